"""A good press file is broken in one way at a time, and preflight must notice."""

from __future__ import annotations

import io
import zlib

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from authoring.display import Colour
from authoring.pdf.preflight import check_press
from tests.pdf.samples import PRESS_LIMITS, bar, good_press, one_page, open_pdf, press, profile
from tests.pdf.test_broken_screen import Break, rewrite

BREAKS: dict[str, tuple[Break, set[str]]] = {}


def breaks(*codes: str):
    def keep(function: Break) -> Break:
        BREAKS[function.__name__] = (function, set(codes))
        return function

    return keep


@breaks("colour-space", "colour-overprints")
def text_in_rgb(pdf):
    rewrite(pdf, rb"\n0 0 0 1 k\n", b"\n0 0 0 rg\n")


@breaks("colour-space")
def a_colour_in_grey(pdf):
    rewrite(pdf, rb"\n1 .85 0 .4 k\n", b"\n0.2 g\n")


@breaks("colour-space")
def a_line_in_the_default_grey(pdf):
    rewrite(pdf, rb"\n0 0 0 1 K\n", b"\n")


@breaks("too-much-ink")
def too_much_ink(pdf):
    rewrite(pdf, rb"\n1 .85 0 .4 k\n", b"\n1 .85 .8 .4 k\n")


@breaks("black-knocks-out")
def black_text_knocks_out(pdf):
    rewrite(pdf, rb"/Over gs\n", b"")


@breaks("colour-overprints")
def everything_overprints(pdf):
    for number in range(5):
        rewrite(pdf, rb"/Knock gs", b"/Over gs %% %d" % number)


@breaks("bleed")
def too_little_bleed(pdf):
    for page in pdf.pages:
        page.BleedBox = page.TrimBox


@breaks("wrong-box")
def boxes_that_do_not_nest(pdf):
    pdf.pages[0].MediaBox = pdf.pages[0].TrimBox


@breaks("no-box")
def no_trim_box(pdf):
    del pdf.pages[0].TrimBox


@breaks("page-size")
def another_trim(pdf):
    left, bottom, right, top = pdf.pages[0].TrimBox
    pdf.pages[0].TrimBox = Array([left, bottom, right, int(top) - 20])


@breaks("output-intent")
def no_profile(pdf):
    del pdf.Root.OutputIntents[0].DestOutputProfile


@breaks("output-intent")
def the_profile_of_a_screen(pdf):
    pdf.Root.OutputIntents[0].DestOutputProfile = pdf.make_stream(profile("screen"))


@breaks("output-intent")
def another_condition(pdf):
    pdf.Root.OutputIntents[0].OutputConditionIdentifier = pikepdf.String("FOGRA51")


@breaks("annotation")
def an_annotation(pdf):
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 9, 9]))
    pdf.pages[0].Annots = Array([pdf.make_indirect(link)])


@breaks("active-content")
def a_script(pdf):
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array()))


@breaks("transparency")
def a_transparent_colour(pdf):
    for page in pdf.pages:
        page.Resources.ExtGState.Over.ca = 0.5


@breaks("transparency")
def a_transparency_group(pdf):
    pdf.pages[0].Group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)


@breaks("trapped-unknown")
def no_word_on_traps(pdf):
    del pdf.trailer.Info.Trapped


@breaks("no-claim")
def no_claim(pdf):
    packet = pdf.Root.Metadata.read_bytes().replace(b">PDF/X-4<", b">PDF/X-3<")
    pdf.Root.Metadata = pdf.make_stream(packet)


@breaks("registration-colour")
def all_inks_on_the_page(pdf):
    rewrite(pdf, rb"\n1 .85 0 .4 k\n", b"\n/All cs 1 scn\n")


@breaks("font-not-embedded")
def a_font_not_embedded(pdf):
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


@breaks("colour-space")
def a_picture_in_rgb(pdf):
    (picture,) = pdf.pages[0].Resources.XObject.values()
    size = int(picture.Width) * int(picture.Height) * 3
    picture.write(zlib.compress(bytes(size)), filter=Name.FlateDecode)
    picture.ColorSpace = Name.DeviceRGB


@breaks("too-much-ink")
def a_picture_with_too_much_ink(pdf):
    (picture,) = pdf.pages[0].Resources.XObject.values()
    size = int(picture.Width) * int(picture.Height) * 4
    picture.write(zlib.compress(b"\xff" * size), filter=Name.FlateDecode)


@breaks("version")
def another_version(pdf):
    pdf.Root.Version = Name("/1.7")


def broken(change: Break) -> bytes:
    target = io.BytesIO()
    with open_pdf(good_press()) as pdf:
        change(pdf)
        pdf.save(target, deterministic_id=True)
    return target.getvalue()


@pytest.mark.parametrize("name", BREAKS)
def test_preflight_notices(name):
    change, wanted = BREAKS[name]
    found = {finding.code for finding in check_press(broken(change), PRESS_LIMITS)}
    assert found == wanted


def test_a_file_saved_unbroken_is_still_good():
    assert check_press(broken(lambda _: None), PRESS_LIMITS) == ()


def test_a_colour_of_the_style_with_too_much_ink_is_named():
    heavy = Colour("heavy", (0, 0, 0), (90, 80, 70, 80))
    data = press(one_page(bar(10, 10, 10, 10, heavy)))
    assert [finding.message for finding in check_press(data, PRESS_LIMITS)] == [
        "a colour has 320% ink, more than 300%"
    ]


def test_what_is_no_pdf_is_said_to_be_none():
    (finding,) = check_press(b"", PRESS_LIMITS)
    assert finding.code == "unreadable"
