"""The pages of a ledger: where the sentence of a row is found in a composed edition."""

from __future__ import annotations

from typing import Any

import pytest

from authoring.claims.ledger import Ledger, LedgerRow
from authoring.claims.numerals import Coverage
from authoring.display import Colour, Document, Glyph, GlyphRun, Page, Tag
from authoring.ledgers import find_pages

INK = Colour("ink", (0, 0, 0), (0, 0, 0, 100))
EDITION: Any = {
    "sections": [
        {"kind": "cover", "reading": ""},
        {"id": "leren", "sections": [{"id": "samen", "text": ""}]},
    ],
    "notes": {"bron": ""},
}
SECTION = ("sections", 1, "sections", 0, "text")


def page(number: int, text: str, *destinations: str) -> Page:
    glyphs = tuple(Glyph(1, 0.5, letter) for letter in text)
    run = GlyphRun(0.0, 0.0, "face", 9.0, INK, glyphs)
    return Page(number, str(number), "body", (run,), (), dict.fromkeys(destinations, 0.0))


def compose(*pages: Page) -> Document:
    return Document(
        "i", "t", "a", "s", "nl-NL", "2026-01", 210.0, 297.0, pages, Tag("Document"), {}
    )


DOCUMENT = compose(
    page(1, "Klein maar heel", "cover"),
    page(2, "Inhoud Bijna de helft kiest een cursus", "inhoud"),
    page(3, "Leren", "leren"),
    page(4, "Samen", "samen"),
    page(
        5, "Bijna de helft kiest een cur\u00adsus.1 En ruim een derde van de jongeren kiest liever"
    ),
    page(6, "voor een collega, zegt het onderzoek. 1 De bron is te vinden bij de redactie."),
)


@pytest.mark.parametrize(
    ("pointer", "sentence", "folio"),
    [
        pytest.param(SECTION, "Bijna de helft kiest een cursus.", "5", id="not in the contents"),
        pytest.param(
            SECTION,
            "En ruim een derde van de jongeren kiest liever voor een collega, zegt het onderzoek.",
            "5",
            id="runs on",
        ),
        pytest.param(SECTION, "43%", "4", id="too short to find"),
        pytest.param(SECTION, "Dit staat op geen enkele bladzijde.", "4", id="not there"),
        pytest.param(("sections", 0, "reading"), "52%", "1", id="by kind"),
        pytest.param(("notes", "bron"), "De bron is te vinden bij de redactie.", "6", id="note"),
        pytest.param(("notes", "bron"), "12", None, id="nowhere"),
    ],
)
def test_a_row_has_the_page_of_its_sentence(
    pointer: tuple[str | int, ...], sentence: str, folio: str | None
) -> None:
    row = LedgerRow("figure", sentence, pointer, 0, sentence, (), (), (), (), (), "holds", "")
    pages = find_pages(Ledger("e", (row,), Coverage()), EDITION, DOCUMENT)
    assert pages.get(0) == folio
