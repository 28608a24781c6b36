"""A ranking that changes: two numbered lists, and lines between a row's places."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text
from authoring.charts.model import Value
from authoring.charts.ranklists import RankingLayout, order_column
from authoring.data.tables import Query

from . import pieces, samples
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM
from .test_layout import overlaps, stretch

WANTED = (
    ("Elektromonteur", 1, 1),
    ("Meet- en regeltechnicus", 2, 2),
    ("Loodgieter (ook warmtepompmonteur)", 3, 9),
    ("E-installateur", 4, 4),
    ("Operator", 5, 3),
    ("W-installateur", None, 5),
)


def ranking(rows=WANTED, width_mm=HALF_WIDTH_MM, **more):
    facts = {"kind": "ranking", "unit": "rank"} | more
    return pieces.wave_chart("ranking", rows, pieces.WAVES[:2], width_mm, **facts)


def layout_of(chart) -> RankingLayout:
    assert isinstance(chart.layout, RankingLayout)
    return chart.layout


def places(chart, column: str) -> dict[str, float]:
    """Return the distance of each row's place below the first one, in millimetres."""
    entries = layout_of(chart).entries
    middles = {row.label: entries[row.id, column].centre_mm for row in chart.rows}
    return {label: middle - min(middles.values()) for label, middle in middles.items()}


def check(chart) -> None:
    """Draw both lists: no two texts meet, every name stands there twice, none leaves the chart."""
    items = samples.draw(chart)
    boxes = pieces.text_boxes(items)
    for index, (one, first) in enumerate(boxes):
        assert one[0] >= LEFT_MM - 0.01, first
        assert one[2] <= LEFT_MM + chart.width_mm + 0.01, first
        for other, second in boxes[index + 1 :]:
            assert not overlaps(one, other, 0.05), (first, second)
    entries = layout_of(chart).entries.values()
    assert len(entries) == 2 * len(chart.rows)
    said = [words for _, words in boxes]
    for row in chart.rows:
        for column in chart.columns:
            lines = layout_of(chart).entries[row.id, column.id].lines
            assert " ".join(lines).split() == row.label.split()
            assert all(line.strip() in said for line in lines)


def test_wanted_technicians_in_two_waves():
    chart = ranking(fields={"highlight": "r2"})
    layout = layout_of(chart)
    shown = pieces.describe(
        chart,
        f"numbers at {', '.join(f'{x:.2f}' for x in layout.numbers_mm)}, lines from "
        f"{layout.line_from_mm:.2f} to {layout.line_to_mm:.2f}",
        *(
            f"{column.label}: " + ", ".join(f"{at:g} {name}" for name, at in found.items())
            for column in chart.columns
            for found in [places(chart, column.id)]
        ),
    )
    assert shown == pieces.golden("ranking")
    check(chart)


def test_a_row_outside_a_list_stands_below_it():
    chart = ranking()
    older, newer = places(chart, "previous"), places(chart, "latest")
    assert older["W-installateur"] == pytest.approx(4 * 10.5)
    assert older["Loodgieter (ook warmtepompmonteur)"] == pytest.approx(5 * 10.5 + 2.25)
    assert newer["W-installateur"] == pytest.approx(5 * 10.5 + 2.25)
    texts = samples.texts(samples.draw(chart))
    assert texts.count("9") == 1
    assert texts.count("–") == 1
    assert "niet in de top 5" in texts
    assert all("Streepje" not in note for note in chart.notes)


def test_lines_join_the_places_and_the_accent_is_on_top():
    items = samples.draw(ranking(fields={"highlight": "r2"}))
    lines = [line for line in samples.strokes(items) if line[2] > 1]
    assert len(lines) == 6
    assert [(name, width) for _, name, width in lines] == [("line", 1.2)] * 5 + [("signal", 2.2)]
    runs = {run.text.strip(): run.colour.name for run in samples.runs(items)}
    assert (runs["5"], runs["Operator"], runs["warmtepompmonteur)"]) == (
        "ink",
        "ink",
        "signal_text",
    )


def test_a_rank_in_doubt_keeps_its_place_and_has_no_line():
    queries = (Query("q", (("r1", "latest"),), "?", (), "open"),)
    chart = ranking(queries=queries)
    items = samples.draw(chart)
    assert places(chart, "latest")["Meet- en regeltechnicus"] == pytest.approx(10.5)
    assert len([line for line in samples.strokes(items) if line[2] > 1]) == 5
    assert [run.colour.name for run in samples.runs(items) if run.text == "2?"] == ["signal_text"]
    hidden = ranking(n={"latest": 29, "previous": 500})
    assert "Streepje: niet getoond, want minder dan 30 respondenten." in hidden.notes[1]
    assert not [line for line in samples.strokes(samples.draw(hidden)) if line[2] > 1]


def test_a_list_ends_where_a_rank_is_skipped():
    def order(*ranks):
        return order_column([Value("a", rank, str(rank)) for rank in ranks])

    assert order(2, 1, 9, None, 3) == ((1, 0, 4), (2, 3))
    assert order(1, 1, 3, 3, 5) == ((0, 1, 2, 3, 4), ())
    assert order(None, None) == ((), (0, 1))
    assert order(4, 7) == ((), (0, 1))


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("labels", [1, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_many_rows_are_never_cut(width_mm, labels, times):
    rows = [
        (name, *(None if rank is None else rank + copy * 6 for rank in ranks))
        for copy in range(times)
        for name, *ranks in stretch(WANTED, labels, 1)
    ]
    chart = ranking(rows, width_mm)
    assert len(chart.rows) == 6 * times
    check(chart)
    assert chart.split(chart.height_mm - 1) is None


def test_one_row():
    check(ranking(WANTED[:1]))
    check(ranking([("Weg", None, 1)]))


def test_rows_stand_by_their_newest_rank_unless_the_chart_names_them():
    labels = [row.label for row in ranking().rows]
    assert labels == [row[0] for row in WANTED]
    named = ranking(fields={"rows": ("r4", "r0")})
    assert [row.label for row in named.rows] == ["Operator", "Elektromonteur"]


def test_what_it_cannot_show_is_a_fault():
    table = samples.make_table([("A", 1, 2, 3)], pieces.WAVES, question="Wat?")
    codes = [code for code, _ in pieces.faults("ranking", [table])]
    assert codes == ["chart-columns", "chart-unit"]
    two = samples.make_table([("A", 1, 2)], pieces.WAVES[:2], question="Wat?")
    ranks = samples.replace_unit(two, "rank")
    assert [code for code, _ in pieces.faults("ranking", [ranks], (), 48)] == ["chart-room"]


def test_the_alternative_text_lists_both_waves_and_the_table_has_the_ranks():
    chart = ranking()
    assert alt_text(chart, samples.house_style()) == (
        "Een titel. 2024: 1 Elektromonteur, 2 Meet- en regeltechnicus, "
        "3 Loodgieter (ook warmtepompmonteur), 4 E-installateur, 5 Operator. "
        "2023: 1 Elektromonteur, 2 Meet- en regeltechnicus, 3 Operator, 4 E-installateur, "
        "5 W-installateur, 9 Loodgieter (ook warmtepompmonteur)."
    )
    assert pieces.csv_lines(chart)[-1] == "W-installateur;5;"
