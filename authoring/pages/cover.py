"""The cover: title, reading and the dial of all the edition's figures.

Takes the cover's texts and the edition's strokes; adds one page. Section 5.1 and 6 of the art
direction.
"""

from __future__ import annotations

from dataclasses import replace

from authoring.display import MM_PER_PT, Tag
from authoring.edition.markup import Text
from authoring.edition.model import Cover
from authoring.pages.book import Book, title_of
from authoring.pages.dial import Box, Dial, cover_strokes, hand, scale_ticks
from authoring.pages.figures import Stroke, edition_strokes, reading_value
from authoring.pages.legend import paint_legend, set_legend
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block, Typesetter
from authoring.pages.wavemarks import mark_of


def compose_cover(book: Book, cover: Cover) -> None:
    """Add the cover to a book."""
    sheet = book.add_sheet("cover")
    sheet.footer = False
    tokens, typesetter = book.tokens("cover"), book.typesetter
    tag = book.tags.add("Sect")
    sheet.ground(typesetter.palette[tokens.name("ground")])
    title = title_of(book.edition.title)
    book.open_part(sheet, "cover", f"{book.edition.series} {book.edition.year}: {title}", 0)
    _paint_head(book, sheet, tag)
    title_box = _paint_title(book, cover, sheet, tag)
    legend = set_legend(book, cover)
    _paint_dial(book, cover, sheet, tag, [title_box, legend.box])
    paint_legend(book, legend, sheet, tag)


def _paint_head(book: Book, sheet: Sheet, tag: Tag) -> None:
    tokens, typesetter, edition = book.tokens("cover"), book.typesetter, book.edition
    inset, width = tokens["inset_mm"], tokens["rule_width_mm"]
    baseline = tokens["series_baseline_mm"]
    white, pale = tokens.name("series_colour"), tokens.name("number_colour")
    series = typesetter.set(f"{edition.series} {edition.year}", "h2", width / 2, colour=white)
    typesetter.place(series, sheet, inset, baseline, tag)
    if not edition.alone:
        words = book.style.words["edition"].format(number=edition.number, of=len(edition.editions))
        number = typesetter.set(words, "h2", width / 2, colour=pale)
        typesetter.place(number, sheet, inset + width / 2, baseline, tag, align="right")
    if edition.status == "concept":
        concept = typesetter.set(
            book.style.words["concept"], "h2", width / 2, colour=tokens.name("concept_colour")
        )
        typesetter.place(
            concept,
            sheet,
            inset + width / 2,
            tokens["concept_baseline_mm"],
            tag,
            align="right",
        )
    paint_rule(book, sheet, tokens["rule_y_mm"])


def paint_rule(book: Book, sheet: Sheet, y_mm: float) -> None:
    """Paint the ruler of the covers over their width."""
    tokens, unit = book.tokens("cover"), book.style.grid["unit_mm"]
    colour = book.typesetter.palette[tokens.name("rule_colour")]
    weight = book.style.lines["ruler_pt"]
    left, y, width = tokens["inset_mm"], y_mm, tokens["rule_width_mm"]
    sheet.rule(left, y, left + width, y, colour, weight)
    for tick in range(round(width / unit) + 1):
        kind = "long" if tick % 10 == 0 else "mid" if tick % 5 == 0 else "short"
        x = left + tick * unit
        sheet.rule(x, y, x, y + tokens[f"rule_{kind}_mm"], colour, weight)


def _paint_title(book: Book, cover: Cover, sheet: Sheet, tag: Tag) -> Box:
    """Paint the title's lines as one heading and return the box that strokes must respect.

    A title that is too wide is set smaller, down to the style's smallest size.
    """
    tokens, typesetter = book.tokens("cover"), book.typesetter
    heading = tag.add("H1")
    # The editor breaks the title, we never do: the measure is out of reach, the width judged below.
    width = 10 * book.style.paper["width_mm"]
    blocks = [typesetter.set(line, "title_xl", width) for line in cover.title_lines]
    widest = max((line.width_mm for block in blocks for line in block.lines), default=1.0)
    size = blocks[0].style.size_pt if blocks else 1.0
    scale = min(1.0, tokens["title_width_mm"] / widest)
    if size * scale < tokens["title_min_pt"]:
        typesetter.complain(
            cover.title_lines[0],
            f"the cover title is {widest:.1f} mm wide at {size:g} pt, "
            f"{tokens['title_width_mm']:g} mm are free",
            "break the title over more lines, at a morpheme",
            "title-too-wide",
        )
    if len(blocks) > tokens["title_lines"]:
        typesetter.complain(
            cover.title_lines[0],
            f"the cover title has {len(blocks)} lines, {tokens['title_lines']:g} fit",
            "break the title over fewer lines",
            "title-too-long",
        )
    y, left = tokens["title_baseline_mm"], tokens["inset_mm"]
    rest = book.edition.title.plain
    for text, block in zip(cover.title_lines, blocks, strict=True):
        fitted, rest = _title_line(typesetter, block, text, scale, rest)
        typesetter.place(fitted, sheet, left, y, heading, "Span")
        y += fitted.style.leading_mm
    leading = blocks[0].style.leading_mm if blocks else 0.0
    cap = size * scale * MM_PER_PT
    clearance = tokens["title_clearance_mm"]
    return Box(
        left - clearance,
        tokens["title_baseline_mm"] - cap - clearance,
        left + widest * scale + clearance,
        y - leading + cap / 4 + clearance,
    )


