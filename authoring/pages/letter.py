"""A covering letter: its sender over a ruler, address and date beside it, one column of text.

Takes the letter's texts; adds a page, or two when it is long. What is longer is a problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.data.numbers import write_time
from authoring.display import Tag
from authoring.edition.markup import Text, Words
from authoring.edition.model import Letter
from authoring.pages.book import Book, title_of
from authoring.pages.columns import Row, fit_above_notes, height, may_break
from authoring.pages.limits import check_lines
from authoring.pages.notes import Notes
from authoring.pages.ornaments import paint_ruler
from authoring.pages.prose import paint_rows, paragraph_rows
from authoring.pages.sheet import Sheet


def compose_letter(book: Book, letter: Letter) -> None:
    """Add a letter, which is the whole of its book."""
    sheet = book.add_sheet("letter")
    sheet.footer = False
    tag = book.tags.add("Sect")
    book.open_part(sheet, letter.kind, title_of(book.edition.title), 1)
    _paint_head(book, sheet, tag)
    _paint_margin(book, letter, sheet, tag)
    baseline = _paint_subject(book, sheet, tag)
    width = sheet.grid.width(book.tokens("letter").count("text_columns"))
    texts = (letter.salutation, *letter.text)
    gap = book.tokens("letter").count("paragraph_lines")
    body = [row for text in texts for row in _rows(book, text, width, tag, space=gap)]
    end = _end_rows(book, letter, width, tag)
    _paint_text(book, letter, sheet, baseline, (body, end), tag)


def _paint_head(book: Book, sheet: Sheet, tag: Tag) -> None:
    """Paint the sender's name, the concept mark and the ruler."""
    tokens, typesetter, grid = book.tokens("letter"), book.typesetter, sheet.grid
    width, baseline = grid.width(tokens.count("name_columns")), tokens["name_baseline_mm"]
    name = typesetter.set(
        Text((Words(book.edition.organisation),)),
        tokens.name("name_style"),
        width,
        colour=tokens.name("name_colour"),
    )
    typesetter.place(name, sheet, grid.left_mm, baseline, tag)
    if book.edition.status == "concept":
        rest = grid.text_width_mm - width
        words, colour = book.style.words["concept"], tokens.name("concept_colour")
        mark = typesetter.set(words, "h2", rest, colour=colour)
        typesetter.place(mark, sheet, grid.left_mm + width, baseline, tag, align="right")
    rule = tokens["rule_y_mm"]
    paint_ruler(sheet, grid.left_mm, rule, grid.text_width_mm, book.style, typesetter.palette)


def _paint_margin(book: Book, letter: Letter, sheet: Sheet, tag: Tag) -> None:
    """Paint address, addressee, place and date beside the letter, line by line."""
    tokens, typesetter, edition = book.tokens("letter"), book.typesetter, book.edition
    width = sheet.grid.width(tokens.count("margin_columns"))
    date = Text((Words(f"{edition.place}, {write_time(edition.date)}"),))
    groups = (
        (letter.sender, tokens.name("sender_colour")),
        (letter.addressee, None),
        ((date,), None),
    )
    y = tokens["margin_baseline_mm"]
    for texts, colour in groups:
        for text in texts:
            block = typesetter.set(text, "box", width, colour=colour)
            check_lines(book, text, block, tokens.count("margin_lines"), "line beside the letter")
            last = typesetter.place(block, sheet, sheet.grid.left_mm, y, tag)
            y = last + block.style.leading_mm
        y += tokens["margin_gap_mm"] if texts else 0


def _paint_subject(book: Book, sheet: Sheet, tag: Tag) -> float:
    """Paint the subject, and return the first baseline of the letter in mm."""
    tokens, grid, subject = book.tokens("letter"), sheet.grid, book.edition.title
    block = book.typesetter.set(subject, "h2", grid.width(tokens.count("text_columns")))
    check_lines(book, subject, block, tokens.count("subject_lines"), "subject")
    x = grid.x(tokens.count("text_column"))
    last = book.typesetter.place(block, sheet, x, tokens["subject_baseline_mm"], tag, "H1")
    return grid.snap(last + tokens["subject_gap_mm"])


