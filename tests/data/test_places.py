"""Where cells, columns and groups of a table stand in its files."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.data.places import locate_cell
from authoring.sources import Sources
from tests.workspaces import NUMBERS, TABLE, write_text, write_workspace

PATH = TABLE.removesuffix(".json")


@pytest.mark.parametrize(
    ("row", "column", "place"),
    [
        ("course", "total", f"{NUMBERS}:3:26"),
        ("course", "", f"{NUMBERS}:3:1"),
        ("", "under-35", f"{NUMBERS}:1:10"),
        ("nowhere", "total", f"{TABLE}:1:1"),
        ("", "", f"{TABLE}:1:1"),
    ],
)
def test_a_cell_is_found_by_row_and_column(tmp_path: Path, row: str, column: str, place: str):
    sources = Sources(write_workspace(tmp_path))
    assert str(locate_cell(sources, PATH, row, column)) == place


def test_a_group_of_several_columns_is_found_by_the_first(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_text(workspace / NUMBERS, "id,label,total.agree,total.disagree\ncourse,A,4,5\n")
    found = locate_cell(Sources(workspace), PATH, "course", "total")
    assert str(found) == f"{NUMBERS}:2:10"


def test_the_head_of_a_column_is_its_group(tmp_path: Path):
    sources = Sources(write_workspace(tmp_path))
    found = locate_cell(sources, PATH, "", "total", head=True)
    assert (found.file, found.path) == (TABLE, "groups[1]")
    assert str(locate_cell(sources, PATH, "", "nowhere", head=True)) == f"{TABLE}:1:1"
