"""The marks outside the trim: where to cut, and what sheet this is.

Takes the sheet and the press tokens; draws crop marks and a line of identification in all inks.
It never draws inside the bleed.
"""

from __future__ import annotations

from authoring.display import MM_PER_PT, Document, Page, Path
from authoring.pdf.canvas import PageCanvas
from authoring.pdf.fonts import EmbeddedFace
from authoring.pdf.painter import Painter
from authoring.pdf.sheet import Sheet
from authoring.style.model import Tokens


def draw_crop_marks(canvas: PageCanvas, sheet: Sheet, press: Tokens) -> None:
    """Draw two marks at each corner of the trim, outside the bleed."""
    near, length = press["mark_offset_mm"], press["mark_length_mm"]
    canvas.overprint(False)
    canvas.ink_stroke(None)
    for x in (0.0, sheet.width_mm):
        for start, end in _outward(sheet.height_mm, near, length):
            _draw(canvas, sheet, (x, start), (x, end), press)
    for y in (0.0, sheet.height_mm):
        for start, end in _outward(sheet.width_mm, near, length):
            _draw(canvas, sheet, (start, y), (end, y), press)


def draw_identification(
    painter: Painter, face: EmbeddedFace, document: Document, page: Page, press: Tokens
) -> None:
    """Write document, page and printing condition under the trim, between the crop marks."""
    parts = (
        document.identifier,
        document.title,
        f"{page.label} ({page.number}/{len(document.pages)})",
        press.name("condition_name"),
    )
    size = press["slug_text_pt"]
    baseline = document.height_mm + press["mark_offset_mm"] + size * MM_PER_PT
    glyphs = face.spell(" · ".join(parts))
    painter.show(glyphs, face.key, size, press["mark_offset_mm"], baseline, None)


def _outward(size_mm: float, near_mm: float, length_mm: float) -> list[tuple[float, float]]:
    far = near_mm + length_mm
    return [(-far, -near_mm), (size_mm + near_mm, size_mm + far)]


def _draw(
    canvas: PageCanvas,
    sheet: Sheet,
    start: tuple[float, float],
    end: tuple[float, float],
    press: Tokens,
) -> None:
    line = Path((("M", *start), ("L", *end)), width_pt=press["mark_pt"])
    canvas.pen(line)
    canvas.trace(line, sheet, stroke=True, fill=False)
