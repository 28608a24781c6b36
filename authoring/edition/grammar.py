"""The grammar of expressions: ``a/b/c - a/b/d``, ``max(t/*/total)``, ``100 - a/b/c``.

Takes a stretch of a raw text, gives expression trees and problems with offsets inside that text.
Never raises for what an editor wrote, and never looks whether a cell exists.

    list        = expression { "," expression }
    expression  = term { ("+" | "-") term }
    term        = factor { ("*" | "/") factor }
    factor      = number | cell | function "(" list ")" | "(" expression ")"
    cell        = [ edition ":" ] table "/" row "/" column

An operator stands between spaces, since ids hold hyphens and cells hold slashes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, NoReturn, get_args

from authoring.data.grid import ID
from authoring.edition.expressions import (
    WILDCARD,
    Binary,
    Call,
    Cell,
    CellRef,
    Expression,
    Function,
    Number,
    Operator,
    Segment,
    cells_of,
)
from authoring.problems import AuthoringError, offer, quote

FUNCTIONS: Final[tuple[Function, ...]] = get_args(Function)
OPERATORS: Final[tuple[Operator, ...]] = get_args(Operator)

# Far beyond any sentence; they keep a hostile text from exhausting the stack.
MOST_TOKENS: Final = 200
MOST_NESTED: Final = 16

TOKEN: Final = re.compile(r"[0-9]+,[0-9]+(?![^\s(),])|[(),]|[^\s(),]+")
NUMBER: Final = re.compile(r"[0-9]+(?:[.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class MarkupProblem:
    """A fault in a text: ``offset`` counts characters of the raw text from 0."""

    offset: int
    message: str
    hint: str
    code: str


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a sign of an expression; the last one of each is empty."""

    text: str
    offset: int


