"""A slope: how each row goes from one column to another, between two verticals.

Takes a chart and its table, two of whose columns are shown; gives a body, and draws it. Two waves
stand with the older one left; other columns (now and expected) as they are given. A slope shows
change and need not start at zero. The rules are those of section 7.9 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.bars import largest_drawn
from authoring.charts.dodging import Block, dodge
from authoring.charts.figure import Drawing, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Break, Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.rows import find_table, name_column
from authoring.charts.series import (
    Look,
    choose_looks,
    draw_leader,
    draw_path,
    draw_value,
    drawing_order,
    find_heights,
    name_height,
)
from authoring.charts.waves import break_heads, limit_rows, order_waves, read_rows, refuse_ranks
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_SIDES = 2


@dataclass(frozen=True, slots=True)
class SlopeLayout:
    """Where the verticals stand, and what stands beside them.

    Names end at ``names_mm``, left of the values at the first vertical. The verticals are
    ``foot_mm`` high; the scale has its room of ``plot_mm`` from ``top_mm``. ``lowest`` and
    ``highest`` are the values at the ends of that room, in the chart alone.
    """

    width_mm: float
    names_mm: float
    left_mm: float
    right_mm: float
    heads: Break
    top_mm: float
    plot_mm: float
    foot_mm: float
    height_mm: float
    lowest: float
    highest: float

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — slopes share their room
        """Return the height of the body, whatever its rows: it is never split."""
        return self.height_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a slope between two columns of a table."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["slope"]
    refuse_ranks(chart, table, setter.faults)
    names = order_waves(chart.columns or table.columns, table)
    if len(names) != _SIDES:
        setter.faults.append(
            ChartFault(
                "columns",
                f"a slope shows two columns, not {len(names)}: {', '.join(names)}",
                "name two of them in “columns”, or draw lines",
                "chart-columns",
            )
        )
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    mixed = len({name.partition(".")[2] for name in names}) > 1
    ink = palette[tokens.name("head_colour")]
    columns = tuple(Column(name, name_column(table, name, measure=mixed), ink) for name in names)
    rows = read_rows(chart, table, names, names[-1], setter)
    limit_rows(rows, tokens.count("rows_max"), chart, setter.faults)
    rows, layout = lay_out(rows, columns, width_mm, setter)
    return Body(columns, None, rows, layout, largest_drawn(rows), layout.highest, (table,))


def lay_out(
    rows: Sequence[Row], columns: Sequence[Column], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], SlopeLayout]:
    """Break names and heads, and fix the places of the verticals and their height.

    Names have two lines in their column, then a wider one, then more lines; where they are higher
    together than the verticals, those become higher.
    """
    style = setter.style
    tokens, shared = style.charts["slope"], style.charts["lines"]
    label, word = style.text[shared.name("label")], style.text[shared.name("wave")]
    wide = width_mm >= tokens["wide_from_mm"]
    apart = tokens["apart_wide_mm" if wide else "apart_mm"]
    widths = [_widest(rows, place, setter) for place in range(_SIDES)]
    head = columns[-1].label.split(" ")
    beyond = max(
        tokens["label_mm"] + widths[1],
        max(setter.width_mm(part, word, "group") for part in head) / 2,
    )
    values = tokens["label_mm"] + widths[0] + tokens["name_gap_mm"]
    widest = width_mm - beyond - apart
    natural = values + max(
        (setter.width_mm(row.label, label, "label", row.id) for row in rows), default=0.0
    )
    most = tokens["left_wide_mm"] if wide else widest
    first = min(max(natural, tokens["left_mm"]), most, widest)
    broken, left = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (first, widest),
        values,
        lambda lines: lines <= tokens.count("label_lines"),
    )
    room = min(apart - tokens["head_gap_mm"], 2 * (width_mm - left - apart))
    heads = break_heads(columns, (apart - tokens["head_gap_mm"], room), word, setter)
    over = tokens["over_mm"]
    stack = sum(name_height(len(name), style) for name in broken)
    plot = max(tokens["plot_mm"], stack - 2 * over)
    foot = plot + 2 * over
    lines = max((len(each) for each in heads), default=1)
    lowest, highest = _find_ends(rows, tokens["span_share"])
    layout = SlopeLayout(
        width_mm=width_mm,
        names_mm=left - values,
        left_mm=left,
        right_mm=left + apart,
        heads=heads,
        top_mm=over,
        plot_mm=plot,
        foot_mm=foot,
        height_mm=foot + tokens["head_mm"] + (lines - 1) * word.leading_mm + tokens["foot_mm"],
        lowest=lowest,
        highest=highest,
    )
    return tuple(replace(row, lines=name) for row, name in zip(rows, broken, strict=True)), layout


def _widest(rows: Sequence[Row], place: int, setter: Setter) -> float:
    figure = setter.style.text[setter.style.charts["lines"].name("value")]
    return max(
        (setter.width_mm(row.values[place].printed, figure, "value", row.id) for row in rows),
        default=0.0,
    )


def _find_ends(rows: Sequence[Row], share: float) -> tuple[float, float]:
    """Return the values at the foot and the top of the verticals.

    Values that hardly differ would seem to leap: the ends are at least ``share`` of the largest
    value apart.
    """
    drawn = [value.drawn for row in rows for value in row.values if value.drawn is not None]
    lowest, highest = min(drawn, default=0.0), max(drawn, default=1.0)
    lacking = max(highest * share, 1.0 if highest == lowest else 0.0) - (highest - lowest)
    spare = max(lacking, 0.0) / 2
    return lowest - spare, highest + spare


def slope_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that slopes share: equal changes are equally steep."""
    maximum = max(chart.maximum for chart in charts)
    layouts = [layout_of(chart, SlopeLayout) for chart in charts]
    span = maximum - min(layout.lowest for layout in layouts)
    unit = min(layout.plot_mm for layout in layouts) / span
    return Scale(charts[0].kind, charts[0].unit, maximum, unit)


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the verticals with their heads, the slopes, and names and values beside them."""
    layout = layout_of(chart, SlopeLayout)
    looks = choose_looks(chart.rows, style, palette)
    _draw_verticals(chart, drawing, style, palette)
    sides = (layout.left_mm, layout.right_mm)
    heights = [
        [
            None
            if value.drawn is None
            else layout.top_mm + (scale.maximum - value.drawn) * scale.mm_per_unit
            for value in row.values
        ]
        for row in chart.rows
    ]
    for index in drawing_order(chart.rows):
        places = [None if y is None else (x, y) for x, y in zip(sides, heights[index], strict=True)]
        draw_path(places, looks[index], drawing, style, palette)
    foot = layout.foot_mm
    printed = [[foot if y is None else y for y in find_heights(sides, each)] for each in heights]
    _draw_names(chart, [row[0] for row in printed], looks, drawing, style, palette)
    _draw_right_values(chart, [row[1] for row in printed], looks, drawing, style, palette)


def _draw_verticals(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    tokens, layout = style.charts["slope"], layout_of(chart, SlopeLayout)
    head = style.text[style.charts["lines"].name("wave")]
    rule = palette[tokens.name("rule_colour")]
    for x, column, lines in zip(
        (layout.left_mm, layout.right_mm), chart.columns, layout.heads, strict=True
    ):
        drawing.line(x, 0, x, layout.foot_mm, rule, tokens["rule_pt"])
        for number, line in enumerate(lines):
            below = layout.foot_mm + tokens["head_mm"] + number * head.leading_mm
            drawing.text(x, below, line.rstrip(), head, column.colour, align="center")


def _draw_names(
    chart: ResolvedChart,
    ends_mm: Sequence[float],
    looks: Sequence[Look],
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw each name and its first value, which end left of the first vertical."""
    tokens, layout = style.charts["slope"], layout_of(chart, SlopeLayout)
    label = style.text[style.charts["lines"].name("label")]
    share = style.charts["frame"]["label_centre"]
    blocks = [
        Block(end, name_height(len(row.lines), style))
        for row, end in zip(chart.rows, ends_mm, strict=True)
    ]
    centres = dodge(blocks, 0.0, layout.foot_mm)
    edge = layout.left_mm - tokens["label_mm"]
    for row, end, centre, look in zip(chart.rows, ends_mm, centres, looks, strict=True):
        value = row.values[0]
        draw_value(value, edge, centre, look, drawing, style, palette, "right")
        if value.drawn is not None:
            _lead(layout.left_mm, -1, end, centre, look, drawing, style)
        first = first_baseline(centre, label, len(row.lines), share)
        for number, line in enumerate(row.lines):
            # The space at which the line broke is read, but takes no room.
            left = layout.names_mm - drawing.width_of(line.rstrip(), label)
            drawing.text(left, first + number * label.leading_mm, line, label, look.text)


