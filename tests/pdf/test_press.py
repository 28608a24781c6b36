"""The press file: boxes, marks, inks, overprint, and nothing that belongs on a screen."""

import re

import pytest
from pikepdf import Name

from authoring.pdf.preflight import check_press
from tests.pdf.oracle import read_artifacts
from tests.pdf.samples import (
    DEEP,
    GREY,
    INK,
    PRESS_LIMITS,
    WHITE,
    bar,
    content,
    good_press,
    one_page,
    open_pdf,
    press,
    run,
    validate,
)

MM = 72 / 25.4


def test_a_validator_finds_nothing():
    assert validate(good_press(), "2u") == []


def test_preflight_finds_nothing():
    assert check_press(good_press(), PRESS_LIMITS) == ()


def test_boxes_nest_with_bleed_and_slug():
    with open_pdf(good_press()) as pdf:
        assert pdf.pdf_version == "1.6"
        for page in pdf.pages:
            media, bleed, trim = (
                [float(edge) / MM for edge in page.obj[key]]
                for key in ("/MediaBox", "/BleedBox", "/TrimBox")
            )
            assert media == pytest.approx([0, 0, 234, 321], abs=0.001)
            assert bleed == pytest.approx([9, 9, 225, 312], abs=0.001)
            assert trim == pytest.approx([12, 12, 222, 309], abs=0.001)


def test_nothing_of_the_screen_is_left():
    with open_pdf(good_press()) as pdf:
        for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/Names", "/AF", "/PageMode"):
            assert key not in pdf.Root
        assert all("/Annots" not in page.obj for page in pdf.pages)
    assert "MCID" not in content(good_press())


def test_both_intents_share_one_profile():
    with open_pdf(good_press()) as pdf:
        intents = pdf.Root.OutputIntents
        assert [intent.S for intent in intents] == [Name.GTS_PDFX, Name.GTS_PDFA1]
        assert intents[0].DestOutputProfile.objgen == intents[1].DestOutputProfile.objgen
        assert str(intents[0].OutputConditionIdentifier) == "FOGRA39"
        assert pdf.docinfo["/Trapped"] == Name("/False")


def test_no_colour_operator_is_rgb_or_grey():
    assert not re.search(r"\b(rg|RG|g|G)$", content(good_press()), re.MULTILINE)
    assert "1 .85 0 .4 k" in content(good_press())


def test_only_text_in_pure_black_overprints():
    items = (
        run("wit", 10, 10, colour=WHITE),
        run("zwart", 10, 20, colour=INK),
        bar(10, 30, 10, 10, INK),
        run("grijs", 10, 50, colour=GREY),
        run("zwart", 10, 60, colour=INK),
    )
    drawn = re.findall(r"/(Over|Knock) gs|(TJ)|(re)\b(?! W)", content(press(one_page(*items))))
    states = ["".join(found) for found in drawn]
    body = states[states.index("TJ") :]
    assert body[:8] == ["TJ", "Over", "TJ", "Knock", "re", "TJ", "Over", "TJ"]


def test_a_lower_threshold_lets_grey_overprint():
    document = one_page(run("grijs", 10, 50, colour=GREY))
    assert "/Over gs" not in content(press(document))
    assert "/Over gs" in content(press(document, overprint_black_from=75))


def test_the_page_is_clipped_to_its_bleed_and_the_marks_are_not():
    operators = content(press(one_page(bar(-50, 10, 400, 10, DEEP))))
    clip = "25.512 25.512 612.283 858.897 re W"
    assert operators.index(clip) < operators.index("k\n") < operators.index("\nQ\n")
    assert operators.index("\nQ\n") < operators.index("/All CS 1 SCN")


def test_crop_marks_point_at_the_trim_from_outside_the_bleed():
    operators = content(press(one_page()))
    lines = re.findall(r"n ([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l", operators)
    assert len(lines) == 8
    for line in lines:
        x1, y1, x2, y2 = (float(number) / MM for number in line)
        if x1 == x2:
            assert round(x1, 2) in {12, 222}
            assert all(y <= 8.01 or y >= 312.99 for y in (y1, y2))
        else:
            assert round(y1, 2) in {12, 309}
            assert all(x <= 8.01 or x >= 225.99 for x in (x1, x2))


def test_the_slug_says_what_sheet_it_is():
    assert read_artifacts(good_press())[1].endswith(
        "sample-2026-1 · Meedoen & meer <3 · 2 (2/2) · Coated FOGRA39 (ISO 12647-2:2004)"
    )
