"""Numbers, amounts and dates as the house writes them in Dutch (nl-NL).

Takes plain values (``Decimal``, ``int``, ``float``; ISO strings for dates) and gives text with
U+2212 for a minus and U+00A0 wherever a digit stands beside its unit, so that no line break parts
them. Rounds half up in decimal. Never reads the machine's locale, never prints "-0", never says
what a number means: choosing a form is the work of :mod:`authoring.edition.forms`.

The conventions are those of CLDR for nl-NL; words for numbers up to twenty, and ``één`` with its
accents as a numeral, follow Onze Taal.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_UP, Decimal, localcontext
from math import gcd
from typing import Final

from babel import Locale
from babel.dates import format_date as babel_date
from babel.numbers import format_decimal as babel_decimal

from authoring.problems import AuthoringError, quote

Number = Decimal | int | float

NO_BREAK_SPACE: Final = "\u00a0"
MINUS: Final = "\u2212"
EN_DASH: Final = "\u2013"

LOCALE: Final = Locale.parse("nl_NL")

NUMBER_WORDS: Final = (
    "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
    "elf", "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien",
    "negentien", "twintig",
)  # fmt: skip

# House rule: "17 procent" is not "één op de vijf", 19 to 21 procent is; so is "één op de drie"
# for 32 to 34.
ONE_IN_BAND: Final = Decimal("1.5")

# Readers grasp halves, thirds, quarters, fifths and tenths; of the others only "één op de …".
ONE_IN_FRACTIONS: Final = tuple(
    (part, whole)
    for whole in range(2, 11)
    for part in range(1, whole if whole in (2, 3, 4, 5, 10) else 2)
    if gcd(part, whole) == 1
)


class UnwritableError(AuthoringError):
    """A value that the asked form cannot write; its message is a fact, ``hint`` the action."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def as_decimal(value: Number) -> Decimal:
    """Return ``value`` as it is written: a float as its shortest digits, not its binary value.

    Raises:
        UnwritableError: for infinity and NaN.
    """
    exact = Decimal(repr(float(value))) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise UnwritableError(
            f"{value} is not a number that can be printed", "give the cell a value"
        )
    return exact


def round_half_up(value: Number, decimals: int) -> Decimal:
    """Round to ``decimals`` places, halves away from zero; the result is never a negative zero."""
    exact = as_decimal(value)
    with localcontext() as context:
        context.prec = max(exact.adjusted(), 0) + decimals + len(exact.as_tuple().digits) + 2
        rounded = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(rounded) if rounded.is_zero() else rounded


def count_decimals(value: Number) -> int:
    """Count the decimal places that ``value`` needs, trailing zeros left out."""
    _, digits, exponent = as_decimal(value).as_tuple()
    places = -int(exponent)
    for digit in reversed(digits):
        if digit or places <= 0:
            break
        places -= 1
    return max(places, 0) if any(digits) else 0


def format_number(value: Number, decimals: int | None = None) -> str:
    """Write a number: "1.249", "158,4", "−3".

    ``decimals`` fixes the places (rounded half up); without it the value keeps those it needs.
    """
    rounded = round_half_up(value, count_decimals(value) if decimals is None else decimals)
    places = -int(rounded.as_tuple().exponent)
    pattern = "#,##0" + ("." + "0" * places if places > 0 else "")
    with localcontext() as context:
        context.prec = max(rounded.adjusted(), 0) + places + 2
        text: str = babel_decimal(abs(rounded), format=pattern, locale=LOCALE)
    return MINUS + text if rounded < 0 else text


def format_quantity(value: Number, unit: str, decimals: int | None = None) -> str:
    """Write a number and its unit with a no-break space between: "3 jaar", "−4 graden"."""
    return format_number(value, decimals) + NO_BREAK_SPACE + unit


def format_percent(value: Number, prose: bool, decimals: int | None = None) -> str:
    """Write a percentage: "41 procent" in running text, "41%" in figures and charts."""
    if prose:
        return format_quantity(value, "procent", decimals)
    return format_number(value, decimals) + "%"


def format_points(value: Number, decimals: int | None = None) -> str:
    """Write a difference of percentages: "15 procentpunt"."""
    return format_quantity(value, "procentpunt", decimals)


def format_times(value: Number, decimals: int = 1) -> str:
    """Write a ratio, rounded: "1,8 keer"; a whole one without decimals: "2 keer"."""
    return format_quantity(round_half_up(value, decimals), "keer")


