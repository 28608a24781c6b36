"""ReportLab's faults, mended in one place.

Takes ReportLab's canvas; gives one that writes nothing which we did not ask for. Each override has
its reason, and a test that fails once ReportLab needs it no more. It never adds a feature.

Faults that need no mending here, because the file is written once more by pikepdf: the missing end
of line before ``endstream``, resources that name fonts which no page uses, the ASCII-85
layer around streams, and the document information and identifier that follow from the clock.
"""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas


class MendedCanvas(Canvas):
    """ReportLab's canvas without what it puts on every page unasked."""

    def _make_preamble(self) -> None:
        # Each page would begin with ``BT /F1 12 Tf 14.4 TL ET``: a reference to Helvetica, which
        # is not embedded, so that no page could be PDF/A, PDF/UA or PDF/X.
        self._preamble = ""
