"""Panels in columns: in reading order, at a common pitch where there is room, never overlapping."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from authoring.pages.panelstacks import Room, Spot, fit_panels, stack_panels

ROOM = Room(3, 127.5, 258.0, 43.5, 9.0)


def test_panels_stand_in_rows_and_long_ones_take_the_room_of_two() -> None:
    places = stack_panels([22.5, 28.5, 33, 34.5, 34.5, 75, 34.5], ROOM)
    assert places == (
        Spot(0, 127.5),
        Spot(1, 127.5),
        Spot(2, 127.5),
        Spot(0, 171.0),
        Spot(1, 171.0),
        Spot(2, 171.0),
        Spot(0, 214.5),
    )


def test_a_column_that_wastes_too_much_loses_the_pitch() -> None:
    places = fit_panels([45, 60], Room(1, 0.0, 120.0, 43.5, 9.0))
    assert places == (Spot(0, 0.0), Spot(0, 54.0))


def test_what_fits_no_page_is_placed_alone() -> None:
    assert fit_panels([200], ROOM) is None
    assert stack_panels([200, 10], ROOM) == (Spot(0, 127.5),)


@given(st.lists(st.floats(10, 120), max_size=7))
def test_no_panel_overlaps_another_or_leaves_its_page(heights: list[float]) -> None:
    places = stack_panels(heights, ROOM)
    assert bool(places) == bool(heights)
    for column in range(ROOM.columns):
        own = sorted(
            (spot.top_mm, spot.top_mm + height)
            for spot, height in zip(places, heights, strict=False)
            if spot.column == column
        )
        assert all(foot + ROOM.gap_mm <= top + 1e-6 for (_, foot), (top, _) in pairwise(own))
        assert all(foot <= ROOM.bottom_mm + 1e-6 for _, foot in own)
