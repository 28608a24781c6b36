"""Pages and tags as readable text, for goldens."""

from __future__ import annotations

from authoring.display import Document, GlyphRun, Mark, Page, Tag


def list_page(page: Page) -> str:
    """Return a page's lines of text by baseline, left to right, with places in mm."""
    baselines: dict[float, list[GlyphRun]] = {}
    for item in page.items:
        if isinstance(item, GlyphRun):
            baselines.setdefault(round(item.y_mm, 2), []).append(item)
    lines = [f"page {page.number} {page.kind}: {len(page.items) - _runs(page)} shapes"]
    for y, runs in sorted(baselines.items()):
        ordered = sorted(runs, key=lambda run: run.x_mm)
        joined: list[tuple[float, float, str, GlyphRun]] = []
        for run in ordered:
            end = run.x_mm + run.width_mm
            if joined and abs(run.x_mm - joined[-1][1]) < 0.5 and joined[-1][3].face == run.face:
                x, _, text, first = joined[-1]
                joined[-1] = (x, end, text + run.text, first)
            else:
                joined.append((run.x_mm, end, run.text, run))
        for x, _, text, run in joined:
            lines.append(f"{y:7.2f} {x:7.2f}  {_name(run)}  {_show(text)}")
    for link in page.links:
        lines.append(f"  link at {link.y_mm:.2f}: {link.url or '#' + str(link.destination)}")
    return "\n".join(lines) + "\n"


def list_tags(document: Document) -> str:
    """Return the tag tree, indented, with the text under each element."""
    texts: dict[int, str] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, GlyphRun) and item.mark is not None:
                texts[id(item.mark)] = texts.get(id(item.mark), "") + item.text
    lines: list[str] = []

    def visit(tag: Tag, depth: int) -> None:
        alt = f" alt={tag.alt!r}" if tag.alt is not None else ""
        lines.append(f"{'  ' * depth}{tag.role}{alt}")
        for kid in tag.kids:
            if isinstance(kid, Mark):
                text = texts.get(id(kid), "")
                if text and not tag.alt:
                    lines.append(f"{'  ' * (depth + 1)}“{_show(text)}”")
            else:
                visit(kid, depth + 1)

    visit(document.tags, 0)
    return "\n".join(lines) + "\n"


def _runs(page: Page) -> int:
    return sum(isinstance(item, GlyphRun) for item in page.items)


def _name(run: GlyphRun) -> str:
    return f"{run.face} {run.size_pt:g} {run.colour.name}"


def _show(text: str) -> str:
    shown = text.replace("\u00a0", "~").replace("\u00ad", "¬")
    return shown[:-1] + "·" if shown.endswith(" ") else shown
