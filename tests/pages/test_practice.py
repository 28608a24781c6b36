"""A practice case: its spread, its side, how picture and text share it, and what does not fit.

The goldens are made anew with ``python -m tests.pages.test_practice``; read the difference first.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, GlyphRun, Page, Picture
from authoring.display import Path as Shape
from tests.pages.listing import list_page, list_tags
from tests.pages.parts import Change, assert_clean, baseline, composed, runs, sheets, told
from tests.pages.samples import WORDS, chart, compose, paragraph, write_picture, write_sample
from tests.pages.shapes import corners
from tests.pages.test_pages import text_of
from tests.workspaces import change_json

GOLDENS = Path(__file__).parent / "goldens_practice"
AT = "sections[3].sections[3]."


def practice(paragraphs: int = 8) -> dict[str, Any]:
    return {
        "kind": "practice",
        "id": "praktijk",
        "kicker": "De praktijk: Voorbeeld",
        "title": "Het vak leer je naast een senior",
        "lead": f"Bijna de helft wil meer tijd om te leren. {WORDS}",
        "blocks": [paragraph(f"Begin{n} {WORDS}{WORDS}Einde{n}.") for n in range(paragraphs - 1)]
        + [{"kind": "subhead", "text": "Een tussenkop"}, paragraph(f"{WORDS}Slot.")],
        "finding": "De senior zit ernaast als een rij-instructeur",
        "company_title": "Over Voorbeeld",
        "company_text": ["Voorbeeld is een bedrijf dat van alles maakt.", "En het groeit."],
    }


def insert(paragraphs: int = 8, change: Change | None = None) -> Any:
    def inserted(parts: list[Any]) -> None:
        part = practice(paragraphs)
        if change is not None:
            change(part)
        parts[3]["sections"].append(part)

    return inserted


def sample(root: Path, paragraphs: int = 8, change: Change | None = None) -> Document:
    composition = composed(root, insert(paragraphs, change))
    assert composition.problems == ()
    return composition.document


def goldens_of(document: Document) -> dict[str, str]:
    left, right = sheets(document, "practice")
    tags = list_tags(document).split("    Sect\n")
    start = next(n for n, part in enumerate(tags) if "“De praktijk: Voorbeeld”" in part)
    return {
        "left.txt": list_page(left),
        "right.txt": list_page(right),
        "tags.txt": "    Sect\n".join(tags[start : start + 2]),
    }


def bodies(page: Page) -> list[GlyphRun]:
    return [run for run in runs(page) if run.size_pt == 9.4]


def test_the_spread_is_as_kept(tmp_path: Path) -> None:
    document = sample(tmp_path)
    for name, text in goldens_of(document).items():
        assert text == (GOLDENS / name).read_text("utf-8"), name
    assert_clean(tmp_path, document)


def test_the_spread_opens_on_a_verso_after_a_plate(tmp_path: Path) -> None:
    def shorten(parts: list[Any]) -> None:
        parts[3]["sections"] = parts[3]["sections"][:1]
        insert()(parts)

    for number, change in enumerate((insert(), shorten)):
        document = composed(tmp_path / str(number), change).document
        left, right = sheets(document, "practice")
        assert left.number % 2 == 0
        assert right.number == left.number + 1


@pytest.mark.parametrize(("paragraphs", "pages"), [(3, 2), (8, 2), (11, 2), (13, 3), (40, 5)])
def test_every_length_is_set_whole_and_apart(tmp_path: Path, paragraphs: int, pages: int) -> None:
    document = sample(tmp_path, paragraphs)
    found = sheets(document, "practice")
    assert len(found) == pages
    assert all(run.y_mm <= 270 for page in found for run in bodies(page))
    text = text_of(document, found[0].number - 1)
    for n in range(paragraphs - 1):
        assert text.count(f"Begin{n} ") == text.count(f"Einde{n}.") == 1
    assert_clean(tmp_path, document)


def test_a_short_story_makes_the_picture_higher_by_whole_lines(tmp_path: Path) -> None:
    slots = []
    for paragraphs in (10, 9, 8, 7):
        document = sample(tmp_path / str(paragraphs), paragraphs)
        left, _ = sheets(document, "practice")
        slots.append(baseline(left, "De praktijk") + 3)
    assert slots == sorted(slots)
    assert slots[-1] > slots[0] >= 130.5
    assert all((slot - 130.5) / 4.5 % 1 == pytest.approx(0) for slot in slots)


def test_rings_stay_inside_their_slot(tmp_path: Path) -> None:
    left, _ = sheets(sample(tmp_path), "practice")
    foot = baseline(left, "De praktijk") + 3
    strokes = [item for item in left.items if isinstance(item, Shape) and item.width_pt == 0.5]
    ends = [
        point for stroke in strokes if corners(stroke)[0][1] < foot for point in corners(stroke)
    ]
    assert len(ends) > 1000
    assert all(-3.001 <= x <= 213.001 and -3.001 <= y <= foot + 0.001 for x, y in ends)
    assert all(item.mark is None for item in strokes)


def test_a_picture_stands_in_the_slot_with_its_alt_text(tmp_path: Path) -> None:
    image = {
        "kind": "image",
        "file": "foto.png",
        "alt": "Een monteur wijst een leerling iets aan.",
        "credit": "Foto: een fotograaf",
    }
    root = write_sample(tmp_path, insert(change=lambda part: part.update(image=image)))
    write_picture(root, "foto.png", 1600, 900)
    document = compose(root).document
    left, _ = sheets(document, "practice")
    (picture,) = [item for item in left.items if isinstance(item, Picture)]
    assert (picture.x_mm, picture.y_mm, picture.width_mm) == (-3, -3, 216)
    assert picture.mark is not None
    assert picture.mark.tag.alt == image["alt"]
    assert picture.height_mm - 3 < baseline(left, "Foto: een") < baseline(left, "Het vak")


def test_a_note_stands_under_the_box_and_both_have_room(tmp_path: Path) -> None:
    def mark(part: dict[str, Any]) -> None:
        part["blocks"][-1]["text"] += " Dat staat ergens.[^eigen]"

    root = write_sample(tmp_path, insert(change=mark))
    change_json(
        root / "editions/tiny/edition.json",
        lambda edition: edition["notes"].update(eigen="Een eigen bron"),
    )
    document = compose(root).document
    _, right = sheets(document, "practice")
    assert f"note:eigen@{right.number}" in right.destinations
    assert baseline(right, "Een eigen bron") == 270
    assert baseline(right, "Over Voorbeeld") < 238.5
    assert_clean(root, document)


def test_a_case_stands_in_contents_and_bookmarks(tmp_path: Path) -> None:
    document = sample(tmp_path)
    (contents,) = sheets(document, "contents")
    words = [run.text.strip() for run in runs(contents)]
    assert "De praktijk: Voorbeeld" in words
    assert "Uit de praktijk" in words
    assert (document.bookmarks[-1].title, document.bookmarks[-1].level) == (
        "De praktijk: Voorbeeld",
        2,
    )


def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    def spoil(part: dict[str, Any]) -> None:
        part["kicker"] = "De praktijk van een bedrijf met een heel lange naam, en meer"
        part["title"] = "Het vak leer je naast een senior, " * 3
        part["lead"] = WORDS * 3
        part["finding"] = "De senior zit ernaast als een rij-instructeur. " * 6
        part["blocks"].append(chart("in-praktijk", "ranked-bars", "Tijd wint", "total"))

    found = told(composed(tmp_path, insert(8, spoil)))
    assert [(place.removeprefix(AT), code) for place, code, _ in found] == [
        ("", "title-too-long"),
        ("kicker", "kicker-too-long"),
        ("title", "practice-not-prose"),
        ("title", "title-too-long"),
        ("lead", "lead-too-long"),
        ("finding", "finding-too-long"),
    ]
    assert found[1][2] == "the kicker takes 2 lines, 1 fit"


if __name__ == "__main__":
    GOLDENS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for file, text in goldens_of(sample(Path(folder))).items():
            (GOLDENS / file).write_text(text, "utf-8")
