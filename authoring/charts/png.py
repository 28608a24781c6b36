"""A drawn chart as PNG, for the web and the press: with its title, note and source.

Takes display items and the faces of their text; gives pixels in the screen colours, drawn by
matplotlib. What the chart says goes along as title and description. It never lays anything out.
"""

from __future__ import annotations

import io
from collections.abc import Iterable

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.transforms import Affine2D

from authoring.charts.renderer import DOTS_PER_INCH
from authoring.display import MM_PER_PT, Colour, GlyphRun, Item, Path, Picture, Segment
from authoring.text.fonts import Fonts
from authoring.text.outlines import outline

_BROWSER_DPI = 96
_CODES = {"M": Outline.MOVETO, "L": Outline.LINETO, "C": Outline.CURVE4, "Z": Outline.CLOSEPOLY}


def write_png(
    items: Iterable[Item],
    width_mm: float,
    height_mm: float,
    *,
    fonts: Fonts,
    background: Colour,
    title: str,
    description: str,
    scale: float,
) -> bytes:
    """Return the items as a PNG.

    ``scale`` is the number of pixels for each of the 96 to an inch that a browser shows.
    """
    inch_mm = MM_PER_PT * DOTS_PER_INCH
    figure = Figure(
        figsize=(width_mm / inch_mm, height_mm / inch_mm),
        dpi=DOTS_PER_INCH,
        facecolor=background.hex,
    )
    to_inches = Affine2D().scale(1 / inch_mm, -1 / inch_mm).translate(0, height_mm / inch_mm)
    place = to_inches + figure.dpi_scale_trans
    for order, item in enumerate(items):
        for patch in _patches(item, fonts):
            patch.set_transform(place)
            patch.set_zorder(order)
            figure.add_artist(patch)
    png = io.BytesIO()
    # matplotlib names itself with its version, which would change the bytes of the same chart.
    about = {"Title": title, "Description": description, "Software": None}
    figure.savefig(png, format="png", dpi=_BROWSER_DPI * scale, metadata=about)
    return png.getvalue()


def _patches(item: Item, fonts: Fonts) -> Iterable[PathPatch]:
    match item:
        case GlyphRun():
            yield from _letters(item, fonts)
        case Path():
            outline = _outline(item.segments)
            yield PathPatch(
                outline,
                facecolor=item.fill.hex if item.fill else "none",
                edgecolor=item.stroke.hex if item.stroke else "none",
                linewidth=item.width_pt if item.stroke else 0,
                capstyle={"butt": "butt", "round": "round", "square": "projecting"}[item.cap],
                joinstyle=item.join,
                linestyle=(0, item.dash_pt) if item.dash_pt else "solid",
            )
        case Picture():
            raise TypeError("a chart holds no picture")


def _outline(segments: tuple[Segment, ...]) -> Outline:
    points: list[tuple[float, float]] = []
    codes: list[int] = []
    for segment in segments:
        numbers: list[float] = [float(value) for value in segment[1:]]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True)) or [(0.0, 0.0)]
        points += pairs
        codes += [int(_CODES[segment[0]])] * len(pairs)
    return Outline(points, codes)


def _letters(run: GlyphRun, fonts: Fonts) -> Iterable[PathPatch]:
    """Yield each glyph of a run as a filled outline; those without ink are left out."""
    if run.rotation:
        raise ValueError("a rotated run cannot be exported")
    size_mm = run.size_pt * MM_PER_PT
    pen = 0.0
    for glyph in run.glyphs:
        commands = outline(fonts.used_face(run.face), glyph.gid)
        if commands:
            x = run.x_mm + (pen + glyph.dx_em) * size_mm
            y = run.y_mm - glyph.dy_em * size_mm
            placed = Affine2D().scale(size_mm, -size_mm).translate(x, y)
            yield PathPatch(
                placed.transform_path(_outline(commands)),
                facecolor=run.colour.hex,
                edgecolor="none",
                linewidth=0,
            )
        pen += glyph.advance_em + run.tracking_em
