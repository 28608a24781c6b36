"""Lines over waves: years from left to right, names at the end, values at the points."""

from __future__ import annotations

from itertools import combinations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.linemarks import LinesLayout
from authoring.data.tables import Group, Query

from . import pieces, samples
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM
from .test_layout import overlaps, stretch

PROFIT = (("daalt", 10, 7, 5), ("blijft gelijk", 46, 36, 35), ("stijgt", 29, 51, 53))


def lines(rows=PROFIT, groups=pieces.WAVES, width_mm=HALF_WIDTH_MM, **more):
    return pieces.wave_chart("lines", rows, groups, width_mm, **more)


def layout_of(chart) -> LinesLayout:
    assert isinstance(chart.layout, LinesLayout)
    return chart.layout


def dots(items):
    """Return the middles of the points by colour; the ticks of a ruler are no fills."""
    return [
        ((box[0] + box[2]) / 2 - LEFT_MM, (box[1] + box[3]) / 2, name)
        for box, name in samples.fills(items)
    ]


def check(chart, *, points: bool = True) -> None:
    boxes = pieces.check_drawing(chart)
    if points:
        fills = samples.fills(samples.draw(chart))
        for (box, words), (dot, _) in ((one, two) for one in boxes for two in fills):
            assert not overlaps(box, dot, 0.05), words


def test_three_waves_of_expected_profit():
    chart = lines(fields={"highlight": "r2"})
    layout = layout_of(chart)
    shown = pieces.describe(
        chart,
        f"waves at {', '.join(f'{x:.2f}' for x in layout.waves_mm)}, base at {layout.base_mm:g}",
        f"values to {layout.values_mm:.2f}, names from {layout.names_mm:.2f}",
    )
    assert shown == pieces.golden("lines")
    check(chart)


def test_years_decide_the_order_and_the_distance():
    groups = [
        Group("b", "2020", wave="2020"),
        Group("c", "2024", wave="2024"),
        Group("a", "2019", wave="2019"),
    ]
    chart = lines([("Rij", 20, 30, 10)], groups)
    assert [column.id for column in chart.columns] == ["a", "b", "c"]
    first, second, third = layout_of(chart).waves_mm
    assert (third - first) == pytest.approx(5 * (second - first))
    plain = lines([("Rij", 20, 30, 10)], [Group(name, name) for name in ("x", "y", "z")])
    assert [column.id for column in plain.columns] == ["x", "y", "z"]
    even = layout_of(plain).waves_mm
    assert even[1] - even[0] == pytest.approx(even[2] - even[1])


def test_a_line_goes_through_its_values_from_zero():
    chart = lines(fields={"highlight": "r2"})
    items = samples.draw(chart)
    layout, unit = layout_of(chart), scale_of([chart]).mm_per_unit
    assert unit == pytest.approx(48 / 53)
    base = chart.head.body_mm + layout.base_mm
    rises = [(x, y, name) for x, y, name in dots(items) if name == "signal"]
    assert [y for _, y, _ in rises] == pytest.approx(
        [base - v * unit for v in (53, 51, 29)], abs=0.01
    )
    assert [x for x, _, _ in rises] == pytest.approx(layout.waves_mm, abs=0.01)
    widths = {name: width for _, name, width in samples.strokes(items)}
    assert widths["signal"] == 1.8
    assert widths["deep"] == widths["mid"] == 1.2
    assert {run.colour.name for run in samples.runs(items) if "stijgt" in run.text} == {
        "signal_text"
    }
    assert [name for _, _, name in dots(items)][-3:] == ["signal"] * 3


def test_what_is_missing_or_unclear_breaks_its_line():
    rows = [("Gat", 30, None, 20), ("Vraag", 50, 45, 40), ("Niets", None, None, None)]
    queries = (Query("q", (("r1", "previous"),), "44?", (), "open"),)
    chart = lines(rows, queries=queries)
    items = samples.draw(chart)
    assert len(dots(items)) == 4
    assert not [name for _, name, width in samples.strokes(items) if width == 1.8]
    texts = samples.texts(items)
    assert (texts.count("–"), texts.count("45%?")) == (4, 1)
    (unclear,) = [run for run in samples.runs(items) if run.text == "45%?"]
    assert unclear.colour.name == "signal_text"
    assert "Vraagteken: de bron is over dit cijfer niet eenduidig." in chart.notes[1]
    check(chart)


