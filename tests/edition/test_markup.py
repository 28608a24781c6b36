"""The markup: its parts and their places, its problems and theirs, and any string whatever."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.edition.expressions import Binary, Call, Cell, CellRef, Expression, Number
from authoring.edition.forms import FORMS
from authoring.edition.grammar import read_expressions
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

ids = st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True)
cells = st.builds(
    CellRef, ids, ids, st.one_of(ids, st.builds("{}.{}".format, ids, ids)), st.none() | ids
).map(Cell)
numbers = st.decimals(min_value=0, max_value=10**6, places=2).map(lambda value: Number(abs(value)))
expressions = st.recursive(
    cells,
    lambda inner: st.one_of(
        st.builds(Binary, st.sampled_from("+-*/"), inner | numbers, inner),
        st.builds(
            Call, st.sampled_from(["sum", "max", "min"]), st.lists(inner, min_size=1).map(tuple)
        ),
    ),
    max_leaves=6,
)
markup = st.text(alphabet="ab1 {}[]()*^|=,/:-.+\\\u00a0éht tps:", max_size=60)


def parse(raw: str) -> tuple[Part, ...]:
    text, problems = parse_text(raw)
    assert not problems
    return text.parts


def complain(raw: str) -> list[tuple[int, str, str, str]]:
    return [dataclasses.astuple(problem) for problem in parse_text(raw)[1]]


def without_offsets(node: Expression) -> Expression:
    match node:
        case Cell(ref):
            return Cell(ref)
        case Binary(operator, left, right):
            return Binary(operator, without_offsets(left), without_offsets(right))
        case Call(function, arguments):
            return Call(function, tuple(map(without_offsets, arguments)))
    return node


def test_a_sentence_with_everything() -> None:
    raw = (
        "**Ruim {learning-time/more-time/total|words}**, [bijna de helft]"
        "{learning-time/more-time/total}, [2013]{=year} in [de wet](https://wetten.nl/x) [^wet]."
    )
    assert parse(raw) == (
        Words("Ruim ", 2, True),
        Slot(Cell(A, 8), "words", 7, True),
        Words(", ", 47),
        Claim("bijna de helft", (A,), (Cell(A, 66),), 49),
        Words(", ", 96),
        Free("2013", "year", 98),
        Words(" in ", 111),
        Link("de wet", "https://wetten.nl/x", 115),
        Words(" ", 144),
        NoteMark("wet", 145),
        Words(".", 151),
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


@pytest.mark.parametrize(
    ("written", "tree"),
    [
        ("a/b/c - a/b/d", "a/b/c - a/b/d"),
        ("a/b/c \u2212 a/b/d", "a/b/c - a/b/d"),
        ("100 - a/b/c", "100 - a/b/c"),
        ("a/b/c - a/b/d - a/b/e", "a/b/c - a/b/d - a/b/e"),
        ("a/b/c - (a/b/d - a/b/e)", "a/b/c - (a/b/d - a/b/e)"),
        ("(a/b/c + a/b/d) / 2", "(a/b/c + a/b/d) / 2"),
        ("a/b/c + a/b/d / 2", "a/b/c + a/b/d / 2"),
        ("sum( a/b/c,a/b/d )", "sum(a/b/c, a/b/d)"),
        ("max(t/*/total)", "max(t/*/total)"),
        ("min(t/r/*.agree, 2024:t/r/*)", "min(t/r/*.agree, 2024:t/r/*)"),
        ("max(a/b/1,2/c/d)", "max(a/b/1, 2/c/d)"),
        ("2026-3-generaties:a-b/c-d/under-35.agree", "2026-3-generaties:a-b/c-d/under-35.agree"),
        ("1.5 * a/b/c", "1.5 * a/b/c"),
    ],
)
def test_expressions(written: str, tree: str) -> None:
    (slot,) = parse(f"{{{written}}}")
    assert isinstance(slot, Slot)
    assert str(slot.expression) == tree


def test_subtraction_is_read_from_the_left() -> None:
    (slot,) = parse("{a/b/c - a/b/d - a/b/e}")
    assert isinstance(slot, Slot)
    tree = slot.expression
    assert isinstance(tree, Binary)
    assert isinstance(tree.left, Binary)
    assert (tree.left.offset, tree.offset) == (7, 15)


@given(expressions)
def test_a_printed_expression_reads_back(tree: Expression) -> None:
    printed = str(tree)
    (found,), problems = read_expressions(printed, 0, len(printed), patterns=False)
    assert not problems
    assert without_offsets(found) == tree


@given(cells, st.sampled_from(["table", "row", "column", "edition"]))
def test_each_segment_of_a_cell_has_its_place(cell: Cell, segment: str) -> None:
    raw = f"ab {{{cell}}}"
    (found,), _ = read_expressions(raw, 4, len(raw) - 1, patterns=False)
    assert isinstance(found, Cell)
    name = getattr(cell.ref, segment)
    if name is not None:
        start = found.offset_of(segment)  # type: ignore[arg-type]
        assert raw[start : start + len(name)] == name
        assert raw[start + len(name)] in ":/}"


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (
            "Ruim {learning-time/more-time} procent",
            [
                (
                    6,
                    "“learning-time/more-time” is not a cell: it has 2 of the 3 parts "
                    "table/row/column",
                    "write table/row/column",
                    "not-a-cell",
                )
            ],
        ),
        (
            "{a/b/c-a/b/d}",
            [
                (
                    1,
                    "“a/b/c-a/b/d” is not a cell: it has 5 of the 3 parts table/row/column",
                    "an operator stands between spaces",
                    "not-a-cell",
                )
            ],
        ),
        (
            "{a/b/c|pecent}",
            [
                (
                    7,
                    "“pecent” is not a form",
                    f"did you mean “percent”? forms: {', '.join(FORMS)}",
                    "unknown-form",
                )
            ],
        ),
        (
            "[2013]{=yaer}",
            [
                (
                    8,
                    "“yaer” is not a reason for a free number",
                    "did you mean “year”? reasons: year, law, address, name, parts, label",
                    "unknown-reason",
                )
            ],
        ),
        (
            "{mx(a/b/c)}",
            [
                (
                    1,
                    "“mx” is not a function",
                    "did you mean “max”? functions: sum, max, min",
                    "unknown-function",
                )
            ],
        ),
        (
            "{43|prose}",
            [
                (
                    1,
                    "“43” rests on no cell",
                    "name a cell as table/row/column, or write [43]{=reason}",
                    "no-cell",
                )
            ],
        ),
        (
            "{1,5 * a/b/c}",
            [
                (
                    1,
                    "“1,5” has a decimal comma",
                    "inside braces the decimal sign is a point: 1.5",
                    "decimal-comma",
                )
            ],
        ),
        (
            "{t/*/total}",
            [
                (
                    1,
                    "“t/*/total” stands for several cells",
                    "put it inside sum(…), max(…) or min(…)",
                    "several-cells",
                )
            ],
        ),
        (
            "{a/b/c a/b/d}",
            [
                (
                    7,
                    "“a/b/d” where an operator or the end belongs",
                    "operators: + - * /, each between spaces",
                    "unexpected-word",
                )
            ],
        ),
        (
            "{}",
            [
                (
                    1,
                    "nothing where a cell belongs",
                    "write a cell as table/row/column",
                    "missing-cell",
                )
            ],
        ),
        (
            "{max(a/b/c}",
            [(10, "a “(” without its “)”", "add the “)”", "unclosed-parenthesis")],
        ),
        (
            "{a/b/c, a/b/d}",
            [
                (
                    0,
                    "a slot of 2 values",
                    "print each in a slot of its own, or take sum(…), max(…) or min(…)",
                    "several-values",
                )
            ],
        ),
        (
            "[een]",
            [
                (
                    0,
                    "brackets around “een” with nothing after them",
                    "add {table/row/column}, {=reason} or (https://…), or write “[[” to print one",
                    "lone-brackets",
                )
            ],
        ),
        (
            "[zie](http://wij.nl)",
            [
                (
                    6,
                    "“http://wij.nl” is not an address that can be linked",
                    "write it whole, from https:// on, without spaces",
                    "bad-address",
                )
            ],
        ),
        ("[]{=name}", [(0, "brackets without words", "put the words inside", "no-words")]),
        ("a **b", [(2, "a “**” without a second one", "close the bold words", "open-bold")]),
        ("a } b", [(2, "a “}” that closes nothing", "write “}}” to print one", "lone-mark")]),
        ("a ] b", [(2, "a “]” that closes nothing", "write “]]” to print one", "lone-mark")]),
        ("zie[^wet", [(3, "a “[^” without its “]”", "close the note mark", "open-bracket")]),
        (
            "[^Wet]",
            [
                (
                    2,
                    "“Wet” is not the id of a note",
                    "ids have lowercase letters, digits and single hyphens",
                    "not-an-id",
                )
            ],
        ),
        (
            "ja {a/b/c en {d/e/f}",
            [
                (
                    3,
                    "a “{” without its “}”",
                    "close the braces, or write “{{” to print one",
                    "open-brace",
                )
            ],
        ),
        (
            "[bijna **de helft**]{a/b/c}",
            [
                (
                    0,
                    "a “[” without its “]” before “**”",
                    "put the asterisks around the brackets, not inside",
                    "open-bracket",
                )
            ],
        ),
        (
            "[bijna {a/b/c}]{a/b/c}",
            [
                (
                    0,
                    "a “[” without its “]” before “{”",
                    "put the slot outside, or name its cell in the braces after the brackets",
                    "open-bracket",
                )
            ],
        ),
        ("[a](https://b.nl", [(3, "a “(” without its “)”", "close the address", "open-link")]),
    ],
)
def test_problems(raw: str, problems: list[tuple[int, str, str, str]]) -> None:
    assert complain(raw) == problems


def test_all_problems_of_a_text_come_at_once_and_in_order() -> None:
    raw = "{Tijd/meer_tijd/total|procent} } [x]{=jaar} {a/b} **en [y]"
    assert [(offset, code) for offset, _, _, code in complain(raw)] == [
        (1, "not-an-id"),
        (6, "not-an-id"),
        (22, "unknown-form"),
        (31, "lone-mark"),
        (38, "unknown-reason"),
        (45, "not-a-cell"),
        (50, "open-bold"),
        (55, "lone-brackets"),
    ]


def test_what_follows_a_problem_is_still_read() -> None:
    text, problems = parse_text("{a/b} en [2013]{=year}")
    assert len(problems) == 1
    assert text.parts == (Words(" en ", 5), Free("2013", "year", 9))


def test_hostile_depth_is_a_problem_and_no_crash() -> None:
    codes = [
        complain("{" + "(" * 9000 + "a/b/c}")[0][3],
        complain("{" + "(" * 150 + "a/b/c}")[0][3],
    ]
    codes.append(complain("{" + "a/b/c + " * 9000 + "a/b/c}")[0][3])
    assert codes == ["expression-too-long", "nested-too-deep", "expression-too-long"]


@given(st.text() | markup)
def test_any_string_is_read(raw: str) -> None:
    text, problems = parse_text(raw, ("parts", 0, "title"))
    assert text.raw == raw
    assert text.pointer == ("parts", 0, "title")
    assert [problem.offset for problem in problems] == sorted(p.offset for p in problems)
    for problem in problems:
        assert 0 <= problem.offset <= len(raw)
        assert problem.message[0] in "“abcdefghijklmnopqrstuvwxyz"
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


def test_numbers_in_expressions_are_exact() -> None:
    (slot,) = parse("{0.1 * a/b/c}")
    assert isinstance(slot, Slot)
    assert isinstance(slot.expression, Binary)
    assert slot.expression.left == Number(Decimal("0.1"))
