"""The edition as frozen dataclasses: what was written, checked and in order.

Takes nothing, reads nothing: :mod:`authoring.edition.read` fills it from JSON that the schema has
passed, :mod:`authoring.edition.bind` replaces its slots by printed figures. It never holds a
figure of its own: figures stand in tables.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from authoring.data.tables import Table
from authoring.edition.markup import Text

Status = Literal["concept", "final"]


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure set large: its value, what it says, and optionally a second one to compare with."""

    value: Text
    caption: Text
    compare: Text | None = None
    compare_caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Subhead:
    """A subhead inside running text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of items."""

    items: tuple[Text, ...]


ChartKind = Literal[
    "ranked-bars", "grouped-bars", "agree-bars", "statement-bars", "paired-bars", "bar-table",
    "strip", "share-panel", "dot-plot", "rings", "figure-rows", "sample-strip", "lines",
    "slope", "wave-table", "ranking", "stacked-columns-100", "stacked-columns", "range-bars",
    "work-ability-house",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class ChartItem:
    """A row of a chart that gathers figures from several tables.

    Either ``value`` prints one figure, or ``table`` and ``row`` (and ``measure``, where a table has
    several) name the row whose groups are shown. ``group`` heads the rows that share it.
    ``place`` is where in a house the item stands, ``caption`` what its figure says there.
    """

    text: Text
    value: Text | None = None
    group: Text | None = None
    table: str | None = None
    row: str | None = None
    measure: str | None = None
    place: Literal["floor", "roof", "surroundings"] | None = None
    caption: Text | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart of one table, or of items from several.

    ``columns`` are the groups to show and ``rows`` the rows, in order (none: all of the table's);
    ``highlight`` is the row that bears the accent; ``reading`` is an extra line for the note under
    the chart. Charts of a half or third of the width stand beside one another. ``ordered_by`` is
    the column whose figures order the rows, the largest first.
    """

    id: str
    chart: ChartKind
    title: Text
    table: str | None = None
    columns: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    items: tuple[ChartItem, ...] = ()
    highlight: str | None = None
    reading: Text | None = None
    width: Literal["full", "half", "third"] = "full"
    ordered_by: str | None = None


@dataclass(frozen=True, slots=True)
class Image:
    """A picture from the edition's ``images/`` with its description for those who cannot see it."""

    file: str
    alt: Text
    caption: Text | None = None
    credit: Text | None = None


Block = Paragraph | Subhead | Bullets | Chart | Image


@dataclass(frozen=True, slots=True)
class Sidebar:
    """A box beside the prose."""

    title: Text
    text: tuple[Text, ...]
    figure: KeyFigure | None = None
    source: Text | None = None


@dataclass(frozen=True, slots=True)
class Cover:
    """The cover: its title broken by hand, the dial's reading and the legend."""

    kind: Literal["cover"]
    title_lines: tuple[Text, ...]
    reading: Text
    caption: Text
    legend: Text
    key_legend: Text


@dataclass(frozen=True, slots=True)
class Foreword:
    """A letter by the organisation."""

    kind: Literal["foreword"]
    id: str
    title: Text
    salutation: Text
    text: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The table of contents and, where the year has several, the editions of the series."""

    kind: Literal["contents"]
    id: str
    title: Text
    series_title: Text | None = None
    series_text: Text | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A section of a chapter; the flow chooses its layout from what it holds."""

    id: str
    title: Text
    blocks: tuple[Block, ...]
    lead: Text | None = None
    sidebar: Sidebar | None = None
    break_page: bool = False


@dataclass(frozen=True, slots=True)
class Quote:
    """A message set large over a band: a literal survey statement, or ours without marks.

    ``figures`` are none, or one or two percentages that the band's rings show; ``question`` is the
    question that they answer.
    """

    kind: Literal["quote"]
    id: str
    text: Text
    figures: tuple[KeyFigure, ...] = ()
    question: Text | None = None


@dataclass(frozen=True, slots=True)
class Differences:
    """A list of what groups have in common and where they differ, each row with its dots."""

    kind: Literal["differences"]
    id: str
    title: Text
    chart: Chart


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice case: a company's story in indirect speech, over a spread."""

    kind: Literal["practice"]
    id: str
    kicker: Text
    title: Text
    lead: Text
    blocks: tuple[Block, ...]
    finding: Text
    company_title: Text
    company_text: tuple[Text, ...]
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step to take: its heading and what it asks."""

    heading: Text
    items: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """Practical steps, numbered."""

    kind: Literal["steps"]
    id: str
    title: Text
    lead: Text
    steps: tuple[Step, ...]


Member = Section | Quote | Differences | Practice | Steps


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter: its opener and what follows, in order."""

    kind: Literal["chapter"]
    id: str
    title: Text
    lead: Text
    key_figure: KeyFigure
    sections: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class FigureList:
    """A list of figures, each with a line of text and a strip."""

    title: Text
    figures: tuple[KeyFigure, ...]


@dataclass(frozen=True, slots=True)
class Summary:
    """The report at a glance, on a spread: a hero figure, three more, two lists and a band."""

    kind: Literal["summary"]
    id: str
    title: Text
    hero: Text
    lead: Text
    figures: tuple[KeyFigure, ...]
    lists: tuple[FigureList, ...]
    band: FigureList
    steps_title: Text
    steps: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Accountability:
    """How the survey was done and who answered: prose, the samples, and panels of respondents."""

    kind: Literal["accountability"]
    id: str
    title: Text
    figure: KeyFigure
    text: tuple[Text, ...]
    samples: tuple[KeyFigure, ...]
    panels: tuple[Chart, ...]
    reading_title: Text
    reading: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class BackCover:
    """The back cover: what the edition is about, its series and its colophon."""

    kind: Literal["back-cover"]
    title: Text
    lead: tuple[Text, ...]
    colophon: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A covering letter, all but its subject, which is the title of the whole.

    ``sender`` is the address below the organisation's name; the organisation signs.
    """

    kind: Literal["letter"]
    sender: tuple[Text, ...]
    addressee: tuple[Text, ...]
    salutation: Text
    text: tuple[Text, ...]
    closing: Text
    enclosures: tuple[Text, ...]


Part = Cover | Foreword | Contents | Summary | Chapter | Accountability | BackCover | Letter


@dataclass(frozen=True, slots=True)
class SeriesEdition:
    """One of the editions of a year, as the contents page lists it."""

    number: int
    title: Text
    accent: str
    edition: str | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample of respondents: its name in Dutch and its size, where known."""

    id: str
    label: str
    n: int | None


@dataclass(frozen=True, slots=True)
class Respondents:
    """What a reader must know of the survey, by the disclosure list of AAPOR and ESOMAR/WAPOR.

    An absent statement is said as unknown, never left out: ``statements`` holds every item of the
    list, in order, as item and text.
    """

    samples: tuple[Sample, ...]
    probability_sample: bool | None
    statements: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Edition:
    """A checked edition, or the letter that goes with it. ``date`` is ISO (``2026-01``).

    ``notes`` are footnotes by id. A letter has the id, the tables and the identity of its edition;
    its only part is a :class:`Letter`, its title and its notes are its own.
    """

    id: str
    series: str
    year: int
    number: int
    title: Text
    status: Status
    date: str
    language: str
    style: str
    accent: str
    binding: Literal["saddle-stitch", "perfect", "none"]
    organisation: str
    place: str
    address: str
    editions: tuple[SeriesEdition, ...]
    respondents: Respondents
    parts: tuple[Part, ...]
    notes: Mapping[str, Text]
    tables: Mapping[str, Table]
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def alone(self) -> bool:
        """Tell whether this is the one edition of its year, which then has no number."""
        return len(self.editions) == 1

    @property
    def is_letter(self) -> bool:
        """Tell whether this is the letter that goes with an edition."""
        return any(isinstance(part, Letter) for part in self.parts)

    @property
    def name(self) -> str:
        """Return the start of the names of its files: the edition's id, marked for a letter."""
        return self.letter_name if self.is_letter else self.id

    @property
    def letter_name(self) -> str:
        """Return the start of the names of the files of its letter."""
        return f"{self.id}-letter"
