"""The grid of a page: columns, gutters and the baseline.

Takes the style's paper and grid tokens; gives positions in mm from the top-left of the trim box.
It never decides what stands where.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from authoring.style.model import Style

# A position that misses a line of the grid by less than this stands on it: floats add up.
_SLACK_MM = 1e-6


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of one page. ``left_mm`` is the text edge: it differs between verso and recto."""

    recto: bool
    left_mm: float
    column_mm: float
    gutter_mm: float
    columns: int
    baseline_mm: float
    page_width_mm: float
    page_height_mm: float
    bleed_mm: float

    def x(self, column: int) -> float:
        """Return the left edge of a column, counted from 1, in mm."""
        return self.left_mm + (column - 1) * (self.column_mm + self.gutter_mm)

    def width(self, columns: int) -> float:
        """Return the width of so many columns and the gutters between them, in mm."""
        return columns * self.column_mm + (columns - 1) * self.gutter_mm

    @property
    def text_width_mm(self) -> float:
        """Return the width of the type area in mm."""
        return self.width(self.columns)

    @property
    def right_mm(self) -> float:
        """Return the right edge of the type area in mm."""
        return self.left_mm + self.text_width_mm

    def snap(self, y_mm: float) -> float:
        """Return the first line of the baseline grid at or below a height, in mm."""
        return math.ceil((y_mm - _SLACK_MM) / self.baseline_mm) * self.baseline_mm


def page_grid(style: Style, number: int) -> Grid:
    """Return the grid of a page by its number: odd pages are rectos with the spine at the left."""
    recto = number % 2 == 1
    grid = style.grid
    return Grid(
        recto=recto,
        left_mm=grid["inner_mm"] if recto else grid["outer_mm"],
        column_mm=grid["column_mm"],
        gutter_mm=grid["gutter_mm"],
        columns=grid.count("columns"),
        baseline_mm=grid["baseline_mm"],
        page_width_mm=style.paper["width_mm"],
        page_height_mm=style.paper["height_mm"],
        bleed_mm=style.paper["bleed_mm"],
    )
