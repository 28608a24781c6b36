"""A drawn chart as SVG: small, self-contained, with its meaning as title and description.

Takes display items; gives an SVG document. Each glyph is drawn once and used where it stands, so
that text keeps its shape without fonts and the file stays small. It never lays anything out.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape, quoteattr

from authoring.display import MM_PER_PT, Colour, GlyphRun, Item, Path, Picture, Segment
from authoring.text.fonts import Fonts
from authoring.text.outlines import outline

_BROWSER_DPI = 96
_INCH_MM = MM_PER_PT * 72
_MM_DECIMALS = 3
_EM_DECIMALS = 4


def write_svg(
    items: Iterable[Item],
    width_mm: float,
    height_mm: float,
    *,
    fonts: Fonts,
    background: Colour,
    title: str,
    description: str,
) -> str:
    """Return the items as an SVG document, one user unit a millimetre.

    Its own size is in pixels, 96 to an inch: not every reader of SVG knows millimetres.
    """
    glyphs: dict[tuple[str, int], str] = {}
    body = [line for item in items for line in _write_item(item, glyphs)]
    drawn = [
        f'<path id="{name}" d="{write_path(outline(fonts.used_face(face), gid), _EM_DECIMALS)}"/>'
        for (face, gid), name in glyphs.items()
    ]
    size = f"{write_number(width_mm)} {write_number(height_mm)}"
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" '
            f'width="{_pixels(width_mm)}" height="{_pixels(height_mm)}" '
            f'role="img" aria-label={quoteattr(title)}>',
            f"<title>{escape(title)}</title>",
            f"<desc>{escape(description)}</desc>",
            "<defs>",
            *drawn,
            "</defs>",
            f'<rect width="100%" height="100%" fill="{background.hex}"/>',
            *body,
            "</svg>",
            "",
        ]
    )


def _pixels(length_mm: float) -> str:
    return write_number(length_mm / _INCH_MM * _BROWSER_DPI)


def _write_item(item: Item, glyphs: dict[tuple[str, int], str]) -> Iterable[str]:
    match item:
        case GlyphRun():
            yield _write_run(item, glyphs)
        case Path():
            yield _write_shape(item)
        case Picture():
            raise TypeError("a chart holds no picture")


def _write_run(run: GlyphRun, glyphs: dict[tuple[str, int], str]) -> str:
    if run.rotation:
        raise ValueError("a rotated run cannot be exported")
    size = run.size_pt * MM_PER_PT
    place = f"translate({write_number(run.x_mm)} {write_number(run.y_mm)})"
    scale = f"scale({write_number(size, _EM_DECIMALS)} {write_number(-size, _EM_DECIMALS)})"
    uses, pen = [], 0.0
    for glyph in run.glyphs:
        if not glyph.text.isspace():
            name = glyphs.setdefault((run.face, glyph.gid), f"g{len(glyphs)}")
            x = write_number(pen + glyph.dx_em, _EM_DECIMALS)
            y = f' y="{write_number(glyph.dy_em, _EM_DECIMALS)}"' if glyph.dy_em else ""
            uses.append(f'<use href="#{name}" x="{x}"{y}/>')
        pen += glyph.advance_em + run.tracking_em
    return f'<g fill="{run.colour.hex}" transform="{place} {scale}">{"".join(uses)}</g>'


def _write_shape(path: Path) -> str:
    fill = path.fill.hex if path.fill else "none"
    stroke = ""
    if path.stroke is not None:
        width = write_number(path.width_pt * MM_PER_PT)
        stroke = f' stroke="{path.stroke.hex}" stroke-width="{width}"'
        if path.cap != "butt":
            stroke += f' stroke-linecap="{path.cap}"'
        if path.join != "miter":
            stroke += f' stroke-linejoin="{path.join}"'
        if path.dash_pt:
            dashes = " ".join(write_number(dash * MM_PER_PT) for dash in path.dash_pt)
            stroke += f' stroke-dasharray="{dashes}"'
    return f'<path d="{write_path(path.segments)}" fill="{fill}"{stroke}/>'


def write_path(segments: Iterable[Segment], decimals: int = _MM_DECIMALS) -> str:
    """Return segments as SVG path data."""
    return "".join(
        segment[0] + " ".join(write_number(float(value), decimals) for value in segment[1:])
        for segment in segments
    )


def write_number(value: float, decimals: int = _MM_DECIMALS) -> str:
    """Return a number without needless zeros and never as “-0”."""
    text = f"{value:.{decimals}f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
