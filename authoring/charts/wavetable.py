"""Wave table: a row an answer, the newest wave with a bar, older ones beside it, and the change.

Takes a chart and its table, whose columns are waves; gives a body; takes a resolved chart and a
scale, draws its body. The newest wave comes first, in a tinted column; the last column holds the
difference with the oldest wave. The rules are those of section 7.11 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import largest_drawn, scale_maximum
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFaults, Column, ResolvedChart, Row, Scale, Value
from authoring.charts.rows import find_table, name_column
from authoring.charts.wavecolumns import WaveTableLayout, lay_out
from authoring.charts.waves import choose_waves, read_rows, refuse_ranks
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_PERCENT = "percent"


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a table of the waves of a table, the newest first."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["wave_table"]
    refuse_ranks(chart, table, setter.faults)
    limits = tokens.count("waves_min"), tokens.count("waves_max")
    names = choose_waves(chart, table, limits, setter.faults, newest_first=True)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    bar = palette[tokens.name("bar_colour")]
    columns = tuple(Column(name, name_column(table, name, measure=False), bar) for name in names)
    rows = read_rows(chart, table, names, names[0], setter)
    rows, layout = lay_out(rows, columns, table.unit, width_mm, setter)
    # Only the newest wave has bars.
    largest = largest_drawn(replace(row, values=row.values[:1]) for row in rows)
    maximum = scale_maximum(largest, style)
    aids = (style.words["difference_points"],) if table.unit == _PERCENT else ()
    return Body(columns, None, rows, layout, largest, maximum, (table,), aids)


def scale_of_waves(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that wave tables share; bars of percentages have a greatest length."""
    maximum = max(chart.maximum for chart in charts)
    layouts = [layout_of(chart, WaveTableLayout) for chart in charts]
    unit = min(min(layout.room_mm / maximum, layout.unit_mm) for layout in layouts)
    return Scale(charts[0].kind, charts[0].unit, maximum, unit)


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the tint, the heads, and the rows with a hairline above each."""
    tokens, layout = style.charts["wave_table"], layout_of(chart, WaveTableLayout)
    height = layout.table_mm(len(chart.rows))
    tint = palette[tokens.name("tint_colour")]
    drawing.fill(layout.tint_mm, 0, layout.tint_width_mm, height, tint)
    _draw_heads(layout, drawing, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.head_mm + index * layout.row_mm
        rule = palette[tokens.name("rule_colour")]
        drawing.line(0, top, layout.width_mm, top, rule, tokens["rule_pt"])
        _draw_row(chart, row, top, scale, drawing, style, palette)


def _draw_heads(layout: WaveTableLayout, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the names of the waves and of the difference, which end where their figures end."""
    tokens = style.charts["wave_table"]
    edges = (layout.figures_mm, *layout.older_mm)
    for edge, lines in zip(edges, layout.heads, strict=True):
        _draw_head(lines, edge, tokens.name("head"), drawing, style, palette)
    name = tokens.name("difference_head")
    _draw_head(layout.difference_head, layout.width_mm, name, drawing, style, palette)


def _draw_head(
    lines: tuple[str, ...],
    edge_mm: float,
    name: str,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    first, head = style.charts["wave_table"]["head_mm"], style.text[name]
    for number, line in enumerate(lines):
        # The space at which the line broke is read, but takes no room.
        left = edge_mm - drawing.width_of(line.rstrip(), head)
        drawing.text(left, first + number * head.leading_mm, line, head, palette[head.colour])


def _draw_row(
    chart: ResolvedChart,
    row: Row,
    top_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, layout = style.charts["wave_table"], layout_of(chart, WaveTableLayout)
    label, share = style.text[tokens.name("label")], style.charts["frame"]["label_centre"]
    middle = top_mm + layout.row_mm / 2
    first = first_baseline(middle, label, len(row.lines), share)
    for number, line in enumerate(row.lines):
        drawing.text(0, first + number * label.leading_mm, line, label, palette[label.colour])
    newest, *older = row.values
    role = tokens.name("highlight_colour" if row.highlight else "bar_colour")
    bar, x = tokens["bar_mm"], layout.figures_mm + tokens["bar_gap_mm"]
    length = (newest.drawn or 0) * scale.mm_per_unit
    drawing.fill(x, middle - bar / 2, length, bar, palette[role])
    _draw_figure(newest, layout.figures_mm, middle, tokens.name("value"), drawing, style, palette)
    for value, edge in zip(older, layout.older_mm, strict=True):
        _draw_figure(value, edge, middle, tokens.name("older"), drawing, style, palette)
    change = layout.changes[row.id]
    role = tokens.name("far_colour" if change.far else "near_colour")
    if change.queried:
        role = style.charts["frame"].name("query_colour")
    figure = style.text[tokens.name("difference")]
    below = centre_baseline(middle, figure.size_pt, share)
    drawing.text(layout.width_mm, below, change.printed, figure, palette[role], align="right")


def _draw_figure(
    value: Value,
    edge_mm: float,
    middle_mm: float,
    name: str,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    frame, figure = style.charts["frame"], style.text[name]
    colour = frame.name("query_colour") if value.queried else figure.colour
    if name == style.charts["wave_table"].name("older") and not value.queried:
        colour = style.charts["wave_table"].name("older_colour")
    below = centre_baseline(middle_mm, figure.size_pt, frame["label_centre"])
    drawing.text(edge_mm, below, value.printed, figure, palette[colour], align="right")


KIND = ChartKind("wave-table", resolve, scale_of_waves, draw_body)
