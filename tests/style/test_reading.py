"""A house style as it is read: typed tokens, colours with both builds, one style over another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from authoring.sources import Sources
from authoring.style.model import Style
from authoring.style.reading import list_styles, read_style
from tests.workspaces import ROOT, STYLE, write_json, write_workspace


def read(workspace: Path, name: str = STYLE) -> Style:
    """Read a style, which must be without a problem."""
    reading = read_style(Sources(workspace), name)
    assert reading.problems == ()
    assert reading.style is not None
    return reading.style


def test_the_house_style_is_read():
    style = read(ROOT)
    assert (style.id, style.name) == (STYLE, "TechBarometer 2026")
    assert style.paper["width_mm"] == 210
    assert style.pages["cover"].name("ground") == "deep"
    assert style.text["body"].hyphenate
    assert style.text["body"].bold_weight == 600
    assert style.words["source"] == "Bron"
    assert (ROOT / "fonts" / style.fonts[0].file).is_file()


def test_a_palette_has_the_neutrals_and_its_own_colours_with_both_builds():
    held = json.loads((ROOT / f"styles/{STYLE}.json").read_text("utf-8"))
    for accent, palette in read(ROOT).palettes.items():
        own = held["accents"][accent]["colours"]
        assert set(palette.colours) == set(own) | set(held["neutrals"])
        for role, colour in own.items():
            assert palette[role].hex == colour["rgb"]
            assert palette[role].cmyk == tuple(colour["cmyk"])
            assert palette[role].name == role
        assert len(palette.scale5) == 5


def test_a_style_may_extend_another(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    own = {
        "extends": STYLE,
        "name": "Smal",
        "paper": {"width_mm": 170},
        "neutrals": {"ink": {"rgb": "#000000"}},
        "press": {"condition": "FOGRA51"},
        "text": {"body": {"size_pt": 9}},
    }
    write_json(workspace / "styles/narrow.json", own)
    base, narrow = read(workspace), read(workspace, "narrow")
    assert (narrow.id, narrow.name) == ("narrow", "Smal")
    assert (narrow.paper["width_mm"], narrow.paper["height_mm"]) == (170, 297)
    ink = narrow.palettes["blue"]["ink"]
    assert (ink.hex, ink.cmyk) == ("#000000", (0, 0, 0, 100))
    assert narrow.press.name("condition") == "FOGRA51"
    assert narrow.text["body"].size_pt == 9
    assert narrow.text["body"].family == base.text["body"].family
    assert narrow.pages["cover"] == base.pages["cover"]


def test_a_list_replaces_the_other_list(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    colours = [{"rgb": f"#0000F{step}", "cmyk": [step, 0, 0, 0]} for step in range(5)]
    own = {"extends": STYLE, "name": "Own", "accents": {"blue": {"scale5": colours}}}
    write_json(workspace / "styles/own.json", own)
    palette = read(workspace, "own").palettes["blue"]
    assert [colour.hex for colour in palette.scale5] == [f"#0000F{step}" for step in range(5)]
    assert palette["deep"] == read(workspace).palettes["blue"]["deep"]


def test_the_styles_of_a_workspace_are_listed(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_json(workspace / "styles/own.json", {})
    assert list_styles(Sources(workspace)) == ("own", STYLE)


@pytest.mark.parametrize("name", ["nowhere", "../nowhere", ""])
def test_a_style_that_is_not_there_is_told(name: str):
    reading = read_style(Sources(ROOT), name)
    assert reading.style is None
    assert [each.code for each in reading.problems] == ["unknown-style"]
