"""The ToUnicode map of a font: from codes to the text that they stand for.

Takes codes and texts; gives the bytes of a CMap (Adobe Technical Note 5411). It never guesses a
text.
"""

from __future__ import annotations

from collections.abc import Mapping

# A CMap may list no more than a hundred mappings in one block.
BLOCK = 100

HEAD = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
TAIL = """endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def write_unicode_map(texts: Mapping[int, str]) -> bytes:
    """Write the map of two-byte codes to texts of one or more characters, in order of code."""
    lines = [
        f"<{code:04X}> <{text.encode('utf-16-be').hex().upper()}>"
        for code, text in sorted(texts.items())
    ]
    blocks = [lines[start : start + BLOCK] for start in range(0, len(lines), BLOCK)]
    body = "".join(
        "\n".join([f"{len(block)} beginbfchar", *block, "endbfchar", ""]) for block in blocks
    )
    return (HEAD + body + TAIL).encode("ascii")
