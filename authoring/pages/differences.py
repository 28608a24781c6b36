"""The differences between groups in a list: a title, and a dot plot that fills the page.

Takes the list of a chapter; adds a page, and a second one where the rows are too many. The page's
title stands for that of the chart. Section 6 of the art direction.
"""

from __future__ import annotations

import math
from dataclasses import replace

from authoring.charts.model import ResolvedChart
from authoring.display import Tag
from authoring.edition.model import Differences
from authoring.pages.book import Book, PlacedChart, title_of
from authoring.pages.content import resolve_for
from authoring.pages.limits import check_lines
from authoring.pages.sheet import Sheet

_SLACK_MM = 1e-6


def compose_differences(book: Book, differences: Differences, parent: Tag, running: str) -> None:
    """Add a list of differences to a book; the flow of its chapter must be closed."""
    tag = parent.add("Sect")
    sheet = book.add_sheet("differences", running)
    title = title_of(differences.title)
    book.open_part(sheet, differences.id, title, 2)
    sheet.opens_section = False
    top = _paint_title(book, differences, sheet, tag, title)
    resolved = resolve_for(book.typesetter, book.edition, differences.chart)
    if resolved is None:
        return
    whole: ResolvedChart | None = resolved
    rest: ResolvedChart | None = _without_title(book, resolved)
    chart_tag = tag.add("Sect")
    while rest is not None:
        parts = _part(rest, book.style.grid["last_baseline_mm"] - top)
        first, rest = (rest, None) if parts is None else parts
        _put(book, differences, first, sheet, top, chart_tag, whole)
        whole = None
        if rest is not None:
            sheet = book.add_sheet("differences", running)
            continued = f"{title} {book.style.words['continued']}"
            top = _paint_title(book, differences, sheet, tag, continued)
            chart_tag = tag.add("Sect")
            rest = _without_title(book, rest)


def _paint_title(book: Book, differences: Differences, sheet: Sheet, tag: Tag, words: str) -> float:
    """Paint the page's title and return where the ruler stands below it."""
    tokens, typesetter, grid = book.tokens("differences"), book.typesetter, sheet.grid
    own = words == title_of(differences.title)
    text = differences.title if own else words
    title = typesetter.set(text, "h1", grid.text_width_mm)
    if own:
        check_lines(book, differences.title, title, tokens.count("title_lines"), "title")
    typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H3")
    return tokens["chart_mm"] + tokens["second_line_mm"] * max(len(title.lines) - 1, 0)


def _without_title(book: Book, chart: ResolvedChart) -> ResolvedChart:
    """Return a chart under its ruler alone: the page has its title, each row its own question."""
    body = book.tokens("differences")["body_mm"]
    bare = replace(chart.head, title=(), question=(), body_mm=body)
    return replace(chart, head=bare, continued=bare)


def _part(chart: ResolvedChart, room_mm: float) -> tuple[ResolvedChart, ResolvedChart] | None:
    """Part a chart over as few pages as hold it, in even parts, between groups where these are.

    Returns None where the chart fits, or where no part of it does.
    """
    fixed, rows = chart.height_mm - chart.body_height_mm, len(chart.rows)
    body = chart.layout.body_mm
    most = sum(fixed + body(count) <= room_mm + _SLACK_MM for count in range(1, rows + 1))
    if most in (0, rows):
        return None
    pages = math.ceil(rows / most)
    even = math.ceil(rows / pages)
    least = max(rows - most * (pages - 1), 2)
    between = [
        count
        for count in range(least, most + 1)
        if chart.rows[count].group != chart.rows[count - 1].group
    ]
    count = min(between, key=lambda count: abs(count - even), default=even)
    return chart.split(fixed + body(count)) or chart.split(room_mm)


def _put(
    book: Book,
    differences: Differences,
    chart: ResolvedChart,
    sheet: Sheet,
    top_mm: float,
    tag: Tag,
    whole: ResolvedChart | None,
) -> None:
    """Give a chart its place; its note stands at a fixed height below a chart that fills a page."""
    tokens, limit = book.tokens("differences"), book.style.grid["last_baseline_mm"]
    foot = top_mm + chart.head.body_mm + chart.body_height_mm
    last = foot + chart.note.height_mm
    if last > limit + _SLACK_MM:
        book.typesetter.complain(
            differences.title,
            f"the list is {last - top_mm:.1f} mm high, {limit - top_mm:.1f} mm are free, "
            "and it has no place to be parted",
            "shorten the sentences of its rows",
            "chart-too-high",
        )
    at = tokens["note_mm"]
    lower = at + chart.note.height_mm - chart.note.first_mm
    fills = foot > tokens["note_from_mm"] and foot + chart.note.first_mm <= at and lower <= limit
    book.charts.append(
        PlacedChart(sheet, chart, sheet.grid.left_mm, top_mm, tag, at if fills else None, whole)
    )
