"""From an edition's texts to lines, and from lines to items on a sheet under a tag.

Takes bound texts and a style; gives blocks of lines that can be placed whole or in parts. What
cannot be set (a word wider than its measure, a missing glyph) becomes a problem at the text's
place; it never drops or shrinks anything.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from authoring.display import MM_PER_PT, GlyphRun, LinkArea, Mark, Tag
from authoring.edition.markup import Bound, Claim, Free, Link, NoteMark, Text, Words
from authoring.pages.sheet import Sheet, link_reach
from authoring.problems import Place, Problem
from authoring.style.model import Palette, Style, TextStyle
from authoring.text.fonts import Fonts
from authoring.text.paragraph import Line, Span, TooWide, set_paragraph
from authoring.text.shaping import MissingGlyph

Locate = Callable[[tuple[str | int, ...], int], Place]
Align = Literal["left", "centre", "right"]


@dataclass(slots=True)
class Block:
    """A text set to a measure: its lines, and the marks that its runs get when they are painted.

    A block may be placed in parts, over columns and pages; a span keeps its mark throughout.
    ``notes`` lists, for each line, the ids of the notes whose marks stand in it.
    """

    style: TextStyle
    colour: str
    measure_mm: float
    spans: tuple[Span, ...]
    lines: tuple[Line, ...]
    notes: tuple[tuple[str, ...], ...]
    tag: Tag | None = None
    marks: dict[int, Mark] = field(default_factory=dict)
    link_tags: dict[int, Tag] = field(default_factory=dict)

    @property
    def height_mm(self) -> float:
        """Return the distance from the first baseline to the last plus one leading."""
        return len(self.lines) * self.style.leading_mm


@dataclass(slots=True)
class Typesetter:
    """Sets texts in one house style and accent, and gathers what cannot be set.

    ``number_of`` gives a note's number, in reading order; ``destination_of`` its destination name.
    """

    style: Style
    palette: Palette
    fonts: Fonts
    locate: Locate
    number_of: Callable[[str], int]
    problems: list[Problem] = field(default_factory=list)

    def set(
        self,
        text: Text | str,
        style_name: str,
        measure_mm: float,
        *,
        balance: bool | None = None,
        indent_mm: float = 0.0,
        colour: str | None = None,
        bold: bool = False,
    ) -> Block:
        """Break a text into lines of at most ``measure_mm``.

        Styles that are not hyphenated are balanced unless told otherwise. A text that cannot be
        set gives a block without lines and a problem.
        """
        return self.set_styled(
            text,
            self.style.text[style_name],
            measure_mm,
            balance=balance,
            indent_mm=indent_mm,
            colour=colour,
            bold=bold,
        )

    def try_set(
        self, text: Text, style_name: str, measure_mm: float, *, colour: str | None = None
    ) -> Block | None:
        """Break a text as :meth:`set` does, or return None where a word is too wide."""
        trial = replace(self, problems=[])
        block = trial.set(text, style_name, measure_mm, colour=colour)
        if any(problem.code == "too-wide" for problem in trial.problems):
            return None
        self.problems += trial.problems
        return block

    def set_styled(
        self,
        text: Text | str,
        text_style: TextStyle,
        measure_mm: float,
        *,
        balance: bool | None = None,
        indent_mm: float = 0.0,
        colour: str | None = None,
        bold: bool = False,
    ) -> Block:
        """Break a text into lines in a style that need not be one of the house's own."""
        spans = self.spans(text, bold=bold)
        lines = self._break(
            spans,
            text_style,
            measure_mm,
            not text_style.hyphenate if balance is None else balance,
            indent_mm,
            text,
        )
        return Block(
            style=text_style,
            colour=colour or text_style.colour,
            measure_mm=measure_mm,
            spans=spans,
            lines=lines,
            notes=tuple(_notes_in(line, spans) for line in lines),
        )

    def set_unhyphenated(self, text: Text, style_name: str, measure_mm: float) -> Block:
        """Break a text into lines without dividing a word, in a style that otherwise would."""
        style = replace(self.style.text[style_name], hyphenate=False)
        return self.set_styled(text, style, measure_mm)

    def spans(self, text: Text | str, *, bold: bool = False) -> tuple[Span, ...]:
        """Return a text as spans: what is bold, what leads somewhere, what is a note mark."""
        if isinstance(text, str):
            return (Span(text=text, bold=bold),)
        spans: list[Span] = []
        for part in text.parts:
            match part:
                case NoteMark(note=note):
                    number = str(self.number_of(note))
                    spans.append(Span(text=number, raised=True, link_key=f"note:{note}"))
                case Link(text=words, url=url):
                    spans.append(
                        Span(text=words, bold=bold or part.bold, link_key=url, protected=True)
                    )
                case Words() | Bound() | Claim() | Free():
                    spans.append(Span(text=part.text, bold=bold or part.bold))
                case _:
                    raise TypeError(f"a slot that was not bound reached the page: {part}")
        return tuple(spans)

    def complain(self, text: Text | str, message: str, hint: str, code: str) -> None:
        """Record an error at the place of a text."""
        place = Place(file="", path="") if isinstance(text, str) else self.locate(text.pointer, 0)
        problem = Problem("error", place, message, hint, code=code)
        if problem not in self.problems:
            self.problems.append(problem)

    def _break(
        self,
        spans: Sequence[Span],
        style: TextStyle,
        measure_mm: float,
        balance: bool,
        indent_mm: float,
        text: Text | str,
    ) -> tuple[Line, ...]:
        try:
            return set_paragraph(
                spans,
                style,
                measure_mm,
                fonts=self.fonts,
                setting=self.style.setting,
                indent_mm=indent_mm,
                balance=balance,
            )
        except TooWide as fault:
            self.complain(
                text,
                f"“{fault.word}” is {fault.width_mm:.1f} mm wide, its column {measure_mm:.1f} mm",
                "shorten the word or break it by hand with a soft hyphen",
                "too-wide",
            )
        except MissingGlyph as fault:
            self.complain(
                text,
                f"the face {fault.face} has no glyph for {fault.character!r}",
                "write the character in another way",
                "missing-glyph",
            )
        return ()

    def place(
        self,
        block: Block,
        sheet: Sheet,
        x_mm: float,
        baseline_mm: float,
        parent: Tag | None,
        role: str = "P",
        *,
        first: int = 0,
        last: int | None = None,
        align: Align = "left",
    ) -> float:
        """Paint lines ``first`` to ``last`` of a block and return the last baseline in mm.

        The block's tag is made under ``parent`` at its first placing; without a parent the text is
        an artifact.
        """
        if parent is not None and block.tag is None:
            block.tag = parent.add(role)
        y = baseline_mm - block.style.leading_mm
        for line in block.lines[first:last]:
            y += block.style.leading_mm
            offset = {"left": 0.0, "centre": 0.5, "right": 1.0}[align]
            left = x_mm + (block.measure_mm - line.width_mm) * offset
            if align == "left":
                left -= self._bearing_mm(block, line)
            self._place_line(block, line, sheet, left, y)
        return y

    def _bearing_mm(self, block: Block, line: Line) -> float:
        """Return what a line of large type must move left so that its stem stands on the edge."""
        if block.style.size_pt < self.style.setting["optical_from_pt"] or not line.runs:
            return 0.0
        run = line.runs[0]
        return self.fonts.bearing_em(run.face, run.glyphs[0].gid) * run.size_pt * MM_PER_PT

    def _place_line(
        self, block: Block, line: Line, sheet: Sheet, left_mm: float, y_mm: float
    ) -> None:
        for run in line.runs:
            span = block.spans[run.span]
            colour = span.colour or block.colour
            if span.link_key is not None and not span.raised and colour == "ink":
                colour = self.style.setting.name("link_colour")
            glyphs = GlyphRun(
                x_mm=left_mm + run.x_mm,
                y_mm=y_mm - run.rise_mm,
                face=run.face,
                size_pt=run.size_pt,
                colour=self.palette[colour],
                glyphs=run.glyphs,
                tracking_em=run.tracking_em,
                mark=self._mark(block, run.span),
            )
            sheet.add(glyphs)
            if span.link_key is not None and block.tag is not None:
                self._link(sheet, glyphs, str(span.link_key), block.link_tags[run.span])

    def _mark(self, block: Block, span: int) -> Mark | None:
        if block.tag is None:
            return None
        if span not in block.marks:
            owner = block.tag
            key = block.spans[span].link_key
            if key is not None:
                if str(key).startswith("note:"):
                    owner = owner.add("Reference")
                owner = owner.add("Link")
                block.link_tags[span] = owner
            block.marks[span] = owner.mark()
        return block.marks[span]

    def _link(self, sheet: Sheet, run: GlyphRun, key: str, tag: Tag) -> None:
        top, height = link_reach(run.y_mm, run.size_pt)
        words = run.text.rstrip()
        note = key.startswith("note:")
        sheet.links.append(
            LinkArea(
                x_mm=run.x_mm,
                y_mm=top,
                width_mm=run.width_mm,
                height_mm=height,
                tag=tag,
                contents=f"{self.style.words['note']} {words}" if note else key,
                url=None if note else key,
                destination=f"{key}@{sheet.number}" if note else None,
            )
        )


def _notes_in(line: Line, spans: Sequence[Span]) -> tuple[str, ...]:
    keys = [str(spans[run.span].link_key) for run in line.runs if spans[run.span].raised]
    return tuple(key.removeprefix("note:") for key in keys if key.startswith("note:"))
