"""Bar table: a row an answer, a column a group, and in every cell a value above its bar.

Takes a chart and its table, gives a body; takes a resolved chart and a scale, draws its body. The
rules are those of section 7.12 of the art direction: the total is outlined and never filled. The
values stand in columns, so the bars need no zero line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.bars import largest_drawn, room_scale, round_up, scale_maximum
from authoring.charts.figure import Drawing, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Break, Setter
from authoring.charts.model import (
    ChartFault,
    ChartFaults,
    Column,
    ResolvedChart,
    Row,
    Scale,
    Value,
)
from authoring.charts.rows import (
    choose_table_columns,
    find_table,
    make_columns,
    make_rows,
    name_column,
    refuse_accent,
)
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style


@dataclass(frozen=True, slots=True)
class BarTableLayout:
    """Where the columns and rows of a bar table stand.

    The columns, each ``column_mm`` wide, end at the right edge; the first starts at ``first_mm``.
    ``room_mm`` is the room for a bar, ``label_mm`` that for a name. ``heads`` are the lines of the
    names of the columns, the total's last; the rows start ``head_mm`` below the top of the body.
    """

    width_mm: float
    label_mm: float
    first_mm: float
    column_mm: float
    room_mm: float
    heads: Break
    head_mm: float
    row_mm: float

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""
        return self.head_mm + rows * self.row_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a bar table of columns of a table, the total last."""
    style, table = setter.style, find_table(chart, tables)
    refuse_accent(chart, "bar tables", setter.faults)
    names, total_name = choose_table_columns(chart, table, setter.faults)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_columns(names, table, style.charts["grouped_bars"], palette)
    total = None
    if total_name is not None:
        ink = palette[style.charts["bar_table"].name("total_colour")]
        total = Column(total_name, name_column(table, total_name, measure=False), ink)
    rows = make_rows(
        chart,
        table,
        names,
        total_name,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows, layout = lay_out(rows, columns, total, width_mm, setter)
    largest = largest_drawn(rows)
    return Body(columns, total, rows, layout, largest, scale_maximum(largest, style), (table,))


def lay_out(
    rows: Sequence[Row],
    columns: Sequence[Column],
    total: Column | None,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], BarTableLayout]:
    """Break names and heads and fix the layout of a bar table.

    Columns grow with their values and heads, and where names leave room. A name has what the
    columns leave; more lines of it make all rows higher.
    """
    style = setter.style
    tokens = style.charts["bar_table"]
    label = style.text[tokens.name("label")]
    heads, column = _fit_columns(rows, columns, total, width_mm, setter)
    first = width_mm - len(heads) * column
    _check_names(first, len(heads), column, width_mm, setter)
    measure = max(first, tokens["label_min_mm"]) - tokens["label_gutter_mm"]
    broken, _ = setter.fit_labels(
        [(row.id, row.label) for row in rows], label, (measure,), 0.0, lambda _: True
    )
    height = max((len(lines) for lines in broken), default=1) * label.leading_mm
    head_lines = max((len(lines) for lines in heads), default=1)
    leading = style.text[tokens.name("group")].leading_mm
    layout = BarTableLayout(
        width_mm=width_mm,
        label_mm=measure,
        first_mm=first,
        column_mm=column,
        room_mm=column - tokens["column_gap_mm"],
        heads=heads,
        head_mm=tokens["head_mm"] + (head_lines - 1) * leading + tokens["head_rule_mm"],
        row_mm=max(tokens["row_mm"], round_up(height + tokens["label_clear_mm"], style)),
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _fit_columns(
    rows: Sequence[Row],
    columns: Sequence[Column],
    total: Column | None,
    width_mm: float,
    setter: Setter,
) -> tuple[Break, float]:
    """Return the heads, broken into lines, and the width of a column that holds them."""
    style = setter.style
    tokens = style.charts["bar_table"]
    figure, gap = style.text[tokens.name("value")], tokens["column_gap_mm"]
    count = len(columns) + (total is not None)
    values = [
        setter.width_mm(value.printed, figure, "value", row.id)
        for row in rows
        for value in _values(row)
    ]
    spare = (width_mm - tokens["label_mm"]) / count
    wanted = max(tokens["column_mm"], min(tokens["column_wide_mm"], spare))
    least = max(wanted, max(values, default=0.0) + gap)
    most = max(least, (width_mm - tokens["label_min_mm"]) / count)
    step = style.grid["unit_mm"] / 2
    choices = [least + number * step for number in range(int((most - least) / step) + 1)]
    groups, column = setter.fit_labels(
        [(item.id, item.label) for item in columns],
        style.text[tokens.name("group")],
        choices,
        gap,
        lambda lines: lines <= tokens.count("head_lines"),
    )
    if total is None:
        return groups, column
    totals, column = setter.fit_labels(
        [(total.id, total.label)],
        style.text[tokens.name("total")],
        [choice for choice in choices if choice >= column],
        gap,
        lambda lines: lines <= tokens.count("head_lines"),
    )
    return (*groups, *totals), column


def _check_names(
    room_mm: float, columns: int, column_mm: float, width_mm: float, setter: Setter
) -> None:
    least = setter.style.charts["bar_table"]["label_min_mm"]
    if room_mm < least - 1e-6:
        setter.faults.append(
            ChartFault(
                "columns",
                f"{columns} columns of {column_mm:.1f} mm leave {max(room_mm, 0):.1f} of "
                f"{width_mm:.1f} mm for the names, which need {least:.1f} mm",
                "give the chart the whole width, or show fewer columns",
                "chart-room",
            )
        )


def _values(row: Row) -> tuple[Value, ...]:
    return row.values if row.total is None else (*row.values, row.total)


def scale_of_tables(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that bar tables share."""
    return room_scale(charts, [layout_of(chart, BarTableLayout).room_mm for chart in charts])


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the heads, and the rows with a hairline above each."""
    tokens, layout = style.charts["bar_table"], layout_of(chart, BarTableLayout)
    _draw_heads(chart, drawing, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.head_mm + index * layout.row_mm
        line = palette[tokens.name("rule_colour")]
        drawing.line(0, top, layout.width_mm, top, line, tokens["rule_pt"])
        _draw_row(chart, row, top, scale, drawing, style, palette)


def _draw_heads(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    tokens, layout = style.charts["bar_table"], layout_of(chart, BarTableLayout)
    last = layout.head_mm - tokens["head_rule_mm"]
    for number, lines in enumerate(layout.heads):
        total = number == len(chart.columns)
        head = style.text[tokens.name("total" if total else "group")]
        x = layout.first_mm + number * layout.column_mm
        first = last - (len(lines) - 1) * head.leading_mm
        for below, text in enumerate(lines):
            drawing.text(x, first + below * head.leading_mm, text, head, palette[head.colour])


def _draw_row(
    chart: ResolvedChart,
    row: Row,
    top_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, frame = style.charts["bar_table"], style.charts["frame"]
    layout = layout_of(chart, BarTableLayout)
    label, figure = style.text[tokens.name("label")], style.text[tokens.name("value")]
    middle = top_mm + layout.row_mm / 2
    baseline = first_baseline(middle, label, len(row.lines), frame["label_centre"])
    for number, text in enumerate(row.lines):
        ink = palette[tokens.name("label_colour")]
        drawing.text(0, baseline + number * label.leading_mm, text, label, ink)
    # A higher row keeps its value and its bar together in the middle.
    cell = middle - tokens["row_mm"] / 2
    for number, value in enumerate(_values(row)):
        x = layout.first_mm + number * layout.column_mm
        colour = palette[frame.name("query_colour") if value.queried else figure.colour]
        drawing.text(x, cell + tokens["value_mm"], value.printed, figure, colour)
        length, top = (value.drawn or 0) * scale.mm_per_unit, cell + tokens["bar_top_mm"]
        if number < len(chart.columns):
            drawing.fill(x, top, length, tokens["bar_mm"], chart.columns[number].colour)
        else:
            inside = palette[tokens.name("total_fill_colour")]
            outline = palette[tokens.name("total_colour")]
            drawing.outline(
                x, top, length, tokens["bar_mm"], inside, outline, tokens["total_line_pt"]
            )


KIND = ChartKind("bar-table", resolve, scale_of_tables, draw_body)
