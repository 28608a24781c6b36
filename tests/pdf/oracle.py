"""An oracle: what a finished screen file says, element by element, in reading order.

Reads the file as a reader does, from the structure tree over marked content to ToUnicode, with
nothing of the package. ``read_tree`` gives nested pairs of a role and its kids, where texts that
follow each other are one. ``expect_tree`` gives the same from the document that was painted.
"""

from __future__ import annotations

import io
import re
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from authoring.display import Document, GlyphRun, Mark, Tag

Tree = tuple[str, list[Any]]


def expect_tree(document: Document) -> Tree:
    texts: dict[Mark, str] = {}
    for page in document.pages:
        for item in page.items:
            if isinstance(item, GlyphRun) and item.mark is not None:
                texts[item.mark] = texts.get(item.mark, "") + item.text

    def tell(tag: Tag) -> Tree:
        kids = [tell(kid) if isinstance(kid, Tag) else texts.get(kid, "") for kid in tag.kids]
        return tag.role, _join(kids)

    return tell(document.tags)


def read_tree(data: bytes) -> Tree:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        texts = {page.obj.objgen: _read_page(page) for page in pdf.pages}
        return _read_element(pdf.Root.StructTreeRoot.K[0], texts, None)


def read_artifacts(data: bytes) -> list[str]:
    """Return the text of each page that is in no element."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [_read_page(page)[-1] for page in pdf.pages]


def _read_element(element: pikepdf.Object, texts: dict[Any, dict[int, str]], page: Any) -> Tree:
    page = element.Pg.objgen if "/Pg" in element else page
    kids: list[Any] = []
    found = element.get("/K", Array())
    for kid in found if isinstance(found, Array) else [found]:
        if not isinstance(kid, Dictionary):
            kids.append(texts[page][int(kid)])
        elif kid.get("/Type") == Name.MCR:
            kids.append(texts[kid.Pg.objgen][int(kid.MCID)])
        elif kid.get("/Type") != Name.OBJR:
            kids.append(_read_element(kid, texts, page))
    return str(element.S)[1:], _join(kids)


def _read_page(page: pikepdf.Page) -> dict[int, str]:
    """Return the text of each marked-content number, and under -1 what has none."""
    fonts = {name: _read_map(font) for name, font in page.Resources.get("/Font", {}).items()}
    texts: dict[int, str] = {-1: ""}
    open_marks: list[tuple[int | None, str | None]] = []
    font: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in {"BDC", "BMC"}:
            given = operands[1] if name == "BDC" else Dictionary()
            mcid = int(given.MCID) if "/MCID" in given else None
            actual = str(given.ActualText) if "/ActualText" in given else None
            open_marks.append((mcid, actual))
            if mcid is not None:
                assert mcid not in texts, "a number is used twice"
                texts[mcid] = ""
            if actual is not None:
                texts[_number(open_marks)] += actual
        elif name == "EMC":
            open_marks.pop()
        elif name == "Tf":
            font = fonts[str(operands[0])]
        elif name == "TJ" and all(actual is None for _, actual in open_marks):
            codes = b"".join(
                bytes(part) for part in operands[0] if isinstance(part, pikepdf.String)
            )
            pairs = zip(codes[0::2], codes[1::2], strict=True)
            texts[_number(open_marks)] += "".join(font[high << 8 | low] for high, low in pairs)
    assert not open_marks
    return texts


def _number(open_marks: list[tuple[int | None, str | None]]) -> int:
    return next((mcid for mcid, _ in reversed(open_marks) if mcid is not None), -1)


def _read_map(font: pikepdf.Object) -> dict[int, str]:
    lines = re.findall(r"<([0-9A-F]{4})> <([0-9A-F]+)>\n", font.ToUnicode.read_bytes().decode())
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in lines}


def _join(kids: list[Any]) -> list[Any]:
    joined: list[Any] = []
    for kid in kids:
        if kid == "":
            continue
        if isinstance(kid, str) and joined and isinstance(joined[-1], str):
            joined[-1] += kid
        else:
            joined.append(kid)
    return joined
