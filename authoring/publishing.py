"""Finished files into ``output/``, each whole or not at all.

Takes bytes; replaces files by renaming, so that a reader, or a build that is killed, never meets
half a file. It never decides whether a build is good enough to publish.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

# A build that was killed leaves its folder behind; the next one clears it away.
_STAGING = ".building-"


def publish(folder: Path, files: Mapping[str, bytes], outdated: tuple[str, ...] = ()) -> None:
    """Put files into a folder together.

    All are written beside their places and flushed before the first one is moved, so that a full
    disk or a kill on the way leaves the old files as they were. ``outdated`` are names of files
    that the new ones replace under another name; they go last.

    Raises:
        OSError: the folder cannot be written; nothing has been replaced.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for stale in folder.glob(f"{_STAGING}*"):
        shutil.rmtree(stale, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=_STAGING, dir=folder) as staging:
        for name, data in files.items():
            _write(Path(staging) / name, data)
        for name in files:
            (Path(staging) / name).replace(folder / name)
    for name in outdated:
        if name not in files:
            (folder / name).unlink(missing_ok=True)


def _write(path: Path, data: bytes) -> None:
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
