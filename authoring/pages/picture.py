"""Images between the blocks of a section: their size, caption and place in the flow.

Takes an image's bytes and texts; gives a measured image that can be painted. It never changes a
pixel: cropping and colour belong to the painter.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

from PIL import Image as Raster

from authoring.display import Picture, Tag
from authoring.edition.model import Image
from authoring.pages.book import Book
from authoring.pages.flow import Flow
from authoring.pages.typesetter import Block


@dataclass(frozen=True, slots=True)
class PlacedImage:
    """An image with its size on the page and the lines below it."""

    image: Image
    columns: int
    picture_mm: float
    below: tuple[Block, ...]
    gap_mm: float

    @property
    def height_mm(self) -> float:
        """Return the height from the top of the picture to the last line below it."""
        return self.picture_mm + sum(self.gap_mm + block.height_mm for block in self.below)


def measure_image(book: Book, image: Image) -> PlacedImage:
    """Give an image as many columns as keep it below the style's greatest height."""
    tokens, grid = book.tokens("image"), book.style.grid
    with Raster.open(io.BytesIO(book.edition.pictures[image.file])) as raster:
        ratio = raster.height / raster.width
    columns = grid.count("columns")

    def width(count: int) -> float:
        return count * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]

    while columns > tokens["columns_min"] and width(columns) * ratio > tokens["height_max_mm"]:
        columns -= 1
    below = []
    if image.caption is not None:
        below.append(book.typesetter.set(image.caption, "box", width(columns)))
    if image.credit is not None:
        below.append(book.typesetter.set(image.credit, "note", width(columns)))
    height = min(width(columns) * ratio, tokens["height_max_mm"])
    return PlacedImage(image, columns, height, tuple(below), tokens["caption_gap_mm"])


def paint_image(book: Book, placed: PlacedImage, flow: Flow, tag: Tag) -> None:
    """Paint an image below what precedes it, or at the top of the next page."""
    tokens = book.tokens("section")

    def top() -> float:
        if flow.y_mm is None:
            return tokens["chart_top_mm"]
        return flow.unit(flow.y_mm + tokens["chart_gap_mm"])

    if flow.page and top() + placed.height_mm > flow.limit_mm():
        flow.turn()
    y = top()
    sheet = flow.page
    figure = tag.add("Figure", alt=placed.image.alt.plain)
    sheet.add(
        Picture(
            sheet.grid.left_mm,
            y,
            sheet.grid.width(placed.columns),
            placed.picture_mm,
            placed.image.file,
            mark=figure.mark(),
        )
    )
    y += placed.picture_mm
    for block in placed.below:
        y += placed.gap_mm
        y = book.typesetter.place(block, sheet, sheet.grid.left_mm, y + block.style.leading_mm, tag)
    flow.y_mm = y
