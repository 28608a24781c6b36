"""Tests of the difference between two percentages, where the numbers behind them are known.

Takes percentages and bases; gives the z statistic and the two-sided probability. Never guesses a
base and never speaks of a margin of error. The formulas hold for simple random samples: on any
other sample the outcome is an indication, which :func:`describe` says. Weights are not counted.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal

from authoring.claims.evidence import Datum, are_apart


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a test: its name, the statistic and the two-sided probability."""

    test: str
    z: float
    probability: float

    def is_significant(self, level: float) -> bool:
        """Say whether chance alone would give such a difference less often than ``level``."""
        return self.probability < level


def compare_groups(first: Decimal, first_base: int, second: Decimal, second_base: int) -> Outcome:
    """Test whether two separate groups differ, by the two-proportion z-test with pooled variance.

    z = (p1 − p2) / √(p(1 − p)(1/n1 + 1/n2)), p = (n1·p1 + n2·p2) / (n1 + n2). z² is
    Pearson’s chi-squared of the two-by-two table. Source: Agresti, Categorical Data Analysis.

    Args:
        first: percentage, 0 to 100.
        first_base: number of respondents behind it, at least 1.
        second: percentage of the other group.
        second_base: its number of respondents.
    """
    p1, p2 = float(first) / 100, float(second) / 100
    pooled = (p1 * first_base + p2 * second_base) / (first_base + second_base)
    variance = pooled * (1 - pooled) * (1 / first_base + 1 / second_base)
    return _outcome("two proportions", p1 - p2, variance)


def compare_with_total(
    group: Decimal, group_base: int, total: Decimal, total_base: int
) -> Outcome | None:
    """Test whether a group differs from the total that contains it, as group against the rest.

    A group is no sample apart from a total that holds it, so the rest is taken: with n of N in the
    group, p_rest = (N·p_total − n·p_group) / (N − n), and the two-proportion test of group and
    rest. The group differs from the total if and only if it differs from the rest, for
    p_group − p_total = (1 − n/N)(p_group − p_rest).

    Returns None where the group is the whole, or where rounding leaves no rest between 0 and 100.
    """
    rest_base = total_base - group_base
    if rest_base <= 0:
        return None
    rest = (total * total_base - group * group_base) / rest_base
    if not 0 <= rest <= 100:
        return None
    outcome = compare_groups(group, group_base, rest, rest_base)
    return Outcome("group against the rest", outcome.z, outcome.probability)


def compare_answers(first: Decimal, second: Decimal, base: int) -> Outcome:
    """Test whether two answers that exclude one another differ within one sample.

    z = (p1 − p2) / √((p1 + p2 − (p1 − p2)²) / n). Source: Scott and Seber, Difference of
    Proportions from the Same Survey, The American Statistician 37(4), 1983, 319–320.
    """
    p1, p2 = float(first) / 100, float(second) / 100
    return _outcome("two answers of one sample", p1 - p2, (p1 + p2 - (p1 - p2) ** 2) / base)


def compare(first: Datum, second: Datum) -> Outcome | None:
    """Test two values by what they are to one another; None where it cannot be tested.

    That is so where a base is unknown, where groups may overlap, where answers do not exclude one
    another, and where a value is no percentage.
    """
    percentages = first.unit == second.unit == "percent"
    if not percentages or first.base is None or second.base is None:
        return None
    if are_apart(first, second):
        return compare_groups(first.value, first.base, second.value, second.base)
    same_answer = (first.row, first.measure) == (second.row, second.measure)
    if first.shares_question(second):
        if same_answer and second.is_total and not first.is_total:
            return compare_with_total(first.value, first.base, second.value, second.base)
        if same_answer and first.is_total and not second.is_total:
            outcome = compare_with_total(second.value, second.base, first.value, first.base)
            return outcome and Outcome(outcome.test, -outcome.z, outcome.probability)
        if first.group == second.group and _exclude(first, second):
            return compare_answers(first.value, second.value, first.base)
    return None


def _exclude(first: Datum, second: Datum) -> bool:
    """Say whether a respondent who gave the one answer cannot have given the other."""
    if first.kind in ("single-answer", "share"):
        return first.row != second.row
    return (
        first.kind == "agree-disagree"
        and first.row == second.row
        and first.measure != second.measure
    )


def describe(outcome: Outcome, level: float, *, probability_sample: bool | None) -> str:
    """Return in words what a test found: an indication, unless of a probability sample."""
    found = "is significant" if outcome.is_significant(level) else "may be chance"
    p = "p < 0.001" if outcome.probability < 0.001 else f"p = {outcome.probability:.3f}"
    hedge = "" if probability_sample else ", as an indication: no probability sample"
    return f"the difference {found} ({outcome.test}, z = {outcome.z:.2f}, {p}{hedge})"


def _outcome(test: str, difference: float, variance: float) -> Outcome:
    if variance <= 0:
        same = difference == 0
        return Outcome(test, 0.0 if same else math.copysign(math.inf, difference), float(same))
    z = difference / math.sqrt(variance)
    return Outcome(test, z, math.erfc(abs(z) / math.sqrt(2)))
