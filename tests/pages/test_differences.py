"""The list of differences: its title, its dot plot, and a second page for many rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from authoring.display import Document
from authoring.display import Path as Shape
from tests.pages.listing import list_tags
from tests.pages.parts import assert_clean, baseline, composed, runs, sheets, told
from tests.pages.samples import ANSWERS
from tests.pages.shapes import corners

AT = "sections[3].sections[3]."


def differences(rows: int = 9, groups: int = 3, **more: Any) -> dict[str, Any]:
    words = ("Samen", "Ouderen", "Jongeren")
    items = [
        {
            "group": words[index * groups // rows],
            "text": f"Een zin over een verschil tussen jong en oud, nummer {index}",
            "table": "ages",
            "row": ANSWERS[index % len(ANSWERS)][0],
        }
        for index in range(rows)
    ]
    chart = {
        "kind": "chart",
        "id": "verschillen-grafiek",
        "chart": "dot-plot",
        "title": "Verschillen op een rij",
        "items": items,
    }
    part = {
        "kind": "differences",
        "id": "verschillen",
        "title": "Verschillen op een rij",
        "chart": chart,
    }
    return part | more


def sample(root: Path, part: dict[str, Any]) -> Document:
    composition = composed(root, lambda parts: parts[3]["sections"].append(part))
    assert [problem for problem in composition.problems if problem.severity == "error"] == []
    return composition.document


def ruler_of(page: Any) -> float:
    lines = [
        corners(item)
        for item in page.items
        if isinstance(item, Shape) and item.mark is None and item.width_pt == 0.5
    ]
    return next(line[0][1] for line in lines if line[1][0] - line[0][0] > 175)


def test_the_page_has_one_title_and_its_dots(tmp_path: Path) -> None:
    document = sample(tmp_path, differences())
    (page,) = sheets(document, "differences")
    assert baseline(page, "Verschillen") == 31.5
    assert ruler_of(page) == pytest.approx(43.5)
    assert baseline(page, "Samen") == pytest.approx(72.3, abs=0.3)
    titles = [run.text for run in runs(page) if "Verschillen" in run.text and run.mark]
    assert len(titles) == 1
    assert_clean(tmp_path, document)


def test_the_plot_is_a_figure_with_its_table(tmp_path: Path) -> None:
    document = sample(tmp_path, differences())
    tags = list_tags(document)
    page = tags[tags.rindex("H3") :]
    assert page.index("“Verschillen op een rij”") < page.index("Figure alt=")
    assert "H4" not in page
    assert "verschillen-grafiek.csv" in [found.name for found in document.attachments]


def test_a_title_of_two_lines_moves_the_plot_down(tmp_path: Path) -> None:
    title = "Verschillen op een rij, en wat alle generaties met elkaar delen"
    document = sample(tmp_path, differences(title=title))
    (page,) = sheets(document, "differences")
    assert ruler_of(page) == pytest.approx(57)
    assert_clean(tmp_path, document)


@pytest.mark.parametrize(("rows", "pages"), [(1, 1), (11, 1), (12, 2), (18, 2), (24, 3)])
def test_many_rows_go_on_over_pages(tmp_path: Path, rows: int, pages: int) -> None:
    document = sample(tmp_path, differences(rows))
    found = sheets(document, "differences")
    assert len(found) == pages
    text = "".join(run.text for page in found for run in runs(page) if run.mark)
    assert all(text.count(f"nummer {index}") >= 1 for index in range(rows))
    continued = ["(vervolg)" in "".join(run.text for run in runs(page)) for page in found]
    assert continued == [False] + [True] * (pages - 1)
    assert_clean(tmp_path, document)


def test_pages_part_between_groups(tmp_path: Path) -> None:
    first, second = sheets(sample(tmp_path, differences(12, 2)), "differences")
    words = [{run.text.strip() for run in runs(page)} for page in (first, second)]
    assert "Ouderen" not in words[0]
    assert "Samen" not in words[1]


def test_what_does_not_fit_is_said(tmp_path: Path) -> None:
    part = differences(title="Een titel die niet ophoudt, " * 6)
    found = told(composed(tmp_path, lambda parts: parts[3]["sections"].append(part)))
    assert found == [(f"{AT}title", "title-too-long", "the title takes 4 lines, 2 fit")]
