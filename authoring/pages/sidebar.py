"""The sidebar: a box of paper beside the prose, with an optional figure and its strip.

Takes a sidebar's texts; gives a measured box that can be painted once its height is settled.
Section 6 of the art direction.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.edition.model import KeyFigure, Sidebar
from authoring.pages.book import Book
from authoring.pages.figures import reading_value
from authoring.pages.ornaments import paint_strip
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block
from authoring.style.model import Tokens


@dataclass(frozen=True, slots=True)
class Element:
    """A block of the box and its first baseline, from the top of the box."""

    block: Block
    baseline_mm: float
    role: str


@dataclass(frozen=True, slots=True)
class SidebarBox:
    """A sidebar with all heights known.

    ``height_mm`` is the least height; ``source`` hangs from the bottom, whatever the height is.
    ``compare_mm`` is where the caption of the compared value begins: under the hand.
    """

    sidebar: Sidebar
    elements: tuple[Element, ...]
    source: Block | None
    height_mm: float
    strip_mm: float | None
    notes: tuple[str, ...]
    compare_mm: float = 0.0


def measure_sidebar(book: Book, sidebar: Sidebar, heading: str) -> SidebarBox:
    """Set a sidebar's texts and stack them on the baseline grid.

    The box begins half a line above the grid, so every text baseline is a whole number of lines
    and a half below its top.
    """
    tokens, grid = book.tokens("sidebar"), book.style.grid
    width = _inner_width(book)
    typesetter = book.typesetter
    title = typesetter.set(sidebar.title, "chart_title", width)
    elements = [Element(title, tokens["title_mm"], heading)]
    y = tokens["title_mm"] + (len(title.lines) - 1) * title.style.leading_mm
    strip: float | None = None
    compare = 0.0
    if sidebar.figure is not None:
        compare = _compare_mm(sidebar.figure, width, tokens)
        y, strip = _stack_figure(book, sidebar.figure, elements, y, compare)
    y = _snap(y + tokens["text_gap_mm"], book)
    notes: list[str] = []
    for index, text in enumerate(sidebar.text):
        block = typesetter.set(text, "box", width)
        y += (tokens["paragraph_gap_mm"] + block.style.leading_mm) if index else 0.0
        elements.append(Element(block, y, "P"))
        y += (len(block.lines) - 1) * block.style.leading_mm
        notes += [note for line in block.notes for note in line]
    source = None
    if sidebar.source is not None:
        source = typesetter.set(sidebar.source, "note", width, colour=tokens.name("source_colour"))
        y += tokens["source_gap_mm"] + (len(source.lines) - 1) * source.style.leading_mm
    height = y + tokens["padding_mm"]
    lines = -(-height // grid["baseline_mm"])
    return SidebarBox(
        sidebar, tuple(elements), source, lines * grid["baseline_mm"], strip, tuple(notes), compare
    )


def _inner_width(book: Book) -> float:
    tokens, grid = book.tokens("sidebar"), book.style.grid
    columns = tokens.count("columns")
    outer = columns * grid["column_mm"] + (columns - 1) * grid["gutter_mm"]
    return outer - 2 * tokens["padding_mm"]


def _snap(y_mm: float, book: Book) -> float:
    """Return the first baseline of the page's grid at or below a height inside the box."""
    line, top = book.style.grid["baseline_mm"], book.tokens("sidebar")["top_mm"]
    return -(-(top + y_mm - 1e-6) // line) * line - top


def _stack_figure(
    book: Book, figure: KeyFigure, elements: list[Element], y_mm: float, compare_mm: float
) -> tuple[float, float]:
    """Stack the figure and the captions under its strip; return the last baseline and the strip."""
    tokens, typesetter = book.tokens("sidebar"), book.typesetter
    width = _inner_width(book)
    y = y_mm + tokens["figure_mm"]
    value = typesetter.set(figure.value, "figure_l", width, colour=tokens.name("figure_colour"))
    elements.append(Element(value, y, "P"))
    strip = y + tokens["figure_gap_mm"]
    y = strip + tokens["strip_mm"] + tokens["strip_caption_mm"]
    gap = book.style.grid["gutter_mm"]
    room = compare_mm - gap if figure.compare_caption is not None else width
    caption = typesetter.set(figure.caption, "label_small", room)
    elements.append(Element(caption, y, "P"))
    lines = len(caption.lines)
    if figure.compare_caption is not None:
        compare = typesetter.set(
            figure.compare_caption,
            "value_small",
            width - compare_mm,
            colour=tokens.name("compare_colour"),
        )
        elements.append(Element(compare, y, "P"))
        lines = max(lines, len(compare.lines))
    return y + (lines - 1) * caption.style.leading_mm, strip


def paint_sidebar(
    book: Book,
    box: SidebarBox,
    sheet: Sheet,
    top_mm: float,
    height_mm: float,
    tag: Tag,
    column: int | None = None,
) -> None:
    """Paint a sidebar whose top and height are settled; it may begin at another column."""
    tokens, grid = book.tokens("sidebar"), sheet.grid
    palette = book.typesetter.palette
    x = grid.x(column or tokens.count("column"))
    width = grid.width(tokens.count("columns"))
    sheet.fill(x, top_mm, width, height_mm, palette[tokens.name("ground")])
    left = x + tokens["padding_mm"]
    for element in box.elements:
        text_left = left
        if _is_compare(box, element):
            text_left = left + box.compare_mm
        book.typesetter.place(
            element.block, sheet, text_left, top_mm + element.baseline_mm, tag, element.role
        )
    if box.strip_mm is not None and box.sidebar.figure is not None:
        _paint_strip(book, box.sidebar.figure, sheet, left, top_mm + box.strip_mm, tokens)
    if box.source is not None:
        leading = box.source.style.leading_mm
        last = top_mm + height_mm - tokens["padding_mm"]
        first = last - (len(box.source.lines) - 1) * leading
        book.typesetter.place(box.source, sheet, left, first, tag)


def _compare_mm(figure: KeyFigure, width_mm: float, tokens: Tokens) -> float:
    """Return where the caption of the compared value begins: at its hand, clear of both ends."""
    value = None if figure.compare is None else reading_value(figure.compare)
    share = (value or 0.0) / 100
    return width_mm * min(max(share, tokens["compare_from"]), tokens["compare_to"])


def _is_compare(box: SidebarBox, element: Element) -> bool:
    figure = box.sidebar.figure
    compare: Text | None = None if figure is None else figure.compare_caption
    return compare is not None and element.block.style.name == "value_small"


def _paint_strip(
    book: Book, figure: KeyFigure, sheet: Sheet, x_mm: float, y_mm: float, tokens: Tokens
) -> None:
    """Paint the figure to scale, and a hand at the value that it is compared with.

    The strip repeats the figure above it, which is read as text: it is an artifact.
    """
    value = reading_value(figure.value)
    if value is None:
        return
    palette, width = book.typesetter.palette, _inner_width(book)
    paint_strip(
        sheet,
        x_mm,
        y_mm,
        width,
        tokens["strip_mm"],
        value,
        tokens.count("strip_ticks"),
        palette[tokens.name("figure_colour")],
        palette[tokens.name("off_colour")],
        tokens["strip_on"],
    )
    other = None if figure.compare is None else reading_value(figure.compare)
    if other is not None:
        x = x_mm + width * other / 100
        sheet.rule(
            x,
            y_mm - tokens["hand_over_mm"],
            x,
            y_mm + tokens["strip_mm"],
            palette[tokens.name("hand_colour")],
            tokens["hand_pt"],
        )
