"""The figures of a chart as a table that travels with the screen file.

Takes a resolved chart; gives CSV as a Dutch spreadsheet opens it with one click: semicolons,
decimal commas, UTF-8 with a byte order mark. Nothing is rounded: numbers stand there as published.
"""

from __future__ import annotations

import csv
import io

from authoring.charts.model import ResolvedChart, Value


def table_csv(chart: ResolvedChart) -> bytes:
    """Return the rows and marks of a chart in order, a column a group, under a row of names.

    The first name is the question or subject, or the title of a chart of several questions. A
    figure that the source does not give is empty; one under query keeps its question mark.
    """
    columns = chart.columns if chart.total is None else (*chart.columns, chart.total)
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([chart.question or chart.title, *(column.label for column in columns)])
    for row in (*chart.rows, *chart.marks):
        cells = [_write(value) for value in row.values] or [""] * len(chart.columns)
        if chart.total is not None:
            cells.append("" if row.total is None else _write(row.total))
        writer.writerow([row.label, *cells])
    return text.getvalue().encode("utf-8-sig")


def _write(value: Value) -> str:
    number = "" if value.number is None else f"{value.number:f}".replace(".", ",")
    return f"{number}?" if value.queried else number
