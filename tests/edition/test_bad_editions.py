"""Each kind of fault in an edition, with the whole message of it in ``bad_editions.txt``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from authoring.edition.reading import read_workspace
from authoring.problems import render_text
from authoring.sources import Sources
from tests.workspaces import (
    EDITION,
    TABLE,
    TINY_NUMBERS,
    TINY_TABLE,
    change_json,
    read_told,
    write_bytes,
    write_json,
    write_text,
    write_workspace,
)


def sec(edition: Any) -> Any:
    """Return the one section of the tiny edition."""
    return edition["sections"][1]["sections"][0]


def add_image(root: Path) -> None:
    """Add a picture to the one section."""
    image = {"kind": "image", "file": "les.jpg", "alt": "Een les"}
    change_json(root / EDITION, lambda e: sec(e)["blocks"].append(image))


FAULTS: Mapping[str, Callable[[Path], Any]] = {
    "wrong key": lambda r: change_json(r / EDITION, lambda e: e.update(titel=e.pop("title"))),
    "wrong key in a block": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][0].update(tekst="x")
    ),
    "wrong kind": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][0].update(kind="paragraaf")
    ),
    "missing kind": lambda r: change_json(r / EDITION, lambda e: sec(e)["blocks"][0].pop("kind")),
    "wrong type": lambda r: change_json(r / EDITION, lambda e: e.update(year="2026")),
    "wrong value": lambda r: change_json(r / EDITION, lambda e: e.update(status="Concept")),
    "out of range": lambda r: change_json(r / EDITION, lambda e: e.update(number=0)),
    "wrong form": lambda r: change_json(r / EDITION, lambda e: e.update(date="januari 2026")),
    "day that is none": lambda r: change_json(r / EDITION, lambda e: e.update(date="2026-02-30")),
    "empty text": lambda r: change_json(r / EDITION, lambda e: sec(e)["blocks"][0].update(text="")),
    "empty list": lambda r: change_json(r / EDITION, lambda e: sec(e).update(blocks=[])),
    "too many lines": lambda r: change_json(
        r / EDITION, lambda e: e["sections"][0].update(title_lines=["a", "b", "c", "d"])
    ),
    "half a comparison": lambda r: change_json(
        r / EDITION,
        lambda e: e["sections"][1]["key_figure"].update(compare="{learning/course/total}"),
    ),
    "wrong name of a note": lambda r: change_json(
        r / EDITION, lambda e: e.update(notes={"Noot 1": "x"})
    ),
    "column twice": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][1].update(columns=["total", "total"])
    ),
    "unknown table": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][1].update(table="lerning")
    ),
    "unknown row": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][1].update(highlight="colleagues")
    ),
    "unknown column": lambda r: change_json(
        r / EDITION, lambda e: sec(e)["blocks"][1].update(columns=["totaal"])
    ),
    "unused table": lambda r: (
        write_json(r / "editions/tiny/tables/spare.json", TINY_TABLE),
        write_text(r / "editions/tiny/tables/spare.csv", TINY_NUMBERS),
    ),
    "duplicate id": lambda r: change_json(r / EDITION, lambda e: sec(e).update(id="leren")),
    "duplicate key": lambda r: write_text(
        r / EDITION,
        (r / EDITION).read_text().replace('"year": 2026,', '"year": 2026, "year": 2025,'),
    ),
    "missing image": add_image,
    "image that is none": lambda r: (
        write_text(r / "editions/tiny/images/les.jpg", "x"),
        add_image(r),
    ),
    "image is folder": lambda r: (
        (r / "editions/tiny/images/les.jpg").mkdir(parents=True),
        add_image(r),
    ),
    "markup": lambda r: change_json(
        r / EDITION,
        lambda e: sec(e)["blocks"][0].update(text="\u201cEen\u201d\n**cursus {learning/course}"),
    ),
    "unknown style": lambda r: change_json(
        r / EDITION, lambda e: e.update(style="techbarometer-2025")
    ),
    "unknown accent": lambda r: change_json(r / EDITION, lambda e: e.update(accent="blauw")),
    "unknown edition": lambda r: change_json(
        r / EDITION, lambda e: e["editions"][0].update(edition="2025-klein")
    ),
    "wrong count": lambda r: change_json(r / EDITION, lambda e: e.update(of=4, number=2)),
    "second cover": lambda r: change_json(r / EDITION, lambda e: e["sections"].reverse()),
    "open query in final": lambda r: (
        change_json(r / EDITION, lambda e: e.update(status="final")),
        change_json(
            r / TABLE,
            lambda t: t.update(
                queries=[
                    {
                        "id": "course-total",
                        "cells": ["course/total"],
                        "text": "43 of 34?",
                        "candidates": [{"value": 43, "place": "grafiek"}],
                        "status": "open",
                    }
                ]
            ),
        ),
    ),
    "missing edition file": lambda r: (r / EDITION).unlink(),
    "folder in place of file": lambda r: ((r / EDITION).unlink(), (r / EDITION).mkdir()),
    "broken encoding": lambda r: write_bytes(
        r / EDITION, (r / EDITION).read_bytes().replace(b"Klein maar heel", b"Klein\xe9maar", 1)
    ),
    "utf-16": lambda r: write_bytes(r / EDITION, (r / EDITION).read_text().encode("utf-16")),
    "truncated": lambda r: write_text(r / EDITION, (r / EDITION).read_text()[:400]),
    "truncated string": lambda r: write_text(r / EDITION, (r / EDITION).read_text()[:100]),
    "huge": lambda r: write_bytes(r / EDITION, b" " * (8 * 1024 * 1024 + 1)),
    "empty": lambda r: write_text(r / EDITION, ""),
    "list": lambda r: write_text(r / EDITION, "[]"),
    "link out": lambda r: ((r / EDITION).unlink(), (r / EDITION).symlink_to("/etc/hostname")),
    "folder name": lambda r: (r / "editions/tiny").rename(r / "editions/Tiny One"),
    "broken table also": lambda r: (
        change_json(r / TABLE, lambda t: t.update(unit="percentage")),
        change_json(r / EDITION, lambda e: e.update(titel="x")),
    ),
}
TOLD = read_told(Path(__file__).parent / "bad_editions.txt")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_an_edition_is_told_whole(tmp_path: Path, fault: str):
    workspace = write_workspace(tmp_path)
    FAULTS[fault](workspace)
    assert render_text(read_workspace(Sources(workspace))[0].problems) == TOLD[fault]


def test_each_message_has_its_fault():
    assert list(TOLD) == list(FAULTS)
