"""Strips of ticks drawn to scale: how many are on, and where each stands.

Takes lengths and a percentage; gives the ticks as rectangles. It draws nothing: charts and pages do
that on their own ground.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick as a rectangle from its top left corner, and whether it is on."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    on: bool


def lay_strip(
    x_mm: float,
    y_mm: float,
    width_mm: float,
    height_mm: float,
    value: float,
    ticks: int,
    thickness: float,
) -> Iterator[Tick]:
    """Yield the ticks of a strip, so many of them on as ``value`` percent asks for.

    A tick that is on has the full height, a tick that is off the lower half. ``thickness`` is a
    tick's share of the pitch.
    """
    pitch = width_mm / ticks
    for tick in range(ticks):
        on = is_on(tick, value, ticks)
        top = y_mm if on else y_mm + height_mm / 2
        yield Tick(x_mm + tick * pitch, top, pitch * thickness, y_mm + height_mm - top, on)


def is_on(tick: int, value: float, ticks: int) -> bool:
    """Tell whether a tick, counted from 0, is on: when at least half of it lies below the value."""
    return tick + 0.5 <= value / 100 * ticks
