"""The ways through the screen file: destinations, links, bookmarks and page labels.

Takes the document's pages and bookmarks; gives annotations and entries of the catalog. It never
checks that an address on the web exists.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from urllib.parse import quote

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from authoring.display import Bookmark, Document, LinkArea, Page, Tag
from authoring.pdf.sheet import Sheet, write_number

# The characters that an address may hold as they are (RFC 3986); others are percent-encoded.
URL_CHARACTERS = "%-._~:/?#[]@!$&'()*+,;="
PRINT_FLAG = 4


def write_destinations(pdf: pikepdf.Pdf, document: Document, sheet: Sheet) -> frozenset[str]:
    """Write the named destinations into the catalog and return their names."""
    places = {
        name: Array([pdf.pages[index].obj, Name.XYZ, None, _number(sheet.y(y_mm)), None])
        for index, page in enumerate(document.pages)
        for name, y_mm in page.destinations.items()
    }
    if places:
        ordered = sorted(places, key=lambda name: bytes(String(name)))
        entries = [part for name in ordered for part in (String(name), places[name])]
        _names(pdf).Dests = pdf.make_indirect(Dictionary(Names=Array(entries)))
    return frozenset(places)


def write_links(
    pdf: pikepdf.Pdf, document: Document, sheet: Sheet, known: frozenset[str]
) -> dict[Tag, list[tuple[int, pikepdf.Object]]]:
    """Add the link annotations to their pages and return them by tag, with page indices.

    A link to an unknown destination raises ValueError.
    """
    by_tag: dict[Tag, list[tuple[int, pikepdf.Object]]] = {}
    for index, page in enumerate(document.pages):
        annotations = [
            (area.tag, pdf.make_indirect(_link(area, sheet, known, page))) for area in page.links
        ]
        if annotations:
            pdf.pages[index].Annots = Array([annotation for _, annotation in annotations])
        for tag, annotation in annotations:
            by_tag.setdefault(tag, []).append((index, annotation))
    return by_tag


def write_outline(pdf: pikepdf.Pdf, document: Document, known: frozenset[str]) -> None:
    """Write the bookmarks as a tree by level, opened at the first level, and show them."""
    if not document.bookmarks:
        return
    unknown = [mark.destination for mark in document.bookmarks if mark.destination not in known]
    if unknown:
        raise ValueError(f"a bookmark leads to an unknown destination {unknown[0]!r}")
    root = pdf.make_indirect(Dictionary(Type=Name.Outlines))
    _write_level(pdf, root, document.bookmarks)
    root.Count = abs(int(root.Count))
    pdf.Root.Outlines = root
    pdf.Root.PageMode = Name.UseOutlines


def write_page_labels(pdf: pikepdf.Pdf, document: Document) -> None:
    """Label the pages as their folios say: runs of numbers as numbers, all else as it is."""
    entries: list[object] = []
    expected = None
    for index, page in enumerate(document.pages):
        number = int(page.label) if page.label.isdecimal() and page.label[:1] != "0" else None
        if number is None:
            entries += [index, Dictionary(P=String(page.label))]
        elif number != expected:
            entries += [index, Dictionary(S=Name.D, St=number)]
        expected = None if number is None else number + 1
    pdf.Root.PageLabels = Dictionary(Nums=Array(entries))


def _names(pdf: pikepdf.Pdf) -> pikepdf.Object:
    if Name.Names not in pdf.Root:
        pdf.Root.Names = pdf.make_indirect(Dictionary())
    return pdf.Root.Names


def _link(area: LinkArea, sheet: Sheet, known: frozenset[str], page: Page) -> Dictionary:
    box = sheet.box(area.x_mm, area.y_mm, area.width_mm, area.height_mm)
    link = Dictionary(
        Type=Name.Annot,
        Subtype=Name.Link,
        Rect=Array([_number(edge) for edge in box]),
        Border=Array([0, 0, 0]),
        F=PRINT_FLAG,
        Contents=String(area.contents),
    )
    if area.url is not None:
        address = quote(area.url, safe=URL_CHARACTERS)
        link.A = Dictionary(Type=Name.Action, S=Name.URI, URI=String(address))
    elif area.destination in known:
        link.Dest = String(area.destination)
    else:
        raise ValueError(f"page {page.number} links to an unknown destination {area.destination!r}")
    return link


def _write_level(pdf: pikepdf.Pdf, parent: pikepdf.Object, bookmarks: Sequence[Bookmark]) -> None:
    """Write the entries of the level of the first bookmark, and below each what follows it."""
    level = bookmarks[0].level
    starts = [index for index, mark in enumerate(bookmarks) if mark.level <= level]
    entries: list[pikepdf.Object] = []
    for start, end in zip(starts, [*starts[1:], len(bookmarks)], strict=True):
        mark = bookmarks[start]
        entry = pdf.make_indirect(
            Dictionary(Title=String(mark.title), Parent=parent, Dest=String(mark.destination))
        )
        if end > start + 1:
            _write_level(pdf, entry, bookmarks[start + 1 : end])
        entries.append(entry)
    for before, after in pairwise(entries):
        before.Next, after.Prev = after, before
    parent.First, parent.Last = entries[0], entries[-1]
    # A negative count means closed (ISO 32000-1, 12.3.3).
    parent.Count = -len(entries)


def _number(value: float) -> Decimal:
    return Decimal(write_number(value))
