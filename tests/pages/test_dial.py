from __future__ import annotations

import math

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from authoring.display import MM_PER_PT, Colour, Path
from authoring.pages.dial import Box, Dial, cover_strokes, opener_dial, opener_strokes, stack
from authoring.pages.figures import Stroke
from authoring.style.model import Palette, Tokens

RED = Colour("red", (255, 0, 0), (0, 100, 100, 0))
PALETTE = Palette("test", {"red": RED}, ())
ROLES = ("key", "young", "middle", "old", "total")
TOKENS = Tokens(
    "dials.cover",
    {
        "start_mm": 52.5,
        "reach_mm": 160,
        "gap_mm": 1.5,
        "stroke_min_mm": 6,
        "stroke_max_mm": 10.5,
        "width": 0.38,
        "compressed_gap": 0.18,
        **{f"{role}_colour": "red" for role in ROLES},
    },
)
OPENER = Tokens(
    "dials.opener",
    {
        "reach_mm": 160,
        "seen_from_deg": 108,
        "seen_to_deg": 250,
        "x_mm": 216,
        "y_mm": 88.5,
        "start_mm": 64.5,
        "stroke_mm": 10.5,
        "gap_mm": 2.25,
        "width": 0.36,
        **{f"{role}_colour": "red" for role in ROLES},
    },
)
PAGE = Box(0, 0, 210, 297)
TITLE = Box(10, 30, 145, 120)
DIAL = Dial(84, 195)
NOWHERE = Box(-1, -1, 0, 0)


def corners(path: Path) -> list[tuple[float, float]]:
    """Return the four corners of a stroke with butt ends."""
    (_, x1, y1), (_, x2, y2) = path.segments  # type: ignore[misc]
    half = path.width_pt * MM_PER_PT / 2
    length = math.hypot(x2 - x1, y2 - y1)
    dx, dy = -(y2 - y1) / length * half, (x2 - x1) / length * half
    return [(x1 + dx, y1 + dy), (x1 - dx, y1 - dy), (x2 + dx, y2 + dy), (x2 - dx, y2 - dy)]


@pytest.mark.parametrize(
    ("value", "x", "y"), [(0, 84, 145), (25, 134, 195), (50, 84, 245), (75, 34, 195)]
)
def test_a_quarter_is_a_quarter_turn(value: float, x: float, y: float) -> None:
    assert DIAL.point(DIAL.angle(value), 50) == pytest.approx((x, y))


def test_equal_values_stack_in_the_order_given() -> None:
    strokes = [Stroke(30, "key"), Stroke(10, "old"), Stroke(30, "young")]
    assert stack(strokes) == {10: [strokes[1]], 30: [strokes[0], strokes[2]]}


def test_strokes_have_the_length_of_the_rule() -> None:
    strokes = [Stroke(60, "total")] * 12
    (first, *_) = cover_strokes(strokes, DIAL, TOKENS, PALETTE, Box(-500, -500, 900, 900), [])
    (_, x1, y1), (_, x2, y2) = first.segments  # type: ignore[misc]
    assert math.hypot(x2 - x1, y2 - y1) == pytest.approx((160 - 52.5) / 12 - 1.5)


figures = st.lists(
    st.builds(Stroke, st.integers(0, 100).map(float), st.sampled_from(ROLES)), max_size=300
)


@given(figures)
def test_no_figure_is_dropped_or_leaves_its_room(strokes: list[Stroke]) -> None:
    paths = list(cover_strokes(strokes, DIAL, TOKENS, PALETTE, PAGE, [TITLE]))
    assert len(paths) == len(strokes)
    for path in paths:
        for x, y in corners(path):
            assert -0.01 <= x <= 210.01
            assert -0.01 <= y <= 297.01
            assert not Box(10.3, 30.3, 144.7, 119.7).holds(x, y)


def test_the_median_of_a_chapter_points_left() -> None:
    strokes = [Stroke(value, "total") for value in (12.0, 33.0, 71.0)]
    dial = opener_dial(strokes, OPENER)
    assert dial.point(dial.angle(33), 10) == pytest.approx((206, 88.5))


@given(figures.filter(lambda strokes: any(stroke.role == "key" for stroke in strokes)))
def test_the_key_value_of_a_chapter_is_in_sight(strokes: list[Stroke]) -> None:
    dial = opener_dial(strokes, OPENER)
    key = next(stroke.value for stroke in strokes if stroke.role == "key")
    x, y = dial.point(dial.angle(key), OPENER["start_mm"] + OPENER["stroke_mm"])
    assert x < 205
    assert 5 < y < 198


# A stack that starts beyond the right edge and runs onto the page.
@example([Stroke(56.0, "key"), *[Stroke(13.0, "key")] * 4])
@given(figures.filter(lambda strokes: len(strokes) < 60))
def test_an_opener_keeps_above_its_bottom_and_below_the_top(strokes: list[Stroke]) -> None:
    dial = opener_dial(strokes, OPENER)
    bottom = Box(-1000, 198, 1000, 1000)
    paths = list(opener_strokes(strokes, dial, OPENER, PALETTE, PAGE, [bottom, NOWHERE]))
    for path in paths:
        (_, x1, y1), (_, x2, y2) = path.segments  # type: ignore[misc]
        assert max(y1, y2) <= 198.3
        assert min(y1, y2) >= -0.3 or max(x1, x2) > 210
