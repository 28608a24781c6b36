"""Tables that an edition borrows: those of an earlier wave, until it has its own.

Takes an edition's document, its own tables and those of the others; gives all tables that its texts
and charts may name, and a problem for each name that leads nowhere. A borrowed table is the very
table of the other edition, never a copy. The edition's own table of the same id comes first.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from authoring.data.reading import TablesReading
from authoring.data.tables import Query, Table
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem, offer, quote

Tables = Mapping[str, Table]

_WANTED = (
    "Deze tabel is geleend van {edition}{wave}. Lever de cijfers van {year}: zet "
    "tables/{table}.json en tables/{table}.csv in de map van deze editie, met dezelfde rijen en "
    "kolommen en met de golf erbij (wave). Meer is niet nodig: de tekst en de figuren volgen."
)


def borrow_tables(
    document: JsonDocument, edition: str, own: TablesReading, editions: Mapping[str, Tables]
) -> tuple[TablesReading, list[Problem]]:
    """Return the edition's own tables with the borrowed ones after them, and the problems.

    ``editions`` is asked only for the editions that the document borrows from.
    """
    tables, names = dict(own.tables), list(own.names)
    problems: list[Problem] = []
    for name, at, lender in _walk(document):
        if lender == edition or lender not in editions:
            fact = f"there is no other edition {quote(lender)}"
            hint = offer(lender, [each for each in editions if each != edition], what="editions")
            place = document.locate((*at[:2], "edition"))
            problems.append(Problem("error", place, fact, hint, code="unknown-edition"))
        elif name not in editions[lender]:
            fact = f"the edition {quote(lender)} has no table {quote(name)}"
            hint = offer(name, editions[lender], what="tables")
            place = document.locate(at)
            problems.append(Problem("error", place, fact, hint, code="unknown-table"))
        elif name in own.names:
            continue
        elif name in names:
            fact, hint = f"the table {quote(name)} is borrowed twice", "borrow it from one edition"
            place = document.locate(at)
            problems.append(Problem("error", place, fact, hint, code="duplicate-id"))
        else:
            names.append(name)
            tables[name] = editions[lender][name]
    told = dict.fromkeys(problems)
    return replace(own, tables=tables, names=tuple(names)), list(told)


def list_borrowed(document: JsonDocument) -> tuple[tuple[str, str], ...]:
    """Return what a document borrows as pairs of edition and table."""
    return tuple((lender, name) for name, _, lender in _walk(document))


def ask_for(table: Table, year: int) -> Query:
    """Return the open query that asks for an edition's own figures in the place of borrowed ones.

    It is about no cell: the borrowed figures are not in doubt.
    """
    wave = f" (meting {table.wave})" if table.wave else ""
    text = _WANTED.format(edition=table.edition, wave=wave, year=year, table=table.id)
    return Query(f"{table.id}-{year}", (), text, (), "open")


def _walk(document: JsonDocument) -> Iterator[tuple[str, Pointer, str]]:
    """Yield each borrowed table with its pointer and its edition."""
    for index, held in enumerate(document.value.get("borrows", ())):
        for at, name in enumerate(held["tables"]):
            yield name, ("borrows", index, "tables", at), held["edition"]
