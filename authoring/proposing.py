"""What an editor may say of a cell: the wordings that hold, for the terminal.

Takes a cell as a claim names it, the edition with its tables and the bands of its style; gives
lines and problems. Several expressions are compared as a claim compares them.
"""

from __future__ import annotations

from collections.abc import Mapping

from authoring.claims.bands import read_bands
from authoring.claims.evidence import Tables, gather_evidence
from authoring.claims.saying import say
from authoring.claims.verdicts import tell_value
from authoring.edition.bind import Binder
from authoring.edition.markup import parse_text
from authoring.edition.model import Edition
from authoring.edition.parts import Claim, Pointer
from authoring.problems import Place, Problem, has_errors
from authoring.style.model import Style

# A cell is read as a claim that rests on it.
_BEFORE = "[x]{"


def propose_wordings(
    cell: str, edition: Edition, editions: Mapping[str, Tables], style: Style
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """Return lines with the values of a cell and the wordings that hold of it, and problems.

    ``cell`` is what stands between the braces of a claim: ``table/row/column``, or more of them
    with commas between, of which the first is compared with the others.
    """

    def locate(_: Pointer, offset: int) -> Place:
        return Place(cell, column=max(1, offset - len(_BEFORE) + 1))

    text, faults = parse_text(f"{_BEFORE}{cell}}}")
    claim = next((part for part in text.parts if isinstance(part, Claim)), None)
    if faults or claim is None:
        found = [
            Problem("error", locate((), each.offset), each.message, each.hint, code=each.code)
            for each in faults
        ]
        return (), tuple(found)
    binder = Binder(edition, editions, locate)
    binder.find_all(text, claim.evidence)
    if has_errors(binder.problems):
        return (), tuple(binder.problems)
    evidence = gather_evidence(claim.evidence, edition.tables, editions, edition.id)
    lines = [f"{each.name}: {tell_value(each.value, each.unit)}" for each in evidence.data]
    wordings = say(evidence, read_bands(style.claims))
    lines += [f"  {words}" for words in wordings] or ["  no wording is known for this"]
    return tuple(lines), tuple(binder.problems)
