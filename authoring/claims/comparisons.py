"""Words that compare: “fors meer”, “ongeveer evenveel”, “twee keer zo vaak”, “gestegen”.

Takes the values of both sides and bands; gives verdicts, and the wordings that would hold. Words of
difference are tested for significance where the bases are known; else the verdict is “untested”.
Never decides what is compared with what: :mod:`authoring.claims.checking` does.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from authoring.claims.bands import Bands, Interval, decimals_of
from authoring.claims.evidence import Datum
from authoring.claims.needs import Difference, Direction, Phrase, Ratio, Trend
from authoring.claims.significance import compare, describe
from authoring.claims.verdicts import Verdict, offer_wordings, tell
from authoring.data.numbers import format_number
from authoring.problems import quote

# The words of difference that are proposed, best first; “{}” is the comparative.
DIFFERENCES: Final[tuple[tuple[Direction, str, str], ...]] = (
    ("level", "equal", "even vaak"),
    ("level", "about_equal", "ongeveer even vaak"),
    *(
        (direction, size, words)
        for size, words in (
            ("strong", "fors {}"), ("clear", "duidelijk {}"), ("slight", "iets {}"), ("any", "{}")
        )
        for direction in ("up", "down")
    ),
)  # fmt: skip
COMPARATIVES: Final = (
    ("vaker", "minder vaak"), ("meer", "minder"), ("hoger", "lager"), ("groter", "kleiner"),
)  # fmt: skip
RATIOS: Final = (
    ("2", "twee keer zo vaak"),
    ("3", "drie keer zo vaak"),
    ("4", "vier keer zo vaak"),
    ("5", "vijf keer zo vaak"),
    ("1.5", "anderhalf keer zo vaak"),
    ("0.5", "half zo vaak"),
)
RATIO_BANDS: Final = (("bare", ""), ("almost", "bijna "), ("over", "ruim "))


def gap_between(first: Datum, second: Datum) -> tuple[Decimal, bool]:
    """Return how much the first is more than the second, and whether that is in points.

    Other values than percentages differ by a part of the lesser one.
    """
    difference = first.value - second.value
    if first.unit in ("percent", "points"):
        return difference, True
    lesser = min(abs(first.value), abs(second.value))
    return (difference / lesser if lesser else difference), False


def fits_difference(need: Difference, first: Datum, second: Datum, bands: Bands) -> bool:
    """Say whether two values differ as a phrase says, by its bands alone."""
    gap, in_points = gap_between(first, second)
    if need.direction == "up" and gap <= 0:
        return False
    if need.direction == "down" and gap >= 0:
        return False
    return abs(gap) in _room(need.size, bands, in_points=in_points)


def _room(size: str, bands: Bands, *, in_points: bool) -> Interval:
    band = bands.differences[size]
    return band.points if in_points else band.part


def check_difference(
    phrase: Phrase,
    need: Difference,
    first: Datum,
    second: Datum,
    bands: Bands,
    probability_sample: bool | None,
) -> Verdict:
    """Return the verdict on a word of difference for two values."""
    said = quote(phrase.text)
    if first.unit != second.unit:
        fact = f"{tell(first)} and {tell(second)} are not of one unit"
        return Verdict("fails", fact, "compare values of one unit")
    fact = f"{tell(first)} against {tell(second)} is {_tell_gap(first, second)}"
    if not fits_difference(need, first, second, bands):
        wordings = _reword(phrase, need, first, second, bands)
        hint = offer_wordings(wordings)
        if fits_difference(need, second, first, bands):
            hint += "; or name first the cell that the words are about"
        needed = _tell_need(need, first, bands)
        return Verdict("fails", f"{fact}: not {said} ({needed})", hint, wordings)
    fact = f"{fact}: {said} ({_tell_need(need, first, bands)})"
    return judge_chance(
        fact, first, second, bands, probability_sample, level=need.direction == "level"
    )


def _reword(
    phrase: Phrase, need: Difference, first: Datum, second: Datum, bands: Bands
) -> tuple[str, ...]:
    """Return the wordings that fit; of a comparative that no data can turn round, its own way."""
    wordings = propose_differences(first, second, bands, phrase.text)
    if need.direction != "either":
        return wordings
    gap, _ = gap_between(first, second)
    ordered = (first, second) if gap >= 0 else (second, first)
    return propose_differences(*ordered, bands, phrase.text)


def judge_chance(
    fact: str,
    first: Datum,
    second: Datum,
    bands: Bands,
    probability_sample: bool | None,
    *,
    level: bool,
) -> Verdict:
    """Return the verdict on two values whose difference fits its words, by the test of it.

    ``level`` says that the words deny a difference; those hold whatever the test finds.
    """
    if first.unit != "percent":
        return Verdict("holds", fact)
    outcome = compare(first, second)
    if outcome is None:
        unknown = [datum.name for datum in (first, second) if datum.base is None]
        why = f"the base of {unknown[0]} is not known" if unknown else "the two may overlap"
        hint = "" if not unknown else "give “n” for each group of the table, if the source does"
        return Verdict("untested", f"{fact} fits, but {why}: not tested", hint)
    tested = describe(outcome, bands.level, probability_sample=probability_sample)
    if level or outcome.is_significant(bands.level):
        return Verdict("holds", f"{fact}; {tested}")
    return Verdict("fails", f"{fact}; {tested}", "leave the comparison out, or say that it is even")


def check_ratio(phrase: Phrase, need: Ratio, first: Datum, second: Datum, bands: Bands) -> Verdict:
    """Return the verdict on “twee keer zo vaak” for two values."""
    said = quote(phrase.text)
    if first.unit != second.unit:
        fact = f"{tell(first)} and {tell(second)} are not of one unit"
        return Verdict("fails", fact, "compare values of one unit")
    if second.value <= 0:
        return Verdict("fails", f"{tell(second)} is no measure for {said}", "say it otherwise")
    ratio = first.value / second.value
    interval = bands.ratios[need.band].interval(need.target, percent=False)
    shown = (
        f"{tell(first)} is {format_number(ratio, 2)} times {tell(second)}{_rounded(first, second)}"
    )
    needed = interval.describe(max(1, decimals_of(need.target) if need.target > 1 else 2))
    if ratio in interval:
        return Verdict("holds", f"{shown}: {said} ({needed})")
    wordings = propose_ratios(first, second, bands) or propose_differences(first, second, bands)
    return Verdict("fails", f"{shown}, not {said} ({needed})", offer_wordings(wordings), wordings)


def check_trend(
    phrase: Phrase,
    need: Trend,
    data: Sequence[Datum],
    bands: Bands,
    probability_sample: bool | None,
) -> Verdict:
    """Return the verdict on a word of change, from the first of the values to the last.

    ``data`` stand in the order of time. Between the first and the last none may turn back.
    """
    first, last = data[0], data[-1]
    turned = _find_turn(data, need.direction)
    if turned is not None:
        course = ", ".join(format_number(datum.value) for datum in data)
        fact = f"{course}: not {phrase.text}, for {format_number(turned.value)} turns back"
        hint = "name only the first and the last value, or say that it varied"
        return Verdict("fails", fact, hint)
    if need.factor is not None:
        return check_ratio(phrase, Ratio(need.factor, "bare"), last, first, bands)
    return check_difference(
        phrase, Difference(need.direction, need.size), last, first, bands, probability_sample
    )


def _find_turn(data: Sequence[Datum], direction: Direction) -> Datum | None:
    """Return the first value that goes against a direction, or None."""
    sign = {"up": 1, "down": -1}.get(direction, 0)
    for before, after in pairwise(data):
        if (after.value - before.value) * sign < 0 and len(data) > 2:
            return after
    return None


def propose_differences(
    first: Datum, second: Datum, bands: Bands, phrase: str = ""
) -> tuple[str, ...]:
    """Return the words of difference that fit two values, best first.

    They compare with the comparative of ``phrase``, where it has one.
    """
    if first.unit != second.unit:
        return ()
    up, down = _comparatives(phrase)
    return tuple(
        words.format(up if direction == "up" else down)
        for direction, size, words in DIFFERENCES
        if fits_difference(Difference(direction, size), first, second, bands)
    )


def _comparatives(phrase: str) -> tuple[str, str]:
    """Return the words for more and less that a phrase compares with."""
    words = phrase.lower().removesuffix(" dan")
    for up, down in COMPARATIVES:
        if words.endswith((up, down)):
            return up, down
    last = words.rpartition(" ")[2]
    return (last, f"minder {last.removesuffix('er')}") if last.endswith("er") else COMPARATIVES[0]


def propose_ratios(first: Datum, second: Datum, bands: Bands) -> tuple[str, ...]:
    """Return the words of ratio that fit two values, best first."""
    if second.value <= 0 or first.unit != second.unit:
        return ()
    ratio = first.value / second.value
    return tuple(
        modifier + words
        for band, modifier in RATIO_BANDS
        for target, words in RATIOS
        if ratio in bands.ratios[band].interval(Decimal(target), percent=False)
    )


def _tell_gap(first: Datum, second: Datum) -> str:
    gap, in_points = gap_between(first, second)
    if gap == 0:
        return "the same"
    more = "more" if gap > 0 else "less"
    if in_points:
        return f"{format_number(abs(gap))} point{'' if abs(gap) == 1 else 's'} {more}"
    return f"{format_number(abs(gap) * 100, 0)} percent {more}"


def _tell_need(need: Difference, first: Datum, bands: Bands) -> str:
    in_points = first.unit in ("percent", "points")
    room = _room(need.size, bands, in_points=in_points)
    scale = 1 if in_points else 100
    low, high = (None if end is None else end * scale for end in (room.low, room.high))
    told = Interval(low, high, room.low_open, room.high_open).describe()
    unit = "percent" if not in_points else "point" if told.endswith(" 1") else "points"
    direction = {"up": " more", "down": " less"}.get(need.direction, " of difference")
    return f"{told} {unit}{direction}"


def _rounded(first: Datum, second: Datum) -> str:
    """Return the ratios that rounding of both values allows, for a message."""
    if first.unit != "percent":
        return ""
    half = Decimal(5).scaleb(-1 - decimals_of(first.value, second.value))
    if second.value <= half:
        return ""
    low = (first.value - half) / (second.value + half)
    high = (first.value + half) / (second.value - half)
    return f" (rounding allows {format_number(low, 2)} to {format_number(high, 2)})"
