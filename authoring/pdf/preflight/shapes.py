"""The shape of the tree: headings in order, tables with headers, figures with words.

Takes the elements that were read back; gives findings. It never reads a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Dictionary

from authoring.pdf.preflight.elements import Element
from authoring.pdf.preflight.findings import Finding

HEADINGS = {f"H{level}": level for level in range(1, 7)}
# Elements that a reader would stumble over when nothing was drawn for them. A cell may be empty.
FILLED = {*HEADINGS, "H", "P", "Lbl", "LBody", "Link", "Figure", "Caption", "Note", "Span"}
KIDS = {
    "L": {"LI", "Caption", "L"},
    "LI": {"Lbl", "LBody"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
}
CELLS = {"TH", "TD"}


def check_shapes(top: Element) -> Iterator[Finding]:
    """Yield what is wrong with the kinds of elements and their order."""
    yield from _check_headings(top)
    identifiers: set[str] = set()
    for element in top.walk():
        yield from _check_kids(element)
        if element.role in FILLED and element.is_empty and not _stands_in_cell(top, element):
            yield Finding(element.page, "empty-element", f"a {element.role} has no content")
        if element.role == "Figure" and not str(element.source.get("/Alt", "")).strip():
            yield Finding(element.page, "figure-without-alt", "a Figure has no alternative text")
        if element.role == "Link" and not element.links:
            yield Finding(element.page, "link-without-target", "a Link has no annotation")
        identifier = str(element.source.get("/ID", ""))
        if element.role == "Note" and not identifier:
            yield Finding(element.page, "note-without-id", "a Note has no identifier")
        if identifier and identifier in identifiers:
            yield Finding(element.page, "id-twice", f"two elements have the id {identifier!r}")
        identifiers.add(identifier)
        if element.role == "Table":
            yield from _check_table(element)


def _check_headings(top: Element) -> Iterator[Finding]:
    before = 0
    for element in top.walk():
        level = HEADINGS.get(element.role)
        if level is None:
            continue
        if level > before + 1:
            after = f"after H{before}" if before else "as the first heading"
            yield Finding(element.page, "heading-skipped", f"an H{level} stands {after}")
        before = level


def _check_kids(element: Element) -> Iterator[Finding]:
    allowed = KIDS.get(element.role)
    if allowed is None:
        return
    for kid in element.kids:
        if kid.role not in allowed:
            yield Finding(kid.page, "misplaced-element", f"a {kid.role} stands in a {element.role}")


def _check_table(table: Element) -> Iterator[Finding]:
    rows = [
        [cell for cell in row.kids if cell.role in CELLS]
        for row in table.walk()
        if row.role == "TR"
    ]
    if len({len(row) for row in rows}) > 1:
        counts = ", ".join(str(len(row)) for row in rows)
        yield Finding(table.page, "uneven-table", f"the rows of a table have {counts} cells")
        return
    for cell in (cell for row in rows for cell in row if cell.role == "TH"):
        if not _scope(cell):
            yield Finding(cell.page, "header-without-scope", "a TH does not say what it heads")
    lines = [rows[0], [row[0] for row in rows if row]] if rows else []
    headed = [line for line in lines if any(cell.role == "TH" for cell in line[1:])]
    if not headed:
        yield Finding(table.page, "table-without-headers", "a table has no row or column of TH")
    corner = rows[0][0] if rows and rows[0] else None
    for line in headed:
        if any(cell.role == "TD" and not (cell is corner and cell.is_empty) for cell in line):
            yield Finding(table.page, "header-as-data", "a header row or column has a TD")


def _scope(cell: Element) -> str:
    attributes = cell.source.get("/A", Dictionary())
    each = [attributes] if isinstance(attributes, Dictionary) else list(attributes)
    return next((str(one.Scope) for one in each if "/Scope" in one), "")


def _stands_in_cell(top: Element, element: Element) -> bool:
    """Tell whether an element lies in a table's cell, which may be empty."""
    return any(
        cell.role in CELLS and any(inside is element for inside in cell.walk())
        for cell in top.walk()
    )
