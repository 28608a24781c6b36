"""Lines over waves: a row is a line, its name stands at its end, its values at its points.

Takes a chart and its table, whose columns are waves; gives a body. Waves stand from the oldest to
the newest and as far apart as their years. The rules are those of section 7.8 of the art direction;
:mod:`authoring.charts.linemarks` draws them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from authoring.charts.bars import largest_drawn
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.linemarks import LinesLayout, draw_body
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.rows import find_table, name_column
from authoring.charts.series import name_height
from authoring.charts.waves import (
    break_heads,
    choose_waves,
    limit_rows,
    read_rows,
    refuse_ranks,
)
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a line for each row of a table over its waves."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["lines"]
    refuse_ranks(chart, table, setter.faults)
    limits = tokens.count("waves_min"), tokens.count("waves_max")
    names = choose_waves(chart, table, limits, setter.faults)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    ink = palette[style.charts["frame"].name("zero_line_colour")]
    columns = tuple(Column(name, name_column(table, name, measure=False), ink) for name in names)
    rows = read_rows(chart, table, names, names[-1], setter)
    limit_rows(rows, tokens.count("rows_max"), chart, setter.faults)
    drawn = [value.drawn for row in rows for value in row.values if value.drawn is not None]
    start = min([tokens["axis_start"], *drawn])
    rows, layout = lay_out(rows, columns, _years(names, table), start, width_mm, setter)
    largest = largest_drawn(rows)
    # An axis has a length, also where all values are what it starts from.
    return Body(columns, None, rows, layout, largest, max(float(largest), start + 1), (table,))


def _years(names: Sequence[str], table: Table) -> tuple[float, ...]:
    """Return the years of columns, or their places where one has no wave."""
    waves = [table.wave_of(name) for name in names]
    years = [float(wave) for wave in waves if wave is not None]
    return tuple(years) if len(years) == len(names) else tuple(map(float, range(len(names))))


def lay_out(
    rows: Sequence[Row],
    columns: Sequence[Column],
    years: Sequence[float],
    start: float,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], LinesLayout]:
    """Break names and heads, and fix the places of the waves and the height.

    Names have two lines in their column, then a wider one, then more lines; where they are higher
    together than the lines, those get more height.
    """
    style = setter.style
    tokens = style.charts["lines"]
    label = style.text[tokens.name("label")]
    size = "" if width_mm >= tokens["wide_from_mm"] else "half_"
    broken, _ = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens[f"{size}names_mm"], tokens[f"{size}names_wide_mm"]),
        0.0,
        lambda lines: lines <= tokens.count("label_lines"),
    )
    names = max(
        (setter.width_mm(line.rstrip(), label, "label") for name in broken for line in name),
        default=0.0,
    )
    last = _widest(rows, len(columns) - 1, setter)
    right = width_mm - names - tokens["name_gap_mm"] - last - tokens["label_mm"]
    word = style.text[tokens.name("wave")]
    words = [part for column in columns for part in column.label.split(" ")]
    head = max((setter.width_mm(part, word, "group") for part in words), default=0.0)
    inner = max(_widest(rows, place, setter) for place in range(len(columns)))
    first = _widest(rows, 0, setter)
    beside = len(rows) > tokens.count("values_rows")
    left = max(tokens["inset_mm"], head / 2, first + tokens["label_mm"] if beside else first / 2)
    waves = _place_waves(years, left, right)
    least = max(head, inner) + tokens["wave_gap_mm"]
    apart = min((after - before for before, after in pairwise(waves)), default=least)
    if apart < max(least, tokens["waves_apart_mm"]):
        setter.faults.append(
            ChartFault(
                "label",
                f"the names of the rows leave {max(apart, 0):.1f} mm between two waves, which need "
                f"{max(least, tokens['waves_apart_mm']):.1f} mm",
                "give the chart the whole width, or show fewer waves",
                "chart-room",
            )
        )
    room = max(apart, least) - tokens["wave_gap_mm"]
    rooms = [room for _ in columns]
    rooms[0] = min(room, 2 * left)
    rooms[-1] = min(room, 2 * (width_mm - right))
    heads = break_heads(columns, rooms, word, setter)
    below = max((len(lines) for lines in heads), default=1) - 1
    stack = sum(name_height(len(name), style) for name in broken)
    top = tokens["top_mm"]
    base = max(top + tokens["plot_mm"], stack - label.leading_mm / 2)
    layout = LinesLayout(
        width_mm=width_mm,
        waves_mm=waves,
        heads=heads,
        top_mm=top,
        base_mm=base,
        values_mm=waves[-1] + tokens["label_mm"] + last,
        names_mm=waves[-1] + tokens["label_mm"] + last + tokens["name_gap_mm"],
        height_mm=base + tokens["wave_mm"] + below * word.leading_mm + tokens["foot_mm"],
        start=start,
        beside=beside,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _widest(rows: Sequence[Row], place: int, setter: Setter) -> float:
    """Return the width of the widest value of a wave."""
    figure = setter.style.text[setter.style.charts["lines"].name("value")]
    return max(
        (setter.width_mm(row.values[place].printed, figure, "value", row.id) for row in rows),
        default=0.0,
    )


def _place_waves(years: Sequence[float], left_mm: float, right_mm: float) -> tuple[float, ...]:
    span = max(years[-1] - years[0], 1.0)
    return tuple(left_mm + (right_mm - left_mm) * (year - years[0]) / span for year in years)


def line_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that line charts share: a unit is as high in each of them."""
    maximum = max(chart.maximum for chart in charts)
    layouts = [layout_of(chart, LinesLayout) for chart in charts]
    unit = min(layout.plot_mm / (maximum - layout.start) for layout in layouts)
    return Scale(charts[0].kind, charts[0].unit, maximum, unit)


KIND = ChartKind("lines", resolve, line_scale, draw_body)
