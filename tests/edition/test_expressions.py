"""Expressions: how they are read, printed, placed and worked out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.edition.expressions import (
    Binary,
    Call,
    Cell,
    CellRef,
    DivisionByZeroError,
    Expression,
    Number,
    evaluate,
)
from authoring.edition.grammar import read_expressions
from authoring.edition.markup import Part, Slot, parse_text
from authoring.edition.units import ExpressionUnit, MixedUnitsError, unit_of

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
cells = st.builds(
    CellRef, ids, ids, st.one_of(ids, st.builds("{}.{}".format, ids, ids)), st.none() | ids
).map(Cell)
numbers = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda value: Number(abs(value)))
expressions = st.recursive(
    cells,
    lambda inner: st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), inner | numbers, inner),
        st.builds(
            Call, st.sampled_from(["sum", "max", "min"]), st.lists(inner, min_size=1).map(tuple)
        ),
    ),
    max_leaves=6,
)


def parse(raw: str) -> tuple[Part, ...]:
    text, problems = parse_text(raw)
    assert not problems
    return text.parts


def read(written: str) -> Expression:
    found, problems = read_expressions(written, 0, len(written), patterns=False)
    assert not problems
    return found[0]


def without_offsets(node: Expression) -> Expression:
    match node:
        case Cell(ref):
            return Cell(ref)
        case Binary(operator, left, right):
            return Binary(operator, without_offsets(left), without_offsets(right))
        case Call(function, arguments):
            return Call(function, tuple(map(without_offsets, arguments)))
    return node


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("a/b/c - a/b/d", "a/b/c - a/b/d"),
        ("a/b/c \u2212 a/b/d", "a/b/c - a/b/d"),
        ("100 - a/b/c", "100 - a/b/c"),
        ("a/b/c - a/b/d - a/b/e", "a/b/c - a/b/d - a/b/e"),
        ("a/b/c - (a/b/d - a/b/e)", "a/b/c - (a/b/d - a/b/e)"),
        ("(a/b/c + a/b/d) / 2", "(a/b/c + a/b/d) / 2"),
        ("a/b/c + a/b/d / 2", "a/b/c + a/b/d / 2"),
        ("sum( a/b/c,a/b/d )", "sum(a/b/c, a/b/d)"),
        ("max(t/*/total)", "max(t/*/total)"),
        ("min(t/r/*.agree, 2024:t/r/*)", "min(t/r/*.agree, 2024:t/r/*)"),
        ("max(a/b/1,2/c/d)", "max(a/b/1, 2/c/d)"),
        ("2026-3-generaties:a-b/c-d/under-35.agree", "2026-3-generaties:a-b/c-d/under-35.agree"),
        ("1.5 * a/b/c", "1.5 * a/b/c"),
    ],
)
def test_expressions(written: str, tree: str) -> None:
    (slot,) = parse(f"{{{written}}}")
    assert isinstance(slot, Slot)
    assert str(slot.expression) == tree


def test_subtraction_is_read_from_the_left() -> None:
    (slot,) = parse("{a/b/c - a/b/d - a/b/e}")
    assert isinstance(slot, Slot)
    tree = slot.expression
    assert isinstance(tree, Binary)
    assert isinstance(tree.left, Binary)
    assert (tree.left.offset, tree.offset) == (7, 15)


@given(expressions)
def test_a_printed_expression_reads_back(tree: Expression) -> None:
    printed = str(tree)
    (found,), problems = read_expressions(printed, 0, len(printed), patterns=False)
    assert not problems
    assert without_offsets(found) == tree


@given(cells, st.sampled_from(["table", "row", "column", "edition"]))
def test_each_segment_of_a_cell_has_its_place(cell: Cell, segment: str) -> None:
    raw = f"ab {{{cell}}}"
    (found,), _ = read_expressions(raw, 4, len(raw) - 1, patterns=False)
    assert isinstance(found, Cell)
    name = getattr(cell.ref, segment)
    if name is not None:
        start = found.offset_of(segment)  # type: ignore[arg-type]
        assert raw[start : start + len(name)] == name
        assert raw[start + len(name)] in ":/}"


def test_numbers_in_expressions_are_exact() -> None:
    (slot,) = parse("{0.1 * a/b/c}")
    assert isinstance(slot, Slot)
    assert isinstance(slot.expression, Binary)
    assert slot.expression.left == Number(Decimal("0.1"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("t/a/x - t/b/x - t/c/x", "33"),
        ("t/a/x - (t/b/x - t/c/x)", "47"),
        ("t/b/x + t/c/x * 2", "24"),
        ("(t/b/x + t/c/x) / 2", "8.5"),
        ("t/a/x / t/b/x / 2", "2.5"),
        ("sum(t/a/x, t/b/x, 1)", "61"),
        ("max(t/*/x)", "50"),
        ("min(t/*/x, 100)", "7"),
        ("max(t/b/x + t/c/x, t/b/x)", "17"),
        ("0.1 * 3 * t/b/x", "3"),
    ],
)
def test_values(written: str, value: str) -> None:
    rows = {"a": Decimal(50), "b": Decimal(10), "c": Decimal(7)}

    def values_of(cell: Cell) -> list[Decimal]:
        return [value for row, value in rows.items() if cell.ref.matches_row(row)]

    assert evaluate(read(written), values_of) == Decimal(value)


def test_a_division_by_zero_names_the_divisor_and_its_place() -> None:
    with pytest.raises(DivisionByZeroError) as caught:
        evaluate(read("t/a/x / (t/b/x - t/c/x)"), lambda _: [Decimal(5)])
    assert str(caught.value) == '"t/b/x - t/c/x" is 0, and nothing can be divided by it'
    assert caught.value.offset == 6


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("p/a/x", "percent"),
        ("100 - p/a/x", "percent"),
        ("p/a/x - p/b/x", "points"),
        ("p/a/x + p/b/x", "percent"),
        ("p/a/x + (p/a/x - p/b/x)", "percent"),
        ("p/a/x / p/b/x", "ratio"),
        ("p/a/x / 2", "percent"),
        ("2 * p/a/x", "percent"),
        ("max(p/a/x, p/b/x)", "percent"),
        ("max(p/a/x, p/b/x) - p/c/x", "points"),
        ("e/a/x / c/a/x", "euro"),
        ("c/a/x * e/a/x", "euro"),
        ("c/a/x / c/b/x", "ratio"),
        ("100 * c/a/x", "count"),
    ],
)
def test_units(written: str, unit: str) -> None:
    assert unit_of(read(written), unit_of_table) == unit


@pytest.mark.parametrize(
    ("written", "offset"),
    [("p/a/x + e/a/x", 6), ("e/a/x * p/a/x", 6), ("p/a/x / e/a/x", 6), ("sum(p/a/x, c/a/x)", 0)],
)
def test_units_that_do_not_go_together(written: str, offset: int) -> None:
    with pytest.raises(MixedUnitsError) as caught:
        unit_of(read(written), unit_of_table)
    assert caught.value.offset == offset


def unit_of_table(cell: Cell) -> ExpressionUnit:
    units: Mapping[str, ExpressionUnit] = {"p": "percent", "e": "euro", "c": "count"}
    return units[cell.ref.table]
