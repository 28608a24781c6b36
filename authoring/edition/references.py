"""What an edition's ids refer to: tables, rows, columns, accents, pictures, other editions.

Takes a document that its schema has passed and what it may refer to; gives a problem for each id
that leads nowhere or stands twice. References inside texts are not looked at: binding does that.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from authoring.data.reading import TablesReading
from authoring.data.tables import Table
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import InputProblems, Problem, offer, quote
from authoring.sources import Sources
from authoring.style.model import Style

_PICTURES = {"jpg": b"\xff\xd8\xff", "jpeg": b"\xff\xd8\xff", "png": b"\x89PNG\r\n\x1a\n"}


@dataclass(frozen=True, slots=True)
class Scope:
    """What the edition ``edition`` may refer to. The style is None where it has an error."""

    edition: str
    tables: TablesReading
    style: Style | None
    editions: Collection[str]


def check_references(document: JsonDocument, scope: Scope) -> Iterator[Problem]:
    """Yield the problems of all ids and references outside texts, but for pictures."""
    yield from _check_ids(document)
    yield from _check_date(document)
    yield from _check_series(document, scope)
    yield from _check_cover(document)
    if scope.style is not None:
        yield from _check_accents(document, scope.style)
    for chart, at in walk_blocks(document, "chart"):
        yield from _check_chart(document, chart, at, scope.tables)
    if document.value["status"] == "final":
        yield from _check_final(document, scope.edition, scope.tables.tables)


def read_pictures(
    sources: Sources, document: JsonDocument, folder: str
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the encoded pictures that an edition shows, by file name, and their problems."""
    pictures: dict[str, bytes] = {}
    problems = []
    for image, at in walk_blocks(document, "image"):
        name = image["file"]
        place = document.locate((*at, "file"))
        try:
            content = sources.read_bytes(f"{folder}/{name}")
        except InputProblems as error:
            for found in error.problems:
                fact = f"the picture {quote(name)} cannot be used: {found.message}"
                problems.append(Problem("error", place, fact, found.hint, code="missing-image"))
            continue
        kind = name.rpartition(".")[2]
        if not content.startswith(_PICTURES[kind]):
            fact = f"the picture {quote(name)} is no {kind.upper()} file"
            hint = "save it as JPEG or PNG, and name it so"
            problems.append(Problem("error", place, fact, hint, code="bad-image"))
        pictures[name] = content
    return pictures, problems


def walk_blocks(document: JsonDocument, kind: str) -> Iterator[tuple[Mapping[str, Any], Pointer]]:
    """Yield each block of a kind with its pointer, in order, wherever a part holds one."""
    for at, part in enumerate(document.value["sections"]):
        yield from _walk_held(part, ("sections", at), kind)
        for inner, member in enumerate(part.get("sections", ())):
            here: Pointer = ("sections", at, "sections", inner)
            for index, block in enumerate(member.get("blocks", ())):
                if block["kind"] == kind:
                    yield block, (*here, "blocks", index)
            yield from _walk_held(member, here, kind)


def _walk_held(
    part: Mapping[str, Any], at: Pointer, kind: str
) -> Iterator[tuple[Mapping[str, Any], Pointer]]:
    """Yield the blocks that a part holds by name: its chart, its image or its panels."""
    for name in ("chart", "image"):
        if isinstance(part.get(name), dict) and part[name]["kind"] == kind:
            yield part[name], (*at, name)
    for index, block in enumerate(part.get("panels", ())):
        if block["kind"] == kind:
            yield block, (*at, "panels", index)


def _walk_ids(document: JsonDocument) -> Iterator[tuple[str, Pointer]]:
    """Yield the ids that links and bookmarks may lead to, which share one set of names."""
    for at, part in enumerate(document.value["sections"]):
        if "id" in part:
            yield part["id"], ("sections", at, "id")
        for inner, section in enumerate(part.get("sections", ())):
            yield section["id"], ("sections", at, "sections", inner, "id")
    for chart, pointer in walk_blocks(document, "chart"):
        yield chart["id"], (*pointer, "id")


def _check_ids(document: JsonDocument) -> Iterator[Problem]:
    samples = document.value["respondents"].get("samples", ())
    sample_ids = [
        (sample["id"], ("respondents", "samples", index, "id"))
        for index, sample in enumerate(samples)
    ]
    for names in (list(_walk_ids(document)), sample_ids):
        seen: dict[str, Pointer] = {}
        for name, pointer in names:
            first = seen.setdefault(name, pointer)
            if first != pointer:
                line = document.locate(first).line
                fact, hint = f"the id {quote(name)} stands twice", f"the other is on line {line}"
                place = document.locate(pointer)
                yield Problem("error", place, fact, hint, code="duplicate-id")


def _check_date(document: JsonDocument) -> Iterator[Problem]:
    date = document.value["date"]
    try:
        datetime.date.fromisoformat(f"{date}-01"[:10])
    except ValueError:
        fact, hint = f"{quote(date)} is no day of the calendar", "correct the day, or leave it out"
        yield Problem("error", document.locate(("date",)), fact, hint, code="wrong-date")


