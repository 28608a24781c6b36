"""Which layout a section gets: one ordered list of rules, and the first that applies wins.

Takes what a section holds; gives a layout. It never looks at pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Layout = Literal["body-with-sidebar", "beside", "chart-page", "panels", "body"]


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What the rules may ask of a section.

    ``intro_lines`` is the height of the prose before the first chart, in lines of two balanced
    wide columns; ``chart_share`` the first chart's share of the height of the type area, 0 without
    a chart; ``panel_rows`` the rows of panels where charts stand side by side instead.
    ``lone_panel`` tells that all but the prose is one chart of half the width, no lower than the
    prose by more than the style allows when that is set in one column beside it.
    """

    sidebar: bool
    lead: bool
    intro_lines: int
    chart_share: float
    panel_rows: int = 0
    lone_panel: bool = False


@dataclass(frozen=True, slots=True)
class LayoutLimits:
    """The style's limits on a section's facts.

    ``intro_lines`` is the most that stands above the charts of a page, ``panel_rows`` the least
    rows of a page of panels, ``chart_share`` the least of the type area of a chart with a page.
    """

    intro_lines: int
    panel_rows: int
    chart_share: float


def _has_sidebar(facts: SectionFacts, _limits: LayoutLimits) -> bool:
    return facts.sidebar


def _has_lone_panel(facts: SectionFacts, _limits: LayoutLimits) -> bool:
    return facts.lone_panel and not facts.lead


def _is_mostly_chart(facts: SectionFacts, limits: LayoutLimits) -> bool:
    short = not facts.lead and facts.intro_lines <= limits.intro_lines
    return short and facts.chart_share >= limits.chart_share


def _is_panels(facts: SectionFacts, limits: LayoutLimits) -> bool:
    short = not facts.lead and facts.intro_lines <= limits.intro_lines
    return short and facts.panel_rows >= limits.panel_rows


def _always(_facts: SectionFacts, _limits: LayoutLimits) -> bool:
    return True


RULES: tuple[tuple[Callable[[SectionFacts, LayoutLimits], bool], Layout], ...] = (
    (_has_sidebar, "body-with-sidebar"),
    (_has_lone_panel, "beside"),
    (_is_mostly_chart, "chart-page"),
    (_is_panels, "panels"),
    (_always, "body"),
)


def choose_layout(facts: SectionFacts, limits: LayoutLimits) -> Layout:
    """Return the layout of the first rule that applies."""
    return next(layout for applies, layout in RULES if applies(facts, limits))
