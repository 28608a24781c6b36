"""Dutch words for numbers: what each is worth, and how a text is made ready for searching.

Takes words and gives whole numbers, or None; gives the pieces of regular expressions that other
modules search with. Never judges whether a number stands in its place.

Spelling follows the Woordenlijst: “eenentwintig”, “tweeëntwintig”, “driehonderdvijf”.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

ONES: Final = (
    "nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf",
    "twaalf", "dertien", "veertien", "vijftien", "zestien", "zeventien", "achttien", "negentien",
)  # fmt: skip
TENS: Final = {
    20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig", 70: "zeventig",
    80: "tachtig", 90: "negentig",
}  # fmt: skip
PARTS: Final = {
    "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7, "achtste": 8, "negende": 9,
    "tiende": 10, "twintigste": 20,
}  # fmt: skip
ORDINALS: Final = {
    "eerste": 1, "tweede": 2, "derde": 3, "vierde": 4, "vijfde": 5, "zesde": 6, "zevende": 7,
    "achtste": 8, "negende": 9, "tiende": 10,
}  # fmt: skip

# One character for one, so that places in the text stay what they are.
PLAIN: Final = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2011": "-", "’": "'", "‘": "'"}
)

DIGITS: Final = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"


def flatten(text: str) -> str:
    """Return a text in lowercase with plain spaces and apostrophes, character for character.

    “Eén”, as it opens a sentence, becomes “één”.
    """
    lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return lowered.translate(PLAIN).replace("eén", "één")


def _below_hundred() -> Iterator[tuple[str, int]]:
    yield from ((word, number) for number, word in enumerate(ONES))
    for ten, word in TENS.items():
        yield word, ten
        for one, unit in enumerate(ONES[1:10], start=1):
            yield f"{unit}{'ën' if unit.endswith('e') else 'en'}{word}", ten + one


def _number_words() -> dict[str, int]:
    below = dict(_below_hundred())
    words = dict(below)
    for hundreds in range(1, 20):
        if hundreds == 10:
            continue
        head = ("" if hundreds == 1 else ONES[hundreds]) + "honderd"
        words[head] = 100 * hundreds
        for word, number in below.items():
            if number:
                words[head + word] = words[f"{head}en{word}"] = 100 * hundreds + number
    for word, number in below.items():
        if number > 1:
            words[f"{word}duizend"] = 1000 * number
    words |= {"duizend": 1000, "honderdduizend": 100_000, "miljoen": 10**6, "miljard": 10**9}
    words |= {"één": 1}
    return words


NUMBER_WORDS: Final = _number_words()

# The words that phrases are searched with: up to twenty, the tens, a quarter's worth and a hundred.
COMMON: Final = tuple(
    sorted(
        ("één", *ONES[1:], *TENS.values(), "vijfentwintig", "vijfenzeventig", "honderd"),
        key=len,
        reverse=True,
    )
)
NUMBER: Final = rf"(?:{'|'.join(COMMON)}|{DIGITS})"


def read_number(text: str) -> Decimal | None:
    """Return what a number in words or Dutch digits is worth: "1.249,5", "twintig"."""
    flat = flatten(text)
    if flat in NUMBER_WORDS:
        return Decimal(NUMBER_WORDS[flat])
    if flat[:1].isdigit():
        return Decimal(flat.replace(".", "").replace(",", "."))
    return None
