"""The account of the survey: how many answered, in which samples, and who they are.

Takes the edition's part; adds a page of figures and panels, and the pages of the disclosure list.
Section 6 of the art direction; :mod:`authoring.pages.disclosure` has the list.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from authoring.charts.model import Note, ResolvedChart
from authoring.display import Tag
from authoring.edition.model import Accountability, Chart, ChartItem, Sidebar
from authoring.pages.book import Book, Entry, PlacedChart, title_of
from authoring.pages.content import resolve_for
from authoring.pages.disclosure import compose_disclosure
from authoring.pages.limits import check_lines, check_single
from authoring.pages.prose import paint_rows, paragraph_rows
from authoring.pages.sheet import Sheet
from authoring.pages.sidebar import measure_sidebar, paint_sidebar

_SLACK_MM = 1e-6


@dataclass(slots=True)
class Stacks:
    """The columns of panels of one page: where each may go on, in mm from the top."""

    sheet: Sheet
    top_mm: float
    feet_mm: list[float]


def compose_accountability(book: Book, part: Accountability) -> None:
    """Add the account of the survey to a book."""
    sheet = book.add_sheet("accountability")
    tag = book.tags.add("Sect")
    title = title_of(part.title)
    book.open_part(sheet, part.id, title, 1)
    remark = book.style.words["respondents"].format(count=part.figure.value.plain)
    book.entries.append(Entry(title, remark, sheet.number, part.id, False))
    shift = _paint_head(book, part, sheet, tag)
    _place_strip(book, part, sheet, tag, shift)
    last = _place_panels(book, part, sheet, tag, shift)
    reading = Sidebar(part.reading_title, part.reading)
    left = None if _paint_reading(book, reading, last, tag) else reading
    compose_disclosure(book, left, tag)


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


def _place_strip(book: Book, part: Accountability, sheet: Sheet, tag: Tag, shift_mm: float) -> None:
    """Give the samples their place as a strip of ticks, without a head."""
    items = tuple(ChartItem(sample.caption, value=sample.value) for sample in part.samples)
    for sample in part.samples:
        check_single(book, sample)
    chart = Chart(part.id, "sample-strip", part.figure.caption, items=items)
    resolved = resolve_for(book.typesetter, book.edition, chart)
    if resolved is None:
        return
    head = replace(resolved.head, title=(), question=(), body_mm=0.0)
    bare = replace(resolved, head=head, note=_no_note(resolved))
    top = book.tokens("accountability")["strip_mm"] + shift_mm
    strip = tag.add("Sect")
    book.charts.append(
        PlacedChart(sheet, bare, sheet.grid.left_mm, top, strip, whole=resolved, heading="H3")
    )


def _no_note(chart: ResolvedChart) -> Note:
    return Note((), 0.0, chart.note.leading_mm)


def _place_panels(
    book: Book, part: Accountability, sheet: Sheet, tag: Tag, shift_mm: float
) -> Stacks:
    """Stack the panels in columns, each in the one that goes on highest; return the last page's.

    Panels of one base and source lose their notes to one at the foot of the page.
    """
    tokens = book.tokens("accountability")
    charts = [replace(panel, width="third") for panel in part.panels]
    found = [resolve_for(book.typesetter, book.edition, chart) for chart in charts]
    panels = [chart for chart in found if chart is not None]
    shared = _shared_note(panels)
    columns = sheet.grid.columns // tokens.count("panel_columns")
    top = tokens["panels_mm"] + shift_mm
    stacks = Stacks(sheet, top, [top] * columns)
    for panel in panels:
        chart = panel if shared is None else replace(panel, note=_no_note(panel))
        spot = _find_spot(book, stacks, chart.height_mm, tokens["panels_bottom_mm"])
        if spot is None:
            _paint_note(book, shared, stacks, tag)
            top = tokens["panels_again_mm"]
            stacks = Stacks(book.add_sheet("accountability"), top, [top] * columns)
            spot = _find_spot(book, stacks, chart.height_mm, tokens["panels_bottom_mm"])
        column, y = spot if spot is not None else (0, top)
        x = stacks.sheet.grid.x(1 + column * tokens.count("panel_columns"))
        book.charts.append(
            PlacedChart(stacks.sheet, chart, x, y, tag.add("Sect"), whole=panel, heading="H3")
        )
        stacks.feet_mm[column] = y + chart.height_mm
    _paint_note(book, shared, stacks, tag)
    return stacks


def _shared_note(panels: Sequence[ResolvedChart]) -> str | None:
    """Return the note of panels whose base and source are the same, with all aids to read them."""
    facts = {panel.notes[:1] for panel in panels}
    if len(facts) != 1:
        return None
    return " ".join(dict.fromkeys(note for panel in panels for note in panel.notes))


def _find_spot(
    book: Book, stacks: Stacks, height_mm: float, bottom_mm: float
) -> tuple[int, float] | None:
    """Return the column (from 0) and the top of what is so high, or None where none has room.

    Tops stand at a common pitch, so that panels align across columns; where that wastes too much,
    a panel follows at the least distance.
    """
    tokens = book.tokens("accountability")
    pitch, gap = tokens["panel_pitch_mm"], tokens["panel_gap_mm"]
    for aligned in (True, False):
        tops = []
        for column, foot in enumerate(stacks.feet_mm):
            top = foot if foot == stacks.top_mm else foot + gap
            if aligned:
                steps = -(-(top - stacks.top_mm - _SLACK_MM) // pitch)
                top = stacks.top_mm + steps * pitch
            if top + height_mm <= bottom_mm + _SLACK_MM:
                tops.append((top, column))
        if tops:
            top, column = min(tops)
            return column, top
    return None


def _paint_note(book: Book, note: str | None, stacks: Stacks, tag: Tag) -> None:
    """Paint the note that the panels of a page share, low on the page."""
    if note is None:
        return
    grid = stacks.sheet.grid
    block = book.typesetter.set(note, "note", grid.text_width_mm, balance=False)
    baseline = book.tokens("accountability")["note_mm"]
    book.typesetter.place(block, stacks.sheet, grid.left_mm, baseline, tag)


def _paint_reading(book: Book, reading: Sidebar, stacks: Stacks, tag: Tag) -> bool:
    """Paint the box that helps to read where a column has room for it; tell whether it had."""
    tokens, grid = book.tokens("accountability"), stacks.sheet.grid
    box = measure_sidebar(book, reading, "H3")
    spot = _find_spot(book, stacks, box.height_mm + grid.baseline_mm, tokens["reading_bottom_mm"])
    if spot is None:
        return False
    column, top = spot
    first = 1 + column * tokens.count("panel_columns")
    top = grid.snap(top)
    paint_sidebar(book, box, stacks.sheet, top, box.height_mm, tag.add("Sect"), first)
    return True
