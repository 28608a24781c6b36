"""Labels that are moved apart: they keep their order, their distance and their column."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.charts.dodging import Block, dodge
from authoring.charts.pointlabels import Point, place_values

from . import samples

BLOCKS = st.lists(
    st.builds(Block, st.floats(0, 50), st.floats(1, 8)), min_size=1, max_size=8
)  # fmt: skip


def test_blocks_that_do_not_meet_stay_where_they_are():
    assert dodge([Block(20, 4), Block(10, 4)], 0, 50) == (20, 10)
    assert dodge([], 0, 50) == ()


def test_two_that_meet_move_as_far_up_as_down():
    assert dodge([Block(20, 4), Block(21, 4)], 0, 50) == (18.5, 22.5)
    assert dodge([Block(20, 4), Block(20, 4)], 0, 50) == (18, 22)


def test_blocks_stay_in_their_column():
    assert dodge([Block(1, 4), Block(1, 4)], 0, 50) == (2, 6)
    assert dodge([Block(50, 4), Block(49, 4)], 0, 50) == (48, 44)


@given(BLOCKS)
def test_blocks_keep_order_and_distance(blocks):
    total = sum(block.height_mm for block in blocks)
    centres = dodge(blocks, 0, 70)
    placed = sorted(zip(centres, blocks, strict=True), key=lambda pair: pair[0])
    for (above, one), (below, other) in pairwise(placed):
        assert below - above >= (one.height_mm + other.height_mm) / 2 - 1e-6
        assert one.centre_mm <= other.centre_mm
    if total <= 70:
        assert placed[0][0] - placed[0][1].height_mm / 2 >= -1e-6
        assert placed[-1][0] + placed[-1][1].height_mm / 2 <= 70 + 1e-6


def values(*heights: float, segments=()):
    tokens = samples.house_style().charts["lines"]
    points = [Point(20, height, tokens["radius_mm"], 8) for height in heights]
    return place_values(points, segments, 0, 52, tokens)


def test_a_value_stands_above_its_point_unless_a_line_is_there():
    assert values(20) == pytest.approx((16.85,))
    steep = [((0, 0), (20, 20)), ((20, 20), (40, 0))]
    assert values(20, segments=steep) == pytest.approx((23.15,))


def test_values_near_one_another_stand_on_both_sides_of_their_points():
    upper, lower = values(20, 22)
    assert (upper, lower) == pytest.approx((16.85, 25.15))
    assert values(22, 20) == (lower, upper)


@given(st.lists(st.floats(6, 52), min_size=1, max_size=5))
def test_values_meet_neither_one_another_nor_a_point(heights):
    middles = values(*heights)
    half, radius = 1.2, 1.2
    for index, middle in enumerate(middles):
        for other in (*middles[:index], *middles[index + 1 :]):
            assert abs(middle - other) >= 2 * half - 1e-6
        for height in heights:
            assert abs(middle - height) >= half + radius - 1e-6
