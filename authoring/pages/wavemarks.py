"""The mark of an earlier wave: “in 2024”, as prominent as the figures that were measured then.

Takes texts whose figures may be older than the edition; gives the words of the mark, or none. What
it says follows from the tables, so it goes by itself once an edition has figures of its own.
"""

from __future__ import annotations

from collections.abc import Iterable

from authoring.edition.markup import Text
from authoring.edition.waves import chart_waves, earlier_waves
from authoring.pages.book import Book
from authoring.pages.figures import chapters_of, charts_in


def mark_of(book: Book, texts: Iterable[Text]) -> str:
    """Return the mark of the earlier waves that some texts rest on; "" where they rest on none."""
    waves = earlier_waves(texts, book.edition.year)
    words = book.style.words
    return words["wave"].format(waves=join_waves(book, waves)) if waves else ""


def legend_of(book: Book) -> str:
    """Return what the dial's legend says of the waves of its strokes; "" where all are new."""
    edition = book.edition
    waves = chart_waves(charts_in(chapters_of(edition)), edition.tables, edition.year)
    words = book.style.words
    return words["wave_legend"].format(waves=join_waves(book, waves)) if waves else ""


def join_waves(book: Book, waves: tuple[str, ...]) -> str:
    """Return waves as a list in words: 2022, 2023 en 2024."""
    *others, last = waves
    return f"{', '.join(others)} {book.style.words['and']} {last}" if others else last
