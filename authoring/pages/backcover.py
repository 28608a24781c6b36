"""The back cover: what the edition is about, its dial, the series and the colophon.

Takes the back cover's texts; adds the last page. Section 6 of the art direction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.display import Tag
from authoring.edition.markup import Link, Text
from authoring.edition.model import BackCover, SeriesEdition
from authoring.pages.book import Book, title_of
from authoring.pages.cover import paint_rule
from authoring.pages.dial import Dial, round_strokes
from authoring.pages.figures import edition_strokes
from authoring.pages.limits import check_bottom, check_lines
from authoring.pages.sheet import Sheet


def compose_back_cover(book: Book, cover: BackCover) -> None:
    """Add the back cover to a book, whose last page it must be."""
    sheet = book.add_sheet("back-cover")
    sheet.footer = False
    tokens = book.tokens("back_cover")
    tag = book.tags.add("Sect")
    sheet.ground(book.typesetter.palette[tokens.name("ground")])
    book.open_part(sheet, "back-cover", title_of(cover.title), 1)
    if book.edition.parts[-1] is not cover:
        book.typesetter.complain(
            cover.title,
            f"the back cover is page {sheet.number}, and other parts follow it",
            "make it the last part of the edition",
            "back-cover-not-last",
        )
    _paint_title(book, cover, sheet, tag)
    _paint_lead(book, cover, sheet, tag)
    _paint_dial(book, sheet, tag)
    _paint_series(book, sheet, tag)
    _paint_colophon(book, cover, sheet, tag)
    _paint_address(book, sheet, tag)


def _paint_title(book: Book, cover: BackCover, sheet: Sheet, tag: Tag) -> None:
    """Paint the title so that its last line keeps its distance from the lead."""
    tokens, typesetter = book.tokens("back_cover"), book.typesetter
    title = typesetter.set(
        cover.title, "h1", tokens["title_width_mm"], colour=tokens.name("title_colour")
    )
    check_lines(book, cover.title, title, tokens.count("title_lines"), "title")
    above = max(len(title.lines) - 1, 0) * title.style.leading_mm
    first = tokens["title_last_baseline_mm"] - above
    typesetter.place(title, sheet, tokens["inset_mm"], first, tag, "H2")


def _paint_lead(book: Book, cover: BackCover, sheet: Sheet, tag: Tag) -> None:
    tokens = book.tokens("back_cover")
    bottom = _paint_paragraphs(
        book,
        cover.lead,
        "lead",
        sheet,
        tokens["lead_baseline_mm"],
        tokens["lead_width_mm"],
        book.style.setting["letter_space_mm"],
        tokens.name("lead_colour"),
        tag,
    )
    check_bottom(
        book, cover.lead[0], bottom, tokens["lead_bottom_mm"], "lead paragraphs", "shorten the lead"
    )


def _paint_paragraphs(
    book: Book,
    texts: Sequence[Text],
    style: str,
    sheet: Sheet,
    baseline_mm: float,
    width_mm: float,
    space_mm: float,
    colour: str,
    tag: Tag,
) -> float:
    """Paint paragraphs from a first baseline, and return the last baseline in mm."""
    last, y = baseline_mm, baseline_mm
    for text in texts:
        block = book.typesetter.set(text, style, width_mm, colour=colour)
        last = book.typesetter.place(block, sheet, book.tokens("back_cover")["inset_mm"], y, tag)
        y = last + block.style.leading_mm + space_mm
    return last


def _paint_dial(book: Book, sheet: Sheet, tag: Tag) -> None:
    """Paint the dial of the whole edition, in the colours of the cover's."""
    measures, palette = book.style.dials["back"], book.typesetter.palette
    strokes = edition_strokes(book.edition)
    alt = book.style.words["edition_dial"].format(count=len(strokes))
    if not strokes:
        return
    mark = tag.add("Figure", alt=alt).mark()
    dial = Dial(measures["x_mm"], measures["y_mm"])
    for path in round_strokes(strokes, dial, measures, palette):
        sheet.add(replace(path, mark=mark))


def _paint_series(book: Book, sheet: Sheet, tag: Tag) -> None:
    """Paint the cover's ruler and the editions of the year below it."""
    tokens = book.tokens("back_cover")
    paint_rule(book, sheet, tokens["rule_y_mm"])
    if book.edition.alone:
        return
    editions = book.edition.editions
    pitch = tokens["rule_width_mm"] / max(len(editions), 1)
    listing = tag.add("L", numbering="None")
    for index, edition in enumerate(editions):
        x = tokens["inset_mm"] + index * pitch
        _paint_edition(book, edition, sheet, x, pitch, listing.add("LI").add("LBody"))


def _paint_edition(
    book: Book, edition: SeriesEdition, sheet: Sheet, x_mm: float, pitch_mm: float, body: Tag
) -> None:
    tokens, typesetter = book.tokens("back_cover"), book.typesetter
    own = "own_" if edition.number == book.edition.number else ""
    indent, baseline = tokens["edition_text_mm"], tokens["edition_baseline_mm"]
    number = typesetter.set(
        f"{edition.number} ", "h3", indent, colour=tokens.name(f"{own}number_colour")
    )
    name = typesetter.set(
        edition.title,
        "label",
        pitch_mm - indent - book.style.grid["gutter_mm"],
        colour=tokens.name(f"{own}name_colour"),
    )
    check_lines(book, edition.title, name, tokens.count("edition_lines"), "name of an edition")
    typesetter.place(number, sheet, x_mm, baseline, body, "Span")
    typesetter.place(name, sheet, x_mm + indent, baseline, body, "Span")


def _paint_colophon(book: Book, cover: BackCover, sheet: Sheet, tag: Tag) -> None:
    tokens = book.tokens("back_cover")
    bottom = _paint_paragraphs(
        book,
        cover.colophon,
        "note",
        sheet,
        tokens["colophon_baseline_mm"],
        tokens["colophon_width_mm"],
        tokens["colophon_space_mm"],
        tokens.name("colophon_colour"),
        tag,
    )
    check_bottom(
        book,
        cover.colophon[0],
        bottom,
        tokens["colophon_bottom_mm"],
        "colophon paragraphs",
        "shorten the colophon",
    )


def _paint_address(book: Book, sheet: Sheet, tag: Tag) -> None:
    """Paint the web address, as a link, at the right end of the ruler."""
    tokens, address = book.tokens("back_cover"), book.edition.address
    link = Text((Link(address, f"https://{address}"),), pointer=("address",))
    width = tokens["rule_width_mm"] - tokens["colophon_width_mm"]
    block = book.typesetter.set(link, "h2", width, colour=tokens.name("address_colour"))
    check_lines(book, link, block, 1, "address")
    x = tokens["inset_mm"] + tokens["colophon_width_mm"]
    book.typesetter.place(block, sheet, x, tokens["address_baseline_mm"], tag, align="right")
