"""Whole pages: goldens of every page kind, and the rules that hold for all of them.

The goldens are made anew with ``python -m tests.pages.test_pages``; read the difference before
you keep it.
"""

from __future__ import annotations

import sys
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, GlyphRun, Mark
from authoring.pages.composition import Composition
from tests.pages.listing import list_page, list_tags
from tests.pages.samples import (
    AGES,
    ANSWERS,
    WORDS,
    compose,
    paragraph,
    write_picture,
    write_sample,
    write_table,
)
from tests.workspaces import change_json

GOLDENS = Path(__file__).parent / "goldens"
KINDS = ("cover", "foreword", "contents", "opener", "section")


@pytest.fixture(name="sample", scope="module")
def compose_sample(tmp_path_factory: pytest.TempPathFactory) -> Document:
    composition = compose(write_sample(tmp_path_factory.mktemp("sample")))
    assert composition.problems == ()
    return composition.document


def goldens_of(document: Document) -> dict[str, str]:
    listed = {f"page-{page.number}-{page.kind}.txt": list_page(page) for page in document.pages}
    return {**listed, "tags.txt": list_tags(document)}


def test_pages_and_tags_are_as_kept(sample: Document) -> None:
    found = goldens_of(sample)
    kept = {path.name: path.read_text("utf-8") for path in GOLDENS.glob("*.txt")}
    assert found.keys() == kept.keys()
    for name, text in found.items():
        assert text == kept[name], name


def test_every_page_kind_is_there(sample: Document) -> None:
    assert {page.kind for page in sample.pages} == set(KINDS)


def test_body_text_stands_on_the_baseline_grid(sample: Document) -> None:
    bodies = [
        item
        for page in sample.pages
        for item in page.items
        if isinstance(item, GlyphRun)
        and item.face.startswith("source-serif-4")
        and item.size_pt == pytest.approx(9.4)
        and "italic" not in item.face
    ]
    assert bodies
    assert {round(run.y_mm / 4.5 % 1, 3) for run in bodies} <= {0.0, 1.0}


def test_facing_pages_mirror_their_margins(sample: Document) -> None:
    for page in sample.pages[1:]:
        folio = next(
            item for item in page.items if isinstance(item, GlyphRun) and item.text == page.label
        )
        if page.number % 2:
            assert folio.x_mm + folio.width_mm == pytest.approx(195, abs=0.1)
        else:
            assert folio.x_mm == pytest.approx(15)


def test_headings_do_not_jump(sample: Document) -> None:
    levels = [
        int(tag.role[1]) for tag in sample.tags.walk() if tag.role in {"H1", "H2", "H3", "H4"}
    ]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_mark_is_painted_and_every_link_leads_somewhere(sample: Document) -> None:
    painted = {id(item.mark) for page in sample.pages for item in page.items if item.mark}
    marks = [kid for tag in sample.tags.walk() for kid in tag.kids if isinstance(kid, Mark)]
    assert {id(mark) for mark in marks} == painted
    known = {name for page in sample.pages for name in page.destinations}
    targets = {link.destination for page in sample.pages for link in page.links}
    assert {target for target in targets if target} <= known


def composed(tmp_path: Path, change: Any) -> Composition:
    return compose(write_sample(tmp_path, change))


def text_of(document: Document, first: int = 0) -> str:
    """Return the tagged text of a document, from a page on, without soft hyphens."""
    runs = [
        item.text
        for page in document.pages[first:]
        for item in page.items
        if isinstance(item, GlyphRun) and item.mark is not None
    ]
    return "".join(runs).replace("\u00ad", "")


@pytest.mark.parametrize("times", [1, 4, 14])
def test_long_prose_runs_over_pages_without_loss(tmp_path: Path, times: int) -> None:
    marked = [f"Begin{n} {WORDS}{WORDS}Einde{n}." for n in range(times * 3)]

    def lengthen(parts: list[Any]) -> None:
        section = parts[3]["sections"][0]
        section["blocks"][:1] = [paragraph(text) for text in marked]

    document = composed(tmp_path, lengthen).document
    text = text_of(document)
    for n in range(times * 3):
        assert text.count(f"Begin{n} ") == 1
        assert text.count(f"Einde{n}.") == 1


def test_a_note_stands_on_the_page_of_its_mark(tmp_path: Path) -> None:
    def lengthen(parts: list[Any]) -> None:
        section = parts[3]["sections"][0]
        section.pop("sidebar")
        section["blocks"] = [paragraph(WORDS * 6) for _ in range(5)]
        section["blocks"].append(paragraph(f"{WORDS} Het merk staat hier.[^bron]"))

    root = write_sample(tmp_path, lengthen)
    change_json(root / "editions/tiny/edition.json", lambda edition: edition["notes"].pop("kader"))
    document = compose(root).document
    pages = [page for page in document.pages if page.destinations.get(f"note:bron@{page.number}")]
    marked = [page for page in document.pages if any(_is_mark(link) for link in page.links)]
    assert pages == marked
    assert len(pages) == 1


def _is_mark(link: Any) -> bool:
    return str(link.destination).startswith("note:bron@")


