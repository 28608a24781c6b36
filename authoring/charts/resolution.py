"""From a chart of an edition and its table to a resolved chart.

Takes a bound chart, a table and a width; gives plain data with every text set, every row in order
and every height fixed. What cannot be drawn is raised with all its faults at once; nothing is cut,
shrunk or abbreviated to make it fit.
"""

from __future__ import annotations

from collections.abc import Mapping

from authoring.charts.frame import find_question, set_head, set_note, write_notes
from authoring.charts.kinds import KINDS
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, ResolvedChart
from authoring.data.tables import Table
from authoring.edition.markup import Text
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style
from authoring.text.fonts import Fonts


def resolve_chart(
    chart: Chart,
    tables: Mapping[str, Table],
    width_mm: float,
    *,
    style: Style,
    fonts: Fonts,
    palette: Palette,
) -> ResolvedChart:
    """Resolve a chart of ``width_mm``; its texts must be bound.

    Raises:
        ChartFaults: something cannot be drawn: a word wider than its column, a title of too many
            lines, columns that this kind of chart does not show.
        UnknownCell: the chart names a row or column that the table does not have.
    """
    faults: list[ChartFault] = []
    setter = Setter(style, fonts, faults)
    body = KINDS[chart.chart].resolve(chart, tables, width_mm, setter, palette)
    title = _plain(chart.title, "title", faults)
    reading = "" if chart.reading is None else _plain(chart.reading, "reading", faults)
    head, continued = set_head(title, body, width_mm, setter, KINDS[chart.chart].head)
    notes = write_notes(body, reading, style)
    note = set_note(notes, width_mm, setter)
    if faults:
        raise ChartFaults(chart.id, dict.fromkeys(faults))
    return ResolvedChart(
        id=chart.id,
        kind=chart.chart,
        unit=body.unit or (body.tables[0].unit if body.tables else "percent"),
        title=title,
        question=find_question(body)[0],
        columns=body.columns,
        total=body.total,
        rows=body.rows,
        notes=notes,
        head=head,
        continued=continued,
        note=note,
        layout=body.layout,
        largest=float(body.largest),
        maximum=body.maximum,
        opposed=body.opposed,
        marks=body.marks,
        described=body.described,
    )


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
