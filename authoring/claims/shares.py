"""Words for a share: “bijna de helft”, “één op de vijf”, “de meerderheid”, and which ones hold.

Takes one value and bands; gives whether a phrase holds for it, a verdict in words, and the phrases
that would hold, best first. Never compares values: :mod:`authoring.claims.comparisons` does.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from math import gcd
from typing import Final

from authoring.claims.bands import Bands, Interval, decimals_of
from authoring.claims.evidence import Datum
from authoring.claims.lexicon import AMOUNT_WORDS
from authoring.claims.needs import Amount, Between, Phrase, Share
from authoring.claims.verdicts import Verdict, offer_wordings, tell
from authoring.claims.words import ONES
from authoring.data.numbers import format_number
from authoring.problems import quote

# Fractions with a name of their own; all others are “… op de …”.
NAMED: Final = {
    (1, 2): "de helft",
    (1, 3): "een derde",
    (2, 3): "twee derde",
    (1, 4): "een kwart",
    (3, 4): "driekwart",
}
TENTHS: Final = 10

# How a band is said before a fraction, in the order that a reader likes best.
SAID: Final = (("bare", ""), ("almost", "bijna "), ("over", "ruim "), ("more_than", "meer dan "))

# What each step away from a plain, familiar wording costs, in points of distance.
COST: Final = {"bare": 0, "almost": 1, "over": 1, "more_than": 6}
FAMILIAR: Final = {2: 0, 4: 0, 3: 0, 10: 1, 5: 1, 6: 2, 7: 4, 8: 3, 9: 4}


def interval_of(need: Share | Amount | Between, bands: Bands) -> Interval:
    """Return the values for which a phrase holds."""
    if isinstance(need, Amount):
        return bands.quantities[need.name].interval
    if isinstance(need, Between):
        return Interval(need.low, need.high)
    around = bands.shares[need.band]
    interval = around.interval(need.target, percent=need.unit == "percent")
    places = decimals_of(need.target) if need.written else 0
    if need.band != "as_written" or places == 0:
        return interval
    # Two decimals in print leave a hundredth of the room of a whole number.
    room = Decimal(5).scaleb(-places - 1)
    return Interval(need.target - room, need.target + room)


def value_for(need: Share | Amount | Between, datum: Datum) -> Decimal | None:
    """Return the value as the phrase counts it; None where its unit does not fit."""
    counted = isinstance(need, Share) and need.unit == "number"
    if datum.unit == "ratio":
        return datum.value if counted else datum.value * 100
    if counted or datum.unit in ("percent", "pure"):
        return datum.value
    return None


def check_share(
    phrase: Phrase, need: Share | Amount | Between, datum: Datum, bands: Bands
) -> Verdict:
    """Return the verdict on a share for one value."""
    value = value_for(need, datum)
    said = quote(phrase.text)
    if value is None:
        fact = f"{tell(datum)} is no percentage, and {said} speaks of one"
        return Verdict("fails", fact, "rest the words on a percentage")
    interval = interval_of(need, bands)
    needed = interval.describe(decimals_of(value) if decimals_of(value) <= 2 else 1)
    if value in interval:
        return Verdict("holds", f"{tell(datum)} is {said} ({needed})")
    if _is_bound_itself(need, datum):
        fact = f"{tell(datum)} is the round number of {said} itself, not the value beside it"
        return Verdict("untested", fact, "ask the source for the value, or print the number")
    fact = f"{tell(datum)} is not {said} ({needed})"
    if isinstance(need, Share) and need.unit == "number":
        number = format_number(value)
        return Verdict("fails", fact, f"{quote(number)} would hold", (number,))
    wordings = propose_shares(value, bands)
    return Verdict("fails", fact, offer_wordings(wordings), wordings)


def _is_bound_itself(need: Share | Amount | Between, datum: Datum) -> bool:
    """Say whether a fact was told as “bijna 50”, so that its cell holds the 50."""
    return (
        isinstance(need, Share)
        and need.written
        and datum.kind == "facts"
        and datum.value == need.target
    )


def propose_shares(value: Decimal, bands: Bands) -> tuple[str, ...]:
    """Return Dutch wordings that hold for a percentage, best first.

    Familiar fractions that lie near come before far or rare ones, a plain fraction before one with
    “bijna” or “ruim”, and words for an amount come last; at the ends of the scale they come first.
    """
    scored = [
        (abs(value - target) + COST[band] + cost, words)
        for band, words, target, cost in _candidates()
        if value in bands.shares[band].interval(target, percent=True)
    ]
    fractions = _keep_one([words for _, words in sorted(scored)], "meer dan ")
    amounts = [words for name, words in AMOUNT_WORDS if value in bands.quantities[name].interval]
    edge = {"niemand", "bijna niemand", "bijna iedereen", "iedereen"}
    first = [words for words in amounts if words in edge]
    return tuple(dict.fromkeys([*first, *fractions, *amounts]))


def _keep_one(wordings: list[str], beginning: str) -> list[str]:
    """Return wordings in order, without all but the first of those with one beginning."""
    first = next((words for words in wordings if words.startswith(beginning)), None)
    return [words for words in wordings if words == first or not words.startswith(beginning)]


@lru_cache(maxsize=1)
def _candidates() -> tuple[tuple[str, str, Decimal, int], ...]:
    """Return each band with each fraction: the band, the words, the percentage and the cost."""
    return tuple(
        (band, modifier + words, Decimal(100 * part) / whole, cost)
        for band, modifier in SAID
        for part, whole, words, cost in _fractions()
    )


def _fractions() -> Iterator[tuple[int, int, str, int]]:
    """Yield the fractions that readers grasp: halves to tenths, of the rare ones only one part.

    “Vier op de tien” is more common than “twee op de vijf”.
    """
    for whole in FAMILIAR:
        most = whole if whole in (2, 3, 4, 5, TENTHS) else 2
        for part in range(1, most):
            if gcd(part, whole) > 1 and whole != TENTHS:
                continue
            if whole == TENTHS and part in (2, 5):
                continue
            count = "één" if part == 1 else ONES[part]
            cost = FAMILIAR[whole] + (1 if whole == 5 and part > 1 else 0)
            yield part, whole, NAMED.get((part, whole), f"{count} op de {ONES[whole]}"), cost
