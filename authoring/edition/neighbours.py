"""The tables of the other editions of a workspace, read when a cell first names one.

Takes the sources; gives tables by edition, and the problems of those that were read. It never
reads more of an edition than its tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from authoring.data.reading import read_tables
from authoring.data.tables import Table
from authoring.edition.catalogue import list_editions
from authoring.problems import Problem
from authoring.sources import Sources


class Neighbours(Mapping[str, Mapping[str, Table]]):
    """Tables by edition and id; an edition is read at the first look-up and kept."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources
        self._names = list_editions(sources)
        self._read: dict[str, Mapping[str, Table]] = {}
        self.problems: list[Problem] = []

    def __getitem__(self, edition: str) -> Mapping[str, Table]:
        if edition not in self._names:
            raise KeyError(edition)
        if edition not in self._read:
            reading = read_tables(self._sources, edition)
            self.problems += reading.problems
            self._read[edition] = reading.tables
        return self._read[edition]

    def __contains__(self, edition: object) -> bool:
        return edition in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
