"""The letter that goes with an edition, as an edition whose only part it is.

Takes the letter's document, which its schema has passed, and its edition; gives the letter with the
tables and the identity of the edition, and the problems of its markup. So whatever binds, judges,
composes and paints an edition does the same with its letter.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from authoring.edition.model import Edition, Letter
from authoring.edition.textreader import TextReader
from authoring.jsontext import JsonDocument
from authoring.problems import Problem

LETTER_FILE: Final = "letter.json"


def build_letter(document: JsonDocument, edition: Edition) -> tuple[Edition, list[Problem]]:
    """Return the letter of an edition, and the problems of its markup.

    No text of the edition is taken along: each place in the letter is one in its own document.
    """
    reader = TextReader(document)
    held = document.value
    letter = Letter(
        kind="letter",
        sender=reader.texts(held, ("sender",)),
        addressee=reader.texts(held, ("addressee",)) if "addressee" in held else (),
        salutation=reader.text(("salutation",)),
        text=reader.texts(held, ("text",)),
        closing=reader.text(("closing",)),
        enclosures=reader.texts(held, ("enclosures",)),
    )
    whole = replace(
        edition,
        title=reader.text(("subject",)),
        binding="none",
        editions=(),
        parts=(letter,),
        notes=reader.notes(),
        pictures={},
    )
    return whole, reader.problems
