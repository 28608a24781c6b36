"""The files around the package: they agree with one another and name no machine."""

from __future__ import annotations

import json
import os
import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from authoring.jsontext import parse_json
from authoring.problems import render_text
from authoring.schemas.checking import check_document

ROOT = Path(__file__).resolve().parent.parent
MADE = re.compile(
    r"(\.(git|venv|cache|hypothesis|\w+_cache)|\w+\.egg-info|__pycache__|build|dist)/"
)

MACHINE_PATH = re.compile(r"(?<![\w.~])/(?:work|tmp|root|home|Users|var|opt)(?:/|\b)")
REGISTRY = re.compile(
    r"pypi\.org|pythonhosted|repo\d?\.maven|registry\.npmjs|proxy\.golang|deb\.debian|--(?:extra-)?index-url",
)


def read(path: str) -> str:
    """Return the text of a file of the repository."""
    return (ROOT / path).read_text(encoding="utf-8")


@cache
def kept_files() -> tuple[Path, ...]:
    """Return the files that git keeps or would keep; without git, all but what make makes."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(
            command, cwd=ROOT, check=True, capture_output=True, text=True
        ).stdout
        paths = [ROOT / name for name in listed.split("\0") if name]
    else:
        paths = [
            path
            for path in ROOT.rglob("*")
            if not MADE.search(path.relative_to(ROOT).as_posix())
            and path.parent.parent != ROOT / "output"
        ]
    return tuple(path for path in paths if path.is_file())


@cache
def kept_texts() -> dict[str, str]:
    """Return every kept text file by its path."""
    texts = {}
    for path in kept_files():
        content = path.read_bytes()
        if b"\0" not in content[:8000]:
            texts[path.relative_to(ROOT).as_posix()] = content.decode("utf-8", errors="replace")
    return texts


@cache
def lock() -> dict[str, str]:
    """Return the pinned version of each package by its canonical name."""
    pins = re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\]+)", read("requirements.lock"), re.MULTILINE)
    return {canonicalize_name(name): version for name, version in pins}


def direct_requirements() -> list[str]:
    """Return all that pyproject.toml asks for: to run, to test and to install."""
    settings = tomllib.loads(read("pyproject.toml"))
    project = settings["project"]
    return [
        *project["dependencies"],
        *(item for extra in project["optional-dependencies"].values() for item in extra),
        *settings["build-system"]["requires"],
    ]


def make_targets() -> set[str]:
    """Return the targets that the Makefile describes."""
    return set(re.findall(r"^([a-z]+):.*## ", read("Makefile"), re.MULTILINE))


@pytest.mark.parametrize("asked", direct_requirements())
def test_the_lock_pins_what_the_project_asks_for(asked: str):
    requirement = Requirement(asked)
    pinned = lock().get(canonicalize_name(requirement.name))
    assert pinned is not None, "make lock"
    assert requirement.specifier.contains(pinned, prereleases=True), f"{pinned}: make lock"


def test_every_pin_has_its_hashes():
    pins = re.split(r"^(?=[A-Za-z])", read("requirements.lock"), flags=re.MULTILINE)[1:]
    assert len(pins) == len(lock()) > 0
    assert [pin.split("=")[0] for pin in pins if "--hash=sha256:" not in pin] == []


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md", ".ci/run"])
def test_a_named_make_target_exists(document: str):
    named = set(re.findall(r"(?:^|`)make ([a-z]+)", read(document), re.MULTILINE))
    assert named <= make_targets()


def test_the_readme_opens_with_the_two_commands():
    block = re.search(r"^```\w*\n(.*?)^```", read("README.md"), re.MULTILINE | re.DOTALL)
    assert block is not None
    commands = [line.split("#")[0].strip() for line in block[1].splitlines()]
    assert commands == ["make editions", "make test"]


def test_the_readme_shows_a_problem_as_it_is_told():
    name = "editions/2026-3-generatiegericht-opleiden/edition.json"
    misspelt = read(name).replace('"columns"', '"colums"', 1)
    told = render_text(check_document(parse_json(misspelt, name), "edition"))
    # Lines and positions move whenever an editor writes.
    place = re.compile(r":\d+:\d+:|\[\d+\]")
    assert place.sub("", told) in place.sub("", read("README.md"))


@pytest.mark.parametrize("document", ["README.md", "ARCHITECTURE.md"])
def test_a_link_to_a_file_leads_somewhere(document: str):
    links = re.findall(r"\]\(([^)#:]+)\)", read(document))
    missing = [link for link in links if not (ROOT / link).exists()]
    assert missing == []


@pytest.mark.parametrize(
    "workflow", sorted(path.name for path in (ROOT / ".github/workflows").glob("*.yml"))
)
def test_a_workflow_calls_targets_that_exist(workflow: str):
    called = set(re.findall(r"- run: make ([a-z]+)", read(f".github/workflows/{workflow}")))
    assert called
    assert called <= make_targets()


def test_ci_can_be_run():
    assert os.access(ROOT / ".ci/run", os.X_OK)


@pytest.mark.parametrize(
    "folder", sorted(path.name for path in (ROOT / "fonts").iterdir() if path.is_dir())
)
def test_a_font_folder_holds_its_licence(folder: str):
    assert "SIL OPEN FONT LICENSE" in read(f"fonts/{folder}/OFL.txt").upper()
    assert f"`{folder}/`" in read("fonts/README.md")


def test_a_colour_profile_has_its_licence():
    profiles = sorted((ROOT / "styles/icc").glob("*.icc"))
    assert profiles
    assert [path.name for path in profiles if not path.with_suffix(".txt").exists()] == []


@pytest.mark.parametrize(
    "schema", sorted(path.name for path in (ROOT / "authoring/schemas").glob("*.json"))
)
def test_a_schema_is_valid_and_says_what_each_property_is(schema: str):
    document = json.loads(read(f"authoring/schemas/{schema}"))
    Draft202012Validator.check_schema(document)
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    silent = [
        path
        for path, property_ in properties_of(document)
        if not says_what_it_is(property_, document)
    ]
    assert silent == []


def properties_of(node: object, path: str = "$") -> list[tuple[str, dict[str, object]]]:
    """Return every property that a schema declares, with its path."""
    found: list[tuple[str, dict[str, object]]] = []
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "properties" and isinstance(value, dict):
                found += [(f"{path}.{name}", item) for name, item in value.items()]
            if key not in {"if", "const", "enum", "default", "examples"}:
                found += properties_of(value, f"{path}.{key}")
    elif isinstance(node, list):
        for position, value in enumerate(node):
            found += properties_of(value, f"{path}[{position}]")
    return found


def says_what_it_is(property_: object, document: dict[str, object]) -> bool:
    """Tell whether a property, or the definition that it refers to, has a description."""
    while isinstance(property_, dict) and "description" not in property_ and "$ref" in property_:
        target: object = document
        for key in str(property_["$ref"]).removeprefix("#/").split("/"):
            target = target[key] if isinstance(target, dict) else None
        property_ = target
    return isinstance(property_, bool) or (
        isinstance(property_, dict) and "description" in property_
    )


def test_every_document_names_its_schema():
    documents = [
        name
        for name in kept_texts()
        if re.match(r"(editions/.*|styles/[^/]*)\.json$", name) and "/images/" not in name
    ]
    lost = []
    for name in documents:
        schema = json.loads(read(name)).get("$schema", "")
        if not schema.startswith("../") or not (ROOT / name).parent.joinpath(schema).is_file():
            lost.append(f"{name}: {schema}")
    assert documents
    assert lost == []


def test_no_file_names_a_machine_or_a_registry():
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name, text in kept_texts().items()
        if name != "tests/test_repository.py"
        for number, line in enumerate(text.splitlines(), start=1)
        if MACHINE_PATH.search(line) or REGISTRY.search(line)
    ]
    assert found == []


def test_line_ends_and_last_lines_are_plain():
    # A CSV that Excel saved stays as it is, and a licence keeps the ends of its author.
    crooked = [
        name
        for name, text in kept_texts().items()
        if not name.endswith((".csv", ".txt", ".icc"))
        and text
        and ("\r" in text or not text.endswith("\n") or text.endswith("\n\n"))
    ]
    assert crooked == []
