"""Earlier waves: which figures of an edition were measured before its own year.

Takes bound texts and charts with their tables; gives waves by their year. A figure whose table
names no wave (those of others) belongs to none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from authoring.data.tables import Table
from authoring.edition.forms import TIMES, WAVE
from authoring.edition.model import Chart
from authoring.edition.parts import Bound, Claim, Free, Text


def earlier_waves(texts: Iterable[Text], year: int) -> tuple[str, ...]:
    """Return the earlier waves that figures and claims of some texts rest on, oldest first."""
    found = {
        wave
        for text in texts
        for part in text.parts
        if isinstance(part, Claim) or (isinstance(part, Bound) and part.form not in TIMES)
        for wave in part.waves
    }
    return tuple(sorted(found - {str(year)}))


def chart_waves(charts: Iterable[Chart], tables: Mapping[str, Table], year: int) -> tuple[str, ...]:
    """Return the earlier waves that charts of one table show, oldest first."""
    found = {
        table.wave_of(column)
        for chart in charts
        if chart.table is not None
        for table in [tables[chart.table]]
        for column in chart.columns or table.columns
    }
    return tuple(sorted(wave for wave in found if wave not in (None, str(year))))


def named_waves(texts: Iterable[Text]) -> frozenset[str]:
    """Return the years that some texts name, printed from a cell or as free numbers."""
    names: set[str] = set()
    for text in texts:
        for part in text.parts:
            match part:
                case Bound(text=year, form=form) if form == WAVE:
                    names.add(year)
                case Free(text=year, reason="year"):
                    names.add(year)
                case _:
                    pass
    return frozenset(names)
