"""The whole edition composed: every part in order, once, as plain data.

Takes a bound edition, its style and its fonts; gives a :class:`authoring.display.Document` and the
problems that composing found. It knows no PDF.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from authoring.charts.attachment import table_csv
from authoring.charts.drawing import draw_chart
from authoring.charts.kinds import scale_of
from authoring.charts.model import ResolvedChart
from authoring.display import Attachment, Document, Tag
from authoring.edition.model import (
    Accountability,
    BackCover,
    Chapter,
    Contents,
    Cover,
    Differences,
    Edition,
    Foreword,
    Letter,
    Practice,
    Quote,
    Section,
    Steps,
    Summary,
)
from authoring.pages.accountability import compose_accountability
from authoring.pages.backcover import compose_back_cover
from authoring.pages.book import Book, PlacedChart, title_of
from authoring.pages.contents import keep_contents, paint_contents
from authoring.pages.cover import compose_cover
from authoring.pages.differences import compose_differences
from authoring.pages.flow import Flow
from authoring.pages.footer import paint_footers
from authoring.pages.foreword import compose_foreword
from authoring.pages.letter import compose_letter
from authoring.pages.notes import number_notes, stray_marks
from authoring.pages.opener import compose_opener
from authoring.pages.parity import reach_side
from authoring.pages.practice import compose_practice
from authoring.pages.quote import compose_quote
from authoring.pages.section import compose_section
from authoring.pages.sheet import Sheet
from authoring.pages.steps import compose_steps
from authoring.pages.summary import compose_summary
from authoring.pages.typesetter import Locate, Typesetter
from authoring.problems import Place, Problem, order_problems
from authoring.style.model import Style
from authoring.text.fonts import Fonts


@dataclass(frozen=True, slots=True)
class Composition:
    """A composed edition and what went wrong on the way."""

    document: Document
    problems: tuple[Problem, ...]


def compose_edition(
    edition: Edition,
    style: Style,
    fonts: Fonts,
    locate: Locate,
    siblings: Mapping[str, Edition] | None = None,
) -> Composition:
    """Compose an edition in one pass.

    ``locate`` gives the place of a text in its file, for problems; ``siblings`` are the other
    editions of the year, bound, whose figures draw their dials in the contents. Contents and
    footers are painted last, on pages that are kept for them, because they name the others.
    """
    numbers = number_notes(edition)
    typesetter = Typesetter(
        style, style.palettes[edition.accent], fonts, locate, lambda note: numbers[note]
    )
    for text, note in stray_marks(edition):
        numbers.setdefault(note, len(numbers) + 1)
        typesetter.complain(
            text,
            f"the mark of the note “{note}” stands where a page has no notes",
            "mark it in running text",
            "stray-mark",
        )
    book = Book(edition, typesetter, numbers, siblings or {})
    kept: list[tuple[Contents, Sheet, Tag]] = []
    chapters = 0
    for part in edition.parts:
        match part:
            case Cover():
                compose_cover(book, part)
            case Foreword():
                compose_foreword(book, part)
            case Contents():
                kept.append((part, *keep_contents(book, part)))
            case Summary():
                compose_summary(book, part)
            case Accountability():
                compose_accountability(book, part)
            case BackCover():
                compose_back_cover(book, part)
            case Letter():
                compose_letter(book, part)
            case Chapter():
                chapters += 1
                _compose_chapter(book, part, chapters)
    _draw_charts(book)
    for contents, sheet, tag in kept:
        paint_contents(book, contents, sheet, tag)
    paint_footers(book.sheets, typesetter, edition.status == "concept")
    _check_binding(book)
    return Composition(_document(book), tuple(order_problems(typesetter.problems)))


def _compose_chapter(book: Book, chapter: Chapter, number: int) -> None:
    tag = book.tags.add("Sect")
    words = book.style.words["chapter"].format(number=number)
    running = f"{words} · {title_of(chapter.title)}"
    compose_opener(book, chapter, number, tag, running)
    flow = Flow(book, running)
    for member in chapter.sections:
        match member:
            case Section():
                compose_section(book, member, flow, tag)
            case Quote():
                compose_quote(book, member, flow, tag, running)
            case Differences():
                flow.close()
                compose_differences(book, member, tag, running)
            case Practice():
                flow.close()
                reach_side(book, "verso", chapter=chapter, running=running)
                compose_practice(book, member, tag, running)
            case Steps():
                flow.close()
                compose_steps(book, member, running, tag)
            case _:
                raise TypeError(f"a chapter cannot hold {type(member).__name__}")
    flow.close()


def _draw_charts(book: Book) -> None:
    """Draw the charts; those of one page, kind and unit share a scale."""
    for group in _group_charts(book.charts):
        scale = scale_of([placed.chart for placed in group])
        for placed in group:
            items = draw_chart(
                placed.chart,
                scale,
                placed.x_mm,
                placed.y_mm,
                style=book.style,
                fonts=book.typesetter.fonts,
                palette=book.typesetter.palette,
                tags=placed.tag,
                heading=placed.heading,
                note_mm=placed.note_mm,
            )
            placed.sheet.extend(items)
    for placed in book.charts:
        if placed.whole is not None:
            book.attachments.append(_attach(book, placed.whole, placed.tag))


def _group_charts(charts: Sequence[PlacedChart]) -> Iterator[list[PlacedChart]]:
    """Yield the charts that share a scale.

    A reader compares across the fold: charts of one width share it over the two pages that lie
    open. Charts of several widths share it on each page alone, where the narrow ones would else
    dwarf those of the other page.
    """
    spreads: dict[tuple[int, str, str], list[PlacedChart]] = defaultdict(list)
    for placed in charts:
        spreads[placed.sheet.number // 2, placed.chart.kind, placed.chart.unit].append(placed)
    for spread in spreads.values():
        if len({round(placed.chart.width_mm, 3) for placed in spread}) == 1:
            yield spread
            continue
        pages: dict[int, list[PlacedChart]] = defaultdict(list)
        for placed in spread:
            pages[placed.sheet.number].append(placed)
        yield from pages.values()


def _attach(book: Book, chart: ResolvedChart, tag: Tag) -> Attachment:
    """Return a chart's figures as a table that belongs to its Figure."""
    figure = next(each for each in tag.walk() if each.role == "Figure")
    return Attachment(
        name=f"{chart.id}.csv",
        media_type="text/csv",
        data=table_csv(chart),
        description=book.style.words["attachment"].format(title=chart.title),
        tag=figure,
    )


