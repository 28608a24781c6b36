"""The grid of a table's CSV file: rows by id, numbers and texts by row and column.

Takes the columns that the table has; gives the grid and a problem for each thing in the file that
does not fit, all at once. A column is found by its name and a row by its id, never by position.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from authoring.data.spreadsheets import (
    Field,
    NumberError,
    Spreadsheet,
    parse_number,
    parse_spreadsheet,
)
from authoring.plaintext import decode_spreadsheet
from authoring.problems import Place, Problem, offer, quote
from authoring.sources import TEXT_LIMIT, Sources

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_HEAD = ("id", "label")
_ID_FORM = "an id has lowercase letters, digits and single hyphens"


@dataclass(frozen=True, slots=True)
class Grid:
    """What a CSV file holds.

    ``rows`` are pairs of id and label; ``numbers`` has no entry where a figure is missing;
    ``places`` says where each number stands.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    numbers: Mapping[tuple[str, str], Decimal]
    texts: Mapping[tuple[str, str], Field]
    places: Mapping[tuple[str, str], Place]
    problems: tuple[Problem, ...]


@dataclass(slots=True)
class _Filling:
    """A grid while its rows are read."""

    rows: dict[str, tuple[str, Place]] = field(default_factory=dict)
    numbers: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    texts: dict[tuple[str, str], Field] = field(default_factory=dict)
    places: dict[tuple[str, str], Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, place: Place, fact: str, hint: str, code: str) -> None:
        self.problems.append(Problem("error", place, fact, hint, code=code))


def read_grid(
    sources: Sources, path: str, columns: tuple[str, ...] | None, *, texts: Collection[str] = ()
) -> Grid:
    """Read a CSV file that should have ``id``, ``label`` and ``columns``.

    Without ``columns``, since nothing sound says which, all that the header has are read. Columns
    named in ``texts`` hold text, the others numbers.

    Raises:
        InputProblems: the file cannot be opened, decoded or split into fields.
    """
    content = sources.read_bytes(path, limit=TEXT_LIMIT)
    sheet = parse_spreadsheet(decode_spreadsheet(content, path), path)
    filling = _Filling()
    if not sheet.rows:
        hint = "write a header (id, label, then a column for each group) and a row for each answer"
        filling.report(Place(path), "the file is empty", hint, "empty-file")
        return _close(filling, columns or ())
    header = _strip_end(sheet.rows[0])
    filling.problems += _check_header(header, columns)
    names = [name.text for name in header]
    held = columns or tuple(dict.fromkeys(name for name in names if name not in (*_HEAD, "")))
    for fields in sheet.rows[1:]:
        _fill_row(filling, fields, names, held, sheet, texts)
    if len(sheet.rows) == 1:
        filling.report(
            header[0].place, "the file has no rows", "write a row for each answer", "empty-file"
        )
    return _close(filling, held)


def _close(filling: _Filling, columns: tuple[str, ...]) -> Grid:
    rows = tuple((row, label) for row, (label, _) in filling.rows.items())
    found = (filling.numbers, filling.texts, filling.places, tuple(filling.problems))
    return Grid(columns, rows, *found)


def _check_header(header: tuple[Field, ...], columns: tuple[str, ...] | None) -> Iterator[Problem]:
    names = [name.text for name in header]
    start = header[0].place
    wanted = (*_HEAD, *(columns or ()))
    for name in wanted:
        if name not in names:
            left = [other for other in names if other not in wanted]
            hint = offer(name, left, what="the file has besides") if left else "add it"
            fact = f"the column {quote(name)} is missing"
            yield Problem("error", start, fact, hint, code="missing-column")
    for index, head in enumerate(header):
        if head.text in names[:index]:
            fact = f"the column {quote(head.text)} stands twice"
            yield Problem("error", head.place, fact, "remove one", code="duplicate-column")
        elif columns is not None and head.text not in wanted:
            fact = f"the column {quote(head.text)} is unknown"
            yield Problem(
                "error", head.place, fact, offer(head.text, wanted), code="unknown-column"
            )


def _fill_row(
    filling: _Filling,
    fields: tuple[Field, ...],
    names: list[str],
    columns: tuple[str, ...],
    sheet: Spreadsheet,
    texts: Collection[str],
) -> None:
    fields = _strip_end(fields, len(names))
    start = fields[0].place
    if len(fields) != len(names):
        hint = "leave a missing figure empty, but keep its place"
        if len(fields) > len(names) and sheet.delimiter == ",":
            hint = "put a text or number with a comma in double quotes"
        fact = f"{len(fields)} fields stand where the header has {len(names)}"
        filling.report(start, fact, hint, "ragged-row")
        return
    by_name = dict(zip(reversed(names), reversed(fields), strict=True))
    row = by_name.get("id")
    if row is None or not _take_id(filling, row, by_name.get("label")):
        return
    for column in columns:
        cell = by_name.get(column)
        if cell is None:
            continue
        key = (row.text, column)
        place = replace(cell.place, path="/".join(key))
        if column in texts:
            filling.texts[key] = Field(cell.text, place)
        elif cell.text:
            _take_number(filling, key, cell.text, place)


def _take_id(filling: _Filling, row: Field, label: Field | None) -> bool:
    """Note a row's id and label; tell whether the row can be used."""
    if not ID.fullmatch(row.text):
        fact = f"{quote(row.text)} is no id" if row.text else "the id is empty"
        filling.report(row.place, fact, _ID_FORM, "wrong-form")
        return False
    if row.text in filling.rows:
        line = filling.rows[row.text][1].line
        fact, hint = f"the id {quote(row.text)} stands twice", f"the other is on line {line}"
        filling.report(row.place, fact, hint, "duplicate-id")
        return False
    filling.rows[row.text] = (label.text if label else "", row.place)
    if label is not None:
        place = replace(label.place, path=row.text)
        if not label.text:
            filling.report(
                place, "the label is empty", "write what the row stands for", "empty-text"
            )
        elif any(unicodedata.category(character) == "Cc" for character in label.text):
            fact = f"the label {quote(label.text)} has a line end or control character"
            filling.report(place, fact, "write it on one line", "bad-character")
    return True


def _take_number(filling: _Filling, key: tuple[str, str], text: str, place: Place) -> None:
    try:
        filling.numbers[key] = parse_number(text)
        filling.places[key] = place
    except NumberError as error:
        filling.report(place, str(error), error.hint, error.code)


def _strip_end(fields: tuple[Field, ...], keep: int = 1) -> tuple[Field, ...]:
    """Return fields without the empty ones that a spreadsheet program leaves behind the last."""
    end = len(fields)
    while end > keep and not fields[end - 1].text:
        end -= 1
    return fields[:end]
