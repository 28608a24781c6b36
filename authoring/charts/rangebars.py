"""Range bars: a row's lowest and highest figure as one bar, and its mean as a line through it.

Takes a table whose columns are ``lowest`` and ``highest``, or ``mean``, or all three; gives rows in
the order of their mean, or else of their highest figure. The axis starts at zero. Figures stand in
columns, where they align and meet no bar. A row of which only the mean is known has a line alone,
one whose range is not known at both ends has no bar.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from authoring.charts.bars import (
    bar_scale,
    check_room,
    draw_zero_line,
    largest_drawn,
    round_up,
    scale_maximum,
)
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.items import refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import (
    ChartFault,
    ChartFaults,
    Column,
    Layout,
    ResolvedChart,
    Row,
    Scale,
    Value,
)
from authoring.charts.rows import find_table, make_rows, order_rows, print_value
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_LOWEST, _HIGHEST, _MEAN = "lowest", "highest", "mean"


@dataclass(frozen=True, slots=True)
class _Widths:
    """The columns of figures: how wide each is, and the last one with its head."""

    ends: tuple[float, ...]
    mean: float


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve range bars of the columns lowest, highest and mean, as far as the table has them."""
    style, table = setter.style, find_table(chart, tables)
    tokens = style.charts["range_bars"]
    refuse_fields(chart, ("highlight", "items"), setter.faults)
    ends, mean = _choose_columns(chart, table, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    colour, ink = palette[tokens.name("bar_colour")], palette[tokens.name("mean_colour")]
    columns = tuple(Column(name, table.group(name).label, colour) for name in ends)
    total = None if mean is None else Column(mean, table.group(mean).label, ink)
    made = make_rows(
        chart,
        table,
        ends,
        mean,
        highlight=None,
        threshold=None,
        style=style,
        faults=setter.faults,
    )
    rows = _order(made, chart, table, style)
    _check_ranges(rows, setter)
    if setter.faults:
        raise ChartFaults(chart.id, setter.faults)
    rows, layout = lay_out(rows, columns, total, width_mm, setter)
    largest = largest_drawn(rows)
    aids = () if total is None else (style.words["mean_line"].format(label=total.label),)
    maximum = scale_maximum(largest, style)
    return Body(columns, total, rows, layout, largest, maximum, (table,), aids)


def _choose_columns(
    chart: Chart, table: Table, setter: Setter
) -> tuple[tuple[str, ...], str | None]:
    """Return the columns of both ends of the ranges, and that of the mean."""
    columns = chart.columns or table.columns
    ends = tuple(name for name in (_LOWEST, _HIGHEST) if name in columns)
    mean = _MEAN if _MEAN in columns else None
    strange = [name for name in columns if name not in (_LOWEST, _HIGHEST, _MEAN)]
    if strange or len(ends) == 1 or not (ends or mean):
        setter.faults.append(
            ChartFault(
                "columns",
                f"{chart.chart} shows the columns {_LOWEST} and {_HIGHEST}, {_MEAN}, or all three, "
                f"not {', '.join(columns)}",
                "name the groups of the table so, and show them in “columns”",
                "chart-columns",
            )
        )
    return ends, mean


def _order(rows: Sequence[Row], chart: Chart, table: Table, style: Style) -> tuple[Row, ...]:
    """Return the rows by mean, or by highest figure where no mean is shown; the largest first."""
    keep = table.ordered or table.kind == "series" or bool(chart.rows)
    led = [row if row.total is not None else replace(row, total=row.values[-1]) for row in rows]
    ordered = order_rows(led, keep=keep, last=style.words["last_answers"])
    own = {row.id: row for row in rows}
    return tuple(own[row.id] for row in ordered)


def _check_ranges(rows: Sequence[Row], setter: Setter) -> None:
    """Add a fault for a range that is upside down, or a mean that lies outside its range."""
    for row in rows:
        figures = [*row.values[:1], *((row.total,) if row.total else ()), *row.values[1:]]
        known = [value for value in figures if value.drawn is not None]
        numbers = [value.number for value in known if value.number is not None]
        if numbers != sorted(numbers):
            order = ", ".join(value.printed for value in known)
            setter.faults.append(
                ChartFault(
                    "value",
                    f"“{row.label}” has {order}, which is no range with its mean inside",
                    "correct the table, or ask a query about its cells",
                    "chart-range",
                    row.id,
                )
            )


def lay_out(
    rows: Sequence[Row],
    columns: Sequence[Column],
    total: Column | None,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], Layout]:
    """Break the labels and fix the layout: labels, both ends, bars, and the mean at the right."""
    style = setter.style
    tokens, frame = style.charts["range_bars"], style.charts["frame"]
    label = style.text[tokens.name("label")]
    widths = _measure_columns(rows, columns, total, setter)
    gutter = frame["label_gutter_mm"]
    before = sum(widths.ends) + len(widths.ends) * tokens["figure_gap_mm"]
    wide = "" if width_mm >= tokens["wide_from_mm"] else "half_"
    broken, column = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens[f"{wide}label_mm"], tokens[f"{wide}label_wide_mm"]),
        gutter,
        lambda lines: lines <= tokens.count("label_lines"),
    )
    zero = column + before
    room = width_mm - zero - widths.mean
    check_room(room, tokens["bars_min_mm"], width_mm, setter.faults)
    lines = max((len(text) for text in broken), default=1)
    overhang = max(0.0, (lines * label.leading_mm - tokens["bar_mm"]) / 2)
    wanted = tokens["pitch_mm"]
    pitch = max(wanted, round_up(lines * label.leading_mm + tokens["label_clear_mm"], style))
    layout = Layout(
        width_mm=width_mm,
        label_mm=column - gutter,
        group_mm=column,
        zero_mm=zero,
        room_mm=room,
        bars=1,
        bar_mm=tokens["bar_mm"],
        gap_mm=0.0,
        pitch_mm=pitch,
        pitches_mm=(pitch,),
        first_mm=round_up(tokens["first_mm"] + overhang, style),
        last_mm=max(frame["zero_line_over_mm"], round_up(overhang, style)),
        label=label.name,
        value=tokens.name("value"),
        figures_mm=widths.ends[0] if widths.ends else 0.0,
        totals_mm=width_mm,
    )
    return tuple(replace(row, lines=text) for row, text in zip(rows, broken, strict=True)), layout


