"""How a house of floors is drawn: roof, floors, the outlines around it, and captions beside it.

Takes a layout whose every edge and line is fixed; draws it. The lines around the house are its own
outline moved outwards, one for each of its surroundings.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.charts.figure import Drawing, centre_baseline, first_baseline
from authoring.charts.kind import layout_of
from authoring.charts.model import ResolvedChart, Row, Scale
from authoring.style.model import Palette, Style


@dataclass(frozen=True, slots=True)
class Storey:
    """A floor or the roof: its name and caption as lines, and its height.

    ``indent_mm`` is where the caption starts after the figure.
    """

    row: Row
    lines: tuple[str, ...]
    caption: tuple[str, ...]
    indent_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class Surrounding:
    """What stands around the house, its name as lines."""

    row: Row
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HouseLayout:
    """The edges of the house: its left wall, its width, the top of its roof, and its foot.

    ``caption_mm`` is where the figures stand, ``roof_style`` names the text style of the roof.
    Floors are listed from the lowest up, surroundings from the nearest outwards.
    """

    width_mm: float
    left_mm: float
    house_mm: float
    roof_mm: float
    foot_mm: float
    height_mm: float
    caption_mm: float
    roof_style: str
    floors: tuple[Storey, ...]
    roof: Storey
    surroundings: tuple[Surrounding, ...]

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — a house is never parted
        """Return the height of the body, which is never split."""
        return self.height_mm


def draw_body(
    chart: ResolvedChart,
    scale: Scale,  # noqa: ARG001 — nothing in it is measured
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the ground, the outlines with their names, the house, and the figures beside it."""
    layout = layout_of(chart, HouseLayout)
    _draw_outlines(layout, drawing, style, palette)
    _draw_roof(layout, drawing, style, palette)
    top = layout.roof_mm + layout.roof.height_mm
    _draw_beside(layout.roof, layout, (layout.roof_mm + top) / 2, drawing, style, palette)
    for storey in reversed(layout.floors):
        _draw_floor(storey, layout, top, drawing, style, palette)
        centre = top + storey.height_mm / 2
        _draw_beside(storey, layout, centre, drawing, style, palette)
        top += storey.height_mm


def _draw_outlines(layout: HouseLayout, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw an outline for each of the surroundings, with its name at the left and a line to it."""
    tokens, count = style.charts["house"], len(layout.surroundings)
    ring, eaves = tokens["ring_mm"], tokens["eaves_mm"]
    eaves_mm, foot = layout.roof_mm + layout.roof.height_mm, layout.foot_mm
    middle = layout.left_mm + layout.house_mm / 2
    line, name = palette[tokens.name("ring_colour")], style.text[tokens.name("surrounding")]
    ground = palette[style.charts["frame"].name("zero_line_colour")]
    share, room = style.charts["frame"]["label_centre"], foot - eaves_mm
    reach = layout.house_mm / 2 + eaves
    for index, each in enumerate(layout.surroundings, 1):
        out = reach + index * ring
        apex = layout.roof_mm - index * ring
        # The roof keeps its slope: the wall meets it where both moved outwards.
        knee = apex + out * layout.roof.height_mm / reach
        points = [(middle - out, foot), (middle - out, knee), (middle, apex),
                  (middle + out, knee), (middle + out, foot)]  # fmt: skip
        drawing.path(points, line, tokens["ring_pt"])
        y = foot - (index - 0.5) * room / count
        x = middle - out
        start = layout.left_mm - eaves - count * ring - tokens["leader_mm"]
        drawing.line(start, y, x, y, palette[tokens.name("leader_colour")], tokens["leader_pt"])
        drawing.dot(x, y, tokens["dot_mm"], palette[tokens.name("leader_colour")])
        baseline = first_baseline(y, name, len(each.lines), share)
        right, ink = start - tokens["leader_gap_mm"], palette[tokens.name("name_colour")]
        for number, words in enumerate(each.lines):
            at = baseline + number * name.leading_mm
            drawing.text(right, at, words.rstrip(), name, ink, align="right")
    out = reach + count * ring
    weight = style.charts["frame"]["zero_line_pt"]
    drawing.line(middle - out, foot, middle + out, foot, ground, weight)


def _draw_roof(layout: HouseLayout, drawing: Drawing, style: Style, palette: Palette) -> None:
    """Draw the roof with its name, the last line of which stands near its foot."""
    tokens = style.charts["house"]
    name, eaves = style.text[layout.roof_style], tokens["eaves_mm"]
    middle = layout.left_mm + layout.house_mm / 2
    foot = layout.roof_mm + layout.roof.height_mm
    reach = layout.house_mm / 2 + eaves
    corners = [(middle - reach, foot), (middle, layout.roof_mm), (middle + reach, foot)]
    drawing.shape(corners, palette[tokens.name("roof_colour")])
    ink = palette[tokens.name("roof_text_colour")]
    for number, line in enumerate(reversed(layout.roof.lines)):
        at = foot - tokens["inset_mm"] - number * name.leading_mm
        drawing.text(middle, at, line.rstrip(), name, ink, align="center")


def _draw_floor(
    storey: Storey,
    layout: HouseLayout,
    top_mm: float,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    tokens, share = style.charts["house"], style.charts["frame"]["label_centre"]
    name, white = style.text[tokens.name("floor")], tokens["white_mm"]
    colour = palette[tokens.name("floor_colour")]
    top, height = top_mm + white, storey.height_mm - white
    drawing.fill(layout.left_mm, top, layout.house_mm, height, colour)
    below = first_baseline(top + height / 2, name, len(storey.lines), share)
    middle, ink = layout.left_mm + layout.house_mm / 2, palette[tokens.name("floor_text_colour")]
    for number, line in enumerate(storey.lines):
        at = below + number * name.leading_mm
        drawing.text(middle, at, line.rstrip(), name, ink, align="center")


def _draw_beside(
    storey: Storey,
    layout: HouseLayout,
    centre_mm: float,
    drawing: Drawing,
    style: Style,
    palette: Palette,
) -> None:
    """Draw the figure of a storey beside the house, its caption, and a line between them."""
    if not storey.row.values:
        return
    tokens, frame = style.charts["house"], style.charts["frame"]
    figure, text = style.text[tokens.name("figure")], style.text[tokens.name("caption")]
    value, share = storey.row.values[0], frame["label_centre"]
    line = palette[tokens.name("leader_colour")]
    start = layout.left_mm + layout.house_mm
    if storey is layout.roof:
        # Its slope is half as far from the middle at half its height.
        start -= (layout.house_mm / 2 - tokens["eaves_mm"]) / 2
    end = layout.caption_mm - tokens["leader_gap_mm"]
    drawing.line(start, centre_mm, end, centre_mm, line, tokens["leader_pt"])
    colour = frame.name("query_colour") if value.queried else tokens.name("figure_colour")
    baseline = centre_baseline(centre_mm, figure.size_pt, share)
    drawing.text(layout.caption_mm, baseline, value.printed, figure, palette[colour])
    below = first_baseline(centre_mm, text, len(storey.caption), share)
    for number, words in enumerate(storey.caption):
        at = below + number * text.leading_mm
        x = layout.caption_mm + storey.indent_mm
        drawing.text(x, at, words, text, palette[tokens.name("name_colour")])
