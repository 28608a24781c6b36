"""The gallery: an edition that shows every kind of chart, on real and on extreme figures.

``python -m tests.gallery FOLDER`` writes it as a workspace, to be built and looked at. Its real
charts are those of the published editions, with their tables; its extreme tables are made here:
nothing and everything, gaps and questions, one row and many, labels three times as long.
"""

from __future__ import annotations

import copy
import json
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_args

from authoring.edition.model import ChartKind
from tests.workspaces import ROOT, TINY_EDITION, write_json, write_text, write_workspace

KINDS: tuple[str, ...] = get_args(ChartKind)
SOURCE = ROOT / "editions" / "2026-3-generatiegericht-opleiden"
LONG = "Een antwoord dat zo veel woorden nodig heeft dat het over meer regels moet lopen"
AGES = (
    ("under-35", "<\u00a035\u00a0jaar", "young"),
    ("35-to-55", "35–55\u00a0jaar", "middle"),
    ("over-55", ">\u00a055\u00a0jaar", "old"),
    ("total", "Totaal", "total"),
)
PAIR = (("small", "klein", None), ("large", "groot", None))
SPAN = (("lowest", "laagst", None), ("highest", "hoogst", None), ("mean", "gemiddeld", None))
# The newest last, as a table may have them: charts go by the wave.
WAVES = (("earlier", "2022", None), ("previous", "2023", None), ("latest", "2024", None))
EXTREMES = ("plain", "long", "many", "one", "edges")
# Parts of stacked columns in 1990 and 2022, the last of which is their total.
STACKS: dict[str, tuple[tuple[str, str], ...]] = {
    "plain": (("39.6", "30.7"), ("87", "49.8"), ("102.3", "77.9"), ("228.9", "158.4")),
    "long": (("39.6", "30.7"), ("189.3", "127.7"), ("228.9", "158.4")),
    "one": (("228.9", "158.4"),),
    "edges": (("20", "0"), ("1", ""), ("2", "3"), ("23", "20")),
}
# Rows of parts that make up a whole, and of a lowest, a highest and a mean figure.
EDGES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "split": (("100", "0", "0"), ("1", "98", "2"), ("", "40", "30"), ("33", "33", "33")),
    "span": (("", "", "4729"), ("2000", "7000", ""), ("0", "1", "1"), ("9", "", "9000")),
}
SPREAD: dict[str, Callable[[int], tuple[str, str, str]]] = {
    "split": lambda row: (("44", "46", "10"), ("35", "45", "20"), ("28", "49", "23"))[row % 3],
    "span": lambda row: (str(1000 + 311 * row), str(4000 + 311 * row), str(2500 + 311 * row)),
}
# What a kind of chart shows of the extreme tables: its columns, and how many rows it can hold.
SHOWN: dict[str, tuple[str, dict[str, Any], int]] = {
    "ranked-bars": ("ages", {"columns": ["total"]}, 30),
    "grouped-bars": ("ages", {}, 14),
    "agree-bars": ("agree", {"width": "half"}, 1),
    "statement-bars": ("agree", {"columns": ["total.agree", "total.disagree"]}, 12),
    "paired-bars": ("pair", {}, 12),
    "bar-table": ("ages", {}, 16),
    "strip": ("parts", {}, 6),
    "share-panel": ("parts", {"width": "third"}, 8),
    "stacked-columns-100": ("split", {}, 12),
    "range-bars": ("span", {}, 12),
    "lines": ("waves", {"highlight": "row-0"}, 8),
    "slope": ("waves", {"columns": ["earlier", "latest"]}, 12),
    "wave-table": ("waves", {}, 20),
    "ranking": ("ranks", {"columns": ["earlier", "latest"]}, 12),
}


def write_gallery(root: Path) -> Path:
    """Write the gallery as the workspace ``root``."""
    tables: dict[str, tuple[dict[str, Any], str]] = {}
    sections = [*_real_sections(), *_extreme_sections(tables)]
    edition = copy.deepcopy(dict(TINY_EDITION))
    chapter = edition["sections"][1] | {
        "title": "Galerij",
        "key_figure": {"value": "{ages-plain/row-0/total}", "caption": "uit een tabel"},
        "sections": sections,
    }
    cover = edition["sections"][0] | {"reading": "{ages-plain/row-0/total}"}
    write_workspace(root, sections=[cover, chapter])
    folder = root / "editions/tiny/tables"
    shutil.rmtree(folder)
    shutil.copytree(SOURCE / "tables", folder)
    for name, (head, rows) in tables.items():
        write_json(folder / f"{name}.json", head)
        write_text(folder / f"{name}.csv", rows)
    return root


