"""The two files: one document, painted for the screen and for the press.

Takes a composed document, the style and an ICC profile; gives the bytes of a finished file, the
same ones for the same input. It never reads a file and never checks its own work: that is for
:mod:`authoring.pdf.preflight`.
"""

from __future__ import annotations

import base64
import io
import zlib

import pikepdf
from pikepdf import Array, Dictionary, Name

from authoring.display import Document
from authoring.pdf.attachments import write_attachments
from authoring.pdf.canvas import PageCanvas
from authoring.pdf.fonts import EmbeddedFace
from authoring.pdf.navigation import (
    write_destinations,
    write_links,
    write_outline,
    write_page_labels,
)
from authoring.pdf.painter import Painter, Record, collect_faces
from authoring.pdf.pictures import PressColour, ScreenColour, embed_picture
from authoring.pdf.press_marks import draw_crop_marks, draw_identification
from authoring.pdf.sheet import Sheet
from authoring.pdf.standards import Moment, identify, write_identity, write_output_intents
from authoring.pdf.tags import write_structure
from authoring.pdf.xmp import Claims
from authoring.style.model import Style

SCREEN_VERSION, PRESS_VERSION = (1, 7), (1, 6)
SCREEN_CLAIMS = Claims(pdfa_part=3, pdfa_level="A", pdfua=True)
PRESS_CLAIMS = Claims(pdfa_part=2, pdfa_level="U", pdfx=True)
_LINE_ENDS = (b"\r", b"\n")
PDFA_INTENT, PDFX_INTENT = "GTS_PDFA1", "GTS_PDFX"


def paint_screen(document: Document, style: Style, profile: bytes, press_profile: bytes) -> bytes:
    """Paint the file for the screen: RGB, tagged, linked; PDF 1.7, PDF/UA-1 and PDF/A-3a.

    ``profile`` is the ICC profile of sRGB; ``press_profile`` tells what CMYK pictures look like.
    A document that contradicts itself (a link to nowhere, an unknown glyph or structure type)
    raises ValueError.
    """
    sheet = Sheet(document.width_mm, document.height_mm)
    canvas = PageCanvas(sheet, "rgb", SCREEN_VERSION)
    faces = collect_faces(document)
    foot_mm = style.grid["last_baseline_mm"]
    painter = Painter(canvas, sheet, faces, tagged=True, foot_mm=foot_mm)
    for page in document.pages:
        painter.paint_page(page)
        painter.end_page()
    painted = canvas.finish()
    colour = ScreenColour(
        press_profile, style.screen["picture_dpi_max"], style.screen.count("picture_quality")
    )
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        _write_resources(pdf, document, painter.record, colour)
        known = write_destinations(pdf, document, sheet)
        links = write_links(pdf, document, sheet, known)
        structure = write_structure(pdf, document, painter.record, links)
        write_attachments(pdf, document, structure.elements, Moment.read(document.created).pdf)
        write_outline(pdf, document, known)
        write_page_labels(pdf, document)
        pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        write_output_intents(pdf, profile, style.screen, (PDFA_INTENT,))
        write_identity(pdf, document, SCREEN_CLAIMS, identify(pdf, document))
        return _save(pdf, SCREEN_VERSION)


def paint_press(document: Document, style: Style, profile: bytes) -> bytes:
    """Paint the file for the press: CMYK with bleed and marks; PDF 1.6, PDF/X-4 and PDF/A-2u.

    ``profile`` is the ICC profile of the printing condition. An unknown glyph raises ValueError.
    """
    press = style.press
    bleed_mm = style.paper["bleed_mm"]
    sheet = Sheet(document.width_mm, document.height_mm, bleed_mm, press["slug_mm"])
    canvas = PageCanvas(sheet, "cmyk", PRESS_VERSION)
    faces = collect_faces(document)
    painter = Painter(
        canvas,
        sheet,
        faces,
        tagged=False,
        foot_mm=style.grid["last_baseline_mm"],
        black_from=press["overprint_black_from"],
    )
    for page in document.pages:
        canvas.clip(sheet.bleed_box)
        painter.paint_page(page)
        canvas.unclip()
        draw_crop_marks(canvas, sheet, press)
        if faces:
            draw_identification(painter, faces[min(faces)], document, page, press)
        painter.end_page()
    painted = canvas.finish()
    colour = PressColour(profile, press["picture_dpi_max"])
    with pikepdf.open(io.BytesIO(painted)) as pdf:
        _write_resources(pdf, document, painter.record, colour)
        write_output_intents(pdf, profile, press, (PDFX_INTENT, PDFA_INTENT))
        write_identity(pdf, document, PRESS_CLAIMS, identify(pdf, document))
        return _save(pdf, PRESS_VERSION)


