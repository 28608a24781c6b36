"""A matplotlib renderer that records what is drawn as items of the display list.

Takes artists on a :class:`matplotlib.figure.Figure` at 72 dots an inch, so that a pixel is a point;
gives paths and shaped glyph runs in millimetres. Text is measured and shaped by
:mod:`authoring.text`, never by matplotlib's font search. Colours must be the palette's own, to the
byte, so that the press file gets their CMYK builds. It never paints a file, and refuses what the
house does not print: transparency, images, hatches, mathematics, foreign colours.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, Literal, NoReturn, cast

from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.font_manager import FontProperties, weight_dict
from matplotlib.path import Path as Outline
from matplotlib.transforms import IdentityTransform, Transform

from authoring.charts.clipping import clip_area, clip_line, lies_within
from authoring.display import MM_PER_PT, Colour, Glyph, GlyphRun, Item, Mark, Path, Segment
from authoring.style.model import Palette, TextStyle
from authoring.text.fonts import Face, Fonts
from authoring.text.shaping import shape

_CAPS: dict[str, Literal["butt", "round", "square"]] = {
    "butt": "butt",
    "round": "round",
    "projecting": "square",
}
_DIGITS = 4

# A pixel is a point.
DOTS_PER_INCH = 72

_WORD = re.compile(r"\S+|\s+")


class UnpaintableError(ValueError):
    """Something that a chart may not draw in this house; the message says what."""


class HouseFont(FontProperties):
    """A font chosen by a text style of the house, which also says how figures and tracking are set.

    An odd chart may use plain font properties: their figures are tabular, without tracking.
    """

    def __init__(self, style: TextStyle) -> None:
        super().__init__(
            family=style.family,
            weight=style.weight,
            style="italic" if style.italic else "normal",
            size=style.size_pt,
        )
        self.tabular = style.tabular
        self.tracking_em = style.tracking_em

    def __copy__(self) -> HouseFont:
        # matplotlib copies the properties of every text, and its own copy is no HouseFont.
        copied = HouseFont.__new__(HouseFont)
        copied.__dict__.update(self.__dict__)
        return copied

    def __hash__(self) -> int:
        return hash((super().__hash__(), self.tabular, self.tracking_em))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, HouseFont) and hash(self) == hash(other)


class Recorder(RendererBase):
    """Records a Figure of ``width_mm`` × ``height_mm``, whose top left corner is placed on a page.

    ``items`` holds what was drawn, in paint order, each with ``mark``.
    """

    def __init__(
        self,
        width_mm: float,
        height_mm: float,
        *,
        x_mm: float,
        y_mm: float,
        palette: Palette,
        fonts: Fonts,
        mark: Mark | None,
    ) -> None:
        super().__init__()
        self.items: list[Item] = []
        self.dpi = DOTS_PER_INCH
        self._size_pt = (width_mm / MM_PER_PT, height_mm / MM_PER_PT)
        self._x_mm = x_mm
        self._y_mm = y_mm
        self._colours = name_colours(palette)
        self._fonts = fonts
        self._mark = mark

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Return the size of the Figure in points."""
        return self._size_pt

    def flipy(self) -> bool:
        """Tell matplotlib that y runs upwards, as in its own Figures."""
        return False

    def points_to_pixels(self, points: Any) -> Any:
        """Return lengths in pixels, which are points."""
        return points

    def option_image_nocomposite(self) -> bool:
        """Tell matplotlib not to gather images, of which there are none."""
        return True

    def draw_path(
        self,
        gc: GraphicsContextBase,
        path: Outline,
        transform: Transform,
        rgbFace: Any = None,  # noqa: N803 — matplotlib's name
    ) -> None:
        """Record a path; what lies outside a rectangular clip is left out.

        Raises:
            UnpaintableError: for transparency, hatches, dashes that do not start where their line
                does, clips that are no rectangle, and colours that the palette does not have.
        """
        self._refuse_context(gc)
        fill = None if rgbFace is None else self._colour(rgbFace, gc)
        stroke = self._colour(gc.get_rgb(), gc) if gc.get_linewidth() > 0 else None
        clip = gc.get_clip_rectangle()
        if clip is None or lies_within(path, transform, clip):
            self._add_path(tuple(self._segments(path, transform)), gc, fill, stroke)
            return
        if fill is not None:
            inside = clip_area(path, transform, clip)
            self._add_path(tuple(self._segments(inside, IdentityTransform())), gc, fill, None)
        if stroke is not None:
            for line in clip_line(path, transform, clip):
                segments = tuple(self._segments(line, IdentityTransform()))
                self._add_path(segments, gc, None, stroke)

    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | Literal["TeX"] = False,
        mtext: Any = None,  # noqa: ARG002 — matplotlib's signature
    ) -> None:
        """Record one line of text with its origin at x, y in points, turned by ``angle``.

        Raises:
            UnpaintableError: for mathematics, clipped text and foreign colours.
            MissingGlyph: when the house font lacks a character.
        """
        if ismath:
            raise UnpaintableError(f"mathematics in a chart: {s!r}")
        if gc.get_clip_rectangle() is not None:
            raise UnpaintableError(f"text that may be cut by its axes: {s!r}")
        self._refuse_context(gc)
        face, glyphs, tracking = self._shape(s, prop)
        self.items.append(
            GlyphRun(
                x_mm=self._to_x(x),
                y_mm=self._to_y(y),
                face=face.key,
                size_pt=prop.get_size_in_points(),
                colour=self._colour(gc.get_rgb(), gc),
                glyphs=glyphs,
                tracking_em=tracking,
                rotation=-angle if angle else 0.0,
                mark=self._mark,
            )
        )

    def get_text_width_height_descent(
        self,
        s: str,
        prop: FontProperties,
        ismath: bool | Literal["TeX"],
    ) -> tuple[float, float, float]:
        """Return a line's width and cap height in points, and no descent.

        A line is thus aligned by its capitals, whatever letters it has: baselines stay where they
        are when a word changes.
        """
        if ismath:
            raise UnpaintableError(f"mathematics in a chart: {s!r}")
        face, glyphs, tracking = self._shape(s, prop)
        size = prop.get_size_in_points()
        width = sum(glyph.advance_em + tracking for glyph in glyphs) * size
        return width, face.cap_height_em * size, 0.0

    def _get_font_height_metrics(self, prop: FontProperties) -> tuple[float, float, float]:
        # matplotlib 3.11 asks its own font search for these unless a renderer has this hook.
        cap = self._face(prop).cap_height_em * prop.get_size_in_points()
        return cap, 0.0, 0.0

    def draw_image(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: a chart is drawn, never pasted."""
        raise UnpaintableError("an image in a chart")

    def draw_tex(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: chart text is set in the house fonts."""
        raise UnpaintableError("mathematics in a chart")

    def draw_gouraud_triangles(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: the house prints flat colours."""
        raise UnpaintableError("a gradient in a chart")

    def _shape(self, text: str, prop: FontProperties) -> tuple[Face, tuple[Glyph, ...], float]:
        face = self._face(prop)
        tabular = prop.tabular if isinstance(prop, HouseFont) else True
        tracking = prop.tracking_em if isinstance(prop, HouseFont) else 0.0
        # By the word, as paragraphs are shaped: a word is as wide here as where it was measured.
        words = (shape(word, face, tabular, tracking) for word in _WORD.findall(text))
        return face, tuple(glyph for word in words for glyph in word.glyphs), tracking

    def _face(self, prop: FontProperties) -> Face:
        weight = prop.get_weight()
        number = weight_dict[weight] if isinstance(weight, str) else int(weight)
        italic = prop.get_style() in ("italic", "oblique")
        return self._fonts.face(prop.get_family()[0], number, italic)

    def _refuse_context(self, gc: GraphicsContextBase) -> None:
        if gc.get_alpha() != 1:
            raise UnpaintableError(f"transparency in a chart: alpha {gc.get_alpha()}")
        if gc.get_hatch() is not None:
            raise UnpaintableError("a hatch in a chart: draw its lines")
        if gc.get_clip_path()[0] is not None:
            raise UnpaintableError("a clip that is no rectangle")
        if gc.get_sketch_params() is not None:
            raise UnpaintableError("sketched lines in a chart")

    def _colour(self, rgba: Sequence[float], gc: GraphicsContextBase) -> Colour:
        if len(rgba) > 3 and rgba[3] != 1 and not gc.get_forced_alpha():
            raise UnpaintableError(f"transparency in a chart: alpha {rgba[3]:g}")
        bytes_ = tuple(round(channel * 255) for channel in rgba[:3])
        if bytes_ not in self._colours:
            raise UnpaintableError("the palette has no colour #{:02X}{:02X}{:02X}".format(*bytes_))
        return self._colours[bytes_]

    def _add_path(
        self,
        segments: tuple[Segment, ...],
        gc: GraphicsContextBase,
        fill: Colour | None,
        stroke: Colour | None,
    ) -> None:
        if not segments or (fill is None and stroke is None):
            return
        offset, dashes = cast("tuple[float | None, Sequence[float] | None]", gc.get_dashes())
        if dashes is not None and offset:
            raise UnpaintableError("dashes that do not start at the start of their line")
        stroked = stroke is not None
        self.items.append(
            Path(
                segments=segments,
                fill=fill,
                stroke=stroke,
                width_pt=round(float(gc.get_linewidth()), _DIGITS) if stroked else 0.0,
                dash_pt=tuple(float(dash) for dash in dashes or ()) if stroked else (),
                cap=_CAPS[gc.get_capstyle()] if stroked else "butt",
                join=cast(Any, gc.get_joinstyle()) if stroked else "miter",
                mark=self._mark,
            )
        )

    def _segments(self, path: Outline, transform: Transform) -> Iterator[Segment]:
        x = y = 0.0
        found = cast(Any, path.iter_segments(transform, simplify=False))
        for points, code in found:
            at = [
                self._to_x(value) if index % 2 == 0 else self._to_y(value)
                for index, value in enumerate(points)
            ]
            if code == Outline.CLOSEPOLY:
                yield ("Z",)
            elif code == Outline.MOVETO:
                yield ("M", at[0], at[1])
            elif code == Outline.LINETO:
                yield ("L", at[0], at[1])
            elif code == Outline.CURVE3:
                yield _raise_degree(x, y, *at)
            elif code == Outline.CURVE4:
                yield ("C", at[0], at[1], at[2], at[3], at[4], at[5])
            if code != Outline.CLOSEPOLY:
                x, y = at[-2:]

    def _to_x(self, x_pt: float) -> float:
        return round(self._x_mm + float(x_pt) * MM_PER_PT, _DIGITS)

    def _to_y(self, y_pt: float) -> float:
        return round(self._y_mm + (self._size_pt[1] - float(y_pt)) * MM_PER_PT, _DIGITS)


def name_colours(palette: Palette) -> dict[tuple[int, ...], Colour]:
    """Return the palette's colours by their RGB bytes; of equal ones the first counts.

    Raises:
        UnpaintableError: when two colours share their RGB build and differ in their CMYK build.
    """
    named: dict[tuple[int, ...], Colour] = {}
    for colour in (*palette.colours.values(), *palette.scale5):
        known = named.setdefault(colour.rgb, colour)
        if known.cmyk != colour.cmyk:
            raise UnpaintableError(f"{known.name} and {colour.name} are one colour on screen only")
    return named


def _raise_degree(
    x0: float, y0: float, x1: float, y1: float, x2: float, y2: float
) -> tuple[Literal["C"], float, float, float, float, float, float]:
    """Return the cubic Bézier curve that equals a quadratic one."""
    return (
        "C",
        round(x0 + (x1 - x0) * 2 / 3, _DIGITS),
        round(y0 + (y1 - y0) * 2 / 3, _DIGITS),
        round(x2 + (x1 - x2) * 2 / 3, _DIGITS),
        round(y2 + (y1 - y2) * 2 / 3, _DIGITS),
        x2,
        y2,
    )
