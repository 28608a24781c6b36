"""The XMP packet: the document's particulars and claims, in RDF.

Takes what is to be said; gives the bytes of the packet. Properties that PDF/A does not know come
with their extension schema (ISO 19005-2, 6.6.2.3.3). It never claims what it was not told.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import escape

from authoring.display import Document

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFX = "http://www.npes.org/pdfx/ns/id/"

NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "xmpMM": "http://ns.adobe.com/xap/1.0/mm/",
    "pdf": "http://ns.adobe.com/pdf/1.3/",
    "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
    "pdfuaid": PDFUA,
    "pdfxid": PDFX,
    "pdfaExtension": "http://www.aiim.org/pdfa/ns/extension/",
    "pdfaSchema": "http://www.aiim.org/pdfa/ns/schema#",
    "pdfaProperty": "http://www.aiim.org/pdfa/ns/property#",
}


@dataclass(frozen=True, slots=True)
class Claims:
    """The standards that a file meets: a part and level of PDF/A, PDF/UA-1, PDF/X-4."""

    pdfa_part: int
    pdfa_level: str
    pdfua: bool = False
    pdfx: bool = False


def write_xmp(
    document: Document, claims: Claims, moment: str, identity: str, creator: str, producer: str
) -> bytes:
    """Write the packet in UTF-8. ``moment`` is an XMP date, ``identity`` a URI."""
    properties = [
        "<dc:format>application/pdf</dc:format>",
        f"<dc:title>{_alternative(document.title)}</dc:title>",
        f"<dc:creator><rdf:Seq><rdf:li>{escape(document.author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:description>{_alternative(document.subject)}</dc:description>",
        f"<dc:language><rdf:Bag><rdf:li>{escape(document.language)}</rdf:li></rdf:Bag></dc:language>",
        _simple("xmp:CreateDate", moment),
        _simple("xmp:ModifyDate", moment),
        _simple("xmp:MetadataDate", moment),
        _simple("xmp:CreatorTool", creator),
        _simple("pdf:Producer", producer),
        _simple("xmpMM:DocumentID", identity),
        _simple("xmpMM:InstanceID", identity),
        _simple("pdfaid:part", str(claims.pdfa_part)),
        _simple("pdfaid:conformance", claims.pdfa_level),
    ]
    schemas = []
    if claims.pdfua:
        properties.append(_simple("pdfuaid:part", "1"))
        schemas.append(_schema("PDF/UA", PDFUA, "pdfuaid", "part", "Integer", "part of ISO 14289"))
    if claims.pdfx:
        properties += [
            _simple("xmpMM:VersionID", "1"),
            _simple("xmpMM:RenditionClass", "default"),
            _simple("pdfxid:GTS_PDFXVersion", "PDF/X-4"),
        ]
        schemas.append(
            _schema("PDF/X", PDFX, "pdfxid", "GTS_PDFXVersion", "Text", "version of PDF/X")
        )
    if schemas:
        bag = "\n".join(schemas)
        properties.append(
            f"<pdfaExtension:schemas><rdf:Bag>\n{bag}\n</rdf:Bag></pdfaExtension:schemas>"
        )
    return _wrap("\n".join(properties)).encode()


def _wrap(properties: str) -> str:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}>\n'
        f'<rdf:Description rdf:about="">\n{properties}\n</rdf:Description>\n'
        '</rdf:RDF></x:xmpmeta>\n<?xpacket end="r"?>'
    )


def _simple(name: str, value: str) -> str:
    return f"<{name}>{escape(value)}</{name}>"


def _alternative(value: str) -> str:
    return f'<rdf:Alt><rdf:li xml:lang="x-default">{escape(value)}</rdf:li></rdf:Alt>'


def _schema(title: str, uri: str, prefix: str, name: str, kind: str, description: str) -> str:
    """Describe one property of one schema."""
    return (
        '<rdf:li rdf:parseType="Resource">'
        + _simple("pdfaSchema:schema", f"{title} schema")
        + _simple("pdfaSchema:namespaceURI", uri)
        + _simple("pdfaSchema:prefix", prefix)
        + '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        + _simple("pdfaProperty:name", name)
        + _simple("pdfaProperty:valueType", kind)
        + _simple("pdfaProperty:category", "internal")
        + _simple("pdfaProperty:description", description)
        + "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )
