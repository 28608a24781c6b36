"""The house style's fonts and text styles, and a short way to set text in them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from authoring.style.model import FontFile, TextStyle, Tokens
from authoring.text.fonts import Fonts
from authoring.text.paragraph import Line, Span, set_paragraph

ROOT = Path(__file__).parents[2]
STYLE: dict[str, Any] = json.loads((ROOT / "styles/techbarometer-2026.json").read_text("utf-8"))


def _text_style(name: str) -> TextStyle:
    keys = TextStyle.__dataclass_fields__
    return TextStyle(
        name=name, **{key: value for key, value in STYLE["text"][name].items() if key in keys}
    )


@pytest.fixture(scope="session")
def fonts() -> Fonts:
    files = [FontFile(**file) for file in STYLE["fonts"]]
    return Fonts(files, lambda file: (ROOT / "fonts" / file).read_bytes())


@pytest.fixture(scope="session")
def styles() -> dict[str, TextStyle]:
    return {name: _text_style(name) for name in STYLE["text"]}


@pytest.fixture(scope="session")
def setting() -> Tokens:
    return Tokens("setting", STYLE["setting"])


Setter = Callable[..., tuple[Line, ...]]


@pytest.fixture(scope="session")
def set_text(fonts: Fonts, styles: dict[str, TextStyle], setting: Tokens) -> Setter:
    def set_it(
        text: str | list[Span], measure_mm: float = 55.5, style: str = "body", **options: Any
    ) -> tuple[Line, ...]:
        spans = [Span(text)] if isinstance(text, str) else text
        return set_paragraph(
            spans, styles[style], measure_mm, fonts=fonts, setting=setting, **options
        )

    return set_it