def _title_line(
    typesetter: Typesetter, block: Block, text: Text, scale: float, rest: str
) -> tuple[Block, str]:
    """Return one line of the title at its size, ended so that the whole reads as the title.

    A hyphen that the title itself lacks is a soft one: it is seen but not read.
    """
    line = text.plain
    style = replace(block.style, size_pt=block.style.size_pt * scale)
    soft = line.endswith("-") and not rest.startswith(line)
    rest = rest.removeprefix(line.removesuffix("-") if soft else line).lstrip()
    ending = "" if line.endswith("-") or not rest else " "
    fitted = typesetter.set_styled(line + ending, style, block.measure_mm)
    if soft:
        last = fitted.lines[-1]
        run = last.runs[-1]
        glyphs = (*run.glyphs[:-1], replace(run.glyphs[-1], text="\u00ad"))
        fitted.lines = (replace(last, runs=(*last.runs[:-1], replace(run, glyphs=glyphs))),)
    return fitted, rest


def _paint_dial(book: Book, cover: Cover, sheet: Sheet, tag: Tag, obstacles: list[Box]) -> None:
    tokens, typesetter, style = book.tokens("cover"), book.typesetter, book.style
    measures, palette = style.dials["cover"], typesetter.palette
    dial = Dial(measures["x_mm"], measures["y_mm"])
    strokes = edition_strokes(book.edition)
    reading = reading_value(cover.reading)
    figure = tag.add("Figure", alt=_alt(book, strokes, reading))
    mark = figure.mark()
    clearance = tokens["trim_clearance_mm"]
    page = Box(
        clearance,
        clearance,
        style.paper["width_mm"] - clearance,
        style.paper["height_mm"] - clearance,
    )
    for path in scale_ticks(dial, measures["scale_mm"], measures, palette, inward=False):
        sheet.add(replace(path, mark=mark))
    for path in cover_strokes(strokes, dial, measures, palette, page, obstacles):
        sheet.add(replace(path, mark=mark))
    if reading is not None:
        sheet.add(replace(hand(dial, reading, measures, palette), mark=mark))
    paint_numerals(typesetter, sheet, dial, "cover")
    centre = dial.x_mm - tokens["title_width_mm"] / 2
    figure_block = typesetter.set(
        cover.reading, "figure_xl", tokens["title_width_mm"], colour=tokens.name("reading_colour")
    )
    typesetter.place(
        figure_block, sheet, centre, tokens["reading_baseline_mm"], tag, align="centre"
    )
    _paint_caption(book, cover, dial, sheet, tag)


def _paint_caption(book: Book, cover: Cover, dial: Dial, sheet: Sheet, tag: Tag) -> None:
    """Paint what the reading says, below the wave that it was measured in if that is not new."""
    tokens, typesetter = book.tokens("cover"), book.typesetter
    baseline, width = tokens["caption_baseline_mm"], tokens["caption_width_mm"]
    wave = mark_of(book, (cover.reading,))
    if wave:
        block = typesetter.set(f"{wave} ", "h2", width, colour=tokens.name("wave_colour"))
        left = dial.x_mm - width / 2
        typesetter.place(block, sheet, left, tokens["wave_baseline_mm"], tag, align="centre")
        baseline = tokens["caption_below_wave_mm"]
    caption = typesetter.set(
        cover.caption,
        "box",
        width,
        balance=True,
        colour=tokens.name("caption_colour"),
    )
    if len(caption.lines) > tokens["caption_lines"]:
        typesetter.complain(
            cover.caption,
            f"the caption takes {len(caption.lines)} lines, {tokens['caption_lines']:g} fit",
            "shorten the caption",
            "caption-too-long",
        )
    typesetter.place(
        caption,
        sheet,
        dial.x_mm - width / 2,
        baseline,
        tag,
        align="centre",
    )


def _alt(book: Book, strokes: tuple[Stroke, ...], reading: float | None) -> str:
    words = book.style.words
    if reading is None:
        return words["edition_dial"].format(count=len(strokes))
    return words["cover_dial"].format(count=len(strokes), reading=f"{reading:g}")


def paint_numerals(typesetter: Typesetter, sheet: Sheet, dial: Dial, kind: str) -> None:
    """Paint 0 to 90 inside a dial's scale, as far as they lie on the page."""
    measures = typesetter.style.dials[kind]
    style = typesetter.style.text["label_small"]
    drop = typesetter.style.charts["frame"]["label_centre"] * style.size_pt * MM_PER_PT
    room = measures["tick_ten_mm"] * 4
    paper, clear = typesetter.style.paper, typesetter.style.grid["outer_mm"]
    for value in range(0, 100, 10):
        x, y = dial.point(dial.angle(value), measures["numeral_mm"])
        if not clear < x < paper["width_mm"] - clear or not clear < y < paper["height_mm"] - clear:
            continue
        numeral = typesetter.set(
            str(value), "label_small", room, colour=measures.name("numeral_colour")
        )
        typesetter.place(numeral, sheet, x - room / 2, y + drop, None, align="centre")
