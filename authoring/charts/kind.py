"""What a kind of chart is: how it resolves, which scale its charts share, and how it is drawn.

Takes nothing; gives the form that each kind's module fills. :mod:`authoring.charts.kinds` lists
them all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from authoring.charts.figure import Drawing
from authoring.charts.labels import Setter
from authoring.charts.model import BodyLayout, Column, ResolvedChart, Row, Scale
from authoring.data.tables import Table
from authoring.edition.model import Chart
from authoring.style.model import Palette, Style

Tables = Mapping[str, Table]
AnyLayout = TypeVar("AnyLayout", bound=BodyLayout)


@dataclass(frozen=True, slots=True)
class Body:
    """What is between a chart's head and its note.

    ``tables`` are those that the body rests on, in order; a chart of one table has that table's
    question above it. ``aids`` are sentences for the note that help to read this kind. ``largest``
    is the largest value drawn, ``maximum`` the end of the scale that the chart would have alone.
    ``unit`` is that of the first table where it is not given. ``question`` is a literal statement
    that stands in the place of the table's question. ``shown`` are the groups whose numbers the
    note gives, where they are not the columns. ``opposed`` says that the two columns are opposite
    answers to one question. ``led`` says that the first of several tables is the subject of the
    chart, and the others are held against it. ``marks`` are figures beside the rows: a target, the
    ends of a range. ``described`` says in words what no figure says, the fullest version first.
    ``missing`` is what the note says of dashes, where that is not the usual.
    """

    columns: tuple[Column, ...]
    total: Column | None
    rows: tuple[Row, ...]
    layout: BodyLayout
    largest: Decimal
    maximum: float
    tables: tuple[Table, ...]
    aids: tuple[str, ...] = ()
    unit: str | None = None
    question: str | None = None
    shown: tuple[Column, ...] = ()
    opposed: bool = False
    led: bool = False
    marks: tuple[Row, ...] = ()
    described: tuple[str, ...] = ()
    missing: str | None = None


@dataclass(frozen=True, slots=True)
class HeadForm:
    """How a kind's head looks: the group of its tokens, with the ruler's ticks, with the question.

    The group holds ``title_style``, ``title_lines``, ``title_mm`` and ``body_mm``.
    """

    tokens: str
    ruler: bool
    question: bool


FULL_HEAD = HeadForm("frame", ruler=True, question=True)


@dataclass(frozen=True, slots=True)
class ChartKind:
    """A kind of chart.

    ``resolve`` takes a bound chart, the edition's tables, a width in mm, a setter that gathers
    faults and the palette; it raises ChartFaults only where it cannot go on. ``scale`` takes charts
    of this kind and one unit that stand on one page. ``draw`` draws the body below the ``head``.
    """

    name: str
    resolve: Callable[[Chart, Tables, float, Setter, Palette], Body]
    scale: Callable[[Sequence[ResolvedChart]], Scale]
    draw: Callable[[ResolvedChart, Scale, Drawing, Style, Palette], None]
    head: HeadForm = FULL_HEAD


def own_scale(charts: Sequence[ResolvedChart]) -> Scale:
    """Return the scale of charts whose marks are measured by themselves, not by one another.

    A whole fills its strip or ring, whatever stands beside it: a unit has no length in common.
    """
    return Scale(charts[0].kind, charts[0].unit, max(chart.maximum for chart in charts), 0.0)


def layout_of(chart: ResolvedChart, form: type[AnyLayout]) -> AnyLayout:
    """Return the layout of a chart, which its kind knows to have this form."""
    if not isinstance(chart.layout, form):
        raise TypeError(f"the chart “{chart.id}” has no layout of the form {form.__name__}")
    return chart.layout
