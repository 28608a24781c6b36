"""Long labels and many rows: nothing is cut, nothing overlaps, every row stands once."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from authoring.charts.model import ResolvedChart
from authoring.data.tables import Group
from authoring.text.paragraph import measure

from . import samples
from .samples import AGES, HALF_WIDTH_MM, TEACHERS, TOTAL, WIDTH_MM, WISHES, make_table

TOLERANCE_MM = 0.5


def stretch(rows, labels: int, times: int):
    """Repeat the words of each label, and the rows, as often."""
    return [(" ".join([row[0]] * labels), *row[1:]) for _ in range(times) for row in rows]


def overlaps(one: samples.Box, other: samples.Box, tolerance_mm: float = TOLERANCE_MM) -> bool:
    across = min(one[2], other[2]) - max(one[0], other[0])
    down = min(one[3], other[3]) - max(one[1], other[1])
    return across > tolerance_mm and down > tolerance_mm


def check_drawing(chart: ResolvedChart) -> None:
    """Draw a chart and hold it against what it should say and where it should stay."""
    items = samples.draw(chart)
    boxes = [(samples.text_box(run), run.text) for run in samples.runs(items)]
    for (one, first), (other, second) in combinations(boxes, 2):
        assert not overlaps(one, other), (first, second)
    for box, text in boxes:
        for bar, _ in samples.fills(items):
            assert not overlaps(box, bar), text
        assert box[0] >= samples.LEFT_MM - 0.01, text
        assert box[2] <= samples.LEFT_MM + chart.width_mm + 0.01, text
        assert box[3] <= chart.height_mm + 2, text
    bars = [bar for bar, _ in samples.fills(items)]
    assert not any(overlaps(bar, other, 0.01) for bar, other in combinations(bars, 2))
    assert max(bar[2] for bar in bars) <= samples.LEFT_MM + chart.width_mm
    said = " ".join(samples.texts(items))
    for row in chart.rows:
        assert row.label.replace("\u00a0", " ") in said
    figures = [
        value.printed
        for row in chart.rows
        for value in (*row.values, *((row.total,) if row.total else ()))
    ]
    assert sorted(text for text in samples.texts(items) if text in figures) == sorted(figures)


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize(
    ("kind", "rows", "groups", "width_mm"),
    [
        ("ranked-bars", TEACHERS, [TOTAL], WIDTH_MM),
        ("ranked-bars", TEACHERS, [TOTAL], HALF_WIDTH_MM),
        ("ranked-bars", WISHES, AGES, WIDTH_MM),
        ("ranked-bars", WISHES, AGES, HALF_WIDTH_MM),
        ("grouped-bars", WISHES, AGES, WIDTH_MM),
        ("grouped-bars", [row[:4] for row in WISHES], AGES[:3], WIDTH_MM),
        (
            "grouped-bars",
            [row[:4] for row in WISHES],
            [Group("s", "Kleine bedrijven"), Group("l", "Zeer grote bedrijven"), TOTAL],
            WIDTH_MM,
        ),
    ],
)
def test_long_labels_and_many_rows_are_never_cut(kind, rows, groups, width_mm, labels, times):
    chart = samples.resolve(kind, make_table(stretch(rows, labels, times), groups), width_mm)
    assert len(chart.rows) == len(rows) * times
    check_drawing(chart)
    parts = split_over_pages(chart, 220)
    for part in parts:
        check_drawing(part)


@pytest.mark.parametrize("kind", ["ranked-bars", "grouped-bars"])
def test_odd_values_keep_to_their_places(kind):
    table = make_table(samples.ODD, queries=samples.ODD_QUERIES)
    items = samples.draw(samples.resolve(kind, table))
    boxes = [samples.text_box(run) for run in samples.runs(items)]
    assert not any(overlaps(one, other) for one, other in combinations(boxes, 2))


def split_over_pages(chart: ResolvedChart, height_mm: float) -> list[ResolvedChart]:
    parts: list[ResolvedChart] = []
    while (halves := chart.split(height_mm)) is not None:
        parts.append(halves[0])
        chart = halves[1]
    return [*parts, chart]


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(["ranked-bars", "grouped-bars"]),
    rows=st.integers(1, 30),
    height_mm=st.floats(60, 400),
)
def test_a_split_keeps_every_row_once_and_in_order(kind, rows, height_mm):
    table = make_table([(f"Antwoord {index}", 5, 6, 7, 8) for index in range(rows)])
    chart = samples.resolve(kind, table)
    parts = split_over_pages(chart, height_mm)
    assert [row for part in parts for row in part.rows] == list(chart.rows)
    for part in parts:
        assert part.height_mm <= height_mm + 0.001 or len(parts) == 1
        assert len(part.rows) > 1 or rows < 3 or len(parts) == 1 or part is parts[-1]
    assert {part.maximum for part in parts} == {chart.maximum}


def test_the_rest_of_a_split_says_that_it_continues():
    chart = samples.resolve("grouped-bars", make_table(stretch(WISHES, 1, 2)))
    halves = chart.split(200)
    assert halves is not None
    first, rest = halves
    assert [line.text for line in first.head.title] == [line.text for line in chart.head.title]
    assert "".join(line.text for line in rest.head.title).endswith("leeftijden (vervolg)")
    assert rest.note == first.note == chart.note
    assert first.height_mm <= 200


def test_a_chart_that_fits_or_of_which_nothing_fits_is_not_split():
    chart = samples.resolve("grouped-bars", make_table(WISHES))
    assert chart.split(chart.height_mm) is None
    assert chart.split(50) is None


def test_no_row_is_left_alone_on_the_next_page():
    chart = samples.resolve("ranked-bars", make_table(TEACHERS, [TOTAL]))
    halves = chart.split(chart.height_mm - 0.1)
    assert halves is not None
    assert [len(half.rows) for half in halves] == [3, 2]


def pitch(kind, label: str, rows: int = 5, groups=AGES) -> tuple[float, float, str]:
    table = make_table([(label, *[5] * len(groups))] * rows, groups)
    layout = samples.resolve(kind, table).layout
    return layout.pitch_mm, layout.zero_mm, layout.label


def words_of(width_mm: float, style_name: str = "label") -> str:
    """Return short words that are as wide together as fits in ``width_mm``."""
    style = samples.house_style().text[style_name]
    text = "en"
    while measure(f"{text} en", style, samples.house_fonts()) < width_mm:
        text += " en"
    return text


def test_the_pitch_of_ranked_bars_follows_the_longest_label():
    assert pitch("ranked-bars", words_of(55)) == (7.5, 60, "label")
    assert pitch("ranked-bars", words_of(105)) == (10.5, 60, "label")
    # Three lines in the first column are two in a wider one, or stay three.
    assert pitch("ranked-bars", words_of(118)) == (10.5, 66, "label")
    assert pitch("ranked-bars", words_of(170)) == (13.5, 66, "label")
    assert pitch("ranked-bars", words_of(230)) == (17.25, 66, "label")
    assert pitch("ranked-bars", words_of(55), 12)[0] == 7.5


def test_many_ranked_bars_are_small_and_stay_on_one_line_where_they_can():
    assert pitch("ranked-bars", words_of(55), 13) == (6, 60, "label_small")
    assert pitch("ranked-bars", words_of(60, "label_small"), 13) == (6, 66, "label_small")
    assert pitch("ranked-bars", words_of(100, "label_small"), 13) == (9.75, 66, "label_small")


def test_the_pitch_of_grouped_bars_follows_rows_groups_and_labels():
    assert pitch("grouped-bars", words_of(80), 9) == (18, 76.5, "label")
    assert pitch("grouped-bars", words_of(80), 10) == (16.5, 76.5, "label")
    assert pitch("grouped-bars", words_of(80), 4, [AGES[0], AGES[2], TOTAL])[:2] == (15, 76.5)
    assert pitch("grouped-bars", words_of(128))[:2] == (18, 76.5)
    # A fourth line widens the label column by 9 mm; a fifth makes the rows higher.
    assert pitch("grouped-bars", words_of(170))[:2] == (18, 85.5)
    assert pitch("grouped-bars", words_of(250))[:2] == (21.75, 85.5)


def test_rows_spread_over_the_height_that_a_page_has():
    chart = samples.resolve("ranked-bars", make_table(TEACHERS, [TOTAL]))
    assert chart.layout.pitches_mm == (7.5, 8.25, 9)
    assert chart.spread(chart.height_mm + 100).layout.pitch_mm == 9
    assert chart.spread(chart.height_mm + 4 * 0.75).layout.pitch_mm == 8.25
    assert chart.spread(chart.height_mm) is chart
    grouped = samples.resolve("grouped-bars", make_table(WISHES))
    assert grouped.spread(400) is grouped
