"""Panels of respondents: small bars on one scale, under a head without a ruler."""

from __future__ import annotations

from dataclasses import replace

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.kind import layout_of
from authoring.charts.model import Layout

from . import samples
from .pieces import check_drawing, csv_lines, describe, faults, golden, resolve, shares
from .samples import LEFT_MM, TOTAL, make_table

THIRD_MM = 55.5
ROLES = (("Eindbeslisser", 12), ("Medebeslisser", 26), ("Beïnvloeder", 30), ("Geen rol", 30))
BRANCHES = (
    ("(Maak)industrie", 28),
    ("Technische dienstverlening", 9),
    ("Overheid en semioverheid", 11),
    ("Overig", 5),
)


def panel(rows, *, ordered=True, **fields):
    table = make_table(rows, [TOTAL], question=None, subject="Rol", kind="share")
    return resolve("share-panel", [replace(table, ordered=ordered)], (), THIRD_MM, **fields)


def describe_panel(chart) -> str:
    layout = layout_of(chart, Layout)
    return describe(
        chart,
        f"labels {layout.label_mm:g} in {layout.label}, zero at {layout.zero_mm:g}, "
        f"{layout.room_mm:.2f} for bars of {layout.bar_mm:g}",
        f"pitch {layout.pitch_mm:g}, first at {layout.first_mm:g}, body {chart.body_height_mm:g}",
    )


def test_a_panel_in_the_order_of_its_table():
    assert describe_panel(panel(ROLES, title="Rol bij opleidingen")) == golden("panel-roles")


def test_values_that_are_nothing_everything_missing_or_unclear():
    table = shares(0, 100, None, 20, queried=[3])
    chart = resolve("share-panel", [table], (), THIRD_MM)
    assert describe_panel(chart) == golden("panel-odd")


def test_the_head_has_no_ticks_and_the_body_starts_where_the_art_direction_says():
    items = samples.draw(panel(ROLES, title="Rol"))
    rulers = [box for box, name, width in samples.strokes(items) if box[1] == 0]
    assert rulers == [(LEFT_MM, 0, LEFT_MM + THIRD_MM, 0)]
    title = samples.runs(items)[0]
    assert (title.text, title.y_mm, title.size_pt) == ("Rol", 6, 10.2)
    bars = samples.fills(items)
    assert [name for _, name in bars] == ["light", "light", "deep", "deep"]
    assert bars[0][0] == pytest.approx((LEFT_MM + 27, 11.55, LEFT_MM + 27 + 12 * 0.27, 15.45))
    assert [box[1] for box, _ in bars] == pytest.approx([11.55, 17.55, 23.55, 29.55])


def test_long_names_widen_the_column_and_the_largest_stands_first_where_nothing_orders_them():
    chart = panel(BRANCHES, ordered=False)
    assert layout_of(chart, Layout).zero_mm == 36
    assert [row.label for row in chart.rows][::3] == ["(Maak)industrie", "Overig"]
    assert [row.highlight for row in chart.rows] == [True, False, False, False]


def test_panels_of_a_page_share_the_longest_point_that_all_have_room_for():
    roles, branches = panel(ROLES), panel(BRANCHES)
    assert scale_of([roles, branches]).mm_per_unit == 0.27
    whole = panel([("Alles", 100), ("Niets", 0)])
    scale = scale_of([roles, whole])
    assert scale.mm_per_unit == pytest.approx(layout_of(whole, Layout).room_mm / 100)
    assert scale.mm_per_unit < 0.27


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("rows", [ROLES, BRANCHES, ROLES[:1], BRANCHES * 4, [("A", 100), ("B", 0)]])
def test_long_names_and_many_rows_are_never_cut(rows, times):
    chart = panel([(" ".join([name] * times), value) for name, value in rows])
    check_drawing(chart)
    halves = chart.split(chart.height_mm - 1)
    if len(rows) > 3:
        assert halves is not None
        assert [row for half in halves for row in half.rows] == list(chart.rows)


def test_faults_come_with_their_measure():
    found = faults("share-panel", [shares(5)], (), 36, highlight="r0")
    assert [code for code, _ in found] == ["chart-field", "chart-room"]
    assert found[1][1].startswith("labels and values leave ")


def test_a_panel_in_words_and_as_a_table():
    chart = panel(ROLES, title="Rol bij opleidingen")
    assert alt_text(chart, samples.house_style()) == (
        "Rol bij opleidingen. Eindbeslisser 12%; Medebeslisser 26%; Beïnvloeder 30%; Geen rol 30%."
    )
    assert csv_lines(chart)[:2] == ["Rol;Totaal", "Eindbeslisser;12"]
