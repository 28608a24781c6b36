"""An edition in its series: its number, its siblings' dials, and figures of an earlier wave."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, GlyphRun
from tests.pages.parts import assert_clean, back_cover, baseline, runs, sheets, summary
from tests.pages.samples import compose, write_sample
from tests.workspaces import EDITION, change_json, write_text

TABLE = "editions/tiny/tables/ages.json"
TWO = [
    {"number": 1, "title": "Leren op de werkvloer", "accent": "blue"},
    {"number": 2, "title": "De ander", "accent": "plum", "edition": "ander"},
]


def write_sibling(root: Path) -> Path:
    """Write the other edition of ``TWO`` beside the sample, with the same figures."""
    other = root / "editions/ander"
    write_text(other / "edition.json", (root / EDITION).read_text("utf-8"))
    change_json(other / "edition.json", lambda held: held.update(number=2, of=2, editions=TWO))
    for name in ("ages.json", "ages.csv"):
        table = (root / "editions/tiny/tables" / name).read_text("utf-8")
        write_text(other / "tables" / name, table)
    return other


def composed(root: Path, wave: str | None = None, **changes: Any) -> Document:
    """Return the sample with every part that names a wave, its table measured in ``wave``."""
    write_sample(root, lambda parts: parts.extend([summary(), back_cover()]))
    if wave is not None:
        change_json(root / TABLE, lambda table: table.update(wave=wave))
    change_json(root / EDITION, lambda edition: edition.update(changes))
    if "editions" in changes:
        write_sibling(root)
    composition = compose(root)
    assert composition.problems == ()
    return composition.document


def named(document: Document, kind: str, words: str) -> list[GlyphRun]:
    """Return the runs of the pages of a kind that say some words."""
    pages = sheets(document, kind)
    return [run for page in pages for run in runs(page) if words in run.text.replace("·", " ")]


def test_one_edition_has_no_number_and_two_have(tmp_path: Path) -> None:
    alone = composed(tmp_path / "one")
    assert named(alone, "cover", "Editie") == []
    both = composed(tmp_path / "two", of=2, editions=TWO)
    assert [run.text for run in named(both, "cover", "Editie")] == ["Editie 1 van 2"]
    assert named(both, "back-cover", "De ander") != []
    assert named(alone, "back-cover", "1") == []


def test_an_earlier_wave_is_named_wherever_its_figures_stand_large(tmp_path: Path) -> None:
    document = composed(tmp_path, "2024")
    (cover,) = sheets(document, "cover")
    wave, caption = baseline(cover, "in 2024"), baseline(cover, "wil meer")
    assert baseline(cover, "43%") < wave < caption
    assert len(named(document, "cover", "Gemeten in 2024.")) == 1
    assert len(named(document, "opener", "in 2024")) == 1
    (opener,) = sheets(document, "opener")
    figure = next(run for run in runs(opener) if run.text.strip().endswith("%"))
    (wave_run,) = named(document, "opener", "in 2024")
    assert figure.y_mm < wave_run.y_mm
    assert wave_run.x_mm == pytest.approx(figure.x_mm, abs=1)
    # The title's line of the left page, both lists and the band.
    assert len(named(document, "summary", "in 2024")) == 4
    assert_clean(tmp_path, document)


def test_a_wave_of_the_edition_itself_is_not_marked(tmp_path: Path) -> None:
    document = composed(tmp_path, "2026")
    for kind in ("cover", "opener", "summary"):
        assert named(document, kind, "in 20") == []
    assert named(document, "cover", "Gemeten") == []


def test_a_sibling_draws_its_dial_unless_it_is_unsound(tmp_path: Path) -> None:
    (drawn,) = sheets(composed(tmp_path, of=2, editions=TWO), "contents")
    change_json(
        tmp_path / "editions/ander/edition.json", lambda held: held["sections"][0].pop("reading")
    )
    (bare,) = sheets(compose(tmp_path).document, "contents")
    assert len(drawn.items) - len(bare.items) > 10
