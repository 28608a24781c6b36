"""A text as a reader sees it: one string, the part that each character comes from, its sentences.

Takes a bound text; gives the printed string with the place of each character in the raw one. Never
changes a character.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from authoring.edition.parts import NoteMark, Part, Slot, Text, Words

# A sentence ends in a mark, with what closes it, before a space and what opens the next one.
END: Final = re.compile(r"[.!?…][”’\"')\]]*(?=\s+[“‘\"'(]*[A-ZÀ-Þ0-9€’'])")
ABBREVIATED: Final = re.compile(
    r"(?:^|[\s(“‘])(?:i\.p\.v|bijv|bv|ca|o\.a|m\.n|d\.w\.z|nr|blz|p|enz|t/m|resp|max|min|incl|excl|"
    r"mw|dhr|dr|ir|ing|prof|mr|st|jl|[A-Z])\.$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The printed characters of one part, from ``start`` to ``end``."""

    start: int
    end: int
    part: Part


@dataclass(frozen=True, slots=True)
class Prose:
    """A text in one string with the stretches that it is made of."""

    text: Text
    plain: str
    stretches: tuple[Stretch, ...]

    def stretch_at(self, index: int) -> Stretch:
        """Return the stretch that a character belongs to."""
        starts = [stretch.start for stretch in self.stretches]
        return self.stretches[max(0, bisect_right(starts, index) - 1)]

    def offset_of(self, index: int) -> int:
        """Return the place in the raw text of a printed character, or of the part it is in."""
        stretch = self.stretch_at(index)
        if isinstance(stretch.part, Words):
            return self.text.offset_of(stretch.part, index - stretch.start)
        return stretch.part.column

    def is_plain(self, start: int, end: int) -> bool:
        """Say whether some characters stand in plain words, bound to nothing."""
        return all(
            isinstance(stretch.part, Words)
            for stretch in self.stretches
            if stretch.start < end and start < stretch.end
        )

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Return where each sentence begins and ends."""
        return tuple(_sentences(self.plain))

    def sentence_at(self, index: int) -> str:
        """Return the sentence that a character stands in."""
        for start, end in self.sentences:
            if start <= index < end:
                return self.plain[start:end]
        return self.plain.strip()


def read_prose(text: Text) -> Prose:
    """Return a bound text in one string; a slot that failed to bind prints nothing."""
    stretches = []
    printed = ""
    for part in text.parts:
        if isinstance(part, NoteMark | Slot):
            continue
        stretches.append(Stretch(len(printed), len(printed) + len(part.text), part))
        printed += part.text
    return Prose(text, printed, tuple(stretches))


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for mark in END.finditer(plain):
        if ABBREVIATED.search(plain[start : mark.start() + 1]):
            continue
        yield start, mark.end()
        start = mark.end() + len(plain[mark.end() :]) - len(plain[mark.end() :].lstrip())
    if plain[start:].strip():
        yield start, len(plain.rstrip())
