"""The account of the survey: samples to scale, panels, reading box and the disclosure list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document
from authoring.display import Path as Shape
from authoring.pages.composition import Composition
from authoring.schemas.checking import load_schema
from tests.pages.listing import list_tags
from tests.pages.parts import Change, assert_clean, baseline, runs, sheets, told
from tests.pages.samples import AGES, ANSWERS, WORDS, compose, write_sample
from tests.workspaces import change_json, write_json, write_text

SAMPLES = """\
id,label,value,unit,source,period
all,Allen,1249,count,Voorbeeldonderzoek,2025-09
tech,Technici,412,count,Voorbeeldonderzoek,2025-09
firms,Bedrijven,837,count,Voorbeeldonderzoek,2025-09
"""
STATEMENTS = load_schema("edition")["$defs"]["respondents"]["properties"]["statements"][
    "properties"
]


def accountability(panels: int = 7) -> dict[str, Any]:
    names = [f"Paneel {chr(65 + index)}" for index in range(panels)]
    return {
        "kind": "accountability",
        "id": "verantwoording",
        "title": "Over dit onderzoek",
        "figure": {"value": "{people/all/value}", "caption": "respondenten, online ondervraagd"},
        "text": [WORDS],
        "samples": [
            {"value": "{people/tech/value}", "caption": "technici"},
            {"value": "{people/firms/value}", "caption": "bedrijven"},
        ],
        "panels": [
            {
                "kind": "chart",
                "id": f"paneel-{index}",
                "chart": "share-panel",
                "table": "ages",
                "title": name,
                "columns": ["total"],
                "rows": [row[0] for row in ANSWERS[: 2 + index % 3]],
            }
            for index, name in enumerate(names)
        ],
        "reading_title": "Zo lees je de cijfers",
        "reading": ["Wie jong is, is jonger dan wie oud is. Donker is steeds de grootste groep."],
    }


def written(root: Path, panels: int = 7, change: Change | None = None) -> Composition:
    def insert(parts: list[Any]) -> None:
        part = accountability(panels)
        if change is not None:
            change(part)
        parts.append(part)

    write_sample(root, insert)
    table = {key: AGES[key] for key in ("$schema", "source", "period")}
    write_json(
        root / "editions/tiny/tables/people.json",
        {**table, "subject": "Respondenten", "kind": "facts"},
    )
    write_text(root / "editions/tiny/tables/people.csv", SAMPLES)
    return compose(root)


def sample(root: Path, panels: int = 7, change: Change | None = None) -> Document:
    composition = written(root, panels, change)
    assert composition.problems == ()
    return composition.document


def test_the_page_stands_as_the_art_direction_says(tmp_path: Path) -> None:
    document = sample(tmp_path)
    (page,) = sheets(document, "accountability")
    assert baseline(page, "Over dit onderzoek") == 31.5
    assert baseline(page, "1.249") == 78
    assert baseline(page, "Wie het vak") == 45
    tops = {name: baseline(page, f"Paneel {name}") - 6 for name in "ABCDEFG"}
    assert tops["A"] == tops["B"] == tops["C"] == pytest.approx(127.5)
    assert tops["D"] == tops["E"] == tops["F"] == pytest.approx(171)
    assert tops["G"] == pytest.approx(214.5)
    assert baseline(page, "Zo lees je") == pytest.approx(222)
    assert_clean(tmp_path, document)


def test_a_tick_is_ten_respondents(tmp_path: Path) -> None:
    (page,) = sheets(sample(tmp_path), "accountability")
    colours = [
        item.fill.name
        for item in page.items
        if isinstance(item, Shape)
        and item.fill is not None
        and item.segments[0][0] == "M"
        and item.segments[0][2] == pytest.approx(99)
    ]
    assert colours == ["signal"] * 41 + ["deep"] * 84


def test_every_statement_of_the_list_stands_there_known_or_not(tmp_path: Path) -> None:
    document = sample(tmp_path)
    (page,) = sheets(document, "disclosure")
    labels = [run for run in runs(page) if run.face == "barlow-600" and run.x_mm < 60 and run.mark]
    assert len({run.y_mm for run in labels}) >= len(STATEMENTS)
    tags = list_tags(document)
    listing = tags[tags.index("“Verantwoording”") :]
    assert listing.count("LI\n") == listing.count("Lbl\n") == len(STATEMENTS)
    assert listing.index("Opdrachtgever") < listing.index("“Voorbeeld”") < listing.index("Doelg")
    assert "onbekend" in listing


def test_headings_attachments_contents_and_bookmark(tmp_path: Path) -> None:
    document = sample(tmp_path)
    tags = list_tags(document)
    part = tags[tags.rindex("  Sect\n    H2\n") :]
    assert part.count("H2\n") == 1
    assert part.count("H3\n") == 7 + 1 + 1
    assert "H4" not in part
    names = [found.name for found in document.attachments]
    assert {"verantwoording.csv", "paneel-0.csv", "paneel-6.csv"} <= set(names)
    (contents,) = sheets(document, "contents")
    assert "1.249 respondenten" in [run.text for run in runs(contents)]
    assert (document.bookmarks[-1].title, document.bookmarks[-1].level) == ("Over dit onderzoek", 1)


def test_a_long_box_moves_beside_the_list(tmp_path: Path) -> None:
    document = sample(tmp_path, 7, lambda part: part.update(reading=[WORDS] * 4))
    (page,) = sheets(document, "accountability")
    assert not any("Zo lees je" in run.text for run in runs(page))
    (page,) = sheets(document, "disclosure")
    assert baseline(page, "Zo lees je") == pytest.approx(51)
    assert_clean(tmp_path, document)


@pytest.mark.parametrize(("panels", "pages"), [(1, 1), (9, 1), (11, 2), (24, 3)])
def test_more_panels_go_on_over_pages(tmp_path: Path, panels: int, pages: int) -> None:
    document = sample(tmp_path, panels, lambda part: part.update(reading=[WORDS * 2]))
    found = sheets(document, "accountability")
    assert len(found) == pages
    text = "".join(run.text for page in found for run in runs(page) if run.mark)
    assert all(f"Paneel {chr(65 + index)}" in text for index in range(panels))
    assert_clean(tmp_path, document)


def test_long_prose_and_titles_move_everything_down(tmp_path: Path) -> None:
    def lengthen(part: dict[str, Any]) -> None:
        part["title"] = "Over dit onderzoek en over wie er meededen"
        part["text"] = [WORDS * 3, WORDS]

    document = written(tmp_path, 7, lengthen).document
    page = sheets(document, "accountability")[0]
    assert baseline(page, "1.249") == 91.5
    assert baseline(page, "Paneel A") > 133.5 + 13.5
    assert_clean(tmp_path, document)


def test_a_long_list_goes_on_over_pages_by_whole_rows(tmp_path: Path) -> None:
    def lengthen(edition: dict[str, Any]) -> None:
        edition["respondents"]["statements"] = dict.fromkeys(STATEMENTS, WORDS * 3)

    written(tmp_path)
    change_json(tmp_path / "editions/tiny/edition.json", lengthen)
    document = compose(tmp_path).document
    found = sheets(document, "disclosure")
    assert len(found) > 1
    assert all(run.y_mm <= 270 for page in found for run in runs(page) if run.mark)
    assert_clean(tmp_path, document)


def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["title"] = "Een titel die niet ophoudt, " * 6
        part["figure"]["caption"] = "respondenten, online ondervraagd, " * 4

    start = "sections[4]."
    found = [each for each in told(written(tmp_path / "a", 7, spoil)) if each[0]]
    assert found == [
        (f"{start}title", "title-too-long", "the title takes 4 lines, 2 fit"),
        (f"{start}figure.caption", "caption-too-long", "the caption takes 4 lines, 2 fit"),
    ]
    written(tmp_path / "b")
    change_json(
        tmp_path / "b/editions/tiny/edition.json",
        lambda edition: edition["respondents"]["statements"].update(sponsor=WORDS * 60),
    )
    (problem,) = compose(tmp_path / "b").problems
    assert (problem.place.path, problem.code) == (
        "respondents.statements.sponsor",
        "statement-too-long",
    )
