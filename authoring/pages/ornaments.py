"""Scales as ornament: rulers with hanging ticks, and strips of ticks drawn to scale.

Takes lengths and tokens; paints on a sheet. Nothing here pretends to be data: a strip's ticks are
its figure.
"""

from __future__ import annotations

from authoring.charts.ticks import lay_strip
from authoring.display import Colour, Mark, Path
from authoring.pages.sheet import Sheet
from authoring.style.model import Palette, Style


def paint_ruler(
    sheet: Sheet,
    x_mm: float,
    y_mm: float,
    width_mm: float,
    style: Style,
    palette: Palette,
    role: str | None = None,
) -> None:
    """Paint a line with a few ticks that hang from its left end: the head of a chart or page.

    ``role`` is its colour where the ground is not white.
    """
    tokens = style.pages["ruler"]
    colour = palette[role or tokens.name("colour")]
    weight = style.lines["ruler_pt"]
    sheet.rule(x_mm, y_mm, x_mm + width_mm, y_mm, colour, weight)
    for tick in range(tokens.count("ticks")):
        length = tokens["long_mm"] if tick % tokens.count("long_every") == 0 else tokens["short_mm"]
        x = x_mm + tick * tokens["pitch_mm"]
        sheet.rule(x, y_mm, x, y_mm + length, colour, weight)


def paint_strip(
    sheet: Sheet,
    x_mm: float,
    y_mm: float,
    width_mm: float,
    height_mm: float,
    value: float,
    ticks: int,
    on: Colour,
    off: Colour,
    thickness: float,
    mark: Mark | None = None,
) -> None:
    """Paint a strip of ticks, so many of them on as ``value`` percent asks for.

    ``thickness`` is a tick's share of the pitch.
    """
    for tick in lay_strip(x_mm, y_mm, width_mm, height_mm, value, ticks, thickness):
        colour = on if tick.on else off
        sheet.fill(tick.x_mm, tick.y_mm, tick.width_mm, tick.height_mm, colour, mark)


def line_path(points: tuple[tuple[float, float], ...], colour: Colour, width_pt: float) -> Path:
    """Return an open path through some points."""
    (x0, y0), *rest = points
    return Path((("M", x0, y0), *(("L", x, y) for x, y in rest)), stroke=colour, width_pt=width_pt)
