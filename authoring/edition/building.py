"""The edition's dataclasses, made from a document that its schema has passed.

Takes the document, its tables and the wording for what is unknown; gives the edition, with every
text read into parts, and the problems of their markup, each at its character in the file. It
never checks what ids refer to.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from authoring.data.tables import Table
from authoring.edition.model import (
    Accountability,
    BackCover,
    Block,
    Bullets,
    Chapter,
    Chart,
    ChartItem,
    Contents,
    Cover,
    Differences,
    Edition,
    FigureList,
    Foreword,
    Image,
    KeyFigure,
    Member,
    Paragraph,
    Part,
    Practice,
    Quote,
    Respondents,
    Sample,
    Section,
    SeriesEdition,
    Sidebar,
    Step,
    Steps,
    Subhead,
    Summary,
)
from authoring.edition.textreader import TextReader, Value
from authoring.jsontext import JsonDocument, Pointer
from authoring.problems import Problem
from authoring.schemas.checking import load_schema


def build_edition(
    document: JsonDocument,
    name: str,
    tables: Mapping[str, Table],
    respondents: Value,
    unknown: str,
) -> tuple[Edition, list[Problem]]:
    """Return the edition ``name`` without its pictures, and the problems of its markup.

    ``respondents`` is the block about them, its own or another edition's; ``unknown`` is what a
    statement in it says when it is left out.
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
        respondents=_build_respondents(respondents, unknown),
        parts=tuple(
            builder.part(entry, ("sections", index)) for index, entry in enumerate(head["sections"])
        ),
        notes=builder.notes(),
        tables=tables,
    )
    return edition, builder.problems


def _build_respondents(held: Value, unknown: str) -> Respondents:
    samples = (Sample(entry["id"], entry["label"], entry["n"]) for entry in held["samples"])
    items = load_schema("edition")["$defs"]["respondents"]["properties"]["statements"]["properties"]
    statements = {item: held["statements"].get(item, unknown) for item in items}
    return Respondents(tuple(samples), held["probability_sample"], statements)


