"""Bands: for which values a phrase of quantity holds, read from plain data.

Takes what a style says under ``claims`` and gives intervals of exact decimals. Never knows a Dutch
word: those stand in :mod:`authoring.claims.lexicon`, which names the bands.

A band around a number is ``below`` and ``above``: how far a value may lie from it, as points plus a
part of its reach. The reach of a percentage is its distance to 0 or to 100, the nearer; that of any
other number is the number, and of its distance only the part counts, where there is one. ``null``
is without end, a negative distance keeps away from the number, and ``strict`` shuts the number
itself out. A band on the scale from 0 to 100 is ``low`` and ``high``; ``open`` names the ends that
do not belong to it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, floor
from typing import Any, Final

from authoring.data.numbers import EN_DASH, as_decimal, count_decimals, format_number

HUNDRED: Final = Decimal(100)
ZERO: Final = Decimal(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """Values from ``low`` to ``high``; an end of None lies nowhere, an open end stands outside."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def __contains__(self, value: Decimal) -> bool:
        return not (self.is_below(value) or self.is_above(value))

    def is_below(self, value: Decimal) -> bool:
        """Say whether a value is too low."""
        if self.low is None:
            return False
        return value < self.low or (self.low_open and value == self.low)

    def is_above(self, value: Decimal) -> bool:
        """Say whether a value is too high."""
        if self.high is None:
            return False
        return value > self.high or (self.high_open and value == self.high)

    def describe(self, decimals: int = 0) -> str:
        """Return the values with so many decimals that lie in the interval: "19–21"."""
        unit = Decimal(1).scaleb(-decimals)
        low = None if self.low is None else ceil(self.low / unit) * unit
        high = None if self.high is None else floor(self.high / unit) * unit
        if low is not None and self.low_open and low == self.low:
            low += unit
        if high is not None and self.high_open and high == self.high:
            high -= unit
        if low is None and high is None:
            return "any value"
        if low is None or high is None:
            return (
                f"at least {format_number(low, decimals)}"
                if low is not None
                else f"at most {format_number(high or ZERO, decimals)}"
            )
        if low > high:
            return self.describe(decimals + 1)
        if low == high:
            return format_number(low, decimals)
        return f"{format_number(low, decimals)}{EN_DASH}{format_number(high, decimals)}"


@dataclass(frozen=True, slots=True)
class Distance:
    """How far a value may lie from a number: points plus a part of the number's reach."""

    points: Decimal
    part: Decimal

    def of(self, reach: Decimal, *, percent: bool) -> Decimal:
        """Return the distance for a reach; an amount has points only where there is no part.

        The unit of an amount (millions, euros) says nothing of how many points are few.
        """
        part = self.part * max(reach, ZERO)
        return part if self.part and not percent else self.points + part


@dataclass(frozen=True, slots=True)
class Around:
    """A band around a number; how its ends are reckoned stands at the head of this module."""

    below: Distance | None
    above: Distance | None
    strict: bool
    source: str

    def interval(self, target: Decimal, *, percent: bool) -> Interval:
        """Return the values for which a phrase about ``target`` holds."""
        reach = min(target, HUNDRED - target) if percent else abs(target)
        low = None if self.below is None else target - self.below.of(reach, percent=percent)
        high = None if self.above is None else target + self.above.of(reach, percent=percent)
        if percent:
            low = max(ZERO, low if low is not None else ZERO)
            high = min(HUNDRED, high if high is not None else HUNDRED)
        shut = self.strict
        return Interval(low, high, shut and low == target, shut and high == target)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A band on the scale from 0 to 100 percent."""

    interval: Interval
    source: str


@dataclass(frozen=True, slots=True)
class Size:
    """How large a difference is: in points of percentages, else as a part of the lesser value."""

    points: Interval
    part: Interval
    source: str


@dataclass(frozen=True, slots=True)
class Bands:
    """All bands of a style; ``level`` is that of significance."""

    shares: Mapping[str, Around]
    quantities: Mapping[str, Quantity]
    ratios: Mapping[str, Around]
    differences: Mapping[str, Size]
    level: float
    printed_from: int
    marked_below: int


def read_bands(value: Mapping[str, Any]) -> Bands:
    """Return the bands that a style supplies as plain data, which its schema has passed."""
    return Bands(
        {name: _read_around(band) for name, band in value["shares"].items()},
        {name: _read_quantity(band) for name, band in value["quantities"].items()},
        {name: _read_around(band) for name, band in value["ratios"].items()},
        {name: _read_size(band) for name, band in value["differences"].items()},
        float(value["level"]["value"]),
        int(value["bases"]["printed_from"]),
        int(value["bases"]["marked_below"]),
    )


def decimals_of(*values: Decimal) -> int:
    """Return the number of decimals that the most exact of some values has."""
    return max((count_decimals(value) for value in values), default=0)


def _read_around(band: Mapping[str, Any]) -> Around:
    return Around(
        _read_distance(band["below"]),
        _read_distance(band["above"]),
        bool(band.get("strict", False)),
        str(band["source"]),
    )


def _read_distance(value: list[float] | None) -> Distance | None:
    return None if value is None else Distance(as_decimal(value[0]), as_decimal(value[1]))


def _read_quantity(band: Mapping[str, Any]) -> Quantity:
    ends = band.get("open", [])
    low, high = as_decimal(band["low"]), as_decimal(band["high"])
    return Quantity(Interval(low, high, "low" in ends, "high" in ends), str(band["source"]))


def _read_size(band: Mapping[str, Any]) -> Size:
    open_low = bool(band.get("open", False))

    def interval(key: str) -> Interval:
        low, high = (None if end is None else as_decimal(end) for end in band[key])
        return Interval(low, high, open_low)

    return Size(interval("points"), interval("part"), str(band["source"]))
