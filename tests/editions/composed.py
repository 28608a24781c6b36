"""A real edition, bound, composed and painted once for all tests that read it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from authoring.display import Document
from authoring.edition.bind import bind_edition
from authoring.edition.model import Edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import read_edition
from authoring.pages.composition import compose_edition
from authoring.pdf.files import paint_screen
from authoring.problems import Problem, has_errors, render_text
from authoring.sources import Sources
from authoring.text.fonts import Fonts
from tests.workspaces import ROOT

EDITIONS = sorted(path.parent.name for path in (ROOT / "editions").glob("*/edition.json"))


@dataclass(frozen=True)
class Made:
    """An edition and what was made of it."""

    edition: Edition
    document: Document
    screen: bytes
    problems: tuple[Problem, ...]


@cache
def make(name: str) -> Made:
    """Return a real edition with its document and its screen file."""
    sources = Sources(ROOT)
    reading = read_edition(sources, name)
    assert reading.edition is not None, render_text(reading.problems)
    assert reading.style is not None
    assert reading.document is not None
    locate = reading.document.locate
    bound, found = bind_edition(reading.edition, Neighbours(sources), locate)
    fonts = Fonts(reading.style.fonts, lambda file: sources.read_bytes(f"fonts/{file}"))
    composition = compose_edition(bound, reading.style, fonts, locate)
    problems = (*reading.problems, *found, *composition.problems)
    assert not has_errors(problems), render_text(problems)
    style = reading.style
    profiles = [style.screen.name("profile"), style.press.name("profile")]
    screen, press = (sources.read_bytes(f"styles/{name}") for name in profiles)
    painted = paint_screen(composition.document, style, screen, press)
    return Made(bound, composition.document, painted, problems)