class _Builder(TextReader):
    """Builds each part from its value and where that stands."""

    def __init__(self, document: JsonDocument) -> None:
        super().__init__(document)
        self._parts: dict[str, Callable[[Value, Pointer], Part]] = {
            "cover": self.cover,
            "foreword": self.foreword,
            "contents": self.contents,
            "summary": self.summary,
            "chapter": self.chapter,
            "accountability": self.accountability,
            "back-cover": self.back_cover,
        }
        self._members: dict[str, Callable[[Value, Pointer], Member]] = {
            "section": self.section,
            "quote": self.quote,
            "differences": self.differences,
            "practice": self.practice,
            "steps": self.steps,
        }
        self._blocks: dict[str, Callable[[Value, Pointer], Block]] = {
            "paragraph": lambda _, at: Paragraph(self.text((*at, "text"))),
            "subhead": lambda _, at: Subhead(self.text((*at, "text"))),
            "bullets": lambda held, at: Bullets(self.texts(held, (*at, "items"))),
            "chart": self.chart,
            "image": self.image,
        }

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
            series_title=self.optional(held, (*at, "series_title")),
            series_text=self.optional(held, (*at, "series_text")),
        )

    def chapter(self, held: Value, at: Pointer) -> Chapter:
        """Return a chapter."""
        sections = (
            self._members[entry.get("kind", "section")](entry, (*at, "sections", index))
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
        sidebar = held.get("sidebar")
        return Section(
            id=held["id"],
            title=self.text((*at, "title")),
            blocks=self.blocks(held, at),
            lead=self.optional(held, (*at, "lead")),
            sidebar=None if sidebar is None else self.sidebar(sidebar, (*at, "sidebar")),
            break_page="break" in held,
        )

    def blocks(self, held: Value, at: Pointer) -> tuple[Block, ...]:
        """Return the blocks that ``held`` has."""
        return tuple(
            self._blocks[entry["kind"]](entry, (*at, "blocks", index))
            for index, entry in enumerate(held["blocks"])
        )

    def quote(self, held: Value, at: Pointer) -> Quote:
        """Return a message set large."""
        return Quote(
            kind="quote",
            id=held["id"],
            text=self.text((*at, "text")),
            figures=self.key_figures(held, (*at, "figures")),
            question=self.optional(held, (*at, "question")),
        )

    def differences(self, held: Value, at: Pointer) -> Differences:
        """Return a list of differences."""
        return Differences(
            kind="differences",
            id=held["id"],
            title=self.text((*at, "title")),
            chart=self.chart(held["chart"], (*at, "chart")),
        )

    def practice(self, held: Value, at: Pointer) -> Practice:
        """Return a practice case."""
        image = held.get("image")
        return Practice(
            kind="practice",
            id=held["id"],
            kicker=self.text((*at, "kicker")),
            title=self.text((*at, "title")),
            lead=self.text((*at, "lead")),
            blocks=self.blocks(held, at),
            finding=self.text((*at, "finding")),
            company_title=self.text((*at, "company_title")),
            company_text=self.texts(held, (*at, "company_text")),
            image=None if image is None else self.image(image, (*at, "image")),
        )

    def steps(self, held: Value, at: Pointer) -> Steps:
        """Return practical steps."""
        steps = (
            Step(
                self.text((*at, "steps", index, "heading")),
                self.texts(entry, (*at, "steps", index, "items")),
            )
            for index, entry in enumerate(held["steps"])
        )
        title, lead = self.text((*at, "title")), self.text((*at, "lead"))
        return Steps("steps", held["id"], title, lead, tuple(steps))

    def summary(self, held: Value, at: Pointer) -> Summary:
        """Return the report at a glance."""
        lists = (
            self.figure_list(entry, (*at, "lists", index))
            for index, entry in enumerate(held["lists"])
        )
        return Summary(
            kind="summary",
            id=held["id"],
            title=self.text((*at, "title")),
            hero=self.text((*at, "hero")),
            lead=self.text((*at, "lead")),
            figures=self.key_figures(held, (*at, "figures")),
            lists=tuple(lists),
            band=self.figure_list(held["band"], (*at, "band")),
            steps_title=self.text((*at, "steps_title")),
            steps=self.texts(held, (*at, "steps")),
        )

    def figure_list(self, held: Value, at: Pointer) -> FigureList:
        """Return a list of figures."""
        return FigureList(self.text((*at, "title")), self.key_figures(held, (*at, "figures")))

    def accountability(self, held: Value, at: Pointer) -> Accountability:
        """Return the account of the survey."""
        panels = (
            self.chart(entry, (*at, "panels", index)) for index, entry in enumerate(held["panels"])
        )
        return Accountability(
            kind="accountability",
            id=held["id"],
            title=self.text((*at, "title")),
            figure=self.key_figure(held["figure"], (*at, "figure")),
            text=self.texts(held, (*at, "text")),
            samples=self.key_figures(held, (*at, "samples")),
            panels=tuple(panels),
            reading_title=self.text((*at, "reading_title")),
            reading=self.texts(held, (*at, "reading")),
        )

    def back_cover(self, held: Value, at: Pointer) -> BackCover:
        """Return the back cover."""
        return BackCover(
            kind="back-cover",
            title=self.text((*at, "title")),
            lead=self.texts(held, (*at, "lead")),
            colophon=self.texts(held, (*at, "colophon")),
        )

    def key_figures(self, held: Value, at: Pointer) -> tuple[KeyFigure, ...]:
        """Return the figures of a list, which may be left out."""
        entries = held.get(str(at[-1]), ())
        return tuple(self.key_figure(entry, (*at, index)) for index, entry in enumerate(entries))

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
            ordered_by=held.get("ordered_by"),
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
            place=held.get("place"),
            caption=self.optional(held, (*at, "caption")),
        )

    def image(self, held: Value, at: Pointer) -> Image:
        """Return a picture."""
        return Image(
            file=held["file"],
            alt=self.text((*at, "alt")),
            caption=self.optional(held, (*at, "caption")),
            credit=self.optional(held, (*at, "credit")),
        )
