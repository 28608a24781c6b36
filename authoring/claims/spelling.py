"""The spelling and grammar that belong to numbers: “twee derde”, fraction and verb, first digits.

Takes bound texts; gives findings. Conservative: it finds only what is wrong in every reading.

Rules: “twee derde” takes a verb in the singular (Taaladvies, “twee derde is / zijn”; Algemene
Nederlandse Spraakkunst 7.4.2.2, which has the plural with “derden” alone), and so does “één op de
tien”, whose core is one. “Vier op de tien” takes the plural, but usage wavers and it is left alone;
so are “zijn” and “worden”, whose number a predicate may decide. “Negen op tien” without its article
is doubtful (Taaladvies.net). That fractions are two words, that no sentence opens with a digit, and
that running prose writes “procent”, is house rule.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from authoring.claims.findings import Finding
from authoring.claims.prose import Prose
from authoring.claims.words import NUMBER, PARTS, flatten
from authoring.data.numbers import NO_BREAK_SPACE
from authoring.edition.forms import FormPlace
from authoring.edition.parts import Link
from authoring.problems import quote

ONES: Final = "een|één|twee|drie|vier|vijf|zes|zeven|acht|negen"
JOINED: Final = re.compile(
    rf"(?<![\w-])(?P<part>{ONES})(?P<whole>{'|'.join(PARTS)})(?P<plural>n?)(?![\w-])"
)
WITHOUT_ARTICLE: Final = re.compile(
    rf"(?<![\w-])(?P<few>{NUMBER}) (?P<how>op|van) (?P<many>vijf|tien|drie|vier|twintig|honderd)"
    rf"(?= [a-zë]+(?:en|s)\b)(?![\w-])"
)
PLURALS: Final = (
    "zeggen|vinden|hebben|willen|denken|menen|leren|kunnen|gaan|ervaren|zien|kiezen|"
    "geven|noemen|weten|doen|werken|verwachten|missen|krijgen|staan|komen|moeten|mogen|zullen|"
    "wonen|voelen|hechten|merken|houden|nemen|maken|volgen|besteden|hadden|vonden|"
    "konden|zitten|wachten|vragen|geloven|ontvangen"
)
MODIFIED: Final = (
    "(?:(?:bijna|ruim|ongeveer|meer dan|minder dan|maar liefst|slechts|zo'n|circa|krap|nog geen) )*"
)
FRACTION: Final = rf"de helft|driekwart|(?:een|één) kwart|(?:{ONES}) (?:{'|'.join(PARTS)})"
SINGULAR_SUBJECT: Final = re.compile(
    rf"^{MODIFIED}(?P<subject>(?:{FRACTION}) van (?:de|het|alle|onze|deze|die|hun) "
    rf"(?:[a-z0-9ë-]+ ){{1,2}}|(?:een|één|1) op (?:de )?{NUMBER} (?:[a-z0-9ë-]+ ){{1,2}})"
    rf"(?:onder de \d+ jaar )?(?:\([^)]*\) )?(?P<verb>{PLURALS})(?!\w)"
)
DIGIT_FIRST: Final = re.compile(r"[“‘\"'(]*(?P<digit>[\d€])")
PERCENT: Final = re.compile(r"(?<=\d)(?: ?%| percent\b)|\bprocent(?:en|je)\b|\bpct\b")

FEWEST_WORDS: Final = 4


def check_spelling(prose: Prose, place: FormPlace) -> tuple[Finding, ...]:
    """Return what is misspelt of the numbers in a text; figures are let off digits and signs."""
    found = [*_joined(prose), *_articles(prose), *_verbs(prose)]
    if place == "prose":
        found += [*_first_digits(prose), *_signs(prose)]
    return tuple(sorted(found, key=lambda finding: finding.offset))


def _find(prose: Prose, start: int, end: int, message: str, hint: str, code: str) -> Finding:
    words = prose.plain[start:end]
    return Finding(prose.text.pointer, prose.offset_of(start), words, message, hint, code)


def _joined(prose: Prose) -> Iterator[Finding]:
    for match in JOINED.finditer(flatten(prose.plain)):
        part = "een" if match["part"] == "één" else match["part"]
        right = f"{part} {match['whole']}{match['plural']}"
        fact = f"{quote(prose.plain[slice(*match.span())])} is written as one word"
        yield _find(prose, *match.span(), fact, f"write {quote(right)}", "number-spelling")


def _articles(prose: Prose) -> Iterator[Finding]:
    for match in WITHOUT_ARTICLE.finditer(flatten(prose.plain)):
        words = prose.plain[slice(*match.span())]
        few, _, many = words.split(" ")
        if match["how"] == "van" and flatten(few) in ("een", "één"):
            continue
        fact = f"{quote(words)} lacks its article"
        right = f"{few} {match['how']} de {many}"
        hint = f"write {quote(right)}"
        yield _find(prose, *match.span(), fact, hint, "number-spelling")


def _verbs(prose: Prose) -> Iterator[Finding]:
    """Find the plural verb right after a fraction that opens the sentence.

    Further on in a sentence the same words may be an infinitive (“wil een derde van hen leren”).
    """
    for start, end in prose.sentences:
        match = SINGULAR_SUBJECT.search(flatten(prose.plain[start:end]))
        if match is None:
            continue
        begin, stop = start + match.start("verb"), start + match.end("verb")
        verb = prose.plain[begin:stop]
        subject = prose.plain[start + match.start("subject") : start + match.end("subject")]
        fact = f"the plural {quote(verb)} after {quote(subject.strip())}"
        yield _find(prose, begin, stop, fact, "put the verb in the singular", "fraction-verb")


def _first_digits(prose: Prose) -> Iterator[Finding]:
    for start, end in prose.sentences:
        sentence = prose.plain[start:end]
        match = DIGIT_FIRST.match(sentence)
        if match is None or len(sentence.split()) < FEWEST_WORDS:
            continue
        opening = sentence.replace(NO_BREAK_SPACE, " ").split(" ")[0]
        fact = f"a sentence opens with {quote(opening)}"
        hint = "turn the sentence round, or take a form in words (|Words, |One-in)"
        index = start + match.start("digit")
        yield _find(prose, index, index + 1, fact, hint, "opens-with-digit")


def _signs(prose: Prose) -> Iterator[Finding]:
    for match in PERCENT.finditer(prose.plain):
        if isinstance(prose.stretch_at(match.start()).part, Link):
            continue
        words = match.group().strip()
        hint = "write “procent” in running text"
        fact = f"{quote(words)} in running text"
        yield _find(prose, *match.span(), fact, hint, "percent-sign")