def test_a_note_marked_on_two_pages_stands_on_both(tmp_path: Path) -> None:
    def mark_twice(parts: list[Any]) -> None:
        for section in parts[3]["sections"][:2]:
            section["blocks"][0]["text"] += "[^bron]"

    document = composed(tmp_path, mark_twice).document
    notes = [tag for tag in document.tags.walk() if tag.role == "Note"]
    assert {tag.identifier for tag in notes} == {"note-1-5", "note-2-5", "note-1-6"}
    for page in document.pages:
        leading = {link.destination for link in page.links if "note" in str(link.destination)}
        assert leading <= page.destinations.keys()


def test_a_two_line_title_pushes_everything_down(tmp_path: Path, sample: Document) -> None:
    def lengthen(parts: list[Any]) -> None:
        parts[3]["sections"][0]["title"] = "Met een kader en een titel die twee regels nodig heeft"

    longer = composed(tmp_path, lengthen).document.pages[4]

    def lead(page: Any) -> float:
        return next(
            item.y_mm
            for item in page.items
            if isinstance(item, GlyphRun) and item.size_pt == pytest.approx(12.6)
        )

    assert lead(longer) - lead(sample.pages[4]) == pytest.approx(13.5)


def test_a_chart_that_does_not_fit_goes_to_the_next_page_whole(tmp_path: Path) -> None:
    def lengthen(parts: list[Any]) -> None:
        parts[3]["sections"][0]["blocks"][0] = paragraph(WORDS * 11)

    document = composed(tmp_path, lengthen).document
    titles = [(page.number, text) for page in document.pages for text in _titles(page)]
    assert (6, "Tijd wint") in titles
    assert not any("vervolg" in text for _, text in titles)


def test_a_chart_higher_than_a_page_is_split_between_rows(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    many = [(f"{row[0]}-{n}", f"{row[1]} {n}", *row[2:]) for n in range(5) for row in ANSWERS]
    write_table(root, AGES, (*ANSWERS, *many))
    document = compose(root).document
    titles = [text for page in document.pages for text in _titles(page)]
    assert titles.count("Tijd is bij elke groep de eerste wens") == 1
    assert titles.count("Tijd is bij elke groep de eerste wens (vervolg)") >= 1
    text = text_of(document, first=5)
    for _, label, *_ in many:
        assert text.count(label) >= 1


def _titles(page: Any) -> list[str]:
    return [
        item.text.strip()
        for item in page.items
        if isinstance(item, GlyphRun) and item.size_pt == pytest.approx(16)
    ]


def test_an_image_stands_with_its_alt_text_and_caption(tmp_path: Path) -> None:
    image = {
        "kind": "image",
        "file": "foto.png",
        "alt": "Een monteur wijst een leerling iets aan.",
        "caption": "Leren door te doen.",
    }

    def insert(parts: list[Any]) -> None:
        parts[3]["sections"][1]["blocks"].append(image)

    root = write_sample(tmp_path, insert)
    write_picture(root, "foto.png", 1600, 900)
    document = compose(root).document
    figures = [tag for tag in document.tags.walk() if tag.alt == image["alt"]]
    assert len(figures) == 1
    assert "Leren door te doen." in text_of(document)


def test_what_does_not_fit_is_said_with_place_and_measure(tmp_path: Path) -> None:
    def spoil(parts: list[Any]) -> None:
        parts[0]["title_lines"] = ["Onmogelijklangetitelregel"]
        parts[3]["lead"] = WORDS * 3
        parts[3]["sections"][1]["title"] = "Een titel " * 12

    problems = composed(tmp_path, spoil).problems
    assert [(problem.place.path, problem.code) for problem in problems] == [
        ("sections[0].title_lines[0]", "title-too-wide"),
        ("sections[3].lead", "lead-too-long"),
        ("sections[3].sections[1].title", "title-too-long"),
    ]
    assert all(problem.place.line for problem in problems)


def test_an_odd_number_of_pages_warns_a_saddle_stitched_edition(tmp_path: Path) -> None:
    root = write_sample(tmp_path)
    change_json(
        root / "editions/tiny/edition.json",
        lambda edition: edition.update(binding="saddle-stitch"),
    )
    (problem,) = compose(root).problems
    assert problem.severity == "warning"
    assert problem.message == (
        "6 pages cannot be saddle-stitched: the number must be a multiple of four"
    )
    assert problem.hint == "add 2 or drop 2"


def test_the_concept_mark_moves_no_line(tmp_path: Path, sample: Document) -> None:
    root = write_sample(tmp_path)
    change_json(root / "editions/tiny/edition.json", lambda edition: edition.update(status="final"))
    final = compose(root).document

    def tagged(document: Document) -> list[tuple[int, float, float, str]]:
        return [
            (page.number, run.x_mm, run.y_mm, run.text)
            for page in document.pages
            for run in page.items
            if isinstance(run, GlyphRun) and run.mark is not None and run.text != "Concept"
        ]

    assert tagged(final) == tagged(sample)


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in goldens_of(compose(write_sample(Path(folder))).document).items():
            (GOLDENS / name).write_text(text, "utf-8")
            print(name, file=sys.stderr)
