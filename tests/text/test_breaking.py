"""The search: held against all possible choices, and against taking the longest line each time."""

from __future__ import annotations

from itertools import combinations, pairwise
from unittest.mock import patch

from hypothesis import given
from hypothesis import strategies as st

from authoring.text import breaking
from authoring.text.balancing import break_balanced
from authoring.text.breaking import Measure, Opportunity, break_optimum

WIDTH = 50.0


def outside(first: int, second: int) -> float:
    raise AssertionError(f"no word is divided at {first} and {second}")


def lay_out(words: list[tuple[int, int]]) -> list[Opportunity]:
    """Return opportunities for words of (width, hyphenation point or 0), with spaces of 2 mm."""
    found, x = [], 0.0
    for number, (width, point) in enumerate(words):
        if 0 < point < width and number < len(words) - 1:
            found.append(Opportunity(x + point + 1, x + point, 4.5, True, number))
        x += width + 2
        found.append(Opportunity(x - 2, x))
    return found


def shorts(items: list[Opportunity], chosen: list[int], measure: Measure) -> list[float]:
    begins = [-measure.indent_mm, *(items[index].start_mm for index in chosen)]
    return [
        1 - (items[index].end_mm - begin) / measure.width_mm
        for begin, index in zip(begins, chosen, strict=False)
    ]


def is_allowed(items: list[Opportunity], chosen: list[int], measure: Measure) -> bool:
    hyphens = "".join("h" if items[index].hyphen else " " for index in chosen)
    return (
        min(shorts(items, chosen, measure)) > -1e-9 and "h" * (measure.hyphens + 1) not in hyphens
    )


def demerits(items: list[Opportunity], chosen: list[int], measure: Measure) -> float:
    """Add up demerits in the plainest way, to check the search by."""
    *body, last = shorts(items, chosen, measure)
    hyphens = [items[index].hyphen for index in chosen]
    steps = [after - before for before, after in pairwise(body)]
    total = sum(items[index].demerits for index in chosen[:-1])
    total += sum((short / 0.1) ** breaking._SHORTFALL_POWER for short in body)
    total += sum(breaking._STEP * (step / 0.1) ** 2 for step in steps)
    total += sum(breaking._LADDER for pair in pairwise(hyphens) if all(pair))
    for before, after in pairwise(steps):
        if min(abs(before), abs(after)) > breaking._WEDGE_STEP and before * after > 0:
            total += breaking._WEDGE
    stub: float = breaking._STUB * max(0.0, 1 - (1 - last) / breaking._STUB_SHARE)
    return float(total) + stub


def take_longest(items: list[Opportunity], measure: Measure) -> list[int] | None:
    chosen: list[int] = []
    while not chosen or chosen[-1] < len(items) - 1:
        first = chosen[-1] + 1 if chosen else 0
        fitting = [
            index
            for index in range(first, len(items))
            if is_allowed(items, [*chosen, index], measure)
        ]
        if not fitting:
            return None
        chosen.append(max(fitting, key=lambda index: (items[index].end_mm, index)))
    return chosen


words = st.tuples(st.integers(3, 30), st.sampled_from([0, 0, 4, 7, 12]))
measures = st.builds(Measure, st.just(WIDTH), st.sampled_from([0.0, 4.5]), st.integers(0, 2))


@given(st.lists(words, min_size=1, max_size=8), measures)
def test_no_other_choice_has_fewer_demerits(sizes: list[tuple[int, int]], measure: Measure) -> None:
    items = lay_out(sizes)
    final = len(items) - 1
    choices = [
        [*some, final] for count in range(final + 1) for some in combinations(range(final), count)
    ]
    best = min(
        demerits(items, chosen, measure) for chosen in choices if is_allowed(items, chosen, measure)
    )
    with patch.object(breaking, "_TOLERANCE", 1.0):
        found = break_optimum(items, measure, outside)
    assert found is not None
    assert demerits(items, found, measure) <= best + 1e-6 or len(found) == 1


@given(st.lists(words, min_size=1, max_size=60), measures)
def test_the_whole_paragraph_is_never_worse_than_line_by_line(
    sizes: list[tuple[int, int]], measure: Measure
) -> None:
    items = lay_out(sizes)
    found, greedy = break_optimum(items, measure, outside), take_longest(items, measure)
    assert found is not None
    assert is_allowed(items, found, measure)
    assert greedy is not None
    assert demerits(items, found, measure) <= demerits(items, greedy, measure) + 1e-6


@given(st.lists(words, min_size=1, max_size=30), measures)
def test_balanced_text_has_the_fewest_lines_and_the_most_even(
    sizes: list[tuple[int, int]], measure: Measure
) -> None:
    items = lay_out([(width, 0) for width, _ in sizes])
    found, greedy = break_balanced(items, measure, outside), take_longest(items, measure)
    assert found is not None
    assert greedy is not None
    assert is_allowed(items, found, measure)
    assert len(found) == len(greedy)


def test_two_lines_of_a_title_are_even() -> None:
    items = lay_out([(10, 0)] * 6)
    assert break_balanced(items, Measure(WIDTH), outside) == [2, 5]


def test_a_last_line_gets_more_than_a_short_word() -> None:
    items = lay_out([(20, 0), (26, 0), (4, 0)])
    assert break_balanced(items, Measure(WIDTH), outside) == [0, 2]
    longer = lay_out([(3, 0)] * 21)
    chosen = break_optimum(longer, Measure(WIDTH), outside)
    assert chosen is not None
    assert chosen[-2] < len(longer) - 2


def test_what_cannot_be_broken_gives_nothing() -> None:
    assert break_optimum(lay_out([(51, 0)]), Measure(WIDTH), outside) is None
    assert break_balanced(lay_out([(51, 0)]), Measure(WIDTH), outside) is None
    assert break_optimum(lay_out([(48, 0)]), Measure(WIDTH, indent_mm=4.5), outside) is None
