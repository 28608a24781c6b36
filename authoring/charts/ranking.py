"""A ranking that changes: two numbered lists, and a line from each row's place to its other place.

Takes a chart and its table of ranks, two of whose columns are shown, the older one left; gives a
body, and draws it. A row that is outside a list stands below it, with its number where that is
known. The rules are those of section 7.13 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from authoring.charts.bars import largest_drawn
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale, Value
from authoring.charts.ranklists import Entry, RankingLayout, lay_out
from authoring.charts.rows import find_table, make_rows, name_column
from authoring.charts.waves import order_waves
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_SIDES = 2


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve the ranks of a table in two of its columns."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["ranking"]
    names = _choose_columns(chart, table, setter.faults)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    roles = ("older_colour", "newer_colour")
    columns = tuple(
        Column(name, name_column(table, name, measure=False), palette[tokens.name(role)])
        for name, role in zip(names, roles, strict=True)
    )
    made = make_rows(
        chart,
        table,
        names,
        None,
        highlight=chart.highlight,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows = made if chart.rows else tuple(sorted(made, key=_by_rank))
    rows, layout = lay_out(rows, columns, width_mm, setter)
    largest = largest_drawn(rows)
    # Each dash has its own words beside it.
    return Body(
        columns, None, rows, layout, largest, max(float(largest), 1.0), (table,), missing=""
    )


def _choose_columns(chart: Chart, table: Table, faults: list[ChartFault]) -> tuple[str, ...]:
    names = order_waves(chart.columns or table.columns, table)
    if len(names) != _SIDES:
        faults.append(
            ChartFault(
                "columns",
                f"a ranking shows two columns, not {len(names)}: {', '.join(names)}",
                "name two of them in “columns”",
                "chart-columns",
            )
        )
    if table.unit != "rank":
        faults.append(
            ChartFault(
                "value",
                f"a ranking shows ranks, and the table “{table.id}” is in {table.unit}",
                "give the table the unit “rank”, or draw a slope",
                "chart-unit",
            )
        )
    return names


def _by_rank(row: Row) -> tuple[tuple[bool, Decimal], ...]:
    """Return what sorts rows: the place in the newer list, then that in the older."""
    return tuple(
        (value.number is None, value.number or Decimal(0)) for value in reversed(row.values)
    )


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — places in a list have no length
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the heads, the lines, the accent's line on top, and both lists."""
    tokens, layout = style.charts["ranking"], layout_of(chart, RankingLayout)
    head = style.text[tokens.name("head")]
    for column, x, lines in zip(chart.columns, layout.numbers_mm, layout.heads, strict=True):
        for number, line in enumerate(lines):
            below = tokens["head_mm"] + number * head.leading_mm
            drawing.text(x, below, line, head, palette[head.colour])
        for row in chart.rows:
            _draw_entry(row, column, layout.entries[row.id, column.id], x, drawing, style, palette)
    for row in sorted(chart.rows, key=lambda each: each.highlight):
        if _is_joined(row.values):
            older, newer = (layout.entries[row.id, column.id] for column in chart.columns)
            accent = "highlight" if row.highlight else "line"
            drawing.line(
                layout.line_from_mm,
                older.centre_mm,
                layout.line_to_mm,
                newer.centre_mm,
                palette[tokens.name(f"{accent}_colour")],
                tokens[f"{accent}_pt"],
            )


def _is_joined(values: Sequence[Value]) -> bool:
    """Tell whether a row's two places are joined: none in doubt, and at least one known."""
    doubtful = any(value.queried or value.base == "hidden" for value in values)
    return not doubtful and any(value.number is not None for value in values)


def _draw_entry(
    row: Row,
    column: Column,
    entry: Entry,
    x_mm: float,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw a row's number, its name, and below that why it has no number."""
    tokens, frame = style.charts["ranking"], style.charts["frame"]
    newer = column.id == row.values[-1].column
    value = row.values[-1] if newer else row.values[0]
    ink = column.colour
    if value.number is None:
        ink = palette[tokens.name("absent_colour")]
    elif newer and row.highlight:
        ink = palette[tokens.name("highlight_text_colour")]
    numeral = style.text[tokens.name("number")]
    drawing.text(
        x_mm,
        centre_baseline(entry.centre_mm, numeral.size_pt, frame["label_centre"]),
        value.printed,
        numeral,
        palette[frame.name("query_colour")] if value.queried else ink,
    )
    label = style.text[tokens.name("newer" if newer else "older")]
    word = style.text[tokens.name("absent")]
    lines = len(entry.lines) + len(entry.absent)
    first = first_baseline(entry.centre_mm, label, lines, frame["label_centre"])
    left = x_mm + entry.indent_mm
    for number, line in enumerate(entry.lines):
        drawing.text(left, first + number * label.leading_mm, line, label, ink)
    below = first + len(entry.lines) * label.leading_mm
    for number, line in enumerate(entry.absent):
        colour = palette[tokens.name("absent_colour")]
        drawing.text(left, below + number * word.leading_mm, line, word, colour)


KIND = ChartKind("ranking", resolve, own_scale, draw_body)
