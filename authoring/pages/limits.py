"""How many lines a place has, and what is said when a text takes more.

Takes a text that has been set; records a problem. It never shortens anything.
"""

from __future__ import annotations

from authoring.edition.markup import Text
from authoring.edition.model import KeyFigure
from authoring.pages.book import Book
from authoring.pages.typesetter import Block


def check_lines(book: Book, text: Text, block: Block, limit: int, part: str) -> None:
    """Record a problem when a text takes more lines than ``limit``; ``part`` names it."""
    lines = len(block.lines)
    if lines > limit:
        book.typesetter.complain(
            text,
            f"the {part} takes {lines} lines, {limit} fit",
            f"shorten the {part}",
            f"{part.replace(' ', '-')}-too-long",
        )


def check_bottom(
    book: Book, text: Text, last_mm: float, limit_mm: float, part: str, hint: str
) -> None:
    """Record a problem when the last baseline of ``part`` lies below ``limit_mm``."""
    if last_mm > limit_mm + 1e-6:
        book.typesetter.complain(
            text,
            f"the {part} end at {last_mm:g} mm, {limit_mm:g} mm is the lowest baseline here",
            hint,
            f"{part.replace(' ', '-')}-too-long",
        )


def check_single(book: Book, figure: KeyFigure) -> None:
    """Record a problem when a figure has a second one to compare with where one has a place."""
    if figure.compare is not None:
        book.typesetter.complain(
            figure.compare,
            "a second figure has no place here",
            "say it in the caption",
            "compare-without-place",
        )
