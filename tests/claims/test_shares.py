"""Bands of shares: what is proposed holds, what lies outside fails, and bands keep their order."""

from __future__ import annotations

import copy
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.claims.bands import read_bands
from authoring.claims.checking import check_claim
from authoring.claims.lexicon import AMOUNT_WORDS, AMOUNTS, MODIFIERS
from authoring.claims.needs import Amount, Share
from authoring.claims.phrases import find_phrases
from authoring.claims.saying import say
from authoring.claims.shares import interval_of, propose_shares
from authoring.data.numbers import UnwritableError, format_one_in
from tests.claims.samples import BANDS, HOUSE_BANDS, evidence

PERCENTAGES = [*map(Decimal, range(101))]
ANY = st.decimals(0, 100, places=1)


def interval(words: str):
    (phrase,) = find_phrases(words)
    assert isinstance(phrase.need, Share | Amount)
    return interval_of(phrase.need, BANDS)


@pytest.mark.parametrize("value", PERCENTAGES)
def test_every_proposal_passes_its_own_check(value: Decimal):
    proposed = propose_shares(value, BANDS)
    assert proposed
    for words in proposed:
        assert check_claim(words, evidence(value), BANDS).status == "holds", words


@given(ANY)
def test_every_proposal_for_a_decimal_passes_its_own_check(value: Decimal):
    for words in say(evidence(value), BANDS):
        assert check_claim(words, evidence(value), BANDS).status == "holds", words


@given(ANY, ANY)
def test_a_value_outside_the_band_fails(value: Decimal, other: Decimal):
    for words in propose_shares(value, BANDS):
        status = check_claim(words, evidence(other), BANDS).status
        assert status == ("holds" if other in interval(words) else "fails"), words


@pytest.mark.parametrize("value", PERCENTAGES)
def test_a_value_moved_past_either_end_fails(value: Decimal):
    for words in propose_shares(value, BANDS):
        band = interval(words)
        for end, step in ((band.low, Decimal("-0.1")), (band.high, Decimal("0.1"))):
            moved = None if end is None else end + step
            if moved is not None and 0 <= moved <= 100:
                assert check_claim(words, evidence(moved), BANDS).status == "fails", words


@pytest.mark.parametrize("fraction", ["een kwart", "een derde", "de helft", "twee derde"])
def test_bands_of_one_fraction_follow_one_another(fraction: str):
    words = ("nog geen {}", "bijna {}", "{}", "ruim {}", "fors meer dan {}")
    bands = [interval(form.format(fraction)) for form in words]
    lows = [band.low or Decimal(0) for band in bands]
    highs = [band.high or Decimal(100) for band in bands]
    assert lows == sorted(lows)
    assert highs == sorted(highs)


def test_amounts_rise():
    names = ("nobody", "almost_nobody", "minority", "majority", "almost_all", "all")
    bands = [BANDS.quantities[name].interval for name in names]
    for first, second in pairwise(bands):
        assert first.high <= second.high
        assert first.low <= second.low


def test_each_percentage_is_a_minority_half_or_majority():
    for value in PERCENTAGES[1:]:
        held = [
            value in BANDS.quantities["minority"].interval,
            value == 50,
            value in BANDS.quantities["majority"].interval,
        ]
        assert held.count(True) == 1


def test_the_bands_agree_with_the_form_of_slots():
    written = 0
    for value in PERCENTAGES:
        try:
            words = format_one_in(value)
        except UnwritableError:
            continue
        assert check_claim(words, evidence(value), BANDS).status == "holds", words
        written += 1
    assert written


def test_an_editor_may_move_a_band():
    moved = copy.deepcopy(HOUSE_BANDS)
    moved["shares"]["bare"]["above"] = [2.5, 0]
    wide = read_bands(moved)
    assert check_claim("één op de vijf", evidence(22), BANDS).status == "fails"
    assert check_claim("één op de vijf", evidence(22), wide).status == "holds"


def test_every_name_in_the_lexicon_has_a_band_with_a_source():
    names = {name for _, name in MODIFIERS}
    assert names <= BANDS.shares.keys()
    assert names <= BANDS.ratios.keys()
    assert {name for _, name in (*AMOUNTS,)} <= BANDS.quantities.keys()
    assert {name for name, _ in AMOUNT_WORDS} <= BANDS.quantities.keys()
    for group in ("shares", "quantities", "ratios", "differences"):
        assert all(band["source"] for band in HOUSE_BANDS[group].values())


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("één op de vijf", "19–21"),
        ("bijna de helft", "45–49"),
        ("ruim driekwart", "76–77"),
        ("de meerderheid", "51–100"),
        ("nog geen één op de tien", "8–9"),
        ("iedereen", "100"),
    ],
)
def test_a_band_is_told_in_whole_percentages(words: str, shown: str):
    assert interval(words).describe() == shown


def test_the_message_says_what_the_data_shows_and_what_holds():
    verdict = check_claim("één op de vijf", evidence(17), BANDS)
    assert verdict.status == "fails"
    assert verdict.message == '17 percent is not "één op de vijf" (19–21)'
    assert verdict.hint.startswith('"één op de zes"')
    assert verdict.wordings[0] == "één op de zes"
