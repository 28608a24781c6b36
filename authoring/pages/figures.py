"""The figures that an edition's dials show, in order of publication.

Takes a bound edition; gives strokes: a percentage and the role that colours it. Each cell counts
once, however many charts show it. A value that is missing or under an open query has no stroke, as
it has no bar.

Three tones tell the strokes apart: by age, or by sample in an edition whose figures are rather of
one sample each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from authoring.charts.rows import choose_rows
from authoring.edition.markup import Bound, Text
from authoring.edition.model import (
    Chapter,
    Chart,
    Cover,
    Differences,
    Edition,
    Part,
    Practice,
    Section,
    Summary,
)

_PERCENT = "percent"
_PERCENT_FORMS = ("percent", "prose")

# The tone of each role of a group; the style names a tone's colour.
AGES: Final[Mapping[str, str]] = {"young": "young", "middle": "middle", "old": "old"}
SAMPLES: Final[Mapping[str, str]] = {
    "technicians": "young",
    "companies": "middle",
    "switchers": "old",
}


@dataclass(frozen=True, slots=True)
class Stroke:
    """One figure of a dial.

    ``value`` is a percentage; ``role`` names the token of its colour, without ``_colour``: that of
    a key figure, of a tone, or ``total``.
    """

    value: float
    role: str


def charts_in(chapters: Iterable[Chapter]) -> Iterator[Chart]:
    """Yield the charts of some chapters in order of publication."""
    for chapter in chapters:
        for member in chapter.sections:
            match member:
                case Section(blocks=blocks) | Practice(blocks=blocks):
                    yield from (block for block in blocks if isinstance(block, Chart))
                case Differences(chart=chart):
                    yield chart
                case _:
                    pass


def chapters_of(edition: Edition) -> tuple[Chapter, ...]:
    """Return the chapters of an edition."""
    return tuple(part for part in edition.parts if isinstance(part, Chapter))


def edition_strokes(edition: Edition) -> tuple[Stroke, ...]:
    """Return the strokes of the whole edition: key figures first, then the charts' figures."""
    chapters = chapters_of(edition)
    texts = [part.reading for part in edition.parts if isinstance(part, Cover)]
    texts += [text for part in edition.parts for text in _summary_figures(part)]
    texts += [chapter.key_figure.value for chapter in chapters]
    keys = dict.fromkeys((text.plain, reading_value(text)) for text in texts)
    strokes = [Stroke(value, "key") for _, value in keys if value is not None]
    return (*strokes, *_toned_strokes(edition, charts_in(chapters)))


def tones_of(edition: Edition) -> Mapping[str, str]:
    """Return the tone of each role that the dials of an edition tell apart.

    The samples are told apart where more strokes are of one sample than of one age.
    """
    strokes = _chart_strokes(edition, charts_in(chapters_of(edition)))
    roles = Counter(stroke.role for stroke in strokes)
    by_sample = sum(roles[role] for role in SAMPLES) > sum(roles[role] for role in AGES)
    return SAMPLES if by_sample else AGES


def _summary_figures(part: Part) -> Iterator[Text]:
    """Yield the key figures of the report at a glance, in the order of the spread."""
    if not isinstance(part, Summary):
        return
    yield part.hero
    lists = (part.figures, *(listed.figures for listed in part.lists), part.band.figures)
    yield from (figure.value for figures in lists for figure in figures)


def chapter_strokes(edition: Edition, chapter: Chapter) -> tuple[Stroke, ...]:
    """Return the strokes of one chapter; those of its key value bear the accent."""
    key = reading_value(chapter.key_figure.value)
    return tuple(
        Stroke(stroke.value, "key") if stroke.value == key else stroke
        for stroke in _toned_strokes(edition, charts_in([chapter]))
    )


def reading_value(text: Text) -> float | None:
    """Return the percentage that a text prints, if it prints exactly one."""
    values = [part for part in text.parts if isinstance(part, Bound)]
    if len(values) != 1 or values[0].form not in _PERCENT_FORMS:
        return None
    return float(values[0].value)


def _toned_strokes(edition: Edition, charts: Iterable[Chart]) -> Iterator[Stroke]:
    tones = tones_of(edition)
    for stroke in _chart_strokes(edition, charts):
        yield replace(stroke, role=tones.get(stroke.role, "total"))


def _chart_strokes(edition: Edition, charts: Iterable[Chart]) -> Iterator[Stroke]:
    seen: set[tuple[str, str, str]] = set()
    for chart in charts:
        if chart.table is None:
            continue
        table = edition.tables[chart.table]
        for row in choose_rows(chart, table):
            for column in chart.columns or table.columns:
                cell = table.cell(row.id, column)
                key = (table.id, row.id, column)
                if cell.value is None or cell.query or cell.unit != _PERCENT or key in seen:
                    continue
                seen.add(key)
                yield Stroke(float(cell.value), table.group(column).role or "total")
