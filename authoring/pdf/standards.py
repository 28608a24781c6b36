"""The standards that a file claims: XMP, document information, output intents and identity.

Takes the document's particulars and the profile of the output; gives what PDF/A (ISO 19005), PDF/UA
(ISO 14289-1) and PDF/X-4 (ISO 15930-7) want to be told. It never checks whether a claim holds.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import date

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from authoring.display import Document
from authoring.pdf.xmp import Claims, write_xmp
from authoring.style.model import Tokens

CREATOR = "authoring"
PRODUCER = "ReportLab and pikepdf"
COLOUR_COUNTS = {b"GRAY": 1, b"RGB ": 3, b"CMYK": 4}


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, as PDF and as XMP write it: midnight, universal time."""

    day: date

    @classmethod
    def read(cls, text: str) -> Moment:
        """Read an ISO date; the day, or day and month, may be absent and are then the first."""
        parts = [int(part) for part in text.split("-")]
        return cls(date(*[*parts, 1, 1][:3]))

    @property
    def pdf(self) -> str:
        """Return the moment as a PDF date."""
        return f"D:{self.day:%Y%m%d}000000Z"

    @property
    def xmp(self) -> str:
        """Return the moment as an XMP date."""
        return f"{self.day:%Y-%m-%d}T00:00:00Z"


def identify(pdf: pikepdf.Pdf, document: Document) -> str:
    """Return an identity that follows from the content: a UUID of version 8 (RFC 9562)."""
    digest = hashlib.sha256()
    for page in pdf.pages:
        digest.update(page.Contents.read_bytes())
    for part in (document.identifier, document.title, document.created):
        digest.update(part.encode())
    for files in (document.faces, document.pictures):
        for key in sorted(files):
            digest.update(key.encode() + hashlib.sha256(files[key]).digest())
    for attachment in document.attachments:
        digest.update(hashlib.sha256(attachment.data).digest())
    number = bytearray(digest.digest()[:16])
    number[6] = 0x80 | number[6] & 0x0F
    number[8] = 0x80 | number[8] & 0x3F
    text = number.hex()
    return f"uuid:{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


def write_identity(pdf: pikepdf.Pdf, document: Document, claims: Claims, identity: str) -> None:
    """Write the document information and the XMP that says the same."""
    moment = Moment.read(document.created)
    info = Dictionary(
        Title=String(document.title),
        Author=String(document.author),
        Subject=String(document.subject),
        Creator=String(CREATOR),
        Producer=String(PRODUCER),
        CreationDate=String(moment.pdf),
        ModDate=String(moment.pdf),
    )
    if claims.pdfx:
        # Not repeated in XMP, where PDF/A-2 does not know the property.
        info.Trapped = Name("/False")
    pdf.trailer.Info = pdf.make_indirect(info)
    packet = write_xmp(document, claims, moment.xmp, identity, CREATOR, PRODUCER)
    stream = pdf.make_stream(packet)
    stream.Type, stream.Subtype = Name.Metadata, Name.XML
    pdf.Root.Metadata = stream
    pdf.Root.Lang = String(document.language)


def write_output_intents(
    pdf: pikepdf.Pdf, profile: bytes, tokens: Tokens, kinds: tuple[str, ...]
) -> None:
    """Declare what the colours are meant for, once for each standard, with one profile object.

    ``profile`` is an ICC profile; ``tokens`` names the condition and its registry.
    """
    stream = pdf.make_stream(profile)
    stream.N = COLOUR_COUNTS[profile[16:20]]
    pdf.Root.OutputIntents = Array(
        [
            Dictionary(
                Type=Name.OutputIntent,
                S=Name(f"/{kind}"),
                OutputConditionIdentifier=String(tokens.name("condition")),
                OutputCondition=String(tokens.name("condition_name")),
                Info=String(tokens.name("condition_name")),
                RegistryName=String(tokens.name("registry")),
                DestOutputProfile=stream,
            )
            for kind in kinds
        ]
    )
