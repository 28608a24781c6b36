"""Dutch sentences with what must come of them, read from ``sentences.csv``.

``expected`` is a verdict on the claims of the sentence, the code of a finding, or ``clean`` where
nothing is found. ``offers`` is a wording that the hint must offer.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from authoring.claims.anchors import find_unbound
from authoring.claims.checking import check_claim
from authoring.claims.numerals import find_loose
from authoring.claims.prose import read_prose
from authoring.claims.spelling import check_spelling
from authoring.claims.verdicts import STATUSES
from authoring.edition.parts import Text
from tests.claims.samples import BANDS, read_sentence

PATH = Path(__file__).parent / "sentences.csv"
with PATH.open(encoding="utf-8", newline="") as lines:
    SENTENCES = list(csv.DictReader(lines, delimiter=";"))


def codes_of(text: Text) -> set[str]:
    prose = read_prose(text)
    found = [*find_loose(prose), *find_unbound(prose), *check_spelling(prose, "prose")]
    return {finding.code for finding in found}


def test_there_are_enough_sentences():
    assert len(SENTENCES) >= 200
    assert sum(row["expected"] == "clean" for row in SENTENCES) >= 60
    assert len({row["sentence"] for row in SENTENCES}) == len(SENTENCES)


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row["sentence"])
def test_sentence(row: dict[str, str]):
    text, claims = read_sentence(row["sentence"])
    expected = row["expected"]
    if expected == "clean":
        assert codes_of(text) == set()
        return
    if expected not in STATUSES:
        assert expected in codes_of(text)
        return
    for claim, evidence in claims:
        verdict = check_claim(claim.text, evidence, BANDS)
        assert verdict.status == expected, verdict
        assert verdict.message
        if row["offers"]:
            assert f'"{row["offers"]}"' in verdict.hint
