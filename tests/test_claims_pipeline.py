"""Claims from the edition to the terminal and the ledger, on the tiny edition."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from authoring.__main__ import main
from tests.workspaces import (
    EDITION,
    NUMBERS,
    STYLE,
    TABLE,
    TINY_NUMBERS,
    change_json,
    write_buildable,
    write_json,
    write_text,
)

Run = Callable[..., str]
FAILING = "Dat is [bijna de helft]{learning/course/total}."


@pytest.fixture(name="workspace")
def make_workspace(tmp_path: Path) -> Path:
    return write_buildable(tmp_path)


@pytest.fixture(name="run")
def make_run(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command, holds its exit code to ``code`` and gives its output."""

    def run(command: str, *more: str, code: int = 0) -> str:
        assert main([command, "--quiet", "--workspace", str(workspace), *more]) == code
        return capsys.readouterr().out

    return run


def write_prose(workspace: Path, text: str, **keys: str) -> None:
    def write(edition: Any) -> None:
        edition["sections"][1]["sections"][0]["blocks"][0]["text"] = text
        edition.update(keys)

    change_json(workspace / EDITION, write)


def title_chart(workspace: Path, title: str) -> None:
    def write(edition: Any) -> None:
        edition["sections"][1]["sections"][0]["blocks"][1]["title"] = title

    change_json(workspace / EDITION, write)


def place_of(workspace: Path, words: str, file: str = EDITION) -> str:
    """Return the place of some words in a file as problems name it."""
    before, found, _ = (workspace / file).read_text("utf-8").partition(words)
    assert found
    return f"{file}:{before.count(chr(10)) + 1}:{len(before) - before.rfind(chr(10))}"


def test_a_failing_claim_warns_in_a_concept_before_all_else(workspace: Path, run: Run) -> None:
    write_prose(workspace, f"Dat zijn er 12. {FAILING}")
    path = "(at sections[1].sections[0].blocks[0].text)"
    assert run("check", "tiny") == (
        f'{place_of(workspace, "[bijna")}: warning: 43 percent is not "bijna de helft" (45–49) '
        f"{path}\n"
        '  hint: "ruim vier op de tien", "ruim twee op de vijf" or "meer dan vier op de tien" '
        "would hold\n"
        f'{place_of(workspace, "12.")}: warning: the number in "12" rests on no cell {path}\n'
        "  hint: print a cell with {table/row/column}, claim it with [12]{table/row/column}, or "
        "say why it is free with [12]{=reason}; reasons: year, law, address, name, parts, label\n"
        "0 errors, 2 warnings\n"
        "tiny: 0 open queries\n"
        "tiny: 4 numbers: 3 bound, 0 free, 1 loose\n"
        "tiny: 1 claim: 1 failing\n"
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (FAILING, "failing-claim"),
        ("Dat is [mooi]{learning/course/total}.", "unknown-phrase"),
        ("Dat zijn er 12.", "loose-number"),
    ],
)
def test_what_stops_a_final_edition(workspace: Path, run: Run, text: str, code: str) -> None:
    write_prose(workspace, text)
    run("build")
    shutil.rmtree(workspace / "output")
    write_prose(workspace, text, status="final")
    report = json.loads(run("build", "--format", "json", code=1))
    assert [(each["severity"], each["code"]) for each in report["problems"]] == [("error", code)]
    assert not (workspace / "output").exists()


def test_prose_keeps_silent_of_too_few_respondents(workspace: Path, run: Run) -> None:
    text = "Van de jongeren noemt {learning/course/under-35} de cursus."
    change_json(workspace / TABLE, lambda table: table.update(n={"under-35": 29, "total": 130}))
    write_prose(workspace, text, status="final")
    report = json.loads(run("check", "--format", "json", code=1))
    problems = {each["code"]: each for each in report["problems"]}
    assert problems["few-respondents"]["severity"] == "error"
    assert "rests on 29 respondents, fewer than 30" in problems["few-respondents"]["message"]
    assert problems["base-small"]["severity"] == "warning"


