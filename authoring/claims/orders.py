"""Words of order: “het vaakst”, “op de tweede plaats”, “onderaan”, “hoe jonger, hoe vaker”.

Takes a value and those it is ranked among; gives a verdict with the place that it has.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from authoring.claims.evidence import Datum
from authoring.claims.needs import Phrase, Rank, Slope
from authoring.claims.verdicts import Verdict, tell
from authoring.problems import quote

PLACES: Final = (
    "bovenaan",
    *(f"op de {word} plaats" for word in ("tweede", "derde", "vierde", "vijfde")),
)
AGES: Final = {"young": 0, "middle": 1, "old": 2}


def place_of(one: Datum, others: Sequence[Datum]) -> tuple[int, int, int]:
    """Return how many values are higher, how many equal and how many lower."""
    higher = sum(other.value > one.value for other in others)
    equal = sum(other.value == one.value for other in others)
    return higher, equal, len(others) - higher - equal


def check_rank(phrase: Phrase, need: Rank, one: Datum, others: Sequence[Datum]) -> Verdict:
    """Return the verdict on a place in an order; a place that is shared is nobody's."""
    said = quote(phrase.text)
    higher, equal, lower = place_of(one, others)
    count = len(others) + 1
    if equal:
        peer = next(other for other in others if other.value == one.value)
        fact = f"{tell(one)} shares its place with {peer.name}: not {said}"
        return Verdict("fails", fact, "say that they are level")
    found = higher + 1 if need.place > 0 else -(lower + 1)
    told = f"{tell(one)} is number {higher + 1} of {count}"
    if found == need.place:
        return Verdict("holds", f"{told}: {said}")
    wordings = propose_ranks(one, others)
    hint = f"{quote(wordings[0])} would hold" if wordings else "say it otherwise"
    ahead = sorted((o for o in others if o.value > one.value), key=lambda o: o.value)
    led = f", after {ahead[-1].name} with {tell(ahead[-1])}" if ahead and need.place > 0 else ""
    return Verdict("fails", f"{told}{led}: not {said}", hint, wordings)


def propose_ranks(one: Datum, others: Sequence[Datum]) -> tuple[str, ...]:
    """Return the words of order that fit a value, best first; none where it shares its place."""
    higher, equal, lower = place_of(one, others)
    if equal or not others:
        return ()
    found = ["het vaakst"] if not higher else []
    found += ["het minst vaak", "onderaan"] if not lower else []
    found += [PLACES[higher]] if higher < len(PLACES) else []
    return tuple(found)


def check_slope(phrase: Phrase, need: Slope, data: Sequence[Datum]) -> Verdict:
    """Return the verdict on values that run one way from group to group.

    Ages run from young to old by their roles; other groups from small to large as written.
    """
    roles = [AGES.get(str(datum.group.role), -1) for datum in data]
    known = -1 not in roles and len(set(roles)) == len(roles)
    ordered = sorted(data, key=lambda d: AGES[str(d.group.role)]) if known else list(data)
    told = ", then ".join(tell(datum) for datum in ordered)
    rises = all(first.value < second.value for first, second in pairwise(ordered))
    falls = all(first.value > second.value for first, second in pairwise(ordered))
    said = quote(phrase.text)
    if rises if need.direction == "up" else falls:
        return Verdict("holds", f"{told}: {said}")
    wanted = "rise" if need.direction == "up" else "fall"
    return Verdict("fails", f"{told} do not {wanted} all the way: not {said}", "say it otherwise")
