"""Waves in prose: a section that rests on an earlier wave must name it.

Takes a bound edition; gives a finding for each part that leaves its reader to think that figures of
an earlier wave are new. Cover, openers and the report at a glance name their wave by themselves
(:mod:`authoring.pages.wavemarks`); of them only figures of no wave are looked at, which would pass
for those of the wave beside them.
"""

from __future__ import annotations

from collections.abc import Iterator

from authoring.claims.findings import Finding
from authoring.edition.model import (
    BackCover,
    Chapter,
    Edition,
    Foreword,
    KeyFigure,
    Letter,
    Practice,
    Quote,
    Section,
    Steps,
    Summary,
)
from authoring.edition.parts import Bound, Text
from authoring.edition.texts import texts_in
from authoring.edition.waves import earlier_waves, named_waves


def find_unnamed_waves(edition: Edition) -> Iterator[Finding]:
    """Yield a finding for each part that rests on an earlier wave and does not name it."""
    for part in edition.parts:
        if isinstance(part, Foreword | BackCover | Letter):
            yield from _check_part(part, edition.year)
        elif isinstance(part, Summary):
            yield from _check_summary(part, edition.year)
        elif isinstance(part, Chapter):
            yield from _check_texts((part.lead,), edition.year)
            for member in part.sections:
                if isinstance(member, Section | Quote | Practice | Steps):
                    yield from _check_part(member, edition.year)


def _check_part(part: object, year: int) -> Iterator[Finding]:
    yield from _check_texts(tuple(text for text, _ in texts_in(part)), year)


def _check_texts(texts: tuple[Text, ...], year: int) -> Iterator[Finding]:
    named = named_waves(texts)
    for wave in earlier_waves(texts, year):
        if wave in named:
            continue
        first = next(text for text in texts if wave in earlier_waves((text,), year))
        fact = f"this rests on the wave of {wave} and does not name it"
        hint = "say it once: “in {table/row/column|wave}”"
        yield Finding(first.pointer, 0, first.plain, fact, hint, "wave-unnamed")


def _check_summary(summary: Summary, year: int) -> Iterator[Finding]:
    lists = (summary.figures, *(each.figures for each in summary.lists), summary.band.figures)
    for figures in lists:
        values = [figure.value for figure in figures]
        for figure in figures if earlier_waves(values, year) else ():
            if not _has_wave(figure) and not named_waves((figure.caption,)):
                fact = "this figure is of no wave, and stands among those of an earlier one"
                hint = "say of which year it is: [2023]{=year}"
                text = figure.caption
                yield Finding(text.pointer, 0, text.plain, fact, hint, "wave-unnamed")


def _has_wave(figure: KeyFigure) -> bool:
    bound = [part for part in figure.value.parts if isinstance(part, Bound)]
    return not bound or all(part.waves for part in bound)
