"""The prose of every real edition keeps the house rules, and the checks of words find what breaks.

What needs the text of a source is run by hand: see :mod:`tests.editions.words`.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from tests.editions.accounting import EDITIONS
from tests.editions.fingerprint import read_fingerprint
from tests.editions.prose import (
    Prose,
    find_loose_numbers,
    find_opening_digits,
    find_quotations,
    read_prose,
)
from tests.editions.runs import find_copied, join_lines, read_words
from tests.editions.words import (
    COMPARED,
    Count,
    count_sections,
    count_words,
    find_edition,
    gather_prose,
    main,
    read_lines,
)
from tests.workspaces import ROOT, change_json, write_workspace

LETTERS = tuple(
    f"{edition}/letter"
    for edition in EDITIONS
    if (ROOT / "editions" / edition / "letter.json").exists()
)
# A covering letter takes a page; with fewer words it says too little.
LETTER_WORDS = range(250, 331)


@cache
def prose_of(name: str) -> Prose:
    """Return the prose of a real edition or of its letter, read once."""
    edition, _, letter = name.partition("/")
    return read_prose(edition, letter=bool(letter))


def write_prose(root: Path, *texts: str) -> Prose:
    """Return the tiny edition with these paragraphs as its prose."""

    def change(edition: Any) -> None:
        blocks = [{"kind": "paragraph", "text": text} for text in texts]
        edition["sections"][1]["sections"][0]["blocks"] = blocks

    write_workspace(root)
    change_json(root / "editions/tiny/edition.json", change)
    return read_prose("tiny", root)


@pytest.mark.parametrize("name", [*EDITIONS, *LETTERS])
def test_every_number_rests_on_a_cell_or_says_why_not(name: str):
    assert list(find_loose_numbers(prose_of(name))) == []


@pytest.mark.parametrize("name", [*EDITIONS, *LETTERS])
def test_no_sentence_begins_with_a_digit(name: str):
    assert list(find_opening_digits(prose_of(name))) == []


@pytest.mark.parametrize("name", [*EDITIONS, *LETTERS])
def test_quotation_marks_hold_what_the_survey_said(name: str):
    assert list(find_quotations(prose_of(name))) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_is_of_a_good_length(letter: str):
    (texts,) = gather_prose(prose_of(letter).edition).values()
    assert count_words(texts) in LETTER_WORDS


@pytest.mark.parametrize("edition", COMPARED)
def test_every_section_has_its_lines_of_the_source_once(edition: str):
    lines = read_lines(edition)
    named = Counter(name for section in lines for name in section.split())
    assert named == Counter(gather_prose(prose_of(edition).edition).keys())
    spans = sorted(span for held in lines.values() for span in held)
    assert all(first <= last for first, last in spans)
    assert all(one[1] < other[0] for one, other in pairwise(spans))
    known = read_fingerprint(ROOT / "editions" / edition / "fingerprint.txt")
    assert spans[-1][1] <= known.lines


@pytest.mark.parametrize("edition", COMPARED)
def test_no_section_is_empty(edition: str):
    assert [
        name for name, held in gather_prose(prose_of(edition).edition).items() if not held
    ] == []


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("Een cursus kiest {learning/course/total}.", 0),
        ("{learning/course/total} kiest een cursus.", 1),
        ("Zo gaat dat. {learning/course/total} kiest een cursus.", 1),
        ("Wie kiest een cursus? **[55-plussers]{=label}** doen dat.", 1),
        ("Zo gaat dat (soms.) [2025]{=year} was druk. “[2026]{=year} ook.”", 2),
        ("Het werd [2,5]{=label} keer zo veel: [3]{=label} van de [10]{=label}.", 0),
    ],
)
def test_a_digit_that_opens_a_sentence_is_found(tmp_path: Path, text: str, digits: int):
    assert len(list(find_opening_digits(write_prose(tmp_path, text)))) == digits


def test_a_loose_number_is_found(tmp_path: Path):
    found = list(find_loose_numbers(write_prose(tmp_path, "Er zijn 3 cursussen in [2025]{=year}.")))
    assert len(found) == 1
    assert "3" in found[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Zo’n collega’s kennis, ’s ochtends.", ""),
        ("“Van een collega”, zegt {learning/colleague/total}.", ""),
        ("Op “Hoe leer je het liefst?” zegt {learning/course/total} een cursus.", ""),
        ("“Van een collega”, zegt men.", "without its figure stands “Van een collega”"),
        ("“Van een collega”, zegt {learning/course/total}.", "without its figure stands"),
        ("“van een collega”, zegt {learning/colleague/total}.", "no survey said “van een collega”"),
        ("Dat is ‘kennis delen’, zegt hij.", "no survey said “kennis delen”"),
        ('Dat is "kennis" hier.', "no survey said “kennis”"),
        ("Dat is “kennis hier.", "a quotation mark is alone"),
    ],
)
def test_a_quotation_is_a_statement_with_its_figure(tmp_path: Path, text: str, told: str):
    found = list(find_quotations(write_prose(tmp_path, text)))
    assert len(found) == bool(told)
    assert all(told in fault for fault in found)


@pytest.mark.parametrize(
    ("source", "told"),
    [
        (["Een cursus kiest (43%) van alle", "technici in het land."], "van alle technici in het"),
        (["EEN CURSUS: kiest 43 procent", "", "ván alle technici…"], "een cursus kiest 43 procent"),
        (["Een cursus kiest 43 procent", "van veel technici."], ""),
        (["Een cursus kiest 44% van alle", "technici in heel het land."], ""),
        (["Hoe leer je het liefst met een cursus?"], ""),
    ],
)
def test_eight_words_in_a_row_are_found(tmp_path: Path, source: list[str], told: str):
    text = "Een cursus kiest {learning/course/total} van alle technici in het dorp."
    found = list(find_copied(write_prose(tmp_path, text), [((1, len(source)),)], source))
    assert len(found) == bool(told)
    assert all(told in fault for fault in found)


def test_a_run_is_found_in_reading_order(tmp_path: Path):
    prose = write_prose(tmp_path, "Wie oud is, leert graag door het zelf te doen.")
    source = ["het zelf te doen.", "Een kop", "Wie oud is leert graag door"]
    assert list(find_copied(prose, [], source)) == []
    (found,) = find_copied(prose, [((3, 3), (1, 1))], source)
    assert "“wie oud is leert graag door het zelf te doen”" in found


def test_what_the_survey_asked_may_be_repeated(tmp_path: Path):
    text = "Met een cursus leren collega’s in dit land van elkaar."
    prose = write_prose(tmp_path, text)
    assert len(list(find_copied(prose, [], [text]))) == 1

    def ask(table: dict[str, str]) -> None:
        table["question"] = text

    change_json(tmp_path / "editions/tiny/tables/learning.json", ask)
    assert list(find_copied(read_prose("tiny", tmp_path), [], [text])) == []


def test_words_are_counted_as_printed(tmp_path: Path):
    prose = write_prose(tmp_path, "Een cursus – of iets – kiest {learning/course/total}.", "Zo.")
    gathered = gather_prose(prose.edition)
    assert gathered["van-elkaar"][1] == "Zo."
    assert count_words(gathered["van-elkaar"]) == 8
    assert join_lines(["Een rij-", "instructeur, 35-", "55 jaar", "", "oud"]) == (
        "Een rijinstructeur, 35- 55 jaar oud"
    )
    assert read_words("» \N{REPLACEMENT CHARACTER}Eén rij-instructeur (41%)") == (
        "een", "rijinstructeur", "41", "procent",
    )  # fmt: skip


def test_a_section_that_is_off_is_told():
    source = ["woord " * 10, "kop", "woord " * 10]
    prose = {"een": ("woord " * 16,), "twee": ("woord",), "drie": ("woord " * 17,)}
    lines = {"een": ((1, 1), (3, 3)), "een twee": ((1, 1), (3, 3))}
    short, whole = count_sections(prose, lines, source)
    assert (short.source, short.ours, short.is_off) == (20, 16, True)
    assert (whole.source, whole.ours, whole.is_off) == (20, 17, False)
    assert "too far" in str(short)
    assert Count("x", (), 100, 116).is_off


def test_an_unknown_source_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    path = tmp_path / "other.txt"
    path.write_text("Iets anders\n", "utf-8")
    assert find_edition(path.read_bytes()) is None
    assert main([str(path)]) == 2
    assert "fingerprint" in capsys.readouterr().err
    assert main([]) == 2
