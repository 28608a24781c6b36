r"""The paragraph: spans of text to lines of positioned glyphs.

Takes spans, a text style and a measure; gives lines as plain data, ragged right. It never
justifies, shrinks or drops anything: a word that no line can hold raises, with its width.

The glyphs of all lines, in order, spell the source: a line that broke at spaces ends with them
(drawn, not counted in its width), a line that ended with ``\n`` ends with a space, and a printed
hyphen that the source does not have is U+00AD. Only soft hyphens that were not needed are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from authoring.display import Glyph, GlyphRun, Mark
from authoring.problems import AuthoringError
from authoring.style.model import Palette, TextStyle, Tokens
from authoring.text.balancing import break_balanced
from authoring.text.breaking import Measure, break_optimum
from authoring.text.fonts import Fonts
from authoring.text.manuscript import Manner, Manuscript, Span
from authoring.text.opportunities import (
    BREAKING_SPACES,
    Ending,
    Limits,
    Segment,
    read_segments,
    tokens,
    visible_width,
)

__all__ = [
    "Line",
    "Run",
    "Span",
    "TooWide",
    "measure",
    "place_lines",
    "set_line",
    "set_paragraph",
]


class TooWide(AuthoringError):  # noqa: N818 - named for what it finds, like the other problems
    """A word that cannot be divided so that it keeps to its measure."""

    def __init__(self, word: str, width_mm: float, measure_mm: float) -> None:
        self.word = word
        self.width_mm = width_mm
        self.measure_mm = measure_mm
        super().__init__(f"“{word}” is {width_mm:.1f} mm wide, its measure {measure_mm:.1f} mm")


@dataclass(frozen=True, slots=True)
class Run:
    """Glyphs of one span on a line.

    ``span`` indexes the spans of the paragraph; ``x_mm`` counts from the left of the measure;
    ``rise_mm`` lifts the baseline. ``colour`` and ``link_key`` are the span's.
    """

    span: int
    x_mm: float
    face: str
    size_pt: float
    rise_mm: float
    glyphs: tuple[Glyph, ...]
    tracking_em: float = 0.0
    colour: str | None = None
    link_key: int | str | None = None

    @property
    def text(self) -> str:
        """Return the source text of the run, its line-end space or hyphen included."""
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paragraph.

    ``width_mm`` runs from the indent to the right of the last letter, without the spaces at which
    the line broke and without the tracking after its last glyph.
    """

    runs: tuple[Run, ...]
    width_mm: float
    indent_mm: float = 0.0

    @property
    def text(self) -> str:
        """Return the source text of the line, its line-end space or hyphen included."""
        return "".join(run.text for run in self.runs)


def set_paragraph(
    spans: Sequence[Span],
    style: TextStyle,
    measure_mm: float,
    *,
    fonts: Fonts,
    setting: Tokens,
    indent_mm: float = 0.0,
    balance: bool = False,
    hyphenate: bool | None = None,
) -> tuple[Line, ...]:
    r"""Break spans into lines of at most ``measure_mm``, the first one indented.

    ``hyphenate`` overrules the style. Balanced text has the fewest lines that fit, of similar
    length, and is not hyphenated unless asked; soft hyphens and a compound's own hyphens divide in
    every style. ``\n`` ends a line, and ends a paragraph as far as its last word is concerned.
    ``setting`` holds the limits of hyphenation and the measures of note marks. No text gives no
    lines.

    Raises:
        TooWide: a word, or a part that may not be divided, is wider than its line.
        MissingGlyph: a face lacks a character.
        UnknownFace: the style has no file for a face.
    """
    manuscript = Manuscript(spans, style, fonts, setting)
    if not manuscript.text:
        return ()
    hyphenated = (style.hyphenate and not balance) if hyphenate is None else hyphenate
    limits = Limits(
        hyphenated, balance, setting.count("hyphen_before"), setting.count("hyphen_after")
    )
    lines: list[Line] = []
    for segment in read_segments(manuscript, limits):
        indent = 0.0 if lines else indent_mm
        extent = Measure(measure_mm, indent, setting.count("hyphen_successive"))
        choose = break_balanced if balance else break_optimum
        chosen = choose(segment.opportunities, extent, segment.width_inside)
        if chosen is None:
            raise _explain(segment, measure_mm, indent)
        lines += _set_lines(manuscript, segment, chosen, indent)
    return tuple(lines)


def set_line(text: str, style: TextStyle, fonts: Fonts) -> Line:
    r"""Set text on one line, however long; ``\n`` counts as a space. No text gives an empty line.

    Raises:
        MissingGlyph: the face lacks a character.
    """
    if not text:
        return Line((), 0.0)
    manuscript = Manuscript((Span(text.replace("\n", " ")),), style, fonts, None)
    segment = read_segments(manuscript, Limits(False))[0]
    return _set_lines(manuscript, segment, [len(segment.opportunities) - 1], 0.0)[0]


