"""Balanced breaking: titles, labels and bullets in as few lines as fit, of similar length.

Takes the same opportunities and measure as :mod:`authoring.text.breaking`; gives the chosen ones.
The number of lines is the smallest possible, never one more for the sake of looks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from authoring.text.breaking import ROUNDING_MM, TENTH, Measure, Opportunity, WidthInside

# A last line that is a single word shorter than this share of the line before it.
_LONE_WORD_SHARE = 0.5
_LONE_WORD = 8.0


@dataclass(slots=True)
class _State:
    demerits: float
    width_mm: float
    hyphens: int
    index: int
    previous: _State | None


def break_balanced(
    opportunities: Sequence[Opportunity], measure: Measure, width_inside: WidthInside
) -> list[int] | None:
    """Choose the fewest line ends, and among those the most even lines.

    With the number of lines given, the sum of the squares of what the lines fall short is smallest
    where they are equally long. Returns indices in order, or ``None`` if no set of lines keeps to
    the measure and to the limit of hyphens.
    """
    final = len(opportunities) - 1
    layer: dict[tuple[int, int], _State] = {(-1, 0): _State(0.0, 0.0, 0, -1, None)}
    while layer:
        following: dict[tuple[int, int], _State] = {}
        for state in layer.values():
            for line in _extend(state, opportunities, measure, width_inside):
                key = (line.index, line.hyphens)
                if key not in following or line.demerits < following[key].demerits:
                    following[key] = line
        ends = [state for (index, _), state in following.items() if index == final]
        if ends:
            return _trace(min(ends, key=lambda state: state.demerits))
        layer = following
    return None


def _extend(
    state: _State,
    opportunities: Sequence[Opportunity],
    measure: Measure,
    width_inside: WidthInside,
) -> list[_State]:
    width = measure.width_mm
    start = state.index
    begin = -measure.indent_mm if start < 0 else opportunities[start].start_mm
    word = None if start < 0 else opportunities[start].word
    final = len(opportunities) - 1
    lines = []
    for index in range(start + 1, final + 1):
        item = opportunities[index]
        divided = word is not None and item.word == word
        length = width_inside(start, index) if divided else item.end_mm - begin
        if length > width + ROUNDING_MM:
            if item.word is None:
                break
            continue
        hyphens = state.hyphens + 1 if item.hyphen else 0
        if hyphens > measure.hyphens:
            continue
        short = max(0.0, 1 - length / width)
        demerits = state.demerits + item.demerits + (short / TENTH) ** 2
        lone = index == final and index == start + 1 and start >= 0
        if lone and length < state.width_mm * _LONE_WORD_SHARE:
            demerits += _LONE_WORD
        lines.append(_State(demerits, length, hyphens, index, state))
    return lines


def _trace(state: _State) -> list[int]:
    chosen: list[int] = []
    step: _State | None = state
    while step is not None and step.index >= 0:
        chosen.append(step.index)
        step = step.previous
    return chosen[::-1]
