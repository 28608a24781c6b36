"""The opener of a chapter: number, title, lead and key figure on a deep ground, with its dial.

Takes a chapter; adds one page. Sections 5.2 and 6 of the art direction.
"""

from __future__ import annotations

from dataclasses import replace

from authoring.display import Tag
from authoring.edition.model import Chapter
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.cover import paint_numerals
from authoring.pages.dial import Box, opener_dial, opener_strokes, scale_ticks
from authoring.pages.figures import chapter_strokes
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block
from authoring.pages.wavemarks import mark_of


def compose_opener(book: Book, chapter: Chapter, number: int, tag: Tag, running: str) -> None:
    """Add a chapter's opener to a book."""
    sheet = book.add_sheet("opener", running)
    sheet.deep = True
    tokens, typesetter, grid = book.tokens("opener"), book.typesetter, sheet.grid
    sheet.ground(typesetter.palette[tokens.name("ground")])
    title = title_of(chapter.title)
    book.open_part(sheet, chapter.id, title, 1)
    remark = book.style.words["chapter"].format(number=number)
    book.entries.append(Entry(title, remark, sheet.number, chapter.id, True))
    figure = typesetter.set(
        f"{number} ", "figure_hero", grid.text_width_mm, colour=tokens.name("number_colour")
    )
    heading = tag.add("H2")
    typesetter.place(figure, sheet, grid.left_mm, tokens["number_baseline_mm"], heading, "Span")
    lines = _paint_title(book, chapter, sheet, heading)
    lead = typesetter.set(
        chapter.lead,
        "lead",
        grid.width(tokens.count("lead_columns")),
        colour=tokens.name("lead_colour"),
    )
    if len(lead.lines) > tokens["lead_lines"]:
        typesetter.complain(
            chapter.lead,
            f"the lead takes {len(lead.lines)} lines, {tokens['lead_lines']:g} fit",
            "shorten the lead",
            "lead-too-long",
        )
    typesetter.place(lead, sheet, grid.left_mm, tokens["lead_baseline_mm"], tag)
    _paint_figure(book, chapter, sheet, tag)
    _paint_dial(book, chapter, sheet, tag, figure, lines)


def _set_title(book: Book, chapter: Chapter, sheet: Sheet) -> Block:
    """Set the title over the columns before the key figure; a longer word takes the whole width.

    The last line must leave room for the figure in either case.
    """
    tokens, typesetter = book.tokens("opener"), book.typesetter
    last, colour = tokens["title_last_line_mm"], tokens.name("title_colour")
    narrow = typesetter.try_set(chapter.title, "title_l", last, colour=colour)
    if narrow is not None:
        return narrow
    wide = typesetter.set(chapter.title, "title_l", sheet.grid.text_width_mm, colour=colour)
    if wide.lines and wide.lines[-1].width_mm > last:
        typesetter.complain(
            chapter.title,
            f"the last line of the title is {wide.lines[-1].width_mm:.1f} mm wide, "
            f"{last:g} mm are free",
            "divide its longest word with a soft hyphen",
            "title-too-wide",
        )
    return wide


def _paint_title(book: Book, chapter: Chapter, sheet: Sheet, heading: Tag) -> int:
    """Paint the title and return its number of lines: more lines begin higher."""
    tokens, typesetter, grid = book.tokens("opener"), book.typesetter, sheet.grid
    title = _set_title(book, chapter, sheet)
    title.tag = heading
    lines = len(title.lines)
    baselines = {
        1: tokens["title_baseline_one_line_mm"],
        2: tokens["title_baseline_mm"],
        3: tokens["title_baseline_three_lines_mm"],
    }
    if lines > tokens["title_lines"]:
        typesetter.complain(
            chapter.title,
            f"the title takes {lines} lines, {tokens['title_lines']:g} fit",
            "shorten the title",
            "title-too-long",
        )
    baseline = baselines.get(lines, tokens["title_baseline_three_lines_mm"])
    typesetter.place(title, sheet, grid.left_mm, baseline, heading)
    return lines


def _paint_figure(book: Book, chapter: Chapter, sheet: Sheet, tag: Tag) -> None:
    """Paint the key figure on the last line of the title and its caption beside the lead."""
    tokens, typesetter, grid = book.tokens("opener"), book.typesetter, sheet.grid
    x = grid.x(tokens.count("figure_column"))
    width = grid.width(tokens.count("figure_columns"))
    value = typesetter.set(
        chapter.key_figure.value, "figure_l", width, colour=tokens.name("figure_colour")
    )
    caption = typesetter.set(
        chapter.key_figure.caption,
        "box",
        width,
        balance=True,
        colour=tokens.name("caption_colour"),
    )
    typesetter.place(value, sheet, x, tokens["figure_baseline_mm"], tag)
    _paint_wave(book, chapter, sheet, tag)
    typesetter.place(caption, sheet, x, tokens["caption_baseline_mm"], tag)


def _paint_wave(book: Book, chapter: Chapter, sheet: Sheet, tag: Tag) -> None:
    """Paint below the key figure in which earlier wave it was measured, if it was."""
    tokens, typesetter, grid = book.tokens("opener"), book.typesetter, sheet.grid
    wave = mark_of(book, (chapter.key_figure.value,))
    if wave:
        width = grid.width(tokens.count("figure_columns"))
        block = typesetter.set(f"{wave} ", "h2", width, colour=tokens.name("figure_colour"))
        x = grid.x(tokens.count("figure_column"))
        typesetter.place(block, sheet, x, tokens["wave_baseline_mm"], tag)


def _paint_dial(
    book: Book, chapter: Chapter, sheet: Sheet, tag: Tag, number: Block, lines: int
) -> None:
    tokens, style = book.tokens("opener"), book.style
    measures, palette = style.dials["opener"], book.typesetter.palette
    strokes = chapter_strokes(book.edition, chapter)
    if not strokes:
        return
    dial = opener_dial(strokes, measures)
    alt = style.words["chapter_dial"].format(count=len(strokes))
    mark = tag.add("Figure", alt=alt).mark()
    width, height = style.paper["width_mm"], style.paper["height_mm"]
    bleed = style.paper["bleed_mm"]
    gap = book.style.grid["gutter_mm"]
    page = Box(-bleed, gap, width + bleed, height + bleed)
    bottom = tokens["art_bottom_three_lines_mm" if lines > 2 else "art_bottom_mm"]
    wide = max((line.width_mm for line in number.lines), default=0.0)
    obstacles = [
        Box(-width, bottom, width + 2 * width, 2 * height),
        Box(
            -width,
            -height,
            sheet.grid.left_mm + wide + gap,
            tokens["number_baseline_mm"] + gap,
        ),
    ]
    ticks = scale_ticks(dial, measures["scale_mm"], measures, palette, shown=page.holds)
    # The scale runs off the sheet; a stroke carries a figure and is whole, or not there.
    sheet_box = Box(-bleed, gap, width - gap, height + bleed)
    strokes_on_page = opener_strokes(strokes, dial, measures, palette, sheet_box, obstacles)
    for path in (*ticks, *strokes_on_page):
        sheet.add(replace(path, mark=mark))
    paint_numerals(book.typesetter, sheet, dial, "opener")
