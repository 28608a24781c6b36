"""Paragraphs in the house style: what stands on each line, and where."""

from __future__ import annotations

import pytest

from authoring.display import MM_PER_PT, Colour
from authoring.style.model import Palette, TextStyle, Tokens
from authoring.text.fonts import Fonts
from authoring.text.paragraph import (
    Line,
    Run,
    Span,
    TooWide,
    measure,
    place_lines,
    set_line,
    set_paragraph,
)
from authoring.text.shaping import MissingGlyph
from tests.text.conftest import Setter

PROSE = (
    "Wie al tientallen jaren storingen verhelpt, weet dingen die in geen handboek staan. Juist die "
    "kennis is kwetsbaar. Van de ondervraagden zegt 41\u00a0procent dat veel kennis nog in de "
    "hoofden zit van collega’s die binnen vijf jaar vertrekken. Wie haar niet op tijd doorgeeft, "
    "raakt haar kwijt."
)


def show(lines: tuple[Line, ...]) -> list[str]:
    return [line.text.replace("\u00ad", "=") for line in lines]


def test_prose_is_broken_as_a_whole(set_text: Setter) -> None:
    assert show(set_text(PROSE)) == [
        "Wie al tientallen jaren storingen ",
        "verhelpt, weet dingen die in geen ",
        "handboek staan. Juist die kennis is ",
        "kwetsbaar. Van de ondervraagden ",
        "zegt 41\u00a0procent dat veel kennis nog ",
        "in de hoofden zit van collega’s die ",
        "binnen vijf jaar vertrekken. Wie ",
        "haar niet op tijd doorgeeft, raakt ",
        "haar kwijt.",
    ]


def test_a_line_ends_with_the_space_at_which_it_broke_beyond_its_width(set_text: Setter) -> None:
    first = set_text(PROSE)[0]
    (run,) = first.runs
    advance = sum(glyph.advance_em for glyph in run.glyphs) * run.size_pt * MM_PER_PT
    space = run.glyphs[-1]
    assert space.text == " "
    assert first.width_mm == pytest.approx(advance - space.advance_em * run.size_pt * MM_PER_PT)


def test_a_printed_hyphen_is_a_soft_one_and_counts(set_text: Setter, fonts: Fonts) -> None:
    lines = set_text("De kennisoverdracht hapert.", 28)
    assert show(lines) == ["De kennisover=", "dracht hapert."]
    assert lines[0].runs[0].glyphs[-1].gid == fonts.face("Source Serif 4", 400).hyphen
    assert lines[0].width_mm <= 28


def test_the_last_word_is_never_divided(set_text: Setter) -> None:
    assert show(set_text("Dat heet de kennisoverdracht.", 32)) == [
        "Dat heet de ",
        "kennisoverdracht.",
    ]
    assert show(set_text("Dat heet de\nkennisoverdracht\nvan oud", 32)) == [
        "Dat heet de ",
        "kennisoverdracht ",
        "van oud",
    ]


@pytest.mark.parametrize("style", ["body", "box", "lead"])
def test_names_and_protected_words_are_never_hyphenated(set_text: Setter, style: str) -> None:
    for width in range(60, 90, 3):
        lines = set_text(
            [
                Span("De cijfers van Statistiekbureau en "),
                Span("kennisoverdrachtscentrum", protected=True),
                Span(" over technici en jongeren in de techniek."),
            ],
            width,
            style,
        )
        joined = "".join(line.text for line in lines)
        assert "Statistiekbureau" in joined
        assert "kennisoverdrachtscentrum" in joined


def test_only_hyphenating_styles_hyphenate_unless_told(set_text: Setter) -> None:
    text = "De kennisoverdracht hapert."
    assert "\u00ad" not in "".join(show(set_text(text, 32, "item")))
    assert show(set_text(text, 32, hyphenate=False)) == ["De ", "kennisoverdracht ", "hapert."]
    assert show(set_text(text, 28, "item", hyphenate=True)) == ["De kennisover=", "dracht hapert."]
    assert show(set_text(text, 32, balance=True)) == ["De ", "kennisoverdracht ", "hapert."]


def test_soft_hyphens_are_honoured_and_printed_only_at_a_line_end(set_text: Setter) -> None:
    title = "Generatie\u00adgericht opleiden"
    assert show(set_text(title, 180, "title_xl", balance=True)) == ["Generatiegericht ", "opleiden"]
    assert show(set_text(title, 110, "title_xl", balance=True)) == [
        "Generatie=",
        "gericht ",
        "opleiden",
    ]


