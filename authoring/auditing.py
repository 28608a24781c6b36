"""The judgement on an edition's numbers: its prose and its tables, as problems with their places.

Takes a bound edition, the tables of the others and the bands of its style; gives what the ledger
holds, and problems. It decides how severe a finding is and which ones the source has been asked
about already; never what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from authoring.claims.audit import Audit, audit_edition
from authoring.claims.bands import read_bands
from authoring.claims.consistency import check_tables, check_waves
from authoring.claims.evidence import Tables
from authoring.claims.findings import TableFinding
from authoring.claims.verdicts import Status
from authoring.data.places import locate_cell
from authoring.data.tables import Table
from authoring.edition.model import Edition
from authoring.edition.parts import Pointer
from authoring.edition.texts import cells_in
from authoring.problems import Place, Problem, Severity
from authoring.sources import Sources
from authoring.style.model import Style

Locate = Callable[[Pointer, int], Place]

# The kinds of problem that a claim may be; a claim that holds is none.
CLAIM_CODES: Final[Mapping[Status, str]] = {
    "fails": "failing-claim",
    "unknown phrase": "unknown-phrase",
    "untested": "untested-claim",
}
TOLD: Final = {
    "fails": "failing",
    "unknown phrase": "of unknown words",
    "untested": "untested",
    "holds": "holding",
}
UNTESTED: Final = CLAIM_CODES["untested"]
# What is told before everything else.
FAILING: Final = (CLAIM_CODES["fails"], CLAIM_CODES["unknown phrase"])
# What stops a final edition.
STOPPING: Final = frozenset({*FAILING, "loose-number", "few-respondents", "wave-unnamed"})

# Findings about the head of a table; a query about a cell does not explain them.
OF_HEADS: Final = frozenset(
    {"bins", "group-name", "base-small", "base-marked", "sample-size", "wording"}
)
# Words of a note that explains a finding, beside its figure.
EXPLAINING: Final[Mapping[str, str]] = {
    "sum": r"tel(?:t|len) (?:samen )?op|kolomsom|\bsom\b|opgeteld|samen",
    "over-100": r"tel(?:t|len) (?:samen )?op|\bsom\b|opgeteld|samen",
    "total-outside": r"totaal",
    "total-weights": r"gewogen",
    "bins": r"overlap|sluit|klasse|grens|grenzen",
}


@dataclass(frozen=True, slots=True)
class TableRemark:
    """A finding in a table, and the open query or note that explains it already, or nothing."""

    finding: TableFinding
    explained_by: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What came of checking an edition: its prose, and its tables."""

    audit: Audit
    tables: tuple[TableRemark, ...]

    def describe(self) -> tuple[str, str]:
        """Return the coverage of the numbers and the verdicts on the claims, in words."""
        ledger = self.audit.ledger
        counts = ledger.counts
        told = [f"{count} {TOLD[status]}" for status, count in counts.items() if count]
        total = sum(counts.values())
        claims = f"{total} {'claim' if total == 1 else 'claims'}"
        return str(ledger.coverage), f"{claims}: {', '.join(told)}" if told else claims


def judge_edition(edition: Edition, editions: Mapping[str, Tables], style: Style) -> Judgement:
    """Return the judgement on a bound edition by the bands of its style.

    The tables of a letter are judged with its edition.
    """
    bands = read_bands(style.claims)
    own = {
        name: table
        for name, table in edition.tables.items()
        if table.edition == edition.id and not edition.is_letter
    }
    found = list(check_tables(own, bands))
    for table, earlier in _waves(edition, editions):
        found += check_waves(table, earlier)
    remarks = (TableRemark(each, explain(each, edition.tables[each.table])) for each in found)
    return Judgement(audit_edition(edition, editions, bands), tuple(remarks))


def _waves(edition: Edition, editions: Mapping[str, Tables]) -> Iterator[tuple[Table, Table]]:
    """Yield each table with that of the same name in an edition that a text compares it with."""
    named = ((cell.edition, cell.table) for cell in cells_in(edition))
    for other, name in dict.fromkeys(named):
        if other in (None, edition.id) or other not in editions or name not in edition.tables:
            continue
        if name in editions[other]:
            yield edition.tables[name], editions[other][name]


def explain(finding: TableFinding, table: Table) -> str:
    """Return the id of the open query, or the note, that explains a finding; "" if none does.

    A query explains what is found in its cells. A note explains a finding if it speaks of the kind
    of it and gives its figure. A query without cells explains all that is found in its table.
    """
    queries = [query for query in table.queries if query.status == "open"]
    for query in queries if finding.code not in OF_HEADS else ():
        if any(_touches(finding, row, column) for row, column in query.cells):
            return query.id
    return _find_note(finding, table) or next((each.id for each in queries if not each.cells), "")


def _find_note(finding: TableFinding, table: Table) -> str:
    words = EXPLAINING.get(finding.code)
    if words is None or not finding.figure:
        return ""
    figure = re.compile(rf"(?<![\d,.]){re.escape(finding.figure)}(?![\d]|[,.]\d)")
    for note in table.notes:
        if figure.search(note) and re.search(words, note, re.IGNORECASE):
            return note
    return ""


def _touches(finding: TableFinding, row: str, column: str) -> bool:
    """Say whether a cell is among those that a finding is about; a group is all its columns."""
    in_column = column == finding.column or column.startswith(f"{finding.column}.")
    return finding.row in ("", row) and (not finding.column or in_column)


def list_problems(
    judgement: Judgement, edition: Edition, locate: Locate, sources: Sources
) -> Iterator[Problem]:
    """Yield the problems of a judgement with their places.

    In a final edition failing claims and loose numbers are errors; all else warns.
    """
    for row in judgement.audit.ledger.rows:
        code = CLAIM_CODES.get(row.verdict) if row.kind == "claim" else None
        if code is not None:
            place = locate(row.pointer, row.offset)
            yield Problem(_weigh(code, edition), place, row.message, row.hint, code=code)
    for found in judgement.audit.findings:
        place = locate(found.pointer, found.offset)
        severity = _weigh(found.code, edition)
        yield Problem(severity, place, found.message, found.hint, code=found.code)
    for remark in judgement.tables:
        if not remark.explained_by:
            yield _tell_table(remark.finding, edition, sources)


def _weigh(code: str, edition: Edition) -> Severity:
    return "error" if edition.status == "final" and code in STOPPING else "warning"


def _tell_table(finding: TableFinding, edition: Edition, sources: Sources) -> Problem:
    path = f"editions/{edition.id}/tables/{finding.table}"
    place = locate_cell(sources, path, finding.row, finding.column, head=finding.code in OF_HEADS)
    return Problem("warning", place, finding.message, finding.hint, code=finding.code)
