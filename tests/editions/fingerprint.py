"""The fingerprint of a source text: which lines have how many numbers, without its sentences.

Takes the text of a published report; gives the place of every number in it, and a few lines of text
that tell whether an accounting of these numbers is complete. The text itself never comes along, so
the fingerprint can stand beside an edition whose source may not be copied.

    python -m tests.editions.fingerprint SOURCE > editions/ID/fingerprint.txt
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

_WORDS = "één|eén|een|twee|drie|vier|vijf|zes|zeven|acht|negen|tien"

# The article “een” is a number only inside a share: een kwart, een op de drie.
NUMBER = re.compile(
    rf"\b(?:{_WORDS})\s+(?:op|van)\s+(?:de\s+)?(?:{_WORDS})\b"
    r"|\b(?:bijna|ruim|meer\s+dan)?\s*(?:de\s+)?helft\b"
    r"|\b(?:bijna\s+|ruim\s+)?(?:twee\s?derde|driekwart)\b|\been\s+kwart\b|\btwee\s+keer\b"
    r"|\d+(?:\.\d{3})*(?:,\d+)?(?:\s?%|\s+procent?\b|\+)?"
    rf"|\b(?!een\b)(?:{_WORDS}|elf|twaalf|twintig|dertig|veertig|vijftig|honderd)\b"
    r"|\b(?:eerste|tweede|derde|vierde|vijfde)\b",
    re.IGNORECASE,
)

_COUNTS_A_LINE = 12


class Number(NamedTuple):
    """A number in a source: its line, its place among the numbers of that line, its text."""

    line: int
    nth: int
    token: str


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a source is known by: two checksums, its length, and the count of numbers by line."""

    source_sha256: str
    numbers_sha256: str
    lines: int
    counts: dict[int, int]


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return every number in a text, in digits and in words, by the line on which it begins."""
    found: list[Number] = []
    for match in NUMBER.finditer(text):
        start = match.end() - len(match[0].lstrip())
        line = text.count("\n", 0, start) + 1
        nth = found[-1].nth + 1 if found and found[-1].line == line else 1
        found.append(Number(line, nth, " ".join(match[0].split())))
    return tuple(found)


def digest_numbers(numbers: Iterable[Number]) -> str:
    """Return the SHA-256 of a list of numbers: their places and texts, one a line."""
    listed = "".join(f"{line},{nth},{token}\n" for line, nth, token in numbers)
    return hashlib.sha256(listed.encode()).hexdigest()


def make_fingerprint(source: bytes) -> Fingerprint:
    """Return the fingerprint of a source text in UTF-8."""
    text = source.decode()
    numbers = find_numbers(text)
    return Fingerprint(
        hashlib.sha256(source).hexdigest(),
        digest_numbers(numbers),
        text.count("\n"),
        dict(Counter(number.line for number in numbers)),
    )


def write_fingerprint(fingerprint: Fingerprint) -> str:
    """Return a fingerprint as text: a name and a value a line, then line:count for each line."""
    counts = [f"{line}:{count}" for line, count in fingerprint.counts.items()]
    rows = [counts[at : at + _COUNTS_A_LINE] for at in range(0, len(counts), _COUNTS_A_LINE)]
    return "\n".join(
        [
            f"source-sha256 {fingerprint.source_sha256}",
            f"numbers-sha256 {fingerprint.numbers_sha256}",
            f"lines {fingerprint.lines}",
            f"numbers {sum(fingerprint.counts.values())}",
            *(" ".join(row) for row in rows),
            "",
        ]
    )


def read_fingerprint(path: Path) -> Fingerprint:
    """Return the fingerprint that a file holds.

    Raises:
        ValueError: the file is none, or its counts do not add up.
    """
    source, numbers, lines, total, *rows = path.read_text("utf-8").splitlines()
    pairs = (pair.split(":") for row in rows for pair in row.split())
    counts = {int(line): int(count) for line, count in pairs}
    if int(total.removeprefix("numbers ")) != sum(counts.values()):
        raise ValueError(f"the counts add up to {sum(counts.values())}, not to {total}")
    return Fingerprint(
        source.removeprefix("source-sha256 "),
        numbers.removeprefix("numbers-sha256 "),
        int(lines.removeprefix("lines ")),
        counts,
    )


if __name__ == "__main__":
    sys.stdout.write(write_fingerprint(make_fingerprint(Path(sys.argv[1]).read_bytes())))
