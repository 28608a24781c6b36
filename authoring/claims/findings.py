"""What a check of prose or of tables found, before it becomes a problem with a line and a column.

Holds data only. The pipeline locates a :class:`Finding` in ``edition.json`` by its pointer and
offset, and a :class:`TableFinding` in the files of its table, and decides how severe each is.
"""

from __future__ import annotations

from dataclasses import dataclass

from authoring.edition.parts import Pointer


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in a text: ``offset`` counts characters of the raw text at ``pointer``.

    ``words`` are the words it is about; ``code`` is its kind: ``loose-number``, ``unbound-claim``,
    ``number-spelling``, ``fraction-verb``, ``opens-with-digit``, ``percent-sign``,
    ``few-respondents``, ``wave-unnamed``.
    """

    pointer: Pointer
    offset: int
    words: str
    message: str
    hint: str
    code: str


@dataclass(frozen=True, slots=True)
class TableFinding:
    """Something in a table: a row and a column where it is about a cell, else empty.

    ``figure`` is the number that is out of order, as it is printed, where there is one. ``code`` is
    its kind: ``sum``, ``over-100``, ``total-outside``, ``total-weights``, ``bins``, ``group-name``,
    ``base-small``, ``base-marked``, ``sample-size``, ``wording``.
    """

    table: str
    row: str
    column: str
    message: str
    hint: str
    code: str
    figure: str = ""
