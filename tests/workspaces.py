"""Small workspaces on disk, for tests that need real files.

``write_workspace`` makes the least edition that is valid; a test then changes one thing with
``change_json`` or ``write_text`` and reads it.
"""

from __future__ import annotations

import copy
import json
import os
import shutil
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
STYLE = "techbarometer-2026"
EDITION = "editions/tiny/edition.json"
LETTER = "editions/tiny/letter.json"
TABLE = "editions/tiny/tables/learning.json"
NUMBERS = "editions/tiny/tables/learning.csv"

TINY_TABLE: Mapping[str, Any] = {
    "$schema": "../../../authoring/schemas/table.schema.json",
    "question": "Hoe leer je het liefst?",
    "kind": "multiple-answer",
    "unit": "percent",
    "groups": [
        {"id": "under-35", "label": "< 35 jaar", "role": "young"},
        {"id": "total", "label": "Totaal", "role": "total"},
    ],
    "source": {"title": "TechBarometer 2024"},
    "period": "2024",
}
TINY_NUMBERS = """\
id,label,under-35,total
colleague,Van een collega,62,57.5
course,Met een cursus,41,43
"""
TINY_EDITION: Mapping[str, Any] = {
    "$schema": "../../authoring/schemas/edition.schema.json",
    "series": "TechBarometer",
    "year": 2026,
    "number": 1,
    "of": 1,
    "title": "Klein maar heel",
    "status": "concept",
    "date": "2026-01",
    "language": "nl-NL",
    "style": STYLE,
    "accent": "blue",
    "binding": "none",
    "organisation": "Voorbeeld",
    "place": "Utrecht",
    "address": "voorbeeld.nl",
    "editions": [{"number": 1, "title": "Klein maar heel", "accent": "blue"}],
    "respondents": {
        "samples": [{"id": "technicians", "label": "Technici", "n": None}],
        "probability_sample": None,
        "statements": {"sponsor": "Voorbeeld"},
    },
    "sections": [
        {
            "kind": "cover",
            "title_lines": ["Klein", "maar heel"],
            "reading": "{learning/course/total}",
            "caption": "leert met een cursus",
            "legend": "Elk streepje is een percentage",
            "key_legend": "Kerncijfer",
        },
        {
            "kind": "chapter",
            "id": "leren",
            "title": "Leren",
            "lead": "Technici leren het liefst van elkaar.",
            "key_figure": {"value": "{learning/colleague/total}", "caption": "van een collega"},
            "sections": [
                {
                    "id": "van-elkaar",
                    "title": "Van elkaar",
                    "blocks": [
                        {"kind": "paragraph", "text": "Een cursus kiest {learning/course/total}."},
                        {
                            "kind": "chart",
                            "id": "liefst",
                            "chart": "ranked-bars",
                            "table": "learning",
                            "title": "Een collega weet het best",
                            "columns": ["total"],
                        },
                    ],
                }
            ],
        },
    ],
    "notes": {},
}
TINY_LETTER: Mapping[str, Any] = {
    "$schema": "../../authoring/schemas/letter.schema.json",
    "sender": ["Domplein [12]{=address}", "[voorbeeld.nl](https://voorbeeld.nl)"],
    "addressee": ["Aan de lezers"],
    "subject": "Hoe technici leren",
    "salutation": "Beste lezer,",
    "text": [
        "Een cursus kiest {learning/course/total}.[^bron]",
        "Dat is [ruim vier op de tien]{learning/course/total}. **Lees verder** op "
        "[voorbeeld.nl](https://voorbeeld.nl).",
    ],
    "closing": "Met vriendelijke groet,",
    "enclosures": ["Klein maar heel"],
    "notes": {"bron": "Gemeten in [2024]{=year}."},
}


def write_workspace(root: Path, **changes: Any) -> Path:
    """Write the tiny edition into ``root``, with top-level keys changed, and the house style."""
    edition = copy.deepcopy(dict(TINY_EDITION)) | changes
    write_json(root / EDITION, edition)
    write_json(root / TABLE, TINY_TABLE)
    write_text(root / NUMBERS, TINY_NUMBERS)
    for name in _house_files():
        _place(ROOT / name, root / name)
    return root


def write_buildable(root: Path) -> Path:
    """Write the tiny edition with a key figure that fits its place, so that it can be built."""
    figure = {"value": "{learning/course/total}", "caption": "met een cursus"}
    write_workspace(root)
    change_json(root / EDITION, lambda edition: edition["sections"][1].update(key_figure=figure))
    return root


def write_letter(root: Path, **changes: Any) -> Path:
    """Write a letter beside the tiny edition, with top-level keys changed."""
    write_json(root / LETTER, copy.deepcopy(dict(TINY_LETTER)) | changes)
    return root


def write_text(path: Path, text: str) -> None:
    """Write a UTF-8 file as it is, with its folder."""
    write_bytes(path, text.encode())


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file, with its folder; never through a hard link to the real one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.write_bytes(content)


def write_json(path: Path, value: Any) -> None:
    """Write a JSON file, two spaces an indent."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def change_json(path: Path, change: Callable[[Any], Any]) -> None:
    """Change a JSON file in place; what ``change`` returns is ignored."""
    value = json.loads(path.read_text("utf-8"))
    change(value)
    write_json(path, value)


@cache
def _house_files() -> tuple[str, ...]:
    files = [ROOT / f"styles/{STYLE}.json"]
    for folder in (ROOT / "styles/icc", ROOT / "fonts"):
        files += [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return tuple(path.relative_to(ROOT).as_posix() for path in files)


def _place(source: Path, target: Path) -> None:
    """Give a file a second name; copy it where the two lie on different disks."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def read_told(path: Path) -> dict[str, str]:
    """Return the texts of a golden file by the name of what provokes them (``## name``)."""
    parts = path.read_text("utf-8").split("## ")[1:]
    return {name: text for name, _, text in (part.partition("\n") for part in parts)}
