"""A slope: two columns as verticals, names and values left, values right."""

from __future__ import annotations

import pytest

from authoring.charts import alt_text, scale_of
from authoring.charts.slope import SlopeLayout
from authoring.data.tables import Group, Query

from . import pieces, samples
from .samples import HALF_WIDTH_MM, LEFT_MM, WIDTH_MM
from .test_layout import stretch

GOALS = (
    ("De energietransitie", 44, 53),
    ("Klimaatneutraal in 2050", 44, 46),
    ("27 procent duurzaam in 2030", 38, 45),
)
SHORTAGE = (
    ("Kwantitatief tekort", 12, 9),
    ("Kwalitatief tekort", 18, 18),
    ("Kwantitatief en kwalitatief", 32, 37),
)
SOON = (Group("now", "Nu"), Group("soon", "Over 2 à 3 jaar"))


def slope(rows=GOALS, groups=pieces.WAVES[:2], width_mm=HALF_WIDTH_MM, **more):
    return pieces.wave_chart("slope", rows, groups, width_mm, **more)


def layout_of(chart) -> SlopeLayout:
    assert isinstance(chart.layout, SlopeLayout)
    return chart.layout


def test_three_goals_in_two_waves():
    chart = slope(fields={"highlight": "r0"})
    layout = layout_of(chart)
    shown = pieces.describe(
        chart,
        f"names to {layout.names_mm:.2f}, verticals at {layout.left_mm:.2f} and "
        f"{layout.right_mm:.2f}, {layout.foot_mm:g} high",
        f"from {layout.lowest:g} to {layout.highest:g}",
    )
    assert shown == pieces.golden("slope")
    pieces.check_drawing(chart)


def test_the_older_wave_stands_left_and_other_columns_as_they_are_given():
    assert [column.label for column in slope().columns] == ["2023", "2024"]
    chart = slope(SHORTAGE, SOON)
    assert [column.label for column in chart.columns] == ["Nu", "Over 2 à 3 jaar"]
    turned = slope(SHORTAGE, SOON, fields={"columns": ("soon", "now")})
    assert [column.label for column in turned.columns] == ["Over 2 à 3 jaar", "Nu"]
    assert [row.label for row in chart.rows] == [row[0] for row in reversed(SHORTAGE)]


def test_it_stands_where_the_art_direction_draws_it():
    chart = slope(SHORTAGE, SOON)
    items, layout = samples.draw(chart), layout_of(chart)
    assert layout.right_mm - layout.left_mm == 27
    assert layout.left_mm >= 43.5
    rules = [box for box, name, _ in samples.strokes(items) if name == "line"]
    top = chart.head.body_mm
    assert [box[0] - LEFT_MM for box in rules] == pytest.approx(
        [layout.left_mm, layout.right_mm], abs=0.01
    )
    assert rules[0][1::2] == pytest.approx((top, top + 57.75))
    places = {run.text.strip(): run for run in samples.runs(items)}
    assert places["37%"].x_mm == pytest.approx(LEFT_MM + layout.right_mm + 2.25, abs=0.01)
    ends = [samples.text_box(places[text])[2] - LEFT_MM for text in ("32%", "12%")]
    assert ends == pytest.approx([layout.left_mm - 2.25] * 2, abs=0.2)


def test_equal_values_have_both_their_labels():
    chart = slope()
    boxes = pieces.check_drawing(chart)
    twice = [box for box, words in boxes if words == "44%"]
    assert len(twice) == 2
    assert abs(twice[0][1] - twice[1][1]) == pytest.approx(3.75, abs=0.01)


def test_a_label_that_has_moved_far_has_a_leader():
    rows = [(f"Rij {index}", 50, 50) for index in range(4)]
    lines = samples.strokes(samples.draw(slope(rows)))
    assert sum(width == 0.35 for _, _, width in lines) == 4


def test_what_is_missing_or_unclear_has_no_line():
    rows = [("Weg", None, 40), ("Vraag", 30, 35), ("Niets", None, None), ("Heel", 20, 10)]
    queries = (Query("q", (("r1", "latest"),), "?", (), "open"),)
    items = samples.draw(slope(rows, queries=queries))
    assert len(samples.fills(items)) == 4
    assert sum(width == 1.8 for _, _, width in samples.strokes(items)) == 1
    assert samples.texts(items).count("–") == 3
    assert [run.colour.name for run in samples.runs(items) if run.text == "30%?"] == ["signal_text"]
    marked = slope([("Rij", 41, 42)], n={"latest": 99, "previous": 29})
    assert [value.printed for value in marked.rows[0].values] == ["–", "41%*"]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize("labels", [1, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
@pytest.mark.parametrize("rows", [GOALS, SHORTAGE])
def test_long_names_and_many_rows_are_never_cut(rows, width_mm, labels, times):
    chart = slope(stretch(rows, labels, times), width_mm=width_mm)
    assert len(chart.rows) == 3 * times
    pieces.check_drawing(chart)
    assert chart.split(chart.height_mm - 1) is None


def test_one_row_and_a_small_change_stay_calm():
    chart = slope([("Een", 45, 44)])
    pieces.check_drawing(chart)
    layout = layout_of(chart)
    assert layout.highest - layout.lowest == pytest.approx(45 / 4)
    flat = slope([("Nul", 0, 0)])
    assert layout_of(flat).highest - layout_of(flat).lowest == 1
    pieces.check_drawing(flat)


def test_charts_of_a_page_share_one_scale():
    low, high = slope([("Laag", 10, 20)]), slope([("Hoog", 90, 60)])
    scale = scale_of([low, high])
    assert scale.maximum == 90
    assert scale.mm_per_unit == pytest.approx(47.25 / 80)


def test_what_it_cannot_show_is_a_fault():
    table = samples.make_table([("A", 1, 2, 3)], pieces.WAVES, question="Wat?")
    assert [code for code, _ in pieces.faults("slope", [table])] == ["chart-columns"]
    ranks = samples.replace_unit(samples.make_table([("A", 1, 2)], SOON, question="Wat?"), "rank")
    assert [code for code, _ in pieces.faults("slope", [ranks])] == ["chart-unit"]
    many = samples.make_table([(f"Rij {index}", 1, 2) for index in range(13)], SOON, question="W?")
    assert [code for code, _ in pieces.faults("slope", [many])] == ["chart-rows"]


def test_the_alternative_text_and_the_table_have_both_columns():
    chart = slope(SHORTAGE[1:], SOON)
    assert alt_text(chart, samples.house_style()) == (
        "Een titel. Kwantitatief en kwalitatief Nu 32%, Over 2 à 3 jaar 37%; "
        "Kwalitatief tekort Nu 18%, Over 2 à 3 jaar 18%."
    )
    assert pieces.csv_lines(chart)[0] == "Een onderwerp;Nu;Over 2 à 3 jaar"
