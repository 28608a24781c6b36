"""The flow of a chapter's content down its pages: where the next thing goes.

Takes heights; gives positions, and new pages when one is full. It never measures text itself.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace

from authoring.charts.model import ResolvedChart
from authoring.display import Tag
from authoring.pages.book import Book, PlacedChart
from authoring.pages.columns import Row, fit_above_notes
from authoring.pages.panels import PanelGroup
from authoring.pages.prose import paint_rows
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block

_SLACK_MM = 1e-6


class Flow:
    """The current page of a chapter and how far it is filled.

    ``y_mm`` is the lowest baseline or edge so far; ``None`` on a page that is still empty.
    """

    def __init__(self, book: Book, running: str) -> None:
        self._book = book
        self._running = running
        self._tokens = book.tokens("section")
        self.sheet: Sheet | None = None
        self.y_mm: float | None = None
        self._finish: Callable[[bool], None] | None = None
        self._begun_mm: float | None = None

    @property
    def page(self) -> Sheet:
        """Return the current page; begin one if there is none."""
        return self.sheet if self.sheet is not None else self.turn()

    def turn(self) -> Sheet:
        """Finish the current page and begin the next."""
        self.close()
        self.sheet = self._book.add_sheet("section", self._running)
        self.notes = self._book.notes()
        self.y_mm = None
        return self.sheet

    def adopt(self, sheet: Sheet, y_mm: float, finish: Callable[[bool], None]) -> None:
        """Go on below ``y_mm`` of a page that another part of the edition began.

        ``finish`` is called when the page is done, and told whether nothing followed on it.
        """
        self.close()
        self.sheet, self.notes = sheet, self._book.notes()
        self.y_mm = self._begun_mm = y_mm
        self._finish = finish

    def close(self) -> None:
        """Finish the current page: paint its notes."""
        finish, self._finish = self._finish, None
        if self.sheet is not None:
            if finish is not None:
                finish(self.y_mm == self._begun_mm)
            self.notes.paint(self.sheet)
            self.sheet = None

    def limit_mm(self, more_notes: Sequence[str] = ()) -> float:
        """Return the last baseline that is free on the current page."""
        last = self._book.style.grid["last_baseline_mm"]
        return last - self.notes.height_mm(more_notes, self.page.grid.text_width_mm)

    def unit(self, y_mm: float) -> float:
        """Return the first multiple of the house unit at or below a height, in mm."""
        unit = self._book.style.grid["unit_mm"]
        return math.ceil((y_mm - _SLACK_MM) / unit) * unit

    def place_prose(
        self,
        rows: Sequence[Row],
        columns: int,
        column_span: int,
        baseline_mm: float,
        parent: Tag,
        beside: Sequence[str] = (),
    ) -> None:
        """Set rows into balanced columns from a baseline, over as many pages as they need.

        ``beside`` are the notes of what stands next to the prose on its first page.
        """
        start, y = 0, baseline_mm
        while start < len(rows):
            parts, notes = self._fit(rows, start, columns, y, beside)
            if parts[-1][1] == start and self.y_mm is not None:
                self.turn()
                y, beside = self._tokens["text_top_mm"], ()
                continue
            self.notes.use(notes, parent)
            bottom = y
            for index, (begin, end) in enumerate(parts):
                if end > begin:
                    x = self.page.grid.x(1 + index * column_span)
                    last = paint_rows(self._book, rows[begin:end], self.page, x, y)
                    bottom = max(bottom, last)
            self.y_mm = max(bottom, self.y_mm or 0.0)
            start = parts[-1][1]
            if start < len(rows):
                self.turn()
                y, beside = self._tokens["text_top_mm"], ()

    def _fit(
        self, rows: Sequence[Row], start: int, columns: int, y_mm: float, beside: Sequence[str]
    ) -> tuple[list[tuple[int, int]], list[str]]:
        """Break rows into this page's columns above the notes that their marks call for."""
        return fit_above_notes(
            rows,
            start,
            columns,
            y_mm,
            self.limit_mm,
            baseline_mm=self._book.style.grid["baseline_mm"],
            keep=self._tokens.count("keep_lines"),
            beside=beside,
            force=self.y_mm is None,
        )

    def place_panels(
        self, group: PanelGroup, top_mm: float, parent: Tag, note: Block | None
    ) -> None:
        """Give rows of panels their places from a height; rows that do not fit go to the next page.

        The note that panels share stands below the last row on each page.
        """
        tokens = self._tokens
        leading = note.style.leading_mm if note is not None else 0.0
        below = tokens["note_below_mm"] + leading * (len(note.lines) - 1) if note else 0.0
        top, begun = top_mm, False
        for index, row in enumerate(group.rows):
            height = group.height_mm(index)
            if top + height + below > self.limit_mm() + _SLACK_MM and self.y_mm is not None:
                if begun and note is not None:
                    self._put_note(note, parent)
                self.turn()
                top = tokens["chart_top_mm"]
            for panel in row:
                sheet = self.page
                x = sheet.grid.x(panel.column)
                self._book.charts.append(
                    PlacedChart(sheet, panel.chart, x, top, panel.tag, None, panel.chart)
                )
            self.y_mm, begun = top + height, True
            top += max(tokens["panel_pitch_mm"], self.unit(height + tokens["panel_gap_mm"]))
        if note is not None:
            self._put_note(note, parent)

    def _put_note(self, note: Block, parent: Tag) -> None:
        sheet = self.page
        fresh = replace(note, tag=None, marks={}, link_tags={})
        baseline = (self.y_mm or 0.0) + self._tokens["note_below_mm"]
        self.y_mm = self._book.typesetter.place(fresh, sheet, sheet.grid.left_mm, baseline, parent)

    def place_chart(
        self, chart: ResolvedChart, top_mm: float | None, tag: Tag, gap_mm: float
    ) -> None:
        """Give a chart its place: here, on the next page, or split between rows.

        It is split only where it fits no page whole, or where moving it would leave the current
        page less than half filled.
        """
        fresh = self._tokens["chart_top_mm"]
        rest: ResolvedChart | None = chart
        whole: ResolvedChart | None = chart
        top = top_mm
        while rest is not None:
            if top is None:
                top = fresh if self.y_mm is None else self.unit(self.y_mm + gap_mm)
            room = self.limit_mm() - top
            if rest.height_mm <= room + _SLACK_MM:
                self._put(rest, top, tag, whole)
                return
            parts = rest.split(room) if self._must_split(rest, fresh) else None
            if parts is None and self.y_mm is None:
                self._put(rest, top, tag, whole)
                return
            if parts is not None:
                self._put(parts[0], top, tag, whole)
                rest, whole = parts[1], None
            self.turn()
            top = None

    def _must_split(self, chart: ResolvedChart, fresh_mm: float) -> bool:
        """Tell whether a chart that does not fit here has to be split."""
        last = self._book.style.grid["last_baseline_mm"]
        half = self._book.style.paper["height_mm"] / 2
        too_high = chart.height_mm > last - fresh_mm + _SLACK_MM
        return too_high or self.y_mm is None or self.y_mm < half

    def _put(
        self, chart: ResolvedChart, top_mm: float, tag: Tag, whole: ResolvedChart | None
    ) -> None:
        sheet = self.page
        note_mm = self._note_mm(chart, top_mm)
        placed = PlacedChart(sheet, chart, sheet.grid.left_mm, top_mm, tag, note_mm, whole)
        self._book.charts.append(placed)
        self.y_mm = top_mm + chart.height_mm

    def _note_mm(self, chart: ResolvedChart, top_mm: float) -> float | None:
        """Return the fixed place of the note below a chart that fills its page, else None."""
        foot = top_mm + chart.height_mm - chart.note.height_mm
        lines = chart.note.height_mm - chart.note.first_mm
        place = self._tokens["chart_note_mm"]
        fills = self._tokens["chart_filled_mm"] <= foot <= self._tokens["chart_bottom_mm"]
        return place if fills and place + lines <= self.limit_mm() else None
