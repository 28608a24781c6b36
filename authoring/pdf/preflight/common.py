"""What both files must be: whole, unlocked, embedded in full, and of one size.

Takes an opened file; gives findings. It never looks at colours or structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Dictionary, Name

from authoring.pdf.preflight.findings import Finding

PT_PER_MM = 72 / 25.4
# Boxes are written in thousandths of a point.
TOLERANCE_PT = 0.01
# Texts that a ToUnicode map must not give (ISO 14289-1, 7.21.7).
FORBIDDEN = {"\x00", "\ufeff", "\ufffe"}
MAPPING = re.compile(rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>")

Box = tuple[float, float, float, float]


def read_box(page: pikepdf.Page, key: str) -> Box | None:
    """Return a box of the page itself in points, or none."""
    if key not in page.obj:
        return None
    left, bottom, right, top = (float(edge) for edge in page.obj[key])
    return (left, bottom, right, top)


def is_within(inner: Box, outer: Box) -> bool:
    """Tell whether a box lies in another."""
    return (
        inner[0] >= outer[0] - TOLERANCE_PT
        and inner[1] >= outer[1] - TOLERANCE_PT
        and inner[2] <= outer[2] + TOLERANCE_PT
        and inner[3] <= outer[3] + TOLERANCE_PT
    )


def overlaps(one: Box, other: Box) -> bool:
    """Tell whether two boxes have a point in common."""
    return one[0] <= other[2] and one[2] >= other[0] and one[1] <= other[3] and one[3] >= other[1]


def has_size(box: Box, width_mm: float, height_mm: float) -> bool:
    """Tell whether a box has a size."""
    width, height = box[2] - box[0], box[3] - box[1]
    return (
        abs(width - width_mm * PT_PER_MM) <= TOLERANCE_PT
        and abs(height - height_mm * PT_PER_MM) <= TOLERANCE_PT
    )


def check_file(pdf: pikepdf.Pdf, version: str) -> Iterator[Finding]:
    """Yield what is wrong with the version, the lock, the identity and active content."""
    for found in (pdf.pdf_version, str(pdf.Root.get("/Version", "/" + version))[1:]):
        if found != version:
            yield Finding(0, "version", f"the file is PDF {found}, not {version}")
    if pdf.is_encrypted:
        yield Finding(0, "encrypted", "the file is encrypted")
    if "/ID" not in pdf.trailer:
        yield Finding(0, "no-id", "the file has no identifier")
    for key in ("/AA", "/OpenAction", "/AcroForm", "/OCProperties"):
        if key in pdf.Root:
            yield Finding(0, "active-content", f"the catalog has {key}")
    if "/JavaScript" in pdf.Root.get("/Names", Dictionary()):
        yield Finding(0, "active-content", "the file has JavaScript")
    for number, page in enumerate(pdf.pages, 1):
        if "/AA" in page.obj:
            yield Finding(number, "active-content", "the page has actions")
        if int(page.obj.get("/Rotate", 0)) or float(page.obj.get("/UserUnit", 1)) != 1:
            yield Finding(number, "turned-page", "the page is rotated or scaled")


def check_title(pdf: pikepdf.Pdf, packet: str) -> Iterator[Finding]:
    """Yield what is wrong with the title, in the document information and in XMP."""
    title = str(pdf.trailer.get("/Info", Dictionary()).get("/Title", ""))
    if not title.strip():
        yield Finding(0, "no-title", "the document information has no title")
    found = re.search(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", packet, re.DOTALL)
    plain = found[1] if found else ""
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        plain = plain.replace(entity, letter)
    if plain != title:
        yield Finding(0, "title-differs", f"the title is {title!r}, but {plain!r} in XMP")


def read_packet(pdf: pikepdf.Pdf) -> str:
    """Return the XMP packet, or nothing."""
    if "/Metadata" not in pdf.Root:
        return ""
    return pdf.Root.Metadata.read_bytes().decode("utf-8", "replace")


def says(packet: str, name: str, value: str) -> bool:
    """Tell whether a packet holds a property with that value."""
    return f"<{name}>{value}</{name}>" in packet


def check_fonts(page: int, resources: pikepdf.Object) -> Iterator[Finding]:
    """Yield what is wrong with the fonts that a page may use."""
    for name, font in resources.get("/Font", Dictionary()).items():
        base = str(font.get("/BaseFont", name))[1:]
        outer = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = outer.get("/FontDescriptor", Dictionary())
        if font.get("/Subtype") == Name.Type3 or not any(
            key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")
        ):
            yield Finding(page, "font-not-embedded", f"the font {base} is not embedded")
        if "/ToUnicode" not in font:
            yield Finding(page, "font-without-text", f"the font {base} does not give its text")
        else:
            texts = read_unicode_map(font)
            if any(not text or FORBIDDEN & set(text) for text in texts.values()):
                yield Finding(page, "font-without-text", f"the font {base} maps a code to no text")


def read_unicode_map(font: pikepdf.Object) -> dict[int, str]:
    """Return the texts of a font's codes, from the single mappings of its ToUnicode map."""
    data = font.ToUnicode.read_bytes()
    texts: dict[int, str] = {}
    for block in re.findall(rb"beginbfchar(.*?)endbfchar", data, re.DOTALL):
        for code, text in MAPPING.findall(block):
            texts[int(code, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be", "replace")
    return texts
