"""A section of a chapter on its pages: title, lead, prose, sidebar, charts and images.

Takes a bound section and the flow of its chapter; adds to the book. The layout is that of
:mod:`authoring.pages.layout`; section 6 of the art direction has the positions.
"""

from __future__ import annotations

from dataclasses import replace

from authoring.charts.model import ResolvedChart
from authoring.display import Tag
from authoring.edition.model import Section
from authoring.pages.book import Book, title_of
from authoring.pages.content import Content, balanced_lines, set_content
from authoring.pages.flow import Flow
from authoring.pages.layout import Layout
from authoring.pages.panels import PanelGroup
from authoring.pages.picture import paint_image
from authoring.pages.sheet import Sheet
from authoring.pages.sidebar import paint_sidebar
from authoring.pages.typesetter import Block
from authoring.style.model import Tokens


def compose_section(book: Book, section: Section, flow: Flow, parent: Tag) -> None:
    """Add a section to a book: on the current page where it may follow, else on a new one."""
    content = set_content(book, section, parent)
    if _may_follow(book, content, flow):
        content.opens_page = False
        text_mm = _place_following_head(book, content, flow)
    else:
        flow.turn()
        text_mm = _place_head(book, content, flow)
    _place_segments(book, content, flow, text_mm)


def _may_follow(book: Book, content: Content, flow: Flow) -> bool:
    """Tell whether the section's head, its first lines and its next block fit below the last."""
    if flow.sheet is None or flow.y_mm is None:
        return False
    if content.section.break_page or content.sidebar is not None or content.lead is not None:
        return False
    tokens, grid = book.tokens("section"), book.style.grid
    title = book.typesetter.set(content.section.title, "h2", flow.page.grid.text_width_mm)
    y = flow.unit(flow.y_mm + tokens["follow_gap_mm"]) + title.height_mm - title.style.leading_mm
    y = flow.page.grid.snap(y + tokens["follow_text_mm"])
    if content.layout == "beside" and isinstance(content.segments[1], PanelGroup):
        y += content.segments[1].height_mm(0) - tokens["beside_rise_mm"]
        return y <= flow.limit_mm()
    for segment in content.segments:
        if isinstance(segment, list):
            lines = balanced_lines(book, segment, content.columns)
            alone = len(content.segments) == 1
            lines = min(lines, tokens.count("min_lines")) if alone else lines
            y += max(lines - 1, 0) * grid["baseline_mm"]
            continue
        y = flow.unit(y + tokens["chart_near_mm"])
        if isinstance(segment, PanelGroup):
            y += segment.height_mm(0) + _shared_note_mm(book, segment)
        else:
            y += segment[0].height_mm
        break
    return y <= flow.limit_mm()


def _place_following_head(book: Book, content: Content, flow: Flow) -> float:
    """Place the title of a section that follows on the page; return the first text baseline."""
    tokens, sheet = book.tokens("section"), flow.page
    grid = sheet.grid
    title = book.typesetter.set(content.section.title, "h2", grid.text_width_mm)
    title.tag = content.title_tag
    y = flow.unit((flow.y_mm or 0.0) + tokens["follow_gap_mm"])
    _mark_section(book, content, flow, y - title.style.leading_mm)
    y = book.typesetter.place(title, sheet, grid.left_mm, y, content.tag)
    flow.y_mm = y
    return grid.snap(y + tokens["follow_text_mm"])


def _place_head(book: Book, content: Content, flow: Flow) -> float:
    """Place title and lead at the top of a page; return the first text baseline.

    A title of two lines moves everything below it down by one step.
    """
    tokens, sheet = book.tokens("section"), flow.page
    grid = sheet.grid
    title = book.typesetter.set(content.section.title, "h1", grid.text_width_mm)
    title.tag = content.title_tag
    if len(title.lines) > tokens["title_lines"]:
        book.typesetter.complain(
            content.section.title,
            f"the title takes {len(title.lines)} lines, {tokens['title_lines']:g} fit",
            "shorten the title",
            "title-too-long",
        )
    _mark_section(book, content, flow, 0.0)
    book.typesetter.place(title, sheet, grid.left_mm, tokens["title_baseline_mm"], content.tag)
    content.shift_mm = tokens["second_line_mm"] * max(len(title.lines) - 1, 0)
    flow.y_mm = tokens["title_baseline_mm"] + content.shift_mm
    if content.lead is None:
        return tokens["text_no_lead_baseline_mm"] + content.shift_mm
    lead_mm = tokens["lead_baseline_mm"] + content.shift_mm
    flow.y_mm = book.typesetter.place(content.lead, sheet, grid.left_mm, lead_mm, content.tag)
    flow.notes.use([note for line in content.lead.notes for note in line], content.tag)
    return grid.snap(flow.y_mm + tokens["text_after_lead_mm"])


def _mark_section(book: Book, content: Content, flow: Flow, y_mm: float) -> None:
    book.open_part(flow.page, content.section.id, title_of(content.section.title), 2, y_mm)
    flow.page.opens_section = False


