"""The items of a chart that gathers single figures: each a text and one value.

Takes a bound chart and the edition's tables; gives rows of one value and the tables that they rest
on. A value under query has its question mark and is not drawn; a value that the source does not
give is a dash. What is no single figure, or has another unit, is a fault: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from authoring.charts.kind import Tables
from authoring.charts.labels import Setter
from authoring.charts.model import ChartFault, Row, Value
from authoring.data.tables import Table, Unit
from authoring.edition.expressions import Cell
from authoring.edition.forms import FORMS, SHARES
from authoring.edition.model import Chart, ChartItem
from authoring.edition.parts import Bound, Text
from authoring.edition.units import ExpressionUnit, MixedUnitsError, unit_of

_WHOLE = Decimal(100)

# What may stand between the two ends of a range: dashes and spaces.
_DASHES = " \u00a0-–"


@dataclass(frozen=True, slots=True)
class Items:
    """Rows of one value, the tables they rest on in order, and the column, if they share one."""

    rows: tuple[Row, ...]
    tables: tuple[Table, ...]
    column: str


def read_items(
    chart: Chart,
    tables: Tables,
    unit: Literal["percent", "count"],
    counts: tuple[int, int],
    setter: Setter,
) -> Items:
    """Read the items of a chart, which are at least and at most ``counts``, in one unit."""
    refuse_fields(chart, ("table", "columns", "rows", "highlight"), setter.faults)
    least, most = counts
    if not least <= len(chart.items) <= most:
        wanted = f"{least}" if least == most else f"{least} to {most}"
        setter.faults.append(
            ChartFault(
                "value",
                f"{chart.chart} shows {wanted} items, not {len(chart.items)}",
                "add or remove items, or choose another kind of chart",
                "chart-items",
            )
        )
    rows = tuple(
        Row(
            name_item(index),
            read_text(item.text, name_item(index), setter),
            (),
            (_read_value(chart, item, index, tables, unit, setter),),
        )
        for index, item in enumerate(chart.items)
    )
    refs = [ref for item in chart.items if item.value is not None for ref in item.value.cells]
    columns = {ref.column for ref in refs}
    column = columns.pop() if len(columns) == 1 else "value"
    return Items(rows, find_tables(chart.items, tables), column)


def name_item(index: int) -> str:
    """Return the id of an item's row, counted from 1 as people do."""
    return f"item-{index + 1}"


def refuse_fields(chart: Chart, names: Sequence[str], faults: list[ChartFault]) -> None:
    """Add a fault for each field of a chart that its kind has no use for."""
    for name in names:
        if getattr(chart, name):
            faults.append(
                ChartFault(
                    "highlight" if name == "highlight" else "columns",
                    f"{chart.chart} has no use for “{name}”",
                    f"leave “{name}” out, or choose another kind of chart",
                    "chart-field",
                )
            )


def read_text(text: Text, name: str, setter: Setter) -> str:
    """Return a text of an item as it is printed; a note mark in it is a fault."""
    if text.notes:
        setter.faults.append(
            ChartFault(
                "label",
                f"the text of an item has a note mark: [^{text.notes[0]}]",
                "set the mark in the running text, or say it in “reading”",
                "chart-note-mark",
                name,
            )
        )
    return text.plain


def _read_value(
    chart: Chart,
    item: ChartItem,
    index: int,
    tables: Tables,
    unit: Literal["percent", "count"],
    setter: Setter,
) -> Value:
    words, name = setter.style.words, name_item(index)
    printed = "" if item.value is None else item.value.plain.strip()
    bound = [part for part in item.value.parts if isinstance(part, Bound)] if item.value else []
    if not bound and printed in ("", words["missing"], words["queried"]):
        if item.table is not None or item.value is None:
            setter.faults.append(_refuse_value(f"an item of {chart.chart} has no “value”", name))
        queried = printed == words["queried"]
        return Value("value", None, printed or words["missing"], queried)
    if len(bound) != 1 or bound[0].text != printed:
        setter.faults.append(_refuse_value(f"“{printed}” is no single figure", name))
        return Value("value", None, printed)
    number = _read_number(bound[0], tables, unit)
    top = _WHOLE if unit == "percent" else None
    if number is None:
        fact = f"“{printed}” is no {unit}, and {chart.chart} shows nothing else"
        setter.faults.append(_refuse_value(fact, name))
    elif number < 0 or (top is not None and number > top):
        setter.faults.append(_refuse_value(f"{chart.chart} cannot show {number}", name))
    queried = _is_queried(bound[0], tables)
    return Value("value", number, printed + (words["queried"] if queried else ""), queried)


def read_figures(
    item: ChartItem, name: str, tables: Tables, unit: Unit | None, setter: Setter
) -> tuple[Value, ...]:
    """Read the figures that an item prints, in ``unit`` or, where it is None, in any.

    A lone “?” or “–” is a figure that is not known; an item without a value has none. What stands
    between figures may be a dash and nothing else.
    """
    words = setter.style.words
    if item.value is None:
        return ()
    printed = item.value.plain.strip()
    bound = [part for part in item.value.parts if isinstance(part, Bound)]
    if not bound and printed in (words["missing"], words["queried"]):
        return (Value("value", None, printed, printed == words["queried"]),)
    between = printed
    for part in bound:
        between = between.replace(part.text, "", 1)
    if not bound or between.strip(_DASHES):
        setter.faults.append(_refuse_value(f"“{printed}” is no figure, nor a range of two", name))
        return ()
    read = []
    for part in bound:
        number = _read_number(part, tables, unit)
        if number is None or number < 0:
            fact = f"“{part.text}” is no {unit or 'figure'}, and nothing else can be shown"
            setter.faults.append(_refuse_value(fact, name))
        queried = _is_queried(part, tables)
        sign = words["queried"] if queried else ""
        read.append(Value("value", number, part.text + sign, queried))
    return tuple(read)


def find_tables(items: Sequence[ChartItem], tables: Tables) -> tuple[Table, ...]:
    """Return the tables that the values of items name, each once, in order."""
    refs = [ref for item in items if item.value is not None for ref in item.value.cells]
    known = dict.fromkeys(ref.table for ref in refs if ref.edition is None and ref.table in tables)
    return tuple(tables[name] for name in known)


def _refuse_value(fact: str, name: str) -> ChartFault:
    hint = "print one cell with {table/row/column}, or a dash where the source gives none"
    return ChartFault("value", fact, hint, "chart-value", name)


def _read_number(bound: Bound, tables: Tables, unit: Unit | None) -> Decimal | None:
    """Return a value in ``unit``, if there is one; a ratio printed as a share is taken times 100.

    A value in another unit is None.
    """
    shares = FORMS[bound.form].units == SHARES

    def unit_of_cell(cell: Cell) -> ExpressionUnit:
        for ref in bound.cells:
            if ref.edition is None and ref.table == cell.ref.table and ref.table in tables:
                return tables[ref.table].cell(ref.row, ref.column).unit
        # The tables of other editions are not at hand: the form tells what was printed.
        return "percent" if shares else "count"

    try:
        found = unit_of(bound.expression, unit_of_cell)
    except MixedUnitsError:
        return None
    if found == "ratio" and shares and unit in ("percent", None):
        return bound.value * 100
    return bound.value if unit in (found, None) else None


def _is_queried(bound: Bound, tables: Tables) -> bool:
    return any(
        tables[ref.table].open_query(ref.row, ref.column) is not None
        for ref in bound.cells
        if ref.edition is None and ref.table in tables
    )
