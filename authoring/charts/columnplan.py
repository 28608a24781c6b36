"""Where stacked columns stand: their names, their distance, and the room for target and totals.

Takes rows, marks and tokens; gives a layout whose height and widths hold for every scale. Values
that leave their parts on the scale of a page have room beside them where there is any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product

from authoring.charts.bars import round_up
from authoring.charts.labels import Break, Setter
from authoring.charts.model import ChartFault, Column, Row, Value
from authoring.charts.stacks import Fill, is_complete
from authoring.style.model import Style


@dataclass(frozen=True, slots=True)
class Target:
    """A value that a line marks across all columns, and its name in lines."""

    label: str
    value: Value
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forecast:
    """A range that stands as a column of its own: full to its low end, hatched to its high end."""

    id: str
    label: str
    low: Value
    high: Value
    lines: tuple[str, ...] = ()

    @property
    def drawn(self) -> bool:
        """Tell whether both ends are known."""
        return self.low.drawn is not None and self.high.drawn is not None


@dataclass(frozen=True, slots=True)
class ColumnsLayout:
    """Where the columns stand; ``foot_mm`` is the line that they start from, below the top.

    ``left_mm`` is the left edge of the first column, ``plot_mm`` the greatest height of one,
    ``target_mm`` where the name of the target starts. ``names`` are the lines of the names of the
    parts, if any part is drawn.
    """

    width_mm: float
    left_mm: float
    column_mm: float
    pitch_mm: float
    plot_mm: float
    foot_mm: float
    height_mm: float
    target_mm: float
    fills: tuple[Fill, ...]
    names: Break
    target: Target | None
    forecasts: tuple[Forecast, ...]

    def body_mm(self, rows: int) -> float:  # noqa: ARG002 — columns stand side by side
        """Return the height of the body, which is never split."""
        return self.height_mm


def lay_out(
    rows: Sequence[Row],
    parts: Sequence[Column],
    fills: Sequence[Fill],
    target: Target | None,
    forecasts: Sequence[Forecast],
    maximum: float,
    width_mm: float,
    setter: Setter,
) -> tuple[tuple[Row, ...], ColumnsLayout]:
    """Break the names and place the columns as near to one another as their names allow."""
    style = setter.style
    tokens = style.charts["stacked_columns"]
    name, figure = style.text[tokens.name("name")], style.text[tokens.name("total")]
    right, lines = _set_target(target, setter)
    if target is not None:
        target = replace(target, lines=lines)
        right += tokens["target_left_mm"]
    labels = [(row.id, row.label) for row in rows] + [(item.id, item.label) for item in forecasts]
    heads = [row.total.printed for row in rows if row.total is not None]
    heads += [print_range(item, style) for item in forecasts]
    head = max((setter.width_mm(text, figure, "value") for text in heads), default=0.0)
    # Wide names and values beside their parts come first; on the scale of a page values may leave
    # parts that hold them on the chart's own.
    tries = product(
        (tokens["part_mm"], tokens["part_narrow_mm"]),
        (maximum, tokens["value_from_mm"] / tokens["plot_mm"] * maximum),
    )
    for measure, limit in tries:
        names, left = _set_names(rows, parts, measure, setter)
        gap = _find_gap(rows, limit, setter)
        least = max(tokens["column_mm"] + gap, head + tokens["value_gap_mm"])
        # What stands beside the last column needs its room too.
        after = gap if not forecasts else 0.0
        room = width_mm - left - right - tokens["column_mm"] - after
        most = room / (len(labels) - 1) if len(labels) > 1 else room + least
        if most >= least:
            break
    pitch, broken = _fit_names(labels, least, most, setter)
    named = tuple(replace(row, lines=text) for row, text in zip(rows, broken, strict=False))
    drawn = tuple(
        replace(item, lines=text)
        for item, text in zip(forecasts, broken[len(rows) :], strict=False)
    )
    top = figure.leading_mm + tokens["total_gap_mm"]
    if target is not None and target.value.drawn is not None:
        free = tokens["plot_mm"] * (1 - target.value.drawn / maximum)
        top = max(top, _target_mm(target, style) - free)
    _check_names(names, setter)
    foot = round_up(top, style) + tokens["plot_mm"]
    lines_below = max((len(text) for text in broken), default=1)
    below = tokens["name_mm"] + (lines_below - 1) * name.leading_mm + tokens["foot_mm"]
    end = left + (len(labels) - 1) * pitch + tokens["column_mm"]
    return named, ColumnsLayout(
        width_mm=width_mm,
        left_mm=left,
        column_mm=tokens["column_mm"],
        pitch_mm=pitch,
        plot_mm=tokens["plot_mm"],
        foot_mm=foot,
        height_mm=foot + below,
        target_mm=end + after + tokens["target_left_mm"],
        fills=tuple(fills),
        names=names,
        target=target,
        forecasts=drawn,
    )


def _set_names(
    rows: Sequence[Row], parts: Sequence[Column], measure_mm: float, setter: Setter
) -> tuple[Break, float]:
    """Return the names of the parts as lines, and where the first column starts after them.

    Where the first column does not show every part, the names have swatches; where none shows any,
    there are no names.
    """
    style = setter.style
    tokens = style.charts["stacked_columns"]
    name = style.text[tokens.name("name")]
    drawn = any(value.drawn is not None for row in rows for value in row.values)
    labels = [(part.id, part.label) for part in parts] if drawn else []
    names, _ = setter.fit_labels(labels, name, (measure_mm, tokens["part_mm"]), 0.0, lambda _: True)
    left = max((_widest(lines, name.name, setter) for lines in names), default=0.0)
    if not names:
        # The lines that stick out at the left stay within the chart.
        left = style.charts["frame"]["zero_line_over_mm"]
    else:
        left += tokens["part_gap_mm"]
        if not is_divided(rows[0]):
            left += tokens["swatch_mm"] + tokens["swatch_gap_mm"]
    return names, left


def is_divided(row: Row) -> bool:
    """Tell whether a column shows all of its parts."""
    return bool(row.values) and is_complete(row.values)


def _find_gap(rows: Sequence[Row], limit: float, setter: Setter) -> float:
    """Return the white between columns that the values up to ``limit`` need beside them."""
    tokens = setter.style.charts["stacked_columns"]
    small = setter.style.text[tokens.name("beside")]
    widths = [
        setter.width_mm(value.printed, small, "value", row.id)
        for row in rows
        for value in row.values
        if value.drawn is not None and value.drawn <= limit
    ]
    return max(tokens["gap_min_mm"], max(widths, default=0.0) + 2 * tokens["value_gap_mm"])


def _widest(lines: Sequence[str], style_name: str, setter: Setter) -> float:
    style = setter.style.text[style_name]
    return max((setter.width_mm(line.rstrip(), style, "label") for line in lines), default=0.0)


def _set_target(target: Target | None, setter: Setter) -> tuple[float, tuple[str, ...]]:
    """Return the room right of the columns for the name of the target, and its lines."""
    if target is None:
        return 0.0, ()
    tokens = setter.style.charts["stacked_columns"]
    style = setter.style.text[tokens.name("target")]
    lines = setter.label_lines(f"{target.label}:", style, tokens["target_text_mm"], "target")
    value = setter.width_mm(target.value.printed, style, "value", "target")
    return max(_widest(lines, style.name, setter), value), lines


def _target_mm(target: Target, style: Style) -> float:
    """Return the height of the name of a target above its line."""
    tokens = style.charts["stacked_columns"]
    leading = style.text[tokens.name("target")].leading_mm
    return (len(target.lines) + 1) * leading + tokens["target_gap_mm"]


def print_range(item: Forecast, style: Style) -> str:
    """Return a range as it is printed: one sign where neither end is known."""
    if item.low.number is None and item.high.number is None:
        return item.low.printed
    low = item.low.printed.removesuffix(style.words["queried"] if item.high.queried else "")
    return style.words["range"].format(low=low, high=item.high.printed)


def _fit_names(
    labels: Sequence[tuple[str, str]], least_mm: float, most_mm: float, setter: Setter
) -> tuple[float, Break]:
    """Return the distance of the columns, and their names below them as lines."""
    style = setter.style
    tokens = style.charts["stacked_columns"]
    name = style.text[tokens.name("name")]
    if most_mm < least_mm:
        setter.faults.append(
            ChartFault(
                "columns",
                f"{len(labels)} columns have room to stand {most_mm:.1f} mm apart, and need "
                f"{least_mm:.1f} mm",
                "give the chart the whole width, or show fewer rows",
                "chart-room",
            )
        )
        return least_mm, tuple(() for _ in labels)
    pitch = min(max(least_mm, tokens["pitch_mm"]), most_mm)
    widest = min(most_mm, tokens["pitch_max_mm"])
    while True:
        broken, faults = setter.try_labels(labels, name, pitch - tokens["name_clear_mm"])
        few = max((len(lines) for lines in broken), default=1) <= tokens.count("name_lines")
        if (few and not faults) or pitch >= widest:
            setter.faults.extend(faults)
            return pitch, broken
        pitch = min(pitch + style.grid["unit_mm"], widest)


def _check_names(names: Break, setter: Setter) -> None:
    tokens = setter.style.charts["stacked_columns"]
    needed = len(names) * part_distance(names, setter.style)
    if needed > tokens["plot_mm"]:
        setter.faults.append(
            ChartFault(
                "label",
                f"the names of the parts are {needed:.1f} mm high, the columns "
                f"{tokens['plot_mm']:.1f} mm",
                "shorten the names of the columns of the table",
                "chart-room",
            )
        )


def part_distance(names: Break, style: Style) -> float:
    """Return the distance at which the names of parts stand clear of one another."""
    tokens = style.charts["stacked_columns"]
    most = max((len(lines) for lines in names), default=1)
    leading = style.text[tokens.name("name")].leading_mm
    return max(tokens["part_apart_mm"], most * leading + tokens["part_clear_mm"])
