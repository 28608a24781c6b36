"""Every chart of an edition on a sheet of its own, for use outside the report.

Takes a bound edition and its style; gives pictures by file name. The charts are those of the
report, each at its own scale, with title, question, note and source.
"""

from __future__ import annotations

from authoring.charts.alt import alt_text
from authoring.charts.drawing import draw_chart
from authoring.charts.kinds import scale_of
from authoring.charts.model import ResolvedChart
from authoring.charts.png import write_png
from authoring.charts.svg import write_svg
from authoring.display import Tag
from authoring.edition.model import Edition
from authoring.pages.content import resolve_for
from authoring.pages.figures import chapters_of, charts_in
from authoring.pages.typesetter import Locate, Typesetter
from authoring.problems import Problem, order_problems
from authoring.style.model import Style
from authoring.text.fonts import Fonts


def export_all(
    edition: Edition, style: Style, fonts: Fonts, locate: Locate
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Return each chart as ``<id>.svg`` and ``<id>.png``, and what cannot be drawn."""
    typesetter = Typesetter(style, style.palettes[edition.accent], fonts, locate, lambda _: 0)
    files: dict[str, bytes] = {}
    for chart in charts_in(chapters_of(edition)):
        resolved = resolve_for(typesetter, edition, chart)
        if resolved is not None:
            for kind, data in _picture(resolved, typesetter).items():
                files[f"{chart.id}.{kind}"] = data
    return files, order_problems(typesetter.problems)


def _picture(chart: ResolvedChart, typesetter: Typesetter) -> dict[str, bytes]:
    style, palette = typesetter.style, typesetter.palette
    tokens = style.charts["export"]
    margin = tokens["margin_mm"]
    items = draw_chart(
        chart,
        scale_of([chart]),
        margin,
        margin,
        style=style,
        fonts=typesetter.fonts,
        palette=palette,
        tags=Tag("Sect"),
        heading="H1",
    )
    width = chart.width_mm + 2 * margin
    height = chart.height_mm + 2 * margin
    background = palette[tokens.name("ground")]
    title, description, fonts = chart.title, alt_text(chart, style), typesetter.fonts
    svg = write_svg(
        items,
        width,
        height,
        fonts=fonts,
        background=background,
        title=title,
        description=description,
    )
    png = write_png(
        items,
        width,
        height,
        fonts=fonts,
        background=background,
        title=title,
        description=description,
        scale=tokens["png_scale"],
    )
    return {"svg": svg.encode(), "png": png}
