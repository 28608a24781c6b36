"""Opportunities: where the lines of a paragraph may end, and what each of these ends costs.

Takes a manuscript and the limits of hyphenation; gives segments (the text between forced line
ends) with their opportunities. It reads the language; the search that weighs the opportunities
knows only numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from authoring.text.breaking import Opportunity
from authoring.text.division import Division, divide, ends_sentence, is_name
from authoring.text.hyphenation import AFTER, BEFORE
from authoring.text.manuscript import Manuscript

# Demerits, in the unit of the search: a line that falls short of its measure by a tenth.
_IN_PROSE = {"hyphen": 4.5, "soft": 4.5, "joint": 2.5, "address": 0.5}
# A title is divided only to save a line.
_IN_TITLE = {"hyphen": 60.0, "soft": 60.0, "joint": 20.0, "address": 0.5}
# The last word divides, at its own hyphens or soft ones, only where it cannot stand whole.
_IN_LAST_WORD = {"soft": 200.0, "joint": 200.0, "address": 0.5}
# A hyphen of an address at a line's end could be taken for one of ours.
_ADDRESS_HYPHEN = 1.5
# A line that begins with a dash, or ends with the first little word of a sentence.
_BEFORE_DASH = 1.0
_SENTENCE_OPENER = 0.8
# In balanced text: a line that ends with a little word, which leans on the next one, and the gain
# of a line that ends with punctuation.
_LITTLE_WORD = 0.8
_AFTER_PUNCTUATION = -0.8
_LITTLE_LETTERS = 3

# Unicode lets a line end after a thin space (U+2009), not after a narrow no-break one (U+202F).
BREAKING_SPACES = " \u2009"

_SEGMENT = re.compile(r"[^\n]*\n|[^\n]+")
_WORD = re.compile(r"[^ \u2009\n]+")
_TOKEN = re.compile(r"[ \u2009]|[^ \u2009]+")
_DASHES = ("\u2013", "\u2014")
_HYPHENS = ("-", "\u2010")


@dataclass(frozen=True, slots=True)
class Limits:
    """Whether words are hyphenated, and the letters before and after a hyphen.

    ``balanced`` text weighs the word at a line's end as a title's reader would.
    """

    hyphenated: bool
    balanced: bool = False
    before: int = BEFORE
    after: int = AFTER


@dataclass(frozen=True, slots=True)
class Ending:
    """How a line ends: the text up to ``position``, then spaces up to ``next``, then a new line."""

    position: int
    next: int
    hyphen: bool = False


@dataclass(slots=True)
class Segment:
    """Text between forced line ends, as positions in the manuscript.

    ``words`` are pairs of positions; ``opportunities`` and ``endings`` run parallel, and the last
    of them ends the segment.
    """

    manuscript: Manuscript
    start: int
    words: list[tuple[int, int]] = field(default_factory=list)
    opportunities: list[Opportunity] = field(default_factory=list)
    endings: list[Ending] = field(default_factory=list)

    def width_inside(self, first: int, second: int) -> float:
        """Return the width in mm between two opportunities in one and the same word."""
        begin, end = self.endings[first].next, self.endings[second]
        return visible_width(self.manuscript, begin, end.position, end.hyphen)

    def parts(self) -> Iterator[tuple[int, float]]:
        """Yield the number of a word and the width in mm of each part that cannot be divided."""
        inner: dict[int, list[Ending]] = {}
        for opportunity, ending in zip(self.opportunities, self.endings, strict=True):
            if opportunity.word is not None:
                inner.setdefault(opportunity.word, []).append(ending)
        for number, (begin, end) in enumerate(self.words):
            start = begin
            for ending in [*inner.get(number, []), Ending(end, end)]:
                width = visible_width(self.manuscript, start, ending.position, ending.hyphen)
                yield number, width
                start = ending.next


def visible_width(manuscript: Manuscript, start: int, end: int, hyphen: bool) -> float:
    """Return the width in mm of a stretch without the tracking after its last glyph."""
    manner = manuscript.manner_at(end - 1)
    trailing = manner.tracking_em * manner.mm_per_em
    return manuscript.width_mm(start, end, hyphen=hyphen) - trailing


def tokens(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the positions of words and of single spaces between two positions."""
    for match in _TOKEN.finditer(text, start, end):
        yield match.span()


