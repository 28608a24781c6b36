"""Every number of an edition's source has its cell, its query or a reason; nothing is left over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from tests.editions.accounting import (
    EDITIONS,
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


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_of_the_source_has_one_line(edition: str):
    entries, _ = read_edition(edition)
    known = read_fingerprint(ROOT / "editions" / edition / "fingerprint.txt")
    places = [(entry.number.line, entry.number.nth) for entry in entries]
    wanted = [(line, nth + 1) for line, count in known.counts.items() for nth in range(count)]
    assert Counter(places) == Counter(wanted)
    assert digest_numbers(entry.number for entry in entries) == known.numbers_sha256


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_number_leads_to_what_holds_it(edition: str):
    assert list(check_entries(*read_edition(edition))) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_filled_cell_comes_from_the_source(edition: str):
    assert find_unreached(*read_edition(edition)) == []


def test_each_reason_is_used():
    used = {word for name in EDITIONS for entry in read_edition(name)[0] for word in entry.what}
    assert set(REASONS) <= used


@pytest.mark.parametrize(
    ("token", "what", "told"),
    [
        ("52%", ["learn-from/mix/total"], []),
        ("53%", ["learn-from/mix/total"], ["line 1, “53%” leads to learn-from/mix/total, which holds 52"]),
        ("52%", ["learn-from/mix/all"], ["line 1, “52%” leads to learn-from/mix/all, which is no cell"]),
        ("52%", ["x/y/z"], ["line 1, “52%” leads to x/y/z, which is no cell"]),
        ("ruim de helft", ["about:learn-from/mix/total"], []),
        (
            "een kwart",
            ["about:learn-from/mix/total"],
            ["line 1, “een kwart” does not stand for about 52 in about:learn-from/mix/total"],
        ),
        ("54", ["query:learn-from/learn-from-sum-35-to-55"], []),
        (
            "258",
            ["query:learn-from/learn-from-sum-35-to-55"],
            ["line 1, “258” leads to query:learn-from/learn-from-sum-35-to-55, which does not name it"],
        ),
        ("1", ["query:learn-from/x"], ["line 1, “1” leads to query:learn-from/x, which is no query"]),
        ("5", ["label"], []),
        ("5", ["page"], ["line 1, “5” has the unknown reason “page”"]),
        ("5%", ["label"], ["line 1, “5%” is a share, and no reason makes it anything else"]),
        ("5", [], ["line 1, “5” has no cell, query or reason"]),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_told(token: str, what: Sequence[str], told: Sequence[str]):
    _, tables = read_edition(EDITION)
    assert list(check_entries([Entry(Number(1, 1, token), tuple(what))], tables)) == told


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