def _draw_right_values(
    chart: ResolvedChart,
    ends_mm: Sequence[float],
    looks: Sequence[Look],
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, layout = style.charts["slope"], layout_of(chart, SlopeLayout)
    figure = style.text[style.charts["lines"].name("value")]
    blocks = [Block(end, figure.leading_mm) for end in ends_mm]
    centres = dodge(blocks, 0.0, layout.foot_mm)
    edge = layout.right_mm + tokens["label_mm"]
    for row, end, centre, look in zip(chart.rows, ends_mm, centres, looks, strict=True):
        draw_value(row.values[1], edge, centre, look, drawing, style, palette)
        if row.values[1].drawn is not None:
            _lead(layout.right_mm, 1, end, centre, look, drawing, style)


def _lead(
    x_mm: float,
    side: int,
    end_mm: float,
    centre_mm: float,
    look: Look,
    drawing: Drawing,
    style: Style,
) -> None:
    """Draw the leader of a label that stands left (−1) or right (1) of its vertical."""
    shared, gap = style.charts["lines"], style.charts["lines"]["leader_gap_mm"]
    start = x_mm + side * (shared["radius_mm"] + gap)
    stop = x_mm + side * (style.charts["slope"]["label_mm"] - gap)
    draw_leader(start, end_mm, stop, centre_mm, look, drawing, style)


KIND = ChartKind("slope", resolve, slope_scale, draw_body)
