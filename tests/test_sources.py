"""Sources: what is opened, what is refused, and where JSON stands in its file."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.jsontext import DEPTH_LIMIT, JsonDocument, Pointer, parse_json
from authoring.problems import InputProblems, UsageError, render_line
from authoring.sources import Sources


def told(error: pytest.ExceptionInfo[InputProblems]) -> str:
    """Return the one problem of an error as text."""
    (problem,) = error.value.problems
    return render_line(problem)


def test_each_file_that_is_opened_is_remembered_with_its_digest(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"one")
    (tmp_path / "b.json").write_bytes(b"[2]")
    sources = Sources(tmp_path)
    assert sources.read_bytes("a.txt") == b"one"
    assert sources.read_json("b.json").value == [2]
    digests = {
        name: hashlib.sha256(held).hexdigest()
        for name, held in (("a.txt", b"one"), ("b.json", b"[2]"))
    }
    assert sources.opened == digests


def test_a_file_is_read_once(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes(b"one")
    sources = Sources(tmp_path)
    sources.read_bytes("a.txt")
    (tmp_path / "a.txt").write_bytes(b"two")
    assert sources.read_text("a.txt") == "one"


def test_names_are_in_order_and_hidden_ones_left_out(tmp_path: Path):
    for name in ("b.json", "a.json", ".hidden"):
        (tmp_path / name).touch()
    (tmp_path / "folder").mkdir()
    sources = Sources(tmp_path)
    assert sources.names("") == ("a.json", "b.json", "folder")
    assert sources.folders("") == ("folder",)
    assert sources.names("nowhere") == ()


def test_a_workspace_is_a_folder(tmp_path: Path):
    with pytest.raises(UsageError, match="is not a folder"):
        Sources(tmp_path / "nowhere")


@pytest.mark.parametrize("path", ["../secret.txt", "/etc/hostname", "a/../../secret.txt", "a\\b"])
def test_nothing_outside_the_workspace_is_read(tmp_path: Path, path: str):
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "inside").mkdir()
    with pytest.raises(InputProblems) as error:
        Sources(tmp_path / "inside").read_bytes(path)
    assert told(error) == (
        f"{path}: error: the path leaves the workspace\n  hint: name a file inside the workspace"
    )


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path):
    (tmp_path / "secret.txt").write_text("x")
    inside = tmp_path / "inside"
    inside.mkdir()
    (inside / "link.txt").symlink_to(tmp_path / "secret.txt")
    (inside / "own.txt").symlink_to(inside / "real.txt")
    (inside / "real.txt").write_text("y")
    sources = Sources(inside)
    assert sources.read_text("own.txt") == "y"
    assert not sources.has_file("link.txt")
    with pytest.raises(InputProblems) as error:
        sources.read_bytes("link.txt")
    assert told(error).startswith("link.txt: error: the file is a link out of the workspace")


def test_a_missing_file_is_told_with_its_neighbours(tmp_path: Path):
    (tmp_path / "edition.json").touch()
    with pytest.raises(InputProblems) as error:
        Sources(tmp_path).read_bytes("editie.json")
    assert told(error) == (
        "editie.json: error: the file does not exist\n"
        "  hint: did you mean “edition.json”? the folder holds: edition.json"
    )


def test_a_pipe_is_no_file_and_is_not_waited_for(tmp_path: Path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(InputProblems) as error:
        Sources(tmp_path).read_bytes("pipe")
    assert told(error) == "pipe: error: this is a device or a pipe, not a file"


def test_a_file_over_the_limit_is_refused(tmp_path: Path):
    (tmp_path / "a.bin").write_bytes(b"12345")
    sources = Sources(tmp_path)
    with pytest.raises(InputProblems) as error:
        sources.read_bytes("a.bin", limit=4)
    assert told(error) == "a.bin: error: the file has 5 bytes, 4 at most are read"
    assert sources.read_bytes("a.bin", limit=5) == b"12345"


def test_the_first_byte_that_is_not_utf8_is_placed(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("één\r\ntwee \r".encode() + b"dri\xebn")
    with pytest.raises(InputProblems) as error:
        Sources(tmp_path).read_text("a.txt")
    assert told(error) == (
        "a.txt:3:4: error: byte 0xEB is not UTF-8 (in Windows-1252 it is “ë”)\n"
        "  hint: save the file as UTF-8"
    )


def test_a_byte_order_mark_is_no_text(tmp_path: Path):
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf{}")
    assert Sources(tmp_path).read_json("a.json").locate(()).column == 1


def parse(text: str) -> JsonDocument:
    return parse_json(text, "a.json")


def test_keys_values_and_characters_are_placed():
    document = parse('{\n  "één": [10, "a\\u00e9\\ud83d\\ude00\\n{b}"],\r\n\t"z": null\n}')
    assert str(document.locate(())) == "a.json:1:1"
    assert str(document.locate(("één",), key=True)) == "a.json:2:3"
    assert str(document.locate(("één", 0))) == "a.json:2:11"
    assert str(document.locate(("één", 1))) == "a.json:2:15"
    text = document.value["één"][1]
    assert text == "aé😀\n{b}"
    assert str(document.locate(("één", 1), 0)) == "a.json:2:16"
    assert str(document.locate(("één", 1), text.index("{"))) == "a.json:2:37"
    assert str(document.locate(("één", 1), len(text))) == "a.json:2:40"
    assert str(document.locate(("z",))) == "a.json:3:7"


def test_what_is_not_there_is_placed_where_it_would_be():
    place = parse('{"a":\n [1]}').locate(("a", 4, "b"))
    assert (place.line, place.column, place.path) == (2, 2, "a[4].b")


def test_a_key_that_stands_twice_is_told_and_the_first_counts():
    document = parse('{"a": 1,\n "a": {"b": 2}}')
    assert document.value == {"a": 1}
    (problem,) = document.problems
    assert render_line(problem) == (
        'a.json:2:2: error: the key "a" stands twice (at a)\n'
        "  hint: remove one; the other is on line 1"
    )


NOT_JSON = [
    ("", "1:1: error: the file is empty\n  hint: write a JSON object in it"),
    ("{", "1:2: error: the file ends inside the “{” of line 1\n  hint: is the file whole?"),
    (
        '{"a": [\n1,',
        "2:3: error: the file ends inside the “[” of line 1\n  hint: is the file whole?",
    ),
    ('{"a": "b', "1:7: error: the string that starts here has no closing quote"),
    ('{"a": 1,}', "1:8: error: a comma stands before “}”\n  hint: remove the comma"),
    ('{"a" 1}', '1:6: error: “1” stands where a colon after the key "a" belongs'),
    ("{a: 1}", "1:2: error: “a” stands where a key in double quotes belongs"),
    ("[1 2]", "1:4: error: “2” stands where a comma or “]” in a list belongs"),
    ("[1}", "1:3: error: “}” stands where a comma or “]” in a list belongs"),
    ("[] x", "1:4: error: “x” stands after the end of the document"),
    (
        "[NaN]",
        "1:2: error: “NaN” is no JSON value\n"
        "  hint: write a string in double quotes, or a number, true, false or null",
    ),
    (
        "[-Infinity]",
        "1:2: error: “-Infinity” is no JSON value\n"
        "  hint: write a string in double quotes, or a number, true, false or null",
    ),
    ("[1e999]", "1:2: error: the number “1e999” is too large or too long"),
    (
        '"a\nb"',
        "1:3: error: a line end or control character stands inside a string\n"
        "  hint: write a line end as \\n",
    ),
    ('"a\\x"', "1:3: error: a backslash stands before a character that it cannot escape"),
    ('"\\u12"', "1:3: error: \\u is not followed by four hexadecimal digits"),
    ('"a\\ud800"', "1:3: error: character U+D800 is no text\n  hint: remove it"),
    ('"\\u0000"', "1:2: error: character U+0000 is no text\n  hint: remove it"),
    (
        "[" * 100_000,
        f"1:{DEPTH_LIMIT + 1}: error: objects and lists are nested more than {DEPTH_LIMIT} deep",
    ),
]


@pytest.mark.parametrize(("text", "fault"), NOT_JSON, ids=[text[:9] for text, _ in NOT_JSON])
def test_what_is_not_json_is_told_at_its_first_fault(text: str, fault: str):
    with pytest.raises(InputProblems) as error:
        parse(text)
    assert told(error) == f"a.json:{fault}"


WORDS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9) | WORDS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=20,
)


def pointers(value: Any, at: Pointer = ()) -> list[tuple[Pointer, Any]]:
    """Return every value inside a value with its pointer."""
    found = [(at, value)]
    if isinstance(value, dict):
        for key, held in value.items():
            found += pointers(held, (*at, key))
    elif isinstance(value, list):
        for index, held in enumerate(value):
            found += pointers(held, (*at, index))
    return found


@given(VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_any_json_is_read_as_the_standard_library_reads_it(
    value: Any, ascii_only: bool, indent: int | None
):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = parse(text)
    assert document.value == value
    lines = text.split("\n")
    for pointer, held in pointers(value):
        place = document.locate(pointer)
        assert place.line is not None
        assert place.column is not None
        rest = "\n".join(lines[place.line - 1 :])[place.column - 1 :]
        assert json.JSONDecoder().raw_decode(rest)[0] == held
        assert json.loads(document.literal(pointer)) == held


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=8), st.data())
def test_any_character_of_a_string_is_placed(text: str, data: st.DataObject):
    index = data.draw(st.integers(0, len(text) - 1))
    raw = json.dumps(text, ensure_ascii=data.draw(st.booleans()))
    column = parse(raw).locate((), index).column
    assert column is not None
    assert json.loads('"' + raw[column - 1 :]) == text[index:]


@settings(max_examples=300)
@given(st.binary(max_size=60) | st.text('{}[]",:0123456789.eE+-truefalsn\\u \n', max_size=60))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, content: Any):
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    read = read_or_tell(path)
    if isinstance(read, JsonDocument) and not read.problems:
        assert json.loads(path.read_bytes().decode("utf-8-sig")) == read.value
    else:
        assert len(read.problems) > 0


def read_or_tell(path: Path) -> JsonDocument | InputProblems:
    """Return a document or what is wrong with it; anything else that is raised fails the test."""
    try:
        return Sources(path.parent).read_json(path.name)
    except InputProblems as error:
        return error
