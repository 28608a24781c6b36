"""Names below the parts of a bar: each under its part, or on a line of its own with a leader.

Takes the places of parts, their names and values; gives lines of text with their places, which
never overlap and never leave the chart. A name stays below its own part if it fits there; else it
moves down, with a thin line from its part. Parts that are not drawn are listed below the others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from authoring.charts.figure import Drawing
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault
from authoring.style.model import Palette, Style, TextStyle, Tokens


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar from ``x0_mm`` to ``x1_mm`` with its name.

    ``value`` stands before the name where it does not stand in the bar. A part that is not drawn
    has no place (``x0_mm`` is None).
    """

    id: str
    name: str
    value: str
    x0_mm: float | None
    x1_mm: float = 0.0
    queried: bool = False


@dataclass(frozen=True, slots=True)
class Callout:
    """A name at its place: ``baseline_mm`` counts from the foot of the bar.

    ``text_mm`` is where the name's lines start, after the value. ``leader_mm`` is where a line
    comes down from the bar, for a name that does not stand right below its part.
    """

    id: str
    x_mm: float
    text_mm: float
    right_mm: float
    baseline_mm: float
    lines: tuple[str, ...]
    value: str
    queried: bool
    leader_mm: float | None = None


@dataclass(frozen=True, slots=True)
class _Block:
    """A name that is broken into lines but has no place yet; ``text_mm`` is its indent."""

    part: Part
    lines: tuple[str, ...]
    text_mm: float
    width_mm: float


class Placer:
    """Places the names of one bar of ``width_mm``, by the tokens of its kind."""

    def __init__(self, width_mm: float, tokens: Tokens, setter: Setter) -> None:
        self.width_mm = width_mm
        self.tokens = tokens
        self.setter = setter
        self.name, self.value = name_styles(tokens, setter.style)

    def place(self, parts: Sequence[Part]) -> tuple[Callout, ...]:
        """Place all names; one that fits nowhere is a fault with its measure."""
        drawn = [part for part in parts if part.x0_mm is not None]
        below: list[tuple[Part, _Block]] = []
        moved: list[Part] = []
        for index, part in enumerate(drawn):
            block = self._fit(part, self._room(drawn, index) - _left(part))
            if block is None or len(block.lines) > self.tokens.count("name_lines"):
                moved.append(part)
            else:
                below.append((part, block))
        first = self.tokens["name_first_mm"]
        callouts = [self._callout(block, _left(part), first, None) for part, block in below]
        for block, leader, x_mm in self._move(moved):
            callouts.append(self._drop(block, leader, x_mm, callouts))
        for block in self._list(parts):
            first = max((self._below(item, block) for item in callouts), default=first)
            callouts.append(self._callout(block, 0.0, first, None))
        return tuple(callouts)

    def _drop(
        self, block: _Block, leader_mm: float, x_mm: float, placed: Sequence[Callout]
    ) -> Callout:
        """Place a name as high as it neither meets another nor crosses a leader."""
        firsts = {self.tokens["name_first_mm"], *(self._below(item, block) for item in placed)}
        tries = [self._callout(block, x_mm, first, leader_mm) for first in sorted(firsts)]
        free = (
            callout for callout in tries if not any(self._meet(callout, other) for other in placed)
        )
        return next(free, tries[-1])

    def _below(self, callout: Callout, block: _Block) -> float:
        """Return the first baseline of a block that stands below a name."""
        first = self._bottom(callout) + self.tokens["name_block_mm"] + self._line_mm(block.part)
        return max(first, self.tokens["name_first_mm"])

    def _bottom(self, callout: Callout) -> float:
        return callout.baseline_mm + (len(callout.lines) - 1) * self.name.leading_mm

    def _meet(self, one: Callout, other: Callout) -> bool:
        gap = self.tokens["name_gap_mm"]
        top, other_top = (item.baseline_mm - self.name.leading_mm for item in (one, other))
        across = one.x_mm < other.right_mm + gap and other.x_mm < one.right_mm + gap
        down = top < self._bottom(other) and other_top < self._bottom(one)
        return (across and down) or self._crosses(one, other) or self._crosses(other, one)

    def _crosses(self, one: Callout, other: Callout) -> bool:
        """Tell whether the leader of a name comes too near another name on its way."""
        if one.leader_mm is None or other.baseline_mm - self.name.leading_mm >= one.baseline_mm:
            return False
        inset = self.tokens["name_inset_mm"] / 2
        return other.x_mm - inset < one.leader_mm < other.right_mm + inset

    def _room(self, drawn: Sequence[Part], index: int) -> float:
        """Return where a name below its part must end: before the next part."""
        if index + 1 == len(drawn):
            return self.width_mm
        return _left(drawn[index + 1]) - self.tokens["name_gap_mm"]

    def _leader(self, part: Part) -> float:
        left = _left(part)
        return left + min((part.x1_mm - left) / 2, self.tokens["leader_inset_mm"])

    def _move(self, parts: Sequence[Part]) -> list[tuple[_Block, float, float]]:
        """Return names that leave their place, with their leaders and left ends, from above.

        Names right of their leaders come first, the rightmost at the top, so that no leader
        crosses a name; names left of theirs follow, the leftmost at the top.
        """
        inset = self.tokens["name_inset_mm"]
        leaders = [self._leader(part) for part in parts]
        best: list[tuple[_Block, float, float]] = []
        fewest = 0
        for turn in range(len(parts), -1, -1):
            edge = leaders[turn] - self.tokens["name_gap_mm"] if turn < len(parts) else None
            right = self.width_mm if edge is None else edge
            rights = [
                (self._fit(part, right - x - inset), x)
                for part, x in zip(parts[:turn], leaders, strict=False)
            ]
            lefts = [
                (self._fit(part, x - inset), x)
                for part, x in zip(parts[turn:], leaders[turn:], strict=True)
            ]
            placed = [(block, x, x + inset) for block, x in reversed(rights) if block]
            placed += [(block, x, x - inset - block.width_mm) for block, x in lefts if block]
            lines = sum(len(block.lines) for block, _, _ in placed)
            if len(placed) == len(parts) and (not best or lines < fewest):
                best, fewest = list(placed), lines
        if parts and not best:
            self._complain(parts)
        return best

    def _list(self, parts: Sequence[Part]) -> list[_Block]:
        listed: list[_Block] = []
        for part in parts:
            if part.x0_mm is not None:
                continue
            block = self._fit(part, self.width_mm)
            if block is None:
                self._complain([part])
            else:
                listed.append(block)
        return listed

    def _complain(self, parts: Sequence[Part]) -> None:
        known = len(self.setter.faults)
        for part in parts:
            self.setter.lines(part.name, self.name, self.width_mm / 2, "label", name=part.id)
        if len(self.setter.faults) == known:
            self.setter.faults.append(
                ChartFault(
                    "label",
                    f"{len(parts)} names do not fit below a bar of {self.width_mm:.1f} mm",
                    "give the chart the whole width, or shorten its labels",
                    "chart-room",
                    parts[0].id,
                )
            )

    def _fit(self, part: Part, measure_mm: float) -> _Block | None:
        """Break a name in a measure that its value stands in too; None where a word is wider."""
        indent = 0.0
        if part.value:
            width = self.setter.width_mm(part.value, self.value, "value", part.id)
            indent = width + self.tokens["name_value_gap_mm"]
        if measure_mm <= indent:
            return None
        broken, faults = self.setter.try_labels(
            [(part.id, part.name)], self.name, measure_mm - indent
        )
        if faults or not broken[0]:
            return None
        widths = [
            self.setter.width_mm(line.rstrip(), self.name, "label", part.id) for line in broken[0]
        ]
        return _Block(part, broken[0], indent, indent + max(widths))

    def _line_mm(self, part: Part) -> float:
        """Return the height of the first line of a name."""
        return max(self.name.leading_mm, self.value.leading_mm if part.value else 0.0)

    def _callout(
        self, block: _Block, x_mm: float, baseline_mm: float, leader_mm: float | None
    ) -> Callout:
        part = block.part
        return Callout(
            part.id,
            x_mm,
            x_mm + block.text_mm,
            x_mm + block.width_mm,
            baseline_mm,
            block.lines,
            part.value,
            part.queried,
            leader_mm,
        )


