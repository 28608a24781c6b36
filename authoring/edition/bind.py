"""Binding: every slot of an edition printed from its cells, every claim tied to them.

Takes a checked edition, the tables of the other editions and a way to locate a character of a
text; gives the edition with printed slots and the problems. Never opens a file, never changes a
value, never judges whether a claim is true or a number loose.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from authoring.data.numbers import UnwritableError, format_number, write_time
from authoring.data.tables import Cell as DataCell
from authoring.data.tables import Table
from authoring.edition.expressions import (
    Cell,
    CellRef,
    DivisionByZeroError,
    Expression,
    cells_of,
    divides,
    evaluate,
)
from authoring.edition.forms import TIMES, WAVE, FormPlace, choose_form, print_value
from authoring.edition.model import Edition
from authoring.edition.parts import (
    Bound,
    Claim,
    NoteMark,
    Part,
    Pointer,
    Slot,
    Text,
)
from authoring.edition.texts import replace_texts, texts_in
from authoring.edition.units import ExpressionUnit, MixedUnitsError, unit_of
from authoring.problems import Place, Problem, Severity, offer, order_problems, quote

Locate = Callable[[Pointer, int], Place]
Tables = Mapping[str, Table]


def bind_edition(
    edition: Edition, editions: Mapping[str, Tables], locate: Locate
) -> tuple[Edition, tuple[Problem, ...]]:
    """Return the edition with each slot replaced by what it prints, and all problems.

    ``editions`` holds the tables of the other editions by id; it is asked only for those that a
    cell names. A slot with an error is left out of its text. The problems are in the order of
    their places: errors for cells, values and forms that cannot be printed, warnings for cells
    under an open query.
    """
    binder = Binder(edition, editions, locate)
    bound = replace_texts(edition, binder.bind_text)
    binder.check_notes()
    return bound, order_problems(binder.problems)


class Binder:
    """Binds the texts of one edition and collects the problems."""

    def __init__(self, edition: Edition, editions: Mapping[str, Tables], locate: Locate) -> None:
        self.edition = edition
        self.editions = editions
        self.locate = locate
        self.problems: list[Problem] = []

    def report(
        self,
        text: Text,
        offset: int,
        message: str,
        hint: str,
        code: str,
        severity: Severity = "error",
    ) -> None:
        """Note a problem at a character of a raw text."""
        place = self.locate(text.pointer, offset)
        self.problems.append(Problem(severity, place, message, hint, code=code))

    def bind_text(self, text: Text, place: FormPlace) -> Text:
        """Return a text with its slots printed and its claims tied to single cells."""
        parts: list[Part] = []
        for part in text.parts:
            if isinstance(part, Slot):
                bound = self.bind_slot(text, part, place)
                parts += [bound] if bound else []
                continue
            if isinstance(part, Claim):
                cells = self.find_all(text, part.evidence)
                tied = replace(part, cells=refs_of(cells), waves=waves_of(cells)) if cells else part
                parts.append(tied)
                continue
            if isinstance(part, NoteMark):
                self.check_mark(text, part)
            parts.append(part)
        return replace(text, parts=tuple(parts))

    def bind_slot(self, text: Text, slot: Slot, place: FormPlace) -> Bound | None:
        """Return what a slot prints, or None and a problem."""
        if slot.form in TIMES:
            return self.bind_time(text, slot, slot.form)
        cells = self.find_all(text, (slot.expression,))
        if cells is None:
            return None
        expression = slot.expression
        try:
            unit = unit_of(expression, lambda cell: unit_of_cells(cells[cell], cell))
            value = evaluate(expression, lambda cell: values_of(cells[cell]))
            form = slot.form or choose_form(unit, place)
            printed = print_value(value, unit, form, quotient=divides(expression))
        except MixedUnitsError as error:
            hint = "take values of one unit, or print them in two slots"
            self.report(text, error.offset, str(error), hint, "mixed-units")
        except DivisionByZeroError as error:
            self.report(text, error.offset, str(error), "divide by another cell", "zero-divisor")
        except UnwritableError as error:
            offset = text.raw.index("|", slot.column) + 1 if slot.form else slot.column
            self.report(text, offset, str(error), error.hint, "unfit-form")
        else:
            return Bound(
                printed,
                refs_of(cells),
                expression,
                value,
                form,
                slot.column,
                slot.bold,
                waves_of(cells),
            )
        return None

    def bind_time(self, text: Text, slot: Slot, form: str) -> Bound | None:
        """Return the one wave or period that the cells of a slot are of, or None and a problem."""
        times: dict[str | None, None] = {}
        refs: list[CellRef] = []
        waves: list[str | None] = []
        for cell in cells_of(slot.expression):
            table = self.find_table(text, cell)
            found = self.match(text, cell, table) if table else []
            if not table or not found:
                return None
            waves += (table.wave_of(ref.column) for ref in found)
            times.update(dict.fromkeys(time_of(table, ref, form) for ref in found))
            refs += found
        time, *others = times
        if time is None or others:
            told = ", ".join(each or "none" for each in times)
            fact = f"the cells of {quote(slot.expression)} have no one {form}: {told}"
            hint = f"name a cell of a table (or a group) that says its {form}"
            self.report(text, slot.column, fact, hint, f"no-{form}")
            return None
        known = tuple(dict.fromkeys(wave for wave in waves if wave is not None))
        return Bound(
            time,
            tuple(refs),
            slot.expression,
            # A time is no amount: only the text of this part is ever printed.
            Decimal(0),
            form,
            slot.column,
            slot.bold,
            known,
        )

    def find_all(
        self, text: Text, expressions: Sequence[Expression]
    ) -> dict[Cell, tuple[tuple[CellRef, DataCell], ...]] | None:
        """Return what each cell of the expressions stands for; None when one of them fails."""
        wanted = [cell for expression in expressions for cell in cells_of(expression)]
        found = {cell: self.find(text, cell) for cell in wanted}
        return found if all(found.values()) else None

    def find(self, text: Text, cell: Cell) -> tuple[tuple[CellRef, DataCell], ...]:
        """Return the cells of the tables that a reference stands for; none when one fails."""
        table = self.find_table(text, cell)
        if table is None:
            return ()
        refs = self.match(text, cell, table)
        found = [(ref, table.cell(ref.row, ref.column)) for ref in refs]
        sound = [self.check_value(text, cell, ref, data) for ref, data in found]
        return tuple(found) if all(sound) else ()

    def match(self, text: Text, cell: Cell, table: Table) -> list[CellRef]:
        """Return the single cells of a table that a reference stands for; none when it fails."""
        rows = [row.id for row in table.rows if cell.ref.matches_row(row.id)]
        columns = [column for column in table.columns if cell.ref.matches_column(column)]
        if not rows:
            names = [row.id for row in table.rows]
            self.report_unknown(text, cell, "row", names)
        if not columns:
            self.report_unknown(text, cell, "column", table.columns)
        return [
            CellRef(cell.ref.table, row, column, cell.ref.edition)
            for row in rows
            for column in columns
        ]

    def find_table(self, text: Text, cell: Cell) -> Table | None:
        """Return the table of a reference, or None and a problem."""
        ref = cell.ref
        tables: Tables | None = self.edition.tables
        if ref.edition not in (None, self.edition.id):
            tables = self.editions.get(ref.edition)
        if tables is None:
            self.report(
                text,
                cell.offset_of("edition"),
                f"there is no edition {quote(ref.edition)}",
                offer(str(ref.edition), self.editions, what="editions"),
                "unknown-edition",
            )
            return None
        if ref.table not in tables:
            owner = f"the edition {quote(ref.edition)} has" if ref.edition else "there is"
            self.report(
                text,
                cell.offset_of("table"),
                f"{owner} no table {quote(ref.table)}",
                offer(ref.table, tables, what="tables"),
                "unknown-table",
            )
            return None
        return tables[ref.table]

    def report_unknown(self, text: Text, cell: Cell, segment: str, names: Iterable[str]) -> None:
        """Note a row or a column that a table does not have."""
        is_row = segment == "row"
        name = cell.ref.row if is_row else cell.ref.column
        self.report(
            text,
            cell.offset_of("row" if is_row else "column"),
            f"the table {quote(cell.ref.table)} has no {segment} {quote(name)}",
            offer(name, names, what=f"{segment}s"),
            f"unknown-{segment}",
        )

    def check_value(self, text: Text, cell: Cell, ref: CellRef, data: DataCell) -> bool:
        """Say whether a cell has a value; warn when an open query doubts it."""
        query = data.query
        if data.value is None:
            fact = f"{quote(ref)} has no value"
            hint = f"the query {quote(query.id)} about it is open" if query else "take another cell"
            self.report(text, cell.offset, fact, hint, "missing-value")
            return False
        if query:
            number = format_number(data.value)
            fact = f"{quote(ref)} is used as {number}, but the query {quote(query.id)} is open"
            hint = "read the sentence again when the query is closed"
            self.report(text, cell.offset, fact, hint, "open-query", "warning")
        return True

    def check_mark(self, text: Text, mark: NoteMark) -> None:
        """Note a mark whose note does not exist."""
        if mark.note not in self.edition.notes:
            self.report(
                text,
                mark.column + len("[^"),
                f"there is no note {quote(mark.note)}",
                offer(mark.note, self.edition.notes, what="notes"),
                "unknown-note",
            )

    def check_notes(self) -> None:
        """Note marks inside notes, and warn of notes that no text marks."""
        notes = self.edition.notes
        for text in notes.values():
            for mark in marks_in(text):
                self.report(
                    text,
                    mark.column,
                    f"the mark of the note {quote(mark.note)} stands inside a note",
                    "put it into the text",
                    "nested-note",
                )
        outside = replace(self.edition, notes={})
        marked = {mark.note for text, _ in texts_in(outside) for mark in marks_in(text)}
        for note, text in notes.items():
            if note not in marked:
                self.report(
                    text,
                    0,
                    f"no text marks the note {quote(note)}",
                    f"mark it with [^{note}], or remove it",
                    "unused-note",
                    "warning",
                )


def marks_in(text: Text) -> list[NoteMark]:
    """Return the note marks of a text."""
    return [part for part in text.parts if isinstance(part, NoteMark)]


def refs_of(cells: Mapping[Cell, Sequence[tuple[CellRef, DataCell]]]) -> tuple[CellRef, ...]:
    """Return the single cells that references stand for, each once."""
    return tuple(dict.fromkeys(ref for found in cells.values() for ref, _ in found))


def time_of(table: Table, ref: CellRef, form: str) -> str | None:
    """Return the wave of a cell, or its period in words, where the table says it."""
    if form == WAVE:
        return table.wave_of(ref.column)
    period = table.row(ref.row).period or table.period
    return None if period is None else write_time(period)


def waves_of(cells: Mapping[Cell, Sequence[tuple[CellRef, DataCell]]]) -> tuple[str, ...]:
    """Return the waves that cells were measured in, each once, as far as their tables say."""
    waves = (data.wave for found in cells.values() for _, data in found)
    return tuple(dict.fromkeys(wave for wave in waves if wave is not None))


def values_of(found: Sequence[tuple[CellRef, DataCell]]) -> list[Decimal]:
    """Return the values of cells that have one."""
    return [data.value for _, data in found if data.value is not None]


def unit_of_cells(found: Sequence[tuple[CellRef, DataCell]], cell: Cell) -> ExpressionUnit:
    """Return the unit that all cells of a reference have.

    Raises:
        MixedUnitsError: when they differ.
    """
    first, *others = dict.fromkeys(data.unit for _, data in found)
    if others:
        raise MixedUnitsError(first, others[0], cell.offset)
    return first
