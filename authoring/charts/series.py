"""What lines and slopes share: the look of a row as a line, its dots, and the leader of its label.

Takes rows and tokens; gives colours and widths, and draws. The row that bears the accent is in the
signal colour and on top of all others, which are thinner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from authoring.charts.figure import Drawing, centre_baseline
from authoring.charts.model import Row, Value
from authoring.display import Colour
from authoring.style.model import Palette, Style, TextStyle

_PLACES = ("first", "second", "third", "fourth")


@dataclass(frozen=True, slots=True)
class Look:
    """The colour and width of a row's line, and the colour of its name and values."""

    line: Colour
    text: Colour
    width_pt: float


def choose_looks(rows: Sequence[Row], style: Style, palette: Palette) -> tuple[Look, ...]:
    """Return the look of each row: the accent, or the next of the house's colours for lines.

    More rows than there are such colours are told apart by their labels alone.
    """
    tokens = style.charts["lines"]
    accented = any(row.highlight for row in rows)
    width = tokens["quiet_pt" if accented else "line_pt"]
    looks = []
    place = 0
    many = len(rows) - accented > len(_PLACES)
    for row in rows:
        if row.highlight:
            name = "highlight"
        elif many:
            name = "quiet"
        else:
            name, place = _PLACES[place], place + 1
        looks.append(
            Look(
                palette[tokens.name(f"{name}_colour")],
                palette[tokens.name(f"{name}_text_colour")],
                tokens["line_pt"] if row.highlight else width,
            )
        )
    return tuple(looks)


def drawing_order(rows: Sequence[Row]) -> list[int]:
    """Return the places of rows in the order in which they are drawn: the accent last."""
    return sorted(range(len(rows)), key=lambda index: (rows[index].highlight, -index))


def name_height(lines: int, style: Style) -> float:
    """Return the height of a name of so many lines; one of several keeps its distance."""
    tokens = style.charts["lines"]
    leading = style.text[tokens.name("label")].leading_mm
    return max(lines, 1) * leading + (tokens["label_gap_mm"] if lines > 1 else 0.0)


def draw_path(
    places: Sequence[tuple[float, float] | None],
    look: Look,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw a row through its places; it is broken where there is none."""
    tokens = style.charts["lines"]
    for start, end in pairwise(places):
        if start is not None and end is not None:
            drawing.line(*start, *end, look.line, look.width_pt)
    edge = palette[tokens.name("edge_colour")]
    for place in places:
        if place is not None:
            drawing.dot(*place, tokens["radius_mm"], look.line, edge, tokens["edge_pt"])


def draw_leader(
    x0_mm: float,
    y0_mm: float,
    x1_mm: float,
    y1_mm: float,
    look: Look,
    drawing: Drawing,
    style: Style,
) -> None:
    """Draw a thin line from a dot to its label where the label has moved far."""
    tokens = style.charts["lines"]
    if abs(y1_mm - y0_mm) > tokens["leader_from_mm"]:
        drawing.line(x0_mm, y0_mm, x1_mm, y1_mm, look.text, tokens["leader_pt"])


def draw_value(
    value: Value,
    edge_mm: float,
    centre_mm: float,
    look: Look,
    drawing: Drawing,
    style: Style,
    palette: Palette,
    align: Literal["left", "center", "right"] = "left",
) -> None:
    """Draw a value in the colour of its row; one under query has the colour of queries."""
    frame = style.charts["frame"]
    figure: TextStyle = style.text[style.charts["lines"].name("value")]
    drawing.text(
        edge_mm,
        centre_baseline(centre_mm, figure.size_pt, frame["label_centre"]),
        value.printed,
        figure,
        palette[frame.name("query_colour")] if value.queried else look.text,
        align=align,
    )


def find_heights(places_mm: Sequence[float], heights: Sequence[float | None]) -> list[float | None]:
    """Return the height at which each value of a row is printed, also one that is not drawn.

    Between two drawn values it is on the line that would join them, else at the nearest drawn one;
    a row without any drawn value has none. ``places_mm`` are the x of the columns.
    """
    known = [
        (x, height) for x, height in zip(places_mm, heights, strict=True) if height is not None
    ]
    found: list[float | None] = []
    for x in places_mm:
        before = max((pair for pair in known if pair[0] <= x), default=None)
        after = min((pair for pair in known if pair[0] >= x), default=None)
        if before is None or after is None or before == after:
            nearest = before or after
            found.append(None if nearest is None else nearest[1])
        else:
            share = (x - before[0]) / (after[0] - before[0])
            found.append(before[1] + (after[1] - before[1]) * share)
    return found
