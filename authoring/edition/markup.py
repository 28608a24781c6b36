"""The markup of every text in an edition, read into parts with their positions.

Takes the raw string of one JSON value, gives a :class:`Text` of parts and the problems that its
markup has. Never raises for what an editor wrote, never looks up a cell, a note or a page.

    **bold**   [text](https://…)   [^note]
    {table/row/column}   {table/row/column|form}   {a - b|points}   {max(t/*/total)}
    [words]{table/row/column, …}   a claim and the cells that it rests on
    [2013]{=year}                  a free number and its reason

Doubled braces and brackets print one.
"""

from __future__ import annotations

import re
from typing import Final

from authoring.data.grid import ID
from authoring.edition.expressions import CellRef, Expression, cells_of
from authoring.edition.forms import FORMS
from authoring.edition.grammar import MarkupProblem, read_expressions
from authoring.edition.parts import (
    DOUBLED,
    REASONS,
    Bound,
    Claim,
    Free,
    Link,
    NoteMark,
    Part,
    Pointer,
    Slot,
    Text,
    Words,
)
from authoring.problems import offer, quote

__all__ = [
    "Bound", "CellRef", "Claim", "Free", "Link", "MarkupProblem", "NoteMark", "Part", "Slot",
    "Text", "Words", "parse_text",
]  # fmt: skip

BOLD: Final = "**"
MARKS: Final = re.compile(r"\*\*|[{}\[\]]")
# Beyond any address; they keep the reading of a hostile text short.
LONGEST_URL: Final = 2000
MOST_PARENTHESES: Final = 8
URL: Final = re.compile(r"https://[^\s/?#]+\.[^\s/?#.]+(?:[/?#]\S*)?")


def parse_text(raw: str, pointer: Pointer = ()) -> tuple[Text, tuple[MarkupProblem, ...]]:
    """Read a text; what has a problem is left out of the parts, and the reading goes on.

    The problems are in the order of their offsets.
    """
    reader = TextReader(raw)
    reader.read()
    problems = tuple(sorted(reader.problems, key=lambda problem: problem.offset))
    return Text(tuple(reader.parts), raw, pointer), problems


