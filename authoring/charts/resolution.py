"""From a chart of an edition and its table to a resolved chart.

Takes a bound chart, a table and a width; gives plain data with every text set, every row in order
and every height fixed. What cannot be drawn is raised with all its faults at once; nothing is cut,
shrunk or abbreviated to make it fit.
"""

from __future__ import annotations

import math
from decimal import Decimal

from authoring.charts import grouped, ranked
from authoring.charts.frame import set_head, set_note, write_notes
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, Layout, ResolvedChart, Row
from authoring.charts.rows import (
    choose_grouped,
    choose_ranked,
    make_columns,
    make_rows,
    name_column,
)
from authoring.data.tables import Table
from authoring.edition.markup import Text
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style
from authoring.text.fonts import Fonts


def resolve_chart(
    chart: Chart, table: Table, width_mm: float, *, style: Style, fonts: Fonts, palette: Palette
) -> ResolvedChart:
    """Resolve a chart of ``width_mm``; its texts must be bound.

    Raises:
        ChartFaults: something cannot be drawn: a word wider than its column, a title of too many
            lines, columns that this kind of chart does not show.
        UnknownCell: the chart names a row or column that the table does not have.
    """
    faults: list[ChartFault] = []
    setter = Setter(style, fonts, faults)
    if chart.chart == "ranked-bars":
        columns, total, rows, layout = _resolve_ranked(chart, table, width_mm, setter, palette)
    else:
        columns, total, rows, layout = _resolve_grouped(chart, table, width_mm, setter, palette)
    title = _plain(chart.title, "title", faults)
    reading = "" if chart.reading is None else _plain(chart.reading, "reading", faults)
    head, continued = set_head(title, table, width_mm, setter)
    notes = write_notes(chart.chart, table, columns, total, rows, reading, style)
    note = set_note(notes, width_mm, setter)
    if faults:
        raise ChartFaults(chart.id, dict.fromkeys(faults))
    largest = max((value for row in rows for value in _drawn(row)), default=Decimal(0))
    return ResolvedChart(
        id=chart.id,
        kind=chart.chart,
        unit=table.unit,
        title=title,
        question=table.question or table.subject or "",
        columns=columns,
        total=total,
        rows=rows,
        notes=notes,
        head=head,
        continued=continued,
        note=note,
        layout=layout,
        largest=float(largest),
        maximum=scale_maximum(largest, style),
    )


def scale_maximum(largest: Decimal, style: Style) -> float:
    """Return the end of a scale: the smallest multiple of the step that leaves the style's room."""
    frame = style.charts["frame"]
    step = Decimal(repr(frame["step"]))
    steps = math.ceil(largest * Decimal(repr(frame["head_room"])) / step)
    return float(step * max(steps, 1))


def _resolve_ranked(
    chart: Chart, table: Table, width_mm: float, setter: Setter, palette: Palette
) -> tuple[tuple[Column, ...], Column | None, tuple[Row, ...], Layout]:
    style = setter.style
    name = choose_ranked(chart, table, setter.faults)
    if name is None:
        raise ChartFaults(chart.id, setter.faults)
    colour = palette[style.charts["ranked_bars"].name("bar_colour")]
    column = Column(name, name_column(table, name, measure=True), colour)
    rows = make_rows(
        table,
        (name,),
        None,
        highlight=chart.highlight,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows, layout = ranked.lay_out(rows, width_mm, setter)
    return (column,), None, rows, layout


def _resolve_grouped(
    chart: Chart, table: Table, width_mm: float, setter: Setter, palette: Palette
) -> tuple[tuple[Column, ...], Column | None, tuple[Row, ...], Layout]:
    style = setter.style
    tokens = style.charts["grouped_bars"]
    names, total_name = choose_grouped(chart, table, setter.faults)
    if chart.highlight is not None:
        setter.faults.append(
            ChartFault(
                "highlight",
                f"grouped bars have no accent, and “{chart.highlight}” is to bear one",
                "leave “highlight” out, or draw ranked bars",
                "chart-highlight",
                chart.highlight,
            )
        )
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_columns(names, table, tokens, palette)
    total = None
    if total_name is not None:
        ink = palette[tokens.name("total_colour")]
        total = Column(total_name, name_column(table, total_name, measure=False), ink)
    rows = make_rows(
        table,
        names,
        total_name,
        highlight=None,
        threshold=tokens["threshold_points"],
        style=style,
        faults=setter.faults,
    )
    rows, layout = grouped.lay_out(rows, columns, total, width_mm, setter)
    return columns, total, rows, layout


def _drawn(row: Row) -> list[Decimal]:
    values = row.values if row.total is None else (*row.values, row.total)
    return [
        value.number for value in values if value.number is not None and value.drawn is not None
    ]


def _plain(text: Text, subject: str, faults: list[ChartFault]) -> str:
    if text.notes:
        faults.append(
            ChartFault(
                "title" if subject == "title" else "reading",
                f"the {subject} has a note mark: [^{text.notes[0]}]",
                "set the mark in the running text, or say it in “reading”",
                "chart-note-mark",
            )
        )
    return text.plain
