"""The ledger of an edition as files and as lines: JSON, a page to print, and the terminal.

Takes the judgement on an edition and the pages that its rows stand on; gives text. The page is in
Dutch, but for the messages of the checks, which are in English everywhere. Never judges a claim.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from html import escape
from typing import Any, Final

from authoring.auditing import Judgement
from authoring.claims.ledger import Ledger, LedgerRow, order_rows
from authoring.display import Document, GlyphRun
from authoring.jsontext import Pointer
from authoring.problems import format_path

Pages = Mapping[int, str]

LETTERS: Final = re.compile(r"[^\W\d_]+")
# Fewer letters may stand on a page by chance.
FEWEST_LETTERS: Final = 8

VERDICTS: Final = {
    "fails": "Klopt niet",
    "unknown phrase": "Geen uitdrukking van hoeveelheid",
    "untested": "Niet te toetsen",
    "holds": "Klopt",
}
UNITS: Final = {
    "percent": "procent",
    "points": "procentpunt",
    "times": "keer",
    "hours": "uur",
    "days": "dagen",
    "months": "maanden",
    "years": "jaar",
}

_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; }}
body {{ padding: 0 1rem; }}
h2 {{ font-size: 1.2rem; margin: 2rem 0 0.5rem; break-after: avoid; }}
table {{ border-collapse: collapse; width: 100%; }}
td, th {{ padding: 0.3rem 0.8rem 0.3rem 0; text-align: left; vertical-align: top; }}
tr {{ border-top: 1px solid; break-inside: avoid; }}
thead {{ display: table-header-group; }}
code {{ font-size: 0.85em; overflow-wrap: anywhere; }}
.n {{ text-align: right; white-space: nowrap; }}
@media print {{ body {{ font-size: 9pt; margin: 0; max-width: none; }} }}
</style>
<h1>{title}</h1>
<p>{summary}</p>
{sections}
</html>
"""
_HEAD = (
    "<tr><th>Blz.</th><th>Zin</th><th>Cellen en waarden</th><th>n</th><th>Bron</th>"
    "<th>Oordeel</th></tr>"
)


