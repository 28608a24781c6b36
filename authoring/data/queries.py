"""The queries of a table: what the source leaves unclear, and the cells that it is about.

Takes a table's document and its grid; gives the queries with each cell by its own name, and a
problem for each cell that is not there. It never answers a query.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from authoring.data.grid import Grid
from authoring.data.tables import Candidate, Query, Row
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem, offer, quote


def check_queries(document: JsonDocument, grid: Grid) -> Iterator[Problem]:
    """Yield a problem for each cell of a query that the table does not have."""
    rows = [row for row, _ in grid.rows]
    for index, query in enumerate(document.value.get("queries", ())):
        for at, cell in enumerate(query["cells"]):
            pointer: Pointer = ("queries", index, "cells", at)
            row, _, column = cell.partition("/")
            if row not in (*rows, "*"):
                yield report_unknown(document, pointer, "row", row, rows)
            if column not in (*grid.columns, "*"):
                yield report_unknown(document, pointer, "column", column, grid.columns)


def report_unknown(
    document: JsonDocument,
    pointer: Pointer,
    what: str,
    name: str,
    allowed: Sequence[str],
    *,
    key: bool = False,
) -> Problem:
    """Return the problem of a name that a table does not have."""
    place = document.locate(pointer, key=key)
    fact = f"the table has no {what} {quote(name)}"
    return Problem(
        "error", place, fact, offer(name, allowed, what=f"{what}s"), code=f"unknown-{what}"
    )


def build_queries(
    document: JsonDocument, rows: tuple[Row, ...], columns: tuple[str, ...]
) -> Iterator[Query]:
    """Yield the queries of a table, with ``*`` in a cell resolved to all rows or columns."""
    for index, query in enumerate(document.value.get("queries", ())):
        cells = []
        for cell in query["cells"]:
            row, _, column = cell.partition("/")
            cells += [
                (held.id, name)
                for held in rows
                for name in columns
                if row in ("*", held.id) and column in ("*", name)
            ]
        candidates = tuple(
            Candidate(
                Decimal(document.literal(("queries", index, "candidates", at, "value"))),
                candidate["place"],
            )
            for at, candidate in enumerate(query["candidates"])
        )
        yield Query(
            query["id"],
            tuple(cells),
            query["text"],
            candidates,
            query["status"],
            query.get("answer"),
            query.get("date"),
        )
