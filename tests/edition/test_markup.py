"""The markup: its parts and their places, its problems and theirs, and any string whatever."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.edition.expressions import Cell, CellRef
from authoring.edition.markup import (
    Claim,
    Free,
    Link,
    NoteMark,
    Part,
    Slot,
    Text,
    Words,
    parse_text,
)

A = CellRef("learning-time", "more-time", "total")
B = CellRef("learning-time", "less-time", "total")

markup = st.text(alphabet="ab1 {}[]()*^|=,/:-.+\\\u00a0éht tps:", max_size=60)


def parse(raw: str) -> tuple[Part, ...]:
    text, problems = parse_text(raw)
    assert not problems
    return text.parts


def test_a_sentence_with_everything() -> None:
    raw = (
        "**Ruim {learning-time/more-time/total|words}**, [bijna de helft]"
        "{learning-time/more-time/total}, [2013]{=year} in [de wet](https://wetten.nl/x) [^wet]."
    )
    assert parse(raw) == (
        Words("Ruim ", 2, True),
        Slot(Cell(A, 8), "words", 7, True),
        Words(", ", 46),
        Claim("bijna de helft", (A,), (Cell(A, 65),), 48),
        Words(", ", 95),
        Free("2013", "year", 97),
        Words(" in ", 110),
        Link("de wet", "https://wetten.nl/x", 114),
        Words(" ", 143),
        NoteMark("wet", 144),
        Words(".", 150),
    )


def test_every_part_starts_where_it_says() -> None:
    raw = "a **b** {t/r/c} [d]{t/r/c} [e]{=name} [f](https://g.nl) [^h]"
    starts = [raw[part.column] for part in parse(raw) if part.column]
    assert starts == ["b", " ", "{", " ", "[", " ", "[", " ", "[", " ", "["]


@pytest.mark.parametrize(
    ("raw", "printed"),
    [
        ("{{x}}", "{x}"),
        ("[[x]]", "[x]"),
        ("{{{{", "{{"),
        ("a {{b/c/d}} [[e]](f)", "a {b/c/d} [e](f)"),
        ("[ten [[vele]] {{x}}]{=name}", "ten [vele] {x}"),
        ("5 * 3 < 7 \\ (zie) ^ | = _x_", "5 * 3 < 7 \\ (zie) ^ | = _x_"),
        ("een**twee**drie", "eentweedrie"),
    ],
)
def test_what_is_printed(raw: str, printed: str) -> None:
    text, problems = parse_text(raw)
    assert (text.plain, problems) == (printed, ())


def test_doubled_braces_keep_later_places_exact() -> None:
    raw = "{{a}} [[b]] 41"
    text, _ = parse_text(raw)
    (words,) = text.parts
    assert isinstance(words, Words)
    assert raw[text.offset_of(words, words.text.index("41"))] == "4"


def test_plain_text_has_no_note_marks_and_no_open_slots() -> None:
    assert parse_text("Een zin[^bron].")[0].plain == "Een zin."
    with pytest.raises(ValueError, match=r"the slot \{t/r/c\} has not been bound"):
        assert parse_text("{t/r/c}")[0].plain


def test_the_cells_and_notes_of_a_text() -> None:
    text, _ = parse_text("{t/a/x - t/b/x|points} [meer]{2024:t/*/x, t/a/y} [^m] [^n]")
    assert [str(cell) for cell in text.cells] == ["t/a/x", "t/b/x", "2024:t/*/x", "t/a/y"]
    assert text.notes == ("m", "n")


@given(st.text() | markup)
def test_any_string_is_read(raw: str) -> None:
    text, problems = parse_text(raw, ("parts", 0, "title"))
    assert text.raw == raw
    assert text.pointer == ("parts", 0, "title")
    assert [problem.offset for problem in problems] == sorted(p.offset for p in problems)
    for problem in problems:
        assert 0 <= problem.offset <= len(raw)
        assert problem.message[0] in '"abcdefghijklmnopqrstuvwxyz'
        assert problem.hint
        assert problem.code
    columns = [part.column for part in text.parts]
    assert columns == sorted(set(columns))


@given(st.text().filter(lambda raw: not set(raw) & set("{}[]*")))
def test_text_without_markup_prints_unchanged(raw: str) -> None:
    assert parse_text(raw) == (Text((Words(raw),) if raw else (), raw), ())
    assert parse_text(raw)[0].plain == raw


@given(st.text(alphabet="ab1 {}[]é").filter(lambda raw: "**" not in raw))
def test_doubling_prints_any_text_and_keeps_its_places(printed: str) -> None:
    raw = "".join(character * 2 if character in "{}[]" else character for character in printed)
    text, problems = parse_text(raw)
    assert (text.plain, problems) == (printed, ())
    for words in text.parts:
        assert isinstance(words, Words)
        for index, character in enumerate(words.text):
            assert raw[text.offset_of(words, index)] == character
