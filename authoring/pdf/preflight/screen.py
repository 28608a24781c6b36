"""Preflight of the screen file: PDF/UA-1 and PDF/A-3a, and what validators let pass.

Takes the finished bytes and the limits of the screen; gives findings, in order. It never trusts a
claim, and it does not repeat what a full validator does better.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from authoring.pdf.preflight.common import (
    check_file,
    check_fonts,
    check_title,
    has_size,
    read_box,
    read_packet,
    says,
)
from authoring.pdf.preflight.content import describe_space, read_page
from authoring.pdf.preflight.findings import Finding, ScreenLimits
from authoring.pdf.preflight.structure import check_structure

VERSION = "1.7"
RGB = "DeviceRGB"
PROFILE_SPACE = slice(16, 20)
PRINT_FLAG = 4


def check_screen(data: bytes, limits: ScreenLimits) -> tuple[Finding, ...]:
    """Return what is wrong with a screen file, each finding once, the file's own first.

    Bytes that are no PDF give one finding.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        return (Finding(0, "unreadable", f"the file cannot be read: {error}"),)
    with pdf:
        findings = set(_check_all(pdf, limits))
    return tuple(sorted(findings))


def _check_all(pdf: pikepdf.Pdf, limits: ScreenLimits) -> Iterator[Finding]:
    yield from check_file(pdf, VERSION)
    yield from _check_claims(pdf, limits)
    yield from _check_navigation(pdf)
    yield from _check_attachments(pdf)
    for number, page in enumerate(pdf.pages, 1):
        yield from _check_page(number, page, limits)
        yield from _check_links(number, page, _destinations(pdf))
        yield from _check_colours(number, page)
    yield from check_structure(pdf)


def _check_claims(pdf: pikepdf.Pdf, limits: ScreenLimits) -> Iterator[Finding]:
    packet = read_packet(pdf)
    yield from check_title(pdf, packet)
    if not says(packet, "pdfuaid:part", "1"):
        yield Finding(0, "no-claim", "the file does not claim PDF/UA-1")
    if not (says(packet, "pdfaid:part", "3") and says(packet, "pdfaid:conformance", "A")):
        yield Finding(0, "no-claim", "the file does not claim PDF/A-3a")
    language = str(pdf.Root.get("/Lang", ""))
    if language != limits.language:
        yield Finding(0, "language", f"the language is {language!r}, not {limits.language!r}")
    preferences = pdf.Root.get("/ViewerPreferences", Dictionary())
    if not bool(preferences.get("/DisplayDocTitle", False)):
        yield Finding(0, "title-not-shown", "readers are not told to show the title")
    intents = list(pdf.Root.get("/OutputIntents", []))
    profiles = [intent.get("/DestOutputProfile") for intent in intents]
    if len(intents) != 1 or profiles[0] is None:
        yield Finding(0, "output-intent", f"the file has {len(intents)} output intents")
    elif profiles[0].read_bytes()[PROFILE_SPACE] != b"RGB ":
        yield Finding(0, "output-intent", "the profile of the output intent is not RGB")


def _check_navigation(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    if "/PageLabels" not in pdf.Root:
        yield Finding(0, "no-page-labels", "the pages have no labels")
    known = _destinations(pdf)
    first = pdf.Root.get("/Outlines", Dictionary()).get("/First")
    if first is None:
        yield Finding(0, "no-bookmarks", "the file has no bookmarks")
    waiting = [first]
    while waiting:
        entry = waiting.pop()
        if entry is None:
            continue
        if str(entry.get("/Dest", "")) not in known:
            yield Finding(0, "dead-bookmark", f"the bookmark {str(entry.Title)!r} leads nowhere")
        waiting += [entry.get("/First"), entry.get("/Next")]


def _destinations(pdf: pikepdf.Pdf) -> set[str]:
    tree = pdf.Root.get("/Names", Dictionary()).get("/Dests")
    return set() if tree is None else {name for name, _ in _read_names(tree)}


def _read_names(tree: pikepdf.Object) -> list[tuple[str, pikepdf.Object]]:
    return [(str(name), value) for name, value in pikepdf.NameTree(tree).items()]


def _check_attachments(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    tree = pdf.Root.get("/Names", Dictionary()).get("/EmbeddedFiles")
    if tree is None:
        return
    holders = [item for item in pdf.objects if isinstance(item, Dictionary) and "/AF" in item]
    associated = {file.objgen for holder in holders for file in holder.AF}
    for name, file in _read_names(tree):
        if "/AFRelationship" not in file or file.objgen not in associated:
            yield Finding(0, "loose-attachment", f"the attachment {name!r} belongs to nothing")


def _check_page(number: int, page: pikepdf.Page, limits: ScreenLimits) -> Iterator[Finding]:
    box = read_box(page, "/MediaBox")
    if box is None or not has_size(box, limits.width_mm, limits.height_mm):
        yield Finding(number, "page-size", f"the page is {box} pt large, not the trim size")
    if page.obj.get("/Tabs") != Name.S:
        yield Finding(number, "tab-order", "the tab key does not follow the structure")
    if "/StructParents" not in page.obj:
        yield Finding(number, "untagged-page", "the page has no place in the parent tree")
    yield from check_fonts(number, page.obj.get("/Resources", Dictionary()))


def _check_links(number: int, page: pikepdf.Page, known: set[str]) -> Iterator[Finding]:
    for annotation in page.obj.get("/Annots", []):
        if annotation.get("/Subtype") != Name.Link:
            yield Finding(number, "annotation", f"the page has a {annotation.get('/Subtype')}")
            continue
        contents = str(annotation.get("/Contents", ""))
        if not contents.strip():
            yield Finding(number, "link-without-words", "a link does not say where it leads")
        if "/StructParent" not in annotation:
            yield Finding(number, "untagged-link", f"the link {contents!r} is in no element")
        if int(annotation.get("/F", 0)) & PRINT_FLAG == 0:
            yield Finding(number, "link-not-printed", f"the link {contents!r} is not for print")
        action = annotation.get("/A", Dictionary())
        if "/URI" not in action and str(annotation.get("/Dest", "")) not in known:
            yield Finding(number, "dead-link", f"the link {contents!r} leads nowhere")


def _check_colours(number: int, page: pikepdf.Page) -> Iterator[Finding]:
    """Yield colours that the output intent does not cover."""
    pictures = page.obj.get("/Resources", Dictionary()).get("/XObject", Dictionary())
    for drawing in read_page(page):
        state = drawing.state
        if drawing.kind in {"text", "fill", "stroke"}:
            space = (state.stroke if drawing.kind == "stroke" else state.fill).space
        else:
            picture = pictures.get(drawing.resource, Dictionary())
            space = describe_space(picture.get("/ColorSpace", Name("/None")))
        if space != RGB:
            yield Finding(number, "colour-space", f"{drawing.kind} is drawn in {space}")
