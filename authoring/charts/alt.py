"""What a chart shows, in words made from its data, for those who cannot see it.

Takes a resolved chart; gives Dutch text: the finding, then all values if they are few, else the
highest, the lowest and the widest gap. It never repeats a caption alone where figures fit, and
never cuts a sentence: it says less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from authoring.charts.model import Column, ResolvedChart, Row, Value
from authoring.style.model import Style


def alt_text(chart: ResolvedChart, style: Style) -> str:
    """Return the alternative text of a chart, of at most as many words as the style allows."""
    frame = style.charts["frame"]
    most = frame.count("alt_words")
    finding = chart.title if chart.title.endswith(("!", "?", ".")) else f"{chart.title}."
    figures = [value for row in chart.rows for value in (*row.values, row.total) if value]
    if chart.opposed:
        # Two opposite answers of one group read as one.
        figures = figures[::2]
    versions: list[list[str]] = []
    if chart.unit == "rank":
        # The smallest number is the first place: no highest, no lowest, no widest gap.
        lists = [_list_places(chart, place) for place in reversed(range(len(chart.columns)))]
        return _say_first([[finding, *lists], [finding, *lists[:1]], [finding]], most)
    if 0 < len(figures) <= frame.count("alt_values"):
        versions.append([_list_values(chart, style.words)])
    extremes, gap = _extremes(chart, style.words), _widest_gap(chart, style.words)
    versions += [[*extremes, *gap], extremes, []]
    marks = [_list_marks(chart, style.words)] if chart.marks else []
    marked = [[*version, *marks] for version in versions] if marks else []
    versions = [*([text] for text in chart.described), *marked, *versions]
    return _say_first([[finding, *version] for version in versions], most)


def _say_first(versions: Sequence[Sequence[str]], most: int) -> str:
    """Return the first version that has no more words than ``most``, or else the last one."""
    texts = [" ".join(version) for version in versions]
    return next((text for text in texts if len(text.split()) <= most), texts[-1])


def _list_places(chart: ResolvedChart, place: int) -> str:
    """Return a list of ranks, the first place first; rows without a rank are left out."""
    known = [
        (value.number, f"{value.printed} {row.label}")
        for row in chart.rows
        if (value := row.values[place]).number is not None
    ]
    places = ", ".join(text for _, text in sorted(known, key=lambda pair: pair[0] or 0))
    return f"{chart.columns[place].label}: {places}."


def _list_values(chart: ResolvedChart, words: Mapping[str, str]) -> str:
    rows = []
    for row in chart.rows:
        values = [
            (f"{column.label} " if len(_columns(chart)) > 1 else "") + _say(value, words)
            for column, value in _pairs(chart, row)
        ]
        rows += [f"{row.label} {', '.join(values)}"] if values else []
    return "; ".join(rows) + "."


def _list_marks(chart: ResolvedChart, words: Mapping[str, str]) -> str:
    """Return the figures beside the rows: a target, the ends of a range."""
    marks = [f"{row.label} {_say(row.total, words)}" for row in chart.marks if row.total]
    return "; ".join(marks) + "."


def _extremes(chart: ResolvedChart, words: Mapping[str, str]) -> list[str]:
    """Return the highest and the lowest value: of the total, or of those who agree, if any."""
    lead = chart.columns[0] if chart.opposed else chart.total
    found = [
        (value.drawn, f"{row.label}, {_name(chart, column)}{value.printed}")
        for row in chart.rows
        for column, value in _pairs(chart, row)
        if value.drawn is not None and (lead is None or column is lead)
    ]
    if not found:
        return []
    highest = max(found, key=lambda pair: pair[0])
    lowest = min(found, key=lambda pair: pair[0])
    said = [words["highest"].format(value=highest[1]) + "."]
    if lowest[0] < highest[0]:
        said.append(words["lowest"].format(value=lowest[1]) + ".")
    return said


def _widest_gap(chart: ResolvedChart, words: Mapping[str, str]) -> list[str]:
    """Return the row whose groups differ most, with its lowest and highest group."""
    gaps = []
    for row in chart.rows:
        drawn = [
            (value.drawn, f"{column.label} {value.printed}")
            for column, value in _pairs(chart, row)
            if value.drawn is not None and column is not chart.total
        ]
        if len(drawn) > 1:
            low, high = min(drawn, key=_first), max(drawn, key=_first)
            gaps.append((high[0] - low[0], row.label, low[1], high[1]))
    if not gaps:
        return []
    gap, label, low_text, high_text = max(gaps, key=lambda found: found[0])
    if gap == 0:
        return []
    return [words["widest_gap"].format(label=label, low=low_text, high=high_text) + "."]


def _first(pair: tuple[float, str]) -> float:
    return pair[0]


def _columns(chart: ResolvedChart) -> tuple[Column, ...]:
    return chart.columns if chart.total is None else (*chart.columns, chart.total)


def _pairs(chart: ResolvedChart, row: Row) -> Iterator[tuple[Column, Value]]:
    if row.values:
        yield from zip(chart.columns, row.values, strict=True)
    if chart.total is not None and row.total is not None:
        yield chart.total, row.total


def _name(chart: ResolvedChart, column: Column) -> str:
    return f"{column.label} " if len(_columns(chart)) > 1 else ""


def _say(value: Value, words: Mapping[str, str]) -> str:
    if value.number is None:
        return words["unknown"]
    return value.printed
