"""Grouped bars: two or three bars an answer, and the total as a black line through them.

Takes rows, groups and a setter of labels, gives a layout; takes a resolved chart and a scale, draws
its body. The rules are those of section 7.3 of the art direction: the total is a mean and no peer,
so it is a line; values stand left of the zero line, where they never meet it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.bars import (
    bar_scale,
    check_room,
    draw_zero_line,
    largest_drawn,
    round_up,
    scale_maximum,
)
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFaults, Column, Layout, ResolvedChart, Row, Scale, Value
from authoring.charts.rows import (
    choose_grouped,
    find_table,
    make_columns,
    make_rows,
    name_column,
    refuse_accent,
)
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, TextStyle, Tokens

_FEW_BARS = 2

_AGES = frozenset({"young", "middle", "old"})


@dataclass(frozen=True, slots=True)
class _Widths:
    """The widths of the columns: group names, values, totals, and of the marks of their queries."""

    names: float
    values: float
    mark: float
    totals: float
    total_mark: float


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve grouped bars of two or three columns of a table, and its total."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["grouped_bars"]
    names, total_name = choose_grouped(chart, table, setter.faults)
    refuse_accent(chart, "grouped bars", setter.faults)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    columns = make_columns(names, table, tokens, palette)
    total = None
    if total_name is not None:
        ink = palette[tokens.name("total_colour")]
        total = Column(total_name, name_column(table, total_name, measure=False), ink)
    rows = make_rows(
        chart,
        table,
        names,
        total_name,
        highlight=None,
        threshold=tokens["threshold_points"],
        style=style,
        faults=setter.faults,
    )
    rows, layout = lay_out(rows, columns, total, width_mm, setter)
    largest = largest_drawn(rows)
    aids: tuple[str, ...] = ()
    if total is not None:
        ages = {table.group(name).role for name in names} == _AGES
        aids = (style.words["total_line_ages" if ages else "total_line"],)
    maximum = scale_maximum(largest, style)
    return Body(columns, total, rows, layout, largest, maximum, (table,), aids)


def lay_out(
    rows: Sequence[Row],
    columns: Sequence[Column],
    total: Column | None,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], Layout]:
    """Break the labels and fix the layout of grouped bars.

    A label may take three lines; for a fourth the label column is widened. Columns of names and
    values grow with what they hold, and the rows with their labels.
    """
    style = setter.style
    tokens = style.charts["grouped_bars"]
    label = style.text[tokens.name("label")]
    gutter = tokens["label_mm"] - tokens["label_text_mm"]
    widths = _measure_columns(rows, columns, total, setter)
    before_bars = widths.names + widths.values + widths.mark + tokens["value_gap_mm"]
    room = width_mm - before_bars - widths.totals
    broken, column = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens["label_mm"], tokens["label_wide_mm"]),
        gutter,
        lambda lines: lines <= tokens.count("label_lines"),
    )
    check_room(room - column, tokens["bars_min_mm"], width_mm, setter.faults)
    few = len(columns) <= _FEW_BARS
    bar = tokens["two_bar_mm" if few else "bar_mm"]
    stack = len(columns) * bar + (len(columns) - 1) * tokens["bar_gap_mm"]
    lines = max((len(broken_label) for broken_label in broken), default=1)
    pitch = _pitch(len(rows), few, lines * label.leading_mm, style)
    overhang = round_up((lines * label.leading_mm - stack) / 2 + tokens["label_over_mm"], style)
    layout = Layout(
        width_mm=width_mm,
        label_mm=column - gutter,
        group_mm=column,
        zero_mm=column + before_bars,
        room_mm=room - column,
        bars=len(columns),
        bar_mm=bar,
        gap_mm=tokens["bar_gap_mm"],
        pitch_mm=pitch,
        pitches_mm=(pitch,),
        first_mm=max(tokens["first_mm"], overhang),
        last_mm=max(style.charts["frame"]["zero_line_over_mm"], overhang),
        label=label.name,
        value=tokens.name("value"),
        figures_mm=column + widths.names + widths.values,
        totals_mm=width_mm - widths.total_mark,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _measure_columns(
    rows: Sequence[Row], columns: Sequence[Column], total: Column | None, setter: Setter
) -> _Widths:
    """Return the widths of the columns of group names, values and totals."""
    tokens = setter.style.charts["grouped_bars"]
    name_style = setter.style.text[tokens.name("group")]
    names = [setter.width_mm(item.label, name_style, "group", item.id) for item in columns]
    wide_names = max(tokens["group_mm"], max(names, default=0.0) + tokens["group_gap_mm"])
    values = [(row.id, value) for row in rows for value in row.values]
    digits, mark = _measure_figures(values, value_style(setter.style, bold=True), setter)
    wide_values = max(tokens["value_mm"], digits + tokens["group_gap_mm"])
    if total is None:
        return _Widths(wide_names, wide_values, mark, 0.0, 0.0)
    head = setter.width_mm(total.label, head_style(setter.style), "group", total.id)
    head += tokens["head_tick_gap_mm"]
    totals = [(row.id, row.total) for row in rows if row.total is not None]
    digits, total_mark = _measure_figures(totals, total_style(setter.style), setter)
    wide_totals = max(tokens["total_mm"], max(head, digits) + total_mark + tokens["total_gap_mm"])
    return _Widths(wide_names, wide_values, mark, wide_totals, total_mark)


def _measure_figures(
    values: Sequence[tuple[str, Value]], style: TextStyle, setter: Setter
) -> tuple[float, float]:
    """Return the width of the widest figure, and that of the mark that hangs beside a queried one.

    ``values`` have the id of their row with them.
    """
    mark = setter.style.words["queried"]
    digits, marks = [0.0], [0.0]
    for row, value in values:
        width = setter.width_mm(value.printed, style, "value", row)
        plain = setter.width_mm(plain_figure(value, mark), style, "value", row)
        digits.append(plain)
        marks.append(width - plain)
    return max(digits), max(marks)


def plain_figure(value: Value, mark: str) -> str:
    """Return a figure as it is printed but for its mark of a query."""
    return value.printed.removesuffix(mark) if value.queried else value.printed


def _pitch(rows: int, few: bool, label_mm: float, style: Style) -> float:
    tokens = style.charts["grouped_bars"]
    if few:
        wanted = tokens["two_pitch_mm"]
    else:
        wanted = tokens["pitch_tight_mm" if rows >= tokens.count("tight_rows") else "pitch_mm"]
    return max(wanted, round_up(label_mm + tokens["label_clear_mm"], style))


def value_style(style: Style, *, bold: bool) -> TextStyle:
    """Return the text style of a group's value: bold when it is far from the total."""
    tokens = style.charts["grouped_bars"]
    weight = tokens.count("bold_weight" if bold else "plain_weight")
    return replace(style.text[tokens.name("value")], weight=weight)


