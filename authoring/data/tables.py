"""Tables of published figures as frozen data, addressed by id and never by position.

Takes what :mod:`authoring.data.reading` has checked; gives cells with the number exactly as it was
typed. It never rounds, never fills a gap and never reads a file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

import pandas as pd

from authoring.problems import AuthoringError, nearest

Kind = Literal[
    "single-answer",
    "multiple-answer",
    "statements",
    "agree-disagree",
    "share",
    "composition",
    "series",
    "ranking",
    "amounts",
    "facts",
]
Unit = Literal[
    "percent", "count", "euro", "points", "rank", "hours", "days", "months", "years", "mixed"
]
Role = Literal["young", "middle", "old", "total", "technicians", "companies", "switchers", "other"]


class UnknownCell(AuthoringError):  # noqa: N818 - named for what is asked
    """A row or column that a table does not have.

    ``part`` says which of the two; ``near`` holds the most similar names, ``allowed`` all of them.
    """

    def __init__(
        self, table: str, part: Literal["row", "column"], name: str, allowed: Iterable[str]
    ) -> None:
        self.table = table
        self.part = part
        self.name = name
        self.allowed = tuple(allowed)
        self.near = tuple(nearest(name, self.allowed))
        super().__init__(f"table “{table}” has no {part} “{name}”")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where figures were published: title, address and the place in it (a page, a chart)."""

    title: str
    url: str | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """A group of respondents: one column, or one column a measure.

    ``role`` says which colour it has in every chart of every edition; ``wave`` the wave of the
    survey that it answered in, where that is not the table's.
    """

    id: str
    label: str
    role: Role | None = None
    wave: str | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """One of several figures that a table gives for each group (agree, disagree)."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Row:
    """An answer, a statement, a year. In tables of facts it has its own unit and origin."""

    id: str
    label: str
    unit: Unit | None = None
    source: str | None = None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A value that a cell under query may have, and where it is printed."""

    value: Decimal
    place: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question to the source about cells that it leaves unclear.

    ``cells`` are pairs of row and column. A query without cells is about the table as a whole; the
    figures in it are not in doubt. A closed query has an answer and an ISO date.
    """

    id: str
    cells: tuple[tuple[str, str], ...]
    text: str
    candidates: tuple[Candidate, ...]
    status: Literal["open", "closed"]
    answer: str | None = None
    date: str | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its number (None: not known), its unit, the open query about it and its wave."""

    table: str
    row: str
    column: str
    value: Decimal | None
    unit: Unit
    query: Query | None = None
    wave: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Table:
    """Figures of one question or subject.

    ``values`` is a frame of floats, rows by row id and columns by column id, NaN where missing;
    ``typed`` holds the same numbers exactly as typed. ``n`` is the number of respondents, one for
    the table or one a column. Columns are groups, or ``group.measure`` where there are measures.
    ``ordered`` rows have an order of their own (years, sizes) that charts keep.
    ``wave`` is the wave of the survey, None for figures of others; ``edition`` the edition whose
    folder holds the table. Only a table of facts has the unit ``mixed``: its one column is
    ``value``, its rows have units.
    """

    id: str
    question: str | None
    subject: str | None
    kind: Kind
    unit: Unit
    groups: tuple[Group, ...]
    rows: tuple[Row, ...]
    values: pd.DataFrame
    base: str | None
    n: int | Mapping[str, int] | None
    source: Origin | None
    period: str | None
    queries: tuple[Query, ...] = ()
    measures: tuple[Measure, ...] = ()
    notes: tuple[str, ...] = ()
    ordered: bool = False
    wave: str | None = None
    edition: str = ""
    typed: Mapping[tuple[str, str], Decimal] = field(default_factory=dict)

    @property
    def columns(self) -> tuple[str, ...]:
        """Return the column ids in order: by group, then by measure."""
        return name_columns(self.groups, self.measures)

    def row(self, row: str) -> Row:
        """Return a row by id.

        Raises:
            UnknownCell: the table has no such row.
        """
        for candidate in self.rows:
            if candidate.id == row:
                return candidate
        raise UnknownCell(self.id, "row", row, (candidate.id for candidate in self.rows))

    def group(self, column: str) -> Group:
        """Return the group that a column (``under-35`` or ``under-35.agree``) belongs to.

        Raises:
            UnknownCell: the table has no such column.
        """
        if column in self.columns:
            name = column.partition(".")[0]
            return next(group for group in self.groups if group.id == name)
        raise UnknownCell(self.id, "column", column, self.columns)

    def wave_of(self, column: str) -> str | None:
        """Return the wave that a column was measured in: its group's, or else the table's.

        Raises:
            UnknownCell: the table has no such column.
        """
        return self.group(column).wave or self.wave

    def cell(self, row: str, column: str) -> Cell:
        """Return a cell by row and column id.

        Raises:
            UnknownCell: the table has no such row or column.
        """
        found = self.row(row)
        self.group(column)
        return Cell(
            self.id,
            row,
            column,
            self.typed.get((row, column)),
            found.unit or self.unit,
            self.open_query(row, column),
            self.wave_of(column),
        )

    def value(self, row: str, column: str) -> Decimal | None:
        """Return the number in a cell exactly as typed, or None where it is missing.

        Raises:
            UnknownCell: the table has no such row or column.
        """
        return self.cell(row, column).value

    def open_query(self, row: str, column: str) -> Query | None:
        """Return the first open query about a cell."""
        for query in self.queries:
            if query.status == "open" and (row, column) in query.cells:
                return query
        return None

    def sample_size(self, column: str) -> int | None:
        """Return the number of respondents behind a column, where the source gives it."""
        if isinstance(self.n, Mapping):
            return self.n.get(column, self.n.get(column.partition(".")[0]))
        return self.n


def name_columns(groups: Sequence[Group], measures: Sequence[Measure]) -> tuple[str, ...]:
    """Return the column ids of groups and measures: ``group`` or ``group.measure``."""
    if not measures:
        return tuple(group.id for group in groups)
    return tuple(f"{group.id}.{measure.id}" for group in groups for measure in measures)


def tabulate(
    rows: Sequence[Row], columns: Sequence[str], typed: Mapping[tuple[str, str], Decimal]
) -> pd.DataFrame:
    """Return typed numbers as a frame of floats, NaN where a cell is missing."""
    numbers = [
        [
            float(typed[row.id, column]) if (row.id, column) in typed else float("nan")
            for column in columns
        ]
        for row in rows
    ]
    return pd.DataFrame(
        numbers, index=[row.id for row in rows], columns=list(columns), dtype="float64"
    )
