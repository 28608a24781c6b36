"""Labels of a chart: broken into lines by their measured width, and never cut.

Takes texts, a text style and the width of a column; gives lines of text. A label that has a word
wider than its column is a fault with its measure: it is not shrunk, hyphenated or turned.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from authoring.charts.model import ChartFault, Subject
from authoring.style.model import Style, TextStyle
from authoring.text.fonts import Fonts
from authoring.text.paragraph import Line, Span, TooWide, set_line, set_paragraph
from authoring.text.shaping import MissingGlyph

Break = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the texts of one chart and gathers what cannot be set in ``faults``."""

    style: Style
    fonts: Fonts
    faults: list[ChartFault]

    def lines(
        self,
        text: str,
        style: TextStyle,
        measure_mm: float,
        subject: Subject,
        *,
        balance: bool = True,
        name: str | None = None,
    ) -> tuple[Line, ...]:
        """Break a text into lines of at most ``measure_mm``; a faulty text has none."""
        try:
            return set_paragraph(
                (Span(text),),
                style,
                measure_mm,
                fonts=self.fonts,
                setting=self.style.setting,
                balance=balance,
                hyphenate=False,
            )
        except TooWide as fault:
            self.faults.append(
                ChartFault(
                    subject,
                    f"“{fault.word}” is {fault.width_mm:.1f} mm wide, "
                    f"its column {measure_mm:.1f} mm",
                    "write the word in a shorter way, or in parts",
                    "too-wide",
                    name,
                )
            )
        except MissingGlyph as fault:
            self._miss(fault, subject, name)
        return ()

    def label_lines(
        self, text: str, style: TextStyle, measure_mm: float, name: str
    ) -> tuple[str, ...]:
        """Break a label into lines of text; each but the last ends with the space it broke at."""
        lines = self.lines(text, style, measure_mm, "label", name=name)
        return tuple(line.text.replace("\n", " ") for line in lines)

    def width_mm(
        self, text: str, style: TextStyle, subject: Subject, name: str | None = None
    ) -> float:
        """Return the width of a text that stands on one line."""
        try:
            return set_line(text, style, self.fonts).width_mm
        except MissingGlyph as fault:
            self._miss(fault, subject, name)
            return 0.0

    def try_labels(
        self, labels: Sequence[tuple[str, str]], style: TextStyle, measure_mm: float
    ) -> tuple[Break, list[ChartFault]]:
        """Break labels, each given as id and text, and return them with what went wrong."""
        trial = Setter(self.style, self.fonts, [])
        broken = tuple(
            tuple(
                line.text.replace("\n", " ")
                for line in trial.lines(text, style, measure_mm, "label", name=name)
            )
            for name, text in labels
        )
        return broken, trial.faults

    def fit_labels(
        self,
        labels: Sequence[tuple[str, str]],
        style: TextStyle,
        columns_mm: Sequence[float],
        gutter_mm: float,
        enough: Callable[[int], bool],
    ) -> tuple[Break, float]:
        """Break labels in the first column in which every word fits and their lines are few.

        ``columns_mm`` are the columns to try, in order, each with its gutter; ``enough`` says
        whether so many lines are few. Where no column will do, the widest in which every word fits
        is taken. Returns the lines and the column.
        """
        chosen: tuple[Break, float] | None = None
        faults: list[ChartFault] = []
        for column in columns_mm:
            broken, faults = self.try_labels(labels, style, column - gutter_mm)
            if faults:
                continue
            chosen = broken, column
            if enough(max((len(lines) for lines in broken), default=1)):
                return chosen
        if chosen is None:
            self.faults.extend(faults)
            return tuple(() for _ in labels), columns_mm[-1]
        return chosen

    def _miss(self, fault: MissingGlyph, subject: Subject, name: str | None) -> None:
        self.faults.append(
            ChartFault(
                subject,
                f"the face {fault.face} has no glyph for {fault.character!r}",
                "write the character in another way",
                "missing-glyph",
                name,
            )
        )
