"""Stacked columns: parts and totals, a target that no figure meets, forecasts, and rests."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.columnplan import ColumnsLayout
from authoring.charts.hatching import hatch
from authoring.charts.kind import layout_of
from authoring.data.tables import Group, Query
from authoring.edition.model import ChartItem
from authoring.edition.parts import Text

from . import samples
from .pieces import bound, csv_lines, faults, item, resolve, text, text_boxes
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM, make_table
from .test_layout import overlaps

KIND = "stacked-columns"
PARTS = (
    ("Elektriciteit", 39.6, 30.7),
    ("Industrie", 87, 49.8),
    ("Mobiliteit", 33.3, 29.6),
    ("Landbouw", 33, 24.4),
    ("Landgebruik", 6.2, 4.4),
    ("Gebouwde omgeving", 29.7, 19.6),
    ("Totaal", 228.9, 158.4),
)
YEARS = (Group("1990", "1990"), Group("2022", "2022"))


def table_of(parts=PARTS, years=YEARS, queried=(), kind="series"):
    """Make a table of parts, the last row of which is their total."""
    queries = (Query("q", tuple(queried), "?", (), "open"),) if queried else ()
    made = make_table(parts, years, question=None, subject="Uitstoot, in Mton", kind=kind,
                      queries=queries)  # fmt: skip
    last = made.rows[-1].id
    names = {last: "total"}
    return replace(
        made,
        unit="count",
        rows=tuple(replace(row, id=names.get(row.id, row.id)) for row in made.rows),
        typed={(names.get(row, row), column): n for (row, column), n in made.typed.items()},
    )


def goals(queried=()):
    made = make_table([("Doel", 103), ("Laag", 97), ("Hoog", 123)], [Group("value", "Waarde")],
                      question=None, subject="2030", kind="series")  # fmt: skip
    queries = (Query("q", tuple(queried), "?", (), "open"),) if queried else ()
    return replace(made, id="goals", unit="count", queries=queries)


def target(value=103, label="doel 2030"):
    return item(label, "{goals/r0/value}", value, form="number")


def forecast(low=97, high=123, label="raming 2030"):
    ends = [
        bound(f"{{goals/r{row}/value}}", value, form="number").parts[0]
        for row, value in ((1, low), (2, high))
    ]
    return ChartItem(text(label), Text((ends[0], *text("–").parts, ends[1]), ""))


def columns(table=None, items=(), width_mm=HALF_WIDTH_MM, goal=None, **fields):
    table = table or table_of()
    tables = [table, goal or goals()]
    return resolve(KIND, tables, items, width_mm, "Het doel komt in zicht", table=table.id,
                   **fields)  # fmt: skip


def check(chart):
    """No two texts meet, none meets the target's line or leaves the chart."""
    items = samples.draw(chart)
    boxes = text_boxes(items)
    for index, (one, first) in enumerate(boxes):
        assert one[0] >= LEFT_MM - 0.01, first
        assert one[2] <= LEFT_MM + chart.width_mm + 0.01, first
        for other, second in boxes[index + 1 :]:
            assert not overlaps(one, other), (first, second)
    lines = [box for box, name, width in samples.strokes(items) if width == 1.4]
    for line in lines:
        for box, words in boxes:
            across = box[0] < line[2] and line[0] < box[2]
            assert not (across and box[1] < line[1] < box[3]), words
    assert min(box[0] for box, _, _ in samples.strokes(items)) >= LEFT_MM
    for box, _ in samples.fills(items):
        assert box[3] <= chart.head.body_mm + chart.body_height_mm
    return boxes


