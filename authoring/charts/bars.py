"""What every chart of horizontal bars has: room for its bars, a scale, and a line to start from.

Takes rows, layouts and tokens; gives a fault when labels leave no room, the scale that charts
share, and draws the zero line.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from decimal import Decimal

from authoring.charts.figure import Drawing
from authoring.charts.kind import layout_of
from authoring.charts.model import ChartFault, Layout, ResolvedChart, Row, Scale
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


def largest_drawn(rows: Iterable[Row]) -> Decimal:
    """Return the largest value that is drawn, totals among them; zero where nothing is."""
    values = (value for row in rows for value in (*row.values, row.total))
    drawn = (value.number for value in values if value is not None and value.drawn is not None)
    return max((number for number in drawn if number is not None), default=Decimal(0))


def scale_maximum(largest: Decimal, style: Style) -> float:
    """Return the end of a scale: the smallest multiple of the step that leaves the style's room."""
    frame = style.charts["frame"]
    step = Decimal(repr(frame["step"]))
    steps = math.ceil(largest * Decimal(repr(frame["head_room"])) / step)
    return float(step * max(steps, 1))


def bar_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that charts of bars share."""
    return room_scale(charts, [layout_of(chart, Layout).room_mm for chart in charts])


def room_scale(charts: Sequence[ResolvedChart], rooms_mm: Iterable[float]) -> Scale:
    """Return the scale that charts share whose bars have so much room in each of them.

    Its end is that of the chart with the largest value; a unit is as long as the chart with the
    least room for its bars allows, so that equal values are equally long in every chart.
    """
    maximum = max(chart.maximum for chart in charts)
    return Scale(charts[0].kind, charts[0].unit, maximum, min(rooms_mm) / maximum)


def draw_zero_line(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the line that every bar starts from, which sticks out at both ends."""
    frame, layout = style.charts["frame"], layout_of(chart, Layout)
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
