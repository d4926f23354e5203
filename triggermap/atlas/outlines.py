"""The shapes of patches in a patch image: of a region, exact to the pixel, and of a zone that covers patches in part.

Rings are in the units of the image's view. They are smoothed: no pixel of the image shows in them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
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
        self._table = [0] * (count + 1)
        """For each patch a value, 0 between two uses; a new one each time would take longer than what it is for."""

    @cached_property
    def _columns(self) -> range:
        """The columns that show the body."""
        numbers, width = self._image.numbers, self._image.width
        shown = [x for x in range(width) if any(numbers[x::width])]
        return range(shown[0], shown[-1] + 1) if shown else range(0)

    @cached_property
    def _heights(self) -> tuple[dict[int, int], dict[int, int]]:
        """The first and the last row of each patch."""
        rows = [dict.fromkeys(self._row(y, self._columns), y) for y in range(self._image.height)]
        first: dict[int, int] = {}
        last: dict[int, int] = {}
        for row in rows:
            last.update(row)
        for row in reversed(rows):
            first.update(row)
        return first, last

    def _row(self, y: int, columns: range) -> array[int]:
        start = y * self._image.width
        return self._image.numbers[start + columns.start : start + columns.stop]

    @cached_property
    def seen(self) -> frozenset[int]:
        """The patches that the picture shows."""
        return frozenset(self._heights[0]) - {0}

    @contextmanager
    def _valued(self, values: Mapping[int, int]) -> Iterator[Callable[[int], int]]:
        """Give a function that returns the value of a patch, 0 for all others."""
        for patch, value in values.items():
            self._table[patch] = value
        try:
            yield self._table.__getitem__
        finally:
            for patch in values:
                self._table[patch] = 0

    def _window(self, values: Mapping[int, int], margin: int) -> tuple[_Window, list[array[int]]]:
        """Return the part of the image round patches, so many pixels larger on each side, and their values there."""
        first, last = self._heights
        top, bottom = min(first[patch] for patch in values), max(last[patch] for patch in values)
        body, width = self._columns, self._image.width
        with self._valued(values) as value:
            found = [array("I", map(value, self._row(y, body))) for y in range(top, bottom + 1)]
        inside = [bytes(map(bool, row)) for row in found]
        left = min(start for row in inside if (start := row.find(1)) >= 0) + body.start - margin
        right = max(row.rfind(1) for row in inside) + body.start + margin + 1
        before, after = [0] * max(0, -left), [0] * max(0, right - width)
        columns, air = range(max(left, 0), min(right, width)), array("H", [0] * (right - left))
        rows = [
            array("H", before) + self._row(y, columns) + array("H", after) if 0 <= y < self._image.height else air
            for y in range(top - margin, bottom + margin + 1)
        ]
        with self._valued(values) as value:
            return _Window(left, top - margin, rows), [array("I", map(value, row)) for row in rows]

    def of_set(self, patches: Iterable[int]) -> tuple[Ring, ...]:
        """Return the outline of patches, even-odd."""
        shown = dict.fromkeys(self.seen.intersection(patches), 1)
        if not shown:
            return ()
        window, cells = self._window(shown, 1)
        return self._placed(isolines.rings_round([bytes(map(bool, row)) for row in cells]), window)

    def middle_of(self, patches: Iterable[int]) -> tuple[float, float, float]:
        """Return a point well inside the patches that the picture shows, and their area in square units.

        Raises:
            ValueError: where the picture shows none of them.
        """
        shown = dict.fromkeys(self.seen.intersection(patches), 1)
        if not shown:
            raise ValueError("the picture shows none of these patches")
        window, cells = self._window(shown, 0)
        sizes = list(accumulate(map(sum, cells)))
        y = bisect_left(sizes, sizes[-1] / 2)
        row = bytes(map(bool, cells[y]))
        longest = max(row.split(b"\0"), key=len)
        x = row.index(longest) + len(longest) / 2
        scale = self._image.scale
        return (window.left + x) / scale, (window.top + y + 0.5) / scale, sizes[-1] / scale**2

    def of_weights(self, weights: Mapping[int, float]) -> tuple[Ring, ...]:
        """Return the outline of what covers each patch by a share of 0 to 1, even-odd.

        The shares run into each other along the skin, but not over the silhouette; the outline lies where as much
        of the picture is inside it as the shares say.
        """
        shown = {patch: share for patch in self.seen & weights.keys() if (share := round(100 * weights[patch])) > 0}
        if not shown:
            return ()
        window, covered = self._window(shown, COARSE * PASSES + 1)
        pixels = sum(len(row) - row.count(0) for row in covered)
        reach = COARSE if pixels > LARGE * len(shown) else FINE
        spread = isolines.sums_around(covered, reach, PASSES)
        if any(0 in row for row in window.rows):
            shares = _per_skin(spread, window.rows, reach)
        else:
            whole = 100 * (2 * reach + 1) ** (2 * PASSES)
            shares = [[value / whole for value in row] for row in spread]
        level = _level([share for row in shares for share in row], sum(map(sum, covered)) // 100)
        return self._placed(isolines.rings_at(shares, level), window)

    def _placed(self, rings: Iterable[Ring], window: _Window) -> tuple[Ring, ...]:
        scale, left, top = self._image.scale, window.left + 0.5, window.top + 0.5
        return tuple(
            tuple(((left + x) / scale, (top + y) / scale) for x, y in isolines.calmed(ring))
            for ring in isolines.largest(rings, LEAST_RING)
        )


def _per_skin(spread: Sequence[array[int]], rows: Sequence[Sequence[int]], reach: int) -> list[list[float]]:
    """Return the hundredths that lie round each pixel for the skin that lies round it; 0 where it is no skin itself."""
    bare = isolines.sums_around([array("I", map(bool, row)) for row in rows], reach, PASSES)
    return [
        [value / (100 * skin) if here else 0.0 for value, skin, here in zip(*each, strict=True)]
        for each in zip(spread, bare, rows, strict=True)
    ]


def _level(shares: Iterable[float], amount: int) -> float:
    """Return the share that so many cells exceed, within `LEVELS`; what is faint everywhere stays in sight."""
    ordered = sorted(filter(None, shares), reverse=True)
    low, high = min(LEVELS[0], ordered[0] / 2), min(LEVELS[1], 0.95 * ordered[0])
    return min(max(ordered[min(amount, len(ordered) - 1)], low), high)