def _real_sections() -> Iterator[dict[str, Any]]:
    """Yield each chart of the published edition, by kind, without its notes."""
    edition = json.loads((SOURCE / "edition.json").read_text("utf-8"))
    charts = [*_charts(edition)]
    for kind in KINDS:
        for index, chart in enumerate(chart for chart in charts if chart["chart"] == kind):
            held = chart | {"id": f"echt-{kind}-{index}"}
            yield _section(f"{kind}-echt-{index}", f"{kind}, echt {index + 1}", [held])


def _charts(node: Any) -> Iterator[dict[str, Any]]:
    if isinstance(node, dict):
        if node.get("kind") == "chart":
            yield node
        for value in node.values():
            yield from _charts(value)
    elif isinstance(node, list):
        for value in node:
            yield from _charts(value)


def _extreme_sections(
    tables: dict[str, tuple[dict[str, Any], str]],
) -> Iterator[dict[str, Any]]:
    for shape in ("ages", "agree", "pair", "parts", "waves", "ranks", "split", "span"):
        for extreme in EXTREMES:
            tables[f"{shape}-{extreme}"] = _table(shape, extreme)
    for kind, (shape, shown, most) in SHOWN.items():
        for extreme in EXTREMES:
            if extreme == "many" and most < 6:
                continue
            name = f"{kind}-{extreme}"
            chart = {"kind": "chart", "id": name, "chart": kind, "title": f"{kind}, {extreme}"}
            chart |= {"table": f"{shape}-{extreme}"} | shown
            if kind == "agree-bars":
                chart["rows"] = ["row-0"]
            yield _section(f"{name}-sectie", f"{kind}, {extreme}", [chart])
    yield from _item_sections(tables)


def _item_sections(
    tables: dict[str, tuple[dict[str, Any], str]],
) -> Iterator[dict[str, Any]]:
    """Yield charts of items: figures and rows from the extreme tables."""
    cells = [("plain", 0), ("edges", 0), ("edges", 1), ("long", 0), ("one", 0), ("many", 3)]
    for kind, count in (("rings", 1), ("rings", 2), ("figure-rows", 3), ("figure-rows", 6)):
        items = [
            {"text": f"Een figuur uit {table}", "value": f"{{ages-{table}/row-{row}/total}}"}
            for table, row in cells[:count]
        ]
        name = f"{kind}-{count}"
        chart = {"kind": "chart", "id": name, "chart": kind, "title": name, "items": items}
        yield _section(f"{name}-sectie", name, [chart])
    rows = [
        {"group": group, "text": f"Rij uit {table}", "table": f"ages-{table}", "row": f"row-{row}"}
        for group, (table, row) in zip("AABBCC", cells, strict=True)
    ]
    rows.append({"group": "C", "text": "Een verschil zonder cijfers"})
    dots = {"kind": "chart", "id": "punten", "chart": "dot-plot", "title": "Punten", "items": rows}
    yield _section("dot-plot-sectie", "dot-plot", [dots])
    counts = [
        {"text": "technici", "value": "{respondents/technicians/value}"},
        {"text": "bedrijven", "value": "{respondents/companies/value}"},
    ]
    strip = {
        "kind": "chart",
        "id": "steekproef",
        "chart": "sample-strip",
        "title": "Wie deden mee",
        "items": counts,
    }
    yield _section("sample-strip-sectie", "sample-strip", [strip])
    yield from _drawn_sections(tables)


def _drawn_sections(
    tables: dict[str, tuple[dict[str, Any], str]],
) -> Iterator[dict[str, Any]]:
    """Yield stacked columns with a target and a forecast, and houses with and without figures."""
    for extreme, rows in STACKS.items():
        head, _ = _table("pair", "plain")
        years = [{"id": f"y{year}", "label": str(year)} for year in (1990, 2022)]
        head |= {"kind": "series", "unit": "count", "groups": years}
        if extreme == "edges":
            query = {"id": "proef", "cells": ["row-0/y1990"], "text": "Klopt dit?"}
            head["queries"] = [query | {"candidates": [], "status": "open"}]
        label = LONG if extreme == "long" else "Deel"
        parts = [
            f"row-{index},{label} {index},{old},{new}" for index, (old, new) in enumerate(rows)
        ]
        tables[f"stack-{extreme}"] = (
            head,
            "\n".join(["id,label,y1990,y2022", *parts, ""]).replace(
                f"row-{len(rows) - 1},{label} {len(rows) - 1}", "total,Totaal"
            ),
        )
        low, high = (f"{{stack-{extreme}/total/{year}}}" for year in ("y2022", "y1990"))
        items = [{"text": "doel", "value": low}, {"text": "raming", "value": f"{low}–{high}"}]
        name = f"stacked-columns-{extreme}"
        chart = {"kind": "chart", "id": name, "chart": "stacked-columns", "title": name}
        chart |= {"table": f"stack-{extreme}", "items": items}
        yield _section(f"{name}-sectie", name, [chart])
    floors = ("Gezondheid", "Competenties", "Waarden", "Arbeid")
    for extreme in ("plain", "edges", "long"):
        items = [{"text": name, "place": "floor"} for name in floors]
        items.append({"text": "Inzetbaarheid", "place": "roof"})
        items += [{"text": name, "place": "surroundings"} for name in ("Familie", "Maatschappij")]
        for row, item in enumerate(items[:4] if extreme != "plain" else []):
            value = f"{{ages-{extreme}/row-{row}/total}}"
            item |= {"value": value, "caption": LONG if extreme == "long" else "zegt men"}
        name = f"work-ability-house-{extreme}"
        chart = {"kind": "chart", "id": name, "chart": "work-ability-house", "title": name}
        chart |= {"items": items, "width": "half" if extreme == "plain" else "full"}
        yield _section(f"{name}-sectie", name, [chart])


