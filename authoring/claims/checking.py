"""The check of a claim: its phrases held against its evidence, and one verdict.

Takes the words of a claim, its evidence and the bands of the style; gives a verdict with what the
data shows, what the words need and which words would hold. Never opens a table and never changes a
word.

What the evidence means follows from its order: the first expression is what the claim is about, the
others are what it is compared with. Where the first stands for several cells, each is compared with
the others of its own column.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from authoring.claims.bands import Bands
from authoring.claims.bins import partitions_of
from authoring.claims.comparisons import check_difference, check_ratio, check_trend
from authoring.claims.evidence import Datum, Evidence, id_of
from authoring.claims.needs import (
    Amount,
    Between,
    Difference,
    Groups,
    Phrase,
    Rank,
    Ratio,
    Share,
    Slope,
    Trend,
)
from authoring.claims.orders import check_rank, check_slope
from authoring.claims.phrases import find_phrases
from authoring.claims.shares import check_share
from authoring.claims.verdicts import Verdict, combine, negate, tell
from authoring.problems import quote

Pair = tuple[Datum, tuple[Datum, ...]]

COMPARE: Final = "name what it is compared with after a comma, such as {t/row/column, t/*/column}"


def check_claim(
    text: str, evidence: Evidence, bands: Bands, probability_sample: bool | None = None
) -> Verdict:
    """Return the verdict on the words of a claim.

    ``probability_sample`` is what the respondents block says of the sample; unless it is true, a
    test of significance calls itself an indication.
    """
    phrases = find_phrases(text)
    if not phrases:
        fact = f"{quote(text)} holds no phrase of quantity that is known"
        hint = "claim the words of quantity alone, or take the brackets away"
        return Verdict("unknown phrase", fact, hint)
    if not evidence.data:
        return Verdict("untested", f"{quote(text)} rests on cells without a value")
    over = [phrase for phrase in phrases if isinstance(phrase.need, Groups)]
    others = [phrase for phrase in phrases if not isinstance(phrase.need, Groups)]
    check = Check(evidence, bands, probability_sample, others)
    if not over:
        return combine([check.check(phrase) for phrase in others])
    return combine([check.check_groups(phrase, others) for phrase in over])


class Check:
    """Checks phrases against one evidence. ``phrases`` are all that the claim makes."""

    def __init__(
        self,
        evidence: Evidence,
        bands: Bands,
        probability_sample: bool | None,
        phrases: Sequence[Phrase],
    ) -> None:
        self.evidence = evidence
        self.bands = bands
        self.probability_sample = probability_sample
        self.phrases = phrases

    def check(self, phrase: Phrase) -> Verdict:
        """Return the verdict on one phrase."""
        verdict = self._check(phrase)
        return negate(verdict) if phrase.negated else verdict

    def _check(self, phrase: Phrase) -> Verdict:
        need = phrase.need
        if isinstance(need, Amount) and need.name == "most" and self.evidence.others:
            return self._check_order(phrase, Rank(1))
        if isinstance(need, Share | Amount | Between):
            data = self._data_for(phrase)
            return combine([check_share(phrase, need, datum, self.bands) for datum in data])
        if isinstance(need, Rank):
            return self._check_order(phrase, need)
        if isinstance(need, Trend | Slope):
            return self._check_course(phrase, need)
        if isinstance(need, Difference | Ratio):
            return self._compare(phrase, need)
        raise AssertionError(f"{phrase.text} is over groups")

    def _data_for(self, phrase: Phrase) -> tuple[Datum, ...]:
        """Return the values that a share speaks of.

        As many shares as values pair up in order; beside words that compare, a share is of the
        first value; else it is of each.
        """
        shares = [held for held in self.phrases if isinstance(held.need, Share | Amount | Between)]
        data = self.evidence.data
        if len(shares) > 1 and len(shares) == len(data):
            return (data[shares.index(phrase)],)
        return self.evidence.subjects if len(shares) < len(self.phrases) else data

    def _check_order(self, phrase: Phrase, need: Rank) -> Verdict:
        pairs = self._pairs()
        if not pairs:
            return self._lonely(phrase)
        return combine([check_rank(phrase, need, one, others) for one, others in pairs])

    def _check_course(self, phrase: Phrase, need: Trend | Slope) -> Verdict:
        data = _in_time(self.evidence.data)
        if len(data) < 2:
            return self._lonely(phrase)
        if isinstance(need, Slope):
            return check_slope(phrase, need, [datum for datum in data if not datum.is_total])
        return check_trend(phrase, need, data, self.bands, self.probability_sample)

    def _compare(self, phrase: Phrase, need: Difference | Ratio) -> Verdict:
        pairs = self._pairs()
        if not pairs and isinstance(need, Difference) and need.direction == "level":
            pairs = _extremes(self.evidence.subjects)
        if not pairs:
            return self._lonely(phrase)
        found = []
        for one, others in pairs:
            for other in others:
                if isinstance(need, Ratio):
                    found.append(check_ratio(phrase, need, one, other, self.bands))
                else:
                    found.append(
                        check_difference(
                            phrase, need, one, other, self.bands, self.probability_sample
                        )
                    )
        return combine(found)

    def _pairs(self) -> list[Pair]:
        """Return each value that the claim is about with those it is compared with."""
        subjects, others = self.evidence.subjects, self.evidence.others
        if len(subjects) == 1:
            one = subjects[0]
            rivals = tuple(other for other in others if not _holds_group(other, one))
            rest = rivals if len(others) > 1 else others
            return [(one, rest)] if rest else []
        pairs = []
        for one in subjects:
            same = tuple(o for o in others if (o.column, o.edition) == (one.column, one.edition))
            if same:
                pairs.append((one, same))
        return pairs if len(pairs) == len(subjects) else []

    def _lonely(self, phrase: Phrase) -> Verdict:
        """Return the verdict on a comparison whose two sides cannot be told apart."""
        data = self.evidence.data
        if len(data) < 2:
            fact = f"{quote(phrase.text)} compares, but the claim does not say with what"
            return Verdict("untested", fact, COMPARE)
        low, high = _extremes(data)[0][1][0], _extremes(data)[0][0]
        fact = f"{quote(phrase.text)} does not say of which of {len(data)} values it speaks"
        shown = (
            f"the highest is {high.name} with {tell(high)}, the lowest {low.name} with {tell(low)}"
        )
        lowest = isinstance(phrase.need, Rank) and phrase.need.place < 0
        first = low if lowest else high
        hint = f"name the cell that it is about before the others, such as {first.name}"
        return Verdict("untested", f"{fact}; {shown}", hint)

    def check_groups(self, over: Phrase, others: Sequence[Phrase]) -> Verdict:
        """Return the verdict on “elke generatie” or “geen enkele groep” with what it is said of.

        Said of nothing else in its brackets, all groups means that in each there is a majority or
        the first place among the answers, and no group that there is neither. A house rule.
        """
        assert isinstance(over.need, Groups)
        members = [datum for datum in self.evidence.subjects if not datum.is_total]
        told = [datum for datum in self.evidence.data if not datum.is_total]
        if len({(datum.table, datum.row, datum.measure) for datum in told}) == 1:
            members = told
        missing = _missing(over.need, members)
        if missing:
            fact = f"{quote(over.text)} rests on no value for {', '.join(missing)}"
            return Verdict("untested", fact, "name the cell of each group, or take t/row/*")
        found = []
        for member in members:
            alone = self._narrow(member)
            said = [alone.check(phrase) for phrase in others] or [alone.check_lead(over)]
            found += [negate(each) if over.need.which == "none" else each for each in said]
        return combine(found)

    def check_lead(self, over: Phrase) -> Verdict:
        """Return whether one group's value is a majority, or the first place in its column."""
        one = self.evidence.subjects[0]
        majority = Phrase(over.text, over.start, over.end, Amount("majority"))
        share = check_share(majority, Amount("majority"), one, self.bands)
        rivals = self.evidence.others or self.evidence.rivals
        if share.status == "holds":
            return Verdict("holds", f"{tell(one)} is a majority")
        if rivals and all(one.value > other.value for other in rivals):
            return Verdict("holds", f"{tell(one)} is the first of {len(rivals) + 1} answers")
        fact = f"{tell(one)} is no majority and not the first place: not {quote(over.text)}"
        return Verdict("fails", fact, "take what is said of each group into the brackets")

    def _narrow(self, member: Datum) -> Check:
        """Return the check of one group alone: its value, and the others of its column."""

        def beside(data: Sequence[Datum]) -> tuple[Datum, ...]:
            return tuple(
                other
                for other in data
                if (other.column, other.edition) == (member.column, member.edition)
                and id_of(other) != id_of(member)
            )

        others = tuple((other,) for other in beside(self.evidence.others))
        evidence = Evidence(((member,), *others), beside(self.evidence.rivals))
        return Check(evidence, self.bands, self.probability_sample, self.phrases)


