"""Opposite answers at both sides of one axis: those who agree right, those who disagree left.

Takes a table, rows and tokens; gives the two measures, the layout, the axis and the scale that
charts share, and draws what they have in common: the names above the axis, bars with their values,
and the axis. Which rows there are, and how they are named, is for the kinds themselves.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.kind import layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Column, ResolvedChart, Row, Scale, Value
from authoring.data.tables import Measure, Table
from authoring.display import Colour
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style, Tokens

_AGREE, _DISAGREE = "agree", "disagree"

# Two published shares, each rounded to a whole, may be so far from the whole that they make up.
_ROUNDING_POINTS = 1


@dataclass(frozen=True, slots=True)
class OpposedLayout:
    """Where the rows stand and what the axis must leave room for; the axis follows from it.

    ``label_mm`` is the width of the labels, the bars and values start at ``start_mm``. The values
    of both sides take ``left_mm`` and ``right_mm`` with the space around them, the names above the
    axis ``left_name_mm`` and ``right_name_mm``; ``agree`` and ``disagree`` are the largest values
    drawn. ``axis_mm`` is the place of choice, if there is one, and ``unit_mm`` the greatest length
    of a unit. ``total_gap_mm`` is the extra space above a closing row that follows others.
    """

    width_mm: float
    label_mm: float
    start_mm: float
    left_mm: float
    right_mm: float
    left_name_mm: float
    right_name_mm: float
    agree: float
    disagree: float
    axis_mm: float | None
    unit_mm: float
    bar_mm: float
    pitch_mm: float
    first_mm: float
    last_mm: float
    total_gap_mm: float
    label: str

    @property
    def room_mm(self) -> float:
        """Return the room for the longest bars of both sides together."""
        return self.width_mm - self.start_mm - self.left_mm - self.right_mm

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows, the closing row among them."""
        stack = max(rows - 1, 0) * self.pitch_mm + self.bar_mm
        return self.first_mm + stack + self.total_gap_mm + self.last_mm

    def top_mm(self, index: int, row: Row) -> float:
        """Return where the bars of a row start."""
        return self.first_mm + index * self.pitch_mm + (self.total_gap_mm if row.closing else 0.0)


@dataclass(frozen=True, slots=True)
class Sides:
    """The measures of those who agree and of those who disagree."""

    agree: Measure
    disagree: Measure


def choose_sides(table: Table, faults: list[ChartFault]) -> Sides | None:
    """Return the two measures of a table of opposite answers; without them add a fault."""
    measures = {measure.id: measure for measure in table.measures}
    if _AGREE in measures and _DISAGREE in measures:
        return Sides(measures[_AGREE], measures[_DISAGREE])
    faults.append(
        ChartFault(
            "columns",
            f"the table “{table.id}” has no measures {_AGREE} and {_DISAGREE}",
            "choose another kind of chart, or give the table both measures",
            "chart-measures",
        )
    )
    return None


def choose_groups(chart: Chart, table: Table) -> tuple[str, ...]:
    """Return the ids of the groups whose columns a chart names, in its order, or else of all."""
    columns = chart.columns or table.columns
    return tuple(dict.fromkeys(table.group(column).id for column in columns))


def make_sides(sides: Sides, group: str, tokens: Tokens, palette: Palette) -> tuple[Column, Column]:
    """Return the two columns of a chart: their ids are those of a group's columns."""
    return (
        Column(f"{group}.{_AGREE}", sides.agree.label, palette[tokens.name("agree_colour")]),
        Column(
            f"{group}.{_DISAGREE}", sides.disagree.label, palette[tokens.name("disagree_colour")]
        ),
    )


def largest_sides(rows: Sequence[Row]) -> tuple[float, float]:
    """Return the largest values drawn of those who agree and of those who disagree."""
    agree, disagree = zip(*(row.values for row in rows), strict=True) if rows else ((), ())
    return _largest(agree), _largest(disagree)


def _largest(values: Sequence[Value]) -> float:
    return max((value.drawn for value in values if value.drawn is not None), default=0.0)


def explain_sides(rows: Sequence[Row], sides: Sides, unit: str, style: Style) -> tuple[str, ...]:
    """Return the sentence for the note that other answers are not shown, where there are any."""
    if unit != "percent" or all(_is_whole(row.values) for row in rows):
        return ()
    words = style.words["other_answers"]
    return (words.format(agree=sides.agree.label, disagree=sides.disagree.label),)


def _is_whole(values: Sequence[Value]) -> bool:
    known = [value.number for value in values if value.number is not None and not value.queried]
    return len(known) == len(values) and abs(sum(known, Decimal(0)) - 100) <= _ROUNDING_POINTS


def measure_values(rows: Sequence[Row], tokens: Tokens, setter: Setter) -> tuple[float, float]:
    """Return the widths of the widest value of those who agree and of those who disagree."""
    text = setter.style.text
    styles = (text[tokens.name("agree_value")], text[tokens.name("disagree_value")])
    widths = [
        max((setter.width_mm(row.values[side].printed, style, "value", row.id) for row in rows),
            default=0.0)
        for side, style in enumerate(styles)
    ]  # fmt: skip
    return widths[0], widths[1]


