"""What the order of the evidence means, and what the check does with phrases that combine."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.claims.checking import check_claim
from authoring.claims.evidence import Evidence, gather_evidence
from authoring.claims.saying import say
from authoring.claims.verdicts import STATUSES
from authoring.data.tables import Group, Measure
from authoring.edition.markup import parse_text
from authoring.edition.parts import Claim
from tests.claims.samples import AGES, BANDS, TOTAL, datum, evidence, query, table

LEARN = table(
    {
        "mix": [44, 59, 54, 52],
        "self": [5, 17, 28, 19],
        "older": [32, 17, 7, 16],
        "none": [None, None, 4, 3],
    },
    id="learn",
    queries=(query(("mix", "35-to-55")),),
)
VIEWS = table(
    {"heads": [33, 40, 41, 34, 45, 26, 41, 32]},
    measures=(Measure("agree", "eens"), Measure("disagree", "oneens")),
    id="views",
    kind="agree-disagree",
    n={"under-35": 74, "35-to-55": 194, "over-55": 144, "total": 412},
)
EARLIER = table({"mix": [40, 50, 45, 45]}, id="learn", period="2024-09")
TABLES = {"learn": LEARN, "views": VIEWS}


def verdict_on(raw: str):
    """Return the verdict on the one claim of a text over the tables above."""
    text, problems = parse_text(raw)
    assert problems == ()
    (claim,) = [part for part in text.parts if isinstance(part, Claim)]
    held = gather_evidence(claim.evidence, TABLES, {"2024-3": {"learn": EARLIER}}, "2025-3")
    return check_claim(claim.text, held, BANDS)


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        # A wildcard after the first cell is what it is compared with.
        ("[het vaakst]{learn/mix/total, learn/*/total}", "holds"),
        ("[op de tweede plaats]{learn/self/total, learn/*/total}", "holds"),
        ("[het vaakst]{learn/self/total, learn/*/total}", "fails"),
        # The total is no rival of its own groups.
        ("[op de tweede plaats]{learn/mix/over-55, learn/mix/*}", "holds"),
        # A wildcard alone does not say of whom it speaks.
        ("[het vaakst]{learn/*/total}", "untested"),
        ("[het vaakst]{learn/mix/total}", "untested"),
        # A difference and a quotient show both their sides.
        ("[vaker]{views/heads/over-55.agree - views/heads/under-35.agree}", "fails"),
        ("[bijna drie keer zo vaak]{learn/mix/total / learn/self/total}", "holds"),
        # Groups: each by itself.
        ("[In elke leeftijdsgroep bovenaan]{learn/mix/*, learn/*/*}", "holds"),
        ("[In elke leeftijdsgroep bovenaan]{learn/older/*, learn/*/*}", "fails"),
        ("[In elke leeftijdsgroep]{learn/mix/*}", "holds"),
        (
            "[In elke groep]{learn/mix/under-35, learn/mix/35-to-55, learn/mix/over-55}",
            "holds",
        ),
        ("[In elke groep]{learn/mix/under-35, learn/mix/over-55}", "untested"),
        ("[Geen enkele groep]{learn/older/*}", "holds"),
        ("[bij geen enkele groep de meerderheid]{learn/mix/*}", "fails"),
        ("[jong en oud]{learn/mix/under-35, learn/mix/over-55}", "holds"),
        # Waves are put in the order of their periods.
        ("[gestegen]{learn/mix/total, 2024-3:learn/mix/total}", "untested"),
        ("[gedaald]{learn/mix/total, 2024-3:learn/mix/total}", "fails"),
        # As many shares as values pair up.
        ("[ruim de helft, tegen een kwart]{learn/mix/total, learn/self/over-55}", "fails"),
        ("[ruim de helft, tegen 19 procent]{learn/mix/total, learn/self/total}", "holds"),
        # Arithmetic.
        ("[ruim drie kwart]{learn/mix/total + learn/self/total}", "fails"),
        ("[zeven op de tien]{learn/mix/total + learn/self/total}", "holds"),
        ("[bijna de helft]{100 - learn/mix/total}", "holds"),
        # A cell that has no value leaves nothing to check.
        ("[de helft]{learn/none/under-35}", "untested"),
    ],
)
def test_the_evidence_says_what_is_compared(raw: str, status: str):
    assert verdict_on(raw).status == status, verdict_on(raw)


def test_agreement_by_the_old_differs_only_in_look():
    verdict = verdict_on("[vaker]{views/heads/over-55.agree, views/heads/under-35.agree}")
    assert verdict.status == "fails"
    assert verdict.message.startswith(
        '45 percent (> 55 jaar) against 33 percent (< 35 jaar) is 12 points more: "vaker" '
        "(at least 1 point more); the difference may be chance (two proportions, z = 1.71"
    )


def test_the_evidence_remembers_open_queries():
    text, _ = parse_text("[ruim de helft]{learn/mix/35-to-55}")
    claim = text.parts[0]
    assert isinstance(claim, Claim)
    assert gather_evidence(claim.evidence, TABLES, {}, "2025-3").queries == ("doubt",)


def test_the_base_of_a_table_is_not_that_of_its_groups():
    tables = {"learn": table({"mix": [44, 59, 54, 52]}, id="learn", n=412)}
    text, _ = parse_text("[x]{learn/mix/*}")
    claim = text.parts[0]
    assert isinstance(claim, Claim)
    bases = [each.base for each in gather_evidence(claim.evidence, tables, {}, "e").data]
    assert bases == [None, None, None, 412]


def test_a_number_that_holds_the_bound_itself_is_untested():
    bound = Evidence(((datum(50, kind="facts"),),))
    assert check_claim("bijna 50 procent", bound, BANDS).status == "untested"
    assert check_claim("50 procent", bound, BANDS).status == "holds"


def test_a_share_needs_a_percentage():
    verdict = check_claim("de helft", Evidence(((datum(50, unit="years"),),)), BANDS)
    assert verdict.status == "fails"
    assert verdict.message == '50 years is no percentage, and "de helft" speaks of one'


def test_values_of_two_units_are_not_compared():
    mixed = Evidence(((datum(50, "a"),), (datum(5, "b", unit="years"),)))
    for words in ("vaker", "twee keer zo vaak"):
        assert check_claim(words, mixed, BANDS).status == "fails"


@pytest.mark.parametrize("first", range(0, 101, 7))
@pytest.mark.parametrize("second", range(1, 101, 9))
def test_every_comparison_that_is_proposed_is_not_refused(first: int, second: int):
    pair = evidence(first, second)
    for words in say(pair, BANDS):
        assert check_claim(words, pair, BANDS).status in ("holds", "untested"), words


@pytest.mark.parametrize("values", [(5, 4, 3), (4, 5, 3), (3, 4, 5)])
def test_every_place_that_is_proposed_holds(values: tuple[int, ...]):
    proposed = say(evidence(*values), BANDS)
    assert proposed
    for words in proposed:
        assert check_claim(words, evidence(*values), BANDS).status == "holds", words


def test_a_shared_first_place_is_not_proposed():
    assert say(evidence(4, 4, 3), BANDS) == ()


def test_a_comparative_keeps_its_word():
    verdict = check_claim("iets sceptischer", evidence(63, 74), BANDS)
    assert verdict.wordings[0] == "fors sceptischer"
    verdict = check_claim("fors hoger", evidence(30, 32), BANDS)
    assert verdict.wordings[0] == "ongeveer even vaak"
    assert "iets lager" in verdict.wordings


def test_the_wrong_way_round_is_told():
    verdict = check_claim("veel lager", evidence(32, 17), BANDS)
    assert verdict.hint.endswith("or name first the cell that the words are about")


def test_groups_without_a_member_are_named():
    held = Evidence(((datum(60, group=AGES[0], groups=(*AGES, TOTAL)),),))
    verdict = check_claim("elke generatie", held, BANDS)
    assert verdict.status == "untested"
    assert verdict.message == '"elke generatie" rests on no value for 35–55 jaar, > 55 jaar'


WORDS = st.sampled_from(
    (
        "bijna", "ruim", "de helft", "een kwart", "niet", "de meeste", "twee keer zo vaak", "fors",
        "vaker", "iets", "het minst", "bovenaan", "op de derde plaats", "gestegen", "verdubbeld",
        "elke generatie", "geen enkele groep", "jong en oud", "evenveel", "hoe jonger, hoe vaker",
        "1.249", "tussen een kwart en een derde", "nul", "vooral", "43 procent",
    )
)  # fmt: skip
DATA = st.builds(
    lambda value, unit, group, row, base, kind: datum(
        value,
        f"t/{row}/{group.id}",
        base,
        unit=unit,
        group=group,
        row=row,
        column=group.id,
        table="t",
        kind=kind,
        groups=(*AGES, TOTAL),
    ),
    st.decimals(-5, 105, places=1),
    st.sampled_from(("percent", "count", "ratio", "points", "years")),
    st.sampled_from((*AGES, TOTAL)),
    st.sampled_from(("a", "b")),
    st.sampled_from((None, 1, 50)),
    st.sampled_from(("single-answer", "multiple-answer", "facts")),
)


@given(
    st.lists(WORDS, min_size=1, max_size=3),
    st.lists(st.lists(DATA, min_size=1, max_size=3), max_size=3),
)
def test_whatever_is_claimed_has_a_verdict(words, items):
    held = Evidence(tuple(tuple(item) for item in items))
    verdict = check_claim(" ".join(words), held, BANDS)
    assert verdict.status in STATUSES
    assert verdict.message
    say(held, BANDS)


WAVES = tuple(
    Group(name, year, "companies", year)
    for name, year in (("latest", "2024"), ("previous", "2023"), ("earlier", "2022"))
)


def over_waves(*values: int) -> Evidence:
    """Return one figure in the waves of one table, the latest first."""
    return Evidence(
        tuple(
            (datum(value, f"t/r/{group.id}", group=group, column=group.id, wave=str(group.wave)),)
            for value, group in zip(values, WAVES, strict=False)
        )
    )


@pytest.mark.parametrize(
    ("words", "values", "status"),
    [
        ("gedaald", (48, 61), "untested"),
        ("gestegen", (48, 61), "fails"),
        ("gedaald", (48, 61, 65), "untested"),
        # 19, 21, 18: it rose before it fell.
        ("gedaald", (18, 21, 19), "fails"),
        ("gedaald", (18, 19, 19), "untested"),
    ],
)
def test_waves_run_from_the_oldest_and_never_turn_back(
    words: str, values: tuple[int, ...], status: str
):
    assert check_claim(words, over_waves(*values), BANDS, None).status == status


@pytest.mark.parametrize(
    ("words", "value", "status"),
    [
        ("Circa 1,9 miljoen", "1.9", "holds"),
        ("Circa 1,9 miljoen", "1.85", "holds"),
        ("Circa 1,9 miljoen", "0.9", "fails"),
    ],
)
def test_about_an_amount_is_a_part_of_it(words: str, value: str, status: str):
    amount = replace(datum(value), unit="count")
    verdict = check_claim(words.replace(" miljoen", ""), Evidence(((amount,),)), BANDS, None)
    assert verdict.status == status
