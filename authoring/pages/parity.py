"""The side on which a part begins: a plate fills the gap before a page that must be a verso.

Takes a book that is about to get its next sheet; adds a plate where the side is wrong: the dial of
the chapter, or of the edition, on paper. It never leaves a page white and never moves a page.
Section 11 of the art direction.
"""

from __future__ import annotations

from typing import Literal

from authoring.edition.model import Chapter
from authoring.pages.book import Book
from authoring.pages.dial import Dial, round_strokes, scale_ticks
from authoring.pages.figures import chapter_strokes, edition_strokes

Side = Literal["verso", "recto"]


def reach_side(
    book: Book, side: Side, *, chapter: Chapter | None = None, running: str | None = None
) -> None:
    """Make sure that the next sheet of a book is a verso (even) or a recto (odd).

    At most one plate is added; it shows the figures of ``chapter``, or without one those of the
    edition, under the running title ``running``.
    """
    following = "recto" if len(book.sheets) % 2 == 0 else "verso"
    if following != side:
        _add_plate(book, chapter, running)


def _add_plate(book: Book, chapter: Chapter | None, running: str | None) -> None:
    """Add a page with a dial; the dial was read where its part began, so here it is an artifact."""
    sheet = book.add_sheet("plate", running)
    measures, palette = book.style.dials["plate"], book.typesetter.palette
    sheet.ground(palette[book.tokens("plate").name("ground")])
    strokes = chapter_strokes(book.edition, chapter) if chapter is not None else ()
    dial = Dial(measures["x_mm"], measures["y_mm"])
    sheet.extend(scale_ticks(dial, measures["scale_mm"], measures, palette))
    sheet.extend(round_strokes(strokes or edition_strokes(book.edition), dial, measures, palette))
