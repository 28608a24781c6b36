"""The house style as frozen data: type, colour, grid, and every position on every page.

Takes a style document that its schema has passed; gives typed tokens. It never invents a value:
a token that the style lacks is a fault of the schema, and raises.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from authoring.display import Colour


class Tokens(Mapping[str, float]):
    """A named group of tokens: numbers by key, names of colours and text styles by :meth:`name`.

    Keys of lengths end in ``_mm`` or ``_pt``, factors in ``_em`` or nothing.
    """

    def __init__(self, group: str, values: Mapping[str, float | str | bool]) -> None:
        self._group = group
        self._numbers = {
            key: float(value)
            for key, value in values.items()
            if isinstance(value, int | float) and not isinstance(value, bool)
        }
        self._names = {key: value for key, value in values.items() if isinstance(value, str)}

    def __getitem__(self, key: str) -> float:
        if key not in self._numbers:
            raise KeyError(f"the style has no number {self._group}.{key}")
        return self._numbers[key]

    def __iter__(self) -> Any:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def count(self, key: str) -> int:
        """Return a token that is a whole number."""
        return round(self[key])

    def name(self, key: str) -> str:
        """Return a token that names a colour or a text style."""
        if key not in self._names:
            raise KeyError(f"the style has no name {self._group}.{key}")
        return self._names[key]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a kind of text is set. ``colour`` is a role of the palette."""

    name: str
    family: str
    weight: int
    size_pt: float
    leading_mm: float
    colour: str
    italic: bool = False
    tracking_em: float = 0.0
    tabular: bool = False
    hyphenate: bool = False
    bold_weight: int = 600


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font file: the face that it holds and its path under ``fonts/``."""

    family: str
    weight: int
    italic: bool
    file: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one accent: shared neutrals and the accent's own, by role.

    ``scale5`` runs from light to dark, for classes on a map.
    """

    name: str
    colours: Mapping[str, Colour]
    scale5: tuple[Colour, ...]

    def __getitem__(self, role: str) -> Colour:
        if role not in self.colours:
            raise KeyError(f"the palette {self.name} has no colour {role}")
        return self.colours[role]


@dataclass(frozen=True, slots=True)
class Style:
    """A house style. ``pages``, ``charts`` and ``dials`` hold tokens by page or chart kind.

    ``words`` holds the few words that the house itself prints (chapter, source, base …), ``claims``
    the bands of words of quantity as plain data.
    """

    id: str
    name: str
    fonts: tuple[FontFile, ...]
    text: Mapping[str, TextStyle]
    palettes: Mapping[str, Palette]
    paper: Tokens
    grid: Tokens
    setting: Tokens
    lines: Tokens
    press: Tokens
    screen: Tokens
    pages: Mapping[str, Tokens]
    charts: Mapping[str, Tokens]
    dials: Mapping[str, Tokens]
    words: Mapping[str, str]
    claims: Mapping[str, Any]