def _rows(
    book: Book, text: Text, width_mm: float, tag: Tag, *, space: int, style: str = "body"
) -> list[Row]:
    """Return a paragraph as rows with ``space`` blank ones above it."""
    rows = paragraph_rows(book, text, width_mm, tag, style=style)
    return [replace(row, space=space if row.line == 0 else 0) for row in rows]


def _end_rows(book: Book, letter: Letter, width_mm: float, tag: Tag) -> list[Row]:
    """Return closing, signature and enclosures as rows."""
    tokens, words = book.tokens("letter"), book.style.words
    name = Text((Words(book.edition.organisation),))
    first, *others = letter.enclosures
    parts = [Words(f"{words['enclosures' if others else 'enclosure']}: "), *first.parts]
    for other in others:
        parts += [Words("; "), *other.parts]
    enclosures = Text(tuple(parts), pointer=("enclosures",))
    return [
        *_rows(book, letter.closing, width_mm, tag, space=tokens.count("paragraph_lines")),
        *_rows(book, name, width_mm, tag, space=tokens.count("signature_lines"), style="h3"),
        *_rows(book, enclosures, width_mm, tag, space=tokens.count("enclosure_lines"), style="box"),
    ]


def _paint_text(
    book: Book,
    letter: Letter,
    sheet: Sheet,
    baseline_mm: float,
    parts: tuple[list[Row], list[Row]],
    tag: Tag,
) -> None:
    """Paint the body and the end of a letter over its pages, each with its notes."""
    tokens = book.tokens("letter")
    body, end = parts
    rows, start, y = [*body, *end], 0, baseline_mm
    pages = tokens.count("pages")
    for page in range(pages):
        if page:
            sheet, y = book.add_sheet("letter", _running(book)), tokens["text_again_mm"]
        notes = book.notes()
        stop = _fit(book, notes, sheet, rows, start, y)
        if stop < len(rows) and page + 1 < pages:
            stop = _keep_with_end(book, rows, stop, len(body))
        notes.use([note for row in rows[start:stop] for note in row.notes], tag)
        paint_rows(book, rows[start:stop], sheet, sheet.grid.x(tokens.count("text_column")), y)
        notes.paint(sheet)
        start = stop
        if start == len(rows):
            return
    lines = height(rows, start, len(rows))
    book.typesetter.complain(
        letter.text[-1],
        f"the letter is {lines} {'line' if lines == 1 else 'lines'} longer than {pages} pages",
        "shorten the text",
        "letter-too-long",
    )


def _running(book: Book) -> str:
    """Return the running title, which has one line, unlike a subject."""
    edition = book.edition
    return f"{edition.series} {edition.year} · {book.style.words['letter']}"


def _fit(
    book: Book, notes: Notes, sheet: Sheet, rows: Sequence[Row], start: int, y_mm: float
) -> int:
    """Return the end of the rows that fit a page above the notes that their marks call for."""
    last, width = book.style.grid["last_baseline_mm"], sheet.grid.text_width_mm
    ((_, stop),), _ = fit_above_notes(
        rows,
        start,
        1,
        y_mm,
        lambda more: last - notes.height_mm(more, width),
        baseline_mm=book.style.grid["baseline_mm"],
        keep=_keep_lines(book),
    )
    return stop


def _keep_with_end(book: Book, rows: Sequence[Row], stop: int, body: int) -> int:
    """Return where a page ends so that the end of the letter has lines of its text above it."""
    keep = _keep_lines(book)
    stop = min(stop, body - keep)
    while stop > 0 and not may_break(rows, stop, keep):
        stop -= 1
    return stop


def _keep_lines(book: Book) -> int:
    return book.tokens("section").count("keep_lines")