def find_pages(ledger: Ledger, edition: Any, document: Document) -> Pages:
    """Return the folio of the page that each row of a ledger stands on, by its place in it.

    ``edition`` is the edition as JSON. A row lies in a part with an id, which is a destination of
    the composed document; from there on it is the first page with the letters of its sentence, or
    with the first half of them where the sentence runs on to the next page. A text of few letters
    is on the page where its part begins; one whose part is nowhere is left out.
    """
    starts = {
        name: index for index, page in enumerate(document.pages) for name in page.destinations
    }
    texts = [
        _letters("".join(item.text for item in page.items if isinstance(item, GlyphRun)))
        for page in document.pages
    ]
    found = {}
    for number, row in enumerate(ledger.rows):
        start = _start_of(row.pointer, edition, starts)
        letters = _letters(row.sentence)
        index = start
        for wanted in (letters, letters[: len(letters) // 2]):
            if len(wanted) >= FEWEST_LETTERS:
                pages = range(start or 0, len(texts))
                at = next((page for page in pages if wanted in texts[page]), None)
                if at is not None:
                    index = at
                    break
        if index is not None:
            found[number] = document.pages[index].label or str(document.pages[index].number)
    return found


def _letters(text: str) -> str:
    return "".join(LETTERS.findall(text)).casefold()


def _start_of(pointer: Pointer, edition: Any, starts: Mapping[str, int]) -> int | None:
    """Return the page where the innermost part around a text begins that is a destination."""
    start, value = None, edition
    for step in pointer:
        value = value[step]
        names = [value.get("id"), value.get("kind")] if isinstance(value, dict) else []
        start = next((starts[str(name)] for name in names if str(name) in starts), start)
    return start


def render_ledger(judgement: Judgement, pages: Pages) -> str:
    """Return the ledger as a JSON document: rows in order of reading, then all other findings.

    A row whose page is not known has null there; a remark on a table that an open query or a note
    explains has it in ``explained_by``.
    """
    audit = judgement.audit
    ledger = audit.ledger.to_json()
    rows = [{"page": pages.get(at), **row} for at, row in enumerate(ledger.pop("rows"))]
    prose = [
        {
            "path": format_path(found.pointer),
            "offset": found.offset,
            "words": found.words,
            "code": found.code,
            "message": found.message,
            "hint": found.hint,
        }
        for found in audit.findings
    ]
    tables = [
        asdict(remark.finding) | {"explained_by": remark.explained_by}
        for remark in judgement.tables
    ]
    whole = {**ledger, "rows": rows, "findings": prose, "tables": tables}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def render_page(judgement: Judgement, pages: Pages, title: str) -> str:
    """Return the ledger as a self-contained HTML page in Dutch, without script or network."""
    ledger = judgement.audit.ledger
    numbered = {id(row): pages.get(at, "") for at, row in enumerate(ledger.rows)}
    claims = order_rows([row for row in ledger.rows if row.kind == "claim"])
    figures = [row for row in ledger.rows if row.kind == "figure"]
    sections = []
    for verdict, heading in VERDICTS.items():
        rows = [row for row in claims if row.verdict == verdict]
        if rows:
            body = "".join(_row(row, numbered[id(row)]) for row in rows)
            sections.append(_section(f"{heading} ({len(rows)})", _HEAD, body))
    sections += _findings(judgement)
    if figures:
        body = "".join(_row(row, numbered[id(row)]) for row in figures)
        sections.append(_section(f"Cijfers uit de tabellen ({len(figures)})", _HEAD, body))
    counts, coverage = ledger.counts, ledger.coverage
    told = ", ".join(f"{name.lower()}: {counts[key]}" for key, name in VERDICTS.items())
    summary = (
        f"{len(claims)} beweringen ({told}). {coverage.numbers} getallen: {coverage.bound} uit een "
        f"tabel, {coverage.free} vrij met reden, {coverage.loose} los."
    )
    heading = f"Controle van de cijfers in {title}"
    return _PAGE.format(
        title=escape(heading), summary=escape(summary), sections="\n".join(sections)
    )


def _section(heading: str, head: str, body: str) -> str:
    return (
        f"<h2>{escape(heading)}</h2>\n<table><thead>{head}</thead>\n<tbody>{body}</tbody></table>"
    )


def _row(row: LedgerRow, page: str) -> str:
    before, words, after = row.sentence.partition(row.words)
    sentence = f"{escape(before)}<strong>{escape(words)}</strong>{escape(after)}"
    cells = "<br>".join(
        f"<code>{escape(cell)}</code> {escape(_translate(value))}"
        for cell, value in zip(row.cells, row.values, strict=True)
    )
    bases = "<br>".join("–" if base is None else str(base) for base in row.bases)
    verdict = escape(VERDICTS[row.verdict])
    if row.kind == "claim":
        told = "; ".join(part for part in (row.message, row.hint) if part)
        verdict += f'<br><span lang="en">{escape(told)}</span>' if told else ""
    if row.queries:
        verdict += f"<br>Open vraag: {escape(', '.join(row.queries))}"
    sources = escape("; ".join(row.sources))
    return (
        f"<tr><td>{escape(page)}</td><td>{sentence}</td><td>{cells}</td>"
        f'<td class="n">{bases}</td><td>{sources}</td><td>{verdict}</td></tr>\n'
    )


def _translate(value: str) -> str:
    """Return a value with its unit in Dutch."""
    number, _, unit = value.rpartition(" ")
    return f"{number} {UNITS[unit]}" if unit in UNITS else value


def _findings(judgement: Judgement) -> Iterator[str]:
    """Yield the sections of what else was found, in the prose and in the tables."""
    prose = judgement.audit.findings
    if prose:
        body = "".join(
            f"<tr><td><code>{escape(format_path(found.pointer))}</code></td>"
            f'<td>{escape(found.words)}</td><td lang="en">{escape(found.message)}</td></tr>\n'
            for found in prose
        )
        head = "<tr><th>Plaats</th><th>Woorden</th><th>Wat er is</th></tr>"
        yield _section(f"Los of anders geschreven ({len(prose)})", head, body)
    if judgement.tables:
        body = "".join(
            f"<tr><td><code>{escape(_name(remark.finding.table, remark.finding))}</code></td>"
            f'<td lang="en">{escape(remark.finding.message)}</td>'
            f"<td>{escape(remark.explained_by)}</td></tr>\n"
            for remark in judgement.tables
        )
        head = "<tr><th>Tabel</th><th>Wat er is</th><th>Open vraag of noot</th></tr>"
        yield _section(f"Tabellen ({len(judgement.tables)})", head, body)


def _name(table: str, finding: Any) -> str:
    return "/".join(part for part in (table, finding.row, finding.column) if part)


def render_rows(judgement: Judgement) -> Sequence[str]:
    """Return the rows of the ledger as lines for a terminal, failing first and figures last."""
    rows = judgement.audit.ledger.rows
    claims = order_rows([row for row in rows if row.kind == "claim"])
    figures = [row for row in rows if row.kind == "figure"]
    lines = []
    for row in (*claims, *figures):
        pairs = zip(row.cells, row.values, row.bases, strict=True)
        told = ", ".join(
            f"{cell} = {value}" + (f" (n = {base})" if base is not None else "")
            for cell, value, base in pairs
        )
        status = row.verdict if row.kind == "claim" else "figure"
        lines.append(f"{status}: “{row.words}” in {format_path(row.pointer)}")
        lines.append(f"  {row.sentence}")
        if told:
            lines.append(f"  {told}")
        if row.kind == "claim":
            lines += [
                f"  {part}" for part in (row.message, row.hint and f"hint: {row.hint}") if part
            ]
    return lines
