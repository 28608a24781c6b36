"""Problems: their order, their nearest names and their three printed forms."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.problems import (
    AuthoringError,
    InputProblems,
    Place,
    Problem,
    Severity,
    UsageError,
    format_path,
    has_errors,
    nearest,
    offer,
    order_problems,
    quote,
    render_github,
    render_json,
    render_text,
)


def problem(
    file: str = "a.json",
    line: int | None = None,
    column: int | None = None,
    *,
    severity: Severity = "error",
    message: str = "it is wrong",
    hint: str = "",
) -> Problem:
    return Problem(severity, Place(file, line, column), message, hint, code="wrong")


KEY = Problem(
    "error",
    Place("editions/a/edition.json", 12, 3, "sections[0].titel"),
    'the key "titel" is unknown',
    "did you mean “title”?",
    code="unknown-key",
)
TABLE = Problem(
    "warning", Place("editions/a/tables/b.json"), "no edition uses it", code="unused-table"
)


def test_problems_stand_in_the_order_of_their_places_and_once():
    found = [problem("b.json", 1, 1), problem("a.json", 10, 2), problem("a.json", 9, 30)]
    found += [problem("a.json"), problem("a.json", 10, 1), problem("a.json", 10, 2)]
    places = [str(each.place) for each in order_problems(found)]
    assert places == ["a.json", "a.json:9:30", "a.json:10:1", "a.json:10:2", "b.json:1:1"]


def test_problems_as_text():
    assert render_text([TABLE, KEY]) == (
        'editions/a/edition.json:12:3: error: the key "titel" is unknown (at sections[0].titel)\n'
        "  hint: did you mean “title”?\n"
        "editions/a/tables/b.json: warning: no edition uses it\n"
        "1 error, 1 warning\n"
    )


def test_problems_as_json():
    assert json.loads(render_json([TABLE, KEY])) == {
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "severity": "error",
                "code": "unknown-key",
                "file": "editions/a/edition.json",
                "line": 12,
                "column": 3,
                "path": "sections[0].titel",
                "message": 'the key "titel" is unknown',
                "hint": "did you mean “title”?",
            },
            {
                "severity": "warning",
                "code": "unused-table",
                "file": "editions/a/tables/b.json",
                "line": None,
                "column": None,
                "path": "",
                "message": "no edition uses it",
                "hint": "",
            },
        ],
    }


def test_problems_as_annotations():
    assert render_github([TABLE, KEY]) == (
        '::error file=editions/a/edition.json,line=12,col=3::the key "titel" is unknown '
        "(at sections[0].titel)%0Adid you mean “title”?\n"
        "::warning file=editions/a/tables/b.json::no edition uses it\n"
    )


def test_annotations_escape_what_github_would_take_for_its_own():
    found = problem("a,b:c%.json", 1, 2, message="100%\r\nsure: yes, so")
    assert render_github([found]) == (
        "::error file=a%2Cb%3Ac%25.json,line=1,col=2::100%25%0D%0Asure: yes, so\n"
    )


@given(st.text(), st.text())
def test_an_annotation_is_one_line_whatever_it_says(file: str, message: str):
    assert render_github([problem(file, message=message, hint=message)]).count("\n") == 1


def test_without_problems_nothing_is_printed():
    assert (render_text([]), render_github([])) == ("", "")
    assert json.loads(render_json([])) == {"errors": 0, "warnings": 0, "problems": []}


def test_a_warning_is_no_error():
    assert has_errors([TABLE, KEY])
    assert not has_errors([TABLE])


def test_every_error_of_the_package_can_be_caught_as_one():
    error = InputProblems([TABLE, KEY])
    assert error.problems == (KEY, TABLE)
    assert 'the key "titel" is unknown' in str(error)
    for kind in (error, UsageError("no workspace")):
        with pytest.raises(AuthoringError):
            raise kind


def test_the_nearest_names_come_first_whatever_their_case():
    assert nearest("Titel", ["text", "title", "lead"]) == ["title"]
    assert nearest("xyz", ["text", "title"]) == []


def test_a_hint_lists_what_is_allowed_and_counts_what_is_too_much():
    assert offer("x", []) == "allowed: none"
    assert offer("lead", ["leads", "text"]) == "did you mean “leads”? allowed: leads, text"
    many = [f"row-{index:02}" for index in range(30)]
    near = offer("row-1", many, what="rows")
    assert near == "did you mean “row-21”, “row-19” or “row-18”? rows: 30 names"
    assert offer("zzz", many, what="rows").endswith("row-22, row-23 and 6 more")


def test_a_value_is_quoted_as_it_stands_in_the_file_and_cut_when_long():
    assert quote("é\n") == '"é\\n"'
    assert quote([1, None]) == "[1, null]"
    assert len(quote("x" * 1000)) == 60


def test_a_path_reads_like_code():
    assert format_path(("sections", 3, "title")) == "sections[3].title"
    assert format_path(("notes", "a b")) == 'notes["a b"]'
    assert format_path(()) == ""
