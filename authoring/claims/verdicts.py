"""The verdict on a claim, and how values are told in messages.

Holds data; gives English text with the Dutch words quoted and numbers as the edition prints them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final, Literal

from authoring.claims.evidence import Datum
from authoring.data.numbers import count_decimals, format_number
from authoring.edition.units import ExpressionUnit
from authoring.problems import quote

Status = Literal["holds", "fails", "untested", "unknown phrase"]

# From worst to best: a claim of several phrases is as good as its worst.
STATUSES: Final[tuple[Status, ...]] = ("unknown phrase", "fails", "untested", "holds")

NOUNS: Final = {"percent": "percent", "points": "points", "ratio": "times"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a check.

    ``message`` is a lowercase fact: what the data shows and what the phrase needs. ``hint`` is what
    to do, ``wordings`` the Dutch words that would hold, best first.
    """

    status: Status
    message: str
    hint: str = ""
    wordings: tuple[str, ...] = ()


def offer_wordings(wordings: Sequence[str]) -> str:
    """Return the hint that names up to three Dutch wordings that would hold."""
    quoted = [quote(words) for words in wordings[:3]]
    if not quoted:
        return ""
    listed = quoted[0] if len(quoted) == 1 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
    return f"{listed} would hold"


def tell_value(value: Decimal, unit: ExpressionUnit) -> str:
    """Return a value with its unit: "17 percent", "1.249"."""
    # A quotient may have no end of decimals.
    decimals = min(count_decimals(value), 2)
    number = format_number(value, decimals)
    noun = NOUNS.get(unit, unit if unit in ("hours", "days", "months", "years") else "")
    return f"{number} {noun}".strip()


def tell(datum: Datum) -> str:
    """Return a value with its unit and, where it has one, its group: "17 percent (< 35 jaar)"."""
    label = "" if datum.kind == "facts" else datum.group.label.replace("\u00a0", " ")
    told = tell_value(datum.value, datum.unit)
    return f"{told} ({label})" if label and not datum.is_total else told


def combine(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the worst of some verdicts, with the messages of all that are as bad."""
    worst = min(verdicts, key=lambda verdict: STATUSES.index(verdict.status))
    same = [verdict for verdict in verdicts if verdict.status == worst.status]
    message = "; ".join(dict.fromkeys(verdict.message for verdict in same if verdict.message))
    hint = "; ".join(dict.fromkeys(verdict.hint for verdict in same if verdict.hint))
    wordings = tuple(dict.fromkeys(words for verdict in same for words in verdict.wordings))
    return Verdict(worst.status, message, hint, wordings)


def negate(verdict: Verdict) -> Verdict:
    """Return the verdict on the denial of a phrase."""
    if verdict.status == "holds":
        return replace(verdict, status="fails", message=f"{verdict.message}, which is denied")
    if verdict.status == "fails":
        return replace(verdict, status="holds", hint="", wordings=())
    return verdict
