"""A strip: the parts of a whole as segments of one bar, in the order of their table.

Takes a table of shares; gives segments and names that are placed before anything is drawn. The
whole is the width of the chart; what the parts leave of it is an empty track. Sums beyond 100 that
rounding explains are drawn relative to the real sum; values are printed as published.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from authoring.charts.bars import largest_drawn
from authoring.charts.callouts import Callout, Part, Placer, draw_callouts, last_baseline
from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.items import refuse_fields
from authoring.charts.kind import Body, ChartKind, Tables, layout_of, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, ChartFaults, Column, ResolvedChart, Row, Scale
from authoring.charts.rows import (
    choose_ranked,
    choose_rows,
    find_table,
    name_column,
    read_value,
)
from authoring.data.tables import Table
from authoring.display import Colour
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_PLACES = ("first", "second", "third", "fourth", "fifth", "sixth")
_WHOLE = 100

# What adding up floats leaves of a full bar is no rest.
_SLACK = 1e-6


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the bar; its value stands inside where there is room (``printed``)."""

    id: str
    x0_mm: float
    x1_mm: float
    colour: Colour
    text_colour: Colour
    printed: str


@dataclass(frozen=True, slots=True)
class StripLayout:
    """Where the segments and their names stand; ``rest_mm`` is where the empty track begins."""

    width_mm: float
    bar_mm: float
    segments: tuple[Segment, ...]
    rest_mm: float
    callouts: tuple[Callout, ...]
    height_mm: float

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — a whole has no fewer rows
        """Return the height of the body, which is never split."""
        return self.height_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a strip of one column of a table of percentages."""
    style, table = setter.style, find_table(chart, tables)
    refuse_fields(chart, ("highlight", "items"), setter.faults)
    name = choose_ranked(chart, table, setter.faults)
    if name is None:
        raise ChartFaults(chart.id, setter.faults)
    rows = tuple(
        Row(
            row.id,
            row.label,
            (row.label,),
            (read_value(table, row.id, name, style, setter.faults),),
        )
        for row in choose_rows(chart, table)
    )
    total = check_parts(rows, table, setter)
    layout = lay_out(rows, total, width_mm, setter, palette)
    colour = palette[style.charts["strip"].name("first_colour")]
    column = Column(name, name_column(table, name, measure=True), colour)
    return Body(
        (column,), None, _name_lines(rows, layout), layout, largest_drawn(rows), total, (table,)
    )


def check_parts(rows: Sequence[Row], table: Table, setter: Setter) -> float:
    """Return the whole that the parts are drawn on: 100, or a sum that rounding took beyond it."""
    tokens = setter.style.charts["strip"]
    most = tokens.count("parts")
    faults = []
    if not rows:
        faults.append(ChartFault("value", "the table has no rows", "fill the table", "chart-empty"))
    if len(rows) > most:
        faults.append(
            ChartFault(
                "columns",
                f"a strip has at most {most} parts, and there are {len(rows)}",
                "draw ranked bars",
                "chart-parts",
            )
        )
    if table.unit != "percent":
        fact = f"a strip shows percentages, and the table is in {table.unit}"
        faults.append(ChartFault("value", fact, "choose another kind of chart", "chart-unit"))
    numbers = [value.number for row in rows for value in row.values if value.drawn is not None]
    total = sum((number for number in numbers if number is not None), Decimal(0))
    slack = Decimal(repr(tokens["rounding"])) * len(numbers)
    if total > _WHOLE + slack:
        faults.append(
            ChartFault(
                "value",
                f"the parts add up to {total}, and a whole is {_WHOLE}",
                "draw ranked bars where several answers are possible",
                "chart-sum",
            )
        )
    setter.faults.extend(faults)
    return float(max(total, Decimal(_WHOLE)))


def lay_out(
    rows: Sequence[Row], total: float, width_mm: float, setter: Setter, palette: Palette
) -> StripLayout:
    """Fix the places of segments, values and names."""
    style = setter.style
    tokens = style.charts["strip"]
    segments: list[Segment] = []
    parts: list[Part] = []
    x = 0.0
    for index, row in enumerate(rows):
        value = row.values[0]
        length = (value.drawn or 0) / total * width_mm
        if length <= 0:
            parts.append(Part(row.id, row.label, value.printed, None, queried=value.queried))
            continue
        place = _PLACES[index % len(_PLACES)]
        inside = _fits_inside(value.printed, length, row.id, setter)
        segments.append(
            Segment(
                row.id,
                x,
                x + length,
                palette[tokens.name(f"{place}_colour")],
                palette[tokens.name(f"{place}_text_colour")],
                value.printed if inside else "",
            )
        )
        parts.append(Part(row.id, row.label, "" if inside else value.printed, x, x + length))
        x += length
    x = x if width_mm - x > _SLACK else width_mm
    callouts = Placer(width_mm, tokens, setter).place(parts)
    height = tokens["bar_mm"] + last_baseline(callouts, tokens, style) + tokens["foot_mm"]
    return StripLayout(width_mm, tokens["bar_mm"], tuple(segments), x, callouts, height)


def _fits_inside(printed: str, length_mm: float, name: str, setter: Setter) -> bool:
    tokens = setter.style.charts["strip"]
    figure = setter.style.text[tokens.name("value")]
    width = setter.width_mm(printed, figure, "value", name)
    return length_mm >= max(tokens["value_from_mm"], tokens["value_inset_mm"] + width)


def _name_lines(rows: Sequence[Row], layout: StripLayout) -> tuple[Row, ...]:
    lines = {callout.id: callout.lines for callout in layout.callouts}
    return tuple(replace(row, lines=lines.get(row.id, row.lines)) for row in rows)


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — the whole is the width of the chart
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the segments with their values, the track, and the names."""
    tokens, layout = style.charts["strip"], layout_of(chart, StripLayout)
    figure = style.text[tokens.name("value")]
    centre = layout.bar_mm / 2
    baseline = centre_baseline(centre, figure.size_pt, style.charts["frame"]["label_centre"])
    for segment in layout.segments:
        length = segment.x1_mm - segment.x0_mm
        last = segment.x1_mm >= layout.width_mm - tokens["gap_mm"]
        gap = 0.0 if last else min(tokens["gap_mm"], length / 2)
        drawing.fill(segment.x0_mm, 0, length - gap, layout.bar_mm, segment.colour)
        if segment.printed:
            x = segment.x0_mm + tokens["value_inset_mm"]
            drawing.text(x, baseline, segment.printed, figure, segment.text_colour)
    rest = layout.width_mm - layout.rest_mm
    track = palette[tokens.name("track_colour")]
    drawing.fill(layout.rest_mm, 0, rest, layout.bar_mm, track)
    draw_callouts(layout.callouts, layout.bar_mm, tokens, drawing, style, palette)


KIND = ChartKind("strip", resolve, own_scale, draw_body)