def test_parts_stand_to_scale_below_their_total():
    chart = columns(items=[target(), forecast()])
    check(chart)
    items = samples.draw(chart)
    layout = layout_of(chart, ColumnsLayout)
    foot = chart.head.body_mm + layout.foot_mm
    left = LEFT_MM + layout.left_mm
    first, second = (box for box, _ in samples.fills(items)[:2])
    factor = 228.9 / 228.8
    assert first[:3:2] == pytest.approx((left, left + 12))
    assert (first[3], first[1]) == pytest.approx((foot, foot - 39.6 * factor / 228.9 * 69 + 0.2))
    assert second[3] == pytest.approx(first[1] - 0.2)
    assert [name for _, name in samples.fills(items)[:6]] == [
        "deep", "mid", "light", "stone_dark", "stone", "signal_text",
    ]  # fmt: skip
    said = samples.texts(items)
    assert {"228,9", "158,4", "87", "97–123", "doel 2030:", "103", "raming 2030"} <= set(said)
    inks = {run.text.strip(): run.colour.name for run in samples.runs(items)}
    assert (inks["87"], inks["33,3"], inks["4,4"]) == ("white", "ink", "ink")


def test_the_target_is_a_line_over_white_and_no_figure_meets_it():
    chart = columns(items=[target()])
    layout = layout_of(chart, ColumnsLayout)
    y = chart.head.body_mm + layout.foot_mm - 103 / 228.9 * 69
    lines = [each for each in samples.strokes(samples.draw(chart)) if each[2] in (1.4, 2.8)]
    assert [(name, width) for _, name, width in lines] == [("white", 2.8), ("signal_text", 1.4)]
    assert lines[1][0][1] == pytest.approx(y, abs=0.01)
    for value in range(20, 229, 4):
        check(columns(items=[target(value)], goal=goals()))


def test_a_forecast_is_full_to_its_low_end_and_hatched_to_its_high_end():
    items = samples.draw(columns(items=[forecast()]))
    solid = next(box for box, name in samples.fills(items) if name == "line")
    assert solid[3] - solid[1] == pytest.approx(97 / 228.9 * 69, abs=0.01)
    hatched = [box for box, name, width in samples.strokes(items) if name == "stone_dark"]
    outline, *lines = hatched
    assert outline[3] - outline[1] == pytest.approx(26 / 228.9 * 69, abs=0.2)
    assert len(lines) > 5
    for line in lines:
        assert line[0] >= outline[0] - 0.01
        assert line[2] <= outline[2] + 0.01


def test_hatching_keeps_to_its_rectangle():
    lines = list(hatch(0, 0, 4, 2, 0.5))
    assert all(0 <= x <= 4 for line in lines for x in line[::2])
    assert all(-1e-9 <= y <= 2 + 1e-9 for line in lines for y in line[1::2])
    assert all(x1 - x0 == pytest.approx(y0 - y1) for x0, y0, x1, y1 in lines)
    assert list(hatch(0, 0, 0, 2, 0.5)) == []


def test_a_column_with_only_its_total_is_one_undivided_bar():
    alone = columns(rows=("total",), items=[target(), forecast()])
    check(alone)
    items = samples.draw(alone)
    assert [name for _, name in samples.fills(items)][:2] == ["deep", "deep"]
    assert csv_lines(alone)[:2] == ["Uitstoot, in Mton;Totaal", "1990;228,9"]
    half = [(label, None if label != "Totaal" else old, new) for label, old, new in PARTS]
    mixed = columns(table_of(half))
    check(mixed)
    outlines = [box for box, name, width in samples.strokes(samples.draw(mixed)) if width == 0.75]
    assert len(outlines) == 1
    assert "Streepje" not in " ".join(mixed.notes)
    assert csv_lines(mixed)[1] == "1990;;;;;;;228,9"


def test_parts_under_query_are_the_undivided_rest():
    queried = [(f"r{row}", "1990") for row in range(3)]
    chart = columns(table_of(queried=queried), [target(), forecast()])
    check(chart)
    items = samples.draw(chart)
    signs = [run.colour.name for run in samples.runs(items) if run.text == "?"]
    assert signs == ["signal_text"]
    assert "39,6?" in csv_lines(chart)[1]
    assert "Vraagteken" in chart.notes[1]
    every = [(row, column) for row in [f"r{i}" for i in range(6)] for column in ("1990", "2022")]
    none = columns(table_of(queried=every))
    check(none)
    assert "Elektriciteit" not in samples.texts(samples.draw(none))