def test_figures_of_few_respondents_are_marked_and_those_of_too_few_left_out():
    chart = lines([("Rij", 41, 42, 43)], n={"latest": 99, "previous": 29, "earlier": 500})
    assert [value.printed for value in chart.rows[0].values] == ["43%", "–", "41%*"]
    assert "n = 500 in 2022, 29 in 2023, 99 in 2024" in chart.notes[0].replace("\u00a0", " ")


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("labels", [1, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_many_rows_are_never_cut(width_mm, labels, times):
    rows = [
        (name, *(number + copy for number in numbers))
        for copy in range(times)
        for name, *numbers in stretch(PROFIT, labels, 1)
    ]
    chart = lines(rows, width_mm=width_mm)
    items = samples.draw(chart)
    boxes = pieces.text_boxes(items)
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not overlaps(one, other, 0.05), (first, second)
    for box, words in boxes:
        assert box[0] >= LEFT_MM - 0.01, words
        assert box[2] <= LEFT_MM + width_mm + 0.01, words
    said = [words for _, words in boxes]
    for row in chart.rows:
        assert " ".join(row.lines).split() == row.label.split()
        assert row.values[0].printed in said
        assert row.values[-1].printed in said


def test_names_of_many_lines_make_the_chart_higher():
    rows = [("een heel lange naam " * 6 + str(index), 5, 6, 7) for index in range(5)]
    chart = lines(rows)
    assert layout_of(chart).base_mm > 53.25
    assert chart.split(chart.height_mm - 1) is None
    check(chart, points=False)


def test_one_row_and_nothing_but_zero():
    check(lines([("Een", 12, 11, 10)]))
    check(lines([("Nul", 0, 0, 0)]))
    assert lines([("Nul", 0, 0, 0)]).maximum == 1


def test_of_many_waves_only_the_first_and_the_last_value_are_printed():
    groups = [Group(f"w{year}", str(year), wave=str(year)) for year in range(2018, 2024)]
    texts = samples.texts(samples.draw(lines([("Rij", 11, 22, 33, 44, 55, 66)], groups)))
    assert [text for text in texts if "%" in text] == ["11%", "66%"]
    assert all(str(year) in texts for year in range(2018, 2024))


def test_charts_of_a_page_share_one_scale():
    low, high = lines([("Laag", 10, 9, 8)]), lines([("Hoog", 96, 5, 4)])
    assert scale_of([low, high]) == scale_of([high])


def test_ordered_rows_keep_their_order_and_others_go_by_the_newest_wave():
    assert [row.label for row in lines().rows] == ["blijft gelijk", "stijgt", "daalt"]
    kept = [row.label for row in lines(ordered=True).rows]
    assert kept == ["daalt", "blijft gelijk", "stijgt"]


def test_what_they_cannot_show_is_a_fault():
    def found(rows, groups=pieces.WAVES, width_mm=WIDTH_MM, unit="percent"):
        table = samples.make_table(rows, groups, question="Wat?")
        table = samples.replace_unit(table, unit)
        return [code for code, _ in pieces.faults("lines", [table], (), width_mm)]

    assert found([("A", 1)], pieces.WAVES[:1]) == ["chart-columns"]
    assert found([("A", 1, 2, 3)], unit="rank") == ["chart-unit"]
    twice = [Group("a", "A", wave="2024"), Group("b", "B", wave="2024")]
    assert found([("A", 1, 2)], twice) == ["chart-waves"]
    assert found([(f"Rij {index}", 1, 2, 3) for index in range(9)]) == ["chart-rows"]
    assert found([("Een naam", 1, 2, 3)], width_mm=36) == ["chart-room"]


def test_the_alternative_text_and_the_table_follow_the_years():
    chart = lines(PROFIT[1:])
    assert alt_text(chart, samples.house_style()) == (
        "Een titel. blijft gelijk 2022 35%, 2023 36%, 2024 46%; "
        "stijgt 2022 53%, 2023 51%, 2024 29%."
    )
    assert pieces.csv_lines(chart) == [
        "Een onderwerp;2022;2023;2024", "blijft gelijk;35;36;46", "stijgt;53;51;29",
    ]  # fmt: skip
