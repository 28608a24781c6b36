"""Where the parts of a line chart stand, and how they are drawn.

Takes a resolved chart of lines and a scale; draws the base line with its waves, the lines, the
values at their points, and the names at the right end, which are moved apart where they would meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from authoring.charts.dodging import Block, dodge
from authoring.charts.figure import Drawing, first_baseline
from authoring.charts.kind import layout_of
from authoring.charts.labels import Break
from authoring.charts.model import ResolvedChart, Row, Scale
from authoring.charts.pointlabels import Point, Segment, place_values
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
from authoring.style.model import Palette, Style


@dataclass(frozen=True, slots=True)
class LinesLayout:
    """Where the parts of a line chart stand.

    ``waves_mm`` are the x of the waves and ``heads`` the lines of their names. The largest value of
    the scale is at ``top_mm`` or below it, ``start`` (the value that the axis starts from) at
    ``base_mm``; the last values end at ``values_mm`` from the left, names start at ``names_mm``.
    ``beside`` tells that the first values stand left of their points, and that no others are
    printed.
    """

    width_mm: float
    waves_mm: tuple[float, ...]
    heads: Break
    top_mm: float
    base_mm: float
    values_mm: float
    names_mm: float
    height_mm: float
    start: float
    beside: bool

    @property
    def plot_mm(self) -> float:
        """Return the room between the base line and the largest value."""
        return self.base_mm - self.top_mm

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — lines share their room
        """Return the height of the body, whatever its rows: it is never split."""
        return self.height_mm


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the base line, the lines with their values, and the names."""
    layout = layout_of(chart, LinesLayout)
    looks = choose_looks(chart.rows, style, palette)
    _draw_base(layout, drawing, style, palette)
    heights = [_heights(row, layout, scale) for row in chart.rows]
    for index in drawing_order(chart.rows):
        places = [
            None if y is None else (x, y)
            for x, y in zip(layout.waves_mm, heights[index], strict=True)
        ]
        draw_path(places, looks[index], drawing, style, palette)
    printed = [find_heights(layout.waves_mm, each) for each in heights]
    _draw_values(chart, heights, printed, looks, drawing, style, palette)
    ends = [layout.base_mm if row[-1] is None else row[-1] for row in printed]
    _draw_names(chart, ends, looks, drawing, style, palette)


def _heights(row: Row, layout: LinesLayout, scale: Scale) -> list[float | None]:
    return [
        None
        if value.drawn is None
        else layout.base_mm - (value.drawn - layout.start) * scale.mm_per_unit
        for value in row.values
    ]


