"""The shapes of patches in a patch image: of a region, exact to the pixel, and of a zone that covers patches in part.

Rings are in the units of the image's view. They are smoothed: no pixel of the image shows in them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from triggermap.atlas import isolines
from triggermap.atlas.format import Ring
from triggermap.atlas.hit_test import PatchImage

LEAST_RING = 3.0
"""Pixels; smaller specks and holes are left out where there is anything larger."""
FINE, COARSE = 1, 2
"""Pixels over which weights run into each other: among small patches, and among large ones."""
LARGE = 12.0
"""Pixels in the picture that a large patch has on average."""
PASSES = 2
LEVELS = (0.3, 0.6)
"""Between which weights the edge of a zone may lie, so that its area is right."""


@dataclass(frozen=True, slots=True)
class _Window:
    """A part of the image with one empty pixel round it at least; `rows` are patch numbers."""

    left: int
    top: int
    rows: Sequence[Sequence[int]]


class PatchOutlines:
    """Draws outlines in one patch image; `count` is the highest patch number."""

    def __init__(self, image: PatchImage, count: int) -> None:
        self._image = image
        self._count = count

    @cached_property
    def _heights(self) -> tuple[dict[int, int], dict[int, int]]:
        """The first and the last row of each patch."""
        numbers, width = self._image.numbers, self._image.width
        rows = [dict.fromkeys(numbers[y * width : (y + 1) * width], y) for y in range(self._image.height)]
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for row in rows:
            last.update(row)
        for row in reversed(rows):
            first.update(row)
        return first, last

    @cached_property
    def seen(self) -> frozenset[int]:
        """The patches that the picture shows."""
        return frozenset(self._heights[0]) - {0}

    def _window(self, patches: Set[int], margin: int) -> _Window:
        """Return the part of the image round patches that it shows, so many pixels larger on each side."""
        numbers, width, height = self._image.numbers, self._image.width, self._image.height
        first, last = self._heights
        top, bottom = min(first[patch] for patch in patches), max(last[patch] for patch in patches)
        cells = self._cells([numbers[y * width : (y + 1) * width] for y in range(top, bottom + 1)], patches)
        left = min(found for row in cells if (found := row.find(1)) >= 0) - margin
        right = max(row.rfind(1) for row in cells) + margin + 1
        before, after = array("H", [0] * max(0, -left)), array("H", [0] * max(0, right - width))
        low, high = max(left, 0), min(right, width)
        air = array("H", [0] * (right - left))
        rows = [
            before + numbers[y * width + low : y * width + high] + after if 0 <= y < height else air
            for y in range(top - margin, bottom + margin + 1)
        ]
        return _Window(left, top - margin, rows)

    def _cells(self, rows: Iterable[Sequence[int]], patches: Iterable[int]) -> list[bytes]:
        """Return 1 for each pixel where one of the patches is, else 0."""
        table = bytearray(self._count + 1)
        for patch in patches:
            table[patch] = 1
        return [bytes(map(table.__getitem__, row)) for row in rows]

    def of_set(self, patches: Iterable[int]) -> tuple[Ring, ...]:
        """Return the outline of patches, even-odd."""
        shown = self.seen & set(patches)
        if not shown:
            return ()
        window = self._window(shown, 1)
        rings = isolines.rings_round(self._cells(window.rows, shown))
        return self._placed(rings, window)

    def middle_of(self, patches: Iterable[int]) -> tuple[float, float, float]:
        """Return a point well inside the patches that the picture shows, and their area in square units.

        Raises:
            ValueError: where the picture shows none of them.
        """
        shown = self.seen & set(patches)
        if not shown:
            raise ValueError("the picture shows none of these patches")
        window = self._window(shown, 0)
        cells = self._cells(window.rows, shown)
        sizes = list(accumulate(map(sum, cells)))
        y = bisect_left(sizes, sizes[-1] / 2)
        longest = max(cells[y].split(b"\0"), key=len)
        x = cells[y].index(longest) + len(longest) / 2
        scale = self._image.scale
        return (window.left + x) / scale, (window.top + y + 0.5) / scale, sizes[-1] / scale**2

    def of_weights(self, weights: Mapping[int, float]) -> tuple[Ring, ...]:
        """Return the outline of what covers each patch by a share of 0 to 1, even-odd.

        The shares run into each other along the skin, but not over the silhouette; the outline lies where as much
        of the picture is inside it as the shares say.
        """
        hundredths = {patch: round(100 * weights[patch]) for patch in self.seen & weights.keys()}
        shown = {patch for patch, share in hundredths.items() if share > 0}
        if not shown:
            return ()
        window = self._window(shown, COARSE * PASSES + 1)
        table = [hundredths.get(patch, 0) for patch in range(self._count + 1)]
        covered = [array("I", map(table.__getitem__, row)) for row in window.rows]
        skin = [array("I", map(bool, row)) for row in window.rows]
        amount = sum(map(sum, covered)) // 100
        reach = COARSE if sum(map(sum, self._cells(window.rows, shown))) > LARGE * len(shown) else FINE
        spread = isolines.sums_around(covered, reach, PASSES)
        bare = isolines.sums_around(skin, reach, PASSES)
        shares = [
            [a / (100 * b + 1) if here else 0.0 for a, b, here in zip(*rows, strict=True)]
            for rows in zip(spread, bare, skin, strict=True)
        ]
        level = _level([share for row in shares for share in row], amount)
        return self._placed(isolines.rings_at(shares, level), window)

    def _placed(self, rings: Iterable[Ring], window: _Window) -> tuple[Ring, ...]:
        scale, left, top = self._image.scale, window.left + 0.5, window.top + 0.5
        return tuple(
            tuple(((left + x) / scale, (top + y) / scale) for x, y in isolines.calmed(ring))
            for ring in isolines.largest(rings, LEAST_RING)
        )


def _level(shares: Iterable[float], amount: int) -> float:
    """Return the share that so many cells exceed, within `LEVELS`; what is faint everywhere stays in sight."""
    ordered = sorted(filter(None, shares), reverse=True)
    low = min(LEVELS[0], ordered[0] / 2)
    return min(max(ordered[min(amount, len(ordered) - 1)], low), LEVELS[1])
