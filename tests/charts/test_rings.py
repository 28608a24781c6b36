"""Rings: a hundred strokes, as many on as the value says."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.kind import layout_of
from authoring.charts.rings import RingsLayout

from . import samples
from .pieces import (
    check_drawing,
    counts,
    csv_lines,
    describe,
    faults,
    golden,
    item,
    resolve,
    shares,
)
from .samples import HALF_WIDTH_MM, LEFT_MM

TABLE = shares(54, 47, 0, 100, 12, queried=[4])


def rings(*items, width_mm=HALF_WIDTH_MM, **fields):
    return resolve("rings", [TABLE], items, width_mm, **fields)


def two(**fields):
    return rings(
        item("volgens bedrijven", "{table/r0/total}", 54),
        item("volgens technici", "{table/r1/total}", 47),
        **fields,
    )


def describe_rings(chart) -> str:
    layout = layout_of(chart, RingsLayout)
    centres = ", ".join(f"{x:g}" for x in layout.centres_mm)
    return describe(
        chart,
        f"centres {centres} at {layout.centre_mm:g}, captions {layout.caption_mm:g}, "
        f"body {layout.height_mm:g}",
    )


def strokes_of(chart):
    return [
        (box, name)
        for box, name, width in samples.strokes(samples.draw(chart))
        if width == pytest.approx(1.15)
    ]


def test_two_rings_beside_one_another():
    assert describe_rings(two(title="Bedrijven zijn positiever")) == golden("rings")


@pytest.mark.parametrize(("row", "value"), [("r0", 54), ("r2", 0), ("r3", 100)])
def test_as_many_strokes_are_on_as_the_value_says(row, value):
    chart = rings(item("Een ring", f"{{table/{row}/total}}", value))
    strokes = strokes_of(chart)
    assert len(strokes) == 100
    assert [name for _, name in strokes] == ["deep"] * value + ["line"] * (100 - value)
    xs = [edge for box, _ in strokes for edge in (box[0], box[2])]
    assert min(xs) == pytest.approx(LEFT_MM + 15 - 14.4, abs=0.02)
    assert max(xs) == pytest.approx(LEFT_MM + 15 + 14.4, abs=0.02)


def test_the_second_ring_has_the_signal_colour():
    colours = [name for _, name in strokes_of(two())]
    assert colours.count("deep") == 54
    assert colours.count("signal") == 47


def test_missing_and_unclear_values_have_a_sign_in_an_empty_ring():
    chart = rings(item("Niet gegeven", "–"), item("Onzeker", "{table/r4/total}", 12))
    assert describe_rings(chart) == golden("rings-odd")
    assert {name for _, name in strokes_of(chart)} == {"line"}
    signs = {run.text: run.colour.name for run in samples.runs(samples.draw(chart))}
    assert signs["12%?"] == "signal_text"
    assert [row.values[0].printed for row in rings(item("Onbekend", "?")).rows] == ["?"]


@pytest.mark.parametrize("times", [1, 3])
def test_long_captions_wrap_below_their_rings(times):
    caption = " ".join(["volgens alle bedrijven"] * times)
    check_drawing(
        rings(item(caption, "{table/r0/total}", 54), item(caption, "{table/r3/total}", 100))
    )


def test_what_is_no_percentage_or_one_too_many_is_a_fault():
    one = item("Een", "{table/r0/total}", 54)
    assert [code for code, _ in faults("rings", [TABLE], [one] * 3, 175.5)] == ["chart-items"]
    assert faults("rings", [TABLE], [one] * 2, 55.5) == [
        ("chart-room", "2 rings are 74.4 mm wide, the chart 55.5 mm")
    ]
    many = item("Aantal", "{respondents/technicians/value}", 412, form="number")
    assert faults("rings", [counts(technicians=412)], [many], 85.5) == [
        ("chart-value", "“412” is no percent, and rings shows nothing else")
    ]
    words = item("Woorden", "veel")
    assert faults("rings", [TABLE], [words], 85.5)[0][1] == "“veel” is no single figure"
    assert (
        faults("rings", [TABLE], [item("Niets")], 85.5)[0][1] == "an item of rings has no “value”"
    )
    marked = item("Noot[^1]", "{table/r0/total}", 54)
    assert faults("rings", [TABLE], [marked], 85.5)[0][0] == "chart-note-mark"
    points = item("Verschil", "{table/r0/total - table/r1/total}", 7, form="points")
    assert faults("rings", [TABLE], [points], 85.5)[0][0] == "chart-value"


def test_a_ratio_printed_as_a_share_is_a_percentage():
    ratio = item("Aandeel", "{table/r1/total / table/r0/total|percent}", 0.87, printed="87%")
    chart = rings(ratio)
    assert chart.largest == 87


def test_a_complement_and_a_cell_of_another_edition_are_percentages():
    rest = item("De rest", "{100 - table/r0/total}", 46)
    earlier = item("In 2024", "{2024-1:table/r0/total}", 40)
    assert [row.values[0].drawn for row in rings(rest, earlier).rows] == [46, 40]


def test_rings_are_wholes_of_their_own():
    one, other = two(), rings(item("Een", "{table/r3/total}", 100))
    assert scale_of([one, other]).maximum == 100
    assert one.split(one.height_mm - 1) is None


def test_rings_in_words_and_as_a_table():
    chart = two(title="Bedrijven zijn positiever")
    assert alt_text(chart, samples.house_style()) == (
        "Bedrijven zijn positiever. volgens bedrijven 54%; volgens technici 47%."
    )
    assert csv_lines(chart) == [
        "Een onderwerp;Waarde", "volgens bedrijven;54", "volgens technici;47",
    ]  # fmt: skip
