"""What every chart of horizontal bars has: room for its bars, and the line that they start from.

Takes a layout and tokens; gives a fault when labels leave no room, and draws the zero line.
"""

from __future__ import annotations

import math

from authoring.charts.figure import Drawing
from authoring.charts.model import ChartFault, ResolvedChart
from authoring.style.model import Palette, Style


def check_room(room_mm: float, least_mm: float, width_mm: float, faults: list[ChartFault]) -> None:
    """Add a fault when labels and values leave less than ``least_mm`` for the bars."""
    if room_mm < least_mm:
        faults.append(
            ChartFault(
                "label",
                f"labels and values leave {max(room_mm, 0):.1f} of {width_mm:.1f} mm for the bars, "
                f"which need {least_mm:.1f} mm",
                "give the chart the whole width, or shorten its labels",
                "chart-room",
            )
        )


def round_up(length_mm: float, style: Style) -> float:
    """Return a length as a whole number of half units of the grid, rounded up."""
    step = style.grid["unit_mm"] / 2
    return math.ceil(length_mm / step - 1e-6) * step


def draw_zero_line(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the line that every bar starts from, which sticks out at both ends."""
    frame, layout = style.charts["frame"], chart.layout
    over = frame["zero_line_over_mm"]
    bottom = layout.top_mm(len(chart.rows) - 1) + layout.stack_mm
    drawing.line(
        layout.zero_mm,
        layout.first_mm - over,
        layout.zero_mm,
        bottom + over,
        palette[frame.name("zero_line_colour")],
        frame["zero_line_pt"],
    )
