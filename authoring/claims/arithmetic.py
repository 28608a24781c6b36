"""The arithmetic that every survey table must keep: sums, complements, totals and weights.

Takes tables; gives findings. Nothing is tolerated by a fixed margin: each rule allows exactly what
the rounding of its parts can make, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from authoring.claims.bands import HUNDRED, ZERO, Interval, decimals_of
from authoring.claims.bins import check_bins, partitions_of
from authoring.claims.findings import TableFinding
from authoring.data.numbers import EN_DASH, format_number
from authoring.data.tables import Group, Measure, Table

MOST_DECIMALS: Final = 2

# Shares of groups that another table or the bases give, by group id.
Weights = Mapping[str, Decimal]


def check_table(table: Table, weights: Weights | None = None) -> tuple[TableFinding, ...]:
    """Return what a table's numbers contradict among themselves.

    ``weights`` are the sizes of groups in percent of all respondents, as the survey prints them.
    """
    found = [*check_bins_of(table)]
    if table.unit == "percent":
        found += [*check_sums(table), *check_agreement(table), *check_totals(table, weights or {})]
    return tuple(found)


def half_unit(values: Sequence[Decimal]) -> Decimal:
    """Return by how much rounding may have moved each of some values printed alike."""
    places = min(decimals_of(*values), MOST_DECIMALS)
    return Decimal(5).scaleb(-places - 1)


def check_sums(table: Table) -> Iterator[TableFinding]:
    """Yield columns of exclusive answers, and rows of compositions, that cannot add up to 100.

    k values that are each rounded by at most half a unit add up to 100 ± k/2 units. Where answers
    are missing only the upper end holds.
    """
    if table.measures:
        return
    for row_id, column, label, cells in _wholes(table):
        values = [value for value in cells if value is not None]
        if not values:
            continue
        whole = len(values) == len(cells)
        room = half_unit(values) * len(values)
        total = sum(values, ZERO)
        if total > HUNDRED + room or (whole and total < HUNDRED - room):
            allowed = Interval(HUNDRED - room, HUNDRED + room)
            yield TableFinding(
                table.id,
                row_id,
                column,
                f"the {len(values)} answers of {label} add up to {format_number(total)}; "
                f"rounding allows {_tell(allowed)}",
                "correct a value, or open a query; if answers are left out, give them or take "
                "“multiple-answer”",
                "sum",
                format_number(total),
            )


def _wholes(table: Table) -> Iterator[tuple[str, str, str, list[Decimal | None]]]:
    """Yield what adds up to 100: its row or column, its name and its values."""
    if table.kind in ("single-answer", "share"):
        for column in table.columns:
            cells = [table.value(row.id, column) for row in table.rows]
            yield "", column, _label(table, column), cells
    elif table.kind == "composition":
        for row in table.rows:
            cells = [table.value(row.id, column) for column in table.columns]
            yield row.id, "", _plain(row.label), cells


def check_agreement(table: Table) -> Iterator[TableFinding]:
    """Yield statements on which more people agree and disagree than there are.

    Each of the two is rounded by at most half a unit, so that they add up to at most 100 + 1 unit.
    """
    if table.kind != "agree-disagree":
        return
    for row in table.rows:
        for group in table.groups:
            columns = [f"{group.id}.{measure.id}" for measure in table.measures]
            values = [v for name in columns if (v := table.value(row.id, name)) is not None]
            if len(values) < 2:
                continue
            total, most = sum(values, ZERO), HUNDRED + half_unit(values) * len(values)
            if total > most:
                yield TableFinding(
                    table.id,
                    row.id,
                    group.id,
                    f"{_labels(table.measures)} add up to {format_number(total)} for "
                    f"{_plain(group.label)}; rounding allows at most {format_number(most)}",
                    "correct a value, or open a query",
                    "over-100",
                    format_number(total),
                )


def check_totals(table: Table, weights: Weights) -> Iterator[TableFinding]:
    """Yield totals that lie outside their groups, or off the weighted mean of them.

    A total is a mean of the groups that make the whole, so it lies between the lowest and the
    highest of them, each half a unit wider for rounding. Where the sizes of the groups are known it
    lies in the interval of :func:`mean_interval`.
    """
    total = next((group for group in table.groups if group.role == "total"), None)
    if total is None:
        return
    for parts in partitions_of(table.groups):
        sizes = sizes_of(table, parts, weights)
        for row in table.rows:
            for suffix in [f".{measure.id}" for measure in table.measures] or [""]:
                value = table.value(row.id, total.id + suffix)
                values = [table.value(row.id, part.id + suffix) for part in parts]
                known = [each for each in values if each is not None]
                if value is None or len(known) < len(values):
                    continue
                yield from _check_total(table, row.id, total.id + suffix, value, known, sizes)


def _check_total(
    table: Table,
    row: str,
    column: str,
    value: Decimal,
    parts: Sequence[Decimal],
    sizes: Sequence[Interval] | None,
) -> Iterator[TableFinding]:
    room = half_unit([value, *parts])
    told = ", ".join(format_number(part) for part in parts)
    if not min(parts) - 2 * room <= value <= max(parts) + 2 * room:
        fact = f"the total {format_number(value)} lies outside its groups ({told})"
        hint, told = "correct a value, or open a query", format_number(value)
        yield TableFinding(table.id, row, column, fact, hint, "total-outside", told)
        return
    if sizes is None:
        return
    mean = mean_interval(parts, sizes, room)
    low, high = (mean.low or ZERO) - room, (mean.high or ZERO) + room
    if not low <= value <= high:
        yield TableFinding(
            table.id,
            row,
            column,
            f"the total {format_number(value)} is no weighted mean of its groups ({told}); "
            f"rounding of all parts allows {_tell(Interval(low, high), 2)}",
            "correct a value, or open a query; the sizes are those of the whole sample",
            "total-weights",
            format_number(value),
        )


def sizes_of(table: Table, parts: Sequence[Group], weights: Weights) -> tuple[Interval, ...] | None:
    """Return the size of each group as an interval in percent: from bases, else from weights."""
    bases = [table.sample_size(part.id) for part in parts] if not isinstance(table.n, int) else []
    known = [base for base in bases if base is not None]
    if known and len(known) == len(parts):
        whole = Decimal(sum(known))
        return tuple(Interval(100 * base / whole, 100 * base / whole) for base in known)
    given = [weights[part.id] for part in parts if part.id in weights]
    if len(given) < len(parts):
        return None
    room = half_unit(given)
    return tuple(Interval(weight - room, weight + room) for weight in given)


def mean_interval(parts: Sequence[Decimal], sizes: Sequence[Interval], room: Decimal) -> Interval:
    """Return all values that the weighted mean of rounded parts with rounded sizes may have.

    Every part may lie ``room`` lower or higher; every size in its interval, while the sizes add up
    to 100. The ends are those of a linear programme with one constraint: start from the least
    sizes, and give what remains to the parts in order of their value.
    """
    ends = []
    for sign in (-1, 1):
        order = sorted(range(len(parts)), key=lambda index: sign * parts[index], reverse=True)
        least = [size.low or ZERO for size in sizes]
        rest = HUNDRED - sum(least, ZERO)
        for index in order:
            more = min(rest, (sizes[index].high or ZERO) - least[index])
            least[index] += more
            rest -= more
        whole = sum(least, ZERO)
        pairs = zip(least, parts, strict=True)
        ends.append(sum((size * (part + sign * room) for size, part in pairs), ZERO) / whole)
    return Interval(ends[0], ends[1])


def weights_from(table: Table, groups: Sequence[Group]) -> Weights:
    """Return the sizes of groups that a table of shares gives, whose rows are those groups."""
    if table.kind != "share" or len(table.columns) != 1:
        return {}
    wanted = {group.id for group in groups}
    found = {
        row.id: value
        for row in table.rows
        if row.id in wanted and (value := table.value(row.id, table.columns[0])) is not None
    }
    return found if len(found) == len(table.rows) else {}


def check_bins_of(table: Table) -> Iterator[TableFinding]:
    """Yield bins of a table, in its groups or its rows, that overlap or leave a gap."""
    groups = [group.label for group in table.groups]
    columns = {group.label: group.id for group in table.groups}
    rows = {row.label: row.id for row in table.rows}
    for labels in (
        *([group.label for group in parts] for parts in partitions_of(table.groups)),
        *(
            []
            if any(set(groups) == {g.label for g in p} for p in partitions_of(table.groups))
            else [groups]
        ),
        [row.label for row in table.rows],
    ):
        for fault in check_bins(labels):
            first, second = _plain(fault.first.label), _plain(fault.second.label)
            what = "both hold" if fault.kind == "overlap" else "neither holds"
            label = fault.second.label
            yield TableFinding(
                table.id,
                rows.get(label, "") if label not in columns else "",
                columns.get(label, ""),
                f"the bins “{first}” and “{second}”: {what} {fault.numbers}",
                "let each bin begin where the one before it ends",
                "bins",
                fault.numbers,
            )


def _label(table: Table, column: str) -> str:
    group = table.group(column)
    return "all respondents" if group.role == "total" else f"“{_plain(group.label)}”"


def _labels(measures: Sequence[Measure]) -> str:
    return " and ".join(f"“{measure.label}”" for measure in measures)


def _plain(label: str) -> str:
    return label.replace("\u00a0", " ")


def _tell(interval: Interval, decimals: int | None = None) -> str:
    ends = (interval.low or ZERO, interval.high or ZERO)
    return EN_DASH.join(format_number(end, decimals) for end in ends)
