"""Hatching: parallel lines at 45 degrees that fill a rectangle.

Takes the edges of a rectangle and the distance of the lines; gives their ends. The lines keep their
places when the rectangle grows to the right or upwards.
"""

from __future__ import annotations

import math
from collections.abc import Iterator


def hatch(
    x0_mm: float, y0_mm: float, x1_mm: float, y1_mm: float, pitch_mm: float
) -> Iterator[tuple[float, float, float, float]]:
    """Yield lines that rise to the right, as x and y of both ends, at ``pitch_mm`` square to them.

    ``y0_mm`` is the upper edge; a rectangle without area has none.
    """
    if x1_mm <= x0_mm or y1_mm <= y0_mm:
        return
    step = pitch_mm * math.sqrt(2)
    reach = (x1_mm - x0_mm) + (y1_mm - y0_mm)
    for number in range(1, math.ceil(reach / step)):
        # How far along the foot, from its left end, the line would start.
        along = number * step - (y1_mm - y0_mm)
        start, end = max(0.0, along), min(x1_mm - x0_mm, along + (y1_mm - y0_mm))
        yield x0_mm + start, y1_mm - (start - along), x0_mm + end, y1_mm - (end - along)
