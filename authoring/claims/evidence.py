"""The evidence of a claim: the values that its cells hold, with all that a check must know of them.

Takes a claim of a bound edition and the tables it names; gives frozen data. Never opens a file,
never rounds a value, and leaves out what has no value: binding tells of that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from authoring.claims.bins import are_disjoint
from authoring.data.tables import Group, Kind, Table
from authoring.edition.expressions import (
    Binary,
    Cell,
    CellRef,
    DivisionByZeroError,
    Expression,
    evaluate,
)
from authoring.edition.units import ExpressionUnit, MixedUnitsError, unit_of

Tables = Mapping[str, Table]

ONE: Final = Group("value", "")


@dataclass(frozen=True, slots=True)
class Datum:
    """One value of the evidence.

    ``name`` is the cell or the expression; ``base`` the number of respondents behind it, None where
    the source does not give it. ``answers`` says that each respondent gave one answer, so that the
    rows of a column exclude one another. ``query`` is the open query about it.
    """

    name: str
    value: Decimal
    unit: ExpressionUnit = "percent"
    table: str = ""
    edition: str = ""
    row: str = ""
    column: str = ""
    group: Group = ONE
    measure: str = ""
    base: int | None = None
    kind: Kind | None = None
    period: str = ""
    query: str | None = None
    source: str = ""
    groups: tuple[Group, ...] = ()
    wave: str = ""

    @property
    def is_total(self) -> bool:
        """Say whether the value is of all respondents."""
        return self.group.role == "total"

    def shares_question(self, other: Datum) -> bool:
        """Say whether both values answer the same question in the same wave."""
        return (self.edition, self.table) == (other.edition, other.table)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The values of a claim: one item for each expression, in order of writing.

    The first item is what the claim is about; the others are what it is compared with. ``rivals``
    are the other answers to the same question in the same columns, for words over groups alone.
    """

    items: tuple[tuple[Datum, ...], ...]
    rivals: tuple[Datum, ...] = ()

    @property
    def subjects(self) -> tuple[Datum, ...]:
        """Return the values that the claim is about."""
        return self.items[0] if self.items else ()

    @property
    def others(self) -> tuple[Datum, ...]:
        """Return the values that the subjects are compared with, each once."""
        held = {id_of(datum) for datum in self.subjects}
        rest = {id_of(d): d for item in self.items[1:] for d in item if id_of(d) not in held}
        return tuple(rest.values())

    @property
    def data(self) -> tuple[Datum, ...]:
        """Return all values, each once, in order of writing."""
        return tuple({id_of(datum): datum for item in self.items for datum in item}.values())

    @property
    def queries(self) -> tuple[str, ...]:
        """Return the ids of the open queries about the values."""
        return tuple(dict.fromkeys(d.query for d in self.data if d.query is not None))


def id_of(datum: Datum) -> tuple[str, str]:
    """Return what tells a value from all others of a claim."""
    return datum.edition, datum.name


def are_apart(first: Datum, second: Datum) -> bool:
    """Say whether the two values are of groups that nobody is in together, or of two waves."""
    if first.shares_question(second):
        if first.wave != second.wave:
            return True
        return are_disjoint(first.group, second.group)
    return first.table == second.table and first.edition != second.edition


def gather_evidence(
    evidence: tuple[Expression, ...], tables: Tables, editions: Mapping[str, Tables], edition: str
) -> Evidence:
    """Return the values of the expressions that a claim rests on.

    ``tables`` are those of the edition itself, whose id is ``edition``; ``editions`` those of the
    others. A cell without a value, or that is not there, is left out.
    """
    everything = {**editions, edition: tables}
    items = []
    for expression in _split(evidence):
        if isinstance(expression, Cell):
            items.append(tuple(_find(expression.ref, everything, edition)))
        else:
            datum = _compute(expression, everything, edition)
            items.append(() if datum is None else (datum,))
    kept = tuple(item for item in items if item)
    return Evidence(kept, tuple(_rivals(kept, everything)))


def _rivals(
    items: tuple[tuple[Datum, ...], ...], everything: Mapping[str, Tables]
) -> Iterator[Datum]:
    """Yield the other answers in the columns of some values; of a statement its other measure."""
    for one in (datum for item in items for datum in item):
        if not one.row:
            continue
        paired = one.kind == "agree-disagree"
        column = f"{one.group.id}.*" if paired else one.column
        ref = CellRef(one.table, one.row if paired else "*", column, one.edition)
        for other in _find(ref, everything, one.edition):
            if (other.row, other.column) != (one.row, one.column):
                yield replace(other, column=one.column)


def _split(evidence: tuple[Expression, ...]) -> tuple[Expression, ...]:
    """Return the two sides of a lone difference or quotient of cells, so that both can be seen."""
    match evidence:
        case (Binary(operator="-" | "/", left=Cell() as left, right=Cell() as right),):
            return left, right
    return evidence


def base_of(table: Table, column: str) -> int | None:
    """Return the number of respondents behind a column, where the source gives it for that column.

    One number for a table of several groups is that of its total, not of each group.
    """
    if isinstance(table.n, Mapping):
        return table.sample_size(column)
    alone = len(table.groups) == 1
    if table.kind != "facts" and (alone or table.group(column).role == "total"):
        return table.n
    return None


def _find(ref: CellRef, everything: Mapping[str, Tables], edition: str) -> Iterator[Datum]:
    home = ref.edition or edition
    table = everything.get(home, {}).get(ref.table)
    if table is None:
        return
    for row in table.rows:
        for column in table.columns:
            if not (ref.matches_row(row.id) and ref.matches_column(column)):
                continue
            cell = table.cell(row.id, column)
            if cell.value is None:
                continue
            facts = table.kind == "facts"
            published = row.source or (table.source.title if table.source else "")
            where = "" if facts or table.source is None else table.source.place or ""
            yield Datum(
                name=str(CellRef(table.id, row.id, column, ref.edition)),
                value=cell.value,
                unit=cell.unit,
                table=table.id,
                edition=home,
                row=row.id,
                column=column,
                group=table.group(column),
                measure=column.partition(".")[2],
                base=base_of(table, column),
                kind=table.kind,
                period=row.period or table.period or "",
                query=cell.query.id if cell.query else None,
                source=f"{published}, {where}" if where else published,
                groups=table.groups,
                wave=table.wave_of(column) or "",
            )


def _compute(
    expression: Expression, everything: Mapping[str, Tables], edition: str
) -> Datum | None:
    """Return the value of an expression of more than one cell; None where it has none."""

    def values_of(cell: Cell) -> list[Decimal]:
        return [datum.value for datum in _find(cell.ref, everything, edition)]

    def unit_of_cell(cell: Cell) -> ExpressionUnit:
        return next((datum.unit for datum in _find(cell.ref, everything, edition)), "pure")

    try:
        value = evaluate(expression, values_of)
        unit = unit_of(expression, unit_of_cell)
    except (DivisionByZeroError, MixedUnitsError, IndexError, ValueError):
        return None  # binding has told of it
    return Datum(str(expression), value, unit, edition=edition)