def total_style(style: Style) -> TextStyle:
    """Return the text style of the total's value."""
    tokens = style.charts["grouped_bars"]
    return replace(style.text[tokens.name("total")], size_pt=tokens["total_size_pt"])


def head_style(style: Style) -> TextStyle:
    """Return the text style of the total's name above its column."""
    return style.text[style.charts["grouped_bars"].name("head")]


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the column head, the rows with a hairline between them, and the zero line."""
    tokens, layout = style.charts["grouped_bars"], layout_of(chart, Layout)
    if chart.total is not None:
        _draw_total_head(chart.total, drawing, layout, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index)
        if index:
            rule = top - (layout.pitch_mm - layout.stack_mm) / 2
            colour = palette[tokens.name("rule_colour")]
            drawing.line(0, rule, layout.width_mm, rule, colour, tokens["rule_pt"])
        _draw_row(chart, row, top, scale, drawing, style, palette)
    draw_zero_line(chart, drawing, style, palette)


def _draw_total_head(
    total: Column, drawing: Drawing, layout: Layout, style: Style, palette: Palette
) -> None:
    tokens = style.charts["grouped_bars"]
    head = head_style(style)
    baseline = tokens["head_mm"] - style.charts["frame"]["body_mm"]
    drawing.text(
        layout.totals_mm, baseline, total.label, head, palette[tokens.name("total_colour")],
        align="right",
    )  # fmt: skip
    x = layout.totals_mm - drawing.width_of(total.label, head) - tokens["head_tick_gap_mm"]
    foot = baseline + tokens["head_tick_drop_mm"]
    _draw_total_line(drawing, x, foot - tokens["head_tick_mm"], foot, tokens, palette, halo=False)


def _draw_row(
    chart: ResolvedChart,
    row: Row,
    top_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, frame = style.charts["grouped_bars"], style.charts["frame"]
    layout, share = layout_of(chart, Layout), frame["label_centre"]
    label, name = style.text[layout.label], style.text[tokens.name("group")]
    middle = top_mm + layout.stack_mm / 2
    baseline = first_baseline(middle, label, len(row.lines), share)
    for number, line in enumerate(row.lines):
        drawing.text(0, baseline + number * label.leading_mm, line, label, palette[label.colour])
    for number, (column, value) in enumerate(zip(chart.columns, row.values, strict=True)):
        top = top_mm + number * (layout.bar_mm + layout.gap_mm)
        centre = top + layout.bar_mm / 2
        figure = value_style(style, bold=value.bold)
        below = centre_baseline(centre, name.size_pt, share)
        drawing.text(layout.group_mm, below, column.label, name, palette[name.colour])
        _draw_figure(value, layout.figures_mm, centre, figure, drawing, style, palette)
        length = (value.drawn or 0) * scale.mm_per_unit
        drawing.fill(layout.zero_mm, top, length, layout.bar_mm, column.colour)
    if row.total is None:
        return
    if row.total.drawn is not None:
        x = layout.zero_mm + row.total.drawn * scale.mm_per_unit
        over = tokens["total_over_mm"]
        foot = top_mm + layout.stack_mm + over
        _draw_total_line(drawing, x, top_mm - over, foot, tokens, palette, halo=True)
    figure = total_style(style)
    _draw_figure(row.total, layout.totals_mm, middle, figure, drawing, style, palette)


def _draw_figure(
    value: Value,
    edge_mm: float,
    centre_mm: float,
    figure: TextStyle,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw a figure whose digits end at ``edge_mm``; the mark of a query hangs beyond it."""
    frame = style.charts["frame"]
    plain = plain_figure(value, style.words["queried"])
    mark = drawing.width_of(value.printed, figure) - drawing.width_of(plain, figure)
    drawing.text(
        edge_mm + mark,
        centre_baseline(centre_mm, figure.size_pt, frame["label_centre"]),
        value.printed,
        figure,
        palette[frame.name("query_colour") if value.queried else figure.colour],
        align="right",
    )


def _draw_total_line(
    drawing: Drawing,
    x_mm: float,
    top_mm: float,
    foot_mm: float,
    tokens: Tokens,
    palette: Palette,
    *,
    halo: bool,
) -> None:
    if halo:
        white = palette[tokens.name("halo_colour")]
        drawing.line(x_mm, top_mm, x_mm, foot_mm, white, tokens["total_halo_pt"])
    ink = palette[tokens.name("total_colour")]
    drawing.line(x_mm, top_mm, x_mm, foot_mm, ink, tokens["total_line_pt"])


KIND = ChartKind("grouped-bars", resolve, bar_scale, draw_body)