def read_segments(manuscript: Manuscript, limits: Limits) -> list[Segment]:
    """Return the segments of a manuscript with their opportunities, in order.

    The last word of a segment is never hyphenated; no line ends before a raised span.
    """
    return [
        _read_segment(manuscript, match.start(), match.end(), limits)
        for match in _SEGMENT.finditer(manuscript.text)
    ]


def _read_segment(manuscript: Manuscript, start: int, stop: int, limits: Limits) -> Segment:
    text = manuscript.text
    segment = Segment(manuscript, start)
    words = segment.words = [match.span() for match in _WORD.finditer(text, start, stop)]
    final = len(words) - 1
    previous: str | None = None
    x = 0.0
    for number, (begin, end) in enumerate(words):
        word = text[begin:end]
        hyphenated = (
            limits.hyphenated
            and number != final
            and not is_name(word, previous)
            and not manuscript.has_protected(begin, end)
        )
        width = manuscript.width_mm(begin, end)
        for division in _divisions(manuscript, begin, end, hyphenated, limits):
            costs = _IN_TITLE if limits.balanced else _IN_PROSE
            costs = _IN_LAST_WORD if number == final else costs
            _add_division(segment, number, division, x, width, costs)
        x += width
        following = words[number + 1][0] if number < final else stop
        space = manuscript.width_mm(end, end + 1) if number < final else 0.0
        if number == final or not manuscript.has_raised(following, following + 1):
            manner = manuscript.manner_at(end - 1)
            reach = x - manner.tracking_em * manner.mm_per_em
            weigh = _title_demerits if limits.balanced else _prose_demerits
            demerits = 0.0 if number == final else weigh(word, previous, text[following])
            segment.opportunities.append(Opportunity(reach, x + space, demerits))
            segment.endings.append(Ending(end, following))
        x += space
        previous = manuscript.unraised(begin, end) or previous
    if not words:
        segment.opportunities.append(Opportunity(0.0, 0.0))
        segment.endings.append(Ending(start, stop))
    return segment


def _divisions(
    manuscript: Manuscript, begin: int, end: int, hyphenated: bool, limits: Limits
) -> tuple[Division, ...]:
    """Return the divisions of a word, none of them at or after a note mark in it."""
    if end - begin < limits.before + limits.after and "\u00ad" not in manuscript.text[begin:end]:
        hyphenated = False
    stop = end
    if manuscript.has_raised(begin, end):
        stop = next(p for p in range(begin, end) if manuscript.has_raised(p, p + 1))
    word = manuscript.text[begin:stop]
    return divide(word, hyphenated, limits.before, limits.after)


def _add_division(
    segment: Segment,
    number: int,
    division: Division,
    x: float,
    width: float,
    costs: Mapping[str, float],
) -> None:
    manuscript = segment.manuscript
    begin, end = segment.words[number]
    position = begin + division.offset
    hyphen = division.ending in {"hyphen", "soft"}
    own = not hyphen and manuscript.text[position - 1] in _HYPHENS
    in_address = own and division.ending == "address"
    segment.opportunities.append(
        Opportunity(
            end_mm=x + visible_width(manuscript, begin, position, hyphen),
            start_mm=x + width - manuscript.width_mm(position, end),
            demerits=_ADDRESS_HYPHEN if in_address else costs[division.ending],
            hyphen=hyphen or (own and not in_address),
            word=number,
        )
    )
    segment.endings.append(Ending(position, position, hyphen))


def _prose_demerits(word: str, previous: str | None, following: str) -> float:
    if following in _DASHES:
        return _BEFORE_DASH
    if len(word) <= _LITTLE_LETTERS and previous is not None and ends_sentence(previous):
        return _SENTENCE_OPENER
    return 0.0


def _title_demerits(word: str, _: str | None, following: str) -> float:
    if following in _DASHES:
        return _BEFORE_DASH
    if not word[-1].isalnum():
        return _AFTER_PUNCTUATION
    return _LITTLE_WORD if len(word) <= _LITTLE_LETTERS else 0.0
