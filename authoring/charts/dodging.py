"""Labels that would meet are moved apart, as little as possible and to both sides alike.

Takes blocks with the centre that each would have alone; gives centres at which none meets another
and none leaves its column. It measures and draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Block:
    """A label: the centre that it would have alone, and its height, in mm downwards."""

    centre_mm: float
    height_mm: float


def dodge(blocks: Sequence[Block], top_mm: float, foot_mm: float) -> tuple[float, ...]:
    """Return the centre of each block, in the given order.

    Blocks keep their order from above; those of one centre stand as they are given. The sum of the
    squared moves is the least that there is: isotonic regression by pooling neighbours (Barlow et
    al., 1972), then kept between ``top_mm`` and ``foot_mm``. Blocks that are higher together than
    that stand out below.
    """
    if not blocks:
        return ()
    order = sorted(range(len(blocks)), key=lambda index: blocks[index].centre_mm)
    queue = [blocks[index] for index in order]
    least = [0.0]
    for above, below in pairwise(queue):
        least.append(least[-1] + (above.height_mm + below.height_mm) / 2)
    free = _pool([block.centre_mm - offset for block, offset in zip(queue, least, strict=True)])
    first = top_mm + queue[0].height_mm / 2
    last = foot_mm - queue[-1].height_mm / 2 - least[-1]
    centres = [0.0] * len(blocks)
    for place, index in enumerate(order):
        centres[index] = max(min(free[place], last), first) + least[place]
    return tuple(centres)


def _pool(wanted: Sequence[float]) -> list[float]:
    """Return the rising sequence that is nearest to the wanted one."""
    pools: list[tuple[float, int]] = []
    for value in wanted:
        total, count = value, 1
        while pools and pools[-1][0] / pools[-1][1] > total / count:
            before, held = pools.pop()
            total, count = total + before, count + held
        pools.append((total, count))
    return [total / count for total, count in pools for _ in range(count)]
