"""Words as they stand between spaces: where a line may end inside them, and how."""

from __future__ import annotations

import pytest

from authoring.text.division import divide, ends_sentence, is_name


def show(word: str, hyphenated: bool = True) -> str:
    """Return a word with ``=`` where a hyphen is printed, ``|`` where the word has its own."""
    shown, begin = "", 0
    for division in divide(word, hyphenated):
        shown += word[begin : division.offset] + (
            "=" if division.ending in {"hyphen", "soft"} else "|"
        )
        begin = division.offset
    return shown + word[begin:]


@pytest.mark.parametrize(
    "shown",
    [
        "e-learning",
        "55-plussers",
        "CNC-|draaier",
        "zij-|instromers",
        "(zij-|instromers).",
        "publiek-|private",
        "Noord-|Holland",
        "face-|to-|face",
        "e-mail-|adres",
        "over-",
        "-jarige",
        "35–55",
        "2013–2024",
        "Amsterdam–|Rotterdam",
        "techniek/|installatie",
        "1/3",
        "non\u2011discriminatie-|beleid",
    ],
)
def test_a_compound_divides_only_at_what_it_has(shown: str) -> None:
    assert show(shown.replace("|", "")) == shown


@pytest.mark.parametrize(
    "shown",
    [
        "www.cbs.|nl/|nl-|nl/|visualisaties/|dashboard-|bevolking/|leeftijd/|ouderen",
        "https://rovc.|nl/|zoek?|q=|techniek&|pagina=12",
        "(cbs.|nl/|cijfers),",
        "info@|rovc.nl",
        "mailto:info@|rovc.nl",
        "http://a.nl",
        "rovc.nl.",
    ],
)
def test_an_address_divides_after_its_punctuation_without_a_hyphen(shown: str) -> None:
    for hyphenated in (True, False):
        assert show(shown.replace("|", ""), hyphenated) == shown


def test_soft_hyphens_are_the_only_divisions_of_their_word() -> None:
    assert show("kennis\u00adover\u00addracht") == "kennis\u00ad=over\u00ad=dracht"
    assert show("zij-in\u00adstromers", hyphenated=False) == "zij-in\u00ad=stromers"
    assert show("\u00adwoord\u00ad") == "\u00adwoord\u00ad"


def test_no_break_spaces_never_divide_but_words_beside_them_do() -> None:
    assert show("1.249\u00a0medewerkers") == "1.249\u00a0mede=wer=kers"
    assert show("35\u202fjaar") == "35\u202fjaar"


@pytest.mark.parametrize(
    "word", ["ROVC", "ROVC’ers", "TechBarometer", "2026", "mbo4leerlingen", "o.a.", "€\u00a02.501"]
)
def test_abbreviations_and_figures_stay_whole(word: str) -> None:
    assert divide(word, True) == ()


def test_plain_words_divide_only_when_hyphenated() -> None:
    assert show("‘medewerkers’.") == "‘mede=wer=kers’."
    assert show("medewerkers", hyphenated=False) == "medewerkers"


@pytest.mark.parametrize(
    ("word", "previous", "name"),
    [
        ("Medewerkers", None, False),
        ("Medewerkers", "staan.", False),
        ("Medewerkers", "staan?”", False),
        ("‘Medewerkers", "zegt:", False),
        ("Statistiek", "de", True),
        ("(Statistiek)", "de", True),
        ("Centraal", "Bron:", True),
        ("Huizing", "dhr.", True),
        ("Philips", "o.a.", True),
        ("medewerkers", "de", False),
    ],
)
def test_a_capital_that_no_sentence_gives_makes_a_name(
    word: str, previous: str | None, name: bool
) -> None:
    assert is_name(word, previous) is name


def test_a_sentence_ends_at_its_stop_but_not_at_an_abbreviation() -> None:
    assert [ends_sentence(word) for word in ("staan.", "wat?”", "bijv.", "z.o.z.", "staan,")] == [
        True,
        True,
        False,
        False,
        False,
    ]
