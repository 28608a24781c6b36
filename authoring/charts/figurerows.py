"""Figure rows: a large figure, what it says, and a strip of ticks, a row an item.

Takes the items of a chart; gives rows whose text ends on the baseline of its figure. A text of more
lines than a row has room for is a fault. Section 6 of the art direction, “In het kort”.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from authoring.charts.bars import largest_drawn, round_up
from authoring.charts.figure import Drawing
from authoring.charts.items import read_items
from authoring.charts.kind import Body, ChartKind, Tables, layout_of, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Column, ResolvedChart, Row, Scale
from authoring.charts.ticks import lay_strip
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_UNIT: Final = "percent"
_WHOLE = 100.0

# Two lines stand beside a figure at the usual pitch.
_WIDEN_FROM = 3


@dataclass(frozen=True, slots=True)
class FigureRowsLayout:
    """Where figures, texts and strips stand; ``first_mm`` is the first figure's baseline."""

    width_mm: float
    text_mm: float
    strip_mm: float
    first_mm: float
    pitch_mm: float
    foot_mm: float

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""
        return self.first_mm + max(rows - 1, 0) * self.pitch_mm + self.foot_mm

    def baseline_mm(self, row: int) -> float:
        """Return the baseline of a row's figure."""
        return self.first_mm + row * self.pitch_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve rows of items that print a percentage."""
    style = setter.style
    tokens = style.charts["figure_rows"]
    counts = tokens.count("items_min"), tokens.count("items_max")
    items = read_items(chart, tables, _UNIT, counts, setter)
    rows, layout = lay_out(items.rows, width_mm, setter)
    column = Column(items.column, style.words["figure"], palette[tokens.name("on_colour")])
    return Body(
        (column,), None, rows, layout, largest_drawn(rows), _WHOLE, items.tables, unit=_UNIT
    )


def lay_out(
    rows: Sequence[Row], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], FigureRowsLayout]:
    """Break the texts between figures and strips; three lines make the pitch larger."""
    style = setter.style
    tokens = style.charts["figure_rows"]
    figure, text = style.text[tokens.name("figure")], style.text[tokens.name("text")]
    widest = max(
        (setter.width_mm(row.values[0].printed, figure, "value", row.id) for row in rows),
        default=0.0,
    )
    indent = max(tokens["text_mm"], round_up(widest + tokens["text_gap_mm"], style))
    strip = width_mm - tokens["strip_width_mm"]
    measure = strip - tokens["strip_gap_mm"] - indent
    most = tokens.count("text_lines")
    if measure < tokens["text_min_mm"]:
        setter.faults.append(
            ChartFault(
                "label",
                f"figures and strips leave {max(measure, 0):.1f} of {width_mm:.1f} mm for the "
                f"texts, which need {tokens['text_min_mm']:.1f} mm",
                "give the chart the whole width",
                "chart-room",
            )
        )
        return tuple(rows), FigureRowsLayout(width_mm, indent, strip, 0.0, 0.0, 0.0)
    broken = []
    for row in rows:
        lines = setter.label_lines(row.label, text, measure, row.id)
        broken.append(replace(row, lines=lines))
        if len(lines) > most:
            setter.faults.append(
                ChartFault(
                    "label",
                    f"the text takes {len(lines)} lines of {measure:.1f} mm, and a figure row has "
                    f"room for {most}",
                    "say it in fewer words",
                    "too-many-lines",
                    row.id,
                )
            )
    high = max((len(row.lines) for row in broken), default=1) >= _WIDEN_FROM
    layout = FigureRowsLayout(
        width_mm=width_mm,
        text_mm=indent,
        strip_mm=strip,
        first_mm=tokens["first_three_lines_mm" if high else "first_mm"],
        pitch_mm=tokens["pitch_three_lines_mm" if high else "pitch_mm"],
        foot_mm=tokens["foot_mm"],
    )
    return tuple(broken), layout


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — every strip is a whole
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the rows with a hairline between them."""
    tokens, layout = style.charts["figure_rows"], layout_of(chart, FigureRowsLayout)
    query = palette[style.charts["frame"].name("query_colour")]
    figure, text = style.text[tokens.name("figure")], style.text[tokens.name("text")]
    for index, row in enumerate(chart.rows):
        baseline = layout.baseline_mm(index)
        value = row.values[0]
        colour = query if value.queried else palette[figure.colour]
        drawing.text(0, baseline, value.printed, figure, colour)
        for number, line in enumerate(reversed(row.lines)):
            above = baseline - number * text.leading_mm
            drawing.text(layout.text_mm, above, line, text, palette[text.colour])
        if value.drawn is not None:
            _draw_strip(value.drawn, layout.strip_mm, baseline, drawing, style, palette)
        if index + 1 < len(chart.rows):
            rule = baseline + tokens["rule_mm"]
            line_colour = palette[tokens.name("rule_colour")]
            drawing.line(0, rule, layout.width_mm, rule, line_colour, tokens["rule_pt"])


def _draw_strip(
    value: float,
    x_mm: float,
    foot_mm: float,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens = style.charts["figure_rows"]
    on, off = palette[tokens.name("on_colour")], palette[tokens.name("off_colour")]
    for tick in lay_strip(
        x_mm,
        foot_mm - tokens["strip_height_mm"],
        tokens["strip_width_mm"],
        tokens["strip_height_mm"],
        value,
        tokens.count("ticks"),
        tokens["tick_share"],
    ):
        shade = on if tick.on else off
        drawing.fill(tick.x_mm, tick.y_mm, tick.width_mm, tick.height_mm, shade)


KIND = ChartKind("figure-rows", resolve, own_scale, draw_body)
