"""The real editions with shorter and longer text, longer titles and more rows.

Each still composes without an overlap or a loss, or says what cannot fit, with place and measure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pandas as pd
import pytest

from authoring.data.tables import Table
from authoring.display import Document
from authoring.edition.bind import bind_edition
from authoring.edition.model import Bullets, Chapter, Edition, Paragraph, Practice, Section
from authoring.edition.neighbours import Neighbours
from authoring.edition.parts import Text, Words
from authoring.edition.reading import read_edition
from authoring.pages.composition import Composition, compose_edition
from authoring.pdf.files import paint_screen
from authoring.problems import has_errors
from authoring.sources import Sources
from authoring.text.fonts import Fonts
from tests.editions.composed import EDITIONS
from tests.pdf.oracle import Tree, expect_tree
from tests.textboxes import find_outside, find_overlaps, read_boxes
from tests.workspaces import ROOT


def stretch(text: Text, share: float) -> Text:
    """Return a text cut off or repeated to a share of its words."""
    words = text.plain.split(" ")
    count = max(round(len(words) * share), 1)
    longer = (words * (int(share) + 1))[:count]
    return replace(text, parts=(Words(" ".join(longer)),))


def change(node: Any, kinds: tuple[type, ...], edit: Callable[[Text], Text]) -> Any:
    """Return a part of an edition with the texts of some kinds of block edited."""
    if isinstance(node, kinds):
        held = {field.name: getattr(node, field.name) for field in fields(node)}
        return replace(node, **{name: _edit(value, edit) for name, value in held.items()})
    if isinstance(node, tuple):
        return tuple(change(each, kinds, edit) for each in node)
    if is_dataclass(node) and not isinstance(node, Text | Table | type):
        values = {field.name: getattr(node, field.name) for field in fields(node)}
        return replace(node, **{key: change(value, kinds, edit) for key, value in values.items()})
    return node


def _edit(value: Any, edit: Callable[[Text], Text]) -> Any:
    if isinstance(value, Text):
        return edit(value)
    return tuple(_edit(each, edit) for each in value) if isinstance(value, tuple) else value


def compose(name: str, alter: Callable[[Edition], Edition]) -> tuple[Composition, bytes | None]:
    """Compose an altered edition; paint it where it has no errors."""
    sources = Sources(ROOT)
    reading = read_edition(sources, name)
    assert reading.edition is not None
    assert reading.style is not None
    assert reading.document is not None
    locate = reading.document.locate
    bound, _ = bind_edition(reading.edition, Neighbours(sources), locate)
    style = reading.style
    fonts = Fonts(style.fonts, lambda file: sources.read_bytes(f"fonts/{file}"))
    composition = compose_edition(alter(bound), style, fonts, locate)
    if has_errors(composition.problems):
        return composition, None
    names = [style.screen.name("profile"), style.press.name("profile")]
    screen, press = (sources.read_bytes(f"styles/{name}") for name in names)
    return composition, paint_screen(composition.document, style, screen, press)


def said(document: Document) -> str:
    """Return what a reader of the tags hears, in order."""

    def flatten(tree: Tree) -> str:
        return "".join(kid if isinstance(kid, str) else f" {flatten(kid)} " for kid in tree[1])

    return " ".join(flatten(expect_tree(document)).replace("\u00ad", "").split())


def judge(composition: Composition, painted: bytes | None) -> None:
    """Hold that what was composed is clean, or that each error has its place and its measure."""
    if painted is not None:
        boxes = read_boxes(painted)
        assert find_overlaps(boxes) == []
        assert find_outside(boxes, 210, 297, 10) == []
        return
    for problem in composition.problems:
        if problem.severity == "error":
            assert problem.place.line, problem
            assert re.search(r"\d", problem.message), problem


@pytest.mark.parametrize("name", EDITIONS)
@pytest.mark.parametrize("share", [0.6, 1.4, 2.0])
def test_prose_of_another_length_runs_on(name: str, share: float) -> None:
    blocks = (Paragraph, Bullets)

    def alter(edition: Edition) -> Edition:
        parts = change(edition.parts, blocks, lambda text: stretch(text, share))
        return replace(edition, parts=parts)

    composition, painted = compose(name, alter)
    judge(composition, painted)
    assert painted is not None
    read = said(composition.document)
    for part in composition_texts(alter_parts(name, blocks, share)):
        assert part in read


def alter_parts(name: str, blocks: tuple[type, ...], share: float) -> Any:
    sources = Sources(ROOT)
    reading = read_edition(sources, name)
    assert reading.edition is not None
    assert reading.document is not None
    bound, _ = bind_edition(reading.edition, Neighbours(sources), reading.document.locate)
    return change(bound.parts, blocks, lambda text: stretch(text, share))


def composition_texts(parts: Any) -> list[str]:
    """Return the words of every paragraph of the chapters, one space between them."""
    found = []
    for part in parts:
        for member in part.sections if isinstance(part, Chapter) else ():
            for block in member.blocks if isinstance(member, Section | Practice) else ():
                if isinstance(block, Paragraph):
                    found.append(" ".join(block.text.plain.replace("\u00ad", "").split()))
    return found


@pytest.mark.parametrize("name", EDITIONS)
def test_titles_of_twice_their_length_fit_or_are_told(name: str) -> None:
    def alter(edition: Edition) -> Edition:
        doubled = [
            replace(
                part,
                sections=tuple(
                    replace(member, title=stretch(member.title, 2.0))
                    if isinstance(member, Section)
                    else member
                    for member in part.sections
                ),
            )
            if isinstance(part, Chapter)
            else part
            for part in edition.parts
        ]
        return replace(edition, parts=tuple(doubled))

    judge(*compose(name, alter))


@pytest.mark.parametrize("name", EDITIONS)
def test_tables_of_twice_their_rows_fit_or_are_told(name: str) -> None:
    def double(table: Table) -> Table:
        if table.kind == "facts":
            return table
        rows = tuple(replace(row, id=f"{row.id}-2") for row in table.rows)
        typed = {(f"{row}-2", column): value for (row, column), value in table.typed.items()}
        values = pd.concat([table.values, table.values.rename(index=lambda row: f"{row}-2")])
        return replace(
            table, rows=(*table.rows, *rows), typed={**table.typed, **typed}, values=values
        )

    def alter(edition: Edition) -> Edition:
        tables = {key: double(table) for key, table in edition.tables.items()}
        return replace(edition, tables=tables)

    judge(*compose(name, alter))
