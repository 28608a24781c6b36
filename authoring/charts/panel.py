"""A panel of a page of respondents: small bars, the largest of them dark.

Takes one column of a table; gives the layout of ranked bars in a smaller measure, under a head
without a ruler. All panels of a page share one scale: that of the style, or a shorter one where a
bar would leave its panel. Section 6 of the art direction, accountability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import check_room, largest_drawn, round_up
from authoring.charts.figure import Drawing
from authoring.charts.items import refuse_fields
from authoring.charts.kind import Body, ChartKind, HeadForm, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFaults, Column, Layout, ResolvedChart, Row, Scale
from authoring.charts.ranked import draw_bars
from authoring.charts.rows import choose_ranked, find_table, make_rows, name_column
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

# Names of two lines ask for the wider column first.
_WIDEN_FROM = 2


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a panel of one column of a table."""
    style, table = setter.style, find_table(chart, tables)
    refuse_fields(chart, ("highlight", "items"), setter.faults)
    name = choose_ranked(chart, table, setter.faults)
    if name is None:
        raise ChartFaults(chart.id, setter.faults)
    colour = palette[style.charts["share_panel"].name("bar_colour")]
    column = Column(name, name_column(table, name, measure=True), colour)
    rows = make_rows(
        chart,
        table,
        (name,),
        None,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    largest = largest_drawn(rows)
    rows = tuple(
        replace(row, highlight=largest > 0 and row.values[0].drawn == float(largest))
        for row in rows
    )
    maximum = max(float(largest), 1.0)
    rows, layout = lay_out(rows, maximum, width_mm, setter)
    return Body((column,), None, rows, layout, largest, maximum, (table,))


def lay_out(
    rows: Sequence[Row], maximum: float, width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], Layout]:
    """Break the labels and fix the layout; names of two lines make the pitch larger."""
    style = setter.style
    tokens = style.charts["share_panel"]
    label, value = style.text[tokens.name("label")], style.text[tokens.name("value")]
    printed = [setter.width_mm(row.values[0].printed, value, "value", row.id) for row in rows]
    room = width_mm - max(printed, default=0.0) - tokens["value_gap_mm"]
    broken, column = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens["label_mm"], tokens["label_wide_mm"]),
        style.charts["frame"]["label_gutter_mm"],
        lambda lines: lines < _WIDEN_FROM,
    )
    check_room(room - column, tokens["bars_min_mm"], width_mm, setter.faults)
    lines = max((len(broken_label) for broken_label in broken), default=1)
    pitch = max(
        tokens["pitch_mm"], round_up(lines * label.leading_mm + tokens["label_clear_mm"], style)
    )
    first = (pitch - tokens["bar_mm"]) / 2
    layout = Layout(
        width_mm=width_mm,
        label_mm=column - style.charts["frame"]["label_gutter_mm"],
        group_mm=column,
        zero_mm=column,
        room_mm=min(room - column, tokens["mm_per_point"] * maximum),
        bars=1,
        bar_mm=tokens["bar_mm"],
        gap_mm=0,
        pitch_mm=pitch,
        pitches_mm=(pitch,),
        first_mm=first,
        last_mm=first,
        label=label.name,
        value=value.name,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def panel_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale of the panels of a page: as long a point as all of them have room for."""
    points = [layout_of(chart, Layout).room_mm / chart.maximum for chart in charts]
    maximum = max(chart.maximum for chart in charts)
    return Scale(charts[0].kind, charts[0].unit, maximum, min(points))


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw labels, bars, values and the zero line."""
    tokens = style.charts["share_panel"]
    draw_bars(chart, scale, drawing, style, palette, tokens, tokens.name("label_colour"))


KIND = ChartKind(
    "share-panel",
    resolve,
    panel_scale,
    draw_body,
    HeadForm("share_panel", ruler=False, question=False),
)
