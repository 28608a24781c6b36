"""A covering letter: its pages and tags, its second page, and what does not fit.

The goldens are made anew with ``python -m tests.pages.test_letter``; read the difference first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document
from authoring.edition.reading import read_edition, read_letter
from authoring.pages.composition import Composition
from authoring.sources import Sources
from tests.pages.listing import list_page, list_tags
from tests.pages.parts import assert_clean, baseline, runs, told
from tests.pages.samples import WORDS, compose_reading
from tests.workspaces import EDITION, change_json, write_letter, write_workspace

GOLDENS = Path(__file__).parent / "goldens_letter"
LONG = [WORDS * 3 + "Dat zegt {learning/course/total}.[^bron]", *[WORDS * 3] * 5, WORDS]


def composed(root: Path, *, status: str = "concept", **changes: Any) -> Composition:
    write_letter(write_workspace(root, binding="saddle-stitch", status=status), **changes)
    sources = Sources(root)
    letter = read_letter(sources, read_edition(sources, "tiny"))
    assert letter is not None
    return compose_reading(sources, letter)


def sample(root: Path, **changes: Any) -> Document:
    composition = composed(root, **changes)
    assert composition.problems == ()
    return composition.document


def goldens_of(short: Document, long: Document) -> dict[str, str]:
    return {
        "page.txt": list_page(short.pages[0]),
        "tags.txt": list_tags(short),
        "long-1.txt": list_page(long.pages[0]),
        "long-2.txt": list_page(long.pages[1]),
    }


def test_the_pages_are_as_kept(tmp_path: Path) -> None:
    short, long = sample(tmp_path / "short"), sample(tmp_path / "long", text=LONG)
    for name, text in goldens_of(short, long).items():
        assert text == (GOLDENS / name).read_text("utf-8"), name
    assert_clean(tmp_path / "short", short)
    assert_clean(tmp_path / "long", long)


def test_a_letter_says_of_which_edition_it_is(tmp_path: Path) -> None:
    document = sample(tmp_path)
    assert document.identifier == "tiny-letter"
    assert document.title == "TechBarometer 2026: Hoe technici leren"
    assert document.subject == "Begeleidende brief"
    (bookmark,) = document.bookmarks
    assert bookmark.title == "Hoe technici leren"
    assert bookmark.destination in document.pages[0].destinations


def test_an_edition_may_be_of_a_day(tmp_path: Path) -> None:
    write_letter(write_workspace(tmp_path, date="2026-01-14"))
    sources = Sources(tmp_path)
    letter = read_letter(sources, read_edition(sources, "tiny"))
    assert letter is not None
    page = compose_reading(sources, letter).document.pages[0]
    assert baseline(page, "Utrecht, 14") < baseline(page, "Met vriendelijke groet")


def test_the_mark_of_a_concept_moves_nothing(tmp_path: Path) -> None:
    concept = sample(tmp_path / "concept", text=LONG)
    final = sample(tmp_path / "final", status="final", text=LONG)
    for marked, clean in zip(concept.pages, final.pages, strict=True):
        lines = [line for line in list_page(marked).splitlines() if "Concept" not in line]
        bare = [line for line in list_page(clean).splitlines() if "TechBarometer" not in line]
        assert len(lines) < len(list_page(marked).splitlines())
        assert lines[1:] == bare[1:]


def test_only_the_second_page_has_a_footer(tmp_path: Path) -> None:
    first, second = sample(tmp_path, text=LONG).pages
    assert all(run.mark is not None for run in runs(first))
    assert [run.text for run in runs(second) if run.mark is None][:2] == [
        "2",
        "Concept · TechBarometer 2026 · Begeleidende brief",
    ]


@pytest.mark.parametrize("lines", range(18, 26))
def test_the_closing_never_stands_without_text_above_it(tmp_path: Path, lines: int) -> None:
    text = ["Dit is een alinea van één regel."] * lines
    pages = sample(tmp_path, text=text, notes={}).pages
    closing = next(page for page in pages if any("Met vriend" in r.text for r in runs(page)))
    above = baseline(closing, "Met vriendelijke")
    rows = {run.y_mm for run in runs(closing) if run.text.startswith("Dit is")}
    assert len([y for y in rows if y < above]) >= 2
    assert all(page.number == closing.number or page is pages[0] for page in pages)


def test_several_enclosures_stand_on_one_line(tmp_path: Path) -> None:
    page = sample(tmp_path, enclosures=["Klein maar heel", "Een kaart"]).pages[0]
    assert "  Bijlagen: Klein maar heel; Een kaart\n" in list_page(page)


def test_a_letter_without_addressee_keeps_no_room_for_it(tmp_path: Path) -> None:
    write_letter(write_workspace(tmp_path))
    change_json(tmp_path / "editions/tiny/letter.json", lambda letter: letter.pop("addressee"))
    sources = Sources(tmp_path)
    letter = read_letter(sources, read_edition(sources, "tiny"))
    assert letter is not None
    page = compose_reading(sources, letter).document.pages[0]
    assert baseline(page, "Utrecht, januari") == pytest.approx(72)


def test_a_letter_that_is_too_long_says_by_how_much(tmp_path: Path) -> None:
    text = ["Dit is een alinea van één regel."] * 60
    fault = ("text[59]", "letter-too-long", "the letter is 27 lines longer than 2 pages")
    assert told(composed(tmp_path, text=text, notes={})) == [fault]


def test_what_does_not_fit_or_belong_is_said(tmp_path: Path) -> None:
    changes = {
        "sender": ["Een adres met heel veel woorden " * 4],
        "subject": "Een onderwerp dat veel te lang is voor een brief " * 4 + "[^bron]",
        "closing": "Met vriendelijke groet,[^bron]",
    }
    stray = "the mark of the note “bron” stands where a page has no notes"
    assert sorted(told(composed(tmp_path, **changes))) == [
        ("closing", "stray-mark", stray),
        (
            "sender[0]",
            "line-beside-the-letter-too-long",
            "the line beside the letter takes 4 lines, 2 fit",
        ),
        ("subject", "stray-mark", stray),
        ("subject", "subject-too-long", "the subject takes 5 lines, 3 fit"),
    ]


def test_a_mark_in_the_title_of_an_edition_is_said(tmp_path: Path) -> None:
    write_workspace(tmp_path, notes={"bron": "Een bron."})
    change_json(tmp_path / EDITION, lambda edition: edition.update(title="Klein[^bron]"))
    sources = Sources(tmp_path)
    composition = compose_reading(sources, read_edition(sources, "tiny"))
    assert ("title", "stray-mark") in [(path, code) for path, code, _ in told(composition)]


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        made = sample(Path(folder) / "a"), sample(Path(folder) / "b", text=LONG)
        for name, text in goldens_of(*made).items():
            (GOLDENS / name).write_text(text, "utf-8")
