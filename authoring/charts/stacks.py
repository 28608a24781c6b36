"""What stacked parts have in common: their fills, their places, and labels that keep apart.

Takes names, roles, tokens and numbers; gives colours, places in mm, and pieces to draw as
plain data. Sums are never made to fit: what the parts leave of a whole stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from authoring.charts.figure import Drawing
from authoring.charts.model import Column, Value
from authoring.display import Colour
from authoring.style.model import Palette, TextStyle, Tokens

PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_ROLE_PLACES = {
    "old": "first",
    "middle": "second",
    "young": "third",
    "companies": "first",
    "switchers": "third",
    "technicians": "accent",
}

# What adding up floats leaves is no part.
SLACK_MM = 1e-6


@dataclass(frozen=True, slots=True)
class Fill:
    """The colour of a part and that of the text in it; the accent bears no text (None)."""

    colour: Colour
    ink: Colour | None


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle from its top left corner, in mm."""

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    colour: Colour


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text: ``x_mm`` is its left end, or its middle or right end if aligned so."""

    x_mm: float
    baseline_mm: float
    text: str
    style: TextStyle
    colour: Colour
    align: Literal["left", "center", "right"] = "left"


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line between two points, in mm."""

    x0_mm: float
    y0_mm: float
    x1_mm: float
    y1_mm: float
    colour: Colour
    width_pt: float


Piece = Area | Words | Stroke


def make_parts(
    named: Sequence[tuple[str, str]],
    roles: Sequence[str | None],
    tokens: Tokens,
    palette: Palette,
) -> tuple[tuple[Column, ...], tuple[Fill, ...]]:
    """Return the parts of a whole and their fills: by role, else in the order of categories.

    ``named`` are pairs of id and label.
    """
    columns, fills = [], []
    for index, ((name, label), role) in enumerate(zip(named, roles, strict=True)):
        place = _ROLE_PLACES.get(role or "", PLACES[index % len(PLACES)])
        colour = palette[tokens.name(f"{place}_colour")]
        ink = None if place == "accent" else palette[tokens.name(f"{place}_text_colour")]
        columns.append(Column(name, label, colour))
        fills.append(Fill(colour, ink))
    return tuple(columns), tuple(fills)


def add_up(values: Iterable[Value]) -> Decimal:
    """Return the sum of the values that are drawn."""
    drawn = (value.number for value in values if value.drawn is not None)
    return sum((number for number in drawn if number is not None), Decimal(0))


def is_complete(values: Iterable[Value]) -> bool:
    """Tell whether every part is known and drawn."""
    return all(value.drawn is not None for value in values)


def keep_apart(
    centres: Sequence[float], gap_mm: float, low_mm: float, high_mm: float
) -> tuple[float, ...]:
    """Return ascending centres moved as little as may be so that they stand ``gap_mm`` apart.

    They stay between ``low_mm`` and ``high_mm``, where there is room for them; squares of moves
    are least (pooling of adjacent violators).
    """
    pools: list[tuple[float, int]] = []
    for index, centre in enumerate(centres):
        mean, count = centre - index * gap_mm, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean = (mean * count + other * others) / (count + others)
            count += others
        pools.append((mean, count))
    most = max(high_mm - (len(centres) - 1) * gap_mm, low_mm)
    shifted = [min(max(mean, low_mm), most) for mean, count in pools for _ in range(count)]
    return tuple(mean + index * gap_mm for index, mean in enumerate(shifted))


def draw_pieces(
    pieces: Iterable[Piece], drawing: Drawing, x_mm: float = 0.0, y_mm: float = 0.0
) -> None:
    """Draw pieces in order, moved to the right and downwards."""
    for piece in pieces:
        match piece:
            case Area():
                drawing.fill(
                    piece.x_mm + x_mm,
                    piece.y_mm + y_mm,
                    piece.width_mm,
                    piece.height_mm,
                    piece.colour,
                )
            case Words():
                drawing.text(
                    piece.x_mm + x_mm,
                    piece.baseline_mm + y_mm,
                    piece.text,
                    piece.style,
                    piece.colour,
                    align=piece.align,
                )
            case Stroke():
                drawing.line(
                    piece.x0_mm + x_mm,
                    piece.y0_mm + y_mm,
                    piece.x1_mm + x_mm,
                    piece.y1_mm + y_mm,
                    piece.colour,
                    piece.width_pt,
                )
