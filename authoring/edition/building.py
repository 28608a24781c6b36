"""The edition's dataclasses, made from a document that its schema has passed.

Takes the document, its tables and the wording for what is unknown; gives the edition, with every
text read into parts, and the problems of their markup, each at its character in the file. It
never checks what ids refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from authoring.data.tables import Table
from authoring.edition.markup import parse_text
from authoring.edition.model import (
    Block,
    Bullets,
    Chapter,
    Chart,
    ChartItem,
    Contents,
    Cover,
    Edition,
    Foreword,
    Image,
    KeyFigure,
    Paragraph,
    Part,
    Respondents,
    Sample,
    Section,
    SeriesEdition,
    Sidebar,
    Subhead,
)
from authoring.edition.parts import Text
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem
from authoring.schemas.checking import load_schema

Value = Mapping[str, Any]


def build_edition(
    document: JsonDocument, name: str, tables: Mapping[str, Table], unknown: str
) -> tuple[Edition, list[Problem]]:
    """Return the edition ``name`` without its pictures, and the problems of its markup.

    ``unknown`` is what a statement about the respondents says when the document leaves it out.
    """
    builder = _Builder(document)
    head = document.value
    edition = Edition(
        id=name,
        series=head["series"],
        year=head["year"],
        number=head["number"],
        title=builder.text(("title",)),
        status=head["status"],
        date=head["date"],
        language=head["language"],
        style=head["style"],
        accent=head["accent"],
        binding=head["binding"],
        organisation=head["organisation"],
        place=head["place"],
        address=head["address"],
        editions=tuple(
            builder.series_edition(entry, ("editions", index))
            for index, entry in enumerate(head["editions"])
        ),
        respondents=_build_respondents(head["respondents"], unknown),
        parts=tuple(
            builder.part(entry, ("sections", index)) for index, entry in enumerate(head["sections"])
        ),
        notes={note: builder.text(("notes", note)) for note in head.get("notes", {})},
        tables=tables,
    )
    return edition, builder.problems


def _build_respondents(held: Value, unknown: str) -> Respondents:
    samples = (Sample(entry["id"], entry["label"], entry["n"]) for entry in held["samples"])
    items = load_schema("edition")["$defs"]["respondents"]["properties"]["statements"]["properties"]
    statements = {item: held["statements"].get(item, unknown) for item in items}
    return Respondents(tuple(samples), held["probability_sample"], statements)


class _Builder:
    """Builds each part from its value and where that stands, and collects problems of markup."""

    def __init__(self, document: JsonDocument) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self._parts: dict[str, Callable[[Value, Pointer], Part]] = {
            "cover": self.cover,
            "foreword": self.foreword,
            "contents": self.contents,
            "chapter": self.chapter,
        }
        self._blocks: dict[str, Callable[[Value, Pointer], Block]] = {
            "paragraph": lambda _, at: Paragraph(self.text((*at, "text"))),
            "subhead": lambda _, at: Subhead(self.text((*at, "text"))),
            "bullets": lambda held, at: Bullets(self.texts(held, (*at, "items"))),
            "chart": self.chart,
            "image": self.image,
        }

    def text(self, at: Pointer) -> Text:
        """Return the text that stands at a pointer."""
        raw: Any = self.document.value
        for step in at:
            raw = raw[step]
        text, problems = parse_text(raw, at)
        for found in problems:
            place = self.document.locate(at, found.offset)
            self.problems.append(
                Problem("error", place, found.message, found.hint, code=found.code)
            )
        return text

    def texts(self, held: Value, at: Pointer) -> tuple[Text, ...]:
        """Return the texts of a list that ``held`` has under the last step of a pointer."""
        return tuple(self.text((*at, index)) for index in range(len(held[str(at[-1])])))

    def optional(self, held: Value, at: Pointer) -> Text | None:
        """Return a text that may be left out."""
        return self.text(at) if at[-1] in held else None

    def series_edition(self, held: Value, at: Pointer) -> SeriesEdition:
        """Return one of the editions of the year."""
        title = self.text((*at, "title"))
        return SeriesEdition(held["number"], title, held["accent"], held.get("edition"))

    def part(self, held: Value, at: Pointer) -> Part:
        """Return a part of the edition."""
        return self._parts[held["kind"]](held, at)

    def cover(self, held: Value, at: Pointer) -> Cover:
        """Return the cover."""
        return Cover(
            kind="cover",
            title_lines=self.texts(held, (*at, "title_lines")),
            reading=self.text((*at, "reading")),
            caption=self.text((*at, "caption")),
            legend=self.text((*at, "legend")),
            key_legend=self.text((*at, "key_legend")),
        )

    def foreword(self, held: Value, at: Pointer) -> Foreword:
        """Return a foreword."""
        return Foreword(
            kind="foreword",
            id=held["id"],
            title=self.text((*at, "title")),
            salutation=self.text((*at, "salutation")),
            text=self.texts(held, (*at, "text")),
        )

    def contents(self, held: Value, at: Pointer) -> Contents:
        """Return the table of contents."""
        return Contents(
            kind="contents",
            id=held["id"],
            title=self.text((*at, "title")),
            series_title=self.text((*at, "series_title")),
            series_text=self.text((*at, "series_text")),
        )

    def chapter(self, held: Value, at: Pointer) -> Chapter:
        """Return a chapter."""
        sections = (
            self.section(entry, (*at, "sections", index))
            for index, entry in enumerate(held["sections"])
        )
        return Chapter(
            kind="chapter",
            id=held["id"],
            title=self.text((*at, "title")),
            lead=self.text((*at, "lead")),
            key_figure=self.key_figure(held["key_figure"], (*at, "key_figure")),
            sections=tuple(sections),
        )

    def section(self, held: Value, at: Pointer) -> Section:
        """Return a section of a chapter."""
        blocks = (
            self._blocks[entry["kind"]](entry, (*at, "blocks", index))
            for index, entry in enumerate(held["blocks"])
        )
        sidebar = held.get("sidebar")
        return Section(
            id=held["id"],
            title=self.text((*at, "title")),
            blocks=tuple(blocks),
            lead=self.optional(held, (*at, "lead")),
            sidebar=None if sidebar is None else self.sidebar(sidebar, (*at, "sidebar")),
            break_page="break" in held,
        )

    def sidebar(self, held: Value, at: Pointer) -> Sidebar:
        """Return a box beside the prose."""
        figure = held.get("figure")
        return Sidebar(
            title=self.text((*at, "title")),
            text=self.texts(held, (*at, "text")),
            figure=None if figure is None else self.key_figure(figure, (*at, "figure")),
            source=self.optional(held, (*at, "source")),
        )

    def key_figure(self, held: Value, at: Pointer) -> KeyFigure:
        """Return a figure that is set large."""
        return KeyFigure(
            value=self.text((*at, "value")),
            caption=self.text((*at, "caption")),
            compare=self.optional(held, (*at, "compare")),
            compare_caption=self.optional(held, (*at, "compare_caption")),
        )

    def chart(self, held: Value, at: Pointer) -> Chart:
        """Return a chart."""
        return Chart(
            id=held["id"],
            chart=held["chart"],
            title=self.text((*at, "title")),
            table=held.get("table"),
            columns=tuple(held.get("columns", ())),
            rows=tuple(held.get("rows", ())),
            items=tuple(
                self.item(item, (*at, "items", index))
                for index, item in enumerate(held.get("items", ()))
            ),
            highlight=held.get("highlight"),
            reading=self.optional(held, (*at, "reading")),
            width=held.get("width", "full"),
        )

    def item(self, held: Value, at: Pointer) -> ChartItem:
        """Return a row of a chart that gathers figures."""
        return ChartItem(
            text=self.text((*at, "text")),
            value=self.optional(held, (*at, "value")),
            group=self.optional(held, (*at, "group")),
            table=held.get("table"),
            row=held.get("row"),
            measure=held.get("measure"),
        )

    def image(self, held: Value, at: Pointer) -> Image:
        """Return a picture."""
        return Image(
            file=held["file"],
            alt=self.text((*at, "alt")),
            caption=self.optional(held, (*at, "caption")),
            credit=self.optional(held, (*at, "credit")),
        )
