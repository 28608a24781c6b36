"""The account of the survey: how many answered, in which samples, and who they are.

Takes the edition's part; adds a page of figures and panels, and the pages of the disclosure list.
Section 6 of the art direction; :mod:`authoring.pages.disclosure` has the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from authoring.charts.frame import SEPARATOR, set_note
from authoring.charts.labels import Setter
from authoring.charts.model import Note, ResolvedChart
from authoring.display import Tag
from authoring.edition.model import Accountability, Chart, ChartItem
from authoring.pages.book import Book, Entry, PlacedChart, title_of
from authoring.pages.content import resolve_for
from authoring.pages.disclosure import compose_disclosure
from authoring.pages.limits import check_lines, check_single
from authoring.pages.panelstacks import Room, fit_panels, stack_panels
from authoring.pages.prose import paint_rows, paragraph_rows
from authoring.pages.readingbox import ReadingBox, paint_reading, set_reading
from authoring.pages.sheet import Sheet

_SLACK_MM = 1e-6


def compose_accountability(book: Book, part: Accountability) -> None:
    """Add the account of the survey to a book."""
    sheet = book.add_sheet("accountability")
    tag = book.tags.add("Sect")
    title = title_of(part.title)
    book.open_part(sheet, part.id, title, 1)
    remark = book.style.words["respondents"].format(count=part.figure.value.plain)
    book.entries.append(Entry(title, remark, sheet.number, part.id, False))
    shift = _paint_head(book, part, sheet, tag)
    top = _place_strip(book, part, sheet, tag, shift)
    reading = set_reading(book, part)
    placed = _place_panels(book, part, reading, sheet, tag, top)
    compose_disclosure(book, None if placed else reading, tag)


def _paint_head(book: Book, part: Accountability, sheet: Sheet, tag: Tag) -> float:
    """Paint title, number and prose; return how far all that follows moves down."""
    tokens, typesetter, grid = book.tokens("accountability"), book.typesetter, sheet.grid
    title = typesetter.set(part.title, "h1", grid.text_width_mm)
    check_lines(book, part.title, title, tokens.count("title_lines"), "title")
    typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], tag, "H2")
    shift = tokens["second_line_mm"] * max(len(title.lines) - 1, 0)
    check_single(book, part.figure)
    width = grid.width(tokens.count("figure_columns"))
    figure = typesetter.set(part.figure.value, "figure_xl", width)
    y = tokens["figure_baseline_mm"] + shift
    typesetter.place(figure, sheet, grid.left_mm, y, tag)
    caption = typesetter.set(part.figure.caption, "item", width)
    check_lines(book, part.figure.caption, caption, tokens.count("caption_lines"), "caption")
    typesetter.place(caption, sheet, grid.left_mm, y + tokens["caption_mm"], tag)
    column = tokens.count("text_column")
    measure = grid.width(grid.columns - column + 1)
    rows = [
        row
        for index, text in enumerate(part.text)
        for row in paragraph_rows(book, text, measure, tag, indented=index > 0)
    ]
    last = paint_rows(book, rows, sheet, grid.x(column), tokens["text_baseline_mm"] + shift)
    over = last + tokens["strip_clear_mm"] - tokens["strip_mm"] - shift
    return shift + grid.snap(max(over, 0.0))


def _place_strip(
    book: Book, part: Accountability, sheet: Sheet, tag: Tag, shift_mm: float
) -> float:
    """Give the samples their place as a strip of ticks; return the top of what follows."""
    tokens = book.tokens("accountability")
    panels_mm = tokens["panels_mm"] + shift_mm
    items = tuple(ChartItem(sample.caption, value=sample.value) for sample in part.samples)
    for sample in part.samples:
        check_single(book, sample)
    chart = Chart(part.id, "sample-strip", part.figure.caption, items=items)
    resolved = resolve_for(book.typesetter, book.edition, chart)
    if resolved is None:
        return panels_mm
    head = replace(resolved.head, title=(), question=(), body_mm=0.0)
    bare = replace(resolved, head=head, note=_no_note(resolved))
    top = tokens["strip_mm"] + shift_mm
    book.charts.append(
        PlacedChart(sheet, bare, sheet.grid.left_mm, top, tag.add("Sect"), whole=resolved)
    )
    unit = book.style.grid["unit_mm"]
    below = top + bare.height_mm + tokens["strip_below_mm"]
    return max(panels_mm, -(-(below - _SLACK_MM) // unit) * unit)


def _no_note(chart: ResolvedChart) -> Note:
    return Note((), 0.0, chart.note.leading_mm)


def _place_panels(
    book: Book, part: Accountability, reading: ReadingBox, sheet: Sheet, tag: Tag, top_mm: float
) -> bool:
    """Stack the panels in columns, over pages; tell whether the box that helps to read is there.

    What the notes of all panels say stands once, at the foot of the page.
    """
    tokens = book.tokens("accountability")
    charts = [replace(panel, width="third") for panel in part.panels]
    found = [resolve_for(book.typesetter, book.edition, chart) for chart in charts]
    panels = [chart for chart in found if chart is not None]
    shared, bare = _share_notes(book, panels)
    heights = [each.height_mm for each in bare]
    columns = tokens.count("panel_columns")
    tags = [tag.add("Sect") for _ in panels]
    start = 0
    while True:
        room = Room(
            sheet.grid.columns // columns,
            top_mm,
            tokens["panels_bottom_mm"],
            tokens["panel_pitch_mm"],
            tokens["panel_gap_mm"],
        )
        boxed = fit_panels([*heights[start:], reading.height_mm], room)
        spots = stack_panels(heights[start:], room) if boxed is None else boxed
        for index, spot in enumerate(spots, start):
            column = 1 + spot.column * columns
            if index == len(panels):
                box_tag = tag.add("Sect")
                paint_reading(book, reading, sheet, column, spot.top_mm, box_tag, "H3")
                continue
            x, whole = sheet.grid.x(column), panels[index]
            book.charts.append(
                PlacedChart(
                    sheet, bare[index], x, spot.top_mm, tags[index], whole=whole, heading="H3"
                )
            )
        _paint_note(book, shared, sheet, tag)
        start += len(spots)
        if start >= len(panels):
            return boxed is not None
        sheet, top_mm = book.add_sheet("accountability"), tokens["panels_again_mm"]


def _share_notes(
    book: Book, panels: Sequence[ResolvedChart]
) -> tuple[str | None, list[ResolvedChart]]:
    """Return what the notes of all panels say, and the panels with the rest in their own notes.

    Facts that differ (the base, where there are several samples) stay with their panel; the aids to
    read the panels are all shared.
    """
    facts = [panel.notes[0].split(SEPARATOR) if panel.notes else [] for panel in panels]
    common = [fact for fact in facts[0] if all(fact in each for each in facts)] if facts else []
    if not common:
        return None, list(panels)
    aids = dict.fromkeys(aid for panel in panels for aid in panel.notes[1:])
    shared = "\n".join([SEPARATOR.join(common), *aids])
    bare = []
    for panel, held in zip(panels, facts, strict=True):
        rest = SEPARATOR.join(fact for fact in held if fact not in common)
        bare.append(replace(panel, note=_set_rest(book, panel, rest) if rest else _no_note(panel)))
    return shared, bare


def _set_rest(book: Book, panel: ResolvedChart, rest: str) -> Note:
    typesetter = book.typesetter
    return set_note((rest,), panel.width_mm, Setter(typesetter.style, typesetter.fonts, []))


def _paint_note(book: Book, note: str | None, sheet: Sheet, tag: Tag) -> None:
    """Paint the note that the panels of a page share, low on the page."""
    if note is None:
        return
    grid = sheet.grid
    block = book.typesetter.set(note, "note", grid.text_width_mm, balance=False)
    baseline = book.tokens("accountability")["note_mm"]
    book.typesetter.place(block, sheet, grid.left_mm, baseline, tag)
