"""A page while it is being made: items, links and destinations in paint order.

Takes display items; gives a finished :class:`authoring.display.Page`. It never measures text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from authoring.display import MM_PER_PT, Colour, Item, LinkArea, Mark, Page, Path
from authoring.pages.grid import Grid

# Nothing of it is seen; the descenders of all fonts end above 0.3 em.
_ASCENT_AND_DESCENT_EM = 1.3


@dataclass(slots=True)
class Sheet:
    """A page under construction.

    ``running`` is its running title; a ``deep`` sheet has a dark ground.
    """

    number: int
    kind: str
    grid: Grid
    running: str = ""
    deep: bool = False
    footer: bool = True
    opens_section: bool = False
    items: list[Item] = field(default_factory=list)
    links: list[LinkArea] = field(default_factory=list)
    destinations: dict[str, float] = field(default_factory=dict)

    def add(self, *items: Item) -> None:
        """Paint items on top of what is there."""
        self.items.extend(items)

    def extend(self, items: Iterable[Item]) -> None:
        """Paint items on top of what is there."""
        self.items.extend(items)

    def fill(
        self,
        x_mm: float,
        y_mm: float,
        width_mm: float,
        height_mm: float,
        colour: Colour,
        mark: Mark | None = None,
    ) -> None:
        """Paint a filled rectangle."""
        self.items.append(
            Path(rectangle(x_mm, y_mm, width_mm, height_mm).segments, fill=colour, mark=mark)
        )

    def rule(
        self,
        x1_mm: float,
        y1_mm: float,
        x2_mm: float,
        y2_mm: float,
        colour: Colour,
        width_pt: float,
        mark: Mark | None = None,
    ) -> None:
        """Paint a straight line with butt ends."""
        self.items.append(
            Path(
                (("M", x1_mm, y1_mm), ("L", x2_mm, y2_mm)),
                stroke=colour,
                width_pt=width_pt,
                mark=mark,
            )
        )

    def ground(self, colour: Colour) -> None:
        """Cover the whole page with a colour, into the bleed."""
        bleed = self.grid.bleed_mm
        self.fill(
            -bleed,
            -bleed,
            self.grid.page_width_mm + 2 * bleed,
            self.grid.page_height_mm + 2 * bleed,
            colour,
        )

    def page(self) -> Page:
        """Return the finished page."""
        return Page(
            number=self.number,
            label=str(self.number),
            kind=self.kind,
            items=tuple(self.items),
            links=tuple(self.links),
            destinations=dict(self.destinations),
        )


def rectangle(x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> Path:
    """Return the outline of a rectangle without fill or stroke."""
    x2, y2 = x_mm + width_mm, y_mm + height_mm
    return Path((("M", x_mm, y_mm), ("L", x2, y_mm), ("L", x2, y2), ("L", x_mm, y2), ("Z",)))


def link_reach(baseline_mm: float, size_pt: float) -> tuple[float, float]:
    """Return the top and the height in mm of what is clicked: an em up, descenders down."""
    size_mm = size_pt * MM_PER_PT
    return baseline_mm - size_mm, size_mm * _ASCENT_AND_DESCENT_EM
