"""All kinds of chart, by the name that an edition calls them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from authoring.charts import (
    agree,
    bartable,
    dots,
    figurerows,
    grouped,
    house,
    lines,
    paired,
    panel,
    rangebars,
    ranked,
    ranking,
    rings,
    samplestrip,
    sharecolumns,
    slope,
    stackedcolumns,
    statements,
    strip,
    wavetable,
)
from authoring.charts.kind import ChartKind
from authoring.charts.model import ResolvedChart, Scale

KINDS: Mapping[str, ChartKind] = {
    kind.name: kind
    for kind in (
        ranked.KIND,
        grouped.KIND,
        agree.KIND,
        statements.KIND,
        paired.KIND,
        bartable.KIND,
        strip.KIND,
        panel.KIND,
        dots.KIND,
        rings.KIND,
        figurerows.KIND,
        samplestrip.KIND,
        sharecolumns.KIND,
        stackedcolumns.KIND,
        rangebars.KIND,
        house.KIND,
        lines.KIND,
        slope.KIND,
        wavetable.KIND,
        ranking.KIND,
    )
}


def scale_of(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale that the charts of a page share.

    Raises:
        ValueError: without charts, or for charts of more than one kind or unit.
    """
    kinds = {(chart.kind, chart.unit) for chart in charts}
    if len(kinds) != 1:
        raise ValueError(f"one scale needs charts of one kind and unit, not {sorted(kinds)}")
    return KINDS[charts[0].kind].scale(charts)
