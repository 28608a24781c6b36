"""A resolved chart: what stands where, as plain data, before anything is drawn.

Takes nothing: :mod:`authoring.charts.resolution` fills it. Gives the height of a chart, its parts
when a page is too short for it, and the scale that the charts of a page share. It never measures
text, never draws, and its height never depends on the scale.

Lengths are millimetres; x counts from the left edge of the chart, y downwards from its ruler line
(heads and notes) or from the top of its body (rows).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal, Protocol

from authoring.display import Colour
from authoring.problems import AuthoringError
from authoring.text.paragraph import Line

Subject = Literal[
    "title",
    "question",
    "subject",
    "label",
    "group",
    "value",
    "reading",
    "columns",
    "rows",
    "highlight",
]

# A single row alone under a repeated head looks like an accident.
_KEPT_TOGETHER = 2


@dataclass(frozen=True, slots=True)
class ChartFault:
    """Why a chart cannot be drawn: a lowercase fact with its measure, and the action.

    ``subject`` is the part of the chart, ``name`` the id of the row or column, if it is one.
    """

    subject: Subject
    message: str
    hint: str
    code: str
    name: str | None = None


class ChartFaults(AuthoringError):  # noqa: N818 — it holds several
    """A chart that cannot be drawn, with every fault that was found in it."""

    def __init__(self, chart: str, faults: Iterable[ChartFault]) -> None:
        self.chart = chart
        self.faults = tuple(faults)
        super().__init__(f"chart “{chart}”: " + "; ".join(fault.message for fault in self.faults))


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as it is printed. ``number`` is None where the source gives none.

    ``base`` is “marked” or “hidden” where too few people answered, by the bands of the style; a
    hidden figure has no number either.
    """

    column: str
    number: Decimal | None
    printed: str
    queried: bool = False
    bold: bool = False
    base: Literal["", "marked", "hidden"] = ""

    @property
    def drawn(self) -> float | None:
        """Return the length of the bar in units, or None for a value that has no bar."""
        return None if self.number is None or self.queried else float(self.number)


@dataclass(frozen=True, slots=True)
class Column:
    """A group of the chart and the colour of its bars."""

    id: str
    label: str
    colour: Colour


@dataclass(frozen=True, slots=True)
class Row:
    """An answer: its label, broken into lines, and its values, one a column.

    ``group`` is the heading, as lines, of the rows that share it. A row without figures has no
    values. A ``closing`` row sums the others up and is never parted from the last of them.
    """

    id: str
    label: str
    lines: tuple[str, ...]
    values: tuple[Value, ...]
    total: Value | None = None
    highlight: bool = False
    group: tuple[str, ...] = ()
    closing: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """The lines above the body; baselines and ``body_mm`` count from the ruler line.

    ``title_style`` names the text style of the title; ``ruler`` says whether ticks hang from the
    line above it.
    """

    title: tuple[Line, ...]
    title_mm: float
    question: tuple[Line, ...]
    question_mm: float
    literal: bool
    body_mm: float
    title_style: str
    ruler: bool


@dataclass(frozen=True, slots=True)
class Note:
    """The lines below the body: the first baseline counts from the foot of the body."""

    lines: tuple[Line, ...]
    first_mm: float
    leading_mm: float

    @property
    def height_mm(self) -> float:
        """Return the distance from the foot of the body to the last baseline."""
        return self.first_mm + (len(self.lines) - 1) * self.leading_mm if self.lines else 0.0


class BodyLayout(Protocol):
    """What every kind's layout knows: its width and how high a body of so many rows is."""

    @property
    def width_mm(self) -> float:
        """Return the width of the chart."""

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""


