"""Columns of 100 percent that stand side by side, with the names of their parts at the right.

Takes rows of shares and their wholes; gives pieces at their places, or nothing where the columns
would be too narrow, their names too long, or there are too many. Lengths are mm from the top left
corner of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.bars import round_up
from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.kind import layout_of
from authoring.charts.labels import Break, Setter
from authoring.charts.model import Column, ResolvedChart, Row, Value
from authoring.charts.sharekeys import place_legend, set_legend
from authoring.charts.stacks import (
    SLACK_MM,
    Area,
    Fill,
    Piece,
    Stroke,
    Words,
    draw_pieces,
    keep_apart,
)
from authoring.style.model import Palette, Style, Tokens


@dataclass(frozen=True, slots=True)
class UprightLayout:
    """The pieces of the columns at their places, and the height of all of them together."""

    width_mm: float
    height_mm: float
    pieces: tuple[Piece, ...]

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — columns stand side by side
        """Return the height of the body, which is never split."""
        return self.height_mm


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a column: its edges counted upwards from the foot; no height where not drawn."""

    value: Value
    fill: Fill
    name: str
    low_mm: float
    high_mm: float
    inside: bool

    @property
    def drawn(self) -> bool:
        return self.value.drawn is not None

    @property
    def middle_mm(self) -> float:
        return (self.low_mm + self.high_mm) / 2


@dataclass(frozen=True, slots=True)
class _Sign:
    """A part that is not drawn, above its column: what is printed of it, and its name."""

    value: Value
    indent_mm: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Plot:
    """The columns: where the first starts, how wide, how far apart, their names and signs."""

    start_mm: float
    column_mm: float
    pitch_mm: float
    names: Break
    signs: tuple[tuple[_Sign, ...], ...]


def lay_upright(
    rows: Sequence[Row],
    wholes: Sequence[float],
    columns: Sequence[Column],
    fills: Sequence[Fill],
    width_mm: float,
    setter: Setter,
    palette: Palette,
) -> tuple[tuple[Row, ...], UprightLayout] | None:
    """Place columns of one height; return None where they cannot stand side by side."""
    style = setter.style
    tokens = style.charts["stacked_columns_100"]
    if len(rows) > tokens.count("columns_max"):
        return None
    legend, legend_mm = set_legend(columns, setter)
    parts = [
        _stack(row, whole, columns, fills, setter) for row, whole in zip(rows, wholes, strict=True)
    ]
    plot = _fit(rows, parts, width_mm - legend_mm - tokens["legend_gap_mm"], setter)
    if plot is None:
        return None
    leading = style.text[tokens.name("name")].leading_mm
    over = [
        sum(len(sign.lines) for sign in signs) * leading - _free(column, tokens)
        for signs, column in zip(plot.signs, parts, strict=True)
        if signs
    ]
    foot = round_up(max([0.0, *over]), style) + tokens["height_mm"]
    pieces: list[Piece] = []
    for index, column in enumerate(parts):
        x = plot.start_mm + index * plot.pitch_mm
        pieces += _place_column(column, x, foot, plot, style, palette)
        pieces += _place_signs(plot.signs[index], column, x, foot, style, palette)
        pieces += _place_name(plot.names[index], x + plot.column_mm / 2, foot, style, palette)
    end = plot.start_mm + (len(rows) - 1) * plot.pitch_mm + plot.column_mm
    frame = style.charts["frame"]
    ink = palette[frame.name("zero_line_colour")]
    pieces.append(Stroke(plot.start_mm, foot, end, foot, ink, frame["zero_line_pt"]))
    beside = max((_beside(part, setter) for part in parts[-1]), default=0.0)
    x = end + beside + tokens["legend_gap_mm"]
    pieces += place_legend(
        legend, fills, [part.middle_mm for part in parts[-1]], x, foot, style, palette
    )
    most = max(len(name) for name in plot.names)
    height = foot + tokens["name_mm"] + (most - 1) * leading + tokens["foot_mm"]
    named = tuple(replace(row, lines=name) for row, name in zip(rows, plot.names, strict=True))
    return named, UprightLayout(width_mm, height, tuple(pieces))