def test_what_warns_in_a_final_edition_too(workspace: Path, run: Run) -> None:
    text = "Jongeren doen dat [vaker]{learning/course/total, learning/course/under-35}: de meeste."
    write_prose(workspace, text, status="final")
    report = json.loads(run("check", "--format", "json"))
    found = [(each["severity"], each["code"]) for each in report["problems"]]
    assert found == [("warning", "untested-claim"), ("warning", "unbound-claim")]


def test_untested_claims_are_counted_in_the_terminal(workspace: Path, run: Run) -> None:
    write_prose(workspace, "Dat is [vaker]{learning/course/total, learning/course/under-35}.")
    assert run("check").splitlines()[-1] == "tiny: 1 claim: 1 untested"
    place = re.escape(place_of(workspace, "[vaker]")).replace(":", ",line=", 1)
    line = run("check", "--format", "github").splitlines()[0]
    assert re.match(rf"::warning file={place.replace(':', ',col=')}::", line)


def test_a_claim_in_a_title_is_checked(workspace: Path, run: Run) -> None:
    title_chart(workspace, "[De meeste]{learning/course/total} kiezen een cursus")
    assert '43 percent is not "De meeste" (51–100)' in run("check")


def test_a_band_that_a_style_moves_changes_a_verdict(workspace: Path, run: Run) -> None:
    write_prose(workspace, FAILING)
    assert "tiny: 1 claim: 1 failing" in run("check")
    own = {"extends": STYLE, "name": "Own", "claims": {"shares": {"almost": {"below": [8, 0]}}}}
    write_json(workspace / "styles/own.json", own)
    write_prose(workspace, FAILING, style="own")
    assert run("check") == (
        "tiny: 0 open queries\ntiny: 3 numbers: 3 bound, 0 free, none loose\n"
        "tiny: 1 claim: 1 holding\n"
    )


def query(**keys: Any) -> list[dict[str, Any]]:
    return [{"id": "rest", "status": "open", "text": "Wat ontbreekt?", "candidates": [], **keys}]


@pytest.mark.parametrize(
    ("keys", "explained"),
    [
        ({}, ""),
        ({"queries": query(cells=["course/under-35"])}, "rest"),
        ({"queries": query(cells=[])}, "rest"),
        ({"queries": query(cells=["course/total"])}, ""),
        ({"notes": ["De kolommen tellen op tot 103 en 100."]}, "De kolommen tellen op tot 103"),
        ({"notes": ["De kolommen tellen op tot 104.", "Regel 103."]}, ""),
    ],
)
def test_a_sum_is_told_unless_a_query_or_a_note_explains_it(
    workspace: Path, run: Run, keys: dict[str, Any], explained: str
) -> None:
    change_json(workspace / TABLE, lambda table: table.update(kind="single-answer", **keys))
    write_text(workspace / NUMBERS, TINY_NUMBERS.replace("57.5", "57"))
    place = place_of(workspace, "under-35", NUMBERS)
    told = f"{place}: warning: the 2 answers of “< 35 jaar” add up to 103; rounding allows 99–101\n"
    assert (told in run("check")) is not explained
    run("build")
    (remark,) = json.loads((workspace / "output/tiny/ledger.json").read_text("utf-8"))["tables"]
    assert remark["explained_by"].startswith(explained)
    assert (remark["explained_by"] == "") is (explained == "")
    assert (remark["code"], remark["column"], remark["figure"]) == ("sum", "under-35", "103")


def test_two_waves_with_other_words_are_told(workspace: Path, run: Run) -> None:
    shutil.copytree(workspace / "editions/tiny", workspace / "editions/earlier")
    earlier = workspace / TABLE.replace("tiny", "earlier")
    change_json(earlier, lambda table: table.update(question="Hoe leerde je?"))
    write_prose(workspace, "Eerder was dat {earlier:learning/course/total}.")
    told = 'the question is "Hoe leer je het liefst?" here and was "Hoe leerde je?" in the earlier'
    assert told in run("check", "tiny")


