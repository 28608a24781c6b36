"""The other editions of a year as bound data: their figures draw their dials on a contents page.

Takes the sources and the tables of all editions; gives bound editions. It reads and binds each at
most once, and never composes one. What is wrong with a sibling is told when it is built itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from authoring.data.tables import Table
from authoring.edition.bind import bind_edition
from authoring.edition.catalogue import list_editions
from authoring.edition.model import Edition
from authoring.edition.reading import read_edition
from authoring.problems import has_errors
from authoring.sources import Sources
from authoring.style.reading import StyleReading


class Siblings:
    """Bound editions by id, read when first asked for; ``known`` are those that were bound already.

    ``tables`` holds the tables of all editions.
    """

    def __init__(
        self,
        sources: Sources,
        tables: Mapping[str, Mapping[str, Table]],
        known: Iterable[Edition] = (),
    ) -> None:
        self._sources = sources
        self._tables = tables
        self._styles: dict[str, StyleReading] = {}
        self._names = list_editions(sources)
        self._bound: dict[str, Edition | None] = {edition.id: edition for edition in known}

    def of(self, edition: Edition) -> dict[str, Edition]:
        """Return the other editions that an edition lists, as far as they are there and sound."""
        names = [entry.edition for entry in edition.editions if entry.edition is not None]
        found = {name: self._bind(name) for name in names if name != edition.id}
        return {name: held for name, held in found.items() if held is not None}

    def _bind(self, name: str) -> Edition | None:
        if name not in self._bound:
            self._bound[name] = None
            if name in self._names:
                self._bound[name] = self._read(name)
        return self._bound[name]

    def _read(self, name: str) -> Edition | None:
        reading = read_edition(self._sources, name, self._styles, self._tables)
        if reading.edition is None or reading.document is None or has_errors(reading.problems):
            return None
        bound, problems = bind_edition(reading.edition, self._tables, reading.document.locate)
        return None if has_errors(problems) else bound
