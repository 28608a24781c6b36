"""What may be said of values: Dutch wordings that hold, best first.

Takes evidence and bands; gives words that pass :func:`authoring.claims.checking.check_claim` on the
same evidence, or are untested for want of a base. Never writes a sentence.
"""

from __future__ import annotations

from authoring.claims.bands import Bands
from authoring.claims.comparisons import propose_differences, propose_ratios
from authoring.claims.evidence import Datum, Evidence
from authoring.claims.needs import Amount
from authoring.claims.orders import propose_ranks
from authoring.claims.shares import propose_shares, value_for


def say(evidence: Evidence, bands: Bands) -> tuple[str, ...]:
    """Return the wordings for evidence: a share, or how the first value lies to the others.

    Of one value the share is said; of two the ratio and the difference; of more the place of the
    first among them.
    """
    subjects, others = evidence.subjects, evidence.others
    if not subjects:
        return ()
    one = subjects[0]
    if not others:
        return _say_one(one, bands) if len(subjects) == 1 else ()
    if len(others) > 1:
        return propose_ranks(one, others)
    return (*propose_ratios(one, others[0], bands), *propose_differences(one, others[0], bands))


def _say_one(datum: Datum, bands: Bands) -> tuple[str, ...]:
    value = value_for(Amount("majority"), datum)
    return () if value is None or not 0 <= value <= 100 else propose_shares(value, bands)
