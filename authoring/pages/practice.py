"""A practice case on its spread: picture or rings, story, a finding in large type, the company.

Takes a case; adds two pages that begin on a verso, or more where the story is long. Section 6 of
the art direction; :mod:`authoring.pages.practiceplan` decides where the prose goes.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.display import Picture, Tag
from authoring.edition.model import Practice
from authoring.pages.book import Book, Entry, title_of
from authoring.pages.dial import Box, Dial, cropped_rings
from authoring.pages.limits import check_lines
from authoring.pages.ornaments import paint_ruler
from authoring.pages.practiceplan import CompanyBox, Finding, Plan, plan_spread
from authoring.pages.prose import PROSE, paint_rows, prose_rows
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block


@dataclass(frozen=True, slots=True)
class Head:
    """The texts of the left page above the prose."""

    kicker: Block
    title: Block
    lead: Block
    figure: Tag | None


def compose_practice(book: Book, practice: Practice, parent: Tag, running: str) -> None:
    """Add a practice case to a book whose next sheet is a verso."""
    tag = parent.add("Sect")
    head = _set_head(book, practice, tag)
    _check_blocks(book, practice)
    tokens, grid = book.tokens("practice"), book.style.grid
    columns = tokens.count("text_columns")
    width = columns * grid["column_mm"] + (columns - 1) * grid["gutter_mm"]
    story = [block for block in practice.blocks if isinstance(block, PROSE)]
    rows = prose_rows(book, story, width, tag, "H4")
    finding = _set_finding(book, practice)
    finding_tag = tag.add("P")
    box_tag = tag.add("Sect")
    box = _set_box(book, practice, box_tag)
    lines = (len(head.title.lines), len(head.lead.lines))
    plan = plan_spread(book, rows, finding, box, *lines)
    plan.finding.tag = finding_tag
    for number, page in enumerate(plan.pages):
        sheet = book.add_sheet("practice", running)
        sheet.ground(book.typesetter.palette[tokens.name("ground")])
        if number == 0:
            _open_case(book, practice, sheet)
            _paint_left(book, practice, sheet, head, plan)
        elif number == 1:
            _paint_right(book, sheet, plan, box)
        for index, (begin, end) in enumerate(page.parts):
            x = sheet.grid.x(1 + index * columns)
            paint_rows(book, rows[begin:end], sheet, x, page.top_mm)
        notes = book.notes()
        notes.use(page.notes, tag)
        notes.paint(sheet)


def _open_case(book: Book, practice: Practice, sheet: Sheet) -> None:
    title = title_of(practice.kicker)
    book.open_part(sheet, practice.id, title, 2)
    book.entries.append(
        Entry(title, book.style.words["practice"], sheet.number, practice.id, False)
    )


def _check_blocks(book: Book, practice: Practice) -> None:
    for block in practice.blocks:
        if not isinstance(block, PROSE):
            book.typesetter.complain(
                practice.title,
                f"a practice case holds prose, and this one has a {type(block).__name__.lower()}",
                "move it to a section of the chapter",
                "practice-not-prose",
            )


def _set_head(book: Book, practice: Practice, tag: Tag) -> Head:
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, book.style.grid

    def width(columns: int) -> float:
        return columns * grid["column_mm"] + (columns - 1) * grid["gutter_mm"]

    kicker = typesetter.set(practice.kicker, "kicker", width(tokens.count("tab_columns")))
    title = typesetter.set(practice.title, "title_l", width(grid.count("columns")))
    lead = typesetter.set(practice.lead, "lead", width(tokens.count("lead_columns")))
    kicker.tag, title.tag = tag.add("P"), tag.add("H3")
    lead.tag = tag.add("P")
    check_lines(book, practice.kicker, kicker, 1, "kicker")
    check_lines(book, practice.title, title, tokens.count("title_lines"), "title")
    check_lines(book, practice.lead, lead, tokens.count("lead_lines"), "lead")
    figure = None
    if practice.image is not None:
        figure = tag.add("Figure", alt=practice.image.alt.plain)
    return Head(kicker, title, lead, figure)


def _set_finding(book: Book, practice: Practice) -> Finding:
    """Set the finding as it usually stands, and over the whole width for a long story."""
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, book.style.grid
    colour = tokens.name("finding_colour")

    def over(columns: int) -> Block:
        width = columns * grid["column_mm"] + (columns - 1) * grid["gutter_mm"]
        return typesetter.set(practice.finding, "quote", width, colour=colour)

    usual = over(tokens.count("finding_columns"))
    check_lines(book, practice.finding, usual, tokens.count("finding_lines"), "finding")
    return Finding(usual, over(tokens.count("finding_long_columns")))


def _set_box(book: Book, practice: Practice, tag: Tag) -> CompanyBox:
    """Set the box about the company; its top rises where the text needs more than the usual."""
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, book.style.grid
    column = grid["column_mm"] + grid["gutter_mm"]
    before = tokens.count("box_title_columns")
    title = typesetter.set(
        practice.company_title,
        "chart_title",
        before * column - grid["gutter_mm"] - tokens["box_padding_mm"],
        colour=tokens.name("box_title_colour"),
    )
    title.tag = tag.add("H4")
    columns = grid.count("columns") - tokens.count("box_text_column") + 1
    width = columns * column - grid["gutter_mm"] - tokens["box_padding_mm"]
    texts = tuple(typesetter.set(text, "box", width) for text in practice.company_text)
    for text in texts:
        text.tag = tag.add("P")
    text_mm = sum(text.height_mm for text in texts) - texts[0].style.leading_mm
    text_mm += tokens["box_gap_mm"] * (len(texts) - 1)
    title_mm = title.height_mm - title.style.leading_mm
    high = tokens["box_first_mm"] + max(text_mm, title_mm) + tokens["box_last_mm"]
    usual = tokens["box_bottom_mm"] - tokens["box_mm"]
    lines = -(-max(high - usual, 0.0) // grid["baseline_mm"])
    return CompanyBox(title, texts, usual + lines * grid["baseline_mm"])


def _paint_left(book: Book, practice: Practice, sheet: Sheet, head: Head, plan: Plan) -> None:
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, sheet.grid
    slot, bleed = plan.slot_mm, grid.bleed_mm
    width = grid.page_width_mm + 2 * bleed
    palette = typesetter.palette
    if practice.image is not None and head.figure is not None:
        mark = head.figure.mark()
        file = practice.image.file
        sheet.add(Picture(-bleed, -bleed, width, slot + bleed, file, mark=mark))
        _paint_caption(book, practice, sheet, head.figure, slot)
    else:
        sheet.fill(-bleed, -bleed, width, slot + bleed, palette[tokens.name("slot_colour")])
        measures = book.style.dials["practice"]
        dial = Dial(measures["x_mm"], measures["y_mm"] + (slot - tokens["slot_mm"]) / 2)
        window = Box(-bleed, -bleed, width - bleed, slot)
        sheet.extend(cropped_rings(dial, measures, palette, window))
    tab, right = tokens["tab_mm"], grid.x(tokens.count("tab_columns")) + grid.column_mm
    sheet.fill(-bleed, slot - tab, right + bleed, tab, palette[tokens.name("ground")])
    left = grid.left_mm
    typesetter.place(head.kicker, sheet, left, slot - tokens["kicker_up_mm"], None)
    typesetter.place(head.title, sheet, left, plan.title_mm, None)
    typesetter.place(head.lead, sheet, left, plan.lead_mm, None)


def _paint_caption(
    book: Book, practice: Practice, sheet: Sheet, figure: Tag, slot_mm: float
) -> None:
    """Paint caption and credit of the picture on one line under it, at the right."""
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, sheet.grid
    image = practice.image
    texts = () if image is None else (image.caption, image.credit)
    words = " · ".join(text.plain for text in texts if text is not None)
    if not words:
        return
    x = grid.x(tokens.count("tab_columns") + 1)
    block = typesetter.set(words, "note", grid.right_mm - x)
    if len(block.lines) > 1:
        typesetter.complain(
            practice.title,
            f"caption and credit of the picture take {len(block.lines)} lines, 1 fits",
            "shorten the caption",
            "caption-too-long",
        )
    y = slot_mm + tokens["caption_down_mm"]
    typesetter.place(block, sheet, x, y, figure, "Caption", align="right")


def _paint_right(book: Book, sheet: Sheet, plan: Plan, box: CompanyBox) -> None:
    tokens, typesetter, grid = book.tokens("practice"), book.typesetter, sheet.grid
    left = grid.left_mm
    palette = typesetter.palette
    paint_ruler(sheet, left, tokens["rule_mm"], grid.text_width_mm, book.style, palette)
    typesetter.place(plan.finding, sheet, left, tokens["finding_baseline_mm"], None)
    ground = palette[tokens.name("box_ground")]
    sheet.fill(left, plan.box_mm, grid.text_width_mm, box.height_mm, ground)
    y = plan.box_mm + tokens["box_first_mm"]
    typesetter.place(box.title, sheet, left + tokens["box_padding_mm"], y, None)
    x = grid.x(tokens.count("box_text_column"))
    for text in box.texts:
        y = typesetter.place(text, sheet, x, y, None)
        y += text.style.leading_mm + tokens["box_gap_mm"]
