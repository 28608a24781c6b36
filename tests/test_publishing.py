"""Output is replaced whole or not at all, also when a build is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from authoring.publishing import publish
from tests.workspaces import ROOT, write_buildable

OLD = {"a.pdf": b"old a", "b.pdf": b"old b"}
NEW = {"a.pdf": b"new a", "b.pdf": b"new b"}

KILLED_WHILE_WRITING = """
import os, signal, sys
from pathlib import Path
from authoring import publishing
os.fsync = lambda number: os.kill(os.getpid(), signal.SIGKILL)
publishing.publish(Path(sys.argv[1]), {"a.pdf": b"new a" * 100000, "b.pdf": b"new b"})
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*.pdf")}


def test_files_are_replaced_and_outdated_names_go(tmp_path: Path) -> None:
    publish(tmp_path, {**OLD, "a-concept.pdf": b"concept"})
    publish(tmp_path, NEW, outdated=("a-concept.pdf", "never-there.pdf"))
    assert contents(tmp_path) == NEW
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def test_a_kill_while_writing_leaves_the_old_files_whole(tmp_path: Path) -> None:
    publish(tmp_path, OLD)
    killed = subprocess.run(
        [sys.executable, "-c", KILLED_WHILE_WRITING, str(tmp_path)], cwd=ROOT, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert {name: (tmp_path / name).read_bytes() for name in OLD} == OLD
    publish(tmp_path, NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.pdf", "b.pdf"]


def build(workspace: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "authoring", "build", "--workspace", str(workspace)],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.parametrize("stage", ["composing", "for the screen", "for the press", "preflight"])
def test_a_killed_build_leaves_the_old_output(tmp_path: Path, stage: str) -> None:
    workspace = write_buildable(tmp_path)
    output = workspace / "output" / "tiny"
    old = {f"tiny-concept-{kind}.pdf": kind.encode() for kind in ("screen", "print")}
    publish(output, old)
    with build(workspace) as process:
        assert process.stderr is not None
        for line in process.stderr:
            if stage in line:
                process.kill()
                break
    assert process.returncode == -signal.SIGKILL
    assert contents(output) == old
