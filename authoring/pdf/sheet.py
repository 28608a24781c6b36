"""The sheet: from millimetres on the trimmed page to points on the sheet that carries it.

Takes the trim size, the bleed and the slug around it; gives coordinates and boxes in points with
the origin at the bottom left, as PDF counts. It never draws.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import MM_PER_PT

Box = tuple[float, float, float, float]

DECIMALS = 3


def to_points(length_mm: float) -> float:
    """Return a length in points, rounded to a thousandth, which is finer than any press."""
    return round(length_mm / MM_PER_PT, DECIMALS) + 0.0


def write_number(value: float, decimals: int = DECIMALS) -> str:
    """Write a number as PDF does: no exponent, no trailing zeros, no negative zero."""
    text = f"{value:.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with ``bleed_mm`` of image and ``slug_mm`` of paper around its trim on every side."""

    width_mm: float
    height_mm: float
    bleed_mm: float = 0.0
    slug_mm: float = 0.0

    def x(self, x_mm: float) -> float:
        """Return the abscissa in points of a position from the left of the trim."""
        return to_points(x_mm + self.slug_mm)

    def y(self, y_mm: float) -> float:
        """Return the ordinate in points of a position down from the top of the trim."""
        return to_points(self.height_mm + self.slug_mm - y_mm)

    def box(self, x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> Box:
        """Return left, bottom, right and top in points of a box given by its top left corner.

        Edges are rounded, not sizes, so that boxes that meet in millimetres meet in points.
        """
        return (
            self.x(x_mm),
            self.y(y_mm + height_mm),
            self.x(x_mm + width_mm),
            self.y(y_mm),
        )

    @property
    def media_box(self) -> Box:
        """Return the whole sheet."""
        return self._around(self.slug_mm)

    @property
    def bleed_box(self) -> Box:
        """Return the trim with its bleed."""
        return self._around(self.bleed_mm)

    @property
    def trim_box(self) -> Box:
        """Return the page as it will be cut."""
        return self._around(0.0)

    def _around(self, margin_mm: float) -> Box:
        return self.box(
            -margin_mm,
            -margin_mm,
            self.width_mm + 2 * margin_mm,
            self.height_mm + 2 * margin_mm,
        )
