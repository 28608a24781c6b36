"""Bins and the groups that they make: “< 35 jaar”, “35–55 jaar”, “under-250”.

Takes labels and ids; gives ranges of whole numbers, what is wrong with a row of them, and which
groups of a table are parts of one whole. Never guesses: a label that it cannot read is no bin.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from authoring.claims.words import flatten
from authoring.data.tables import Group

UNITS: Final = (
    r"jaar|jaren|maanden|weken|dagen|uur|uren|medewerkers|werknemers|personen|mensen|euro|km|"
    r"procent"
)
NUMBER: Final = r"\d{1,3}(?:\.\d{3})+|\d+"
BIN: Final = re.compile(
    rf"(?P<prefix><|>|≤|≥|tot|onder de|boven de|jonger dan|ouder dan|minder dan|meer dan|vanaf|"
    rf"hooguit|minstens)? ?(?P<low>{NUMBER})(?: ?(?:–|-|tot en met|t/m|tot) ?(?P<high>{NUMBER}))?"
    rf"(?P<more>\+| en (?:ouder|meer)| jaar en ouder)? ?(?P<unit>{UNITS})?$"
)
ID: Final = re.compile(r"(?:(?P<side>under|over|from)-)?(?P<low>\d+)(?:-(?:to-)?(?P<high>\d+))?")
AGES: Final = ("young", "middle", "old")


@dataclass(frozen=True, slots=True)
class Bin:
    """The whole numbers from ``low`` to ``high``; None where it has no end."""

    label: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class BinFault:
    """Two bins that overlap, or leave a gap: the numbers that stand in both, or in neither."""

    kind: str
    first: Bin
    second: Bin
    numbers: str


def read_bin(label: str) -> Bin | None:
    """Return the bin that a Dutch label ends with, or None.

    “35–55 jaar” holds both its ends, “< 35 jaar” and “tot 35 jaar” end below 35, “> 55 jaar” begins
    above 55, “20 tot 65 jaar” ends below 65.
    """
    flat = flatten(label).strip()
    found = next((m for m in BIN.finditer(flat) if m["unit"] or m.start() == 0), None)
    if found is None:
        return None
    low, high = (
        None if found[end] is None else int(found[end].replace(".", "")) for end in ("low", "high")
    )
    assert low is not None
    if high is not None:
        until = flat[found.end("low") : found.start("high")].strip() == "tot"
        rises = high > low and not found["prefix"]
        return Bin(label, low, high - 1 if until else high) if rises else None
    return Bin(label, *_ends(found["prefix"] or ("≥" if found["more"] else ""), low))


def _ends(prefix: str, limit: int) -> tuple[int | None, int | None]:
    """Return the lowest and the highest number of a bin with one limit."""
    match prefix:
        case "<" | "tot" | "onder de" | "jonger dan" | "minder dan":
            return None, limit - 1
        case ">" | "boven de" | "ouder dan" | "meer dan":
            return limit + 1, None
        case "≤" | "hooguit":
            return None, limit
        case "≥" | "vanaf" | "minstens":
            return limit, None
    return limit, limit


def check_bins(labels: Sequence[str]) -> list[BinFault]:
    """Return the overlaps and gaps between bins; none where fewer than two labels are bins.

    A row that mixes bins with other labels is no row of bins.
    """
    bins = [found for label in labels if (found := read_bin(label)) is not None]
    if len(bins) < 2 or len(bins) < len(labels):
        return []
    ordered = sorted(bins, key=lambda held: (held.low is not None, held.low or 0))
    faults = []
    for first, second in pairwise(ordered):
        if second.low is None or first.high is None:
            faults.append(BinFault("overlap", first, second, "all that both hold"))
        elif second.low <= first.high:
            ends = (second.low, min(first.high, second.high or first.high))
            faults.append(BinFault("overlap", first, second, _span(*ends)))
        elif second.low > first.high + 1:
            faults.append(BinFault("gap", first, second, _span(first.high + 1, second.low - 1)))
    return faults


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


def read_id(group: str) -> Bin | None:
    """Return the bin that the id of a group names: ``under-35``, ``35-to-55``, ``over-55``."""
    found = ID.fullmatch(group)
    if found is None or not (found["side"] or found["high"]):
        return None
    low = int(found["low"])
    match found["side"]:
        case "under":
            return Bin(group, None, low - 1)
        case "over" | "from":
            return Bin(group, low, None)
    return Bin(group, low, int(found["high"]) - 1)


def partitions_of(groups: Sequence[Group]) -> list[tuple[Group, ...]]:
    """Return the sets of groups that together are all respondents of a table.

    Those are the three roles of age, and ids that run from ``under-…`` to ``over-…`` without a gap.
    """
    ages = tuple(group for group in groups if group.role in AGES)
    found = [ages] if {group.role for group in ages} == set(AGES) else []
    others = [
        (held, group)
        for group in groups
        if group not in ages and (held := read_id(group.id)) is not None
    ]
    others.sort(key=lambda pair: (pair[0].low is not None, pair[0].low or 0))
    bins = [held for held, _ in others]
    whole = len(bins) > 1 and bins[0].low is None and bins[-1].high is None
    if whole and all(
        first.high is not None and second.low == first.high + 1 for first, second in pairwise(bins)
    ):
        found.append(tuple(group for _, group in others))
    return found


def are_disjoint(first: Group, second: Group) -> bool:
    """Say whether nobody can be in both groups, as far as their roles or ids tell."""
    if first.id == second.id:
        return False
    if first.role in AGES and second.role in AGES:
        return first.role != second.role
    a, b = read_id(first.id), read_id(second.id)
    if a is None or b is None:
        return False
    if a.high is not None and b.low is not None and a.high < b.low:
        return True
    return b.high is not None and a.low is not None and b.high < a.low