def _left(part: Part) -> float:
    return part.x0_mm or 0.0


def name_styles(tokens: Tokens, style: Style) -> tuple[TextStyle, TextStyle]:
    """Return the text styles of names and of the values before them."""
    return style.text[tokens.name("name")], style.text[tokens.name("name_value")]


def last_baseline(callouts: Sequence[Callout], tokens: Tokens, style: Style) -> float:
    """Return the last baseline of the names, below the foot of the bar."""
    leading = name_styles(tokens, style)[0].leading_mm
    return max(
        (item.baseline_mm + (len(item.lines) - 1) * leading for item in callouts), default=0.0
    )


def draw_callouts(
    callouts: Sequence[Callout],
    foot_mm: float,
    tokens: Tokens,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw names, their values and their leaders below a bar that ends at ``foot_mm``."""
    name, value = name_styles(tokens, style)
    query = palette[style.charts["frame"].name("query_colour")]
    for item in callouts:
        baseline = foot_mm + item.baseline_mm
        if item.leader_mm is not None:
            colour = palette[tokens.name("leader_colour")]
            top = foot_mm + tokens["leader_gap_mm"]
            drawing.line(item.leader_mm, top, item.leader_mm, baseline, colour, tokens["leader_pt"])
        if item.value:
            colour = query if item.queried else palette[tokens.name("name_value_colour")]
            drawing.text(item.x_mm, baseline, item.value, value, colour)
        for number, line in enumerate(item.lines):
            below = baseline + number * name.leading_mm
            drawing.text(item.text_mm, below, line, name, palette[tokens.name("name_colour")])
