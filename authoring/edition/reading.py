"""The reading of an edition: its document, style, tables, pictures and letter, checked as one.

Takes the sources and the edition's folder name; gives the edition as frozen data, what binding
needs to go on, and every problem that was found. It never stops at the first fault, never prints
a slot and never composes a page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from authoring.data.grid import ID
from authoring.data.reading import TablesReading, read_tables
from authoring.data.tables import Table
from authoring.edition.borrowing import borrow_tables, list_borrowed
from authoring.edition.building import build_edition
from authoring.edition.catalogue import find_editions, list_editions
from authoring.edition.letters import LETTER_FILE, build_letter
from authoring.edition.model import Edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.references import Scope, check_references, read_pictures, walk_blocks
from authoring.edition.texts import cells_in
from authoring.jsontext import JsonDocument
from authoring.problems import InputProblems, Place, Problem, offer, order_problems, quote
from authoring.schemas.checking import check_document
from authoring.sources import Sources
from authoring.style.model import Style
from authoring.style.reading import StyleReading, list_styles, read_style

_CELL = re.compile(r"(?:([a-z0-9-]+):)?([a-z0-9-]+)/[a-z0-9*-]+/[a-z0-9*.-]+")


@dataclass(frozen=True, slots=True)
class EditionReading:
    """What was read of an edition, or of its letter.

    There is an edition wherever its document and all its tables are sound in themselves, so that
    it can be bound to find the rest; it may be built only if no problem is an error. ``document``
    locates what stands in ``edition.json``, or in ``letter.json``.
    """

    id: str
    edition: Edition | None
    style: Style | None
    document: JsonDocument | None
    problems: tuple[Problem, ...]


def read_workspace(
    sources: Sources,
    names: Sequence[str] = (),
    editions: Mapping[str, Mapping[str, Table]] | None = None,
) -> tuple[EditionReading, ...]:
    """Read the editions that names stand for, as :func:`find_editions` takes them.

    The reading of an edition's letter, if it has one, follows that of the edition. ``editions``
    holds the tables of all editions, to borrow from.

    Raises:
        InputProblems: a name that fits none or several editions.
    """
    styles: dict[str, StyleReading] = {}
    held = Neighbours(sources) if editions is None else editions
    readings: list[EditionReading] = []
    for name in find_editions(sources, names):
        edition = read_edition(sources, name, styles, held)
        letter = read_letter(sources, edition)
        readings += [edition] if letter is None else [edition, letter]
    return tuple(readings)


def read_edition(
    sources: Sources,
    name: str,
    styles: dict[str, StyleReading] | None = None,
    editions: Mapping[str, Mapping[str, Table]] | None = None,
) -> EditionReading:
    """Read the edition in the folder ``editions/<name>``.

    ``styles`` keeps the styles that were read, for the editions that share one; ``editions`` holds
    the tables of all editions, to borrow from.
    """
    folder = f"editions/{name}"
    problems = _check_name(name)
    tables = read_tables(sources, name)
    problems += tables.problems
    try:
        document = sources.read_json(f"{folder}/edition.json")
    except InputProblems as error:
        problems += error.problems
        return EditionReading(name, None, None, None, order_problems(problems))
    faults = check_document(document, "edition")
    style = _read_style(sources, document, problems, {} if styles is None else styles)
    if faults:
        problems += faults
        return EditionReading(name, None, style, document, order_problems(problems))
    own = tables
    held = Neighbours(sources) if editions is None else editions
    tables, found = borrow_tables(document, name, own, held)
    problems += found
    scope = Scope(name, tables, style, list_editions(sources))
    problems += check_references(document, scope)
    unknown = style.words["unknown"] if style else ""
    respondents = _find_respondents(sources, document, problems)
    edition, found = build_edition(document, name, tables.tables, respondents, unknown)
    problems += found
    pictures, found = read_pictures(sources, document, f"{folder}/images")
    problems += found
    problems += _check_unused(sources, document, edition, own)
    whole = len(tables.tables) == len(tables.names)
    edition = replace(edition, pictures=pictures)
    ordered = order_problems(problems)
    return EditionReading(name, edition if whole else None, style, document, ordered)


def read_letter(sources: Sources, edition: EditionReading) -> EditionReading | None:
    """Read the letter beside an edition that was read; None if there is none.

    Where the edition has faults, the letter is checked only by itself.
    """
    folder = f"editions/{edition.id}"
    names = sources.names(folder)
    if LETTER_FILE not in names:
        return None
    problems: list[Problem] = []
    if "edition.json" not in names:
        fact, hint = "the letter has no edition", "put edition.json beside it, or remove it"
        place = Place(f"{folder}/{LETTER_FILE}")
        problems.append(Problem("error", place, fact, hint, code="letter-without-edition"))
    try:
        document = sources.read_json(f"{folder}/{LETTER_FILE}")
    except InputProblems as error:
        problems += error.problems
        return EditionReading(edition.id, None, edition.style, None, order_problems(problems))
    faults = check_document(document, "letter")
    problems += faults
    letter: Edition | None = None
    if edition.edition is not None and not faults:
        letter, found = build_letter(document, edition.edition)
        problems += found
    return EditionReading(edition.id, letter, edition.style, document, order_problems(problems))


def _check_name(name: str) -> list[Problem]:
    if ID.fullmatch(name):
        return []
    fact = f"{quote(name)} is no id of an edition"
    hint = "name the folder with lowercase letters, digits and single hyphens"
    return [Problem("error", Place(f"editions/{name}"), fact, hint, code="wrong-form")]


def _read_style(
    sources: Sources,
    document: JsonDocument,
    problems: list[Problem],
    styles: dict[str, StyleReading],
) -> Style | None:
    """Return the style that a document names, whatever else is wrong with the document."""
    value: Any = document.value
    name = value.get("style") if isinstance(value, dict) else None
    if not isinstance(name, str) or not ID.fullmatch(name):
        return None
    held = list_styles(sources)
    if name not in held:
        fact, hint = f"there is no style {quote(name)}", offer(name, held, what="styles")
        place = document.locate(("style",))
        problems.append(Problem("error", place, fact, hint, code="unknown-style"))
        return None
    if name not in styles:
        styles[name] = read_style(sources, name)
    problems += styles[name].problems
    return styles[name].style


def _find_respondents(
    sources: Sources, document: JsonDocument, problems: list[Problem]
) -> Mapping[str, Any]:
    """Return the block about the respondents, from the edition that the document names for it."""
    own: Mapping[str, Any] = document.value["respondents"]
    none: Mapping[str, Any] = {"samples": (), "probability_sample": None, "statements": {}}
    if "edition" not in own:
        return own
    lender, place = own["edition"], document.locate(("respondents", "edition"))
    editions = list_editions(sources)
    if lender not in editions:
        fact, hint = (
            f"there is no edition {quote(lender)}",
            offer(lender, editions, what="editions"),
        )
        problems.append(Problem("error", place, fact, hint, code="unknown-edition"))
        return none
    try:
        held = sources.read_json(f"editions/{lender}/edition.json")
    except InputProblems as error:
        problems += error.problems
        return none
    block = held.value.get("respondents") if isinstance(held.value, dict) else None
    if check_document(held, "edition") or block is None or "edition" in block:
        fact = f"the edition {quote(lender)} has no sound block about its respondents"
        hint = "mend it there, or write one here"
        problems.append(Problem("error", place, fact, hint, code="no-respondents"))
        return none
    found: Mapping[str, Any] = block
    return found


def _check_unused(
    sources: Sources, document: JsonDocument, edition: Edition, tables: TablesReading
) -> Iterator[Problem]:
    """Warn of tables that no chart or text uses, in this edition or in any other."""
    charts = [chart for chart, _ in walk_blocks(document, "chart")]
    used = {held.get("table") for chart in charts for held in (chart, *chart.get("items", ()))}
    used |= {cell.table for cell in cells_in(edition) if cell.edition in (None, edition.id)}
    used |= set(_named_in_letters(sources, edition.id))
    for lender, name in list_borrowed(document):
        held = edition.tables.get(name)
        if held is not None and held.edition == lender and name not in used:
            place = document.locate(("borrows",))
            fact, hint = f"the borrowed table {quote(name)} is not used", "use it, or leave it out"
            yield Problem("warning", place, fact, hint, code="unused-table")
    for name in tables.names:
        if name not in used and not _used_elsewhere(sources, edition.id, name):
            place = Place(f"editions/{edition.id}/tables/{name}.json")
            fact, hint = f"no edition uses the table {quote(name)}", "use it, or remove its files"
            yield Problem("warning", place, fact, hint, code="unused-table")


def _named_in_letters(sources: Sources, edition: str) -> Iterator[str]:
    """Yield the tables of an edition that the letters of the workspace name."""
    for other in list_editions(sources):
        if LETTER_FILE not in sources.names(f"editions/{other}"):
            continue
        try:
            text = sources.read_text(f"editions/{other}/{LETTER_FILE}")
        except InputProblems:
            continue  # Reported when that letter itself is read.
        for named, table in _CELL.findall(text):
            if (named or other) == edition:
                yield table


def _used_elsewhere(sources: Sources, edition: str, table: str) -> bool:
    reference = re.compile(rf"(?<![a-z0-9-]){re.escape(edition)}:{re.escape(table)}/")
    for other in list_editions(sources):
        if other == edition:
            continue
        try:
            text = sources.read_text(f"editions/{other}/edition.json")
            document = sources.read_json(f"editions/{other}/edition.json")
        except InputProblems:
            continue  # Reported when that edition itself is read.
        if check_document(document, "edition"):
            continue  # Reported there too.
        if reference.search(text) or (edition, table) in list_borrowed(document):
            return True
    return False
