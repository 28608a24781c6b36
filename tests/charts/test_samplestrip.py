"""Samples as ticks: one tick for ten respondents, names where a sample begins."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.kind import layout_of
from authoring.charts.samplestrip import SampleStripLayout
from authoring.data.numbers import format_number

from . import samples
from .pieces import check_drawing, counts, csv_lines, describe, faults, golden, item, join, resolve
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM

NAMES = ("technici", "technische bedrijven", "zij-instromers")


def strip(*sizes, width_mm=WIDTH_MM, times=1, extra=(), **fields):
    items = [
        item(" ".join([name] * times), f"{{respondents/s{index}/value}}", size, form="number")
        for index, (name, size) in enumerate(zip(NAMES, sizes, strict=False))
    ]
    table = counts(**{f"s{index}": size for index, size in enumerate(sizes)})
    return resolve("sample-strip", [table], [*items, *extra], width_mm, **fields)


def describe_samples(chart) -> str:
    layout = layout_of(chart, SampleStripLayout)
    lines = [
        f"{stretch.id}: {stretch.ticks} ticks from {stretch.start} in {stretch.colour.name}"
        for stretch in layout.stretches
    ]
    lines.append(f"pitch {layout.pitch_mm:.3f}, body {layout.height_mm:g}")
    lines += [
        f"{name.id} at {name.x_mm:.2f}/{name.baseline_mm:g}: {name.value} {join(name.lines)}"
        for name in layout.callouts
    ]
    lines.append(f"“{layout.key}” at {layout.key_mm:g}")
    return describe(chart, *lines)


def test_the_samples_of_the_survey():
    chart = strip(412, 837, title="Technici en bedrijven doen mee")
    assert describe_samples(chart) == golden("samples")


def test_none_few_missing_and_unclear():
    chart = strip(0, 4, width_mm=HALF_WIDTH_MM, extra=[item("zij-instromers", "–")])
    assert describe_samples(chart) == golden("samples-odd")
    assert not samples.fills(samples.draw(chart))
    check_drawing(chart)


def test_ticks_stand_side_by_side_in_the_colours_of_their_samples():
    ticks = samples.fills(samples.draw(strip(412, 837)))
    assert [name for _, name in ticks] == ["signal"] * 41 + ["deep"] * 84
    pitch = WIDTH_MM / 125
    assert ticks[0][0] == pytest.approx((LEFT_MM, 21, LEFT_MM + pitch * 0.46, 30), abs=0.01)
    assert ticks[41][0][0] == pytest.approx(LEFT_MM + 41 * pitch, abs=0.01)
    few = samples.fills(samples.draw(strip(15, 24)))
    assert len(few) == 4
    assert few[1][0][0] == pytest.approx(LEFT_MM + 1.5)


def test_the_key_stands_beside_the_names_or_below_them():
    layout = layout_of(strip(412, 837), SampleStripLayout)
    assert layout.key_mm == 7.5
    crowded = layout_of(strip(837, 412, width_mm=HALF_WIDTH_MM), SampleStripLayout)
    assert crowded.key_mm > 7.5


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("sizes", [(412, 837), (22, 837, 12), (837, 20), (500,), (300, 300, 300)])
@pytest.mark.parametrize("width_mm", [WIDTH_MM, HALF_WIDTH_MM])
def test_long_names_never_meet(sizes, times, width_mm):
    check_drawing(strip(*sizes, times=times, width_mm=width_mm))


@pytest.mark.parametrize(
    ("sizes", "each"),
    [((1012, 1025), 10), ((1012, 2779, 1025), 20), ((9000,), 50), ((412_000, 8), 1000)],
)
def test_a_tick_stands_for_more_where_they_would_crowd(sizes, each):
    layout = layout_of(strip(*sizes), SampleStripLayout)
    assert layout.key == f"elk streepje: {format_number(each)} respondenten"
    ticks = sum(stretch.ticks for stretch in layout.stretches)
    assert ticks == sum((2 * size + each) // (2 * each) for size in sizes)
    assert ticks * 0.4 <= WIDTH_MM


def test_too_many_respondents_or_samples_are_faults():
    one = item("veel", "{respondents/a/value}", 900_000, form="number")
    assert faults("sample-strip", [counts(a=900_000)], [one]) == [
        ("chart-room", "900 ticks on 175.5 mm stand 0.20 mm apart, and need 0.40 mm")
    ]
    assert faults("sample-strip", [counts(a=90)], [one] * 4)[0] == (
        "chart-items", "sample-strip shows 1 to 3 items, not 4"
    )  # fmt: skip


def test_each_strip_counts_by_itself():
    one, other = strip(412, 837), strip(100)
    assert scale_of([one, other]).maximum == 837
    assert one.split(one.height_mm - 1) is None


def test_samples_in_words_and_as_a_table():
    chart = strip(412, 837, title="Technici en bedrijven doen mee")
    assert alt_text(chart, samples.house_style()) == (
        "Technici en bedrijven doen mee. technici 412; technische bedrijven 837."
    )
    assert csv_lines(chart) == [
        "Respondenten van het onderzoek;Waarde", "technici;412", "technische bedrijven;837",
    ]  # fmt: skip
