"""A CSV file as cells with places, and the numbers that editors type in them.

Takes the text of a CSV file, with commas, semicolons or tabs, and decimal points or commas; gives
rows of cells, each with its place. It never guesses what a number means: one that two conventions
read differently is a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from authoring.plaintext import Lines
from authoring.problems import InputProblems, Place, Problem, quote

_DELIMITERS = ";\t,"
_SEPARATOR_LINE = re.compile(r"sep=([;,\t])(?:\r\n|\n|\r)", re.IGNORECASE)
_BARE = {sign: re.compile(rf"[^{sign}\r\n]*") for sign in _DELIMITERS}
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')
_LINE_END = re.compile(r"\r\n|\n|\r")
_NUMBER = re.compile(r"-?[0-9]+(?:[.,][0-9]+)?")
_GROUPED = re.compile(r"-?[1-9][0-9]{0,2}(?:[.,][0-9]{3})+(?:[.,][0-9]+)?")

# What a float, and any survey, can hold exactly.
_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a CSV file: its text without quotes and outer space, and where it begins."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A CSV file: rows of fields, without those that are empty from end to end."""

    file: str
    delimiter: str
    rows: tuple[tuple[Field, ...], ...]


class NumberError(ValueError):
    """A text that is not one number; its message says why, ``hint`` what to write."""

    def __init__(self, fact: str, hint: str, code: str) -> None:
        super().__init__(fact)
        self.hint = hint
        self.code = code


def parse_spreadsheet(text: str, file: str) -> Spreadsheet:
    """Split a CSV text into fields.

    The delimiter is that of a first line ``sep=;``, else the one of semicolon, tab and comma that
    follows the first name of the header.

    Raises:
        InputProblems: a quote that is not closed, or that closes in the middle of a field.
    """
    told = _SEPARATOR_LINE.match(text)
    start = told.end() if told else 0
    delimiter = told[1] if told else _find_delimiter(text)
    lines = Lines(text)
    rows: list[tuple[Field, ...]] = []
    row: list[Field] = []
    position = start
    while position < len(text) or row:
        value, end = _read_field(text, position, delimiter, lines, file)
        row.append(Field(value.strip(), lines.place(file, position)))
        if text[end : end + 1] == delimiter:
            position = end + 1
            continue
        if any(field.text for field in row):
            rows.append(tuple(row))
        row = []
        line_end = _LINE_END.match(text, end)
        position = line_end.end() if line_end else end
    return Spreadsheet(file, delimiter, tuple(rows))


def parse_number(text: str) -> Decimal:
    """Return the number in a field, exactly as typed; its decimal sign is a point or a comma.

    A sign before a last group of three digits is refused: to a Dutch reader “1.249” is a thousand
    and more, to a plain file hardly more than one.

    Raises:
        NumberError: the text is not one number.
    """
    plain = text.replace("\N{MINUS SIGN}", "-")
    if _GROUPED.fullmatch(plain):
        whole = re.sub(r"[.,](?=[0-9]{3}(?:[.,]|$))", "", plain)
        decimal = f", or {plain}0 for the decimal number" if _NUMBER.fullmatch(plain) else ""
        hint = f"write {whole} without a sign between thousands{decimal}"
        raise NumberError(f"{quote(text)} may be read in two ways", hint, "unclear-number")
    if not _NUMBER.fullmatch(plain):
        hint = "write digits with at most one decimal comma or point; leave a missing figure empty"
        raise NumberError(f"{quote(text)} is not a number", hint, "bad-number")
    if len(plain.strip("-")) > _DIGITS:
        hint = f"write at most {_DIGITS} digits"
        raise NumberError(f"{quote(text)} has too many digits", hint, "bad-number")
    return Decimal(plain.replace(",", "."))


def _find_delimiter(text: str) -> str:
    """Return the delimiter that comes first in the header, quoted names left out; else a comma."""
    header = _QUOTED.sub("", text.lstrip("\r\n").splitlines()[0] if text.strip() else "")
    return min((sign for sign in _DELIMITERS if sign in header), key=header.index, default=",")


def _read_field(
    text: str, position: int, delimiter: str, lines: Lines, file: str
) -> tuple[str, int]:
    """Return the text of the field at ``position`` and where it ends."""
    if text[position : position + 1] != '"':
        bare = _BARE[delimiter].match(text, position)
        assert bare is not None  # An empty field matches too.
        return bare[0], bare.end()
    quoted = _QUOTED.match(text, position)
    if quoted is None:
        fact = "the quote that opens here is not closed"
        raise _bad_quote(lines.place(file, position), fact)
    end = quoted.end()
    if end < len(text) and text[end] != delimiter and text[end] not in "\r\n":
        fact = f"{quote(text[end])} stands behind a closing quote"
        raise _bad_quote(lines.place(file, end), fact)
    return quoted[1].replace('""', '"'), end


def _bad_quote(place: Place, fact: str) -> InputProblems:
    hint = "a quote inside a quoted field is doubled"
    return InputProblems([Problem("error", place, fact, hint, code="bad-quote")])
