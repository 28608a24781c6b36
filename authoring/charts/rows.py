"""The rows of a chart: which figures of its table it shows, in which order, and as what text.

Takes a chart and its table; gives columns and rows whose labels are not broken into lines yet. A
value that the source does not give, or leaves unclear, keeps its row and gets no bar; it is never
guessed. Nothing is measured here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Literal

from authoring.charts.model import ChartFault, Column, Row, Value
from authoring.data.tables import Row as TableRow
from authoring.data.tables import Table
from authoring.edition.forms import FORMS
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, Tokens

# Years, sizes and ranks have an order of their own; answers to a question are sorted by size.
_ORDERED = frozenset({"series", "ranking", "facts"})
_ROLE_COLOURS = {
    "young": "first_colour",
    "middle": "second_colour",
    "old": "third_colour",
    "technicians": "technicians_colour",
    "companies": "companies_colour",
    "switchers": "switchers_colour",
}
# The samples of the survey, in the order of every chart.
_SAMPLES = ("technicians", "companies", "switchers")
# More groups than an order from light to dark can tell apart have the colour of all single bars.
_PLACE_COLOURS = {
    2: ("first_colour", "third_colour"),
    3: ("first_colour", "second_colour", "third_colour"),
}
_OTHER_COLOURS = ("third_colour",)


def choose_ranked(chart: Chart, table: Table, faults: list[ChartFault]) -> str | None:
    """Return the one column that a chart shows: the one it names, or else the table's total."""
    columns = chart.columns or table.columns
    totals = [column for column in columns if table.group(column).role == "total"]
    chosen = columns if chart.columns or len(columns) == 1 else totals
    if len(chosen) != 1:
        faults.append(
            ChartFault(
                "columns",
                f"{chart.chart} shows one column, and {len(columns)} could be meant: "
                + ", ".join(columns),
                "name one of them in “columns”",
                "chart-columns",
            )
        )
        return None
    return chosen[0]


def choose_grouped(
    chart: Chart, table: Table, faults: list[ChartFault]
) -> tuple[tuple[str, ...], str | None]:
    """Return the columns that grouped bars show as bars, and the one that they show as a line."""
    columns = chart.columns or table.columns
    totals = [column for column in columns if table.group(column).role == "total"]
    groups = tuple(column for column in columns if column not in totals)
    if len(groups) not in _PLACE_COLOURS or len(totals) > 1:
        faults.append(
            ChartFault(
                "columns",
                f"grouped bars show two or three groups and at most one total, "
                f"not {len(groups)} groups and {len(totals)} totals",
                "name the groups in “columns”, or choose another kind of chart",
                "chart-columns",
            )
        )
    return groups, totals[0] if totals else None


def refuse_accent(chart: Chart, what: str, faults: list[ChartFault]) -> None:
    """Add a fault when a row is to bear an accent that this kind of chart does not have."""
    if chart.highlight is not None:
        faults.append(
            ChartFault(
                "highlight",
                f"{what} have no accent, and “{chart.highlight}” is to bear one",
                "leave “highlight” out, or draw ranked bars",
                "chart-highlight",
                chart.highlight,
            )
        )


def choose_pair(
    chart: Chart, table: Table, faults: list[ChartFault]
) -> tuple[tuple[str, ...], str | None]:
    """Return the columns that paired bars show, and the table's total, which ranks the rows.

    They are two groups, or the three samples of the survey. Samples have one order in every chart,
    unless the chart names its columns.
    """
    totals = [column for column in table.columns if table.group(column).role == "total"]
    columns = chart.columns or tuple(column for column in table.columns if column not in totals)
    roles = {column: table.group(column).role or "" for column in columns}
    found = set(roles.values())
    samples = found <= set(_SAMPLES) and len(found) == len(roles)
    if samples and not chart.columns:
        columns = tuple(sorted(columns, key=lambda name: _SAMPLES.index(roles[name])))
    wanted = (2, len(_SAMPLES)) if samples else (2,)
    if len(columns) not in wanted or set(columns) & set(totals):
        faults.append(
            ChartFault(
                "columns",
                "paired bars show two groups, or the three samples, and no total, "
                f"not {', '.join(columns)}",
                "name the groups in “columns”, or choose another kind of chart",
                "chart-columns",
            )
        )
    return columns, totals[0] if len(totals) == 1 else None


def choose_table_columns(
    chart: Chart, table: Table, faults: list[ChartFault]
) -> tuple[tuple[str, ...], str | None]:
    """Return the columns that a bar table shows filled, and the one that it shows outlined."""
    columns = chart.columns or table.columns
    totals = [column for column in columns if table.group(column).role == "total"]
    if len(totals) > 1:
        faults.append(
            ChartFault(
                "columns",
                f"a bar table shows at most one total, not {len(totals)}: {', '.join(totals)}",
                "name its columns in “columns”",
                "chart-columns",
            )
        )
    groups = tuple(column for column in columns if column not in totals)
    return groups, totals[0] if totals else None


def name_column(table: Table, column: str, *, measure: bool) -> str:
    """Return the label of a column's group, with its measure (agree, disagree) where asked."""
    group = table.group(column).label
    labels = {item.id: item.label for item in table.measures}
    named = labels.get(column.partition(".")[2])
    return f"{group}, {named}" if measure and named else group


