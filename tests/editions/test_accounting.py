"""Every number of an edition's source has its cell, its query or a reason; nothing is left over."""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from tests.editions.accounting import (
    ACCOUNTED,
    PLACES,
    REASONS,
    Entry,
    check_entries,
    find_unreached,
    read_amount,
    read_edition,
    summarise,
)
from tests.editions.fingerprint import (
    Number,
    digest_numbers,
    find_numbers,
    make_fingerprint,
    read_fingerprint,
    write_fingerprint,
)
from tests.workspaces import ROOT

EDITION = "2026-3-generatiegericht-opleiden"


def test_every_edition_with_tables_accounts_for_them():
    tables = {path.parent.name for path in (ROOT / "editions").glob("*/tables")}
    assert tables == set(ACCOUNTED)


def find_lines(place: str) -> list[int]:
    """Return the lines of the source that a text names."""
    return [int(line) for found in PLACES.findall(place) for line in re.findall(r"\d+", found)]


@pytest.mark.parametrize("edition", ACCOUNTED)
def test_every_number_of_the_source_has_one_line(edition: str):
    entries, _ = read_edition(edition)
    known = read_fingerprint(ROOT / "editions" / edition / "fingerprint.txt")
    places = [(entry.number.line, entry.number.nth) for entry in entries]
    wanted = [(line, nth + 1) for line, count in known.counts.items() for nth in range(count)]
    assert Counter(places) == Counter(wanted)
    assert digest_numbers(entry.number for entry in entries) == known.numbers_sha256


@pytest.mark.parametrize("edition", ACCOUNTED)
def test_every_number_leads_to_what_holds_it(edition: str):
    assert list(check_entries(*read_edition(edition))) == []


@pytest.mark.parametrize("edition", ACCOUNTED)
def test_every_filled_cell_comes_from_the_source(edition: str):
    assert find_unreached(*read_edition(edition)) == []


@pytest.mark.parametrize("edition", ACCOUNTED)
def test_a_candidate_stands_where_its_query_says(edition: str):
    entries, tables = read_edition(edition)
    printed = {(entry.number.line, read_amount(entry.number.token)) for entry in entries}
    lost = []
    for table in tables.values():
        for query in table.queries:
            for held in query.candidates:
                lines = [] if held.place.startswith("berekend") else find_lines(held.place)
                if lines and not any((line, Fraction(held.value)) in printed for line in lines):
                    lost.append(f"{table.id}/{query.id}: {held.value}, {held.place}")
    assert lost == []


def test_each_reason_is_used():
    used = {word for name in ACCOUNTED for entry in read_edition(name)[0] for word in entry.what}
    assert set(REASONS) <= used


@pytest.mark.parametrize(
    ("token", "what", "told"),
    [
        ("52%", "learn-from/mix/total", None),
        ("53%", "learn-from/mix/total", "leads to {}, which holds 52"),
        ("52%", "learn-from/mix/all", "leads to {}, which is no cell"),
        ("52%", "x/y/z", "leads to {}, which is no cell"),
        ("7%", "personnel-generations/generation-z/total", "leads to {}, which is empty"),
        ("eerste", "learn-from/mix/total", "leads to {}, but says no amount"),
        ("ruim de helft", "about:learn-from/mix/total", None),
        ("een kwart", "about:learn-from/mix/total", "does not stand for about 52 in {}"),
        ("52%", "about:learn-from/mix/total", "does not stand for about 52 in {}"),
        ("54", "query:learn-from/learn-from-sum-35-to-55", None),
        ("258", "query:learn-from/learn-from-sum-35-to-55", "leads to {}, which does not name it"),
        ("1", "query:learn-from/x", "leads to {}, which is no query"),
        ("5", "label", None),
        ("5", "page", "has the unknown reason “{}”"),
        ("5%", "label", "is a share, and no reason makes it anything else"),
        ("5", "", "has no cell, query or reason"),
    ],
)
def test_a_wrong_entry_is_told(token: str, what: str, told: str | None):
    _, tables = read_edition(EDITION)
    found = list(check_entries([Entry(Number(1, 1, token), tuple(what.split()))], tables))
    assert found == ([f"line 1, “{token}” {told.format(what)}"] if told else [])


def test_a_cell_that_nothing_leads_to_is_told():
    entries, tables = read_edition(EDITION)
    kept = [entry for entry in entries if "learn-from/self/over-55" not in entry.what]
    assert find_unreached(kept, tables) == ["learn-from/self/over-55"]


@pytest.mark.parametrize(
    ("token", "amount"),
    [
        ("1.249", 1249),
        ("2,8 procent", Fraction(14, 5)),
        ("250+", 250),
        ("Bijna tweederde", Fraction(200, 3)),
        ("Eén op de vijf", 20),
        ("vier van de tien", 40),
        ("Meer dan de helft", 50),
        ("ruim driekwart", 75),
        ("vier", 4),
        ("eerste", None),
    ],
)
def test_an_amount_is_read_from_digits_and_words(token: str, amount: object):
    assert read_amount(token) == amount


def test_a_fingerprint_tells_a_changed_number_from_the_same_text(tmp_path: Path):
    text = "Een kwart (26%) leert\nvan een mix; vier van de\ntien (41 procent) in 2025.\n"
    assert [tuple(number) for number in find_numbers(text)] == [
        (1, 1, "Een kwart"),
        (1, 2, "26%"),
        (2, 1, "vier van de tien"),
        (3, 1, "41 procent"),
        (3, 2, "2025"),
    ]
    known = make_fingerprint(text.encode())
    path = tmp_path / "fingerprint.txt"
    path.write_text(write_fingerprint(known), "utf-8")
    assert read_fingerprint(path) == known
    assert (known.lines, known.counts) == (3, {1: 2, 2: 1, 3: 2})
    changed = make_fingerprint(text.replace("41", "14").encode())
    assert changed.counts == known.counts
    assert changed.numbers_sha256 != known.numbers_sha256


def test_the_summary_counts_each_number_once():
    entries, tables = read_edition(EDITION)
    lines = summarise(entries, tables).splitlines()
    total, *kinds = (
        int(line.partition(": ")[2].split()[0]) for line in lines if not line.startswith("    ")
    )
    assert total == len(entries) == sum(kinds)