def test_a_soft_hyphen_divides_even_a_last_word_that_cannot_stand_whole(set_text: Setter) -> None:
    for balance in (True, False):
        lines = set_text("Energie\u00adtransitie", 45, "h2", balance=balance)
        assert show(lines) == ["Energietransitie"]
        lines = set_text("Energie\u00adtransitie", 40, "h2", balance=balance)
        assert show(lines) == ["Energie=", "transitie"]


def test_an_address_breaks_at_punctuation_without_hyphen(set_text: Setter) -> None:
    address = "www.ptvt.nl/dashboard/pagina/kenmerken-van-de-arbeidsmarkt-technologie"
    lines = set_text(f"Kijk op {address} voor meer cijfers.", 55.5)
    assert show(lines) == [
        "Kijk op www.ptvt.nl/dashboard/",
        "pagina/kenmerken-van-de-",
        "arbeidsmarkt-technologie voor ",
        "meer cijfers.",
    ]


def test_no_break_spaces_hold_words_together(set_text: Setter) -> None:
    text = "<\u00a035\u00a0jaar en >\u00a055\u00a0jaar"
    assert show(set_text(text, 16, "label", balance=True)) == [
        "<\u00a035\u00a0jaar ",
        "en >\u00a055\u00a0jaar",
    ]


def test_a_note_mark_stays_with_its_word_and_stands_high(set_text: Setter, setting: Tokens) -> None:
    spans = [Span("mensen van 65 jaar en ouder."), Span("12", raised=True), Span(" Die groep")]
    for width in range(20, 50):
        assert any("ouder.12" in line.text for line in set_text(spans, width))
    (line,) = set_text(spans, 90)
    plain, mark, after = line.runs
    assert (mark.face, mark.span, mark.text) == ("barlow-600", 1, "12")
    assert mark.size_pt == pytest.approx(9.4 * setting["mark_size"])
    assert mark.rise_mm == pytest.approx(9.4 * MM_PER_PT * setting["mark_rise_em"])
    assert plain.rise_mm == after.rise_mm == 0
    assert plain.x_mm < mark.x_mm < after.x_mm


def test_a_mark_after_a_space_is_not_torn_off(set_text: Setter) -> None:
    spans = [Span("ouder dan dit woord "), Span("1", raised=True), Span(" en verder")]
    for width in range(14, 40):
        assert any("woord 1" in line.text for line in set_text(spans, width))


def test_spans_come_back_on_their_runs(set_text: Setter) -> None:
    spans = [
        Span("De tech"),
        Span("niek", bold=True, colour="signal"),
        Span(" van "),
        Span("ROVC", link_key="https://rovc.nl"),
        Span("."),
    ]
    (line,) = set_text(spans, 90)
    assert [(run.span, run.text) for run in line.runs] == [
        (0, "De tech"),
        (1, "niek"),
        (2, " van "),
        (3, "ROVC"),
        (4, "."),
    ]
    assert line.runs[1].face == "source-serif-4-600"
    assert line.runs[1].colour == "signal"
    assert line.runs[3].link_key == "https://rovc.nl"


def test_spans_of_one_face_are_shaped_as_one_text(set_text: Setter) -> None:
    whole = set_text("AVAVAV", 90)[0]
    split = set_text([Span("AVA"), Span("VAV", link_key=1)], 90)[0]
    assert split.width_mm == pytest.approx(whole.width_mm)
    assert [run.text for run in split.runs] == ["AVA", "VAV"]


def test_no_ligature_is_made_of_letters_of_two_spans(set_text: Setter) -> None:
    (line,) = set_text([Span("ef"), Span("ficiënt", colour="signal")], 90)
    assert [[glyph.text for glyph in run.glyphs] for run in line.runs] == [
        ["e", "f"],
        ["fi", "c", "i", "ë", "n", "t"],
    ]


def test_a_word_half_bold_may_be_divided(set_text: Setter) -> None:
    lines = set_text([Span("De kennis"), Span("overdracht", bold=True), Span(" hapert.")], 29)
    assert show(lines) == ["De kennisover=", "dracht hapert."]
    assert [run.face for run in lines[0].runs] == ["source-serif-4-400", "source-serif-4-600"]


