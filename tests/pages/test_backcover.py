"""The back cover: its place, its title's foot, its link, and what does not fit.

The goldens are made anew with ``python -m tests.pages.test_backcover``; read the difference first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document
from tests.pages.listing import list_page, list_tags
from tests.pages.parts import (
    Change,
    assert_clean,
    back_cover,
    baseline,
    composed,
    runs,
    sheets,
    told,
)

GOLDENS = Path(__file__).parent / "goldens_backcover"


def insert(change: Change | None = None) -> Any:
    def inserted(parts: list[Any]) -> None:
        part = back_cover()
        if change is not None:
            change(part)
        parts.append(part)

    return inserted


def sample(root: Path, change: Change | None = None) -> Document:
    composition = composed(root, insert(change))
    assert composition.problems == ()
    return composition.document


def goldens_of(document: Document) -> dict[str, str]:
    (page,) = sheets(document, "back-cover")
    return {"page.txt": list_page(page), "tags.txt": list_tags(document).split("  Sect\n")[-1]}


def test_the_page_is_as_kept(tmp_path: Path) -> None:
    document = sample(tmp_path)
    for name, text in goldens_of(document).items():
        assert text == (GOLDENS / name).read_text("utf-8"), name
    assert_clean(tmp_path, document)


def test_it_is_the_last_page_with_a_bookmark_and_no_footer(tmp_path: Path) -> None:
    document = sample(tmp_path)
    page = document.pages[-1]
    assert page.kind == "back-cover"
    assert document.bookmarks[-1].destination in page.destinations
    assert all(run.mark is not None for run in runs(page))


@pytest.mark.parametrize(
    ("title", "first"),
    [("Wie deelt, houdt over", 174), ("Wie zijn kennis deelt, houdt meer over dan hij gaf", 162)],
)
def test_the_last_line_of_the_title_keeps_its_place(
    tmp_path: Path, title: str, first: float
) -> None:
    document = sample(tmp_path, lambda part: part.update(title=title))
    assert baseline(document.pages[-1], "Wie ") == pytest.approx(first)


def test_the_address_is_a_link_at_the_right_end(tmp_path: Path) -> None:
    page = sample(tmp_path).pages[-1]
    (link,) = page.links
    assert link.url == "https://voorbeeld.nl"
    assert link.x_mm + link.width_mm == pytest.approx(195, abs=0.1)


def test_what_does_not_fit_is_said_with_place_and_measure(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["title"] = "Wie zijn kennis deelt, houdt meer over dan hij gaf " * 2
        part["lead"] = ["Leren kost tijd, en die is er niet altijd. " * 7] * 2
        part["colophon"] = ["Onderzoek: een voorbeeld."] * 4

    assert told(composed(tmp_path, insert(spoil))) == [
        ("sections[4].title", "title-too-long", "the title takes 4 lines, 2 fit"),
        (
            "sections[4].lead[0]",
            "lead-paragraphs-too-long",
            "the lead paragraphs end at 247.5 mm, 238.5 mm is the lowest baseline here",
        ),
        (
            "sections[4].colophon[0]",
            "colophon-paragraphs-too-long",
            "the colophon paragraphs end at 289.5 mm, 285 mm is the lowest baseline here",
        ),
    ]


def test_it_must_be_the_last_part(tmp_path: Path) -> None:
    def insert_early(parts: list[Any]) -> None:
        parts.insert(3, back_cover())

    ((place, code, _),) = told(composed(tmp_path, insert_early))
    assert (place, code) == ("sections[3].title", "back-cover-not-last")


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in goldens_of(sample(Path(folder))).items():
            (GOLDENS / name).write_text(text, "utf-8")
