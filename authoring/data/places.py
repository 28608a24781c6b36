"""Where a row, a column or a group of a table stands in its two files.

Takes the sources and the path of a table that has been read; gives places. Never reads a figure.
"""

from __future__ import annotations

from authoring.data.spreadsheets import parse_spreadsheet
from authoring.plaintext import decode_spreadsheet
from authoring.problems import Place
from authoring.sources import Sources


def locate_cell(sources: Sources, path: str, row: str, column: str, *, head: bool = False) -> Place:
    """Return where a cell, a row or a column stands in the CSV file of a sound table.

    ``path`` is that of both files without their ending. ``column`` may be a group of which there
    are several columns: the first counts. With ``head`` a column is looked for among the groups of
    the JSON file. What is not found is the table as a whole: its JSON file.
    """
    document = sources.read_json(f"{path}.json")
    groups = [group["id"] for group in document.value.get("groups", ())]
    if head and column and not row:
        name = column.partition(".")[0]
        return document.locate(("groups", groups.index(name)) if name in groups else ())
    file = f"{path}.csv"
    sheet = parse_spreadsheet(decode_spreadsheet(sources.read_bytes(file), file), file)
    names = [field.text for field in sheet.rows[0]]
    at = next(
        (i for i, name in enumerate(names) if column and f"{name}.".startswith(f"{column}.")), 0
    )
    if not row:
        return sheet.rows[0][at].place if column else document.locate(())
    for fields in sheet.rows[1:]:
        if fields[names.index("id")].text == row:
            return fields[min(at, len(fields) - 1)].place
    return document.locate(())
