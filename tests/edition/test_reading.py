"""An edition as it is read: what it holds, which one is meant, and that nothing crashes it."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from authoring.edition.bind import bind_edition
from authoring.edition.catalogue import find_editions
from authoring.edition.model import Bullets, Chapter, Chart, Cover, Edition, Image, Paragraph
from authoring.edition.neighbours import Neighbours
from authoring.edition.reading import EditionReading, read_edition, read_workspace
from authoring.problems import (
    InputProblems,
    Problem,
    render_github,
    render_json,
    render_line,
    render_text,
)
from authoring.sources import Sources
from tests.workspaces import (
    EDITION,
    NUMBERS,
    STYLE,
    TABLE,
    TINY_EDITION,
    TINY_NUMBERS,
    TINY_TABLE,
    change_json,
    write_bytes,
    write_json,
    write_text,
    write_workspace,
)

PNG = b"\x89PNG\r\n\x1a\n and so on"


def read(workspace: Path) -> Edition:
    """Read the tiny edition, which must be without a problem."""
    reading = read_edition(Sources(workspace), "tiny")
    assert render_text(reading.problems) == ""
    assert reading.edition is not None
    return reading.edition


def test_the_tiny_edition_is_read_whole(tmp_path: Path):
    edition = read(write_workspace(tmp_path))
    assert (edition.id, edition.style, edition.status) == ("tiny", STYLE, "concept")
    cover, chapter = edition.parts
    assert isinstance(cover, Cover)
    assert isinstance(chapter, Chapter)
    assert [line.plain for line in cover.title_lines] == ["Klein", "maar heel"]
    assert str(cover.reading.cells[0]) == "learning/course/total"
    paragraph, chart = chapter.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text.pointer == ("sections", 1, "sections", 0, "blocks", 0, "text")
    assert isinstance(chart, Chart)
    assert (chart.table, chart.columns, chart.highlight) == ("learning", ("total",), None)
    assert list(edition.tables) == ["learning"]


def test_every_key_of_a_section_is_read(tmp_path: Path):
    workspace = write_workspace(tmp_path)

    def change(edition: Any) -> None:
        edition["notes"] = {"bron": "Waar het staat."}
        section = edition["sections"][1]["sections"][0]
        section |= {"lead": "Kort.[^bron]", "break": "page"}
        section["sidebar"] = {
            "title": "Terzijde",
            "text": ["Een", "Twee"],
            "figure": {
                "value": "{learning/course/total}",
                "caption": "nu",
                "compare": "{learning/course/under-35}",
                "compare_caption": "jong",
            },
            "source": "Zelf geteld",
        }
        section["blocks"] += [
            {"kind": "subhead", "text": "Tussenkop"},
            {"kind": "bullets", "items": ["een", "twee"]},
            {"kind": "image", "file": "les.png", "alt": "Een les", "credit": "Wij"},
        ]

    change_json(workspace / EDITION, change)
    write_bytes(workspace / "editions/tiny/images/les.png", PNG)
    edition = read(workspace)
    chapter = edition.parts[1]
    assert isinstance(chapter, Chapter)
    section = chapter.sections[0]
    assert section.break_page
    assert section.lead is not None
    assert section.lead.notes == ("bron",)
    assert section.sidebar is not None
    assert section.sidebar.figure is not None
    assert section.sidebar.figure.compare_caption is not None
    assert [text.plain for text in section.sidebar.text] == ["Een", "Twee"]
    bullets, image = section.blocks[3:]
    assert isinstance(bullets, Bullets)
    assert [item.plain for item in bullets.items] == ["een", "twee"]
    assert isinstance(image, Image)
    assert edition.pictures == {"les.png": PNG}


def test_what_is_not_known_of_the_respondents_is_said_as_unknown(tmp_path: Path):
    statements = read(write_workspace(tmp_path)).respondents.statements
    assert list(statements)[:2] == ["sponsor", "agency"]
    assert statements["sponsor"] == "Voorbeeld"
    assert {text for item, text in statements.items() if item != "sponsor"} == {"onbekend"}


def test_an_edition_with_a_broken_table_is_not_bound_but_its_faults_are_told(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    write_text(workspace / NUMBERS, "id,label,under-35,total\ncourse,Cursus,x,1\n")
    change_json(workspace / EDITION, lambda edition: edition.update(accent="blauw"))
    reading = read_edition(Sources(workspace), "tiny")
    assert reading.edition is None
    assert [each.code for each in reading.problems] == ["unknown-accent", "bad-number"]


def add_edition(workspace: Path, name: str, text: str = "Geen cijfers.") -> None:
    """Write a second edition without tables, with one paragraph."""
    edition = json.loads(json.dumps(dict(TINY_EDITION)))
    chapter = edition["sections"][1]
    chapter["key_figure"]["value"] = "{tiny:learning/course/total}"
    chapter["sections"][0]["blocks"] = [{"kind": "paragraph", "text": text}]
    edition["sections"] = [chapter]
    write_json(workspace / f"editions/{name}/edition.json", edition)


def test_a_table_is_used_if_any_edition_uses_it(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    for name in ("spare", "other"):
        write_json(workspace / f"editions/tiny/tables/{name}.json", TINY_TABLE)
        write_text(workspace / f"editions/tiny/tables/{name}.csv", TINY_NUMBERS)
    add_edition(workspace, "next", "Toen was het {tiny:spare/course/total}.")
    reading = read_edition(Sources(workspace), "tiny")
    assert [render_line(each) for each in reading.problems] == [
        'editions/tiny/tables/other.json: warning: no edition uses the table "other"\n'
        "  hint: use it, or remove its files"
    ]


def test_all_editions_are_read_with_one_reading_of_their_style(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    add_edition(workspace, "next")
    readings = read_workspace(Sources(workspace))
    assert [reading.id for reading in readings] == ["next", "tiny"]
    assert readings[0].style is readings[1].style


def test_a_style_with_an_error_is_told_once_for_all_editions(tmp_path: Path):
    workspace = write_workspace(tmp_path)
    add_edition(workspace, "next")
    change_json(workspace / f"styles/{STYLE}.json", lambda style: style.pop("words"))
    for reading in read_workspace(Sources(workspace)):
        assert [each.code for each in reading.problems] == ["missing-key"]


NAMED: list[tuple[Sequence[str], tuple[str, ...]]] = [
    ((), ("2025-4-werk", "2026-1-leren", "2026-10-doen")),
    (("2026-10",), ("2026-10-doen",)),
    (("2026-10-doen", "2025"), ("2025-4-werk", "2026-10-doen")),
    (("2025", "2025-4-werk"), ("2025-4-werk",)),
]


@pytest.mark.parametrize(("names", "found"), NAMED)
def test_editions_are_found_by_a_start_of_their_name(
    tmp_path: Path, names: Sequence[str], found: tuple[str, ...]
):
    for name in ("2026-10-doen", "2026-1-leren", "2025-4-werk"):
        (tmp_path / "editions" / name).mkdir(parents=True)
    (tmp_path / "editions/README.md").touch()
    assert find_editions(Sources(tmp_path), names) == found


def test_a_whole_name_is_never_ambiguous(tmp_path: Path):
    for name in ("2026-1", "2026-10"):
        (tmp_path / "editions" / name).mkdir(parents=True)
    assert find_editions(Sources(tmp_path), ["2026-1"]) == ("2026-1",)


def test_names_that_fit_none_or_several_editions_are_told_together(tmp_path: Path):
    for name in ("2026-1-leren", "2026-2-doen"):
        (tmp_path / "editions" / name).mkdir(parents=True)
    with pytest.raises(InputProblems) as error:
        find_editions(Sources(tmp_path), ["2026", "2026-1-lezen", ""])
    assert render_text(error.value.problems) == (
        'editions: error: "2026" is the start of 2 editions\n'
        "  hint: name one of them: 2026-1-leren, 2026-2-doen\n"
        'editions: error: there is no edition ""\n'
        "  hint: editions: 2026-1-leren, 2026-2-doen\n"
        'editions: error: there is no edition "2026-1-lezen"\n'
        "  hint: did you mean “2026-1-leren” or “2026-2-doen”? editions: 2026-1-leren, "
        "2026-2-doen\n"
        "3 errors, 0 warnings\n"
    )


def test_a_workspace_without_editions_is_told(tmp_path: Path):
    with pytest.raises(InputProblems) as error:
        find_editions(Sources(tmp_path), ["2026"])
    assert str(error.value) == (
        "editions: error: the workspace has no editions\n"
        "  hint: make a folder with an edition.json in it"
    )


# Whatever stands in the files, an editor gets problems, never a traceback.

SPOILT = (EDITION, TABLE, NUMBERS, f"styles/{STYLE}.json")
FAST = settings(
    max_examples=100,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
ODD = st.sampled_from(
    [
        *(None, True, -1, 0, 1.5, 10**30, "", " ", "{", "[", "{a/b/c}", "[x]{y}", "\n", "é" * 200),
        *([], {}, [[]], {"kind": "chart"}, {"kind": []}, [1, 1], {"": ""}, "../..", "a.b.c", "*"),
    ]
)


def everything(workspace: Path) -> Iterator[Problem]:
    """Read and bind all editions and yield every problem."""
    sources = Sources(workspace)
    try:
        readings = read_workspace(sources)
    except InputProblems as error:
        yield from error.problems
        return
    for reading in readings:
        yield from reading.problems
        yield from bound(reading, sources)


def bound(reading: EditionReading, sources: Sources) -> Sequence[Problem]:
    """Return the problems of binding an edition, where there is one."""
    if reading.edition is None or reading.document is None:
        return ()
    return bind_edition(reading.edition, Neighbours(sources), reading.document.locate)[1]


def assert_told(workspace: Path) -> None:
    """Fail if anything but problems comes out, or a problem stands outside its file."""
    found = list(everything(workspace))
    for problem in found:
        if problem.place.line is not None:
            text = (workspace / problem.place.file).read_bytes()
            ends = text.count(b"\n") + text.count(b"\r") + 1
            assert problem.place.line <= ends
        assert problem.message
        assert "\n" not in problem.message
    for render in (render_text, render_json, render_github):
        render(found)


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_workspace(tmp_path_factory.mktemp("sound"))


@FAST
@given(file=st.sampled_from(SPOILT), data=st.data())
def test_spoilt_bytes_give_problems_only(sound: Path, file: str, data: st.DataObject):
    content = (sound / file).read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)) | st.just(len(content)))
    put = data.draw(st.binary(max_size=4) | st.sampled_from([b'"', b"{", b"\xef\xbb\xbf", b";"]))
    try:
        write_bytes(sound / file, content[:start] + put + content[end:])
        assert_told(sound)
    finally:
        write_bytes(sound / file, content)


def inner(value: Any) -> list[tuple[Any, Any]]:
    """Return every container inside a value with each of its keys."""
    keys = list(value) if isinstance(value, dict) else list(range(len(value)))
    found = [(value, key) for key in keys]
    for key in keys:
        if isinstance(value[key], dict | list):
            found += inner(value[key])
    return found


@FAST
@given(file=st.sampled_from([EDITION, TABLE, f"styles/{STYLE}.json"]), data=st.data())
def test_spoilt_values_give_problems_only(sound: Path, file: str, data: st.DataObject):
    content = (sound / file).read_bytes()
    value = json.loads(content)
    for _ in range(data.draw(st.integers(1, 3))):
        held, key = data.draw(st.sampled_from(inner(value)))
        if data.draw(st.booleans()):
            held[key] = copy.deepcopy(data.draw(ODD))
        elif isinstance(held, dict):
            held["odd"] = held.pop(key)
        else:
            held.append(copy.deepcopy(held[key]))
    try:
        write_json(sound / file, value)
        assert_told(sound)
    finally:
        write_bytes(sound / file, content)
