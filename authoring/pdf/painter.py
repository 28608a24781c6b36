"""The painter: draws the pages of a document on a canvas and remembers what hangs where.

Takes display pages in paint order; gives content streams and, for the screen, the record of which
marked content belongs to which place in the tag tree. It never lays out and never reorders.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from authoring.display import (
    Colour,
    Document,
    Glyph,
    GlyphRun,
    Item,
    Mark,
    Page,
    Path,
    Picture,
    Tag,
)
from authoring.pdf.canvas import PageCanvas
from authoring.pdf.fonts import EmbeddedFace
from authoring.pdf.paths import extent
from authoring.pdf.sheet import Box, Sheet

PURE_BLACK = (0.0, 0.0, 0.0)
FOOTER = "<</Type /Pagination /Subtype /Footer>>"


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
        # An empty run draws nothing, and must not part what stands on either side of it.
        items = [item for item in page.items if not isinstance(item, GlyphRun) or item.glyphs]
        for (mark, foot), group in groupby(
            items, self._belong if self._tagged else _belong_nowhere
        ):
            stretch = list(group)
            if self._tagged:
                self._begin(mark, foot, [self._cover(item) for item in stretch])
            for item in stretch:
                self._paint(item)
            if self._tagged:
                self._canvas.end_marked()

    def end_page(self) -> None:
        """Close the page and note which faces and pictures it uses."""
        self.record.faces.append(sorted(self._used.values(), key=lambda face: face.resource))
        self.record.pictures.append(self._placed)
        self._canvas.end_page()

    def show(
        self,
        glyphs: tuple[Glyph, ...],
        face_key: str,
        size_pt: float,
        x_mm: float,
        y_mm: float,
        colour: Colour | None,
        *,
        tracking_em: float = 0.0,
        rotation: float = 0.0,
    ) -> None:
        """Show glyphs from a baseline origin in a colour, or, given none, in all inks."""
        face = self._faces[face_key]
        self._used[face.key] = face
        angle = math.radians(rotation)
        cos, sin = math.cos(angle), math.sin(angle)
        matrix = (cos, -sin, sin, cos, self._sheet.x(x_mm), self._sheet.y(y_mm))
        self._canvas.overprint(self._overprints(colour))
        self._canvas.ink_fill(colour)
        self._canvas.show(glyphs, face, matrix, size_pt, tracking_em)

    def _belong(self, item: Item) -> tuple[Mark | None, bool]:
        """Return the mark of an item and whether it is an artifact at the foot of the page."""
        foot = item.mark is None and self._cover(item)[3] < self._sheet.y(self._foot_mm)
        return item.mark, foot

    def _begin(self, mark: Mark | None, foot: bool, boxes: list[Box]) -> None:
        if mark is None:
            self._canvas.begin_marked("Artifact", FOOTER if foot else "")
            return
        owners = self.record.owners[-1]
        page, mcid = len(self.record.owners) - 1, len(owners)
        owners.append(mark.tag)
        self.record.stretches.setdefault(mark, []).append(Stretch(page, mcid, unite(boxes)))
        self._canvas.begin_marked(mark.tag.role, f"<</MCID {mcid}>>")

    def _paint(self, item: Item) -> None:
        if isinstance(item, GlyphRun):
            self.show(
                item.glyphs,
                item.face,
                item.size_pt,
                item.x_mm,
                item.y_mm,
                item.colour,
                tracking_em=item.tracking_em,
                rotation=item.rotation,
            )
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


def unite(boxes: Sequence[Box]) -> Box:
    """Return the smallest box around boxes."""
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return (min(lefts), min(bottoms), max(rights), max(tops))


def _belong_nowhere(_item: Item) -> tuple[None, bool]:
    return None, False
