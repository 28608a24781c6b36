"""Parts of an edition for tests of single page kinds, and how they are composed and painted."""

from __future__ import annotations

import copy
from collections.abc import Callable
from pathlib import Path
from typing import Any

from authoring.display import Document, GlyphRun, Page
from authoring.pages.composition import Composition
from authoring.pdf.files import paint_screen
from authoring.sources import Sources
from authoring.style.reading import read_style
from tests.pages.samples import compose, write_sample
from tests.textboxes import TextBox, find_outside, find_overlaps, read_boxes
from tests.workspaces import STYLE

Change = Callable[[dict[str, Any]], object]


def figure(cell: str, caption: str) -> dict[str, Any]:
    return {"value": f"{{ages/{cell}}}", "caption": caption}


def summary() -> dict[str, Any]:
    """Return a summary whose rows take one line and two."""
    rows = [
        figure("time/total", "wil meer tijd om onder werktijd te leren"),
        figure(
            "blocks/over-55",
            "van de ouderen wil korte, gerichte leerblokken die passen bij het werk van de dag",
        ),
        figure("budget/under-35", "wil meer geld voor opleidingen"),
    ]
    return {
        "kind": "summary",
        "id": "in-het-kort",
        "title": "In het kort",
        "hero": "{ages/time/total}",
        "lead": "**wil meer tijd** om te leren. Jong en oud vragen hetzelfde.",
        "figures": [
            figure("time/under-35", "van de jongeren"),
            figure("time/35-to-55", "van de middengroep"),
            figure("time/over-55", "van de ouderen wil meer tijd om onder werktijd te leren"),
        ],
        "lists": [
            {"title": "Wat helpt", "figures": rows},
            {"title": "Wat ook helpt", "figures": copy.deepcopy(rows)},
        ],
        "band": {
            "title": "Leren loont",
            "figures": [
                figure("practice/total", "leert in de praktijk"),
                figure("blocks/total", "leert in korte blokken"),
                figure("budget/total", "wil meer geld"),
            ],
        },
        "steps_title": "Zo begin je",
        "steps": ["Maak tijd vrij.", "Wijs mentoren aan.", "Meet wat het oplevert."],
    }


def steps(count: int) -> dict[str, Any]:
    """Return so many steps, a heading and an item each."""
    rows = [
        {"heading": f"Zet stap nummer [{n}]{{=label}}", "items": ["Begin klein, en houd vol."]}
        for n in range(1, count + 1)
    ]
    return {
        "kind": "steps",
        "id": "stappen",
        "title": "Praktische stappen",
        "lead": "Zo kom je verder.",
        "steps": rows,
    }


def back_cover() -> dict[str, Any]:
    return {
        "kind": "back-cover",
        "title": "Wie deelt, houdt over",
        "lead": ["Leren kost tijd.", "Die tijd verdient zich terug."],
        "colophon": ["Onderzoek: een voorbeeld.", "Uitgave: een ander voorbeeld."],
    }


def sheets(document: Document, kind: str) -> list[Page]:
    return [page for page in document.pages if page.kind == kind]


def runs(page: Page) -> list[GlyphRun]:
    return [item for item in page.items if isinstance(item, GlyphRun)]


def baseline(page: Page, start: str) -> float:
    """Return the baseline of the first run that starts with some words."""
    return next(run.y_mm for run in runs(page) if run.text.startswith(start))


def composed(root: Path, change: Callable[[list[Any]], object]) -> Composition:
    return compose(write_sample(root, change))


def told(composition: Composition) -> list[tuple[str, str, str]]:
    """Return place, code and message of every problem."""
    return [(problem.place.path, problem.code, problem.message) for problem in composition.problems]


def painted(root: Path, document: Document) -> list[TextBox]:
    sources = Sources(root)
    style = read_style(sources, STYLE).style
    assert style is not None
    profiles = [
        sources.read_bytes(f"styles/{part.name('profile')}") for part in (style.screen, style.press)
    ]
    return read_boxes(paint_screen(document, style, *profiles))


def assert_clean(root: Path, document: Document) -> None:
    """Fail where text overlaps in the finished file, or comes too near to its trim."""
    boxes = painted(root, document)
    assert find_overlaps(boxes) == []
    assert find_outside(boxes, document.width_mm, document.height_mm, 10.0) == []
