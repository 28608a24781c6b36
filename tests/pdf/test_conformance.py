"""The script that holds built files against veraPDF: what it takes for a pass."""

from pathlib import Path

import pytest

from tests import conformance

PROFILES = {name: f"PDF/{name} validation profile" for name in ("A-3a", "UA-1", "A-2u")}


def result(name: str, rules: int = 0) -> dict[str, object]:
    rule = {"clause": "7.1", "testNumber": 3, "description": "untagged", "failedChecks": 2}
    return {
        "profileName": PROFILES[name],
        "compliant": not rules,
        "details": {"ruleSummaries": [rule] * rules},
    }


@pytest.mark.parametrize(
    ("file", "results", "faults"),
    [
        ("a-screen.pdf", [result("A-3a"), result("UA-1")], []),
        ("a-print.pdf", [result("A-2u")], []),
        ("a-screen.pdf", [result("A-3a")], ["does not claim PDF/UA-1 validation profile"]),
        ("a-print.pdf", [], ["does not claim PDF/A-2u validation profile"]),
        (
            "a-print.pdf",
            [result("A-2u", rules=1)],
            ["fails the PDF/A-2u validation profile in 1 rules", "  7.1-3: untagged (2 times)"],
        ),
        ("a.pdf", [result("A-2u")], ["is neither a -screen.pdf nor a -print.pdf"]),
    ],
)
def test_a_file_is_judged_by_all_that_it_must_claim(file, results, faults):
    assert conformance.judge(Path(file), results) == faults


def test_without_files_it_fails(capsys):
    assert conformance.main([]) == 1
    assert "usage" in capsys.readouterr().err


def test_a_missing_file_fails(capsys, tmp_path):
    assert conformance.main([str(tmp_path / "none-print.pdf")]) == 1
    assert "is missing" in capsys.readouterr().out


def test_a_missing_tool_fails(capsys, tmp_path, monkeypatch):
    file = tmp_path / "a-print.pdf"
    file.write_bytes(b"")
    monkeypatch.setenv("PATH", "")
    assert conformance.main([str(file)]) == 1
    assert "java is missing: veraPDF cannot run" in capsys.readouterr().err