def _draw_base(layout: LinesLayout, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the base line with a tick for each wave, and the names of the waves below it."""
    tokens, frame = style.charts["lines"], style.charts["frame"]
    colour, weight = palette[frame.name("zero_line_colour")], frame["zero_line_pt"]
    over, base = tokens["base_over_mm"], layout.base_mm
    first, last = layout.waves_mm[0], layout.waves_mm[-1]
    drawing.line(first - over, base, last + over, base, colour, weight)
    head = style.text[tokens.name("wave")]
    for x, lines in zip(layout.waves_mm, layout.heads, strict=True):
        drawing.line(x, base, x, base + tokens["tick_mm"], colour, weight)
        for number, line in enumerate(lines):
            below = base + tokens["wave_mm"] + number * head.leading_mm
            ink = palette[tokens.name("wave_colour")]
            drawing.text(x, below, line.rstrip(), head, ink, align="center")


def _draw_values(
    chart: ResolvedChart,
    heights: Sequence[Sequence[float | None]],
    printed: Sequence[Sequence[float | None]],
    looks: Sequence[Look],
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the values of all waves but the last; of many waves or rows only the first.

    What is missing or under query is printed in every wave, for the note explains it.
    """
    tokens, layout = style.charts["lines"], layout_of(chart, LinesLayout)
    figure = style.text[tokens.name("value")]
    segments = [segment for row in heights for segment in _segments(layout.waves_mm, row)]
    many = len(layout.waves_mm) > tokens.count("values_waves")
    foot = layout.base_mm - tokens["value_clear_mm"]
    if layout.beside:
        _draw_first_values(chart, [row[0] for row in printed], looks, drawing, style, palette)
    for place, x in enumerate(layout.waves_mm[:-1]):
        shown = [
            index
            for index, row in enumerate(chart.rows)
            if (not layout.beside and (place == 0 or not many))
            or (place > 0 and row.values[place].drawn is None)
        ]
        points = []
        for index in shown:
            drawn, y = heights[index][place], printed[index][place]
            points.append(
                Point(
                    x,
                    foot if y is None else y,
                    0.0 if drawn is None else tokens["radius_mm"],
                    drawing.width_of(chart.rows[index].values[place].printed, figure),
                )
            )
        middles = place_values(points, segments, 0.0, foot, tokens)
        for index, middle in zip(shown, middles, strict=True):
            value = chart.rows[index].values[place]
            draw_value(value, x, middle, looks[index], drawing, style, palette, "center")


def _draw_first_values(
    chart: ResolvedChart,
    ends_mm: Sequence[float | None],
    looks: Sequence[Look],
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the values of the first wave left of their points, moved apart where they meet."""
    tokens, layout = style.charts["lines"], layout_of(chart, LinesLayout)
    leading = style.text[tokens.name("value")].leading_mm
    ends = [layout.base_mm if end is None else end for end in ends_mm]
    centres = dodge([Block(end, leading) for end in ends], 0.0, layout.base_mm + leading / 2)
    right = layout.waves_mm[0] - tokens["label_mm"]
    start = layout.waves_mm[0] - tokens["radius_mm"] - tokens["leader_gap_mm"]
    for row, end, centre, look in zip(chart.rows, ends, centres, looks, strict=True):
        value = row.values[0]
        draw_value(value, right, centre, look, drawing, style, palette, "right")
        if value.drawn is not None:
            stop = right + tokens["leader_gap_mm"]
            draw_leader(start, end, stop, centre, look, drawing, style)


def _segments(waves_mm: Sequence[float], heights: Sequence[float | None]) -> list[Segment]:
    places = zip(waves_mm, heights, strict=True)
    return [
        ((x0, y0), (x1, y1))
        for (x0, y0), (x1, y1) in pairwise(places)
        if y0 is not None and y1 is not None
    ]


def _draw_names(
    chart: ResolvedChart,
    ends_mm: Sequence[float],
    looks: Sequence[Look],
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the value of the last wave and the name of each row, moved apart where they meet."""
    tokens, layout = style.charts["lines"], layout_of(chart, LinesLayout)
    label, share = style.text[tokens.name("label")], style.charts["frame"]["label_centre"]
    blocks = [
        Block(end, name_height(len(row.lines), style))
        for row, end in zip(chart.rows, ends_mm, strict=True)
    ]
    foot = layout.base_mm + label.leading_mm / 2
    centres = dodge(blocks, 0.0, foot)
    last, left = layout.waves_mm[-1], layout.waves_mm[-1] + tokens["label_mm"]
    for row, end, centre, look in zip(chart.rows, ends_mm, centres, looks, strict=True):
        first = first_baseline(centre, label, len(row.lines), share)
        middle = centre - (len(row.lines) - 1) / 2 * label.leading_mm
        value = row.values[-1]
        if value.drawn is not None:
            start = last + tokens["radius_mm"] + tokens["leader_gap_mm"]
            draw_leader(start, end, left - tokens["leader_gap_mm"], middle, look, drawing, style)
        draw_value(value, layout.values_mm, middle, look, drawing, style, palette, "right")
        for number, line in enumerate(row.lines):
            below = first + number * label.leading_mm
            drawing.text(layout.names_mm, below, line, label, look.text)
