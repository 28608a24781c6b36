"""The page of open questions: each with its cells, its candidates and their places."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

from authoring.edition.reading import read_edition
from authoring.queries import queries_of, render_queries
from authoring.sources import Sources
from tests.workspaces import TABLE, change_json, write_workspace


def test_each_open_query_is_printed_with_its_cells_or_its_table(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    candidates = [{"value": 34, "place": "grafiek <2>"}]
    one = {"id": "a", "cells": ["course/*"], "text": "34 of 43?", "candidates": candidates}
    whole = {"id": "b", "cells": [], "text": "Wat ontbreekt?", "candidates": []}
    closed = whole | {"id": "c", "status": "closed", "answer": "Niets", "date": "2026-01"}
    queries = [closed, *({"status": "open"} | query for query in (one, whole))]
    change_json(workspace / TABLE, lambda table: table.update(queries=queries))
    edition = read_edition(Sources(workspace), "tiny").edition
    assert edition is not None
    assert [query.id for _, query in queries_of(edition)] == ["a", "b"]
    articles = re.findall(r"<article>(.*?)</article>", render_queries(edition), re.DOTALL)
    printed = [unescape(re.sub(r"<[^>]+>", " ", article)).split() for article in articles]
    assert [" ".join(words) for words in printed] == [
        "Hoe leer je het liefst? 34 of 43? learning/course/under-35 , learning/course/total "
        "Waarde Plaats 34 grafiek <2>",
        "Hoe leer je het liefst? Wat ontbreekt? De hele tabel learning",
    ]
