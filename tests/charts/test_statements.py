"""Statement bars: several statements, the one that most agree with first."""

from __future__ import annotations

import pytest

from authoring.charts import ChartFaults, alt_text, scale_of, table_csv
from authoring.charts.opposed import OpposedLayout

from . import samples
from .samples import (
    AGES,
    AGREE,
    GOLDENS,
    HALF_WIDTH_MM,
    LEFT_MM,
    ODD_STATEMENT_QUERIES,
    ODD_STATEMENTS,
    STATEMENTS,
    TOTAL,
    WIDTH_MM,
    make_chart,
    make_table,
)
from .test_layout import check_drawing, overlaps, split_over_pages, stretch

KIND = "statement-bars"
TITLE = "Ruim een derde stelt een mbo-diploma als voorwaarde"


def statements(
    rows=STATEMENTS, width_mm=WIDTH_MM, chart=None, groups=(TOTAL,), title=TITLE, **table
):  # fmt: skip
    settings = {
        "question": None, "subject": "Dit zeggen bedrijven over het mbo-diploma",
        "kind": "agree-disagree", "measures": AGREE, **table,
    }  # fmt: skip
    made = make_table(rows, groups, **settings)
    return samples.resolve(KIND, made, width_mm, chart or make_chart(KIND, title))


def layout_of(chart) -> OpposedLayout:
    assert isinstance(chart.layout, OpposedLayout)
    return chart.layout


def test_four_statements_in_the_order_of_those_who_agree():
    expected = (GOLDENS / "statements.txt").read_text(encoding="utf-8")
    assert samples.describe(statements()) == expected


def test_nothing_everything_missing_and_unclear():
    chart = statements(ODD_STATEMENTS, HALF_WIDTH_MM, queries=ODD_STATEMENT_QUERIES)
    expected = (GOLDENS / "odd-statements.txt").read_text(encoding="utf-8")
    assert samples.describe(chart) == expected
    items = samples.draw(chart)
    # Two bars of 100, one of 40, one of 8 and the two of “Weet niet”.
    assert sorted(name for _, name in samples.fills(items)) == ["mid"] * 3 + ["stone"] * 3
    assert [run.colour.name for run in samples.runs(items) if run.text == "30%?"] == ["signal_text"]
    assert samples.texts(items).count("–") == 1
    boxes = [samples.text_box(run) for run in samples.runs(items)]
    assert not any(
        overlaps(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :]
    )


def test_they_stand_where_the_art_direction_draws_them():
    chart = statements()
    items = samples.draw(chart)
    top, bars = chart.head.body_mm, samples.fills(items)
    axis = LEFT_MM + 117
    assert bars[0][0] == pytest.approx((axis, top + 3, axis + 21, top + 7.8), abs=0.01)
    assert bars[1][0] == pytest.approx((axis - 18, top + 3, axis, top + 7.8), abs=0.01)
    assert [name for _, name in bars] == ["mid", "stone"] * 4
    assert [box[1] - top for box, _ in bars[::2]] == pytest.approx([3, 10.5, 18, 25.5])
    assert scale_of([chart]).mm_per_unit == 0.6
    places = {run.text.strip(): (run.x_mm, run.y_mm) for run in samples.runs(items)}
    assert places["eens"] == pytest.approx((axis + 1.5, top), abs=0.01)
    assert places["35%"] == pytest.approx((axis + 21 + 1.2, top + 6.49), abs=0.01)


def test_the_longest_value_keeps_three_millimetres_from_the_statements():
    rows = [("Een stelling", 3, 97), ("Nog een", 60, 5)]
    chart = statements(rows)
    items, scale = samples.draw(chart), scale_of([chart])
    boxes = {run.text: samples.text_box(run) for run in samples.runs(items)}
    assert boxes["97%"][0] == pytest.approx(LEFT_MM + 70 + 3, abs=0.05)
    assert scale.mm_per_unit < 0.6
    assert scale.axis_mm > 117
    assert boxes["60%"][2] <= LEFT_MM + WIDTH_MM - 1.5 + 0.01
    # Where the bars of those who agree are short the axis moves and the scale stays.
    moved = scale_of([statements([("Een stelling", 3, 75)])])
    assert moved.mm_per_unit == 0.6
    assert moved.axis_mm > 117


def test_half_the_width_has_columns_of_its_own():
    half = statements(width_mm=HALF_WIDTH_MM)
    assert scale_of([half]).mm_per_unit < 0.6
    assert layout_of(half).label_mm == 36
    small = statements([("Kort", 12, 20)], width_mm=HALF_WIDTH_MM)
    scale = scale_of([small])
    assert (layout_of(small).label_mm, scale.axis_mm, scale.mm_per_unit) == (30, 52, 0.6)


