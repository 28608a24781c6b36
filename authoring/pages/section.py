"""A section of a chapter on its pages: title, lead, prose, sidebar, charts and images.

Takes a bound section and the flow of its chapter; adds to the book. The layout is that of
:mod:`authoring.pages.layout`; section 6 of the art direction has the positions.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from authoring.charts.model import ChartFaults, ResolvedChart
from authoring.charts.resolution import resolve_chart
from authoring.display import Tag
from authoring.edition.model import Block as EditionBlock
from authoring.edition.model import Chart, Edition, Image, Section
from authoring.pages.book import Book, title_of
from authoring.pages.columns import Row, break_columns, height
from authoring.pages.flow import Flow
from authoring.pages.layout import Layout, LayoutLimits, SectionFacts, choose_layout
from authoring.pages.panels import ABREAST, PanelGroup, group_panels
from authoring.pages.picture import PlacedImage, measure_image, paint_image
from authoring.pages.prose import PROSE, prose_rows
from authoring.pages.sheet import Sheet
from authoring.pages.sidebar import SidebarBox, measure_sidebar, paint_sidebar
from authoring.pages.typesetter import Block, Typesetter
from authoring.style.model import Tokens

Segment = list[Row] | PanelGroup | tuple[ResolvedChart, Tag] | tuple[PlacedImage, Tag]


@dataclass(slots=True)
class Content:
    """A section with all its texts set and all its tags made, in reading order."""

    section: Section
    tag: Tag
    title_tag: Tag
    lead: Block | None
    segments: list[Segment]
    sidebar: SidebarBox | None
    sidebar_tag: Tag | None
    layout: Layout
    columns: int
    span: int
    shift_mm: float = 0.0
    opens_page: bool = True


def compose_section(book: Book, section: Section, flow: Flow, parent: Tag) -> None:
    """Add a section to a book: on the current page where it may follow, else on a new one."""
    content = _set_content(book, section, parent)
    if _may_follow(book, content, flow):
        content.opens_page = False
        text_mm = _place_following_head(book, content, flow)
    else:
        flow.turn()
        text_mm = _place_head(book, content, flow)
    _place_segments(book, content, flow, text_mm)


def _set_content(book: Book, section: Section, parent: Tag) -> Content:
    tokens, grid = book.tokens("section"), book.style.grid
    tag = parent.add("Sect")
    title_tag = tag.add("H3")
    span = tokens.count("text_columns" if section.sidebar else "text_wide_columns")
    width = span * grid["column_mm"] + (span - 1) * grid["gutter_mm"]
    lead = None
    if section.lead is not None:
        lead_span = tokens.count("lead_columns")
        lead_width = lead_span * grid["column_mm"] + (lead_span - 1) * grid["gutter_mm"]
        lead = book.typesetter.set(section.lead, "lead", lead_width)
        lead.tag = tag.add("P")
        if len(lead.lines) > tokens["lead_lines"]:
            book.typesetter.complain(
                section.lead,
                f"the lead takes {len(lead.lines)} lines, {tokens['lead_lines']:g} fit",
                "shorten the lead",
                "lead-too-long",
            )
    segments: list[Segment] = []
    sidebar, sidebar_tag = None, None
    for index, run in enumerate(_runs(section.blocks)):
        segments += _set_run(book, run, width, tag)
        if index == 0 and section.sidebar is not None:
            sidebar = measure_sidebar(book, section.sidebar, "H4")
            sidebar_tag = tag.add("Sect")
    limits = LayoutLimits(tokens.count("intro_lines"), tokens.count("panel_rows_min"))
    layout = choose_layout(_facts(book, section, segments), limits)
    return Content(section, tag, title_tag, lead, segments, sidebar, sidebar_tag, layout, 2, span)


def _runs(blocks: Sequence[EditionBlock]) -> Iterator[list[EditionBlock]]:
    """Yield blocks of prose together, charts of one part of the width together, others alone.

    Prose comes first, if it is empty.
    """
    runs: list[list[EditionBlock]] = [[]]
    for block in blocks:
        if _belongs(block, runs[-1]):
            runs[-1].append(block)
        else:
            runs.append([block])
    yield from runs


def _belongs(block: EditionBlock, run: Sequence[EditionBlock]) -> bool:
    if not run or isinstance(run[-1], PROSE):
        return isinstance(block, PROSE)
    last = run[-1]
    return (
        isinstance(block, Chart) and isinstance(last, Chart) and block.width == last.width != "full"
    )


def _set_run(
    book: Book, run: Sequence[EditionBlock], width_mm: float, tag: Tag
) -> Iterator[Segment]:
    charts = [block for block in run if isinstance(block, Chart)]
    if charts:
        found = [resolve_for(book.typesetter, book.edition, chart) for chart in charts]
        resolved = [(chart, tag.add("Sect")) for chart in found if chart is not None]
        if resolved and charts[0].width != "full":
            yield group_panels(resolved, charts[0].width, book.style.grid.count("columns"))
        else:
            yield from resolved
    elif run and isinstance(run[0], Image):
        yield measure_image(book, run[0]), tag.add("Sect")
    else:
        yield prose_rows(book, run, width_mm, tag, "H4")


def resolve_for(typesetter: Typesetter, edition: Edition, chart: Chart) -> ResolvedChart | None:
    """Resolve a chart over its part of the width, or record what keeps it from being drawn."""
    grid = typesetter.style.grid
    columns = grid.count("columns") // ABREAST[chart.width]
    width = columns * (grid["column_mm"] + grid["gutter_mm"]) - grid["gutter_mm"]
    try:
        return resolve_chart(
            chart,
            edition.tables,
            width,
            style=typesetter.style,
            fonts=typesetter.fonts,
            palette=typesetter.palette,
        )
    except ChartFaults as faults:
        for fault in faults.faults:
            typesetter.complain(chart.title, fault.message, fault.hint, fault.code)
    return None


def _facts(book: Book, section: Section, segments: Sequence[Segment]) -> SectionFacts:
    grid = book.style.grid
    area = grid["last_baseline_mm"] - grid["first_baseline_mm"]
    intro, share, panel_rows = 0, 0.0, 0
    for segment in segments:
        if isinstance(segment, list):
            intro = _balanced_lines(book, segment, 2)
            continue
        if isinstance(segment, PanelGroup):
            panel_rows = len(segment.rows)
        elif isinstance(segment[0], ResolvedChart):
            share = segment[0].height_mm / area
        break
    return SectionFacts(
        sidebar=section.sidebar is not None,
        lead=section.lead is not None,
        intro_lines=intro,
        chart_share=share,
        panel_rows=panel_rows,
    )


def _balanced_lines(book: Book, rows: Sequence[Row], columns: int) -> int:
    """Return the height, in lines, of rows that are balanced over columns."""
    keep = book.tokens("section").count("keep_lines")
    parts = break_columns(rows, 0, columns, height(rows, 0, len(rows)), keep)
    return max(height(rows, begin, end) for begin, end in parts)


def _may_follow(book: Book, content: Content, flow: Flow) -> bool:
    """Tell whether the section's head, its first lines and its next block fit below the last."""
    if flow.sheet is None or flow.y_mm is None:
        return False
    if content.section.break_page or content.sidebar is not None or content.lead is not None:
        return False
    tokens, grid = book.tokens("section"), book.style.grid
    title = book.typesetter.set(content.section.title, "h2", flow.page.grid.text_width_mm)
    y = flow.y_mm + tokens["follow_gap_mm"] + title.height_mm + tokens["follow_text_mm"]
    for segment in content.segments:
        if isinstance(segment, list):
            lines = _balanced_lines(book, segment, content.columns)
            alone = len(content.segments) == 1
            lines = min(lines, tokens.count("min_lines")) if alone else lines
            y += lines * grid["baseline_mm"]
        elif isinstance(segment, PanelGroup):
            y += tokens["chart_gap_mm"] + segment.height_mm(0)
            break
        else:
            y += tokens["chart_gap_mm"] + segment[0].height_mm
            break
    return y <= flow.limit_mm()


