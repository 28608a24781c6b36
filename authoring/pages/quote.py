"""A message set large over a band at the top of a page, with one or two rings.

Takes a quote and the flow of its chapter; begins a page whose rest belongs to what follows. Where
nothing follows on it, the band takes the page. Section 6 of the art direction.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from authoring.charts.ticks import is_on
from authoring.display import MM_PER_PT, Tag
from authoring.edition.model import KeyFigure, Quote
from authoring.pages.book import Book
from authoring.pages.dial import Dial, radial_stroke
from authoring.pages.figures import reading_value
from authoring.pages.flow import Flow
from authoring.pages.ornaments import line_path
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block

RINGS = ("outer", "inner")


@dataclass(frozen=True, slots=True)
class Reading:
    """A ring's value and caption: one line together, or the caption below the value."""

    value: Block
    caption: Block | None


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a quote, in reading order; its texts are set when its page is done."""

    text: Tag
    figure: Tag | None
    readings: tuple[Tag, ...]
    question: Tag | None


@dataclass(frozen=True, slots=True)
class Message:
    """A quote with its texts set and its tags made, in reading order."""

    text: Block
    figure: Tag | None
    readings: tuple[Reading, ...]
    question: Block | None
    band_mm: float


def compose_quote(book: Book, quote: Quote, flow: Flow, parent: Tag, running: str) -> None:
    """Begin a page with a quote; the flow goes on below its band."""
    flow.close()
    sheet = book.add_sheet("quote", running)
    sheet.destinations[quote.id] = 0.0
    message = _set_message(book, quote, sheet, parent.add("Sect"))
    _check_lines(book, quote, message)

    def finish(alone: bool) -> None:
        foot = book.tokens("quote")["band_alone_mm"] if alone else message.band_mm
        _paint_band(book, sheet, message, quote, foot)

    flow.adopt(sheet, message.band_mm + book.tokens("quote")["flow_mm"], finish)


def _set_message(book: Book, quote: Quote, sheet: Sheet, tag: Tag) -> Message:
    tokens, typesetter = book.tokens("quote"), book.typesetter
    width = tokens["text_mm"] if quote.figures else sheet.grid.width(tokens.count("text_columns"))
    colour = tokens.name("text_colour")
    text = typesetter.set(quote.text, "quote", width, colour=colour)
    text.tag = tag.add("P")
    figure = tag.add("Figure", alt=_alt(book, quote)) if quote.figures else None
    readings = _set_readings(book, quote, tag)
    question = None
    if quote.question is not None:
        question = typesetter.set(quote.question, "question", width, colour=colour)
        question.tag = tag.add("P")
    short = not quote.figures and len(text.lines) <= tokens["low_lines"]
    band = tokens["band_low_mm" if short else "band_mm"]
    return Message(text, figure, readings, question, band)


def _alt(book: Book, quote: Quote) -> str:
    values = "; ".join(f"{each.value.plain} {each.caption.plain}" for each in quote.figures)
    strokes = book.style.dials["quote"].count("strokes")
    return book.style.words["rings"].format(values=values, strokes=strokes)


def _set_readings(book: Book, quote: Quote, tag: Tag) -> tuple[Reading, ...]:
    """Set what stands inside the rings: on one line each where all of them fit, else stacked."""
    tokens, typesetter = book.tokens("quote"), book.typesetter
    colour, figures = tokens.name("text_colour"), quote.figures
    if len(figures) == 1:
        value = _set_value(book, figures[0], "figure_l", tokens["alone_caption_mm"])
        caption = typesetter.set(
            figures[0].caption, "box", tokens["alone_caption_mm"], balance=True, colour=colour
        )
        return (_tag_reading(value, caption, tag),)
    lines = []
    for figure in figures:
        words = f"{figure.value.plain} {figure.caption.plain}"
        lines.append(
            typesetter.set(words, "chart_title", book.style.paper["width_mm"], colour=colour)
        )
    if all(block.lines and block.lines[0].width_mm <= tokens["value_mm"] for block in lines):
        for block in lines:
            block.tag = tag.add("P")
        return tuple(Reading(block, None) for block in lines)
    return tuple(
        _tag_reading(
            _set_value(book, figure, "figure_s", tokens["caption_mm"]),
            typesetter.set(figure.caption, "label_small", tokens["caption_mm"], colour=colour),
            tag,
        )
        for figure in figures
    )


def _set_value(book: Book, figure: KeyFigure, style: str, measure_mm: float) -> Block:
    colour = book.tokens("quote").name("text_colour")
    return book.typesetter.set(f"{figure.value.plain} ", style, measure_mm, colour=colour)


def _tag_reading(value: Block, caption: Block, parent: Tag) -> Reading:
    tag = parent.add("P")
    value.tag, caption.tag = tag.add("Span"), tag.add("Span")
    return Reading(value, caption)


def _check_lines(book: Book, quote: Quote, message: Message) -> None:
    tokens, typesetter = book.tokens("quote"), book.typesetter
    lines = len(message.text.lines)
    if lines > tokens["text_lines"]:
        typesetter.complain(
            quote.text,
            f"the message takes {lines} lines, {tokens['text_lines']:g} fit",
            "say it in fewer words",
            "quote-too-long",
        )
    if message.question is not None and len(message.question.lines) > tokens["question_lines"]:
        typesetter.complain(
            quote.text if quote.question is None else quote.question,
            f"the question takes {len(message.question.lines)} lines, "
            f"{tokens['question_lines']:g} fit",
            "leave out what the question asks besides",
            "question-too-long",
        )
    for figure in quote.figures:
        if reading_value(figure.value) is None:
            typesetter.complain(
                figure.value,
                f"“{figure.value.plain}” is not one percentage, which a ring needs",
                "name one cell with a percentage",
                "ring-without-percentage",
            )
    for figure, reading in zip(quote.figures, message.readings, strict=True):
        if reading.caption is not None and len(reading.caption.lines) > tokens["caption_lines"]:
            typesetter.complain(
                figure.caption,
                f"the caption takes {len(reading.caption.lines)} lines inside its ring, "
                f"{tokens['caption_lines']:g} fit",
                "shorten the caption",
                "caption-too-long",
            )


def _paint_band(book: Book, sheet: Sheet, message: Message, quote: Quote, foot_mm: float) -> None:
    """Paint the band down to a height with all that stands on it, under what the page has."""
    tokens, typesetter, grid = book.tokens("quote"), book.typesetter, sheet.grid
    following, sheet.items = sheet.items, []
    bleed = grid.bleed_mm
    ground = typesetter.palette[tokens.name("ground")]
    sheet.fill(-bleed, -bleed, grid.page_width_mm + 2 * bleed, foot_mm + bleed, ground)
    first = tokens["text_baseline_mm"]
    last = typesetter.place(message.text, sheet, grid.left_mm, first, None)
    if message.figure is not None:
        _paint_rings(book, sheet, message, quote, message.figure)
    if message.question is not None:
        more = max(len(message.question.lines) - 2, 0) * message.question.style.leading_mm
        y = max(foot_mm - tokens["question_mm"] - more, last + tokens["question_clear_mm"])
        typesetter.place(message.question, sheet, grid.left_mm, y, None)
    sheet.extend(following)


def _paint_rings(book: Book, sheet: Sheet, message: Message, quote: Quote, figure: Tag) -> None:
    """Paint one ring a value and the line at zero, and the values inside."""
    measures, palette = book.style.dials["quote"], book.typesetter.palette
    dial = Dial(sheet.grid.right_mm - measures["outer_to_mm"], measures["y_mm"])
    mark, strokes = figure.mark(), measures.count("strokes")
    start = measures["outer_from_mm"]
    for ring, each in zip(RINGS, quote.figures, strict=False):
        value = reading_value(each.value) or 0.0
        start = measures[f"{ring}_from_mm"]
        length = measures[f"{ring}_to_mm"] - start
        for stroke in range(strokes):
            on = is_on(stroke, value, strokes)
            colour = palette[measures.name("on_colour" if on else "off_colour")]
            angle = dial.angle((stroke + 0.5) * 100 / strokes)
            path = radial_stroke(dial, angle, start, length, measures["width"], colour)
            sheet.add(replace(path, mark=mark))
    points = (dial.point(-math.pi / 2, start), dial.point(-math.pi / 2, measures["zero_to_mm"]))
    zero = line_path(points, palette[measures.name("on_colour")], measures["zero_pt"])
    sheet.add(replace(zero, mark=mark))
    _paint_readings(book, sheet, message, dial)


def _paint_readings(book: Book, sheet: Sheet, message: Message, dial: Dial) -> None:
    """Paint values and captions centred in the dial, the block as a whole centred in height."""
    tokens, typesetter = book.tokens("quote"), book.typesetter
    alone = len(message.readings) == 1
    below = tokens["alone_first_mm" if alone else "caption_first_mm"]
    offsets: list[tuple[Block, float]] = []
    y = 0.0
    for index, reading in enumerate(message.readings):
        if index:
            y += tokens["pair_gap_mm" if reading.caption is not None else "line_gap_mm"]
        offsets.append((reading.value, y))
        if reading.caption is not None:
            y += below
            offsets.append((reading.caption, y))
            y += (len(reading.caption.lines) - 1) * reading.caption.style.leading_mm
    head = message.readings[0].value.style
    cap = 2 * book.style.charts["frame"]["label_centre"] * head.size_pt * MM_PER_PT
    first = dial.y_mm + (cap - y) / 2
    for block, offset in offsets:
        left = dial.x_mm - block.measure_mm / 2
        typesetter.place(block, sheet, left, first + offset, None, align="centre")