def _stack(
    row: Row, whole: float, columns: Sequence[Column], fills: Sequence[Fill], setter: Setter
) -> tuple[_Part, ...]:
    tokens = setter.style.charts["stacked_columns_100"]
    parts, low = [], 0.0
    for value, column, fill in zip(row.values, columns, fills, strict=True):
        high = low + (value.drawn or 0.0) / whole * tokens["height_mm"]
        inside = fill.ink is not None and high - low >= tokens["value_from_mm"]
        parts.append(_Part(value, fill, column.label, low, high, inside))
        low = high
    return tuple(parts)


def _free(parts: Sequence[_Part], tokens: Tokens) -> float:
    """Return the room above the parts of a column, up to the whole."""
    return tokens["height_mm"] - max(part.high_mm for part in parts) - tokens["sign_gap_mm"]


def _fit(
    rows: Sequence[Row], parts: Sequence[tuple[_Part, ...]], room_mm: float, setter: Setter
) -> _Plot | None:
    """Return columns as near to one another as their names allow, or None if nothing fits."""
    style = setter.style
    tokens = style.charts["stacked_columns_100"]
    figure = style.text[tokens.name("value")]
    beside = max(_beside(part, setter) for column in parts for part in column)
    inside = max(
        [
            setter.width_mm(part.value.printed, figure, "value", row.id)
            for row, column in zip(rows, parts, strict=True)
            for part in column
            if part.inside
        ],
        default=0.0,
    )
    last = max((_beside(part, setter) for part in parts[-1]), default=0.0)
    gap = max(tokens["gap_min_mm"], beside + tokens["value_clear_mm"])
    least = max(tokens["column_min_mm"], inside + 2 * tokens["value_inset_mm"])
    name = style.text[tokens.name("name")]
    labels = [(row.id, row.label) for row in rows]
    # A first name that is wider than its column moves all columns to the right.
    for wanted in (tokens["pitch_mm"], tokens["pitch_wide_mm"], tokens["pitch_max_mm"]):
        start = 0.0
        for _ in range(2):
            # The last column needs no gap after it, but its values do.
            pitch = min(wanted, (room_mm - start - last + gap) / len(rows))
            column = min(tokens["column_mm"], pitch - gap)
            if column < least:
                return None
            broken, faults = setter.try_labels(labels, name, pitch - tokens["name_clear_mm"])
            overhang = max(
                (setter.width_mm(line.rstrip(), name, "label") - column for line in broken[0]),
                default=0.0,
            )
            start = max(start, overhang / 2)
        signs = [_set_signs(held, column, pitch, setter) for held in parts]
        few = max((len(lines) for lines in broken), default=1) <= tokens.count("name_lines")
        if not faults and few and None not in signs:
            found = tuple(sign for sign in signs if sign is not None)
            return _Plot(start, column, pitch, broken, found)
    return None


def _beside(part: _Part, setter: Setter) -> float:
    """Return the room that a value takes right of its column."""
    if not part.drawn or part.inside:
        return 0.0
    tokens = setter.style.charts["stacked_columns_100"]
    figure = setter.style.text[tokens.name("beside")]
    return setter.width_mm(part.value.printed, figure, "value") + tokens["value_gap_mm"]


def _set_signs(
    parts: Sequence[_Part], column_mm: float, pitch_mm: float, setter: Setter
) -> tuple[_Sign, ...] | None:
    """Return what is printed of parts that are not drawn, or None where it is too wide."""
    style = setter.style
    tokens = style.charts["stacked_columns_100"]
    name, figure = style.text[tokens.name("name")], style.text[tokens.name("beside")]
    signs = []
    for part in parts:
        if part.drawn:
            continue
        width = setter.width_mm(part.value.printed, figure, "value") + tokens["value_gap_mm"]
        most = min(pitch_mm - tokens["name_clear_mm"], column_mm + tokens["sign_over_mm"])
        measure = most - width
        broken, faults = setter.try_labels([(part.value.column, part.name)], name, measure)
        if faults or measure <= 0:
            return None
        signs.append(_Sign(part.value, width, broken[0]))
    return tuple(signs)


