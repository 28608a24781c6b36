"""Each kind of fault in a style, with the whole message of it in ``bad_styles.txt``."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from authoring.problems import render_text
from authoring.sources import Sources
from authoring.style.reading import read_style
from tests.workspaces import (
    STYLE,
    read_told,
    write_json,
    write_text,
    write_workspace,
)

OWN = "styles/own.json"


def own(**keys: Any) -> Callable[[Path], None]:
    """Write a style that extends the house style."""
    return lambda root: write_json(root / OWN, {"extends": STYLE, "name": "Own"} | keys)


def house(root: Path) -> Any:
    """Return the house style as it stands in its file."""
    return json.loads((root / f"styles/{STYLE}.json").read_text("utf-8"))


FAULTS: Mapping[str, Callable[[Path], Any]] = {
    "unknown token": own(paper={"widht_mm": 170}),
    "unknown group": own(papers={"width_mm": 170}),
    "wrong unit": own(paper={"width_mm": "170 mm"}),
    "unknown colour": own(pages={"cover": {"ground": "diep"}}),
    "unknown text style": own(charts={"ranked_bars": {"label": "labels"}}),
    "colour that is none": own(neutrals={"ink": {"rgb": "black", "cmyk": [0, 0, 0]}}),
    "two builds of a colour": own(neutrals={"grey": {"rgb": "#1b2226"}}),
    "too much ink": own(neutrals={"ink": {"rgb": "#000000", "cmyk": [100, 100, 100, 100]}}),
    "missing font file": lambda r: own(
        fonts=[
            *house(r)["fonts"],
            {"family": "Barlow", "weight": 900, "italic": False, "file": "barlow/Barlow.ttf"},
        ]
    )(r),
    "unknown face": own(text={"body": {"family": "Source Serif", "weight": 900}}),
    "missing profile": own(press={"profile": "icc/PSO_Coated_v3.icc"}),
    "path that leaves": own(press={"profile": "../../secret.icc"}),
    "stray brace in words": own(words={"page": "Pagina {nummer}", "base": "Basis {"}),
    "missing token in a new accent": own(
        accents={"grey": {"colours": {"deep": {"rgb": "#112233", "cmyk": [90, 80, 50, 60]}}}}
    ),
    "band that ends before it begins": own(
        claims={"quantities": {"most": {"low": 70, "high": 60}}}
    ),
    "band with nothing between": own(claims={"shares": {"well_over": {"above": [0, 0.1]}}}),
    "difference that ends before it begins": own(
        claims={"differences": {"slight": {"points": [5, 2], "part": [0.1, 0.1]}}}
    ),
    "column that is never marked": own(claims={"bases": {"printed_from": 200}}),
    "band of the wrong kind": own(claims={"shares": {"about": {"low": 0, "above": 3}}}),
    "level that is a percentage": own(claims={"level": {"value": 5}}),
    "unknown style": own(extends="techbarometer-2062"),
    "style that extends itself": own(extends="own"),
    "truncated": lambda r: write_text(r / OWN, '{"extends": "techbarometer-2026", "paper": {'),
    "no extends": lambda r: write_json(r / OWN, {"name": "Own"}),
}
TOLD = read_told(Path(__file__).parent / "bad_styles.txt")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_style_is_told_whole(tmp_path: Path, fault: str):
    workspace = write_workspace(tmp_path)
    FAULTS[fault](workspace)
    assert render_text(read_style(Sources(workspace), "own").problems) == TOLD[fault]


def test_each_message_has_its_fault():
    assert list(TOLD) == list(FAULTS)
