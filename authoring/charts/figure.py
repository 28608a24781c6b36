"""Drawing a chart's body in millimetres: rectangles, lines and lines of text on a bare Figure.

Takes positions from the body's top left corner, y downwards, colours of the palette and text styles
of the house; gives display items. It makes no Axes and lays nothing out: what is drawn stands where
it was put, in the order in which it was put there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from authoring.charts.renderer import DOTS_PER_INCH, HouseFont, Recorder
from authoring.display import MM_PER_PT, Colour, Item, Mark
from authoring.style.model import Palette, TextStyle
from authoring.text.fonts import Fonts
from authoring.text.paragraph import measure


class Drawing:
    """A Figure of so many millimetres, to draw on and then to record."""

    def __init__(
        self, width_mm: float, height_mm: float, *, palette: Palette, fonts: Fonts
    ) -> None:
        self.width_mm = width_mm
        self.height_mm = height_mm
        inch_mm = MM_PER_PT * DOTS_PER_INCH
        self.figure = Figure(
            figsize=(width_mm / inch_mm, height_mm / inch_mm),
            dpi=DOTS_PER_INCH,
            frameon=False,
        )
        self._palette = palette
        self._fonts = fonts
        self._mm = (
            Affine2D().scale(1 / MM_PER_PT, -1 / MM_PER_PT).translate(0, height_mm / MM_PER_PT)
        )
        self._drawn = 0

    def fill(
        self, x_mm: float, y_mm: float, width_mm: float, height_mm: float, colour: Colour
    ) -> None:
        """Draw a filled rectangle from its top left corner; one without area is left out."""
        if width_mm > 0 and height_mm > 0:
            shape = Rectangle(
                (x_mm, y_mm),
                width_mm,
                height_mm,
                facecolor=colour.hex,
                edgecolor="none",
                linewidth=0,
            )
            self._add(shape)

    def outline(
        self,
        x_mm: float,
        y_mm: float,
        width_mm: float,
        height_mm: float,
        inside: Colour,
        outline: Colour,
        width_pt: float,
    ) -> None:
        """Draw a rectangle with a line around it, which lies within the rectangle.

        One that is too narrow for its line is filled with the line's colour.
        """
        edge = width_pt * MM_PER_PT
        if width_mm <= edge or height_mm <= edge:
            self.fill(x_mm, y_mm, width_mm, height_mm, outline)
            return
        shape = Rectangle(
            (x_mm + edge / 2, y_mm + edge / 2),
            width_mm - edge,
            height_mm - edge,
            facecolor=inside.hex,
            edgecolor=outline.hex,
            linewidth=width_pt,
            joinstyle="miter",
        )
        self._add(shape)

    def shape(self, corners_mm: Sequence[tuple[float, float]], colour: Colour) -> None:
        """Draw a filled shape with straight sides from its corners."""
        self._add(
            Polygon(corners_mm, closed=True, facecolor=colour.hex, edgecolor="none", linewidth=0)
        )

    def path(
        self, points_mm: Sequence[tuple[float, float]], colour: Colour, width_pt: float
    ) -> None:
        """Draw a line through points, with flat ends and sharp corners."""
        self._add(
            Line2D(
                [x for x, _ in points_mm],
                [y for _, y in points_mm],
                linewidth=width_pt,
                color=colour.hex,
                solid_capstyle="butt",
                solid_joinstyle="miter",
            )
        )

    def line(
        self,
        x0_mm: float,
        y0_mm: float,
        x1_mm: float,
        y1_mm: float,
        colour: Colour,
        width_pt: float,
    ) -> None:
        """Draw a straight line with flat ends."""
        line = Line2D(
            (x0_mm, x1_mm),
            (y0_mm, y1_mm),
            linewidth=width_pt,
            color=colour.hex,
            solid_capstyle="butt",
            solid_joinstyle="miter",
        )
        self._add(line)

    def text(
        self,
        x_mm: float,
        baseline_mm: float,
        text: str,
        style: TextStyle,
        colour: Colour,
        *,
        align: Literal["left", "center", "right"] = "left",
    ) -> None:
        """Draw one line of text on a baseline.

        ``x_mm`` is the line's left end, or its middle or right end when it is aligned so.
        """
        label = Text(
            x_mm,
            baseline_mm,
            text,
            color=colour.hex,
            fontproperties=HouseFont(style),
            horizontalalignment=align,
            verticalalignment="baseline",
            parse_math=False,
        )
        self._add(label)

    def dot(
        self,
        x_mm: float,
        y_mm: float,
        radius_mm: float,
        colour: Colour,
        edge: Colour | None = None,
        edge_pt: float = 0.0,
    ) -> None:
        """Draw a filled circle around a point; its edge lies half inside ``radius_mm``."""
        shape = Circle(
            (x_mm, y_mm),
            radius_mm,
            facecolor=colour.hex,
            edgecolor="none" if edge is None else edge.hex,
            linewidth=0 if edge is None else edge_pt,
        )
        self._add(shape)

    def width_of(self, text: str, style: TextStyle) -> float:
        """Return the width in mm of a line of text."""
        return measure(text, style, self._fonts)

    def record(self, x_mm: float, y_mm: float, mark: Mark | None) -> tuple[Item, ...]:
        """Return what was drawn, with the Figure's top left corner at a place on the page."""
        recorder = Recorder(
            self.width_mm,
            self.height_mm,
            x_mm=x_mm,
            y_mm=y_mm,
            palette=self._palette,
            fonts=self._fonts,
            mark=mark,
        )
        self.figure.draw(recorder)
        return tuple(recorder.items)

    def _add(self, artist: Artist) -> None:
        # Artists are painted by rank, and a kind of artist has a rank of its own: count instead.
        self._drawn += 1
        artist.set_zorder(self._drawn)
        artist.set_transform(self._mm)
        self.figure.add_artist(artist)


def centre_baseline(centre_mm: float, size_pt: float, share: float) -> float:
    """Return the baseline that centres a line of type: ``share`` of its size below the centre."""
    return centre_mm + share * size_pt * MM_PER_PT


def first_baseline(centre_mm: float, style: TextStyle, lines: int, share: float) -> float:
    """Return the first baseline of so many lines that are centred together."""
    return centre_baseline(centre_mm, style.size_pt, share) - (lines - 1) / 2 * style.leading_mm