def make_columns(
    columns: Sequence[str], table: Table, tokens: Tokens, palette: Palette
) -> tuple[Column, ...]:
    """Return the groups of a chart with their colours: by role, else from light to dark."""
    by_place = _PLACE_COLOURS.get(len(columns), _OTHER_COLOURS)
    mixed = len({column.partition(".")[2] for column in columns}) > 1
    made = []
    for index, column in enumerate(columns):
        group = table.group(column)
        token = _ROLE_COLOURS.get(group.role or "", by_place[index % len(by_place)])
        label = name_column(table, column, measure=mixed)
        made.append(Column(column, label, palette[tokens.name(token)]))
    return tuple(made)


def find_table(chart: Chart, tables: Mapping[str, Table]) -> Table:
    """Return the table of a chart that has one.

    Raises:
        ValueError: the chart names none, or one that is not there; checking reports both.
    """
    if chart.table is None or chart.table not in tables:
        raise ValueError(f"the chart “{chart.id}” has no table")
    return tables[chart.table]


def make_rows(
    chart: Chart,
    table: Table,
    columns: Sequence[str],
    total: str | None,
    *,
    highlight: str | None,
    threshold: float | None,
    style: Style,
    faults: list[ChartFault],
) -> tuple[Row, ...]:
    """Return the rows in the order of the chart, each with its printed values.

    ``threshold`` is the distance from the total from which a value is bold. Rows are sorted by the
    total, or by the only column, the largest first; a table with an order of its own keeps it. What
    is no answer to the question (“Anders”, “Weet niet”) comes last.
    """
    if highlight is not None:
        table.row(highlight)
    rows = []
    for row in choose_rows(chart, table):
        whole = None if total is None else read_value(table, row.id, total, style, faults)
        values = tuple(read_value(table, row.id, name, style, faults) for name in columns)
        if threshold is not None and whole is not None:
            values = tuple(_weigh(value, whole, threshold) for value in values)
        rows.append(Row(row.id, row.label, (), values, whole, row.id == highlight))
    if not rows:
        faults.append(ChartFault("value", "the table has no rows", "fill the table", "chart-empty"))
    units = {row.unit or table.unit for row in choose_rows(chart, table)}
    if len(units) > 1:
        faults.append(
            ChartFault(
                "value",
                f"a chart has one unit, and its rows have {len(units)}: {', '.join(sorted(units))}",
                "make a table of the rows that share a unit",
                "chart-units",
            )
        )
    keep = table.kind in _ORDERED or table.ordered or bool(chart.rows)
    return order_rows(rows, keep=keep, last=style.words["last_answers"])


def choose_rows(chart: Chart, table: Table) -> tuple[TableRow, ...]:
    """Return the rows of a table that a chart shows: those it names, in its order, or all."""
    return tuple(table.row(name) for name in chart.rows) if chart.rows else table.rows


def read_value(
    table: Table, row: str, column: str, style: Style, faults: list[ChartFault]
) -> Value:
    """Return a cell as it is printed: with its unit, with “?” under query, or as a dash.

    A figure of too few respondents is a dash too; one of few is marked as an indication.
    """
    cell, words = table.cell(row, column), style.words
    base = _judge_base(table, column, style)
    if base == "hidden":
        return Value(column, None, words["missing"], base=base)
    queried = cell.query is not None
    if cell.value is None:
        return Value(column, None, words["queried" if queried else "missing"], queried)
    if cell.value < 0 and not queried:
        faults.append(
            ChartFault(
                "value",
                f"a bar starts at zero and cannot show {cell.value}",
                "choose another kind of chart",
                "chart-negative",
                f"{row}/{column}",
            )
        )
    return Value(
        column,
        cell.value,
        print_value(cell.value, cell.unit)
        + (words["small_base"] if base else "")
        + (words["queried"] if queried else ""),
        queried,
        base=base,
    )


def _judge_base(table: Table, column: str, style: Style) -> Literal["", "marked", "hidden"]:
    """Tell whether the respondents behind a column are enough to print its figures unmarked."""
    size = None if table.kind == "facts" else table.sample_size(column)
    bases = style.claims["bases"]
    if size is None or size >= bases["marked_below"]:
        return ""
    return "hidden" if size < bases["printed_from"] else "marked"


def print_value(value: Decimal, unit: str) -> str:
    """Return a number in the form that figures and charts have for its unit: “41%”."""
    return FORMS.get(unit, FORMS["number"]).write(value)


def order_rows(rows: Iterable[Row], *, keep: bool, last: str) -> tuple[Row, ...]:
    """Return the rows in the order in which they are read; equal values keep the table's order.

    ``last`` lists the first words of labels that close the list, parted by ``|``.
    """
    closing = re.compile(rf"(?:{last})\b", re.IGNORECASE)

    def place(row: Row) -> tuple[bool, bool, Decimal]:
        lead = row.total if row.total is not None else row.values[0]
        sorts = not keep and (row.total is not None or len(row.values) == 1)
        number = lead.number if sorts else Decimal(0)
        return (
            closing.match(row.label) is not None,
            number is None,
            Decimal(0) if number is None else -number,
        )

    return tuple(sorted(rows, key=place))


def _weigh(value: Value, whole: Value, threshold: float) -> Value:
    if value.drawn is None or whole.drawn is None or value.number is None or whole.number is None:
        return value
    far = abs(value.number - whole.number) >= Decimal(repr(threshold))
    return replace(value, bold=far)
