"""Expressions over cells: what a slot prints and what a claim rests on.

Takes nothing but values that a caller looks up; gives the tree (:class:`Cell`, :class:`Number`,
:class:`Binary`, :class:`Call`), its value, the cells it names and its text. Never opens a table:
:mod:`authoring.edition.grammar` reads expressions, :mod:`authoring.edition.bind` evaluates them.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from authoring.problems import AuthoringError, quote

WILDCARD: Final = "*"

Operator = Literal["+", "-", "*", "/"]
Function = Literal["sum", "max", "min"]

Segment = Literal["edition", "table", "row", "column"]


@dataclass(frozen=True, slots=True)
class CellRef:
    """The name of a cell, by ids; of this edition when ``edition`` is None.

    ``row`` and ``column`` may be ``*`` for all; of a column of two measures either half may be
    (``*.agree``).
    """

    table: str
    row: str
    column: str
    edition: str | None = None

    def __str__(self) -> str:
        """Return the reference as the edition language writes it."""
        path = f"{self.table}/{self.row}/{self.column}"
        return f"{self.edition}:{path}" if self.edition else path

    @property
    def is_pattern(self) -> bool:
        """Say whether the reference may stand for several cells."""
        return self.row == WILDCARD or WILDCARD in self.column.split(".")

    def matches_row(self, row: str) -> bool:
        """Say whether the reference names ``row``."""
        return self.row in (WILDCARD, row)

    def matches_column(self, column: str) -> bool:
        """Say whether the reference names ``column``."""
        if self.column in (WILDCARD, column):
            return True
        wanted, given = self.column.split("."), column.split(".")
        return len(wanted) == len(given) and all(
            want in (WILDCARD, have) for want, have in zip(wanted, given, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Cell:
    """A reference where it is written; ``offset`` counts characters of the raw text."""

    ref: CellRef
    offset: int = 0

    def __str__(self) -> str:
        """Return the reference."""
        return str(self.ref)

    def offset_of(self, segment: Segment) -> int:
        """Return the offset of one segment of the reference in the raw text."""
        start = self.offset
        if segment == "edition":
            return start
        if self.ref.edition is not None:
            start += len(self.ref.edition) + 1
        if segment == "table":
            return start
        start += len(self.ref.table) + 1
        return start if segment == "row" else start + len(self.ref.row) + 1


@dataclass(frozen=True, slots=True)
class Number:
    """A number inside an expression, such as the 100 of a complement."""

    value: Decimal

    def __str__(self) -> str:
        """Return the number with a decimal point."""
        return f"{self.value:f}"


@dataclass(frozen=True, slots=True)
class Binary:
    """Two expressions and what is done with them; ``offset`` is the operator's."""

    operator: Operator
    left: Expression
    right: Expression
    offset: int = 0

    def __str__(self) -> str:
        """Return the operation with the brackets that it needs."""
        left, right = str(self.left), str(self.right)
        if isinstance(self.left, Binary) and rank(self.left) < rank(self):
            left = f"({left})"
        if isinstance(self.right, Binary) and rank(self.right) <= rank(self):
            right = f"({right})"
        return f"{left} {self.operator} {right}"


@dataclass(frozen=True, slots=True)
class Call:
    """A function of all values of its arguments; ``offset`` is the name's."""

    function: Function
    arguments: tuple[Expression, ...]
    offset: int = 0

    def __str__(self) -> str:
        """Return the call."""
        return f"{self.function}({', '.join(map(str, self.arguments))})"


Expression = Cell | Number | Binary | Call

ARITHMETIC: Final[Mapping[Operator, Callable[[Decimal, Decimal], Decimal]]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": operator.truediv,
}


class DivisionByZeroError(AuthoringError):
    """A division by a value that is zero; ``offset`` is the operator's."""

    def __init__(self, divisor: Expression, offset: int) -> None:
        super().__init__(f"{quote(divisor)} is 0, and nothing can be divided by it")
        self.offset = offset


def rank(operation: Binary) -> int:
    """Return how tightly an operation binds."""
    return 0 if operation.operator in "+-" else 1


def walk(expression: Expression) -> Iterator[Expression]:
    """Yield the expression and all that it is made of, from left to right."""
    yield expression
    if isinstance(expression, Binary):
        yield from walk(expression.left)
        yield from walk(expression.right)
    elif isinstance(expression, Call):
        for argument in expression.arguments:
            yield from walk(argument)


def cells_of(expression: Expression) -> tuple[Cell, ...]:
    """Return the cells that an expression names, in order of writing."""
    return tuple(node for node in walk(expression) if isinstance(node, Cell))


def divides(expression: Expression) -> bool:
    """Say whether an expression divides, so that its value may have no end of decimals."""
    return any(isinstance(node, Binary) and node.operator == "/" for node in walk(expression))


def evaluate(expression: Expression, values_of: Callable[[Cell], Sequence[Decimal]]) -> Decimal:
    """Return the value of an expression.

    ``values_of`` gives the values of a cell: one, or several for a pattern, which stands only
    among the arguments of a function.

    Raises:
        DivisionByZeroError: when a divisor is zero.
    """
    if isinstance(expression, Number):
        return expression.value
    if isinstance(expression, Cell):
        return values_of(expression)[0]
    if isinstance(expression, Call):
        values = [
            value
            for argument in expression.arguments
            for value in (
                values_of(argument)
                if isinstance(argument, Cell)
                else (evaluate(argument, values_of),)
            )
        ]
        return apply_function(expression.function, values)
    left, right = evaluate(expression.left, values_of), evaluate(expression.right, values_of)
    if expression.operator == "/" and right == 0:
        raise DivisionByZeroError(expression.right, expression.offset)
    return ARITHMETIC[expression.operator](left, right)


def apply_function(function: Function, values: Sequence[Decimal]) -> Decimal:
    """Return the sum, the highest or the lowest of at least one value."""
    match function:
        case "sum":
            return sum(values, Decimal(0))
        case "max":
            return max(values)
        case "min":
            return min(values)
