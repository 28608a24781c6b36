"""Scales as ornament: rulers with hanging ticks, and strips of ticks drawn to scale.

Takes lengths and tokens; paints on a sheet. Nothing here pretends to be data: a strip's ticks are
its figure.
"""

from __future__ import annotations

from authoring.display import Colour, Mark, Path
from authoring.pages.sheet import Sheet
from authoring.style.model import Palette, Style


def paint_ruler(
    sheet: Sheet, x_mm: float, y_mm: float, width_mm: float, style: Style, palette: Palette
) -> None:
    """Paint a line with a few ticks that hang from its left end: the head of a chart or page."""
    tokens = style.pages["ruler"]
    colour = palette[tokens.name("colour")]
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

    A tick that is on has the full height, a tick that is off the lower half. ``thickness`` is a
    tick's share of the pitch.
    """
    pitch = width_mm / ticks
    lit = value / 100 * ticks
    for tick in range(ticks):
        shining = tick + 0.5 <= lit
        top = y_mm if shining else y_mm + height_mm / 2
        x = x_mm + tick * pitch
        sheet.fill(x, top, pitch * thickness, y_mm + height_mm - top, on if shining else off, mark)


def line_path(points: tuple[tuple[float, float], ...], colour: Colour, width_pt: float) -> Path:
    """Return an open path through some points."""
    (x0, y0), *rest = points
    return Path((("M", x0, y0), *(("L", x, y) for x, y in rest)), stroke=colour, width_pt=width_pt)