def _measure_columns(
    rows: Sequence[Row], columns: Sequence[Column], total: Column | None, setter: Setter
) -> _Widths:
    """Return the widths of the columns of figures with their heads."""
    tokens = setter.style.charts["range_bars"]
    value, head = (setter.style.text[tokens.name(key)] for key in ("value", "head"))

    def widest(figures: Sequence[Value], column: Column) -> float:
        widths = [setter.width_mm(each.printed, value, "value", column.id) for each in figures]
        return max([setter.width_mm(column.label, head, "group", column.id), *widths])

    ends = tuple(
        widest([row.values[place] for row in rows], column) for place, column in enumerate(columns)
    )
    if total is None:
        return _Widths(ends, 0.0)
    mean = widest([row.total for row in rows if row.total is not None], total)
    ticked = setter.width_mm(total.label, head, "group", total.id) + tokens["head_tick_gap_mm"]
    return _Widths(ends, max(mean, ticked) + tokens["figure_gap_mm"])


def draw_body(
    chart: ResolvedChart, scale: Scale, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the heads of the columns, the rows, and the line at zero."""
    layout, tokens = layout_of(chart, Layout), style.charts["range_bars"]
    _draw_heads(chart, drawing, style, palette)
    for index, row in enumerate(chart.rows):
        top = layout.top_mm(index)
        if index:
            rule = top - (layout.pitch_mm - layout.bar_mm) / 2
            line = palette[tokens.name("rule_colour")]
            drawing.line(0, rule, layout.width_mm, rule, line, tokens["rule_pt"])
        _draw_row(chart, row, top, scale, drawing, style, palette)
    draw_zero_line(chart, drawing, style, palette)


def _edges(chart: ResolvedChart, style: Style) -> tuple[float, ...]:
    """Return the right edges of the columns of both ends of the ranges."""
    layout, gap = layout_of(chart, Layout), style.charts["range_bars"]["figure_gap_mm"]
    if not chart.columns:
        return ()
    return layout.group_mm + layout.figures_mm, layout.zero_mm - gap


def _draw_heads(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the names of the columns, the zero of the axis, and the line that stands for a mean."""
    tokens, layout = style.charts["range_bars"], layout_of(chart, Layout)
    head, plain = style.text[tokens.name("head")], style.text[tokens.name("end_head")]
    baseline, ink = tokens["head_mm"], palette[tokens.name("mean_colour")]
    for edge, column in zip(_edges(chart, style), chart.columns, strict=True):
        drawing.text(edge, baseline, column.label, plain, palette[plain.colour], align="right")
    zero = print_value(Decimal(0), chart.unit)
    drawing.text(layout.zero_mm, baseline, zero, plain, palette[plain.colour])
    if chart.total is None:
        return
    drawing.text(layout.totals_mm, baseline, chart.total.label, head, ink, align="right")
    x = layout.totals_mm - drawing.width_of(chart.total.label, head) - tokens["head_tick_gap_mm"]
    foot = baseline + tokens["head_tick_drop_mm"]
    top = foot - tokens["head_tick_mm"]
    drawing.line(x, top, x, foot, ink, tokens["mean_line_pt"])


def _draw_row(
    chart: ResolvedChart,
    row: Row,
    top_mm: float,
    scale: Scale,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, share = style.charts["range_bars"], style.charts["frame"]["label_centre"]
    layout, unit = layout_of(chart, Layout), scale.mm_per_unit
    centre = top_mm + layout.bar_mm / 2
    label = style.text[layout.label]
    baseline = first_baseline(centre, label, len(row.lines), share)
    for number, line in enumerate(row.lines):
        drawing.text(0, baseline + number * label.leading_mm, line, label, palette[label.colour])
    for edge, value in zip(_edges(chart, style), row.values, strict=True):
        _draw_figure(value, edge, centre, drawing, style, palette)
    ends = [value.drawn for value in row.values if value.drawn is not None]
    mean = None if row.total is None else row.total.drawn
    whole = len(ends) == len(row.values) and bool(ends)
    start = min(ends) if whole else mean
    if start is not None:
        # A hairline from zero says where a bar that does not start there belongs.
        faint = palette[tokens.name("rule_colour")]
        x = layout.zero_mm + start * unit
        drawing.line(layout.zero_mm, centre, x, centre, faint, tokens["lead_pt"])
    if whole:
        low, high = min(ends) * unit, max(ends) * unit
        fill = palette[tokens.name("bar_colour")]
        drawing.fill(layout.zero_mm + low, top_mm, high - low, layout.bar_mm, fill)
    if mean is not None:
        x, over = layout.zero_mm + mean * unit, tokens["mean_over_mm"]
        for role, weight in (("halo_colour", "mean_halo_pt"), ("mean_colour", "mean_line_pt")):
            foot = top_mm + layout.bar_mm + over
            ink = palette[tokens.name(role)]
            drawing.line(x, top_mm - over, x, foot, ink, tokens[weight])
    if row.total is not None:
        _draw_figure(row.total, layout.totals_mm, centre, drawing, style, palette)


def _draw_figure(
    value: Value, edge_mm: float, centre_mm: float, drawing: Drawing, style: Style, palette: Palette
) -> None:
    frame = style.charts["frame"]
    figure = style.text[style.charts["range_bars"].name("value")]
    colour = frame.name("query_colour") if value.queried else figure.colour
    baseline = centre_baseline(centre_mm, figure.size_pt, frame["label_centre"])
    drawing.text(edge_mm, baseline, value.printed, figure, palette[colour], align="right")


KIND = ChartKind("range-bars", resolve, bar_scale, draw_body)