def test_charts_of_a_page_share_axis_and_scale():
    low, high = statements([("Laag", 5, 10)]), statements([("Hoog", 10, 95)])
    shared = scale_of([low, high])
    assert shared.axis_mm == scale_of([high]).axis_mm > scale_of([low]).axis_mm
    assert shared.mm_per_unit == 0.6
    half = statements([("Half", 90, 90)], width_mm=HALF_WIDTH_MM)
    mixed = scale_of([low, half])
    assert (mixed.axis_mm, mixed.mm_per_unit) == (0, scale_of([half]).mm_per_unit)


@pytest.mark.parametrize("times", [1, 4])
@pytest.mark.parametrize("labels", [1, 2, 3])
@pytest.mark.parametrize("width_mm", [HALF_WIDTH_MM, WIDTH_MM])
def test_long_statements_and_many_are_never_cut(width_mm, labels, times):
    chart = statements(stretch(STATEMENTS, labels, times), width_mm)
    assert len(chart.rows) == 4 * times
    check_drawing(chart)
    for part in split_over_pages(chart, 200):
        assert part.height_mm <= 200
        check_drawing(part)


def test_the_pitch_follows_the_longest_statement_and_their_number():
    long = STATEMENTS[0][0]
    rows = [(long, 1, 2)]
    assert layout_of(statements(rows)).pitch_mm == 7.5
    assert layout_of(statements(rows * 8)).pitch_mm == 6.75
    assert layout_of(statements([(f"{long} {long}", 1, 2)])).pitch_mm == 10.5
    # A third line widens the column first.
    three = layout_of(statements([(" ".join([long] * 2 + [long[:18]]), 1, 2)]))
    assert (three.label_mm, three.pitch_mm) == (84, 10.5)
    assert layout_of(statements([(" ".join([long] * 3), 1, 2)])).pitch_mm == 12
    assert layout_of(statements([(" ".join([long] * 5), 1, 2)])).pitch_mm == 15


def test_an_order_of_the_chart_or_the_table_is_kept():
    chart = make_chart(KIND, TITLE, rows=("r2", "r0"))
    assert [row.id for row in statements(chart=chart).rows] == ["r2", "r0"]


def test_one_group_is_shown_the_total_or_the_one_that_the_chart_names():
    rows = [("Een stelling", 1, 2, 3, 4, 5, 6, 7, 8)]
    (total,) = statements(rows, groups=AGES).rows
    assert [value.printed for value in total.values] == ["7%", "8%"]
    chart = make_chart(KIND, columns=("under-35.agree", "under-35.disagree"))
    (young,) = statements(rows, groups=AGES, chart=chart).rows
    assert [value.printed for value in young.values] == ["1%", "2%"]


def test_what_they_cannot_show_is_a_fault():
    rows = [("Een stelling", 1, 2, 3, 4)]
    for table, chart, codes in (
        ({"groups": AGES[:2]}, None, ["chart-columns"]),
        ({"groups": AGES, "measures": ()}, None, ["chart-measures"]),
        ({"groups": AGES, "measures": ()}, make_chart(KIND, highlight="r0"),
         ["chart-highlight", "chart-measures"]),
    ):  # fmt: skip
        with pytest.raises(ChartFaults) as caught:
            statements(rows, chart=chart, **table)
        assert [fault.code for fault in caught.value.faults] == codes
    with pytest.raises(ChartFaults) as caught:
        statements([])
    assert "chart-empty" in [fault.code for fault in caught.value.faults]


def test_the_alternative_text_and_the_table_name_both_answers():
    two = statements(STATEMENTS[:2], title="Een diploma")
    assert alt_text(two, samples.house_style()) == (
        "Een diploma. Een mbo-diploma is een voorwaarde om iemand aan te nemen eens 35%, "
        "oneens 30%; Zonder mbo-diploma neem ik een sollicitant niet serieus eens 24%, "
        "oneens 45%."
    )
    seven = [(f"Stelling {index}", 40 + index, 30 - index) for index in range(7)]
    assert alt_text(statements(seven, title="Zeven"), samples.house_style()) == (
        "Zeven. Hoogst: Stelling 6, eens 46%. Laagst: Stelling 0, eens 40%. "
        "Grootste verschil: Stelling 6, oneens 24% tegenover eens 46%."
    )
    assert table_csv(two).decode("utf-8-sig").split("\r\n")[:2] == [
        "Dit zeggen bedrijven over het mbo-diploma;eens;oneens",
        "Een mbo-diploma is een voorwaarde om iemand aan te nemen;35;30",
    ]
