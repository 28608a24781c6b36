"""The contents: where everything stands, and the editions of the series.

Takes a book whose other pages are composed, and the sheet that was kept for this one; paints on
it. Section 6 of the art direction.
"""

from __future__ import annotations

from dataclasses import replace

from authoring.display import MM_PER_PT, LinkArea, Tag
from authoring.edition.markup import Text
from authoring.edition.model import Contents, SeriesEdition
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.dial import Dial, scale_ticks, small_strokes
from authoring.pages.figures import edition_strokes
from authoring.pages.sheet import Sheet, link_reach
from authoring.pages.typesetter import Block


def keep_contents(book: Book, contents: Contents) -> tuple[Sheet, Tag]:
    """Keep a page and a place in the reading order for the contents."""
    sheet = book.add_sheet("contents")
    book.open_part(sheet, contents.id, title_of(contents.title), 1)
    return sheet, book.tags.add("Sect")


def paint_contents(book: Book, contents: Contents, sheet: Sheet, tag: Tag) -> None:
    """Paint the contents on the page that was kept for it."""
    tokens, typesetter, grid = book.tokens("contents"), book.typesetter, sheet.grid
    title = typesetter.set(contents.title, "title_l", grid.text_width_mm)
    typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H2")
    _paint_entries(book, contents, sheet, tag)
    if contents.series_title is not None and contents.series_text is not None:
        _paint_series(book, contents.series_title, contents.series_text, sheet, tag)


def _paint_entries(book: Book, contents: Contents, sheet: Sheet, tag: Tag) -> None:
    tokens, grid = book.tokens("contents"), sheet.grid
    entries = [entry for entry in book.entries if entry.destination != contents.id]
    many = len(entries) >= tokens["rows_many"]
    pitch = tokens["row_pitch_many_mm" if many else "row_pitch_mm"]
    above = tokens["rule_above_mm"] * pitch / tokens["row_pitch_mm"]
    line = book.typesetter.palette[tokens.name("rule_colour")]
    weight = book.style.lines["hairline_pt"]
    listing = tag.add("TOC")
    baseline = tokens["row_baseline_mm"]
    for entry in entries:
        rule = baseline - above
        sheet.rule(grid.left_mm, rule, grid.right_mm, rule, line, weight)
        _paint_entry(book, entry, sheet, listing, baseline)
        baseline += pitch
    rule = baseline - above
    sheet.rule(grid.left_mm, rule, grid.right_mm, rule, line, weight)
    alone = contents.series_title is None
    last = book.style.grid["last_baseline_mm"] if alone else tokens["series_baseline_mm"]
    if baseline > last:
        book.typesetter.complain(
            contents.title,
            f"the contents has {len(entries)} entries, more than its page holds",
            "join sections",
            "contents-too-long",
        )


def _paint_entry(book: Book, entry: Entry, sheet: Sheet, listing: Tag, baseline: float) -> None:
    """Paint one line and make all of it a link."""
    tokens, typesetter, grid = book.tokens("contents"), book.typesetter, sheet.grid
    item = listing.add("TOCI")
    link = item.add("Reference").add("Link")
    colour = tokens.name("chapter_colour") if entry.chapter else None
    column = tokens.count("title_column")
    number = typesetter.set(f"{entry.page} ", "h2", grid.x(column) - grid.left_mm, colour=colour)
    title = typesetter.set(f"{entry.title} ", "h2", tokens["title_width_mm"])
    remark_x = grid.x(tokens.count("remark_column"))
    remark = typesetter.set(
        entry.remark, "box", grid.right_mm - remark_x, colour=tokens.name("remark_colour")
    )
    typesetter.place(number, sheet, grid.left_mm, baseline, link, "Span")
    typesetter.place(title, sheet, grid.x(column), baseline, link, "Span")
    typesetter.place(remark, sheet, remark_x, baseline, link, "Span")
    if len(title.lines) > 1:
        typesetter.complain(
            entry.title,
            f"“{entry.title}” does not fit one line of the contents",
            "shorten the title",
            "title-too-long",
        )
    top, height = link_reach(baseline, title.style.size_pt)
    sheet.links.append(
        LinkArea(
            grid.left_mm,
            top,
            grid.text_width_mm,
            height,
            link,
            f"{entry.title}, {book.style.words['page'].format(number=entry.page).lower()}",
            destination=entry.destination,
        )
    )


