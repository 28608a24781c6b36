"""The editions of a year know one another, and each cover is its own figures' doing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from authoring.data.reading import read_tables
from authoring.edition.catalogue import list_editions
from authoring.edition.neighbours import Neighbours
from authoring.edition.siblings import Siblings
from authoring.pages.figures import Stroke, edition_strokes
from authoring.sources import Sources
from tests.editions.composed import EDITIONS, make
from tests.workspaces import ROOT

YEAR = [name for name in EDITIONS if name.startswith("2026-")]


def strokes_of(name: str) -> tuple[Stroke, ...]:
    return edition_strokes(make(name).edition)


def test_all_editions_of_the_year_list_the_same_four():
    heads = [
        json.loads((ROOT / "editions" / name / "edition.json").read_text("utf-8")) for name in YEAR
    ]
    assert len(heads) == 4
    assert all(head["editions"] == heads[0]["editions"] for head in heads)
    listed = [entry["edition"] for entry in heads[0]["editions"]]
    assert listed == [Path(name).name for name in YEAR]
    own = [next(e for e in head["editions"] if e["number"] == head["number"]) for head in heads]
    assert [entry["edition"] for entry in own] == YEAR
    assert [entry["accent"] for entry in own] == [head["accent"] for head in heads]
    assert [entry["title"] for entry in own] == [head["title"] for head in heads]


@pytest.mark.parametrize("name", YEAR)
def test_an_edition_finds_its_siblings_with_their_figures(name: str):
    sources = Sources(ROOT)
    found = Siblings(sources, Neighbours(sources)).of(make(name).edition)
    assert sorted(found) == sorted(set(YEAR) - {name})
    for sibling, edition in found.items():
        assert edition_strokes(edition) == strokes_of(sibling)


def test_each_cover_has_a_dial_of_its_own():
    dials = {name: strokes_of(name) for name in EDITIONS}
    assert min(len(strokes) for strokes in dials.values()) > 60
    assert len(set(dials.values())) == len(EDITIONS)
    readings = {strokes[0].value for name, strokes in dials.items() if name in YEAR}
    assert len(readings) > 1


@pytest.mark.parametrize("name", list_editions(Sources(ROOT)))
def test_every_source_line_names_the_wave_of_its_figures(name: str):
    for table in read_tables(Sources(ROOT), name).tables.values():
        if table.wave is not None:
            assert table.source is not None
            assert table.wave in table.source.title, table.id


@pytest.mark.parametrize("name", YEAR)
def test_every_edition_of_the_year_has_its_letter(name: str):
    assert (ROOT / "editions" / name / "letter.json").is_file()
