"""Read a finished file back and say what is wrong with it, without knowing how it was written.

Takes the bytes of a PDF and the limits that the house style sets; gives findings. It imports
nothing of the code that writes, so that a writer's mistake cannot excuse itself, and it never
changes a file.
"""

from authoring.pdf.preflight.findings import Finding, PressLimits, ScreenLimits
from authoring.pdf.preflight.press import check_press
from authoring.pdf.preflight.screen import check_screen

__all__ = ["Finding", "PressLimits", "ScreenLimits", "check_press", "check_screen"]
