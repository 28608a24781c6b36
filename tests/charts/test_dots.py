"""Dot plots: dots on one axis, none of them hidden, labels that never meet."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.dotmarks import DotLayout, share_radii
from authoring.charts.kind import layout_of
from authoring.data.tables import Group, Measure, Query
from authoring.display import Path
from authoring.edition.model import ChartItem

from . import samples
from .pieces import (
    check_drawing,
    csv_lines,
    describe,
    faults,
    golden,
    item,
    join,
    resolve,
    row_of,
    text,
)
from .samples import AGES, HALF_WIDTH_MM, LEFT_MM, make_table
from .test_layout import split_over_pages

ROWS = (
    ("Alle generaties willen meer tijd om onder werktijd te leren", 41, 45, 40, "Samen"),
    ("Alle generaties willen vooral groeien binnen hun functie", 42, 45, 45, "Samen"),
    ("Ouderen gaan vaker uit zichzelf op zoek naar ontwikkeling", 45, 47, 53, "Ouderen"),
    ("Jongeren zien leren als opstap naar een andere functie", 21, 11, 6, "Jongeren"),
)
ODD = (
    ("Alle drie gelijk", 40, 40, 40, "Vreemd"),
    ("Alles, of bijna", 96, 100, 99, "Vreemd"),
    ("Niets en bijna niets", 0, 0, 1, "Vreemd"),
    ("Een groep niet gegeven", None, 30, 34, ""),
    ("Een groep onder vraag", 30, 30, 50, ""),
    ("Geen enkel cijfer", None, None, None, ""),
)
QUERIES = (
    Query("q1", (("r4", "under-35"),), "30?", (), "open"),
    Query("q2", (("r5", "over-55"),), "?", (), "open"),
)


def plot(rows, *, queries=(), width_mm=samples.WIDTH_MM, extra=(), groups=AGES[:3], **fields):
    """Resolve a plot whose rows stand in two tables by turns."""
    cells = [row[: 1 + len(groups)] for row in rows]
    tables = [
        replace(make_table(cells, groups, queries=queries, kind="single-answer"), id=name)
        for name in ("one", "other")
    ]
    items = [
        row_of(
            row[0],
            f"r{index}",
            ("one", "other")[index % 2],
            **({"group": row[-1]} if row[-1] else {}),
        )
        for index, row in enumerate(rows)
    ]
    return resolve("dot-plot", tables, [*items, *extra], width_mm, **fields)


def describe_plot(chart) -> str:
    layout = layout_of(chart, DotLayout)
    legend = ", ".join(f"{join(entry.lines)} at {entry.x_mm:.2f}" for entry in layout.legend)
    lines = [
        f"sentences at {layout.text_mm:g}, axis at {layout.zero_mm:g} for {layout.room_mm:.2f}",
        f"legend {legend}",
        f"numerals {layout.numerals_mm:g}, first {layout.first_mm:g}, pitch {layout.pitch_mm:g}",
    ]
    for name, gaps in layout.gaps.items():
        for line in gaps:
            said = ", ".join(f"{gap.text} at {gap.x_mm:.2f}" for gap in line)
            lines.append(f"{name} below its axis: {said}")
    return describe(chart, *lines)


def test_differences_of_two_tables():
    empty = ChartItem(text("Een verschil zonder cijfers"), group=text("Jongeren"))
    chart = plot(ROWS, extra=[empty], title="Generaties verschillen")
    assert describe_plot(chart) == golden("dots")


def test_values_that_are_nothing_everything_missing_or_unclear():
    chart = plot(ODD, queries=QUERIES)
    assert describe_plot(chart) == golden("dots-odd")
    check_drawing(chart)


def dots_of(items, y_mm):
    """Return the dots of a row: x, radius, colour."""
    found = []
    for path in items:
        if isinstance(path, Path) and path.fill and path.segments[1][0] == "C":
            box = samples.path_box(path)
            if abs((box[1] + box[3]) / 2 - y_mm) < 0.01:
                middle, radius = (box[0] + box[2]) / 2 - LEFT_MM, (box[2] - box[0]) / 2
                found.append((round(middle, 2), round(radius, 2), path.fill.name))
    return found


def test_dots_stand_where_the_art_direction_draws_them():
    chart = plot(ROWS)
    items, layout = samples.draw(chart), layout_of(chart, DotLayout)
    top = chart.head.body_mm
    point = 67.5 / 60
    assert dots_of(items, top + layout.centre_mm(0)) == [
        (pytest.approx(105 + 41 * point, abs=0.01), 1.8, "light"),
        (pytest.approx(105 + 45 * point, abs=0.01), 1.8, "mid"),
        (pytest.approx(105 + 40 * point, abs=0.01), 1.8, "deep"),
    ]
    labels = {
        run.text: (run.x_mm - LEFT_MM, run.width_mm, run.colour.name)
        for run in samples.runs(items)
        if abs(run.y_mm - (top + layout.centre_mm(0) - 3)) < 0.01
    }
    low_x, low_width, low_colour = labels["40%"]
    assert low_x + low_width == pytest.approx(105 + 40 * point + 1.8, abs=0.01)
    assert low_colour == "deep"
    # Five points apart, the right label moves by a dot's diameter.
    assert labels["45%"][0] == pytest.approx(105 + 45 * point + 1.8, abs=0.01)
    far = [run for run in samples.runs(items) if run.text == "53%"]
    assert far[0].x_mm - LEFT_MM == pytest.approx(105 + 53 * point - 1.8, abs=0.01)
    young = [run for run in samples.runs(items) if run.text == "21%"]
    assert young[0].colour.name == "mid"


def test_equal_values_are_circles_in_one_another_under_one_label():
    chart = plot(ODD[:3])
    items, layout = samples.draw(chart), layout_of(chart, DotLayout)
    top = chart.head.body_mm
    equal = dots_of(items, top + layout.centre_mm(0))
    assert [(radius, name) for _, radius, name in equal] == [
        (1.8, "light"), (1.2, "mid"), (0.6, "deep"),
    ]  # fmt: skip
    assert samples.texts(items).count("40%") == 1
    # The small dot is drawn above its larger neighbour.
    near = dots_of(items, top + layout.centre_mm(2))
    assert [(radius, name) for _, radius, name in near] == [
        (1.8, "light"), (1.8, "deep"), (0.9, "mid"),
    ]  # fmt: skip
    assert share_radii([1, 5, 1], 0.1) == [1, 1, 0.5]


def test_rules_are_ink_between_groups_and_thin_inside_and_a_row_without_figures_is_empty():
    empty = ChartItem(text("Zonder cijfers"))
    chart = plot(ROWS, extra=[empty])
    rules = [
        (box[0] - LEFT_MM, name)
        for box, name, width in samples.strokes(samples.draw(chart))
        if width == 0.35
    ]
    assert rules == [(30, "line"), (0, "ink"), (0, "ink"), (0, "ink")]
    centre = chart.head.body_mm + layout_of(chart, DotLayout).centre_mm(4)
    assert not dots_of(samples.draw(chart), centre)
    assert samples.texts(samples.draw(chart)).count("Samen") == 1


def test_plots_of_a_page_share_one_axis():
    one, other = plot(ROWS), plot([("Meer", 72, 78, 61, "")])
    shared = scale_of([one, other])
    assert (one.maximum, other.maximum, shared.maximum, shared.axis_mm) == (60, 80, 80, 105)
    assert shared.mm_per_unit == pytest.approx(67.5 / 80)


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("rows", [ROWS, ROWS[:1], ROWS * 3, ODD])
def test_long_sentences_and_many_rows_are_never_cut(rows, times):
    long = [(" ".join([row[0]] * times), *row[1:]) for row in rows]
    chart = plot(long, queries=QUERIES)
    for part in split_over_pages(chart, 220):
        check_drawing(part)


def test_many_rows_stand_closer_and_a_split_repeats_legend_and_group():
    assert layout_of(plot(ROWS * 2), DotLayout).pitch_mm == 21
    chart = plot((ROWS * 3)[:11])
    assert layout_of(chart, DotLayout).pitch_mm == 18
    halves = chart.split(120)
    assert halves is not None
    assert [row for half in halves for row in half.rows] == list(chart.rows)
    for half in halves:
        said = samples.texts(samples.draw(half))
        assert "< 35 jaar" in said
        assert half.rows[0].group[0] in said


def test_names_of_groups_wrap_in_the_legend():
    groups = [
        Group("s", "Kleine bedrijven tot vijftig medewerkers", "young"),
        Group("m", "Middelgrote bedrijven tot vijfhonderd medewerkers", "middle"),
        Group("l", "Grote bedrijven", "old"),
    ]
    chart = plot(ROWS, groups=groups)
    assert [entry.line for entry in layout_of(chart, DotLayout).legend] == [0, 1, 2]
    check_drawing(chart)


def test_groups_may_be_named_and_measures_chosen():
    chart = plot(ROWS, columns=("under-35", "over-55"))
    assert [column.id for column in chart.columns] == ["under-35", "over-55"]
    measures = (Measure("agree", "eens"), Measure("disagree", "oneens"))
    table = make_table([("Stelling", 50, 20, 40, 30, 30, 40)], AGES[:3], measures=measures)
    agreed = resolve("dot-plot", [table], [row_of("Eens", "r0", measure="agree")])
    assert [value.printed for value in agreed.rows[0].values] == ["50%", "40%", "30%"]
    assert agreed.columns[0].label == AGES[0].label
    assert faults("dot-plot", [table], [row_of("Eens", "r0")]) == [
        ("chart-measure", "the table “table” has several measures, and the item names none")
    ]


def test_what_cannot_be_compared_is_a_fault():
    table = make_table([row[:4] for row in ROWS], AGES[:3])
    other = replace(
        make_table([row[:4] for row in ROWS], [replace(AGES[0], label="Jong"), *AGES[1:3]]),
        id="other",
    )
    found = faults("dot-plot", [table, other], [row_of("A", "r0"), row_of("B", "r1", "other")])
    assert found[0][0] == "chart-columns"
    assert "“Jong, 35–55" in found[0][1]
    total = make_table([("A", 1)], [AGES[3]])
    assert faults("dot-plot", [total], [row_of("A", "r0")]) == [
        ("chart-columns", "a dot plot shows 2 to 3 groups, and the table “table” has 0")
    ]
    assert faults("dot-plot", [table], [row_of("A", "r0")], columns=("nobody",)) == [
        ("chart-columns", "the table “table” has no group “nobody”")
    ]
    assert faults("dot-plot", [table], [item("A", "{table/r0/under-35}", 4)])[0][0] == "chart-value"
    room = faults("dot-plot", [table], [row_of("A", "r0")], HALF_WIDTH_MM)
    assert room[0][1].endswith("of 85.5 mm for the axis, which needs 45.0 mm")


def test_a_plot_in_words_and_as_a_table():
    chart = plot(ROWS, title="Generaties verschillen", extra=[ChartItem(text("Zonder cijfers"))])
    assert alt_text(chart, samples.house_style()).replace("\u00a0", " ") == (
        "Generaties verschillen. Hoogst: Ouderen gaan vaker uit zichzelf op zoek naar "
        "ontwikkeling, > 55 jaar 53%. Laagst: Jongeren zien leren als opstap naar een andere "
        "functie, > 55 jaar 6%. Grootste verschil: Jongeren zien leren als opstap naar een andere "
        "functie, > 55 jaar 6% tegenover < 35 jaar 21%."
    )
    lines = csv_lines(chart)
    assert lines[0] == "Generaties verschillen;< 35 jaar;35–55 jaar;> 55 jaar"
    assert lines[-1] == "Zonder cijfers;;;"
