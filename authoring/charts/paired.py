"""Paired bars: two groups an option, or three samples, whose name stands above its bars.

Takes a chart and its table, gives a body; takes a resolved chart and a scale, draws its body. The
rules are those of section 7.10 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import bar_scale, check_room, largest_drawn, scale_maximum
from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFaults, Column, Layout, ResolvedChart, Row, Scale
from authoring.charts.rows import (
    choose_pair,
    find_table,
    make_columns,
    make_rows,
    refuse_accent,
)
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve paired bars of columns of a table, in the order of its total if it has one."""
    style, table = setter.style, find_table(chart, tables)
    refuse_accent(chart, "paired bars", setter.faults)
    names, total = choose_pair(chart, table, setter.faults)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_columns(names, table, style.charts["grouped_bars"], palette)
    ranked = make_rows(
        chart,
        table,
        names,
        total,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows, layout = lay_out([replace(row, total=None) for row in ranked], columns, width_mm, setter)
    largest = largest_drawn(rows)
    return Body(columns, None, rows, layout, largest, scale_maximum(largest, style), (table,))


def lay_out(
    rows: Sequence[Row], columns: Sequence[Column], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], Layout]:
    """Break the names of the options and fix the layout of paired bars.

    A name has the whole width; a second line makes the pitch of all options larger.
    """
    style = setter.style
    tokens = style.charts["paired_bars"]
    label, value = style.text[tokens.name("label")], style.text[tokens.name("value")]
    broken, _ = setter.fit_labels(
        [(row.id, row.label) for row in rows], label, (width_mm,), 0.0, lambda _: True
    )
    name = style.text[tokens.name("group")]
    names = [setter.width_mm(item.label, name, "group", item.id) for item in columns]
    zero = max(tokens["group_mm"], max(names, default=0.0) + tokens["group_gap_mm"])
    values = [
        setter.width_mm(figure.printed, value, "value", row.id)
        for row in rows
        for figure in row.values
    ]
    beyond = max(tokens["value_room_mm"], max(values, default=0.0) + tokens["value_gap_mm"])
    room = width_mm - zero - beyond
    check_room(room, tokens["bars_min_mm"], width_mm, setter.faults)
    more = (max((len(lines) for lines in broken), default=1) - 1) * label.leading_mm
    bar, gap = tokens["bar_mm"], tokens["bar_gap_mm"]
    # The pitch is that of two bars; a third takes its own height.
    pitch = tokens["pitch_mm"] + more + (len(columns) - 2) * (bar + gap)
    layout = Layout(
        width_mm=width_mm,
        label_mm=width_mm,
        group_mm=0.0,
        zero_mm=zero,
        room_mm=room,
        bars=len(columns),
        bar_mm=bar,
        gap_mm=gap,
        pitch_mm=pitch,
        pitches_mm=(pitch,),
        first_mm=tokens["label_mm"] + more + tokens["label_bar_mm"],
        last_mm=style.charts["frame"]["zero_line_over_mm"],
        label=label.name,
        value=value.name,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw each option: its name, its bars, and the line that they start from."""
    tokens, frame = style.charts["paired_bars"], style.charts["frame"]
    layout, over = layout_of(chart, Layout), frame["zero_line_over_mm"]
    label, axis = style.text[layout.label], palette[frame.name("zero_line_colour")]
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index)
        first = top - tokens["label_bar_mm"] - (len(row.lines) - 1) * label.leading_mm
        for number, text in enumerate(row.lines):
            below = first + number * label.leading_mm
            drawing.text(0, below, text, label, palette[label.colour])
        _draw_bars(chart, row, top, scale, drawing, style, palette)
        foot = top + layout.stack_mm + over
        zero = layout.zero_mm
        drawing.line(zero, top - over, zero, foot, axis, frame["zero_line_pt"])


def _draw_bars(
    chart: ResolvedChart,
    row: Row,
    top_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, frame = style.charts["paired_bars"], style.charts["frame"]
    layout, share = layout_of(chart, Layout), frame["label_centre"]
    name, figure = style.text[tokens.name("group")], style.text[layout.value]
    for number, (column, value) in enumerate(zip(chart.columns, row.values, strict=True)):
        top = top_mm + number * (layout.bar_mm + layout.gap_mm)
        centre = top + layout.bar_mm / 2
        below = centre_baseline(centre, name.size_pt, share)
        drawing.text(layout.group_mm, below, column.label, name, palette[name.colour])
        length = (value.drawn or 0) * scale.mm_per_unit
        drawing.fill(layout.zero_mm, top, length, layout.bar_mm, column.colour)
        drawing.text(
            layout.zero_mm + length + tokens["value_gap_mm"],
            centre_baseline(centre, figure.size_pt, share),
            value.printed,
            figure,
            palette[frame.name("query_colour") if value.queried else figure.colour],
        )


KIND = ChartKind("paired-bars", resolve, bar_scale, draw_body)
