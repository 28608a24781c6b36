"""Dials: figures as strokes around a scale, one hundred percent to the full turn.

Takes strokes and tokens; gives display items. The rule is that of the art direction, section 5:
angle −90° + 3.6° a percentage point, clockwise; equal values stack outward; nothing is random, and
no figure is ever dropped.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from authoring.display import MM_PER_PT, Colour, Path
from authoring.pages.figures import Stroke
from authoring.style.model import Palette, Tokens

_PROBE_MM = 0.25


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that strokes must keep out of."""

    left_mm: float
    top_mm: float
    right_mm: float
    bottom_mm: float

    def holds(self, x_mm: float, y_mm: float) -> bool:
        """Tell whether a point lies inside."""
        return self.left_mm < x_mm < self.right_mm and self.top_mm < y_mm < self.bottom_mm


@dataclass(frozen=True, slots=True)
class Dial:
    """Where a dial stands and how far it is turned.

    ``turn_deg`` is the angle of zero percent, clockwise from three o'clock.
    """

    x_mm: float
    y_mm: float
    turn_deg: float = -90.0

    def angle(self, value: float) -> float:
        """Return the angle of a percentage in radians, clockwise from three o'clock."""
        return math.radians(self.turn_deg + 3.6 * value)

    def point(self, angle: float, radius_mm: float, aside_mm: float = 0.0) -> tuple[float, float]:
        """Return the point at a radius, moved aside (clockwise) at a right angle."""
        cos, sin = math.cos(angle), math.sin(angle)
        return (
            self.x_mm + radius_mm * cos - aside_mm * sin,
            self.y_mm + radius_mm * sin + aside_mm * cos,
        )


