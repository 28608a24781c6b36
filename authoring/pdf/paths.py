"""Outlines: what a painter must know of a path's shape.

Takes the segments of a display path; gives whether it is an upright rectangle, and its extent. It
never changes a path.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.display import Segment

Extent = tuple[float, float, float, float]


def is_rectangle(segments: Sequence[Segment]) -> bool:
    """Tell whether the segments are one closed rectangle with upright sides."""
    points = _corners(segments)
    if points is None:
        return False
    steps = list(zip(points, points[1:] + points[:1], strict=True))
    upright = [start[0] == end[0] for start, end in steps]
    level = [start[1] == end[1] for start, end in steps]
    return upright in ([True, False] * 2, [False, True] * 2) and all(
        a != b for a, b in zip(upright, level, strict=True)
    )


def extent(segments: Sequence[Segment]) -> Extent:
    """Return left, top, right and bottom in mm of all points, control points included."""
    xs: list[float] = []
    ys: list[float] = []
    for segment in segments:
        numbers = [part for part in segment[1:] if not isinstance(part, str)]
        xs += numbers[0::2]
        ys += numbers[1::2]
    return min(xs), min(ys), max(xs), max(ys)


def _corners(segments: Sequence[Segment]) -> list[tuple[float, float]] | None:
    if "".join(segment[0] for segment in segments) not in ("MLLLZ", "MLLLLZ"):
        return None
    points: list[tuple[float, float]] = []
    for segment in segments:
        if segment[0] == "M" or segment[0] == "L":
            points.append((segment[1], segment[2]))
    if len(points) == 5 and points.pop() != points[0]:
        return None
    return points
