"""Shaping: characters to positioned glyphs, by HarfBuzz.

Takes text and a face; gives glyphs that carry their source text. It never breaks lines, and never
lets a missing glyph pass as an empty box.

Text is shaped word by word, so that a word has one width wherever it stands; what kerning a face
has with the word space itself is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import uharfbuzz

from authoring.display import Glyph
from authoring.problems import AuthoringError
from authoring.text.fonts import Face

NO_BREAK_SPACE = "\u00a0"
THIN_SPACE = "\u2009"
NARROW_NO_BREAK_SPACE = "\u202f"
NO_BREAK_HYPHEN = "\u2011"
SOFT_HYPHEN = "\u00ad"

# An eighth of an em is what Source Serif 4 gives its thin space. Unicode's fifth of an em would be
# as wide as the whole word space of Barlow.
THIN_SPACE_EM = 1 / 8

_THIN = frozenset({THIN_SPACE, NARROW_NO_BREAK_SPACE})
_DRAWN_AS = str.maketrans(
    {
        NO_BREAK_SPACE: " ",
        THIN_SPACE: " ",
        NARROW_NO_BREAK_SPACE: " ",
        "\n": " ",
        NO_BREAK_HYPHEN: "-",
        SOFT_HYPHEN: "-",
    }
)

_glyph = lru_cache(maxsize=None)(Glyph)


class MissingGlyph(AuthoringError):  # noqa: N818 - named for what it finds, like the other problems
    """A character that a face has no glyph for: ``face`` is the face's key."""

    def __init__(self, face: str, character: str) -> None:
        self.face = face
        self.character = character
        super().__init__(f"the face {face} has no glyph for {character!r} (U+{ord(character):04X})")


@dataclass(frozen=True, slots=True)
class Shaped:
    """Shaped text: its glyphs, and the sum of their advances in em with tracking after each."""

    glyphs: tuple[Glyph, ...]
    advance_em: float


@lru_cache(maxsize=65536)
def shape(text: str, face: Face, tabular: bool = False, tracking_em: float = 0.0) -> Shaped:
    """Shape left-to-right text with kerning and standard ligatures, and ``tnum`` if tabular.

    Spaces of any width and the no-break hyphen are drawn with the plain space and hyphen and keep
    their own text; so does U+00AD, which callers pass only where a hyphen is to be printed. A line
    feed becomes a space. The glyphs of a cluster (a letter and its combining marks) carry its text
    on the first. A painter adds ``tracking_em`` after every glyph: glyphs that continue a cluster
    take it back, so that a mark stays on its letter.

    Raises:
        MissingGlyph: the face lacks a character.
    """
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_GRAPHEMES
    buffer.add_str(text.translate(_DRAWN_AS))
    buffer.guess_segment_properties()
    # A buffer of figures and signs alone has no script, and a direction that is only guessed.
    buffer.direction = "ltr"
    uharfbuzz.shape(face.font, buffer, {"kern": True, "liga": True, "tnum": tabular})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    starts = [info.cluster for info in infos]
    glyphs: list[Glyph] = []
    end = len(text)
    for index in range(len(infos) - 1, -1, -1):
        start, position = starts[index], positions[index]
        if infos[index].codepoint == 0:
            raise _missing(text[start:end], face)
        dx, dy = position.x_offset / face.upem, position.y_offset / face.upem
        advance = position.x_advance / face.upem
        if index > 0 and starts[index - 1] == start:
            source = ""
            advance, dx = advance - tracking_em, dx - tracking_em
        else:
            source, end = text[start:end].replace("\n", " "), start
            advance = THIN_SPACE_EM if source in _THIN else advance
        glyphs.append(_glyph(infos[index].codepoint, advance, source, dx, dy))
    glyphs.reverse()
    return Shaped(tuple(glyphs), sum(glyph.advance_em + tracking_em for glyph in glyphs))


def _missing(cluster: str, face: Face) -> MissingGlyph:
    lacking = [character for character in cluster if not face.has(ord(character))]
    return MissingGlyph(face.key, (lacking or list(cluster))[0])
