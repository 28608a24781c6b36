"""The audit of a whole edition, from its files to the ledger."""

from __future__ import annotations

import json
from pathlib import Path

from authoring.claims.audit import audit_edition
from authoring.claims.ledger import order_rows
from authoring.edition.bind import bind_edition
from authoring.edition.reading import read_edition
from authoring.sources import Sources
from tests.claims.samples import BANDS
from tests.workspaces import EDITION, change_json, write_workspace

PROSE = (
    "[Bijna de helft]{learning/course/total} kiest een cursus, {learning/colleague/total} een "
    "collega. Dat laatste is [de meerderheid]{learning/colleague/total}. Er zijn 12 vakken, en "
    "[vaker]{learning/colleague/under-35, learning/colleague/total} kiezen jongeren een collega. "
    "Dat is [mooi]{learning/course/total}."
)


def audit(root: Path):
    def write(edition):
        edition["sections"][1]["sections"][0]["blocks"][0]["text"] = PROSE

    write_workspace(root)
    change_json(root / EDITION, write)
    reading = read_edition(Sources(root), "tiny")
    assert reading.edition is not None
    assert reading.document is not None
    bound, _ = bind_edition(reading.edition, {}, reading.document.locate)
    return audit_edition(bound, {}, BANDS), reading.document


def test_an_edition_is_audited(tmp_path: Path):
    found, document = audit(tmp_path)
    claims = [row for row in found.ledger.rows if row.kind == "claim"]
    assert [(row.words, row.verdict) for row in claims] == [
        ("Bijna de helft", "fails"),
        ("de meerderheid", "holds"),
        ("vaker", "untested"),
        ("mooi", "unknown phrase"),
    ]
    assert found.ledger.counts == {"fails": 1, "unknown phrase": 1, "untested": 1, "holds": 1}
    first = claims[0]
    assert first.sentence.startswith("Bijna de helft kiest een cursus, 57,5\u00a0procent")
    assert (first.cells, first.values, first.bases) == (
        ("learning/course/total",),
        ("43 percent",),
        (None,),
    )
    assert first.sources == ("TechBarometer 2024",)
    assert first.message == '43 percent is not "Bijna de helft" (45–49)'
    loose = [each for each in found.findings if each.code == "loose-number"]
    assert [each.words for each in loose] == ["12"]
    place = document.locate(loose[0].pointer, loose[0].offset)
    line = (tmp_path / EDITION).read_text(encoding="utf-8").splitlines()[(place.line or 0) - 1]
    assert line[(place.column or 0) - 1 :].startswith("12 vakken")


def test_the_ledger_is_json(tmp_path: Path):
    found, _ = audit(tmp_path)
    ledger = json.loads(json.dumps(found.ledger.to_json()))
    assert ledger["edition"] == "tiny"
    assert ledger["claims"]["fails"] == 1
    assert ledger["numbers"]["loose"] == 1
    assert ledger["numbers"]["all"] == sum(
        ledger["numbers"][kind] for kind in ("bound", "free", "loose")
    )
    keys = {frozenset(row) for row in ledger["rows"]}
    assert len(keys) == 1
    row = next(row for row in ledger["rows"] if row["kind"] == "claim")
    assert row["path"] == "sections[1].sections[0].blocks[0].text"
    assert row["evidence"] == [
        {"cell": "learning/course/total", "value": "43 percent", "base": None}
    ]


def test_what_fails_comes_first(tmp_path: Path):
    found, _ = audit(tmp_path)
    verdicts = [row.verdict for row in order_rows(found.ledger.rows)]
    assert verdicts[:3] == ["fails", "unknown phrase", "untested"]
    assert set(verdicts[3:]) == {"holds"}


def test_waves_of_two_tables_are_not_compared(tmp_path: Path):
    write_workspace(tmp_path)
    folder = tmp_path / "editions/tiny/tables"
    change_json(folder / "learning.json", lambda table: table.update(wave="2026"))
    for ending in ("json", "csv"):
        (folder / f"older.{ending}").write_bytes((folder / f"learning.{ending}").read_bytes())
    change_json(folder / "older.json", lambda table: table.update(wave="2024"))

    def write(edition):
        text = "Dat is [meer]{learning/colleague/total, older/course/total}."
        edition["sections"][1]["sections"][0]["blocks"][0]["text"] = text

    change_json(tmp_path / EDITION, write)
    reading = read_edition(Sources(tmp_path), "tiny")
    assert reading.edition is not None
    assert reading.document is not None
    bound, _ = bind_edition(reading.edition, {}, reading.document.locate)
    (row,) = [row for row in audit_edition(bound, {}, BANDS).ledger.rows if row.kind == "claim"]
    assert row.verdict == "fails"
    assert row.message == "compares the waves 2024 and 2026 of different tables: learning, older"
