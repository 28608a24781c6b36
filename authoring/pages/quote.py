"""A message set large over a band at the top of a page, with one or two rings.

Takes a quote and the flow of its chapter; begins a page whose rest belongs to what follows. Where
nothing follows on it, the band takes the page and the rings grow. Section 6 of the art direction.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import Tag
from authoring.edition.model import Quote
from authoring.pages.book import Book
from authoring.pages.figures import reading_value
from authoring.pages.flow import Flow
from authoring.pages.limits import check_lines, check_single
from authoring.pages.quoterings import Reading, paint_rings, set_readings
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block


@dataclass(frozen=True, slots=True)
class Message:
    """A quote with its texts set, and the foot of its band."""

    text: Block
    readings: tuple[Reading, ...]
    question: Block | None
    band_mm: float


def compose_quote(book: Book, quote: Quote, flow: Flow, parent: Tag, running: str) -> None:
    """Begin a page with a quote; the flow goes on below its band."""
    flow.close()
    sheet = book.add_sheet("quote", running)
    sheet.destinations[quote.id] = 0.0
    tag = parent.add("Sect")
    usual = _set_message(book, quote, sheet, alone=False)
    _check(book, quote, usual)

    def finish(alone: bool) -> None:
        message = _set_message(book, quote, sheet, alone=True) if alone else usual
        _paint_band(book, sheet, quote, message, tag, alone=alone)

    flow.adopt(sheet, usual.band_mm + book.tokens("quote")["flow_mm"], finish)


def _set_message(book: Book, quote: Quote, sheet: Sheet, *, alone: bool) -> Message:
    tokens, typesetter, grid = book.tokens("quote"), book.typesetter, sheet.grid
    colour = tokens.name("text_colour")
    width = tokens["text_mm"] if quote.figures else grid.width(tokens.count("text_columns"))
    broad = grid.width(tokens.count("alone_columns")) if alone else width
    text = typesetter.set(quote.text, "quote", broad, colour=colour)
    question = None
    if quote.question is not None:
        question = typesetter.set(quote.question, "question", width, colour=colour)
    short = not quote.figures and len(text.lines) <= tokens["low_lines"]
    band = tokens["band_alone_mm" if alone else "band_low_mm" if short else "band_mm"]
    return Message(text, set_readings(book, quote, alone), question, band)


def _check(book: Book, quote: Quote, message: Message) -> None:
    tokens = book.tokens("quote")
    check_lines(book, quote.text, message.text, tokens.count("text_lines"), "message")
    if quote.question is not None and message.question is not None:
        most = tokens.count("question_lines")
        check_lines(book, quote.question, message.question, most, "question")
    for figure, reading in zip(quote.figures, message.readings, strict=True):
        check_single(book, figure)
        if reading_value(figure.value) is None:
            book.typesetter.complain(
                figure.value,
                f"“{figure.value.plain}” is not one percentage, which a ring needs",
                "name one cell with a percentage",
                "ring-without-percentage",
            )
        if reading.caption is not None:
            most = tokens.count("caption_lines")
            check_lines(book, figure.caption, reading.caption, most, "caption")


def _paint_band(
    book: Book, sheet: Sheet, quote: Quote, message: Message, tag: Tag, *, alone: bool
) -> None:
    """Paint the band with all that stands on it, under what the page has already."""
    tokens, typesetter, grid = book.tokens("quote"), book.typesetter, sheet.grid
    following, sheet.items = sheet.items, []
    bleed, foot = grid.bleed_mm, message.band_mm
    ground = typesetter.palette[tokens.name("ground")]
    if alone:
        sheet.ground(ground)
        sheet.footer = False
    else:
        sheet.fill(-bleed, -bleed, grid.page_width_mm + 2 * bleed, foot + bleed, ground)
    first = tokens["text_baseline_mm"]
    last = typesetter.place(message.text, sheet, grid.left_mm, first, tag)
    if quote.figures:
        paint_rings(book, quote, message.readings, sheet, tag, alone)
    if message.question is not None:
        more = max(len(message.question.lines) - 2, 0) * message.question.style.leading_mm
        y = max(foot - tokens["question_mm"] - more, last + tokens["question_clear_mm"])
        typesetter.place(message.question, sheet, grid.left_mm, y, tag)
    sheet.extend(following)
