"""The structure tree read back: whether all content hangs in it, once, and in a sound shape.

Takes an opened file; gives findings. Rules are those of PDF/UA-1 (ISO 14289-1, 7) as the Matterhorn
protocol lists them, and a few that validators let pass. It never looks at how a page looks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from authoring.pdf.preflight.content import read_page
from authoring.pdf.preflight.elements import Element, Place, read_element
from authoring.pdf.preflight.findings import Finding
from authoring.pdf.preflight.shapes import check_shapes

ARTIFACT = "Artifact"


def check_structure(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what is wrong with the tree and with what hangs in it."""
    if "/StructTreeRoot" not in pdf.Root:
        yield Finding(0, "untagged", "the file has no structure tree")
        return
    if not bool(pdf.Root.get("/MarkInfo", Dictionary()).get("/Marked", False)):
        yield Finding(0, "untagged", "the file does not say that it is tagged")
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages, 1)}
    root = pdf.Root.StructTreeRoot.get("/K", Array())
    tops = list(root) if isinstance(root, Array) else [root]
    if len(tops) != 1 or tops[0].get("/S") != Name.Document:
        yield Finding(0, "no-document", "the tree does not have one Document at its top")
        return
    top = read_element(tops[0], pages)
    yield from _check_content(pdf, top)
    yield from _check_parents(pdf, top)
    yield from check_shapes(top)


def _check_content(pdf: pikepdf.Pdf, top: Element) -> Iterator[Finding]:
    """Compare what the tree names with what the pages hold."""
    named = Counter(place for element in top.walk() for place in element.content)
    drawn: set[Place] = set()
    for number, page in enumerate(pdf.pages, 1):
        for drawing in read_page(page):
            artifact = ARTIFACT in drawing.marks
            if drawing.mcid is not None:
                drawn.add((number, drawing.mcid))
            if artifact and drawing.mcid is not None:
                yield Finding(number, "artifact-in-tree", "an artifact holds tagged content")
            if not artifact and drawing.mcid is None:
                yield Finding(number, "untagged-content", f"{drawing.kind} is in no element")
    for page_number, mcid in sorted(drawn - named.keys()):
        yield Finding(page_number, "content-not-in-tree", f"content {mcid} is in no element")
    for page_number, mcid in sorted(named.keys() - drawn):
        yield Finding(page_number, "content-missing", f"the tree names content {mcid}, not drawn")
    for (page_number, mcid), count in sorted(named.items()):
        if count > 1:
            yield Finding(page_number, "content-twice", f"content {mcid} is in {count} elements")


def _check_parents(pdf: pikepdf.Pdf, top: Element) -> Iterator[Finding]:
    """Compare the parent tree with the tree itself, for content and for links."""
    tree = pdf.Root.StructTreeRoot.get("/ParentTree")
    if tree is None:
        yield Finding(0, "parent-tree", "the file has no parent tree")
        return
    parents = pikepdf.NumberTree(tree)
    for element in top.walk():
        for number, mcid in element.content:
            key = int(pdf.pages[number - 1].obj.get("/StructParents", -1)) if number else -1
            owners = parents[key] if key in parents else Array()
            if mcid >= len(owners) or owners[mcid].objgen != element.source.objgen:
                yield Finding(
                    number, "parent-tree", f"the parent tree does not lead content {mcid} back"
                )
        for link in element.links:
            key = int(link.get("/StructParent", -1))
            if key not in parents or parents[key].objgen != element.source.objgen:
                yield Finding(element.page, "parent-tree", "the parent tree loses a link")
        for kid in element.kids:
            if kid.source.get("/P", Dictionary()).objgen != element.source.objgen:
                yield Finding(kid.page, "parent-tree", f"a {kid.role} names another parent")
