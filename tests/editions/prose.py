"""The prose of an edition, or of its letter, as it is printed, and the house rules that it keeps.

Takes the name of an edition; gives its texts with their slots printed, and what breaks a rule:

- a number rests on a cell or says why it is free;
- no sentence begins with a digit, so none begins with a printed percentage;
- between quotation marks stands only what the survey asked, letter for letter, beside its figure.

It never judges whether a sentence is true, and never reads a source.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path

from authoring.claims.numerals import find_loose
from authoring.claims.prose import read_prose as read_printed
from authoring.data.tables import Table
from authoring.edition.bind import Locate, bind_edition
from authoring.edition.model import Chart, ChartItem, Edition, KeyFigure, Quote
from authoring.edition.neighbours import Neighbours
from authoring.edition.parts import Text
from authoring.edition.reading import read_edition, read_letter
from authoring.edition.texts import cells_in, texts_in
from authoring.problems import InputProblems, Problem, has_errors
from authoring.sources import Sources
from tests.workspaces import ROOT

# Where a sentence begins: its first letter or digit, past the marks that close the one before.
OPENING = re.compile(r"(?:^|[.!?…][”’\")]*\s)\W*(\w)")
# An apostrophe inside or before a word closes nothing: collega’s, ’s avonds.
QUOTED = re.compile(r"[“„”\"«‘‚](.*?)[”\"»’](?!\w)")
MARKS = re.compile(r"[“„”\"«»‘‚']")


@dataclass(frozen=True, slots=True)
class Prose:
    """A bound edition, what locates a character of it, and what binding had to say."""

    edition: Edition
    locate: Locate
    problems: tuple[Problem, ...]

    def place_of(self, text: Text) -> str:
        """Return where a text stands: file, line and column."""
        return str(self.locate(text.pointer, 0))


@dataclass(frozen=True, slots=True)
class Statement:
    """What a survey asked: the question of a table, or the statement or answer of one row."""

    said: str
    table: str
    row: str | None


def read_prose(name: str, root: Path = ROOT, *, letter: bool = False) -> Prose:
    """Return an edition of a workspace, or its letter, with its slots printed.

    Raises:
        InputProblems: it cannot be read or printed whole.
    """
    sources = Sources(root)
    reading = read_edition(sources, name)
    if letter:
        reading = read_letter(sources, reading) or reading
    if reading.edition is None or reading.document is None or has_errors(reading.problems):
        raise InputProblems(reading.problems)
    locate = reading.document.locate
    edition, problems = bind_edition(reading.edition, Neighbours(sources), locate)
    if has_errors(problems):
        raise InputProblems(problems)
    return Prose(edition, locate, problems)


def find_loose_numbers(prose: Prose) -> Iterator[str]:
    """Yield the numbers that rest on no cell and give no reason."""
    for text, _ in texts_in(prose.edition):
        for found in find_loose(read_printed(text)):
            yield f"{prose.place_of(text)}: {found.message}"


def find_opening_digits(prose: Prose) -> Iterator[str]:
    """Yield the sentences that begin with a digit; what is set as a figure is no sentence."""
    for text, place in texts_in(prose.edition):
        for found in OPENING.finditer(text.plain) if place == "prose" else ():
            if found[1].isdecimal():
                start = found.start(1)
                yield f"{prose.place_of(text)}: begins with “{text.plain[start : start + 30]}”"


def find_quotations(prose: Prose) -> Iterator[str]:
    """Yield what stands between quotation marks and is no statement with its figure."""
    statements = tuple(list_statements(prose.edition))
    for text, owner in list_owned(prose.edition):
        printed = text.plain.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")
        for found in QUOTED.finditer(printed):
            said = found[1].rstrip(".,")
            asked = [statement for statement in statements if statement.said == said]
            if not asked:
                yield f"{prose.place_of(text)}: no survey said “{said}”"
            elif not any(is_shown(statement, text, owner) for statement in asked):
                yield f"{prose.place_of(text)}: without its figure stands “{said}”"
        if MARKS.search(QUOTED.sub("", printed)):
            yield f"{prose.place_of(text)}: a quotation mark is alone in “{printed[:60]}”"
    for key, said in prose.edition.respondents.statements.items():
        if MARKS.search(said):
            yield f"respondents.{key}: a quotation mark in “{said[:60]}”"


def list_statements(edition: Edition) -> Iterator[Statement]:
    """Yield what the survey asked: questions, statements and answer options."""
    for table in edition.tables.values():
        asked = [(table.question, None), *((row.label, row.id) for row in table.rows)]
        for said, row in asked:
            if said:
                plain = said.replace("\N{NO-BREAK SPACE}", " ")
                yield Statement(plain.rstrip(".,"), table.id, row)


def list_owned(node: object, owner: object = None) -> Iterator[tuple[Text, object]]:
    """Yield each text of a part of an edition with what holds it: a quote, a chart, a paragraph."""
    if isinstance(node, Text):
        yield node, owner
    elif is_dataclass(node) and not isinstance(node, Table):
        for field in fields(node):
            yield from list_owned(getattr(node, field.name), node)
    elif isinstance(node, tuple):
        for item in node:
            yield from list_owned(item, owner)
    elif isinstance(node, dict):
        yield from list_owned(tuple(node.values()), owner)


def is_shown(statement: Statement, text: Text, owner: object) -> bool:
    """Tell whether a figure of a statement stands in its text, or beside it in what holds both."""
    beside = isinstance(owner, (Quote, Chart, ChartItem, KeyFigure))
    cells = tuple(cells_in(owner)) if beside else text.cells
    if any(cell.table == statement.table and statement.row in (None, cell.row) for cell in cells):
        return True
    if isinstance(owner, ChartItem):
        return owner.table == statement.table and statement.row in (None, owner.row)
    if isinstance(owner, Chart):
        listed = not owner.rows or statement.row in (None, *owner.rows)
        return owner.table == statement.table and listed
    return False
