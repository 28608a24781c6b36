"""No text overlaps and none leaves the page: judged from the finished file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.pdf.files import paint_screen
from authoring.sources import Sources
from authoring.style.reading import read_style
from tests.pages.samples import AGES, ANSWERS, compose, write_sample, write_table
from tests.test_pipeline import EDITIONS, built
from tests.textboxes import Box, TextBox, find_outside, find_overlaps, read_boxes
from tests.workspaces import STYLE

MARGIN = 10.0
TRIM = (210.0, 297.0)


def painted(root: Path) -> list[TextBox]:
    composition = compose(root)
    assert composition.problems == ()
    sources = Sources(root)
    style = read_style(sources, STYLE).style
    assert style is not None
    profiles = [
        sources.read_bytes(f"styles/{part.name('profile')}") for part in (style.screen, style.press)
    ]
    return read_boxes(paint_screen(composition.document, style, *profiles))


def clean(boxes: list[TextBox]) -> None:
    assert find_overlaps(boxes) == []
    assert find_outside(boxes, *TRIM, MARGIN) == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_real_editions_are_clean(edition: str) -> None:
    for file in built(edition)["screen"]:
        clean(read_boxes(file.read_bytes()))


def a_box(left: float, page: int = 1) -> TextBox:
    box = Box(left, 10, left + 20, 14)
    return TextBox(page, box, (box,), "woord")


def test_an_overlap_is_found() -> None:
    assert find_overlaps([a_box(10), a_box(29)]) != []
    assert find_overlaps([a_box(10), a_box(29.6)]) == []
    assert find_overlaps([a_box(10), a_box(29, page=2)]) == []


def test_text_outside_is_found() -> None:
    assert find_outside([a_box(185)], *TRIM, MARGIN) != []
    assert find_outside([a_box(100)], *TRIM, 5) == []


LONGER = " en daar hoort nog een flink stuk uitleg bij voor wie het precies wil weten"


@pytest.mark.parametrize("kind", ["ranked-bars", "grouped-bars"])
@pytest.mark.parametrize(("labels", "rows"), [(1, 1), (3, 1), (1, 2), (3, 2), (1, 6), (3, 6)])
def test_charts_with_long_labels_and_many_rows_are_clean(
    tmp_path: Path, kind: str, labels: int, rows: int
) -> None:
    def choose(parts: list[Any]) -> None:
        section = parts[3]["sections"][1]
        section["blocks"][1]["chart"] = kind
        if kind == "ranked-bars":
            section["blocks"][1]["columns"] = ["total"]

    root = write_sample(tmp_path, choose)
    more = LONGER if labels == 3 else ""
    answers = tuple(
        (f"{row}-{n}", f"{label}{more} {n}", *values)
        for n in range(rows)
        for row, label, *values in ANSWERS
    )
    table = dict(AGES)
    write_table(root, table, (*ANSWERS, *answers))
    boxes = painted(root)
    clean(boxes)
    text = " ".join(box.text.replace("\xa0", " ") for box in boxes)
    for _, label, *_ in answers:
        assert label.split()[-1] in text
        first = label.split()[0]
        assert first in text
