"""Strips: segments to scale, names that never meet, rests and gaps."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.kind import layout_of
from authoring.charts.strip import StripLayout

from . import samples
from .pieces import check_drawing, csv_lines, describe, faults, golden, join, resolve, shares
from .samples import HALF_WIDTH_MM, LEFT_MM, TOTAL, WIDTH_MM, make_table

GENERATIONS = (
    ("Generatie Z (1997–2012)", 7),
    ("Millennials (1981–1996)", 43),
    ("Generatie X (1965–1980)", 33),
    ("Babyboomers (1946–1964)", 6),
)
SIX = (
    ("Zzp’er zonder personeel", 2),
    ("Kleinbedrijf", 18),
    ("Middenkleinbedrijf", 3),
    ("Grootbedrijf", 70),
    ("Overheid en semioverheid", 4),
    ("Onbekend", 3),
)


def table_of(rows):
    return make_table(rows, [TOTAL], question=None, subject="Personeel", kind="share")


def describe_strip(chart) -> str:
    layout = layout_of(chart, StripLayout)
    lines = [
        f"{segment.id} {segment.x0_mm:.2f}–{segment.x1_mm:.2f} {segment.colour.name}, "
        f"“{segment.printed}” in {segment.text_colour.name}"
        for segment in layout.segments
    ]
    lines.append(f"track from {layout.rest_mm:.2f}, body {layout.height_mm:g}")
    for name in layout.callouts:
        leader = "" if name.leader_mm is None else f", leader at {name.leader_mm:.2f}"
        value = f"{name.value} " if name.value else ""
        lines.append(
            f"{name.id} at {name.x_mm:.2f}/{name.baseline_mm:g}: {value}{join(name.lines)}{leader}"
        )
    return describe(chart, *lines)


def test_the_share_of_generations():
    chart = resolve("strip", [table_of(GENERATIONS)], title="Millennials zijn het talrijkst")
    assert describe_strip(chart) == golden("strip-generations")


def test_values_that_are_nothing_missing_or_unclear_have_no_segment_and_a_line_of_their_own():
    table = shares(0, 40, None, 20, 10, queried=[3])
    chart = resolve("strip", [table], width_mm=HALF_WIDTH_MM)
    assert describe_strip(chart) == golden("strip-odd")
    signs = {run.text: run.colour.name for run in samples.runs(samples.draw(chart))}
    assert signs["20%?"] == "signal_text"
    assert signs["–"] == "ink"


def test_segments_stand_to_scale_with_values_inside_or_before_their_names():
    items = samples.draw(resolve("strip", [table_of(GENERATIONS)], width_mm=HALF_WIDTH_MM))
    boxes = samples.fills(items)
    assert [name for _, name in boxes] == ["deep", "mid", "light", "stone_dark", "track"]
    assert boxes[0][0] == pytest.approx((LEFT_MM, 21, LEFT_MM + 85.5 * 0.07 - 0.3, 27))
    assert boxes[4][0][2] == pytest.approx(LEFT_MM + 85.5)
    inside = {run.text: run.colour.name for run in samples.runs(items) if run.y_mm < 27}
    assert inside == {"Een titel": "ink", "Personeel": "grey", "43%": "white", "33%": "ink"}
    assert {"7%", "6%"} <= set(samples.texts(items))


@pytest.mark.parametrize("rows", [GENERATIONS, SIX, GENERATIONS[1:2], [("Alles", 100)]])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("width_mm", [WIDTH_MM, HALF_WIDTH_MM])
def test_long_names_never_meet_and_no_leader_crosses_one(rows, times, width_mm):
    long = [(" ".join([name] * times), value) for name, value in rows]
    chart = resolve("strip", [table_of(long)], width_mm=width_mm)
    boxes = check_drawing(chart)
    leaders = [box for box, name, _ in samples.strokes(samples.draw(chart)) if name == "grey"]
    for leader in leaders:
        for box, words in boxes:
            crosses = box[0] < leader[0] < box[2] and box[1] < leader[3] and leader[1] < box[3]
            assert not crosses, words


def test_a_full_strip_has_no_track_and_rounding_may_add_up_to_more():
    full = samples.fills(samples.draw(resolve("strip", [shares(64, 36)])))
    assert [name for _, name in full] == ["deep", "mid"]
    assert full[1][0][2] == pytest.approx(LEFT_MM + WIDTH_MM)
    rounded = resolve("strip", [shares(34, 34, 33)])
    assert rounded.maximum == 101
    assert layout_of(rounded, StripLayout).segments[-1].x1_mm == pytest.approx(WIDTH_MM)
    assert faults("strip", [shares(60, 50)]) == [
        ("chart-sum", "the parts add up to 110, and a whole is 100")
    ]


def test_what_is_no_whole_is_a_fault():
    assert faults("strip", [shares(*[5] * 7)]) == [
        ("chart-parts", "a strip has at most 6 parts, and there are 7")
    ]
    assert faults("strip", [shares()])[0][0] == "chart-empty"
    assert faults("strip", [shares(5)], highlight="r0") == [
        ("chart-field", "strip has no use for “highlight”")
    ]
    names = [("Meervoudigepersoonlijkheidsstoornissendeskundigenoverleg" * 3, 40)]
    assert faults("strip", [table_of(names)], width_mm=HALF_WIDTH_MM)[0][0] == "too-wide"


def test_each_strip_is_its_own_whole_on_a_shared_scale():
    one, other = resolve("strip", [shares(10)]), resolve("strip", [shares(80)])
    assert scale_of([one, other]).maximum == 100
    assert one.height_mm == other.height_mm
    assert one.split(one.height_mm - 1) is None


def test_a_strip_in_words_and_as_a_table():
    chart = resolve("strip", [shares(7, 43, None, 6, queried=[3])], title="Een whole")
    assert alt_text(chart, samples.house_style()) == (
        "Een whole. Antwoord 0 7%; Antwoord 1 43%; Antwoord 2 onbekend; Antwoord 3 6%?."
    )
    assert csv_lines(chart) == [
        "Een onderwerp;Totaal", "Antwoord 0;7", "Antwoord 1;43", "Antwoord 2;", "Antwoord 3;6?",
    ]  # fmt: skip
