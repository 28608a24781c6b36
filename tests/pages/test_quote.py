"""A quote: its band and rings, what follows below it, and what does not fit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document, Page
from authoring.display import Path as Shape
from tests.pages.listing import list_tags
from tests.pages.parts import assert_clean, baseline, composed, figure, runs, sheets, told
from tests.pages.samples import WORDS, paragraph
from tests.pages.shapes import corners

AT = "sections[3].sections[2]."
SHORT = {"id": "onder", "title": "Onder de band", "blocks": [paragraph(WORDS * 2)]}


def quote(rings: int = 2, **more: Any) -> dict[str, Any]:
    found = [figure("time/under-35", "jong"), figure("blocks/over-55", "oud")][:rings]
    part = {
        "kind": "quote",
        "id": "citaat",
        "text": "Jongeren merken vaker dan ouderen dat leren op leeftijd is afgestemd",
        "question": "Houdt jouw organisatie rekening met leeftijd? Antwoord: ja.",
    }
    return part | ({"figures": found} if found else {}) | more


def insert(part: dict[str, Any], after: dict[str, Any] | None = None) -> Any:
    def inserted(parts: list[Any]) -> None:
        sections = parts[3]["sections"]
        sections[2:] = [part, *([after] if after is not None else [])]

    return inserted


def sample(root: Path, part: dict[str, Any], after: dict[str, Any] | None = None) -> Document:
    composition = composed(root, insert(part, after))
    assert composition.problems == ()
    return composition.document


def band_of(page: Page) -> float:
    """Return the foot of the band, which is the first thing painted."""
    band = page.items[0]
    assert isinstance(band, Shape)
    assert band.fill is not None
    assert band.fill.name == "signal_text"
    assert corners(band)[0] == (-3.0, -3.0)
    return max(y for _, y in corners(band))


def strokes_of(page: Page) -> list[Shape]:
    return [item for item in page.items if isinstance(item, Shape) and item.mark is not None]


@pytest.mark.parametrize(
    ("figures", "text", "foot"),
    [(2, None, 126), (0, None, 90), (0, "Een lange boodschap met veel woorden. " * 4, 126)],
)
def test_the_next_section_follows_below_the_band(
    tmp_path: Path, figures: int, text: str | None, foot: float
) -> None:
    part = quote(figures, **({} if text is None else {"text": text.strip()}))
    document = sample(tmp_path, part, SHORT)
    (page,) = sheets(document, "quote")
    assert page.number == len(document.pages)
    assert band_of(page) == pytest.approx(foot)
    assert baseline(page, "Onder de band") == pytest.approx(foot + 18)
    assert page.destinations["citaat"] == 0
    assert "onder" in page.destinations
    assert_clean(tmp_path, document)


def test_rings_show_their_percentages(tmp_path: Path) -> None:
    (page,) = sheets(sample(tmp_path, quote(), SHORT), "quote")
    *strokes, zero = strokes_of(page)
    assert len(strokes) == 200
    (top, _), (foot, _) = corners(zero)
    assert top == foot
    for ring, value in ((strokes[:100], 41), (strokes[100:], 39)):
        lit = [stroke.stroke is not None and stroke.stroke.name == "white" for stroke in ring]
        assert lit == [True] * value + [False] * (100 - value)
    right = max(x for stroke in strokes for x, _ in corners(stroke))
    assert right == pytest.approx(190.5 if page.number % 2 == 0 else 195, abs=0.05)


def test_one_figure_has_one_ring_and_none_has_no_dial(tmp_path: Path) -> None:
    (page,) = sheets(sample(tmp_path / "one", quote(1), SHORT), "quote")
    assert len(strokes_of(page)) == 101
    (page,) = sheets(sample(tmp_path / "none", quote(0), SHORT), "quote")
    assert strokes_of(page) == []


def test_a_band_that_nothing_follows_takes_the_page(tmp_path: Path) -> None:
    document = sample(tmp_path, quote())
    (page,) = sheets(document, "quote")
    assert band_of(page) == 300
    assert baseline(page, "Houdt jouw") == pytest.approx(252)
    assert len(strokes_of(page)) == 201
    assert_clean(tmp_path, document)


@pytest.mark.parametrize("figures", [0, 1, 2])
def test_a_band_alone_holds_any_number_of_rings(tmp_path: Path, figures: int) -> None:
    assert_clean(tmp_path, sample(tmp_path, quote(figures)))


def test_long_captions_stand_below_their_values(tmp_path: Path) -> None:
    figures = [
        figure("time/under-35", "ziet dat ouderen hun kennis willen delen"),
        figure("blocks/over-55", "ziet dat de organisatie er actief aan werkt"),
    ]
    document = sample(tmp_path, quote(2, figures=figures), SHORT)
    (page,) = sheets(document, "quote")
    assert baseline(page, "41%") < baseline(page, "ziet dat ouderen") < baseline(page, "39%")
    assert_clean(tmp_path, document)


def test_a_quote_is_read_before_what_follows(tmp_path: Path) -> None:
    document = sample(tmp_path, quote(), SHORT)
    tags = list_tags(document)
    order = [tags.index(words) for words in ("“Jongeren merken", "41%", "Houdt jouw", "Onder de")]
    assert order == sorted(order)
    alt = "alt='41% jong; 39% oud; elke ring heeft 100 streepjes.'"
    assert alt in tags


def test_a_section_with_a_lead_begins_its_own_page(tmp_path: Path) -> None:
    document = sample(tmp_path, quote(), SHORT | {"lead": "Een lead."})
    (page,) = sheets(document, "quote")
    assert band_of(page) == 300
    assert document.pages[-1].kind == "section"
    assert runs(document.pages[-1])[0].text.startswith("Onder de band")


def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    figures = [
        figure("time/under-35", "ziet dat ouderen hun kennis " * 4),
        {"value": "[elf]{=label}", "caption": "oud"},
    ]
    part = quote(2, figures=figures)
    part["text"] = "Jongeren merken vaker dan ouderen dat leren op leeftijd is afgestemd " * 3
    part["question"] = "Houdt jouw organisatie rekening met leeftijd en met alles? " * 8
    assert told(composed(tmp_path, insert(part, SHORT))) == [
        (f"{AT}text", "message-too-long", "the message takes 11 lines, 6 fit"),
        (f"{AT}question", "question-too-long", "the question takes 8 lines, 3 fit"),
        (f"{AT}figures[0].caption", "caption-too-long", "the caption takes 5 lines, 3 fit"),
        (
            f"{AT}figures[1].value",
            "ring-without-percentage",
            "“elf” is not one percentage, which a ring needs",
        ),
    ]
