"""The marks of a dot plot: axis, range, dots and the labels above them.

Takes resolved rows, a layout and a scale; draws legend, numerals and rows. Equal values are drawn
as circles in one another, so that none is hidden.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import Column, ResolvedChart, Row, Scale, Value
from authoring.charts.rows import print_value
from authoring.display import MM_PER_PT, Colour
from authoring.style.model import Palette, Style, Tokens


@dataclass(frozen=True, slots=True)
class LegendEntry:
    """A dot of the legend: its left end from the axis, its line from 0, its name as lines."""

    x_mm: float
    line: int
    lines: tuple[str, ...]
    colour: Colour


@dataclass(frozen=True, slots=True)
class Gap:
    """What is said of a group without a dot, and where: from the start of the axis."""

    x_mm: float
    text: str
    queried: bool


@dataclass(frozen=True, slots=True)
class DotLayout:
    """Where sentences, axis and rows stand.

    The axis starts at ``zero_mm`` and is ``room_mm`` long; the first row starts at ``first_mm``,
    below the legend and the numerals. ``gaps`` are the lines below the axis of some rows, by id.
    """

    width_mm: float
    text_mm: float
    zero_mm: float
    room_mm: float
    legend: tuple[LegendEntry, ...]
    numerals_mm: float
    first_mm: float
    pitch_mm: float
    gaps: Mapping[str, tuple[tuple[Gap, ...], ...]]

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""
        return self.first_mm + rows * self.pitch_mm

    def centre_mm(self, row: int) -> float:
        """Return where the axis of a row lies."""
        return self.first_mm + (row + 0.5) * self.pitch_mm


@dataclass(frozen=True, slots=True)
class Label:
    """A value above the axis: where it is aligned, and to which side."""

    x_mm: float
    text: str
    align: Literal["left", "center", "right"]
    colour: Colour


def axis_end(largest: Decimal, style: Style) -> float:
    """Return the end of the axis: the smallest multiple of the step not below the largest value."""
    step = Decimal(repr(style.charts["dot_plot"]["step"]))
    return float(step * max(math.ceil(largest / step), 1))


def room_for_labels(
    rows: Sequence[Row], maximum: float, available_mm: float, setter: Setter
) -> float:
    """Return how long the axis may be for all labels to end within ``available_mm`` of its start.

    A longer scale moves every value to the left, so that this also holds for a shared one.
    """
    tokens = setter.style.charts["dot_plot"]
    style = setter.style.text[tokens.name("value")]
    radius = tokens["radius_mm"]
    room = available_mm
    for row in rows:
        drawn = [value for value in row.values if value.drawn is not None]
        high = max(drawn, key=_drawn, default=None)
        if high is None or not high.drawn:
            continue
        over = setter.width_mm(high.printed, style, "value", row.id) - radius
        if _drawn(high) - min(_drawn(value) for value in drawn) < tokens["near_points"]:
            over += 2 * radius
        room = min(room, (available_mm - over) * maximum / _drawn(high))
    return room


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw legend, numerals and rows, with a rule between rows."""
    tokens, layout = style.charts["dot_plot"], layout_of(chart, DotLayout)
    if chart.columns:
        _draw_legend(layout, drawing, style, palette)
        _draw_numerals(chart, layout, scale, drawing, style, palette)
    for index, row in enumerate(chart.rows):
        before = chart.rows[index - 1] if index else None
        opens = before is None or before.group != row.group
        if before is not None:
            y = layout.first_mm + index * layout.pitch_mm
            rule = palette[tokens.name("group_rule_colour" if opens else "rule_colour")]
            left = 0.0 if opens else layout.text_mm
            drawing.line(left, y, layout.width_mm, y, rule, tokens["rule_pt"])
        _draw_words(row, layout.centre_mm(index), opens, layout, drawing, style, palette)
        if row.values:
            _draw_axis(layout, layout.centre_mm(index), scale, drawing, style, palette)
            _draw_row(chart, row, layout.centre_mm(index), scale, drawing, style, palette)


def _draw_legend(layout: DotLayout, drawing: Drawing, style: Style, palette: Palette) -> None:
    tokens = style.charts["dot_plot"]
    text = style.text[tokens.name("legend")]
    radius = tokens["radius_mm"]
    for entry in layout.legend:
        y = tokens["legend_mm"] + entry.line * tokens["legend_line_mm"]
        x = layout.zero_mm + entry.x_mm
        drawing.dot(x + radius, y, radius, entry.colour)
        baseline = centre_baseline(y, text.size_pt, style.charts["frame"]["label_centre"])
        for number, line in enumerate(entry.lines):
            below = baseline + number * tokens["legend_line_mm"]
            colour = palette[tokens.name("legend_colour")]
            drawing.text(x + tokens["legend_text_mm"], below, line, text, colour)


def _steps(scale: Scale, tokens: Tokens) -> list[float]:
    step = tokens["step"]
    return [step * index for index in range(round(scale.maximum / step) + 1)]


