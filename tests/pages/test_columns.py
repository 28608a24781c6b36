from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.pages.columns import Kind, Row, break_columns, fill, height, may_break
from authoring.pages.typesetter import Block
from authoring.style.model import TextStyle
from authoring.text.paragraph import Line

STYLE = TextStyle("body", "Serif", 400, 9.4, 4.5, "ink")
LINE = Line(runs=(), width_mm=10.0, indent_mm=0.0)
KEEP = 2


def rows_of(*pieces: tuple[Kind, int]) -> list[Row]:
    """Return rows for blocks of a kind and a number of lines; headings have a line above."""
    rows: list[Row] = []
    for kind, lines in pieces:
        block = Block(STYLE, "ink", 50.0, (), (LINE,) * lines, ((),) * lines)
        space = 1 if kind == "heading" and rows else 0
        rows += [Row(block, line, kind, space if line == 0 else 0) for line in range(lines)]
    return rows


def test_a_column_top_drops_the_space_above_a_heading() -> None:
    rows = rows_of(("text", 3), ("heading", 1), ("text", 3))
    assert height(rows, 0, len(rows)) == 8
    assert height(rows, 3, len(rows)) == 4


def test_a_heading_keeps_two_lines_of_its_text() -> None:
    rows = rows_of(("text", 4), ("heading", 1), ("text", 5))
    assert [end for end in range(1, len(rows)) if may_break(rows, end, KEEP)] == [2, 4, 7, 8]


def test_a_paragraph_of_three_lines_stays_whole() -> None:
    rows = rows_of(("text", 3), ("text", 3))
    assert [end for end in range(1, len(rows)) if may_break(rows, end, KEEP)] == [3]


def test_a_heading_before_a_short_paragraph_keeps_all_of_it() -> None:
    rows = rows_of(("text", 4), ("heading", 1), ("text", 1), ("text", 4))
    assert not may_break(rows, 5, KEEP)
    assert not may_break(rows, 6, KEEP)


def test_text_that_fits_is_balanced_to_within_one_line() -> None:
    rows = rows_of(("text", 21))
    parts = break_columns(rows, 0, 2, 30, KEEP)
    assert [end - begin for begin, end in parts] == [11, 10]


def test_text_that_does_not_fit_fills_its_columns() -> None:
    rows = rows_of(("text", 40))
    assert break_columns(rows, 0, 2, 10, KEEP) == [(0, 10), (10, 20)]


def test_a_column_too_low_for_what_belongs_together_stays_empty() -> None:
    rows = rows_of(("heading", 1), ("text", 5))
    assert fill(rows, 0, 2, KEEP) == 0
    assert fill(rows, 0, 3, KEEP) == 3


pieces = st.lists(
    st.tuples(st.sampled_from(["text", "heading", "item"]), st.integers(1, 9)), min_size=1
)


@settings(max_examples=400)
@given(pieces, st.integers(1, 4), st.integers(12, 40))
def test_columns_lose_nothing_and_keep_their_order(
    pieces: list[tuple[Kind, int]], columns: int, capacity: int
) -> None:
    rows = rows_of(*pieces)
    start, seen, pages = 0, [], 0
    while start < len(rows):
        parts = break_columns(rows, start, columns, capacity, KEEP)
        if parts[-1][1] == start:
            parts = break_columns(rows, start, columns, capacity, KEEP, force=True)
        for begin, end in parts:
            assert begin == (seen[-1] + 1 if seen else 0)
            assert height(rows, begin, end) <= capacity
            seen += range(begin, end)
        assert parts[-1][1] > start
        start = parts[-1][1]
        pages += 1
    assert seen == list(range(len(rows)))
    assert pages <= len(rows)
