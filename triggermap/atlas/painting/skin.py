"""The skin as a mesh of quads, the same for all bodies; lengths in cm, x to the person's left, y up, z forward."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from triggermap.atlas import format as files
from triggermap.atlas.format import AtlasError
from triggermap.domain.zones import Digit, RayFace, RayMark

Point = tuple[float, float, float]
Corners = tuple[int, int, int]
Quad = tuple[int, int, int, int]

CELL = 2.0
"""Edge in cm of the cells in which vertices are looked up."""
SIDE_COST = 1.5
"""How many cm nearer a point must be to win from one whose skin faces the wanted way, for each unit of difference."""


@dataclass(frozen=True, slots=True)
class SkinPoint:
    """A point on the skin, which lies at the same place on every body."""

    position: Point
    """On the reference body."""
    corners: Corners
    """Of the triangle that holds it."""
    weights: tuple[float, float, float]
    patch: int


class Skin:
    """The reference body's skin, with what is needed to find one's way on it; reading takes a tenth of a second.

    Raises:
        AtlasError: where a file is missing or damaged.
    """

    def __init__(self, root: Path, reference: str, mirrors: Sequence[int]) -> None:
        self._root = root
        file = root / files.SKIN
        table = files.read_json(file)
        try:
            self._half, self._middle = int(table["vertices"]), int(table["middle"])
            count = int(table["quads"])
            spots: Mapping[str, list[float]] = dict(table["landmarks"])
            self._digits: Mapping[str, Mapping[str, Mapping[str, list[float]]]] = dict(table["rays"])
        except (KeyError, TypeError, ValueError) as error:
            raise AtlasError(file, f"the file is damaged ({error})") from error
        numbers = files.decode_numbers(root / files.SKIN_MESH, 6 * count)
        a, b, c, d, first, second = (numbers[column * count : (column + 1) * count] for column in range(6))
        other = [self.mirror(vertex) for vertex in range(2 * self._half - self._middle)]
        left = list(zip(a, b, c, d, strict=True))
        self.quads: list[Quad] = left + [(other[a], other[d], other[c], other[b]) for a, b, c, d in left]
        """Corners, counter-clockwise from outside; a quad is cut from its first corner to its third."""
        pairs = list(zip(first, second, strict=True))
        self.patches: list[tuple[int, int]] = pairs + [(mirrors[two], mirrors[one]) for one, two in pairs]
        """By quad, the patches of the triangles 0-1-2 and 0-2-3."""
        self._reference = reference
        self._steps = files.decode_numbers(root / reference / files.SKIN_POINTS, 3 * self._half)
        self.points = self.points_of(reference)
        self.quads_at: list[list[int]] = [[] for _ in self.points]
        at = self.quads_at
        for number, (first_corner, second_corner, third, fourth) in enumerate(self.quads):
            at[first_corner].append(number)
            at[second_corner].append(number)
            at[third].append(number)
            at[fourth].append(number)
        self._spots = spots
        self._fans: dict[int, list[tuple[int, int]]] = {}
        self._normals: dict[int, Point] = {}

    def mirror(self, vertex: int) -> int:
        """Return the vertex at the mirror place."""
        if vertex < self._middle:
            return vertex
        shift = self._half - self._middle
        return vertex + shift if vertex < self._half else vertex - shift

    def points_of(self, body: str) -> list[Point]:
        """Return the places of all vertices on a body.

        Raises:
            AtlasError: where the body's file is missing or damaged.
        """
        steps = self._steps
        if body != self._reference:
            apart = files.decode_numbers(self._root / body / files.SKIN_POINTS, len(steps))
            steps = [own + more for own, more in zip(steps, apart, strict=True)]
        count = self._half
        x, y, z = ([step / files.POINTS_PER_CM for step in steps[first : first + count]]
                   for first in (0, count, 2 * count))  # fmt: skip
        half = list(zip(x, y, z, strict=True))
        return half + [(-x, y, z) for x, y, z in half[self._middle :]]

    @cached_property
    def landmarks(self) -> Mapping[str, SkinPoint]:
        """Landmarks of the person's left and of the midline."""
        return {name: self._landmark(int(number), weights) for name, (number, *weights) in self._spots.items()}

    @cached_property
    def rays(self) -> Mapping[Digit, Mapping[RayFace, Mapping[RayMark, SkinPoint]]]:
        """Places along fingers and toes of the person's left, on either side of each."""
        return {
            Digit(digit): {
                RayFace(face): {
                    RayMark(mark): self._landmark(int(number), weights) for mark, (number, *weights) in marks.items()
                }
                for face, marks in faces.items()
            }
            for digit, faces in self._digits.items()
        }

    def _landmark(self, triangle: int, weights: Sequence[float]) -> SkinPoint:
        total = sum(weights)
        first, second, third = (weight / total for weight in weights)
        corners = self.triangles(triangle // 2)[triangle % 2]
        spot = blend([self.points[corner] for corner in corners], (first, second, third))
        return SkinPoint(spot, corners, (first, second, third), self.patches[triangle // 2][triangle % 2])

    def triangles(self, quad: int) -> tuple[Corners, Corners]:
        """Return the two triangles of a quad."""
        a, b, c, d = self.quads[quad]
        return (a, b, c), (a, c, d)

    def fan(self, vertex: int) -> list[tuple[int, int]]:
        """Return the two other corners of each triangle at a vertex."""
        found = self._fans.get(vertex)
        if found is None:
            found = self._fans[vertex] = []
            for quad in self.quads_at[vertex]:
                for corners in self.triangles(quad):
                    if vertex in corners:
                        first, second = (corner for corner in corners if corner != vertex)
                        found.append((first, second))
        return found

    def normal(self, vertex: int) -> Point:
        """Return the direction in which the skin faces, of length 1."""
        found = self._normals.get(vertex)
        if found is None:
            x = y = z = 0.0
            for quad in self.quads_at[vertex]:
                a, b, c, d = (self.points[corner] for corner in self.quads[quad])
                across = cross(minus(c, a), minus(d, b))
                x, y, z = x + across[0], y + across[1], z + across[2]
            found = self._normals[vertex] = unit((x, y, z))
        return found

    def facing(self, point: SkinPoint) -> Point:
        """Return the direction in which the skin faces at a point, of length 1."""
        return unit(blend([self.normal(corner) for corner in point.corners], point.weights))

    @cached_property
    def _cells(self) -> Mapping[tuple[int, int, int], list[int]]:
        cells: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for vertex, (x, y, z) in enumerate(self.points):
            cells[int(x // CELL), int(y // CELL), int(z // CELL)].append(vertex)
        return cells

    def within(self, place: Point, radius: float) -> Iterator[tuple[float, int]]:
        """Yield each vertex within `radius` with its distance."""
        spans = [range(int((value - radius) // CELL), int((value + radius) // CELL) + 1) for value in place]
        cells, points = self._cells, self.points
        for x in spans[0]:
            for y in spans[1]:
                for z in spans[2]:
                    for vertex in cells.get((x, y, z), ()):
                        distance = math.dist(place, points[vertex])
                        if distance <= radius:
                            yield distance, vertex

    def nearest(self, place: Point, facing: Point) -> SkinPoint:
        """Return the skin nearest to a place; skin that faces as `facing` (length 0 to 1) counts as nearer."""
        radius = CELL
        while not (found := min(self.within(place, radius), default=None)):
            radius *= 2
        reach = found[0] + 2 * SIDE_COST + 0.5
        costs = ((away - SIDE_COST * dot(self.normal(vertex), facing), vertex)
                 for away, vertex in self.within(place, reach))  # fmt: skip
        quads = {quad for _, vertex in sorted(costs)[:6] for quad in self.quads_at[vertex]}
        best: tuple[float, SkinPoint] | None = None
        for quad in sorted(quads):
            for corners, patch in zip(self.triangles(quad), self.patches[quad], strict=True):
                a, b, c = (self.points[corner] for corner in corners)
                weights = closest(place, a, b, c)
                spot = blend((a, b, c), weights)
                cost = math.dist(spot, place) - SIDE_COST * dot(unit(cross(minus(b, a), minus(c, a))), facing)
                if best is None or cost < best[0]:
                    best = cost, SkinPoint(spot, corners, weights, patch)
        assert best is not None
        return best[1]


def minus(first: Point, second: Point) -> Point:
    """Return `first` - `second`."""
    return first[0] - second[0], first[1] - second[1], first[2] - second[2]


def dot(first: Point, second: Point) -> float:
    """Return the scalar product."""
    return first[0] * second[0] + first[1] * second[1] + first[2] * second[2]


def cross(first: Point, second: Point) -> Point:
    """Return the vector product."""
    return (
        first[1] * second[2] - first[2] * second[1],
        first[2] * second[0] - first[0] * second[2],
        first[0] * second[1] - first[1] * second[0],
    )


def unit(vector: Point) -> Point:
    """Return the vector at length 1; one without length as it is."""
    length = math.hypot(*vector) or 1.0
    return vector[0] / length, vector[1] / length, vector[2] / length


def blend(points: Sequence[Point], weights: Sequence[float]) -> Point:
    """Return the weighted mean of points; the weights add up to 1."""
    x = y = z = 0.0
    for (px, py, pz), weight in zip(points, weights, strict=True):
        x, y, z = x + weight * px, y + weight * py, z + weight * pz
    return x, y, z


def closest(place: Point, a: Point, b: Point, c: Point) -> tuple[float, float, float]:
    """Return the weights of a triangle's corners at its point nearest to `place`."""
    ab, ac, ap, bp, cp = minus(b, a), minus(c, a), minus(place, a), minus(place, b), minus(place, c)
    d1, d2, d3, d4, d5, d6 = dot(ab, ap), dot(ac, ap), dot(ab, bp), dot(ac, bp), dot(ab, cp), dot(ac, cp)
    if d1 <= 0 and d2 <= 0:
        return 1.0, 0.0, 0.0
    if d3 >= 0 and d4 <= d3:
        return 0.0, 1.0, 0.0
    if d6 >= 0 and d5 <= d6:
        return 0.0, 0.0, 1.0
    va, vb, vc = d3 * d6 - d5 * d4, d5 * d2 - d1 * d6, d1 * d4 - d3 * d2
    if vc <= 0 and d1 >= 0 >= d3:
        share = _share(d1, -d3)
        return 1 - share, share, 0.0
    if vb <= 0 and d2 >= 0 >= d6:
        share = _share(d2, -d6)
        return 1 - share, 0.0, share
    if va <= 0 and d4 >= d3 and d5 >= d6:
        share = _share(d4 - d3, d5 - d6)
        return 0.0, 1 - share, share
    total = va + vb + vc
    return (va / total, vb / total, vc / total) if total else (1.0, 0.0, 0.0)


def _share(first: float, second: float) -> float:
    return first / (first + second) if first + second else 0.0
