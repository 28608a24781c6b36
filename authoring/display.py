"""The display list: pages as plain data, before any file format.

Takes nothing and knows nothing of ReportLab, matplotlib or the edition language. Composition and
charts make these values; ``pdf/`` paints them; tests print them.

All lengths are millimetres from the top-left corner of the trim box, y downwards; type sizes and
line widths are points. Glyph advances are in em (multiples of the type size).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

MM_PER_PT = 25.4 / 72


@dataclass(frozen=True, slots=True)
class Colour:
    """A house colour with both of its builds.

    ``rgb`` holds 0–255, ``cmyk`` holds percentages 0–100. ``name`` is the token's name.
    """

    name: str
    rgb: tuple[int, int, int]
    cmyk: tuple[float, float, float, float]

    @property
    def hex(self) -> str:
        """Return the RGB build as ``#RRGGBB``."""
        return "#{:02X}{:02X}{:02X}".format(*self.rgb)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph of a shaped run.

    ``gid`` is the glyph's number in the font; ``advance_em``, ``dx_em`` and ``dy_em`` (upwards)
    are in em. ``text`` is the source text that the glyph stands for: several letters for a
    ligature, empty for a glyph that continues a cluster, U+00AD for a hyphen at a line end that
    the source does not have.
    """

    gid: int
    advance_em: float
    text: str
    dx_em: float = 0.0
    dy_em: float = 0.0


@dataclass(eq=False, slots=True)
class Tag:
    """A structure element; its kids stand in reading order.

    ``role`` is a standard structure type of PDF 1.7 (H1, P, Figure …). Kids are tags and marks. A
    tag is compared by identity: two paragraphs with the same text are two tags.
    """

    role: str
    kids: list[Tag | Mark] = field(default_factory=list)
    alt: str | None = None
    lang: str | None = None
    title: str | None = None
    identifier: str | None = None
    scope: Literal["Row", "Column"] | None = None
    numbering: str | None = None

    def add(
        self,
        role: str,
        *,
        alt: str | None = None,
        lang: str | None = None,
        title: str | None = None,
        identifier: str | None = None,
        scope: Literal["Row", "Column"] | None = None,
        numbering: str | None = None,
    ) -> Tag:
        """Append a child element and return it."""
        child = Tag(role, [], alt, lang, title, identifier, scope, numbering)
        self.kids.append(child)
        return child

    def mark(self) -> Mark:
        """Append a piece of content, to which painted items will refer, and return it."""
        mark = Mark(self)
        self.kids.append(mark)
        return mark

    def walk(self) -> Iterator[Tag]:
        """Yield this element and all below it in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.walk()


@dataclass(eq=False, slots=True)
class Mark:
    """A place in the tag tree where painted content hangs.

    The items that carry it may stand on several pages or be interrupted by others; the painter
    makes one marked-content sequence for each uninterrupted stretch.
    """

    tag: Tag


@dataclass(frozen=True, slots=True)
class GlyphRun:
    """Glyphs of one face, size and colour on one baseline.

    ``x_mm``, ``y_mm`` is the baseline origin. ``tracking_em`` is added after every glyph.
    ``rotation`` is in degrees, clockwise. A run without a mark is an artifact.
    """

    x_mm: float
    y_mm: float
    face: str
    size_pt: float
    colour: Colour
    glyphs: tuple[Glyph, ...]
    tracking_em: float = 0.0
    rotation: float = 0.0
    mark: Mark | None = None

    @property
    def text(self) -> str:
        """Return the source text of the run."""
        return "".join(glyph.text for glyph in self.glyphs)

    @property
    def width_mm(self) -> float:
        """Return the advance of the whole run."""
        em = sum(glyph.advance_em + self.tracking_em for glyph in self.glyphs)
        return em * self.size_pt * MM_PER_PT


Segment = (
    tuple[Literal["M"], float, float]
    | tuple[Literal["L"], float, float]
    | tuple[Literal["C"], float, float, float, float, float, float]
    | tuple[Literal["Z"]]
)


@dataclass(frozen=True, slots=True)
class Path:
    """A filled or stroked path. Without a stroke colour nothing is stroked, whatever the width."""

    segments: tuple[Segment, ...]
    fill: Colour | None = None
    stroke: Colour | None = None
    width_pt: float = 0.0
    dash_pt: tuple[float, ...] = ()
    cap: Literal["butt", "round", "square"] = "butt"
    join: Literal["miter", "round", "bevel"] = "miter"
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """A raster image, cropped to its box around the centre.

    ``key`` names the entry of :attr:`Document.pictures` that holds the encoded bytes.
    """

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    key: str
    mark: Mark | None = None


Item = GlyphRun | Path | Picture


@dataclass(frozen=True, slots=True)
class LinkArea:
    """A rectangle of the screen file that leads somewhere.

    Exactly one of ``url`` and ``destination`` is set. ``tag`` is the Link or Reference element
    whose text lies under the rectangle; ``contents`` says in words where it leads.
    """

    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float
    tag: Tag
    contents: str
    url: str | None = None
    destination: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its items in paint order, its links and the destinations that lie on it.

    ``label`` is the folio as a reader sees it; ``destinations`` maps a name to a y in mm.
    """

    number: int
    label: str
    kind: str
    items: tuple[Item, ...]
    links: tuple[LinkArea, ...] = ()
    destinations: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline, with its level (0 is the highest) and its destination."""

    title: str
    level: int
    destination: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that travels with the screen file: bytes, media type and relation (``Data`` …).

    ``tag`` is the structure element that it belongs to.
    """

    name: str
    media_type: str
    data: bytes
    description: str
    tag: Tag | None = None
    relationship: str = "Data"


@dataclass(frozen=True, slots=True)
class Document:
    """A composed edition: all that a painter needs.

    ``faces`` maps a face key to the bytes of its font file, ``pictures`` an image key to its bytes.
    ``created`` is an ISO date: the edition's, never the clock's.
    """

    identifier: str
    title: str
    author: str
    subject: str
    language: str
    created: str
    width_mm: float
    height_mm: float
    pages: tuple[Page, ...]
    tags: Tag
    faces: Mapping[str, bytes]
    bookmarks: tuple[Bookmark, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
