"""The painter: draws the pages of a document on a canvas and remembers what hangs where.

Takes display pages in paint order; gives content streams and, for the screen, the record of which
marked content belongs to which place in the tag tree. It never lays out and never reorders.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from authoring.display import Colour, Document, GlyphRun, Item, Mark, Page, Path, Picture, Tag
from authoring.pdf.canvas import PageCanvas
from authoring.pdf.fonts import EmbeddedFace
from authoring.pdf.paths import extent
from authoring.pdf.sheet import Box, Sheet

PURE_BLACK = (0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A marked-content sequence: its page (from 0), its number there and the box it covers."""

    page: int
    mcid: int
    box: Box


@dataclass(slots=True)
class Record:
    """What was drawn: by mark its stretches, by page its owners, faces and pictures.

    ``owners`` holds, for each page, the tag of every marked-content number in order. ``pictures``
    holds the resource name of every picture and the item that asked for it.
    """

    stretches: dict[Mark, list[Stretch]] = field(default_factory=dict)
    owners: list[list[Tag]] = field(default_factory=list)
    faces: list[list[EmbeddedFace]] = field(default_factory=list)
    pictures: list[dict[str, Picture]] = field(default_factory=list)


class Painter:
    """Paints items on one canvas. ``tagged`` says whether marks become marked content.

    ``black_from`` is the percentage of black from which text in black alone overprints; none: all
    text knocks out. ``foot_mm`` is the height below which an artifact is the page's footer.
    """

    def __init__(
        self,
        canvas: PageCanvas,
        sheet: Sheet,
        faces: Mapping[str, EmbeddedFace],
        *,
        tagged: bool,
        foot_mm: float,
        black_from: float | None = None,
    ) -> None:
        self._canvas = canvas
        self._sheet = sheet
        self._faces = faces
        self._tagged = tagged
        self._foot_mm = foot_mm
        self._black_from = black_from
        self._names: dict[tuple[str, float, float], str] = {}
        self._used: dict[str, EmbeddedFace] = {}
        self._placed: dict[str, Picture] = {}
        self.record = Record()

    def paint_page(self, page: Page) -> None:
        """Paint the items of one page; the caller ends the page."""
        self._used, self._placed = {}, {}
        self.record.owners.append([])
        stretches = _split_into_stretches(page.items) if self._tagged else [list(page.items)]
        for stretch in stretches:
            if self._tagged:
                self._begin(stretch)
            for item in stretch:
                self._paint(item)
            if self._tagged:
                self._canvas.end_marked()

    def end_page(self) -> None:
        """Close the page and note which faces and pictures it uses."""
        self.record.faces.append(sorted(self._used.values(), key=lambda face: face.resource))
        self.record.pictures.append(self._placed)
        self._canvas.end_page()

    def show(self, run: GlyphRun, colour: Colour | None) -> None:
        """Show a run of glyphs in a colour, or, given none, in all inks."""
        face = self._faces[run.face]
        self._used[face.key] = face
        angle = math.radians(run.rotation)
        cos, sin = math.cos(angle), math.sin(angle)
        origin = (self._sheet.x(run.x_mm), self._sheet.y(run.y_mm))
        self._canvas.overprint(self._overprints(colour))
        self._canvas.ink_fill(colour)
        self._canvas.show(
            run.glyphs, face, (cos, -sin, sin, cos, *origin), run.size_pt, run.tracking_em
        )

    def _begin(self, stretch: list[Item]) -> None:
        mark = stretch[0].mark
        boxes = [self._cover(item) for item in stretch]
        if mark is None:
            if all(bottom < self._sheet.y(self._foot_mm) for _, bottom, _, _ in boxes) and all(
                top < self._sheet.y(self._foot_mm) for _, _, _, top in boxes
            ):
                self._canvas.begin_marked("Artifact", "<</Type /Pagination /Subtype /Footer>>")
            else:
                self._canvas.begin_marked("Artifact")
            return
        owners = self.record.owners[-1]
        page, mcid = len(self.record.owners) - 1, len(owners)
        owners.append(mark.tag)
        self.record.stretches.setdefault(mark, []).append(Stretch(page, mcid, _unite(boxes)))
        self._canvas.begin_marked(mark.tag.role, f"<</MCID {mcid}>>")

    def _paint(self, item: Item) -> None:
        if isinstance(item, GlyphRun):
            if item.glyphs:
                self.show(item, item.colour)
        elif isinstance(item, Path):
            self._draw(item)
        else:
            self._place(item)

    def _draw(self, path: Path) -> None:
        # A stroke without width is a device's finest line in PDF: nothing that a press could hold.
        stroke = path.stroke if path.width_pt > 0 else None
        if path.fill is None and stroke is None:
            return
        self._canvas.overprint(False)
        if path.fill is not None:
            self._canvas.ink_fill(path.fill)
        if stroke is not None:
            self._canvas.ink_stroke(stroke)
            self._canvas.pen(path)
        self._canvas.trace(path, self._sheet, stroke=stroke is not None, fill=path.fill is not None)

    def _place(self, picture: Picture) -> None:
        size = (picture.key, picture.width_mm, picture.height_mm)
        name = self._names.setdefault(size, f"P{len(self._names)}")
        self._placed[name] = picture
        self._canvas.overprint(False)
        self._canvas.place_picture(
            name,
            self._sheet.box(picture.x_mm, picture.y_mm, picture.width_mm, picture.height_mm),
        )

    def _overprints(self, colour: Colour | None) -> bool:
        if self._black_from is None or colour is None:
            return False
        return colour.cmyk[:3] == PURE_BLACK and colour.cmyk[3] >= self._black_from

    def _cover(self, item: Item) -> Box:
        """Return the box that an item covers, a glyph run from its ascent to its descent."""
        if isinstance(item, Picture):
            return self._sheet.box(item.x_mm, item.y_mm, item.width_mm, item.height_mm)
        if isinstance(item, Path):
            left, top, right, bottom = extent(item.segments)
            return self._sheet.box(left, top, right - left, bottom - top)
        face = self._faces[item.face]
        x, y = self._sheet.x(item.x_mm), self._sheet.y(item.y_mm)
        angle = math.radians(item.rotation)
        cos, sin = math.cos(angle), math.sin(angle)
        width = sum(g.advance_em + item.tracking_em for g in item.glyphs) * item.size_pt
        up, down = face.ascent_em * item.size_pt, -face.descent_em * item.size_pt
        corners = [(a, b) for a in (0.0, width) for b in (up, down)]
        xs = [x + a * cos + b * sin for a, b in corners]
        ys = [y - a * sin + b * cos for a, b in corners]
        return (min(xs), min(ys), max(xs), max(ys))


def collect_faces(document: Document) -> dict[str, EmbeddedFace]:
    """Return the faces of a document, with resource names in order of their keys."""
    return {
        key: EmbeddedFace(key, f"F{index}", document.faces[key])
        for index, key in enumerate(sorted(document.faces))
    }


def _split_into_stretches(items: tuple[Item, ...]) -> list[list[Item]]:
    """Group neighbours with one mark, or with none; an empty run belongs to no group."""
    stretches: list[list[Item]] = []
    for item in items:
        if isinstance(item, GlyphRun) and not item.glyphs:
            continue
        if stretches and stretches[-1][0].mark is item.mark:
            stretches[-1].append(item)
        else:
            stretches.append([item])
    return stretches


def _unite(boxes: list[Box]) -> Box:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))
