"""The structure tree: the tags of a document as PDF writes them.

Takes the tag tree and the painter's record; gives the objects under ``StructTreeRoot`` (ISO
32000-1, 14.7) and the structure keys of pages and annotations. It never invents an element, leaves
one out or changes the order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from authoring.display import Document, Mark, Tag
from authoring.pdf.painter import Record, unite
from authoring.pdf.sheet import Box, write_number

# The standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4).
GROUPING = {"Document", "Part", "Art", "Sect", "Div", "BlockQuote", "Caption", "TOC", "TOCI"}
GROUPING |= {"Index", "NonStruct", "Private"}
BLOCKS = {"P", "H", "H1", "H2", "H3", "H4", "H5", "H6", "L", "LI", "Lbl", "LBody"}
BLOCKS |= {"Table", "TR", "TH", "TD", "THead", "TBody", "TFoot"}
INLINES = {"Span", "Quote", "Note", "Reference", "BibEntry", "Code", "Link", "Annot"}
INLINES |= {"Ruby", "RB", "RT", "RP", "Warichu", "WT", "WP"}
ILLUSTRATIONS = {"Figure", "Formula", "Form"}
ROLES = GROUPING | BLOCKS | INLINES | ILLUSTRATIONS


@dataclass(slots=True)
class Structure:
    """The elements written so far, by tag, and the ids that they bear."""

    pdf: pikepdf.Pdf
    record: Record
    annotations: Mapping[Tag, Sequence[tuple[int, pikepdf.Object]]]
    elements: dict[Tag, pikepdf.Object] = field(default_factory=dict)
    ids: dict[str, pikepdf.Object] = field(default_factory=dict)


def write_structure(
    pdf: pikepdf.Pdf,
    document: Document,
    record: Record,
    annotations: Mapping[Tag, Sequence[tuple[int, pikepdf.Object]]],
) -> Structure:
    """Write the tree into the catalog and return the elements by tag.

    ``annotations`` holds, by tag, page indices and annotation objects; each gets its key in the
    parent tree. A role that PDF 1.7 does not know, an id used twice, and content or a link whose
    tag is not in the tree raise ValueError.
    """
    structure = Structure(pdf, record, annotations)
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    root.K = Array([_write_element(structure, document.tags, root)])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=_write_parents(structure)))
    root.ParentTreeNextKey = len(root.ParentTree.Nums) // 2
    if structure.ids:
        names = [part for key in sorted(structure.ids) for part in (key, structure.ids[key])]
        root.IDTree = pdf.make_indirect(
            Dictionary(Names=Array([String(n) if isinstance(n, str) else n for n in names]))
        )
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    return structure


def _write_element(structure: Structure, tag: Tag, parent: pikepdf.Object) -> pikepdf.Object:
    if tag.role not in ROLES:
        raise ValueError(f"PDF 1.7 has no structure type {tag.role!r}")
    element = structure.pdf.make_indirect(
        Dictionary(Type=Name.StructElem, S=Name(f"/{tag.role}"), P=parent)
    )
    structure.elements[tag] = element
    kids: list[object] = []
    for kid in tag.kids:
        if isinstance(kid, Tag):
            kids.append(_write_element(structure, kid, element))
        else:
            kids += _write_content(structure, kid, element)
    for page, annotation in structure.annotations.get(tag, ()):
        kids.append(Dictionary(Type=Name.OBJR, Pg=structure.pdf.pages[page].obj, Obj=annotation))
    if kids:
        element.K = kids[0] if len(kids) == 1 else Array(kids)
    _write_properties(structure, tag, element)
    return element


def _write_content(structure: Structure, mark: Mark, element: pikepdf.Object) -> list[object]:
    """Return the content of a mark: numbers on the element's own page, references elsewhere."""
    kids: list[object] = []
    for stretch in structure.record.stretches.get(mark, ()):
        page = structure.pdf.pages[stretch.page].obj
        if Name.Pg not in element:
            element.Pg = page
        if element.Pg.objgen == page.objgen:
            kids.append(stretch.mcid)
        else:
            kids.append(Dictionary(Type=Name.MCR, Pg=page, MCID=stretch.mcid))
    return kids


def _write_properties(structure: Structure, tag: Tag, element: pikepdf.Object) -> None:
    if tag.alt is not None:
        element.Alt = String(tag.alt)
    if tag.lang is not None:
        element.Lang = String(tag.lang)
    if tag.title is not None:
        element.T = String(tag.title)
    if tag.identifier is not None:
        if tag.identifier in structure.ids:
            raise ValueError(f"two structure elements have the id {tag.identifier!r}")
        element.ID = String(tag.identifier)
        structure.ids[tag.identifier] = element
    if tag.scope is not None:
        element.A = Dictionary(O=Name.Table, Scope=Name(f"/{tag.scope}"))
    if tag.numbering is not None:
        element.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{tag.numbering}"))
    if tag.role == "Figure":
        box = _cover(structure.record, tag)
        if box is not None:
            numbers = Array([Decimal(write_number(edge)) for edge in box])
            element.A = Dictionary(O=Name.Layout, Placement=Name.Block, BBox=numbers)


def _cover(record: Record, figure: Tag) -> Box | None:
    """Return the box of a figure's content, which a reader needs to point at it."""
    stretches = [
        stretch
        for tag in figure.walk()
        for kid in tag.kids
        if isinstance(kid, Mark)
        for stretch in record.stretches.get(kid, ())
    ]
    boxes = [stretch.box for stretch in stretches if stretch.page == stretches[0].page]
    return unite(boxes) if boxes else None


def _write_parents(structure: Structure) -> Array:
    """Number the pages and annotations and return the entries of the parent tree."""
    pdf, elements = structure.pdf, structure.elements
    entries: list[object] = []
    for index, owners in enumerate(structure.record.owners):
        strangers = [tag.role for tag in owners if tag not in elements]
        if strangers:
            raise ValueError(f"page {index + 1} has content of {strangers[0]} outside the tree")
        page = pdf.pages[index]
        page.StructParents = index
        page.Tabs = Name.S
        entries += [index, pdf.make_indirect(Array([elements[tag] for tag in owners]))]
    key = len(structure.record.owners)
    for tag, links in structure.annotations.items():
        if tag not in elements:
            raise ValueError(f"a link belongs to {tag.role} outside the tree")
        for _page, annotation in links:
            annotation.StructParent = key
            entries += [key, elements[tag]]
            key += 1
    return Array(entries)
