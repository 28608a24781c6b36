"""Figures of 2026 take the place of those of 2024 by being there, and nothing else changes.

The test supplies every borrowed table of a copy of one edition with made-up figures: those of 2024,
and one more in every table on which no claim rests, so that no claim breaks and the new figures can
be told from the old ones.
"""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from authoring.auditing import judge_edition
from authoring.display import Document, GlyphRun
from authoring.edition.bind import bind_edition
from authoring.edition.expressions import Cell
from authoring.edition.forms import TIMES
from authoring.edition.model import Edition
from authoring.edition.neighbours import Neighbours
from authoring.edition.parts import Bound, Claim
from authoring.edition.reading import read_edition
from authoring.edition.texts import texts_in
from authoring.pages.composition import compose_edition
from authoring.problems import has_errors, render_text
from authoring.queries import queries_of
from authoring.sources import Sources
from authoring.text.fonts import Fonts
from tests.workspaces import ROOT, change_json, write_json, write_text

NAME = "2026-4-welzijn-van-mens-en-organisatie"
LENDER = "2024-techbarometer"
NEXT = {"2024": "2026", "2023": "2024", "2022": "2023"}
MORE = Decimal(1)


@dataclass(frozen=True)
class Supplied:
    """A workspace whose edition has all its tables, and those with higher figures than before."""

    root: Path
    raised: frozenset[str]


@pytest.fixture(scope="module")
def supplied(tmp_path_factory: pytest.TempPathFactory) -> Supplied:
    """Return a copy of the workspace in which all tables that the edition borrows are supplied."""
    root = tmp_path_factory.mktemp("supplied")
    for folder in ("styles", "fonts", "editions"):
        shutil.copytree(ROOT / folder, root / folder)
    reading = read_edition(Sources(ROOT), NAME)
    assert reading.edition is not None
    texts = [text for text, _ in texts_in(reading.edition)]
    parts = [part for text in texts for part in text.parts]
    claimed = {ref.table for part in parts if isinstance(part, Claim) for ref in part.cells}
    raised = set()
    for name, table in reading.edition.tables.items():
        if table.edition == LENDER:
            rises = name not in claimed and table.unit == "percent" and table.wave is not None
            supply(root, name, MORE if rises else Decimal(0))
            raised |= {name} if rises else set()
    change_json(root / f"editions/{NAME}/edition.json", lambda head: supply_respondents(root, head))
    return Supplied(root, frozenset(raised))


def supply(root: Path, name: str, more: Decimal) -> None:
    """Write the table of 2026: that of the lender a wave later, its figures so much higher."""
    source = root / f"editions/{LENDER}/tables/{name}"
    table = json.loads(source.with_suffix(".json").read_text("utf-8"))
    table.pop("queries", None)
    for held in (table, *table.get("groups", ())):
        if "wave" in held:
            held["wave"] = NEXT[held["wave"]]
            if held.get("label") in NEXT:
                held["label"] = NEXT[held["label"]]
    if "wave" in table:
        table["source"]["title"] = "TechBarometer 2026 (proefcijfers)"
        table["period"] = "september 2026"
    target = root / f"editions/{NAME}/tables/{name}"
    write_json(target.with_suffix(".json"), table)
    text = source.with_suffix(".csv").read_text("utf-8")
    write_text(target.with_suffix(".csv"), raise_figures(text, table, more))


def raise_figures(text: str, table: Mapping[str, Any], more: Decimal) -> str:
    """Return a table's figures, so much higher."""
    head, *rows = csv.reader(io.StringIO(text))
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        raised = [*row]
        if more:
            raised[2:] = [str(Decimal(value) + more) if value else "" for value in row[2:]]
        if table["kind"] == "facts" and "wave" in table:
            raised[-2:] = ["TechBarometer 2026 (proefcijfers)", "september 2026"]
        writer.writerow(raised)
    return written.getvalue()


def supply_respondents(root: Path, head: dict[str, Any]) -> None:
    """Give the edition a block of its own about those who answered in 2026."""
    lender = json.loads((root / f"editions/{LENDER}/edition.json").read_text("utf-8"))
    head["respondents"] = lender["respondents"]
    head["respondents"]["statements"]["field_dates"] = "september 2026"


def compose(root: Path) -> tuple[Edition, Document]:
    """Return the edition bound, judged and composed; fail on an error or a claim that fails."""
    sources = Sources(root)
    reading = read_edition(sources, NAME)
    assert reading.edition is not None, render_text(reading.problems)
    assert reading.document is not None
    assert reading.style is not None
    neighbours = Neighbours(sources)
    bound, found = bind_edition(reading.edition, neighbours, reading.document.locate)
    judgement = judge_edition(bound, neighbours, reading.style)
    verdicts = {row.verdict for row in judgement.audit.ledger.rows}
    assert verdicts <= {"holds", "untested"}
    assert [each for each in judgement.audit.findings if each.code == "wave-unnamed"] == []
    fonts = Fonts(reading.style.fonts, lambda file: sources.read_bytes(f"fonts/{file}"))
    made = compose_edition(bound, reading.style, fonts, reading.document.locate)
    problems = (*reading.problems, *found, *made.problems)
    assert not has_errors(problems), render_text(problems)
    return bound, made.document


def text_of(document: Document, kind: str | None = None) -> str:
    """Return the printed text of the pages of a kind, or of all, with plain spaces."""
    items = (item for page in document.pages if kind in (None, page.kind) for item in page.items)
    text = " ".join(item.text for item in items if isinstance(item, GlyphRun))
    return re.sub(r"[\s·]+", " ", text)


def test_before_the_edition_asks_for_its_tables_and_names_the_old_wave():
    bound, document = compose(ROOT)
    asked = {query.id for _, query in queries_of(bound) if query.id.endswith("-2026")}
    borrowed = {table.id for table in bound.tables.values() if table.edition == LENDER}
    assert asked == {f"{name}-2026" for name in borrowed}
    for kind in ("cover", "opener", "summary"):
        assert "in 2024" in text_of(document, kind), kind


def test_after_nothing_is_asked_for_and_no_old_wave_is_named(supplied: Supplied):
    bound, document = compose(supplied.root)
    assert {table.edition for table in bound.tables.values()} == {NAME}
    assert list(queries_of(bound)) == []
    for kind in ("cover", "opener", "summary"):
        assert "in 2024" not in text_of(document, kind), kind
    whole = text_of(document)
    assert "TechBarometer 2024 (ROVC/Markteffect)" not in whole
    assert "TechBarometer 2026 (proefcijfers), september 2026" in whole
    assert "In 2026 " in whole


def test_after_text_and_charts_hold_the_new_figures(supplied: Supplied):
    old, new = compose(ROOT)[0], compose(supplied.root)[0]
    pairs = zip(figures_of(old, supplied), figures_of(new, supplied), strict=True)
    changes = [after.value - before.value for before, after in pairs]
    assert len(changes) > 10
    assert set(changes) == {MORE}


def figures_of(edition: Edition, supplied: Supplied) -> list[Bound]:
    """Return the single figures that an edition prints of the tables that were raised."""
    parts = [part for text, _ in texts_in(edition) for part in text.parts]
    return [
        part
        for part in parts
        if isinstance(part, Bound)
        and part.form not in TIMES
        and isinstance(part.expression, Cell)
        and part.cells[0].table in supplied.raised
    ]