def measure(text: str, style: TextStyle, fonts: Fonts) -> float:
    """Return the width in mm of text on one line, as :func:`set_line` sets it."""
    return set_line(text, style, fonts).width_mm


def place_lines(
    lines: Sequence[Line],
    x_mm: float,
    y_mm: float,
    leading_mm: float,
    palette: Palette,
    default_colour: str,
    marks: Callable[[Run], Mark | None] = lambda _: None,
) -> list[GlyphRun]:
    """Place lines on a page: the first baseline at ``y_mm``, the measure's left at ``x_mm``.

    Runs without a colour of their own get ``default_colour``, a role of the palette; ``marks``
    gives each run its place in the tag tree.
    """
    return [
        GlyphRun(
            x_mm=x_mm + run.x_mm,
            y_mm=y_mm + number * leading_mm - run.rise_mm,
            face=run.face,
            size_pt=run.size_pt,
            colour=palette[run.colour or default_colour],
            glyphs=run.glyphs,
            tracking_em=run.tracking_em,
            mark=marks(run),
        )
        for number, line in enumerate(lines)
        for run in line.runs
    ]


def _set_lines(
    manuscript: Manuscript, segment: Segment, chosen: Sequence[int], indent_mm: float
) -> list[Line]:
    lines: list[Line] = []
    start = segment.start
    for index in chosen:
        indent = 0.0 if lines else indent_mm
        lines.append(_set_line(manuscript, start, segment.endings[index], indent))
        start = segment.endings[index].next
    return lines


def _set_line(manuscript: Manuscript, start: int, ending: Ending, indent_mm: float) -> Line:
    composer = _Composer(manuscript, indent_mm)
    spaced = True  # Spaces before the first word have no width, nor has a second one after another.
    for first, last in tokens(manuscript.text, start, ending.position):
        if manuscript.text[first] in BREAKING_SPACES:
            composer.add(first, last, flat=spaced)
            spaced = True
        else:
            composer.add(first, last, hyphen=ending.hyphen and last == ending.position)
            spaced = False
    width = composer.width_mm
    for position in range(ending.position, ending.next):
        composer.add(position, position + 1, flat=position > ending.position)
    return Line(composer.runs(), width, indent_mm)


class _Composer:
    """Gathers the glyphs of a line into runs."""

    def __init__(self, manuscript: Manuscript, indent_mm: float) -> None:
        self._manuscript = manuscript
        self._indent = indent_mm
        self._x = indent_mm
        self._trailing = 0.0
        self._owners: list[tuple[int, Manner, float]] = []
        self._glyphs: list[list[Glyph]] = []

    @property
    def width_mm(self) -> float:
        """Return the width so far, without the tracking after the last glyph."""
        return self._x - self._indent - self._trailing

    def add(self, start: int, end: int, *, hyphen: bool = False, flat: bool = False) -> None:
        """Add a stretch of the manuscript; ``flat`` glyphs take no room."""
        for owner, manner, shaped in self._manuscript.shaped(start, end, hyphen=hyphen):
            if not self._owners or self._owners[-1][0] != owner:
                self._owners.append((owner, manner, self._x))
                self._glyphs.append([])
            if flat:
                self._glyphs[-1] += [
                    replace(glyph, advance_em=-manner.tracking_em) for glyph in shaped.glyphs
                ]
                continue
            self._glyphs[-1] += shaped.glyphs
            self._x += shaped.advance_em * manner.mm_per_em
            self._trailing = manner.tracking_em * manner.mm_per_em

    def runs(self) -> tuple[Run, ...]:
        """Return the runs so far, one for each stretch of a span."""
        return tuple(
            Run(
                span=owner,
                x_mm=x,
                face=manner.face.key,
                size_pt=manner.size_pt,
                rise_mm=manner.rise_mm,
                glyphs=tuple(glyphs),
                tracking_em=manner.tracking_em,
                colour=self._manuscript.spans[owner].colour,
                link_key=self._manuscript.spans[owner].link_key,
            )
            for (owner, manner, x), glyphs in zip(self._owners, self._glyphs, strict=True)
        )


def _explain(segment: Segment, measure_mm: float, indent_mm: float) -> TooWide:
    """Name the first word with a part wider than its line, else the widest word."""
    widest = (0.0, 0)
    for number, width in segment.parts():
        room = measure_mm - (indent_mm if number == 0 else 0.0)
        if width > room:
            break
        widest = max(widest, (width, number))
    else:
        number, room = widest[1], measure_mm
    start, end = segment.words[number]
    width = visible_width(segment.manuscript, start, end, False)
    return TooWide(segment.manuscript.text[start:end], width, room)
