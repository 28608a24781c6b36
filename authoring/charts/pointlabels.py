"""Values at the points of lines: above their point, or below it where another line is near.

Takes the points of one column from above and the lines around them; gives the middle of each value.
Points that are too near for a value between them form a cluster: its values stand above and below
it, in the order of the points. No value meets another or a point; lines are crossed as little as
the places allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

from matplotlib.transforms import Bbox

from authoring.charts.clipping import clip_segment
from authoring.style.model import Tokens

Segment = tuple[tuple[float, float], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Point:
    """A point with its value: its place, its radius (0: it is not drawn), the value's width."""

    x_mm: float
    y_mm: float
    radius_mm: float
    width_mm: float


@dataclass(frozen=True, slots=True)
class _Cluster:
    """Points from above, the middles of their values, and what they take up from top to foot."""

    points: tuple[Point, ...]
    middles_mm: tuple[float, ...]
    top_mm: float
    foot_mm: float


def place_values(
    points: Sequence[Point],
    segments: Sequence[Segment],
    top_mm: float,
    foot_mm: float,
    tokens: Tokens,
) -> tuple[float, ...]:
    """Return the middle of each point's value, in the given order.

    Values stay between ``top_mm`` and ``foot_mm`` where there is room for all of them.
    """
    order = sorted(range(len(points)), key=lambda index: points[index].y_mm)
    bounds = top_mm, foot_mm
    clusters = [_arrange((points[index],), segments, bounds, tokens) for index in order]
    clear = tokens["value_clear_mm"]
    while (meeting := _first_meeting(clusters, clear)) is not None:
        joined = clusters[meeting].points + clusters[meeting + 1].points
        clusters[meeting : meeting + 2] = [_arrange(joined, segments, bounds, tokens)]
    middles = [middle for cluster in clusters for middle in cluster.middles_mm]
    placed = dict(zip(order, middles, strict=True))
    return tuple(placed[index] for index in range(len(points)))


def _first_meeting(clusters: Sequence[_Cluster], clear_mm: float) -> int | None:
    for index, (above, below) in enumerate(pairwise(clusters)):
        if above.foot_mm + clear_mm > below.top_mm:
            return index
    return None


def _arrange(
    points: tuple[Point, ...],
    segments: Sequence[Segment],
    bounds: tuple[float, float],
    tokens: Tokens,
) -> _Cluster:
    """Return the cluster with as many values above it as crosses the lines least."""
    tries = [_stack(points, above, tokens) for above in range(len(points), -1, -1)]
    return min(tries, key=lambda cluster: _cost(cluster, segments, bounds, tokens))


def _stack(points: tuple[Point, ...], above: int, tokens: Tokens) -> _Cluster:
    line, gap, high = (tokens[f"value_{name}_mm"] for name in ("line", "gap", "height"))
    top = min(point.y_mm - point.radius_mm for point in points)
    foot = max(point.y_mm + point.radius_mm for point in points)
    below = len(points) - above
    near = gap + high / 2
    highest = [top - near - (above - index - 1) * line for index in range(above)]
    lowest = [foot + near + index * line for index in range(below)]
    middles = (*highest, *lowest)
    return _Cluster(
        points,
        middles,
        middles[0] - high / 2 if above else top,
        middles[-1] + high / 2 if below else foot,
    )


def _cost(
    cluster: _Cluster,
    segments: Sequence[Segment],
    bounds: tuple[float, float],
    tokens: Tokens,
) -> float:
    """Return how bad the places are: out of bounds, on lines, or far from their points.

    A millimetre on a line is as bad as one too far away; one out of bounds is worse.
    """
    half = tokens["value_height_mm"] / 2
    outside = max(bounds[0] - cluster.top_mm, 0.0) + max(cluster.foot_mm - bounds[1], 0.0)
    cost = outside * tokens["value_outside"]
    for point, middle in zip(cluster.points, cluster.middles_mm, strict=True):
        box = Bbox.from_extents(
            point.x_mm - point.width_mm / 2,
            middle - half,
            point.x_mm + point.width_mm / 2,
            middle + half,
        )
        crossed = (clip_segment(start, end, box) for start, end in segments)
        cost += sum(
            hypot(part[1][0] - part[0][0], part[1][1] - part[0][1])
            for part in crossed
            if part is not None
        )
        near = point.radius_mm + tokens["value_gap_mm"] + half
        cost += max(abs(middle - point.y_mm) - near, 0.0)
    # What floats leave of nothing must not choose.
    return round(cost, 6)
