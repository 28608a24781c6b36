"""Faces: found exactly, loaded once and only when asked for."""

from __future__ import annotations

import pytest

from authoring.problems import AuthoringError
from authoring.style.model import FontFile, TextStyle
from authoring.text.fonts import Fonts, UnknownFace, load_face
from tests.text.conftest import ROOT, STYLE


def test_faces_are_loaded_once_and_when_asked_for() -> None:
    read: list[str] = []

    def reader(file: str) -> bytes:
        read.append(file)
        return (ROOT / "fonts" / file).read_bytes()

    fonts = Fonts([FontFile(**file) for file in STYLE["fonts"]], reader)
    assert read == []
    face = fonts.face("Source Serif 4", 400, italic=True)
    assert fonts.face("Source Serif 4", 400, italic=True) is face
    assert read == ["source-serif-4/SourceSerif4_400Regular_Italic.ttf"]
    assert list(fonts.faces_used) == ["source-serif-4-400-italic"]
    assert fonts.faces_used[face.key] == face.data


@pytest.mark.parametrize(
    ("wanted", "message"),
    [
        (("Barlow", 640, False), "the style has no face Barlow 640; the nearest is 600"),
        (
            ("Barlow", 600, True),
            "the style has no face Barlow 600 italic; the nearest is 400 italic",
        ),
        (
            ("Garamond", 400, False),
            "the style has no face Garamond 400; its families are "
            "Barlow, Barlow Condensed, Barlow Semi Condensed, Source Serif 4",
        ),
    ],
)
def test_a_face_is_never_replaced(
    fonts: Fonts, wanted: tuple[str, int, bool], message: str
) -> None:
    with pytest.raises(UnknownFace) as fault:
        fonts.face(*wanted)
    assert str(fault.value) == message


def test_metrics_are_those_of_the_file(fonts: Fonts, styles: dict[str, TextStyle]) -> None:
    body = fonts.face_of(styles["body"])
    assert (body.upem, body.cap_height_em) == (1000, 0.67)
    assert (body.ascent_em, body.descent_em) == (1.036, 0.335)
    assert fonts.face_of(styles["body"], bold=True).key == "source-serif-4-600"
    assert body.has(ord("é"))
    assert not body.has(0x2011)


def test_bytes_that_are_no_font_are_refused() -> None:
    with pytest.raises(AuthoringError, match="the font file of x-400 is no font"):
        load_face("x-400", b"no font at all")
