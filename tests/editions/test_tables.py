"""The figures of every real edition: what a table cannot explain, it asks."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

import pytest

from authoring.data.reading import read_tables
from authoring.data.tables import Query, Table
from authoring.sources import Sources
from tests.editions.accounting import EDITIONS, PLACES
from tests.workspaces import ROOT

# The groups that together are everyone: the total lies among their figures.
FAMILIES = (
    ("under-35", "35-to-55", "over-55"),
    ("under-250", "over-250"),
    ("operational", "manager"),
)


@cache
def tables_of(edition: str) -> Mapping[str, Table]:
    """Return the tables of an edition, which have no problem."""
    reading = read_tables(Sources(ROOT), edition)
    assert reading.problems == ()
    return reading.tables


ALL = [pytest.param(table, id=table.id) for name in EDITIONS for table in tables_of(name).values()]


def explains(table: Table, number: Decimal) -> bool:
    """Tell whether a query or a note of a table names a number."""
    queries = [query for query in table.queries if query.status == "open"]
    if any(candidate.value == number for query in queries for candidate in query.candidates):
        return True
    texts = [PLACES.sub("", text) for text in (*table.notes, *(query.text for query in queries))]
    return any(re.search(rf"(?<![\d,]){number}(?!\d|,\d)", text) for text in texts)


def find_too_much(table: Table) -> Iterator[str]:
    """Yield the cells that agree and disagree to more than all, rounding aside."""
    if table.kind != "agree-disagree":
        return
    for row in table.rows:
        for group in table.groups:
            pair = [
                table.value(row.id, f"{group.id}.{measure}") for measure in ("agree", "disagree")
            ]
            if sum(value or 0 for value in pair) > 101:
                yield f"{row.id}/{group.id}: {pair}"


def find_odd_sums(table: Table) -> Iterator[str]:
    """Yield the columns of one answer each that do not add up to 100, and that nothing explains."""
    if table.kind not in ("single-answer", "share"):
        return
    for column in table.columns:
        values = [value for row in table.rows if (value := table.value(row.id, column)) is not None]
        off = abs(sum(values) - 100) > Decimal(len(values)) / 2
        if len(values) == len(table.rows) and off and not explains(table, Decimal(sum(values))):
            yield f"{column} adds up to {sum(values)}"


def find_lone_gaps(table: Table) -> Iterator[str]:
    """Yield the empty cells that no open query asks for and no note calls empty."""
    if any(re.search(r"\bleeg\b|\blege\b", note, re.IGNORECASE) for note in table.notes):
        return
    for row in table.rows:
        for column in table.columns:
            cell = table.cell(row.id, column)
            if cell.value is None and cell.query is None:
                yield f"{row.id}/{column}"


def find_stray_totals(table: Table) -> Iterator[str]:
    """Yield the totals that do not lie among their groups, and that nothing explains."""
    for row in table.rows:
        for total in (name for name in table.columns if name.partition(".")[0] == "total"):
            whole = table.value(row.id, total)
            measure = total.removeprefix("total")
            for family in FAMILIES:
                values = read_family(table, row.id, [group + measure for group in family])
                if whole is None or not values or min(values) <= whole <= max(values):
                    continue
                if not explains(table, whole):
                    yield f"{row.id}/{total}: {whole} outside {min(values)} to {max(values)}"


def read_family(table: Table, row: str, columns: Sequence[str]) -> list[Decimal]:
    """Return the figures of groups that a table has all of, or none."""
    values = [table.value(row, name) for name in columns if name in table.columns]
    filled = [value for value in values if value is not None]
    return filled if len(filled) == len(columns) else []


@pytest.mark.parametrize("table", ALL)
def test_nobody_both_agrees_and_disagrees(table: Table):
    assert list(find_too_much(table)) == []


@pytest.mark.parametrize("table", ALL)
def test_a_sum_is_100_or_explained(table: Table):
    assert list(find_odd_sums(table)) == []


@pytest.mark.parametrize("table", ALL)
def test_an_empty_cell_has_a_query(table: Table):
    assert list(find_lone_gaps(table)) == []


@pytest.mark.parametrize("table", ALL)
def test_a_total_lies_among_its_groups_or_is_explained(table: Table):
    assert list(find_stray_totals(table)) == []


@pytest.mark.parametrize("table", ALL)
def test_a_table_says_where_in_the_source_it_stands(table: Table):
    assert table.source is not None
    assert re.search(r"\d", table.source.place or "")
    for query in table.queries:
        assert all(re.search(r"regel \d|^berekend", held.place) for held in query.candidates)


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_two_queries_of_an_edition_have_one_name(edition: str):
    names = [query.id for table in tables_of(edition).values() for query in table.queries]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_respondents_are_those_of_the_tables(edition: str):
    head = json.loads((ROOT / "editions" / edition / "edition.json").read_text("utf-8"))
    lender = head["respondents"].get("edition")
    if lender is not None:
        assert lender in EDITIONS
        return
    held = {name: table for name, table in tables_of(edition).items() if "respondent" in name}
    samples = {sample["id"]: sample["n"] for sample in head["respondents"]["samples"]}
    rows = {row.id: held["respondents"].value(row.id, "value") for row in held["respondents"].rows}
    assert samples.items() <= rows.items()
    text = head["respondents"]["statements"]["group_sizes"].replace(".", "")
    sizes = {Decimal(word) for word in re.findall(r"\d+(?=%| resp| tech)", text)}
    assert sizes
    assert sizes <= {value for table in held.values() for value in table.typed.values()}


def change(table: Table, cell: tuple[str, str], value: int | None, *queries: Query) -> Table:
    """Return a table with another value in one cell, these queries and no notes."""
    typed = {key: held for key, held in copy.copy(table.typed).items() if key != cell}
    if value is not None:
        typed[cell] = Decimal(value)
    return replace(table, typed=typed, queries=queries, notes=())


def test_what_is_wrong_is_found_and_a_query_explains_it():
    tables = tables_of("2026-3-generatiegericht-opleiden")
    query = Query("q", (), "Waarom 80 en 112?", (), "open")
    agree = change(tables["hierarchy"], ("statement", "total.agree"), 50)
    assert list(find_too_much(agree)) == [
        "statement/total: [Decimal('50'), Decimal('52')]",
    ]
    assert list(find_stray_totals(agree)) == ["statement/total.agree: 50 outside 14 to 33"]
    total = change(tables["learn-from"], ("mix", "total"), 80)
    assert list(find_stray_totals(total)) == ["mix/total: 80 outside 44 to 59"]
    assert list(find_odd_sums(total)) == ["35-to-55 adds up to 105", "total adds up to 128"]
    asked = change(tables["learn-from"], ("mix", "35-to-55"), 66, query)
    assert list(find_odd_sums(asked)) == []
    assert list(find_stray_totals(change(total, ("mix", "total"), 80, query))) == []
    gap = change(tables["learn-from"], ("mix", "total"), None, query)
    assert list(find_lone_gaps(gap)) == ["mix/total"]
