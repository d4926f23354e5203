"""An area of skin cut out of the mesh: how much of each patch it covers, and its faces for drawing."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from triggermap.atlas.painting.fields import FAR
from triggermap.atlas.painting.paint import Area
from triggermap.atlas.painting.skin import Point, Skin, blend, cross, minus
from triggermap.domain.zones import SHARPEST, softness

WEIGHT_EDGE = 0.6
"""Where only the size is wanted, quads are cut into pieces with about this edge, cm."""
FINE_EDGE = 0.5
MOST_CUTS = 4
"""For drawing, into so many by so many at most, until their edges are no longer than FINE_EDGE."""
NARROW = 0.6
"""A quad none of whose corners is nearer than this share of its edge has no part of the area in it."""

Shares = tuple[tuple[int, ...], tuple[float, ...]]
"""A point as the weighted mean of vertices: their numbers and weights."""
Spotted = int | tuple[int, int, int]
"""A point of the cut skin: a vertex; (vertex, higher vertex, cut) on an edge; (-1 - quad, column, row) in a quad."""


def weight(value: float, soft: float) -> float:
    """Return how much a distance outside the edge covers, 1 inside to 0 outside, one half on the edge; it runs over
    `soft` cm to each side."""
    return min(max(0.5 - value / (2 * soft), 0.0), 1.0)


def covered(skin: Skin, area: Area) -> dict[int, float]:
    """Return how many cm2 of each patch an area covers, by weight."""
    found: dict[int, float] = defaultdict(float)
    soft = softness(-min(area.values.values(), default=0.0))
    for quad in _quads(skin, area, soft):
        values = [area.own_values.get(corner, FAR) for corner in skin.quads[quad]]
        edge = _longest(skin, quad)
        if min(values) > edge + soft:
            continue
        a, b, c, d = (skin.points[corner] for corner in skin.quads[quad])
        size = math.hypot(*cross(minus(c, a), minus(d, b))) / 2
        first, second = skin.patches[quad]
        cuts = 1 if max(values) < -soft else max(1, round(edge / WEIGHT_EDGE))
        for column in range(cuts):
            for row in range(cuts):
                share = 1.0 if max(values) < -soft else weight(_within(skin, area, quad, (column + 0.5) / cuts,
                                                                       (row + 0.5) / cuts), soft)  # fmt: skip
                share *= size / cuts**2
                found[first if column > row else second] += share / 2
                found[second if row > column else first] += share / 2
    return found


def _quads(skin: Skin, area: Area, soft: float) -> list[int]:
    near = (vertex for vertex, value in area.own_values.items() if value < soft + WEIGHT_EDGE)
    return sorted({quad for vertex in near for quad in skin.quads_at[vertex]})


def _longest(skin: Skin, quad: int) -> float:
    a, b, c, d = (skin.points[corner] for corner in skin.quads[quad])
    return max(math.dist(a, b), math.dist(b, c), math.dist(c, d), math.dist(d, a))


def _within(skin: Skin, area: Area, quad: int, u: float, v: float) -> float:
    """Return the value inside a quad, `u` of the way from its first corner to its second, `v` to its last."""
    corners, weights = skin.quads[quad], ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)
    return area.own_at(blend([skin.points[corner] for corner in corners], weights), corners, weights)


@dataclass(frozen=True)
class Face:
    """A piece of an area."""

    loop: tuple[int, ...]
    """Its corners, as numbers in `Cutting.nodes`, counter-clockwise from outside."""
    patch: int


@dataclass
class Cutting:
    """An area as faces that join without gaps; the same for every body and view."""

    nodes: list[Shares] = field(default_factory=list)
    faces: list[Face] = field(default_factory=list)

    def places(self, points: Sequence[Point]) -> list[Point]:
        """Return where the nodes lie on a body with these vertices."""
        return [
            points[corners[0]] if len(corners) == 1 else blend([points[corner] for corner in corners], weights)
            for corners, weights in self.nodes
        ]


class Cutter:
    """Cuts one area out."""

    def __init__(self, skin: Skin, area: Area) -> None:
        self._skin = skin
        self._area = area
        self.cutting = Cutting()
        self._numbers: dict[object, int] = {}
        self._values: list[float] = []
        whole, crossed = self._sorted_quads()
        longest = max((_longest(skin, quad) for quad in crossed), default=0.0)
        self._cuts = min(MOST_CUTS, max(1, math.ceil(longest / FINE_EDGE)))
        self._cut_edges = {frozenset(edge) for quad in crossed for edge in _edges(skin.quads[quad])}
        for quad in whole:
            self._add_whole(quad)
        for quad in crossed:
            self._add_crossed(quad)

    def _sorted_quads(self) -> tuple[list[int], list[int]]:
        """Return the quads that lie in the area, and those that its edge crosses."""
        whole, crossed = [], []
        for quad in _quads(self._skin, self._area, SHARPEST):
            values = [self._area.own_values.get(corner, FAR) for corner in self._skin.quads[quad]]
            if max(values) <= 0:
                whole.append(quad)
            elif min(values) < NARROW * _longest(self._skin, quad):
                crossed.append(quad)
        return whole, crossed

    def _node(self, key: object, corners: tuple[int, ...], weights: tuple[float, ...], value: float) -> int:
        number = self._numbers[key] = len(self.cutting.nodes)
        self.cutting.nodes.append((corners, weights))
        self._values.append(value)
        return number

    def _number(self, spot: Spotted) -> int:
        found = self._numbers.get(spot)
        if found is not None:
            return found
        if isinstance(spot, int):
            return self._node(spot, (spot,), (1.0,), self._area.own_values.get(spot, FAR))
        corners, weights = self._shares(spot)
        place = blend([self._skin.points[corner] for corner in corners], weights)
        return self._node(spot, corners, weights, self._area.own_at(place, corners, weights))

    def _shares(self, spot: tuple[int, int, int]) -> Shares:
        first, second, third = spot
        if first >= 0:
            share = third / self._cuts
            return (first, second), (1 - share, share)
        u, v = second / self._cuts, third / self._cuts
        return self._skin.quads[-1 - first], ((1 - u) * (1 - v), u * (1 - v), u * v, (1 - u) * v)

    def _on_edge(self, first: int, second: int, cut: int) -> Spotted:
        if cut in (0, self._cuts):
            return second if cut else first
        return (first, second, cut) if first < second else (second, first, self._cuts - cut)

    def _spotted(self, quad: int, column: int, row: int) -> Spotted:
        """Return the point at `column` and `row` of a cut quad; neighbours share those on their edges."""
        a, b, c, d = self._skin.quads[quad]
        last = self._cuts
        if row in (0, last):
            return self._on_edge(d, c, column) if row else self._on_edge(a, b, column)
        if column in (0, last):
            return self._on_edge(b, c, row) if column else self._on_edge(a, d, row)
        return -1 - quad, column, row

    def _add_whole(self, quad: int) -> None:
        for corners, patch in zip(self._skin.triangles(quad), self._skin.patches[quad], strict=True):
            loop: list[int] = []
            for start, end in zip(corners, (*corners[1:], corners[0]), strict=True):
                steps = self._cuts if frozenset((start, end)) in self._cut_edges else 1
                loop += [self._number(self._on_edge(start, end, step) if step else start) for step in range(steps)]
            self.cutting.faces.append(Face(tuple(loop), patch))

    def _add_crossed(self, quad: int) -> None:
        first, second = self._skin.patches[quad]
        cuts = self._cuts
        grid = [[self._number(self._spotted(quad, column, row)) for column in range(cuts + 1)]
                for row in range(cuts + 1)]  # fmt: skip
        for row in range(cuts):
            for column in range(cuts):
                a, b = grid[row][column], grid[row][column + 1]
                d, c = grid[row + 1][column], grid[row + 1][column + 1]
                self._add_triangle(a, b, c, first if column >= row else second)
                self._add_triangle(a, c, d, second if row >= column else first)

    def _add_triangle(self, a: int, b: int, c: int, patch: int) -> None:
        values = self._values
        if values[a] > 0 and values[b] > 0 and values[c] > 0:
            return
        kept: list[int] = []
        for start, end in ((a, b), (b, c), (c, a)):
            if values[start] <= 0:
                kept.append(start)
            if (values[start] <= 0) != (values[end] <= 0):
                kept.append(self._crossing(start, end))
        self.cutting.faces.append(Face(tuple(kept), patch))

    def _crossing(self, first: int, second: int) -> int:
        """Return the node where the area's edge crosses the line between two nodes."""
        key = (first, second) if first < second else (second, first)
        found = self._numbers.get(("cross", key))
        if found is not None:
            return found
        low, high = self._values[key[0]], self._values[key[1]]
        share = low / (low - high)
        shares: dict[int, float] = {}
        for part, number in ((1 - share, key[0]), (share, key[1])):
            for corner, own in zip(*self.cutting.nodes[number], strict=True):
                shares[corner] = shares.get(corner, 0.0) + part * own
        return self._node(("cross", key), tuple(shares), tuple(shares.values()), 0.0)


def _edges(quad: tuple[int, int, int, int]) -> tuple[tuple[int, int], ...]:
    a, b, c, d = quad
    return (a, b), (b, c), (c, d), (d, a)
