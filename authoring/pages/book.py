"""The edition while it is being composed: its sheets, tags, bookmarks and pending charts.

Takes a bound edition and its house style; page modules add to it. It holds state and no rules of
layout.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from authoring.charts.model import ResolvedChart
from authoring.display import Attachment, Bookmark, Tag
from authoring.edition.markup import Text
from authoring.edition.model import Edition
from authoring.pages.grid import page_grid
from authoring.pages.notes import Notes
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Typesetter
from authoring.style.model import Style, Tokens

SOFT_HYPHEN = "\u00ad"


def title_of(text: Text) -> str:
    """Return a title as it reads on one line: without the soft hyphens that divide it elsewhere."""
    return text.plain.replace(SOFT_HYPHEN, "")


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart that has its place; it is drawn when the charts beside it are known too.

    ``note_mm`` is the first baseline of its note where the page has a place for it; ``whole`` the
    chart whose figures are attached here: a split chart is attached once, with its first part.
    ``heading`` is the role of its title.
    """

    sheet: Sheet
    chart: ResolvedChart
    x_mm: float
    y_mm: float
    tag: Tag
    note_mm: float | None = None
    whole: ResolvedChart | None = None
    heading: str = "H4"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents."""

    title: str
    remark: str
    page: int
    destination: str
    chapter: bool


@dataclass(slots=True)
class Book:
    """An edition under composition.

    ``numbers`` gives each note its number; ``siblings`` are the other editions of the year by id,
    as far as they are known.
    """

    edition: Edition
    typesetter: Typesetter
    numbers: dict[str, int]
    siblings: Mapping[str, Edition] = field(default_factory=dict)
    tags: Tag = field(default_factory=lambda: Tag("Document"))
    sheets: list[Sheet] = field(default_factory=list)
    bookmarks: list[Bookmark] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    charts: list[PlacedChart] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)

    @property
    def style(self) -> Style:
        """Return the house style."""
        return self.typesetter.style

    def tokens(self, page: str) -> Tokens:
        """Return the tokens of a page kind."""
        return self.style.pages[page]

    @property
    def running(self) -> str:
        """Return the running title of pages outside the chapters."""
        edition = self.edition
        return f"{edition.series} {edition.year} · {title_of(edition.title)}"

    def add_sheet(self, kind: str, running: str | None = None) -> Sheet:
        """Append a page and return it."""
        number = len(self.sheets) + 1
        sheet = Sheet(
            number,
            kind,
            page_grid(self.style, number),
            running=self.running if running is None else running,
        )
        self.sheets.append(sheet)
        return sheet

    def open_part(self, sheet: Sheet, name: str, title: str, level: int, y_mm: float = 0.0) -> None:
        """Make a part of the edition reachable: a destination and a bookmark."""
        sheet.destinations[name] = y_mm
        sheet.opens_section = True
        self.bookmarks.append(Bookmark(title, level, name))

    def notes(self) -> Notes:
        """Return an empty foot of notes for a new page."""
        return Notes(self.edition.notes, self.numbers, self.typesetter)
