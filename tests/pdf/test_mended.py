"""ReportLab's faults: each test of the plain canvas fails once ReportLab has mended it.

Then take the override out of ``authoring.pdf.mended``, and its test with it.
"""

import io

from reportlab.pdfgen.canvas import Canvas

from authoring.pdf.mended import MendedCanvas
from tests.pdf.samples import open_pdf


def one_page(kind: type[Canvas], **options: object) -> bytes:
    target = io.BytesIO()
    canvas = kind(target, pageCompression=0, **options)
    canvas.rect(10, 10, 10, 10)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def base_fonts(data: bytes) -> list[str]:
    with open_pdf(data) as pdf:
        return [str(font.BaseFont) for font in pdf.pages[0].Resources.get("/Font", {}).values()]


def test_reportlab_puts_helvetica_on_a_page_without_text():
    assert base_fonts(one_page(Canvas)) == ["/Helvetica"]
    assert base_fonts(one_page(MendedCanvas)) == []


def test_reportlab_sets_a_font_before_anything_is_drawn():
    with open_pdf(one_page(Canvas)) as pdf:
        assert b" Tf " in pdf.pages[0].Contents.read_bytes()
    with open_pdf(one_page(MendedCanvas)) as pdf:
        assert b"Tf" not in pdf.pages[0].Contents.read_bytes()
