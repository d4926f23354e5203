"""Areas of skin -> polygons in a view: what the view shows of them, by its camera and its patch image."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from triggermap.atlas.format import Ring
from triggermap.atlas.painting.cut import Cutting
from triggermap.atlas.painting.skin import Point, SkinPoint, blend, dot

EDGE_ON = 0.08
"""A point whose skin faces the viewer less than this (1 is full face) is not shown as seen."""
SMOOTHING = 2
TOLERANCE = 0.015
"""How far, in cm, a polygon may leave out a point of its edge."""
CRUMB = 0.12
"""Parts of an area smaller than this in a view, cm2, are left out, and such holes are filled."""
HAIR, SMALL = 0.25, 0.25
"""So are parts that are on average narrower than HAIR, cm, and smaller than this share of the largest: slivers along
the outline of the body."""

Sees = Callable[[float, float, int], bool]
"""Tells whether a view shows a patch at a point (view units), or within a pixel of it."""


@dataclass(frozen=True)
class Camera:
    """How a view projects a body."""

    right: Point
    up: Point
    toward: Point
    left: float
    top: float
    units_per_cm: float
    far: bool
    """Whether points are told that the body itself hides."""

    @classmethod
    def of(cls, data: Mapping[str, Any], units_per_cm: float) -> Camera:
        """Return the camera as cameras.json has it."""
        right, up, toward = (tuple(data["axes"][first : first + 3]) for first in (0, 3, 6))
        return cls(right, up, toward, data["left"], data["top"], units_per_cm, bool(data["far"]))

    def project(self, place: Point) -> tuple[float, float]:
        """Return a place of the body in view units."""
        x = (dot(place, self.right) - self.left) * self.units_per_cm
        return x, (self.top - dot(place, self.up)) * self.units_per_cm


class Picture:
    """One view of one body, to draw areas and points in."""

    def __init__(self, camera: Camera, points: Sequence[Point], sees: Sees) -> None:
        """`points` are the body's vertices."""
        self._camera = camera
        self._points = points
        self._sees = sees

    def point(self, spot: SkinPoint, facing: Point) -> tuple[float, float, bool]:
        """Return where a point lies in view units, and whether the view shows it."""
        x, y = self._camera.project(blend([self._points[corner] for corner in spot.corners], spot.weights))
        shown = dot(facing, self._camera.toward) > EDGE_ON and self._sees(x, y, spot.patch)
        return x, y, shown

    def rings(self, cutting: Cutting, places: Sequence[Point]) -> tuple[Ring, ...]:
        """Return the visible polygons of an area, even-odd; `places` are those of the cutting's nodes on this body."""
        flat = [self._camera.project(place) for place in places]
        unit = self._camera.units_per_cm
        loops = [[flat[number] for number in loop] for loop in _loops(self._visible_edges(cutting, flat))]
        sizes = [abs(_area(loop)) / unit**2 for loop in loops]
        largest = max(sizes, default=0.0)
        kept = [
            simplified(smoothed(loop, SMOOTHING), TOLERANCE * unit)
            for loop, size in zip(loops, sizes, strict=True)
            if size > CRUMB and (size > SMALL * largest or _width(loop) > HAIR * unit)
        ]
        return tuple(tuple(ring) for ring in kept if len(ring) > 2)

    def _visible_edges(self, cutting: Cutting, flat: Sequence[tuple[float, float]]) -> dict[tuple[int, int], None]:
        """Return the edges of the visible faces that no two of them share."""
        edges: dict[tuple[int, int], None] = {}
        for face in cutting.faces:
            loop = face.loop
            if not self._visible([flat[number] for number in loop], face.patch):
                continue
            before = loop[-1]
            for number in loop:
                if (number, before) in edges:
                    del edges[number, before]
                elif number != before:
                    edges[before, number] = None
                before = number
        return edges

    def _visible(self, corners: Sequence[tuple[float, float]], patch: int) -> bool:
        x0, y0 = corners[-1]
        doubled = x = y = 0.0
        for x1, y1 in corners:
            doubled += x0 * y1 - x1 * y0
            x, y = x + x1, y + y1
            x0, y0 = x1, y1
        # y runs down, so what turns this way faces away.
        return doubled < 0 and self._sees(x / len(corners), y / len(corners), patch)


def _loops(edges: Mapping[tuple[int, int], None]) -> Iterator[list[int]]:
    """Yield edges as closed lines of nodes."""
    following: dict[int, list[int]] = {}
    for start, end in edges:
        following.setdefault(start, []).append(end)
    while following:
        start = at = next(iter(following))
        line = []
        while at in following:
            line.append(at)
            ends = following[at]
            onward = ends.pop()
            if not ends:
                del following[at]
            at = onward
        if at == start and len(line) > 2:
            yield line


def smoothed(ring: Sequence[tuple[float, float]], passes: int) -> list[tuple[float, float]]:
    """Return a closed line of which each point is averaged with its neighbours `passes` times."""
    points = list(ring)
    for _ in range(passes):
        points = [
            ((x0 + 2 * x1 + x2) / 4, (y0 + 2 * y1 + y2) / 4)
            for (x0, y0), (x1, y1), (x2, y2) in zip((points[-1], *points[:-1]), points, (*points[1:], points[0]),
                                                    strict=True)
        ]  # fmt: skip
    return points


def simplified(ring: Sequence[tuple[float, float]], tolerance: float) -> list[tuple[float, float]]:
    """Return a closed line without points that lie within `tolerance` of the line through those kept."""
    if len(ring) < 4:
        return list(ring)
    far = max(range(len(ring)), key=lambda number: math.dist(ring[0], ring[number]))
    closed = [*ring, ring[0]]
    kept = {0, far}
    spans = [(0, far), (far, len(ring))]
    while spans:
        first, last = spans.pop()
        worst, at = tolerance, -1
        for number in range(first + 1, last):
            away = _away(closed[number], closed[first], closed[last])
            if away > worst:
                worst, at = away, number
        if at > 0:
            kept.add(at)
            spans += [(first, at), (at, last)]
    return [ring[number] for number in sorted(kept) if number < len(ring)]


def _area(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs) / 2


def _width(ring: Sequence[tuple[float, float]]) -> float:
    """Return the mean width of a long shape."""
    around = sum(math.dist(first, second) for first, second in zip(ring, (*ring[1:], ring[0]), strict=True))
    return 2 * abs(_area(ring)) / around if around else 0.0


def _away(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    """Return the distance of a point from the line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    share = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square if square else 0.0
    share = min(max(share, 0.0), 1.0)
    return math.hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