def _place_segments(book: Book, content: Content, flow: Flow, text_mm: float) -> None:
    tokens = book.tokens("section")
    beside = content.sidebar.notes if content.sidebar else ()
    if content.layout == "beside":
        _place_beside(book, content, flow, text_mm)
        return
    for index, segment in enumerate(content.segments):
        if isinstance(segment, list):
            baseline = text_mm if index == 0 else _after_chart(book, flow)
            opening = flow.page
            flow.notes.use(beside, content.sidebar_tag or content.tag)
            flow.place_prose(segment, content.columns, content.span, baseline, content.tag, beside)
            if index == 0:
                if content.chart_beside:
                    _place_chart(content, flow, tokens, 1)
                _place_sidebar(book, content, flow, opening)
            beside = ()
        elif isinstance(segment, PanelGroup):
            top = _first_top(content, flow, tokens, index, "panels", "panel_head_mm")
            note = _shared_note(book, segment)
            flow.place_panels(segment, top, content.tag, note)
        elif isinstance(segment[0], ResolvedChart):
            if not (content.chart_beside and index == 1):
                _place_chart(content, flow, tokens, index)
        else:
            paint_image(book, segment[0], flow, segment[1])


def _place_chart(content: Content, flow: Flow, tokens: Tokens, index: int) -> None:
    segment = content.segments[index]
    if not isinstance(segment, list | PanelGroup) and isinstance(segment[0], ResolvedChart):
        top = _first_top(content, flow, tokens, index, "chart-page", "chart_head_mm")
        flow.place_chart(segment[0], top, segment[1], tokens["chart_gap_mm"])


def _place_beside(book: Book, content: Content, flow: Flow, text_mm: float) -> None:
    """Place prose in the left half and the one chart in the right, from one height."""
    rows, group = content.segments
    if not isinstance(rows, list) or not isinstance(group, PanelGroup):
        raise TypeError("prose and one panel stand beside each other, nothing else")
    tokens, columns = book.tokens("section"), book.style.grid.count("columns")
    flow.place_prose(rows, 1, content.span, text_mm, content.tag)
    prose_mm = flow.y_mm or text_mm
    shifted = replace(group.rows[0][0], column=1 + columns // 2)
    top = text_mm - tokens["beside_rise_mm"]
    flow.place_panels(PanelGroup(((shifted,),), None), top, content.tag, None)
    flow.y_mm = max(prose_mm, flow.y_mm or 0.0)


def _first_top(
    content: Content, flow: Flow, tokens: Tokens, index: int, layout: Layout, head: str
) -> float:
    """Return the top of a chart or of panels: the fixed place of their layout, else below the last.

    A fixed place gives way to prose that comes too near.
    """
    if flow.y_mm is None:
        return tokens["chart_top_mm"]
    if not content.opens_page and index <= 1:
        return flow.unit(flow.y_mm + tokens["chart_near_mm"])
    if content.layout == layout and index <= 1:
        near = flow.unit(flow.y_mm + tokens["chart_near_mm"])
        return max(tokens[head] + content.shift_mm, near)
    return flow.unit(flow.y_mm + tokens["chart_gap_mm"])


def _shared_note_mm(book: Book, group: PanelGroup) -> float:
    """Return how far the note that panels share reaches below them."""
    note = _shared_note(book, group)
    if note is None:
        return 0.0
    below = (len(note.lines) - 1) * note.style.leading_mm
    return book.tokens("section")["note_below_mm"] + below


def _shared_note(book: Book, group: PanelGroup) -> Block | None:
    if group.shared_note is None:
        return None
    grid = book.style.grid
    width = grid["columns"] * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]
    return book.typesetter.set(group.shared_note, "note", width, balance=False)


def _after_chart(book: Book, flow: Flow) -> float:
    """Return the first baseline of prose below a chart, or at the top of the next page."""
    tokens, grid = book.tokens("section"), book.style.grid
    baseline = flow.page.grid.snap((flow.y_mm or 0.0) + tokens["chart_gap_mm"])
    room = flow.limit_mm() - baseline
    if room < (tokens["min_lines"] - 1) * grid["baseline_mm"]:
        flow.turn()
        return tokens["text_top_mm"]
    return baseline


def _place_sidebar(book: Book, content: Content, flow: Flow, opening: Sheet) -> None:
    """Paint the sidebar beside the prose; it ends with the prose where that is near."""
    box, tag = content.sidebar, content.sidebar_tag
    if box is None or tag is None:
        return
    tokens, grid = book.tokens("sidebar"), book.style.grid
    top, height_mm = tokens["top_mm"] + content.shift_mm, box.height_mm
    if top + height_mm > grid["last_baseline_mm"]:
        book.typesetter.complain(
            content.section.title,
            f"the sidebar is {height_mm:.1f} mm high, "
            f"{grid['last_baseline_mm'] - top:.1f} mm are free",
            "shorten the sidebar or move part of it into the prose",
            "sidebar-too-long",
        )
    prose_mm = flow.y_mm or 0.0
    near = tokens["snap_lines"] * grid["baseline_mm"]
    if opening is flow.page and 0 < prose_mm - (top + height_mm) < near:
        height_mm = prose_mm - top
    paint_sidebar(book, box, opening, top, height_mm, tag)
    if opening is flow.page:
        flow.y_mm = max(prose_mm, top + height_mm)
