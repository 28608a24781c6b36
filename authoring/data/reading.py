"""The reading of tables: a JSON file says what the figures are, a CSV file beside it holds them.

Takes the sources and an edition's folder; gives tables and every problem in both files. It never
rounds a figure, never fills a gap and never stops at the first fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from authoring.data.grid import ID, Grid, read_grid
from authoring.data.queries import build_queries, check_queries, report_unknown
from authoring.data.tables import (
    Group,
    Measure,
    Origin,
    Row,
    Table,
    Unit,
    name_columns,
    tabulate,
)
from authoring.jsontext import JsonDocument
from authoring.problems import InputProblems, Place, Problem, offer, quote
from authoring.schemas.checking import check_document
from authoring.sources import Sources

_FACT_COLUMNS = ("value", "unit", "source", "period")

# Shares of people lie between nothing and all; growth and change may lie outside.
_SHARES = (
    "single-answer",
    "multiple-answer",
    "statements",
    "agree-disagree",
    "share",
    "composition",
)


@dataclass(frozen=True, slots=True)
class TablesReading:
    """The tables of an edition by id, all ids that its folder has, and the problems."""

    tables: Mapping[str, Table]
    names: tuple[str, ...]
    problems: tuple[Problem, ...]


def read_tables(sources: Sources, edition: str) -> TablesReading:
    """Read all tables of an edition, in alphabetical order of id."""
    folder = f"editions/{edition}/tables"
    names, problems = _list_tables(sources, folder)
    tables: dict[str, Table] = {}
    for name in names:
        table, found = read_table(sources, edition, name)
        problems += found
        if table is not None:
            tables[name] = table
    return TablesReading(tables, names, tuple(problems))


def read_table(sources: Sources, edition: str, name: str) -> tuple[Table | None, list[Problem]]:
    """Read one table; there is none if its files have an error."""
    path = f"editions/{edition}/tables/{name}"
    problems: list[Problem] = []
    document = _read_document(sources, f"{path}.json", problems)
    head = document.value if document is not None else {}
    sound = document is not None and not problems
    if document is not None and sound:
        problems += _check_ids(document)
    kind = head.get("kind") if sound else None
    columns = _columns_of(head) if sound else None
    try:
        grid = read_grid(sources, f"{path}.csv", columns, texts=_FACT_COLUMNS[1:])
    except InputProblems as error:
        return None, [*problems, *error.problems]
    problems += grid.problems
    if kind == "facts":
        problems += _check_facts(grid)
    elif sound and head["unit"] == "percent" and kind in _SHARES:
        problems += _check_shares(grid)
    if document is None or not sound:
        return None, problems
    problems += check_queries(document, grid)
    if problems:
        return None, problems
    return _build(edition, name, document, grid), problems


def _list_tables(sources: Sources, folder: str) -> tuple[tuple[str, ...], list[Problem]]:
    names: dict[str, None] = {}
    problems = []
    for file in sources.names(folder):
        stem, _, ending = file.rpartition(".")
        place = Place(f"{folder}/{file}")
        if file.startswith("~"):
            continue  # What a spreadsheet program leaves beside a file that it has open.
        if ending not in ("json", "csv"):
            fact, hint = "this is no file of a table", "a table has a .json and a .csv file"
            problems.append(Problem("warning", place, fact, hint, code="stray-file"))
        elif not ID.fullmatch(stem):
            fact = f"{quote(stem)} is no id of a table"
            hint = "name the file with lowercase letters, digits and single hyphens"
            problems.append(Problem("error", place, fact, hint, code="wrong-form"))
        else:
            names[stem] = None
    return tuple(names), problems


def _read_document(sources: Sources, path: str, problems: list[Problem]) -> JsonDocument | None:
    try:
        document = sources.read_json(path)
    except InputProblems as error:
        problems += error.problems
        return None
    problems += check_document(document, "table")
    return document


def _columns_of(head: Mapping[str, Any]) -> tuple[str, ...]:
    if head["kind"] == "facts":
        return _FACT_COLUMNS
    return name_columns(*_groups_of(head))


def _groups_of(head: Mapping[str, Any]) -> tuple[tuple[Group, ...], tuple[Measure, ...]]:
    groups = tuple(
        Group(group["id"], group["label"], group.get("role"), group.get("wave"))
        for group in head.get("groups", ())
    )
    measures = tuple(
        Measure(measure["id"], measure["label"]) for measure in head.get("measures", ())
    )
    return groups, measures


def _check_ids(document: JsonDocument) -> Iterator[Problem]:
    head = document.value
    for key in ("groups", "measures", "queries"):
        seen: dict[str, int] = {}
        for index, entry in enumerate(head.get(key, ())):
            first = seen.setdefault(entry["id"], index)
            if first != index:
                line = document.locate((key, first, "id")).line
                place = document.locate((key, index, "id"))
                fact = f"the id {quote(entry['id'])} stands twice"
                hint = f"the other is on line {line}"
                yield Problem("error", place, fact, hint, code="duplicate-id")
    groups = [group["id"] for group in head.get("groups", ())]
    sizes = head.get("n")
    for name in sizes if isinstance(sizes, dict) else ():
        if name not in groups:
            yield report_unknown(document, ("n", name), "group", name, groups, key=True)
    measures = [measure["id"] for measure in head.get("measures", ())]
    if head["kind"] == "agree-disagree" and sorted(measures) != ["agree", "disagree"]:
        fact = f"the measures are {', '.join(measures)}"
        hint = "a table of the kind agree-disagree has the measures agree and disagree"
        place = document.locate(("measures",))
        yield Problem("error", place, fact, hint, code="wrong-measures")


def _check_facts(grid: Grid) -> Iterator[Problem]:
    units = [unit for unit in get_args(Unit) if unit != "mixed"]
    for row, _ in grid.rows:
        for column in _FACT_COLUMNS[1:]:
            text = grid.texts.get((row, column))
            if text is None:
                continue
            if not text.text:
                fact = f"the {column} of {quote(row)} is empty"
                hint = "each fact has its own unit, source and period"
                yield Problem("error", text.place, fact, hint, code="empty-text")
            elif column == "unit" and text.text not in units:
                fact = f"{quote(text.text)} is no unit"
                hint = offer(text.text, units)
                yield Problem("error", text.place, fact, hint, code="wrong-value")


def _check_shares(grid: Grid) -> Iterator[Problem]:
    for cell, number in grid.numbers.items():
        if not 0 <= number <= 100:
            fact = f"{number} percent is no share"
            hint = "a share lies between 0 and 100"
            yield Problem("error", grid.places[cell], fact, hint, code="out-of-range")


def _build(edition: str, name: str, document: JsonDocument, grid: Grid) -> Table:
    head = document.value
    groups, measures = _groups_of(head)
    facts = head["kind"] == "facts"
    if facts:
        groups = (Group("value", head.get("subject") or head["question"]),)
    rows = tuple(_build_row(row, label, grid, facts=facts) for row, label in grid.rows)
    columns = name_columns(groups, measures)
    origin = head.get("source")
    return Table(
        id=name,
        question=head.get("question"),
        subject=head.get("subject"),
        kind=head["kind"],
        unit="mixed" if facts else head["unit"],
        groups=groups,
        rows=rows,
        values=tabulate(rows, columns, grid.numbers),
        base=head.get("base"),
        n=head.get("n"),
        source=Origin(origin["title"], origin.get("url"), origin.get("place")) if origin else None,
        period=head.get("period"),
        queries=tuple(build_queries(document, rows, columns)),
        measures=measures,
        notes=tuple(head.get("notes", ())),
        ordered=head.get("ordered", False),
        wave=head.get("wave"),
        edition=edition,
        typed=grid.numbers,
    )


def _build_row(row: str, label: str, grid: Grid, *, facts: bool) -> Row:
    if not facts:
        return Row(row, label)
    unit, source, period = (grid.texts[row, column].text for column in _FACT_COLUMNS[1:])
    return Row(row, label, cast(Unit, unit), source, period)
