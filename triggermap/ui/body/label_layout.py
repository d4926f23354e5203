"""Where the names of points stand: beside the figure where there is room, else beside their point.

Pure numbers, in pixels of the picture, so that it can be tested without drawing. No name covers another. One that finds
no place is left out: zoomed in there is room for more.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

Spans = Callable[[float], Sequence[tuple[float, float]]]
"""For a height in the picture: where the figure is, from left to right."""

DOT_GAP = 9.0
"""Points nearer to one another than this are not all shown."""
NEAR = 8.0
"""From a point to a name beside it."""
CLEAR = 14.0
"""From the figure to a name beside it."""
COVERING = 2.0
"""What it costs to cover a pixel of the figure's width, in pixels of leader: short names may stand on it."""
LONGEST = 260.0
"""A longer leader is not followed by the eye."""
CELL = 6
SHIFTS = (0, -1, 1, -2, 2, -3, 3)
"""Lines up or down that a name beside the figure may move."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point that wants a name; of those of one `pair` one is named, and the other is a dot."""

    x: float
    y: float
    width: float
    """Of its name."""
    level: int
    """Lower ones come first."""
    pair: str


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.height

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies inside."""
        return self.x < x < self.right and self.y < y < self.bottom


@dataclass(frozen=True, slots=True)
class Placed:
    """A point that is shown: its number in the list of anchors, where its name stands, and where its leader ends."""

    number: int
    box: Box | None
    """None where the point stands without a name."""
    end: tuple[float, float] | None = None
    """None where the name stands beside its point."""


class _Taken:
    """Which cells of the picture hold something."""

    def __init__(self) -> None:
        self._cells: set[tuple[int, int]] = set()

    def add(self, box: Box) -> None:
        self._cells.update(_cells(box))

    def add_line(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self._cells.update(_on_line(start, end))

    def free(self, box: Box) -> bool:
        return self._cells.isdisjoint(_cells(box))

    def free_line(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        return self._cells.isdisjoint(_on_line(start, end))


def _cells(box: Box) -> Iterable[tuple[int, int]]:
    columns = range(int(box.x // CELL), int(box.right // CELL) + 1)
    return [(x, y) for y in range(int(box.y // CELL), int(box.bottom // CELL) + 1) for x in columns]


def _on_line(start: tuple[float, float], end: tuple[float, float]) -> Iterable[tuple[int, int]]:
    """Return the cells of a line but for its first steps, which lie on its own point."""
    steps = max(int(math.dist(start, end) // (CELL * 0.8)), 1)
    shares = [step / steps for step in range(2, steps + 1)]
    return {
        (int((start[0] + (end[0] - start[0]) * t) // CELL), int((start[1] + (end[1] - start[1]) * t) // CELL))
        for t in shares
    }


def place_labels(
    anchors: Sequence[Anchor],
    bounds: Box,
    height: float,
    spans: Spans,
    blocked: Sequence[Box] = (),
    *,
    gap: float = DOT_GAP,
) -> list[Placed]:
    """Return the points that are shown, with their names where these find room.

    Names are `height` high and stay inside `bounds`, off `blocked` and off one another. Points stay off `blocked` too,
    and are `gap` from one another.
    """
    taken = _Taken()
    for box in blocked:
        taken.add(box)
    dots = _spread(anchors, bounds, blocked, gap)
    for number in dots:
        anchor = anchors[number]
        taken.add(Box(anchor.x - 3, anchor.y - 3, 6, 6))
    placer = _Placer(bounds, height, spans, taken)
    named: dict[int, Placed] = {}
    for group in _groups(anchors, dots):
        best = min(
            (found for number in group if (found := placer.best(anchors[number], number)) is not None),
            key=lambda found: found[0],
            default=None,
        )
        if best is not None:
            named[best[1].number] = best[1]
            placer.take(best[1], anchors[best[1].number])
    return [named.get(number, Placed(number, None)) for number in dots]


def _spread(anchors: Sequence[Anchor], bounds: Box, blocked: Sequence[Box], gap: float) -> list[int]:
    """Return the points inside `bounds` and off `blocked` that are far enough from the more important ones."""
    shown: list[int] = []
    for number in sorted(range(len(anchors)), key=lambda number: anchors[number].level):
        anchor = anchors[number]
        inside = bounds.holds(anchor.x, anchor.y) and not any(box.holds(anchor.x, anchor.y) for box in blocked)
        if inside and all(
            math.hypot(anchor.x - anchors[other].x, anchor.y - anchors[other].y) >= gap for other in shown
        ):
            shown.append(number)
    return shown


def _groups(anchors: Sequence[Anchor], dots: Sequence[int]) -> list[list[int]]:
    """Return the points by name, the most important first and then from top to bottom."""
    groups: dict[str, list[int]] = {}
    for number in dots:
        groups.setdefault(anchors[number].pair, []).append(number)
    return sorted(groups.values(), key=lambda group: (anchors[group[0]].level, anchors[group[0]].y))


class _Placer:
    """Looks for the place of one name after another."""

    def __init__(self, bounds: Box, height: float, spans: Spans, taken: _Taken) -> None:
        self._bounds = bounds
        self._height = height
        self._spans = spans
        self._taken = taken
        self._leaning = 0
        """Names at the right less names at the left: of a pair, the emptier side is named."""

    def take(self, placed: Placed, anchor: Anchor) -> None:
        """Keep the room of a name and its leader."""
        if placed.box is not None:
            self._taken.add(placed.box)
            self._leaning += 1 if placed.box.x > anchor.x else -1
        if placed.end is not None:
            self._taken.add_line((anchor.x, anchor.y), placed.end)

    def best(self, anchor: Anchor, number: int) -> tuple[float, Placed] | None:
        """Return the cheapest place of a name with its cost; None where there is none."""
        best: tuple[float, Placed] | None = None
        for cost, box, end in (*self._beside(anchor), *self._outside(anchor)):
            if best is not None and cost >= best[0]:
                continue
            free = self._inside(box) and self._taken.free(box)
            if free and (end is None or self._taken.free_line((anchor.x, anchor.y), end)):
                best = (cost, Placed(number, box, end))
        return best

    def _inside(self, box: Box) -> bool:
        bounds = self._bounds
        return box.x >= bounds.x and box.y >= bounds.y and box.right <= bounds.right and box.bottom <= bounds.bottom

    def _beside(self, anchor: Anchor) -> Iterable[tuple[float, Box, None]]:
        """Yield the places next to the point."""
        width, height = anchor.width, self._height
        level, above, below = anchor.y - height / 2, anchor.y - height - 3, anchor.y + 3
        for extra, x, y in (
            (0, anchor.x + NEAR, level),
            (1, anchor.x - NEAR - width, level),
            (4, anchor.x + 5, above),
            (4, anchor.x + 5, below),
            (5, anchor.x - 5 - width, above),
            (5, anchor.x - 5 - width, below),
            (7, anchor.x - width / 2, anchor.y - height - 6),
            (7, anchor.x - width / 2, anchor.y + 6),
        ):
            box = Box(x, y, width, height)
            yield COVERING * self._covered(box) + extra, box, None

    def _outside(self, anchor: Anchor) -> Iterable[tuple[float, Box, tuple[float, float]]]:
        """Yield the places beside the figure, at the ends of leaders."""
        for shift in SHIFTS:
            y = anchor.y + shift * (self._height + 2)
            top = y - self._height / 2
            rows = [self._spans(top), self._spans(y), self._spans(top + self._height)]
            for sign in (1, -1):
                edge = _free_from(rows, anchor.x, sign, anchor.width + 2 * CLEAR)
                x = edge + CLEAR if sign > 0 else edge - CLEAR - anchor.width
                end = (x - 3, y) if sign > 0 else (x + anchor.width + 3, y)
                length = math.dist((anchor.x, anchor.y), end)
                if NEAR < length <= LONGEST:
                    yield (
                        length + 6 * abs(shift) + 5 * sign * self._leaning,
                        Box(x, top, anchor.width, self._height),
                        end,
                    )

    def _covered(self, box: Box) -> float:
        """Return how much of a box's width covers the figure, in pixels."""
        covered = 0.0
        for y in (box.y, box.y + box.height / 2, box.bottom):
            for left, right in self._spans(y):
                covered += max(0.0, min(right, box.right) - max(left, box.x))
        return covered / 3


