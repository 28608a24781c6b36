"""A picture for the README, made from pages of built screen PDFs.

Takes the PNG to write and pages, each as ``PDF:NUMBER``; gives them side by side, with a margin so
that white paper shows on a white screen. Same PDFs, same picture. It never builds.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

WIDTH_PX = 1600
MARGIN_PX = 8
MARGIN_COLOUR = "lightgray"


def render_page(path: Path, number: int, width_px: int) -> Image.Image:
    """Render page ``number`` (1-based) of a PDF as RGB, ``width_px`` wide."""
    with pypdfium2.PdfDocument(path) as pdf:
        if not 1 <= number <= len(pdf):
            raise SystemExit(f"{path.name} has {len(pdf)} pages, and no page {number}")
        page = pdf[number - 1]
        picture = page.render(scale=width_px / page.get_width()).to_pil().convert("RGB")
    return ImageOps.fit(picture, (width_px, picture.height))


def picture_pages(pages: Sequence[tuple[Path, int]], gap_px: int) -> Image.Image:
    """Picture pages abreast, ``gap_px`` apart."""
    room_px = WIDTH_PX - 2 * MARGIN_PX - gap_px * (len(pages) - 1)
    width_px = room_px // len(pages)
    rendered = [render_page(path, number, width_px) for path, number in pages]
    size = (len(pages) * (width_px + gap_px) - gap_px, max(page.height for page in rendered))
    picture = Image.new("RGB", size, MARGIN_COLOUR)
    for place, page in enumerate(rendered):
        picture.paste(page, (place * (width_px + gap_px), 0))
    return ImageOps.expand(picture, MARGIN_PX, MARGIN_COLOUR)


def read_page(word: str) -> tuple[Path, int]:
    """Return the PDF and the page number that ``PDF:NUMBER`` names."""
    path, _, number = word.rpartition(":")
    return Path(path), int(number)


def main() -> None:
    """Write the picture that the command line asks for."""
    parser = argparse.ArgumentParser(description="Picture pages of PDFs side by side as PNG.")
    parser.add_argument("png", type=Path, help="the picture to write")
    parser.add_argument("pages", type=read_page, nargs="+", metavar="PDF:PAGE", help="the pages")
    parser.add_argument("--gap", type=int, default=0, help="the pixels between two pages")
    arguments = parser.parse_args()
    picture = picture_pages(arguments.pages, arguments.gap)
    arguments.png.parent.mkdir(parents=True, exist_ok=True)
    # 128 colours keep flat pages sharp and the file small.
    picture.quantize(128, dither=Image.Dither.NONE).save(arguments.png, optimize=True)


if __name__ == "__main__":
    main()
