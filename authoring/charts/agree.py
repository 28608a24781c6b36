"""Agree bars: who agrees and disagrees with one statement, a row a group, the total below a line.

Takes a chart and its table, gives a body; takes a resolved chart and a scale, draws its body. The
rules are those of section 7.4 of the art direction: the charts of one page have one axis and one
scale, and the statement stands above them in its literal words.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import check_room, largest_drawn, round_up, scale_maximum
from authoring.charts.figure import Drawing, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.opposed import (
    OpposedLayout,
    Sides,
    choose_groups,
    choose_sides,
    draw_axis,
    draw_names,
    draw_sides,
    explain_sides,
    find_axis,
    largest_sides,
    make_sides,
    measure_names,
    measure_values,
    share_scale,
)
from authoring.charts.rows import choose_rows, find_table, read_value, refuse_accent
from authoring.data.tables import Row as TableRow
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, TextStyle


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve agree bars of one statement, a row for each group that the chart shows."""
    style, table = setter.style, find_table(chart, tables)
    refuse_accent(chart, "agree bars", setter.faults)
    sides = choose_sides(table, setter.faults)
    statement = _choose_statement(chart, table, setter.faults)
    groups = _order_groups(chart, table, setter.faults)
    if setter.faults or sides is None or statement is None:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_sides(sides, groups[-1], style.charts["agree_bars"], palette)
    rows = _make_rows(statement.id, groups, table, setter)
    rows, layout = lay_out(rows, sides, width_mm, setter)
    largest = largest_drawn(rows)
    whole = table.question is not None and len(table.rows) == 1
    return Body(
        columns,
        None,
        rows,
        layout,
        largest,
        scale_maximum(largest, style),
        (table,),
        explain_sides(rows, sides, table.unit, style),
        question=None if whole else statement.label,
        shown=tuple(Column(f"{row.id}.agree", row.label, columns[0].colour) for row in rows),
        opposed=True,
    )


def _choose_statement(chart: Chart, table: Table, faults: list[ChartFault]) -> TableRow | None:
    rows = choose_rows(chart, table)
    if len(rows) == 1:
        return rows[0]
    faults.append(
        ChartFault(
            "rows",
            f"agree bars show one statement, and {len(rows)} could be meant: "
            + ", ".join(row.id for row in rows),
            "name one of them in “rows”, or draw statement bars",
            "chart-rows",
        )
    )
    return None


def _order_groups(chart: Chart, table: Table, faults: list[ChartFault]) -> tuple[str, ...]:
    """Return the ids of the groups, the total last."""
    labels = {group.id: group.role == "total" for group in table.groups}
    groups = choose_groups(chart, table)
    totals = [group for group in groups if labels[group]]
    if len(totals) > 1:
        faults.append(
            ChartFault(
                "columns",
                f"agree bars show at most one total, not {len(totals)}: {', '.join(totals)}",
                "name the groups in “columns”",
                "chart-columns",
            )
        )
    return tuple(sorted(groups, key=lambda group: labels[group]))


def _make_rows(
    statement: str, groups: Sequence[str], table: Table, setter: Setter
) -> tuple[Row, ...]:
    """Return a row for each group; the total closes the list."""
    rows = []
    for name in groups:
        group = table.group(f"{name}.agree")
        values = tuple(
            read_value(table, statement, f"{name}.{side}", setter.style, setter.faults)
            for side in ("agree", "disagree")
        )
        rows.append(Row(group.id, group.label, (), values, closing=group.role == "total"))
    return tuple(rows)


def lay_out(
    rows: Sequence[Row], sides: Sides, width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], OpposedLayout]:
    """Break the group names and fix the layout of agree bars.

    The label column is as wide as the widest name, up to a part of the width; then names break.
    """
    style = setter.style
    tokens = style.charts["agree_bars"]
    most = width_mm * tokens["label_share"]
    broken, widest = [], 0.0
    for row in rows:
        lines = setter.lines(row.label, label_style(row, style), most, "group", name=row.id)
        broken.append(tuple(line.text.replace("\n", " ") for line in lines))
        widest = max([widest, *(line.width_mm for line in lines)])
    label = style.text[tokens.name("group")]
    height = max((len(lines) for lines in broken), default=1) * label.leading_mm
    agree, disagree = largest_sides(rows)
    right, left = measure_values(rows, tokens, setter)
    around = tokens["value_gap_mm"] + tokens["side_clear_mm"]
    right_name, left_name = measure_names(sides, tokens, setter)
    over = style.charts["frame"]["zero_line_over_mm"]
    overhang = round_up(max(0.0, (height - tokens["bar_mm"]) / 2), style)
    parted = len(rows) > 1 and rows[-1].closing
    layout = OpposedLayout(
        width_mm=width_mm,
        label_mm=widest,
        start_mm=widest + tokens["label_gap_mm"],
        left_mm=left + around,
        right_mm=right + around,
        left_name_mm=left_name,
        right_name_mm=right_name,
        agree=agree,
        disagree=disagree,
        axis_mm=None,
        unit_mm=math.inf,
        bar_mm=tokens["bar_mm"],
        pitch_mm=max(tokens["pitch_mm"], round_up(height + tokens["label_clear_mm"], style)),
        first_mm=tokens["first_mm"] + max(0.0, overhang - over),
        last_mm=max(over, overhang),
        total_gap_mm=tokens["total_gap_mm"] if parted else 0.0,
        label=label.name,
    )
    check_room(layout.room_mm, tokens["bars_min_mm"], width_mm, setter.faults)
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def label_style(row: Row, style: Style) -> TextStyle:
    """Return the text style of a group name: the total's has its own."""
    return style.text[style.charts["agree_bars"].name("total" if row.closing else "group")]


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the names of the measures, the rows, the hairline above the total, and the axis."""
    tokens, frame = style.charts["agree_bars"], style.charts["frame"]
    layout, axis = layout_of(chart, OpposedLayout), find_axis(chart, scale)
    draw_names(chart, axis, drawing, tokens, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index, row)
        if row.closing and index:
            above = layout.top_mm(index - 1, chart.rows[index - 1]) + layout.bar_mm
            rule = (above + top) / 2
            line = palette[tokens.name("rule_colour")]
            drawing.line(0, rule, layout.width_mm, rule, line, tokens["rule_pt"])
        label = label_style(row, style)
        centre = top + layout.bar_mm / 2
        baseline = first_baseline(centre, label, len(row.lines), frame["label_centre"])
        for number, text in enumerate(row.lines):
            below = baseline + number * label.leading_mm
            drawing.text(0, below, text, label, palette[label.colour])
        roles = ("total_agree", "total_disagree") if row.closing else ("agree", "disagree")
        agree, disagree = (palette[tokens.name(f"{role}_colour")] for role in roles)
        unit = scale.mm_per_unit
        draw_sides(row, top, (agree, disagree), axis, unit, drawing, tokens, style, palette)
    draw_axis(chart, axis, drawing, style, palette)


KIND = ChartKind("agree-bars", resolve, share_scale, draw_body)
