"""Names: which words are taken for names, and so are never hyphenated.

Takes a word and the one before it; judges by capitals alone. It knows no list of names: a name that
opens a sentence must be protected by who wrote it.
"""

from __future__ import annotations

import re

_OPENING = "([{<\u2018\u201c\u201e\u00ab\"'"
_CLOSING = ")]}>\u2019\u201d\u00bb\"'"
_STOPS = (".", "?", "!", "\u2026")
# Abbreviations that stand before a name or inside a sentence; their full stop ends none.
_ABBREVIATIONS = frozenset(
    "dhr. mevr. mw. dr. drs. ir. ing. prof. mr. ds. nr. nrs. blz. bijv. bv. ca. o.a. m.n. resp. "
    "incl. excl. art. sint st. jl. afb. fig. tab. vgl. zgn.".split()
)
_INNER_STOP = re.compile(r"\w\.\w")


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
        return stem not in _ABBREVIATIONS and not _INNER_STOP.search(stem)
    return bare.endswith(_STOPS)


def _opens_sentence(word: str, previous: str | None) -> bool:
    if previous is None or ends_sentence(previous):
        return True
    return previous.endswith(":") and word[:1] in _OPENING
