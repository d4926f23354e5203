"""Which patches lie within a shape of a view, and with how many of their pixels."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from triggermap.atlas.format import Ring
from triggermap.atlas.hit_test import PatchImage

MARGIN = 16
"""Pixels round a shape within which its patches end."""


def pixels_within(rings: Iterable[Ring], image: PatchImage) -> tuple[Counter[int], Counter[int]]:
    """Return for each patch the pixels whose middles lie within even-odd rings in view units, and those there are.

    Patches beside the rings are in neither; 0 stands for no skin.
    """
    scaled = [[(x * image.scale - 0.5, y * image.scale - 0.5) for x, y in ring] for ring in rings]
    within: Counter[int] = Counter()
    around: Counter[int] = Counter()
    if not scaled:
        return within, around
    xs, ys = [x for ring in scaled for x, _ in ring], [y for ring in scaled for _, y in ring]
    left, right = max(0, math.floor(min(xs)) - MARGIN), min(image.width, math.ceil(max(xs)) + MARGIN)
    top, bottom = max(0, math.floor(min(ys)) - MARGIN), min(image.height, math.ceil(max(ys)) + MARGIN)
    for y in range(top, bottom):
        row = image.numbers[y * image.width : (y + 1) * image.width]
        around.update(row[left:right])
        for start, end in _spans(scaled, y):
            within.update(row[max(0, start) : max(0, end)])
    return within, Counter({patch: around[patch] for patch in within})


def _spans(rings: Sequence[Sequence[tuple[float, float]]], y: int) -> Iterator[tuple[int, int]]:
    """Yield the columns of a row that lie within rings, as first and one behind the last."""
    crossings = []
    for ring in rings:
        before_x, before_y = ring[-1]
        for x, here in ring:
            if (here > y) != (before_y > y):
                crossings.append(x + (before_x - x) * (y - here) / (before_y - here))
            before_x, before_y = x, here
    crossings.sort()
    for start, end in zip(crossings[0::2], crossings[1::2], strict=True):
        yield math.ceil(start), math.floor(end) + 1
