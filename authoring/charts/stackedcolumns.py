"""Stacked columns: a column a group of the table (a year), its rows stacked below their total.

Takes a table with a row ``total``, whose other rows are the parts from the lowest up, and items of
figures that stand beside it: an item of one figure is a target, one of two figures (low–high) a
forecast. Gives columns and marks whose names are placed; what a scale decides is for
:mod:`authoring.charts.columnmarks`. Parts that are not known, or under query, are not drawn apart:
they are the undivided rest of their column. Section 7.7 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from authoring.charts.bars import largest_drawn, room_scale
from authoring.charts.columnmarks import draw_body
from authoring.charts.columnplan import ColumnsLayout, Forecast, Target, lay_out
from authoring.charts.items import find_tables, name_item, read_figures, read_text, refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.rows import choose_rows, find_table, name_column, read_value
from authoring.charts.stacks import PLACES, add_up, make_parts
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette

# The row that holds what the parts add up to.
_TOTAL = "total"


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve columns of the rows that a chart names, or of all, below their total."""
    style, table = setter.style, find_table(chart, tables)
    refuse_fields(chart, ("highlight",), setter.faults)
    names, total = _choose_parts(chart, table, setter)
    if total is None:
        raise ChartFaults(chart.id, setter.faults)
    target, forecasts = _read_marks(chart, tables, table, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    named = [(name, table.row(name).label) for name in names]
    parts, fills = make_parts(named, [None] * len(names), style.charts["stacks"], palette)
    rows = tuple(
        _forget(_read_column(column, names, total, table, setter))
        for column in chart.columns or table.columns
    )
    _check_sums(rows, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    if not any(row.values for row in rows):
        parts, fills = (), ()
    ink = palette[style.charts["stacked_columns"].name("total_colour")]
    marks = _name_marks(target, forecasts, setter)
    largest = max(largest_drawn([*rows, *marks]), *(add_up(row.values) for row in rows), Decimal(0))
    maximum = float(largest) or 1.0
    rows, layout = lay_out(rows, parts, fills, target, forecasts, maximum, width_mm, setter)
    others = (held for held in find_tables(chart.items, tables) if held is not table)
    return Body(
        parts,
        Column(total, table.row(total).label, ink),
        rows,
        layout,
        largest,
        maximum,
        (table, *others),
        led=True,
        marks=marks,
    )


def _choose_parts(chart: Chart, table: Table, setter: Setter) -> tuple[tuple[str, ...], str | None]:
    """Return the rows that are stacked, and the one that holds their total."""
    chosen = [row.id for row in choose_rows(chart, table)]
    total = _TOTAL if _TOTAL in chosen else None
    names = tuple(name for name in chosen if name != total)
    if total is None or len(names) > len(PLACES):
        setter.faults.append(
            ChartFault(
                "rows",
                f"{chart.chart} shows a row “{_TOTAL}” and at most {len(PLACES)} parts of it, "
                f"not {', '.join(chosen)}",
                f"name “{_TOTAL}” and the parts in “rows”, the lowest part first",
                "chart-rows",
            )
        )
    units = {table.row(name).unit or table.unit for name in chosen}
    if len(units) > 1:
        fact = f"a chart has one unit, and its rows have {', '.join(sorted(units))}"
        hint = "make a table of the rows that share a unit"
        setter.faults.append(ChartFault("value", fact, hint, "chart-units"))
    return names, total


def _read_column(
    column: str, names: Sequence[str], total: str, table: Table, setter: Setter
) -> Row:
    """Return a column of the table as a row of the chart: its parts, and their total."""
    values = tuple(read_value(table, name, column, setter.style, setter.faults) for name in names)
    whole = read_value(table, total, column, setter.style, setter.faults)
    return Row(column, name_column(table, column, measure=True), (), values, whole)


def _read_marks(
    chart: Chart, tables: Tables, table: Table, setter: Setter
) -> tuple[Target | None, tuple[Forecast, ...]]:
    """Read the items: one figure is a target, two are the ends of a forecast."""
    target: Target | None = None
    forecasts = []
    for index, item in enumerate(chart.items):
        name = name_item(index)
        label = read_text(item.text, name, setter)
        figures = read_figures(item, name, tables, table.row(_TOTAL).unit or table.unit, setter)
        fact = ""
        if len(figures) == 1 and target is None:
            target = Target(label, figures[0])
        elif len(figures) == 1:
            fact = f"{chart.chart} has one target, and “{label}” is another"
        elif len(figures) == 2:
            low, high = figures
            forecasts.append(Forecast(name, label, low, high))
            if low.number is not None and high.number is not None and low.number > high.number:
                fact = f"“{label}” runs from {low.printed} to {high.printed}"
        else:
            fact = f"“{label}” has {len(figures)} figures"
        if fact:
            hint = "give an item one figure for a target, the lower and the higher for a forecast"
            setter.faults.append(ChartFault("value", fact, hint, "chart-value", name))
    return target, tuple(forecasts)


def _forget(row: Row) -> Row:
    """Return a row of which no part is given, with its total alone."""
    given = any(value.number is not None or value.queried or value.base for value in row.values)
    return row if given else replace(row, values=())


def _check_sums(rows: Sequence[Row], setter: Setter) -> None:
    """Add a fault for parts that add up to more than their total."""
    share = Decimal(repr(setter.style.charts["stacked_columns"]["rounding_share"]))
    for row in rows:
        if row.total is None or row.total.drawn is None or row.total.number is None:
            continue
        total, parts = row.total.number, add_up(row.values)
        if parts > total * (1 + share):
            setter.faults.append(
                ChartFault(
                    "value",
                    f"the parts of “{row.label}” add up to {parts}, their total is {total}",
                    "correct the table, or ask a query about its cells",
                    "chart-sum",
                    row.id,
                )
            )


def _name_marks(
    target: Target | None, forecasts: Sequence[Forecast], setter: Setter
) -> tuple[Row, ...]:
    """Return the figures beside the columns as rows, each with its name."""
    words = setter.style.words
    rows = [] if target is None else [Row("target", target.label, (), (), target.value)]
    for item in forecasts:
        for end, value in (("low", item.low), ("high", item.high)):
            label = words[f"range_{end}"].format(label=item.label)
            rows.append(Row(f"{item.id}-{end}", label, (), (), value))
    return tuple(rows)


def column_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that charts of columns share: equal values are equally high."""
    return room_scale(charts, [layout_of(chart, ColumnsLayout).plot_mm for chart in charts])


KIND = ChartKind("stacked-columns", resolve, column_scale, draw_body)
