"""The bands of a style: whether each leaves room for a value.

Takes the ``claims`` of a merged style that its schema has passed; gives a problem for each band
that no value can lie in. What a band means is known to :mod:`authoring.claims.bands`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from authoring.jsontext import Pointer
from authoring.problems import Place, Problem, format_path, quote

Where = Callable[[Pointer], Place]


def check_bands(claims: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """Yield a problem for each band that is empty."""
    for group in ("shares", "ratios"):
        for name, band in claims[group].items():
            yield from _check_around(("claims", group, name), band, where)
    for name, band in claims["quantities"].items():
        open_ends = bool(band.get("open"))
        ends = (band["low"], band["high"])
        yield from _check_ends(("claims", "quantities", name), ends, open_ends, where)
    for name, band in claims["differences"].items():
        for key in ("points", "part"):
            pointer = ("claims", "differences", name, key)
            yield from _check_ends(pointer, band[key], bool(band.get("open")), where)
    bases = claims["bases"]
    if bases["printed_from"] > bases["marked_below"]:
        fact = f"printed from {bases['printed_from']} respondents, marked below "
        fact += f"{bases['marked_below']}: no column is ever marked"
        hint = "let marked_below be the greater of the two"
        yield Problem("error", where(("claims", "bases")), fact, hint, code="empty-band")


def _check_ends(
    pointer: Pointer, ends: Sequence[float | None], is_open: bool, where: Where
) -> Iterator[Problem]:
    low, high = ends
    if low is None or high is None or low < high or (low == high and not is_open):
        return
    path = format_path(pointer)
    fact = f"no value lies in the band {quote(path)}: from {low:g} to {high:g}"
    hint = "let the first end be the lower, and both belong to it where they are one"
    yield Problem("error", where(pointer), fact, hint, code="empty-band")


def _check_around(pointer: Pointer, band: Mapping[str, Any], where: Where) -> Iterator[Problem]:
    """Yield a problem where what may lie below and above leaves nothing between.

    A distance counts in points and in parts of the reach; the reach is not known here, so that
    each must leave room by itself.
    """
    below, above = band["below"], band["above"]
    if below is None or above is None:
        return
    room = [one + other for one, other in zip(below, above, strict=True)]
    if min(room) < 0 or (band.get("strict", False) and max(room) == 0):
        fact = f"no value lies in the band {quote(format_path(pointer))}: {quote(below)} below and "
        fact += f"{quote(above)} above the number"
        hint = "widen it; a negative distance keeps away from the number"
        yield Problem("error", where(pointer), fact, hint, code="empty-band")
