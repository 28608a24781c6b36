"""The accounting of an edition: where every number of its source went.

Takes ``accounting.csv`` of an edition (line, nth, token, what) and its tables; gives what does not
add up. ``what`` lists, with spaces between:

- a cell ``table/row/column`` that holds this very number;
- ``about:table/row/column``, a cell that the source rounds or words here: “bijna de helft”;
- ``query:table/id``, a query that has the number among its candidates or in its text;
- a reason why it is no figure, one of ``REASONS``.

It never reads the source; the fingerprint beside it tells whether the list is complete.

    python -m tests.editions.accounting
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from authoring.data.reading import read_tables
from authoring.data.tables import Query, Table, UnknownCell
from authoring.sources import Sources
from tests.editions.fingerprint import Number
from tests.workspaces import ROOT

EDITIONS = tuple(sorted(path.parent.name for path in (ROOT / "editions").glob("*/edition.json")))
# An edition that has no source of its own, only borrowed tables, has nothing to account for.
ACCOUNTED = tuple(sorted(path.parent.name for path in (ROOT / "editions").glob("*/accounting.csv")))

REASONS: Mapping[str, str] = {
    "address": "part of a web address",
    "axis": "a mark on the axis, or a class, of a chart that prints no values",
    "comparison": "a ratio of two figures that each have a line of their own",
    "folio": "the number of a page",
    "generations": "the four generations: a way to speak of everyone",
    "label": "an age, a size or a length of time that names a group, an answer or a statement",
    "list-number": "the number of an item in a list",
    "name": "part of a name or a title",
    "note-number": "the mark of a footnote",
    "parts": "how many editions, steps or sides the text goes on to name",
    "year": "a year",
}

_UNITS = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_WORDED: Mapping[str, Fraction] = {
    **{word: Fraction(number) for number, word in enumerate(_UNITS, start=1)},
    "twintig": Fraction(20),
    "veertig": Fraction(40),
    "twee keer": Fraction(2),
    "helft": Fraction(50),
    "tweederde": Fraction(200, 3),
    "driekwart": Fraction(75),
    "vijfde": Fraction(20),
    "kwart": Fraction(25),
}
_RATIO = re.compile(r"(\w+) (?:op|van) (?:de )?(\w+)")
_HEDGES = re.compile(r"^(?:bijna |ruim |meer dan )?(?:de |een )?(?=\w)")
_DIGITS = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
# Where a text says in which lines of the source something stands.
PLACES = re.compile(r"\bregel \d[\d–]*(?:(?:, | en | of )\d[\d–]*)*")


@dataclass(frozen=True, slots=True)
class Entry:
    """A number of the source and what became of it."""

    number: Number
    what: tuple[str, ...]

    def __str__(self) -> str:
        return f"line {self.number.line}, “{self.number.token}”"

    @property
    def cells(self) -> tuple[str, ...]:
        """Return the cells that the number stands in, exactly or about."""
        names = (word.removeprefix("about:") for word in self.what)
        return tuple(name for name in names if name.count("/") == 2)

    @property
    def is_reasoned(self) -> bool:
        """Tell whether the number is no figure."""
        return all(":" not in word and "/" not in word for word in self.what)


def read_entries(path: Path) -> tuple[Entry, ...]:
    """Return the entries of an accounting file."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                Number(int(row["line"]), int(row["nth"]), row["token"]), tuple(row["what"].split())
            )
            for row in csv.DictReader(file)
        )


def read_edition(edition: str) -> tuple[tuple[Entry, ...], Mapping[str, Table]]:
    """Return the accounting and the tables of an edition."""
    entries = read_entries(ROOT / "editions" / edition / "accounting.csv")
    return entries, read_tables(Sources(ROOT), edition).tables


def read_amount(token: str) -> Fraction | None:
    """Return what a number in digits or words says, a share in percent: “een op de vijf” is 20."""
    digits = _DIGITS.match(token)
    if digits:
        return Fraction(digits[0].replace(".", "").replace(",", "."))
    words = token.casefold().replace("é", "e")
    ratio = _RATIO.search(words)
    if ratio:
        return 100 * _WORDED[ratio[1]] / _WORDED[ratio[2]]
    return _WORDED.get(words, _WORDED.get(_HEDGES.sub("", words)))


