"""Charts outside the report: every chart as SVG and PNG, the same each time."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image

from authoring.__main__ import main
from tests.pages.samples import write_sample

SVG = "{http://www.w3.org/2000/svg}"
MARGIN_MM, WIDTH_MM, DPI = 6, 175.5, 192


def export(root: Path) -> dict[str, bytes]:
    assert main(["charts", "--quiet", "--workspace", str(root)]) == 0
    return {path.name: path.read_bytes() for path in (root / "output/tiny/charts").iterdir()}


@pytest.fixture(name="files", scope="module")
def export_sample(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    return export(write_sample(tmp_path_factory.mktemp("sample")))


def test_each_chart_is_there_twice(files: dict[str, bytes]) -> None:
    assert sorted(files) == ["een.png", "een.svg", "twee.png", "twee.svg"]


def test_an_svg_says_what_it_shows(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["een.svg"])
    assert root.findtext(f"{SVG}title") == "Tijd wint"
    description = root.findtext(f"{SVG}desc") or ""
    assert "Meer tijd onder werktijd 43%" in description


def test_an_svg_draws_only_with_what_it_holds(files: dict[str, bytes]) -> None:
    root = ElementTree.fromstring(files["twee.svg"])
    defined = {path.get("id") for path in root.iter(f"{SVG}path") if path.get("id")}
    used = {use.get("href", "").removeprefix("#") for use in root.iter(f"{SVG}use")}
    assert used == defined
    assert not list(root.iter(f"{SVG}text"))
    assert not list(root.iter(f"{SVG}image"))


def test_a_png_has_twice_the_pixels_of_a_browser(files: dict[str, bytes], tmp_path: Path) -> None:
    (tmp_path / "een.png").write_bytes(files["een.png"])
    with Image.open(tmp_path / "een.png") as picture:
        assert picture.width == pytest.approx((WIDTH_MM + 2 * MARGIN_MM) / 25.4 * DPI, abs=1)
        colours = {pixel for _, pixel in picture.convert("RGB").getcolors(1 << 20)}
    assert (217, 101, 11) in colours
    assert (255, 255, 255) in colours


def test_the_same_charts_are_the_same_bytes(files: dict[str, bytes], tmp_path: Path) -> None:
    assert export(write_sample(tmp_path)) == files
