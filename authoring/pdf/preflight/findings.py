"""What preflight says, and the limits that it is told.

Takes and gives plain data. It never reads a file or a style.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """A fact about a finished file that should not be.

    ``page`` counts from 1; 0 stands for the file as a whole. ``code`` is the kind in kebab case,
    ``message`` a lowercase fact with the value, ``hint`` what to do about it.
    """

    page: int
    code: str
    message: str
    hint: str = ""
    severity: Literal["error", "warning"] = "error"


@dataclass(frozen=True, slots=True)
class PressLimits:
    """What the press wants: trim size and bleed in mm, ink in percent, resolution in dpi.

    ``black_from`` is the percentage from which text in black alone must overprint; ``condition``
    the identifier of the printing condition.
    """

    width_mm: float
    height_mm: float
    bleed_mm: float
    ink_limit: float
    picture_dpi_min: float
    black_from: float
    condition: str


@dataclass(frozen=True, slots=True)
class ScreenLimits:
    """What the screen file must be: its page size in mm and its language (BCP 47)."""

    width_mm: float
    height_mm: float
    language: str
