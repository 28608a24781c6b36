from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from authoring.charts import ChartFaults, scale_of
from authoring.charts.bars import scale_maximum
from authoring.data.tables import Group, Measure, UnknownCell

from . import pieces, samples
from .samples import (
    AGES,
    GOLDENS,
    ODD,
    ODD_QUERIES,
    TEACHERS,
    TOTAL,
    WISHES,
    make_chart,
    make_table,
)


def golden(name: str) -> str:
    return (GOLDENS / f"{name}.txt").read_text(encoding="utf-8")


def test_nine_answers_by_four_groups():
    chart = make_chart(
        "grouped-bars", "Tijd is bij elke generatie de grootste wens; daarna gaan de wegen uiteen"
    )
    resolved = samples.resolve("grouped-bars", make_table(WISHES), chart=chart)
    assert samples.describe(resolved) == golden("nine-by-four")


def test_ranked_answers_with_one_accent():
    table = make_table(
        reversed(TEACHERS),
        [TOTAL],
        question="Van wie leer jij het meest in je werk?",
        kind="single-answer",
    )
    resolved = samples.resolve(
        "ranked-bars", table, chart=make_chart("ranked-bars", highlight="r4")
    )
    assert samples.describe(resolved) == golden("ranked")


@pytest.mark.parametrize("kind", ["grouped-bars", "ranked-bars"])
def test_values_that_are_nothing_everything_missing_or_unclear(kind):
    table = make_table(
        ODD,
        question=None,
        subject="Een onderwerp in onze woorden",
        base="technici met een leidinggevende",
        n={"under-35": 204, "35-55": 371, "over-55": 237, "total": 812},
        queries=ODD_QUERIES,
        period="september 2025",
    )
    chart = make_chart(kind, "Alles is gegeven, of niets", reading="Cijfers van de vorige meting.")
    resolved = samples.resolve(kind, table, chart=chart)
    assert samples.describe(resolved) == golden(f"odd-{kind}")


def test_a_table_with_an_order_of_its_own_keeps_it_and_ends_with_no_answer():
    rows = [("Weet niet", 90), ("2023", 20), ("2024", 40), ("Andersom", 1), ("2025", 30)]
    kept = samples.resolve("ranked-bars", make_table(rows, [TOTAL], kind="series"))
    assert [row.label for row in kept.rows] == ["2023", "2024", "Andersom", "2025", "Weet niet"]
    sorted_ = samples.resolve("ranked-bars", make_table(rows, [TOTAL]))
    assert [row.label for row in sorted_.rows] == ["2024", "2025", "2023", "Andersom", "Weet niet"]


def test_groups_without_a_total_have_no_line_no_bold_and_keep_the_order():
    resolved = samples.resolve("grouped-bars", make_table([r[:4] for r in WISHES], AGES[:3]))
    assert resolved.total is None
    assert [row.id for row in resolved.rows] == [f"r{index}" for index in range(9)]
    assert not any(value.bold for row in resolved.rows for value in row.values)
    assert "Zwarte streep" not in " ".join(resolved.notes)


@pytest.mark.parametrize(
    ("base", "n", "line"),
    [
        (None, None, "Meer antwoorden mogelijk · Bron: TechBarometer 2026 (ROVC/Markteffect)"),
        ("alle technici", None, "Basis: alle technici · Meer antwoorden mogelijk · Bron: "),
        ("alle technici", 1249, "Basis: alle technici (n = 1.249) · Meer antwoorden mogelijk"),
        (None, 1249, "n = 1.249 · Meer antwoorden mogelijk"),
        (
            "alle technici",
            {"under-35": 204, "total": 812},
            "Basis: alle technici (n: < 35 jaar 204, Totaal 812) · Meer",
        ),
    ],
)
def test_a_base_that_is_not_known_is_left_out(base, n, line):
    resolved = samples.resolve("grouped-bars", make_table(WISHES, base=base, n=n))
    assert resolved.notes[0].replace("\u00a0", " ").startswith(line)


