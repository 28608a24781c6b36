"""The box that helps to read the figures of the account of the survey.

Takes its title and texts; gives a box that is painted from any top, its text on the grid.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import Tag
from authoring.edition.model import Accountability
from authoring.pages.book import Book
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block


@dataclass(frozen=True, slots=True)
class ReadingBox:
    """The set texts of the box; ``height_mm`` is the most that it takes, wherever it stands."""

    title: Block
    texts: tuple[Block, ...]
    text_mm: float
    height_mm: float


def set_reading(book: Book, part: Accountability) -> ReadingBox:
    """Set the texts of the box to the width of a panel."""
    tokens, grid = book.tokens("accountability"), book.style.grid
    columns = tokens.count("panel_columns")
    outer = columns * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]
    width = outer - 2 * tokens["reading_padding_mm"]
    title = book.typesetter.set(part.reading_title, "h3", width)
    texts = tuple(book.typesetter.set(text, "box", width) for text in part.reading)
    text_mm = sum(text.height_mm for text in texts) - grid["baseline_mm"]
    text_mm += tokens["reading_gap_mm"] * (len(texts) - 1)
    head = tokens["reading_text_mm"] + title.height_mm - title.style.leading_mm
    height = head + grid["baseline_mm"] + text_mm + tokens["reading_last_mm"]
    return ReadingBox(title, texts, text_mm, height)


def paint_reading(
    book: Book, box: ReadingBox, sheet: Sheet, column: int, top_mm: float, tag: Tag, heading: str
) -> None:
    """Paint the box from a column and a top; it ends below its last line."""
    tokens, typesetter, grid = book.tokens("accountability"), book.typesetter, sheet.grid
    padding = tokens["reading_padding_mm"]
    more = box.title.height_mm - box.title.style.leading_mm
    first = grid.snap(top_mm + tokens["reading_text_mm"] + more)
    high = first + box.text_mm + tokens["reading_last_mm"] - top_mm
    x, width = grid.x(column), grid.width(tokens.count("panel_columns"))
    sheet.fill(x, top_mm, width, high, typesetter.palette[tokens.name("reading_ground")])
    y = top_mm + tokens["reading_title_mm"]
    typesetter.place(box.title, sheet, x + padding, y, tag, heading)
    y = first
    for text in box.texts:
        y = typesetter.place(text, sheet, x + padding, y, tag)
        y += text.style.leading_mm + tokens["reading_gap_mm"]
