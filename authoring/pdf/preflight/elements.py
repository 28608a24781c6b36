"""Structure elements read back from a file.

Takes the top of a structure tree; gives its elements with their content and links, in order. It
judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Name

Place = tuple[int, int]


@dataclass(slots=True)
class Element:
    """A structure element: its role, its object, its kids and the content that it holds itself.

    ``content`` holds pages (from 1) and marked-content numbers; ``links`` the annotations.
    """

    role: str
    source: pikepdf.Object
    kids: list[Element] = field(default_factory=list)
    content: list[Place] = field(default_factory=list)
    links: list[pikepdf.Object] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        """Yield this element and all below it in order."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    @property
    def page(self) -> int:
        """Return the first page that holds something of it, or 0."""
        return next((place[0] for element in self.walk() for place in element.content), 0)

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was drawn for it or anything in it."""
        return not any(element.content for element in self.walk())


def read_element(
    source: pikepdf.Object, pages: Mapping[tuple[int, int], int], page: int = 0
) -> Element:
    """Read an element and all below it.

    ``pages`` holds page numbers by object number; ``page`` is the page that the parent names.
    """
    if "/Pg" in source:
        page = pages.get(source.Pg.objgen, 0)
    element = Element(str(source.get("/S", "/None"))[1:], source)
    kids = source.get("/K", Array())
    for kid in kids if isinstance(kids, Array) else [kids]:
        if not isinstance(kid, Dictionary):
            element.content.append((page, int(kid)))
        elif kid.get("/Type") == Name.MCR:
            own = pages.get(kid.Pg.objgen, 0) if "/Pg" in kid else page
            element.content.append((own, int(kid.MCID)))
        elif kid.get("/Type") == Name.OBJR:
            element.links.append(kid.Obj)
        else:
            element.kids.append(read_element(kid, pages, page))
    return element
