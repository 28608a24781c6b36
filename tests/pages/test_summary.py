"""The report at a glance: its spread, its side, its rows, and what does not fit.

The goldens are made anew with ``python -m tests.pages.test_summary``; read the difference first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, Page
from authoring.display import Path as Shape
from tests.pages.listing import list_page, list_tags
from tests.pages.parts import (
    Change,
    assert_clean,
    baseline,
    composed,
    figure,
    runs,
    sheets,
    summary,
    told,
)

GOLDENS = Path(__file__).parent / "goldens_summary"
PLACE = 3


def insert(change: Change | None = None, at: int = PLACE) -> Any:
    def inserted(parts: list[Any]) -> None:
        part = summary()
        if change is not None:
            change(part)
        parts.insert(at, part)

    return inserted


def sample(root: Path, change: Change | None = None) -> Document:
    composition = composed(root, insert(change))
    assert composition.problems == ()
    return composition.document


def goldens_of(document: Document) -> dict[str, str]:
    left, right = sheets(document, "summary")
    tags = list_tags(document).split("  Sect\n")
    mine = next(part for part in tags if "“In het kort”" in part and "H2" in part)
    return {"left.txt": list_page(left), "right.txt": list_page(right), "tags.txt": mine}


def test_the_spread_is_as_kept(tmp_path: Path) -> None:
    document = sample(tmp_path)
    for name, text in goldens_of(document).items():
        assert text == (GOLDENS / name).read_text("utf-8"), name
    assert_clean(tmp_path, document)


def test_the_spread_begins_on_a_verso(tmp_path: Path) -> None:
    document = sample(tmp_path)
    assert [page.number for page in sheets(document, "summary")] == [4, 5]
    assert sheets(document, "plate") == []


def test_a_plate_fills_the_gap_before_the_spread(tmp_path: Path) -> None:
    document = composed(tmp_path, insert(at=2)).document
    assert [page.number for page in sheets(document, "summary")] == [4, 5]
    (plate,) = sheets(document, "plate")
    assert plate.number == 3
    assert all(item.mark is None for item in plate.items)
    shapes = [item for item in plate.items if isinstance(item, Shape)]
    points = [step[-2:] for shape in shapes[1:] for step in shape.segments if len(step) > 2]
    assert len(shapes) > 100
    assert all(10 < float(x) < 200 and 10 < float(y) < 287 for x, y in points)


def test_the_spread_stands_in_the_contents(tmp_path: Path) -> None:
    document = sample(tmp_path)
    (contents,) = sheets(document, "contents")
    text = [run.text.strip() for run in runs(contents)]
    at = text.index("In het kort")
    assert text[at - 1 : at + 2] == ["4", "In het kort", "De kerncijfers"]


def test_a_text_ends_on_the_baseline_of_its_figure(tmp_path: Path) -> None:
    left, _ = sheets(sample(tmp_path), "summary")
    assert baseline(left, "wil meer tijd om onder") == pytest.approx(199.5)
    second = [run for run in runs(left) if 206 < run.y_mm < 216]
    assert {round(run.y_mm, 2) for run in second} == {209.25, 214.5}


def rows(count: int, caption: str = "wil meer tijd") -> Change:
    def change(part: dict[str, Any]) -> None:
        for listed in part["lists"]:
            listed["figures"] = [figure("time/total", caption) for _ in range(count)]

    return change


LONG = "wil meer tijd om onder werktijd te leren " * 3


@pytest.mark.parametrize(
    ("count", "caption", "pitch"), [(5, "kort", 15), (6, "kort", 13.5), (4, LONG, 18)]
)
def test_the_pitch_follows_texts_and_room(
    tmp_path: Path, count: int, caption: str, pitch: float
) -> None:
    document = sample(tmp_path, rows(count, caption))
    for page, first, bottom in zip(
        sheets(document, "summary"), (199.5, 55.5), (270, 123), strict=True
    ):
        found = sorted(run.y_mm for run in runs(page) if run.size_pt == pytest.approx(36))
        assert found == pytest.approx([first + index * pitch for index in range(count)])
        assert found[-1] <= bottom
    assert_clean(tmp_path, document)


def test_a_wide_figure_pushes_the_texts_of_its_list(tmp_path: Path) -> None:
    def widen(part: dict[str, Any]) -> None:
        part["lists"][0]["figures"][0]["value"] = "{ages/time/total|prose}"

    document = sample(tmp_path, widen)
    left, right = sheets(document, "summary")

    def text_mm(page: Page) -> float:
        edge = 19.5 if page.number % 2 else 15.0
        return (
            next(run.x_mm for run in runs(page) if run.text.startswith("wil meer tijd om")) - edge
        )

    assert text_mm(right) == pytest.approx(24)
    assert text_mm(left) > 48
    assert_clean(tmp_path, document)


def test_many_steps_stand_closer(tmp_path: Path) -> None:
    def lengthen(part: dict[str, Any]) -> None:
        part["steps"] = ["Maak tijd vrij en wijs mentoren aan; " * 3 for _ in range(3)]

    document = sample(tmp_path, lengthen)
    _, right = sheets(document, "summary")
    assert max(run.y_mm for run in runs(right) if run.mark is not None) <= 270
    assert_clean(tmp_path, document)


def test_what_does_not_fit_is_said_with_place_and_measure(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["title"] = "In het kort, maar dan met een veel te lange titel"
        part["lead"] = "Een woord of wat. " * 16
        part["figures"][0] |= {"compare": "{ages/time/total}", "compare_caption": "straks"}
        part["figures"][1]["caption"] = LONG * 2
        part["lists"][0]["figures"] = [figure("time/total", LONG) for _ in range(5)]
        part["band"]["figures"].append(figure("time/total", "te veel"))
        part["steps"] = [LONG * 3 for _ in range(4)]

    found = [problem for problem in told(composed(tmp_path, insert(spoil))) if problem[0]]
    assert [(place.removeprefix("sections[3]."), code, fact) for place, code, fact in found] == [
        ("title", "title-too-long", "the title takes 3 lines, 1 fit"),
        ("lead", "lead-too-long", "the lead takes 12 lines, 6 fit"),
        ("figures[0].compare", "compare-without-place", "a second figure has no place here"),
        ("figures[1].caption", "caption-too-long", "the caption takes 8 lines, 3 fit"),
        (
            "lists[0].title",
            "rows-too-many",
            "5 rows of 18 mm take 72 mm from the first to the last, 70.5 mm are free",
        ),
        ("band.title", "band-figures", "the band has 4 figures, it has room for 3"),
        (
            "steps[0]",
            "steps-too-long",
            "the steps end at 351.75 mm, 270 mm is the lowest baseline here",
        ),
    ]


def test_a_hero_must_be_a_percentage(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["hero"] = "{ages/time/total|number}"

    assert told(composed(tmp_path, insert(spoil))) == [
        (
            "sections[3].hero",
            "hero-without-percentage",
            "the hero figure 43 is no percentage, its strip shows one",
        )
    ]


def test_a_note_has_no_place_on_the_spread(tmp_path: Path) -> None:
    def mark(part: dict[str, Any]) -> None:
        part["lead"] += "[^bron]"

    assert [(place, code) for place, code, _ in told(composed(tmp_path, insert(mark)))] == [
        ("sections[3].lead", "stray-mark")
    ]


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in goldens_of(sample(Path(folder))).items():
            (GOLDENS / name).write_text(text, "utf-8")
