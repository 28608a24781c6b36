"""Agree bars: one statement, a row a group, and one axis for all charts of a page."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import ChartFaults, alt_text, draw_chart, scale_of, table_csv
from authoring.charts.opposed import OpposedLayout, place_axis
from authoring.data.tables import Group, Measure, Query
from authoring.display import Tag

from . import samples
from .samples import (
    AGES,
    AGREE,
    GOLDENS,
    HALF_WIDTH_MM,
    LEFT_MM,
    TOTAL,
    WAITING,
    WAITS,
    WIDTH_MM,
    make_chart,
    make_table,
)
from .test_drawing import lightness
from .test_layout import check_drawing, overlaps, split_over_pages

KIND = "agree-bars"
MANY = [Group(f"g{index}", f"Sector nummer {index}") for index in range(40)]


def agree(
    numbers=WAITING, label=WAITS, groups=AGES, width_mm=HALF_WIDTH_MM, chart=None, **table
):  # fmt: skip
    settings = {"question": None, "kind": "agree-disagree", "measures": AGREE, **table}
    made = make_table([(label, *numbers)], groups, **settings)
    return samples.resolve(KIND, made, width_mm, chart or make_chart(KIND))


def draw_on(chart, scale):
    return draw_chart(
        chart, scale, LEFT_MM, 0.0, style=samples.house_style(), fonts=samples.house_fonts(),
        palette=samples.palette(), tags=Tag("Sect"), heading="H3",
    )  # fmt: skip


def test_a_statement_by_age_with_its_total_below():
    chart = make_chart(KIND, "Jongeren wachten vaker af")
    expected = (GOLDENS / "agree.txt").read_text(encoding="utf-8")
    assert samples.describe(agree(chart=chart)) == expected


def test_nothing_everything_missing_and_unclear():
    queries = (Query("q", (("r0", "35-55.agree"), ("r0", "total.disagree")), "?", (), "open"),)
    n = {"under-35": 204, "35-55": 371, "over-55": 237, "total": 812}
    odd = agree((0, 100, 41, None, None, None, 100, 0), queries=queries, n=n)
    assert samples.describe(odd) == (GOLDENS / "odd-agree.txt").read_text(encoding="utf-8")
    items = samples.draw(odd)
    assert [name for _, name in samples.fills(items)] == ["stone", "deep"]
    queried = [run for run in samples.runs(items) if run.text in ("41%?", "0%?")]
    assert [run.colour.name for run in queried] == ["signal_text", "signal_text"]
    assert samples.texts(items).count("–") == 3
    boxes = [samples.text_box(run) for run in samples.runs(items)]
    assert not any(
        overlaps(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


def test_it_stands_where_the_art_direction_draws_it():
    chart = agree()
    items = samples.draw(chart)
    top = chart.head.body_mm
    scale = scale_of([chart])
    axis = LEFT_MM + scale.axis_mm
    bars = samples.fills(items)
    assert [name for _, name in bars] == ["mid", "stone"] * 3 + ["deep", "stone_dark"]
    assert [box[1] - top for box, _ in bars[::2]] == pytest.approx([3, 10.5, 18, 27])
    assert all(box[3] - box[1] == pytest.approx(5.25) for box, _ in bars)
    # Those who agree to the right of the axis, those who disagree to the left, on one scale.
    for (right, _), (left, _), yes, no in zip(
        bars[::2], bars[1::2], WAITING[::2], WAITING[1::2], strict=True
    ):
        assert (right[0], left[2]) == pytest.approx((axis, axis), abs=0.01)
        assert right[2] - axis == pytest.approx(yes * scale.mm_per_unit, abs=0.01)
        assert axis - left[0] == pytest.approx(no * scale.mm_per_unit, abs=0.01)
    hairline, zero = samples.strokes(items)[-2:]
    assert hairline[0] == pytest.approx((LEFT_MM, top + 25.125, LEFT_MM + 85.5, top + 25.125))
    assert hairline[1:] == ("line", 0.35)
    assert zero[0] == pytest.approx((axis, top + 1.5, axis, top + 33.75), abs=0.01)
    faces = {run.text: run.face for run in samples.runs(items)}
    assert faces["Totaal"] == "barlow-semi-condensed-600"
    assert faces[AGES[0].label] == "barlow-semi-condensed-400"


def test_each_side_holds_its_longest_bar_with_its_value():
    chart = agree()
    layout, scale = chart.layout, scale_of([chart])
    assert isinstance(layout, OpposedLayout)
    boxes = {run.text: samples.text_box(run) for run in samples.runs(samples.draw(chart))}
    names = max(boxes[group.label][2] for group in AGES)
    assert layout.start_mm == pytest.approx(names + 3 - LEFT_MM, abs=0.05)
    assert boxes["53%"][0] == pytest.approx(LEFT_MM + layout.start_mm + 1.5, abs=0.05)
    assert boxes["33%"][2] == pytest.approx(LEFT_MM + 85.5 - 1.5, abs=0.05)
    assert scale.mm_per_unit == pytest.approx(layout.room_mm / (33 + 53))


def test_charts_of_a_page_share_axis_and_scale():
    short = agree()
    long = agree((75, 8, 82, 4, 83, 4, 81, 4))
    shared = scale_of([short, long])
    assert shared == scale_of([long, short])
    assert shared.mm_per_unit == pytest.approx(short.layout.room_mm / (83 + 53), rel=0.01)
    assert shared.mm_per_unit < min(scale_of([chart]).mm_per_unit for chart in (short, long))
    zeros = [samples.strokes(draw_on(chart, shared))[-1][0][0] for chart in (short, long)]
    assert zeros == pytest.approx([LEFT_MM + shared.axis_mm] * 2, abs=0.01)
    for chart in (short, long):
        assert all(
            samples.text_box(run)[0] >= LEFT_MM
            and samples.text_box(run)[2] <= LEFT_MM + chart.width_mm + 0.01
            for run in samples.runs(draw_on(chart, shared))
        )


def test_charts_of_two_widths_share_the_scale_and_each_has_its_axis():
    half, full = agree(), agree(width_mm=WIDTH_MM)
    shared = scale_of([half, full])
    assert shared.axis_mm == 0
    assert shared.mm_per_unit == scale_of([half]).mm_per_unit
    for chart in (half, full):
        axis = place_axis([chart.layout], shared.mm_per_unit)[0]
        bars = samples.fills(draw_on(chart, shared))
        assert bars[0][0][0] == pytest.approx(LEFT_MM + axis, abs=0.01)
        assert bars[0][0][2] - bars[0][0][0] == pytest.approx(33 * shared.mm_per_unit, abs=0.01)


@pytest.mark.parametrize("times", [1, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_statements_are_never_cut(width_mm, times):
    groups = [replace(group, label=" ".join([group.label] * times)) for group in AGES]
    chart = agree(groups=groups, width_mm=width_mm)
    check_drawing(chart)
    assert "".join(line.text for line in chart.head.question).strip() == WAITS
    longest = max(len(row.lines) for row in chart.rows)
    assert longest == (2 if times == 3 and width_mm == HALF_WIDTH_MM else 1)
    with pytest.raises(ChartFaults, match="the question takes"):
        agree(label=" ".join([WAITS] * 8), groups=groups, width_mm=width_mm)


@pytest.mark.parametrize("count", [1, 2, 7, 40])
def test_any_number_of_groups(count):
    chart = agree([number for _ in range(count) for number in (30, 40)], groups=MANY[:count])
    assert len(chart.rows) == count
    assert "line" not in [name for _, name, _ in samples.strokes(samples.draw(chart))]
    check_drawing(chart)
    for part in split_over_pages(chart, 200):
        assert part.height_mm <= 200
        check_drawing(part)


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_the_total_is_never_alone_on_the_next_page(count):
    groups = [*MANY[:count], TOTAL]
    chart = agree([number for _ in groups for number in (30, 40)], groups=groups)
    height = chart.height_mm
    while (height := height - 0.5) > 40:
        halves = chart.split(height)
        if halves is not None:
            assert len(halves[1].rows) > 1
            assert halves[1].rows[-1].closing
            assert max(half.height_mm for half in halves) <= chart.height_mm


def test_the_total_comes_last_and_alone_it_has_its_colours():
    groups = (TOTAL, *AGES[:3])
    assert [row.id for row in agree((25, 48, *WAITING[:6]), groups=groups).rows][-1] == "total"
    alone = agree((25, 48), groups=[TOTAL])
    items = samples.draw(alone)
    assert [name for _, name in samples.fills(items)] == ["deep", "stone_dark"]
    assert samples.fills(items)[0][0][1] == pytest.approx(alone.head.body_mm + 3)
    assert "line" not in [name for _, name, _ in samples.strokes(items)]
    chart = make_chart(KIND, columns=("over-55.agree", "over-55.disagree", "total.agree"))
    assert [row.id for row in agree(chart=chart).rows] == ["over-55", "total"]


def test_the_statement_stands_in_the_place_of_a_question_that_is_not_its_own():
    alone = agree(subject="Afwachten")
    assert (alone.question, alone.head.literal) == (WAITS, True)
    asked = agree(question="Wacht jij af?")
    assert (asked.question, asked.head.literal) == ("Wacht jij af?", True)
    table = make_table(
        [(WAITS, *WAITING), ("Oudere collega’s ontwikkelen zich onvoldoende", *WAITING)],
        question="Wat vind je van deze stellingen?", kind="agree-disagree", measures=AGREE,
    )  # fmt: skip
    second = samples.resolve(KIND, table, HALF_WIDTH_MM, make_chart(KIND, rows=("r1",)))
    assert second.question == "Oudere collega’s ontwikkelen zich onvoldoende"
    assert second.head.literal
    assert table_csv(second).decode("utf-8-sig").startswith("Oudere collega’s")


def test_the_measures_name_the_sides_and_the_note():
    measures = (Measure("disagree", "nee"), Measure("agree", "ja"))
    chart = agree((45, 33), groups=[TOTAL], measures=measures)
    assert [column.label for column in chart.columns] == ["ja", "nee"]
    assert [value.printed for value in chart.rows[0].values] == ["33%", "45%"]
    assert "ja en nee tellen daarom niet op tot 100%" in chart.notes[-1]
    whole = agree((33, 67, 40, 61), groups=AGES[:2])
    assert "Overige antwoorden" not in " ".join(whole.notes)
    unknown = agree((33, None), groups=[TOTAL])
    assert "Overige antwoorden" in unknown.notes[-1]


def test_the_note_gives_the_size_of_every_group():
    n = {"under-35": 204, "35-55": 371, "over-55": 237, "total": 812}
    note = agree(n=n, base="technici").notes[0].replace("\u00a0", " ")
    assert note.startswith(
        "Basis: technici (n: < 35 jaar 204, 35–55 jaar 371, > 55 jaar 237, Totaal 812)"
    )
    assert agree(n=1249).notes[0].replace("\u00a0", " ").startswith("n = 1.249 · Bron")


def test_what_it_cannot_show_is_a_fault():
    plain = make_table([("A", 1, 2, 3, 4), ("B", 1, 2, 3, 4)])
    two_totals = [TOTAL, Group("all", "Iedereen", "total")]
    for table, chart, codes in (
        (plain, make_chart(KIND, highlight="r0"), ["chart-highlight", "chart-measures",
                                                  "chart-rows"]),
        (make_table([("A", 1, 2, 3, 4)], two_totals, measures=AGREE), None, ["chart-columns"]),
        (make_table([("A", *[-3, 2] * 4)], measures=AGREE), None, ["chart-negative"] * 4),
    ):  # fmt: skip
        with pytest.raises(ChartFaults) as caught:
            samples.resolve(KIND, table, HALF_WIDTH_MM, chart)
        assert [fault.code for fault in caught.value.faults] == codes
    with pytest.raises(ChartFaults, match=r"its column 29\.9 mm"):
        agree((1, 2), groups=[Group("g", "Arbeidsongeschiktheidsverzekeringen" * 2)])
    with pytest.raises(ChartFaults, match=r"of 40\.0 mm for the bars"):
        agree(width_mm=40, label="Kort", chart=make_chart(KIND, "Kort"))


@pytest.mark.parametrize("accent", ["blue", "plum", "petrol", "green"])
def test_both_sides_and_the_total_are_told_apart_in_grey(accent):
    palette = samples.palette(accent)
    tokens = samples.house_style().charts["agree_bars"]
    agree_, disagree, total, total_disagree = (
        lightness(palette[tokens.name(f"{role}_colour")].rgb)
        for role in ("agree", "disagree", "total_agree", "total_disagree")
    )
    assert disagree > agree_ + 10
    assert total_disagree > total + 10
    assert agree_ > total + 10
    assert disagree > total_disagree + 10


def test_the_alternative_text_says_both_answers_of_each_group():
    chart = agree(chart=make_chart(KIND, "Jongeren wachten vaker af"))
    said = alt_text(chart, samples.house_style()).replace("\u00a0", " ")
    assert said == (
        "Jongeren wachten vaker af. < 35 jaar eens 33%, oneens 45%; 35–55 jaar eens 26%, "
        "oneens 47%; > 55 jaar eens 21%, oneens 53%; Totaal eens 25%, oneens 48%."
    )


def test_the_alternative_text_of_many_groups_compares_those_who_agree():
    numbers = [number for index in range(7) for number in (20 + index, 60 - index)]
    chart = agree(numbers, groups=MANY[:7], chart=make_chart(KIND, "Zeven groepen"))
    assert alt_text(chart, samples.house_style()) == (
        "Zeven groepen. Hoogst: Sector nummer 6, eens 26%. Laagst: Sector nummer 0, eens 20%. "
        "Grootste verschil: Sector nummer 0, eens 20% tegenover oneens 60%."
    )


def test_the_attached_table_has_a_row_a_group():
    lines = table_csv(agree()).decode("utf-8-sig").replace("\u00a0", " ").split("\r\n")
    assert lines == [
        f"{WAITS};eens;oneens", "< 35 jaar;33;45", "35–55 jaar;26;47", "> 55 jaar;21;53",
        "Totaal;25;48", "",
    ]  # fmt: skip
