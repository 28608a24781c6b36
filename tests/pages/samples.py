"""Editions that show every page kind, composed for tests of pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PIL import Image

from authoring.edition.bind import bind_edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import EditionReading, read_edition
from authoring.edition.siblings import Siblings
from authoring.pages.composition import Composition, compose_edition
from authoring.problems import has_errors, render_text
from authoring.sources import Sources
from authoring.text.fonts import Fonts
from tests.workspaces import write_bytes, write_json, write_text, write_workspace

AGES = {
    "$schema": "../../../authoring/schemas/table.schema.json",
    "question": "Wat helpt je om te leren?",
    "kind": "multiple-answer",
    "unit": "percent",
    "groups": [
        {"id": "under-35", "label": "<\u00a035\u00a0jaar", "role": "young"},
        {"id": "35-to-55", "label": "35–55\u00a0jaar", "role": "middle"},
        {"id": "over-55", "label": ">\u00a055\u00a0jaar", "role": "old"},
        {"id": "total", "label": "Totaal", "role": "total"},
    ],
    "source": {"title": "Voorbeeldonderzoek"},
    "period": "2025-09",
}
ANSWERS = (
    ("time", "Meer tijd onder werktijd", 41, 45, 40, 43),
    ("blocks", "Korte, gerichte leerblokken", 25, 30, 39, 32),
    ("practice", "Leren in de praktijk", 26, 28, 33, 29),
    ("budget", "Meer geld voor opleidingen", 37, 27, 18, 26),
)
WORDS = (
    "Wie het vak al tientallen jaren beheerst, weet dingen die in geen handboek staan. "
    "Juist die kennis is kwetsbaar. Wie haar niet op tijd doorgeeft, raakt haar kwijt, en dat "
    "merkt het hele bedrijf. "
)


def paragraph(text: str) -> dict[str, Any]:
    return {"kind": "paragraph", "text": text}


def chart(name: str, kind: str, title: str, *columns: str, **more: Any) -> dict[str, Any]:
    found = {"kind": "chart", "id": name, "chart": kind, "table": "ages", "title": title}
    return found | ({"columns": list(columns)} if columns else {}) | more


def sections() -> list[dict[str, Any]]:
    """Return the parts of an edition that holds every page kind once."""
    return [
        {
            "kind": "cover",
            "title_lines": ["Leren op", "de werk-", "vloer"],
            "reading": "{ages/time/total}",
            "caption": "wil meer tijd",
            "legend": "Elk streepje is een percentage uit deze editie.",
            "key_legend": "kerncijfer",
        },
        {
            "kind": "foreword",
            "id": "voorwoord",
            "title": "Leren is werken",
            "salutation": "Beste lezer,",
            "text": [WORDS, WORDS],
        },
        {
            "kind": "contents",
            "id": "inhoud",
            "title": "Inhoud",
            "series_title": "Eén reeks",
            "series_text": "Alles staat op [voorbeeld.nl](https://voorbeeld.nl).",
        },
        {
            "kind": "chapter",
            "id": "tijd",
            "title": "Tijd om te leren",
            "lead": "Leren kost tijd, en die is er niet altijd.",
            "key_figure": {"value": "{ages/blocks/over-55}", "caption": "wil korte blokken"},
            "sections": [
                {
                    "id": "kader",
                    "title": "Met een kader",
                    "lead": "Bijna de helft wil meer tijd.",
                    "blocks": [
                        paragraph(WORDS + "Dat zegt {ages/time/total}.[^bron]"),
                        {"kind": "subhead", "text": "Een tussenkop"},
                        paragraph(WORDS),
                        {"kind": "bullets", "items": ["Maak tijd vrij.", "Wijs mentoren aan."]},
                        paragraph(WORDS + WORDS),
                        chart("een", "ranked-bars", "Tijd wint", "total", highlight="time"),
                    ],
                    "sidebar": {
                        "title": "Ter zijde",
                        "figure": {
                            "value": "{ages/blocks/total}",
                            "caption": "nu",
                            "compare": "{ages/time/total}",
                            "compare_caption": "straks",
                        },
                        "text": ["Een korte tekst in een kader, met een eigen noot.[^kader]"],
                        "source": "Bron: een voorbeeld",
                    },
                },
                {
                    "id": "grafiek",
                    "title": "Een pagina met een grafiek",
                    "blocks": [
                        paragraph("Een korte inleiding boven een grafiek."),
                        chart("twee", "grouped-bars", "Tijd is bij elke groep de eerste wens"),
                    ],
                },
                {
                    "id": "volgt",
                    "title": "Een sectie die volgt",
                    "blocks": [paragraph("Een paar regels onder een tweede kop volstaan hier.")],
                },
            ],
        },
    ]


def write_sample(root: Path, change: Callable[[list[Any]], object] | None = None) -> Path:
    """Write a workspace whose edition holds every page kind; ``change`` may alter its parts."""
    parts = sections()
    if change is not None:
        change(parts)
    write_workspace(
        root,
        title="Leren op de werkvloer",
        sections=parts,
        notes={
            "bron": "Een bron, [voorbeeld.nl/bron](https://voorbeeld.nl/bron)",
            "kader": "Een tweede bron",
        },
    )
    for old in (root / "editions/tiny/tables").iterdir():
        old.unlink()
    write_table(root, AGES, ANSWERS)
    return root


def write_table(root: Path, table: dict[str, Any], answers: tuple[tuple[Any, ...], ...]) -> None:
    """Write the table that the sample's charts show."""
    columns = ",".join(group["id"] for group in table["groups"])
    rows = [",".join(f'"{cell}"' for cell in answer) for answer in answers]
    write_json(root / "editions/tiny/tables/ages.json", table)
    write_text(
        root / "editions/tiny/tables/ages.csv", "\n".join([f"id,label,{columns}", *rows, ""])
    )


def write_picture(root: Path, name: str, width: int, height: int) -> None:
    """Write a plain picture into the edition's images."""
    encoded = io.BytesIO()
    Image.new("RGB", (width, height), (200, 180, 160)).save(encoded, "PNG")
    write_bytes(root / "editions/tiny/images" / name, encoded.getvalue())


def compose(root: Path) -> Composition:
    """Read, bind and compose the workspace's edition; fail on an error before composing."""
    sources = Sources(root)
    return compose_reading(sources, read_edition(sources, "tiny"))


def compose_reading(sources: Sources, reading: EditionReading) -> Composition:
    """Bind and compose an edition or letter that was read; fail on an error before composing."""
    assert reading.edition is not None, render_text(reading.problems)
    assert reading.style is not None
    assert reading.document is not None
    assert not has_errors(reading.problems), render_text(reading.problems)
    locate = reading.document.locate
    bound, problems = bind_edition(reading.edition, Neighbours(sources), locate)
    assert not has_errors(problems), render_text(problems)
    fonts = Fonts(reading.style.fonts, lambda file: sources.read_bytes(f"fonts/{file}"))
    siblings = Siblings(sources, Neighbours(sources)).of(bound)
    return compose_edition(bound, reading.style, fonts, locate, siblings)
