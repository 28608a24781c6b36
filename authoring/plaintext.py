"""Plain text: bytes decoded, and the line and column of each character.

Takes the bytes of a file; gives its text, or the place of the first byte that spoils it. It never
opens a file and never replaces what it cannot decode.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from authoring.problems import InputProblems, Place, Problem

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_LINE_END = re.compile(r"\r\n|\n|\r")

# A letter beyond ASCII as UTF-8 writes it. In Windows-1252 it would be “Ã©” or “â‚¬”, which no
# Dutch text has: a file that holds one is damaged UTF-8, not Windows-1252.
_UTF8_LETTER = re.compile(rb"[\xc3-\xc5][\x80-\xbf]|\xe2[\x80-\x9f][\x80-\xbf]")


class Lines:
    """Where the lines of a text begin; lines end in LF, CR LF or CR."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in _LINE_END.finditer(text))]

    def place(self, file: str, position: int, path: str = "") -> Place:
        """Return the place of the character at ``position``, counted from 0."""
        line = bisect_right(self._starts, position)
        return Place(file, line, position - self._starts[line - 1] + 1, path)


def decode_utf8(content: bytes, file: str) -> str:
    """Decode UTF-8 with or without a byte order mark.

    Raises:
        InputProblems: with the line and column of the first byte that is not UTF-8.
    """
    _refuse_utf16(content, file)
    body = content.removeprefix(_UTF8_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _broken(body, error.start, file, "UTF-8") from None


def decode_spreadsheet(content: bytes, file: str) -> str:
    """Decode UTF-8, or what a spreadsheet program saves instead: Windows-1252.

    Only a file without byte order mark and without any letter in UTF-8 is taken for Windows-1252.

    Raises:
        InputProblems: with the line and column of the first byte that is neither.
    """
    _refuse_utf16(content, file)
    body = content.removeprefix(_UTF8_MARK)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut_off = error.end == len(body) and error.reason == "unexpected end of data"
        if cut_off or len(body) < len(content) or _UTF8_LETTER.search(body):
            raise _broken(body, error.start, file, "UTF-8") from None
    try:
        return body.decode("cp1252")
    except UnicodeDecodeError as error:
        raise _broken(body, error.start, file, "UTF-8 or Windows-1252", "cp1252") from None


def _refuse_utf16(content: bytes, file: str) -> None:
    if content.startswith(_UTF16_MARKS):
        fact = "the file is UTF-16, not UTF-8"
        problem = Problem("error", Place(file), fact, "save it as UTF-8", code="broken-encoding")
        raise InputProblems([problem])


def _broken(
    body: bytes, start: int, file: str, wanted: str, encoding: str = "utf-8"
) -> InputProblems:
    before = body[:start].decode(encoding)
    place = Lines(before).place(file, len(before))
    meant = body[start : start + 1].decode("cp1252", errors="ignore")
    guess = f" (in Windows-1252 it is “{meant}”)" if meant.isprintable() and meant else ""
    fact = f"byte 0x{body[start]:02X} is not {wanted}{guess}"
    problem = Problem("error", place, fact, "save the file as UTF-8", code="broken-encoding")
    return InputProblems([problem])
