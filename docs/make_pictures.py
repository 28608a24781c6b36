"""The picture of a spread for the README, made from a built screen PDF.

Takes a PDF, the number of a left page and the PNG to write; gives two facing pages side by side,
with a margin so that white paper shows on a white screen. Same PDF, same picture. It never builds.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

WIDTH_PX = 1600
MARGIN_PX = 8
MARGIN_COLOUR = "lightgray"


def render_page(pdf: pypdfium2.PdfDocument, number: int, width_px: int) -> Image.Image:
    """Render page ``number`` (1-based) of ``pdf`` as RGB, ``width_px`` wide."""
    page = pdf[number - 1]
    picture = page.render(scale=width_px / page.get_width()).to_pil().convert("RGB")
    return ImageOps.fit(picture, (width_px, picture.height))


def picture_spread(path: Path, left: int) -> Image.Image:
    """Picture the pages ``left`` and ``left + 1`` (1-based) of a PDF as one spread."""
    with pypdfium2.PdfDocument(path) as pdf:
        if left % 2 or not 2 <= left < len(pdf):
            raise SystemExit(
                f"{path.name} has {len(pdf)} pages; {left} is no left page of a spread"
            )
        width_px = WIDTH_PX // 2 - MARGIN_PX
        pages = [render_page(pdf, number, width_px) for number in (left, left + 1)]
    spread = Image.new("RGB", (2 * width_px, max(page.height for page in pages)), "white")
    for place, page in enumerate(pages):
        spread.paste(page, (place * width_px, 0))
    return ImageOps.expand(spread, MARGIN_PX, MARGIN_COLOUR)


def main() -> None:
    """Write the picture that the command line asks for."""
    parser = argparse.ArgumentParser(description="Picture two facing pages of a PDF as PNG.")
    parser.add_argument("pdf", type=Path, help="the PDF")
    parser.add_argument("left", type=int, help="the number of the left page, even")
    parser.add_argument("png", type=Path, help="the picture to write")
    arguments = parser.parse_args()
    spread = picture_spread(arguments.pdf, arguments.left)
    arguments.png.parent.mkdir(parents=True, exist_ok=True)
    # 128 colours keep flat pages sharp and the file small.
    spread.quantize(128, dither=Image.Dither.NONE).save(arguments.png, optimize=True)


if __name__ == "__main__":
    main()
