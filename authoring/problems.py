"""Problems: what is wrong with an input, where, and what to do about it.

Takes facts that other parts found; gives them an order, nearest names and three printed forms
(text, JSON, GitHub annotations). It never prints, never exits and never decides what is wrong.

Errors of this package, from general to particular::

    AuthoringError
    ├── InputProblems   an input cannot be used; holds the problems
    └── UsageError      the command line asks for what cannot be done
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import Literal

Severity = Literal["error", "warning"]

_LISTED = 24
_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A place in an input file.

    ``file`` is relative to the workspace, with slashes; ``line`` and ``column`` count from 1, the
    column in characters; ``path`` is the place inside the document (``sections[3].title``).
    """

    file: str
    line: int | None = None
    column: int | None = None
    path: str = ""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong.

    ``message`` is a lowercase fact with the offending value, ``hint`` the action that mends it,
    ``code`` the kind of problem as a stable word (``unknown-key``).
    """

    severity: Severity
    place: Place
    message: str
    hint: str = ""
    code: str = field(kw_only=True)


class AuthoringError(Exception):
    """Anything that this package raises on purpose."""


class InputProblems(AuthoringError):  # noqa: N818 - it holds problems, it is not one
    """An input that cannot be used, with every problem that was found in it."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = order_problems(problems)
        super().__init__("\n".join(render_line(problem) for problem in self.problems))


class UsageError(AuthoringError):
    """A request on the command line that cannot be met."""


def order_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return each problem once, ordered by file, line, column and kind."""

    def key(problem: Problem) -> tuple[str, int, int, str, str, str]:
        place = problem.place
        return (
            place.file,
            place.line or 0,
            place.column or 0,
            problem.severity,
            problem.code,
            problem.message,
        )

    return tuple(sorted(dict.fromkeys(problems), key=key))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Tell whether any of the problems is an error."""
    return any(problem.severity == "error" for problem in problems)


def nearest(word: str, allowed: Iterable[str]) -> list[str]:
    """Return the at most three allowed words that look most like ``word``, best first."""
    by_fold: dict[str, str] = {}
    for name in allowed:
        by_fold.setdefault(name.casefold(), name)
    near = difflib.get_close_matches(word[:80].casefold(), list(by_fold), n=_OFFERED, cutoff=0.6)
    return [by_fold[fold] for fold in near]


def offer(word: str, allowed: Iterable[str], *, what: str = "allowed") -> str:
    """Return a hint with the nearest name and what is allowed.

    More than 24 allowed names are counted rather than listed, unless nothing comes near: then the
    first 24 stand there.
    """
    names = list(dict.fromkeys(allowed))
    if not names:
        return f"{what}: none"
    near = nearest(word, names)
    guess = f"did you mean {_either(near)}? " if near else ""
    if len(names) <= _LISTED:
        return f"{guess}{what}: {', '.join(names)}"
    if near:
        return f"{guess}{what}: {len(names)} names"
    return f"{what}: {', '.join(names[:_LISTED])} and {len(names) - _LISTED} more"


def quote(value: object, limit: int = 60) -> str:
    """Return a JSON value as it stands in the file, cut to ``limit`` characters."""
    try:
        text = json.dumps(value, ensure_ascii=False, default=str)
    except (ValueError, RecursionError):
        text = repr(value)
    return text if len(text) <= limit else f"{text[: limit - 1]}…"


def render_line(problem: Problem) -> str:
    """Return a problem on one line, with its hint on a second one."""
    inside = f" (at {problem.place.path})" if problem.place.path else ""
    line = f"{problem.place}: {problem.severity}: {problem.message}{inside}"
    return f"{line}\n  hint: {problem.hint}" if problem.hint else line


def render_text(problems: Iterable[Problem], *, first: Collection[str] = ()) -> str:
    """Return all problems in order for a terminal, closed by a line that counts them.

    Those whose code is among ``first`` come before all others. Without problems the text is empty.
    """
    ordered = sorted(order_problems(problems), key=lambda problem: problem.code not in first)
    if not ordered:
        return ""
    lines = [render_line(problem) for problem in ordered]
    return "\n".join([*lines, count_problems(ordered)]) + "\n"


def count_problems(problems: Iterable[Problem]) -> str:
    """Return the numbers of errors and warnings in words (``2 errors, 1 warning``)."""
    severities = [problem.severity for problem in problems]
    counts = [(severities.count("error"), "error"), (severities.count("warning"), "warning")]
    return ", ".join(f"{count} {name}{'' if count == 1 else 's'}" for count, name in counts)


def render_json(problems: Iterable[Problem]) -> str:
    """Return all problems in order as a JSON document, with the same keys in each."""
    ordered = order_problems(problems)
    entries = [
        {
            "severity": problem.severity,
            "code": problem.code,
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "path": problem.place.path,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in ordered
    ]
    errors = sum(problem.severity == "error" for problem in ordered)
    report = {"errors": errors, "warnings": len(ordered) - errors, "problems": entries}
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def render_github(problems: Iterable[Problem]) -> str:
    """Return all problems in order as workflow commands of GitHub Actions, one a line.

    Percent signs, line ends and, in properties, colons and commas are escaped as its toolkit does.
    """
    lines = []
    for problem in order_problems(problems):
        place = problem.place
        parts = [f"file={_escape_property(place.file)}"]
        parts += [f"line={place.line}"] if place.line is not None else []
        parts += [f"col={place.column}"] if place.column is not None else []
        inside = f" (at {place.path})" if place.path else ""
        hint = f"\n{problem.hint}" if problem.hint else ""
        message = _escape_data(f"{problem.message}{inside}{hint}")
        lines.append(f"::{problem.severity} {','.join(parts)}::{message}\n")
    return "".join(lines)


def format_path(pointer: Iterable[str | int]) -> str:
    """Return a pointer into a JSON document as a path (``sections[3].title``)."""
    path = ""
    for step in pointer:
        if isinstance(step, int):
            path += f"[{step}]"
        elif re.fullmatch(r"[\w$-]+", step):
            path += f".{step}" if path else step
        else:
            path += f"[{quote(step)}]"
    return path


def _either(words: list[str]) -> str:
    quoted = [f"“{word}”" for word in words]
    if len(quoted) == 1:
        return quoted[0]
    return f"{', '.join(quoted[:-1])} or {quoted[-1]}"


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
