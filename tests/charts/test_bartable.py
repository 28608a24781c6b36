"""Bar tables: a column a group, in every cell a value above its bar."""

from __future__ import annotations

import pytest

from authoring.charts import ChartFaults, alt_text, scale_of, table_csv
from authoring.charts.bartable import BarTableLayout
from authoring.data.tables import Group

from . import samples
from .samples import (
    AGES,
    GOLDENS,
    HALF_WIDTH_MM,
    LEFT_MM,
    ODD,
    ODD_QUERIES,
    TOTAL,
    WIDTH_MM,
    WISHES,
    make_chart,
    make_table,
)
from .test_layout import check_drawing, overlaps, split_over_pages, stretch

KIND = "bar-table"
SECTORS = [
    Group(f"g{index}", name)
    for index, name in enumerate(
        ("Bouw", "Energie", "Voedings-industrie", "Metaal", "ICT", "Overige industrie")
    )
]


def bar_table(rows=WISHES, groups=AGES, width_mm=HALF_WIDTH_MM, chart=None, **table):
    return samples.resolve(KIND, make_table(rows, groups, **table), width_mm, chart)


def layout_of(chart) -> BarTableLayout:
    assert isinstance(chart.layout, BarTableLayout)
    return chart.layout


def test_nine_answers_by_three_ages_and_the_total():
    expected = (GOLDENS / "bar-table.txt").read_text(encoding="utf-8")
    assert samples.describe(bar_table()) == expected


