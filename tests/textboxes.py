"""Text boxes read back from a finished PDF: what overlaps, and what leaves the page.

A box is what a text object inks, in mm from the top-left corner of the trim. Where the boxes of
two objects meet, their characters are compared: lines of a title may interlock without touching.
Nothing here knows how the file was made.
"""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

import pypdfium2
from pypdfium2 import raw

MM_PER_PT = 25.4 / 72
TOLERANCE_MM = 0.5


@dataclass(frozen=True)
class Box:
    """A rectangle, in mm."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether both share more than the tolerance in either direction."""
        wide = min(self.right, other.right) - max(self.left, other.left)
        high = min(self.bottom, other.bottom) - max(self.top, other.top)
        return wide > TOLERANCE_MM and high > TOLERANCE_MM


@dataclass(frozen=True)
class TextBox:
    """One text object of a page: its ink, its characters and its text."""

    page: int
    box: Box
    characters: tuple[Box, ...]
    text: str

    def overlaps(self, other: TextBox) -> bool:
        """Tell whether a character of one overlaps a character of the other."""
        return self.box.overlaps(other.box) and any(
            mine.overlaps(theirs) for mine in self.characters for theirs in other.characters
        )


def read_boxes(data: bytes) -> list[TextBox]:
    """Return the text boxes of every page of a file without bleed or marks."""
    document = pypdfium2.PdfDocument(data)
    return [box for number, page in enumerate(document, 1) for box in _read_page(number, page)]


def _read_page(number: int, page: pypdfium2.PdfPage) -> Iterator[TextBox]:
    height, textpage = page.get_height(), page.get_textpage()

    def to_mm(left: float, bottom: float, right: float, top: float) -> Box:
        edges = (left, height - top, right, height - bottom)
        return Box(*(edge * MM_PER_PT for edge in edges))

    characters = defaultdict(list)
    for index in range(textpage.count_chars()):
        owner = raw.FPDFText_GetTextObject(textpage, index)
        box = to_mm(*textpage.get_charbox(index))
        if owner and box.right > box.left:
            characters[ctypes.addressof(owner.contents)].append(box)
    for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT], textpage=textpage):
        if text := item.extract().strip():
            own = characters[ctypes.addressof(item.raw.contents)]
            yield TextBox(number, to_mm(*item.get_bounds()), tuple(own), text)


def find_overlaps(boxes: list[TextBox]) -> list[str]:
    """Return each pair of boxes on a page that overlap, in words."""
    return [
        f"page {one.page}: “{one.text}” overlaps “{other.text}”"
        for one, other in combinations(boxes, 2)
        if one.page == other.page and one.overlaps(other)
    ]


def find_outside(boxes: list[TextBox], width: float, height: float, margin: float) -> list[str]:
    """Return the boxes that come nearer to the trim than a margin, in words."""
    room = Box(margin, margin, width - margin, height - margin)
    return [
        f"page {found.page}: “{found.text}” stands at {found.box}"
        for found in boxes
        if found.box.left < room.left
        or found.box.right > room.right
        or found.box.top < room.top
        or found.box.bottom > room.bottom
    ]
