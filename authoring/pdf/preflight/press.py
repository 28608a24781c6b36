"""Preflight of the press file: PDF/X-4 (ISO 15930-7), and what this house asks beyond it.

Takes the finished bytes and the limits of the press; gives findings, in order. It never trusts a
claim: it reads boxes, intents, colours, overprint, ink and resolution from the file.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from authoring.pdf.preflight.common import (
    PT_PER_MM,
    TOLERANCE_PT,
    check_file,
    check_fonts,
    check_title,
    has_size,
    is_within,
    read_box,
    read_packet,
    says,
)
from authoring.pdf.preflight.content import read_page
from authoring.pdf.preflight.findings import Finding, PressLimits
from authoring.pdf.preflight.inks import check_drawing

VERSION = "1.6"
# Properties that PDF/X-4 wants in XMP (ISO 15930-7, 6.3).
DATES = ("xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate")
IDENTITY = ("dc:title", "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass")
# Where an ICC profile says its class and its colour space (ICC.1, 7.2).
PROFILE_CLASS, PROFILE_SPACE = slice(12, 16), slice(16, 20)


def check_press(data: bytes, limits: PressLimits) -> tuple[Finding, ...]:
    """Return what is wrong with a press file, each finding once, the file's own first.

    Bytes that are no PDF give one finding.
    """
    try:
        pdf = pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        return (Finding(0, "unreadable", f"the file cannot be read: {error}"),)
    with pdf:
        findings = set(_check_all(pdf, limits))
    return tuple(sorted(findings))


def _check_all(pdf: pikepdf.Pdf, limits: PressLimits) -> Iterator[Finding]:
    yield from check_file(pdf, VERSION)
    yield from _check_claims(pdf)
    yield from _check_intents(pdf, limits)
    yield from _check_extras(pdf)
    for number, page in enumerate(pdf.pages, 1):
        yield from _check_boxes(number, page, limits)
        yield from _check_page(number, page)
        resources = page.obj.get("/Resources", Dictionary())
        yield from check_fonts(number, resources)
        bleed = read_box(page, "/BleedBox")
        for drawing in read_page(page):
            yield from check_drawing(number, drawing, resources, bleed, limits)


def _check_claims(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    packet = read_packet(pdf)
    yield from check_title(pdf, packet)
    if not says(packet, "pdfxid:GTS_PDFXVersion", "PDF/X-4"):
        yield Finding(0, "no-claim", "the file does not claim PDF/X-4")
    if not (says(packet, "pdfaid:part", "2") and says(packet, "pdfaid:conformance", "U")):
        yield Finding(0, "no-claim", "the file does not claim PDF/A-2u")
    missing = [name for name in DATES + IDENTITY if f"<{name}>" not in packet]
    if missing:
        yield Finding(0, "incomplete-xmp", f"XMP lacks {', '.join(missing)}")
    trapped = pdf.trailer.get("/Info", Dictionary()).get("/Trapped")
    if trapped not in (Name("/True"), Name("/False")):
        yield Finding(0, "trapped-unknown", "the file does not say whether it is trapped")


def _check_intents(pdf: pikepdf.Pdf, limits: PressLimits) -> Iterator[Finding]:
    intents = list(pdf.Root.get("/OutputIntents", []))
    for kind in ("/GTS_PDFX", "/GTS_PDFA1"):
        of_kind = [intent for intent in intents if intent.get("/S") == Name(kind)]
        if len(of_kind) != 1:
            yield Finding(0, "output-intent", f"the file has {len(of_kind)} intents {kind}")
            continue
        intent = of_kind[0]
        condition = str(intent.get("/OutputConditionIdentifier", ""))
        if condition != limits.condition:
            yield Finding(
                0, "output-intent", f"{kind} names {condition!r}, not {limits.condition!r}"
            )
        profile = intent.get("/DestOutputProfile")
        if profile is None:
            yield Finding(0, "output-intent", f"{kind} embeds no profile")
            continue
        data = profile.read_bytes()
        if data[PROFILE_CLASS] != b"prtr" or data[PROFILE_SPACE] != b"CMYK":
            yield Finding(0, "output-intent", f"the profile of {kind} is no CMYK printer's")


def _check_extras(pdf: pikepdf.Pdf) -> Iterator[Finding]:
    """Yield what has no place in a file for a press."""
    for key in ("/StructTreeRoot", "/Outlines", "/AF"):
        if key in pdf.Root:
            yield Finding(0, "screen-only", f"the catalog has {key}")
    if "/EmbeddedFiles" in pdf.Root.get("/Names", Dictionary()):
        yield Finding(0, "screen-only", "the file has attachments")


def _check_boxes(number: int, page: pikepdf.Page, limits: PressLimits) -> Iterator[Finding]:
    media = read_box(page, "/MediaBox")
    bleed, trim = read_box(page, "/BleedBox"), read_box(page, "/TrimBox")
    if media is None or bleed is None or trim is None:
        yield Finding(number, "no-box", "the page lacks a media, bleed or trim box")
        return
    if "/ArtBox" in page.obj:
        yield Finding(number, "wrong-box", "the page has an art box beside its trim box")
    if not (is_within(trim, bleed) and is_within(bleed, media)):
        yield Finding(number, "wrong-box", "trim, bleed and media box do not nest")
    crop = read_box(page, "/CropBox")
    if crop is not None and not is_within(bleed, crop):
        yield Finding(number, "wrong-box", "the crop box cuts into the bleed")
    if not has_size(trim, limits.width_mm, limits.height_mm):
        width, height = ((trim[i + 2] - trim[i]) / PT_PER_MM for i in (0, 1))
        yield Finding(
            number,
            "page-size",
            f"the trim is {width:.1f} by {height:.1f} mm,"
            f" not {limits.width_mm:g} by {limits.height_mm:g}",
        )
    margins = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
    if min(margins) < limits.bleed_mm * PT_PER_MM - TOLERANCE_PT:
        found = min(margins) / PT_PER_MM
        yield Finding(number, "bleed", f"the bleed is {found:.1f} mm, not {limits.bleed_mm:g}")


def _check_page(number: int, page: pikepdf.Page) -> Iterator[Finding]:
    if len(page.obj.get("/Annots", [])):
        yield Finding(number, "annotation", "the page has annotations")
    if "/Group" in page.obj:
        yield Finding(number, "transparency", "the page is a transparency group")
    for name, state in (
        page.obj.get("/Resources", Dictionary()).get("/ExtGState", Dictionary()).items()
    ):
        screened = [key for key in ("/TR", "/TR2", "/HT", "/HTP") if key in state]
        if screened:
            yield Finding(number, "device-settings", f"{name} sets {', '.join(screened)}")
