"""Parts that rest on an earlier wave must name it; figures of no wave must name their year."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.claims.waves import find_unnamed_waves
from authoring.edition.bind import bind_edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import read_edition
from authoring.sources import Sources
from tests.workspaces import EDITION, TABLE, change_json, write_json, write_text, write_workspace

FACTS = "id,label,value,unit,source,period\nolder,Ouderen,34,percent,CBS,2023\n"


def findings(root: Path, wave: str, **texts: Any) -> list[tuple[str, str]]:
    """Return the words and the message of each finding in the tiny edition with these texts."""
    write_workspace(root)
    change_json(root / TABLE, lambda table: table.update(wave=wave))
    facts = {"subject": "Ouderen", "kind": "facts"}
    write_json(root / "editions/tiny/tables/facts.json", facts)
    write_text(root / "editions/tiny/tables/facts.csv", FACTS)

    def write(edition: Any) -> None:
        chapter = edition["sections"][1]
        chapter["lead"] = texts.get("lead", chapter["lead"])
        section = chapter["sections"][0]
        section["title"] = texts.get("title", section["title"])
        section["blocks"][0]["text"] = texts.get("text", section["blocks"][0]["text"])

    change_json(root / EDITION, write)
    sources = Sources(root)
    reading = read_edition(sources, "tiny")
    assert reading.edition is not None
    assert reading.document is not None
    edition, _ = bind_edition(reading.edition, Neighbours(sources), reading.document.locate)
    return [(each.words, each.message) for each in find_unnamed_waves(edition)]


@pytest.mark.parametrize(
    ("wave", "texts", "found"),
    [
        ("2024", {}, ["Een cursus kiest 43 procent."]),
        ("2026", {}, []),
        ("2024", {"text": "In {learning/course/total|wave}: {learning/course/total}."}, []),
        ("2024", {"title": "In [2024]{=year} van elkaar"}, []),
        ("2024", {"title": "In [2023]{=year} van elkaar"}, ["Een cursus kiest 43 procent."]),
        (
            "2024",
            {"text": "[Bijna de helft]{learning/course/total} wil een cursus."},
            ["Bijna de helft wil een cursus."],
        ),
        ("2024", {"text": "Ouderen: {facts/older/value} in [2023]{=year}."}, []),
        (
            "2024",
            {"lead": "Een cursus kiest {learning/course/total}.", "text": "Niets."},
            ["Een cursus kiest 43 procent."],
        ),
    ],
)
def test_an_unnamed_wave_is_found(tmp_path: Path, wave: str, texts: Any, found: list[str]):
    told = findings(tmp_path, wave, **texts)
    assert [words.replace("\u00a0", " ") for words, _ in told] == found
    assert {message for _, message in told} <= {
        "this rests on the wave of 2024 and does not name it"
    }
