"""Borrowed tables: shared and never copied, asked for until they come, and named by their wave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.edition.bind import bind_edition
from authoring.edition.model import Edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import read_edition
from authoring.problems import render_text
from authoring.queries import queries_of
from authoring.sources import Sources
from tests.workspaces import EDITION, change_json, write_json, write_text, write_workspace

LENDER = "editions/2024-groot"
NUMBERS = "id,label,latest,previous\nmore,Meer,61,48\nless,Minder,12,20\n"
TABLE: dict[str, Any] = {
    "subject": "Vraag naar technici",
    "kind": "single-answer",
    "unit": "percent",
    "groups": [
        {"id": "latest", "label": "2024", "role": "companies"},
        {"id": "previous", "label": "2023", "wave": "2023", "role": "companies"},
    ],
    "wave": "2024",
    "source": {"title": "TechBarometer 2024"},
    "period": "najaar 2023",
}
SAID = "In {demand/more/latest|wave} zag {demand/more/latest} meer vraag."


def write_borrower(root: Path, text: str = SAID, **changes: Any) -> Path:
    """Write the tiny edition, which borrows the table demand and says ``text`` of it."""
    borrows = [{"edition": "2024-groot", "tables": ["demand"]}]
    write_workspace(root, **({"borrows": borrows} | changes))
    write_json(root / f"{LENDER}/tables/demand.json", TABLE)
    write_text(root / f"{LENDER}/tables/demand.csv", NUMBERS)
    write_text(root / f"{LENDER}/edition.json", (root / EDITION).read_text("utf-8"))

    def say(edition: Any) -> None:
        edition["sections"][1]["sections"][0]["blocks"][0]["text"] = text

    change_json(root / EDITION, say)
    return root


def bound(root: Path) -> tuple[Edition, str]:
    """Return the bound edition and what is wrong with it."""
    sources = Sources(root)
    reading = read_edition(sources, "tiny")
    assert reading.edition is not None, render_text(reading.problems)
    assert reading.document is not None
    edition, problems = bind_edition(reading.edition, Neighbours(sources), reading.document.locate)
    return edition, render_text((*reading.problems, *problems))


def said(edition: Edition) -> str:
    """Return what the first paragraph prints, with plain spaces."""
    return edition.parts[1].sections[0].blocks[0].text.plain.replace("\u00a0", " ")  # type: ignore[union-attr]


def test_a_borrowed_table_is_the_very_table_of_its_edition(tmp_path: Path):
    root = write_borrower(tmp_path)
    assert said(bound(root)[0]) == "In 2024 zag 61 procent meer vraag."
    write_text(root / f"{LENDER}/tables/demand.csv", NUMBERS.replace("61", "62"))
    assert said(bound(root)[0]) == "In 2024 zag 62 procent meer vraag."


def test_the_period_of_a_cell_is_printed(tmp_path: Path):
    root = write_borrower(tmp_path, "Gevraagd in {demand/more/latest|period}.")
    assert said(bound(root)[0]) == "Gevraagd in najaar 2023."
    change_json(root / f"{LENDER}/tables/demand.json", lambda table: table.update(period="2023-09"))
    assert said(bound(root)[0]) == "Gevraagd in september 2023."


def test_a_table_of_its_own_takes_the_place_of_the_borrowed_one(tmp_path: Path):
    root = write_borrower(tmp_path)
    edition, _ = bound(root)
    (asked,) = [query for table, query in queries_of(edition) if table.id == "demand"]
    assert asked.id == "demand-2026"
    assert "geleend van 2024-groot (meting 2024)" in asked.text
    assert "tables/demand.json en tables/demand.csv" in asked.text
    own = TABLE | {
        "wave": "2026",
        "groups": [
            {"id": "latest", "label": "2026"},
            {"id": "previous", "label": "2024", "wave": "2024"},
        ],
    }
    write_json(root / "editions/tiny/tables/demand.json", own)
    write_text(root / "editions/tiny/tables/demand.csv", NUMBERS.replace("61", "70"))
    edition, told = bound(root)
    assert said(edition) == "In 2026 zag 70 procent meer vraag."
    assert told == ""
    assert list(queries_of(edition)) == []


def test_waves_of_one_table_are_told_apart(tmp_path: Path):
    text = "Van {demand/more/previous} in {demand/more/previous|wave} naar {demand/more/latest}."
    assert said(bound(write_borrower(tmp_path, text))[0]).startswith("Van 48 procent in 2023 naar")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "In {learning/course/total|wave}.",
            'the cells of "learning/course/total" have no one wave: none',
        ),
        (
            "In {max(demand/more/*)|wave}.",
            'the cells of "max(demand/more/*)" have no one wave: 2024, 2023',
        ),
        ("In {demand/moer/latest|wave}.", 'the table "demand" has no row "moer"'),
    ],
)
def test_a_wave_that_cannot_be_told_is_an_error(tmp_path: Path, text: str, told: str):
    assert told in bound(write_borrower(tmp_path, text))[1]


@pytest.mark.parametrize(
    ("borrows", "told"),
    [
        (
            [{"edition": "2024-goot", "tables": ["demand"]}],
            'there is no other edition "2024-goot" (at borrows[0].edition)\n'
            "  hint: did you mean “2024-groot”?",
        ),
        (
            [{"edition": "tiny", "tables": ["learning"]}],
            'there is no other edition "tiny" (at borrows[0].edition)',
        ),
        (
            [{"edition": "2024-groot", "tables": ["demnd"]}],
            'the edition "2024-groot" has no table "demnd" (at borrows[0].tables[0])\n'
            "  hint: did you mean “demand”?",
        ),
    ],
)
def test_a_loan_that_leads_nowhere_is_told(tmp_path: Path, borrows: Any, told: str):
    root = write_borrower(tmp_path, "Niets.", borrows=borrows)
    assert told in render_text(read_edition(Sources(root), "tiny").problems)


def test_a_loan_that_nothing_uses_is_told(tmp_path: Path):
    told = bound(write_borrower(tmp_path, "Niets."))[1]
    assert 'warning: the borrowed table "demand" is not used (at borrows)' in told


def test_the_lender_counts_a_loan_as_use(tmp_path: Path):
    root = write_borrower(tmp_path)
    lender = read_edition(Sources(root), "2024-groot")
    assert 'no edition uses the table "demand"' not in render_text(lender.problems)


def test_a_final_edition_has_its_own_figures(tmp_path: Path):
    told = bound(write_borrower(tmp_path, status="final"))[1]
    assert 'the table "demand" is borrowed from "2024-groot" (at status)' in told


def test_respondents_come_from_the_edition_that_is_named(tmp_path: Path):
    root = write_borrower(tmp_path)
    change_json(root / EDITION, lambda e: e.update(respondents={"edition": "2024-groot"}))
    edition, told = bound(root)
    assert told == ""
    assert edition.respondents.statements["sponsor"] == "Voorbeeld"
    change_json(root / f"{LENDER}/edition.json", lambda e: e["respondents"].pop("samples"))
    assert "has no sound block about its respondents" in bound(root)[1]
    change_json(root / EDITION, lambda e: e.update(respondents={"edition": "2023"}))
    assert 'there is no edition "2023" (at respondents.edition)' in bound(root)[1]
