"""The forms in which a value is printed, and which one belongs to a unit and a place.

Takes a value, its unit and the place it stands in; gives Dutch text. The closed list :data:`FORMS`
is what may follow ``|`` in a slot. Never formats by itself: :mod:`authoring.data.numbers` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from authoring.data.numbers import (
    UnwritableError,
    capitalise,
    format_euro,
    format_number,
    format_one_in,
    format_percent,
    format_points,
    format_quantity,
    format_times,
    round_half_up,
    write_number,
)
from authoring.edition.units import NOUNS, ExpressionUnit
from authoring.problems import quote

FormPlace = Literal["prose", "figure"]

SHARES: Final = frozenset[ExpressionUnit]({"percent", "ratio"})


@dataclass(frozen=True, slots=True)
class Form:
    """A way to print a value.

    ``writes`` tells an editor what it prints; ``units`` are the units it may be asked for (none
    named: all); ``places`` are the decimals of a quotient, which may have no end of its own.
    """

    writes: str
    write: Callable[[Decimal], str]
    units: frozenset[ExpressionUnit] = frozenset()
    places: int = 1


def write_prose(value: Decimal) -> str:
    """Write a percentage for running text."""
    return format_percent(value, prose=True)


def write_sign(value: Decimal) -> str:
    """Write a percentage for figures and charts."""
    return format_percent(value, prose=False)


def write_whole(value: Decimal) -> str:
    """Write a number without its decimals."""
    return format_number(value, 0)


def write_span(unit: ExpressionUnit) -> Callable[[Decimal], str]:
    """Return what writes a span of time, with its noun in the singular after one."""
    one, many = NOUNS[unit]
    return lambda value: format_quantity(value, one if abs(value) == 1 else many)


def open_sentence(write: Callable[[Decimal], str]) -> Callable[[Decimal], str]:
    """Return what writes a value in words with a capital first letter."""
    return lambda value: capitalise(write(value))


# The forms that print when a cell was measured instead of its value.
WAVE: Final = "wave"
PERIOD: Final = "period"
TIMES: Final = (WAVE, PERIOD)

FORMS: Final[Mapping[str, Form]] = {
    "prose": Form("41 procent, as in running text", write_prose, SHARES, places=0),
    "percent": Form("41%, as in figures and charts", write_sign, SHARES, places=0),
    "number": Form("158,4, the number alone", format_number),
    "whole": Form("158, the number alone and rounded", write_whole),
    "words": Form("vier, a whole number from 1 to 20 in letters", write_number),
    "Words": Form("Vier, to open a sentence", open_sentence(write_number)),
    "points": Form(
        "15 procentpunt, a difference of percentages", format_points, frozenset({"points"})
    ),
    "times": Form("1,8 keer, a ratio", format_times, frozenset({"ratio", "count"})),
    "one-in": Form("één op de drie, a percentage as a share", format_one_in, SHARES, places=2),
    "One-in": Form(
        "Eén op de drie, to open a sentence", open_sentence(format_one_in), SHARES, places=2
    ),
    "euro": Form("€ 2.501, an amount", format_euro, frozenset({"euro"}), places=0),
    # These two are bound from the table: no value is written.
    WAVE: Form("2024, the wave that a cell was measured in, not its value", format_number),
    PERIOD: Form("september 2025, the period that a cell is of, not its value", format_number),
    **{
        unit: Form(f"5 {many}, a span of time", write_span(unit), frozenset({unit}))
        for unit, (_, many) in NOUNS.items()
    },
}

# The form of a unit where the slot names none: in running text, and in figures.
HOUSE_FORMS: Final[Mapping[ExpressionUnit, tuple[str, str]]] = {
    "percent": ("prose", "percent"),
    "points": ("points", "points"),
    "ratio": ("times", "times"),
    "euro": ("euro", "euro"),
    **{unit: (unit, unit) for unit in NOUNS},
}
BARE: Final = ("number", "number")


def choose_form(unit: ExpressionUnit, place: FormPlace) -> str:
    """Return the name of the form that the house gives a unit in a place."""
    prose, figure = HOUSE_FORMS.get(unit, BARE)
    return prose if place == "prose" else figure


def print_value(value: Decimal, unit: ExpressionUnit, form: str, *, quotient: bool) -> str:
    """Return a value in one of :data:`FORMS`.

    A ratio printed as a share is taken times 100. ``quotient`` says that the value comes out of a
    division; it is rounded half up to the places of the form. Any other value keeps its decimals.

    Raises:
        UnwritableError: when the form does not fit the unit, or cannot write the value.
    """
    wanted = FORMS[form]
    if wanted.units and unit not in wanted.units:
        fitting = [
            name
            for name, other in FORMS.items()
            if name not in TIMES and (not other.units or unit in other.units)
        ]
        raise UnwritableError(
            f"the form {quote(form)} does not print {unit}", f"forms that do: {', '.join(fitting)}"
        )
    if unit == "ratio" and wanted.units == SHARES:
        value *= 100
    return wanted.write(round_half_up(value, wanted.places) if quotient else value)
