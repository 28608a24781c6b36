"""Statement bars: who agrees and disagrees with several statements, one group of respondents.

Takes a chart and its table, gives a body; takes a resolved chart and a scale, draws its body. The
rules are those of section 7.4 of the art direction, its list of statements without groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.bars import check_room, largest_drawn, round_up, scale_maximum
from authoring.charts.figure import Drawing, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, ResolvedChart, Row, Scale
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
from authoring.charts.rows import find_table, make_rows, read_value, refuse_accent
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, Tokens


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve statement bars of one group, the statement that most agree with first."""
    style, table = setter.style, find_table(chart, tables)
    refuse_accent(chart, "statement bars", setter.faults)
    sides = choose_sides(table, setter.faults)
    group = _choose_group(chart, table, setter.faults)
    if setter.faults or sides is None or group is None:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_sides(sides, group, style.charts["statement_bars"], palette)
    agree, disagree = (column.id for column in columns)
    ranked = make_rows(
        chart,
        table,
        (agree,),
        None,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    second = [read_value(table, row.id, disagree, style, setter.faults) for row in ranked]
    rows: Sequence[Row] = [
        replace(row, values=(*row.values, value)) for row, value in zip(ranked, second, strict=True)
    ]
    rows, layout = lay_out(rows, sides, width_mm, setter)
    largest = largest_drawn(rows)
    return Body(
        columns,
        None,
        rows,
        layout,
        largest,
        scale_maximum(largest, style),
        (table,),
        explain_sides(rows, sides, table.unit, style),
        opposed=True,
    )


def _choose_group(chart: Chart, table: Table, faults: list[ChartFault]) -> str | None:
    """Return the one group that is shown: the chart's, or else the table's total."""
    groups = choose_groups(chart, table)
    totals = [group.id for group in table.groups if group.role == "total"]
    chosen = groups if chart.columns or len(groups) == 1 else totals
    if len(chosen) == 1:
        return chosen[0]
    faults.append(
        ChartFault(
            "columns",
            f"statement bars show one group, and {len(groups)} could be meant: "
            + ", ".join(groups),
            "name the columns of one of them in “columns”, or draw agree bars",
            "chart-columns",
        )
    )
    return None


def lay_out(
    rows: Sequence[Row], sides: Sides, width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], OpposedLayout]:
    """Break the statements and fix the layout of statement bars.

    A statement may take two lines; for a third its column is widened, then the rows grow. The axis
    keeps its place unless the longest bars do not fit beside it.
    """
    style = setter.style
    tokens, over = style.charts["statement_bars"], style.charts["frame"]["zero_line_over_mm"]
    label = style.text[tokens.name("label")]
    width = "" if width_mm >= tokens["wide_from_mm"] else "half_"
    broken, column = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens[f"{width}label_mm"], tokens[f"{width}label_wide_mm"]),
        0.0,
        lambda lines: lines <= tokens.count("label_lines"),
    )
    lines = max((len(statement) for statement in broken), default=1)
    agree, disagree = largest_sides(rows)
    right, left = measure_values(rows, tokens, setter)
    right_name, left_name = measure_names(sides, tokens, setter)
    overhang = round_up(max(0.0, (lines * label.leading_mm - tokens["bar_mm"]) / 2), style)
    layout = OpposedLayout(
        width_mm=width_mm,
        label_mm=column,
        start_mm=column,
        left_mm=left + tokens["value_gap_mm"] + tokens["label_clear_mm"],
        right_mm=right + tokens["value_gap_mm"] + tokens["side_clear_mm"],
        left_name_mm=left_name,
        right_name_mm=right_name,
        agree=agree,
        disagree=disagree,
        axis_mm=tokens[f"{width}axis_mm"],
        unit_mm=tokens["unit_mm"],
        bar_mm=tokens["bar_mm"],
        pitch_mm=_pitch(len(rows), lines, tokens, style),
        first_mm=tokens["first_mm"] + max(0.0, overhang - over),
        last_mm=max(over, overhang),
        total_gap_mm=0.0,
        label=label.name,
    )
    check_room(layout.room_mm, tokens["bars_min_mm"], width_mm, setter.faults)
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _pitch(rows: int, lines: int, tokens: Tokens, style: Style) -> float:
    if lines <= 1:
        return tokens["pitch_tight_mm" if rows >= tokens.count("tight_rows") else "pitch_mm"]
    height = lines * style.text[tokens.name("label")].leading_mm
    return max(tokens["pitch_two_lines_mm"], round_up(height + tokens["lines_clear_mm"], style))


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the names of the measures, the statements with their bars, and the axis."""
    tokens, frame = style.charts["statement_bars"], style.charts["frame"]
    layout, axis = layout_of(chart, OpposedLayout), find_axis(chart, scale)
    label, ink = style.text[layout.label], palette[tokens.name("label_colour")]
    agree, disagree = chart.columns
    draw_names(chart, axis, drawing, tokens, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index, row)
        centre = top + layout.bar_mm / 2
        baseline = first_baseline(centre, label, len(row.lines), frame["label_centre"])
        for number, text in enumerate(row.lines):
            drawing.text(0, baseline + number * label.leading_mm, text, label, ink)
        colours, unit = (agree.colour, disagree.colour), scale.mm_per_unit
        draw_sides(row, top, colours, axis, unit, drawing, tokens, style, palette)
    draw_axis(chart, axis, drawing, style, palette)


KIND = ChartKind("statement-bars", resolve, share_scale, draw_body)
