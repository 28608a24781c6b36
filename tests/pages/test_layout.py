from __future__ import annotations

import pytest

from authoring.pages.layout import LayoutLimits, SectionFacts, choose_layout

BESIDE = "body-with-sidebar"
LIMITS = LayoutLimits(intro_lines=5, panel_rows=2, chart_share=0.5)


@pytest.mark.parametrize(
    ("facts", "layout"),
    [
        (
            SectionFacts(sidebar=True, lead=True, intro_lines=20, chart_share=0.3),
            BESIDE,
        ),
        (
            SectionFacts(sidebar=True, lead=False, intro_lines=4, chart_share=0.8),
            BESIDE,
        ),
        (SectionFacts(sidebar=False, lead=False, intro_lines=5, chart_share=0.5), "chart-page"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=6, chart_share=0.8), "body"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=5, chart_share=0.3), "body"),
        (SectionFacts(False, False, intro_lines=5, chart_share=0, panel_rows=2), "panels"),
        (SectionFacts(False, False, intro_lines=5, chart_share=0, panel_rows=1), "body"),
        (SectionFacts(False, False, intro_lines=9, chart_share=0, panel_rows=3), "body"),
        (
            SectionFacts(True, False, intro_lines=3, chart_share=0, panel_rows=3),
            BESIDE,
        ),
        (SectionFacts(sidebar=False, lead=True, intro_lines=2, chart_share=0.8), "body"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=0, chart_share=0.0), "body"),
    ],
)
def test_the_first_rule_that_applies_chooses(facts: SectionFacts, layout: str) -> None:
    assert choose_layout(facts, LIMITS) == layout
