"""The report at a glance: a spread with a hero figure, two lists of figures and a deep band.

Takes the summary's texts; adds two pages, the first a verso. Section 6 of the art direction.
"""

from __future__ import annotations

from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.edition.model import FigureList, KeyFigure, Summary
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.figurerows import paint_figure_rows
from authoring.pages.figures import reading_value
from authoring.pages.items import measure_items, paint_items, set_items
from authoring.pages.limits import check_bottom, check_lines, check_single
from authoring.pages.ornaments import paint_ruler, paint_strip
from authoring.pages.parity import reach_side
from authoring.pages.sheet import Sheet
from authoring.pages.wavemarks import mark_of


def compose_summary(book: Book, summary: Summary) -> None:
    """Add the spread to a book, after a plate where it would begin on a recto."""
    reach_side(book, "verso")
    left, right = book.add_sheet("summary"), book.add_sheet("summary")
    right.deep = True
    tag = book.tags.add("Sect")
    title = title_of(summary.title)
    book.open_part(left, summary.id, title, 1)
    book.entries.append(
        Entry(title, book.style.words["summary"], left.number, summary.id, chapter=False)
    )
    _paint_hero(book, summary, left, tag)
    _paint_figures(book, summary.figures, left, tag)
    tokens = book.tokens("summary")
    first, second = summary.lists
    _paint_head(book, first, left, tokens["list_rule_mm"], tag)
    paint_figure_rows(
        book, first, left, tokens["list_rows_mm"], book.style.grid["last_baseline_mm"], tag
    )
    _paint_head(book, second, right, tokens["top_rule_mm"], tag)
    paint_figure_rows(book, second, right, tokens["top_rows_mm"], tokens["top_bottom_mm"], tag)
    _paint_band(book, summary, right, tag)


def _paint_hero(book: Book, summary: Summary, sheet: Sheet, tag: Tag) -> None:
    """Paint the title, the hero figure with its strip, and the lead beside it."""
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    title = typesetter.set(summary.title, "title_l", grid.text_width_mm)
    check_lines(book, summary.title, title, 1, "title")
    typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H2")
    _paint_wave(book, summary, sheet, tag)
    column = tokens.count("lead_column")
    hero = typesetter.set(
        summary.hero, "figure_hero", grid.width(column - 1), colour=tokens.name("hero_colour")
    )
    check_lines(book, summary.hero, hero, 1, "hero figure")
    typesetter.place(hero, sheet, grid.left_mm, tokens["hero_baseline_mm"], tag)
    lead = typesetter.set(summary.lead, "lead", grid.right_mm - grid.x(column))
    check_lines(book, summary.lead, lead, tokens.count("lead_lines"), "lead")
    typesetter.place(lead, sheet, grid.x(column), tokens["lead_baseline_mm"], tag)
    _paint_scale(book, summary.hero, sheet)


def _paint_wave(book: Book, summary: Summary, sheet: Sheet, tag: Tag) -> None:
    """Paint at the end of the title's line in which earlier wave its figures were measured."""
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    wave = mark_of(book, (summary.hero, *(figure.value for figure in summary.figures)))
    if wave:
        colour = tokens.name("wave_colour")
        block = typesetter.set(f"{wave} ", "title_l", grid.text_width_mm, colour=colour)
        y = tokens["title_baseline_mm"]
        typesetter.place(block, sheet, grid.left_mm, y, tag, align="right")


def _paint_scale(book: Book, hero: Text, sheet: Sheet) -> None:
    """Paint the hero figure to scale, a tick for each percent, with the scale's numerals.

    It repeats a figure that is read as text: it is an artifact.
    """
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    value = reading_value(hero)
    if value is None:
        typesetter.complain(
            hero,
            f"the hero figure {hero.plain} is no percentage, its strip shows one",
            "choose a percentage",
            "hero-without-percentage",
        )
        return
    paint_strip(
        sheet,
        grid.left_mm,
        tokens["hero_strip_y_mm"],
        grid.text_width_mm,
        tokens["hero_strip_mm"],
        value,
        tokens.count("hero_ticks"),
        typesetter.palette[tokens.name("hero_colour")],
        typesetter.palette[tokens.name("off_colour")],
        tokens["strip_on"],
    )
    room = grid.width(1)
    steps = tokens.count("numerals")
    for step in range(steps + 1):
        share = step / steps
        numeral = typesetter.set(
            f"{100 * share:g}", "label_small", room, colour=tokens.name("numeral_colour")
        )
        x = grid.left_mm + grid.text_width_mm * share
        baseline = tokens["numeral_baseline_mm"]
        if step == 0:
            typesetter.place(numeral, sheet, x, baseline, None)
        elif step == steps:
            typesetter.place(numeral, sheet, x - room, baseline, None, align="right")
        else:
            typesetter.place(numeral, sheet, x - room / 2, baseline, None, align="centre")


