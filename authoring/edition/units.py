"""The unit of an expression: what a difference, a ratio or a sum of cells counts.

Takes the units of cells; gives one unit or says which two do not go together. Never converts a
value.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, Literal

from authoring.data.tables import Unit
from authoring.edition.expressions import Binary, Cell, Expression, Number
from authoring.problems import AuthoringError

# "pure" is a number of the editor's own, such as the 100 of a complement; "ratio" is what is left
# when a value is divided by one of the same unit.
ExpressionUnit = Unit | Literal["ratio", "pure"]

# One and many, as Dutch counts time: "1 dag", "14 dagen", "5 jaar".
NOUNS: Final[Mapping[ExpressionUnit, tuple[str, str]]] = {
    "hours": ("uur", "uur"),
    "days": ("dag", "dagen"),
    "months": ("maand", "maanden"),
    "years": ("jaar", "jaar"),
}

PLAIN: Final = frozenset[ExpressionUnit]({"pure", "count", "ratio"})


class MixedUnitsError(AuthoringError):
    """Two units in one operation that has no sense in print; ``offset`` is the operation's."""

    def __init__(self, left: ExpressionUnit, right: ExpressionUnit, offset: int) -> None:
        super().__init__(f"{left} and {right} in one operation")
        self.offset = offset


def unit_of(
    expression: Expression, unit_of_cell: Callable[[Cell], ExpressionUnit]
) -> ExpressionUnit:
    """Return the unit of an expression.

    A difference of two percentages is in points (procentpunt); a complement stays a percentage; a
    quotient of like units is a ratio.

    Raises:
        MixedUnitsError: when two units do not go together.
    """
    if isinstance(expression, Number):
        return "pure"
    if isinstance(expression, Cell):
        return unit_of_cell(expression)
    if isinstance(expression, Binary):
        left = unit_of(expression.left, unit_of_cell)
        right = unit_of(expression.right, unit_of_cell)
        return combine(expression, left, right)
    first, *others = (unit_of(argument, unit_of_cell) for argument in expression.arguments)
    for other in others:
        first = join(first, other, expression.offset)
    return first


def combine(operation: Binary, left: ExpressionUnit, right: ExpressionUnit) -> ExpressionUnit:
    """Return the unit of an operation on two units."""
    match operation.operator:
        case "-" if left == right == "percent":
            return "points"
        case "+" | "-":
            return join(left, right, operation.offset)
        case "*" if left in PLAIN:
            return right if left == "pure" or right not in PLAIN else left
        case "*" if right in PLAIN:
            return left
        case "/" if left == right and left != "pure":
            return "ratio"
        case "/" if right in PLAIN:
            return left
    raise MixedUnitsError(left, right, operation.offset)


def join(left: ExpressionUnit, right: ExpressionUnit, offset: int) -> ExpressionUnit:
    """Return the unit that both sides of a sum have; a pure number takes the other's.

    Raises:
        MixedUnitsError: when they differ, but for points that are added to a percentage.
    """
    if right in (left, "pure"):
        return left
    if left == "pure":
        return right
    if {left, right} == {"percent", "points"}:
        return "percent"
    raise MixedUnitsError(left, right, offset)
