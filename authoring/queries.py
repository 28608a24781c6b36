"""The open questions about an edition's figures, for the terminal and as a page to print.

Takes checked tables; gives text and HTML. Queries never enter a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from authoring.data.numbers import format_number
from authoring.data.tables import Query, Table
from authoring.edition.borrowing import ask_for
from authoring.edition.model import Edition

_PAGE = """<!doctype html>
<html lang="nl">
<meta charset="utf-8">
<title>{title}</title>
<style>
body {{ font: 16px/1.5 system-ui, sans-serif; }}
body {{ max-width: 48rem; margin: 3rem auto; padding: 0 1rem; }}
article {{ border-top: 1px solid; padding: 0.5rem 0 1rem; break-inside: avoid; }}
h2 {{ font-size: 1.1rem; margin: 0.5rem 0; }}
table {{ border-collapse: collapse; }} td, th {{ padding: 0 1rem 0 0; text-align: left; }}
code {{ font-size: 0.9em; }}
</style>
<h1>{title}</h1>
<p>{summary}</p>
{articles}
</html>
"""


def queries_of(edition: Edition) -> Iterator[tuple[Table, Query]]:
    """Yield the open queries of an edition's tables, by table.

    For each table that it borrows comes first the query that asks for its own figures.
    """
    for table in edition.tables.values():
        if table.edition != edition.id:
            yield table, ask_for(table, edition.year)
        for query in table.queries:
            if query.status == "open":
                yield table, query


def render_queries(edition: Edition) -> str:
    """Return the open queries as a self-contained HTML page in Dutch, without script or network."""
    found = list(queries_of(edition))
    title = f"Open vragen bij {edition.title.plain}"
    summary = (
        "Er zijn geen open vragen."
        if not found
        else f"{len(found)} open vragen aan de bron. Een definitieve editie heeft er geen."
    )
    articles = "\n".join(_article(table, query) for table, query in found)
    return _PAGE.format(title=escape(title), summary=escape(summary), articles=articles)


def _article(table: Table, query: Query) -> str:
    names = [f"{table.id}/{row}/{column}" for row, column in query.cells]
    cells = ", ".join(f"<code>{escape(name)}</code>" for name in names)
    whole = f"De hele tabel <code>{escape(table.id)}</code>"
    rows = "".join(
        f"<tr><td>{escape(format_number(candidate.value))}</td>"
        f"<td>{escape(candidate.place)}</td></tr>"
        for candidate in query.candidates
    )
    candidates = f"<table><tr><th>Waarde</th><th>Plaats</th></tr>{rows}</table>" if rows else ""
    heading = escape(table.question or table.subject or table.id)
    return (
        f"<article><h2>{heading}</h2><p>{escape(query.text)}</p>"
        f"<p>{cells or whole}</p>{candidates}</article>"
    )
