"""Charts: from a table to a resolved chart, and from there to items on a page.

Resolve first (:func:`resolve_chart`), page next (:meth:`ResolvedChart.split`), find the scale that
the charts of a page share (:func:`scale_of`), then draw (:func:`draw_chart`).
"""

from authoring.charts.alt import alt_text
from authoring.charts.attachment import table_csv
from authoring.charts.drawing import draw_chart
from authoring.charts.kinds import scale_of
from authoring.charts.model import ChartFault, ChartFaults, ResolvedChart, Scale
from authoring.charts.resolution import resolve_chart

__all__ = [
    "ChartFault",
    "ChartFaults",
    "ResolvedChart",
    "Scale",
    "alt_text",
    "draw_chart",
    "resolve_chart",
    "scale_of",
    "table_csv",
]
