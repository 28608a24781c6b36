"""The lists of a ranking: which rows are in each, which stand below it, and at which height.

Takes rows of two ranks; gives entries with their places and the layout of the chart. A list runs
from the first place on for as long as no rank is skipped; rows of one rank stand below each other
with the same number. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from authoring.charts.bars import round_up
from authoring.charts.labels import Break, Setter
from authoring.charts.model import ChartFault, Column, Row, Value
from authoring.charts.waves import break_heads


@dataclass(frozen=True, slots=True)
class Entry:
    """A row in one of the lists: the middle of its number, and the lines beside that.

    ``absent`` are the lines that say why it has no number.
    """

    centre_mm: float
    indent_mm: float
    lines: tuple[str, ...]
    absent: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RankingLayout:
    """Where both lists stand; ``entries`` go by the ids of their row and column.

    Numbers start at ``numbers_mm``, the lines between the lists go from ``line_from_mm`` to
    ``line_to_mm``.
    """

    width_mm: float
    numbers_mm: tuple[float, ...]
    line_from_mm: float
    line_to_mm: float
    heads: Break
    height_mm: float
    entries: Mapping[tuple[str, str], Entry]

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — lines cross: it is never split
        """Return the height of the body, whatever its rows: it is never split."""
        return self.height_mm


def order_column(values: Sequence[Value]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the indexes of the values in the list, and of those below it, in order.

    Known ranks below the list come first; values without a rank keep their order.
    """
    numbers = {index: value.number for index, value in enumerate(values)}
    known = sorted(
        (index for index, number in numbers.items() if number is not None),
        key=lambda index: numbers[index] or Decimal(0),
    )
    listed = 0
    while listed < len(known) and (numbers[known[listed]] or Decimal(0)) <= listed + 1:
        listed += 1
    unknown = [index for index, number in numbers.items() if number is None]
    return tuple(known[:listed]), (*known[listed:], *unknown)


def lay_out(
    rows: Sequence[Row], columns: Sequence[Column], width_mm: float, setter: Setter
) -> tuple[tuple[Row, ...], RankingLayout]:
    """Break the names in both lists and fix the places of all entries.

    Names have what numbers and lines leave; a long word makes the lines shorter, and more lines of
    a name make the pitch of both lists larger.
    """
    style = setter.style
    tokens = style.charts["ranking"]
    numeral = style.text[tokens.name("number")]
    printed = [
        setter.width_mm(value.printed, numeral, "value", row.id)
        for row in rows
        for value in row.values
    ]
    indent = max(tokens["number_mm"], max(printed, default=0.0) + tokens["number_gap_mm"])
    styles = [style.text[tokens.name(name)] for name in ("older", "newer")]
    words = [
        setter.width_mm(word, each, "label", row.id)
        for row in rows
        for word in row.label.split(" ")
        for each in styles
    ]
    beside = tokens["line_before_mm"] + tokens["line_after_mm"]
    spare = width_mm - beside - 2 * (indent + max(words, default=0.0))
    across = tokens["line_wide_mm" if width_mm >= tokens["wide_from_mm"] else "line_mm"]
    across = max(min(across, spare), tokens["line_min_mm"])
    between = across + beside
    measure = (width_mm - between) / 2 - indent
    if measure < tokens["label_min_mm"]:
        setter.faults.append(
            ChartFault(
                "label",
                f"numbers and lines leave {max(measure, 0):.1f} of {width_mm:.1f} mm for the names "
                f"of a list, which need {tokens['label_min_mm']:.1f} mm",
                "give the chart the whole width",
                "chart-room",
            )
        )
        measure = tokens["label_min_mm"]
    natural = [setter.width_mm(row.label, each, "label", row.id) for row in rows for each in styles]
    measure = min(measure, max([tokens["label_min_mm"], *natural]))
    names = [
        setter.fit_labels(
            [(row.id, row.label) for row in rows], each, (measure,), 0.0, lambda _: True
        )[0]
        for each in styles
    ]
    orders = [order_column([row.values[place] for row in rows]) for place in range(len(columns))]
    absent = [
        [_explain(row.values[place], len(order[0]), measure, setter) for row in rows]
        for place, order in enumerate(orders)
    ]
    word = style.text[tokens.name("absent")]
    heights = [
        len(name) * each.leading_mm + len(lines) * word.leading_mm
        for each, broken, says in zip(styles, names, absent, strict=True)
        for name, lines in zip(broken, says, strict=True)
    ]
    needed = round_up(max(heights, default=0.0) + tokens["label_clear_mm"], style)
    pitch = max(tokens["pitch_mm"], needed)
    head = style.text[tokens.name("head")]
    heads = break_heads(columns, [measure + indent] * len(columns), head, setter)
    more = (max((len(lines) for lines in heads), default=1) - 1) * head.leading_mm
    first = tokens["first_mm"] + more + (pitch - tokens["pitch_mm"]) / 2
    entries: dict[tuple[str, str], Entry] = {}
    for place, (column, (listed, outside)) in enumerate(zip(columns, orders, strict=True)):
        for position, index in enumerate((*listed, *outside)):
            below = tokens["below_mm"] if index in outside and listed else 0.0
            entries[rows[index].id, column.id] = Entry(
                first + position * pitch + below,
                indent,
                names[place][index],
                absent[place][index],
            )
    last = max((entry.centre_mm for entry in entries.values()), default=first)
    list_mm = indent + measure
    layout = RankingLayout(
        width_mm=width_mm,
        numbers_mm=(0.0, list_mm + between),
        line_from_mm=list_mm + tokens["line_before_mm"],
        line_to_mm=list_mm + tokens["line_before_mm"] + across,
        heads=heads,
        height_mm=last + max(tokens["foot_mm"], max(heights, default=0.0) / 2),
        entries=entries,
    )
    newest = names[-1]
    return tuple(replace(row, lines=name) for row, name in zip(rows, newest, strict=True)), layout


def _explain(value: Value, listed: int, measure_mm: float, setter: Setter) -> tuple[str, ...]:
    """Return the lines that say why a row has no rank, where the list itself says it."""
    if value.number is not None or value.queried or value.base or not listed:
        return ()
    style = setter.style
    text = style.words["not_in_top"].format(count=listed)
    lines = setter.lines(
        text, style.text[style.charts["ranking"].name("absent")], measure_mm, "value"
    )
    return tuple(line.text.replace("\n", " ") for line in lines)
