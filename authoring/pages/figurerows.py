"""Rows of figures: a figure, a line of text that stands on its baseline, and a strip to scale.

Takes a list of figures; paints it between two heights of a sheet. The pitch follows the texts and
the room; a list that does not fit is a problem, never a smaller type. Section 6 of the art
direction.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from authoring.display import Tag
from authoring.edition.model import FigureList, KeyFigure
from authoring.pages.book import Book
from authoring.pages.figures import reading_value
from authoring.pages.limits import check_lines, check_single
from authoring.pages.ornaments import paint_strip
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block
from authoring.style.model import Tokens

_SLACK_MM = 1e-6


@dataclass(frozen=True, slots=True)
class Pitch:
    """The distance between two rows, and how far below a baseline the line between them lies."""

    row_mm: float
    rule_mm: float


@dataclass(frozen=True, slots=True)
class Row:
    """A row with its texts set."""

    figure: KeyFigure
    value: Block
    caption: Block


def paint_figure_rows(
    book: Book,
    listed: FigureList,
    sheet: Sheet,
    first_mm: float,
    last_mm: float,
    parent: Tag,
) -> None:
    """Paint a list of figures whose first baseline is ``first_mm`` and last at most ``last_mm``."""
    tokens, grid = book.tokens("figure_rows"), sheet.grid
    values = [_set_value(book, figure) for figure in listed.figures]
    text_mm = _text_mm(book, values)
    width = grid.text_width_mm - text_mm - tokens["strip_width_mm"] - grid.gutter_mm
    rows = [
        Row(figure, value, book.typesetter.set(figure.caption, "item", width))
        for figure, value in zip(listed.figures, values, strict=True)
    ]
    for row in rows:
        check_lines(book, row.figure.caption, row.caption, tokens.count("caption_lines"), "caption")
        check_single(book, row.figure)
    pitch = _choose_pitch(book, listed, rows, last_mm - first_mm)
    listing = parent.add("L", numbering="None")
    colour, weight = book.typesetter.palette[tokens.name("rule_colour")], book.style.lines
    for index, row in enumerate(rows):
        baseline = first_mm + index * pitch.row_mm
        if index:
            rule = baseline - pitch.row_mm + pitch.rule_mm
            sheet.rule(grid.left_mm, rule, grid.right_mm, rule, colour, weight["hairline_pt"])
        _paint_row(book, row, sheet, baseline, text_mm, listing)


def _set_value(book: Book, figure: KeyFigure) -> Block:
    """Set a figure on one line; one that takes more is a problem."""
    tokens = book.tokens("figure_rows")
    value = book.typesetter.set(
        figure.value, "figure_m", tokens["value_width_mm"], colour=tokens.name("value_colour")
    )
    check_lines(book, figure.value, value, 1, "figure")
    return value


def _text_mm(book: Book, values: Sequence[Block]) -> float:
    """Return where the texts begin: behind the widest figure, on the house unit."""
    tokens, unit = book.tokens("figure_rows"), book.style.grid["unit_mm"]
    widest = max((line.width_mm for value in values for line in value.lines), default=0.0)
    behind = math.ceil((widest + tokens["value_gap_mm"] - _SLACK_MM) / unit) * unit
    return max(tokens["text_mm"], behind)


def _choose_pitch(book: Book, listed: FigureList, rows: Sequence[Row], room_mm: float) -> Pitch:
    """Return the pitch that the texts ask for and the room allows.

    Texts of three lines need the high one; else the rows stand at the house's pitch, and closer
    where there are too many.
    """
    tokens = book.tokens("figure_rows")
    high = any(len(row.caption.lines) > tokens["low_lines"] for row in rows)
    choices = [_pitch(tokens, "high")] if high else [_pitch(tokens, "low"), _pitch(tokens, "close")]
    for pitch in choices:
        if (len(rows) - 1) * pitch.row_mm <= room_mm + _SLACK_MM:
            return pitch
    least = choices[-1]
    book.typesetter.complain(
        listed.title,
        f"{len(rows)} rows of {least.row_mm:g} mm take {(len(rows) - 1) * least.row_mm:g} mm from "
        f"the first to the last, {room_mm:g} mm are free",
        "shorten the captions to two lines" if high else "drop a row",
        "rows-too-many",
    )
    return least


def _pitch(tokens: Tokens, name: str) -> Pitch:
    return Pitch(tokens[f"{name}_pitch_mm"], tokens[f"{name}_rule_mm"])


def _paint_row(
    book: Book, row: Row, sheet: Sheet, baseline: float, text_mm: float, listing: Tag
) -> None:
    """Paint one row. The strip repeats the figure, which is read as text: it is an artifact."""
    tokens, typesetter, grid = book.tokens("figure_rows"), book.typesetter, sheet.grid
    body = listing.add("LI").add("LBody")
    typesetter.place(row.value, sheet, grid.left_mm, baseline, body)
    first = baseline - max(len(row.caption.lines) - 1, 0) * row.caption.style.leading_mm
    typesetter.place(row.caption, sheet, grid.left_mm + text_mm, first, body)
    value = reading_value(row.figure.value)
    if value is None:
        return
    width, height = tokens["strip_width_mm"], tokens["strip_mm"]
    paint_strip(
        sheet,
        grid.right_mm - width,
        baseline - height,
        width,
        height,
        value,
        tokens.count("strip_ticks"),
        typesetter.palette[tokens.name("value_colour")],
        typesetter.palette[tokens.name("off_colour")],
        tokens["strip_on"],
    )
