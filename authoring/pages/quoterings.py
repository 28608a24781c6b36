"""The rings of a quote page: one or two percentages, and what they say inside them.

Takes a quote's figures; gives set readings, and paints them with their rings at a place and in a
size that the page gives. Section 5.2 of the art direction.
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
from authoring.pages.ornaments import line_path
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block

RINGS = ("outer", "inner")
# The text styles of a value and its caption, by the number of rings, in their usual size and large.
_STYLES = {
    (1, False): ("figure_l", "box"),
    (2, False): ("figure_s", "label_small"),
    (1, True): ("figure_xl", "item"),
    (2, True): ("figure_m", "box"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A ring's value and caption: one line together, or the caption below the value."""

    value: Block
    caption: Block | None


def alt_text(book: Book, quote: Quote) -> str:
    """Return the alternative text of a quote's rings."""
    values = "; ".join(f"{each.value.plain} {each.caption.plain}" for each in quote.figures)
    strokes = book.style.dials["quote"].count("strokes")
    return book.style.words["rings"].format(values=values, strokes=strokes)


def set_readings(book: Book, quote: Quote, large: bool) -> tuple[Reading, ...]:
    """Set what stands inside the rings: on one line each where all of them fit, else stacked."""
    tokens, typesetter = book.tokens("quote"), book.typesetter
    colour, figures = tokens.name("text_colour"), quote.figures
    if not figures:
        return ()
    scale = _scale(book, large)
    lines = [_set_line(book, figure) for figure in figures]
    short = all(block.lines and block.lines[0].width_mm <= tokens["value_mm"] for block in lines)
    if short and len(figures) > 1 and not large:
        return tuple(Reading(block, None) for block in lines)
    measure = tokens["alone_caption_mm" if len(figures) == 1 else "caption_mm"] * scale
    value, caption = _STYLES[len(figures), large]
    return tuple(
        Reading(
            typesetter.set(f"{figure.value.plain} ", value, measure, colour=colour),
            typesetter.set(figure.caption, caption, measure, balance=True, colour=colour),
        )
        for figure in figures
    )


def _set_line(book: Book, figure: KeyFigure) -> Block:
    words = f"{figure.value.plain} {figure.caption.plain}"
    colour = book.tokens("quote").name("text_colour")
    return book.typesetter.set(words, "chart_title", book.style.paper["width_mm"], colour=colour)


def _scale(book: Book, large: bool) -> float:
    return book.style.dials["quote"]["alone_scale"] if large else 1.0


def paint_rings(
    book: Book, quote: Quote, readings: tuple[Reading, ...], sheet: Sheet, tag: Tag, large: bool
) -> None:
    """Paint one ring a value at the right of the page, the line at zero, and the values inside."""
    measures, palette = book.style.dials["quote"], book.typesetter.palette
    scale = _scale(book, large)
    dial = Dial(
        sheet.grid.right_mm - measures["outer_to_mm"] * scale,
        measures["alone_y_mm" if large else "y_mm"],
    )
    mark = tag.add("Figure", alt=alt_text(book, quote)).mark()
    strokes = measures.count("strokes")
    start = 0.0
    for ring, each in zip(RINGS, quote.figures, strict=False):
        value = reading_value(each.value) or 0.0
        start = measures[f"{ring}_from_mm"] * scale
        length = measures[f"{ring}_to_mm"] * scale - start
        for stroke in range(strokes):
            on = is_on(stroke, value, strokes)
            colour = palette[measures.name("on_colour" if on else "off_colour")]
            angle = dial.angle((stroke + 0.5) * 100 / strokes)
            path = radial_stroke(dial, angle, start, length, measures["width"], colour)
            sheet.add(replace(path, mark=mark))
    top = dial.point(-math.pi / 2, measures["zero_to_mm"] * scale)
    points = (dial.point(-math.pi / 2, start), top)
    zero = line_path(points, palette[measures.name("on_colour")], measures["zero_pt"])
    sheet.add(replace(zero, mark=mark))
    _paint_readings(book, readings, sheet, dial, tag, large)


def _paint_readings(
    book: Book, readings: tuple[Reading, ...], sheet: Sheet, dial: Dial, tag: Tag, large: bool
) -> None:
    """Paint values and captions centred in the dial, the block as a whole centred in height."""
    tokens, typesetter = book.tokens("quote"), book.typesetter
    below, gap = tokens["caption_first_mm"], tokens["pair_gap_mm"]
    if large:
        below, gap = tokens["large_first_mm"], tokens["large_gap_mm"]
    if len(readings) == 1:
        below = tokens["large_alone_first_mm" if large else "alone_first_mm"]
    offsets: list[tuple[Block, float]] = []
    y = 0.0
    for index, reading in enumerate(readings):
        if index:
            y += tokens["line_gap_mm"] if reading.caption is None else gap
        paragraph = tag.add("P")
        offsets.append((reading.value, y))
        reading.value.tag = paragraph
        if reading.caption is not None:
            reading.value.tag = paragraph.add("Span")
            reading.caption.tag = paragraph.add("Span")
            y += below
            offsets.append((reading.caption, y))
            y += (len(reading.caption.lines) - 1) * reading.caption.style.leading_mm
    head = readings[0].value.style
    cap = 2 * book.style.charts["frame"]["label_centre"] * head.size_pt * MM_PER_PT
    first = dial.y_mm + (cap - y) / 2
    for block, offset in offsets:
        left = dial.x_mm - block.measure_mm / 2
        typesetter.place(block, sheet, left, first + offset, None, align="centre")
