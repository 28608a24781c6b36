"""Pictures: cropped around the centre, opaque, and in the inks or lights of the file."""

import io

import pikepdf
import pytest
from PIL import Image

from authoring.display import Picture
from authoring.pdf.pictures import PressColour, ScreenColour, embed_picture
from authoring.pdf.preflight import check_press
from tests.pdf.samples import PRESS_LIMITS, one_page, photograph, press, profile

PRESS = PressColour(profile("press"), 350)
SCREEN = ScreenColour(profile("press"), 200, 88)


def embed(data: bytes, width_mm: float, height_mm: float, target) -> tuple[Image.Image, str]:
    with pikepdf.new() as pdf:
        stream = embed_picture(pdf, data, width_mm, height_mm, target)
        return pikepdf.PdfImage(stream).as_pil_image(), str(stream.get("/Filter", ""))


def encode(image: Image.Image, form: str = "PNG") -> bytes:
    target = io.BytesIO()
    image.save(target, form)
    return target.getvalue()


def striped() -> Image.Image:
    """Return red, green and blue thirds side by side."""
    image = Image.new("RGB", (300, 100), "red")
    image.paste("lime", (100, 0, 200, 100))
    image.paste("blue", (200, 0, 300, 100))
    return image


def test_a_wide_picture_loses_its_sides():
    image, _ = embed(encode(striped()), 20, 20, SCREEN)
    assert image.size == (100, 100)
    assert image.getcolors() == [(10000, (0, 255, 0))]


def test_a_high_picture_loses_top_and_bottom():
    image, _ = embed(encode(striped().rotate(90, expand=True)), 20, 20, SCREEN)
    assert image.getcolors() == [(10000, (0, 255, 0))]


def test_a_fine_picture_is_reduced_and_a_coarse_one_is_not_enlarged():
    assert embed(photograph(size=(2000, 1000)), 25.4, 12.7, SCREEN)[0].size == (200, 100)
    assert embed(photograph(size=(2000, 1000)), 25.4, 12.7, PRESS)[0].size == (350, 175)
    assert embed(photograph(size=(100, 50)), 25.4, 12.7, PRESS)[0].size == (100, 50)


def test_what_is_transparent_becomes_white():
    clear = Image.new("RGBA", (10, 10), (200, 0, 0, 0))
    assert embed(encode(clear), 10, 10, SCREEN)[0].getpixel((5, 5)) == (255, 255, 255)
    assert embed(encode(clear), 10, 10, PRESS)[0].getpixel((5, 5)) == (0, 0, 0, 0)
    indexed = Image.new("P", (10, 10), 0)
    indexed.putpalette([200, 0, 0])
    data = io.BytesIO()
    indexed.save(data, "PNG", transparency=0)
    assert embed(data.getvalue(), 10, 10, SCREEN)[0].getpixel((5, 5)) == (255, 255, 255)


def test_a_grey_picture_prints_in_black_alone():
    image, _ = embed(encode(Image.new("L", (10, 10), 55)), 10, 10, PRESS)
    assert image.getpixel((5, 5)) == (0, 0, 0, 200)


def test_an_untagged_cmyk_picture_keeps_its_inks():
    data = encode(Image.new("CMYK", (16, 16), (200, 100, 0, 50)), "TIFF")
    assert embed(data, 10, 10, PRESS)[0].getpixel((5, 5)) == (200, 100, 0, 50)
    assert embed(data, 10, 10, SCREEN)[0].mode == "RGB"


def test_an_rgb_picture_is_converted_by_the_profiles():
    image, _ = embed(encode(Image.new("RGB", (10, 10), (0, 0, 0))), 10, 10, PRESS)
    inks = image.getpixel((5, 5))
    assert sum(inks) / 2.55 == pytest.approx(300, abs=6)  # the profile's own black
    assert image.mode == "CMYK"


def test_only_photographs_are_lossy_and_only_on_the_screen():
    assert embed(photograph(), 10, 10, SCREEN)[1] == "/DCTDecode"
    assert embed(photograph(), 10, 10, PRESS)[1] == "/FlateDecode"
    assert embed(photograph(form="PNG"), 10, 10, SCREEN)[1] == "/FlateDecode"


def test_the_orientation_of_a_camera_is_followed():
    image = Image.new("RGB", (20, 40), "red")
    image.paste("blue", (0, 20, 20, 40))
    exif = Image.Exif()
    exif[0x0112] = 3
    target = io.BytesIO()
    image.save(target, "PNG", exif=exif)
    turned, _ = embed(target.getvalue(), 10, 20, SCREEN)
    assert turned.getpixel((10, 5)) == (0, 0, 255)


def test_a_coarse_picture_is_named_with_its_resolution():
    document = one_page(Picture(10, 10, 127, 63.5, "photo"), pictures={"photo": photograph()})
    findings = check_press(press(document), PRESS_LIMITS)
    assert [(found.page, found.code, found.message) for found in findings] == [
        (1, "coarse-picture", "a picture has 120 dpi, less than 220")
    ]


def test_one_picture_in_two_places_is_embedded_once():
    places = (Picture(10, 10, 20, 10, "photo"), Picture(10, 50, 20, 10, "photo"))
    with pikepdf.open(io.BytesIO(press(one_page(*places)))) as pdf:
        images = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert sum(item.get("/Subtype") == pikepdf.Name.Image for item in images) == 1