def _place_following_head(book: Book, content: Content, flow: Flow) -> float:
    """Place the title of a section that follows on the page; return the first text baseline."""
    tokens, sheet = book.tokens("section"), flow.page
    grid = sheet.grid
    title = book.typesetter.set(content.section.title, "h2", grid.text_width_mm)
    title.tag = content.title_tag
    y = grid.snap((flow.y_mm or 0.0) + tokens["follow_gap_mm"])
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
    return grid.snap(flow.y_mm + tokens["text_after_lead_mm"])


def _mark_section(book: Book, content: Content, flow: Flow, y_mm: float) -> None:
    book.open_part(flow.page, content.section.id, title_of(content.section.title), 2, y_mm)
    flow.page.opens_section = False


def _place_segments(book: Book, content: Content, flow: Flow, text_mm: float) -> None:
    tokens = book.tokens("section")
    beside = content.sidebar.notes if content.sidebar else ()
    for index, segment in enumerate(content.segments):
        if isinstance(segment, list):
            baseline = text_mm if index == 0 else _after_chart(book, flow)
            opening = flow.page
            flow.notes.use(beside, content.sidebar_tag or content.tag)
            flow.place_prose(segment, content.columns, content.span, baseline, content.tag, beside)
            if index == 0:
                _place_sidebar(book, content, flow, opening)
            beside = ()
        elif isinstance(segment, PanelGroup):
            top = _first_top(content, flow, tokens, index, "panels", "panel_head_mm")
            note = _shared_note(book, segment)
            flow.place_panels(segment, top, content.tag, note)
        elif isinstance(segment[0], ResolvedChart):
            top = _first_top(content, flow, tokens, index, "chart-page", "chart_head_mm")
            flow.place_chart(segment[0], top, segment[1], tokens["chart_gap_mm"])
        else:
            paint_image(book, segment[0], flow, segment[1])


def _first_top(
    content: Content, flow: Flow, tokens: Tokens, index: int, layout: Layout, head: str
) -> float:
    """Return the top of a chart or of panels: the fixed place of their layout, else below the last.

    A fixed place gives way to prose that comes too near.
    """
    if flow.y_mm is None:
        return tokens["chart_top_mm"]
    if content.layout == layout and content.opens_page and index <= 1:
        near = flow.unit(flow.y_mm + tokens["chart_near_mm"])
        return max(tokens[head] + content.shift_mm, near)
    return flow.unit(flow.y_mm + tokens["chart_gap_mm"])


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