def _section(name: str, title: str, blocks: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": name, "title": title, "blocks": blocks}


def _table(shape: str, extreme: str) -> tuple[dict[str, Any], str]:
    groups = {
        "ages": AGES,
        "agree": AGES,
        "pair": PAIR,
        "parts": AGES[3:],
        "waves": WAVES,
        "ranks": WAVES,
        "split": AGES[:3],
        "span": SPAN,
    }[shape]
    measures = ("agree", "disagree") if shape == "agree" else ()
    names = [group for group, _, _ in groups]
    columns = [f"{g}.{m}" for g in names for m in measures] if measures else names
    most = {"parts": 6, "waves": 8}.get(shape, 12)
    count = {"one": 1, "many": most}.get(extreme, 4)
    rows, queried = [], []
    for row in range(count):
        label = f"{LONG} {row}" if extreme == "long" else f"Antwoord {row}"
        values = [_value(shape, extreme, row, column, count) for column in range(len(columns))]
        if extreme == "edges" and row == 3:
            queried.append(f"row-{row}/{columns[-1]}")
        rows.append(",".join([f"row-{row}", label, *values]))
    head: dict[str, Any] = {
        "$schema": "../../../authoring/schemas/table.schema.json",
        "question": f"Wat antwoord je ({shape}, {extreme})?",
        "kind": {"agree": "agree-disagree", "parts": "share", "ranks": "ranking"}.get(
            shape, "multiple-answer"
        ),
        "unit": {"ranks": "rank", "span": "euro"}.get(shape, "percent"),
        "groups": [
            {"id": group, "label": label}
            | ({"role": role} if role else {})
            | ({"wave": label} if groups is WAVES else {})
            for group, label, role in groups
        ],
        "source": {"title": "Verzonnen voor een proef"},
        "period": "2025-09",
        "queries": [],
    }
    if measures:
        labels = {"agree": "eens", "disagree": "oneens"}
        head["measures"] = [{"id": each, "label": labels[each]} for each in measures]
    if queried:
        query = {"id": "proef", "cells": queried, "text": "Klopt dit?", "candidates": []}
        head["queries"] = [query | {"status": "open"}]
    return head, "\n".join([",".join(["id", "label", *columns]), *rows, ""])


def _value(shape: str, extreme: str, row: int, column: int, count: int) -> str:
    """Return a figure: at the edges nothing, everything and gaps, else a plain spread."""
    if shape == "ranks":
        return _rank(extreme, row, column, count)
    if shape == "parts":
        return ("1", "99", "0", "")[row] if extreme == "edges" else str(100 // count)
    if shape in EDGES:
        return EDGES[shape][row][column] if extreme == "edges" else SPREAD[shape](row)[column]
    if extreme == "edges":
        if shape == "agree":
            return (("100", "0"), ("0", "100"), ("", ""), ("50", "50"))[row][column % 2]
        return ("100", "0", "" if column == 0 else "50", "7")[row]
    half = 48 if shape == "agree" else 90
    return str((row * 17 + column * 11 + 5) % half + 1)


def _rank(extreme: str, row: int, column: int, count: int) -> str:
    """Return a place: all are reversed; at the edges some are outside a list or unknown."""
    if extreme == "edges":
        return (("1", "2", "2"), ("2", "1", "1"), ("9", "", ""), ("", "3", "3"))[row][column]
    return str(count - row if column else row + 1)


if __name__ == "__main__":
    print(write_gallery(Path(sys.argv[1])))
