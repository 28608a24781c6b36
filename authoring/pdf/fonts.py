"""Faces as they are embedded: subsets by glyph id whose every glyph gives back its text.

Takes font files and the glyphs that are shown; gives codes, positioned strings and, at the end,
the font's objects. A code stands for a glyph *and* its text, so that one glyph may be a hyphen
here and a soft hyphen there. It never maps characters to glyphs and never shapes.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import pikepdf
from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name

from authoring.display import Glyph
from authoring.pdf.sheet import write_number
from authoring.pdf.unicode_map import write_unicode_map

PER_EM = 1000
# What a TrueType program inside a PDF needs (ISO 32000-1, 9.9); all else is read from the PDF.
TABLES = {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
SERIF, SYMBOLIC, ITALIC = 1 << 1, 1 << 2, 1 << 6
# A glyph that continues a cluster must map to something; the cluster's ActualText overrides it.
CONTINUATION = "\u200b"


class EmbeddedFace:
    """A face under the resource name ``resource`` and the codes given out so far."""

    def __init__(self, key: str, resource: str, data: bytes) -> None:
        self.key = key
        self.resource = resource
        self._data = data
        self._font = TTFont(io.BytesIO(data), lazy=True)
        self._unit = PER_EM / self._font["head"].unitsPerEm
        self._names = self._font.getGlyphOrder()
        self._metrics = self._font["hmtx"].metrics
        self._codes: dict[tuple[int, str], int] = {}

    @property
    def ascent_em(self) -> float:
        """Return the height of the face above the baseline."""
        return float(self._font["hhea"].ascent * self._unit / PER_EM)

    @property
    def descent_em(self) -> float:
        """Return the depth of the face under the baseline, as a positive number."""
        return float(-self._font["hhea"].descent * self._unit / PER_EM)

    def spell(self, text: str) -> tuple[Glyph, ...]:
        """Return the plain glyphs of a text, unshaped; a character that the face lacks is left out.

        For the lines outside the trim that only the printer reads.
        """
        cmap = self._font.getBestCmap()
        gids = self._font.getReverseGlyphMap()
        found = [(gids[cmap[ord(letter)]], letter) for letter in text if ord(letter) in cmap]
        return tuple(Glyph(gid, self._width(gid) / PER_EM, letter) for gid, letter in found)

    def write_glyphs(
        self, glyphs: Sequence[Glyph], size_pt: float, tracking_em: float
    ) -> list[str]:
        """Return the operators that show the glyphs at their advances and offsets.

        A cluster of several glyphs is wrapped in its ActualText (ISO 32000-1, 14.9.4).
        """
        literals: list[str] = []
        shown = ideal = 0.0
        parts: list[str] = []
        rise = 0.0
        clusters = {index for index, glyph in enumerate(glyphs) if index and not glyph.text}
        for index, glyph in enumerate(glyphs):
            opens = index + 1 in clusters and index not in clusters
            if glyph.dy_em != rise or opens:
                literals += _show(parts)
                parts = []
            if opens:
                text = glyph.text.encode("utf-16-be").hex().upper()
                literals.append(f"/Span <</ActualText <FEFF{text}>>> BDC")
            if glyph.dy_em != rise:
                literals.append(f"{write_number(glyph.dy_em * size_pt)} Ts")
                rise = glyph.dy_em
            shift = round(shown - ideal - glyph.dx_em * PER_EM, 1)
            if shift:
                parts.append(write_number(shift, 1))
                shown -= shift
            parts.append(f"<{self._code(glyph):04X}>")
            shown += self._width(glyph.gid)
            ideal += (glyph.advance_em + tracking_em) * PER_EM
            if index in clusters and index + 1 not in clusters:
                literals += _show(parts)
                literals.append("EMC")
                parts = []
        literals += _show(parts)
        if rise:
            literals.append("0 Ts")
        return literals

    def embed(self, pdf: pikepdf.Pdf) -> pikepdf.Object:
        """Write the font's objects into ``pdf`` and return the Type 0 font dictionary."""
        gids = tuple(sorted({0} | {gid for gid, _ in self._codes}))
        program, order = _subset(self._data, gids)
        name = Name(f"/{self._tag(gids)}+{self._font['name'].getDebugName(6)}")
        codes = sorted(self._codes.items(), key=lambda item: item[1])
        glyph_map = bytes(2) + b"".join(order[gid].to_bytes(2, "big") for (gid, _), _code in codes)
        widths = [self._number(0), *(self._number(gid) for (gid, _), _code in codes)]
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=name,
            CIDSystemInfo=Dictionary(
                Registry=pikepdf.String("Adobe"),
                Ordering=pikepdf.String("Identity"),
                Supplement=0,
            ),
            FontDescriptor=pdf.make_indirect(self._descriptor(pdf, name, program)),
            W=Array([0, Array(widths)]),
            CIDToGIDMap=pdf.make_stream(glyph_map),
        )
        texts = {code: text or CONTINUATION for (_, text), code in codes}
        return pdf.make_indirect(
            Dictionary(
                Type=Name.Font,
                Subtype=Name.Type0,
                BaseFont=name,
                Encoding=Name("/Identity-H"),
                DescendantFonts=Array([pdf.make_indirect(descendant)]),
                ToUnicode=pdf.make_stream(write_unicode_map(texts)),
            )
        )

    def _code(self, glyph: Glyph) -> int:
        if not 0 < glyph.gid < len(self._names):
            raise ValueError(f"face {self.key} has no glyph {glyph.gid} for {glyph.text!r}")
        return self._codes.setdefault((glyph.gid, glyph.text), len(self._codes) + 1)

    def _width(self, gid: int) -> float:
        return float(self._metrics[self._names[gid]][0] * self._unit)

    def _number(self, gid: int) -> Decimal:
        return Decimal(write_number(self._width(gid), 2))

    def _tag(self, gids: tuple[int, ...]) -> str:
        """Return six capitals (ISO 32000-1, 9.6.4) that follow from the face and its glyphs."""
        digest = hashlib.sha256(self._data + repr(gids).encode()).digest()
        return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])

    def _descriptor(self, pdf: pikepdf.Pdf, name: Name, program: bytes) -> Dictionary:
        font, unit = self._font, self._unit
        head, os2 = font["head"], font["OS/2"]
        angle = font["post"].italicAngle
        stream = pdf.make_stream(program)
        stream.Length1 = len(program)
        serif = os2.panose.bFamilyType == 2 and 2 <= os2.panose.bSerifStyle <= 10
        return Dictionary(
            Type=Name.FontDescriptor,
            FontName=name,
            Flags=SYMBOLIC | (SERIF if serif else 0) | (ITALIC if angle else 0),
            FontBBox=Array([round(v * unit) for v in (head.xMin, head.yMin, head.xMax, head.yMax)]),
            ItalicAngle=round(angle),
            Ascent=round(font["hhea"].ascent * unit),
            Descent=round(font["hhea"].descent * unit),
            CapHeight=round(os2.sCapHeight * unit),
            XHeight=round(os2.sxHeight * unit),
            # No font file tells its stem; this is the usual estimate from the weight class.
            StemV=round(50 + (os2.usWeightClass / 65) ** 2),
            FontFile2=stream,
        )


def _show(parts: Sequence[str]) -> list[str]:
    if not parts:
        return []
    joined = "".join(part if part.startswith("<") else f" {part} " for part in parts).replace(
        "><", ""
    )
    return [f"[{joined}] TJ"]


# The press file and the screen file show the same glyphs: a face is subset once for both.
@lru_cache(maxsize=64)
def _subset(data: bytes, gids: tuple[int, ...]) -> tuple[bytes, dict[int, int]]:
    """Return the font program with those glyphs only, and the new id of each."""
    font = TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False, lazy=True)
    names = {gid: font.getGlyphName(gid) for gid in gids}
    # Layout tables go first: the text is shaped already and their closure would be costly.
    for table in [table for table in font.keys() if table not in TABLES | {"GlyphOrder"}]:  # noqa: SIM118
        del font[table]
    options = subset.Options(
        hinting=False, notdef_outline=True, glyph_names=False, recalc_bounds=False
    )
    subsetter = subset.Subsetter(options)
    subsetter.populate(gids=list(gids))
    subsetter.subset(font)
    order = font.getReverseGlyphMap(rebuild=True)
    target = io.BytesIO()
    font.save(target, reorderTables=True)
    return target.getvalue(), {gid: order[name] for gid, name in names.items()}
