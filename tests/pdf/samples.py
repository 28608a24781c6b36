"""Tiny documents, made in code with the real fonts: one page of everything, and parts of it."""

from __future__ import annotations

import io
import json
from dataclasses import fields, replace
from functools import cache
from pathlib import Path as File
from typing import Any

import pikepdf
import uharfbuzz as hb
from page import validate_pdf_bytes
from PIL import Image

from authoring.display import (
    Attachment,
    Bookmark,
    Colour,
    Document,
    Glyph,
    GlyphRun,
    Item,
    LinkArea,
    Mark,
    Page,
    Path,
    Picture,
    Tag,
)
from authoring.pdf.files import paint_press, paint_screen
from authoring.pdf.preflight import PressLimits, ScreenLimits
from authoring.style.model import Style, Tokens

ROOT = File(__file__).parents[2]
SERIF = "Source Serif 4-400"
SANS = "Barlow Condensed-600"
FACES = {
    SERIF: (ROOT / "fonts/source-serif-4/SourceSerif4_400Regular.ttf").read_bytes(),
    SANS: (ROOT / "fonts/barlow-condensed/BarlowCondensed_600SemiBold.ttf").read_bytes(),
}
INK = Colour("ink", (27, 34, 38), (0, 0, 0, 100))
GREY = Colour("grey", (94, 99, 102), (0, 0, 0, 75))
SIGNAL = Colour("signal", (217, 101, 11), (0, 65, 100, 15))
DEEP = Colour("deep", (26, 42, 108), (100, 85, 0, 40))
WHITE = Colour("white", (255, 255, 255), (0, 0, 0, 0))
# Characters that a plain glyph stands in for, as shaping has it.
PLAIN = {"\u00a0": " ", "\u2009": " ", "\u2011": "-", "\u00ad": "-"}


@cache
def tokens() -> dict[str, dict[str, float | str]]:
    return json.loads((ROOT / "styles/techbarometer-2026.json").read_text("utf-8"))


def style(**press: float) -> Style:
    """Return the house style with only the groups that painting may read."""
    groups = {
        name: Tokens(name, {**tokens()[name], **(press if name == "press" else {})})
        for name in ("paper", "grid", "setting", "lines", "press", "screen")
    }
    blank: dict[str, Any] = {part.name: {} for part in fields(Style)}
    return Style(**{**blank, "id": "sample", "name": "Sample", **groups})


@cache
def profile(kind: str) -> bytes:
    return (ROOT / "styles" / str(tokens()[kind]["profile"])).read_bytes()


@cache
def _font(face: str) -> hb.Font:
    return hb.Font(hb.Face(FACES[face]))


def glyphs(text: str, face: str = SERIF) -> tuple[Glyph, ...]:
    """Return one glyph a character, with its own advance and no kerning."""
    font = _font(face)
    upem = font.face.upem
    found = [(font.get_nominal_glyph(ord(PLAIN.get(char, char))), char) for char in text]
    return tuple(Glyph(gid, font.get_glyph_h_advance(gid) / upem, char) for gid, char in found)


def run(
    text: str,
    x: float,
    y: float,
    *,
    mark: Mark | None = None,
    colour: Colour = INK,
    face: str = SERIF,
    size: float = 10,
    **more: float,
) -> GlyphRun:
    return GlyphRun(x, y, face, size, colour, glyphs(text, face), mark=mark, **more)


def bar(
    x: float, y: float, width: float, height: float, colour: Colour, mark: Mark | None = None
) -> Path:
    corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
    segments = tuple(("ML"[index > 0], *corner) for index, corner in enumerate(corners))
    return Path((*segments, ("Z",)), fill=colour, mark=mark)


def photograph(mode: str = "RGB", size: tuple[int, int] = (600, 400), form: str = "JPEG") -> bytes:
    """Return a gradient as an encoded image."""
    bands = [
        Image.linear_gradient("L").rotate(90 * index).resize(size) for index in range(len(mode))
    ]
    target = io.BytesIO()
    Image.merge(mode, bands).save(target, form)
    return target.getvalue()


