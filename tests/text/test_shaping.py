"""Glyphs, their text and their advances, in the fonts of the house style."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.text.fonts import Face, Fonts
from authoring.text.shaping import MissingGlyph, shape


@pytest.fixture(scope="module")
def serif(fonts: Fonts) -> Face:
    return fonts.face("Source Serif 4", 400)


@pytest.fixture(scope="module")
def sans(fonts: Fonts) -> Face:
    return fonts.face("Barlow Semi Condensed", 600)


def texts(word: str, face: Face) -> list[str]:
    return [glyph.text for glyph in shape(word, face).glyphs]


def test_a_ligature_carries_the_text_of_its_letters(serif: Face) -> None:
    assert texts("efficiënt", serif) == ["e", "ffi", "c", "i", "ë", "n", "t"]


def test_kerning_is_applied(serif: Face) -> None:
    apart = shape("A", serif).advance_em + shape("V", serif).advance_em
    assert shape("AV", serif).advance_em < apart


def test_tabular_figures_have_one_width(sans: Face) -> None:
    assert shape("1111", sans).advance_em < shape("8888", sans).advance_em
    tabular = {shape(digit * 4, sans, tabular=True).advance_em for digit in "0123456789"}
    assert max(tabular) == pytest.approx(min(tabular))


def test_combining_marks_stay_with_their_letter(serif: Face) -> None:
    assert texts("e\u0301", serif) == ["e\u0301"]
    glyphs = shape("q\u0301a", serif).glyphs
    assert [glyph.text for glyph in glyphs] == ["q\u0301", "", "a"]


def test_tracking_moves_no_mark_from_its_letter(serif: Face) -> None:
    plain, tracked = shape("q\u0301a", serif), shape("q\u0301a", serif, False, 0.1)
    assert tracked.advance_em == pytest.approx(plain.advance_em + 2 * 0.1)
    before = plain.glyphs[0].advance_em + plain.glyphs[1].dx_em
    after = tracked.glyphs[0].advance_em + 0.1 + tracked.glyphs[1].dx_em
    assert after == pytest.approx(before)


def test_a_no_break_space_is_drawn_with_the_plain_space(sans: Face) -> None:
    (glyph,) = shape("\u00a0", sans).glyphs
    (plain,) = shape(" ", sans).glyphs
    assert (glyph.gid, glyph.advance_em, glyph.text) == (sans.space, plain.advance_em, "\u00a0")
    assert shape("\n", sans).glyphs == (plain,)


@pytest.mark.parametrize("space", ["\u2009", "\u202f"])
def test_thin_spaces_are_narrower_than_the_word_space(sans: Face, serif: Face, space: str) -> None:
    for face in (sans, serif):
        (glyph,) = shape(space, face).glyphs
        assert (glyph.gid, glyph.text) == (face.space, space)
        assert 0 < glyph.advance_em < shape(" ", face).advance_em


@pytest.mark.parametrize("hyphen", ["\u2011", "\u00ad"])
def test_hyphens_are_drawn_with_the_plain_hyphen(serif: Face, hyphen: str) -> None:
    glyph = shape(f"a{hyphen}b", serif).glyphs[1]
    assert (glyph.gid, glyph.text) == (serif.hyphen, hyphen)
    assert shape(f"a{hyphen}b", serif).advance_em == shape("a-b", serif).advance_em


def test_a_missing_glyph_names_the_face_and_the_character(sans: Face) -> None:
    with pytest.raises(MissingGlyph) as fault:
        shape("naar → rechts", sans)
    assert (fault.value.face, fault.value.character) == ("barlow-semi-condensed-600", "→")
    assert str(fault.value) == "the face barlow-semi-condensed-600 has no glyph for '→' (U+2192)"


@given(st.text("aefiïjlt1– .,’(\u0301\u0308\u00a0\u2009\u202f\u2011", max_size=20))
def test_the_glyphs_spell_the_text(serif: Face, text: str) -> None:
    shaped = shape(text, serif)
    assert "".join(glyph.text for glyph in shaped.glyphs) == text
    assert shaped.advance_em == pytest.approx(sum(glyph.advance_em for glyph in shaped.glyphs))
