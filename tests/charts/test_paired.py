"""Paired bars: two groups an option, under its name."""

from __future__ import annotations

import pytest

from authoring.charts import ChartFaults, alt_text, scale_of, table_csv
from authoring.charts.model import Layout
from authoring.data.tables import Group, Query

from . import samples
from .samples import (
    AGES,
    GOALS,
    GOLDENS,
    HALF_WIDTH_MM,
    LEFT_MM,
    SIDES,
    TOTAL,
    WIDTH_MM,
    make_chart,
    make_table,
)
from .test_drawing import lightness
from .test_layout import check_drawing, overlaps, split_over_pages, stretch

KIND = "paired-bars"
TITLE = "Technici zijn sceptischer dan bedrijven"


def paired(rows=GOALS, groups=SIDES, width_mm=HALF_WIDTH_MM, chart=None, **table):
    settings = {
        "question": None, "subject": "Dit vindt technisch Nederland onhaalbaar",
        "kind": "single-answer", **table,
    }  # fmt: skip
    made = make_table(rows, groups, **settings)
    return samples.resolve(KIND, made, width_mm, chart or make_chart(KIND, TITLE))


def layout_of(chart) -> Layout:
    assert isinstance(chart.layout, Layout)
    return chart.layout


def test_three_options_of_technicians_and_companies():
    expected = (GOLDENS / "paired.txt").read_text(encoding="utf-8")
    assert samples.describe(paired()) == expected


def test_figures_of_few_respondents_are_marked_and_those_of_too_few_left_out():
    chart = paired([("Een", 41, 42)], n={"technicians": 99, "companies": 29})
    printed = [(value.printed, value.number) for value in chart.rows[0].values]
    assert printed == [("41%*", 41), ("–", None)]
    assert "Sterretje: een indicatie, want minder dan 100 respondenten." in chart.notes[1]
    assert "Streepje: niet getoond, want minder dan 30 respondenten." in chart.notes[1]
    assert "42" not in table_csv(chart).decode() + alt_text(chart, samples.house_style())
    enough = paired([("Een", 41, 42)], n={"technicians": 100, "companies": 100})
    assert [value.printed for value in enough.rows[0].values] == ["41%", "42%"]


