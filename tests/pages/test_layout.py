from __future__ import annotations

import pytest

from authoring.pages.layout import SectionFacts, choose_layout


@pytest.mark.parametrize(
    ("facts", "layout"),
    [
        (
            SectionFacts(sidebar=True, lead=True, intro_lines=20, chart_share=0.3),
            "body-with-sidebar",
        ),
        (
            SectionFacts(sidebar=True, lead=False, intro_lines=4, chart_share=0.8),
            "body-with-sidebar",
        ),
        (SectionFacts(sidebar=False, lead=False, intro_lines=5, chart_share=0.5), "chart-page"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=6, chart_share=0.8), "body"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=5, chart_share=0.3), "body"),
        (SectionFacts(sidebar=False, lead=True, intro_lines=2, chart_share=0.8), "body"),
        (SectionFacts(sidebar=False, lead=False, intro_lines=0, chart_share=0.0), "body"),
    ],
)
def test_the_first_rule_that_applies_chooses(facts: SectionFacts, layout: str) -> None:
    assert choose_layout(facts, intro_max=5) == layout