@pytest.mark.parametrize(
    ("largest", "maximum"),
    [("0", 5), ("4.7", 5), ("4.8", 10), ("45", 50), ("52", 55), ("95.2", 100), ("95.3", 105),
     ("100", 105), ("1249", 1315)],
)  # fmt: skip
def test_the_scale_ends_at_a_multiple_of_five_with_room_above(largest, maximum):
    assert scale_maximum(Decimal(largest), samples.house_style()) == maximum


def test_charts_of_one_page_share_the_longest_scale_and_one_length_a_point():
    small = samples.resolve("ranked-bars", make_table([("Klein", 10)], [TOTAL]))
    long_label = " ".join(["Een label van drie regels"] * 6)
    large = samples.resolve("ranked-bars", make_table([(long_label, 90)], [TOTAL]))
    assert large.layout.zero_mm > small.layout.zero_mm
    shared = scale_of([small, large])
    assert shared.maximum == 95
    assert shared.mm_per_unit == pytest.approx(large.layout.room_mm / 95)


def test_charts_of_two_kinds_have_no_common_scale():
    ranked = samples.resolve("ranked-bars", make_table([("Klein", 10)], [TOTAL]))
    grouped = samples.resolve("grouped-bars", make_table(WISHES))
    with pytest.raises(ValueError, match="one kind and unit"):
        scale_of([ranked, grouped])
    with pytest.raises(ValueError, match="one kind and unit"):
        scale_of([])


def test_height_does_not_depend_on_the_values():
    low = samples.resolve("ranked-bars", make_table([("A", 1), ("B", 1)], [TOTAL]))
    high = samples.resolve("ranked-bars", make_table([("A", 100), ("B", 99)], [TOTAL]))
    assert low.height_mm == high.height_mm


def faults_of(kind, table, chart=None, width_mm=samples.WIDTH_MM):
    with pytest.raises(ChartFaults) as caught:
        samples.resolve(kind, table, width_mm, chart)
    return [(fault.code, fault.subject, fault.name) for fault in caught.value.faults], caught.value


def test_all_faults_come_at_once_and_with_their_measure():
    table = make_table(
        [("Meervoudigepersoonlijkheidsstoornissendeskundigenoverleg" * 2, -3)], [TOTAL]
    )
    title = "Een titel die maar niet ophoudt en nog een stuk doorgaat " * 4 + "[^noot]"
    found, error = faults_of("ranked-bars", table, make_chart("ranked-bars", title))
    assert found == [
        ("chart-negative", "value", "r0/total"),
        ("too-wide", "label", "r0"),
        ("chart-note-mark", "title", None),
        ("too-many-lines", "title", None),
    ]
    messages = [fault.message for fault in error.faults]
    assert messages[0] == "a bar starts at zero and cannot show -3"
    assert messages[1].startswith("“Meervoudige")
    assert messages[1].endswith(" mm wide, its column 61.5 mm")
    assert messages[3] == "the title takes 3 lines, and a chart has room for 2"


def test_a_character_that_the_font_lacks_is_a_fault():
    found, _ = faults_of("ranked-bars", make_table([("Leren 学ぶ", 3)], [TOTAL]))
    assert found == [("missing-glyph", "label", "r0")]


def test_columns_that_a_kind_cannot_show_are_a_fault():
    two_totals = [*AGES, Group("all", "Iedereen", "total")]
    rows = [("A", 1, 2, 3, 4, 5)]
    assert faults_of("grouped-bars", make_table(rows, two_totals))[0] == [
        ("chart-columns", "columns", None)
    ]
    four = [Group(f"g{index}", f"Groep {index}") for index in range(4)]
    assert faults_of("grouped-bars", make_table([("A", 1, 2, 3, 4)], four))[0] == [
        ("chart-columns", "columns", None)
    ]
    both = make_chart("ranked-bars", columns=("under-35", "total"))
    assert faults_of("ranked-bars", make_table(WISHES), both)[0] == [
        ("chart-columns", "columns", None)
    ]
    _, error = faults_of("ranked-bars", make_table([("A", 1, 2, 3, 4)], four))
    assert error.faults[0].message == (
        "ranked-bars shows one column, and 4 could be meant: g0, g1, g2, g3"
    )