def test_nothing_everything_missing_and_unclear():
    rows = [("Alles en niets", 100, 0), ("Niet gegeven", None, 3), ("Onder vraag", 12, 40)]
    chart = paired(rows, queries=(Query("q", (("r2", "technicians"),), "?", (), "open"),))
    expected = (GOLDENS / "odd-paired.txt").read_text(encoding="utf-8")
    assert samples.describe(chart) == expected
    items = samples.draw(chart)
    assert [name for _, name in samples.fills(items)] == ["signal", "deep", "deep"]
    assert [run.colour.name for run in samples.runs(items) if run.text == "12%?"] == ["signal_text"]
    assert samples.texts(items).count("–") == 1
    boxes = [samples.text_box(run) for run in samples.runs(items)]
    assert not any(
        overlaps(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


def test_they_stand_where_the_art_direction_draws_them():
    chart = paired()
    items = samples.draw(chart)
    top, bars = chart.head.body_mm, samples.fills(items)
    zero = LEFT_MM + 16.5
    assert bars[0][0] == pytest.approx((zero, top + 6, zero + 52.92, top + 10.8), abs=0.01)
    assert bars[1][0] == pytest.approx((zero, top + 12, zero + 43.12, top + 16.8), abs=0.01)
    assert [name for _, name in bars] == ["signal", "deep"] * 3
    assert [box[1] - top for box, _ in bars[::2]] == pytest.approx([6, 30, 54])
    lines = [line for line in samples.strokes(items) if line[0][0] == pytest.approx(zero)]
    assert [box[1::2] for box, _, _ in lines] == [
        pytest.approx((top + 4.5 + at, top + 18.3 + at), abs=0.01) for at in (0, 24, 48)
    ]
    places = {run.text.strip(): (run.x_mm, run.y_mm) for run in samples.runs(items)}
    assert places[GOALS[0][0]] == pytest.approx((LEFT_MM, top + 3), abs=0.01)
    assert places["54%"][0] == pytest.approx(zero + 52.92 + 1.2, abs=0.01)
    names = [text for text in samples.texts(items) if text in ("Technici", "Bedrijven")]
    assert names == ["Technici", "Bedrijven"] * 3


def test_a_name_of_two_lines_widens_every_pitch_and_keeps_to_its_bars():
    rows = [(" ".join([GOALS[0][0]] * 2), 54, 44), *GOALS[1:]]
    chart = paired(rows)
    assert layout_of(chart).pitch_mm == 27.75
    items = samples.draw(chart)
    runs = {run.text.strip(): run.y_mm for run in samples.runs(items)}
    bars = samples.fills(items)
    for line, bar in ((chart.rows[0].lines[1], bars[0]), (GOALS[1][0], bars[2])):
        assert bar[0][1] - runs[line.strip()] == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_many_options_are_never_cut(width_mm, labels, times):
    groups = [Group(f"g{index}", "Zeer grote bedrijven " * labels) for index in range(2)]
    for sides in (SIDES, groups) if labels < 2 or width_mm == WIDTH_MM else (SIDES,):
        chart = paired(stretch(GOALS, labels, times), sides, width_mm)
        assert len(chart.rows) == 3 * times
        check_drawing(chart)
        for part in split_over_pages(chart, 200):
            assert part.height_mm <= 200
            check_drawing(part)


def test_one_option():
    chart = paired(GOALS[:1])
    check_drawing(chart)
    assert layout_of(chart).body_mm(1) == pytest.approx(6 + 10.8 + 1.5)


def test_charts_of_a_page_share_one_scale():
    low, high = paired([("Laag", 10, 5)]), paired([("Hoog", 90, 5)])
    shared = scale_of([low, high])
    assert shared == scale_of([high])
    assert shared.maximum == 95


def test_roles_choose_the_colours_and_others_go_from_light_to_dark():
    def colours(groups, **table):
        return [column.colour.name for column in paired([("A", 1, 2)], groups, **table).columns]

    assert colours(SIDES) == ["signal", "deep"]
    assert colours([Group("s", "Klein"), Group("l", "Groot")]) == ["light", "deep"]
    assert colours([AGES[0], AGES[2]]) == ["light", "deep"]
    palette = samples.palette()
    assert lightness(palette["signal"].rgb) > lightness(palette["deep"].rgb) + 10


def test_samples_have_one_order_and_three_stand_together():
    companies, technicians = SIDES[1], SIDES[0]
    switchers = Group("switchers", "Zij-instromers", "switchers")
    swapped = paired([("A", 44, 54)], [companies, technicians])
    assert [column.id for column in swapped.columns] == ["technicians", "companies"]
    assert [value.printed for value in swapped.rows[0].values] == ["54%", "44%"]
    named = make_chart(KIND, columns=("companies", "technicians"))
    assert paired([("A", 44, 54)], [companies, technicians], chart=named).columns[0].id == (
        "companies"
    )
    rows = [(label, third, *two) for third, (label, *two) in zip((30, 31, 0), GOALS, strict=True)]
    three = paired(rows, [switchers, *SIDES])
    check_drawing(three)
    assert [column.colour.name for column in three.columns] == ["signal", "deep", "light"]
    assert layout_of(three).pitch_mm == 30


def test_the_total_ranks_the_options_and_is_not_drawn():
    rows = [("Laag", 50, 10, 20), ("Hoog", 30, 50, 45)]
    chart = paired(rows, [*SIDES, TOTAL])
    assert [row.label for row in chart.rows] == ["Hoog", "Laag"]
    assert chart.total is None
    assert "45%" not in samples.texts(samples.draw(chart))
    assert [row.label for row in paired([row[:3] for row in rows]).rows] == ["Laag", "Hoog"]


def test_what_they_cannot_show_is_a_fault():
    four = make_chart(KIND, columns=("technicians", "total"))
    for groups, chart in (([*SIDES, TOTAL], four), (AGES[:3], None), (SIDES[:1], None)):
        with pytest.raises(ChartFaults) as caught:
            paired([("A", *[1] * len(groups))], groups, chart=chart)
        assert [fault.code for fault in caught.value.faults] == ["chart-columns"]
    with pytest.raises(ChartFaults, match="no accent"):
        paired(chart=make_chart(KIND, highlight="r0"))
    with pytest.raises(ChartFaults, match="for the bars, which need 24"):
        paired(width_mm=48, chart=make_chart(KIND, "Kort"))


def test_the_alternative_text_and_the_table_name_both_groups():
    assert alt_text(paired(), samples.house_style()) == (
        f"{TITLE}. De energietransitie van fossiel naar duurzaam Technici 54%, Bedrijven 44%; "
        "In 2030 27 procent energie uit duurzame bronnen Technici 44%, Bedrijven 38%; "
        "In 2050 de energievoorziening volledig klimaatneutraal Technici 57%, Bedrijven 44%."
    )
    assert table_csv(paired()).decode("utf-8-sig").split("\r\n")[:2] == [
        "Dit vindt technisch Nederland onhaalbaar;Technici;Bedrijven",
        "De energietransitie van fossiel naar duurzaam;54;44",
    ]
