"""Footnotes: their numbers through the edition, and their place at the foot of a page.

Takes bound notes; gives numbers, heights and painted notes. The last line of the last note stands
on the last baseline and notes grow upward, under a short hairline.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from authoring.display import Tag
from authoring.edition.markup import NoteMark, Text
from authoring.edition.model import (
    Accountability,
    Bullets,
    Chapter,
    Edition,
    Letter,
    Member,
    Paragraph,
    Practice,
    Section,
)
from authoring.edition.model import Block as EditionBlock
from authoring.edition.texts import texts_in
from authoring.pages.figures import chapters_of, charts_in
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block, Typesetter


def number_notes(edition: Edition) -> dict[str, int]:
    """Return the number of each note: by its first mark in reading order, from 1."""
    numbers: dict[str, int] = {}
    for text in _texts(edition):
        for part in text.parts:
            if isinstance(part, NoteMark):
                numbers.setdefault(part.note, len(numbers) + 1)
    return numbers


def stray_marks(edition: Edition) -> Iterator[tuple[Text, str]]:
    """Yield each text with the mark of a note in a place that has no notes, and the note.

    The texts of charts are left out: charts judge their own.
    """
    charts = [*charts_in(chapters_of(edition))]
    charts += [
        chart for part in edition.parts if isinstance(part, Accountability) for chart in part.panels
    ]
    judged = {text.pointer for text in _texts(edition)}
    judged |= {text.pointer for chart in charts for text, _ in texts_in(chart)}
    for text, _ in texts_in((edition.title, edition.parts)):
        if text.pointer not in judged:
            yield from ((text, note) for note in text.notes)


def _texts(edition: Edition) -> Iterator[Text]:
    for part in edition.parts:
        match part:
            case Chapter():
                for member in part.sections:
                    yield from _member_texts(member)
            case Letter(text=texts):
                yield from texts
            case _:
                pass


def _member_texts(member: Member) -> Iterator[Text]:
    match member:
        case Section():
            if member.lead is not None:
                yield member.lead
            yield from _block_texts(member.blocks)
            if member.sidebar is not None:
                yield from member.sidebar.text
        case Practice():
            yield from _block_texts(member.blocks)
        case _:
            pass


def _block_texts(blocks: Sequence[EditionBlock]) -> Iterator[Text]:
    for block in blocks:
        match block:
            case Paragraph(text=text):
                yield text
            case Bullets(items=items):
                yield from items
            case _:
                pass


class Notes:
    """The notes of one page: measured while it fills, painted when it is done."""

    def __init__(
        self, notes: Mapping[str, Text], numbers: Mapping[str, int], typesetter: Typesetter
    ) -> None:
        self._notes = notes
        self._numbers = numbers
        self._typesetter = typesetter
        self._blocks: dict[str, Block] = {}
        self.used: dict[str, Tag] = {}

    @property
    def _tokens(self) -> Mapping[str, float]:
        return self._typesetter.style.pages["section"]

    def _block(self, note: str, measure_mm: float) -> Block:
        if note not in self._blocks:
            self._blocks[note] = self._typesetter.set(
                self._notes[note],
                "note",
                measure_mm - self._tokens["note_number_mm"],
                balance=False,
            )
        return self._blocks[note]

    def height_mm(self, more: Sequence[str], measure_mm: float) -> float:
        """Return the height that the page's notes and ``more`` take above the last baseline.

        It is the distance from the last baseline up to where other things must end.
        """
        notes = list(dict.fromkeys([*self.used, *more]))
        if not notes:
            return 0.0
        blocks = [self._block(note, measure_mm) for note in notes]
        lines = sum(len(block.lines) for block in blocks)
        return (
            (lines - 1) * blocks[0].style.leading_mm
            + self._tokens["note_rule_above_mm"]
            + self._tokens["note_gap_mm"]
        )

    def use(self, notes: Sequence[str], parent: Tag) -> None:
        """Keep notes for this page; ``parent`` is the section that they belong to."""
        for note in notes:
            self.used.setdefault(note, parent)

    def paint(self, sheet: Sheet) -> None:
        """Paint the page's notes under their hairline."""
        if not self.used:
            return
        grid, tokens, typesetter = sheet.grid, self._tokens, self._typesetter
        ordered = sorted(self.used, key=lambda note: self._numbers[note])
        blocks = [self._block(note, grid.text_width_mm) for note in ordered]
        leading = blocks[0].style.leading_mm
        lines = sum(len(block.lines) for block in blocks)
        baseline = tokens["notes_bottom_mm"] - (lines - 1) * leading
        rule = baseline - tokens["note_rule_above_mm"]
        palette = typesetter.palette
        sheet.rule(
            grid.left_mm,
            rule,
            grid.left_mm + tokens["note_rule_mm"],
            rule,
            palette[typesetter.style.pages["section"].name("note_colour")],
            typesetter.style.lines["hairline_pt"],
        )
        for note, block in zip(ordered, blocks, strict=True):
            tag = self.used[note].add(
                "Note", identifier=f"note-{self._numbers[note]}-{sheet.number}"
            )
            number = typesetter.set(
                str(self._numbers[note]), "note", tokens["note_number_mm"], bold=True, colour="ink"
            )
            typesetter.place(number, sheet, grid.left_mm, baseline, tag, "Lbl")
            sheet.destinations[f"note:{note}@{sheet.number}"] = baseline - leading
            baseline = (
                typesetter.place(
                    block, sheet, grid.left_mm + tokens["note_number_mm"], baseline, tag, "P"
                )
                + leading
            )
