"""The parts of a text: words, slots, claims, free numbers, links and note marks.

Takes nothing and reads nothing: :mod:`authoring.edition.markup` makes texts from raw strings,
:mod:`authoring.edition.bind` replaces their slots. A part knows where it stands in the raw string
and whether it is bold; never how it looks.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal, get_args

from authoring.edition.expressions import CellRef, Expression, cells_of

Pointer = tuple[str | int, ...]

Reason = Literal["year", "law", "address", "name", "parts", "label"]
REASONS: Final[tuple[Reason, ...]] = get_args(Reason)

# What prints one when it is doubled.
DOUBLED: Final = {"{{": "{", "}}": "}", "[[": "[", "]]": "]"}


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words. Of every part, ``column`` is its offset in the raw text, counted from 0."""

    text: str
    column: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that is still to be printed; without a form it takes that of its place."""

    expression: Expression
    form: str | None = None
    column: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Bound:
    """A slot that has been printed: its text, the cells, and how they made it.

    ``waves`` are the waves that the cells were measured in, where their tables say so.
    """

    text: str
    cells: tuple[CellRef, ...]
    expression: Expression
    value: Decimal
    form: str
    column: int = 0
    bold: bool = False
    waves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """The editor's words and what they rest on.

    ``cells`` are all cells of the evidence: as written until the edition is bound, then each by
    its own name. ``waves`` are those that the cells were measured in.
    """

    text: str
    cells: tuple[CellRef, ...]
    evidence: tuple[Expression, ...]
    column: int = 0
    bold: bool = False
    waves: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Free:
    """Words with a number that rests on no cell, and why."""

    text: str
    reason: Reason
    column: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an address on the web."""

    text: str
    url: str
    column: int = 0
    bold: bool = False


@dataclass(frozen=True, slots=True)
class NoteMark:
    """The mark of a footnote, by the note's id."""

    note: str
    column: int = 0
    bold: bool = False


Part = Words | Slot | Bound | Claim | Free | Link | NoteMark


@dataclass(frozen=True, slots=True)
class Text:
    """A text as parts; ``pointer`` is where its raw string stands in the edition's JSON."""

    parts: tuple[Part, ...]
    raw: str = ""
    pointer: Pointer = ()

    @property
    def plain(self) -> str:
        """Return what is printed, without note marks.

        Raises:
            ValueError: when a slot has not been bound.
        """
        printed = []
        for part in self.parts:
            if isinstance(part, Slot):
                raise ValueError(f"the slot {{{part.expression}}} has not been bound")
            if not isinstance(part, NoteMark):
                printed.append(part.text)
        return "".join(printed)

    @property
    def cells(self) -> tuple[CellRef, ...]:
        """Return the cells that slots and claims name, in order of writing."""
        found: list[CellRef] = []
        for part in self.parts:
            if isinstance(part, Slot):
                found += (cell.ref for cell in cells_of(part.expression))
            elif isinstance(part, (Bound, Claim)):
                found += part.cells
        return tuple(found)

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the ids of the notes that are marked, in order."""
        return tuple(part.note for part in self.parts if isinstance(part, NoteMark))

    def offset_of(self, words: Words, index: int) -> int:
        """Return the offset in the raw text of the character ``words.text[index]``."""
        offset = words.column
        for _ in range(index):
            offset += 2 if self.raw[offset : offset + 2] in DOUBLED else 1
        return offset
