"""Each kind of fault in a table, with the whole message of it in ``bad_tables.txt``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from authoring.data.reading import read_tables
from authoring.problems import render_text
from authoring.sources import Sources
from tests.workspaces import (
    NUMBERS,
    TABLE,
    TINY_NUMBERS,
    change_json,
    read_told,
    write_bytes,
    write_text,
    write_workspace,
)

H = "id,label,under-35,total\n"
Q = {"id": "q", "cells": ["course/total"], "text": "?", "candidates": [], "status": "open"}


def n(text: str) -> Callable[[Path], None]:
    """Write these numbers."""
    return lambda root: write_text(root / NUMBERS, text)


def t(change: Callable[[Any], Any]) -> Callable[[Path], None]:
    """Change what the numbers are."""
    return lambda root: change_json(root / TABLE, change)


FAULTS: Mapping[str, Callable[[Path], Any]] = {
    "bad number": n(H + "colleague,Collega,62 %,#N/B\ncourse,Cursus,41,1e5\n"),
    "number of two readings": n(H + 'colleague,Collega,1.249,"1,249"\n'),
    "too many digits": n(H + "colleague,Collega,1234567890123456,2\n"),
    "no share": n(H + "colleague,Collega,101,-1\n"),
    "missing column": n("id,label,under-35\ncolleague,Collega,62\n"),
    "unknown column": n("id,label,under-35,totaal\ncolleague,Collega,62,57\n"),
    "column twice": n("id,label,total,under-35,total\ncolleague,Collega,62,57,1\n"),
    "no id column": n("label,under-35,total\nCollega,62,57\n"),
    "row twice": n(H + "course,Cursus,1,2\ncourse,Les,3,4\n"),
    "bad id": n(H + "Een cursus,Cursus,1,2\n,Les,3,4\n"),
    "empty label": n(H + "course,,1,2\n"),
    "label on two lines": n(H + 'course,"Cur\nsus",1,2\n'),
    "ragged": n(H + "colleague,Collega,62\ncourse,Cursus,41,5,43,5\n"),
    "no rows": n(H),
    "empty": n(""),
    "open quote": n(H + 'course,"Cursus,1,2\n'),
    "text behind a quote": n(H + 'course,"Cur"sus,1,2\n'),
    "all at once": n("id,label,under-35,totaal\ncolleague,,x,57\ncolleague,Collega,1,2\n1 2,X,3\n"),
    "neither encoding": lambda r: write_bytes(r / NUMBERS, H.encode() + b"course,Caf\x81,1,2\n"),
    "utf-8 with a broken byte": lambda r: write_bytes(
        r / NUMBERS, H.encode() + "collègue,é".encode() + b"\xe9,1,2\n"
    ),
    "utf-8 cut off": lambda r: write_bytes(r / NUMBERS, H.encode() + "course,Café".encode()[:-1]),
    "utf-16": lambda r: write_bytes(r / NUMBERS, (H + "course,Cursus,1,2\n").encode("utf-16")),
    "csv missing": lambda r: (r / NUMBERS).unlink(),
    "json missing": lambda r: (r / TABLE).unlink(),
    "folder": lambda r: ((r / NUMBERS).unlink(), (r / NUMBERS).mkdir()),
    "huge": lambda r: write_bytes(r / NUMBERS, b"x" * (8 * 1024 * 1024 + 1)),
    "stray": lambda r: (
        write_text(r / "editions/tiny/tables/notes.txt", ""),
        write_text(r / "editions/tiny/tables/Learning 2.csv", TINY_NUMBERS),
        write_text(r / "editions/tiny/tables/~$learning.csv", ""),
    ),
    "question and subject": t(lambda x: x.update(subject="leren")),
    "neither": t(lambda x: x.pop("question")),
    "group twice": t(lambda x: x["groups"].append({"id": "total", "label": "Alle"})),
    "unknown role": t(lambda x: x["groups"][0].update(role="jong")),
    "n of unknown group": t(lambda x: x.update(n={"totaal": 3})),
    "n zero": t(lambda x: x.update(n=0)),
    "unknown unit": t(lambda x: x.update(unit="%")),
    "url": t(lambda x: x["source"].update(url="voorbeeld.nl")),
    "form of a cell": t(lambda x: x.update(queries=[{**Q, "cells": ["course"]}])),
    "query about unknown cells": t(
        lambda x: x.update(queries=[{**Q, "cells": ["cursus/total", "course/totaal", "*/total"]}])
    ),
    "closed query": t(lambda x: x.update(queries=[{**Q, "status": "closed"}])),
    "answered open query": t(lambda x: x.update(queries=[{**Q, "answer": "43"}])),
    "query twice": t(lambda x: x.update(queries=[Q, Q])),
    "agree without": t(lambda x: x.update(kind="agree-disagree")),
    "agree wrong": t(
        lambda x: x.update(
            kind="agree-disagree",
            measures=[{"id": "yes", "label": "ja"}, {"id": "no", "label": "nee"}],
        )
    ),
    "facts with groups": t(lambda x: x.update(kind="facts")),
}
TOLD = read_told(Path(__file__).parent / "bad_tables.txt")


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_in_a_table_is_told_whole(tmp_path: Path, fault: str):
    workspace = write_workspace(tmp_path)
    FAULTS[fault](workspace)
    assert render_text(read_tables(Sources(workspace), "tiny").problems) == TOLD[fault]


def test_each_message_has_its_fault():
    assert list(TOLD) == list(FAULTS)