def test_nothing_everything_missing_and_unclear():
    chart = bar_table(ODD, queries=ODD_QUERIES)
    assert samples.describe(chart) == (GOLDENS / "odd-bar-table.txt").read_text(encoding="utf-8")
    items = samples.draw(chart)
    # Alles 4, total under query 3, group under query 2, not given 2, nothing 0, other 4.
    assert len(samples.fills(items)) == 15
    queried = [run for run in samples.runs(items) if run.text.endswith("%?")]
    assert [(run.text, run.colour.name) for run in queried] == [
        ("49%?", "signal_text"), ("30%?", "signal_text"),
    ]  # fmt: skip
    assert samples.texts(items).count("–") == 3
    boxes = [samples.text_box(run) for run in samples.runs(items)]
    assert not any(
        overlaps(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


def test_it_stands_where_the_art_direction_draws_it():
    chart = bar_table(WISHES[:6])
    items = samples.draw(chart)
    top, layout, scale = chart.head.body_mm, layout_of(chart), scale_of([chart])
    assert (layout.column_mm, layout.first_mm, layout.row_mm) == (13.125, 33, 12)
    assert layout.head_mm == 5.25
    bars = samples.fills(items)[:4]
    assert [name for _, name in bars] == ["light", "mid", "deep", "white"]
    places = [LEFT_MM + 33 + number * 13.125 for number in range(3)]
    assert [box[0] for box, _ in bars[:3]] == pytest.approx(places, abs=0.01)
    assert bars[0][0][1::2] == pytest.approx((top + 5.25 + 6.6, top + 5.25 + 9.6), abs=0.01)
    assert bars[0][0][2] - bars[0][0][0] == pytest.approx(41 * scale.mm_per_unit, abs=0.01)
    hairlines = [box for box, name, width in samples.strokes(items) if name == "line"]
    rows = len(chart.rows)
    assert [box[1] - top for box in hairlines] == pytest.approx(
        [5.25 + 12 * index for index in range(rows)]
    )
    assert all(box[::2] == (LEFT_MM, LEFT_MM + 85.5) for box in hairlines)
    heads = {run.text.replace("\u00a0", " "): run for run in samples.runs(items)}
    assert heads["< 35 jaar"].y_mm == pytest.approx(top + 3)
    assert heads["Totaal"].face == "barlow-semi-condensed-600"


def test_the_outline_of_the_total_is_as_long_as_its_value():
    chart = bar_table()
    scale = scale_of([chart])
    outlines = [
        (box, width)
        for box, name, width in samples.strokes(samples.draw(chart))
        if name == "ink" and box[3] - box[1] == pytest.approx(3 - 0.75 * 25.4 / 72, abs=0.01)
    ]
    assert len(outlines) == 9
    box, width = outlines[0]
    assert width == 0.75
    assert box[2] - box[0] + 0.75 * 25.4 / 72 == pytest.approx(43 * scale.mm_per_unit, abs=0.01)
    tiny = bar_table([("Groot", 100, 100, 100, 100), ("Klein", 1, 1, 1, 1)])
    dots = [box for box, name in samples.fills(samples.draw(tiny)) if name == "ink"]
    assert [box[2] - box[0] for box in dots] == pytest.approx(
        [scale_of([tiny]).mm_per_unit], abs=0.01
    )


def test_columns_grow_with_their_room_and_with_what_they_hold():
    assert layout_of(bar_table(width_mm=WIDTH_MM)).column_mm == 26.25
    seven = bar_table([(row[0], *row[1:4], *row[1:5]) for row in WISHES], [*SECTORS, TOTAL],
                      WIDTH_MM)  # fmt: skip
    layout = layout_of(seven)
    assert 13.125 < layout.column_mm < 26.25
    assert layout.first_mm == pytest.approx(66)
    assert [tuple(line.strip() for line in head) for head in layout.heads][2] == (
        "Voedings-", "industrie",
    )  # fmt: skip
    assert layout.head_mm == 5.25 + 3.375
    wide = [Group("g", "Opleidingsadviseurs"), TOTAL]
    grown = layout_of(bar_table([("A", 1, 2)], wide))
    assert grown.column_mm > 13.125
    assert len(grown.heads[0]) == 1
    assert {column.colour.name for column in seven.columns} == {"deep"}


@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_names_and_many_rows_are_never_cut(width_mm, labels, times):
    chart = bar_table(stretch(WISHES, labels, times), width_mm=width_mm)
    assert len(chart.rows) == 9 * times
    check_drawing(chart)
    for part in split_over_pages(chart, 230):
        assert part.height_mm <= 230
        check_drawing(part)


def test_sixteen_rows_fit_a_page_and_the_next_part_has_the_heads_again():
    rows = [(f"Antwoord {index}", 4, 3, 2, 3) for index in range(17)]
    chart = bar_table(rows)
    assert bar_table(rows[:16]).height_mm <= 238.5
    halves = chart.split(238.5)
    assert halves is not None
    assert "Totaal" in samples.texts(samples.draw(halves[1]))


def test_one_row_and_one_column():
    check_drawing(bar_table([("Een", 1, 2, 3, 4)]))
    check_drawing(bar_table([("Een", 30)], [TOTAL]))
    check_drawing(bar_table([("Een", 30)], SECTORS[:1]))


def test_charts_of_a_page_share_one_scale():
    half, full = bar_table(), bar_table(width_mm=WIDTH_MM)
    assert scale_of([half, full]).mm_per_unit == scale_of([half]).mm_per_unit
    assert scale_of([full]).mm_per_unit > scale_of([half]).mm_per_unit


def test_what_it_cannot_show_is_a_fault():
    with pytest.raises(ChartFaults) as caught:
        bar_table([("A", *range(6))], SECTORS)
    (fault,) = caught.value.faults
    assert fault.message == (
        "6 columns of 13.1 mm leave 6.8 of 85.5 mm for the names, which need 28.5 mm"
    )
    with pytest.raises(ChartFaults, match="at most one total, not 2"):
        bar_table([("A", 1, 2)], [TOTAL, Group("all", "Iedereen", "total")])
    with pytest.raises(ChartFaults, match="no accent"):
        bar_table(chart=make_chart(KIND, highlight="r0"))
    with pytest.raises(ChartFaults, match="mm wide, its column"):
        bar_table([("Arbeidsongeschiktheidsverzekering", 1, 2, 3, 4)])


def test_the_alternative_text_and_the_table_are_those_of_groups_and_total():
    chart = bar_table(WISHES[:3], chart=make_chart(KIND, "Tijd is de grootste wens"))
    said = alt_text(chart, samples.house_style()).replace("\u00a0", " ")
    assert said == (
        "Tijd is de grootste wens. Hoogst: Meer tijd vrijmaken tijdens werktijd om te leren, "
        "Totaal 43%. Laagst: Meer praktijkgerichte leertrajecten aanbieden, Totaal 29%. "
        "Grootste verschil: Korte, gerichte leerblokken i.p.v. lange cursussen, < 35 jaar 25% "
        "tegenover > 55 jaar 39%."
    )
    head, first, *_ = table_csv(chart).decode("utf-8-sig").replace("\u00a0", " ").split("\r\n")
    assert head.endswith(";< 35 jaar;35–55 jaar;> 55 jaar;Totaal")
    assert first == "Meer tijd vrijmaken tijdens werktijd om te leren;41;45;40;43"
