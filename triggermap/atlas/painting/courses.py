"""Strokes that follow the body's own build, as samples: a ring round a limb, a rib, a level of the spine, a ray."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from triggermap.atlas.painting.fields import SAMPLE_STEP, Sample, sampled
from triggermap.atlas.painting.skin import Corners, Point, Skin, SkinPoint, blend, dot, minus, unit
from triggermap.atlas.painting.ways import way
from triggermap.domain.ribs import rib_spots
from triggermap.domain.zones import Band, Level, LimbSide, Ray, RayMark, Rib, Spot

UP: Point = (0.0, 1.0, 0.0)
SIDES: dict[LimbSide, Point] = {
    LimbSide.FRONT: (0.0, 0.0, 1.0),
    LimbSide.BACK: (0.0, 0.0, -1.0),
    LimbSide.OUTER: (1.0, 0.0, 0.0),
    LimbSide.INNER: (-1.0, 0.0, 0.0),
}
QUARTER = math.cos(math.radians(45.0))
STATION, SQUARINGS, LEANING = 2.5, 2, 1.6
"""As in the bake: a ring is laid square to its limb by the limb's middle so many cm above and below it, so many times,
where those rings are not that many times as long as it, as they are where the limb joins the trunk."""
LONGEST = 4000
"""Triangles after which a ring that does not close is given up."""

Place = Callable[[Spot], SkinPoint]


def level_samples(skin: Skin, place: Place, stroke: Level) -> list[Sample]:
    """Return a strip from the midline outwards at a level of the spine."""
    ends = [place(replace(stroke.spot, out=stroke.spot.out + reach)) for reach in (stroke.start, stroke.end)]
    return through(skin, ends, stroke.width / 2)


def rib_samples(skin: Skin, place: Place, stroke: Rib) -> list[Sample]:
    """Return the wanted part of a rib."""
    samples = through(skin, [place(spot) for spot in rib_spots(stroke.number)], stroke.width / 2)
    along = [0.0]
    for first, second in pairwise(samples):
        along.append(along[-1] + math.dist(first[:3], second[:3]))
    low, high = stroke.start * along[-1] - 1e-9, stroke.end * along[-1] + 1e-9
    return [sample for sample, at in zip(samples, along, strict=True) if low <= at <= high]


def ray_samples(skin: Skin, stroke: Ray) -> list[Sample]:
    """Return a strip along a finger or toe.

    Raises:
        KeyError: where the atlas has no such ray; its one argument is the name.
    """
    marks = skin.rays[stroke.digit][stroke.face]
    order = list(RayMark)
    wanted = order[order.index(stroke.start) : order.index(stroke.end) + 1]
    return through(skin, [marks[mark] for mark in wanted if mark in marks], stroke.radius)


def through(skin: Skin, places: Sequence[SkinPoint], radius: float) -> list[Sample]:
    """Return the way along the skin through some places."""
    return sampled([way(skin, *ends) for ends in pairwise(places)], [radius] * len(places))


def band_samples(skin: Skin, place: Place, stroke: Band) -> list[Sample]:
    """Return a ring round a limb, or the quarters of it that are wanted."""
    level, axis = place(stroke.level), UP
    if stroke.level.end is not None:
        low, high = (place(Spot(stroke.level.start, stroke.level.end, end)).position for end in (0.0, 1.0))
        axis = unit(minus(high, low))
    ring = ring_at(skin, level, axis)
    for _ in range(SQUARINGS):
        near = [_beside(skin, ring, sign * STATION, axis) for sign in (1.0, -1.0)]
        lengths = sorted(len(part) for part in (*near, ring))
        if lengths[-1] > LEANING * lengths[0]:
            break
        axis = unit(minus(_middle(near[0]), _middle(near[1])))
        ring = ring_at(skin, level, axis)
    kept = [point for point in ring if _on_side(minus(point, _middle(ring)), axis, stroke.parts)]
    return [(*point, stroke.width / 2) for point in kept or ring]


def _beside(skin: Skin, ring: Sequence[Point], away: float, axis: Point) -> list[Point]:
    """Return the ring so many cm further along the limb."""
    start = ring[0]
    moved = start[0] + away * axis[0], start[1] + away * axis[1], start[2] + away * axis[2]
    return ring_at(skin, skin.nearest(moved, unit(minus(start, _middle(ring)))), axis)


def _middle(ring: Sequence[Point]) -> Point:
    return blend(ring, [1 / len(ring)] * len(ring))


def _on_side(away: Point, axis: Point, parts: Sequence[LimbSide]) -> bool:
    if not parts:
        return True
    away = unit(away)
    for part in parts:
        side = SIDES[part]
        along = dot(side, axis)
        flat = unit((side[0] - along * axis[0], side[1] - along * axis[1], side[2] - along * axis[2]))
        if dot(away, flat) >= QUARTER:
            return True
    return False


def ring_at(skin: Skin, start: SkinPoint, axis: Point) -> list[Point]:
    """Return points SAMPLE_STEP apart along the line that the plane through a point, square to `axis`, cuts out of the
    skin; followed from triangle to triangle until it comes round."""
    height = {corner: dot(minus(skin.points[corner], start.position), axis) for corner in start.corners}

    def above(corner: int) -> bool:
        if corner not in height:
            height[corner] = dot(minus(skin.points[corner], start.position), axis)
        return height[corner] > 0

    triangle, line = _crossed(skin, start, above), list[Point]()
    entry = first = _edges(triangle, above)[0]
    for _ in range(LONGEST):
        line.append(_crossing(skin, entry, height))
        triangle = _across(skin, entry, triangle)
        entry = next(edge for edge in _edges(triangle, above) if edge != entry)
        if entry == first:
            break
    return _evenly([*line, line[0]])


def _crossed(skin: Skin, start: SkinPoint, above: Callable[[int], bool]) -> Corners:
    """Return the triangle nearest to the start that the plane crosses: its own, but for rounding."""
    own = [start.corners]
    own += [three for corner in start.corners for quad in skin.quads_at[corner] for three in skin.triangles(quad)]
    return next(three for three in own if len({above(corner) for corner in three}) == 2)


def _edges(triangle: Corners, above: Callable[[int], bool]) -> list[tuple[int, int]]:
    """Return the two edges of a triangle that the plane crosses."""
    a, b, c = triangle
    return [(min(ends), max(ends)) for ends in ((a, b), (b, c), (c, a)) if above(ends[0]) != above(ends[1])]


def _across(skin: Skin, edge: tuple[int, int], triangle: Corners) -> Corners:
    """Return the triangle on the other side of an edge."""
    both = (quad for quad in skin.quads_at[edge[0]] if edge[1] in skin.quads[quad])
    near = (three for quad in both for three in skin.triangles(quad))
    return next(three for three in near if edge[0] in three and edge[1] in three and three != triangle)


def _crossing(skin: Skin, edge: tuple[int, int], height: dict[int, float]) -> Point:
    low, high = height[edge[0]], height[edge[1]]
    share = low / (low - high)
    return blend((skin.points[edge[0]], skin.points[edge[1]]), (1 - share, share))


def _evenly(line: Sequence[Point]) -> list[Point]:
    points = []
    for first, second in pairwise(line):
        count = max(1, math.ceil(math.dist(first, second) / SAMPLE_STEP))
        points += [blend((first, second), (1 - step / count, step / count)) for step in range(count)]
    return points
