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

# The patterns know syllables, not compounds, and where a part begins with a vowel or a cluster they
# take a letter from the one before (tech-nie-kop-lei-ding). These words often stand second in a
# compound of this field; each can hardly occur by chance inside another word. A compound that is
# not covered can be given soft hyphens.
_SECOND = """
    aanbod aanbied aandacht aandeel aanpak aanvraag academie activiteit advies adviez afdeling
    afspra agenda ambitie ambacht analyse apparaat arbeid assistent automaat automatisering
    economie effect eigenaar eigenar energie engineer ervaring evaluatie examen expert
    ideaal identiteit industrie informatie inhoud initiatief initiatiev inkomen innovatie
    inrichting inspectie inspecteur installatie installateur instelling instituut instructie
    instructeur instromer instroom intelligentie interesse investering inzet inzicht
    leerling leiding leider locatie loket
    omgeving omscholing omstandighe onderdeel onderhoud onderneming onderwijs onderwijz
    onderzoek ondersteuning ontwerp ontwikkeling opbouw opdracht opgave opleider opleiding
    oplossing opname oproep opvang opvolging organisatie overdracht overheid overleg overstap
    overzicht ruimte
    uitbreiding uitdaging uitgave uitkomst uitstoot uitstroom uitval uitvoering uitwisseling
    blokkade branche drempel draagvlak flexibiliteit klimaat management manager plek praktijk
    project spreiding sterkte structuur systeem system technic techniek technisch traject training
    vraag
"""
# First words that the patterns misjudge, when this many letters follow: more than an inflection.
_FIRST_REST = 4
_FIRST = "branche data elektro praktijk software techniek werkplek"
# Words so short that they are safe only after those that they are met with.
_AFTER = {
    "leren": "plek praktijk techniek vak werk",
    "uren": "contract les markt project werk",
    "eis": "baan functie kwaliteits opleidings",
}


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
    for part in _split_compound(word[:length].lower()):
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


def _split_compound(word: str) -> tuple[str, ...]:
    """Return the parts of a compound in order; a word without listed parts is its only part.

    Each part but the last has at least two letters and a vowel.
    """
    parts: list[str] = []
    begin = 0
    for match in _boundary().finditer(word):
        head = word[begin : match.start()]
        if len(head) > 1 and _VOWEL.search(head):
            parts.append(head)
            begin = match.start()
    return (*parts, word[begin:])


@lru_cache(maxsize=1)
def _boundary() -> re.Pattern[str]:
    second = sorted(_SECOND.split(), key=len, reverse=True)
    bound = [f"(?<={first}){word}" for word, firsts in _AFTER.items() for first in firsts.split()]
    first = [rf"(?<=^{word})\w{{{_FIRST_REST}}}" for word in _FIRST.split()]
    # In loopbaanvraag no "aanvraag" begins.
    return re.compile(f"(?<=..)(?<!loopb)(?={'|'.join([*second, *bound, *first])})")


@lru_cache(maxsize=1)
def _patterns() -> Any:
    # Reading the patterns takes 0.1 s: text that is never divided does not pay for them.
    from pyphen import Pyphen  # noqa: PLC0415

    return Pyphen(lang="nl_NL", left=2, right=2)
