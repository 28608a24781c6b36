"""The disclosure list: what a reader must know of the survey, every item, known or not.

Takes the statements of the respondents and, if it found no other place, the box that helps to read
the figures; adds pages. A row is never parted.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import Tag
from authoring.pages.book import Book
from authoring.pages.ornaments import paint_ruler
from authoring.pages.readingbox import ReadingBox, paint_reading
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block
from authoring.problems import Place, Problem


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the list: its key, its name and its text, set."""

    key: str
    label: Block
    text: Block

    @property
    def lines(self) -> int:
        """Return the number of lines of the higher of both."""
        return max(len(self.label.lines), len(self.text.lines))


def compose_disclosure(book: Book, box: ReadingBox | None, parent: Tag) -> None:
    """Add the list to a book, beside ``box`` where that is given."""
    items = _set_items(book, boxed=box is not None)
    tag = parent.add("Sect")
    heading = tag.add("H3")
    listing = tag.add("L", numbering="None")
    tokens, grid = book.tokens("disclosure"), book.style.grid
    sheet: Sheet | None = None
    y = tokens["row_baseline_mm"]
    for item in items:
        high = (item.lines - 1) * grid["baseline_mm"]
        if sheet is None or y + high > grid["last_baseline_mm"]:
            first = sheet is None
            sheet = _open_page(book, heading if first else None, box if first else None, tag)
            y = tokens["row_baseline_mm"]
            _check_height(book, item, y + high)
        _paint_item(book, item, sheet, listing, y)
        y += high + grid["baseline_mm"] + tokens["row_gap_mm"]


def _set_items(book: Book, *, boxed: bool) -> list[Item]:
    tokens, grid, words = book.tokens("disclosure"), book.style.grid, book.style.words
    column = grid["column_mm"] + grid["gutter_mm"]
    columns = tokens.count("text_columns" if boxed else "text_wide_columns")
    label_mm = tokens.count("label_columns") * column - grid["gutter_mm"]
    text_mm = columns * column - grid["gutter_mm"]
    return [
        Item(
            key,
            book.typesetter.set(words[f"statement_{key}"], "box", label_mm, bold=True),
            book.typesetter.set(text, "box", text_mm),
        )
        for key, text in book.edition.respondents.statements.items()
    ]


def _open_page(book: Book, heading: Tag | None, box: ReadingBox | None, tag: Tag) -> Sheet:
    """Add a page with its title, which is read on the first page alone, and the box."""
    sheet = book.add_sheet("disclosure")
    tokens, typesetter, words = book.tokens("disclosure"), book.typesetter, book.style.words
    title = words["disclosure"] if heading else f"{words['disclosure']} {words['continued']}"
    block = typesetter.set(title, "h1", sheet.grid.text_width_mm)
    block.tag = heading
    typesetter.place(block, sheet, sheet.grid.left_mm, tokens["title_baseline_mm"], None)
    width = tokens.count("text_wide_columns" if box is None else "text_columns")
    columns = tokens.count("text_column") - 1 + width
    rule = tokens["ruler_mm"]
    left = sheet.grid.left_mm
    paint_ruler(sheet, left, rule, sheet.grid.width(columns), book.style, typesetter.palette)
    if box is not None:
        column = tokens.count("box_column")
        paint_reading(book, box, sheet, column, rule, tag.add("Sect"), "H4")
    return sheet


def _paint_item(book: Book, item: Item, sheet: Sheet, listing: Tag, y_mm: float) -> None:
    tokens, typesetter, grid = book.tokens("disclosure"), book.typesetter, sheet.grid
    x = grid.x(tokens.count("text_column"))
    if y_mm > tokens["row_baseline_mm"]:
        rule, end = y_mm - tokens["rule_up_mm"], x + item.text.measure_mm
        colour = typesetter.palette[tokens.name("rule_colour")]
        sheet.rule(grid.left_mm, rule, end, rule, colour, book.style.lines["hairline_pt"])
    entry = listing.add("LI")
    typesetter.place(item.label, sheet, grid.left_mm, y_mm, entry, "Lbl")
    typesetter.place(item.text, sheet, x, y_mm, entry, "LBody")


def _check_height(book: Book, item: Item, last_mm: float) -> None:
    """Record a problem when an item alone is higher than a page."""
    limit = book.style.grid["last_baseline_mm"]
    if last_mm > limit:
        path = ("respondents", "statements", item.key)
        place: Place = book.typesetter.locate(path, 0)
        book.typesetter.problems.append(
            Problem(
                "error",
                place,
                f"the statement takes {item.lines} lines and ends at {last_mm:g} mm, "
                f"{limit:g} mm is the lowest baseline",
                "say it in fewer words",
                code="statement-too-long",
            )
        )
