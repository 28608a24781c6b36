"""The style is data: every token does something, and changing one needs no code."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, GlyphRun
from authoring.display import Path as Shape
from tests.pages.samples import compose, write_sample
from tests.workspaces import ROOT, STYLE, change_json

STYLE_FILE = ROOT / "styles" / f"{STYLE}.json"
# Sections whose keys the code asks for by name; the others are lists and tables of their own.
GROUPS = ("paper", "grid", "setting", "lines", "press", "screen", "words")
NESTED = ("pages", "charts", "dials")
BANDS = ("shares", "quantities", "ratios", "differences")
ACCENTS = ("blue", "plum", "petrol", "green")


@cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Return every string of the package, with anything where an f-string has a hole."""
    found = set()
    for path in (ROOT / "authoring").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(re.escape(node.value))
            elif isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(part.value)) if isinstance(part, ast.Constant) else r"\w+"
                    for part in node.values
                ]
                found.add("".join(parts))
    # A pattern that is all hole would let every token pass.
    return tuple(re.compile(text) for text in sorted(found) if text.strip("\\w+"))


def tokens() -> Iterator[tuple[str, str]]:
    style = json.loads(STYLE_FILE.read_text("utf-8"))
    for group in GROUPS:
        yield from ((group, key) for key in style[group])
    for section in NESTED:
        for group, held in style[section].items():
            yield from ((f"{section}.{group}", key) for key in held)
    for group in BANDS:
        yield from ((f"claims.{group}", key) for key in style["claims"][group])


def test_every_token_is_asked_for_somewhere() -> None:
    idle = [
        f"{group}.{key}"
        for group, key in tokens()
        if not any(pattern.fullmatch(key) for pattern in patterns())
    ]
    assert idle == []


def composed(root: Path, change: Any) -> Document:
    write_sample(root)
    change_json(root / "styles" / f"{STYLE}.json", change)
    return compose(root).document


def colours(document: Document) -> set[str]:
    found = set()
    for page in document.pages:
        for item in page.items:
            if isinstance(item, GlyphRun):
                found.add(item.colour.hex)
            elif isinstance(item, Shape):
                found |= {each.hex for each in (item.fill, item.stroke) if each}
    return found


@pytest.fixture(name="plain", scope="module")
def compose_plain(tmp_path_factory: pytest.TempPathFactory) -> Document:
    return compose(write_sample(tmp_path_factory.mktemp("plain"))).document


@pytest.mark.parametrize("accent", ACCENTS)
def test_each_accent_colours_the_same_pages(tmp_path: Path, plain: Document, accent: str) -> None:
    write_sample(tmp_path)
    change_json(
        tmp_path / "editions/tiny/edition.json", lambda edition: edition.update(accent=accent)
    )
    document = compose(tmp_path).document
    style = json.loads(STYLE_FILE.read_text("utf-8"))
    deep = style["accents"][accent]["colours"]["deep"]["rgb"]
    assert deep in colours(document)

    def places(made: Document) -> list[tuple[int, float, float, str]]:
        return [
            (page.number, item.x_mm, item.y_mm, item.text)
            for page in made.pages
            for item in page.items
            if isinstance(item, GlyphRun)
        ]

    assert places(document) == places(plain)


def test_a_colour_changes_everywhere_with_its_token(tmp_path: Path, plain: Document) -> None:
    def repaint(style: Any) -> None:
        style["accents"]["blue"]["colours"]["deep"] = {"rgb": "#102030", "cmyk": [90, 70, 40, 50]}

    before, after = colours(plain), colours(composed(tmp_path, repaint))
    assert "#1A2A6C" in before
    assert "#102030" in after
    assert "#1A2A6C" not in after


def test_a_length_moves_what_it_measures(tmp_path: Path, plain: Document) -> None:
    def move(style: Any) -> None:
        style["pages"]["section"]["title_baseline_mm"] += 4.5

    def title(document: Document) -> float:
        return next(
            item.y_mm
            for item in document.pages[4].items
            if isinstance(item, GlyphRun) and item.text == "Met een kader"
        )

    assert title(composed(tmp_path, move)) - title(plain) == pytest.approx(4.5)


def test_a_type_size_resets_the_text(tmp_path: Path, plain: Document) -> None:
    def enlarge(style: Any) -> None:
        style["text"]["lead"]["size_pt"] = 11

    def sizes(document: Document) -> set[float]:
        return {
            item.size_pt
            for page in document.pages
            for item in page.items
            if isinstance(item, GlyphRun)
        }

    assert 12.6 in sizes(plain)
    assert 12.6 not in sizes(composed(tmp_path, enlarge))
