"""What lands on the paper: colour spaces, ink, overprint and the resolution of pictures.

Takes one drawing of a press page with its resources; gives findings. It never adds up inks that
lie on top of each other: everything but black text knocks out.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import hypot

import pikepdf
from pikepdf import Name, Stream
from PIL import ImageMath

from authoring.pdf.preflight.common import Box, overlaps
from authoring.pdf.preflight.content import Drawing, Ink, describe_space
from authoring.pdf.preflight.findings import Finding, PressLimits

CMYK = "DeviceCMYK"
REGISTRATION = "Separation All"
# A profile's own limit holds at the points of its table; between them it may be passed slightly.
PICTURE_TOLERANCE = 3
FULL = 255
POINTS_PER_INCH = 72


def check_drawing(
    number: int,
    drawing: Drawing,
    resources: pikepdf.Object,
    bleed: Box | None,
    limits: PressLimits,
) -> Iterator[Finding]:
    """Yield what is wrong with one drawing on page ``number``."""
    if drawing.state.transparent:
        yield Finding(number, "transparency", "the page draws with transparency")
    if drawing.kind in {"shading", "inline"}:
        yield Finding(number, "unexpected-content", f"the page has {drawing.kind} content")
    elif drawing.kind == "picture":
        yield from _check_picture(number, drawing, resources, limits)
    else:
        ink = drawing.state.stroke if drawing.kind == "stroke" else drawing.state.fill
        yield from _check_ink(number, drawing, ink, bleed, limits)
        yield from _check_overprint(number, drawing, ink, limits)
    if drawing.kind == "stroke" and drawing.state.line_width == 0:
        yield Finding(number, "hairline", "a line has no width")


def _check_ink(
    number: int, drawing: Drawing, ink: Ink, bleed: Box | None, limits: PressLimits
) -> Iterator[Finding]:
    if ink.space == REGISTRATION:
        if bleed and overlaps(drawing.box, bleed):
            yield Finding(number, "registration-colour", "all inks are used inside the bleed")
        return
    if ink.space != CMYK:
        yield Finding(number, "colour-space", f"{drawing.kind} is drawn in {ink.space}")
        return
    total = sum(ink.parts) * 100
    if round(total, 2) > limits.ink_limit:
        yield Finding(
            number, "too-much-ink", f"a colour has {total:g}% ink, more than {limits.ink_limit:g}%"
        )


def _check_overprint(
    number: int, drawing: Drawing, ink: Ink, limits: PressLimits
) -> Iterator[Finding]:
    state = drawing.state
    overprints = state.stroke_overprint if drawing.kind == "stroke" else state.fill_overprint
    black = (
        drawing.kind == "text"
        and ink.space == CMYK
        and sum(ink.parts[:3]) == 0
        and round(ink.parts[3] * 100, 2) >= limits.black_from
    )
    if black and not (overprints and state.overprint_mode == 1):
        yield Finding(number, "black-knocks-out", "black text does not overprint")
    if overprints and not black:
        yield Finding(
            number, "colour-overprints", f"{drawing.kind} overprints but is no black text"
        )


def _check_picture(
    number: int, drawing: Drawing, resources: pikepdf.Object, limits: PressLimits
) -> Iterator[Finding]:
    picture = resources["/XObject"][drawing.resource]
    if picture.get("/Subtype") != Name.Image:
        yield Finding(number, "unexpected-content", "the page has a form or PostScript object")
        return
    if "/SMask" in picture or "/Mask" in picture:
        yield Finding(number, "transparency", f"the picture {drawing.resource} has a mask")
    if "/Alternates" in picture:
        yield Finding(number, "unexpected-content", "a picture has alternates")
    a, b, c, d, _, _ = drawing.state.matrix
    dpi = POINTS_PER_INCH * min(int(picture.Width) / hypot(a, b), int(picture.Height) / hypot(c, d))
    if dpi < limits.picture_dpi_min:
        yield Finding(
            number,
            "coarse-picture",
            f"a picture has {dpi:.0f} dpi, less than {limits.picture_dpi_min:g}",
            "give a larger picture or a smaller box",
        )
    space = describe_space(picture.get("/ColorSpace", Name("/None")))
    if space != CMYK:
        yield Finding(number, "colour-space", f"a picture is in {space}")
        return
    total = _measure_ink(picture)
    if total > limits.ink_limit + PICTURE_TOLERANCE:
        yield Finding(
            number,
            "too-much-ink",
            f"a picture has {total:.0f}% ink, more than {limits.ink_limit:g}%",
        )


def _measure_ink(picture: pikepdf.Object) -> float:
    """Return the most ink of any pixel in percent."""
    assert isinstance(picture, Stream)
    image = pikepdf.PdfImage(picture).as_pil_image()
    cyan, magenta, yellow, black = image.split()
    total = ImageMath.lambda_eval(
        lambda bands: bands["c"] + bands["m"] + bands["y"] + bands["k"],
        c=cyan,
        m=magenta,
        y=yellow,
        k=black,
    )
    return float(total.getextrema()[1]) * 100 / FULL
