"""The corners of shapes on a page."""

from __future__ import annotations

from typing import Any, cast

from authoring.display import Path


def corners(shape: Path) -> list[tuple[float, float]]:
    """Return the points through which a path of straight lines goes."""
    return [
        (float(segment[1]), float(segment[2]))
        for segment in cast(tuple[Any, ...], shape.segments)
        if segment[0] in "ML"
    ]
