"""Every kind of chart, on real and on extreme figures, in files that validators accept."""

from __future__ import annotations

from pathlib import Path

import pytest

from authoring.__main__ import main
from tests.gallery import KINDS, write_gallery
from tests.pdf.samples import validate
from tests.textboxes import find_outside, find_overlaps, read_boxes


@pytest.fixture(name="files", scope="module")
def build_gallery(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    root = write_gallery(tmp_path_factory.mktemp("gallery"))
    assert main(["build", "--quiet", "--workspace", str(root)]) == 0
    folder = root / "output/tiny"
    return {kind: next(folder.glob(f"*-{kind}.pdf")).read_bytes() for kind in ("screen", "print")}


def test_the_gallery_shows_every_kind(tmp_path: Path) -> None:
    root = write_gallery(tmp_path)
    text = (root / "editions/tiny/edition.json").read_text("utf-8")
    for kind in KINDS:
        assert f'"chart": "{kind}"' in text


def test_validators_accept_the_gallery(files: dict[str, bytes]) -> None:
    assert validate(files["screen"], "ua1") == []
    assert validate(files["screen"], "3a") == []
    assert validate(files["print"], "2u") == []


def test_nothing_in_the_gallery_overlaps(files: dict[str, bytes]) -> None:
    boxes = read_boxes(files["screen"])
    assert find_overlaps(boxes) == []
    assert find_outside(boxes, 210, 297, 10) == []
