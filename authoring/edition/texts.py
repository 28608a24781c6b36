"""The texts of an edition wherever they stand, and the place that each is printed in.

Takes an edition or any part of it; gives its texts in order, or the same part with its texts
changed. It walks dataclasses, tuples and mappings, so that a new field needs no code here; never
looks inside tables or pictures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from authoring.data.tables import Table
from authoring.edition.expressions import CellRef
from authoring.edition.forms import FormPlace
from authoring.edition.model import ChartItem, Cover, KeyFigure, Summary
from authoring.edition.parts import Text

Node = TypeVar("Node")

# The fields that are set as figures ("43%"); all others are prose ("43 procent"), titles of charts
# and alt texts among them.
FIGURE_FIELDS: Final = frozenset(
    {
        (KeyFigure, "value"),
        (KeyFigure, "compare"),
        (KeyFigure, "compare_caption"),
        (Cover, "reading"),
        (ChartItem, "value"),
        (Summary, "hero"),
    },
)


def place_of(owner: type, field: str) -> FormPlace:
    """Return the place in which a field of the model prints its values."""
    return "figure" if (owner, field) in FIGURE_FIELDS else "prose"


def texts_in(node: object, place: FormPlace = "prose") -> Iterator[tuple[Text, FormPlace]]:
    """Yield each text of a part of an edition with its place, in the order of the fields."""
    if isinstance(node, Text):
        yield node, place
    elif isinstance(node, Table):
        return
    elif is_dataclass(node):
        for field in fields(node):
            yield from texts_in(getattr(node, field.name), place_of(type(node), field.name))
    elif isinstance(node, tuple):
        for item in node:
            yield from texts_in(item, place)
    elif isinstance(node, Mapping):
        for item in node.values():
            yield from texts_in(item, place)


def cells_in(node: object) -> Iterator[CellRef]:
    """Yield the cells that slots and claims of a part of an edition name."""
    for text, _ in texts_in(node):
        yield from text.cells


def replace_texts(
    node: Node, change: Callable[[Text, FormPlace], Text], place: FormPlace = "prose"
) -> Node:
    """Return a part of an edition with each of its texts changed, in the order of the fields."""
    changed: Any = node
    if isinstance(node, Text):
        changed = change(node, place)
    elif isinstance(node, Table):
        return node
    elif is_dataclass(node) and not isinstance(node, type):
        values = {
            field.name: replace_texts(
                getattr(node, field.name), change, place_of(type(node), field.name)
            )
            for field in fields(node)
        }
        changed = replace(node, **values)
    elif isinstance(node, tuple):
        changed = tuple(replace_texts(item, change, place) for item in node)
    elif isinstance(node, Mapping):
        changed = {key: replace_texts(item, change, place) for key, item in node.items()}
    return changed  # type: ignore[no-any-return]
