"""Where the prose of a practice case goes: how high the picture is, and how many pages it takes.

Takes rows and the texts that they share their pages with; gives positions. It paints nothing. A
short story makes the picture higher, so that the right page is filled; a long one first takes the
finding together, then the space above the prose, and then further pages.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from authoring.pages.book import Book
from authoring.pages.columns import Row, fit_above_notes, height
from authoring.pages.typesetter import Block

_SLACK_MM = 1e-6
_COLUMNS = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """The finding, set as usual and over the whole width."""

    usual: Block
    wide: Block


@dataclass(frozen=True, slots=True)
class CompanyBox:
    """The texts of the box about the company, and its height."""

    title: Block
    texts: tuple[Block, ...]
    height_mm: float


@dataclass(frozen=True, slots=True)
class ProsePage:
    """The prose of one page: its first baseline, the rows of each column and the page's notes."""

    top_mm: float
    last_mm: float
    parts: tuple[tuple[int, int], ...]
    notes: tuple[str, ...]
    lines: int

    @property
    def room(self) -> float:
        """Return the distance from the first baseline to the last that is free."""
        return self.last_mm - self.top_mm


@dataclass(frozen=True, slots=True)
class Plan:
    """A spread with all its heights settled, and the pages after it."""

    slot_mm: float
    title_mm: float
    lead_mm: float
    finding: Block
    box_mm: float
    pages: tuple[ProsePage, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    """One way to lay out the spread: the finding, the prose's tops, and the slot's growth."""

    finding: Block
    left_mm: float
    right_mm: float
    growth_mm: float = 0.0


def plan_spread(
    book: Book,
    rows: Sequence[Row],
    finding: Finding,
    box: CompanyBox,
    title_lines: int,
    lead_lines: int,
) -> Plan:
    """Return the plan of a case.

    The first way in which the story fits the spread is taken; a story that fits none goes on after
    it. Then the slot grows, step by step, while the last page is not filled.
    """
    tokens = book.tokens("practice")
    more_lead = max(lead_lines - tokens.count("lead_usual_lines"), 0)
    text_mm = tokens["text_baseline_mm"] + more_lead * tokens["lead_line_mm"]
    chosen, pages = _choose(book, rows, finding, box, text_mm)
    while not _is_filled(book, pages):
        step = tokens["step_mm"]
        grown = replace(chosen, left_mm=chosen.left_mm + step, growth_mm=chosen.growth_mm + step)
        more = _pour(book, rows, grown, box)
        left = more[0]
        short = left.room < (tokens["left_lines"] - 1) * book.style.grid["baseline_mm"] - _SLACK_MM
        if short or len(more) > len(pages):
            break
        chosen, pages = grown, more
    lower = tokens["one_line_mm"] if title_lines < tokens["title_lines"] else 0.0
    return Plan(
        slot_mm=tokens["slot_mm"] + lower + chosen.growth_mm,
        title_mm=tokens["title_baseline_mm"] + lower + chosen.growth_mm,
        lead_mm=tokens["lead_baseline_mm"] + chosen.growth_mm,
        finding=chosen.finding,
        box_mm=_box_top(book, box, pages[1].notes),
        pages=pages,
    )


def _choose(
    book: Book, rows: Sequence[Row], finding: Finding, box: CompanyBox, text_mm: float
) -> tuple[_Choice, tuple[ProsePage, ...]]:
    ways = list(_ways(book, finding, text_mm))
    poured = [(way, _pour(book, rows, way, box)) for way in ways]
    return next(((way, pages) for way, pages in poured if len(pages) == 2), poured[0])


def _ways(book: Book, finding: Finding, text_mm: float) -> Iterator[_Choice]:
    """Yield the ways to lay out the right page, the airiest first."""
    tokens, grid = book.tokens("practice"), book.style.grid["baseline_mm"]
    for block in (finding.usual, finding.wide):
        lines = len(block.lines)
        more = (lines - tokens["finding_usual_lines"]) * tokens["finding_line_mm"]
        yield _Choice(block, text_mm, tokens["right_text_mm"] + more)
    for block in (finding.usual, finding.wide):
        last = tokens["finding_baseline_mm"] + (len(block.lines) - 1) * block.style.leading_mm
        near = math.ceil((last + tokens["right_near_mm"]) / grid - _SLACK_MM) * grid
        yield _Choice(block, text_mm, near)


def _is_filled(book: Book, pages: Sequence[ProsePage]) -> bool:
    last, grid = pages[-1], book.style.grid["baseline_mm"]
    room = math.floor(last.room / grid + _SLACK_MM) + 1
    return last.lines >= book.tokens("practice")["right_filled"] * room


def _pour(
    book: Book, rows: Sequence[Row], choice: _Choice, box: CompanyBox
) -> tuple[ProsePage, ...]:
    """Break the rows over the spread and as many pages as they need after it."""
    tokens = book.tokens("practice")
    last = book.style.grid["last_baseline_mm"]
    tops = [choice.left_mm, choice.right_mm]
    pages: list[ProsePage] = []
    start = 0
    while start < len(rows) or len(pages) < len(tops):
        spread = len(pages) < len(tops)
        top = tops[len(pages)] if spread else tokens["more_text_mm"]
        boxed = len(pages) == 1
        page = _fill_page(book, rows, start, top, last, box if boxed else None, force=not spread)
        pages.append(page)
        start = page.parts[-1][1]
    return tuple(pages)


def _fill_page(
    book: Book,
    rows: Sequence[Row],
    start: int,
    top_mm: float,
    last_mm: float,
    box: CompanyBox | None,
    *,
    force: bool,
) -> ProsePage:
    notes, grid = book.notes(), book.style.grid
    width = grid["columns"] * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]

    def limit(marked: Sequence[str]) -> float:
        if box is None:
            return last_mm - notes.height_mm(marked, width)
        return _box_top(book, box, marked) - book.tokens("practice")["box_clear_mm"]

    parts, used = fit_above_notes(
        rows,
        start,
        _COLUMNS,
        top_mm,
        limit,
        baseline_mm=grid["baseline_mm"],
        keep=book.tokens("section").count("keep_lines"),
        force=force,
    )
    lines = max(height(rows, begin, end) for begin, end in parts)
    return ProsePage(top_mm, limit(used), tuple(parts), tuple(used), lines)


def _box_top(book: Book, box: CompanyBox, notes: Sequence[str]) -> float:
    """Return the top of the box: its foot stands low on the page, or above the page's notes."""
    tokens, grid = book.tokens("practice"), book.style.grid
    width = grid["columns"] * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]
    above = book.notes().height_mm(notes, width)
    lines = math.ceil(above / grid["baseline_mm"] - _SLACK_MM)
    return tokens["box_bottom_mm"] - lines * grid["baseline_mm"] - box.height_mm