@dataclass(frozen=True, slots=True)
class Layout:
    """Where columns and rows of bars stand: fixed by measured labels, before any scale is known.

    Columns from the left: label, group name (from ``group_mm``), bars (from ``zero_mm``, at most
    ``room_mm`` long). A row has ``bars`` bars of ``bar_mm``, ``gap_mm`` apart. The first bar starts
    ``first_mm`` below the top of the body, the body ends ``last_mm`` below the last bar.
    ``pitches_mm`` are the pitches that the rows may have, the closest first; ``label`` and
    ``value`` name text styles. ``figures_mm`` and ``totals_mm`` are the right edges of columns of
    figures, where a kind has them.
    """

    width_mm: float
    label_mm: float
    group_mm: float
    zero_mm: float
    room_mm: float
    bars: int
    bar_mm: float
    gap_mm: float
    pitch_mm: float
    pitches_mm: tuple[float, ...]
    first_mm: float
    last_mm: float
    label: str
    value: str
    figures_mm: float = 0.0
    totals_mm: float = 0.0

    @property
    def stack_mm(self) -> float:
        """Return the height of the bars of one row."""
        return self.bars * self.bar_mm + (self.bars - 1) * self.gap_mm

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows."""
        return self.first_mm + max(rows - 1, 0) * self.pitch_mm + self.stack_mm + self.last_mm

    def top_mm(self, row: int) -> float:
        """Return where the first bar of a row starts."""
        return self.first_mm + row * self.pitch_mm


@dataclass(frozen=True, slots=True)
class ResolvedChart:
    """A chart with all its texts set, its rows in order and its layout fixed.

    ``question`` is the literal question, or else the subject; ``total`` the group that stands as a
    line; ``notes`` are the lines of the note as text. ``largest`` is the largest value that has a
    bar, ``maximum`` the end of the scale that the chart would have alone; both are those of the
    whole chart, also in its parts. The two columns of an ``opposed`` chart are opposite answers.
    ``marks`` are figures beside the rows, each as the total of a row; ``described`` are versions of
    what the drawing shows apart from figures, the fullest first.
    """

    id: str
    kind: str
    unit: str
    title: str
    question: str
    columns: tuple[Column, ...]
    total: Column | None
    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    head: Head
    continued: Head
    note: Note
    layout: BodyLayout
    largest: float
    maximum: float
    opposed: bool = False
    marks: tuple[Row, ...] = ()
    described: tuple[str, ...] = ()

    @property
    def width_mm(self) -> float:
        """Return the width of the chart."""
        return self.layout.width_mm

    @property
    def body_height_mm(self) -> float:
        """Return the height of the body."""
        return self.layout.body_mm(len(self.rows))

    @property
    def height_mm(self) -> float:
        """Return the height from the ruler line to the last baseline of the note."""
        return self.head.body_mm + self.body_height_mm + self.note.height_mm

    def split(self, height_mm: float) -> tuple[ResolvedChart, ResolvedChart] | None:
        """Split the chart so that its first part is at most ``height_mm`` high.

        The second part repeats the head, with “(vervolg)”, and the note. Two rows stay together in
        the first part, and in the second where the chart has four. Returns None when the chart fits
        whole, or when no part of it fits.
        """
        rows = len(self.rows)
        fixed = self.head.body_mm + self.note.height_mm
        fitting = [
            count
            for count in range(1, rows + 1)
            if fixed + self.layout.body_mm(count) <= height_mm + 1e-6
        ]
        count = max(fitting, default=0)
        if count in (0, rows):
            return None
        if rows - count < _KEPT_TOGETHER <= rows - _KEPT_TOGETHER:
            count = rows - _KEPT_TOGETHER
        if count < _KEPT_TOGETHER < rows:
            return None
        if self.rows[-1].closing and rows - count < _KEPT_TOGETHER:
            return None
        return (
            replace(self, rows=self.rows[:count]),
            replace(self, rows=self.rows[count:], head=self.continued),
        )

    def spread(self, height_mm: float) -> ResolvedChart:
        """Return the chart with its rows as far apart as they may be within ``height_mm``.

        A chart that has only one pitch, or no room, is returned as it is.
        """
        layout = self.layout
        if not isinstance(layout, Layout):
            return self
        for pitch in reversed(layout.pitches_mm):
            wider = replace(self, layout=replace(layout, pitch_mm=pitch))
            if pitch > layout.pitch_mm and wider.height_mm <= height_mm + 1e-6:
                return wider
        return self


@dataclass(frozen=True, slots=True)
class Scale:
    """What the marks of comparable charts measure: a unit's length, and the value at the end.

    ``axis_mm`` is where the axis stands for kinds whose charts share its place, from the left edge
    of the chart.
    """

    kind: str
    unit: str
    maximum: float
    mm_per_unit: float
    axis_mm: float = 0.0
