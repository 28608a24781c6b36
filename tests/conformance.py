"""Hold built PDFs against veraPDF: ``python tests/conformance.py FILE…``.

Takes the paths of ``…-screen.pdf`` and ``…-print.pdf`` files; prints one line a file. Ends with 1
when a file fails, is missing, claims less than it should or was not judged, and when veraPDF, Java
or Maven is missing. It never skips, and it imports nothing of the package that it judges.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
POM = ROOT / ".ci/verapdf/pom.xml"
CACHE = ROOT / ".cache/verapdf"

# veraPDF judges a file by every standard that it claims; these are the claims that it must make.
WANTED = {
    "screen": ("PDF/A-3a validation profile", "PDF/UA-1 validation profile"),
    "print": ("PDF/A-2u validation profile",),
}
SHOWN = 5


class MissingError(Exception):
    """A tool or a file is not there."""


def find_tool(name: str) -> str:
    """Return the path of a program, or raise MissingError."""
    found = shutil.which(name)
    if found is None:
        raise MissingError(f"{name} is missing: veraPDF cannot run")
    return found


def find_verapdf() -> Path:
    """Return veraPDF's jar, fetched with Maven when the cache has none."""
    if not list(CACHE.glob("cli-*.jar")):
        command = [find_tool("mvn"), "--batch-mode", "--quiet", "--file", str(POM)]
        goal = ["dependency:copy-dependencies", f"-DoutputDirectory={CACHE}"]
        subprocess.run([*command, *goal], check=False)
    jars = sorted(CACHE.glob("cli-*.jar"))
    if not jars:
        raise MissingError("veraPDF is missing: Maven did not bring it")
    return jars[-1]


def run_verapdf(files: list[Path]) -> dict[str, list[dict[str, Any]]]:
    """Return veraPDF's results by file, from one Java process for all files."""
    command = [find_tool("java"), "-jar", str(find_verapdf()), "--format", "json"]
    process = subprocess.run(
        [*command, *map(str, files)], check=False, capture_output=True, text=True
    )
    try:
        jobs = json.loads(process.stdout)["report"]["jobs"]
    except (json.JSONDecodeError, KeyError) as error:
        raise MissingError(f"veraPDF gave no report: {process.stderr.strip()}") from error
    return {job["itemDetails"]["name"]: job.get("validationResult", []) for job in jobs}


def judge(file: Path, results: list[dict[str, Any]]) -> list[str]:
    """Return what is wrong with a file: profiles not met, and profiles not claimed."""
    kind = file.stem.rpartition("-")[2]
    if kind not in WANTED:
        return ["is neither a -screen.pdf nor a -print.pdf"]
    by_profile = {result["profileName"]: result for result in results}
    faults = [f"does not claim {name}" for name in WANTED[kind] if name not in by_profile]
    for name, result in by_profile.items():
        if not result["compliant"]:
            rules = result["details"]["ruleSummaries"]
            faults.append(f"fails the {name} in {len(rules)} rules")
            faults += [
                f"  {rule['clause']}-{rule['testNumber']}: {rule['description']}"
                f" ({rule['failedChecks']} times)"
                for rule in rules[:SHOWN]
            ]
    return faults


def main(arguments: list[str]) -> int:
    """Judge the files and return the exit code."""
    files = [Path(argument).resolve() for argument in arguments]
    if not files:
        print("usage: python tests/conformance.py FILE…", file=sys.stderr)
        return 1
    present = [file for file in files if file.is_file()]
    try:
        results = run_verapdf(present) if present else {}
    except MissingError as missing:
        print(missing, file=sys.stderr)
        return 1
    failed = False
    for file in files:
        faults = judge(file, results.get(str(file), [])) if file in present else ["is missing"]
        failed = failed or bool(faults)
        print(f"{'FAIL' if faults else 'PASS'} {file.name}", *faults, sep="\n     ")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
