"""What tables must agree on among one another: names of groups, sizes of samples, wording of waves.

Takes the tables of an edition, and those of an earlier one; gives findings. Never says which of two
tables is right.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Final

from authoring.claims.arithmetic import Weights, check_table, weights_from
from authoring.claims.bands import Bands
from authoring.claims.findings import TableFinding
from authoring.claims.words import flatten
from authoring.data.tables import Table
from authoring.problems import quote

# A note that owns up to another wording.
REWORDED: Final = re.compile(r"verwoord|vraagtekst|vraagstelling|formulering|anders gesteld|luidde")


def check_tables(tables: Mapping[str, Table], bands: Bands) -> tuple[TableFinding, ...]:
    """Return what the tables of an edition contradict, each alone and among one another."""
    found: list[TableFinding] = []
    for table in tables.values():
        found += check_table(table, find_weights(table, tables))
        found += check_bases(table, bands)
    return (*found, *check_names(tables), *check_samples(tables))


def find_weights(table: Table, tables: Mapping[str, Table]) -> Weights:
    """Return the sizes of a table's groups, where a table of shares of respondents gives them."""
    for other in tables.values():
        if other.id != table.id and (weights := weights_from(other, table.groups)):
            return weights
    return {}


def check_bases(table: Table, bands: Bands) -> Iterator[TableFinding]:
    """Yield columns that rest on too few respondents to be printed, or to be printed unmarked."""
    for column in table.columns:
        base = None if table.kind == "facts" else table.sample_size(column)
        filled = any(table.value(row.id, column) is not None for row in table.rows)
        if base is None or not filled or base >= bands.marked_below:
            continue
        if base < bands.printed_from:
            fact = f"{base} respondents, fewer than {bands.printed_from}"
            hint = "charts leave the column out; leave it out of the prose too"
            yield TableFinding(table.id, "", column, fact, hint, "base-small")
        else:
            fact = f"{base} respondents, fewer than {bands.marked_below}"
            hint = "charts mark the column; call it an indication in the prose"
            yield TableFinding(table.id, "", column, fact, hint, "base-marked")


def check_names(tables: Mapping[str, Table]) -> Iterator[TableFinding]:
    """Yield groups that do not have one name everywhere: the rarer names, with the common one."""
    labels: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for table in tables.values():
        for group in table.groups if table.kind != "facts" else ():
            labels[group.id][group.label.replace("\u00a0", " ")].append(table.id)
    for group_id, names in labels.items():
        common = max(names, key=lambda name: len(names[name]))
        for name, held in names.items():
            if name == common:
                continue
            for table_id in held:
                fact = f"the group {quote(group_id)} is called {quote(name)} here and "
                fact += f"{quote(common)} in {', '.join(names[common][:3])}"
                hint = "give one group one name, or the other group another id"
                yield TableFinding(table_id, "", group_id, fact, hint, "group-name")


def check_samples(tables: Mapping[str, Table]) -> Iterator[TableFinding]:
    """Yield samples of which two tables give different sizes.

    Tables speak of one sample where they name the same base, period and group.
    """
    seen: dict[tuple[str, str, str], tuple[int, str]] = {}
    for table in tables.values():
        if table.base is None or table.kind == "facts":
            continue
        sizes = dict(table.n) if isinstance(table.n, Mapping) else {"": table.n}
        for group, n in sizes.items():
            if n is None:
                continue
            key = (flatten(table.base), table.period or "", group)
            first, where = seen.setdefault(key, (n, table.id))
            if first != n:
                fact = f"{n} respondents of {quote(table.base)}, but {first} in {quote(where)}"
                hint = "give one sample one size, or name the base of each"
                yield TableFinding(table.id, "", group, fact, hint, "sample-size")


def check_waves(table: Table, earlier: Table) -> Iterator[TableFinding]:
    """Yield a question that two waves do not ask in the same words, unless a note says so."""
    now, then = table.question or table.subject or "", earlier.question or earlier.subject or ""
    same = _bare(now) == _bare(then)
    if same or any(REWORDED.search(flatten(note)) for note in table.notes):
        return
    fact = f"the question is {quote(now)} here and was {quote(then)} in the earlier wave"
    hint = (
        "compare only what was asked alike, or say in a note how the wording (verwoording) differs"
    )
    yield TableFinding(table.id, "", "", fact, hint, "wording")


def _bare(question: str) -> str:
    """Return a question without case, spacing and punctuation."""
    return re.sub(r"[^\w]+", " ", flatten(question)).strip()
