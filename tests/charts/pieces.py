"""Items with printed values, checks and readings for the kinds that are no bars."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest

from authoring.charts import ChartFaults, resolve_chart, table_csv
from authoring.charts.model import ResolvedChart, Value
from authoring.charts.model import Row as ChartRow
from authoring.data.tables import Group, Origin, Query, Row, Table, tabulate
from authoring.display import Item
from authoring.edition.expressions import cells_of
from authoring.edition.markup import parse_text
from authoring.edition.model import Chart, ChartItem, ChartKind
from authoring.edition.parts import Bound, Slot, Text

from . import samples
from .samples import GOLDENS, WIDTH_MM, Box, make_table
from .test_layout import overlaps


def text(raw: str) -> Text:
    parsed, problems = parse_text(raw)
    assert not problems
    return parsed


def bound(slot: str, value: float, printed: str | None = None, form: str = "percent") -> Text:
    """Return a slot as binding prints it."""
    (part,) = text(slot).parts
    assert isinstance(part, Slot)
    refs = tuple(cell.ref for cell in cells_of(part.expression))
    number = Decimal(str(value))
    shown = printed or (f"{value}%" if form == "percent" else f"{value:n}")
    return Text((Bound(shown, refs, part.expression, number, form),), slot)


def item(label: str, slot: str = "", value: float = 0, **printed: str) -> ChartItem:
    """Return an item that prints a cell, or a plain sign (“?”, “–”) in place of one."""
    if slot.startswith("{"):
        return ChartItem(text(label), bound(slot, value, **printed))
    return ChartItem(text(label), text(slot) if slot else None)


def row_of(label: str, row: str, table: str = "table", **more: str) -> ChartItem:
    """Return an item that names a row of a table."""
    group = text(more["group"]) if "group" in more else None
    return ChartItem(text(label), None, group, table, row, more.get("measure"))


def shares(*numbers: float | None, queried: Sequence[int] = (), **more: str | None) -> Table:
    """Make a table of one column of percentages, rows r0, r1 …"""
    queries = tuple(
        Query(f"q{index}", ((f"r{index}", "total"),), "?", (), "open") for index in queried
    )
    rows = [(f"Antwoord {index}", number) for index, number in enumerate(numbers)]
    facts = {"question": None, "subject": "Een onderwerp", "kind": "share"} | more
    return make_table(rows, [samples.TOTAL], queries=queries, **facts)  # type: ignore[arg-type]


def counts(**sizes: int) -> Table:
    """Make a table of facts that counts respondents."""
    rows = tuple(Row(name, name, unit="count") for name in sizes)
    typed = {(name, "value"): Decimal(size) for name, size in sizes.items()}
    return Table(
        id="respondents",
        question=None,
        subject="Respondenten van het onderzoek",
        kind="facts",
        unit="mixed",
        groups=(Group("value", "Waarde"),),
        rows=rows,
        values=tabulate(rows, ("value",), typed),
        base=None,
        n=None,
        source=Origin("TechBarometer 2026, editie 3"),
        period="2025-09",
        typed=typed,
    )


def resolve(
    kind: ChartKind,
    tables: Iterable[Table],
    items: Iterable[ChartItem] = (),
    width_mm: float = WIDTH_MM,
    title: str = "Een titel",
    **fields: object,
) -> ResolvedChart:
    tables = tuple(tables)
    chart = Chart("chart", kind, text(title), items=tuple(items))
    if not chart.items:
        chart = replace(chart, table=tables[0].id)
    return resolve_chart(
        replace(chart, **fields),  # type: ignore[arg-type]
        {table.id: table for table in tables},
        width_mm,
        style=samples.house_style(),
        fonts=samples.house_fonts(),
        palette=samples.palette(),
    )


def faults(*args: object, **fields: object) -> list[tuple[str, str]]:
    """Return code and message of every fault that resolving finds."""
    with pytest.raises(ChartFaults) as caught:
        resolve(*args, **fields)  # type: ignore[arg-type]
    return [(fault.code, fault.message) for fault in caught.value.faults]


def csv_lines(chart: ResolvedChart) -> list[str]:
    return table_csv(chart).decode("utf-8-sig").replace("\u00a0", " ").strip().split("\r\n")


def describe(chart: ResolvedChart, *layout: str) -> str:
    """Print what every kind has, and lines on the layout, for a reader to check by eye."""
    head = [line.text.strip() for line in (*chart.head.title, *chart.head.question)]
    columns = ", ".join(f"{item.label} ({item.colour.name})" for item in chart.columns)
    lines = [
        f"{chart.kind} in {chart.unit}, {chart.width_mm:g} × {chart.height_mm:.2f} mm, "
        f"body at {chart.head.body_mm:g}",
        *(f"head      {line}" for line in head),
        f"columns   {columns}",
        f"scale     largest {chart.largest:g}, alone to {chart.maximum:g}",
        *(f"layout    {line}" for line in layout),
    ]
    for row in chart.rows:
        group = f"{join(row.group)}: " if row.group else ""
        accent = " ◄" if row.highlight else ""
        values = "  ".join(
            value.printed + ("" if value.drawn is not None else " (not drawn)")
            for value in row.values
        )
        lines.append(f"{row.id}  {group}{join(row.lines)}{accent} | {values}".rstrip())
    lines += [f"note      {line.text.strip()}" for line in chart.note.lines]
    return "\n".join(lines).replace("\u00a0", " ") + "\n"


def join(lines: Iterable[str]) -> str:
    return " / ".join(line.strip() for line in lines)


def golden(name: str) -> str:
    return (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


def text_boxes(items: Iterable[Item]) -> list[tuple[Box, str]]:
    return [
        (samples.text_box(run), run.text.replace("\u00a0", " ").strip())
        for run in samples.runs(items)
    ]


def check_drawing(chart: ResolvedChart) -> list[tuple[Box, str]]:
    """Draw a chart: no two texts meet, none leaves it, every label stands there once and whole."""
    items = samples.draw(chart)
    boxes = text_boxes(items)
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not overlaps(one, other), (first, second)
    for box, words in boxes:
        assert box[0] >= samples.LEFT_MM - 0.01, words
        assert box[2] <= samples.LEFT_MM + chart.width_mm + 0.01, words
        assert box[3] <= chart.height_mm + 2, words
    for box, _ in samples.fills(items):
        assert box[0] >= samples.LEFT_MM - 2
        assert box[2] <= samples.LEFT_MM + chart.width_mm + 0.01
    said = [words for _, words in boxes]
    for row in chart.rows:
        for line in (*row.lines, *(value.printed for value in _printed(chart, row))):
            assert line.replace("\u00a0", " ").strip() in said, line
        assert " ".join(row.lines).split() == row.label.split()
    return boxes


def _printed(chart: ResolvedChart, row: ChartRow) -> Sequence[Value]:
    """Return the values that a kind prints: a dot plot prints only some."""
    return () if chart.kind == "dot-plot" else row.values


WAVES = (
    Group("latest", "2024", wave="2024"),
    Group("previous", "2023", wave="2023"),
    Group("earlier", "2022", wave="2022"),
)


def wave_chart(
    name: ChartKind,
    rows: Iterable[Sequence[str | float | None]],
    groups: Sequence[Group] = WAVES,
    width_mm: float = WIDTH_MM,
    *,
    unit: str = "percent",
    ordered: bool = False,
    fields: dict[str, object] | None = None,
    **table: object,
) -> ResolvedChart:
    """Resolve a chart of one table over waves."""
    facts = {"question": None, "subject": "Een onderwerp", "kind": "single-answer"} | table
    made = make_table(rows, groups, **facts)  # type: ignore[arg-type]
    made = replace(made, unit=unit, ordered=ordered)  # type: ignore[arg-type]
    return resolve(name, [made], (), width_mm, **(fields or {}))