def _write_resources(
    pdf: pikepdf.Pdf, document: Document, record: Record, colour: PressColour | ScreenColour
) -> None:
    """Give every page the resources that its content names, and clear the catalog of ReportLab."""
    used: dict[str, EmbeddedFace] = {face.key: face for page in record.faces for face in page}
    fonts = {key: used[key].embed(pdf) for key in sorted(used)}
    pictures: dict[str, pikepdf.Object] = {}
    states = Dictionary(
        Over=Dictionary(Type=Name.ExtGState, OP=True, op=True, OPM=1),
        Knock=Dictionary(Type=Name.ExtGState, OP=False, op=False, OPM=0),
    )
    shared = pdf.make_indirect(states), pdf.make_indirect(_registration(pdf))
    for page, faces, placed in zip(pdf.pages, record.faces, record.pictures, strict=True):
        resources = Dictionary()
        if faces:
            resources.Font = Dictionary({f"/{face.resource}": fonts[face.key] for face in faces})
        for name, picture in placed.items():
            if name not in pictures:
                data = document.pictures[picture.key]
                size = (picture.width_mm, picture.height_mm)
                pictures[name] = embed_picture(pdf, data, *size, colour)
        if placed:
            resources.XObject = Dictionary({f"/{name}": pictures[name] for name in placed})
        if isinstance(colour, PressColour):
            resources.ExtGState = shared[0]
            resources.ColorSpace = Dictionary(All=shared[1])
        page.Resources = resources
        del page.Rotate, page.Trans
    for key in ("/Outlines", "/PageMode", "/Names"):
        if key in pdf.Root:
            del pdf.Root[key]


def _registration(pdf: pikepdf.Pdf) -> Array:
    """Return the colour space of all inks at once, at the tint of each."""
    tint = pdf.make_stream(b"{dup dup dup}")
    tint.FunctionType = 4
    tint.Domain = Array([0, 1])
    tint.Range = Array([0, 1] * 4)
    return Array([Name.Separation, Name.All, Name.DeviceCMYK, tint])


def _compress(pdf: pikepdf.Pdf) -> None:
    """Compress every stream so that none ends like a line.

    With the line feed before ``endstream`` a carriage return would read as one end of line, and
    the stream as one byte shorter than it says (ISO 32000-1, 7.3.8.1); the last byte is that of
    zlib's checksum, so such a stream is written in ASCII on top. XMP stays as it is: it must be
    readable.
    """
    for each in pdf.objects:
        if not isinstance(each, pikepdf.Stream) or each.get("/Type") == Name.Metadata:
            continue
        if each.get("/Filter", Name.FlateDecode) != Name.FlateDecode or "/DecodeParms" in each:
            continue
        data = each.read_bytes()
        packed = zlib.compress(data, 9)
        if packed.endswith(_LINE_ENDS):
            text = base64.a85encode(packed, adobe=True).removeprefix(b"<~")
            each.write(text, filter=Array([Name.ASCII85Decode, Name.FlateDecode]))
        else:
            each.write(packed, filter=Name.FlateDecode)


def _save(pdf: pikepdf.Pdf, version: tuple[int, int]) -> bytes:
    _compress(pdf)
    target = io.BytesIO()
    # ReportLab's identifier follows from the clock; without one, pikepdf makes it from the content.
    del pdf.trailer["/ID"]
    pdf.save(
        target,
        force_version=".".join(map(str, version)),
        deterministic_id=True,
        compress_streams=False,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()
