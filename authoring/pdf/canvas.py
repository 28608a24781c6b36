"""The canvas: what ReportLab's can do, and glyphs, marked content and inks as we need them.

Takes display items in points on the sheet; gives content streams. It tracks the graphics state and
writes an operator only when it changes something. It never decides what is drawn.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Literal

from reportlab.pdfgen.canvas import FILL_NON_ZERO  # type: ignore[attr-defined]

from authoring.display import Colour, Glyph, Path
from authoring.pdf.fonts import EmbeddedFace
from authoring.pdf.mended import MendedCanvas
from authoring.pdf.paths import extent, is_rectangle
from authoring.pdf.sheet import Box, Sheet, write_number

CAPS = {"butt": 0, "round": 1, "square": 2}
JOINS = {"miter": 0, "round": 1, "bevel": 2}
OVERPRINT, KNOCK_OUT, REGISTRATION = "/Over", "/Knock", "/All"
MATRIX_DECIMALS = 6

State = dict[str, object]
# What every page begins with (ISO 32000-1, table 52), as far as it can be said in our terms.
INITIAL_STATE: State = {"width": 1.0, "dash": (), "cap": 0, "join": 0, "overprint": False}


class PageCanvas(MendedCanvas):
    """A canvas in one colour space: ``rgb`` for the screen, ``cmyk`` for the press."""

    def __init__(self, sheet: Sheet, space: Literal["rgb", "cmyk"], version: tuple[int, int]):
        self._target = io.BytesIO()
        left, bottom, right, top = sheet.media_box
        super().__init__(
            self._target,
            pagesize=(right - left, top - bottom),
            pdfVersion=version,
            pageCompression=0,
            trimBox=list(sheet.trim_box),
            bleedBox=list(sheet.bleed_box),
        )
        self._space = space
        self._state: State = dict(INITIAL_STATE)

    def finish(self) -> bytes:
        """Return the file."""
        self.save()
        return self._target.getvalue()

    def end_page(self) -> None:
        """Close the page; the next one begins with a fresh graphics state."""
        self.showPage()
        self._state = dict(INITIAL_STATE)

    def clip(self, box: Box) -> None:
        """Draw only inside ``box`` until :meth:`unclip`."""
        left, bottom, right, top = box
        self.saveState()
        path = self.beginPath()
        path.rect(left, bottom, right - left, top - bottom)
        self.clipPath(path, stroke=0, fill=0)

    def unclip(self) -> None:
        """End the clipping and forget the state that was set meanwhile."""
        self.restoreState()
        self._state = dict(INITIAL_STATE)

    def begin_marked(self, tag: str, properties: str = "") -> None:
        """Begin marked content; ``properties`` is an inline dictionary or nothing."""
        self.addLiteral(f"/{tag} {properties} BDC" if properties else f"/{tag} BMC")

    def end_marked(self) -> None:
        """End marked content."""
        self.addLiteral("EMC")

    def overprint(self, on: bool) -> None:
        """Let what follows overprint, or knock out what lies under it."""
        if self._changes("overprint", on):
            self.addLiteral(f"{OVERPRINT if on else KNOCK_OUT} gs")

    def ink_fill(self, colour: Colour | None) -> None:
        """Fill with a colour, or, given none, with all inks at once for the marks of the press."""
        if not self._changes("fill", _key(colour, self._space)):
            return
        if colour is None:
            self.addLiteral(f"{REGISTRATION} cs 1 scn")
        elif self._space == "rgb":
            self.setFillColorRGB(*(part / 255 for part in colour.rgb))
        else:
            self.setFillColorCMYK(*(part / 100 for part in colour.cmyk))

    def ink_stroke(self, colour: Colour | None) -> None:
        """Stroke with a colour, or, given none, with all inks at once."""
        if not self._changes("stroke", _key(colour, self._space)):
            return
        if colour is None:
            self.addLiteral(f"{REGISTRATION} CS 1 SCN")
        elif self._space == "rgb":
            self.setStrokeColorRGB(*(part / 255 for part in colour.rgb))
        else:
            self.setStrokeColorCMYK(*(part / 100 for part in colour.cmyk))

    def pen(self, path: Path) -> None:
        """Set the width, dashes, caps and joins of a path's stroke."""
        if self._changes("width", path.width_pt):
            self.setLineWidth(path.width_pt)
        if self._changes("dash", path.dash_pt):
            self.setDash(list(path.dash_pt))
        if self._changes("cap", CAPS[path.cap]):
            self.setLineCap(CAPS[path.cap])
        if self._changes("join", JOINS[path.join]):
            self.setLineJoin(JOINS[path.join])

    def trace(self, path: Path, sheet: Sheet, *, stroke: bool, fill: bool) -> None:
        """Draw a path in the current colours and pen, as one rectangle where it is one."""
        outline = self.beginPath()
        if is_rectangle(path.segments):
            left, top, right, bottom = extent(path.segments)
            x, y, to_x, to_y = sheet.box(left, top, right - left, bottom - top)
            outline.rect(x, y, to_x - x, to_y - y)
        else:
            for segment in path.segments:
                if segment[0] == "M":
                    outline.moveTo(sheet.x(segment[1]), sheet.y(segment[2]))
                elif segment[0] == "L":
                    outline.lineTo(sheet.x(segment[1]), sheet.y(segment[2]))
                elif segment[0] == "C":
                    _, x1, y1, x2, y2, x3, y3 = segment
                    outline.curveTo(
                        sheet.x(x1), sheet.y(y1), sheet.x(x2), sheet.y(y2), sheet.x(x3), sheet.y(y3)
                    )
                else:
                    outline.close()
        self.drawPath(outline, stroke=int(stroke), fill=int(fill), fillMode=FILL_NON_ZERO)

    def show(
        self,
        glyphs: Sequence[Glyph],
        face: EmbeddedFace,
        matrix: tuple[float, float, float, float, float, float],
        size_pt: float,
        tracking_em: float,
    ) -> None:
        """Show glyphs in the current colour from the origin of ``matrix``."""
        self.addLiteral("BT")
        if self._changes("font", (face.resource, size_pt)):
            self.addLiteral(f"/{face.resource} {write_number(size_pt)} Tf")
        numbers = [write_number(number, MATRIX_DECIMALS) for number in matrix[:4]]
        numbers += [write_number(number) for number in matrix[4:]]
        self.addLiteral(f"{' '.join(numbers)} Tm")
        for literal in face.write_glyphs(glyphs, size_pt, tracking_em):
            self.addLiteral(literal)
        self.addLiteral("ET")

    def place_picture(self, resource: str, box: Box) -> None:
        """Draw a picture over a box."""
        left, bottom, right, top = box
        numbers = (right - left, 0, 0, top - bottom, left, bottom)
        self.addLiteral(f"q {' '.join(map(write_number, numbers))} cm /{resource} Do Q")

    def _changes(self, key: str, value: object) -> bool:
        if key in self._state and self._state[key] == value:
            return False
        self._state[key] = value
        return True


def _key(colour: Colour | None, space: str) -> object:
    if colour is None:
        return REGISTRATION
    return colour.rgb if space == "rgb" else colour.cmyk
