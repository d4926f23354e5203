"""Strokes as fields: how many cm a point of the skin lies outside an edge, negative inside; FAR where not known."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from triggermap.atlas.painting.skin import Point, Skin
from triggermap.atlas.painting.ways import march

FAR = 9.0
SAMPLE_STEP = 0.25
ROUNDING, LARGEST_ROUNDING = 0.7, 1.3
"""A stroke is rounded at its spots over this share of its radius, and at most so many cm."""
STRAIGHT, FOLDED = 1.15, 1.45
"""Where the way along the skin is at most STRAIGHT times as long as the straight line, the skin between is nearly flat
and the line the better measure; from FOLDED on the way counts."""
DEPTH = 1.0
"""How deep inside a region its border is still measured, cm."""
SMOOTHING = 2
"""How often the border of a region, which follows the mesh, is averaged with what lies round it."""

Sample = tuple[float, float, float, float]
"""A point of a stroke's middle line, and the stroke's radius there."""


class Field(Protocol):
    """Distances outside an edge."""

    @property
    def values(self) -> Mapping[int, float]:
        """The distances of the vertices inside the edge and near it."""

    def at(self, place: Point, corners: Sequence[int], weights: Sequence[float], /) -> float:
        """Return the distance at a place on the skin, which is the weighted mean of some vertices of one quad."""


class StrokeField:
    """A stroke: the skin within a radius of a line."""

    def __init__(self, skin: Skin, samples: Sequence[Sample], reach: float) -> None:
        """`reach`: up to how many cm outside the edge the distance is wanted."""
        self._samples = samples
        self._middle = [sample[:3] for sample in samples]
        starts, origin = self._seeds(skin)
        widest = max(sample[3] for sample in samples)
        known = march(skin, starts, (widest + reach) * (STRAIGHT + FOLDED) / 2)
        self._near: dict[int, int] = {}
        self._detour: dict[int, float] = {}
        self.values: dict[int, float] = {}
        for vertex, length in known.items():
            place = skin.points[vertex]
            guess = origin.get(vertex)
            if guess is None:
                # The march knows its vertices in the order of their distance: one round this is known already.
                around = (other for pair in skin.fan(vertex) for other in pair if other in self._near)
                guess = min((self._near[other] for other in around), key=lambda number: self._edge(place, number))
            number = self._near[vertex] = self._best(place, guess)
            straight = math.dist(place, self._middle[number])
            share = min(max((length / max(straight, 1e-6) - STRAIGHT) / (FOLDED - STRAIGHT), 0.0), 1.0)
            near_start = vertex in starts
            detour = 0.0 if near_start else share * share * (3 - 2 * share) * (length - straight)
            self._detour[vertex] = detour
            self.values[vertex] = self._edge(place, number) + detour

    def _seeds(self, skin: Skin) -> tuple[dict[int, float], dict[int, int]]:
        """Return the vertices round the line with their distances, and the sample that each is nearest to."""
        starts: dict[int, float] = {}
        origin: dict[int, int] = {}
        for number, place in enumerate(self._middle):
            radius = 0.6
            while (found := min(skin.within(place, radius), default=None)) is None:
                radius *= 2
            for vertex in {found[1], *(other for pair in skin.fan(found[1]) for other in pair)}:
                away = math.dist(place, skin.points[vertex])
                if away < starts.get(vertex, math.inf):
                    starts[vertex], origin[vertex] = away, number
        return starts, origin

    def _edge(self, place: Point, number: int) -> float:
        x, y, z, radius = self._samples[number]
        return math.dist(place, (x, y, z)) - radius

    def _best(self, place: Point, number: int) -> int:
        """Return the sample whose edge is nearest, found by going along the line from `number`."""
        value, moved = self._edge(place, number), True
        while moved:
            moved = False
            for other in (number - 1, number + 1, number - 3, number + 3):
                if 0 <= other < len(self._samples) and (new := self._edge(place, other)) < value:
                    value, number, moved = new, other, True
                    break
        return number

    def at(self, place: Point, corners: Sequence[int], weights: Sequence[float]) -> float:
        """Return the distance from the stroke's edge."""
        near, samples = self._near, self._samples
        detour, best, tried = 0.0, math.inf, -1
        for corner, weight in zip(corners, weights, strict=True):
            middle = near.get(corner)
            if middle is None:
                return FAR
            detour += weight * self._detour[corner]
            if middle == tried:
                continue
            tried = middle
            for number in range(max(middle - 1, 0), min(middle + 2, len(samples))):
                x, y, z, radius = samples[number]
                value = math.dist(place, (x, y, z)) - radius
                if value < best:
                    best = value
        return best + detour


class HalvedField:
    """A stroke that ends at the midline: `sign` 1 keeps the person's left of it, -1 the right."""

    def __init__(self, skin: Skin, field: StrokeField, sign: float) -> None:
        self._field, self._sign = field, sign
        points = skin.points
        self.values: dict[int, float] = {
            vertex: max(value, -sign * points[vertex][0]) for vertex, value in field.values.items()
        }

    def at(self, place: Point, corners: Sequence[int], weights: Sequence[float]) -> float:
        """Return the distance from the edge of what is left of it."""
        return max(self._field.at(place, corners, weights), -self._sign * place[0])