def _free_from(rows: Sequence[Sequence[tuple[float, float]]], x: float, sign: int, room: float) -> float:
    """Return where, going from `x` to the right (sign 1) or left, there is `room` free of the figure in all rows."""
    edge = x
    moved = True
    while moved:
        moved = False
        for row in rows:
            for left, right in row:
                if sign > 0 and left < edge + room and right > edge:
                    edge, moved = right, True
                elif sign < 0 and right > edge - room and left < edge:
                    edge, moved = left, True
    return edge


class Silhouette:
    """Where a figure is at each height: made once of its outline, asked for often."""

    STEPS = 240
    """Rows over its height."""

    def __init__(self, rings: Iterable[Sequence[tuple[float, float]]], height: float) -> None:
        self._step = height / self.STEPS
        crossings: list[list[float]] = [[] for _ in range(self.STEPS)]
        for ring in rings:
            for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
                low, high = sorted(((y0, x0), (y1, x1)))
                first, last = math.ceil(low[0] / self._step - 0.5), math.ceil(high[0] / self._step - 0.5)
                for row in range(max(first, 0), min(last, self.STEPS)):
                    share = ((row + 0.5) * self._step - low[0]) / (high[0] - low[0])
                    crossings[row].append(low[1] + (high[1] - low[1]) * share)
        self._rows = [_pairs(sorted(row)) for row in crossings]

    def at(self, y: float) -> Sequence[tuple[float, float]]:
        """Return where the figure is at a height: spans from left to right."""
        row = int(y // self._step)
        return self._rows[row] if 0 <= row < self.STEPS else ()

    def contains(self, x: float, y: float) -> bool:
        """Tell whether a point is on the figure, to within a row."""
        spans = self.at(y)
        index = bisect_left(spans, (x, math.inf)) - 1
        return index >= 0 and spans[index][0] <= x <= spans[index][1]


def _pairs(values: Sequence[float]) -> list[tuple[float, float]]:
    return list(zip(values[0::2], values[1::2], strict=False))
