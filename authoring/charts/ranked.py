"""Ranked bars: one bar an answer, the longest first, its value at its end.

Takes rows and a setter of labels, gives a layout; takes a resolved chart and a scale, draws its
body. The rules are those of section 7.2 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import (
    bar_scale,
    check_room,
    draw_zero_line,
    largest_drawn,
    round_up,
    scale_maximum,
)
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFaults, Column, Layout, ResolvedChart, Row, Scale
from authoring.charts.rows import choose_ranked, find_table, make_rows, name_column
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, Tokens

# Two lines of a label only need a larger pitch; a third asks for a wider column first.
_WIDEN_FROM = 3

# The small pitch of many rows holds one line.
_WIDEN_SMALL_FROM = 2


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve ranked bars of one column of a table."""
    style, table = setter.style, find_table(chart, tables)
    name = choose_ranked(chart, table, setter.faults)
    if name is None:
        raise ChartFaults(chart.id, setter.faults)
    colour = palette[style.charts["ranked_bars"].name("bar_colour")]
    column = Column(name, name_column(table, name, measure=True), colour)
    rows = make_rows(
        chart,
        table,
        (name,),
        None,
        highlight=chart.highlight,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows, layout = lay_out(rows, width_mm, setter)
    largest = largest_drawn(rows)
    return Body((column,), None, rows, layout, largest, scale_maximum(largest, style), (table,))


def lay_out(rows: Sequence[Row], width_mm: float, setter: Setter) -> tuple[tuple[Row, ...], Layout]:
    """Break the labels and fix the layout of ranked bars.

    A label may take two lines, or one where there are many rows; for more the label column is
    widened first, as far as the bars allow. More lines make the pitch of the whole chart larger.
    """
    style = setter.style
    tokens, frame = style.charts["ranked_bars"], style.charts["frame"]
    small = len(rows) >= tokens.count("many_rows")
    label = style.text[tokens.name("many_label" if small else "label")]
    value = style.text[tokens.name("many_value" if small else "value")]
    bar = tokens["many_bar_mm" if small else "bar_mm"]
    widest = max(
        (setter.width_mm(row.values[0].printed, value, "value", row.id) for row in rows),
        default=0.0,
    )
    room = width_mm - max(tokens["value_room_mm"], widest + tokens["value_gap_mm"])
    columns = _label_columns(width_mm, room, style)
    broken, column = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        columns,
        frame["label_gutter_mm"],
        lambda lines: lines < (_WIDEN_SMALL_FROM if small else _WIDEN_FROM),
    )
    lines = max((len(broken_label) for broken_label in broken), default=1)
    check_room(room - column, tokens["bars_min_mm"], width_mm, setter.faults)
    over = frame["zero_line_over_mm"]
    first = max(0.0, round_up((lines * label.leading_mm - bar) / 2 - over, style))
    pitches = _pitches(lines, small, style)
    layout = Layout(
        width_mm=width_mm,
        label_mm=column - frame["label_gutter_mm"],
        group_mm=column,
        zero_mm=column,
        room_mm=room - column,
        bars=1,
        bar_mm=bar,
        gap_mm=0,
        pitch_mm=pitches[0],
        pitches_mm=pitches,
        first_mm=first,
        last_mm=first + over,
        label=label.name,
        value=value.name,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _label_columns(width_mm: float, room_mm: float, style: Style) -> tuple[float, ...]:
    """Return the widths that the label column may have, the first of choice first."""
    tokens = style.charts["ranked_bars"]
    wide = width_mm >= tokens["label_from_mm"]
    first = tokens["label_mm" if wide else "label_min_mm"]
    widest = tokens["label_max_mm"]
    return (first, widest) if room_mm - widest >= tokens["bars_min_mm"] else (first,)


def _pitches(lines: int, small: bool, style: Style) -> tuple[float, ...]:
    """Return the pitches that the chart may have, the closest first."""
    tokens = style.charts["ranked_bars"]
    leading = style.text[tokens.name("many_label" if small else "label")].leading_mm
    if small:
        return (tokens["many_pitch_mm"] + round_up((lines - 1) * leading, style),)
    if lines <= 1:
        step = style.grid["unit_mm"] / 2
        count = round((tokens["pitch_wide_mm"] - tokens["pitch_mm"]) / step)
        return tuple(tokens["pitch_mm"] + index * step for index in range(count + 1))
    if lines < _WIDEN_FROM:
        return (tokens["pitch_two_lines_mm"],)
    return (tokens["pitch_three_lines_mm"] + round_up((lines - _WIDEN_FROM) * leading, style),)


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw labels, bars, values and the zero line."""
    label = style.text[layout_of(chart, Layout).label]
    draw_bars(chart, scale, drawing, style, palette, style.charts["ranked_bars"], label.colour)


def draw_bars(
    chart: ResolvedChart,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
    tokens: Tokens,
    label_colour: str,
) -> None:
    """Draw labels, bars in the colours of ``tokens``, values and the zero line."""
    frame = style.charts["frame"]
    layout, share = layout_of(chart, Layout), frame["label_centre"]
    label, figure = style.text[layout.label], style.text[layout.value]
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index)
        centre = top + layout.bar_mm / 2
        baseline = first_baseline(centre, label, len(row.lines), share)
        for number, line in enumerate(row.lines):
            below = baseline + number * label.leading_mm
            drawing.text(0, below, line, label, palette[label_colour])
        value = row.values[0]
        length = (value.drawn or 0) * scale.mm_per_unit
        role = tokens.name("highlight_colour" if row.highlight else "bar_colour")
        drawing.fill(layout.zero_mm, top, length, layout.bar_mm, palette[role])
        drawing.text(
            layout.zero_mm + length + tokens["value_gap_mm"],
            centre_baseline(centre, figure.size_pt, share),
            value.printed,
            figure,
            palette[frame.name("query_colour") if value.queried else figure.colour],
        )
    draw_zero_line(chart, drawing, style, palette)


KIND = ChartKind("ranked-bars", resolve, bar_scale, draw_body)
