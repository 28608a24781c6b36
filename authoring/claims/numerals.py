"""Numbers in prose: digits and Dutch number words, and which of them rest on nothing.

Takes bound texts; gives each number that stands in plain words with a finding, and how many numbers
are bound, free and loose. Never flags the article “een”, an ordinal, or a number word that counts
nothing (:mod:`authoring.claims.idioms`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from authoring.claims.findings import Finding
from authoring.claims.idioms import IDIOMS, is_inside, spans_of
from authoring.claims.prose import Prose
from authoring.claims.words import NUMBER_WORDS, ONES, PARTS, flatten
from authoring.edition.parts import REASONS, Bound, Claim, Free, Link, Words
from authoring.problems import quote

# Letters before a digit, or right after it, make a name: CO2, A4, 3D, 5G, B2B.
DIGITS: Final = re.compile(r"(?<![\w.])(?<!\w-)\d[\d.,:/–]*(?:-\d[\d.,]*)*(?:%|(?:-[^\W\d]+)+)?")
NAME: Final = re.compile(r"\w*[a-zA-Z]\d\w*|\d+[A-Z]\w*|24/7|\d+\.0")
WORD: Final = re.compile(r"[^\W\d_]+")
COMPOUND: Final = re.compile(
    r"(?<![\w-])(?!eenvoudig)(?:(?:een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|twaalf|twintig|dertig|"
    r"veertig|vijftig|zestig)(?:jarige?n?|daagse?|uurs|maal|voudige?|maandelijkse?)|anderhalf|"
    r"anderhalve|\w+[ëe]nhalf|half(?= jaar| uur| miljoen| dozijn)|dubbel zo|het dubbele)(?!\w)"
)
SMALL: Final = rf"(?:{'|'.join(('één', *ONES[2:], 'twintig', 'honderd'))})(?!\w)"
FRACTION: Final = re.compile(
    rf"(?<![\w-])(?:(?:de )?helft(?! van het werk)|drie ?kwart|(?:(?:een|één) )?kwart"
    rf"|(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen) ?(?:{'|'.join(PARTS)})n?"
    rf"(?=[ \u00a0](?:van|deel|zegt|vindt|wil|is|heeft|kan|ziet|doet|denkt|meent|leert|kiest|"
    rf"noemt|geeft|gaat|werkt|weet|minder|meer)\b|[.,;:!?)]|$)"
    rf"|{SMALL} (?:op|van) (?:de |elke )?{SMALL}(?! (?:van|redenen|oorzaken|vragen)\b)"
    rf"|een op (?:de |elke )?{SMALL})"
    rf"(?!\w)"
)
# “Een” alone is an article, and “eerste” to “tiende” are ordinals.
ARTICLES: Final = frozenset({"een"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many numbers the prose has, and what they rest on; loose ones rest on nothing."""

    bound: int = 0
    free: int = 0
    loose: int = 0

    @property
    def numbers(self) -> int:
        """Return how many numbers there are."""
        return self.bound + self.free + self.loose

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(self.bound + other.bound, self.free + other.free, self.loose + other.loose)

    def __str__(self) -> str:
        loose = "none" if self.loose == 0 else str(self.loose)
        return f"{self.numbers} numbers: {self.bound} bound, {self.free} free, {loose} loose"


def find_numbers(text: str) -> tuple[tuple[int, int], ...]:
    """Return where numbers stand in a Dutch text, in order, each once."""
    flat = flatten(text)
    idioms = spans_of(IDIOMS, flat)
    names = spans_of(NAME, text)
    found = [
        span
        for span in (*_digits(text), *_words(flat))
        if not is_inside(*span, idioms) and not is_inside(*span, names)
    ]
    return tuple(_joined(sorted(found)))


def _digits(text: str) -> Iterator[tuple[int, int]]:
    for match in DIGITS.finditer(text):
        yield match.start(), match.start() + len(match.group().rstrip(".,:/–-"))


def _words(flat: str) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in COMPOUND.finditer(flat))
    yield from (match.span() for match in FRACTION.finditer(flat))
    for match in WORD.finditer(flat):
        word = match.group()
        if word in NUMBER_WORDS and word not in ARTICLES and not _is_compound(flat, match):
            yield match.span()


def _is_compound(flat: str, match: re.Match[str]) -> bool:
    """Say whether a word is joined by a hyphen: “een-tweetje”, “twee-eenheid”."""
    return flat[match.end() : match.end() + 1] == "-" or flat[: match.start()].endswith("-")


def _joined(spans: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield spans with those that touch or overlap made one."""
    held: tuple[int, int] | None = None
    for start, end in spans:
        if held is not None and start < held[1]:
            held = (held[0], max(held[1], end))
            continue
        if held is not None:
            yield held
        held = (start, end)
    if held is not None:
        yield held


def find_loose(prose: Prose) -> tuple[Finding, ...]:
    """Return a finding for each number in plain words."""
    found = []
    for start, end in find_numbers(prose.plain):
        if not isinstance(prose.stretch_at(start).part, Words):
            continue
        words = prose.plain[start:end]
        found.append(
            Finding(
                prose.text.pointer,
                prose.offset_of(start),
                words,
                f"the number in {quote(words)} rests on no cell",
                f"print a cell with {{table/row/column}}, claim it with [{words}]"
                f"{{table/row/column}}, or say why it is free with [{words}]{{=reason}}; "
                f"reasons: {', '.join(REASONS)}",
                "loose-number",
            )
        )
    return tuple(found)


def count_numbers(prose: Prose) -> Coverage:
    """Return how many numbers of a text are bound, free and loose."""
    parts = [stretch.part for stretch in prose.stretches]
    bound = sum(isinstance(part, Bound) for part in parts)
    bound += sum(isinstance(part, Claim) and bool(find_numbers(part.text)) for part in parts)
    free = sum(isinstance(part, Free) for part in parts)
    free += sum(isinstance(part, Link) and bool(find_numbers(part.text)) for part in parts)
    return Coverage(bound, free, len(find_loose(prose)))
