"""Distances and shortest ways along the skin, by fast marching over its triangles."""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable, Collection, Mapping

from triggermap.atlas.painting.skin import Corners, Point, Skin, SkinPoint, blend, closest, cross, minus

DETOUR, ROOM = 1.06, 0.8
"""A way is first looked for where going there and on adds up to no more than so many times the straight line, and ROOM
cm; further off where it proves to be longer than that."""
STEP = 0.3
"""Length of a step, cm."""


def march(
    skin: Skin,
    starts: Mapping[int, float],
    limit: float,
    inside: Callable[[int], bool] | None = None,
    until: Collection[int] = (),
) -> dict[int, float]:
    """Return the distance in cm along the skin of each vertex up to `limit`, given those of the `starts`.

    It ends early, two steps beyond them, once all of `until` are known, and goes only where `inside` allows.
    """
    points, fan, dist, push, far = skin.points, skin.fan, math.dist, heapq.heappush, math.inf
    known: dict[int, float] = {}
    open_ones = set(until)
    heap = [(value, vertex) for vertex, value in starts.items()]
    best = dict(starts)
    heapq.heapify(heap)
    while heap:
        value, vertex = heapq.heappop(heap)
        if vertex in known:
            continue
        known[vertex] = value
        if value > limit:
            break
        open_ones.discard(vertex)
        if until and not open_ones:
            limit, until = value + 2 * STEP, ()
        here = points[vertex]
        for first, second in fan(vertex):
            if first in known:
                if second in known:
                    continue
                third, other = second, first
            elif second in known:
                third, other = first, second
            else:
                # Of a triangle with one known corner both others are reached along its edges.
                for third in (first, second):
                    reached = value + dist(here, points[third])
                    if reached < best.get(third, far) and (inside is None or inside(third)):
                        best[third] = reached
                        push(heap, (reached, third))
                continue
            there = points[third]
            reached = min(value + dist(here, there), _across(value, known[other], here, points[other], there))
            if reached < best.get(third, far) and (inside is None or inside(third)):
                best[third] = reached
                push(heap, (reached, third))
    return known


def _across(first: float, second: float, a: Point, b: Point, c: Point) -> float:
    """Return the distance of `c` over the edge a-b with the distances `first` and `second`; infinite beside it.

    The source is unfolded into the triangle's plane, on the other side of the edge.
    """
    ax, ay, az = a
    ex, ey, ez = b[0] - ax, b[1] - ay, b[2] - az
    ox, oy, oz = c[0] - ax, c[1] - ay, c[2] - az
    square = ex * ex + ey * ey + ez * ez
    length = math.sqrt(square)
    if not length:
        return math.inf
    source = (first * first - second * second + square) / (2 * length)
    depth = math.sqrt(max(0.0, first * first - source * source))
    along = (ex * ox + ey * oy + ez * oz) / length
    height = math.sqrt(max(0.0, ox * ox + oy * oy + oz * oz - along * along))
    if not depth + height:
        return math.inf
    crossing = source + (along - source) * depth / (depth + height)
    return math.hypot(along - source, height + depth) if 0 <= crossing <= length else math.inf


def way(skin: Skin, start: SkinPoint, end: SkinPoint) -> list[Point]:
    """Return the shortest way along the skin between two points, both included."""
    straight = math.dist(start.position, end.position)
    if straight < STEP or start.corners == end.corners:
        return [start.position, end.position]
    points = skin.points
    sources = {corner: math.dist(points[corner], end.position) for corner in end.corners}
    most = DETOUR * straight + ROOM
    while True:

        def near(vertex: int, most: float = most) -> bool:
            place = points[vertex]
            return math.dist(place, start.position) + math.dist(place, end.position) < most

        known = march(skin, sources, math.inf, near, start.corners)
        length = max(known.get(corner, math.inf) for corner in start.corners)
        if length < most or len(known) == len(points):
            return _down(skin, known, start, end)
        most = 1.3 * length if length < math.inf else 2 * most


def _down(skin: Skin, field: Mapping[int, float], start: SkinPoint, end: SkinPoint) -> list[Point]:
    """Follow the field's slope from `start` to `end`."""
    line, corners, place = [start.position], start.corners, start.position
    steps = int(max(field[corner] for corner in corners) / STEP * 1.5) + 8
    for _ in range(steps):
        if math.dist(place, end.position) < 1.5 * STEP:
            break
        slope = _slope(skin, field, corners)
        wanted = (place[0] - STEP * slope[0], place[1] - STEP * slope[1], place[2] - STEP * slope[2])
        found = _on_skin(skin, field, corners, wanted)
        if found is None or math.dist(found[1], place) < 0.2 * STEP:
            corners, place = _lowest(skin, field, corners)
        else:
            corners, place = found
        line.append(place)
    return [*line, end.position]


def _lowest(skin: Skin, field: Mapping[int, float], corners: Corners) -> tuple[Corners, Point]:
    """Return the lowest vertex near by, with a triangle at it: on a ridge of the field the slope leads nowhere."""
    around = {near for corner in corners for pair in skin.fan(corner) for near in pair if near in field}
    lowest = min(around, key=lambda vertex: (field[vertex], vertex))
    known = (pair for pair in skin.fan(lowest) if pair[0] in field and pair[1] in field)
    pair = next(known, None)
    return (corners if pair is None else (lowest, *pair)), skin.points[lowest]


def _slope(skin: Skin, field: Mapping[int, float], corners: Corners) -> Point:
    """Return the direction, of length 1, in which the field rises most in a triangle."""
    a, b, c = (skin.points[corner] for corner in corners)
    first, second, third = (field[corner] for corner in corners)
    along, out = minus(b, a), minus(c, a)
    normal = cross(along, out)
    for_b, for_c = cross(out, normal), cross(normal, along)
    x, y, z = ((second - first) * for_b[axis] + (third - first) * for_c[axis] for axis in range(3))
    length = math.hypot(x, y, z) or 1.0
    return x / length, y / length, z / length


def _on_skin(skin: Skin, field: Mapping[int, float], corners: Corners, wanted: Point) -> tuple[Corners, Point] | None:
    """Return the triangle near `corners`, and the point in it, that is nearest to a place."""
    best: tuple[float, Corners, Point] | None = None
    for vertex in corners:
        for first, second in skin.fan(vertex):
            if first not in field or second not in field:
                continue
            a, b, c = skin.points[vertex], skin.points[first], skin.points[second]
            spot = blend((a, b, c), closest(wanted, a, b, c))
            away = math.dist(spot, wanted)
            if best is None or away < best[0]:
                best = away, (vertex, first, second), spot
    return None if best is None else best[1:]