def test_an_accent_in_grouped_bars_and_a_table_without_rows_are_faults():
    accent = make_chart("grouped-bars", highlight="r0")
    assert faults_of("grouped-bars", make_table(WISHES), accent)[0] == [
        ("chart-highlight", "highlight", "r0")
    ]
    for kind in ("grouped-bars", "ranked-bars"):
        assert faults_of(kind, make_table([]))[0] == [("chart-empty", "value", None)]


def test_names_that_the_table_does_not_have_are_unknown_cells():
    table = make_table(WISHES)
    with pytest.raises(UnknownCell):
        samples.resolve("ranked-bars", table, chart=make_chart("ranked-bars", highlight="r99"))
    with pytest.raises(UnknownCell):
        samples.resolve("ranked-bars", table, chart=make_chart("ranked-bars", columns=("nobody",)))


def test_grouped_bars_do_not_fit_half_the_width():
    found, error = faults_of("grouped-bars", make_table(WISHES), width_mm=samples.HALF_WIDTH_MM)
    assert ("chart-room", "label", None) in found
    assert "of 85.5 mm for the bars" in str(error)


def test_a_measure_names_its_column_where_groups_do_not_tell_them_apart():
    measures = (Measure("agree", "eens"), Measure("disagree", "oneens"))
    groups = [samples.YOUNG, samples.OLD, TOTAL]
    table = make_table([("Stelling", 1, 2, 3, 4, 5, 6)], groups, measures=measures)
    chart = make_chart("ranked-bars", columns=("total.agree",))
    (column,) = samples.resolve("ranked-bars", table, chart=chart).columns
    assert (column.label, column.colour.name) == ("Totaal, eens", "deep")
    chart = make_chart("grouped-bars", columns=("under-35.agree", "over-55.agree", "total.agree"))
    resolved = samples.resolve("grouped-bars", table, chart=chart)
    labels = [column.label.replace("\u00a0", " ") for column in resolved.columns]
    assert labels == ["< 35 jaar", "> 55 jaar"]
    assert resolved.total is not None
    assert resolved.total.label == "Totaal"


def test_roles_choose_colours_and_pairs_without_a_role_go_from_light_to_dark():
    sides = [Group("t", "Technici", "technicians"), Group("b", "Bedrijven", "companies"), TOTAL]
    resolved = samples.resolve("grouped-bars", make_table([("A", 1, 2, 2)], sides))
    assert [column.colour.name for column in resolved.columns] == ["signal", "deep"]
    sizes = [Group("s", "Klein"), Group("l", "Groot"), TOTAL]
    resolved = samples.resolve("grouped-bars", make_table([("A", 1, 2, 2)], sizes))
    assert [column.colour.name for column in resolved.columns] == ["light", "deep"]


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        (("first", "second"), "Bron: CBS, 2013, 2022"),
        (("second",), "Bron: CBS, 2022"),
        (("first", "third"), "Bron: CBS, 2013; UWV, eind 2022"),
    ],
)
def test_facts_name_the_source_and_period_of_each(rows: tuple[str, ...], told: str):
    facts = pieces.counts(first=13, second=16, third=48)
    origins = {"first": ("CBS", "2013"), "second": ("CBS", "2022"), "third": ("UWV", "eind 2022")}
    held = tuple(
        replace(row, source=origins[row.id][0], period=origins[row.id][1]) for row in facts.rows
    )
    chart = pieces.resolve("ranked-bars", [replace(facts, rows=held)], rows=rows)
    assert chart.notes == (told,)