def _check_series(document: JsonDocument, scope: Scope) -> Iterator[Problem]:
    head = document.value
    listed = [entry["number"] for entry in head["editions"]]
    if head["of"] != len(listed):
        fact = f"the year has {head['of']} editions, but {len(listed)} are listed"
        hint = "list them all in “editions”, or correct “of”"
        yield Problem("error", document.locate(("of",)), fact, hint, code="wrong-count")
    if head["number"] not in listed:
        fact = f"edition {head['number']} is not among the editions of the year"
        hint = offer(str(head["number"]), map(str, listed), what="listed")
        yield Problem("error", document.locate(("number",)), fact, hint, code="unlisted-edition")
    for index, entry in enumerate(head["editions"]):
        if entry["number"] in listed[:index]:
            place = document.locate(("editions", index, "number"))
            fact = f"edition {entry['number']} is listed twice"
            yield Problem("error", place, fact, "number them from 1", code="duplicate-id")
        other = entry.get("edition")
        if other is not None and other not in scope.editions:
            place = document.locate(("editions", index, "edition"))
            fact = f"there is no edition {quote(other)}"
            hint = offer(other, scope.editions, what="editions")
            yield Problem("error", place, fact, hint, code="unknown-edition")


def _check_cover(document: JsonDocument) -> Iterator[Problem]:
    for index, part in enumerate(document.value["sections"]):
        if part["kind"] == "cover" and index > 0:
            place = document.locate(("sections", index))
            fact = f"a cover stands as part {index + 1}"
            hint = "an edition has one cover, as its first part"
            yield Problem("error", place, fact, hint, code="misplaced-cover")


def _check_accents(document: JsonDocument, style: Style) -> Iterator[Problem]:
    head = document.value
    accents: list[tuple[str, Pointer]] = [(head["accent"], ("accent",))]
    accents += [
        (entry["accent"], ("editions", index, "accent"))
        for index, entry in enumerate(head["editions"])
    ]
    for accent, pointer in accents:
        if accent not in style.palettes:
            fact = f"the style {quote(style.id)} has no accent {quote(accent)}"
            hint = offer(accent, style.palettes, what="accents")
            yield Problem("error", document.locate(pointer), fact, hint, code="unknown-accent")


def _check_chart(
    document: JsonDocument, chart: Mapping[str, Any], at: Pointer, reading: TablesReading
) -> Iterator[Problem]:
    if "table" in chart:
        yield from _check_table(document, chart["table"], (*at, "table"), reading)
        table = reading.tables.get(chart["table"])
        if table is not None:  # else its own files have the fault, which is told there
            for index, column in enumerate(chart.get("columns", ())):
                yield from _check_column(document, table, column, (*at, "columns", index))
            for index, row in enumerate(chart.get("rows", ())):
                yield from _check_row(document, table, row, (*at, "rows", index))
            if "ordered_by" in chart:
                yield from _check_column(document, table, chart["ordered_by"], (*at, "ordered_by"))
            if "highlight" in chart:
                yield from _check_row(document, table, chart["highlight"], (*at, "highlight"))
    for index, item in enumerate(chart.get("items", ())):
        if "table" not in item:
            continue
        here = (*at, "items", index)
        yield from _check_table(document, item["table"], (*here, "table"), reading)
        table = reading.tables.get(item["table"])
        if table is None:
            continue
        yield from _check_row(document, table, item["row"], (*here, "row"))
        measures = [measure.id for measure in table.measures]
        if "measure" in item and item["measure"] not in measures:
            fact = f"the table {quote(table.id)} has no measure {quote(item['measure'])}"
            hint = offer(item["measure"], measures, what="measures")
            place = document.locate((*here, "measure"))
            yield Problem("error", place, fact, hint, code="unknown-measure")


def _check_table(
    document: JsonDocument, name: str, at: Pointer, reading: TablesReading
) -> Iterator[Problem]:
    if name not in reading.names:
        fact = f"there is no table {quote(name)}"
        hint = offer(name, reading.names, what="tables")
        yield Problem("error", document.locate(at), fact, hint, code="unknown-table")


def _check_column(
    document: JsonDocument, table: Table, column: str, at: Pointer
) -> Iterator[Problem]:
    if column not in table.columns:
        fact = f"the table {quote(table.id)} has no column {quote(column)}"
        hint = offer(column, table.columns, what="columns")
        yield Problem("error", document.locate(at), fact, hint, code="unknown-column")


def _check_row(document: JsonDocument, table: Table, row: str, at: Pointer) -> Iterator[Problem]:
    rows = [held.id for held in table.rows]
    if row not in rows:
        fact = f"the table {quote(table.id)} has no row {quote(row)}"
        hint = offer(row, rows, what="rows")
        yield Problem("error", document.locate(at), fact, hint, code="unknown-row")


def _check_final(
    document: JsonDocument, edition: str, tables: Mapping[str, Table]
) -> Iterator[Problem]:
    for table in tables.values():
        if table.edition != edition:
            fact = f"the table {quote(table.id)} is borrowed from {quote(table.edition)}"
            hint = "put the edition's own figures into tables/, or make this a concept"
            yield Problem("error", document.locate(("status",)), fact, hint, code="borrowed-table")
        for query in table.queries:
            if query.status == "open":
                fact = f"the query {quote(query.id)} of the table {quote(table.id)} is open"
                hint = "a final edition has no open queries: close it, or make this a concept"
                place = document.locate(("status",))
                yield Problem("error", place, fact, hint, code="open-query")
