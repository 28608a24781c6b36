"""Lines of prose into columns: widows, orphans, headings with their text, balance.

Takes rows on the baseline grid; gives break positions. It knows no page and paints nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from authoring.pages.typesetter import Block

_SLACK_MM = 1e-6

Kind = Literal["text", "heading", "item"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a block of prose.

    ``line`` is its index in the block; ``space`` the number of blank rows above it, which fall
    away at the top of a column.
    """

    block: Block
    line: int
    kind: Kind
    space: int = 0

    @property
    def notes(self) -> tuple[str, ...]:
        """Return the notes whose marks stand in this row."""
        return self.block.notes[self.line]


def height(rows: Sequence[Row], start: int, end: int) -> int:
    """Return how many lines of the grid the rows ``start`` to ``end`` take in one column."""
    if end <= start:
        return 0
    return end - start + sum(row.space for row in rows[start + 1 : end])


def may_break(rows: Sequence[Row], end: int, keep: int) -> bool:
    """Tell whether a column may end before row ``end``.

    At least ``keep`` lines of a paragraph stay together on either side, or the whole of a shorter
    one; a heading keeps at least ``keep`` lines of what follows.
    """
    if end <= 0 or end >= len(rows):
        return True
    before, after = rows[end - 1], rows[end]
    if before.block is after.block:
        if before.kind == "heading":
            return False
        left = len(before.block.lines) - after.line
        return after.line >= keep and left >= keep
    if before.kind == "heading":
        return False
    return not _parts_heading(rows, end, keep)


def _parts_heading(rows: Sequence[Row], end: int, keep: int) -> bool:
    """Tell whether fewer than ``keep`` lines would stand between a heading and the break."""
    for distance, row in enumerate(reversed(rows[max(end - keep, 0) : end])):
        if row.kind == "heading":
            return distance < keep
    return False


def fill(rows: Sequence[Row], start: int, capacity: int, keep: int, force: bool = False) -> int:
    """Return the end of the longest run from ``start`` that fits a column of so many lines.

    A column too low for what must stay together is left empty; ``force`` fills it to the brim
    instead, for a column than which none is higher.
    """
    end = start
    while end < len(rows) and height(rows, start, end + 1) <= capacity:
        end += 1
    brim = end
    while end > start and not may_break(rows, end, keep):
        end -= 1
    return brim if force and end == start else end


def break_columns(
    rows: Sequence[Row], start: int, columns: int, capacity: int, keep: int, force: bool = False
) -> list[tuple[int, int]]:
    """Fill columns of equal height and return a (start, end) for each.

    What fits all columns together is balanced: the columns are as low as the rules of keeping
    allow. What does not fit fills them, and the rest is left to the next page. ``force`` sets text
    that no column can hold together rather than nothing.
    """
    filled = _fill_all(rows, start, columns, capacity, keep, force)
    if filled[-1][1] < len(rows):
        return filled
    low = -(-height(rows, start, len(rows)) // columns)
    for lines in range(max(low - 1, 1), capacity + 1):
        balanced = _fill_all(rows, start, columns, lines, keep, False)
        if balanced[-1][1] == len(rows):
            return balanced
    return filled


def fit_above_notes(
    rows: Sequence[Row],
    start: int,
    columns: int,
    top_mm: float,
    limit_of: Callable[[Sequence[str]], float],
    *,
    baseline_mm: float,
    keep: int,
    beside: Sequence[str] = (),
    force: bool = False,
) -> tuple[list[tuple[int, int]], list[str]]:
    """Break rows into a page's columns above the notes that their marks call for.

    ``limit_of`` gives the last free baseline in mm above some notes; ``beside`` are the notes of
    what stands next to the columns. Returns a (start, end) for each column, and the page's notes.

    The notes that room is kept for only grow, so this ends; a mark that moves to the next page
    because of its own note takes the note with it.
    """
    kept = list(beside)
    while True:
        capacity = math.floor((limit_of(kept) - top_mm) / baseline_mm + _SLACK_MM) + 1
        parts = break_columns(rows, start, columns, max(capacity, 0), keep, force=force)
        found = [note for row in rows[start : parts[-1][1]] for note in row.notes]
        if set(found) <= set(kept):
            return parts, list(dict.fromkeys([*beside, *found]))
        kept = list(dict.fromkeys([*kept, *found]))


def _fill_all(
    rows: Sequence[Row], start: int, columns: int, capacity: int, keep: int, force: bool
) -> list[tuple[int, int]]:
    ends = []
    for _ in range(columns):
        end = fill(rows, start, capacity, keep, force)
        ends.append((start, end))
        start = end
    return ends
