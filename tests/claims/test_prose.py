"""Numbers, places and sentences in prose."""

from __future__ import annotations

import pytest

from authoring.claims.anchors import find_unbound
from authoring.claims.numerals import Coverage, count_numbers, find_loose, find_numbers
from authoring.claims.phrases import find_phrases
from authoring.claims.prose import read_prose
from authoring.claims.spelling import check_spelling
from authoring.claims.words import NUMBER_WORDS, flatten, read_number
from authoring.edition.markup import parse_text
from tests.claims.samples import read_sentence


def prose_of(raw: str):
    text, _ = read_sentence(raw)
    return read_prose(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Van de 412 technici en 1.249 mensen", ["412", "1.249"]),
        ("35- tot 55-jarigen", ["35", "55-jarigen"]),
        ("twee derde, drie op de tien", ["twee derde", "drie op de tien"]),
        ("een kwart van de helft", ["een kwart", "de helft"]),
        ("in 2013, 2014 en 2015.", ["2013", "2014", "2015"]),
        ("158,4 procent", ["158,4"]),
        ("tweemaal per week", ["tweemaal"]),
        ("een derde stap, een derde van hen", ["een derde"]),
        ("één op de vijf", ["één op de vijf"]),
        ("honderdtwintig mensen", ["honderdtwintig"]),
    ],
)
def test_numbers_are_found(text: str, found: list[str]):
    assert [text[start:end] for start, end in find_numbers(text)] == found


def test_number_words_have_their_worth():
    assert NUMBER_WORDS["eenentwintig"] == 21
    assert NUMBER_WORDS["tweeëntwintig"] == 22
    assert NUMBER_WORDS["driehonderdvijfenveertig"] == 345
    assert NUMBER_WORDS["twaalfhonderd"] == 1200
    assert read_number("1.249,5") == read_number("1249,5")
    assert read_number("technici") is None


def test_flat_text_keeps_its_places():
    text = "İn één\u00a0keer: Eén – ‘ja’"
    assert len(flatten(text)) == len(text)


def test_coverage_counts_what_numbers_rest_on():
    prose = prose_of(
        "In [2025]{=year} wil {43} dat, [bijna de helft]{48} ook, en 12 of [meer]{3, 2}."
    )
    assert count_numbers(prose) == Coverage(bound=2, free=1, loose=1)
    assert str(count_numbers(prose)) == "4 numbers: 2 bound, 1 free, 1 loose"
    assert str(Coverage(2, 1, 0) + Coverage(1, 0, 0)) == "4 numbers: 3 bound, 1 free, none loose"


def test_a_finding_has_its_place_in_the_raw_text():
    text, _ = parse_text("**Let op:** [[dit]] zijn 12 mensen, fors meer dan ooit.")
    prose = read_prose(text)
    (loose,) = find_loose(prose)
    assert text.raw[loose.offset :].startswith("12 mensen")
    (unbound,) = find_unbound(prose)
    assert text.raw[unbound.offset :].startswith("fors meer")
    assert unbound.words == "fors meer dan"


def test_addresses_of_links_are_let_be():
    text, _ = parse_text("Zie [cbs.nl/grafiek208](https://www.cbs.nl/grafiek208).")
    prose = read_prose(text)
    assert find_loose(prose) == ()
    assert check_spelling(prose, "prose") == ()


@pytest.mark.parametrize(
    ("raw", "sentences"),
    [
        ("Een. Twee? Drie!", ["Een.", "Twee?", "Drie!"]),
        ("Dat is i.p.v. dit, bijv. Ede. En dan?", ["Dat is i.p.v. dit, bijv. Ede.", "En dan?"]),
        ("“Zo is het.” Zegt hij.", ["“Zo is het.”", "Zegt hij."]),
        ("geen einde", ["geen einde"]),
        ("Het kost 2.501 euro. Veel", ["Het kost 2.501 euro.", "Veel"]),
    ],
)
def test_sentences_are_told_apart(raw: str, sentences: list[str]):
    prose = prose_of(raw)
    assert [prose.plain[start:end] for start, end in prose.sentences] == sentences
    assert prose.sentence_at(0) == sentences[0]


def test_figures_may_open_with_a_digit_and_bear_a_sign():
    prose = prose_of("43% van alle technici wil meer tijd")
    assert check_spelling(prose, "figure") == ()
    assert {found.code for found in check_spelling(prose, "prose")} == {
        "opens-with-digit",
        "percent-sign",
    }


def test_a_spelling_says_what_to_write():
    (found,) = check_spelling(prose_of("Dat doet tweederde graag"), "prose")
    assert found.message == '"tweederde" is written as one word'
    assert found.hint == 'write "twee derde"'
    (found,) = check_spelling(prose_of("Dat doen vier op tien bedrijven"), "prose")
    assert found.hint == 'write "vier op de tien"'


def test_of_two_phrases_that_overlap_the_longer_is_found():
    assert [phrase.text for phrase in find_phrases("ruim twee keer zo vaak als de helft")] == [
        "ruim twee keer zo vaak",
        "de helft",
    ]
    assert [phrase.text for phrase in find_phrases("fors meer dan de helft")] == [
        "fors meer dan de helft"
    ]
