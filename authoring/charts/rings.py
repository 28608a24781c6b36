"""Rings: one or two percentages, each as a hundred strokes around its value.

Takes the items of a chart; gives the centres of rings that stand beside one another and captions
below them. Section 5.2 of the art direction; a third ring is a fault.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

from authoring.charts.bars import largest_drawn
from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.items import read_items
from authoring.charts.kind import Body, ChartKind, Tables, layout_of, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Column, ResolvedChart, Row, Scale
from authoring.charts.ticks import is_on
from authoring.display import Colour
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_UNIT: Final = "percent"
_WHOLE = 100.0


@dataclass(frozen=True, slots=True)
class RingsLayout:
    """Where the rings stand: their centres from the left, and the height below them."""

    width_mm: float
    centres_mm: tuple[float, ...]
    centre_mm: float
    caption_mm: float
    height_mm: float
    colours: tuple[Colour, ...]

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — rings are never parted
        """Return the height of the body, which is never split."""
        return self.height_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve one or two rings of items that print a percentage."""
    style = setter.style
    tokens = style.charts["rings"]
    items = read_items(chart, tables, _UNIT, (1, tokens.count("rings")), setter)
    colours = tuple(palette[tokens.name(f"{place}_colour")] for place in ("first", "second"))
    rows, layout = lay_out(items.rows, colours, width_mm, setter)
    column = Column(items.column, style.words["figure"], colours[0])
    return Body(
        (column,), None, rows, layout, largest_drawn(rows), _WHOLE, items.tables, unit=_UNIT
    )


def lay_out(
    rows: tuple[Row, ...], colours: tuple[Colour, ...], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], RingsLayout]:
    """Break the captions, each as wide as its ring, and check that all of it fits."""
    style = setter.style
    tokens = style.charts["rings"]
    outer, inner = tokens["outer_mm"], tokens["inner_mm"]
    centres = tuple(tokens["centre_mm"] + index * tokens["pitch_mm"] for index in range(len(rows)))
    needed = centres[-1] + outer
    if needed > width_mm:
        setter.faults.append(
            ChartFault(
                "label",
                f"{len(rows)} rings are {needed:.1f} mm wide, the chart {width_mm:.1f} mm",
                "give the chart half the width, or the whole",
                "chart-room",
            )
        )
    caption, figure = style.text[tokens.name("caption")], style.text[tokens.name("value")]
    broken = []
    for row in rows:
        lines = setter.label_lines(row.label, caption, 2 * outer, row.id)
        broken.append(replace(row, lines=lines))
        width = setter.width_mm(row.values[0].printed, figure, "value", row.id)
        if width > 2 * inner:
            setter.faults.append(
                ChartFault(
                    "value",
                    f"“{row.values[0].printed}” is {width:.1f} mm wide, "
                    f"its ring {2 * inner:.1f} mm",
                    "print the value without decimals",
                    "too-wide",
                    row.id,
                )
            )
    most = max(len(row.lines) for row in broken)
    first = 2 * outer + tokens["caption_mm"]
    height = first + max(most - 1, 0) * caption.leading_mm + tokens["foot_mm"]
    return tuple(broken), RingsLayout(width_mm, centres, outer, first, height, colours)


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — a ring is a whole
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw each ring with its value in the middle and its caption below."""
    tokens, frame = style.charts["rings"], style.charts["frame"]
    layout = layout_of(chart, RingsLayout)
    caption, figure = style.text[tokens.name("caption")], style.text[tokens.name("value")]
    off = palette[tokens.name("off_colour")]
    caption_ink = palette[tokens.name("caption_colour")]
    baseline = centre_baseline(layout.centre_mm, figure.size_pt, frame["label_centre"])
    for row, x, colour in zip(chart.rows, layout.centres_mm, layout.colours, strict=False):
        value = row.values[0]
        draw_ring(x, layout.centre_mm, value.drawn or 0.0, colour, off, drawing, style)
        ink = palette[frame.name("query_colour") if value.queried else figure.colour]
        drawing.text(x, baseline, value.printed, figure, ink, align="center")
        for number, line in enumerate(row.lines):
            below = layout.caption_mm + number * caption.leading_mm
            # Centred without the space at its end, which the text needs all the same.
            left = x - drawing.width_of(line.rstrip(), caption) / 2
            drawing.text(left, below, line, caption, caption_ink)


def draw_ring(
    x_mm: float,
    y_mm: float,
    value: float,
    on: Colour,
    off: Colour,
    drawing: Drawing,
    style: Style,
) -> None:
    """Draw the strokes of a ring clockwise from the top, each in the middle of its percent."""
    tokens = style.charts["rings"]
    strokes = tokens.count("strokes")
    for stroke in range(strokes):
        angle = (stroke + 0.5) / strokes * math.tau
        across, up = math.sin(angle), math.cos(angle)
        drawing.line(
            x_mm + tokens["inner_mm"] * across,
            y_mm - tokens["inner_mm"] * up,
            x_mm + tokens["outer_mm"] * across,
            y_mm - tokens["outer_mm"] * up,
            on if is_on(stroke, value, strokes) else off,
            tokens["stroke_pt"],
        )


KIND = ChartKind("rings", resolve, own_scale, draw_body)
