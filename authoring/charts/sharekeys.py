"""The names of the parts of columns of 100 percent: beside the last column, or above the strips.

Takes columns with their fills; gives lines, and pieces at their places in mm, each name with a
swatch.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.charts.figure import centre_baseline, first_baseline
from authoring.charts.labels import Break, Setter
from authoring.charts.model import Column
from authoring.charts.stacks import Area, Fill, Piece, Words, keep_apart
from authoring.style.model import Palette, Style


def set_legend(columns: Sequence[Column], setter: Setter) -> tuple[Break, float]:
    """Return the names of the parts as lines, and the width of the widest with its swatch."""
    tokens = setter.style.charts["stacked_columns_100"]
    name = setter.style.text[tokens.name("name")]
    broken = tuple(
        setter.label_lines(column.label, name, tokens["legend_mm"], column.id) for column in columns
    )
    widths = [setter.width_mm(line.rstrip(), name, "group") for lines in broken for line in lines]
    indent = tokens["swatch_mm"] + tokens["swatch_gap_mm"]
    return broken, indent + max(widths, default=0.0)


def place_legend(
    names: Break,
    fills: Sequence[Fill],
    heights: Sequence[float],
    x_mm: float,
    foot_mm: float,
    style: Style,
    palette: Palette,
) -> list[Piece]:
    """Place the names at the height of the last column's parts, as far apart as they need."""
    tokens, share = style.charts["stacked_columns_100"], style.charts["frame"]["label_centre"]
    name, ink = style.text[tokens.name("name")], palette[tokens.name("name_colour")]
    most = max(len(lines) for lines in names)
    apart = max(tokens["legend_apart_mm"], most * name.leading_mm + tokens["legend_clear_mm"])
    edge, swatch = apart / 2, tokens["swatch_mm"]
    pieces: list[Piece] = []
    centres = keep_apart(heights, apart, edge, tokens["height_mm"] - edge)
    for fill, lines, height in zip(fills, names, centres, strict=True):
        centre = foot_mm - height
        pieces.append(Area(x_mm, centre - swatch / 2, swatch, swatch, fill.colour))
        below = first_baseline(centre, name, len(lines), share)
        left = x_mm + swatch + tokens["swatch_gap_mm"]
        pieces += [
            Words(left, below + index * name.leading_mm, line, name, ink)
            for index, line in enumerate(lines)
        ]
    return pieces


def lay_key(
    columns: Sequence[Column],
    fills: Sequence[Fill],
    zero_mm: float,
    room_mm: float,
    setter: Setter,
    palette: Palette,
) -> tuple[tuple[Piece, ...], float]:
    """Place the names of the parts above the first strip; return where the last line ends."""
    style = setter.style
    tokens = style.charts["stacked_columns_100"]
    name, ink = style.text[tokens.name("name")], palette[tokens.name("name_colour")]
    swatch, share = tokens["swatch_mm"], style.charts["frame"]["label_centre"]
    indent = swatch + tokens["swatch_gap_mm"]
    pieces: list[Piece] = []
    x, centre = zero_mm, swatch / 2
    for column, fill in zip(columns, fills, strict=True):
        lines = setter.label_lines(column.label, name, room_mm - indent, column.id)
        widths = [setter.width_mm(line.rstrip(), name, "label") for line in lines]
        width = indent + max(widths, default=0.0)
        if pieces and x + width > zero_mm + room_mm:
            x, centre = zero_mm, centre + tokens["key_line_mm"]
        pieces.append(Area(x, centre - swatch / 2, swatch, swatch, fill.colour))
        below = centre_baseline(centre, name.size_pt, share)
        pieces += [
            Words(x + indent, below + index * name.leading_mm, line, name, ink)
            for index, line in enumerate(lines)
        ]
        if len(lines) > 1:
            x, centre = zero_mm + room_mm, centre + (len(lines) - 1) * name.leading_mm
        x += width + tokens["key_gap_mm"]
    return tuple(pieces), centre + swatch / 2
