"""What a blind reader hears: the screen file read back, against what the edition says."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest

from authoring.edition.model import Chapter, Chart, Cover
from authoring.edition.parts import Text
from authoring.edition.texts import texts_in
from tests.editions.composed import EDITIONS, make
from tests.pdf.oracle import Tree, expect_tree, read_tree

LEVELS = {f"H{level}": level for level in range(1, 7)}


def plain(text: str) -> str:
    """Return text as it is read: soft hyphens gone, white space one."""
    return " ".join(text.replace("\u00ad", "").split())


def flatten(tree: Tree) -> str:
    _, kids = tree
    return "".join(kid if isinstance(kid, str) else flatten(kid) for kid in kids)


def elements(tree: Tree) -> Iterator[Tree]:
    yield tree
    for kid in tree[1]:
        if not isinstance(kid, str):
            yield from elements(kid)


@pytest.mark.parametrize("name", EDITIONS)
def test_the_file_says_what_was_composed(name: str) -> None:
    made = make(name)
    assert read_tree(made.screen) == expect_tree(made.document)


@pytest.mark.parametrize("name", EDITIONS)
def test_every_text_of_the_edition_is_read(name: str) -> None:
    made = make(name)
    read = [plain(flatten(element)) for element in elements(read_tree(made.screen))]
    whole = set(read)
    missing = [
        text.plain
        for text in edition_texts(made.edition.parts)
        if said(text) and not any(said(text) in each for each in whole)
    ]
    assert missing == []


def edition_texts(parts: Any) -> Iterator[Text]:
    """Yield the texts that are set as such; charts are read by their own tests."""
    if isinstance(parts, Chart):
        yield parts.title
    elif isinstance(parts, Cover):  # its title is broken by hand, and read as one
        yield from (parts.reading, parts.caption, parts.legend, parts.key_legend)
    elif isinstance(parts, Text):
        yield parts
    elif isinstance(parts, tuple):
        for part in parts:
            yield from edition_texts(part)
    elif hasattr(parts, "__dataclass_fields__"):
        for field in parts.__dataclass_fields__:
            yield from edition_texts(getattr(parts, field))


def said(text: Text) -> str:
    """Return a text without its note marks, up to the first: marks are read between."""
    return plain(text.plain) if not text.notes else plain(text.plain).split(".")[0]


@pytest.mark.parametrize("name", EDITIONS)
def test_the_prose_is_read_in_the_order_of_the_edition(name: str) -> None:
    made = make(name)
    read = plain(flatten(read_tree(made.screen)))
    position = 0
    for part in made.edition.parts:
        if isinstance(part, Chapter):
            # An edition of charts alone has no other prose than this.
            position = read.index(said(part.lead), position)
        for member in getattr(part, "sections", ()):
            for block in getattr(member, "blocks", ()):
                for text, _ in texts_in(block):
                    if isinstance(block, Chart) or not said(text):
                        continue
                    found = read.find(said(text), position)
                    assert found >= position, text.plain
                    position = found
    assert position


@pytest.mark.parametrize("name", EDITIONS)
def test_headings_do_not_jump(name: str) -> None:
    roles = [role for role, _ in elements(read_tree(make(name).screen)) if role in LEVELS]
    assert roles[0] == "H1"
    assert all(LEVELS[after] - LEVELS[before] <= 1 for before, after in pairwise(roles))


@pytest.mark.parametrize("name", EDITIONS)
def test_lists_tables_and_notes_have_their_parts(name: str) -> None:
    parents = {"LI": "L", "LBody": "LI", "Lbl": None, "TR": None, "TD": "TR", "TH": "TR"}
    seen = set()
    for role, kids in elements(read_tree(make(name).screen)):
        for kid in kids:
            if not isinstance(kid, str) and parents.get(kid[0]):
                assert role == parents[kid[0]], f"{kid[0]} stands under {role}"
                seen.add(kid[0])
    # A chart is a Figure with its table attached: an edition need not hold a Table.
    assert {"LI", "LBody"} <= seen
