"""What holds for every paragraph, tried on thousands of random ones."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.errors import UnsatisfiedAssumption

from authoring.text.paragraph import Line, Span, TooWide
from tests.text.conftest import Setter

REAL = """
    de het een en van in op is dat die te voor met zijn aan bij om ook als werk jaar kennis techniek
    technici bedrijven vergrijzing kennisoverdracht generaties opleiding medewerkers coördinatie
    geïnstalleerd ideeën arbeidsmarkt personeelstekort energietransitie verantwoordelijkheid
    leidinggevenden werkplekleren installatietechniek toekomstbestendig duurzaamheid collega’s
    praktijkervaring technische ervaren vakmensen onderwijs leermeester
"""
ODD = """
    zij-instromers e-learning 55-plussers CNC-draaier publiek-private ROVC TechBarometer 35–55
    1.249 (74 procent), “jongeren”. ouder. bijv. – <\u00a035\u00a0jaar 41\u00a0procent €\u00a02.501
    over- Noord-Holland kennis\u00adover\u00addracht non\u2011discriminatie 10\u2009%
    www.cbs.nl/nl-nl/visualisaties info@rovc.nl https://rovc.nl/zoek?q=techniek&pagina=2
    Statistiek Centraal\u202fBureau
"""
LETTERS = st.text("abdeëghiïjklmnoöprstuvwz", min_size=1, max_size=14)

REAL_WORDS = st.sampled_from(REAL.split())
# Split at plain spaces only: no-break and thin ones belong to the words.
ODD_WORDS = st.sampled_from(re.findall(r"[^ \n]+", ODD))

words = st.one_of(REAL_WORDS, REAL_WORDS, ODD_WORDS, LETTERS)
gaps = st.sampled_from([" "] * 30 + ["  ", "\n", "\u00a0"])


@st.composite
def spans(draw: st.DrawFn, max_words: int = 70) -> list[Span]:
    made: list[Span] = []
    for word in draw(st.lists(words, min_size=1, max_size=max_words)):
        kind = draw(st.integers(0, 19))
        gap = draw(gaps)
        if kind == 0:
            made += [Span(word, bold=True), Span(gap)]
        elif kind == 1:
            made += [Span(word, protected=True, link_key=word), Span(gap)]
        elif kind == 2:
            made += [Span(word), Span("12", raised=True), Span(gap)]
        elif kind == 3:
            middle = len(word) // 2
            made += [Span(word[:middle]), Span(word[middle:], bold=True), Span(gap)]
        else:
            made.append(Span(word + gap))
    return made


measures = st.floats(24, 120)
styles = st.sampled_from(["body", "box", "lead", "label", "h3", "footer"])


def spell(text: str) -> str:
    return text.replace("\u00ad", "").replace("\n", " ")


def ends_with_hyphen(line: Line, following: Line) -> bool:
    """Tell whether a hyphen is seen at a line's end that is not part of an address."""
    if line.text.endswith("\u00ad"):
        return True
    before, after = line.text.split(" ")[-1], following.text.split(" ")[0]
    return before.endswith("-") and not re.search(r"[./@]\w", before + after)


def set_or_skip(
    set_text: Setter, made: list[Span], measure: float, style: str, **options: Any
) -> tuple[Line, ...]:
    """Set spans; a paragraph with a word that fits no line is tried no further."""
    try:
        return set_text(made, measure, style, **options)
    except TooWide as fault:
        too_wide = fault
    assert too_wide.word in "".join(span.text for span in made)
    assert too_wide.width_mm > too_wide.measure_mm
    raise UnsatisfiedAssumption


@settings(max_examples=1200)
@given(spans(), measures, styles, st.sampled_from([0.0, 4.5]), st.booleans())
def test_every_paragraph_keeps_its_text_its_measure_and_its_limits(
    set_text: Setter, made: list[Span], measure: float, style: str, indent: float, balance: bool
) -> None:
    source = "".join(span.text for span in made)
    lines = set_or_skip(set_text, made, measure, style, indent_mm=indent, balance=balance)
    assert spell("".join(line.text for line in lines)) == spell(source)

    for line in lines:
        assert line.indent_mm + line.width_mm <= measure + 1e-6
        assert line.runs
        for run in line.runs:
            assert run.link_key == made[run.span].link_key
    order = [run.span for line in lines for run in line.runs]
    assert order == sorted(order)

    for owner, span in enumerate(made):
        runs = [run.text for line in lines for run in line.runs if run.span == owner]
        assert spell("".join(runs)) == spell(span.text)
        if span.protected or not (style in {"body", "box", "lead"} and not balance):
            assert "".join(runs).count("\u00ad") <= span.text.count("\u00ad")

    seen = [ends_with_hyphen(line, following) for line, following in pairwise(lines)]
    assert "hhh" not in "".join("h" if hyphen else " " for hyphen in seen)


@settings(max_examples=800)
@given(spans(), st.floats(50, 120), st.sampled_from(["body", "box"]))
def test_a_hyphen_is_printed_only_inside_words_that_allow_it(
    set_text: Setter, made: list[Span], measure: float, style: str
) -> None:
    source = "".join(span.text for span in made)
    lines = set_or_skip(set_text, made, measure, style)
    printed = "".join(line.text for line in lines)
    for word in re.findall(r"\S*\u00ad\S*", printed):
        bare = word.replace("\u00ad", "").removesuffix("12")
        if "kennisoverdracht" in bare:
            continue
        letters = re.sub(r"^\W+|\W+$", "", bare)
        assert re.fullmatch(r"[^\W\d_]+(\u00a0[^\W\d_]+)*|.*\u00a0.*", letters), word
        head, tail = word.split("\u00ad")[0], word.split("\u00ad")[-1]
        assert len(re.sub(r"\W", "", head)) >= 4
        assert len(re.sub(r"\W", "", tail)) >= 3
    last = [word for word in re.split(r"[ \u2009]+", source.split("\n")[-1]) if word]
    if last and "\u00ad" not in last[-1]:
        assert spell(printed).rstrip(" ").endswith(last[-1])
        assert "\u00ad" not in re.split(r"[ \u2009]+", printed.rstrip(" "))[-1]


@settings(max_examples=300)
@given(st.lists(st.one_of(REAL_WORDS, LETTERS), min_size=1, max_size=20), st.floats(40, 120))
def test_balanced_text_has_the_fewest_lines(
    set_text: Setter, chosen: list[str], measure: float
) -> None:
    lines = set_text(" ".join(chosen), measure, "item", balance=True)
    count, begin = 0, 0
    while begin < len(chosen):
        end = begin + 1
        while end < len(chosen):
            if set_text(" ".join(chosen[begin : end + 1]), 1000, "item")[0].width_mm > measure:
                break
            end += 1
        count, begin = count + 1, end
    assert len(lines) == count
