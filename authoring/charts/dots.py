"""A dot plot of differences: a sentence a row, and a dot for each group on one axis.

Takes items that name rows of several tables; gives rows with a value a group, in the order in which
the dots are drawn, and the layout. An item without figures keeps its sentence and has an empty
cell. Section 7.5 of the art direction; :mod:`authoring.charts.dotmarks` draws it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from authoring.charts.bars import largest_drawn, round_up
from authoring.charts.dotmarks import (
    DotLayout,
    Gap,
    LegendEntry,
    axis_end,
    draw_body,
    room_for_labels,
)
from authoring.charts.items import name_item, read_text, refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.rows import find_table, make_columns, read_value
from authoring.data.tables import Table
from authoring.edition.model import Chart, ChartItem
from authoring.style.model import Palette, Style, TextStyle

_AGES = ("young", "middle", "old")


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a dot plot of the groups of items from several tables."""
    style = setter.style
    refuse_fields(chart, ("table", "rows", "highlight"), setter.faults)
    used = _find_tables(chart, tables, setter)
    columns = _choose_columns(chart, used, palette, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    rows = tuple(
        _read_row(chart, item, index, columns, tables, setter)
        for index, item in enumerate(chart.items)
    )
    rows, layout = lay_out(rows, columns, width_mm, setter)
    largest = largest_drawn(rows)
    maximum = axis_end(largest, style)
    return Body(columns, None, rows, layout, largest, maximum, used, unit="percent")


def _find_tables(chart: Chart, tables: Tables, setter: Setter) -> tuple[Table, ...]:
    """Return the tables of the items, each once; a table that is not in percent is a fault."""
    names = dict.fromkeys(item.table for item in chart.items if item.table is not None)
    found = tuple(find_table(replace(chart, table=name), tables) for name in names)
    faults = [
        ChartFault(
            "value",
            f"a dot plot shows percentages, and the table “{table.id}” is in {table.unit}",
            "leave the item without a table, or choose another kind of chart",
            "chart-unit",
        )
        for table in found
        if table.unit != "percent"
    ]
    faults += [
        ChartFault(
            "value",
            "a dot plot shows rows of tables, and an item has a “value”",
            "name “table” and “row” instead",
            "chart-value",
            name_item(index),
        )
        for index, item in enumerate(chart.items)
        if item.value is not None
    ]
    setter.faults.extend(faults)
    return found


def _choose_columns(
    chart: Chart, tables: Sequence[Table], palette: Palette, setter: Setter
) -> tuple[Column, ...]:
    """Return the groups in drawing order: those that the chart names, or the ages.

    A group that has two names in two tables, or is missing in one, is a fault.
    """
    if not tables:
        return ()
    colours = setter.style.charts["grouped_bars"]
    chosen: tuple[Column, ...] = ()
    for table in tables:
        names = chart.columns or tuple(
            group.id for role in _AGES for group in table.groups if group.role == role
        )
        known = {group.id for group in table.groups}
        lacking = [name for name in names if name not in known]
        if lacking:
            setter.faults.append(
                _refuse_columns(f"the table “{table.id}” has no group “{lacking[0]}”")
            )
            continue
        columns = [_first_column(table, name) for name in names]
        made = make_columns(columns, table, colours, palette)
        made = tuple(replace(column, id=name) for column, name in zip(made, names, strict=True))
        least, most = setter.style.charts["dot_plot"].count("groups_min"), len(_AGES)
        if not least <= len(made) <= most:
            setter.faults.append(
                _refuse_columns(
                    f"a dot plot shows {least} to {most} groups, and the table “{table.id}” has "
                    f"{len(made)}"
                )
            )
        elif chosen and [c.label for c in made] != [c.label for c in chosen]:
            first = ", ".join(column.label for column in chosen)
            other = ", ".join(column.label for column in made)
            setter.faults.append(
                _refuse_columns(f"the groups are “{first}” in one table and “{other}” in another")
            )
        chosen = chosen or made
    return chosen


def _first_column(table: Table, group: str) -> str:
    """Return the first column of a group, whose measures have one colour."""
    return next(column for column in table.columns if column.partition(".")[0] == group)


def _refuse_columns(fact: str) -> ChartFault:
    return ChartFault("columns", fact, "name the groups in “columns”", "chart-columns")


def _read_row(
    chart: Chart,
    item: ChartItem,
    index: int,
    columns: Sequence[Column],
    tables: Tables,
    setter: Setter,
) -> Row:
    name = name_item(index)
    label = read_text(item.text, name, setter)
    group = () if item.group is None else (read_text(item.group, name, setter),)
    if item.table is None or item.row is None:
        return Row(name, label, (), (), group=group)
    table = find_table(replace(chart, table=item.table), tables)
    if table.measures and item.measure is None:
        setter.faults.append(
            ChartFault(
                "value",
                f"the table “{table.id}” has several measures, and the item names none",
                f"name one in “measure”: {', '.join(measure.id for measure in table.measures)}",
                "chart-measure",
                name,
            )
        )
        return Row(name, label, (), (), group=group)
    suffix = "" if item.measure is None else f".{item.measure}"
    values = tuple(
        replace(
            read_value(table, item.row, column.id + suffix, setter.style, setter.faults),
            column=column.id,
        )
        for column in _of_table(columns, table)
    )
    return Row(name, label, (), values, group=group)


def _of_table(columns: Sequence[Column], table: Table) -> Iterable[Column]:
    """Return the columns with the ids that the groups of the same names have in this table."""
    ids = {group.label: group.id for group in table.groups}
    return [replace(column, id=ids.get(column.label, column.id)) for column in columns]


def lay_out(
    rows: Sequence[Row], columns: Sequence[Column], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], DotLayout]:
    """Break sentences and group words, and fix axis, legend and pitch.

    A row as high as its sentence, or as what it says below its axis, makes the pitch of all rows
    larger. Without group words the sentences have their column too.
    """
    style = setter.style
    tokens = style.charts["dot_plot"]
    zero = tokens["axis_x_mm"]
    length = width_mm - tokens["axis_right_mm"] - zero
    if length < tokens["axis_min_mm"]:
        setter.faults.append(
            ChartFault(
                "label",
                f"sentences leave {max(length, 0):.1f} of {width_mm:.1f} mm for the axis, which "
                f"needs {tokens['axis_min_mm']:.1f} mm",
                "give the chart the whole width",
                "chart-room",
            )
        )
    grouped = any(row.group for row in rows)
    text_mm = tokens["text_mm"] if grouped else 0.0
    sentence = style.text[tokens.name("text")]
    word = style.text[tokens.name("group")]
    broken = tuple(
        replace(
            row,
            lines=setter.label_lines(row.label, sentence, tokens["text_end_mm"] - text_mm, row.id),
            group=setter.label_lines(row.group[0], word, tokens["group_mm"], row.id)
            if row.group
            else (),
        )
        for row in rows
    )
    gaps = {row.id: _list_gaps(row, columns, width_mm - zero, setter) for row in broken}
    legend, lines = _set_legend(columns, width_mm - zero, setter)
    first = tokens["legend_mm"] + (lines - 1) * tokens["legend_line_mm"]
    numerals = first + tokens["numerals_mm"]
    largest = largest_drawn(broken)
    labels = room_for_labels(broken, axis_end(largest, style), width_mm - zero, setter)
    return broken, DotLayout(
        width_mm=width_mm,
        text_mm=text_mm,
        zero_mm=zero,
        room_mm=min(length, labels),
        legend=legend,
        numerals_mm=numerals,
        first_mm=numerals + tokens["rows_mm"],
        pitch_mm=_pitch(broken, gaps, sentence, word, style),
        gaps={name: lines_ for name, lines_ in gaps.items() if lines_},
    )


