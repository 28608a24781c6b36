"""What a phrase of quantity says: one frozen class for each kind of thing that can be checked.

Holds data and nothing else: :mod:`authoring.claims.phrases` finds the phrases in a text,
:mod:`authoring.claims.checking` holds what they say against values.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Direction = Literal["up", "down", "level", "either"]
ShareUnit = Literal["percent", "number"]


@dataclass(frozen=True, slots=True)
class Share:
    """A number and a band around it: “bijna de helft”, “ruim 1.200”.

    ``written`` says that it stands in digits, so that only rounding leaves room.
    """

    target: Decimal
    band: str
    unit: ShareUnit = "percent"
    written: bool = False


@dataclass(frozen=True, slots=True)
class Between:
    """A value between two shares: “tussen een kwart en een derde”."""

    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class Amount:
    """A band on the scale from none to all, by name: “de meerderheid”."""

    name: str


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many times the one value is the other: “twee keer zo vaak”."""

    target: Decimal
    band: str


@dataclass(frozen=True, slots=True)
class Difference:
    """How the first value lies to the others: “fors meer”, “ongeveer evenveel”."""

    direction: Direction
    size: str


@dataclass(frozen=True, slots=True)
class Rank:
    """A place in an order: 1 is the highest, 2 the next; −1 is the lowest, −2 the last but one."""

    place: int


@dataclass(frozen=True, slots=True)
class Trend:
    """How a value moved from the earliest period to the latest; ``factor`` is how many times."""

    direction: Direction
    size: str
    factor: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Slope:
    """How values run from the youngest or smallest group to the oldest or largest."""

    direction: Direction


@dataclass(frozen=True, slots=True)
class Groups:
    """A word over groups: all of them, none of them, or the youngest and the oldest."""

    which: Literal["all", "none", "ends"]


Need = Share | Between | Amount | Ratio | Difference | Rank | Trend | Slope | Groups


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of quantity in a text: its words, where they stand, and what they say."""

    text: str
    start: int
    end: int
    need: Need
    negated: bool = False
