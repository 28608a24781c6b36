"""Line breaking: which of a paragraph's opportunities become line ends.

Takes opportunities with their positions along one endless line, and a measure; gives the chosen
ones. It weighs the whole paragraph at once, after Knuth and Plass (Breaking Paragraphs into Lines,
1981), with demerits for a ragged right edge instead of stretched spaces. It knows no fonts, no
words and no language, and never lets a line exceed its measure.

The state of the search is the last line (where it began, how far it falls short), the direction in
which the edge moves and the hyphens in succession; so the demerits between neighbouring lines are
exact, not a guess by classes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

# Demerits. The unit is a line that falls short of its measure by a tenth.
TENTH = 0.1
_SHORTFALL_POWER = 2.5
# A step between the ends of two successive lines, squared: keeps the edge from alternating.
_STEP = 0.35
_STEP_RATE = _STEP / TENTH**2
# Two steps in one direction make a wedge, if each is more than this share of the measure.
_WEDGE_STEP = 0.04
_WEDGE = 1.2
# A hyphen under a hyphen.
_LADDER = 6.0
# The last line: none if it fills a quarter of the measure, this much if it is empty.
_STUB = 10.0
_STUB_SHARE = 0.25
# Lines that fall shorter than this are tried only where nothing else fits.
_TOLERANCE = 0.25
# Widths are sums of fractions of an em; this is a ten-thousandth of a micrometre.
ROUNDING_MM = 1e-7


@dataclass(frozen=True, slots=True)
class Opportunity:
    """A place where a line may end.

    On one endless line, a line that ends here reaches to ``end_mm``, its hyphen included, and the
    next one begins at ``start_mm``. ``demerits`` is what ending a line here costs; ``hyphen`` says
    that a hyphen is seen there. ``word`` numbers the word that is divided, if one is.
    """

    end_mm: float
    start_mm: float
    demerits: float = 0.0
    hyphen: bool = False
    word: int | None = None


@dataclass(frozen=True, slots=True)
class Measure:
    """The width that lines must keep to, the first line's indent and the hyphens in succession."""

    width_mm: float
    indent_mm: float = 0.0
    hyphens: int = 2


WidthInside = Callable[[int, int], float]


# Not frozen: the search makes thousands of them, and setting frozen fields costs threefold.
@dataclass(slots=True)
class _State:
    """The best way found to end a line at an opportunity."""

    demerits: float
    short: float
    trend: int
    hyphens: int
    index: int
    previous: _State | None


@dataclass(slots=True)
class _Candidate:
    """A line end that can be reached from a given start."""

    index: int
    short: float
    demerits: float
    hyphen: bool


def break_optimum(
    opportunities: Sequence[Opportunity], measure: Measure, width_inside: WidthInside
) -> list[int] | None:
    """Choose line ends with the fewest demerits over the whole paragraph.

    The last opportunity is the paragraph's end and always chosen. ``width_inside`` gives the width
    in mm between two opportunities in one and the same word. Returns indices in order, or ``None``
    if no set of lines keeps to the measure and to the limit of hyphens.
    """
    for tolerance in (_TOLERANCE, 1.0):
        chosen = _search(opportunities, measure, width_inside, tolerance)
        if chosen is not None:
            return chosen
    return None


