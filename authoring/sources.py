"""Sources: every input that a run opens, where it stands and what it weighs.

Takes the workspace, the folder that holds ``editions/``, ``styles/`` and ``fonts/``; gives bytes,
text and JSON documents by path relative to it, and remembers each with its SHA-256. It never reads
outside the workspace (nor through a symbolic link that leaves it), never follows a name from one
file to another, and never writes.
"""

from __future__ import annotations

import hashlib
import stat
from pathlib import Path, PurePosixPath

from authoring.jsontext import JsonDocument, parse_json
from authoring.plaintext import decode_utf8
from authoring.problems import InputProblems, Place, Problem, UsageError, offer

# Far above what an editor writes and a camera makes; below what would stall a run.
TEXT_LIMIT = 8 * 1024 * 1024
BYTES_LIMIT = 96 * 1024 * 1024


class Sources:
    """The inputs of one run.

    ``opened`` maps each file that was read, by its path in the workspace, to the SHA-256 of its
    bytes. A file is read once; later calls give what was read then.
    """

    def __init__(self, workspace: Path) -> None:
        if not workspace.is_dir():
            raise UsageError(f"the workspace {workspace} is not a folder")
        self.workspace = workspace.resolve()
        self.opened: dict[str, str] = {}
        self._bytes: dict[str, bytes] = {}
        self._documents: dict[str, JsonDocument] = {}

    def read_bytes(self, path: str, *, limit: int = BYTES_LIMIT) -> bytes:
        """Read a file whole.

        Raises:
            InputProblems: it is missing, not a file, larger than ``limit`` bytes, outside the
                workspace, or the system refuses.
        """
        if path in self._bytes:
            return self._bytes[path]
        try:
            content = self._open(path, limit)
        except (OSError, ValueError) as error:
            raise _refuse(
                path, f"cannot be read: {_reason(error)}", "", "unreadable-file"
            ) from error
        self._bytes[path] = content
        self.opened[path] = hashlib.sha256(content).hexdigest()
        return content

    def read_text(self, path: str) -> str:
        """Read a UTF-8 file, without its byte order mark; line ends stay as they are.

        Raises:
            InputProblems: as :meth:`read_bytes`, or its bytes are not UTF-8: then with the line
                and column of the first that is not.
        """
        return decode_utf8(self.read_bytes(path, limit=TEXT_LIMIT), path)

    def read_json(self, path: str) -> JsonDocument:
        """Read a JSON file with the place of each of its keys and values.

        Raises:
            InputProblems: as :meth:`read_text`, or the text is not JSON.
        """
        if path not in self._documents:
            self._documents[path] = parse_json(self.read_text(path), path)
        return self._documents[path]

    def has_file(self, path: str) -> bool:
        """Tell whether a path in the workspace is a file."""
        try:
            return self._locate(path).is_file()
        except (OSError, ValueError, InputProblems):
            return False

    def names(self, folder: str) -> tuple[str, ...]:
        """Return the names in a folder in alphabetical order, without hidden ones.

        A folder that is not there has none.
        """
        try:
            return _list(self._locate(folder))
        except (OSError, ValueError, InputProblems):
            return ()

    def folders(self, folder: str) -> tuple[str, ...]:
        """Return the names of the folders in a folder, in alphabetical order."""
        return tuple(
            name for name in self.names(folder) if (self.workspace / folder / name).is_dir()
        )

    def _open(self, path: str, limit: int) -> bytes:
        place = self._locate(path)
        try:
            status = place.stat()
        except FileNotFoundError:
            raise _refuse(
                path, "the file does not exist", _neighbours(place), "missing-file"
            ) from None
        if stat.S_ISDIR(status.st_mode):
            raise _refuse(path, "this is a folder, not a file", "", "not-a-file")
        if not stat.S_ISREG(status.st_mode):
            raise _refuse(path, "this is a device or a pipe, not a file", "", "not-a-file")
        with place.open("rb") as file:
            content = file.read(limit + 1)
        if len(content) > limit:
            size = max(status.st_size, len(content))
            fact = f"the file has {size} bytes, {limit} at most are read"
            raise _refuse(path, fact, "", "huge-file")
        return content

    def _locate(self, path: str) -> Path:
        pure = PurePosixPath(path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in path:
            hint = "name a file inside the workspace"
            raise _refuse(path, "the path leaves the workspace", hint, "outside-workspace")
        place = self.workspace / pure
        if not place.resolve().is_relative_to(self.workspace):
            hint = "put the file itself in the workspace, not a link"
            raise _refuse(
                path, "the file is a link out of the workspace", hint, "outside-workspace"
            )
        return place


def _refuse(path: str, fact: str, hint: str, code: str) -> InputProblems:
    return InputProblems([Problem("error", Place(path), fact, hint, code=code)])


def _list(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(path.name for path in folder.iterdir() if not path.name.startswith(".")))


def _neighbours(place: Path) -> str:
    try:
        names = _list(place.parent)
    except OSError:
        return f"the folder “{place.parent.name}” does not exist either"
    return offer(place.name, names, what="the folder holds")


def _reason(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return error.strerror.lower()
    return str(error)
