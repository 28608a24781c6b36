"""A resolved chart on its page: items of the display list under tags.

Takes a resolved chart, the scale of its page and a place; gives items in paint order. Title,
question and note are text outside the Figure; the body hangs under the Figure with its alternative
text; the ruler is an artifact.
"""

from __future__ import annotations

from authoring.charts.alt import alt_text
from authoring.charts.figure import Drawing
from authoring.charts.frame import draw_head, draw_note
from authoring.charts.kinds import KINDS
from authoring.charts.model import ResolvedChart, Scale
from authoring.display import Item, Tag
from authoring.style.model import Palette, Style
from authoring.text.fonts import Fonts


def draw_chart(
    chart: ResolvedChart,
    scale: Scale,
    x_mm: float,
    y_mm: float,
    *,
    style: Style,
    fonts: Fonts,
    palette: Palette,
    tags: Tag,
    heading: str,
    note_mm: float | None = None,
) -> tuple[Item, ...]:
    """Draw a chart with its ruler line at ``y_mm`` and add its tags under ``tags``.

    ``heading`` is the role of its title (H3). ``note_mm`` is the first baseline of the note where
    the page has a fixed place for it; else the note follows the body.

    Raises:
        ValueError: for the scale of another kind or unit, or one on which a bar leaves the chart.
    """
    if (scale.kind, scale.unit) != (chart.kind, chart.unit) or scale.maximum < chart.largest:
        raise ValueError(f"the chart “{chart.id}” is drawn on a scale that is not its own")
    items = draw_head(chart, x_mm, y_mm, style=style, palette=palette, tags=tags, heading=heading)
    figure = tags.add("Figure", alt=alt_text(chart, style))
    drawing = Drawing(chart.width_mm, chart.body_height_mm, palette=palette, fonts=fonts)
    KINDS[chart.kind].draw(chart, scale, drawing, style, palette)
    top = y_mm + chart.head.body_mm
    body = drawing.record(x_mm, top, figure.mark())
    below = top + chart.body_height_mm + chart.note.first_mm if note_mm is None else note_mm
    note = draw_note(chart, x_mm, below, style=style, palette=palette, tags=tags)
    return (*items, *body, *note)
