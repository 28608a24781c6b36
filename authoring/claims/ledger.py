"""The ledger: every figure and claim of an edition with what it rests on and what came of it.

Holds data and gives it as plain JSON values; failing rows come first where an order is asked. Never
writes a file and never renders a page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from authoring.claims.numerals import Coverage
from authoring.claims.verdicts import Status
from authoring.edition.parts import Pointer
from authoring.problems import format_path

# In the order in which an editor wants to read them.
STATUSES: Final[tuple[Status, ...]] = ("fails", "unknown phrase", "untested", "holds")


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One claim or printed figure.

    ``words`` are what the reader sees, ``sentence`` where they stand; ``cells`` and ``values`` pair
    up; ``bases`` are None where the source gives none; ``offset`` counts in the raw text at
    ``pointer``.
    """

    kind: Literal["claim", "figure"]
    words: str
    pointer: Pointer
    offset: int
    sentence: str
    cells: tuple[str, ...]
    values: tuple[str, ...]
    bases: tuple[int | None, ...]
    sources: tuple[str, ...]
    queries: tuple[str, ...]
    verdict: Status
    message: str
    hint: str = ""

    def to_json(self) -> dict[str, Any]:
        """Return the row as JSON values, with the same keys in each."""
        return {
            "kind": self.kind,
            "words": self.words,
            "path": format_path(self.pointer),
            "offset": self.offset,
            "sentence": self.sentence,
            "evidence": [
                {"cell": cell, "value": value, "base": base}
                for cell, value, base in zip(self.cells, self.values, self.bases, strict=True)
            ],
            "sources": list(self.sources),
            "queries": list(self.queries),
            "verdict": self.verdict,
            "message": self.message,
            "hint": self.hint,
        }


@dataclass(frozen=True, slots=True)
class Ledger:
    """All rows of an edition in order of reading, and how its numbers are covered."""

    edition: str
    rows: tuple[LedgerRow, ...]
    coverage: Coverage

    @property
    def counts(self) -> dict[str, int]:
        """Return how many claims came to each verdict."""
        counted = Counter(row.verdict for row in self.rows if row.kind == "claim")
        return {status: counted[status] for status in STATUSES}

    def to_json(self) -> dict[str, Any]:
        """Return the ledger as JSON values."""
        return {
            "edition": self.edition,
            "claims": self.counts,
            "numbers": {
                "all": self.coverage.numbers,
                "bound": self.coverage.bound,
                "free": self.coverage.free,
                "loose": self.coverage.loose,
            },
            "rows": [row.to_json() for row in self.rows],
        }


def order_rows(rows: Sequence[LedgerRow]) -> tuple[LedgerRow, ...]:
    """Return rows with failing claims first, each kind in order of reading."""
    return tuple(sorted(rows, key=lambda row: STATUSES.index(row.verdict)))
