"""Columns of 100 percent turned on their side: a strip a row, its name at the left.

Takes rows of shares and their wholes; gives the pieces of each row at their places from the top of
the row, so that a chart of many rows can be parted between them. The names of the parts stand above
the first row. Lengths are mm.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from authoring.charts.bars import check_room, round_up
from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import layout_of
from authoring.charts.labels import Setter
from authoring.charts.model import Column, ResolvedChart, Row, Value
from authoring.charts.sharekeys import lay_key
from authoring.charts.stacks import (
    SLACK_MM,
    Area,
    Fill,
    Piece,
    Words,
    draw_pieces,
    keep_apart,
)
from authoring.style.model import Palette, Style, Tokens


@dataclass(frozen=True, slots=True)
class LyingLayout:
    """The key above the rows, the pieces of each row by its id, and where they stand.

    ``first_mm`` is the top of the first strip, ``last_mm`` what hangs below the last one.
    """

    width_mm: float
    zero_mm: float
    bar_mm: float
    pitch_mm: float
    first_mm: float
    last_mm: float
    key: tuple[Piece, ...]
    rows: Mapping[str, tuple[Piece, ...]]

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""
        stack = max(rows - 1, 0) * self.pitch_mm + self.bar_mm
        return self.first_mm + stack + self.last_mm


@dataclass(frozen=True, slots=True)
class _Strip:
    """The pieces of one strip, and how far the last of them reach below it."""

    pieces: tuple[Piece, ...]
    below_mm: float


def lay_lying(
    rows: Sequence[Row],
    wholes: Sequence[float],
    columns: Sequence[Column],
    fills: Sequence[Fill],
    width_mm: float,
    setter: Setter,
    palette: Palette,
) -> tuple[tuple[Row, ...], LyingLayout]:
    """Break the names and place the strips; too little room for them is a fault."""
    style = setter.style
    tokens = style.charts["stacked_columns_100"]
    label = style.text[tokens.name("row")]
    part = "" if width_mm >= tokens["wide_from_mm"] else "half_"
    broken, zero = setter.fit_labels(
        [(row.id, row.label) for row in rows],
        label,
        (tokens[f"{part}row_mm"], tokens[f"{part}row_wide_mm"]),
        style.charts["frame"]["label_gutter_mm"],
        lambda lines: lines <= tokens.count("row_lines"),
    )
    check_room(width_mm - zero, tokens["bars_min_mm"], width_mm, setter.faults)
    room = max(width_mm - zero, tokens["bars_min_mm"])
    strips = [
        _lay_strip(row, whole, columns, fills, zero, room, setter, palette)
        for row, whole in zip(rows, wholes, strict=True)
    ]
    key, key_mm = lay_key(columns, fills, zero, room, setter, palette)
    bar, over = tokens["bar_mm"], style.charts["frame"]["zero_line_over_mm"]
    lines = max((len(lines) for lines in broken), default=1)
    overhang = max(0.0, (lines * label.leading_mm - bar) / 2)
    below = max(overhang, *(strip.below_mm for strip in strips))
    layout = LyingLayout(
        width_mm=width_mm,
        zero_mm=zero,
        bar_mm=bar,
        pitch_mm=round_up(overhang + bar + below + tokens["row_clear_mm"], style),
        first_mm=round_up(key_mm + max(overhang, over) + tokens["key_clear_mm"], style),
        last_mm=max(over, below),
        key=key,
        rows={row.id: strip.pieces for row, strip in zip(rows, strips, strict=True)},
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def _lay_strip(
    row: Row,
    whole: float,
    columns: Sequence[Column],
    fills: Sequence[Fill],
    zero_mm: float,
    room_mm: float,
    setter: Setter,
    palette: Palette,
) -> _Strip:
    style = setter.style
    tokens, share = style.charts["stacked_columns_100"], style.charts["frame"]["label_centre"]
    figure, small = style.text[tokens.name("value")], style.text[tokens.name("beside")]
    bar, pieces, x = tokens["bar_mm"], list[Piece](), zero_mm
    outside: list[tuple[float, Value]] = []
    inner = centre_baseline(bar / 2, figure.size_pt, share)
    end = zero_mm + sum(value.drawn or 0.0 for value in row.values) / whole * room_mm
    for value, fill in zip(row.values, fills, strict=True):
        if value.drawn is None:
            continue
        length = value.drawn / whole * room_mm
        gap = 0.0 if x + length >= end - SLACK_MM else min(tokens["white_mm"], length / 2)
        if length > 0:
            pieces.append(Area(x, 0, length - gap, bar, fill.colour))
        width = setter.width_mm(value.printed, figure, "value", row.id)
        middle = x + length / 2
        if fill.ink is not None and length >= width + 2 * tokens["value_inset_mm"]:
            pieces.append(Words(middle, inner, value.printed, figure, fill.ink, "center"))
        else:
            outside.append((middle, value))
        x += length
    below = 0.0
    if outside:
        below = tokens["below_mm"]
        widths = [setter.width_mm(value.printed, small, "value") for _, value in outside]
        apart = max(widths) + tokens["value_clear_mm"]
        half, ink = max(widths) / 2, palette[small.colour]
        centres = [middle for middle, _ in outside]
        low = zero_mm + tokens["value_gap_mm"] + half
        places = keep_apart(centres, apart, low, zero_mm + room_mm - half)
        pieces += [
            Words(place, bar + below, value.printed, small, ink, "center")
            for place, (_, value) in zip(places, outside, strict=True)
        ]
    missing = [
        (column.label, value)
        for column, value in zip(columns, row.values, strict=True)
        if value.drawn is None
    ]
    listed, below = _list_signs(missing, zero_mm, room_mm, below, setter, palette)
    foot = below + tokens["drop_mm"] if below else 0.0
    return _Strip((*pieces, *listed), foot)


def _list_signs(
    missing: Sequence[tuple[str, Value]],
    zero_mm: float,
    room_mm: float,
    below_mm: float,
    setter: Setter,
    palette: Palette,
) -> tuple[list[Piece], float]:
    """List below a strip what it does not draw, each with its name; return the last baseline."""
    style = setter.style
    tokens, query = style.charts["stacked_columns_100"], style.charts["frame"].name("query_colour")
    name, small = style.text[tokens.name("name")], style.text[tokens.name("beside")]
    pieces: list[Piece] = []
    left, end = zero_mm + tokens["value_gap_mm"], zero_mm + room_mm
    x, bar = left, tokens["bar_mm"]
    for label, value in missing:
        colour = palette[query if value.queried else small.colour]
        width = setter.width_mm(value.printed, small, "value") + tokens["value_gap_mm"]
        lines = setter.label_lines(label, name, end - left - width, value.column)
        widths = [setter.width_mm(line.rstrip(), name, "label") for line in lines]
        right = width + max(widths, default=0.0)
        if not pieces or x + right > end:
            x = left
            below_mm += name.leading_mm if below_mm else tokens["below_mm"]
        pieces.append(Words(x, bar + below_mm, value.printed, small, colour))
        for index, line in enumerate(lines):
            baseline = bar + below_mm + index * name.leading_mm
            pieces.append(Words(x + width, baseline, line, name, palette[name.colour]))
        if len(lines) > 1:
            x, below_mm = end, below_mm + (len(lines) - 1) * name.leading_mm
        x += right + tokens["key_gap_mm"]
    return pieces, below_mm


def draw_lying(chart: ResolvedChart, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the key, the strips with their names, and the line that they start from."""
    tokens, layout = style.charts["stacked_columns_100"], layout_of(chart, LyingLayout)
    draw_pieces(layout.key, drawing)
    for index, row in enumerate(chart.rows):
        top = layout.first_mm + index * layout.pitch_mm
        _draw_name(row, top + layout.bar_mm / 2, tokens, drawing, style, palette)
        draw_pieces(layout.rows[row.id], drawing, y_mm=top)
    frame = style.charts["frame"]
    over, ink = frame["zero_line_over_mm"], palette[frame.name("zero_line_colour")]
    foot = layout.first_mm + (len(chart.rows) - 1) * layout.pitch_mm + layout.bar_mm + over
    top = layout.first_mm - over
    drawing.line(layout.zero_mm, top, layout.zero_mm, foot, ink, frame["zero_line_pt"])


def _draw_name(
    row: Row, centre_mm: float, tokens: Tokens, drawing: Drawing, style: Style, palette: Palette
) -> None:
    label = style.text[tokens.name("row")]
    share = style.charts["frame"]["label_centre"]
    below = first_baseline(centre_mm, label, len(row.lines), share)
    for index, line in enumerate(row.lines):
        drawing.text(0, below + index * label.leading_mm, line, label, palette[label.colour])
