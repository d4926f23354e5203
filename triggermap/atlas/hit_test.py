"""Which patch and which region lies under a point of a view."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from triggermap.atlas.format import Ring


@dataclass(frozen=True, slots=True)
class PatchImage:
    """An image whose pixels are patch numbers; `scale` is image pixels per view unit."""

    width: int
    height: int
    scale: float
    numbers: array[int]

    def at(self, x: float, y: float) -> int:
        """Return the patch at a point in view units, 0 where there is no skin."""
        column, row = int(x * self.scale), int(y * self.scale)
        if x < 0 or y < 0 or column >= self.width or row >= self.height:
            return 0
        return self.numbers[row * self.width + column]

    def around(self, x: float, y: float) -> set[int]:
        """Return the patches in the 3 x 3 pixels round a point in view units, 0 for no skin among them."""
        column, row = int(x * self.scale), int(y * self.scale)
        found = set()
        for r in (row - 1, row, row + 1):
            for c in (column - 1, column, column + 1):
                inside = 0 <= c < self.width and 0 <= r < self.height
                found.add(self.numbers[r * self.width + c] if inside else 0)
        return found


@dataclass(frozen=True, slots=True)
class MirroredImage:
    """The mirror image of a patch image: `width` is that of the view in view units, `table` gives mirror patches."""

    image: PatchImage
    width: float
    table: Sequence[int]

    def at(self, x: float, y: float) -> int:
        """Return the patch at a point in view units, 0 where there is no skin."""
        return self.table[self.image.at(self.width - x, y)]

    def around(self, x: float, y: float) -> set[int]:
        """Return the patches in the 3 x 3 pixels round a point in view units, 0 for no skin among them."""
        return {self.table[patch] for patch in self.image.around(self.width - x, y)}


def contains(rings: Iterable[Ring], x: float, y: float) -> bool:
    """Return whether a point lies inside rings by the even-odd rule, so that rings within rings are holes."""
    inside = False
    for ring in rings:
        previous_x, previous_y = ring[-1]
        for next_x, next_y in ring:
            if (next_y > y) != (previous_y > y) and x < (previous_x - next_x) * (y - next_y) / (
                previous_y - next_y
            ) + next_x:
                inside = not inside
            previous_x, previous_y = next_x, next_y
    return inside
