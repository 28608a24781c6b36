"""Columns of 100 percent: a column a row of the table, its parts stacked to a whole.

Takes a table of shares; gives columns side by side, or, where there are too many of them or their
names are too long to stand below them, the same as strips below one another. A column is
100: what is missing of it, or under query, leaves it open, and parts that rounding makes 101 fill
it. Section 7.6 of
the art direction; :mod:`authoring.charts.shareupright` and :mod:`authoring.charts.sharelying` lay
the two forms out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from authoring.charts.bars import largest_drawn
from authoring.charts.figure import Drawing
from authoring.charts.items import refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import BodyLayout, ChartFault, ChartFaults, ResolvedChart, Row, Scale
from authoring.charts.rows import find_table, make_rows, name_column, order_rows
from authoring.charts.sharelying import LyingLayout, draw_lying, lay_lying
from authoring.charts.shareupright import draw_upright, lay_upright
from authoring.charts.stacks import PLACES, add_up, is_complete, make_parts
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_WHOLE = Decimal(100)


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve columns of the parts that a chart names, or of all but the total."""
    style, table = setter.style, find_table(chart, tables)
    refuse_fields(chart, ("highlight", "items"), setter.faults)
    names = chart.columns or tuple(
        column for column in table.columns if table.group(column).role != "total"
    )
    _check_parts(chart, names, table, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    several = len({name.partition(".")[2] for name in names}) > 1
    named = [(name, name_column(table, name, measure=several)) for name in names]
    roles = [table.group(name).role for name in names]
    columns, fills = make_parts(named, roles, style.charts["stacks"], palette)
    rows = make_rows(
        chart,
        table,
        names,
        None,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    if chart.ordered_by is not None:
        place = names.index(chart.ordered_by)
        led = [replace(row, total=row.values[place]) for row in rows]
        ordered = order_rows(led, keep=False, last=style.words["last_answers"])
        rows = tuple(replace(row, total=None) for row in ordered)
    wholes = tuple(_find_whole(row, setter) for row in rows)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    upright = lay_upright(rows, wholes, columns, fills, width_mm, setter, palette)
    layout: BodyLayout
    rows, layout = upright or lay_lying(rows, wholes, columns, fills, width_mm, setter, palette)
    rounded = any(is_complete(row.values) and add_up(row.values) != _WHOLE for row in rows)
    aids = (style.words["rounded_parts"],) if rounded else ()
    return Body(columns, None, rows, layout, largest_drawn(rows), float(_WHOLE), (table,), aids)


def _check_parts(chart: Chart, names: Sequence[str], table: Table, setter: Setter) -> None:
    faults = []
    if not 2 <= len(names) <= len(PLACES):
        fact = f"{chart.chart} stacks 2 to {len(PLACES)} parts, not {len(names)}"
        hint = "name the parts in “columns”, or draw ranked bars"
        faults.append(ChartFault("columns", fact, hint, "chart-parts"))
    if table.unit != "percent":
        fact = f"{chart.chart} shows percentages, and the table is in {table.unit}"
        faults.append(ChartFault("value", fact, "choose another kind of chart", "chart-unit"))
    if chart.ordered_by is not None and chart.ordered_by not in names:
        fact = f"the columns are ordered by “{chart.ordered_by}”, which is no part of them"
        hint = f"name one of {', '.join(names)}"
        faults.append(ChartFault("columns", fact, hint, "chart-order"))
    setter.faults.extend(faults)


def _find_whole(row: Row, setter: Setter) -> float:
    """Return what a column is the whole of: 100, or a sum that rounding took beyond it."""
    total = add_up(row.values)
    slack = Decimal(repr(setter.style.charts["stacks"]["rounding"])) * len(row.values)
    if total > _WHOLE + slack:
        setter.faults.append(
            ChartFault(
                "value",
                f"the parts of “{row.label}” add up to {total}, and a whole is {_WHOLE}",
                "draw grouped bars where several answers are possible",
                "chart-sum",
                row.id,
            )
        )
    return float(max(total, _WHOLE))


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — every column is a whole
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the columns, or the strips that took their place."""
    if isinstance(chart.layout, LyingLayout):
        draw_lying(chart, drawing, style, palette)
    else:
        draw_upright(chart, drawing, style, palette)


KIND = ChartKind("stacked-columns-100", resolve, own_scale, draw_body)