def test_the_first_line_is_indented(set_text: Setter) -> None:
    lines = set_text(PROSE, indent_mm=4.5)
    assert (lines[0].indent_mm, lines[0].runs[0].x_mm) == (4.5, 4.5)
    assert (lines[1].indent_mm, lines[1].runs[0].x_mm) == (0.0, 0.0)
    assert all(line.indent_mm + line.width_mm <= 55.5 for line in lines)


def test_line_feeds_end_lines(set_text: Setter) -> None:
    assert show(set_text("Een\n\ntwee drie\n", 55.5)) == ["Een ", " ", "twee drie "]


def test_spaces_in_a_row_are_one_and_none_is_lost(set_text: Setter) -> None:
    single, double = set_text("een twee", 55.5), set_text("  een   twee  ", 55.5)
    assert double[0].width_mm == pytest.approx(single[0].width_mm)
    assert double[0].text == "  een   twee  "
    assert show(set_text("handboeken   vertrekken", 20)) == ["handboeken   ", "vertrekken"]


def test_no_text_gives_no_lines(set_text: Setter) -> None:
    assert set_text("") == ()
    assert set_text([Span(""), Span("")]) == ()
    assert [line.width_mm for line in set_text("  ")] == [0.0]


def test_a_word_that_fits_no_line_is_named_with_its_measures(set_text: Setter) -> None:
    with pytest.raises(TooWide) as fault:
        set_text("De arbeidsongeschiktheidsverzekering.", 30, "label", balance=True)
    assert fault.value.word == "arbeidsongeschiktheidsverzekering."
    assert fault.value.measure_mm == 30
    assert fault.value.width_mm == pytest.approx(44.17, abs=0.01)
    assert str(fault.value) == (
        "“arbeidsongeschiktheidsverzekering.” is "
        f"{fault.value.width_mm:.1f} mm wide, its measure 30.0 mm"
    )


def test_a_missing_glyph_stops_the_paragraph(set_text: Setter) -> None:
    with pytest.raises(MissingGlyph) as fault:
        set_text("Zie ☃ daar")
    assert fault.value.character == "☃"


def test_titles_are_balanced(set_text: Setter) -> None:
    lines = set_text(
        "De helft leert het meest van een mix van leeftijden en niet van de baas",
        85.5,
        "chart_title",
        balance=True,
    )
    assert show(lines) == [
        "De helft leert het meest van een mix ",
        "van leeftijden en niet van de baas",
    ]


def test_one_line_is_measured_as_it_is_set(
    fonts: Fonts, styles: dict[str, TextStyle], set_text: Setter
) -> None:
    text = "Collega’s van mijn eigen leeftijdsgroep"
    line = set_line(text, styles["label"], fonts)
    assert line.text == text
    assert measure(text, styles["label"], fonts) == line.width_mm
    assert set_text(text, 200, "label")[0] == line
    assert measure("", styles["label"], fonts) == 0


def test_tracking_stands_between_glyphs_only(fonts: Fonts, styles: dict[str, TextStyle]) -> None:
    hero = styles["figure_hero"]
    em = hero.size_pt * MM_PER_PT
    one, two = measure("4", hero, fonts), measure("44", hero, fonts)
    assert two == pytest.approx(2 * one + hero.tracking_em * em)


def test_tabular_styles_have_even_figures(fonts: Fonts, styles: dict[str, TextStyle]) -> None:
    value = styles["value"]
    assert value.tabular
    assert measure("1111", value, fonts) == pytest.approx(measure("8888", value, fonts))


def test_lines_are_placed_on_their_baselines(
    fonts: Fonts, styles: dict[str, TextStyle], setting: Tokens
) -> None:
    ink, signal = (Colour(name, (0, 0, 0), (0, 0, 0, 100)) for name in ("ink", "signal"))
    palette = Palette("test", {"ink": ink, "signal": signal}, ())
    spans = [Span("Een regel"), Span("1", raised=True), Span(" en nog een", colour="signal")]
    lines = set_paragraph(spans, styles["body"], 30, fonts=fonts, setting=setting, indent_mm=2)
    seen: list[Run] = []
    placed = place_lines(lines, 15, 45, 4.5, palette, "ink", seen.append)
    assert [run.text for run in placed] == ["Een regel", "1", " en nog ", "een"]
    assert placed[0].x_mm == 17
    assert [run.y_mm for run in placed] == pytest.approx(
        [45, 45 - lines[0].runs[1].rise_mm, 45, 49.5]
    )
    assert [run.colour.name for run in placed] == ["ink", "ink", "signal", "signal"]
    assert seen == [run for line in lines for run in line.runs]
