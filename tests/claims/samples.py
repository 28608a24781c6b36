"""Evidence, tables and sentences for the tests of ``authoring.claims``.

A sentence is written in the edition language with values in the place of cells: ``[bijna de
helft]{47}``, ``[vaker]{32/200, 17/400}`` with bases, ``[elke generatie]{young=63, old=74}`` with
groups, ``{43}`` for a printed percentage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from authoring.claims.bands import read_bands
from authoring.claims.evidence import Datum, Evidence
from authoring.data.tables import Group, Measure, Origin, Query, Row, Table, name_columns, tabulate
from authoring.edition.expressions import Number
from authoring.edition.markup import parse_text
from authoring.edition.parts import Bound, Claim, Part, Text
from tests.workspaces import ROOT, STYLE

HOUSE_BANDS = json.loads((ROOT / f"styles/{STYLE}.json").read_text("utf-8"))["claims"]
BANDS = read_bands(HOUSE_BANDS)

AGES = (
    Group("under-35", "< 35 jaar", "young"),
    Group("35-to-55", "35–55 jaar", "middle"),
    Group("over-55", "> 55 jaar", "old"),
)
TOTAL = Group("total", "Totaal", "total")
BY_ROLE = {str(group.role): group for group in AGES}
EVIDENCE = re.compile(r"(?:\[(?P<words>[^\]]+)\])?\{(?P<values>[\d.,/ a-z=]*\d[^}=]*)\}|$")


def datum(value: object, name: str = "t/r/c", base: int | None = None, **more: object) -> Datum:
    """Return a percentage."""
    return Datum(name, Decimal(str(value)), base=base, **more)  # type: ignore[arg-type]


def evidence(*values: object) -> Evidence:
    """Return evidence of percentages, each an expression of its own."""
    return Evidence(tuple((datum(value, f"t/r{at}/c"),) for at, value in enumerate(values)))


def read_evidence(written: str) -> Evidence:
    """Return the evidence that a sentence names in braces."""
    items = []
    for at, each in enumerate(re.split(r",\s+", written)):
        role, _, number = each.rpartition("=")
        value, _, base = number.partition("/")
        group = BY_ROLE.get(role) or Group(f"g{at}", "")
        # Groups of ages exclude one another, so that they can be tested.
        if base:
            group = AGES[at]
        items.append(
            (
                Datum(
                    name=f"t/r/{group.id}",
                    value=Decimal(value),
                    unit="percent" if Decimal(value) <= 100 else "count",
                    table="t",
                    row="r",
                    column=group.id,
                    group=group,
                    base=int(base) if base else None,
                    kind="multiple-answer",
                    groups=AGES,
                ),
            )
        )
    return Evidence(tuple(items))


def read_sentence(sentence: str) -> tuple[Text, list[tuple[Claim, Evidence]]]:
    """Return a sentence as a bound text, and its claims with their evidence."""
    parts: list[Part] = []
    claims: list[tuple[Claim, Evidence]] = []
    start = 0
    for match in EVIDENCE.finditer(sentence):
        plain, problems = parse_text(sentence[start : match.start()])
        assert problems == (), problems
        parts += [replace(part, column=part.column + start) for part in plain.parts]
        start = match.end()
        if match["values"] and match["words"]:
            claim = Claim(match["words"], (), (), match.start())
            claims.append((claim, read_evidence(match["values"])))
            parts.append(claim)
        elif match["values"]:
            value = Decimal(match["values"])
            text = f"{value}\u00a0procent"
            parts.append(Bound(text, (), Number(value), value, "prose", match.start()))
    return Text(tuple(parts), sentence, ("text",)), claims


def table(
    rows: Mapping[str, Sequence[float | None]],
    groups: Sequence[Group] = (*AGES, TOTAL),
    measures: Sequence[Measure] = (),
    **more: object,
) -> Table:
    """Return a table of percentages: single answers, unless said otherwise."""
    columns = name_columns(groups, measures)
    typed = {
        (row, column): Decimal(str(value))
        for row, values in rows.items()
        for column, value in zip(columns, values, strict=True)
        if value is not None
    }
    made = [Row(row, row) for row in rows]
    given: dict[str, object] = {
        "id": "t",
        "question": "Hoe leer je?",
        "subject": None,
        "kind": "single-answer",
        "unit": "percent",
        "groups": tuple(groups),
        "rows": tuple(made),
        "values": tabulate(made, columns, typed),
        "base": None,
        "n": None,
        "source": Origin("TechBarometer"),
        "period": "2025-09",
        "queries": (),
        "measures": tuple(measures),
        "typed": typed,
    }
    return Table(**{**given, **more})  # type: ignore[arg-type]


def query(*cells: tuple[str, str]) -> Query:
    """Return an open query about cells."""
    return Query("doubt", cells, "Klopt dit?", (), "open")
