"""Dutch hyphenation: where a single word of letters may be divided with a hyphen.

Takes a word; gives offsets. The patterns are OpenTaal's, through pyphen; this module takes away
what Dutch or good setting forbids, and mends the compounds that the patterns divide wrongly. It
never changes a spelling: a division that Dutch would spell differently (co-ordinatie, oma-tje) is
left out. What kind of word stands where (a name, an address) is judged in
:mod:`authoring.text.division`.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from authoring.text.compounds import split_compound

BEFORE = 4
AFTER = 3

_VOWELS = "aeiouyáàâäéèêëíìîïóòôöúùûü"
_TREMA = "äëïöü"
_APOSTROPHE = "'\u2019"
_LETTERS = re.compile(rf"[^\W\d_]+(?:[{_APOSTROPHE}][^\W\d_]{{1,3}})?")
_VOWEL = re.compile(f"[{_VOWELS}]")
_ONLY_VOWELS = re.compile(rf"[{_VOWELS}]+", re.IGNORECASE)
# Diminutives of a long open vowel take a letter back when divided: omaatjes, oma-tjes. The words
# that end in a real long vowel and t (straat-jes) cannot be told apart by form.
_DIMINUTIVE = re.compile(r"(aa|ee|oo|uu|ée)t$", re.IGNORECASE)


@lru_cache(maxsize=65536)
def hyphenate(word: str, before: int = BEFORE, after: int = AFTER) -> tuple[int, ...]:
    """Return the offsets at which a word may be divided, in rising order.

    At least ``before`` letters stand before the hyphen and ``after`` letters after it, not
    counting what follows an apostrophe. A word that is not made of letters, or has capitals after
    its first letter, has no offsets.
    """
    if not _LETTERS.fullmatch(word) or not (word.islower() or word[1:].islower()):
        return ()
    length = len(re.split(f"[{_APOSTROPHE}]", word)[0])
    points: set[int] = set()
    begin = 0
    for part in split_compound(word[:length].lower()):
        points.add(begin)
        points.update(begin + offset for offset in _pattern_offsets(part))
        begin += len(part)
    return tuple(
        offset
        for offset in sorted(points)
        if before <= offset <= length - after and _divides_well(word, offset)
    )


def _divides_well(word: str, offset: int) -> bool:
    head, tail = word[:offset].lower(), word[offset:].lower()
    if tail[0] in _TREMA and head[-1] in _VOWELS:
        return False  # The trema would have to go: coördinatie, co-ordinatie.
    if tail.startswith("j") and _DIMINUTIVE.search(head):
        return False
    return not (_ONLY_VOWELS.fullmatch(head) or _ONLY_VOWELS.fullmatch(tail))


def _pattern_offsets(part: str) -> list[int]:
    # A point with data replaces letters: the spelling would change there.
    points = [int(point) for point in _patterns().positions(part) if not point.data]
    # No syllable lacks a vowel: in bode-m-ener-gie the first point is the wrong one.
    return [
        point
        for point, following in pairwise([*points, len(part)])
        if _VOWEL.search(part, point, following)
    ]


@lru_cache(maxsize=1)
def _patterns() -> Any:
    # Reading the patterns takes 0.1 s: text that is never divided does not pay for them.
    from pyphen import Pyphen  # noqa: PLC0415

    return Pyphen(lang="nl_NL", left=2, right=2)
