"""Panels of different heights in columns of a page: which goes where.

Takes heights in reading order; gives a column and a top for each. All ways to share the panels out
are compared: tops at a common pitch come first, then reading order, then columns that end evenly.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

_SLACK_MM = 1e-6
# All ways to share out more panels than these take too long to compare.
_MOST = 9


@dataclass(frozen=True, slots=True)
class Room:
    """The room of a page: its columns, from ``top_mm`` to ``bottom_mm``.

    Panels stand ``pitch_mm`` apart, or at least ``gap_mm`` where that wastes too much.
    """

    columns: int
    top_mm: float
    bottom_mm: float
    pitch_mm: float
    gap_mm: float


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a panel: its column, from 0, and its top."""

    column: int
    top_mm: float


def stack_panels(heights: Sequence[float], room: Room) -> tuple[Spot, ...]:
    """Return the places of as many panels, from the first, as the page has room for.

    At least one has a place: a panel that is higher than the page starts at its top.
    """
    for count in range(min(len(heights), _MOST), 0, -1):
        found = fit_panels(heights[:count], room)
        if found is not None:
            return found
    return tuple(Spot(0, room.top_mm) for _ in heights[:1])


def fit_panels(heights: Sequence[float], room: Room) -> tuple[Spot, ...] | None:
    """Return the best places for all panels, or None where they do not fit the page."""
    if len(heights) > _MOST:
        return None
    best: tuple[tuple[float, ...], tuple[Spot, ...]] | None = None
    for columns in product(range(room.columns), repeat=len(heights)):
        placed = _place(heights, columns, room)
        if placed is None:
            continue
        spots, unaligned = placed
        feet = [0.0] * room.columns
        for spot, height in zip(spots, heights, strict=True):
            feet[spot.column] = spot.top_mm + height
        score = (unaligned, _inversions(spots), max(feet) - min(feet))
        if best is None or score < best[0]:
            best = (score, spots)
    return None if best is None else best[1]


def _place(
    heights: Sequence[float], columns: Sequence[int], room: Room
) -> tuple[tuple[Spot, ...], int] | None:
    """Stack panels in the given columns; return their places and how many columns lose the pitch.

    Returns None where a column does not hold its panels.
    """
    spots: dict[int, Spot] = {}
    unaligned = 0
    for column in range(room.columns):
        own = [index for index, each in enumerate(columns) if each == column]
        stacked = [heights[index] for index in own]
        for aligned in (True, False):
            tops = list(_tops(stacked, room, aligned))
            if not own or tops[-1] + stacked[-1] <= room.bottom_mm + _SLACK_MM:
                break
        else:
            return None
        unaligned += not aligned
        spots |= {index: Spot(column, top) for index, top in zip(own, tops, strict=True)}
    return tuple(spots[index] for index in range(len(heights))), unaligned


def _tops(heights: Sequence[float], room: Room, aligned: bool) -> Iterator[float]:
    top = room.top_mm
    for height in heights:
        yield top
        top += height + room.gap_mm
        if aligned:
            steps = -(-(top - room.top_mm - _SLACK_MM) // room.pitch_mm)
            top = room.top_mm + steps * room.pitch_mm


def _inversions(spots: Sequence[Spot]) -> int:
    """Return how many pairs of panels are read in the wrong order, row by row."""
    places = [(spot.top_mm, spot.column) for spot in spots]
    return sum(before > after for before, after in combinations(places, 2))
