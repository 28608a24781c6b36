"""Which layout a section gets: one ordered list of rules, and the first that applies wins.

Takes what a section holds; gives a layout. It never looks at pages.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Layout = Literal["body-with-sidebar", "chart-page", "body"]


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What the rules may ask of a section.

    ``intro_lines`` is the height of the prose before the first chart, in lines of two balanced
    wide columns; ``chart_share`` the first chart's share of the height of the type area, 0 without
    a chart.
    """

    sidebar: bool
    lead: bool
    intro_lines: int
    chart_share: float


def _has_sidebar(facts: SectionFacts, _intro_max: int) -> bool:
    return facts.sidebar


def _is_mostly_chart(facts: SectionFacts, intro_max: int) -> bool:
    return not facts.lead and facts.intro_lines <= intro_max and facts.chart_share >= 0.5


def _always(_facts: SectionFacts, _intro_max: int) -> bool:
    return True


RULES: tuple[tuple[Callable[[SectionFacts, int], bool], Layout], ...] = (
    (_has_sidebar, "body-with-sidebar"),
    (_is_mostly_chart, "chart-page"),
    (_always, "body"),
)


def choose_layout(facts: SectionFacts, intro_max: int) -> Layout:
    """Return the layout of the first rule that applies.

    ``intro_max`` is the number of lines that may stand above the chart of a chart page.
    """
    return next(layout for applies, layout in RULES if applies(facts, intro_max))
