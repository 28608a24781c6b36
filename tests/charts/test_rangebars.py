"""Range bars: from lowest to highest, a line at the mean, and gaps in any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.kind import layout_of
from authoring.charts.model import Layout
from authoring.data.tables import Group, Query

from . import samples
from .pieces import check_drawing, csv_lines, faults, resolve
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM, make_table
from .test_layout import split_over_pages, stretch

KIND = "range-bars"
GROUPS = (Group("lowest", "laagst"), Group("highest", "hoogst"), Group("mean", "gemiddeld"))
PAY = (
    ("Bouw", 2000, 7000, None),
    ("Chemie, olie en energie", None, None, 4729),
    ("Elektrotechniek", None, None, 3407),
    ("Engineering", 2500, 5200, 3622),
    ("Industrie en productie", None, 4500, 3404),
)


def table_of(rows=PAY, groups=GROUPS, queried=()):
    queries = (Query("q", tuple(queried), "?", (), "open"),) if queried else ()
    made = make_table(rows, groups, question=None, subject="Bruto maandsalaris",
                      kind="single-answer", queries=queries)  # fmt: skip
    return replace(made, unit="euro")


def ranges(rows=PAY, groups=GROUPS, width_mm=WIDTH_MM, queried=(), **fields):
    table = table_of(rows, groups, queried)
    return resolve(KIND, [table], width_mm=width_mm, title="De chemie betaalt het best", **fields)


def test_bars_stand_between_both_ends_on_an_axis_from_zero():
    chart = ranges()
    check_drawing(chart)
    layout, unit = layout_of(chart, Layout), scale_of([chart]).mm_per_unit
    items = samples.draw(chart)
    zero = LEFT_MM + layout.zero_mm
    bars = [box for box, _ in samples.fills(items)]
    assert [(box[0] - zero, box[2] - zero) for box in bars] == [
        pytest.approx((2500 * unit, 5200 * unit), abs=0.01),
        pytest.approx((2000 * unit, 7000 * unit), abs=0.01),
    ]
    means = [
        box[0] - zero
        for box, name, width in samples.strokes(items)
        if (name, width) == ("ink", 1) and box[0] < zero + layout.room_mm
    ]
    assert means == pytest.approx([value * unit for value in (4729, 3622, 3407, 3404)], abs=0.01)
    assert {"€ 0", "€ 2.000", "€ 7.000", "laagst", "hoogst", "gemiddeld"} <= set(
        samples.texts(items)
    )


def test_rows_stand_by_their_mean_or_else_by_their_highest_figure():
    assert [row.label for row in ranges().rows] == [
        "Chemie, olie en energie", "Engineering", "Elektrotechniek", "Industrie en productie",
        "Bouw",
    ]  # fmt: skip
    ends = ranges([row[:3] for row in PAY], GROUPS[:2])
    assert [row.label for row in ends.rows][:2] == ["Bouw", "Engineering"]
    assert ranges(columns=("mean",)).rows[0].label.startswith("Chemie")


def test_what_is_missing_or_unclear_is_a_sign_without_a_bar():
    chart = ranges(queried=[("r0", "highest"), ("r3", "mean")])
    check_drawing(chart)
    items = samples.draw(chart)
    assert len(samples.fills(items)) == 1
    inks = {run.text.replace("\u00a0", " "): run.colour.name for run in samples.runs(items)}
    assert inks["€ 7.000?"] == inks["€ 3.622?"] == "signal_text"
    assert samples.texts(items).count("–") == 6
    assert chart.notes[1] == (
        "Zwarte streep: gemiddeld. Vraagteken: de bron is over dit cijfer niet eenduidig. "
        "Streepje: de bron geeft geen cijfer."
    )


def test_only_means_or_only_ranges():
    means = ranges([(row[0], row[3]) for row in PAY], GROUPS[2:], HALF_WIDTH_MM)
    check_drawing(means)
    assert samples.fills(samples.draw(means)) == []
    ends = ranges([row[:3] for row in PAY], GROUPS[:2], HALF_WIDTH_MM)
    check_drawing(ends)
    assert ends.total is None
    assert "Zwarte streep" not in " ".join(ends.notes)


@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("times", [1, 2, 4])
@pytest.mark.parametrize("width_mm", [WIDTH_MM, HALF_WIDTH_MM])
def test_long_labels_and_many_rows_are_never_cut(width_mm, times, labels):
    chart = ranges(stretch(PAY, labels, times), width_mm=width_mm)
    assert len(chart.rows) == len(PAY) * times
    check_drawing(chart)
    for part in split_over_pages(chart, 150):
        assert part.height_mm <= 150
        check_drawing(part)


def test_one_row():
    check_drawing(ranges(PAY[3:4]))
    check_drawing(ranges(PAY[:1], width_mm=HALF_WIDTH_MM))


def test_charts_of_a_page_share_one_scale():
    low, high = ranges([("Laag", 100, 200, 150)]), ranges()
    assert scale_of([low, high]).maximum == scale_of([high]).maximum


def test_what_is_no_range_is_a_fault():
    assert faults(KIND, [table_of([("Om", 7000, 2000, None)])]) == [
        (
            "chart-range",
            "“Om” has €\u00a07.000, €\u00a02.000, which is no range with its mean inside",
        )
    ]
    assert faults(KIND, [table_of([("Uit", 1000, 2000, 3000)])])[0][0] == "chart-range"
    strange = [Group("low", "laag"), Group("high", "hoog")]
    assert faults(KIND, [table_of([("A", 1, 2)], strange)])[0][0] == "chart-columns"
    assert faults(KIND, [table_of([("A", 1)], GROUPS[:1])])[0][0] == "chart-columns"
    assert faults(KIND, [table_of()], highlight="r0")[0][0] == "chart-field"
    assert faults(KIND, [table_of()], width_mm=60, title="Kort")[0][0] in (
        "chart-room", "too-wide",
    )  # fmt: skip


def test_ranges_in_words_and_as_a_table():
    chart = ranges(PAY[3:4])
    assert alt_text(chart, samples.house_style()).replace("\u00a0", " ") == (
        "De chemie betaalt het best. Engineering laagst € 2.500, hoogst € 5.200, gemiddeld € 3.622."
    )
    assert csv_lines(chart) == [
        "Bruto maandsalaris;laagst;hoogst;gemiddeld", "Engineering;2500;5200;3622",
    ]  # fmt: skip
