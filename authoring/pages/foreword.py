"""The foreword: a letter beside the edition's small dial, signed by the organisation.

Takes the letter's texts; adds one page, or more when the letter is long. Section 6 of the art
direction.
"""

from __future__ import annotations

from dataclasses import replace

from authoring.data.numbers import write_time
from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.edition.model import Foreword
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.columns import break_columns
from authoring.pages.dial import Dial, scale_ticks, small_strokes
from authoring.pages.figures import edition_strokes
from authoring.pages.ornaments import paint_ruler
from authoring.pages.prose import paint_rows, paragraph_rows
from authoring.pages.sheet import Sheet


def compose_foreword(book: Book, foreword: Foreword) -> None:
    """Add the foreword to a book."""
    sheet = book.add_sheet("foreword")
    tag = book.tags.add("Sect")
    tokens, typesetter, grid = book.tokens("foreword"), book.typesetter, sheet.grid
    title = title_of(foreword.title)
    book.open_part(sheet, foreword.id, title, 1)
    words = book.style.words
    book.entries.append(
        Entry(words["foreword"], book.edition.organisation, sheet.number, foreword.id, False)
    )
    heading = typesetter.set(foreword.title, "title_l", grid.text_width_mm)
    if len(heading.lines) > tokens["title_lines"]:
        typesetter.complain(
            foreword.title,
            f"the title takes {len(heading.lines)} lines, {tokens['title_lines']:g} fit",
            "shorten the title",
            "title-too-long",
        )
    typesetter.place(heading, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H2")
    paint_ruler(
        sheet, grid.left_mm, tokens["rule_y_mm"], grid.text_width_mm, book.style, typesetter.palette
    )
    _paint_letter(book, foreword, sheet, tag)
    _paint_dial(book, sheet, tag)


def _paint_letter(book: Book, foreword: Foreword, sheet: Sheet, tag: Tag) -> None:
    """Paint the letter large in one column, or, when it is long, small in two and over pages."""
    tokens, typesetter, grid = book.tokens("foreword"), book.typesetter, sheet.grid
    x, y = grid.x(tokens.count("text_column")), tokens["text_baseline_mm"]
    width = grid.width(tokens.count("text_columns"))
    texts = [foreword.salutation, *foreword.text]
    blocks = [typesetter.set(text, "lead", width) for text in texts]
    lines = sum(len(block.lines) for block in blocks)
    space = book.style.setting["letter_space_mm"]
    bottom = y + sum(block.height_mm for block in blocks) + space * (len(blocks) - 1)
    fits = bottom - blocks[0].style.leading_mm <= book.style.grid["last_baseline_mm"]
    if fits and lines <= tokens["text_lines"]:
        for block in blocks:
            y = typesetter.place(block, sheet, x, y, tag) + block.style.leading_mm + space
        return
    _paint_long_letter(book, texts, sheet, tag)


def _paint_long_letter(book: Book, texts: list[Text], sheet: Sheet, tag: Tag) -> None:
    tokens, section = book.tokens("foreword"), book.tokens("section")
    last, baseline = book.style.grid["last_baseline_mm"], book.style.grid["baseline_mm"]
    keep, columns = section.count("keep_lines"), tokens.count("long_columns")
    width = sheet.grid.width(columns)
    rows = [
        row
        for index, text in enumerate(texts)
        for row in paragraph_rows(book, text, width, tag, indented=index > 1)
    ]
    y = sheet.grid.snap(tokens["text_baseline_mm"])
    start, first_column, count = 0, tokens.count("text_column"), 2
    while start < len(rows):
        capacity = int((last - y) / baseline + 1e-6) + 1
        parts = break_columns(rows, start, count, capacity, keep)
        for index, (begin, end) in enumerate(parts):
            x = sheet.grid.x(first_column + index * columns)
            paint_rows(book, rows[begin:end], sheet, x, y)
        start = parts[-1][1]
        if start < len(rows):
            sheet = book.add_sheet("foreword")
            y, first_column, count = section["text_top_mm"], 1, 3


def _paint_dial(book: Book, sheet: Sheet, tag: Tag) -> None:
    tokens, typesetter, grid = book.tokens("foreword"), book.typesetter, sheet.grid
    measures, palette, words = book.style.dials["foreword"], typesetter.palette, book.style.words
    width = grid.width(tokens.count("dial_columns"))
    top, height = tokens["dial_y_mm"], tokens["dial_height_mm"]
    strokes = edition_strokes(book.edition)
    figure = tag.add("Figure", alt=words["edition_dial"].format(count=len(strokes)))
    mark = figure.mark()
    sheet.fill(grid.left_mm, top, width, height, palette[measures.name("ground")], mark)
    dial = Dial(grid.left_mm + width / 2, top + height / 2)
    for path in scale_ticks(dial, measures["scale_mm"], measures, palette):
        sheet.add(replace(path, mark=mark))
    for path in small_strokes(strokes, dial, measures, palette):
        sheet.add(replace(path, mark=mark))
    edition = book.edition
    name = typesetter.set(edition.organisation, "h3", width)
    place = typesetter.set(
        f"{edition.place}, {write_time(edition.date)}",
        "box",
        width,
        colour=tokens.name("place_colour"),
    )
    y = typesetter.place(name, sheet, grid.left_mm, top + height + tokens["name_gap_mm"], tag)
    typesetter.place(place, sheet, grid.left_mm, y + place.style.leading_mm, tag)
