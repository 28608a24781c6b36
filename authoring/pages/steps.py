"""Practical steps: a numbered row each, on a page of a chapter.

Takes the steps; adds one page. Up to five steps have a heading and items beside it; more have a
heading and a line. Section 6 of the art direction.
"""

from __future__ import annotations

from authoring.display import Tag
from authoring.edition.model import Step, Steps
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.items import measure_items, paint_items, set_items
from authoring.pages.limits import check_lines
from authoring.pages.sheet import Sheet


def compose_steps(book: Book, steps: Steps, running: str, parent: Tag) -> None:
    """Add a page of steps to a chapter whose tag is ``parent``."""
    sheet = book.add_sheet("steps", running)
    tokens, typesetter, grid = book.tokens("steps"), book.typesetter, sheet.grid
    tag = parent.add("Sect")
    name = title_of(steps.title)
    book.open_part(sheet, steps.id, name, 2)
    book.entries.append(Entry(name, book.style.words["steps"], sheet.number, steps.id, False))
    title = typesetter.set(steps.title, "title_l", grid.text_width_mm)
    check_lines(book, steps.title, title, 1, "title")
    typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H3")
    lead = typesetter.set(steps.lead, "lead", grid.width(tokens.count("lead_columns")))
    check_lines(book, steps.lead, lead, tokens.count("lead_lines"), "lead")
    typesetter.place(lead, sheet, grid.left_mm, tokens["lead_baseline_mm"], tag)
    _paint_rows(book, steps, sheet, tag)


def _paint_rows(book: Book, steps: Steps, sheet: Sheet, tag: Tag) -> None:
    tokens, grid = book.tokens("steps"), sheet.grid
    few = len(steps.steps) <= tokens["few"]
    pitch = tokens["row_pitch_mm" if few else "many_pitch_mm"]
    colour = book.typesetter.palette[tokens.name("rule_colour")]
    for index, step in enumerate(steps.steps):
        top = tokens["rows_y_mm"] + index * pitch
        sheet.rule(grid.left_mm, top, grid.right_mm, top, colour, book.style.lines["ruler_pt"])
        paint = _paint_step if few else _paint_line
        paint(book, step, index + 1, sheet, top, tag)


def _paint_number(
    book: Book, number: int, style: str, sheet: Sheet, baseline_mm: float, heading: Tag
) -> None:
    tokens, grid = book.tokens("steps"), sheet.grid
    width = grid.x(tokens.count("text_column")) - grid.left_mm
    block = book.typesetter.set(f"{number} ", style, width, colour=tokens.name("number_colour"))
    book.typesetter.place(block, sheet, grid.left_mm, baseline_mm, heading, "Span")


def _paint_step(book: Book, step: Step, number: int, sheet: Sheet, top: float, tag: Tag) -> None:
    """Paint a step with its heading and its items in two columns."""
    tokens, typesetter, grid = book.tokens("steps"), book.typesetter, sheet.grid
    text_column, item_column = tokens.count("text_column"), tokens.count("item_column")
    heading = tag.add("H4")
    _paint_number(book, number, "figure_xl", sheet, top + tokens["number_mm"], heading)
    block = typesetter.set(step.heading, "h2", grid.width(item_column - text_column))
    check_lines(book, step.heading, block, tokens.count("heading_lines"), "heading")
    typesetter.place(block, sheet, grid.x(text_column), top + tokens["heading_mm"], heading, "Span")
    x = grid.x(item_column)
    items = set_items(book, step.items, grid.right_mm - x)
    lines = sum(len(item.lines) for item in items)
    if lines > tokens["item_lines"]:
        gap = book.style.setting["bullet_gap_mm"]
        typesetter.complain(
            step.heading,
            f"the items of the step take {lines} lines, {measure_items(items, gap):g} mm from the "
            f"first to the last; {tokens['item_lines']:g} lines fit",
            "shorten them or drop one",
            "items-too-long",
        )
    paint_items(
        book,
        items,
        sheet,
        x,
        top + tokens["items_mm"],
        book.style.setting["bullet_gap_mm"],
        tag,
    )


def _paint_line(book: Book, step: Step, number: int, sheet: Sheet, top: float, tag: Tag) -> None:
    """Paint a step as a heading over one line of text."""
    tokens, typesetter, grid = book.tokens("steps"), book.typesetter, sheet.grid
    x = grid.x(tokens.count("text_column"))
    heading = tag.add("H4")
    _paint_number(book, number, "figure_l", sheet, top + tokens["many_number_mm"], heading)
    title = typesetter.set(step.heading, "h2", grid.right_mm - x)
    check_lines(book, step.heading, title, 1, "heading")
    typesetter.place(title, sheet, x, top + tokens["many_heading_mm"], heading, "Span")
    first, *more = step.items
    if more:
        typesetter.complain(
            step.heading,
            f"the step has {len(step.items)} items, one fits beside so many",
            "join them into one line",
            "items-too-long",
        )
    line = typesetter.set(first, "item", grid.right_mm - x)
    check_lines(book, first, line, 1, "item")
    typesetter.place(line, sheet, x, top + tokens["many_item_mm"], tag)