class GrammarError(AuthoringError):
    """What stops the reading of one expression; it never leaves this module."""

    def __init__(self, problem: MarkupProblem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def read_expressions(
    raw: str, start: int, end: int, *, patterns: bool
) -> tuple[tuple[Expression, ...], tuple[MarkupProblem, ...]]:
    """Read the expressions in ``raw[start:end]``, separated by commas.

    ``patterns`` allows a wildcard outside a function, as the evidence of a claim may have it.
    When there are problems, the expressions are those read before the first that stopped it.
    """
    reader = ExpressionReader(raw, start, end, patterns=patterns)
    try:
        found = reader.read_list(closing="")
    except GrammarError as stop:
        return (), (*reader.problems, stop.problem)
    problems = reader.problems
    for expression in found:
        if not cells_of(expression) and not problems:
            problems.append(
                MarkupProblem(
                    start,
                    f"{quote(expression)} rests on no cell",
                    f"name a cell as table/row/column, or write [{expression}]{{=reason}}",
                    "no-cell",
                )
            )
    return found, tuple(problems)


class ExpressionReader:
    """A recursive-descent reader over one stretch of a raw text."""

    def __init__(self, raw: str, start: int, end: int, *, patterns: bool) -> None:
        self.tokens = [Token(m.group(), m.start()) for m in TOKEN.finditer(raw, start, end)]
        self.tokens.append(Token("", end))
        self.next = 0
        self.nested = 0
        self.patterns = patterns
        self.problems: list[MarkupProblem] = []
        if len(self.tokens) > MOST_TOKENS:
            self.tokens = [Token("", start)]
            self.problems.append(
                MarkupProblem(
                    start,
                    f"an expression of more than {MOST_TOKENS} words and signs",
                    "rest the words on fewer cells",
                    "expression-too-long",
                )
            )

    @property
    def token(self) -> Token:
        """Return the token that is to be read next."""
        return self.tokens[self.next]

    def take(self) -> Token:
        """Return the next token and step over it, except over the last."""
        token = self.token
        self.next = min(self.next + 1, len(self.tokens) - 1)
        return token

    def read_list(self, closing: str) -> tuple[Expression, ...]:
        """Read expressions up to ``closing`` (the empty token for the end) and step over it."""
        found = [self.read_expression()]
        while self.token.text == ",":
            self.take()
            found.append(self.read_expression())
        self.expect(closing)
        return tuple(found)

    def expect(self, closing: str) -> None:
        """Step over ``closing``, or stop."""
        token = self.token
        if token.text != closing:
            if not token.text:
                stop(token.offset, "a “(” without its “)”", "add the “)”", "unclosed-parenthesis")
            fact = f"{quote(token.text)} where an operator or the end belongs"
            hint = f"operators: {' '.join(OPERATORS)}, each between spaces"
            stop(token.offset, fact, hint, "unexpected-word")
        self.take()

    def read_expression(self) -> Expression:
        """Read terms that are added or subtracted."""
        left = self.read_term()
        while (operator := operator_of(self.token)) in ("+", "-"):
            offset = self.take().offset
            left = Binary(operator, left, self.read_term(), offset)
        return left

    def read_term(self) -> Expression:
        """Read factors that are multiplied or divided."""
        left = self.read_factor()
        while (operator := operator_of(self.token)) in ("*", "/"):
            offset = self.take().offset
            left = Binary(operator, left, self.read_factor(), offset)
        return left

    def read_factor(self) -> Expression:
        """Read a number, a cell, a call or an expression in parentheses."""
        token = self.take()
        if token.text in ("", ")", ",") or operator_of(token):
            found = quote(token.text) if token.text else "nothing"
            fact, hint = f"{found} where a cell belongs", "write a cell as table/row/column"
            stop(token.offset, fact, hint, "missing-cell")
        if token.text == "(":
            return self.read_nested(token)
        if self.token.text == "(":
            return self.read_call(token)
        if NUMBER.fullmatch(token.text):
            return self.read_number(token)
        return self.read_cell(token)

    def read_number(self, token: Token) -> Number:
        """Read a number; a Dutch decimal comma is noted, since a comma parts expressions."""
        point = token.text.replace(",", ".")
        if point != token.text:
            self.problems.append(
                MarkupProblem(
                    token.offset,
                    f"{quote(token.text)} has a decimal comma",
                    f"inside braces the decimal sign is a point: {point}",
                    "decimal-comma",
                )
            )
        return Number(Decimal(point))

    def read_nested(self, opening: Token) -> Expression:
        """Read on after a "(" up to its ")"."""
        self.nest(opening)
        inner = self.read_expression()
        self.expect(")")
        self.nested -= 1
        return inner

    def read_call(self, name: Token) -> Expression:
        """Read the arguments of a function."""
        function = next((known for known in FUNCTIONS if known == name.text), None)
        if function is None:
            self.problems.append(
                MarkupProblem(
                    name.offset,
                    f"{quote(name.text)} is not a function",
                    offer(name.text, FUNCTIONS, what="functions"),
                    "unknown-function",
                )
            )
        self.nest(self.take())
        outside, self.patterns = self.patterns, True
        arguments = self.read_list(")")
        self.patterns = outside
        self.nested -= 1
        return Call(function or "sum", arguments, name.offset)

    def nest(self, opening: Token) -> None:
        """Count a "(" and stop when there are too many."""
        self.nested += 1
        if self.nested > MOST_NESTED:
            stop(
                opening.offset,
                f"parentheses nested more than {MOST_NESTED} deep",
                "write a simpler expression",
                "nested-too-deep",
            )

    def read_cell(self, token: Token) -> Cell:
        """Read a reference; its faults are noted and the reading goes on."""
        edition, colon, path = token.text.rpartition(":")
        segments = path.split("/")
        if len(segments) != 3:
            self.problems.append(
                MarkupProblem(
                    token.offset,
                    f"{quote(token.text)} is not a cell: it has {len(segments)} of the 3 parts "
                    "table/row/column",
                    "an operator stands between spaces"
                    if len(segments) > 3 or "+" in path or (len(segments) == 1 and "-" in path)
                    else "write table/row/column",
                    "not-a-cell",
                )
            )
            return Cell(CellRef("", "", ""), token.offset)
        table, row, column = segments
        cell = Cell(CellRef(table, row, column, edition if colon else None), token.offset)
        self.check_cell(cell)
        return cell

    def check_cell(self, cell: Cell) -> None:
        """Note each segment that is no id, and a wildcard where one cell belongs."""
        ref = cell.ref
        written: dict[Segment, str] = {"table": ref.table, "row": ref.row, "column": ref.column}
        if ref.edition is not None:
            written["edition"] = ref.edition
        for segment, name in written.items():
            wild = segment in ("row", "column")
            ids = name.split(".") if segment == "column" else [name]
            if all(ID.fullmatch(one) or (wild and one == WILDCARD) for one in ids):
                continue
            self.problems.append(
                MarkupProblem(
                    cell.offset_of(segment),
                    f"{quote(name)} is no id of a cell's {segment}",
                    "ids have lowercase letters, digits and single hyphens",
                    "not-an-id",
                )
            )
        if ref.is_pattern and not self.patterns:
            self.problems.append(
                MarkupProblem(
                    cell.offset,
                    f"{quote(ref)} stands for several cells",
                    "put it inside sum(…), max(…) or min(…)",
                    "several-cells",
                )
            )


def operator_of(token: Token) -> Operator | None:
    """Return the operator that a token is; a real minus sign is a minus too."""
    sign = "-" if token.text == "\u2212" else token.text
    return next((operator for operator in OPERATORS if operator == sign), None)


def stop(offset: int, message: str, hint: str, code: str) -> NoReturn:
    """Stop the reading of this expression."""
    raise GrammarError(MarkupProblem(offset, message, hint, code))