def stack(strokes: Sequence[Stroke]) -> dict[float, list[Stroke]]:
    """Return the strokes by value, each stack in the given order, values ascending."""
    stacks: dict[float, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        stacks[stroke.value].append(stroke)
    return dict(sorted(stacks.items()))


def cover_strokes(
    strokes: Sequence[Stroke],
    dial: Dial,
    tokens: Tokens,
    palette: Palette,
    page: Box,
    obstacles: Sequence[Box],
) -> Iterator[Path]:
    """Yield the strokes of the cover's art.

    The common length is ``clamp((reach − start) / highest stack − gap, min, max)``. A stack that
    would leave ``page`` or enter an obstacle is compressed along its own angle: its pitch is the
    free distance over its figures, with a fixed share of it as gap.
    """
    stacks = stack(strokes)
    if not stacks:
        return
    start, gap = tokens["start_mm"], tokens["gap_mm"]
    highest = max(len(pile) for pile in stacks.values())
    length = (tokens["reach_mm"] - start) / highest - gap
    length = min(max(length, tokens["stroke_min_mm"]), tokens["stroke_max_mm"])
    for value, pile in stacks.items():
        angle = dial.angle(value)
        free = _free_distance(dial, angle, start, tokens, page, obstacles)
        pitch, inked = length + gap, length
        if len(pile) * pitch - gap > free:
            pitch = free / len(pile)
            inked = pitch * (1 - tokens["compressed_gap"])
        for index, stroke in enumerate(pile):
            yield radial_stroke(
                dial,
                angle,
                start + index * pitch,
                inked,
                tokens["width"],
                palette[tokens.name(f"{stroke.role}_colour")],
            )


def opener_dial(strokes: Sequence[Stroke], tokens: Tokens) -> Dial:
    """Return an opener's dial, turned so that the median of its figures points left.

    Where that would turn the chapter's key value out of sight, the dial is turned back until the
    key value is at the edge of what can be seen.
    """
    middle = median(stroke.value for stroke in strokes) if strokes else 0.0
    turn = 180.0 - 3.6 * middle
    keys = [stroke.value for stroke in strokes if stroke.role == "key"]
    if keys:
        pointing = turn + 3.6 * keys[0]
        turn += min(max(pointing, tokens["seen_from_deg"]), tokens["seen_to_deg"]) - pointing
    return Dial(tokens["x_mm"], tokens["y_mm"], turn)


def opener_strokes(
    strokes: Sequence[Stroke],
    dial: Dial,
    tokens: Tokens,
    palette: Palette,
    page: Box,
    obstacles: Sequence[Box],
) -> Iterator[Path]:
    """Yield the strokes of a chapter's opener that can be seen whole on the page.

    A stack that would leave the page at its top, or enter an obstacle, is compressed along its own
    angle, as on the cover: it shortens its own strokes and those of no other figure.
    """
    length, start, gap = tokens["stroke_mm"], tokens["start_mm"], tokens["gap_mm"]
    room = Box(page.left_mm, page.top_mm, tokens["x_mm"] + tokens["reach_mm"], page.bottom_mm)
    for value, pile in stack(strokes).items():
        angle = dial.angle(value)
        pitch, inked = length + gap, length
        free = _free_distance(dial, angle, start, tokens, room, obstacles)
        if room.holds(*dial.point(angle, start)) and len(pile) * pitch - gap > free:
            pitch = free / len(pile)
            inked = pitch * length / (length + gap)
        for index, stroke in enumerate(pile):
            radius = start + index * pitch
            ends = (dial.point(angle, radius), dial.point(angle, radius + inked))
            if all(page.holds(*end) for end in ends):
                colour = palette[tokens.name(f"{stroke.role}_colour")]
                yield radial_stroke(dial, angle, radius, inked, tokens["width"], colour)


def round_strokes(
    strokes: Sequence[Stroke], dial: Dial, tokens: Tokens, palette: Palette
) -> Iterator[Path]:
    """Yield the strokes of a dial that nothing crops, every stack at one pitch.

    The pitch is the greatest, up to the style's own, at which the highest stack ends in reach.
    """
    stacks = stack(strokes)
    highest = max((len(pile) for pile in stacks.values()), default=1)
    start = tokens["start_mm"]
    pitch = min(tokens["pitch_mm"], (tokens["reach_mm"] - start) / highest)
    for value, pile in stacks.items():
        for index, stroke in enumerate(pile):
            yield radial_stroke(
                dial,
                dial.angle(value),
                start + index * pitch,
                pitch * (1 - tokens["gap"]),
                tokens["width"],
                palette[tokens.name(f"{stroke.role}_colour")],
            )


def small_strokes(
    strokes: Sequence[Stroke], dial: Dial, tokens: Tokens, palette: Palette
) -> Iterator[Path]:
    """Yield a small dial: one bar a value, as long as its figures are many.

    Values that hold a key figure get their inner end in the accent. A bar that would outgrow the
    dial's room makes all bars shorter.
    """
    stacks = stack(strokes)
    highest = max((len(pile) for pile in stacks.values()), default=1)
    unit = min(tokens["figure_mm"], tokens["room_mm"] / highest)
    start = tokens["start_mm"]
    for value, pile in stacks.items():
        angle = dial.angle(value)
        yield _spoke(
            dial, angle, start, unit * len(pile), tokens, palette[tokens.name("stroke_colour")]
        )
        if any(stroke.role == "key" for stroke in pile):
            length = min(tokens["key_mm"], unit * len(pile))
            yield _spoke(dial, angle, start, length, tokens, palette[tokens.name("key_colour")])


def cropped_rings(dial: Dial, tokens: Tokens, palette: Palette, window: Box) -> Iterator[Path]:
    """Yield concentric rings of a hundred strokes, cut off at the edges of a window around them."""
    for value in range(100):
        angle = dial.angle(value)
        edge = _distance_to_edge(dial, angle, window)
        for ring in range(tokens.count("rings")):
            start = tokens["start_mm"] + ring * tokens["pitch_mm"]
            end = min(start + tokens["stroke_mm"], edge)
            if end <= start:
                break
            near, far = ring < tokens["near_rings"], ring >= tokens["far_from"]
            role = "near_colour" if near else "far_colour" if far else "colour"
            yield Path(
                (("M", *dial.point(angle, start)), ("L", *dial.point(angle, end))),
                stroke=palette[tokens.name(role)],
                width_pt=tokens["stroke_pt"],
            )


def _distance_to_edge(dial: Dial, angle: float, window: Box) -> float:
    """Return how far the edge of a window around a dial's centre is at an angle."""
    across, down = math.cos(angle), math.sin(angle)
    reach_x = (window.right_mm if across > 0 else window.left_mm) - dial.x_mm
    reach_y = (window.bottom_mm if down > 0 else window.top_mm) - dial.y_mm
    reaches = [
        reach / step for reach, step in ((reach_x, across), (reach_y, down)) if abs(step) > 1e-9
    ]
    return min(reaches)


def scale_ticks(
    dial: Dial,
    radius_mm: float,
    tokens: Tokens,
    palette: Palette,
    *,
    inward: bool = True,
    shown: Callable[[float, float], bool] | None = None,
) -> Iterator[Path]:
    """Yield the hundred ticks of a dial's scale; every tenth, and where told every fifth, longer.

    ``shown`` tells of a point whether a tick there is to be painted at all.
    """
    colour = palette[tokens.name("tick_colour")]
    five = tokens.get("tick_five_mm", tokens["tick_mm"])
    for value in range(100):
        ten = value % 10 == 0
        length = tokens["tick_ten_mm"] if ten else five if value % 5 == 0 else tokens["tick_mm"]
        angle = dial.angle(value)
        near = dial.point(angle, radius_mm)
        if shown is not None and not shown(*near):
            continue
        far = dial.point(angle, radius_mm - length if inward else radius_mm + length)
        yield Path((("M", *near), ("L", *far)), stroke=colour, width_pt=tokens["tick_pt"])


def radial_stroke(
    dial: Dial,
    angle: float,
    radius_mm: float,
    length_mm: float,
    width: float,
    colour: Colour,
) -> Path:
    """Return one stroke: its width is a share of the arc of one percent at its mid radius."""
    wide = width * math.radians(3.6) * (radius_mm + length_mm / 2)
    return Path(
        (
            ("M", *dial.point(angle, radius_mm)),
            ("L", *dial.point(angle, radius_mm + length_mm)),
        ),
        stroke=colour,
        width_pt=wide / MM_PER_PT,
    )


def hand(dial: Dial, value: float, tokens: Tokens, palette: Palette) -> Path:
    """Return the hand that points at the reading."""
    angle = dial.angle(value)
    return Path(
        (
            ("M", *dial.point(angle, tokens["hand_from_mm"])),
            ("L", *dial.point(angle, tokens["hand_to_mm"])),
        ),
        stroke=palette[tokens.name("hand_colour")],
        width_pt=tokens["hand_pt"],
    )


def _spoke(
    dial: Dial, angle: float, radius_mm: float, length_mm: float, tokens: Tokens, colour: Colour
) -> Path:
    return Path(
        (
            ("M", *dial.point(angle, radius_mm)),
            ("L", *dial.point(angle, radius_mm + length_mm)),
        ),
        stroke=colour,
        width_pt=tokens["stroke_pt"],
    )


def _edges(radius_mm: float, width: float) -> tuple[float, float]:
    half = width * math.radians(3.6) * radius_mm / 2
    return (-half, half)


def _free_distance(
    dial: Dial,
    angle: float,
    start_mm: float,
    tokens: Tokens,
    page: Box,
    obstacles: Sequence[Box],
) -> float:
    """Return how far a stack may reach from its start before an edge of it meets something."""
    radius = start_mm
    while radius < tokens["reach_mm"]:
        corners = [dial.point(angle, radius, aside) for aside in _edges(radius, tokens["width"])]
        if any(
            not page.holds(*corner) or any(box.holds(*corner) for box in obstacles)
            for corner in corners
        ):
            break
        radius += _PROBE_MM
    return radius - start_mm