def _holds_group(total: Datum, group: Datum) -> bool:
    """Say whether a value is of the whole that a group's value of the same row is part of."""
    return (
        total.is_total
        and not group.is_total
        and total.shares_question(group)
        and (total.row, total.measure) == (group.row, group.measure)
    )


def _missing(need: Groups, members: Sequence[Datum]) -> list[str]:
    """Return the labels of the groups that a word over groups means and the evidence lacks."""
    given = {member.group.id for member in members}
    groups = members[0].groups if members else ()
    if not members:
        return ["any group"]
    if need.which == "ends":
        roles = {member.group.role for member in members}
        return [name for role, name in (("young", "the young"), ("old", "the old"))
                if role not in roles]  # fmt: skip
    whole = next(
        (parts for parts in partitions_of(groups) if given & {group.id for group in parts}),
        tuple(group for group in groups if group.role != "total"),
    )
    return [group.label.replace("\u00a0", " ") for group in whole if group.id not in given]


def _extremes(data: Sequence[Datum]) -> list[Pair]:
    """Return the highest value with the lowest, of at least two."""
    if len(data) < 2:
        return []
    ordered = sorted(data, key=lambda datum: datum.value)
    return [(ordered[-1], (ordered[0],))]


def _in_time(data: Sequence[Datum]) -> list[Datum]:
    """Return values in the order of their waves or periods where each has its own, else as written.

    A table of several waves has one period: that of the latest fieldwork.
    """
    waves = {datum.wave for datum in data}
    if len(waves) == len(data) and "" not in waves:
        return sorted(data, key=lambda datum: datum.wave)
    periods = [datum.period for datum in data]
    known = all(period[:4].isdigit() for period in periods) and len(set(periods)) == len(data)
    return sorted(data, key=lambda datum: datum.period) if known else list(data)
