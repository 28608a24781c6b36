"""Tables: read from JSON and CSV, whatever program saved the CSV, and addressed by id."""

from __future__ import annotations

import math
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from authoring.data.reading import read_tables
from authoring.data.spreadsheets import NumberError, parse_number, parse_spreadsheet
from authoring.data.tables import Table, UnknownCell
from authoring.sources import Sources
from tests.workspaces import (
    NUMBERS,
    TABLE,
    change_json,
    write_bytes,
    write_json,
    write_text,
    write_workspace,
)

PLAIN = (
    "id,label,under-35,total\n"
    'colleague,"Van een collega, thuis",62.5,57\n'
    "course,Één cursus van € 10,,-3\n"
)
EXCEL = (
    "id;label;under-35;total;\r\n"
    "colleague;Van een collega, thuis;62,5;57;\r\n"
    "course;Één cursus van € 10;;-3;\r\n"
    ";;;;\r\n"
)
SAVED = {
    "plain": PLAIN.encode(),
    "plain with a mark": PLAIN.encode("utf-8-sig"),
    "old line ends": PLAIN.replace("\n", "\r").encode(),
    "Excel, CSV UTF-8": EXCEL.encode("utf-8-sig"),
    "Excel, CSV": EXCEL.encode("cp1252"),
    "Excel with its own first line": b"sep=;\r\n" + EXCEL.encode("cp1252"),
    "tabs": EXCEL.replace(";", "\t").encode(),
    "real minus, other order": (
        "total,label,id,under-35\n"
        '57,"Van een collega, thuis",colleague,"62,5"\n'
        "\N{MINUS SIGN}3,Één cursus van € 10,course,\n"
    ).encode(),
}


def read(workspace: Path) -> Table:
    """Read the one table of the tiny edition."""
    reading = read_tables(Sources(workspace), "tiny")
    assert reading.problems == ()
    return reading.tables["learning"]


@pytest.mark.parametrize("saved", SAVED)
def test_a_table_reads_the_same_whatever_program_saved_it(tmp_path: Path, saved: str):
    workspace = write_workspace(tmp_path)
    write_bytes(workspace / NUMBERS, SAVED[saved])
    change_json(workspace / TABLE, lambda table: table.update(unit="points"))
    table = read(workspace)
    assert [(row.id, row.label) for row in table.rows] == [
        ("colleague", "Van een collega, thuis"),
        ("course", "Één cursus van € 10"),
    ]
    assert table.typed == {
        ("colleague", "under-35"): Decimal("62.5"),
        ("colleague", "total"): Decimal(57),
        ("course", "total"): Decimal(-3),
    }
    assert table.value("colleague", "under-35") == Decimal("62.5")
    assert table.value("course", "total") == Decimal(-3)
    assert table.value("course", "under-35") is None