def _paint_series(book: Book, title: Text, said: Text, sheet: Sheet, tag: Tag) -> None:
    """Paint the series: its title, what it is, and its editions."""
    tokens, typesetter, grid = book.tokens("contents"), book.typesetter, sheet.grid
    baseline = tokens["series_baseline_mm"]
    text_column = tokens.count("series_text_column")
    heading = typesetter.set(title, "h2", grid.x(text_column) - grid.left_mm - grid.gutter_mm)
    text = typesetter.set(
        said,
        "box",
        grid.width(tokens.count("series_text_columns")),
        colour=tokens.name("series_text_colour"),
    )
    typesetter.place(heading, sheet, grid.left_mm, baseline, tag, "H3")
    typesetter.place(text, sheet, grid.x(text_column), baseline, tag)
    listing = tag.add("L", numbering="None")
    for index, edition in enumerate(book.edition.editions):
        _paint_edition(book, edition, index, sheet, listing)


def _paint_edition(
    book: Book, edition: SeriesEdition, index: int, sheet: Sheet, listing: Tag
) -> None:
    """Paint one edition's dial, number, rule and name in its own colours."""
    tokens, typesetter, grid = book.tokens("contents"), book.typesetter, sheet.grid
    own = edition.number == book.edition.number
    palette = book.style.palettes[edition.accent]
    columns = tokens.count("editions_columns")
    x, width = grid.x(1 + index * columns), grid.width(columns)
    dial = Dial(x + tokens["dial_x_mm"], tokens["dial_y_mm"])
    measures = book.style.dials["small"]
    shown = book.edition if own else book.siblings.get(edition.edition or "")
    strokes = edition_strokes(shown) if shown is not None else ()
    body = listing.add("LI").add("LBody")
    deep = measures.name("stroke_colour")
    _paint_bare_scale(book, dial, sheet, edition.accent)
    if strokes:
        alt = book.style.words["edition_dial"].format(count=len(strokes))
        mark = body.add("Figure", alt=alt).mark()
        for path in small_strokes(strokes, dial, measures, palette):
            sheet.add(replace(path, mark=mark))
    setter = replace(typesetter, palette=palette)
    number = setter.set(f"{edition.number} ", "figure_m", width, colour=deep)
    number_line = number.lines[0].width_mm if number.lines else 0.0
    drop = book.style.charts["frame"]["label_centre"] * number.style.size_pt * MM_PER_PT
    setter.place(number, sheet, dial.x_mm - number_line / 2, dial.y_mm + drop, body, "Span")
    rule = tokens["edition_rule_y_mm"]
    if own:
        colour, weight = palette[tokens.name("own_rule_colour")], book.style.lines["accent_pt"]
    else:
        colour, weight = palette[tokens.name("rule_colour")], book.style.lines["hairline_pt"]
    sheet.rule(x, rule, x + width, rule, colour, weight)
    name: Block = setter.set(edition.title, "h3", width, colour=deep)
    setter.place(name, sheet, x, tokens["edition_name_baseline_mm"], body, "Span")


def _paint_bare_scale(book: Book, dial: Dial, sheet: Sheet, accent: str) -> None:
    """Paint the scale, which is all of a dial while an edition's figures are not known here."""
    measures = book.style.dials["small"]
    palette = book.style.palettes[accent]
    sheet.extend(scale_ticks(dial, measures["bare_scale_mm"], measures, palette, inward=False))
