"""Charts beside one another: halves in pairs, thirds in threes, under one note.

Takes resolved charts of a part of the width; gives rows of panels with their heights. Charts that
say the same below share one note under the last row, over the whole width. Section 6 of the art
direction, eens/oneens page and accountability.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.model import Note, ResolvedChart
from authoring.display import Tag

ABREAST = {"full": 1, "half": 2, "third": 3}


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart of a part of the width, the column (from 1) at which it stands, and its tag."""

    chart: ResolvedChart
    column: int
    tag: Tag


@dataclass(frozen=True, slots=True)
class PanelGroup:
    """Rows of panels that belong together, and the note that they share, if they share one."""

    rows: tuple[tuple[Panel, ...], ...]
    shared_note: str | None

    def height_mm(self, row: int) -> float:
        """Return the height of a row: that of its highest panel."""
        return max(panel.chart.height_mm for panel in self.rows[row])


def group_panels(
    charts: Sequence[tuple[ResolvedChart, Tag]], width: str, columns: int
) -> PanelGroup:
    """Arrange charts of one width in rows, in reading order.

    Panels whose notes are the same lose them to one shared note; where they differ each keeps its
    own. Panels of a row begin their bodies at one height, that of the deepest head.
    """
    abreast = ABREAST[width]
    span = columns // abreast
    notes = {chart.notes for chart, _ in charts}
    shared = "\n".join(next(iter(notes))) if len(notes) == 1 and len(charts) > 1 else None
    rows = []
    for start in range(0, len(charts), abreast):
        row = charts[start : start + abreast]
        body_mm = max(chart.head.body_mm for chart, _ in row)
        panels = [
            Panel(_level(chart, body_mm, shared is not None), 1 + index * span, tag)
            for index, (chart, tag) in enumerate(row)
        ]
        rows.append(tuple(panels))
    return PanelGroup(tuple(rows), shared)


def _level(chart: ResolvedChart, body_mm: float, bare: bool) -> ResolvedChart:
    head = replace(chart.head, body_mm=body_mm)
    note = Note((), 0.0, chart.note.leading_mm) if bare else chart.note
    return replace(chart, head=head, note=note)