def _draw_numerals(
    chart: ResolvedChart,
    layout: DotLayout,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the numerals of the axis; the last one has the unit."""
    tokens = style.charts["dot_plot"]
    numeral = style.text[tokens.name("numeral")]
    steps = _steps(scale, tokens)
    for value in steps:
        unit = chart.unit if value == steps[-1] else "count"
        printed = print_value(Decimal(round(value)), unit)
        x = layout.zero_mm + value * scale.mm_per_unit
        colour = palette[numeral.colour]
        drawing.text(x, layout.numerals_mm, printed, numeral, colour, align="center")


def _draw_words(
    row: Row,
    centre_mm: float,
    opens: bool,
    layout: DotLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the sentence of a row, and the word of its group where the group begins."""
    tokens, share = style.charts["dot_plot"], style.charts["frame"]["label_centre"]
    word, text = style.text[tokens.name("group")], style.text[tokens.name("text")]
    if opens:
        baseline = first_baseline(centre_mm, word, len(row.group), share)
        for number, line in enumerate(row.group):
            below = baseline + number * word.leading_mm
            drawing.text(0, below, line, word, palette[tokens.name("group_colour")])
    baseline = first_baseline(centre_mm, text, len(row.lines), share)
    for number, line in enumerate(row.lines):
        below = baseline + number * text.leading_mm
        drawing.text(layout.text_mm, below, line, text, palette[text.colour])


def _draw_axis(
    layout: DotLayout,
    centre_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens = style.charts["dot_plot"]
    colour, weight = palette[tokens.name("axis_colour")], tokens["axis_pt"]
    end = layout.zero_mm + scale.maximum * scale.mm_per_unit
    drawing.line(layout.zero_mm, centre_mm, end, centre_mm, colour, weight)
    for value in _steps(scale, tokens):
        x, half = layout.zero_mm + value * scale.mm_per_unit, tokens["tick_mm"]
        drawing.line(x, centre_mm - half, x, centre_mm + half, colour, weight)


def _draw_row(
    chart: ResolvedChart,
    row: Row,
    centre_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, layout = style.charts["dot_plot"], layout_of(chart, DotLayout)
    drawn = [
        (value, column)
        for value, column in zip(row.values, chart.columns, strict=True)
        if value.drawn is not None
    ]
    numbers = [_drawn(value) for value, _ in drawn]
    if drawn:
        low, high = (layout.zero_mm + n * scale.mm_per_unit for n in (min(numbers), max(numbers)))
        ink = palette[tokens.name("range_colour")]
        drawing.line(low, centre_mm, high, centre_mm, ink, tokens["range_pt"])
    edge = palette[tokens.name("edge_colour")]
    places = [layout.zero_mm + number * scale.mm_per_unit for number in numbers]
    shares = share_radii(places, 2 * tokens["edge_pt"] * MM_PER_PT)
    dots = zip(shares, places, (column for _, column in drawn), strict=True)
    # The larger first: a small dot would vanish under its neighbour.
    for share, x, column in sorted(dots, key=lambda dot: -dot[0]):
        radius, weight = tokens["radius_mm"] * share, tokens["edge_pt"] * share
        drawing.dot(x, centre_mm, radius, column.colour, edge, weight)
    figure = style.text[tokens.name("value")]
    for label in place_labels(drawn, layout, scale, tokens, palette):
        above = centre_mm - tokens["value_mm"]
        drawing.text(label.x_mm, above, label.text, figure, label.colour, align=label.align)
    _draw_gaps(row, centre_mm, layout, drawing, style, palette)


def share_radii(places_mm: Sequence[float], apart_mm: float) -> list[float]:
    """Return the part of the radius that each dot has.

    Dots that stand less than ``apart_mm`` from one another share it, the first one the largest.
    """
    shares = []
    for index, place in enumerate(places_mm):
        near = [other for other, x in enumerate(places_mm) if abs(x - place) < apart_mm]
        shares.append(1 - near.index(index) / len(near))
    return shares


def place_labels(
    drawn: Sequence[tuple[Value, Column]],
    layout: DotLayout,
    scale: Scale,
    tokens: Tokens,
    palette: Palette,
) -> list[Label]:
    """Return the labels of the lowest and the highest value: one, where they are equal.

    Near one another, the right one moves by a dot's diameter.
    """
    if not drawn:
        return []
    radius = tokens["radius_mm"]
    low = min(drawn, key=lambda pair: _drawn(pair[0]))
    high = max(drawn, key=lambda pair: _drawn(pair[0]))
    left, right = (layout.zero_mm + _drawn(v) * scale.mm_per_unit for v, _ in (low, high))
    span = _drawn(high[0]) - _drawn(low[0])
    if span == 0:
        return [Label(left - radius, low[0].printed, "left", _text_colour(low[1], tokens, palette))]
    away = 2 * radius if span < tokens["near_points"] else 0.0
    return [
        Label(left + radius, low[0].printed, "right", _text_colour(low[1], tokens, palette)),
        Label(
            right - radius + away,
            high[0].printed,
            "left",
            _text_colour(high[1], tokens, palette),
        ),
    ]


def _text_colour(column: Column, tokens: Tokens, palette: Palette) -> Colour:
    """Return the colour of a group's value: small text must be darker than some dots."""
    for role in ("light", "signal"):
        if column.colour == palette[role]:
            return palette[tokens.name(f"{role}_text_colour")]
    return column.colour


def _draw_gaps(
    row: Row,
    centre_mm: float,
    layout: DotLayout,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens = style.charts["dot_plot"]
    text = style.text[tokens.name("gap")]
    query = palette[style.charts["frame"].name("query_colour")]
    for number, line in enumerate(layout.gaps.get(row.id, ())):
        baseline = centre_mm + tokens["gap_mm"] + number * text.leading_mm
        for gap in line:
            colour = query if gap.queried else palette[text.colour]
            drawing.text(layout.zero_mm + gap.x_mm, baseline, gap.text, text, colour)


def _drawn(value: Value) -> float:
    return value.drawn or 0.0