class RegionField:
    """A whole region of the skin."""

    def __init__(self, skin: Skin, quads: Sequence[int], inside: frozenset[int], reach: float) -> None:
        """`quads` hold all of the region, `inside` its patches; known up to `reach` cm outside."""
        share = self._shares(skin, quads, inside)
        outer: dict[int, float] = {}
        inner: dict[int, float] = {}
        for vertex, own in share.items():
            for other in {near for pair in skin.fan(vertex) for near in pair}:
                beyond = share.get(other, 0.0)
                if own >= 0.5 > beyond:
                    length = math.dist(skin.points[vertex], skin.points[other])
                    part = (own - 0.5) / (own - beyond)
                    inner[vertex] = min(inner.get(vertex, math.inf), length * part)
                    outer[other] = min(outer.get(other, math.inf), length * (1 - part))
        self._beyond = reach + 0.3
        self.values: dict[int, float] = {vertex: -DEPTH for vertex, own in share.items() if own >= 0.5}
        depths = march(skin, inner, DEPTH, lambda vertex: share.get(vertex, 0.0) >= 0.5) if inner else {}
        self.values |= {vertex: -min(value, DEPTH) for vertex, value in depths.items()}
        self.values |= march(skin, outer, reach, lambda vertex: share.get(vertex, 0.0) < 0.5) if outer else {}

    @staticmethod
    def _shares(skin: Skin, quads: Sequence[int], inside: frozenset[int]) -> dict[int, float]:
        """Return for each vertex in or at the region how much of the skin round it belongs to it, 0 to 1."""
        share: dict[int, float] = {}
        for vertex in {corner for quad in quads for corner in skin.quads[quad]}:
            around = [patch for quad in skin.quads_at[vertex] for patch in skin.patches[quad]]
            share[vertex] = sum(patch in inside for patch in around) / len(around)
        for _ in range(SMOOTHING):
            mixed = {vertex for vertex, own in share.items() if 0 < own < 1}
            fringe = mixed | {near for vertex in mixed for pair in skin.fan(vertex) for near in pair}
            smooth = {}
            for vertex in fringe:
                beside = {near for pair in skin.fan(vertex) for near in pair}
                mean = sum(share.get(near, 0.0) for near in beside) / len(beside)
                smooth[vertex] = (share.get(vertex, 0.0) + mean) / 2
            share |= smooth
        return share

    def at(self, place: Point, corners: Sequence[int], weights: Sequence[float]) -> float:
        """Return the distance from the region's border."""
        pairs = zip(corners, weights, strict=True)
        return sum(weight * self.values.get(corner, self._beyond) for corner, weight in pairs)


def sampled(ways: Sequence[Sequence[Point]], radii: Sequence[float]) -> list[Sample]:
    """Return samples along consecutive ways, rounded where they meet; `radii` has one for each end of a way."""
    line = [ways[0][0], *(place for way in ways for place in way[1:])]
    marks, along = [0.0], [0.0]
    for way in ways:
        for first, second in pairwise(way):
            along.append(along[-1] + math.dist(first, second))
        marks.append(along[-1])
    total = along[-1]
    count = max(2, math.ceil(total / SAMPLE_STEP) + 1)
    at = [total * number / (count - 1) for number in range(count)]
    axes = [_read(at, along, [place[axis] for place in line]) for axis in range(3)]
    rows = list(zip(*axes, _read(at, marks, radii), strict=True))
    return eased(rows, min(ROUNDING * sum(radii) / len(radii), total / 6, LARGEST_ROUNDING) / SAMPLE_STEP)


def _read(at: Sequence[float], marks: Sequence[float], values: Sequence[float]) -> list[float]:
    """Return the values at the ascending positions `at`, given those at `marks`."""
    found, row = [], 0
    for position in at:
        while row < len(marks) - 2 and marks[row + 1] < position:
            row += 1
        span = marks[row + 1] - marks[row]
        share = min(max((position - marks[row]) / span, 0.0), 1.0) if span else 0.0
        found.append(values[row] + share * (values[row + 1] - values[row]))
    return found


def eased(rows: list[Sample], sigma: float) -> list[Sample]:
    """Return a line's points averaged along it, by a bell of `sigma` points; its ends stay."""
    count = min(len(rows) - 1, int(4 * sigma))
    if count < 1:
        return rows
    bell = [math.exp(-0.5 * (step / sigma) ** 2) for step in range(-count, count + 1)]
    whole = sum(bell)

    def beyond(end: Sample, row: Sample) -> Sample:
        return 2 * end[0] - row[0], 2 * end[1] - row[1], 2 * end[2] - row[2], 2 * end[3] - row[3]

    before = [beyond(rows[0], row) for row in rows[count:0:-1]]
    after = [beyond(rows[-1], row) for row in rows[-2 : -count - 2 : -1]]
    longer = [*before, *rows, *after]
    smooth = [rows[0]]
    for number in range(1, len(rows) - 1):
        part = longer[number : number + 2 * count + 1]
        x, y, z, radius = (sum(weight * row[axis] for weight, row in zip(bell, part, strict=True)) / whole
                           for axis in range(4))  # fmt: skip
        smooth.append((x, y, z, radius))
    return [*smooth, rows[-1]]
