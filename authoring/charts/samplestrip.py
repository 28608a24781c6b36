"""The samples of a survey as ticks, each tick for as many respondents as the style says.

Takes items that print counts; gives the ticks of each sample side by side, and their names with
figures where each begins. A sample of less than half a tick has its name and no tick. Section 6 of
the art direction, accountability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from authoring.charts.bars import largest_drawn
from authoring.charts.callouts import Callout, Part, Placer, draw_callouts, last_baseline
from authoring.charts.figure import Drawing
from authoring.charts.items import read_items
from authoring.charts.kind import Body, ChartKind, Tables, layout_of, own_scale
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Column, ResolvedChart, Row, Scale, Value
from authoring.data.numbers import format_number
from authoring.display import Colour
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

_UNIT: Final = "count"
_PLACES = ("first", "second", "third")


# What the number of respondents of a tick is multiplied by, for samples that would crowd the strip.
_STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Stretch:
    """The ticks of one sample: the first of them, counted from 0, and how many there are."""

    id: str
    start: int
    ticks: int
    colour: Colour


@dataclass(frozen=True, slots=True)
class SampleStripLayout:
    """Where ticks and names stand; ``key`` says what a tick is, on ``key_mm`` below the strip."""

    width_mm: float
    bar_mm: float
    pitch_mm: float
    stretches: tuple[Stretch, ...]
    callouts: tuple[Callout, ...]
    key: str
    key_mm: float
    height_mm: float

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — the samples are one strip
        """Return the height of the body, which is never split."""
        return self.height_mm


def resolve(
    chart: Chart, tables: Tables, width_mm: float, setter: Setter, palette: Palette
) -> Body:
    """Resolve a strip of the samples that the items name."""
    style = setter.style
    tokens = style.charts["sample_strip"]
    items = read_items(chart, tables, _UNIT, (1, tokens.count("samples")), setter)
    layout = lay_out(items.rows, width_mm, setter, palette)
    lines = {callout.id: callout.lines for callout in layout.callouts}
    rows = tuple(replace(row, lines=lines.get(row.id, ())) for row in items.rows)
    largest = largest_drawn(rows)
    column = Column(items.column, style.words["figure"], palette[tokens.name("first_colour")])
    return Body((column,), None, rows, layout, largest, float(largest), items.tables, unit=_UNIT)


def lay_out(
    rows: Sequence[Row], width_mm: float, setter: Setter, palette: Palette
) -> SampleStripLayout:
    """Fix the places of the ticks, the names and the key."""
    style = setter.style
    tokens = style.charts["sample_strip"]
    each = choose_tick(rows, width_mm, style)
    stretches = count_ticks(rows, each, style, palette)
    total = sum(stretch.ticks for stretch in stretches)
    pitch = min(tokens["pitch_max_mm"], width_mm / max(total, 1))
    if pitch < tokens["pitch_min_mm"]:
        setter.faults.append(
            ChartFault(
                "value",
                f"{total} ticks on {width_mm:.1f} mm stand {pitch:.2f} mm apart, and need "
                f"{tokens['pitch_min_mm']:.2f} mm",
                "give the chart the whole width, or name the samples in the text",
                "chart-room",
            )
        )
    parts = []
    for row, stretch in zip(rows, stretches, strict=True):
        value = row.values[0]
        start = stretch.start * pitch if stretch.ticks else None
        end = (stretch.start + stretch.ticks) * pitch
        parts.append(Part(row.id, row.label, value.printed, start, end, value.queried))
    callouts = Placer(width_mm, tokens, setter).place(parts)
    key = style.words["tick_key"].format(count=format_number(each))
    key_mm = _place_key(key, callouts, width_mm, setter)
    foot = max(last_baseline(callouts, tokens, style), key_mm) + tokens["foot_mm"]
    bar = tokens["bar_mm"]
    return SampleStripLayout(width_mm, bar, pitch, stretches, callouts, key, key_mm, bar + foot)


def choose_tick(rows: Sequence[Row], width_mm: float, style: Style) -> int:
    """Return for how many respondents a tick stands: the style's number, or a round one above it.

    It is the least at which the ticks are as far apart as they must be, or else the largest.
    """
    tokens = style.charts["sample_strip"]
    for step in _STEPS:
        each = step * tokens.count("respondents")
        ticks = sum(_ticks_of(row.values[0], each) for row in rows)
        if ticks * tokens["pitch_min_mm"] <= width_mm:
            break
    return each


def count_ticks(
    rows: Sequence[Row], each: int, style: Style, palette: Palette
) -> tuple[Stretch, ...]:
    """Return the ticks of each sample, ``each`` respondents a tick, rounded half up.

    A sample that is not drawn has none.
    """
    tokens = style.charts["sample_strip"]
    stretches: list[Stretch] = []
    start = 0
    for index, row in enumerate(rows):
        colour = palette[tokens.name(f"{_PLACES[index % len(_PLACES)]}_colour")]
        ticks = _ticks_of(row.values[0], each)
        stretches.append(Stretch(row.id, start, ticks, colour))
        start += ticks
    return tuple(stretches)


def _ticks_of(value: Value, respondents: int) -> int:
    if value.drawn is None or value.number is None:
        return 0
    return int((value.number / Decimal(respondents)).quantize(Decimal(1), ROUND_HALF_UP))


def _place_key(key: str, callouts: Sequence[Callout], width_mm: float, setter: Setter) -> float:
    """Return the key's baseline: beside the names where it meets none of them, else below all."""
    tokens, style = setter.style.charts["sample_strip"], setter.style
    key_style = style.text[tokens.name("key")]
    first = tokens["name_first_mm"]
    left = width_mm - setter.width_mm(key, key_style, "label") - tokens["name_gap_mm"]
    beside = [item for item in callouts if item.baseline_mm <= first]
    reach = [item.right_mm for item in beside]
    reach += [item.leader_mm for item in callouts if item.leader_mm is not None]
    if max(reach, default=0.0) <= left:
        return first
    return last_baseline(callouts, tokens, style) + tokens["key_mm"]


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — a tick is a number of respondents
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the ticks, the names and the key."""
    tokens, layout = style.charts["sample_strip"], layout_of(chart, SampleStripLayout)
    width = layout.pitch_mm * tokens["tick_share"]
    for stretch in layout.stretches:
        for tick in range(stretch.start, stretch.start + stretch.ticks):
            drawing.fill(tick * layout.pitch_mm, 0, width, layout.bar_mm, stretch.colour)
    draw_callouts(layout.callouts, layout.bar_mm, tokens, drawing, style, palette)
    key = style.text[tokens.name("key")]
    drawing.text(
        layout.width_mm,
        layout.bar_mm + layout.key_mm,
        layout.key,
        key,
        palette[key.colour],
        align="right",
    )


KIND = ChartKind("sample-strip", resolve, own_scale, draw_body)
