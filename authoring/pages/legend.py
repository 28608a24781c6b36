"""The legend of the cover's dial: what a stroke is, and what its colours mean.

Takes the cover's texts and the edition's strokes; gives a box that the strokes respect, and paints
it. Only colours that the dial has are explained.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from authoring.display import Tag
from authoring.edition.markup import Text
from authoring.edition.model import Cover, Edition
from authoring.pages.book import Book
from authoring.pages.dial import Box
from authoring.pages.figures import chapters_of, charts_in, edition_strokes, tones_of
from authoring.pages.sheet import Sheet
from authoring.pages.typesetter import Block
from authoring.pages.wavemarks import legend_of

# The role of a colour, and what it means.
Key = tuple[str, Block]


@dataclass(frozen=True, slots=True)
class Legend:
    """A legend with its first baseline in mm, and its keys: a colour's role and its meaning.

    A row of ``keys`` has one of them, or two side by side where both are short. ``waves`` says
    which earlier waves the strokes are of, where they are.
    """

    text: Block
    waves: Block | None
    keys: tuple[tuple[Key, ...], ...]
    baseline_mm: float
    box: Box


def set_legend(book: Book, cover: Cover) -> Legend:
    """Set the legend so that its last key stands on the style's line; it grows upward."""
    tokens, typesetter = book.tokens("cover"), book.typesetter
    width, colour = tokens["legend_width_mm"], tokens.name("legend_colour")
    text = typesetter.set(cover.legend, "box", width, balance=True, colour=colour)
    waves, said = None, legend_of(book)
    if said:
        white = tokens.name("wave_colour")
        waves = typesetter.set(said, "box", width, balance=True, colour=white, bold=True)
    above = len(waves.lines) if waves else 0
    names: list[tuple[str, Text | str]] = [("key", cover.key_legend), *_group_names(book)]
    set_keys = [
        (role, typesetter.set(name, "box", width - tokens["key_text_mm"], colour=colour))
        for role, name in names
    ]
    keys = tuple(_pair_keys(set_keys, width / 2 - tokens["key_text_mm"]))
    leading = text.style.leading_mm
    lines = len(text.lines) - 1 + above + len(keys)
    baseline = tokens["legend_last_mm"] - lines * leading - tokens["key_gap_mm"]
    widest = max(
        [line.width_mm for block in (text, waves) if block for line in block.lines]
        + [
            index * width / 2 + tokens["key_text_mm"] + _width_of(key)
            for row in keys
            for index, (_, key) in enumerate(row)
        ]
    )
    clearance = tokens["title_clearance_mm"]
    box = Box(
        -clearance,
        baseline - leading - clearance,
        tokens["inset_mm"] + widest + clearance,
        book.style.paper["height_mm"] + clearance,
    )
    return Legend(text, waves, keys, baseline, box)


def _pair_keys(keys: Sequence[Key], room_mm: float) -> Iterator[tuple[Key, ...]]:
    """Yield the rows of keys in order: two that both fit the room side by side, or one alone."""
    waiting: Key | None = None
    for key in keys:
        short = len(key[1].lines) == 1 and _width_of(key[1]) <= room_mm
        if waiting is not None:
            yield (waiting, key) if short else (waiting,)
        if waiting is None or not short:
            waiting = key if short else None
            if not short:
                yield (key,)
        else:
            waiting = None
    if waiting is not None:
        yield (waiting,)


def _width_of(block: Block) -> float:
    return max((line.width_mm for line in block.lines), default=0.0)


def _group_names(book: Book) -> list[tuple[str, str]]:
    """Return the roles that the dial's strokes have, each with the name of its group.

    An edition whose strokes are all of one kind needs no names.
    """
    roles = {stroke.role for stroke in edition_strokes(book.edition)} - {"key"}
    if len(roles) < 2:
        return []
    labels = _labels(book.edition) | {"total": book.style.words["other_strokes"]}
    return [(role, labels[role]) for role in ("young", "middle", "old", "total") if role in roles]


def _labels(edition: Edition) -> dict[str, str]:
    """Return the name of each tone: the one that most charts give its group.

    The name of a wave is that of no group.
    """
    labels: dict[str, Counter[str]] = defaultdict(Counter)
    tones = tones_of(edition)
    for chart in charts_in(chapters_of(edition)):
        if chart.table is not None:
            for group in edition.tables[chart.table].groups:
                tone = tones.get(group.role or "")
                if tone is not None and group.label != group.wave:
                    labels[tone][group.label] += 1
    names = {tone: held.most_common(1)[0][0] for tone, held in labels.items()}
    return {tone: f"{name[:1].lower()}{name[1:]}" for tone, name in names.items()}


def paint_legend(book: Book, legend: Legend, sheet: Sheet, tag: Tag) -> None:
    """Paint the legend's text, and each key as a stroke with its meaning."""
    tokens, typesetter = book.tokens("cover"), book.typesetter
    dial = book.style.dials["cover"]
    left = tokens["inset_mm"]
    y = typesetter.place(legend.text, sheet, left, legend.baseline_mm, tag)
    if legend.waves is not None:
        first = y + legend.waves.style.leading_mm
        y = typesetter.place(legend.waves, sheet, left, first, tag)
    y += tokens["key_gap_mm"]
    for row in legend.keys:
        y += row[0][1].style.leading_mm
        middle = y - book.style.setting["bullet_rise_mm"]
        for index, (role, key) in enumerate(row):
            x = left + index * tokens["legend_width_mm"] / 2
            colour = typesetter.palette[dial.name(f"{role}_colour")]
            sheet.rule(x, middle, x + tokens["key_width_mm"], middle, colour, tokens["key_pt"])
            typesetter.place(key, sheet, x + tokens["key_text_mm"], y, tag)
