"""Binding: what slots print where, and every way in which a cell can fail a text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from authoring.data.tables import Group, Measure, Query, Row, Table, Unit, name_columns, tabulate
from authoring.edition.bind import bind_edition
from authoring.edition.expressions import CellRef
from authoring.edition.forms import FORMS
from authoring.edition.markup import Bound, Claim, Text, parse_text
from authoring.edition.model import (
    Bullets,
    Chapter,
    Chart,
    Cover,
    Edition,
    Image,
    KeyFigure,
    Paragraph,
    Respondents,
    Section,
    Sidebar,
)
from authoring.edition.texts import cells_in, texts_in
from authoring.jsontext import parse_json
from authoring.problems import Problem, render_line

GROUPS = (Group("under-35", "< 35 jaar"), Group("over-55", "> 55 jaar"), Group("total", "Totaal"))


def table(
    name: str,
    unit: Unit,
    groups: tuple[Group, ...],
    values: Mapping[str, tuple[str, ...]],
    **more: object,
) -> Table:
    """Return a table of typed values; an empty one is missing."""
    rows = tuple(Row(row, row.capitalize()) for row in values)
    measures: tuple[Measure, ...] = more.pop("measures", ())  # type: ignore[assignment]
    columns = name_columns(groups, measures)
    typed = {
        (row, column): Decimal(value)
        for row, found in values.items()
        for column, value in zip(columns, found, strict=True)
        if value
    }
    plain = Table(
        id=name, question=None, subject=name, kind="single-answer", unit=unit, groups=groups,
        rows=rows, values=tabulate(rows, columns, typed), base=None, n=None, source=None,
        period=None, measures=measures, typed=typed,
    )  # fmt: skip
    return replace(plain, **more)  # type: ignore[arg-type]


LEARNING = table(
    "learning-time",
    "percent",
    GROUPS,
    {
        "more-time": ("51", "34", "43"),
        "same-time": ("30", "60", "40"),
        "doubtful": ("12", "13", "17"),
        "unknown": ("4", "", "5"),
        "never": ("0", "0", "0"),
    },
    queries=(
        Query("q-doubt", (("doubtful", "total"), ("unknown", "over-55")), "Is dit 17?", (), "open"),
        Query("q-done", (("more-time", "total"),), "Is dit 43?", (), "closed", "Ja", "2026-01-12"),
    ),
)
OPINIONS = table(
    "opinions",
    "percent",
    GROUPS[:2],
    {"hierarchy": ("33", "20", "15", "40")},
    measures=(Measure("agree", "Eens"), Measure("disagree", "Oneens")),
)
FACTS = replace(
    table(
        "facts",
        "mixed",
        (Group("value", "Waarde"),),
        {"budget": ("2501",), "editions": ("4",), "tightness": ("158.4",), "term": ("5",),
         "respondents": ("1249",), "notice": ("1",)},
    ),
    kind="facts",
    rows=(
        Row("budget", "Budget", "euro"), Row("editions", "Edities", "count"),
        Row("tightness", "Spanning", "count"), Row("term", "Termijn", "years"),
        Row("respondents", "Technici", "count"), Row("notice", "Opzegging", "days"),
    ),
)  # fmt: skip
TABLES = {found.id: found for found in (LEARNING, OPINIONS, FACTS)}
WAVE_2024 = {"learning-time": table("learning-time", "percent", GROUPS[2:], {"more-time": ("35",)})}

NOTHING = Text(())


def edition(raw: str, notes: Mapping[str, str] | None = None) -> Edition:
    """Return an edition with one paragraph, whose texts stand in the document of ``bind``."""
    section = Section("one", NOTHING, (Paragraph(read(raw, "text")),))
    chapter = Chapter(
        "chapter", "chapter", NOTHING, NOTHING, KeyFigure(NOTHING, NOTHING), (section,)
    )
    return Edition(
        id="2026-3", series="Techbarometer", year=2026, number=3, title=NOTHING, status="concept",
        date="2026-01", language="nl-NL", style="techbarometer-2026", accent="teal",
        binding="none", organisation="", place="", address="", editions=(),
        respondents=Respondents((), None, {"mode": "online in 2025"}), parts=(chapter,),
        notes={name: read(note, "notes", name) for name, note in (notes or {}).items()},
        tables=TABLES,
    )  # fmt: skip


def read(raw: str, *pointer: str | int) -> Text:
    text, problems = parse_text(raw, pointer)
    assert not problems
    return text


def bind(raw: str, **notes: str) -> tuple[Text, tuple[Problem, ...]]:
    """Bind one paragraph; its raw string stands on the second line of ``edition.json``."""
    document = parse_json(
        json.dumps({"text": raw, "notes": notes}, indent=1, ensure_ascii=False), "edition.json"
    )
    bound, problems = bind_edition(edition(raw, notes), {"2024": WAVE_2024}, document.locate)
    chapter = bound.parts[0]
    assert isinstance(chapter, Chapter)
    paragraph = chapter.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    return paragraph.text, problems


def lines(raw: str, **notes: str) -> list[str]:
    return [render_line(problem) for problem in bind(raw, **notes)[1]]


@pytest.mark.parametrize(
    ("slot", "printed"),
    [
        ("learning-time/more-time/total", "43 procent"),
        ("learning-time/more-time/total|percent", "43%"),
        ("learning-time/more-time/total|number", "43"),
        ("learning-time/same-time/under-35|one-in", "drie op de tien"),
        ("learning-time/more-time/over-55|One-in", "Eén op de drie"),
        ("100 - learning-time/more-time/total", "57 procent"),
        (
            "learning-time/more-time/under-35 - learning-time/more-time/over-55",
            "17 procentpunt",
        ),
        (
            "learning-time/more-time/over-55 - learning-time/more-time/under-35|points",
            "−17 procentpunt",
        ),
        ("learning-time/same-time/over-55 / learning-time/same-time/under-35", "2 keer"),
        ("learning-time/more-time/under-35 / learning-time/more-time/over-55|times", "1,5 keer"),
        ("facts/editions/value / facts/respondents/value|percent", "0%"),
        ("sum(learning-time/more-time/total, learning-time/same-time/total)", "83 procent"),
        ("max(learning-time/same-time/*)", "60 procent"),
        ("min(learning-time/same-time/*, learning-time/more-time/*)|percent", "30%"),
        ("max(opinions/hierarchy/*.agree)", "33 procent"),
        ("opinions/hierarchy/over-55.disagree", "40 procent"),
        ("2024:learning-time/more-time/total", "35 procent"),
        ("learning-time/more-time/total - 2024:learning-time/more-time/total", "8 procentpunt"),
        ("2026-3:learning-time/more-time/total", "43 procent"),
        (
            "(learning-time/same-time/under-35 + learning-time/more-time/over-55 + "
            "learning-time/same-time/total) / 3",
            "35 procent",
        ),
        ("facts/budget/value", "€ 2.501"),
        ("facts/editions/value", "4"),
        ("facts/editions/value|words", "vier"),
        ("facts/editions/value|Words", "Vier"),
        ("facts/tightness/value", "158,4"),
        ("facts/tightness/value|whole", "158"),
        ("facts/respondents/value", "1.249"),
        ("facts/term/value", "5 jaar"),
        ("facts/notice/value", "1 dag"),
        ("3 * facts/notice/value", "3 dagen"),
    ],
)
def test_a_slot_prints_its_cells(slot: str, printed: str) -> None:
    text, problems = bind(f"Nu {{{slot}}}.")
    assert not problems
    assert text.plain.replace("\u00a0", " ") == f"Nu {printed}."


def test_a_slot_keeps_its_value_and_cells() -> None:
    text, _ = bind("**Ruim {max(learning-time/same-time/*)|percent}**")
    bound = text.parts[1]
    assert isinstance(bound, Bound)
    assert bound.text == "60%"
    assert [str(cell) for cell in bound.cells] == [
        "learning-time/same-time/under-35",
        "learning-time/same-time/over-55",
        "learning-time/same-time/total",
    ]
    assert (bound.value, bound.form, bound.column, bound.bold) == (Decimal(60), "percent", 7, True)


def test_a_claim_keeps_its_words_and_names_each_cell() -> None:
    text, problems = bind("[Elke groep]{opinions/*/*.agree, 2024:learning-time/more-time/total}")
    (claim,) = text.parts
    assert isinstance(claim, Claim)
    assert claim.text == "Elke groep"
    assert claim.cells == (
        CellRef("opinions", "hierarchy", "under-35.agree"),
        CellRef("opinions", "hierarchy", "over-55.agree"),
        CellRef("learning-time", "more-time", "total", "2024"),
    )
    assert not problems


def test_figures_take_the_sign_and_prose_the_word() -> None:
    slot = read("{learning-time/more-time/total}", "text")
    chart = Chart("c", "ranked-bars", "learning-time", slot, reading=slot)
    image = Image("a.png", slot, slot, slot)
    figure = KeyFigure(slot, slot, slot, slot)
    cover = Cover("cover", (slot,), slot, slot, slot, slot)
    sidebar = Sidebar(slot, (slot,), figure, slot)
    section = Section("s", slot, (Bullets((slot,)), chart, image), slot, sidebar)
    whole = replace(
        edition(""), parts=(cover, Chapter("chapter", "c", slot, slot, figure, (section,)))
    )
    bound, problems = bind_edition(whole, {}, parse_json('{"text": ""}', "edition.json").locate)
    assert not problems
    signs = [text.plain for text, place in texts_in(bound) if place == "figure"]
    words = [text.plain for text, place in texts_in(bound) if place == "prose" and text.parts]
    assert signs == ["43%"] * 7
    assert words == ["43\u00a0procent"] * 19
    assert set(cells_in(bound)) == {CellRef("learning-time", "more-time", "total")}


def test_nothing_but_texts_changes() -> None:
    before = edition("Zonder cijfers.")
    after, problems = bind_edition(before, {}, parse_json('{"text": ""}', "edition.json").locate)
    assert after == before
    assert not problems
    assert after.tables["facts"] is FACTS


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        (
            "Nu {‸learing-time/more-time/total}",
            'error: there is no table "learing-time" (at text)\n'
            "  hint: did you mean “learning-time”? tables: learning-time, opinions, facts",
        ),
        (
            "Nu {learning-time/‸mor-time/total}",
            'error: the table "learning-time" has no row "mor-time" (at text)\n'
            "  hint: did you mean “more-time” or “same-time”? rows: more-time, same-time, "
            "doubtful, unknown, never",
        ),
        (
            "Nu {learning-time/more-time/‸over-35}",
            'error: the table "learning-time" has no column "over-35" (at text)\n'
            "  hint: did you mean “over-55” or “under-35”? columns: under-35, over-55, total",
        ),
        (
            "[Nu]{opinions/hierarchy/‸under-35}",
            'error: the table "opinions" has no column "under-35" (at text)\n'
            "  hint: did you mean “under-35.agree” or “under-35.disagree”? columns: "
            "under-35.agree, under-35.disagree, over-55.agree, over-55.disagree",
        ),
        (
            "Nu {‸2023:learning-time/more-time/total}",
            'error: there is no edition "2023" (at text)\n'
            "  hint: did you mean “2024”? editions: 2024",
        ),
        (
            "Nu {2024:‸facts/budget/value}",
            'error: the edition "2024" has no table "facts" (at text)\n'
            "  hint: tables: learning-time",
        ),
        (
            "Nu {‸learning-time/unknown/over-55}",
            'error: "learning-time/unknown/over-55" has no value (at text)\n'
            '  hint: the query "q-doubt" about it is open',
        ),
        (
            "Nu {‸learning-time/doubtful/total}",
            'warning: "learning-time/doubtful/total" is used as 17, but the query '
            '"q-doubt" is open (at text)\n'
            "  hint: read the sentence again when the query is closed",
        ),
        (
            "Nu {facts/budget/value ‸+ facts/term/value}",
            "error: euro and years in one operation (at text)\n"
            "  hint: take values of one unit, or print them in two slots",
        ),
        (
            "Nu {max(‸facts/*/value)}",
            "error: euro and count in one operation (at text)\n"
            "  hint: take values of one unit, or print them in two slots",
        ),
        (
            "Nu {learning-time/more-time/total ‸/ learning-time/never/total}",
            'error: "learning-time/never/total" is 0, and nothing can be '
            "divided by it (at text)\n"
            "  hint: divide by another cell",
        ),
        (
            "Nu {learning-time/more-time/total|‸euro}",
            'error: the form "euro" does not print percent (at text)\n'
            "  hint: forms that do: prose, percent, number, whole, words, Words, one-in, One-in",
        ),
        (
            "Nu {learning-time/more-time/total|‸one-in}",
            "error: 43 procent is too far from any share in words (at text)\n"
            "  hint: the nearest is “twee op de vijf” (40,0); print the percentage, or write a "
            "claim",
        ),
        (
            "Nu {facts/respondents/value|‸words}",
            "error: 1.249 is not written in letters (at text)\n"
            "  hint: only whole numbers from 1 to 20 are; print the digits",
        ),
        (
            'Zie de "bron"[^‸bron].',
            'error: there is no note "bron" (at text)\n  hint: notes: none',
        ),
    ],
)
def test_problems(raw: str, expected: str) -> None:
    """The place of each problem is where the caret stands in the file."""
    before, _, after = raw.partition("‸")
    column = len(' "text": ') + len(json.dumps(before))
    assert lines(before + after) == [f"edition.json:2:{column}: {expected}"]


def test_all_problems_come_at_once_in_order_of_place() -> None:
    found = bind("De 55-plussers: {a/b/c}, {learning-time/x/y} en {{12}}.")[1]
    assert [(problem.code, problem.place.column) for problem in found] == [
        ("unknown-table", 28),
        ("unknown-row", 51),
        ("unknown-column", 53),
    ]


def test_a_wildcard_over_a_missing_value_is_an_error() -> None:
    found = bind("{max(learning-time/unknown/*)}")[1]
    assert [(problem.severity, problem.message) for problem in found] == [
        ("error", '"learning-time/unknown/over-55" has no value')
    ]


def test_a_closed_query_is_no_problem() -> None:
    assert lines("{learning-time/more-time/total}") == []


def test_notes_are_marked_and_hold_no_marks() -> None:
    raw = "Zie[^een]."
    assert lines(raw, een="Een bron.", twee="Nog een[^een].") == [
        'edition.json:5:12: warning: no text marks the note "twee" (at notes.twee)\n'
        "  hint: mark it with [^twee], or remove it",
        'edition.json:5:19: error: the mark of the note "een" stands inside a note '
        "(at notes.twee)\n"
        "  hint: put it into the text",
    ]


def test_every_form_says_what_it_writes() -> None:
    assert all(form.writes and not form.writes.endswith(".") for form in FORMS.values())
    assert all(name.replace("-", "").isalpha() for name in FORMS)