def report() -> Document:
    """Return two pages with every kind of element that an edition uses."""
    root = Tag("Document")
    first: list[Item] = [bar(-3, -3, 216, 30, DEEP)]
    second: list[Item] = []
    title = root.add("H1", title="Meedoen")
    first.append(run("Meedoen", 15, 20, mark=title.mark(), colour=WHITE, face=SANS, size=30))
    body = root.add("P")
    text = body.mark()
    first += [run("Bijna de helft van de men\u00ad", 15, 40, mark=text)]
    first += [run("sen zegt 43\u00a0procent, zie ", 15, 44.5, mark=text)]
    link = body.add("Link")
    first.append(run("de bron", 60, 44.5, mark=link.mark(), colour=SIGNAL))
    note_mark = body.add("Reference").add("Link")
    first.append(run("1", 73, 43, mark=note_mark.mark(), size=6))
    rest = body.mark()
    first.append(run(". Het e\u2011mailadres", 75, 44.5, mark=rest))
    second.append(run("staat achterin.", 15, 20, mark=rest))
    figure = root.add("Figure", alt="Van jong naar oud daalt het gebruik van 70 naar 43 procent.")
    drawing = figure.mark()
    first += [
        bar(15, 60, 70, 5, DEEP, drawing),
        bar(15, 67, 43, 5, SIGNAL, drawing),
        Path(
            (("M", 15, 58), ("L", 15, 74)),
            stroke=INK,
            width_pt=0.5,
            mark=drawing,
        ),
        run("43%", 60, 71, mark=drawing, colour=INK, size=8),
    ]
    photo = root.add("Figure", alt="Een verloop van licht naar donker.")
    first.append(Picture(15, 80, 40, 20, "photo", photo.mark()))
    listing = root.add("L", numbering="Disc")
    for index, words in enumerate(("eerste", "tweede")):
        item = listing.add("LI")
        y = 110 + 5 * index
        first.append(run("•", 15, y, mark=item.add("Lbl").mark(), colour=SIGNAL))
        first.append(run(words, 20, y, mark=item.add("LBody").mark()))
    table = root.add("Table")
    head = table.add("TR")
    for column, words in enumerate(("Groep", "2025")):
        cell = head.add("TH", scope="Column").add("P")
        first.append(run(words, 15 + 30 * column, 130, mark=cell.mark(), face=SANS))
    row = table.add("TR")
    first.append(run("jong", 15, 135, mark=row.add("TH", scope="Row").add("P").mark()))
    first.append(run("43", 45, 135, mark=row.add("TD").add("P").mark()))
    note = root.add("Note", identifier="note-1")
    first.append(run("1", 15, 260, mark=note.add("Lbl").mark(), size=7))
    source = note.add("P")
    first.append(run("Statistics NL", 18, 260, mark=source.mark(), size=7))
    source.lang = "en"
    subhead = root.add("H2")
    second.append(run("Vervolg", 15, 40, mark=subhead.mark(), face=SANS, size=18))
    first += [run("Meedoen", 15, 283.5, size=7.6, colour=GREY)]
    second += [run("2", 15, 283.5, size=7.6, colour=GREY)]
    pages = (
        Page(
            1,
            "cover",
            "body",
            tuple(first),
            (
                LinkArea(60, 41, 13, 4, link, "Naar de bron", url="https://example.org/café"),
                LinkArea(73, 41, 2, 3, note_mark, "Naar noot 1", destination="note-1"),
            ),
            {"chapter-1": 10.0, "note-1": 257.0},
        ),
        Page(2, "2", "body", tuple(second), destinations={"section-1": 35.0}),
    )
    return Document(
        identifier="sample-2026-1",
        title="Meedoen & meer <3",
        author="Stichting Voorbeeld",
        subject="Een proefdocument",
        language="nl-NL",
        created="2026-01",
        width_mm=210,
        height_mm=297,
        pages=pages,
        tags=root,
        faces=FACES,
        bookmarks=(Bookmark("Meedoen", 0, "chapter-1"), Bookmark("Vervolg", 1, "section-1")),
        pictures={"photo": photograph()},
        attachments=(
            Attachment("t.csv", "text/csv", b"id,total\na,43\n", "Tabel", tag=figure),
            Attachment("u.csv", "text/csv", b"id\n", "Tabel zonder plaats"),
        ),
    )


def one_page(*items: Item, tags: Tag | None = None, **more: Any) -> Document:
    """Return a document of one page with those items."""
    whole = report()
    page = Page(1, "1", "body", items, destinations={"top": 0.0})
    values = {
        "pages": (page,),
        "tags": tags or Tag("Document"),
        "bookmarks": (Bookmark("Begin", 0, "top"),),
        "attachments": (),
        **more,
    }
    return replace(whole, **values)


def screen(document: Document) -> bytes:
    return paint_screen(document, style(), profile("screen"), profile("press"))


def press(document: Document, **tokens: float) -> bytes:
    return paint_press(document, style(**tokens), profile("press"))


@cache
def good_screen() -> bytes:
    return screen(report())


@cache
def good_press() -> bytes:
    return press(report())


PRESS_LIMITS = PressLimits(210, 297, 3, 300, 220, 100, "FOGRA39")
SCREEN_LIMITS = ScreenLimits(210, 297, "nl-NL")


def open_pdf(data: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(data))


def content(data: bytes, page: int = 0) -> str:
    """Return the operators of a page as text."""
    with open_pdf(data) as pdf:
        return pdf.pages[page].Contents.read_bytes().decode("latin-1")


def validate(data: bytes, profile_name: str) -> list[tuple[str, str]]:
    """Return what page-validation finds wrong."""
    report = validate_pdf_bytes(data, profile=profile_name)
    return [(failure.rule_id, failure.message) for failure in report.failures]
