"""The audit of an edition's prose: every text walked, every claim checked, every number found.

Takes a bound edition, the tables of the other editions and bands; gives the ledger and the findings
of numbers, claims and spelling. Never opens a file, and leaves it to the pipeline how severe a
finding is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from authoring.claims.anchors import find_unbound
from authoring.claims.bands import Bands
from authoring.claims.checking import check_claim
from authoring.claims.evidence import Evidence, Tables, gather_evidence
from authoring.claims.findings import Finding
from authoring.claims.ledger import Ledger, LedgerRow
from authoring.claims.numerals import Coverage, count_numbers, find_loose
from authoring.claims.prose import Prose, read_prose
from authoring.claims.spelling import check_spelling
from authoring.claims.verdicts import Verdict, tell_value
from authoring.claims.waves import find_unnamed_waves
from authoring.edition.model import Edition
from authoring.edition.parts import Bound, Claim
from authoring.edition.texts import texts_in
from authoring.problems import quote


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit gives: the ledger, and the findings in order of reading."""

    ledger: Ledger
    findings: tuple[Finding, ...]


def audit_edition(edition: Edition, editions: Mapping[str, Tables], bands: Bands) -> Audit:
    """Return the audit of a bound edition.

    ``editions`` holds the tables of the other editions by id, and is asked only for those named.
    """
    rows: list[LedgerRow] = []
    findings: list[Finding] = []
    coverage = Coverage()
    for text, place in texts_in(edition):
        prose = read_prose(text)
        found = tuple(_rows(prose, edition, editions, bands))
        rows += found
        findings += [*find_loose(prose), *find_unbound(prose), *check_spelling(prose, place)]
        findings += _find_few(found, bands)
        coverage += count_numbers(prose)
    findings += find_unnamed_waves(edition)
    return Audit(Ledger(edition.name, tuple(rows), coverage), tuple(findings))


def _rows(
    prose: Prose, edition: Edition, editions: Mapping[str, Tables], bands: Bands
) -> Iterator[LedgerRow]:
    sample = edition.respondents.probability_sample
    named = {cell.edition for cell in prose.text.cells if cell.edition not in (None, edition.id)}
    others = {name: editions[name] for name in named if name is not None and name in editions}
    for stretch in prose.stretches:
        part = stretch.part
        if isinstance(part, Claim):
            evidence = gather_evidence(part.evidence, edition.tables, others, edition.id)
            verdict = check_claim(part.text, evidence, bands, sample)
            verdict = _mind_waves(verdict, evidence)
        elif isinstance(part, Bound):
            evidence = gather_evidence((part.expression,), edition.tables, others, edition.id)
            verdict = Verdict("holds", f"printed as {part.form} from {part.expression}")
        else:
            continue
        yield _row(prose, stretch.start, part, evidence, verdict)


def _mind_waves(verdict: Verdict, evidence: Evidence) -> Verdict:
    """Return the verdict, or that waves cannot be compared where two tables were asked.

    Two waves answer one question only within one table, or in two of one name, whose wording is
    held together elsewhere.
    """
    tables = sorted({datum.table for datum in evidence.data})
    waves = sorted({datum.wave for datum in evidence.data if datum.wave})
    if len(waves) < 2 or len(tables) < 2:
        return verdict
    fact = f"compares the waves {' and '.join(waves)} of different tables: {', '.join(tables)}"
    return Verdict("fails", fact, "compare waves within one table, whose question is the same")


def _find_few(rows: Sequence[LedgerRow], bands: Bands) -> Iterator[Finding]:
    """Yield figures and claims that rest on fewer respondents than may be printed."""
    for row in rows:
        base = min((base for base in row.bases if base is not None), default=bands.printed_from)
        if base < bands.printed_from:
            fact = f"{quote(row.words)} rests on {base} respondents, fewer than "
            fact += str(bands.printed_from)
            hint = "leave it out, or speak of a larger group"
            yield Finding(row.pointer, row.offset, row.words, fact, hint, "few-respondents")


def _row(
    prose: Prose, start: int, part: Claim | Bound, evidence: Evidence, verdict: Verdict
) -> LedgerRow:
    data = evidence.data
    return LedgerRow(
        kind="claim" if isinstance(part, Claim) else "figure",
        words=part.text,
        pointer=prose.text.pointer,
        offset=part.column,
        sentence=prose.sentence_at(start),
        cells=tuple(datum.name for datum in data),
        values=tuple(tell_value(datum.value, datum.unit) for datum in data),
        bases=tuple(datum.base for datum in data),
        sources=tuple(dict.fromkeys(datum.source for datum in data if datum.source)),
        queries=evidence.queries,
        verdict=verdict.status,
        message=verdict.message,
        hint=verdict.hint,
    )
