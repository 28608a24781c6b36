"""Files that travel with the screen file, as associated files of PDF/A-3.

Takes the document's attachments; gives embedded files and their associations (ISO 19005-3, 6.8).
It never opens or checks what it carries.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from authoring.display import Attachment, Document, Tag

RELATIONSHIPS = frozenset(("Source", "Data", "Alternative", "Supplement", "Unspecified"))


def write_attachments(
    pdf: pikepdf.Pdf, document: Document, elements: Mapping[Tag, pikepdf.Object], date: str
) -> None:
    """Embed the attachments and tie each to its structure element, or else to the document.

    ``date`` is a PDF date. A name used twice or an unknown relationship raises ValueError.
    """
    files: dict[str, pikepdf.Object] = {}
    for attachment in document.attachments:
        if attachment.name in files:
            raise ValueError(f"two attachments are named {attachment.name!r}")
        files[attachment.name] = _embed(pdf, attachment, date)
        holder = pdf.Root if attachment.tag is None else elements[attachment.tag]
        if Name.AF not in holder:
            holder.AF = Array()
        holder.AF.append(files[attachment.name])
    if files:
        if Name.Names not in pdf.Root:
            pdf.Root.Names = pdf.make_indirect(Dictionary())
        ordered = sorted(files, key=lambda name: bytes(String(name)))
        entries = [part for name in ordered for part in (String(name), files[name])]
        pdf.Root.Names.EmbeddedFiles = pdf.make_indirect(Dictionary(Names=Array(entries)))


def _embed(pdf: pikepdf.Pdf, attachment: Attachment, date: str) -> pikepdf.Object:
    if attachment.relationship not in RELATIONSHIPS:
        raise ValueError(f"PDF/A-3 has no relationship {attachment.relationship!r}")
    stream = pdf.make_stream(attachment.data)
    stream.Type = Name.EmbeddedFile
    stream.Subtype = Name(f"/{attachment.media_type}")
    stream.Params = Dictionary(
        Size=len(attachment.data),
        ModDate=String(date),
        CheckSum=String(hashlib.md5(attachment.data, usedforsecurity=False).digest()),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=String(attachment.name),
            UF=String(attachment.name),
            Desc=String(attachment.description),
            AFRelationship=Name(f"/{attachment.relationship}"),
            EF=Dictionary(F=stream, UF=stream),
        )
    )