def _place_column(
    parts: Sequence[_Part], x_mm: float, foot_mm: float, plot: _Plot, style: Style, palette: Palette
) -> list[Piece]:
    tokens, share = style.charts["stacked_columns_100"], style.charts["frame"]["label_centre"]
    figure, small = style.text[tokens.name("value")], style.text[tokens.name("beside")]
    top = max(part.high_mm for part in parts)
    pieces: list[Piece] = []
    outside = [part for part in parts if part.drawn and not part.inside]
    for part in parts:
        height = part.high_mm - part.low_mm
        gap = 0.0 if part.high_mm >= top - SLACK_MM else min(tokens["white_mm"], height / 2)
        colour = part.fill.colour
        if height > 0:
            pieces.append(
                Area(x_mm, foot_mm - part.high_mm + gap, plot.column_mm, height - gap, colour)
            )
        if part.inside and part.fill.ink is not None:
            below = centre_baseline(foot_mm - part.middle_mm, figure.size_pt, share)
            middle, ink = x_mm + plot.column_mm / 2, part.fill.ink
            pieces.append(Words(middle, below, part.value.printed, figure, ink, "center"))
    half = small.leading_mm / 2
    high = max(tokens["height_mm"] - half, half)
    middles = keep_apart([part.middle_mm for part in outside], small.leading_mm, half, high)
    for part, middle in zip(outside, middles, strict=True):
        below = centre_baseline(foot_mm - middle, small.size_pt, share)
        x, ink = x_mm + plot.column_mm + tokens["value_gap_mm"], palette[small.colour]
        pieces.append(Words(x, below, part.value.printed, small, ink))
    return pieces


def _place_signs(
    signs: Sequence[_Sign],
    parts: Sequence[_Part],
    x_mm: float,
    foot_mm: float,
    style: Style,
    palette: Palette,
) -> list[Piece]:
    """Place what is not drawn right above what is, where the column stays open."""
    tokens, frame = style.charts["stacked_columns_100"], style.charts["frame"]
    name, figure = style.text[tokens.name("name")], style.text[tokens.name("beside")]
    pieces: list[Piece] = []
    below = foot_mm - max(part.high_mm for part in parts) - tokens["sign_gap_mm"]
    below -= (sum(len(sign.lines) for sign in signs) - 1) * name.leading_mm
    for sign in signs:
        colour = frame.name("query_colour") if sign.value.queried else figure.colour
        pieces.append(Words(x_mm, below, sign.value.printed, figure, palette[colour]))
        for line in sign.lines:
            pieces.append(Words(x_mm + sign.indent_mm, below, line, name, palette[name.colour]))
            below += name.leading_mm
    return pieces


def _place_name(
    lines: Sequence[str], x_mm: float, foot_mm: float, style: Style, palette: Palette
) -> list[Piece]:
    tokens = style.charts["stacked_columns_100"]
    name, ink = style.text[tokens.name("name")], palette[tokens.name("name_colour")]
    first = foot_mm + tokens["name_mm"]
    return [
        Words(x_mm, first + index * name.leading_mm, line.rstrip(), name, ink, "center")
        for index, line in enumerate(lines)
    ]


def draw_upright(
    chart: ResolvedChart,
    drawing: Drawing,
    style: Style,  # noqa: ARG001 — the pieces have their styles
    palette: Palette,  # noqa: ARG001 — and their colours
) -> None:
    """Draw the columns with their values, names and line, and the names of the parts."""
    draw_pieces(layout_of(chart, UprightLayout).pieces, drawing)
