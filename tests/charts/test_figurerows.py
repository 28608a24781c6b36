"""Figure rows: the last line of a text stands on the baseline of its figure."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.figurerows import FigureRowsLayout
from authoring.charts.kind import layout_of

from . import samples
from .pieces import check_drawing, csv_lines, describe, faults, golden, item, resolve, shares
from .samples import HALF_WIDTH_MM, LEFT_MM

TABLE = shares(41, 37, 35, 0, 100, 12, queried=[5])
OTHER = replace(shares(33, source="TechBarometer 2025"), id="other")
TEXTS = (
    "Veel kennis zit nog in de hoofden van collega’s die binnen vijf jaar uitstromen",
    "Bedrijven zijn onvoldoende voorbereid op kennisverlies door vergrijzing",
    "Bedrijven weten niet wie hun kennisdragers zijn",
)


def figures(*labels, extra=(), width_mm=samples.WIDTH_MM, **fields):
    values = (41, 37, 35, 0, 100)
    items = [
        item(label, f"{{table/r{index}/total}}", values[index])
        for index, label in enumerate(labels)
    ]
    return resolve("figure-rows", [TABLE, OTHER], [*items, *extra], width_mm, **fields)


def describe_figures(chart) -> str:
    layout = layout_of(chart, FigureRowsLayout)
    return describe(
        chart,
        f"texts at {layout.text_mm:g}, strips at {layout.strip_mm:g}",
        f"first baseline {layout.first_mm:g}, pitch {layout.pitch_mm:g}, "
        f"body {chart.body_height_mm:g}",
    )


def test_rows_of_two_tables_name_both_sources_and_no_question():
    extra = [item("Jongeren zien hiërarchie als een drempel", "{other/r0/total}", 33)]
    chart = figures(*TEXTS, extra=extra, title="Waar kennisdeling stokt")
    assert describe_figures(chart) == golden("figure-rows")


def test_values_that_are_nothing_everything_missing_or_unclear():
    extra = [item("Niet gegeven", "–"), item("Onder vraag", "{table/r5/total}", 12)]
    chart = figures("Eerst", "Dan", "Verder", "Niets", extra=extra)
    assert describe_figures(chart) == golden("figure-rows-odd")
    items = samples.draw(chart)
    # A strip for each value that is sure; nothing stands for a value that is not.
    assert len(samples.fills(items)) == 4 * 50
    signs = {run.text: run.colour.name for run in samples.runs(items)}
    assert (signs["–"], signs["12%?"]) == ("deep", "signal_text")


def test_the_last_line_and_the_strip_stand_on_the_baseline_of_the_figure():
    chart = figures(*TEXTS)
    items, layout = samples.draw(chart), layout_of(chart, FigureRowsLayout)
    baseline = chart.head.body_mm + 9.75
    runs = {run.text.strip(): run for run in samples.runs(items)}
    assert runs["41%"].y_mm == pytest.approx(baseline)
    assert (runs["41%"].x_mm, runs["41%"].size_pt) == (LEFT_MM, 36)
    first, last = (line.strip() for line in chart.rows[0].lines)
    assert runs[last].y_mm == pytest.approx(baseline)
    assert runs[last].x_mm == LEFT_MM + 24
    assert runs[first].y_mm == pytest.approx(baseline - 5.25)
    ticks = samples.fills(items)[:50]
    assert ticks[0][0] == pytest.approx(
        (LEFT_MM + 120, baseline - 6, LEFT_MM + 120 + 1.11 * 0.46, baseline), abs=0.01
    )
    assert [name for _, name in ticks].count("deep") == 21
    assert ticks[-1][0][1] == pytest.approx(baseline - 3)
    assert layout.pitch_mm == 15


def test_a_wide_figure_moves_all_texts_and_three_lines_all_rows():
    long = " ".join([TEXTS[0], TEXTS[2]])
    chart = figures("Eerst", long, "Dan", extra=[item("Alles", "{table/r4/total}", 100)])
    layout = layout_of(chart, FigureRowsLayout)
    assert (layout.text_mm, layout.first_mm, layout.pitch_mm) == (30, 13.5, 18)
    assert len(chart.rows[1].lines) == 3
    check_drawing(chart)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("rows", [3, 5])
def test_long_texts_and_many_rows_are_never_cut(times, rows):
    chart = figures(*[" ".join(["Zich een leven lang ontwikkelen"] * times)] * rows)
    check_drawing(chart)
    halves = chart.split(chart.height_mm - 1)
    assert halves is not None
    for half in halves:
        check_drawing(half)


def test_too_many_lines_rows_or_too_little_room_are_faults():
    long = " ".join(TEXTS * 2)
    found = faults("figure-rows", [TABLE], [item(long, "{table/r0/total}", 41)] * 3)
    assert found[0][0] == "too-many-lines"
    assert found[0][1].endswith(" lines of 91.5 mm, and a figure row has room for 3")
    one = item("Een", "{table/r0/total}", 41)
    assert faults("figure-rows", [TABLE], [one]) == [
        ("chart-items", "figure-rows shows 3 to 6 items, not 1")
    ]
    assert faults("figure-rows", [TABLE], [one] * 7)[0][0] == "chart-items"
    assert faults("figure-rows", [TABLE], [one] * 3, HALF_WIDTH_MM) == [
        (
            "chart-room",
            "figures and strips leave 1.5 of 85.5 mm for the texts, which need 45.0 mm",
        )
    ]


def test_each_strip_is_a_whole():
    assert scale_of([figures(*TEXTS), figures(*TEXTS)]).maximum == 100


def test_figure_rows_in_words_and_as_a_table():
    chart = figures("Eerst", "Dan", "Verder", title="Drie cijfers")
    assert alt_text(chart, samples.house_style()) == "Drie cijfers. Eerst 41%; Dan 37%; Verder 35%."
    assert csv_lines(chart) == ["Een onderwerp;Waarde", "Eerst;41", "Dan;37", "Verder;35"]
