"""Sums, totals, weights and bins: what rounding allows passes, and the next value does not."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.claims.arithmetic import check_table, mean_interval
from authoring.claims.bands import Interval
from authoring.claims.bins import Bin, are_disjoint, check_bins, partitions_of, read_bin
from authoring.claims.consistency import check_names, check_samples, check_tables, check_waves
from authoring.data.tables import Group, Measure
from tests.claims.samples import AGES, BANDS, TOTAL, table

MEASURES = (Measure("agree", "eens"), Measure("disagree", "oneens"))


def codes(*args: object, **more: object) -> list[str]:
    return [finding.code for finding in check_table(table(*args, **more))]  # type: ignore[arg-type]


def total_of(*values: float) -> dict[str, list[float | None]]:
    return {f"r{at}": [value] for at, value in enumerate(values)}


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ((50, 30, 20), []),
        ((50, 30, 19), []),
        ((50, 31, 20), []),
        ((50, 30, 18), ["sum"]),
        ((50, 32, 20), ["sum"]),
        ((50.2, 30.1, 19.6), []),
        ((50.2, 30.1, 19.5), ["sum"]),
    ],
)
def test_exclusive_answers_add_up_to_what_rounding_allows(values, found):
    assert codes(total_of(*values), groups=(TOTAL,)) == found


def test_answers_that_are_missing_leave_only_the_upper_end():
    assert codes({"a": [50], "b": [30], "c": [None]}, groups=(TOTAL,)) == []
    assert codes({"a": [70], "b": [32], "c": [None]}, groups=(TOTAL,)) == ["sum"]


def test_several_answers_need_not_add_up():
    assert codes(total_of(60, 70), groups=(TOTAL,), kind="multiple-answer") == []


@given(st.lists(st.integers(1, 1000), min_size=2, max_size=9))
def test_no_rounded_table_is_refused(counts: list[int]):
    whole = sum(counts)
    rounded = [
        (Decimal(100 * count) / whole).quantize(Decimal(1), ROUND_HALF_UP) for count in counts
    ]
    assert codes(total_of(*map(int, rounded)), groups=(TOTAL,)) == []


@pytest.mark.parametrize(("values", "found"), [((60, 41), []), ((60, 42), ["over-100"])])
def test_agree_and_disagree_are_at_most_everybody(values, found):
    given = {"statement": list(values)}
    assert codes(given, groups=(TOTAL,), measures=MEASURES, kind="agree-disagree") == found


def test_a_total_lies_among_its_groups():
    assert codes({"a": [40, 45, 50, 50]}, kind="multiple-answer") == []
    assert codes({"a": [40, 45, 50, 52]}, kind="multiple-answer") == ["total-outside"]
    assert codes({"a": [40, None, 50, 52]}, kind="multiple-answer") == []


def test_a_total_is_the_weighted_mean_of_its_groups():
    sizes = {"under-35": 100, "35-to-55": 200, "over-55": 100, "total": 400}
    assert codes({"a": [40, 50, 60, 50]}, kind="multiple-answer", n=sizes) == []
    assert codes({"a": [40, 50, 60, 51]}, kind="multiple-answer", n=sizes) == []
    assert codes({"a": [40, 50, 60, 52]}, kind="multiple-answer", n=sizes) == ["total-weights"]


def test_weights_come_from_a_table_of_shares():
    ages = table(
        {"under-35": [18], "35-to-55": [47], "over-55": [35]},
        groups=(TOTAL,),
        id="ages",
        kind="share",
    )
    answers = table({"mix": [44, 59, 54, 52]}, id="answers", kind="multiple-answer")
    (found,) = check_tables({"ages": ages, "answers": answers}, BANDS)
    assert (found.table, found.row, found.column, found.code) == (
        "answers",
        "mix",
        "total",
        "total-weights",
    )
    assert "44, 59, 54" in found.message
    # At least (18.5 · 43.5 + 35 · 53.5 + 46.5 · 58.5) / 100 − 0.5.
    assert "allows 53,48–55,63" in found.message


@given(st.lists(st.tuples(st.integers(0, 1000), st.integers(1, 500)), min_size=2, max_size=5))
def test_no_mean_of_rounded_parts_is_refused(groups: list[tuple[int, int]]):
    whole = sum(size for _, size in groups)
    shares = [Decimal(100 * size) / whole for _, size in groups]
    parts = [Decimal(part) / 10 for part, _ in groups]
    mean = sum((p * s for p, s in zip(parts, shares, strict=True)), Decimal(0)) / 100
    one = Decimal(1)
    half = Decimal("0.5")
    rounded = [part.quantize(one, ROUND_HALF_UP) for part in parts]
    sizes = [share.quantize(one, ROUND_HALF_UP) for share in shares]
    room = [Interval(size - half, size + half) for size in sizes]
    found = mean_interval(rounded, room, half)
    assert found.low - Decimal("1e-9") <= mean <= found.high + Decimal("1e-9")


@pytest.mark.parametrize(
    ("label", "low", "high"),
    [
        ("< 35 jaar", None, 34),
        ("35–55 jaar", 35, 55),
        ("> 55 jaar", 56, None),
        ("tot 35 jaar", None, 34),
        ("20 tot 65 jaar", 20, 64),
        ("Generatie Z (1997–2012), in 2025 < 28 jaar", None, 27),
        ("0 dagen", 0, 0),
        ("65+", 65, None),
        ("> 1.000 medewerkers", 1001, None),
        ("6 - 10", 6, 10),
    ],
)
def test_a_label_is_a_bin(label, low, high):
    assert read_bin(label) == Bin(label, low, high)


@pytest.mark.parametrize("label", ["Totaal", "Generatie X", "Uitvoerend", "In 2025 anders"])
def test_a_label_is_no_bin(label):
    assert read_bin(label) is None


@pytest.mark.parametrize(
    ("labels", "kinds"),
    [
        (["< 35 jaar", "35–55 jaar", "> 55 jaar"], []),
        (["< 2 jaar", "2–5 jaar", "6–10 jaar", "> 10 jaar"], []),
        (["0 dagen", "1–3 dagen", "3–5 dagen", "> 5 dagen"], ["overlap"]),
        (["< 250 medewerkers", "> 250 medewerkers"], ["gap"]),
        (["< 35 jaar", "35–54 jaar", "> 55 jaar"], ["gap"]),
        (["< 28 jaar", "29–44 jaar", "45–60 jaar", "> 61 jaar"], ["gap", "gap"]),
        (["< 35 jaar", "Uitvoerend"], []),
    ],
)
def test_bins_neither_overlap_nor_leave_a_gap(labels, kinds):
    assert [fault.kind for fault in check_bins(labels)] == kinds


def test_which_groups_are_a_whole():
    small, large = Group("under-250", "<"), Group("over-250", ">")
    manager = Group("manager", "Manager")
    assert partitions_of((*AGES, TOTAL, manager)) == [AGES]
    assert partitions_of((large, small, TOTAL)) == [(small, large)]
    assert partitions_of((small, manager, TOTAL)) == []
    assert are_disjoint(small, large)
    assert are_disjoint(AGES[0], AGES[2])
    assert not are_disjoint(AGES[0], manager)


def test_one_group_has_one_name():
    other = (AGES[0], Group("35-to-55", "35–54 jaar", "middle"), AGES[2], TOTAL)
    row = {"a": [1, 2, 3, 2]}
    tables = {
        "one": table(row, id="one"),
        "two": table(row, id="two"),
        "three": table(row, other, id="three"),
    }
    (found,) = check_names(tables)
    assert found.table == "three"
    assert found.message == (
        'the group "35-to-55" is called "35–54 jaar" here and "35–55 jaar" in one, two'
    )


def test_one_sample_has_one_size():
    row = {"a": [1, 2, 3, 2]}
    tables = {
        "one": table(row, id="one", base="Technici", n=412),
        "two": table(row, id="two", base="technici", n=421),
        "three": table(row, id="three", base="Bedrijven", n=837),
    }
    (found,) = check_samples(tables)
    assert found.message == '421 respondents of "technici", but 412 in "one"'


def test_small_bases_are_not_printed_or_marked():
    sizes = {"under-35": 29, "35-to-55": 30, "over-55": 100, "total": 159}
    small = table({"a": [40, 40, 40, 40]}, kind="multiple-answer", n=sizes)
    found = [(each.column, each.code) for each in check_tables({"t": small}, BANDS)]
    assert found == [("under-35", "base-small"), ("35-to-55", "base-marked")]


def test_waves_ask_alike_or_say_so():
    now = table({"a": [1, 2, 3, 2]}, question="Van wie leer jij het meest?")
    then = table({"a": [1, 2, 3, 2]}, question="Van wie leer je het meest?")
    (found,) = check_waves(now, then)
    assert found.code == "wording"
    assert not list(
        check_waves(now, table({"a": [1, 2, 3, 2]}, question="van wie leer jij het meest"))
    )
    noted = table(
        {"a": [1, 2, 3, 2]}, question="Van wie leer jij het meest?", notes=("Anders verwoord.",)
    )
    assert not list(check_waves(noted, then))
