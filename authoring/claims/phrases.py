"""The phrases of quantity in a Dutch text, with what each says.

Takes a text as it is printed; gives the phrases in order, none within another. Never looks at data
and never judges: a phrase that no pattern knows is not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final

from authoring.claims import lexicon
from authoring.claims.needs import (
    Amount,
    Between,
    Difference,
    Direction,
    Groups,
    Need,
    Phrase,
    Rank,
    Ratio,
    Share,
    Slope,
    Trend,
)
from authoring.claims.words import NUMBER, ORDINALS, PARTS, flatten, read_number

Make = Callable[[re.Match[str]], Need | None]

MODIFIER: Final = "|".join(f"(?P<{name}>{words})" for words, name in lexicon.MODIFIERS)
PREFIX: Final = rf"(?:(?:{MODIFIER}) )?{lexicon.COLOURING}"
# One word for a fraction (“tweederde”) is misspelt, but says the same.
FRACTION: Final = (
    r"(?P<half>(?:de )?helft)|(?P<quarters>drie ?kwart)|(?P<quarter>(?:(?:een|één) )?kwart\b)"
    rf"|(?P<part>{NUMBER}) ?(?P<whole>{'|'.join(PARTS)})n?\b"
    rf"|(?:(?P<few>{NUMBER}) op|(?P<few_of>(?!een\b){NUMBER}) van)"
    rf"(?: de| elke| iedere)? (?P<many>{NUMBER})\b"
)
BARE_FRACTION: Final = r"de helft|een kwart|een derde|een vijfde|driekwart|twee derde"
NEGATED: Final = r"(?P<negated>(?:niet|geen|nooit) )?"

FRACTION_WORDS: Final = {
    "de helft": Decimal(50), "een kwart": Decimal(25), "een derde": Decimal(100) / 3,
    "een vijfde": Decimal(20), "driekwart": Decimal(75), "twee derde": Decimal(200) / 3,
}  # fmt: skip


@lru_cache(maxsize=2048)
def find_phrases(text: str) -> tuple[Phrase, ...]:
    """Return the phrases of quantity in a text, in order; of two that overlap the longer.

    Offsets count characters of the text as given.
    """
    flat = flatten(text)
    found = [
        Phrase(
            text[match.start() : match.end()],
            match.start(),
            match.end(),
            need,
            bool(match.groupdict().get("negated")),
        )
        for pattern, make in PATTERNS
        for match in pattern.finditer(flat)
        if (need := make(match)) is not None
    ]
    return tuple(_without_overlap(found))


def _without_overlap(found: list[Phrase]) -> Iterator[Phrase]:
    """Yield phrases from left to right, the longest of those that begin at one place."""
    end = 0
    for phrase in sorted(found, key=lambda phrase: (phrase.start, -phrase.end)):
        if phrase.start >= end:
            yield phrase
            end = phrase.end


def _band(match: re.Match[str], default: str = "bare") -> str:
    groups = match.groupdict()
    return next((name for _, name in lexicon.MODIFIERS if groups.get(name)), default)


def _make_fraction(match: re.Match[str]) -> Need | None:
    target = _read_fraction(match)
    return None if target is None else Share(target, _band(match))


def _read_fraction(match: re.Match[str]) -> Decimal | None:
    found = match.groupdict()
    for group, percent in (("half", 50), ("quarters", 75), ("quarter", 25)):
        if found[group]:
            return Decimal(percent)
    if found["whole"]:
        part, whole = read_number(found["part"]), Decimal(PARTS[found["whole"]])
    else:
        part = read_number(found["few"] or found["few_of"])
        many = read_number(found["many"])
        if many is None:
            return None
        whole = many
    if part is None or not 0 < part < whole:
        return None
    return 100 * part / whole


def _make_percent(match: re.Match[str]) -> Need | None:
    number = read_number(match["number"])
    if number is None:
        return None
    return Share(number, _band(match, "as_written"), written=True)


def _make_number(match: re.Match[str]) -> Need | None:
    number = read_number(match["number"])
    if number is None or match["number"] == "een":  # the article
        return None
    return Share(number, _band(match, "as_written"), "number", written=True)


def _make_between(match: re.Match[str]) -> Need:
    return Between(FRACTION_WORDS[match["low"]], FRACTION_WORDS[match["high"]])


def _make_ratio(match: re.Match[str]) -> Need | None:
    found = match.groupdict()
    if found["double"]:
        target = Decimal(2)
    elif found["halved"]:
        target = Decimal("0.5")
    elif found["times"] == "anderhalf":
        target = Decimal("1.5")
    else:
        number = read_number(found["times"].removesuffix("ënhalf").removesuffix("enhalf"))
        if number is None or number <= 1:
            return None
        target = number + (Decimal("0.5") if found["times"].endswith("nhalf") else 0)
    if found["inverse"]:
        target = 1 / target
    return Ratio(target, _band(match))


def _make_difference(match: re.Match[str]) -> Need | None:
    found = match.groupdict()
    size = next((name for _, name in lexicon.SIZES if found.get(name)), "any")
    if size == "about_equal":
        return Difference("level", size)
    direction: Direction = "up" if found["up"] else "down" if found["down"] else "either"
    return Difference(direction, size)


def _make_ordinal(match: re.Match[str]) -> Need | None:
    place = ORDINALS.get(match["ordinal"] or "") or read_number(match["place"] or "")
    return None if place is None else Rank(int(place))


def _make_trend(direction: Direction, factor: str) -> Make:
    def make(match: re.Match[str]) -> Need:
        found = match.groupdict()
        size = next((name for _, name in lexicon.SIZES if found.get(name)), "any")
        if direction == "level":
            roughly = size == "about_equal" or bool(found["roughly"])
            return Trend(direction, "about_equal" if roughly else "equal")
        return Trend(direction, size, Decimal(factor) if factor else None)

    return make


def _make_slope(match: re.Match[str]) -> Need:
    along = "up" if match["rising"] else "down"
    return Slope("up" if (along == "up") == bool(match["up"]) else "down")


def _always(need: Need) -> Make:
    return lambda _: need


def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){pattern}(?![\w])")


SIZE: Final = "|".join(f"(?P<{name}>{words})" for words, name in lexicon.SIZES)
ALONG: Final = {
    way: "|".join(words for words, towards in lexicon.ALONG if towards == way)
    for way in ("up", "down")
}
INVERSE: Final = rf"(?:(?P<inverse>{lexicon.INVERSE})\b|\w+)"

PATTERNS: Final[tuple[tuple[re.Pattern[str], Make], ...]] = (
    (_compile(rf"{PREFIX}(?:{FRACTION})"), _make_fraction),
    (
        _compile(rf"tussen (?P<low>{BARE_FRACTION}) en (?P<high>{BARE_FRACTION})"),
        _make_between,
    ),
    (re.compile(rf"(?<![\w-]){PREFIX}(?P<number>{NUMBER}) ?(?:%|procent\b|percent\b)"),
     _make_percent),
    (_compile(rf"{PREFIX}(?P<number>{NUMBER})(?! ?(?:%|procent|keer|maal|-))"), _make_number),
    *(
        (_compile(rf"{NEGATED}(?:{words})"), _always(Amount(name)))
        for words, name in lexicon.AMOUNTS
    ),
    *(
        (re.compile(rf"(?<![\w-])(?:{words})"), _always(Groups(which)))
        for words, which in lexicon.GROUPS
    ),
    (
        _compile(
            rf"{PREFIX}(?:(?P<times>anderhalf|\w+[eë]nhalf|{NUMBER}) ?(?:keer|maal) "
            rf"(?:zo ?|(?=meer|vaker|hoger|groter))|(?P<double>{lexicon.DOUBLE}) ?"
            rf"|(?P<halved>{lexicon.HALF}) ?){INVERSE}?"
        ),
        _make_ratio,
    ),
    (
        _compile(
            rf"(?:(?:{SIZE}) )?(?:(?P<up>{lexicon.UPWARD})|(?P<down>{lexicon.DOWNWARD}))(?: dan)?"
        ),
        _make_difference,
    ),
    (
        _compile(
            rf"(?:{SIZE}) (?:(?P<up>(?!))|(?P<down>minder \w+)|{lexicon.OTHER_COMPARATIVE})"
        ),
        _make_difference,
    ),
    (
        _compile(
            rf"(?:(?P<rising>{ALONG['up']})|(?:{ALONG['down']}))(?: \w+){{0,3}}, hoe "
            rf"(?:(?P<up>{lexicon.UPWARD})|(?:{lexicon.DOWNWARD}))"
        ),
        _make_slope,
    ),
    (_compile(rf"(?:precies )?(?:{lexicon.ALIKE})"), _always(Difference("level", "equal"))),
    (_compile(rf"(?:{lexicon.ALIKE_ROUGHLY})"), _always(Difference("level", "about_equal"))),
    *(
        (_compile(rf"{NEGATED}(?:{words})"), _always(Rank(place)))
        for words, place in lexicon.RANKS
    ),
    (
        _compile(
            rf"{NEGATED}(?:op|als) (?:de )?(?:(?P<ordinal>{'|'.join(ORDINALS)})"
            rf"(?: (?:plaats|plek))?|(?:plaats|plek|nummer) (?P<place>{NUMBER}))"
        ),
        _make_ordinal,
    ),
    *(
        (
            _compile(
                rf"{NEGATED}(?:(?:{SIZE}) )?(?P<roughly>ongeveer |vrijwel |nagenoeg )?(?:{words})"
            ),
            _make_trend(direction, factor),
        )
        for words, direction, factor in lexicon.TRENDS
    ),
)  # fmt: skip
