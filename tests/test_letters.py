"""A letter beside the tiny edition, from its file to its PDFs, its ledger and the terminal."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from authoring.__main__ import main
from tests.pdf.samples import validate
from tests.workspaces import EDITION, LETTER, change_json, write_buildable, write_letter

Run = Callable[..., str]
FILES = [
    "letter-ledger.html",
    "letter-ledger.json",
    "tiny-letter-concept-print.pdf",
    "tiny-letter-concept-screen.pdf",
]
FAILING = "Dat is [bijna de helft]{learning/course/total}."


@pytest.fixture(name="workspace")
def make_workspace(tmp_path: Path) -> Path:
    return write_letter(write_buildable(tmp_path))


@pytest.fixture(name="run")
def make_run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command, holds its exit code to ``code`` and gives its output."""

    def run(command: str, *more: str, code: int = 0) -> str:
        assert main([command, "--quiet", "--workspace", str(workspace), *more]) == code
        return capsys.readouterr().out

    return run


def add_text(workspace: Path, text: str) -> str:
    """Add a paragraph to the letter, and return the place of its first character."""
    change_json(workspace / LETTER, lambda letter: letter["text"].append(text))
    before, found, _ = (workspace / LETTER).read_text("utf-8").partition(text)
    assert found
    return f"{LETTER}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def codes(told: str, file: str) -> set[str]:
    """Return the codes of the problems in a file."""
    return {each["code"] for each in json.loads(told)["problems"] if each["file"] == file}


def published(workspace: Path) -> list[str]:
    return sorted(path.name for path in (workspace / "output/tiny").iterdir())


def test_a_check_tells_the_letter_after_its_edition(workspace: Path, run: Run) -> None:
    assert run("check", "tiny") == (
        "tiny: 0 open queries\n"
        "tiny: 3 numbers: 3 bound, 0 free, none loose\n"
        "tiny: 0 claims\n"
        "tiny-letter: 4 numbers: 2 bound, 2 free, none loose\n"
        "tiny-letter: 1 claim: 1 holding\n"
    )
    assert not (workspace / "output").exists()


def test_a_build_makes_both_files_of_the_letter(workspace: Path, run: Run) -> None:
    told = run("build")
    assert published(workspace) == sorted(
        [
            *FILES,
            "ledger.html",
            "ledger.json",
            "queries.html",
            "tiny-concept-print.pdf",
            "tiny-concept-screen.pdf",
        ]
    )
    assert all(f"output/tiny/{name} (" in told for name in FILES)
    folder = workspace / "output/tiny"
    for kind, profiles in {"screen": ("ua1", "3a"), "print": ("2u",)}.items():
        content = (folder / f"tiny-letter-concept-{kind}.pdf").read_bytes()
        assert [validate(content, profile) for profile in profiles] == [[]] * len(profiles)
    with pikepdf.open(folder / "tiny-letter-concept-print.pdf") as pdf:
        (page,) = pdf.pages
        assert pdf.pdf_version == "1.6"
        trim, bleed = ([float(side) for side in box] for box in (page.trimbox, page.bleedbox))
        spare = [abs(one - other) / 72 * 25.4 for one, other in zip(trim, bleed, strict=True)]
        assert spare == pytest.approx([3] * 4, abs=0.01)


def test_the_ledger_of_the_letter_has_its_rows_with_their_page(workspace: Path, run: Run) -> None:
    run("build")
    ledger = json.loads((workspace / "output/tiny/letter-ledger.json").read_text("utf-8"))
    assert ledger["edition"] == "tiny-letter"
    assert [(row["kind"], row["path"], row["page"]) for row in ledger["rows"]] == [
        ("figure", "text[0]", "1"),
        ("claim", "text[1]", "1"),
    ]
    assert ledger["tables"] == []
    page = (workspace / "output/tiny/letter-ledger.html").read_text("utf-8")
    assert "Controle van de cijfers in Hoe technici leren" in page


def test_a_failing_claim_is_located_in_the_letter(workspace: Path, run: Run) -> None:
    place = add_text(workspace, FAILING)
    line, _, column = place.removeprefix(f"{LETTER}:").partition(":")
    at = int(column) + len("Dat is ")
    assert run("check").startswith(
        f'{LETTER}:{line}:{at}: warning: 43 percent is not "bijna de helft" (45–49) (at text[2])\n'
    )
    assert run("claims").count("fails: “bijna de helft” in text[2]\n") == 1


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FAILING, "failing-claim"),
        ("Dat zijn er 12.", "loose-number"),
        ("Dat is {learning/cours/total}.", "unknown-row"),
        ("Zo zit dat.[^bronn]", "unknown-note"),
        ("Dit is een alinea die veel te lang is voor een brief. " * 200, "letter-too-long"),
    ],
)
def test_an_error_in_the_letter_stops_its_edition(
    workspace: Path, run: Run, text: str, code: str
) -> None:
    change_json(workspace / EDITION, lambda edition: edition.update(status="final"))
    add_text(workspace, text)
    report = json.loads(run("build", "--format", "json", code=1))
    (problem,) = (each for each in report["problems"] if each["severity"] == "error")
    assert (problem["file"], problem["code"]) == (LETTER, code)
    assert problem["line"] > 1
    assert not (workspace / "output").exists()


def test_a_letter_is_as_final_as_its_edition(workspace: Path, run: Run) -> None:
    run("build")
    change_json(workspace / EDITION, lambda edition: edition.update(status="final"))
    run("build")
    assert [name for name in published(workspace) if name.endswith(".pdf")] == [
        "tiny-letter-print.pdf",
        "tiny-letter-screen.pdf",
        "tiny-print.pdf",
        "tiny-screen.pdf",
    ]


def test_files_of_a_letter_that_is_gone_go_too(workspace: Path, run: Run) -> None:
    run("build")
    (workspace / LETTER).unlink()
    run("build")
    assert not set(FILES) & set(published(workspace))


def test_a_cell_of_its_edition_may_be_named_in_full(workspace: Path, run: Run) -> None:
    add_text(workspace, "Dat is {tiny:learning/course/total}.")
    assert "tiny-letter: 5 numbers: 3 bound" in run("check")


def test_a_letter_names_an_earlier_wave_too(workspace: Path, run: Run) -> None:
    change_json(
        workspace / "editions/tiny/tables/learning.json", lambda table: table.update(wave="2024")
    )
    assert "wave-unnamed" in codes(run("check", "--format", "json"), LETTER)
    add_text(workspace, "Zo was het in {learning/course/total|wave}.")
    assert "wave-unnamed" not in codes(run("check", "--format", "json"), LETTER)


def test_tables_are_judged_with_the_edition_alone(workspace: Path, run: Run) -> None:
    def spoil(table: Any) -> None:
        table.update(kind="single-answer")

    change_json(workspace / "editions/tiny/tables/learning.json", spoil)
    found = json.loads(run("check", "--format", "json"))["problems"]
    assert found
    assert len({json.dumps(each) for each in found}) == len(found)


def test_charts_and_wordings_are_of_the_edition(run: Run) -> None:
    assert run("charts") == "output/tiny/charts: 2 files\n"
    assert "ruim vier op de tien" in run("say", "tiny", "learning/course/total")
