"""Dutch numbers: what they look like, and what holds for every value."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.data.numbers import (
    MINUS,
    NO_BREAK_SPACE,
    UnwritableError,
    capitalise,
    count_decimals,
    format_above,
    format_below,
    format_date,
    format_euro,
    format_month,
    format_number,
    format_one_in,
    format_percent,
    format_points,
    format_range,
    format_times,
    round_half_up,
    write_number,
    write_time,
)

decimals = st.decimals(
    min_value=Decimal("-1e15"), max_value=Decimal("1e15"), allow_nan=False, places=None
).filter(lambda value: abs(int(value.as_tuple().exponent)) < 30)
places = st.integers(min_value=0, max_value=6)


def parse(text: str) -> Decimal:
    """Read a Dutch number back, knowing nothing of how it was made."""
    assert re.fullmatch(r"−?[0-9]{1,3}(?:\.[0-9]{3})*(?:,[0-9]+)?", text), text
    return Decimal(text.replace(".", "").replace(",", ".").replace("−", "-"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1249, "1.249"),
        (1234567, "1.234.567"),
        (158.4, "158,4"),
        (Decimal("158.40"), "158,4"),
        (Decimal("100"), "100"),
        (Decimal("1e3"), "1.000"),
        (-3, "\u22123"),
        (-1249.5, "\u22121.249,5"),
        (-0.0, "0"),
        (Decimal("-0.00"), "0"),
        (10**40, "10" + ".000" * 13),
    ],
)
def test_number_keeps_its_own_decimals(value: Decimal | float, text: str) -> None:
    assert format_number(value) == text


@pytest.mark.parametrize(
    ("value", "places", "text"),
    [
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-0.5, 0, "−1"),
        (-0.4, 0, "0"),
        (-0.04, 1, "0,0"),
        (2.675, 2, "2,68"),
        (1.005, 2, "1,01"),
        (41, 1, "41,0"),
        (999.95, 1, "1.000,0"),
    ],
)
def test_number_is_rounded_half_up(value: float, places: int, text: str) -> None:
    assert format_number(value, places) == text


def test_forms_of_the_house() -> None:
    assert format_percent(41, prose=True) == "41\u00a0procent"
    assert format_percent(41, prose=False) == "41%"
    assert format_percent(Decimal("-2.5"), prose=False) == "−2,5%"
    assert format_points(15) == "15\u00a0procentpunt"
    assert format_times(Decimal("1.84")) == "1,8\u00a0keer"
    assert format_times(Decimal("1.96")) == "2\u00a0keer"
    assert format_euro(2501) == "€\u00a02.501"
    assert format_euro(Decimal("2501.5")) == "€\u00a02.501,50"
    assert format_euro(-12) == "€\u00a0−12"
    assert format_range(35, 55, "jaar") == "35–55\u00a0jaar"
    assert format_range(35, 55) == "35–55"
    assert format_below(35) == "<\u00a035\u00a0jaar"
    assert format_above(55) == ">\u00a055\u00a0jaar"
    assert format_month("2025-09") == "september\u00a02025"
    assert format_date("2026-01-04") == "4\u00a0januari\u00a02026"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_are_dutch_and_lowercase(month: int) -> None:
    names = (
        "januari februari maart april mei juni juli augustus september oktober november december"
    )
    assert format_month(f"2026-{month:02}") == f"{names.split()[month - 1]}\u00a02026"


@pytest.mark.parametrize("date", ["2025-13", "2025-9", "20250", "september 2025", "", "2025-W37"])
def test_what_is_no_month_is_refused(date: str) -> None:
    with pytest.raises(UnwritableError, match="is not a date of the calendar"):
        format_month(date)


@pytest.mark.parametrize("date", ["2025-02-29", "20250901", "2025-W37-7", "2025-9-1"])
def test_what_is_no_date_is_refused(date: str) -> None:
    with pytest.raises(UnwritableError) as caught:
        format_date(date)
    assert str(caught.value) == f'"{date}" is not a date of the calendar'


@pytest.mark.parametrize(("low", "high"), [(55, 35), (35, 35), (-3, 5)])
def test_a_range_rises_from_zero(low: int, high: int) -> None:
    with pytest.raises(UnwritableError):
        format_range(low, high)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(UnwritableError, match="is not a number that can be printed"):
        format_number(value)


def test_number_words() -> None:
    assert [write_number(value) for value in (1, 4, 11, 20)] == ["één", "vier", "elf", "twintig"]
    for value in (0, 21, -4, 2.5):
        with pytest.raises(UnwritableError, match="is not written in letters"):
            write_number(value)
    assert capitalise("één op de drie") == "Eén op de drie"
    assert capitalise("vier edities") == "Vier edities"


@pytest.mark.parametrize(
    ("percentage", "share"),
    [
        (10, "één op de tien"),
        (17, "één op de zes"),
        (19, "één op de vijf"),
        (21, "één op de vijf"),
        (25, "één op de vier"),
        (31, "drie op de tien"),
        (32, "één op de drie"),
        (34, "één op de drie"),
        (40, "twee op de vijf"),
        (50, "één op de twee"),
        (67, "twee op de drie"),
        (75, "drie op de vier"),
        (90, "negen op de tien"),
    ],
)
def test_shares_in_words(percentage: int, share: str) -> None:
    assert format_one_in(percentage) == share


def test_a_percentage_far_from_any_share_says_the_nearest() -> None:
    with pytest.raises(UnwritableError) as caught:
        format_one_in(43)
    assert str(caught.value) == "43 procent is too far from any share in words"
    assert caught.value.hint == (
        "the nearest is “twee op de vijf” (40,0); print the percentage, or write a claim"
    )


@given(st.decimals(min_value=0, max_value=100, places=1))
def test_a_share_in_words_is_never_outside_its_band(percentage: Decimal) -> None:
    try:
        part, whole = format_one_in(percentage).split(" op de ")
    except UnwritableError:
        return
    words = [write_number(value) for value in range(1, 21)]
    share = Decimal(100 * (words.index(part) + 1)) / (words.index(whole) + 1)
    assert abs(share - percentage) <= Decimal("1.5")


@given(decimals)
def test_a_number_is_read_back_as_it_was(value: Decimal) -> None:
    assert parse(format_number(value)) == value


@given(decimals, places)
def test_rounding_agrees_with_decimal(value: Decimal, places: int) -> None:
    expected = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    assert parse(format_number(value, places)) == expected == round_half_up(value, places)


@given(st.floats(min_value=-1e12, max_value=1e12), places)
def test_a_float_is_rounded_as_it_is_written(value: float, places: int) -> None:
    assert format_number(value, places) == format_number(Decimal(repr(value)), places)


@given(decimals, decimals, places)
def test_order_survives_rounding(one: Decimal, other: Decimal, places: int) -> None:
    low, high = sorted((one, other))
    assert parse(format_number(low, places)) <= parse(format_number(high, places))


@given(decimals, places)
def test_there_is_no_negative_zero(value: Decimal, places: int) -> None:
    text = format_number(value, places)
    assert "-" not in text
    assert not text.startswith(MINUS) or parse(text) < 0
    assert not round_half_up(value, places).is_signed() or round_half_up(value, places) < 0


@given(decimals, places)
def test_a_sign_changes_nothing_but_the_sign(value: Decimal, places: int) -> None:
    assert format_number(-value, places).removeprefix(MINUS) == format_number(
        value, places
    ).removeprefix(MINUS)


@given(decimals)
def test_no_form_holds_a_space_that_may_break(value: Decimal) -> None:
    forms = [
        format_percent(value, prose=True),
        format_percent(value, prose=False),
        format_points(value),
        format_times(value),
        format_euro(value),
        format_below(value),
        format_above(value),
        format_range(abs(value), abs(value) + 1, "jaar"),
    ]
    for text in forms:
        assert not set(text) & set(" \t\n\u202f\u2009"), text
    assert [text.count(NO_BREAK_SPACE) for text in forms] == [1, 0, 1, 1, 1, 2, 2, 1]


@given(decimals)
def test_decimals_are_counted_without_trailing_zeros(value: Decimal) -> None:
    places = count_decimals(value)
    assert round_half_up(value, places) == value
    assert places == 0 or round_half_up(value, places - 1) != value


@pytest.mark.parametrize(
    ("time", "written"),
    [
        ("2025-09", "september\u00a02025"),
        ("2026-01-04", "4\u00a0januari\u00a02026"),
        ("najaar 2023", "najaar 2023"),
        ("2025", "2025"),
    ],
)
def test_a_time_is_written_in_words(time: str, written: str):
    assert write_time(time) == written
