"""Fonts: the faces of a house style, loaded when first asked for.

Takes the font files of a style and a reader of bytes; gives faces with their metrics. It never
replaces a face by another one: a face that the style lacks is an error that names the nearest.

Metrics come from HarfBuzz rather than from a second font library: it already holds the parsed
face, and its rules for ascent, cap height and x-height (OS/2 before hhea, with fall-backs) are
those by which the text is shaped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import uharfbuzz

from authoring.problems import AuthoringError
from authoring.style.model import FontFile, TextStyle


class UnknownFace(AuthoringError):  # noqa: N818 - named for what it finds, like the other problems
    """A face that the style has no file for."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One face of a family: its file, its metrics in em and its font for shaping.

    ``key`` is ``family-weight`` or ``family-weight-italic`` (``source-serif-4-400-italic``).
    ``descent_em`` is positive downwards. ``space`` and ``hyphen`` are glyph ids. Faces are compared
    by identity: one :class:`Fonts` makes each face once.
    """

    key: str
    data: bytes = field(repr=False)
    upem: int
    ascent_em: float
    descent_em: float
    cap_height_em: float
    space: int
    hyphen: int
    font: uharfbuzz.Font = field(repr=False)

    def has(self, codepoint: int) -> bool:
        """Tell whether the face has a glyph for a code point."""
        return self.font.get_nominal_glyph(codepoint) is not None


class Fonts:
    """The faces of one house style.

    ``read`` gives the bytes of a font file by its path as the style names it.
    """

    def __init__(self, files: Sequence[FontFile], read: Callable[[str], bytes]) -> None:
        self._files = {(file.family, file.weight, file.italic): file for file in files}
        self._read = read
        self._faces: dict[tuple[str, int, bool], Face] = {}

    def face(self, family: str, weight: int, italic: bool = False) -> Face:
        """Return exactly this face.

        Raises:
            UnknownFace: the style has no such file; the message names the nearest face.
        """
        wanted = (family, weight, italic)
        if wanted not in self._faces:
            if wanted not in self._files:
                raise UnknownFace(self._explain(family, weight, italic))
            key = _face_key(family, weight, italic)
            self._faces[wanted] = load_face(key, self._read(self._files[wanted].file))
        return self._faces[wanted]

    def face_of(self, style: TextStyle, *, bold: bool = False) -> Face:
        """Return the face of a text style, or the one that it sets bold words in."""
        weight = style.bold_weight if bold else style.weight
        return self.face(style.family, weight, style.italic)

    @property
    def faces_used(self) -> Mapping[str, bytes]:
        """Return the font files of the faces asked for so far, by face key and in its order."""
        faces = sorted(self._faces.values(), key=lambda face: face.key)
        return {face.key: face.data for face in faces}

    def used_face(self, key: str) -> Face:
        """Return a face that was asked for before, by its key.

        Raises:
            KeyError: it was not.
        """
        for face in self._faces.values():
            if face.key == key:
                return face
        raise KeyError(f"the face {key} was never asked for")

    def bearing_em(self, key: str, gid: int) -> float:
        """Return the left side bearing of a glyph of a face that was asked for, in em."""
        face = self.used_face(key)
        extents = face.font.get_glyph_extents(gid)
        return 0.0 if extents is None else extents.x_bearing / face.upem

    def _explain(self, family: str, weight: int, italic: bool) -> str:
        wanted = f"the style has no face {family} {weight}{' italic' if italic else ''}"
        siblings = [file for file in self._files.values() if file.family == family]
        if not siblings:
            families = sorted({file.family for file in self._files.values()})
            return f"{wanted}; its families are {', '.join(families)}"
        near = min(
            siblings, key=lambda f: (f.italic != italic, abs(f.weight - weight), f.weight, f.italic)
        )
        return f"{wanted}; the nearest is {near.weight}{' italic' if near.italic else ''}"


def load_face(key: str, data: bytes) -> Face:
    """Read a face from the bytes of a TrueType or OpenType file.

    Raises:
        AuthoringError: the bytes are no font with outlines, a space and a hyphen.
    """
    face = uharfbuzz.Face(data)
    font = uharfbuzz.Font(face)
    space, hyphen = font.get_nominal_glyph(ord(" ")), font.get_nominal_glyph(ord("-"))
    if face.glyph_count == 0 or space is None or hyphen is None:
        raise AuthoringError(f"the font file of {key} is no font, or lacks a space or a hyphen")
    upem = int(face.upem)
    extents = font.get_font_extents("ltr")
    tags = uharfbuzz.OTMetricsTag

    def metric(tag: uharfbuzz.OTMetricsTag) -> float:
        return float(font.get_metric_position_with_fallback(tag)) / upem

    return Face(
        key=key,
        data=data,
        upem=upem,
        ascent_em=extents.ascender / upem,
        descent_em=-extents.descender / upem,
        cap_height_em=metric(tags.CAP_HEIGHT),
        space=space,
        hyphen=hyphen,
        font=font,
    )


def _face_key(family: str, weight: int, italic: bool) -> str:
    slug = "-".join(family.lower().split())
    return f"{slug}-{weight}-italic" if italic else f"{slug}-{weight}"
