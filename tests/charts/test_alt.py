from __future__ import annotations

from authoring.charts import alt_text, table_csv

from . import samples
from .samples import ODD, ODD_QUERIES, TEACHERS, TOTAL, WISHES, make_chart, make_table


def alt(kind, table, title: str | None = None) -> str:
    chart = make_chart(kind) if title is None else make_chart(kind, title)
    return alt_text(samples.resolve(kind, table, chart=chart), samples.house_style())


def test_few_values_are_all_said():
    assert alt("ranked-bars", make_table(TEACHERS, [TOTAL])) == (
        "De helft leert het meest van een mix van leeftijden. Een mix van alle leeftijden 52%; "
        "Ik leer vooral zelfstandig 19%; Oudere collega’s 16%; Collega’s van mijn eigen "
        "leeftijdsgroep 10%; Jongere collega’s 3%."
    )


def test_many_values_are_told_by_highest_lowest_and_widest_gap():
    title = "Tijd is bij elke generatie de grootste wens"
    assert alt("grouped-bars", make_table(WISHES), title).replace("\u00a0", " ") == (
        "Tijd is bij elke generatie de grootste wens. Hoogst: Meer tijd vrijmaken tijdens "
        "werktijd om te leren, Totaal 43%. Laagst: Moderne leermiddelen inzetten (zoals VR, AR, "
        "simulaties), Totaal 15%. Grootste verschil: Meer budget beschikbaar stellen voor "
        "opleidingen, > 55 jaar 18% tegenover < 35 jaar 37%."
    )


def test_seven_values_of_one_column_have_no_gap():
    rows = [(f"Antwoord {index}", index) for index in range(1, 8)]
    assert alt("ranked-bars", make_table(rows, [TOTAL]), "Zeven antwoorden") == (
        "Zeven antwoorden. Hoogst: Antwoord 7, 7%. Laagst: Antwoord 1, 1%."
    )


def test_a_long_text_says_less_and_cuts_nothing():
    rows = [(" ".join([row[0]] * 3), *row[1:]) for row in WISHES]
    long = alt("grouped-bars", make_table(rows), "Tijd is de grootste wens")
    assert len(long.split()) <= 60
    assert long.startswith("Tijd is de grootste wens. Hoogst: Meer tijd")
    assert long.endswith("Totaal 15%.")
    rows = [(" ".join([row[0]] * 9), *row[1:]) for row in WISHES]
    assert alt("grouped-bars", make_table(rows), "Tijd is wens") == "Tijd is wens."


def test_missing_and_unclear_values_are_said_as_such():
    rows = [("Groep", 30), ("Geen cijfer", None)]
    table = make_table(
        rows, [TOTAL], queries=(samples.Query("q", (("r0", "total"),), "?", (), "open"),)
    )
    assert alt("ranked-bars", table, "Onzeker") == "Onzeker. Groep 30%?; Geen cijfer onbekend."


def test_each_part_of_a_split_chart_says_its_own_values():
    chart = samples.resolve("ranked-bars", make_table(TEACHERS, [TOTAL]))
    halves = chart.split(chart.height_mm - 1)
    assert halves is not None
    texts = [alt_text(half, samples.house_style()) for half in halves]
    assert "52%" in texts[0]
    assert "52%" not in texts[1]
    assert "3%" in texts[1]


def test_the_table_opens_in_a_dutch_spreadsheet():
    rows = [("Met; puntkomma", 12.5, 30, None, 20), ("Tweede", 1, 2, 3, 4)]
    queries = (samples.Query("q", (("r0", "under-35"),), "?", (), "open"),)
    resolved = samples.resolve("grouped-bars", make_table(rows, queries=queries))
    assert table_csv(resolved).decode("utf-8-sig").replace("\u00a0", " ") == (
        "Wat kan jouw organisatie doen om leren leuker te maken?;< 35 jaar;35–55 jaar;> 55 jaar;"
        'Totaal\r\n"Met; puntkomma";12,5?;30;;20\r\nTweede;1;2;3;4\r\n'
    )
    assert table_csv(resolved).startswith(b"\xef\xbb\xbf")


def test_the_table_follows_the_rows_of_the_chart():
    table = make_table(ODD, queries=ODD_QUERIES)
    lines = table_csv(samples.resolve("ranked-bars", table)).decode("utf-8-sig").split("\r\n")
    assert lines[1:] == [
        "Alles;100", "Totaal onder vraag;49?", "Groep onder vraag;20", "Niets;0", "Niet gegeven;",
        "Anders;99", "",
    ]  # fmt: skip