def _list_gaps(
    row: Row, columns: Sequence[Column], measure_mm: float, setter: Setter
) -> tuple[tuple[Gap, ...], ...]:
    """Return what a row says below its axis of groups that have no dot, as lines."""
    tokens = setter.style.charts["dot_plot"]
    style = setter.style.text[tokens.name("gap")]
    lines: list[list[Gap]] = []
    x = 0.0
    for column, value in zip(columns, row.values, strict=False):
        if value.drawn is not None:
            continue
        text = f"{column.label} {value.printed}"
        width = setter.width_mm(text, style, "value", row.id)
        if not lines or x + width > measure_mm:
            lines.append([])
            x = 0.0
        lines[-1].append(Gap(x, text, value.queried))
        x += width + tokens["legend_gap_mm"]
    return tuple(tuple(line) for line in lines)


def _set_legend(
    columns: Sequence[Column], measure_mm: float, setter: Setter
) -> tuple[tuple[LegendEntry, ...], int]:
    """Return the dots of the legend at their places, and how many lines they take."""
    tokens = setter.style.charts["dot_plot"]
    style = setter.style.text[tokens.name("legend")]
    entries: list[LegendEntry] = []
    x, line = 0.0, 0
    for column in columns:
        text = setter.lines(
            column.label, style, measure_mm - tokens["legend_text_mm"], "group", name=column.id
        )
        width = tokens["legend_text_mm"] + max((part.width_mm for part in text), default=0.0)
        if entries and x + width > measure_mm:
            x, line = 0.0, line + 1
        lines = tuple(part.text.replace("\n", " ") for part in text)
        entries.append(LegendEntry(x, line, lines, column.colour))
        x += max(tokens["legend_pitch_mm"], width + tokens["legend_gap_mm"])
        line += len(lines) - 1 if lines else 0
    return tuple(entries), line + 1


def _pitch(
    rows: Sequence[Row],
    gaps: Mapping[str, Sequence[Sequence[Gap]]],
    sentence: TextStyle,
    word: TextStyle,
    style: Style,
) -> float:
    tokens = style.charts["dot_plot"]
    tight = len(rows) >= tokens.count("tight_rows")
    below = style.text[tokens.name("gap")].leading_mm
    halves = [0.0]
    for row in rows:
        halves += [len(row.lines) * sentence.leading_mm / 2, len(row.group) * word.leading_mm / 2]
        count = len(gaps[row.id])
        if count:
            halves.append(tokens["gap_mm"] + (count - 1) * below)
    needed = 2 * max(halves) + tokens["row_clear_mm"]
    wanted = tokens["pitch_tight_mm" if tight else "pitch_mm"]
    return max(wanted, round_up(needed, style))


def dot_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that the dot plots of a page share: one axis, to the largest value."""
    maximum = max(chart.maximum for chart in charts)
    layouts = [layout_of(chart, DotLayout) for chart in charts]
    room = min(layout.room_mm for layout in layouts)
    return Scale(charts[0].kind, charts[0].unit, maximum, room / maximum, layouts[0].zero_mm)


KIND = ChartKind("dot-plot", resolve, dot_scale, draw_body)
