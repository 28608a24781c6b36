"""The manuscript of a paragraph: its spans as one text, and how each is set.

Takes spans and a text style; gives widths and glyphs of any stretch of the text. It never decides
where a line ends.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from authoring.display import MM_PER_PT, Glyph
from authoring.style.model import TextStyle, Tokens
from authoring.text.fonts import Face, Fonts
from authoring.text.shaping import SOFT_HYPHEN, Shaped, shape


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one manner.

    ``colour`` is a role of the palette, ``raised`` makes a superior note mark. ``link_key`` is
    opaque and comes back on the runs. ``protected`` words (names, addresses) are never hyphenated.
    """

    text: str
    bold: bool = False
    colour: str | None = None
    raised: bool = False
    link_key: int | str | None = None
    protected: bool = False


@dataclass(frozen=True, slots=True)
class Manner:
    """How glyphs are set: neighbouring spans of one manner are shaped as one text."""

    face: Face
    size_pt: float
    rise_mm: float = 0.0
    tracking_em: float = 0.0
    tabular: bool = False

    @property
    def mm_per_em(self) -> float:
        """Return the type size in mm."""
        return self.size_pt * MM_PER_PT


class Manuscript:
    """The text of some spans, ready to be measured and set by character positions."""

    def __init__(
        self, spans: Sequence[Span], style: TextStyle, fonts: Fonts, setting: Tokens | None
    ) -> None:
        self.spans = tuple(span for span in spans)
        self.text = "".join(span.text for span in self.spans)
        self._starts = [0, *accumulate(len(span.text) for span in self.spans)]
        self._manners = [_manner(span, style, fonts, setting) for span in self.spans]
        self._any_raised = any(span.raised for span in self.spans)
        self._any_protected = any(span.protected for span in self.spans)
        # One manner and no soft hyphens: a stretch is printed as it stands.
        self._plain = len(set(self._manners)) == 1 and SOFT_HYPHEN not in self.text

    def span_at(self, position: int) -> int:
        """Return the index of the span that holds a character."""
        return bisect_right(self._starts, position) - 1

    def has_raised(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds a part of a note mark."""
        return self._any_raised and any(span.raised for span in self._spans_of(start, end))

    def unraised(self, start: int, end: int) -> str:
        """Return the text of a stretch without note marks."""
        if not self.has_raised(start, end):
            return self.text[start:end]
        kept = [p for p in range(start, end) if not self.spans[self.span_at(p)].raised]
        return "".join(self.text[position] for position in kept)

    def has_protected(self, start: int, end: int) -> bool:
        """Tell whether a stretch holds a part of a name or an address."""
        return self._any_protected and any(span.protected for span in self._spans_of(start, end))

    def manner_at(self, position: int) -> Manner:
        """Return the manner in which a character is set."""
        return self._manners[self.span_at(position)]

    def width_mm(self, start: int, end: int, *, hyphen: bool = False) -> float:
        """Return the width of a stretch, with tracking after every glyph.

        Soft hyphens have no width; ``hyphen`` adds a printed one at the end.
        """
        return sum(
            _shape(text, manner).advance_em * manner.mm_per_em
            for manner, text, _ in self._stretches(start, end, hyphen)
        )

    def shaped(
        self, start: int, end: int, *, hyphen: bool = False
    ) -> Iterator[tuple[int, Manner, Shaped]]:
        """Yield a stretch shaped, span by span, each with the span's index and manner."""
        for manner, text, owners in self._stretches(start, end, hyphen):
            shaped = _shape(text, manner)
            if owners[0] == owners[-1]:
                yield owners[0], manner, shaped
            else:
                for owner, glyphs in _share_out(shaped.glyphs, owners):
                    advance = sum(glyph.advance_em + manner.tracking_em for glyph in glyphs)
                    yield owner, manner, Shaped(glyphs, advance)

    def _stretches(
        self, start: int, end: int, hyphen: bool
    ) -> list[tuple[Manner, str, Sequence[int]]]:
        """Return the printed text of a stretch by manner, with the span of each character.

        Spans of one manner are kerned as one text, but no ligature is made of letters of two spans:
        they may differ in colour and in where they lead. Where one span owns a whole stretch, its
        index may stand there once.
        """
        first = self.span_at(start)
        if self._plain and end <= self._starts[first + 1]:
            text = self.text[start:end] + (SOFT_HYPHEN if hyphen else "")
            return [(self._manners[first], text, (first,))]
        pieces: list[tuple[Manner, str, list[int]]] = []
        position = start
        while position < end:
            owner = self.span_at(position)
            stop = min(end, self._starts[owner + 1])
            text = self.text[position:stop].replace(SOFT_HYPHEN, "")
            position = stop
            if hyphen and stop == end:
                text += SOFT_HYPHEN
            if not text:
                continue
            manner = self._manners[owner]
            if pieces and pieces[-1][0] == manner and _parts_at(pieces[-1][1], text, manner):
                pieces[-1] = (manner, pieces[-1][1] + text, pieces[-1][2] + [owner] * len(text))
            else:
                pieces.append((manner, text, [owner] * len(text)))
        return list(pieces)

    def _spans_of(self, start: int, end: int) -> tuple[Span, ...]:
        return self.spans[self.span_at(start) : self.span_at(max(start, end - 1)) + 1]


def _shape(text: str, manner: Manner) -> Shaped:
    return shape(text, manner.face, manner.tabular, manner.tracking_em)


def _parts_at(before: str, after: str, manner: Manner) -> bool:
    """Tell whether two texts, shaped as one, part between two glyphs."""
    glyphs = _shape(before + after, manner).glyphs
    return len(before) in accumulate(len(glyph.text) for glyph in glyphs)


def _share_out(
    glyphs: Sequence[Glyph], owners: Sequence[int]
) -> Iterator[tuple[int, tuple[Glyph, ...]]]:
    ends = accumulate(len(glyph.text) for glyph in glyphs)
    # A glyph without text continues the cluster before it, whose text ends at the same place.
    owned = [
        (owners[max(0, end - max(1, len(glyph.text)))], glyph)
        for glyph, end in zip(glyphs, ends, strict=True)
    ]
    for owner, group in groupby(owned, key=lambda pair: pair[0]):
        yield owner, tuple(glyph for _, glyph in group)


def _manner(span: Span, style: TextStyle, fonts: Fonts, setting: Tokens | None) -> Manner:
    if span.raised and setting is not None:
        face = fonts.face(setting.name("mark_family"), setting.count("mark_weight"))
        size = style.size_pt * setting["mark_size"]
        return Manner(face, size, style.size_pt * MM_PER_PT * setting["mark_rise_em"])
    face = fonts.face_of(style, bold=span.bold)
    return Manner(face, style.size_pt, 0.0, style.tracking_em, style.tabular)
