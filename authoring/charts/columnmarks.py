"""How stacked columns are drawn on a scale: parts, undivided rests, forecasts, and the target.

Takes a resolved chart and a scale; draws its body. Text is drawn last, so that no line crosses it:
:mod:`authoring.charts.columnfigures` does that.
"""

from __future__ import annotations

from authoring.charts.columnfigures import (
    Stack,
    draw_names,
    draw_total,
    draw_values,
    stack_parts,
)
from authoring.charts.columnplan import (
    ColumnsLayout,
    Forecast,
    Target,
    is_divided,
    print_range,
)
from authoring.charts.figure import Drawing
from authoring.charts.hatching import hatch
from authoring.charts.kind import layout_of
from authoring.charts.model import ResolvedChart, Row, Scale
from authoring.charts.stacks import SLACK_MM
from authoring.display import MM_PER_PT
from authoring.style.model import Palette, Style


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the columns and forecasts, the line that they start from, and the target over them."""
    layout, tokens = layout_of(chart, ColumnsLayout), style.charts["stacked_columns"]
    unit, foot = scale.mm_per_unit, layout.foot_mm
    stacks = [stack_parts(row, unit, style) for row in chart.rows]
    target = None if layout.target is None else layout.target.value.drawn
    line = None if target is None else target * unit
    divided = any(stack.parts for stack in stacks)
    tops = [(stack.top_mm, row) for stack, row in zip(stacks, chart.rows, strict=True)]
    for index, (stack, row) in enumerate(zip(stacks, chart.rows, strict=True)):
        x = layout.left_mm + index * layout.pitch_mm
        _draw_stack(row, stack, x, layout, divided, drawing, style, palette)
    for index, item in enumerate(layout.forecasts, len(chart.rows)):
        _draw_forecast(item, index, unit, layout, drawing, style, palette)
    if divided:
        whole = next((index for index, row in enumerate(chart.rows) if is_divided(row)), None)
        most = max(stacks, key=lambda stack: len(stack.parts)) if whole is None else stacks[whole]
        keyed = not is_divided(chart.rows[0])
        draw_names(most, layout, drawing, style, palette, keyed=keyed)
    end = layout.left_mm + (len(chart.rows) + len(layout.forecasts) - 1) * layout.pitch_mm
    end += layout.column_mm
    frame, over = style.charts["frame"], style.charts["frame"]["zero_line_over_mm"]
    ink = palette[frame.name("zero_line_colour")]
    drawing.line(layout.left_mm - over, foot, end + over, foot, ink, frame["zero_line_pt"])
    if layout.target is not None:
        _draw_target(layout.target, line, layout, drawing, style, palette)
    # Figures come last: the line of the target never crosses them.
    for index, (top, row) in enumerate(tops):
        middle = layout.left_mm + index * layout.pitch_mm + layout.column_mm / 2
        if row.total is not None:
            ends = (row.total.printed, row.total.queried)
            draw_total(ends, middle, top, line, layout, drawing, style, palette)
        draw_values(row, stacks[index], middle, line, layout, drawing, style, palette)
    for index, item in enumerate(layout.forecasts, len(chart.rows)):
        middle = layout.left_mm + index * layout.pitch_mm + layout.column_mm / 2
        top = (item.high.drawn or 0.0) * unit if item.drawn else 0.0
        ends = (print_range(item, style), item.low.queried or item.high.queried)
        draw_total(ends, middle, top, line, layout, drawing, style, palette)
    lines = [(row.lines) for row in chart.rows] + [item.lines for item in layout.forecasts]
    name, colour = style.text[tokens.name("name")], palette[tokens.name("name_colour")]
    for index, text in enumerate(lines):
        middle = layout.left_mm + index * layout.pitch_mm + layout.column_mm / 2
        for number, part in enumerate(text):
            below = foot + tokens["name_mm"] + number * name.leading_mm
            drawing.text(middle, below, part.rstrip(), name, colour, align="center")


def _draw_stack(
    row: Row,
    stack: Stack,
    x_mm: float,
    layout: ColumnsLayout,
    divided: bool,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the parts of a column, and what is not drawn apart: outlined beside divided ones."""
    tokens, width = style.charts["stacked_columns"], layout.column_mm
    for index, low, high in stack.parts:
        gap = 0.0 if high >= stack.top_mm - SLACK_MM else min(tokens["white_mm"], (high - low) / 2)
        colour = layout.fills[index].colour
        drawing.fill(x_mm, layout.foot_mm - high + gap, width, high - low - gap, colour)
    rest = stack.top_mm - stack.rest_mm
    if rest <= SLACK_MM:
        return
    top = layout.foot_mm - stack.top_mm
    if not divided and not row.values:
        drawing.fill(x_mm, top, width, rest, palette[tokens.name("alone_colour")])
        return
    white, ink = palette[tokens.name("rest_colour")], palette[tokens.name("rest_line_colour")]
    drawing.outline(x_mm, top, width, rest, white, ink, tokens["rest_line_pt"])


def _draw_forecast(
    item: Forecast,
    index: int,
    unit_mm: float,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    if item.low.drawn is None or item.high.drawn is None:
        return
    tokens, width = style.charts["stacked_columns"], layout.column_mm
    x = layout.left_mm + index * layout.pitch_mm
    low, high = item.low.drawn * unit_mm, item.high.drawn * unit_mm
    drawing.fill(x, layout.foot_mm - low, width, low, palette[tokens.name("forecast_colour")])
    top, line = layout.foot_mm - high, tokens["hatch_pt"]
    white, ink = palette[tokens.name("rest_colour")], palette[tokens.name("hatch_colour")]
    drawing.outline(x, top, width, high - low, white, ink, line)
    inset = line * MM_PER_PT
    inner = (x + inset, top + inset, x + width - inset, top + high - low - inset)
    for x0, y0, x1, y1 in hatch(*inner, tokens["hatch_mm"]):
        drawing.line(x0, y0, x1, y1, ink, line)


def _draw_target(
    target: Target,
    line_mm: float | None,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the line of the target across the columns, and its name at its right end above it."""
    tokens = style.charts["stacked_columns"]
    text = style.text[tokens.name("target")]
    ink = palette[tokens.name("target_colour")]
    widths = [drawing.width_of(line.rstrip(), text) for line in target.lines]
    right = layout.target_mm + max([*widths, drawing.width_of(target.value.printed, text)])
    y = layout.foot_mm - (line_mm or 0.0)
    if line_mm is not None:
        left = layout.left_mm - tokens["target_over_mm"]
        white = palette[tokens.name("halo_colour")]
        drawing.line(left, y, right, y, white, tokens["target_halo_pt"])
        drawing.line(left, y, right, y, ink, tokens["target_pt"])
    query = palette[style.charts["frame"].name("query_colour")]
    below = y - tokens["target_gap_mm"]
    drawing.text(
        right, below, target.value.printed, text, query if target.value.queried else ink,
        align="right",
    )  # fmt: skip
    for number, part in enumerate(reversed(target.lines), 1):
        above = below - number * text.leading_mm
        drawing.text(right, above, part.rstrip(), text, ink, align="right")