def test_unknown_and_unclear_marks_have_a_sign_and_no_line():
    chart = columns(items=[target(), forecast()], goal=goals([("r0", "value"), ("r2", "value")]))
    check(chart)
    items = samples.draw(chart)
    said = samples.texts(items)
    assert {"103?", "97–123?"} <= set(said)
    assert not [width for _, _, width in samples.strokes(items) if width == 1.4]
    dash = columns(items=[ChartItem(text("doel"), text("–"))])
    assert "–" in samples.texts(samples.draw(dash))
    assert "Streepje: de bron geeft geen cijfer." in dash.notes[1]


def test_a_total_that_is_not_known():
    parts = [*PARTS[:-1], ("Totaal", None, 158.4)]
    chart = columns(table_of(parts))
    check(chart)
    assert "–" in samples.texts(samples.draw(chart))
    gone = columns(table_of(parts), rows=("total",))
    check(gone)


@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("times", [1, 2])
def test_long_names_and_many_years_are_never_cut(labels, times):
    parts = [(" ".join([label] * labels), *numbers * times) for label, *numbers in PARTS]
    years = [
        Group(f"y{index}", " ".join([str(1990 + index)] * labels)) for index in range(2 * times)
    ]
    long = " ".join(["doel 2030"] * labels)
    for items in ([], [target(label=long), forecast(label=" ".join(["raming 2030"] * labels))]):
        chart = columns(table_of(parts, years), items, WIDTH_MM)
        check(chart)
        said = " ".join(samples.texts(samples.draw(chart)))
        for label, *_ in parts[:-1]:
            assert label in said


def test_one_column():
    check(columns(columns=("1990",)))
    check(columns(columns=("1990",), items=[target()]))


def test_charts_of_a_page_share_one_scale():
    small = table_of([(label, old / 2, new / 2) for label, old, new in PARTS])
    low, high = columns(small, [target(50)]), columns()
    shared = scale_of([low, high])
    assert shared == scale_of([high])
    assert shared.mm_per_unit == pytest.approx(69 / 228.9)


def test_what_they_cannot_show_is_a_fault():
    assert faults(KIND, [table_of()], table="table", rows=("r0",))[0][0] == "chart-rows"
    over = table_of([("A", 90, 90), ("B", 90, 90), ("Totaal", 100, 100)])
    assert faults(KIND, [over], table="table")[0] == (
        "chart-sum", "the parts of “1990” add up to 180, their total is 100",
    )  # fmt: skip

    def found(*items):
        return faults(KIND, [table_of(), goals()], items, table="table")[0][1]

    assert (
        found(target(), target(90)) == "stacked-columns has one target, and “doel 2030” is another"
    )
    assert found(forecast(123, 97)) == "“raming 2030” runs from 123 to 97"
    assert found(ChartItem(text("niets"))) == "“niets” has 0 figures"
    assert found(ChartItem(text("woord"), text("veel"))).startswith("“veel” is no figure")
    percent = item("doel", "{goals/r0/value}", 103)
    share = replace(goals(), unit="percent")
    assert faults(KIND, [table_of(), share], [percent], table="table")[0][1].startswith("“103%” is")
    many = table_of([(label, *[old] * 14) for label, old, _ in PARTS],
                    [Group(f"y{index}", f"{index}") for index in range(14)])  # fmt: skip
    assert faults(KIND, [many], (), HALF_WIDTH_MM, table="table")[0][0] == "chart-room"


def test_columns_in_words_and_as_a_table():
    chart = columns(rows=("total",), items=[target(), forecast()])
    assert alt_text(chart, samples.house_style()) == (
        "Het doel komt in zicht. 1990 228,9; 2022 158,4. doel 2030 103; "
        "raming 2030, laagst 97; raming 2030, hoogst 123."
    )
    assert csv_lines(columns(items=[target(), forecast()]))[-3:] == [
        "doel 2030;;;;;;;103",
        "raming 2030, laagst;;;;;;;97",
        "raming 2030, hoogst;;;;;;;123",
    ]
    assert [line.text.strip() for line in chart.head.question] == ["Uitstoot, in Mton"]
