"""Words in a row that an edition shares with its source.

Takes the printed prose of an edition and the lines of its source; gives each stretch of eight words
or more that stands in both, unless a question, statement or answer of the survey has it: those are
literal on purpose. Case, accents and punctuation make no difference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from authoring.edition.texts import texts_in
from tests.editions.prose import Prose, list_statements

RUN = 8

# The first and the last line of each stretch, counted from 1.
Lines = tuple[tuple[int, int], ...]


def join_lines(lines: Iterable[str]) -> str:
    """Return lines as running text; a word that was divided at the end of a line is whole again."""
    joined = ""
    for line in (line.strip() for line in lines):
        divided = joined.endswith("-") and line[:1].islower()
        joined = joined[:-1] + line if divided else f"{joined} {line}" if line else joined
    return joined.strip()


def read_words(text: str) -> tuple[str, ...]:
    """Return the words of a text without case, accents and punctuation, a percent sign as a word.

    A word with a hyphen is one word, as it is when a source divides it there.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().replace("%", " procent "))
    return tuple(word for found in folded.split() if (word := re.sub(r"[\W_]", "", found)))


def runs_of(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield every run of words of the length that counts as copied."""
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])


def find_runs(words: Sequence[str], copied: set[tuple[str, ...]]) -> Iterator[str]:
    """Yield the longest stretches of words of which every run is copied."""
    end = 0
    start: int | None = None
    for at, run in enumerate(runs_of(words)):
        if run in copied:
            if start is None:
                start = at
            end = at + RUN
        elif start is not None:
            yield " ".join(words[start:end])
            start = None
    if start is not None:
        yield " ".join(words[start:end])


def find_copied(prose: Prose, lines: Iterable[Lines], source: Sequence[str]) -> Iterator[str]:
    """Yield the words in a row that stand in the source too, as printed or in reading order."""
    streams = [
        source,
        *([source[at - 1] for a, b in spans for at in range(a, b + 1)] for spans in lines),
    ]
    theirs = {run for held in streams for run in runs_of(read_words(join_lines(held)))}
    asked = (read_words(statement.said) for statement in list_statements(prose.edition))
    copied = theirs - {run for words in asked for run in runs_of(words)}
    for text, _ in texts_in(prose.edition):
        for run in find_runs(read_words(text.plain), copied):
            yield f"{prose.place_of(text)}: the source says “{run}”"
    for key, said in prose.edition.respondents.statements.items():
        for run in find_runs(read_words(said), copied):
            yield f"respondents.{key}: the source says “{run}”"
