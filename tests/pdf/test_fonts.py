"""Embedded faces: codes that give back their text, positions, subsets."""

import io
import re

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from authoring.display import Glyph, GlyphRun
from authoring.pdf.fonts import EmbeddedFace
from tests.pdf.oracle import read_artifacts
from tests.pdf.samples import FACES, INK, SERIF, glyphs, one_page, open_pdf, screen, validate


def face() -> EmbeddedFace:
    return EmbeddedFace(SERIF, "F0", FACES[SERIF])


def document_of(*shown: Glyph, tracking_em: float = 0.0):
    return one_page(GlyphRun(10, 10, SERIF, 10, INK, shown, tracking_em))


def test_one_glyph_may_stand_for_several_texts():
    text = "a-b\u00ad\u2011 \u00a0\u2009"
    assert read_artifacts(screen(document_of(*glyphs(text)))) == [text]


def test_a_ligature_gives_its_letters():
    ligature = Glyph(glyphs("f")[0].gid, 0.5, "ffi")
    assert read_artifacts(screen(document_of(ligature))) == ["ffi"]


def test_a_cluster_of_glyphs_gives_its_text_once():
    base, accent, after = glyphs("e\u0301t")
    data = screen(document_of(Glyph(base.gid, 0.5, "é"), Glyph(accent.gid, 0, "", 0.1, 0.2), after))
    assert read_artifacts(data) == ["ét"]
    assert validate(data, "3a") == []
    with open_pdf(data) as pdf:
        operators = pdf.pages[0].Contents.read_bytes().decode()
    assert "/Span <</ActualText <FEFF00E9>>> BDC" in operators
    assert re.search(r"\[<0001>\] TJ\n2 Ts\n\[ [-\d.]+ <0002>\] TJ\nEMC\n0 Ts", operators)


def test_advances_kerning_and_tracking_are_exact():
    # The widths of a and b are the font's; 0.010 em of kerning after a, tracking everywhere.
    a, b = glyphs("ab")
    kerned = Glyph(a.gid, a.advance_em - 0.010, "a")
    assert face().write_glyphs((kerned, b, b), 10, 0.0) == ["[<0001> 10 <00020002>] TJ"]
    assert face().write_glyphs((kerned, b, b), 10, 0.02) == ["[<0001> -10 <0002> -20 <0002>] TJ"]


def test_rounding_does_not_add_up():
    a = glyphs("a")[0]
    odd = Glyph(a.gid, a.advance_em + 0.00004, "a")
    (literal,) = face().write_glyphs((odd,) * 101, 10, 0.0)
    moved = sum(float(number) for number in re.findall(r" (-?[\d.]+) ", literal))
    assert moved == pytest.approx(-4, abs=0.1)


def test_an_offset_moves_one_glyph_only():
    a, b = glyphs("ab")
    moved = Glyph(a.gid, a.advance_em, "a", 0.1, 0)
    assert face().write_glyphs((moved, b), 10, 0.0) == ["[ -100 <0001> 100 <0002>] TJ"]


@pytest.mark.parametrize("gid", [0, 60000])
def test_a_glyph_that_is_not_there_is_refused(gid):
    with pytest.raises(ValueError, match=f"no glyph {gid} for 'x'"):
        face().write_glyphs((Glyph(gid, 0.5, "x"),), 10, 0.0)


def test_the_program_holds_the_shown_glyphs_and_no_others():
    data = screen(document_of(*glyphs("ab")))
    with open_pdf(data) as pdf:
        font = pdf.pages[0].Resources.Font.F1
        descendant = font.DescendantFonts[0]
        program = TTFont(io.BytesIO(descendant.FontDescriptor.FontFile2.read_bytes()))
        assert len(program.getGlyphOrder()) == 3
        assert sorted(program.keys()) == sorted(
            ["GlyphOrder", "glyf", "head", "hhea", "hmtx", "loca", "maxp"]
        )
        assert descendant.CIDToGIDMap.read_bytes() == b"\0\0\0\1\0\2"
        assert re.fullmatch(r"/[A-Z]{6}\+SourceSerif4-Regular", str(font.BaseFont))
        widths = [float(width) for width in descendant.W[1]]
        metrics = program["hmtx"].metrics
        assert widths == [metrics[name][0] for name in program.getGlyphOrder()]


def test_the_subset_tag_follows_from_the_glyphs():
    def tag(text: str) -> str:
        with open_pdf(screen(document_of(*glyphs(text)))) as pdf:
            return str(pdf.pages[0].Resources.Font.F1.BaseFont)

    assert tag("ab") == tag("ba")
    assert tag("ab") != tag("abc")


def test_plain_spelling_leaves_out_what_the_face_lacks():
    spelled = face().spell("a\u4e00b")
    assert "".join(glyph.text for glyph in spelled) == "ab"
    assert spelled[0].advance_em == glyphs("a")[0].advance_em


def test_a_font_embeds_into_any_file():
    embedded = face()
    embedded.write_glyphs(glyphs("a"), 10, 0)
    with pikepdf.new() as pdf:
        assert embedded.embed(pdf).Subtype == pikepdf.Name.Type0
