"""What a section holds, set and measured before it is placed.

Takes a bound section; gives its texts as rows and blocks, its charts resolved, its tags in reading
order, and the layout that the rules choose. It places nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from authoring.charts.model import ChartFaults, ResolvedChart
from authoring.charts.resolution import resolve_chart
from authoring.display import Tag
from authoring.edition.model import Block as EditionBlock
from authoring.edition.model import Chart, Edition, Image, Section
from authoring.pages.book import Book
from authoring.pages.columns import Row, break_columns, height
from authoring.pages.layout import Layout, LayoutLimits, SectionFacts, choose_layout
from authoring.pages.panels import ABREAST, PanelGroup, group_panels
from authoring.pages.picture import PlacedImage, measure_image
from authoring.pages.prose import PROSE, prose_rows
from authoring.pages.sidebar import SidebarBox, measure_sidebar
from authoring.pages.typesetter import Block, Typesetter

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
    chart_beside: bool = False


def set_content(book: Book, section: Section, parent: Tag) -> Content:
    """Set all that a section holds and choose its layout."""
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
    limits = LayoutLimits(
        tokens.count("intro_lines"), tokens.count("panel_rows_min"), tokens["chart_share"]
    )
    layout = choose_layout(_facts(book, section, segments), limits)
    content = Content(
        section, tag, title_tag, lead, segments, sidebar, sidebar_tag, layout, 2, span
    )
    _narrow_chart(book, content)
    return content


def _narrow_chart(book: Book, content: Content) -> None:
    """Set the first chart beside the sidebar too, where the prose leaves it room there.

    A sidebar that is much higher than the prose would else leave a hole between prose and chart.
    """
    segments, box = content.segments, content.sidebar
    if box is None or len(segments) < 2 or not isinstance(segments[0], list):
        return
    wide = segments[1]
    if isinstance(wide, list | PanelGroup) or not isinstance(wide[0], ResolvedChart):
        return
    chart = next(block for block in content.section.blocks if isinstance(block, Chart))
    tokens, grid = book.tokens("section"), book.style.grid
    trial = replace(book.typesetter, problems=[])
    narrow = resolve_for(trial, book.edition, chart, tokens.count("lead_columns"))
    start = tokens["text_no_lead_baseline_mm"]
    if content.lead is not None:
        lead_mm = (len(content.lead.lines) - 1) * content.lead.style.leading_mm
        start = tokens["lead_baseline_mm"] + lead_mm + tokens["text_after_lead_mm"]
    lines = balanced_lines(book, segments[0], content.columns)
    above = start + lines * grid["baseline_mm"] + tokens["chart_gap_mm"]
    foot = book.tokens("sidebar")["top_mm"] + box.height_mm
    if narrow is not None and above + narrow.height_mm <= foot:
        segments[1] = (narrow, wide[1])
        content.chart_beside = True


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


def resolve_for(
    typesetter: Typesetter, edition: Edition, chart: Chart, columns: int | None = None
) -> ResolvedChart | None:
    """Resolve a chart over its part of the width, or over so many columns.

    What keeps it from being drawn is recorded; then there is none.
    """
    grid = typesetter.style.grid
    columns = columns or grid.count("columns") // ABREAST[chart.width]
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
            intro = balanced_lines(book, segment, 2)
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
        lone_panel=is_lone_panel(book, segments),
    )


def is_lone_panel(book: Book, segments: Sequence[Segment]) -> bool:
    """Tell whether prose and one chart of half the width can stand beside each other.

    The prose, in the one column that the chart leaves, must be no higher than the chart, nor so
    low that it leaves a hole.
    """
    if len(segments) != 2 or not isinstance(segments[0], list):
        return False
    panels = segments[1]
    if not isinstance(panels, PanelGroup) or len(panels.rows) != 1 or len(panels.rows[0]) != 1:
        return False
    tokens, baseline = book.tokens("section"), book.style.grid["baseline_mm"]
    rows = segments[0]
    prose_mm = height(rows, 0, len(rows)) * baseline
    room_mm = panels.height_mm(0)
    return tokens["beside_share"] * room_mm <= prose_mm <= room_mm + baseline


def balanced_lines(book: Book, rows: Sequence[Row], columns: int) -> int:
    """Return the height, in lines, of rows that are balanced over columns."""
    keep = book.tokens("section").count("keep_lines")
    parts = break_columns(rows, 0, columns, height(rows, 0, len(rows)), keep)
    return max(height(rows, begin, end) for begin, end in parts)