def _check_binding(book: Book) -> None:
    """Warn of a page count that does not suit the binding, and name how many pages to add or drop.

    Saddle-stitched sheets have four pages.
    """
    edition, pages = book.edition, len(book.sheets)
    over = pages % 4
    if edition.binding != "saddle-stitch" or not over:
        return
    place = book.typesetter.locate(("binding",), 0)
    book.typesetter.problems.append(
        Problem(
            "warning",
            Place(place.file, place.line, place.column, "binding"),
            f"{pages} pages cannot be saddle-stitched: the number must be a multiple of four",
            f"add {4 - over} or drop {over}",
            code="page-count",
        )
    )


def _document(book: Book) -> Document:
    edition, style = book.edition, book.style
    subject = style.words["edition"].format(number=edition.number, of=len(edition.editions))
    if edition.is_letter:
        subject = style.words["letter"]
    elif edition.alone:
        subject = edition.series
    return Document(
        identifier=edition.name,
        title=f"{edition.series} {edition.year}: {title_of(edition.title)}",
        author=edition.organisation,
        subject=subject,
        language=edition.language,
        created=edition.date,
        width_mm=style.paper["width_mm"],
        height_mm=style.paper["height_mm"],
        pages=tuple(sheet.page() for sheet in book.sheets),
        tags=book.tags,
        faces=book.typesetter.fonts.faces_used,
        bookmarks=tuple(book.bookmarks),
        pictures=edition.pictures,
        attachments=tuple(book.attachments),
    )
