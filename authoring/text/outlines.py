"""Outlines of glyphs, for pictures in which text must not depend on installed fonts.

Takes a face and a glyph; gives path segments in em, y upwards. It never places anything.
"""

from __future__ import annotations

from functools import lru_cache

from authoring.display import Segment
from authoring.text.fonts import Face

Point = tuple[float, float]


class _Pen:
    """Gathers what HarfBuzz draws, with quadratic curves raised to cubic ones."""

    def __init__(self, upem: int) -> None:
        self.segments: list[Segment] = []
        self._upem = upem
        self._last: Point = (0.0, 0.0)

    def _em(self, point: Point) -> Point:
        return point[0] / self._upem, point[1] / self._upem

    # The names are those of the pen protocol of fontTools, which uharfbuzz calls.
    def moveTo(self, point: Point) -> None:  # noqa: N802
        self._last = self._em(point)
        self.segments.append(("M", *self._last))

    def lineTo(self, point: Point) -> None:  # noqa: N802
        self._last = self._em(point)
        self.segments.append(("L", *self._last))

    def curveTo(self, first: Point, second: Point, end: Point) -> None:  # noqa: N802
        self._last = self._em(end)
        self.segments.append(("C", *self._em(first), *self._em(second), *self._last))

    def qCurveTo(self, control: Point, end: Point) -> None:  # noqa: N802
        (x0, y0), (xc, yc), (x1, y1) = self._last, self._em(control), self._em(end)
        first = (x0 + (xc - x0) * 2 / 3, y0 + (yc - y0) * 2 / 3)
        second = (x1 + (xc - x1) * 2 / 3, y1 + (yc - y1) * 2 / 3)
        self._last = (x1, y1)
        self.segments.append(("C", *first, *second, x1, y1))

    def closePath(self) -> None:  # noqa: N802
        self.segments.append(("Z",))

    def endPath(self) -> None:  # noqa: N802
        """Leave an open contour open."""


@lru_cache(maxsize=4096)
def outline(face: Face, gid: int) -> tuple[Segment, ...]:
    """Return the outline of a glyph; a glyph without ink has none."""
    pen = _Pen(face.upem)
    face.font.draw_glyph_with_pen(gid, pen)
    return tuple(pen.segments)
