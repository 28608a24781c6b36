"""The text of stacked columns on a scale: totals, values of parts, and names of parts.

Takes a stack, the edges of its parts in mm upwards from its foot, and draws what is printed of it.
Figures keep clear of the line of the target, names of one another.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.charts.columnplan import ColumnsLayout, part_distance
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.model import Row, Value
from authoring.charts.stacks import SLACK_MM, is_complete, keep_apart
from authoring.display import MM_PER_PT
from authoring.style.model import Palette, Style, Tokens


@dataclass(frozen=True, slots=True)
class Stack:
    """A column on a scale: the edges of its drawn parts and of its rest, upwards from its foot."""

    parts: tuple[tuple[int, float, float], ...]
    rest_mm: float
    top_mm: float


def stack_parts(row: Row, unit_mm: float, style: Style) -> Stack:
    """Stack the parts of a row; the rest is what the total has beyond them.

    Parts that miss their total by no more than rounding are drawn to it.
    """
    total = None if row.total is None else row.total.drawn
    known = sum(value.drawn or 0.0 for value in row.values)
    share = style.charts["stacked_columns"]["rounding_share"]
    near = bool(row.values) and is_complete(row.values) and bool(known)
    factor = 1.0
    if near and total and abs(known - total) <= total * share:
        factor = total / known
    low, parts = 0.0, []
    for index, value in enumerate(row.values):
        high = low + (value.drawn or 0.0) * factor * unit_mm
        if value.drawn is not None:
            parts.append((index, low, high))
        low = high
    top = max(low, (total or 0.0) * unit_mm)
    return Stack(tuple(parts), low, top if top - low > SLACK_MM else low)


def draw_names(
    stack: Stack,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
    *,
    keyed: bool,
) -> None:
    """Draw the names of the parts left of the first column, with swatches if it is undivided.

    A name that had to move from its part has a thin line to it.
    """
    tokens, share = style.charts["stacked_columns"], style.charts["frame"]["label_centre"]
    name, ink = style.text[tokens.name("name")], palette[tokens.name("name_colour")]
    apart = part_distance(layout.names, style)
    places = {index: (low + high) / 2 for index, low, high in stack.parts}
    heights, below = [], 0.0
    for index in range(len(layout.names)):
        below = places.get(index, below)
        heights.append(below)
    centres = keep_apart(heights, apart, apart / 2, layout.plot_mm - apart / 2)
    right = layout.left_mm - tokens["part_gap_mm"]
    for index, (height, centre, lines) in enumerate(
        zip(heights, centres, layout.names, strict=True)
    ):
        y, x = layout.foot_mm - centre, right
        if keyed:
            side = tokens["swatch_mm"]
            drawing.fill(x - side, y - side / 2, side, side, layout.fills[index].colour)
            x -= side + tokens["swatch_gap_mm"]
        elif abs(height - centre) > tokens["leader_from_mm"]:
            colour, width = palette[tokens.name("leader_colour")], tokens["leader_pt"]
            start = x + tokens["leader_gap_mm"]
            drawing.line(start, y, layout.left_mm, layout.foot_mm - height, colour, width)
        baseline = first_baseline(y, name, len(lines), share)
        for number, line in enumerate(lines):
            at = baseline + number * name.leading_mm
            drawing.text(x, at, line.rstrip(), name, ink, align="right")


def draw_total(
    figure: tuple[str, bool],
    x_mm: float,
    top_mm: float,
    line_mm: float | None,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the total above its column, and above the target if its line would cross the figure."""
    tokens = style.charts["stacked_columns"]
    text, (printed, queried) = style.text[tokens.name("total")], figure
    height = top_mm + tokens["total_gap_mm"]
    clear, high = tokens["total_clear_mm"], style.text[tokens.name("total")].size_pt * MM_PER_PT
    if line_mm is not None and height - clear < line_mm < height + high + clear:
        height = line_mm + tokens["total_gap_mm"]
    colour = style.charts["frame"].name("query_colour") if queried else text.colour
    baseline = layout.foot_mm - height
    drawing.text(x_mm, baseline, printed, text, palette[colour], align="center")


