"""The columns of a wave table: how wide each is, and what the last one says of the change.

Takes rows of values, the newest wave first; gives the layout, with the difference between the
newest and the oldest wave of each row as it is printed. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import inf

from authoring.charts.bars import round_up
from authoring.charts.labels import Break, Setter
from authoring.charts.model import ChartFault, Column, Row, Value
from authoring.charts.rows import print_value
from authoring.charts.waves import break_heads
from authoring.data.numbers import MINUS, format_number
from authoring.style.model import Style, TextStyle, Tokens

_PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Change:
    """The difference of a row as it is printed; ``far`` says that it is large enough to stress."""

    printed: str
    far: bool = False
    queried: bool = False


@dataclass(frozen=True, slots=True)
class WaveTableLayout:
    """Where the columns and rows of a wave table stand.

    The tinted column starts at ``tint_mm``; its figures end at ``figures_mm``, its bars have
    ``room_mm`` and are at most ``unit_mm`` a unit long. Figures of older waves end at ``older_mm``,
    differences at the right edge. ``heads`` are the lines of the names of the waves. ``changes``
    are the differences by row id.
    """

    width_mm: float
    label_mm: float
    tint_mm: float
    tint_width_mm: float
    figures_mm: float
    room_mm: float
    unit_mm: float
    older_mm: tuple[float, ...]
    heads: Break
    difference_head: tuple[str, ...]
    head_mm: float
    row_mm: float
    foot_mm: float
    changes: Mapping[str, Change]

    def body_mm(self, rows: int) -> float:
        """Return the height of a body of so many rows, with the space below the last."""
        return self.table_mm(rows) + self.foot_mm

    def table_mm(self, rows: int) -> float:
        """Return the height of the tint: the heads and so many rows."""
        return self.head_mm + rows * self.row_mm


def lay_out(
    rows: Sequence[Row],
    columns: Sequence[Column],
    unit: str,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], WaveTableLayout]:
    """Break names and heads, and fix the layout of a wave table.

    Columns of figures grow with what they hold; the bars have what the names leave, and names take
    more lines before the bars are shorter than they may be.
    """
    style = setter.style
    tokens = style.charts["wave_table"]
    changes = {row.id: find_change(row.values, unit, style) for row in rows}
    since = style.words["difference_since"].format(wave=columns[-1].label)
    size = "_wide" if width_mm >= tokens["wide_from_mm"] else ""
    widths = _measure_columns(rows, columns, tokens[f"wave{size}_mm"], setter)
    difference = _measure_difference(changes, since, tokens[f"difference{size}_mm"], setter)
    older = sum(widths[1:])
    inset, gap = tokens["tint_inset_mm"], tokens["bar_gap_mm"]
    fixed = inset + widths[0] + gap + tokens["bar_end_mm"] + older + difference
    spare = width_mm - fixed - tokens["label_mm"]
    room = min(max(spare, tokens["bars_min_mm"]), tokens["bars_max_mm"])
    first = width_mm - fixed - room
    if first < tokens["label_min_mm"]:
        setter.faults.append(
            ChartFault(
                "columns",
                f"{len(columns)} waves leave {max(first, 0):.1f} of {width_mm:.1f} mm for the "
                f"names, which need {tokens['label_min_mm']:.1f} mm",
                "give the chart the whole width, or show fewer waves",
                "chart-room",
            )
        )
        first = tokens["label_min_mm"]
    label = style.text[tokens.name("label")]
    measure = first - tokens["label_gutter_mm"]
    broken, _ = setter.fit_labels(
        [(row.id, row.label) for row in rows], label, (measure,), 0.0, lambda _: True
    )
    more = (max((len(lines) for lines in broken), default=1) - 1) * label.leading_mm
    head, words = style.text[tokens.name("head")], style.text[tokens.name("difference_head")]
    heads = break_heads(
        columns,
        [widths[0], *(width - tokens["column_gap_mm"] for width in widths[1:])],
        head,
        setter,
    )
    says = setter.lines(since, words, difference - tokens["column_gap_mm"], "group")
    below = max(
        [
            (len(says) - 1) * words.leading_mm,
            *((len(lines) - 1) * head.leading_mm for lines in heads),
        ]
    )
    tint = inset + widths[0] + gap + room + tokens["bar_end_mm"]
    edges = [first + tint + sum(widths[1 : place + 2]) for place in range(len(columns) - 1)]
    layout = WaveTableLayout(
        width_mm=width_mm,
        label_mm=measure,
        tint_mm=first,
        tint_width_mm=tint,
        figures_mm=first + inset + widths[0],
        room_mm=room,
        unit_mm=tokens["unit_mm"] if unit == _PERCENT else inf,
        older_mm=tuple(edges),
        heads=heads,
        difference_head=tuple(line.text.replace("\n", " ") for line in says),
        head_mm=tokens["head_mm"] + below + tokens["head_rule_mm"],
        row_mm=tokens["row_mm"] + round_up(more, style),
        foot_mm=tokens["foot_mm"],
        changes=changes,
    )
    return tuple(replace(row, lines=lines) for row, lines in zip(rows, broken, strict=True)), layout


def find_change(values: Sequence[Value], unit: str, style: Style) -> Change:
    """Return the difference between the first and the last value, where both are there.

    It has a sign, “−” (U+2212) or “+”; that of percentages is in points, without a unit. One that
    rests on a figure under query or on few respondents is marked as they are.
    """
    words, tokens = style.words, style.charts["wave_table"]
    newest, oldest = values[0], values[-1]
    if newest.queried or oldest.queried:
        return Change(words["queried"], queried=True)
    if newest.number is None or oldest.number is None:
        return Change(words["missing"])
    change = newest.number - oldest.number
    size = abs(change)
    printed = format_number(size) if unit == _PERCENT else print_value(size, unit)
    sign = "" if not change else MINUS if change < 0 else "+"
    few = words["small_base"] if newest.base or oldest.base else ""
    far = unit == _PERCENT and size >= Decimal(repr(tokens["far_points"]))
    return Change(f"{sign}{printed}{few}", far)


def _measure_columns(
    rows: Sequence[Row], columns: Sequence[Column], least_mm: float, setter: Setter
) -> list[float]:
    """Return the width of each wave's figures; that of older waves with the space before them.

    ``least_mm`` is the least width of an older wave.
    """
    style = setter.style
    tokens = style.charts["wave_table"]
    widths = []
    for place, column in enumerate(columns):
        figure = style.text[tokens.name("older" if place else "value")]
        printed = [
            setter.width_mm(row.values[place].printed, figure, "value", row.id) for row in rows
        ]
        head = _widest_word(column.label, style.text[tokens.name("head")], setter)
        width = max([head, *printed])
        if place:
            widths.append(max(least_mm, width + tokens["column_gap_mm"]))
        else:
            widths.append(max(tokens["value_mm"], width))
    return widths


def _measure_difference(
    changes: Mapping[str, Change], since: str, least_mm: float, setter: Setter
) -> float:
    style = setter.style
    tokens: Tokens = style.charts["wave_table"]
    figure = style.text[tokens.name("difference")]
    printed = [setter.width_mm(change.printed, figure, "value") for change in changes.values()]
    head = _widest_word(since, style.text[tokens.name("difference_head")], setter)
    return max(least_mm, max([head, *printed]) + tokens["column_gap_mm"])


def _widest_word(text: str, style: TextStyle, setter: Setter) -> float:
    return max(setter.width_mm(word, style, "group") for word in text.split(" "))
