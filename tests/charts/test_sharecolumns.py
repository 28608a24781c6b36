"""Columns of 100 percent: parts to scale, names that keep apart, strips where they do not fit."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text
from authoring.charts.kind import layout_of
from authoring.charts.sharelying import LyingLayout
from authoring.charts.shareupright import UprightLayout
from authoring.charts.stacks import keep_apart
from authoring.data.tables import Group, Query

from . import samples
from .pieces import check_drawing, csv_lines, faults, resolve, shares, text_boxes
from .samples import AGES, HALF_WIDTH_MM, LEFT_MM, TOTAL, WIDTH_MM, make_table
from .test_layout import overlaps, split_over_pages, stretch

KIND = "stacked-columns-100"
AGED = (
    ("ICT", 44, 46, 11),
    ("Voeding en drank", 35, 45, 20),
    ("Metaal", 32, 47, 21),
    ("Bouw", 28, 49, 23),
    ("Overige industrie", 29, 44, 28),
    ("Chemische industrie", 31, 37, 31),
)
LEVELS = [Group(name, name.capitalize()) for name in ("hoog", "middelbaar", "basis", "onbekend")]
TAUGHT = (
    ("ICT", 67, 26, 7, None),
    ("Energie", 46, 41, 13, 0),
    ("Bouw", 15, 49, 35, 1),
    ("Voedingsindustrie", 17, 52, 30, 1),
)
QUERIES = (Query("q", (("r2", "basis"),), "?", (), "open"),)


def columns(rows=AGED, groups=AGES[:3], width_mm=WIDTH_MM, queries=(), **fields):
    table = make_table(rows, groups, question=None, subject="Leeftijd", kind="share",
                       queries=queries)  # fmt: skip
    return resolve(KIND, [table], width_mm=width_mm, title="De chemie vergrijst", **fields)


def test_columns_stand_where_the_art_direction_draws_them():
    chart = columns()
    assert isinstance(chart.layout, UprightLayout)
    items = samples.draw(chart)
    top, boxes = chart.head.body_mm, samples.fills(items)
    foot = top + 48
    young, middle, old = (box for box, _ in boxes[3:6])
    assert [name for _, name in boxes[3:6]] == ["light", "mid", "deep"]
    assert young == pytest.approx((LEFT_MM + 21, foot - 0.35 * 48 + 0.2, LEFT_MM + 36, foot))
    assert middle[3] - old[3] == pytest.approx(0.45 * 48)
    assert old[1] == pytest.approx(top)
    inks = {run.text: run.colour.name for run in samples.runs(items)}
    assert (inks["35%"], inks["47%"], inks["20%"]) == ("ink", "white", "white")
    lines = [box for box, name, width in samples.strokes(items) if width == 0.5 and box[1] == foot]
    assert lines == [pytest.approx((LEFT_MM, foot, LEFT_MM + 5 * 21 + 15, foot))]


def test_the_names_of_the_parts_stand_at_the_right_by_the_last_column():
    chart = columns()
    known = {group.label for group in AGES[:3]}
    names = [run for run in samples.runs(samples.draw(chart)) if run.text in known]
    assert len(names) == 3
    assert min(run.x_mm for run in names) > LEFT_MM + 120
    assert names[0].y_mm > names[1].y_mm > names[2].y_mm


def test_the_table_has_its_order_unless_a_part_orders_it_and_others_come_last():
    assert [row.label for row in columns().rows][-1] == "Overige industrie"
    ordered = columns(ordered_by="over-55")
    assert [str(row.values[2].number) for row in ordered.rows] == [
        "31", "23", "21", "20", "11", "28",
    ]  # fmt: skip
    assert faults(KIND, [make_table(AGED, AGES[:3])], ordered_by="r9") == [
        ("chart-order", "the columns are ordered by “r9”, which is no part of them")
    ]


def test_what_is_missing_or_unclear_leaves_a_column_open_and_stands_above_it():
    chart = columns(TAUGHT, LEVELS, queries=QUERIES)
    items = samples.draw(chart)
    check_drawing(chart)
    runs = {run.text: run for run in samples.runs(items)}
    assert runs["35%?"].colour.name == "signal_text"
    assert runs["35%?"].y_mm > runs["–"].y_mm
    boxes = [box for box, _ in samples.fills(items) if box[2] - box[0] > 5]
    known = [min(box[1] for box in boxes if box[0] == x) for x in sorted({box[0] for box in boxes})]
    assert known[2] - known[0] == pytest.approx(35 / 100 * 48)
    assert "Streepje: de bron geeft geen cijfer." in chart.notes[1]
    whole = columns([("Zonder rest", 34, 34, 33)]).notes
    assert whole[1] == "De delen tellen niet overal op tot 100%."


def test_rounding_may_go_beyond_the_whole_but_not_far():
    assert columns([("Te veel", 34, 34, 33)]).maximum == 100
    assert faults(KIND, [make_table([("Te veel", 50, 40, 20)], AGES[:3])]) == [
        ("chart-sum", "the parts of “Te veel” add up to 110, and a whole is 100")
    ]


def test_small_parts_have_their_values_beside_them_and_nothing_meets():
    rows = [("Klein", 1, 1, 1, 97), ("Niets", 0, 0, 0, 100), ("Veel", 94, 2, 2, 2)]
    chart = columns(rows, LEVELS)
    boxes = check_drawing(chart)
    bars = [box for box, _ in samples.fills(samples.draw(chart))]
    for box, words in boxes:
        if words in ("1%", "0%", "2%"):
            assert not any(overlaps(box, bar, 0.01) for bar in bars), words


@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("width_mm", [WIDTH_MM, HALF_WIDTH_MM])
@pytest.mark.parametrize(("rows", "groups"), [(AGED, AGES[:3]), (TAUGHT, LEVELS)])
def test_long_names_and_many_rows_are_never_cut(rows, groups, width_mm, times, labels):
    chart = columns(stretch(rows, labels, times), groups, width_mm, QUERIES)
    assert len(chart.rows) == len(rows) * times
    check_drawing(chart)
    for part in split_over_pages(chart, 200):
        check_drawing(part)


@pytest.mark.parametrize("width_mm", [WIDTH_MM, HALF_WIDTH_MM])
def test_parts_may_have_long_names(width_mm):
    long = [Group(group.id, f"{group.label} en wat daar bij hoort") for group in LEVELS]
    check_drawing(columns(TAUGHT, long, width_mm, QUERIES))


def test_many_rows_or_long_names_turn_into_strips_that_can_be_parted():
    assert isinstance(columns(stretch(AGED, 1, 1)).layout, UprightLayout)
    many = columns(stretch(AGED, 1, 2))
    assert isinstance(many.layout, LyingLayout)
    assert many.split(many.height_mm - 1) is not None
    assert columns().split(columns().height_mm - 1) is None
    strips = [box for box, name in samples.fills(samples.draw(many)) if name == "light"]
    assert strips[1][0] == pytest.approx(LEFT_MM + layout_of(many, LyingLayout).zero_mm)


def test_one_row():
    for width_mm in (WIDTH_MM, HALF_WIDTH_MM):
        check_drawing(columns(AGED[:1], width_mm=width_mm))


def test_samples_have_their_colours_and_no_text_in_the_signal():
    groups = [Group("t", "Technici", "technicians"), Group("c", "Bedrijven", "companies")]
    chart = columns([("Een", 60, 40)], groups)
    items = samples.draw(chart)
    assert [name for _, name in samples.fills(items)][:2] == ["signal", "deep"]
    box = next(box for box, name in samples.fills(items) if name == "signal")
    value = next(box for box, words in text_boxes(items) if words == "60%")
    assert not overlaps(box, value, 0.01)


def test_what_is_no_set_of_parts_is_a_fault():
    assert faults(KIND, [shares(40)], columns=("total",))[0] == (
        "chart-parts", "stacked-columns-100 stacks 2 to 6 parts, not 1"
    )  # fmt: skip
    found = faults(KIND, [make_table([("A", 1, 2, 3, 4)], [*AGES[:3], TOTAL])], highlight="r0")
    assert found == [("chart-field", "stacked-columns-100 has no use for “highlight”")]
    word = [("Meervoudigepersoonlijkheidsstoornissendeskundigenoverleg", 1, 2, 3)]
    found = faults(KIND, [make_table(word, AGES[:3])], width_mm=HALF_WIDTH_MM, title="A")
    assert [code for code, _ in found] == ["too-wide"]


def test_columns_in_words_and_as_a_table():
    chart = columns(TAUGHT[:1], LEVELS)
    assert alt_text(chart, samples.house_style()) == (
        "De chemie vergrijst. ICT Hoog 67%, Middelbaar 26%, Basis 7%, Onbekend onbekend."
    )
    assert csv_lines(chart) == ["Leeftijd;Hoog;Middelbaar;Basis;Onbekend", "ICT;67;26;7;"]


def test_labels_are_kept_apart_as_little_as_may_be():
    assert keep_apart([1, 1], 2, 0, 10) == (0, 2)
    assert keep_apart([5, 5], 2, 0, 10) == (4, 6)
    assert keep_apart([1, 5, 9], 2, 0, 10) == (1, 5, 9)
    assert keep_apart([10, 10, 10], 3, 0, 10) == (4, 7, 10)
    assert keep_apart([], 3, 0, 10) == ()
