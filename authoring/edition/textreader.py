"""The texts of a document, read into parts where they stand.

Takes a document that its schema has passed; gives texts by their pointers, and collects the
problems of their markup, each at its character in the file. It never checks what a text refers to.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from authoring.edition.markup import parse_text
from authoring.edition.parts import Text
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem

Value = Mapping[str, Any]


class TextReader:
    """Reads texts of one document and collects problems of markup."""

    def __init__(self, document: JsonDocument) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def text(self, at: Pointer) -> Text:
        """Return the text that stands at a pointer."""
        raw: Any = self.document.value
        for step in at:
            raw = raw[step]
        text, problems = parse_text(raw, at)
        for found in problems:
            place = self.document.locate(at, found.offset)
            self.problems.append(
                Problem("error", place, found.message, found.hint, code=found.code)
            )
        return text

    def texts(self, held: Value, at: Pointer) -> tuple[Text, ...]:
        """Return the texts of a list that ``held`` has under the last step of a pointer."""
        return tuple(self.text((*at, index)) for index in range(len(held[str(at[-1])])))

    def optional(self, held: Value, at: Pointer) -> Text | None:
        """Return a text that may be left out."""
        return self.text(at) if at[-1] in held else None

    def notes(self) -> dict[str, Text]:
        """Return the footnotes of the document by id."""
        return {note: self.text(("notes", note)) for note in self.document.value.get("notes", {})}
