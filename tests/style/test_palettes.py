"""Every palette of every house style can be read: the contrasts that the art direction asks for.

Section 3 of the art direction says which colour may stand on which. A ratio is that of WCAG 2:
4.5 for small text, 3 for text from 18 pt and for shapes that carry a figure.
"""

from __future__ import annotations

import pytest

from authoring.display import Colour
from authoring.sources import Sources
from authoring.style.model import Palette, Style
from authoring.style.reading import list_styles, read_style
from tests.workspaces import ROOT

SMALL_TEXT, LARGE = 4.5, 3.0
# What stands on what, and how well it must be seen.
RULES = (
    *(("white", ground, SMALL_TEXT) for ground in ("deep", "mid", "stone_dark", "signal_text")),
    *(("ink", ground, SMALL_TEXT) for ground in ("light", "stone", "tint", "track")),
    *(
        (text, ground, SMALL_TEXT)
        for text in ("signal_text", "deep", "mid", "grey", "ink")
        for ground in ("white", "paper")
    ),
    ("d1", "deep", SMALL_TEXT),
    *((shape, "deep", LARGE) for shape in ("on_deep", "d2", "d3")),
    *((shape, ground, LARGE) for shape in ("light", "signal") for ground in ("white", "paper")),
)


def read(name: str) -> Style:
    reading = read_style(Sources(ROOT), name)
    assert reading.style is not None
    return reading.style


PALETTES = [
    pytest.param(palette, id=f"{name}-{accent}")
    for name in list_styles(Sources(ROOT))
    for accent, palette in read(name).palettes.items()
]


def luminance(colour: Colour) -> float:
    def linear(share: float) -> float:
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(colour.hex[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", PALETTES)
def test_what_stands_on_a_colour_can_be_read(palette: Palette) -> None:
    assert [
        f"{over} on {ground}: {found:.2f}, less than {least}"
        for over, ground, least in RULES
        # A ratio is told in two decimals, as the art direction tells it.
        if (found := round(contrast(palette[over], palette[ground]), 2)) < least
    ] == []


@pytest.mark.parametrize("palette", PALETTES)
def test_the_ages_go_from_light_to_dark(palette: Palette) -> None:
    light, mid, deep = (luminance(palette[role]) for role in ("light", "mid", "deep"))
    assert light > mid > deep
    assert contrast(palette["light"], palette["deep"]) >= LARGE


@pytest.mark.parametrize("palette", PALETTES)
def test_the_classes_of_a_map_go_from_light_to_dark(palette: Palette) -> None:
    steps = [luminance(colour) for colour in palette.scale5]
    assert steps == sorted(steps, reverse=True)
    assert palette.scale5[-1].hex == palette["deep"].hex