def measure_names(sides: Sides, tokens: Tokens, setter: Setter) -> tuple[float, float]:
    """Return the room that the names of both measures take beside the axis."""
    style, gap = setter.style.text[tokens.name("name")], tokens["name_gap_mm"]
    agree = setter.width_mm(sides.agree.label, style, "group", sides.agree.id)
    disagree = setter.width_mm(sides.disagree.label, style, "group", sides.disagree.id)
    return agree + gap, disagree + gap


def share_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that charts share, and their common axis if they have one width.

    Both sides hold their longest bar with its value. Charts of several widths share the length of
    a unit only; each then places its own axis.
    """
    layouts = [layout_of(chart, OpposedLayout) for chart in charts]
    maximum = max(chart.maximum for chart in charts)
    kind, unit = charts[0].kind, charts[0].unit
    if len({layout.width_mm for layout in layouts}) == 1:
        axis, length = place_axis(layouts)
        return Scale(kind, unit, maximum, length, axis)
    return Scale(kind, unit, maximum, min(place_axis([layout])[1] for layout in layouts))


def place_axis(layouts: Sequence[OpposedLayout], unit_mm: float = math.inf) -> tuple[float, float]:
    """Return where the axis of charts of one width stands, and the length of a unit.

    A unit is as long as the bars of both sides allow, with their values and with the names above
    them, and at most ``unit_mm``. The axis stands as near to its place of choice as they allow.
    """
    width = layouts[0].width_mm
    agree = max(layout.agree for layout in layouts)
    disagree = max(layout.disagree for layout in layouts)
    left = max(layout.start_mm for layout in layouts) + max(layout.left_mm for layout in layouts)
    right = width - max(layout.right_mm for layout in layouts)
    least = max(layout.left_name_mm for layout in layouts)
    most = width - max(layout.right_name_mm for layout in layouts)
    length = min(
        unit_mm,
        *(layout.unit_mm for layout in layouts),
        _divide(right - left, agree + disagree),
        _divide(most - left, disagree),
        _divide(right - least, agree),
    )
    if math.isinf(length):
        length = 0.0
    lowest = max(left + length * disagree, least)
    highest = min(right - length * agree, most)
    chosen = layouts[0].axis_mm
    return min(max(lowest if chosen is None else chosen, lowest), highest), length


def _divide(room_mm: float, units: float) -> float:
    return room_mm / units if units else math.inf


def find_axis(chart: ResolvedChart, scale: Scale) -> float:
    """Return where the axis of a chart stands: where the charts of its page share it, or its own.

    A scale without a place for the axis is that of charts of several widths.
    """
    layout = layout_of(chart, OpposedLayout)
    return scale.axis_mm or place_axis([layout], scale.mm_per_unit)[0]


def draw_names(
    chart: ResolvedChart,
    axis_mm: float,
    drawing: Drawing,
    tokens: Tokens,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the names of the two measures above the axis."""
    name, gap = style.text[tokens.name("name")], tokens["name_gap_mm"]
    agree, disagree = chart.columns
    ink, below = palette[name.colour], tokens["names_mm"]
    drawing.text(axis_mm - gap, below, disagree.label, name, ink, align="right")
    drawing.text(axis_mm + gap, below, agree.label, name, ink)


def draw_sides(
    row: Row,
    top_mm: float,
    colours: tuple[Colour, Colour],
    axis_mm: float,
    unit_mm: float,
    drawing: Drawing,
    tokens: Tokens,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the two bars of a row, each with its value beyond its end."""
    frame, bar = style.charts["frame"], tokens["bar_mm"]
    agree, disagree = (style.text[tokens.name(key)] for key in ("agree_value", "disagree_value"))
    for direction, value, fill, figure, ink in (
        (1, row.values[0], colours[0], agree, agree.colour),
        (-1, row.values[1], colours[1], disagree, tokens.name("disagree_value_colour")),
    ):
        length = (value.drawn or 0) * unit_mm
        drawing.fill(min(axis_mm, axis_mm + direction * length), top_mm, length, bar, fill)
        drawing.text(
            axis_mm + direction * (length + tokens["value_gap_mm"]),
            centre_baseline(top_mm + bar / 2, figure.size_pt, frame["label_centre"]),
            value.printed,
            figure,
            palette[frame.name("query_colour") if value.queried else ink],
            align="left" if direction > 0 else "right",
        )


def draw_axis(
    chart: ResolvedChart, axis_mm: float, drawing: Drawing, style: Style, palette: Palette
) -> None:
    """Draw the line that the bars of both sides start from, which sticks out at both ends."""
    frame, layout = style.charts["frame"], layout_of(chart, OpposedLayout)
    over = frame["zero_line_over_mm"]
    bottom = layout.top_mm(len(chart.rows) - 1, chart.rows[-1]) + layout.bar_mm
    drawing.line(
        axis_mm,
        layout.first_mm - over,
        axis_mm,
        bottom + over,
        palette[frame.name("zero_line_colour")],
        frame["zero_line_pt"],
    )