def is_about(amount: Fraction, value: Fraction) -> bool:
    """Tell whether words may stand for a value: within eight points, or a twentieth of it."""
    return abs(amount - value) <= max(Fraction(8), abs(value) / 20)


def check_entries(entries: Iterable[Entry], tables: Mapping[str, Table]) -> Iterator[str]:
    """Yield what is wrong with each entry by itself."""
    for entry in entries:
        if not entry.what:
            yield f"{entry} has no cell, query or reason"
        share = re.search(r"%|procen", entry.number.token) and "axis" not in entry.what
        if entry.is_reasoned and share:
            yield f"{entry} is a share, and no reason makes it anything else"
        for word in entry.what:
            if word.startswith("query:"):
                yield from _check_query(entry, word, tables)
            elif "/" in word:
                yield from _check_cell(entry, word, tables)
            elif word not in REASONS:
                yield f"{entry} has the unknown reason “{word}”"


def find_unreached(entries: Iterable[Entry], tables: Mapping[str, Table]) -> list[str]:
    """Return the filled cells that no number of the source leads to."""
    reached = {cell for entry in entries for cell in entry.cells}
    filled = (f"{table.id}/{r}/{c}" for table in tables.values() for r, c in table.typed)
    return [cell for cell in filled if cell not in reached]


def _check_cell(entry: Entry, word: str, tables: Mapping[str, Table]) -> Iterator[str]:
    table, row, column = word.removeprefix("about:").split("/")
    try:
        value = tables[table].value(row, column)
    except (KeyError, UnknownCell):
        yield f"{entry} leads to {word}, which is no cell"
        return
    amount = read_amount(entry.number.token)
    if value is None:
        yield f"{entry} leads to {word}, which is empty"
        return
    if amount is None:
        yield f"{entry} leads to {word}, but says no amount"
        return
    held = Fraction(value)
    if word.startswith("about:"):
        if amount == held or not is_about(amount, held):
            yield f"{entry} does not stand for about {value} in {word}"
    elif amount != held:
        yield f"{entry} leads to {word}, which holds {value}"


def _check_query(entry: Entry, word: str, tables: Mapping[str, Table]) -> Iterator[str]:
    table, _, name = word.removeprefix("query:").partition("/")
    queries = tables[table].queries if table in tables else ()
    query = next((query for query in queries if query.id == name), None)
    if query is None:
        yield f"{entry} leads to {word}, which is no query"
    elif not _names(query, entry.number.token):
        yield f"{entry} leads to {word}, which does not name it"


def _names(query: Query, token: str) -> bool:
    if token.casefold() in query.text.casefold():
        return True
    amount = read_amount(token)
    text = PLACES.sub("", query.text)
    listed = {Fraction(candidate.value) for candidate in query.candidates}
    listed |= {value for word in _DIGITS.findall(text) if (value := read_amount(word)) is not None}
    if amount is None or token[0].isdigit():
        return amount in listed
    return any(is_about(amount, value) for value in listed)


def summarise(entries: Iterable[Entry], tables: Mapping[str, Table]) -> str:
    """Return how many numbers there are and what became of them."""
    entries = tuple(entries)
    kinds = Counter(
        "cell" if entry.cells else "reason" if entry.is_reasoned else "query" for entry in entries
    )
    reasons = Counter(entry.what[0] for entry in entries if entry.is_reasoned)
    cells = {cell for entry in entries for cell in entry.cells}
    queries = [query for table in tables.values() for query in table.queries]
    lines = [
        f"numbers in the source: {len(entries)}",
        f"  in a cell: {kinds['cell']} ({len(cells)} cells of {len(tables)} tables)",
        f"  only in a query: {kinds['query']} (of {len(queries)} queries)",
        f"  no figure: {kinds['reason']}",
        *(f"    {reason}: {count} ({REASONS[reason]})" for reason, count in reasons.most_common()),
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    for edition in ACCOUNTED:
        sys.stdout.write(f"{edition}\n{summarise(*read_edition(edition))}\n")
