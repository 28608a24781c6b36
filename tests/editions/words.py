"""The words of an edition beside those of its source, section by section.

Takes the text layer of the source (UTF-8, named on the command line; it has no place in the
repository) and the edition whose fingerprint knows it; ``words_<year>_<number>.csv`` says which
lines of the source are the prose of which section (columns ``section,from,to``, in reading order;
a section of the source that became several here names them all, with spaces between).

Prints the words of each section on both sides and ends with 1 when

- a section differs by more than fifteen percent;
- eight words in a row stand in the source too, questions, statements and answers aside;
- a rule of :mod:`tests.editions.prose` is broken.

A word stands between white space and holds a letter or a digit. Titles, subheads, quotes and charts
are left out of the count on both sides; a box beside the prose (``id/sidebar``, ``id/company``) has
a count of its own. It never prints a sentence of the source that the edition does not hold.

An edition that draws on a source of another's is named after it; of that only the words in a row
and the rules are looked at.

    python -m tests.editions.words SOURCE [EDITION]
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import assert_never

from authoring.edition.model import (
    Accountability,
    BackCover,
    Block,
    Bullets,
    Chapter,
    Contents,
    Cover,
    Differences,
    Edition,
    Foreword,
    Letter,
    Member,
    Paragraph,
    Part,
    Practice,
    Quote,
    Section,
    Steps,
    Summary,
)
from authoring.edition.parts import Text
from tests.editions.accounting import EDITIONS
from tests.editions.fingerprint import make_fingerprint, read_fingerprint
from tests.editions.prose import (
    find_loose_numbers,
    find_opening_digits,
    find_quotations,
    read_prose,
)
from tests.editions.runs import Lines, find_copied, join_lines
from tests.workspaces import ROOT

MOST_PERCENT = 15


@dataclass(frozen=True, slots=True)
class Count:
    """The words of a section, or of several that were one, on both sides."""

    section: str
    lines: Lines
    source: int
    ours: int

    @property
    def difference(self) -> float:
        """Return by how many percent we differ."""
        return 100 * (self.ours - self.source) / self.source

    @property
    def is_off(self) -> bool:
        """Tell whether we differ by too much."""
        return abs(self.difference) > MOST_PERCENT

    def __str__(self) -> str:
        spans = ", ".join(f"{first}–{last}" for first, last in self.lines)
        sign = f"{self.difference:+.1f}%"
        fault = "  too far" if self.is_off else ""
        return f"{self.section:<52} {self.source:>5} {self.ours:>5} {sign:>6}  {spans}{fault}"


def _name_lines(edition: str) -> Path:
    year, number = edition.split("-")[:2]
    return Path(__file__).with_name(f"words_{year}_{number}.csv")


# The editions that follow a source section by section.
COMPARED = tuple(edition for edition in EDITIONS if _name_lines(edition).exists())


def read_lines(edition: str) -> dict[str, Lines]:
    """Return the lines of the source, from and to, by the sections of an edition."""
    found: dict[str, Lines] = {}
    with _name_lines(edition).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            span = (int(row["from"]), int(row["to"]))
            found[row["section"]] = (*found.get(row["section"], ()), span)
    return found


def find_edition(source: bytes) -> str | None:
    """Return the edition that was made from a source."""
    wanted = make_fingerprint(source).source_sha256
    for edition in EDITIONS:
        path = ROOT / "editions" / edition / "fingerprint.txt"
        if path.exists() and read_fingerprint(path).source_sha256 == wanted:
            return edition
    return None


def count_words(texts: Iterable[str]) -> int:
    """Return how many words texts have."""
    return sum(bool(re.search(r"\w", word)) for text in texts for word in text.split())


def gather_prose(edition: Edition) -> dict[str, tuple[str, ...]]:
    """Return the printed prose of each section by its id; the back cover is ``back-cover``."""
    gathered: dict[str, tuple[str, ...]] = {}
    for part in edition.parts:
        for section, texts in _split_part(part):
            gathered[section] = tuple(text.plain for text in texts)
    return gathered


def _split_part(part: Part) -> Iterator[tuple[str, tuple[Text, ...]]]:
    match part:
        case Foreword():
            yield part.id, (part.salutation, *part.text)
        case Contents():
            yield part.id, (part.series_text,) if part.series_text else ()
        case Summary():
            yield part.id, _join_summary(part)
        case Chapter():
            yield part.id, (part.lead,)
            for member in part.sections:
                yield from _split_member(member)
        case Accountability():
            yield part.id, part.text
        case BackCover():
            yield part.kind, (*part.lead, *part.colophon)
        case Letter():
            yield part.kind, (part.salutation, *part.text, part.closing)
        case Cover():
            pass
        case _:
            assert_never(part)


def _split_member(member: Member) -> Iterator[tuple[str, tuple[Text, ...]]]:
    match member:
        case Section():
            lead = (member.lead,) if member.lead else ()
            yield member.id, (*lead, *_join_blocks(member.blocks))
            if member.sidebar:
                yield f"{member.id}/sidebar", member.sidebar.text
        case Practice():
            yield member.id, (member.lead, *_join_blocks(member.blocks))
            yield f"{member.id}/company", member.company_text
        case Differences():
            yield member.id, tuple(item.text for item in member.chart.items)
        case Steps():
            steps = (text for step in member.steps for text in (step.heading, *step.items))
            yield member.id, (member.lead, *steps)
        case Quote():
            pass
        case _:
            assert_never(member)


def _join_blocks(blocks: Iterable[Block]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Bullets):
            yield from block.items


def _join_summary(part: Summary) -> tuple[Text, ...]:
    lists = (*part.lists, part.band)
    figures = (*part.figures, *(figure for held in lists for figure in held.figures))
    pairs = (text for figure in figures for text in (figure.value, figure.caption))
    titles = (*(held.title for held in lists), part.steps_title)
    return (part.hero, part.lead, *pairs, *titles, *part.steps)


def count_sections(
    prose: Mapping[str, Sequence[str]], lines: Mapping[str, Lines], source: Sequence[str]
) -> Iterator[Count]:
    """Yield the counts of each section that has lines in the source."""
    for section, spans in lines.items():
        theirs = [join_lines(line for a, b in spans for line in source[a - 1 : b])]
        ours = [text for name in section.split() for text in prose[name]]
        yield Count(section, spans, count_words(theirs), count_words(ours))


def compare(name: str, source: str) -> tuple[list[Count], list[str]]:
    """Return the counts of an edition's sections, and all that breaks a rule, in its letter too."""
    prose, listed = read_prose(name), source.split("\n")
    own = find_edition(source.encode()) == name
    lines = read_lines(name) if own and name in COMPARED else {}
    counts = list(count_sections(gather_prose(prose.edition), lines, listed))
    faults = [
        *(f"{count.section}: {count.difference:+.1f} percent" for count in counts if count.is_off),
        *find_copied(prose, lines.values(), listed),
        *find_loose_numbers(prose),
        *find_opening_digits(prose),
        *find_quotations(prose),
    ]
    if (ROOT / "editions" / name / "letter.json").exists():
        letter = read_prose(name, letter=True)
        faults += [*find_copied(letter, (), listed), *find_quotations(letter)]
    return counts, faults


def main(arguments: Sequence[str]) -> int:
    """Print the table and the faults of the edition whose source is named; return the exit code."""
    if len(arguments) not in (1, 2):
        sys.stderr.write("name the text layer of the source, and an edition if it is another's\n")
        return 2
    content = Path(arguments[0]).read_bytes()
    edition = arguments[1] if len(arguments) > 1 else find_edition(content)
    if edition not in EDITIONS:
        sys.stderr.write("no edition has a fingerprint of this text\n")
        return 2
    counts, faults = compare(edition, content.decode())
    rows = [edition]
    if counts:
        total = Count("together", (), sum(c.source for c in counts), sum(c.ours for c in counts))
        head = f"{'section':<52} source  ours   diff  lines of the source"
        rows += [head, *map(str, counts), str(total).rstrip(), ""]
    rows += faults
    sys.stdout.write("\n".join([*rows, f"{len(faults)} faults", ""]))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