def _paint_head(
    book: Book,
    listed: FigureList,
    sheet: Sheet,
    y_mm: float,
    tag: Tag,
    rule_colour: str | None = None,
    colour: str | None = None,
) -> None:
    """Paint a ruler over the page and the title of a list below it.

    An earlier wave that its figures were measured in stands at the end of the title's line.
    """
    title = listed.title
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    paint_ruler(
        sheet,
        grid.left_mm,
        y_mm,
        grid.text_width_mm,
        book.style,
        typesetter.palette,
        rule_colour,
    )
    block = typesetter.set(title, "chart_title", grid.text_width_mm, colour=colour)
    check_lines(book, title, block, 1, "list title")
    baseline = y_mm + tokens["head_title_mm"]
    typesetter.place(block, sheet, grid.left_mm, baseline, tag, "H3")
    wave = mark_of(book, (figure.value for figure in listed.figures))
    if wave:
        tone = tokens.name("wave_colour") if colour is None else tokens.name("band_figure_colour")
        mark = typesetter.set(f"{wave} ", "chart_title", grid.text_width_mm, colour=tone)
        typesetter.place(mark, sheet, grid.left_mm, baseline, tag, align="right")


def _paint_figures(
    book: Book, figures: tuple[KeyFigure, ...], sheet: Sheet, tag: Tag, band: str = ""
) -> None:
    """Paint figures abreast with their captions; those of the band have strips between.

    ``band`` is the prefix of the band's tokens.
    """
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    abreast = tokens.count("figures_abreast")
    columns = grid.columns // abreast
    width = grid.width(columns)
    listing = tag.add("L", numbering="None")
    for index, figure in enumerate(figures[:abreast]):
        x = grid.x(1 + index * columns)
        body = listing.add("LI").add("LBody")
        value = typesetter.set(
            figure.value, "figure_l", width, colour=tokens.name(f"{band}figure_colour")
        )
        caption = typesetter.set(
            figure.caption, "item", width, colour=tokens.name(f"{band}caption_colour")
        )
        check_lines(book, figure.value, value, 1, "figure")
        check_lines(book, figure.caption, caption, tokens.count("caption_lines"), "caption")
        check_single(book, figure)
        typesetter.place(value, sheet, x, tokens[f"{band}figure_baseline_mm"], body)
        typesetter.place(caption, sheet, x, tokens[f"{band}caption_baseline_mm"], body)
        if band:
            _paint_band_strip(book, figure, sheet, x, width)


def _paint_band_strip(
    book: Book, figure: KeyFigure, sheet: Sheet, x_mm: float, width_mm: float
) -> None:
    tokens, palette = book.tokens("summary"), book.typesetter.palette
    value = reading_value(figure.value)
    if value is None:
        return
    paint_strip(
        sheet,
        x_mm,
        tokens["band_strip_y_mm"],
        width_mm,
        tokens["band_strip_mm"],
        value,
        tokens.count("band_strip_ticks"),
        palette[tokens.name("band_figure_colour")],
        palette[tokens.name("band_off_colour")],
        tokens["strip_on"],
    )


def _paint_band(book: Book, summary: Summary, sheet: Sheet, tag: Tag) -> None:
    """Paint the deep band to the bleed: its figures, and the steps below a rule."""
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    top = tokens["band_y_mm"]
    sheet.fill(
        -grid.bleed_mm,
        top,
        grid.page_width_mm + 2 * grid.bleed_mm,
        grid.page_height_mm + grid.bleed_mm - top,
        typesetter.palette[tokens.name("band_ground")],
    )
    rule_colour, title_colour = tokens.name("band_rule_colour"), tokens.name("band_title_colour")
    band: FigureList = summary.band
    _paint_head(book, band, sheet, tokens["band_rule_mm"], tag, rule_colour, title_colour)
    _check_band(book, band)
    _paint_figures(book, band.figures, sheet, tag, "band_")
    rule = tokens["steps_rule_mm"]
    colour = typesetter.palette[rule_colour]
    sheet.rule(grid.left_mm, rule, grid.right_mm, rule, colour, book.style.lines["ruler_pt"])
    _paint_steps(book, summary, sheet, tag)


def _check_band(book: Book, band: FigureList) -> None:
    places = book.tokens("summary").count("figures_abreast")
    if len(band.figures) != places:
        book.typesetter.complain(
            band.title,
            f"the band has {len(band.figures)} figures, it has room for {places}",
            f"give it {places} figures",
            "band-figures",
        )


def _paint_steps(book: Book, summary: Summary, sheet: Sheet, tag: Tag) -> None:
    """Paint the steps beside their title, closer together where they take many lines."""
    tokens, typesetter, grid = book.tokens("summary"), book.typesetter, sheet.grid
    column, colour = tokens.count("steps_column"), tokens.name("band_title_colour")
    baseline, last = tokens["steps_baseline_mm"], book.style.grid["last_baseline_mm"]
    title = typesetter.set(
        summary.steps_title, "chart_title", grid.width(column - 1), colour=colour
    )
    typesetter.place(title, sheet, grid.left_mm, baseline, tag, "H3")
    x = grid.x(column)
    blocks = set_items(book, summary.steps, grid.right_mm - x, tokens.name("band_caption_colour"))
    gap = tokens["steps_gap_mm"]
    if baseline + measure_items(blocks, gap) > last:
        gap = book.style.setting["bullet_gap_mm"]
    bottom = baseline + measure_items(blocks, gap)
    check_bottom(book, summary.steps[0], bottom, last, "steps", "shorten the steps")
    paint_items(book, blocks, sheet, x, baseline, gap, tag)
