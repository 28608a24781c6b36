"""The footer of every inside page: folio, running title and the scale of pages.

Takes all sheets of an edition once their number is known; paints on each. It is an artifact:
contents, bookmarks and page labels navigate.
"""

from __future__ import annotations

from collections.abc import Sequence

from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Align, Typesetter


def paint_footers(sheets: Sequence[Sheet], typesetter: Typesetter, concept: bool) -> None:
    """Paint folio, running title and page scale on every sheet that has a footer."""
    for sheet in sheets:
        if sheet.footer:
            _paint_folio(sheet, typesetter, concept)
            _paint_scale(sheet, sheets, typesetter)


def _role(sheet: Sheet, typesetter: Typesetter, part: str) -> str:
    tokens = typesetter.style.pages["footer"]
    return tokens.name(f"deep_{part}_colour" if sheet.deep else f"{part}_colour")


def _paint_folio(sheet: Sheet, typesetter: Typesetter, concept: bool) -> None:
    tokens = typesetter.style.pages["footer"]
    grid, baseline, inset = sheet.grid, tokens["baseline_mm"], tokens["running_inset_mm"]
    align: Align = "right" if grid.recto else "left"
    folio = typesetter.set(
        str(sheet.number), "kicker", inset, colour=_role(sheet, typesetter, "folio")
    )
    words = typesetter.style.words
    running = f"{words['concept']} · {sheet.running}" if concept else sheet.running
    measure = grid.text_width_mm - 2 * inset
    title = typesetter.set(running, "footer", measure, colour=_role(sheet, typesetter, "running"))
    folio_x = grid.right_mm - inset if grid.recto else grid.left_mm
    title_x = grid.left_mm + inset
    typesetter.place(folio, sheet, folio_x, baseline, None, align=align)
    typesetter.place(title, sheet, title_x, baseline, None, align=align)


def _paint_scale(sheet: Sheet, sheets: Sequence[Sheet], typesetter: Typesetter) -> None:
    """Paint one tick a page at the inner side; over a limit, one tick for two pages."""
    tokens = typesetter.style.pages["footer"]
    palette, baseline = typesetter.palette, tokens["baseline_mm"]
    step = 2 if len(sheets) > tokens["pages_per_tick_from"] else 1
    groups = [sheets[i : i + step] for i in range(0, len(sheets), step)]
    pitch = tokens["tick_pitch_mm"]
    start = (
        sheet.grid.left_mm if sheet.grid.recto else sheet.grid.right_mm - (len(groups) - 1) * pitch
    )
    for index, group in enumerate(groups):
        current = sheet in group
        if current:
            length, part, weight = tokens["current_tick_mm"], "current", tokens["current_tick_pt"]
        elif any(member.opens_section for member in group):
            length, part, weight = tokens["section_tick_mm"], "tick", tokens["tick_pt"]
        else:
            length, part, weight = tokens["tick_mm"], "tick", tokens["tick_pt"]
        x = start + index * pitch
        colour = palette[_role(sheet, typesetter, part)]
        sheet.rule(x, baseline, x, baseline - length, colour, weight)