def test_a_build_writes_the_ledger(workspace: Path, run: Run) -> None:
    write_prose(workspace, f"Een cursus kiest {{learning/course/total}}. {FAILING}")
    title_chart(workspace, "[De meeste]{learning/colleague/total} kiezen een collega")
    run("build")
    ledger = json.loads((workspace / "output/tiny/ledger.json").read_text("utf-8"))
    assert ledger["claims"] == {"fails": 1, "unknown phrase": 0, "untested": 0, "holds": 1}
    assert ledger["numbers"] == {"all": 4, "bound": 4, "free": 0, "loose": 0}
    failing = next(row for row in ledger["rows"] if row["verdict"] == "fails")
    assert failing == {
        "page": "3",
        "kind": "claim",
        "words": "bijna de helft",
        "path": "sections[1].sections[0].blocks[0].text",
        "offset": 49,
        "sentence": "Dat is bijna de helft.",
        "evidence": [{"cell": "learning/course/total", "value": "43 percent", "base": None}],
        "sources": ["TechBarometer 2024"],
        "queries": [],
        "verdict": "fails",
        "message": '43 percent is not "bijna de helft" (45–49)',
        "hint": '"ruim vier op de tien", "ruim twee op de vijf" or "meer dan vier op de tien" '
        "would hold",
    }
    pages = {row["path"]: row["page"] for row in ledger["rows"]}
    assert pages == {
        "sections[0].reading": "1",
        "sections[1].key_figure.value": "2",
        "sections[1].sections[0].blocks[0].text": "3",
        "sections[1].sections[0].blocks[1].title": "3",
    }


def test_the_ledger_is_a_page_in_dutch_with_what_fails_first(workspace: Path, run: Run) -> None:
    write_prose(workspace, f"Een cursus kiest {{learning/course/total}}. {FAILING}")
    title_chart(workspace, "[De meeste]{learning/colleague/total} kiezen een collega")
    run("build")
    page = (workspace / "output/tiny/ledger.html").read_text("utf-8")
    assert "<script" not in page
    assert "http" not in page
    assert re.findall("<h2>(.*?)</h2>", page) == [
        "Klopt niet (1)",
        "Klopt (1)",
        "Cijfers uit de tabellen (3)",
    ]
    rows = re.findall(r"<tr><td>(.*?)</tr>", page, re.DOTALL)
    first = " ".join(unescape(re.sub(r"<[^>]+>", " ", rows[0])).split())
    assert first.startswith(
        "3 Dat is bijna de helft . learning/course/total 43 procent – TechBarometer 2024 Klopt "
        'niet 43 percent is not "bijna de helft" (45–49)'
    )


def test_the_ledger_is_told_in_the_terminal(workspace: Path, run: Run) -> None:
    text = "Dat is [de minderheid]{learning/course/total}."
    write_prose(workspace, f"{text} {FAILING}", status="final")
    out = run("claims", "tiny").splitlines()
    assert out[:4] == [
        "fails: “bijna de helft” in sections[1].sections[0].blocks[0].text",
        "  Dat is bijna de helft.",
        "  learning/course/total = 43 percent",
        '  43 percent is not "bijna de helft" (45–49)',
    ]
    assert [line.split(":")[0] for line in out if not line.startswith(" ")] == [
        "fails",
        "holds",
        *["figure"] * 2,
        *["tiny"] * 3,
    ]


def test_wordings_are_proposed_for_a_cell(run: Run) -> None:
    lines = run("say", "tiny", "learning/course/total").splitlines()
    assert lines[:2] == ["learning/course/total: 43 percent", "  ruim vier op de tien"]
    compared = run("say", "tiny", "learning/colleague/total, learning/course/total").splitlines()
    assert compared[:2] == [
        "learning/colleague/total: 57,5 percent",
        "learning/course/total: 43 percent",
    ]
    assert "  vaker" in compared


def test_an_unknown_cell_has_its_nearest_names(run: Run) -> None:
    assert run("say", "tiny", "learning/corse/total", code=1) == (
        'learning/corse/total:10: error: the table "learning" has no row "corse"\n'
        "  hint: did you mean “course”? rows: colleague, course\n"
        "1 error, 0 warnings\n"
    )
    assert "is not a cell: it has 1 of the 3 parts" in run("say", "tiny", "learning", code=1)
    assert "did you mean “tiny”?" in run("say", "tinny", "learning/course/total", code=1)
