"""The waves of a survey as columns of a chart: which it shows, and in which order.

Takes a chart and its table; gives column ids and rows. The order comes from the year of each wave
and never from the place in the table; columns without a wave keep the order that they were given.
Nothing is drawn here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.labels import Break, Setter
from authoring.charts.model import ChartFault, Column, Row
from authoring.charts.rows import make_rows
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import TextStyle


def order_waves(
    columns: Sequence[str], table: Table, *, newest_first: bool = False
) -> tuple[str, ...]:
    """Return columns from the oldest wave to the newest, or the other way round.

    A column without a wave has no place among years: then all keep the given order.
    """
    waves = {column: table.wave_of(column) for column in columns}
    if None in waves.values():
        return tuple(columns)
    return tuple(sorted(columns, key=lambda name: waves[name] or "", reverse=newest_first))


def choose_waves(
    chart: Chart,
    table: Table,
    limits: tuple[int, int],
    faults: list[ChartFault],
    *,
    newest_first: bool = False,
) -> tuple[str, ...]:
    """Return the columns of a chart over time, each of one wave.

    ``limits`` are how many there must be at least and at most.
    """
    columns = chart.columns or table.columns
    least, most = limits
    if not least <= len(columns) <= most:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        faults.append(
            ChartFault(
                "columns",
                f"{chart.chart} shows {wanted} columns, not {len(columns)}: {', '.join(columns)}",
                "name the columns in “columns”, or choose another kind of chart",
                "chart-columns",
            )
        )
    waves = [table.wave_of(column) for column in columns]
    twice = sorted({wave for wave in waves if wave is not None and waves.count(wave) > 1})
    if twice:
        faults.append(
            ChartFault(
                "columns",
                f"{chart.chart} shows one column a wave, and several are of {', '.join(twice)}",
                "give each group its “wave” in the table, or draw a slope",
                "chart-waves",
            )
        )
    return order_waves(columns, table, newest_first=newest_first)


def refuse_ranks(chart: Chart, table: Table, faults: list[ChartFault]) -> None:
    """Add a fault for places in an order, of which the first is the smallest number."""
    if table.unit == "rank":
        faults.append(
            ChartFault(
                "value",
                f"{chart.chart} shows quantities, and the table “{table.id}” has ranks",
                "draw a ranking",
                "chart-unit",
            )
        )


def limit_rows(rows: Sequence[Row], most: int, chart: Chart, faults: list[ChartFault]) -> None:
    """Add a fault when there are more lines than an eye can follow."""
    if len(rows) > most:
        faults.append(
            ChartFault(
                "rows",
                f"{chart.chart} shows at most {most} rows, not {len(rows)}",
                "name fewer in “rows”, or draw a wave table",
                "chart-rows",
            )
        )


def read_rows(
    chart: Chart, table: Table, columns: Sequence[str], newest: str, setter: Setter
) -> tuple[Row, ...]:
    """Return the rows with a value a column, the largest of the newest wave first."""
    ranked = make_rows(
        chart,
        table,
        columns,
        newest,
        highlight=chart.highlight,
        threshold=None,
        style=setter.style,
        faults=setter.faults,
    )
    return tuple(replace(row, total=None) for row in ranked)


def break_heads(
    columns: Sequence[Column], rooms_mm: Sequence[float], style: TextStyle, setter: Setter
) -> Break:
    """Break the names of columns, each within its own room."""
    broken = []
    for column, room in zip(columns, rooms_mm, strict=True):
        lines = setter.lines(column.label, style, room, "group", name=column.id)
        broken.append(tuple(line.text.replace("\n", " ") for line in lines))
    return tuple(broken)
