"""Each kind of fault in a letter, with the whole message of it in ``bad_letters.txt``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from authoring.edition.reading import read_workspace
from authoring.problems import order_problems, render_text
from authoring.sources import Sources
from tests.workspaces import (
    EDITION,
    LETTER,
    TINY_NUMBERS,
    TINY_TABLE,
    change_json,
    read_told,
    write_json,
    write_letter,
    write_text,
    write_workspace,
)


def spare_table(root: Path) -> None:
    """Add a table that nothing but a letter may use."""
    write_json(root / "editions/tiny/tables/spare.json", TINY_TABLE)
    write_text(root / "editions/tiny/tables/spare.csv", TINY_NUMBERS)


FAULTS: Mapping[str, Callable[[Path], Any]] = {
    "no fault": lambda _: None,
    "wrong key": lambda r: change_json(
        r / LETTER, lambda e: e.update(onderwerp=e.pop("subject"), texts=[])
    ),
    "wrong type": lambda r: change_json(r / LETTER, lambda e: e.update(text="Een alinea.")),
    "empty lists": lambda r: change_json(
        r / LETTER, lambda e: e.update(text=[], enclosures=[], sender=[])
    ),
    "too long an address": lambda r: change_json(
        r / LETTER, lambda e: e.update(addressee=["Aan u"] * 7)
    ),
    "wrong name of a note": lambda r: change_json(r / LETTER, lambda e: e["notes"].update(De="x")),
    "markup": lambda r: change_json(r / LETTER, lambda e: e["text"].append("Een {learning/course")),
    "wrong schema": lambda r: change_json(
        r / LETTER,
        lambda e: e.update({"$schema": "../../authoring/schemas/edition.schema.json"}),
    ),
    "not JSON": lambda r: write_text(r / LETTER, (r / LETTER).read_text("utf-8")[:200]),
    "a folder": lambda r: ((r / LETTER).unlink(), (r / LETTER).mkdir()),
    "without an edition": lambda r: (
        (r / EDITION).unlink(),
        change_json(r / LETTER, lambda e: e.update(titel="x")),
    ),
    "beside a faulty edition": lambda r: (
        change_json(r / EDITION, lambda e: e.update(titel="x")),
        change_json(r / LETTER, lambda e: e.update(titel="x")),
    ),
    "a table of the letter alone": lambda r: (
        spare_table(r),
        change_json(r / LETTER, lambda e: e["text"].append("Dat is {spare/course/total}.")),
    ),
    "a table of no letter": spare_table,
}
TOLD = read_told(Path(__file__).parent / "bad_letters.txt")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_letter_is_told_whole(tmp_path: Path, fault: str) -> None:
    workspace = write_letter(write_workspace(tmp_path))
    FAULTS[fault](workspace)
    edition, letter = read_workspace(Sources(workspace))
    assert render_text(order_problems([*edition.problems, *letter.problems])) == TOLD[fault]


def test_each_message_has_its_fault() -> None:
    assert list(TOLD) == list(FAULTS)