def draw_values(
    row: Row,
    stack: Stack,
    x_mm: float,
    line_mm: float | None,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw each value in its part where it fits clear of the target, else right of the column."""
    tokens, frame = style.charts["stacked_columns"], style.charts["frame"]
    small, share = style.text[tokens.name("beside")], frame["label_centre"]
    outside: list[tuple[float, Value]] = []
    for index, low, high in stack.parts:
        value, fill = row.values[index], layout.fills[index]
        centre = _clear_centre(low, high, line_mm, tokens)
        wide = drawing.width_of(value.printed, small) > layout.column_mm
        if centre is None or fill.ink is None or wide:
            outside.append(((low + high) / 2, value))
            continue
        at = centre_baseline(layout.foot_mm - centre, small.size_pt, share)
        drawing.text(x_mm, at, value.printed, small, fill.ink, align="center")
    half = small.leading_mm / 2
    high = max(stack.top_mm, half + len(outside) * small.leading_mm)
    heights = [_step_aside(height, line_mm, tokens) for height, _ in outside]
    centres = keep_apart(heights, small.leading_mm, half, high)
    x = x_mm + layout.column_mm / 2 + tokens["value_gap_mm"]
    for centre, (_, value) in zip(centres, outside, strict=True):
        at = centre_baseline(layout.foot_mm - centre, small.size_pt, share)
        drawing.text(x, at, value.printed, small, palette[small.colour])
    _draw_rest(row, stack, x_mm, line_mm, layout, drawing, style, palette)


def _draw_rest(
    row: Row,
    stack: Stack,
    x_mm: float,
    line_mm: float | None,
    layout: ColumnsLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw in the undivided rest of a column the sign of why its parts are not drawn apart."""
    lacking = [value for value in row.values if value.drawn is None]
    if not lacking:
        return
    tokens, frame, words = style.charts["stacked_columns"], style.charts["frame"], style.words
    text = style.text[tokens.name("beside")]
    queried = any(value.queried for value in lacking)
    colour = palette[frame.name("query_colour") if queried else text.colour]
    centre = _clear_centre(stack.rest_mm, stack.top_mm, line_mm, tokens)
    x, sign = x_mm, words["queried" if queried else "missing"]
    if centre is None:
        x += layout.column_mm / 2 + tokens["value_gap_mm"] + drawing.width_of(sign, text) / 2
        centre = stack.top_mm + text.leading_mm / 2
    at = centre_baseline(layout.foot_mm - centre, text.size_pt, frame["label_centre"])
    drawing.text(x, at, sign, text, colour, align="center")


def _clear_centre(
    low_mm: float, high_mm: float, line_mm: float | None, tokens: Tokens
) -> float | None:
    """Return where in a part its value stands clear of the target: its middle, else a half."""
    half, clear = tokens["value_from_mm"] / 2, tokens["target_clear_mm"]
    middle = (low_mm + high_mm) / 2
    tries = [middle]
    if line_mm is not None:
        tries += sorted(
            ((low_mm + line_mm) / 2, (high_mm + line_mm) / 2),
            key=lambda centre: abs(centre - line_mm),
            reverse=True,
        )
        tries += [line_mm - clear, line_mm + clear]
    for centre in tries:
        inside = low_mm + half <= centre + SLACK_MM and centre + half <= high_mm + SLACK_MM
        if inside and (line_mm is None or abs(centre - line_mm) >= clear - SLACK_MM):
            return centre
    return None


def _step_aside(height_mm: float, line_mm: float | None, tokens: Tokens) -> float:
    """Return a height that is clear of the target's line."""
    clear = tokens["target_clear_mm"]
    if line_mm is None or abs(height_mm - line_mm) >= clear:
        return height_mm
    return line_mm + clear if height_mm >= line_mm else line_mm - clear
