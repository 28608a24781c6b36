"""Lists of short items, each after its tick, in the style of lines beside figures.

Takes texts; gives blocks that can be measured before they are painted. Items are never hyphenated
and their lines are balanced.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.pages.book import Book
from authoring.pages.prose import paint_bullet
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block

STYLE = "item"


def set_items(
    book: Book, texts: Sequence[Text], width_mm: float, colour: str | None = None
) -> list[Block]:
    """Set the items of a list to a width that holds their ticks too."""
    measure = width_mm - book.style.setting["bullet_indent_mm"]
    return [book.typesetter.set(text, STYLE, measure, colour=colour) for text in texts]


def measure_items(blocks: Sequence[Block], gap_mm: float) -> float:
    """Return the distance from the first baseline of a list to its last, in mm."""
    lines = sum(len(block.lines) for block in blocks)
    leading = blocks[0].style.leading_mm if blocks else 0.0
    return max(lines - 1, 0) * leading + gap_mm * max(len(blocks) - 1, 0)


def paint_items(
    book: Book,
    blocks: Sequence[Block],
    sheet: Sheet,
    x_mm: float,
    baseline_mm: float,
    gap_mm: float,
    parent: Tag,
) -> None:
    """Paint a list from its first baseline, with a gap between its items."""
    listing = parent.add("L", numbering="None")
    indent = book.style.setting["bullet_indent_mm"]
    y = baseline_mm
    for block in blocks:
        body = listing.add("LI").add("LBody")
        paint_bullet(book, sheet, x_mm, y)
        last = book.typesetter.place(block, sheet, x_mm + indent, y, body)
        y = last + block.style.leading_mm + gap_mm
