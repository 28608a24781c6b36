"""Pictures as they are embedded: cropped to their box, opaque, in the colours of the file.

Takes encoded images (PNG, JPEG), a box and a colour profile; gives an image XObject. It never
enlarges a picture: one that is too coarse stays so, and preflight says it.
"""

from __future__ import annotations

import io
import zlib
from dataclasses import dataclass

import pikepdf
from pikepdf import Name
from PIL import Image, ImageChops, ImageCms, ImageOps

MM_PER_INCH = 25.4
WHITE = (255, 255, 255)
# Relative colorimetric with black point compensation: ISO 12647-2 practice for photographs.
INTENT = ImageCms.Intent.RELATIVE_COLORIMETRIC
FLAGS = ImageCms.Flags.BLACKPOINTCOMPENSATION


@dataclass(frozen=True, slots=True)
class PressColour:
    """How pictures become CMYK: the profile of the press and the finest useful resolution."""

    profile: bytes
    dpi_max: float


@dataclass(frozen=True, slots=True)
class ScreenColour:
    """How pictures become RGB: the press's profile (for CMYK sources), resolution and quality."""

    profile: bytes
    dpi_max: float
    jpeg_quality: int


def embed_picture(
    pdf: pikepdf.Pdf,
    data: bytes,
    width_mm: float,
    height_mm: float,
    target: PressColour | ScreenColour,
) -> pikepdf.Stream:
    """Return the image XObject of a picture for a box of that size.

    For the press: CMYK, lossless. For the screen: RGB, as JPEG where the source is one.
    """
    source = Image.open(io.BytesIO(data))
    lossy = source.format == "JPEG"
    image = _reduce(_crop(ImageOps.exif_transpose(source), width_mm / height_mm), width_mm, target)
    if isinstance(target, PressColour):
        return _write(pdf, _convert_to_cmyk(image, target.profile), Name.DeviceCMYK, quality=None)
    quality = target.jpeg_quality if lossy else None
    return _write(pdf, _convert_to_rgb(image, target.profile), Name.DeviceRGB, quality=quality)


def _crop(image: Image.Image, aspect: float) -> Image.Image:
    """Cut the image around its centre to ``aspect`` (width by height)."""
    width, height = image.size
    if width > height * aspect:
        part = (max(1, round(height * aspect)), height)
    else:
        part = (width, max(1, round(width / aspect)))
    left, top = (width - part[0]) // 2, (height - part[1]) // 2
    profile = image.info.get("icc_profile")
    cropped = image.crop((left, top, left + part[0], top + part[1]))
    cropped.info["icc_profile"] = profile
    return cropped


def _reduce(image: Image.Image, width_mm: float, target: PressColour | ScreenColour) -> Image.Image:
    """Return the image no finer than the target wants, opaque on white."""
    profile = image.info.get("icc_profile")
    if image.has_transparency_data:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, WHITE)
        ground.alpha_composite(image)
        image = ground.convert("RGB")
    elif image.mode not in ("L", "RGB", "CMYK"):
        image = image.convert("L" if image.mode in ("1", "I", "F") else "RGB")
    finest = max(1, round(width_mm / MM_PER_INCH * target.dpi_max))
    if image.width > finest:
        height = max(1, round(image.height * finest / image.width))
        image = image.resize((finest, height), Image.Resampling.LANCZOS)
    image.info["icc_profile"] = profile
    return image


def _convert_to_cmyk(image: Image.Image, profile: bytes) -> Image.Image:
    """Return the image in the inks of the press; a grey one in black alone, as grey text is."""
    if image.mode == "L":
        none = Image.new("L", image.size, 0)
        return Image.merge("CMYK", (none, none, none, ImageChops.invert(image)))
    source = image.info.get("icc_profile")
    if image.mode == "CMYK" and not source:
        return image
    return _transform(image, source or _srgb(), profile, "CMYK")


def _convert_to_rgb(image: Image.Image, press_profile: bytes) -> Image.Image:
    source = image.info.get("icc_profile")
    if image.mode == "CMYK":
        return _transform(image, source or press_profile, _srgb(), "RGB")
    if image.mode == "RGB" and source:
        return _transform(image, source, _srgb(), "RGB")
    return image.convert("RGB")


def _transform(image: Image.Image, source: bytes, target: bytes, mode: str) -> Image.Image:
    converted = ImageCms.profileToProfile(
        image,
        ImageCms.ImageCmsProfile(io.BytesIO(source)),
        ImageCms.ImageCmsProfile(io.BytesIO(target)),
        renderingIntent=INTENT,
        outputMode=mode,
        flags=FLAGS,
    )
    assert converted is not None
    return converted


def _srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def _write(
    pdf: pikepdf.Pdf, image: Image.Image, space: Name, quality: int | None
) -> pikepdf.Stream:
    if quality is None:
        data, filtered = zlib.compress(image.tobytes()), Name.FlateDecode
    else:
        target = io.BytesIO()
        image.save(target, "JPEG", quality=quality, optimize=True)
        data, filtered = target.getvalue(), Name.DCTDecode
    stream = pdf.make_stream(data)
    stream.Type, stream.Subtype = Name.XObject, Name.Image
    stream.Width, stream.Height = image.size
    stream.ColorSpace, stream.BitsPerComponent = space, 8
    stream.Filter = filtered
    return stream
