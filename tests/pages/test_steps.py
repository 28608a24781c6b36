"""A page of steps: few with items, many with a line, and what does not fit.

The goldens are made anew with ``python -m tests.pages.test_steps``; read the difference first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document
from tests.pages.listing import list_page, list_tags
from tests.pages.parts import Change, assert_clean, composed, runs, sheets, steps, told

GOLDENS = Path(__file__).parent / "goldens_steps"
KEPT = {"few": 3, "many": 6}


def insert(count: int, change: Change | None = None) -> Any:
    def inserted(parts: list[Any]) -> None:
        part = steps(count)
        if change is not None:
            change(part)
        parts[3]["sections"].append(part)

    return inserted


def sample(root: Path, count: int, change: Change | None = None) -> Document:
    composition = composed(root, insert(count, change))
    assert composition.problems == ()
    return composition.document


def goldens_of(document: Document, name: str) -> dict[str, str]:
    (page,) = sheets(document, "steps")
    tags = list_tags(document).split("    Sect\n")
    mine = next(part for part in tags if "“Praktische stappen”" in part and "H3" in part)
    return {f"{name}.txt": list_page(page), f"{name}-tags.txt": mine}


@pytest.mark.parametrize(("name", "count"), KEPT.items())
def test_the_page_is_as_kept(tmp_path: Path, name: str, count: int) -> None:
    document = sample(tmp_path, count)
    for file, text in goldens_of(document, name).items():
        assert text == (GOLDENS / file).read_text("utf-8"), file


@pytest.mark.parametrize(("count", "pitch"), [(1, 40.5), (5, 40.5), (6, 20.25), (10, 20.25)])
def test_every_count_fits_at_its_pitch(tmp_path: Path, count: int, pitch: float) -> None:
    document = sample(tmp_path, count)
    (page,) = sheets(document, "steps")
    numbers = sorted(
        run.y_mm for run in runs(page) if run.size_pt in (104, 60) and run.mark is not None
    )
    assert len(numbers) == count
    assert numbers == pytest.approx([numbers[0] + index * pitch for index in range(count)])
    assert numbers[-1] <= 270
    assert_clean(tmp_path, document)


def test_full_steps_keep_apart(tmp_path: Path) -> None:
    def fill(part: dict[str, Any]) -> None:
        for step in part["steps"]:
            step["heading"] = "Geef leren en begeleiden een plek in de werktijd"
            step["items"] = ["Bespreek wat iedereen kan en wil."] * 5

    assert_clean(tmp_path, sample(tmp_path, 5, fill))


def test_steps_stand_in_contents_and_bookmarks(tmp_path: Path) -> None:
    document = sample(tmp_path, 3)
    (contents,) = sheets(document, "contents")
    assert "Praktische stappen" in [run.text.strip() for run in runs(contents)]
    assert document.bookmarks[-1].title == "Praktische stappen"
    assert document.bookmarks[-1].level == 2


def test_few_steps_that_do_not_fit(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["lead"] = "Een woord of wat. " * 12
        part["steps"][0]["heading"] = "Geef leren en begeleiden een plek " * 3
        part["steps"][1]["items"] = ["Bespreek wat iedereen kan en wil. " * 4] * 3

    start = "sections[3].sections[3]."
    assert told(composed(tmp_path, insert(3, spoil))) == [
        (f"{start}lead", "lead-too-long", "the lead takes 4 lines, 2 fit"),
        (f"{start}steps[0].heading", "heading-too-long", "the heading takes 6 lines, 3 fit"),
        (
            f"{start}steps[1].heading",
            "items-too-long",
            "the items of the step take 9 lines, 45 mm from the first to the last; 5 lines fit",
        ),
    ]


def test_many_steps_that_do_not_fit(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["steps"][0]["heading"] = "Geef leren en begeleiden een plek " * 3
        part["steps"][1]["items"] = ["Bespreek het.", "Doe het."]
        part["steps"][2]["items"] = ["Bespreek wat iedereen kan en wil. " * 4]

    start = "sections[3].sections[3]."
    assert told(composed(tmp_path, insert(6, spoil))) == [
        (f"{start}steps[0].heading", "heading-too-long", "the heading takes 3 lines, 1 fit"),
        (
            f"{start}steps[1].heading",
            "items-too-long",
            "the step has 2 items, one fits beside so many",
        ),
        (f"{start}steps[2].items[0]", "item-too-long", "the item takes 2 lines, 1 fit"),
    ]


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    for kept, steps_kept in KEPT.items():
        with tempfile.TemporaryDirectory() as folder:
            for file, text in goldens_of(sample(Path(folder), steps_kept), kept).items():
                (GOLDENS / file).write_text(text, "utf-8")
