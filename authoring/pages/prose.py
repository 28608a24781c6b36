"""Running text on the baseline grid: blocks of an edition into rows, rows onto a sheet.

Takes bound blocks; gives rows for the columns. Tags are made in reading order when the rows are,
so that the order of painting never matters.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.edition.model import Block as EditionBlock
from authoring.edition.model import Bullets, Paragraph, Subhead
from authoring.pages.book import Book
from authoring.pages.columns import Kind, Row
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block

PROSE = (Paragraph, Subhead, Bullets)


def prose_rows(
    book: Book,
    blocks: Sequence[EditionBlock],
    width_mm: float,
    parent: Tag,
    heading: str,
    style: str = "body",
) -> list[Row]:
    """Return blocks of prose as rows of one column of ``width_mm``.

    The first paragraph, and the first after a heading or a list, has no indent.
    """
    rows: list[Row] = []
    indented = False
    for block in blocks:
        match block:
            case Paragraph(text=text):
                rows += paragraph_rows(book, text, width_mm, parent, indented=indented, style=style)
                indented = True
            case Subhead(text=text):
                rows += _heading_rows(book, text, width_mm, parent, heading, bool(rows))
                indented = False
            case Bullets(items=items):
                rows += _item_rows(book, items, width_mm, parent, style)
                indented = False
            case _:
                raise TypeError(f"{type(block).__name__} is not prose")
    return rows


def paragraph_rows(
    book: Book,
    text: Text,
    width_mm: float,
    parent: Tag,
    *,
    indented: bool = False,
    style: str = "body",
) -> list[Row]:
    """Return a paragraph as rows and give it its tag."""
    indent = book.style.setting["paragraph_indent_mm"] if indented else 0.0
    block = book.typesetter.set(text, style, width_mm, indent_mm=indent)
    block.tag = parent.add("P")
    return _rows(block, "text")


def _heading_rows(
    book: Book, text: Text, width_mm: float, parent: Tag, role: str, spaced: bool
) -> list[Row]:
    block = book.typesetter.set(text, "h3", width_mm)
    block.tag = parent.add(role)
    return _rows(block, "heading", 1 if spaced else 0)


def _item_rows(
    book: Book, items: Sequence[Text], width_mm: float, parent: Tag, style: str
) -> list[Row]:
    """Return a list as rows; its items are not hyphenated, as labels are not."""
    measure = width_mm - book.style.setting["bullet_indent_mm"]
    listing = parent.add("L", numbering="None")
    rows: list[Row] = []
    for item in items:
        block = book.typesetter.set_unhyphenated(item, style, measure)
        block.tag = listing.add("LI").add("LBody")
        rows += _rows(block, "item")
    return rows


def _rows(block: Block, kind: Kind, space: int = 0) -> list[Row]:
    return [Row(block, line, kind, space if line == 0 else 0) for line in range(len(block.lines))]


def paint_rows(
    book: Book, rows: Sequence[Row], sheet: Sheet, x_mm: float, baseline_mm: float
) -> float:
    """Paint rows as one column from a first baseline and return the last baseline in mm."""
    grid = book.style.grid["baseline_mm"]
    y = baseline_mm - grid
    for index, row in enumerate(rows):
        y += grid * (1 + (row.space if index else 0))
        x = x_mm
        if row.kind == "item":
            if row.line == 0:
                paint_bullet(book, sheet, x_mm, y)
            x += book.style.setting["bullet_indent_mm"]
        book.typesetter.place(row.block, sheet, x, y, None, first=row.line, last=row.line + 1)
    return y


def paint_bullet(book: Book, sheet: Sheet, x_mm: float, baseline_mm: float) -> None:
    """Paint a list item's tick, centred on the x-height of its first line."""
    setting = book.style.setting
    role = "deep_bullet_colour" if sheet.deep else "bullet_colour"
    y = baseline_mm - setting["bullet_rise_mm"]
    sheet.rule(
        x_mm,
        y,
        x_mm + setting["bullet_mm"],
        y,
        book.typesetter.palette[setting.name(role)],
        setting["bullet_pt"],
    )
