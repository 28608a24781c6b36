"""Dutch compounds: where one word begins inside another.

Takes a lower-case word; gives its parts. The hyphenation patterns know syllables, not compounds,
and where a part begins with a vowel or a cluster they take a letter from the one before
(tech-nie-kop-lei-ding). So the words that most often stand second in a compound of this field are
listed here, and each part is hyphenated by itself. Words are listed only if they can hardly occur
by chance inside another word; a compound that is not covered can be given soft hyphens.
"""

from __future__ import annotations

import re

_SECOND = """
    aanbod aanbied aandacht aandeel aanpak aanvraag academie activiteit advies adviez afdeling
    afspra agenda ambitie ambacht analyse apparaat arbeid arbeider assistent automaat automatisering
    economie effect eigenaar eigenar energie engineer ervaring evaluatie examen expert
    ideaal identiteit industrie informatie inhoud initiatief initiatiev inkomen innovatie inrichting
    inspectie inspecteur installatie installateur instelling instituut instructie instructeur
    instromer instroom intelligentie interesse investering inzet inzicht
    omgeving omscholing omstandighe onderdeel onderhoud onderneming onderwijs onderwijz
    onderzoek ondersteuning ontwerp ontwikkeling opbouw opdracht opgave opleider opleiding oplossing
    opname oproep opvang opvolging organisatie overdracht overheid overleg overstap overzicht
    uitbreiding uitdaging uitgave uitkomst uitstoot uitstroom uitval uitvoering uitwisseling
    blokkade branche drempel draagvlak flexibiliteit klimaat locatie loket management manager
    plek praktijk project ruimte spreiding sterkte structuur systeem system technic techniek
    technisch training traject vraag vraagstuk
""".split()
# Short words, safe only after the words that they are met with.
_BOUND = {"leren": ("plek", "praktijk", "werk", "vak"), "eis": ("baan", "functie", "werk")}

_alternatives = sorted({*_SECOND}, key=len, reverse=True)
_bound = [
    f"(?:{'|'.join(f'(?<={first})' for first in firsts)}){second}"
    for second, firsts in _BOUND.items()
]
_BOUNDARY = re.compile(f"(?<=..)(?={'|'.join([*_alternatives, *_bound])})")
_VOWEL = re.compile("[aeiouyáàâäéèêëíìîïóòôöúùûü]")


def split_compound(word: str) -> tuple[str, ...]:
    """Return the parts of a compound in order; a word without listed parts is its only part.

    Each part but the last has at least two letters and a vowel.
    """
    parts: list[str] = []
    begin = 0
    for match in _BOUNDARY.finditer(word):
        head = word[begin : match.start()]
        if len(head) > 1 and _VOWEL.search(head):
            parts.append(head)
            begin = match.start()
    return (*parts, word[begin:])
