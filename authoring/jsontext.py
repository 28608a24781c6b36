"""JSON with places: the value of a document and the line and column of each key and value.

Takes the text of a file; gives a :class:`JsonDocument`. Strict: RFC 8259, no comments, no
trailing commas, no NaN or Infinity, no key twice in one object. It never opens a file.

The standard library's scanner gives the strings; the structure is read here, since no kept
library records where keys and values stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from json import JSONDecodeError, JSONDecoder
from typing import Any

from authoring.plaintext import Lines
from authoring.problems import InputProblems, Place, Problem, format_path, quote

Pointer = tuple[str | int, ...]

# An edition is ten levels deep; what is deeper is no edition, and would exhaust the stack.
DEPTH_LIMIT = 64

_SPACE = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?", re.ASCII)
_NUMBER_LIMIT = 40
_WORD = re.compile(r"[^\s,:\[\]{}\"]+")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\.|[^\\]", re.DOTALL)
_FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_STRINGS = JSONDecoder()
_CONSTANTS = {"true": True, "false": False, "null": None}
_FAULTS = {
    "Unterminated string starting at": "the string that starts here has no closing quote",
    "Invalid control character at": "a line end or control character stands inside a string",
    "Invalid \\escape": "a backslash stands before a character that it cannot escape",
    "Invalid \\uXXXX escape": "\\u is not followed by four hexadecimal digits",
}


@dataclass(frozen=True, slots=True, eq=False)
class JsonDocument:
    """A JSON document and where everything in it stands.

    ``problems`` holds what does not keep the document from being used (a key that stands twice;
    the first one counts).
    """

    value: Any
    file: str
    text: str
    problems: tuple[Problem, ...]
    _values: Mapping[Pointer, tuple[int, int]] = field(repr=False)
    _keys: Mapping[Pointer, int] = field(repr=False)
    _lines: Lines = field(repr=False)

    def locate(self, pointer: Pointer, offset: int | None = None, *, key: bool = False) -> Place:
        """Return the place of a value, of its key, or of a character in a string.

        ``offset`` counts characters of the decoded string; escapes before it are accounted for.
        What the document does not have is placed at the nearest enclosing value.
        """
        path = format_path(pointer)
        if key and pointer in self._keys:
            return self._lines.place(self.file, self._keys[pointer], path)
        held = pointer
        while held not in self._values:
            held = held[:-1]
        start, end = self._values[held]
        if offset is not None and held == pointer and self.text[start] == '"':
            start = _find_character(self.text, start, end, offset)
        return self._lines.place(self.file, start, path)

    def has(self, pointer: Pointer) -> bool:
        """Tell whether the document has a value there."""
        return pointer in self._values

    def literal(self, pointer: Pointer) -> str:
        """Return a value as it is typed in the file."""
        start, end = self._values[pointer]
        return self.text[start:end]


def parse_json(text: str, file: str) -> JsonDocument:
    """Parse a JSON text.

    Raises:
        InputProblems: the text is not JSON; one problem, at the first fault.
    """
    reader = _Reader(text, file)
    try:
        value = reader.read_document()
    except _JsonError as fault:
        place = reader.lines.place(file, fault.position)
        problem = Problem("error", place, fault.fact, fault.hint, code=fault.code)
        raise InputProblems([problem]) from None
    problems = tuple(reader.problems)
    return JsonDocument(value, file, text, problems, reader.values, reader.keys, reader.lines)


class _JsonError(Exception):
    def __init__(self, position: int, fact: str, hint: str = "", code: str = "bad-json") -> None:
        self.position = position
        self.fact = fact
        self.hint = hint
        self.code = code


class _Reader:
    """Walks a text once, from left to right, and notes where things stand."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = Lines(text)
        self.values: dict[Pointer, tuple[int, int]] = {}
        self.keys: dict[Pointer, int] = {}
        self.problems: list[Problem] = []
        self.position = 0
        self.open: list[int] = []

    def read_document(self) -> Any:
        self._skip_space()
        if self.position == len(self.text):
            raise _JsonError(self.position, "the file is empty", "write a JSON object in it")
        value = self._read_value(())
        self._skip_space()
        if self.position < len(self.text):
            raise _JsonError(self.position, f"{self._here()} stands after the end of the document")
        return value

    def _read_value(self, pointer: Pointer) -> Any:
        start = self.position
        character = self.text[start : start + 1]
        value: Any
        if character == "{":
            value = dict(self._read_members(pointer))
        elif character == "[":
            value = list(self._read_items(pointer))
        elif character == '"':
            value = self._read_string()
        else:
            value = self._read_plain()
        self.values[pointer] = (start, self.position)
        return value

    def _read_members(self, pointer: Pointer) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for position in self._walk("}", "an object"):
            if self.text[position : position + 1] != '"':
                raise self._expected("a key in double quotes")
            key = self._read_string()
            self._skip_space()
            if self.text[self.position : self.position + 1] != ":":
                raise self._expected(f"a colon after the key {quote(key)}")
            self.position += 1
            self._skip_space()
            if key in seen:
                self._report_twice((*pointer, key), position)
                # Read past it under a pointer that no document can have, so that the first counts.
                self._read_value((*pointer, key, -1))
                continue
            seen.add(key)
            self.keys[*pointer, key] = position
            yield key, self._read_value((*pointer, key))

    def _read_items(self, pointer: Pointer) -> Iterator[Any]:
        for count, _ in enumerate(self._walk("]", "a list")):
            yield self._read_value((*pointer, count))

    def _walk(self, close: str, what: str) -> Iterator[int]:
        """Yield the start of each member of an object or list, and step over what is between."""
        self.open.append(self.position)
        if len(self.open) > DEPTH_LIMIT:
            fact = f"objects and lists are nested more than {DEPTH_LIMIT} deep"
            raise _JsonError(self.position, fact, code="deep-nesting")
        self.position += 1
        self._skip_space()
        more = self.text[self.position : self.position + 1] != close
        while more:
            yield self.position
            self._skip_space()
            character = self.text[self.position : self.position + 1]
            if character not in (",", close) or not character:
                raise self._expected(f"a comma or “{close}” in {what}")
            more = character == ","
            if more:
                comma = self.position
                self.position += 1
                self._skip_space()
                if self.text[self.position : self.position + 1] == close:
                    hint = "remove the comma"
                    raise _JsonError(comma, f"a comma stands before “{close}”", hint)
        self.position += 1
        self.open.pop()

    def _read_string(self) -> str:
        start = self.position
        try:
            value, self.position = _STRINGS.raw_decode(self.text, start)
        except JSONDecodeError as error:
            fact = next((fact for said, fact in _FAULTS.items() if error.msg.startswith(said)), "")
            hint = "write a line end as \\n" if "control" in error.msg else ""
            raise _JsonError(
                min(error.pos, len(self.text)), fact or error.msg.lower(), hint
            ) from None
        forbidden = _FORBIDDEN.search(value)
        if forbidden:
            position = _find_character(self.text, start, self.position, forbidden.start())
            fact = f"character U+{ord(forbidden[0]):04X} is no text"
            raise _JsonError(position, fact, "remove it", "bad-character")
        return str(value)

    def _read_plain(self) -> Any:
        word = _WORD.match(self.text, self.position)
        if word is None:
            raise self._expected("a value")
        if word[0] in _CONSTANTS:
            self.position = word.end()
            return _CONSTANTS[word[0]]
        number = _NUMBER.fullmatch(word[0])
        if number is None:
            hint = "write a string in double quotes, or a number, true, false or null"
            raise _JsonError(self.position, f"{_cut(word[0])} is no JSON value", hint)
        whole = number[1] is None and number[2] is None
        value = 0.0 if len(word[0]) > _NUMBER_LIMIT else float(word[0])
        if len(word[0]) > _NUMBER_LIMIT or value in (float("inf"), float("-inf")):
            raise _JsonError(self.position, f"the number {_cut(word[0])} is too large or too long")
        self.position = word.end()
        return int(word[0]) if whole else value

    def _report_twice(self, pointer: Pointer, position: int) -> None:
        first = self.lines.place(self.file, self.keys[pointer])
        place = self.lines.place(self.file, position, format_path(pointer))
        fact = f"the key {quote(pointer[-1])} stands twice"
        hint = f"remove one; the other is on line {first.line}"
        self.problems.append(Problem("error", place, fact, hint, code="duplicate-key"))

    def _skip_space(self) -> None:
        match = _SPACE.match(self.text, self.position)
        assert match is not None
        self.position = match.end()

    def _expected(self, what: str) -> _JsonError:
        if self.position < len(self.text):
            return _JsonError(self.position, f"{self._here()} stands where {what} belongs")
        if not self.open:
            return _JsonError(self.position, f"the file ends where {what} belongs")
        line = self.lines.place(self.file, self.open[-1]).line
        opened = self.text[self.open[-1]]
        fact = f"the file ends inside the “{opened}” of line {line}"
        return _JsonError(self.position, fact, "is the file whole?", "truncated-json")

    def _here(self) -> str:
        character = self.text[self.position]
        word = _WORD.match(self.text, self.position)
        return _cut(word[0] if word else character)


def _find_character(text: str, start: int, end: int, offset: int) -> int:
    """Return where in the file the ``offset``-th character of a decoded string stands."""
    position = start + 1
    remaining = offset
    for match in _ESCAPE.finditer(text, start + 1, end - 1):
        position = match.start()
        code = int(match[1], 16) if match[1] else 0
        if 0xDC00 <= code < 0xE000 and _is_high(text[max(start, position - 6) : position]):
            continue
        if remaining == 0:
            return position
        remaining -= 1
    return end - 1


def _is_high(escape: str) -> bool:
    return bool(re.fullmatch(r"\\u[dD][89abAB][0-9a-fA-F]{2}", escape))


def _cut(word: str, limit: int = 40) -> str:
    return f"“{word}”" if len(word) <= limit else f"“{word[: limit - 1]}…”"