def _search(
    opportunities: Sequence[Opportunity],
    measure: Measure,
    width_inside: WidthInside,
    tolerance: float,
) -> list[int] | None:
    final = len(opportunities) - 1
    reach = list(accumulate((item.end_mm for item in opportunities), max))
    states: list[dict[tuple[int, int, int], _State]] = [{} for _ in opportunities]
    root = _State(0.0, -1.0, 0, 0, -1, None)
    for start in range(-1, final):
        active = _undominated(states[start].values()) if start >= 0 else [root]
        if not active:
            continue
        for line in _line_ends(opportunities, reach, start, measure, width_inside, tolerance):
            found = states[line.index]
            for state in active:
                hyphens = state.hyphens + 1 if line.hyphen else 0
                if hyphens > measure.hyphens:
                    continue
                demerits = state.demerits + line.demerits + (_LADDER if hyphens > 1 else 0.0)
                trend = 0
                if start >= 0 and line.index != final:
                    step = line.short - state.short
                    demerits += _STEP_RATE * step * step
                    if step > _WEDGE_STEP or step < -_WEDGE_STEP:
                        trend = 1 if step > 0 else -1
                        demerits += _WEDGE if trend == state.trend else 0.0
                key = (start, hyphens, trend)
                known = found.get(key)
                if known is None or demerits < known.demerits:
                    found[key] = _State(demerits, line.short, trend, hyphens, line.index, state)
    if not states[final]:
        return None
    return _trace(min(states[final].values(), key=lambda state: state.demerits))


def _undominated(states: Iterable[_State]) -> list[_State]:
    """Return the states that may still win: no other is ahead by more than its line can cost it.

    For a next line that falls short by x, the steps to it from two lines differ in demerits by an
    amount that is linear in x, so that its least value lies at x = 0 or x = 1. A wedge may differ
    at that line and, through the direction, at the one after it.
    """
    ordered = sorted(states, key=lambda state: state.demerits)
    kept: list[_State] = []
    for state in ordered:
        for better in kept:
            if better.hyphens > state.hyphens:
                continue
            gain = max(
                better.short**2 - state.short**2, (1 - better.short) ** 2 - (1 - state.short) ** 2
            )
            if state.demerits - better.demerits >= _STEP_RATE * gain + 2 * _WEDGE:
                break
        else:
            kept.append(state)
    return kept


def _line_ends(
    opportunities: Sequence[Opportunity],
    reach: Sequence[float],
    start: int,
    measure: Measure,
    width_inside: WidthInside,
    tolerance: float,
) -> list[_Candidate]:
    """Return the ends of lines that begin after ``start`` and fall short by at most the tolerance.

    Where there are none, the longest line is added, and where all of these end with a hyphen, the
    longest without one: a limit of hyphens must leave a way on.
    """
    width = measure.width_mm
    begin = -measure.indent_mm if start < 0 else opportunities[start].start_mm
    word = None if start < 0 else opportunities[start].word
    final = len(opportunities) - 1
    first = bisect_left(reach, begin + width * (1 - tolerance), lo=start + 1)

    def candidate(index: int) -> _Candidate | None:
        item = opportunities[index]
        length = item.end_mm - begin
        if word is not None and item.word == word:
            length = width_inside(start, index)
        if length > width + ROUNDING_MM:
            return None
        short = max(0.0, 1 - length / width)
        if index == final:
            return _Candidate(index, short, _stub_demerits(length / width), item.hyphen)
        demerits = item.demerits + (short / TENTH) ** _SHORTFALL_POWER
        return _Candidate(index, short, demerits, item.hyphen)

    found: list[_Candidate] = []
    for index in range(first, final + 1):
        item = opportunities[index]
        if item.word is None and item.end_mm - begin > width + ROUNDING_MM:
            break
        line = candidate(index)
        if line is not None:
            found.append(line)
    if first > final:
        last = candidate(final)
        return [last] if last is not None else []
    if all(line.hyphen for line in found):
        shorter = (candidate(index) for index in range(first - 1, start, -1))
        fitting = [line for line in shorter if line is not None]
        longest = fitting[:1] if not found else []
        plain = [line for line in fitting if not line.hyphen][:1]
        found += longest if longest == plain else longest + plain
    return found


def _stub_demerits(share: float) -> float:
    return _STUB * max(0.0, 1 - share / _STUB_SHARE)


def _trace(state: _State) -> list[int]:
    chosen: list[int] = []
    step: _State | None = state
    while step is not None and step.index >= 0:
        chosen.append(step.index)
        step = step.previous
    return chosen[::-1]
