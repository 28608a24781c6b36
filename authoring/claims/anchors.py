"""Words of quantity that stand outside every claim: “fors meer”, “de meeste”, “twee keer zo”.

Takes bound texts; gives a finding for each phrase in plain words that a claim should hold. Numbers
and fractions are left to :mod:`authoring.claims.numerals`. Conservative: words that more often tell
than count (“meer”, “veel”, “het meest”, “groeien”) are left alone.
"""

from __future__ import annotations

import re
from typing import Final

from authoring.claims.findings import Finding
from authoring.claims.idioms import IDIOMS, NO_CLAIM, is_inside, spans_of
from authoring.claims.needs import Amount, Between, Difference, Groups, Phrase, Rank, Share, Trend
from authoring.claims.phrases import find_phrases
from authoring.claims.prose import Prose
from authoring.claims.words import flatten
from authoring.problems import quote

# Amounts that a sentence may name without counting.
LOOSE_AMOUNTS: Final = frozenset({"many", "all", "nobody"})
LOOSE_RANKS: Final = re.compile(
    r"het (?:meest|liefst|sterkst|grootst|hoogst)e?$|(?:de|het) (?:belangrijkste|minste|hoogste|"
    r"grootste|laagste|kleinste)$|koploper|voorop"
)
LOOSE_ALIKE: Final = re.compile(r"gelijk$|dezelfde mate$|geen verschil$")
CHANGED: Final = re.compile(r"(?:gestegen|gedaald|toegenomen|afgenomen|beld|veerd|voudigd)$")
# “Een mix van alle leeftijden”, “kennis van elke generatie”: what is meant, not how many.
OF_GROUPS: Final = re.compile(r"(?:van|tussen|over|door|voor) |.*leeftijden$")
VAGUE: Final = re.compile(r"eerder|verder|later|ander|sterker|zeker")


def find_unbound(prose: Prose) -> tuple[Finding, ...]:
    """Return a finding for each phrase of quantity in plain words that claims something."""
    flat = flatten(prose.plain)
    quiet = (*spans_of(IDIOMS, flat), *spans_of(NO_CLAIM, flat))
    found = []
    for phrase in find_phrases(prose.plain):
        start, end = phrase.start, phrase.end
        if not is_claiming(phrase) or is_inside(start, end, quiet):
            continue
        if not prose.is_plain(start, end):
            continue
        found.append(
            Finding(
                prose.text.pointer,
                prose.offset_of(start),
                phrase.text,
                f"{quote(phrase.text)} claims a quantity and rests on no cell",
                f"bind it: [{phrase.text}]{{table/row/column, …}}, or say it without quantity",
                "unbound-claim",
            )
        )
    return tuple(found)


def is_claiming(phrase: Phrase) -> bool:
    """Say whether a phrase claims a quantity wherever it stands."""
    need, flat = phrase.need, flatten(phrase.text)
    if isinstance(need, Amount):
        return need.name not in LOOSE_AMOUNTS and flat != "grotendeels"
    if isinstance(need, Rank):
        return LOOSE_RANKS.search(flat) is None
    if isinstance(need, Difference):
        return _compares(need, flat)
    if isinstance(need, Trend):
        return CHANGED.search(flat) is not None
    if isinstance(need, Groups):
        return need.which != "ends" and OF_GROUPS.match(flat) is None
    return not isinstance(need, Share | Between)


def _compares(need: Difference, flat: str) -> bool:
    """Say whether words of difference compare: with a size, or with “dan” behind them."""
    if need.direction == "level":
        return LOOSE_ALIKE.search(flat) is None
    sized = need.size != "any" or flat.endswith(("vaker dan", "minder vaak dan"))
    return sized and need.direction != "either" and VAGUE.search(flat) is None