def test_the_frame_holds_the_same_numbers_by_id(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_text(workspace / NUMBERS, "id,label,total,under-35\ncourse,Cursus,43,\n")
    frame = read(workspace).values
    assert list(frame.columns) == ["under-35", "total"]
    assert frame.loc["course", "total"] == 43.0
    assert math.isnan(frame.loc["course", "under-35"])


def test_a_number_is_kept_as_it_was_typed(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_text(workspace / NUMBERS, "id,label,under-35,total\ncourse,Cursus,43.50,0.1\n")
    table = read(workspace)
    assert str(table.value("course", "under-35")) == "43.50"
    assert str(table.value("course", "total")) == "0.1"


def test_what_a_table_says_of_itself(tmp_path: Path):
    workspace = write_workspace(tmp_path)

    def change(table: Any) -> None:
        table |= {"base": "alle technici", "n": {"under-35": 300, "total": 1249}, "notes": ["x"]}

    change_json(workspace / TABLE, change)
    table = read(workspace)
    assert (table.question, table.subject, table.kind) == (
        "Hoe leer je het liefst?",
        None,
        "multiple-answer",
    )
    assert [group.role for group in table.groups] == ["young", "total"]
    assert (table.base, table.sample_size("total"), table.sample_size("x")) == (
        "alle technici",
        1249,
        None,
    )
    assert table.source is not None
    assert (table.source.title, table.period, table.unit) == (
        "TechBarometer 2024",
        "2024",
        "percent",
    )


def test_an_unknown_cell_is_told_with_the_nearest_names(tmp_path: Path):
    table = read(write_workspace(tmp_path))
    with pytest.raises(UnknownCell, match="table “learning” has no row “corse”") as row:
        table.cell("corse", "total")
    assert (row.value.part, row.value.near) == ("row", ("course",))
    with pytest.raises(UnknownCell, match="has no column “totaal”") as column:
        table.value("course", "totaal")
    assert (column.value.part, column.value.near) == ("column", ("total",))


def test_two_measures_are_columns_of_a_group(tmp_path: Path):
    workspace = write_workspace(tmp_path)

    def change(table: Any) -> None:
        table["kind"] = "agree-disagree"
        table["measures"] = [
            {"id": "disagree", "label": "oneens"},
            {"id": "agree", "label": "eens"},
        ]

    change_json(workspace / TABLE, change)
    header = "id,label,under-35.agree,under-35.disagree,total.agree,total.disagree"
    write_text(workspace / NUMBERS, f"{header}\ncourse,Cursus,1,2,3,4\n")
    table = read(workspace)
    assert table.columns == (
        "under-35.disagree",
        "under-35.agree",
        "total.disagree",
        "total.agree",
    )
    assert table.value("course", "total.agree") == 3
    assert table.group("total.agree").label == "Totaal"


def test_facts_have_units_and_sources_of_their_own(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_json(workspace / TABLE, {"subject": "De arbeidsmarkt", "kind": "facts"})
    write_text(
        workspace / NUMBERS,
        "id,label,value,unit,source,period\n"
        "vacancies,Vacatures,67100,count,UWV,2024\n"
        'share,Aandeel,"12,5",percent,CBS,2023\n',
    )
    table = read(workspace)
    cell = table.cell("share", "value")
    assert (cell.value, cell.unit, table.unit) == (Decimal("12.5"), "percent", "mixed")
    assert (table.row("share").source, table.row("share").period) == ("CBS", "2023")


def test_a_fact_without_unit_or_source_is_told(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_json(workspace / TABLE, {"subject": "De arbeidsmarkt", "kind": "facts"})
    header = "id,label,value,unit,source,period\n"
    write_text(workspace / NUMBERS, f"{header}vacancies,Vacatures,1,procent,,2024\n")
    problems = read_tables(Sources(workspace), "tiny").problems
    assert [(str(each.place), each.message, each.hint) for each in problems] == [
        (
            "editions/tiny/tables/learning.csv:2:23",
            '"procent" is no unit',
            "did you mean “percent” or “points”? allowed: percent, count, euro, points, rank, "
            "hours, days, months, years",
        ),
        (
            "editions/tiny/tables/learning.csv:2:31",
            'the source of "vacancies" is empty',
            "each fact has its own unit, source and period",
        ),
    ]


def test_an_open_query_hangs_on_each_of_its_cells(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    candidates = [{"value": 43.0, "place": "grafiek"}, {"value": 34, "place": "tekst"}]
    query = {"id": "q", "cells": ["course/*"], "text": "?", "candidates": candidates}
    closed = query | {"id": "r", "status": "closed", "answer": "43", "date": "2026-01-10"}
    queries = [closed, query | {"status": "open"}]
    change_json(workspace / TABLE, lambda table: table.update(queries=queries))
    table = read(workspace)
    found = table.cell("course", "under-35").query
    assert found is not None
    assert found.id == "q"
    assert found.cells == (("course", "under-35"), ("course", "total"))
    assert [str(candidate.value) for candidate in found.candidates] == ["43.0", "34"]
    assert table.cell("colleague", "total").query is None


def test_a_query_without_cells_is_about_the_table_and_hangs_on_none(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    query = {"id": "q", "cells": [], "text": "Som 103?", "candidates": [], "status": "open"}
    change_json(workspace / TABLE, lambda table: table.update(queries=[query]))
    table = read(workspace)
    assert [(query.id, query.cells) for query in table.queries] == [("q", ())]
    assert {table.cell(row.id, name).query for row in table.rows for name in table.columns} == {
        None
    }


@given(st.decimals(-99999, 99999, places=2, allow_nan=False))
def test_any_decimal_is_read_with_point_and_comma(number: Decimal):
    for text in (str(number), str(number).replace(".", ","), str(number).replace("-", "−")):
        assert str(parse_number(text)) == str(number)


@given(st.integers(1000, 10**9))
def test_a_number_with_grouped_thousands_is_never_taken_for_a_decimal(number: int):
    for grouped in (f"{number:,}", f"{number:,}".replace(",", ".")):
        with pytest.raises(NumberError, match="may be read in two ways"):
            parse_number(grouped)


@given(st.lists(st.lists(st.text('ab;,"\n é', max_size=5), min_size=2, max_size=3), max_size=4))
def test_any_quoted_fields_come_back(rows: list[list[str]]):
    quoted = [["id", "label"], *rows]
    text = "".join(
        ";".join('"' + field.replace('"', '""') + '"' for field in row) + "\r\n" for row in quoted
    )
    sheet = parse_spreadsheet(text, "a.csv")
    kept = [row for row in rows if any(field.strip() for field in row)]
    assert [[field.text for field in row] for row in sheet.rows[1:]] == [
        [field.strip() for field in row] for row in kept
    ]
