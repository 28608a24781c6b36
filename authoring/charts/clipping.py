"""Cutting paths off at a rectangle, as the axes of an odd chart ask.

Takes a matplotlib path with its transform and a rectangle in the same units; gives paths that lie
within it. A stroke is cut along its middle: half its width may stand out. matplotlib's own clipping
of lines leaves a pixel around the rectangle, which is a visible third of a millimetre here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, cast

from matplotlib.path import Path
from matplotlib.transforms import Bbox, Transform

_SLACK_PT = 1e-6
Point = tuple[float, float]


def lies_within(path: Path, transform: Transform, clip: Bbox) -> bool:
    """Tell whether a path needs no cutting."""
    extents = path.get_extents(transform)
    return bool(
        extents.x0 >= clip.x0 - _SLACK_PT
        and extents.y0 >= clip.y0 - _SLACK_PT
        and extents.x1 <= clip.x1 + _SLACK_PT
        and extents.y1 <= clip.y1 + _SLACK_PT
    )


def clip_area(path: Path, transform: Transform, clip: Bbox) -> Path:
    """Return the part of a filled path that lies within a rectangle, curves as short lines."""
    return transform.transform_path(path).clip_to_bbox(clip)


def clip_line(path: Path, transform: Transform, clip: Bbox) -> Iterator[Path]:
    """Yield the parts of a stroked path that lie within a rectangle, curves as short lines."""
    for polygon in path.to_polygons(transform, closed_only=False):
        points: list[Point] = [(float(x), float(y)) for x, y in cast(Any, polygon)]
        piece: list[Point] = []
        for start, end in pairwise(points):
            inside = clip_segment(start, end, clip)
            if inside is None or (piece and piece[-1] != inside[0]):
                yield from _as_path(piece)
                piece = []
            if inside is not None:
                piece = [*(piece or [inside[0]]), inside[1]]
        yield from _as_path(piece)


def clip_segment(start: Point, end: Point, clip: Bbox) -> tuple[Point, Point] | None:
    """Return the part of a straight line that lies within a rectangle (Liang and Barsky, 1984)."""
    (x0, y0), (x1, y1) = start, end
    enter, leave = 0.0, 1.0
    for step, room in (
        (x0 - x1, x0 - clip.x0),
        (x1 - x0, clip.x1 - x0),
        (y0 - y1, y0 - clip.y0),
        (y1 - y0, clip.y1 - y0),
    ):
        if step == 0:
            if room < 0:
                return None
        elif step < 0:
            enter = max(enter, room / step)
        else:
            leave = min(leave, room / step)
    if enter > leave:
        return None
    first = start if enter == 0 else (x0 + enter * (x1 - x0), y0 + enter * (y1 - y0))
    last = end if leave == 1 else (x0 + leave * (x1 - x0), y0 + leave * (y1 - y0))
    return first, last


def _as_path(points: Sequence[Point]) -> Iterator[Path]:
    if len(points) > 1:
        yield Path(points)
