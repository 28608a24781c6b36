"""What the markup complains of: where, in which words and with which hint."""

from __future__ import annotations

import dataclasses

import pytest

from authoring.edition.forms import FORMS
from authoring.edition.markup import Free, Words, parse_text


def complain(raw: str) -> list[tuple[int, str, str, str]]:
    return [dataclasses.astuple(problem) for problem in parse_text(raw)[1]]


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        (
            "Ruim {learning-time/more-time} procent",
            [
                (
                    6,
                    '"learning-time/more-time" is not a cell: it has 2 of the 3 parts '
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
                    '"a/b/c-a/b/d" is not a cell: it has 5 of the 3 parts table/row/column',
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
                    '"pecent" is not a form',
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
                    '"yaer" is not a reason for a free number',
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
                    '"mx" is not a function',
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
                    '"43" rests on no cell',
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
                    '"1,5" has a decimal comma',
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
                    '"t/*/total" stands for several cells',
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
                    '"a/b/d" where an operator or the end belongs',
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
                    'brackets around "een" with nothing after them',
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
                    '"http://wij.nl" is not an address that can be linked',
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
                    '"Wet" is not the id of a note',
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
