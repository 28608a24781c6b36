"""The tests of differences, against values worked out by hand and against one another."""

from __future__ import annotations

import math
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.claims.checking import check_claim
from authoring.claims.evidence import Evidence
from authoring.claims.significance import (
    compare,
    compare_answers,
    compare_groups,
    compare_with_total,
    describe,
)
from authoring.data.tables import Group
from tests.claims.samples import AGES, BANDS, TOTAL, datum

D = Decimal
YOUNG, MIDDLE, OLD = AGES
SHARES = st.integers(1, 99).map(Decimal)
BASES = st.integers(30, 2000)


def test_two_groups_by_hand():
    # p = 0.2, so √(0.16 · (1/100 + 1/100)) = 0.05657 and z = 0.1 / 0.05657.
    outcome = compare_groups(D(25), 100, D(15), 100)
    assert outcome.z == pytest.approx(0.1 / math.sqrt(0.16 * 0.02))
    assert outcome.probability == pytest.approx(0.0771, abs=1e-4)


def test_two_answers_of_one_sample_by_hand():
    # √((0.45 + 0.35 − 0.01) / 400) = 0.04444; the test for separate samples would say 0.0349.
    outcome = compare_answers(D(45), D(35), 400)
    assert outcome.z == pytest.approx(0.1 / math.sqrt(0.79 / 400))
    assert outcome.z < compare_groups(D(45), 400, D(35), 400).z


@given(SHARES, BASES, SHARES, BASES)
def test_sides_may_be_exchanged(first: Decimal, n: int, second: Decimal, m: int):
    one, other = compare_groups(first, n, second, m), compare_groups(second, m, first, n)
    assert one.z == pytest.approx(-other.z)
    assert one.probability == pytest.approx(other.probability)
    assert 0 <= one.probability <= 1


@given(SHARES, BASES, SHARES, BASES)
def test_a_group_against_its_total_is_the_group_against_the_rest(
    group: Decimal, n: int, rest: Decimal, m: int
):
    total = (group * n + rest * m) / (n + m)
    outcome = compare_with_total(group, n, total, n + m)
    assert outcome is not None
    assert outcome.z == pytest.approx(compare_groups(group, n, rest, m).z, abs=1e-9)


def test_a_group_that_is_all_of_the_total_cannot_be_tested():
    assert compare_with_total(D(40), 100, D(40), 100) is None
    assert compare_with_total(D(90), 900, D(50), 1000) is None


def side(value: int, group: Group, base: int | None = 200, **more: object):
    given = {"table": "t", "row": "r", "column": group.id, "kind": "multiple-answer"} | more
    return datum(value, f"t/{given['row']}/{group.id}", base, group=group, **given)


def test_what_two_values_are_decides_the_test():
    young, old, total = side(40, YOUNG), side(20, OLD), side(30, TOTAL, 600)
    assert compare(young, old).test == "two proportions"
    assert compare(young, total).test == "group against the rest"
    assert compare(total, young).z == pytest.approx(-compare(young, total).z)
    first = side(40, TOTAL, kind="single-answer")
    second = side(20, TOTAL, kind="single-answer", row="s")
    assert compare(first, second).test == "two answers of one sample"
    earlier = side(20, TOTAL, edition="2025-1")
    assert compare(first, earlier).test == "two proportions"


def test_what_cannot_be_tested():
    young = side(40, YOUNG)
    assert compare(young, side(20, OLD, None)) is None
    assert compare(young, side(20, Group("manager", "Manager", "other"))) is None
    assert compare(young, side(20, YOUNG, row="s")) is None
    assert compare(young, side(20, YOUNG, table="u")) is None


def test_agree_and_disagree_exclude_one_another():
    agree = side(37, TOTAL, kind="agree-disagree", measure="agree")
    disagree = side(36, TOTAL, kind="agree-disagree", measure="disagree")
    assert compare(agree, disagree).test == "two answers of one sample"


def test_a_difference_on_a_sample_that_is_no_probability_sample_is_an_indication():
    outcome = compare_groups(D(50), 400, D(30), 400)
    assert describe(outcome, 0.05, probability_sample=True) == (
        "the difference is significant (two proportions, z = 5.77, p < 0.001)"
    )
    for sample in (False, None):
        assert "as an indication" in describe(outcome, 0.05, probability_sample=sample)
    pair = Evidence(((side(50, YOUNG),), (side(30, OLD),)))
    assert "as an indication" in check_claim("vaker", pair, BANDS).message
    assert "as an indication" not in check_claim("vaker", pair, BANDS, True).message


def test_a_difference_that_may_be_chance_fails_where_the_bases_are_known():
    pair = Evidence(((side(34, YOUNG, 50),), (side(24, OLD, 50),)))
    verdict = check_claim("duidelijk vaker", pair, BANDS)
    assert verdict.status == "fails"
    assert "may be chance" in verdict.message
