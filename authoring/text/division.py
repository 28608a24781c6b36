"""Division: where a word, as it stands between spaces, may end a line.

Takes a word with its punctuation; gives offsets and how a line ends there. It tells addresses,
compounds, words with soft hyphens and plain words apart, and takes a capital that no sentence gives
for a name. It never looks at widths, and knows no list of names: a name that opens a sentence must
be protected by who wrote it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from authoring.text.hyphenation import AFTER, BEFORE, hyphenate
from authoring.text.shaping import SOFT_HYPHEN

Ending = Literal["hyphen", "soft", "joint", "address"]

# Letters at either side of a compound's own hyphen: e-learning and 55-plussers stay whole.
_JOINT_LETTERS = 2
_ADDRESS_BEFORE = 3
_ADDRESS_AFTER = 3

_GLUED = re.compile(r"[^\u00a0\u202f]+")
_CORE = re.compile(r"\w(?:.*\w)?/?", re.DOTALL)
_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*://|mailto:)?(?:www\.)?", re.IGNORECASE)
_ADDRESS = re.compile(
    r"""
    [a-z][a-z0-9+.-]*://\S+          # with a scheme
    | mailto:\S+
    | www\.\S+
    | [\w.+-]+@[\w-]+(?:\.[\w-]+)+   # e-mail
    | (?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?\#:]\S*)?  # cbs.nl/cijfers
    """,
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS_STOP = re.compile(r"(?<=[/.?&=_#:,;%+~@-])(?=\w)")
_JOINT = re.compile(r"[-\u2010\u2013/]")
_FINAL_LETTERS = re.compile(r"[^\W\d_]+$")
_FIRST_LETTERS = re.compile(r"[^\W\d_]+")

_OPENING = "([{<\u2018\u201c\u201e\u00ab\"'"
_CLOSING = ")]}>\u2019\u201d\u00bb\"'"
_STOPS = (".", "?", "!", "\u2026")
# Abbreviations that stand before a name or inside a sentence; their full stop ends none.
_ABBREVIATIONS = """
    dhr. mevr. mw. dr. drs. ir. ing. prof. mr. ds. nr. nrs. blz. bijv. bv. ca. o.a. m.n. resp. incl.
    excl. art. st. jl. afb. fig. tab. vgl. zgn.
"""
_INNER_STOP = re.compile(r"\w\.\w")


@dataclass(frozen=True, slots=True)
class Division:
    """A place where a line may end inside a word.

    ``offset`` counts characters of the word. A ``hyphen`` is printed at the line's end, as it is
    for a ``soft`` one, which the author put there; a ``joint`` follows a hyphen, dash or slash that
    the word has; an ``address`` ends in its punctuation.
    """

    offset: int
    ending: Ending


def is_name(word: str, previous: str | None) -> bool:
    """Tell whether a word with its punctuation has a capital that no sentence gives it.

    ``previous`` is the word before it in the paragraph, with its punctuation, or ``None``.
    """
    letters = word.lstrip(_OPENING)
    return letters[:1].isupper() and not _opens_sentence(word, previous)


def ends_sentence(word: str) -> bool:
    """Tell whether a word with its punctuation is the last of a sentence."""
    bare = word.rstrip(_CLOSING)
    if bare.endswith("."):
        stem = bare.lstrip(_OPENING).lower()
        return stem not in _ABBREVIATIONS.split() and not _INNER_STOP.search(stem)
    return bare.endswith(_STOPS)


@lru_cache(maxsize=65536)
def divide(
    word: str, hyphenated: bool, before: int = BEFORE, after: int = AFTER
) -> tuple[Division, ...]:
    """Return where a word may end a line, in order.

    ``word`` holds no spaces but no-break ones, at which it never divides. Soft hyphens, where there
    are any, are the word's only divisions; an address divides after its punctuation; a compound
    only at the hyphens it has; any other word by the patterns, if ``hyphenated``.
    """
    divisions: list[Division] = []
    for glued in _GLUED.finditer(word):
        core = _CORE.search(glued[0])
        if core is not None:
            begin = glued.start() + core.start()
            divisions += [
                Division(begin + division.offset, division.ending)
                for division in _divide_core(core[0], hyphenated, before, after)
            ]
    return tuple(divisions)


def _divide_core(core: str, hyphenated: bool, before: int, after: int) -> list[Division]:
    if SOFT_HYPHEN in core:
        return [Division(match.end(), "soft") for match in re.finditer(f"{SOFT_HYPHEN}+", core)]
    if _ADDRESS.fullmatch(core):
        return _divide_address(core)
    if _JOINT.search(core) or "\u2011" in core:
        return [
            Division(match.end(), "joint")
            for match in _JOINT.finditer(core)
            if _joins_words(core[: match.start()], core[match.end() :])
        ]
    offsets = hyphenate(core, before, after) if hyphenated else ()
    return [Division(offset, "hyphen") for offset in offsets]


def _divide_address(core: str) -> list[Division]:
    scheme = _SCHEME.match(core)
    first = (scheme.end() if scheme else 0) + _ADDRESS_BEFORE
    last = len(core) - _ADDRESS_AFTER
    return [
        Division(match.start(), "address")
        for match in _ADDRESS_STOP.finditer(core)
        if first <= match.start() <= last
    ]


def _joins_words(head: str, tail: str) -> bool:
    left, right = _FINAL_LETTERS.search(head), _FIRST_LETTERS.match(tail)
    return (
        left is not None
        and right is not None
        and len(left[0]) >= _JOINT_LETTERS
        and len(right[0]) >= _JOINT_LETTERS
    )


def _opens_sentence(word: str, previous: str | None) -> bool:
    if previous is None or ends_sentence(previous):
        return True
    return previous.endswith(":") and word[:1] in _OPENING