def format_euro(value: Number, decimals: int | None = None) -> str:
    """Write an amount: "€ 2.501"; with cents two decimals: "€ 2.501,50".

    CLDR sets the minus between sign and digits: "€ −12".
    """
    if decimals is None:
        decimals = 2 if count_decimals(value) else 0
    return "€" + NO_BREAK_SPACE + format_number(value, decimals)


def format_range(low: Number, high: Number, unit: str = "") -> str:
    """Write a range: "35–55", or with its unit "35–55 jaar".

    Raises:
        UnwritableError: when ``low`` is not below ``high``, or a bound is negative (a dash beside a
            minus cannot be read).
    """
    if as_decimal(low) >= as_decimal(high):
        raise UnwritableError(
            f"the range {format_number(low)} to {format_number(high)} does not rise",
            "give the lower bound first",
        )
    if as_decimal(low) < 0:
        raise UnwritableError(
            f"a range cannot start at {format_number(low)}", "write the bounds as two numbers"
        )
    text = format_number(low) + EN_DASH + format_number(high)
    return text + NO_BREAK_SPACE + unit if unit else text


def format_below(limit: Number, unit: str = "jaar") -> str:
    """Write the label of a group below a limit: "< 35 jaar"."""
    return "<" + NO_BREAK_SPACE + format_quantity(limit, unit)


def format_above(limit: Number, unit: str = "jaar") -> str:
    """Write the label of a group above a limit: "> 55 jaar"."""
    return ">" + NO_BREAK_SPACE + format_quantity(limit, unit)


def format_month(month: str) -> str:
    """Write an ISO month (``2025-09``) as "september 2025".

    Raises:
        UnwritableError: when ``month`` is no ISO month.
    """
    date = read_date(f"{month}-01", month)
    return str(babel_date(date, f"MMMM{NO_BREAK_SPACE}y", locale=LOCALE))


def format_date(date: str) -> str:
    """Write an ISO date (``2025-09-14``) as "14 september 2025".

    Raises:
        UnwritableError: when ``date`` is no ISO date.
    """
    pattern = f"d{NO_BREAK_SPACE}MMMM{NO_BREAK_SPACE}y"
    return str(babel_date(read_date(date, date), pattern, locale=LOCALE))


def write_time(time: str) -> str:
    """Write an ISO month or day in Dutch; what is neither is in words already, and stays."""
    for write in (format_month, format_date):
        try:
            return write(time)
        except UnwritableError:
            continue
    return time


def read_date(iso: str, written: str) -> datetime.date:
    """Return the date of an ISO string; ``written`` is what the message quotes.

    Raises:
        UnwritableError: when ``iso`` is not of the form ``YYYY-MM-DD`` or no day of the calendar.
    """
    try:
        date = datetime.date.fromisoformat(iso)
    except ValueError:
        date = None
    # fromisoformat also takes "20250914" and "2025-W37-7".
    if date is None or date.isoformat() != iso:
        raise UnwritableError(
            f"{quote(written)} is not a date of the calendar", "write 2025-09 or 2025-09-14"
        )
    return date


def write_number(value: Number) -> str:
    """Write a whole number from one to twenty in letters: "vier".

    Raises:
        UnwritableError: for any other number.
    """
    exact = as_decimal(value)
    if exact != exact.to_integral_value() or not 1 <= exact <= len(NUMBER_WORDS):
        raise UnwritableError(
            f"{format_number(exact)} is not written in letters",
            "only whole numbers from 1 to 20 are; print the digits",
        )
    return NUMBER_WORDS[int(exact) - 1]


def format_one_in(percentage: Number, band: Decimal = ONE_IN_BAND) -> str:
    """Write a percentage as the nearest share that a reader grasps: "één op de drie".

    A share holds while the percentage is at most ``band`` points away from it. Of two shares that
    are as near, the one with the smaller whole is taken.

    Raises:
        UnwritableError: when no share lies within the band.
    """
    exact = as_decimal(percentage)

    def distance(share: tuple[int, int]) -> Decimal:
        return abs(exact - Decimal(100 * share[0]) / share[1])

    part, whole = min(ONE_IN_FRACTIONS, key=distance)
    share = f"{NUMBER_WORDS[part - 1]} op de {NUMBER_WORDS[whole - 1]}"
    if distance((part, whole)) > band:
        raise UnwritableError(
            f"{format_number(exact)} procent is too far from any share in words",
            f"the nearest is “{share}” ({format_number(Decimal(100 * part) / whole, 1)}); "
            "print the percentage, or write a claim",
        )
    return share


def capitalise(text: str) -> str:
    """Return ``text`` with a capital first letter; "één" becomes "Eén", as Dutch writes it."""
    if text.startswith("één"):
        return "Eén" + text[3:]
    return text[:1].upper() + text[1:]