class TextReader:
    """A recursive-descent reader of one raw text."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.position = 0
        self.bold_from: int | None = None
        self.parts: list[Part] = []
        self.problems: list[MarkupProblem] = []

    @property
    def bold(self) -> bool:
        """Say whether the reader stands between two pairs of asterisks."""
        return self.bold_from is not None

    def read(self) -> None:
        """Read the whole text."""
        while self.position < len(self.raw):
            self.read_words()
            if self.raw.startswith(BOLD, self.position):
                self.bold_from = None if self.bold else self.position
                self.position += len(BOLD)
            elif self.raw.startswith("{", self.position):
                self.read_slot()
            elif self.raw.startswith("[^", self.position):
                self.read_note()
            elif self.raw.startswith("[", self.position):
                self.read_brackets()
            elif self.position < len(self.raw):
                self.skip_mark()
        if self.bold_from is not None:
            self.report(
                self.bold_from, "a “**” without a second one", "close the bold words", "open-bold"
            )

    def report(self, offset: int, message: str, hint: str, code: str) -> None:
        """Note a problem."""
        self.problems.append(MarkupProblem(offset, message, hint, code))

    def read_words(self) -> None:
        """Read words up to the next markup."""
        start = self.position
        text, self.position = self.scan(start)
        if text:
            self.parts.append(Words(text, start, self.bold))

    def skip_mark(self) -> None:
        """Note a closing mark that closes nothing, and step over it."""
        mark = self.raw[self.position]
        self.report(
            self.position,
            f"a “{mark}” that closes nothing",
            f"write “{mark * 2}” to print one",
            "lone-mark",
        )
        self.position += 1

    def scan(self, start: int) -> tuple[str, int]:
        """Return the text from ``start`` with doubled marks made single, and where it ends."""
        text, position = "", start
        while found := MARKS.search(self.raw, position):
            text += self.raw[position : found.start()]
            position = found.start()
            single = DOUBLED.get(self.raw[position : position + 2])
            if single is None:
                return text, position
            text += single
            position += 2
        return text + self.raw[position:], len(self.raw)

    def read_slot(self) -> None:
        """Read ``{expression|form}``."""
        column = self.position
        end = self.close_brace(column)
        if end is None:
            return
        bar = self.raw.find("|", column, end)
        form = None if bar < 0 else self.raw[bar + 1 : end].strip()
        inside = end if bar < 0 else bar
        expressions = self.read_evidence(column + 1, inside, patterns=False)
        if form is not None and form not in FORMS:
            hint = offer(form, FORMS, what="forms")
            self.report(bar + 1, f"{quote(form)} is not a form", hint, "unknown-form")
        elif len(expressions) > 1:
            self.report(
                column,
                f"a slot of {len(expressions)} values",
                "print each in a slot of its own, or take sum(…), max(…) or min(…)",
                "several-values",
            )
        elif expressions:
            self.parts.append(Slot(expressions[0], form, column, self.bold))

    def read_evidence(self, start: int, end: int, *, patterns: bool) -> tuple[Expression, ...]:
        """Read the expressions of a slot or a claim; none when they have problems."""
        expressions, problems = read_expressions(self.raw, start, end, patterns=patterns)
        self.problems += problems
        return () if problems else expressions

    def close_brace(self, opening: int) -> int | None:
        """Return where the brace at ``opening`` closes, and step over it; note when nowhere."""
        end = self.raw.find("}", opening)
        if end < 0 or "{" in self.raw[opening + 1 : end]:
            self.report(
                opening,
                "a “{” without its “}”",
                "close the braces, or write “{{” to print one",
                "open-brace",
            )
            self.position = opening + 1
            return None
        self.position = end + 1
        return end

    def read_note(self) -> None:
        """Read ``[^note]``."""
        column = self.position
        end = self.raw.find("]", column)
        if end < 0:
            self.report(column, "a “[^” without its “]”", "close the note mark", "open-bracket")
            self.position += 2
            return
        note = self.raw[column + 2 : end]
        self.position = end + 1
        if ID.fullmatch(note):
            self.parts.append(NoteMark(note, column, self.bold))
        else:
            self.report(
                column + 2,
                f"{quote(note)} is not the id of a note",
                "ids have lowercase letters, digits and single hyphens",
                "not-an-id",
            )

    def read_brackets(self) -> None:
        """Read ``[words]`` and what follows it: an address, evidence or a reason."""
        column = self.position
        words, end = self.scan(column + 1)
        self.position = end
        if not self.raw.startswith("]", end):
            self.report_open(column, end)
            # Step over what cannot stand inside, so that one slip is noted once.
            closing = -1 if self.raw.startswith("[", end) else self.raw.find("]", end)
            self.position = column + 1 if closing < 0 else closing + 1
            return
        self.position = end + 1
        if not words.strip():
            self.report(column, "brackets without words", "put the words inside", "no-words")
        follows = self.raw[end + 1 : end + 3]
        if follows.startswith("("):
            self.read_link(words, column)
        elif follows == "{=":
            self.read_reason(words, column)
        elif follows.startswith("{"):
            self.read_claim(words, column)
        else:
            self.parts.append(Words(words, column + 1, self.bold))
            self.report(
                column,
                f"brackets around {quote(words)} with nothing after them",
                "add {table/row/column}, {=reason} or (https://…), or write “[[” to print one",
                "lone-brackets",
            )

    def report_open(self, column: int, end: int) -> None:
        """Note why the bracket at ``column`` does not close before the mark at ``end``."""
        mark = self.raw[end : end + 2] if self.raw.startswith(BOLD, end) else self.raw[end:][:1]
        if mark == BOLD:
            hint = "put the asterisks around the brackets, not inside"
        elif mark in ("{", "}"):
            hint = "put the slot outside, or name its cell in the braces after the brackets"
        else:
            hint = "close the brackets, or write “[[” to print one"
        self.report(
            column,
            f"a “[” without its “]”{f' before “{mark}”' if mark else ''}",
            hint,
            "open-bracket",
        )

    def read_link(self, words: str, column: int) -> None:
        """Read ``(https://…)``; parentheses inside the address come in pairs."""
        start = self.position + 1
        end = closing_parenthesis(self.raw, start)
        if end is None:
            self.report(self.position, "a “(” without its “)”", "close the address", "open-link")
            return
        url = self.raw[start:end]
        self.position = end + 1
        if URL.fullmatch(url):
            self.parts.append(Link(words, url, column, self.bold))
        else:
            self.report(
                start,
                f"{quote(url)} is not an address that can be linked",
                "write it whole, from https:// on, without spaces",
                "bad-address",
            )

    def read_reason(self, words: str, column: int) -> None:
        """Read ``{=reason}``."""
        start = self.position + len("{=")
        end = self.close_brace(self.position)
        if end is None:
            return
        given = self.raw[start:end].strip()
        reason = next((known for known in REASONS if known == given), None)
        if reason is not None:
            self.parts.append(Free(words, reason, column, self.bold))
        else:
            self.report(
                start,
                f"{quote(given)} is not a reason for a free number",
                offer(given, REASONS, what="reasons"),
                "unknown-reason",
            )

    def read_claim(self, words: str, column: int) -> None:
        """Read ``{evidence}``."""
        start = self.position + 1
        end = self.close_brace(self.position)
        if end is None:
            return
        evidence = self.read_evidence(start, end, patterns=True)
        if evidence:
            cells = tuple(cell.ref for each in evidence for cell in cells_of(each))
            self.parts.append(Claim(words, cells, evidence, column, self.bold))


def closing_parenthesis(raw: str, start: int) -> int | None:
    """Return where the parenthesis before ``start`` closes, or None."""
    depth = 1
    for position in range(start, min(len(raw), start + LONGEST_URL)):
        depth += {"(": 1, ")": -1}.get(raw[position], 0)
        if depth == 0:
            return position
        if depth > MOST_PARENTHESES:
            break
    return None
