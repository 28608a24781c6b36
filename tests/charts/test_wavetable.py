"""A table of waves: the newest with bars, older ones grey, and the difference."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.wavecolumns import WaveTableLayout
from authoring.data.tables import Group, Query

from . import pieces, samples
from .samples import HALF_WIDTH_MM, WIDTH_MM
from .test_layout import split_over_pages, stretch

ANNOYANCES = (
    ("Weinig nieuwe aanwas", 32, 37, 33),
    ("Vergrijzing", 26, 28, 23),
    ("Veel reacties van onbekwame mensen", 22, 32, 31),
    ("Technici beginnen voor zichzelf", 21, 25, 26),
    ("Onderlinge concurrentie bij werving", 19, 18, 18),
)


def table(rows=ANNOYANCES, groups=pieces.WAVES, width_mm=WIDTH_MM, **more):
    return pieces.wave_chart("wave-table", rows, groups, width_mm, **more)


def layout_of(chart) -> WaveTableLayout:
    assert isinstance(chart.layout, WaveTableLayout)
    return chart.layout


def changes(chart) -> list[str]:
    return [layout_of(chart).changes[row.id].printed for row in chart.rows]


def test_five_annoyances_in_three_waves():
    chart = table(n={"latest": 1012})
    layout = layout_of(chart)
    shown = pieces.describe(
        chart,
        f"names {layout.label_mm:.2f}, tint {layout.tint_mm:.2f} + {layout.tint_width_mm:.2f}, "
        f"figures to {layout.figures_mm:.2f}, {layout.room_mm:g} for bars",
        f"older to {', '.join(f'{x:.2f}' for x in layout.older_mm)}",
        f"heads {' | '.join(map(pieces.join, (*layout.heads, layout.difference_head)))}",
        f"rows {layout.row_mm:g} from {layout.head_mm:g}",
        f"changes {' '.join(changes(chart))}",
    )
    assert shown == pieces.golden("wave-table")
    assert "n = 1.012 in 2024" in chart.notes[0].replace("\u00a0", " ")


def test_the_newest_wave_comes_first_wherever_its_column_is():
    rows = [("Rij", 1, 2, 3)]
    chart = table(rows, pieces.WAVES[::-1])
    assert [column.label for column in chart.columns] == ["2024", "2023", "2022"]
    assert chart.rows[0].values[0].printed == "3%"


def test_a_difference_has_its_sign_and_stands_out_from_five_points():
    chart = table()
    assert changes(chart) == ["−1", "+3", "−9", "−5", "+1"]
    runs = samples.runs(samples.draw(chart))
    colours = {run.text: run.colour.name for run in runs if run.text[0] in "−+"}
    assert colours == {
        "−1": "ink", "+3": "ink", "−9": "signal_text", "−5": "signal_text", "+1": "ink",
    }  # fmt: skip
    assert changes(table([("Gelijk", 5, 4, 5), ("Half", 12.5, 1, 3)])) == ["+9,5", "0"]


def test_a_difference_is_there_only_where_both_figures_are():
    rows = [
        ("Nieuw", 30, 20, None),
        ("Weg", None, 20, 10),
        ("Vraag", 25, 20, 10),
        ("A", 9, None, 1),
    ]
    queries = (Query("q", (("r2", "earlier"),), "?", (), "open"),)
    chart = table(rows, queries=queries)
    by_name = dict(zip((row.label for row in chart.rows), changes(chart), strict=True))
    assert by_name == {"Nieuw": "–", "Weg": "–", "Vraag": "?", "A": "+8"}
    assert "Streepje: de bron geeft geen cijfer." in chart.notes[1]
    check_rows(chart)
    few = table([("Rij", 41, 42, 43)], n={"latest": 99, "previous": 29, "earlier": 500})
    assert [value.printed for value in few.rows[0].values] == ["41%*", "–", "43%"]
    assert changes(few) == ["−2*"]


def test_other_units_keep_theirs_and_have_no_accent():
    chart = table([("Duur", 14, 3, 4)], unit="months")
    assert changes(chart) == ["+10\u00a0maanden"]
    assert not layout_of(chart).changes["r0"].far
    assert len(chart.notes) == 1
    assert changes(table([("Loon", 2501, 3, 2701)], unit="euro")) == ["−€\u00a0200"]


def check_rows(chart) -> None:
    """Draw the table without its tint: on that ground texts and bars may stand."""
    pieces.check_drawing(chart)
    items = samples.draw(chart)
    tint, *bars = samples.fills(items)
    assert tint[1] == "tint"
    assert all(tint[0][0] <= bar[0] and bar[2] <= tint[0][2] for bar, _ in bars)


def test_it_stands_where_the_art_direction_draws_it():
    chart = table(fields={"highlight": "r0"})
    items, layout = samples.draw(chart), layout_of(chart)
    tint, first, second, *_ = samples.fills(items)
    top = chart.head.body_mm
    assert [name for _, name in (tint, first, second)] == ["tint", "signal", "deep"]
    assert tint[0][1::2] == pytest.approx((top, top + layout.head_mm + 5 * 7.5), abs=0.01)
    assert first[0][2] - first[0][0] == pytest.approx(32 * 0.6, abs=0.01)
    assert first[0][3] - first[0][1] == pytest.approx(3.6, abs=0.01)
    assert layout.older_mm[1] - layout.older_mm[0] == 15
    rules = [box[1] - top for box, name, _ in samples.strokes(items) if name == "line"]
    assert rules == pytest.approx([layout.head_mm + 7.5 * row for row in range(5)])
    grey = {run.colour.name for run in samples.runs(items) if run.text in ("37%", "23%")}
    assert grey == {"grey"}


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("labels", [1, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_many_rows_are_never_cut(width_mm, labels, times):
    chart = table(stretch(ANNOYANCES, labels, times), width_mm=width_mm)
    assert len(chart.rows) == 5 * times
    check_rows(chart)
    parts = split_over_pages(chart, 120)
    assert [row for part in parts for row in part.rows] == list(chart.rows)
    for part in parts:
        check_rows(part)


def test_two_lines_of_a_name_make_a_row_half_as_high_again():
    chart = table(
        [("Een naam die te lang is voor de kolom en die dus na een paar woorden breekt", 10, 9, 8)]
    )
    assert len(chart.rows[0].lines) == 2
    assert layout_of(chart).row_mm == 11.25


def test_one_row_and_nothing_but_zero():
    check_rows(table(ANNOYANCES[:1]))
    check_rows(table([("Nul", 0, 0, 0)], width_mm=HALF_WIDTH_MM))


def test_charts_of_a_page_share_one_scale():
    low, high = table([("Laag", 10, 9, 8)]), table([("Hoog", 90, 5, 4)])
    assert scale_of([low, high]) == scale_of([high])
    assert scale_of([low]).mm_per_unit == 0.6


def test_what_it_cannot_show_is_a_fault():
    def found(rows, groups, width_mm=WIDTH_MM, unit="percent"):
        made = samples.replace_unit(samples.make_table(rows, groups, question="Wat?"), unit)
        return [code for code, _ in pieces.faults("wave-table", [made], (), width_mm)]

    years = [Group(f"w{year}", str(year), wave=str(year)) for year in range(2020, 2025)]
    assert found([("A", 1, 2, 3, 4, 5)], years) == ["chart-columns"]
    assert found([("A", 1, 2, 3, 4)], years[:4], 60) == ["chart-room"]
    assert found([("A", 1, 2, 3)], pieces.WAVES, unit="rank") == ["chart-unit"]


def test_the_alternative_text_and_the_table_have_the_newest_first():
    chart = table(ANNOYANCES[:2])
    assert alt_text(chart, samples.house_style()) == (
        "Een titel. Weinig nieuwe aanwas 2024 32%, 2023 37%, 2022 33%; "
        "Vergrijzing 2024 26%, 2023 28%, 2022 23%."
    )
    assert pieces.csv_lines(chart)[:2] == [
        "Een onderwerp;2024;2023;2022", "Weinig nieuwe aanwas;32;37;33",
    ]  # fmt: skip
