"""The command line and the stages behind it, on a tiny edition and on the real ones."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.__main__ import main
from tests.pdf.samples import validate
from tests.workspaces import EDITION, NUMBERS, ROOT, change_json, write_buildable, write_text

EDITIONS = sorted(path.parent.name for path in (ROOT / "editions").glob("*/edition.json"))


@pytest.fixture(name="workspace")
def make_workspace(tmp_path: Path) -> Path:
    return write_buildable(tmp_path)


def run(command: str, workspace: Path, *more: str) -> int:
    return main([command, "--quiet", "--workspace", str(workspace), *more])


def test_a_build_publishes_both_files_the_queries_and_the_ledger(workspace: Path) -> None:
    assert run("build", workspace) == 0
    assert sorted(path.name for path in (workspace / "output/tiny").iterdir()) == [
        "ledger.html",
        "ledger.json",
        "queries.html",
        "tiny-concept-print.pdf",
        "tiny-concept-screen.pdf",
    ]


def test_a_final_edition_takes_the_place_of_its_concept(workspace: Path) -> None:
    assert run("build", workspace) == 0
    change_json(workspace / EDITION, lambda edition: edition.update(status="final"))
    assert run("build", workspace, "ti") == 0
    assert sorted(path.name for path in (workspace / "output/tiny").iterdir()) == [
        "ledger.html",
        "ledger.json",
        "queries.html",
        "tiny-print.pdf",
        "tiny-screen.pdf",
    ]


def test_a_check_writes_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("check", workspace, "tiny") == 0
    assert not (workspace / "output").exists()
    assert capsys.readouterr().out == (
        "tiny: 0 open queries\ntiny: 3 numbers: 3 bound, 0 free, none loose\ntiny: 0 claims\n"
    )


def test_an_error_stops_the_build_of_every_edition(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def misspell(edition: dict) -> None:  # type: ignore[type-arg]
        edition["sections"][1]["lead"] = "Dat zegt {learning/colleage/total}."

    change_json(workspace / EDITION, misspell)
    assert run("build", workspace) == 1
    assert not (workspace / "output").exists()
    assert "did you mean “colleague”?" in capsys.readouterr().out


def test_problems_come_as_json_and_as_annotations(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_text(workspace / NUMBERS, "id,label,under-35,total\ncolleague,Collega,6x2,57\n")
    assert run("check", workspace, "--format", "json") == 1
    report = json.loads(capsys.readouterr().out)
    assert report["errors"] == len(report["problems"])
    assert report["problems"][0]["file"] == NUMBERS
    assert report["problems"][0]["line"] == 2
    assert run("check", workspace, "--format", "github") == 1
    first = capsys.readouterr().out.splitlines()[0]
    assert first.startswith(f"::error file={NUMBERS},line=2,col=")


def test_text_that_does_not_fit_stops_the_build_at_its_place(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def lengthen(edition: dict) -> None:  # type: ignore[type-arg]
        edition["sections"][1]["title"] = "Een titel die veel te lang is voor een opener " * 4

    change_json(workspace / EDITION, lengthen)
    assert run("build", workspace) == 1
    out = capsys.readouterr().out
    assert "lines, 3 fit (at sections[1].title)" in out
    assert not (workspace / "output").exists()


def test_a_wrong_command_line_is_told_from_a_wrong_edition(
    tmp_path: Path, workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", workspace, "tinny") == 1
    assert "did you mean “tiny”?" in capsys.readouterr().out
    (tmp_path / "elsewhere").mkdir()
    assert main(["check", "--workspace", str(tmp_path / "nowhere")]) == 2
    with pytest.raises(SystemExit) as ended:
        main(["bild"])
    assert ended.value.code == 2


def built(edition: str) -> dict[str, list[Path]]:
    """Build a real edition and return its files and those of its letter by kind."""
    assert main(["build", "--quiet", edition, "--workspace", str(ROOT)]) == 0
    folder = ROOT / "output" / edition
    return {kind: sorted(folder.glob(f"*-{kind}.pdf")) for kind in ("screen", "print")}


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_real_editions_are_valid(edition: str) -> None:
    files = built(edition)
    has_letter = (ROOT / "editions" / edition / "letter.json").exists()
    for kind, profiles in {"screen": ("ua1", "3a"), "print": ("2u",)}.items():
        assert len(files[kind]) == (2 if has_letter else 1)
        for file in files[kind]:
            for profile in profiles:
                assert validate(file.read_bytes(), profile) == []


def test_a_build_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    def build_elsewhere(name: str, **environment: str) -> dict[str, str]:
        workspace = write_buildable(tmp_path / name)
        subprocess.run(
            [sys.executable, "-m", "authoring", "build", "--quiet", "--workspace", str(workspace)],
            cwd=ROOT,
            env={**os.environ, **environment},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        return {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in (workspace / "output/tiny").iterdir()
        }

    first = build_elsewhere("one", PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    second = build_elsewhere("two", PYTHONHASHSEED="2", TZ="America/Lima", LC_ALL="C.UTF-8")
    assert first == second
