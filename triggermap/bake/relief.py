"""Bones and tendons that show through the skin: shallow ridges and hollows laid on the drawn surface.

The base mesh is smoother than a person. Collarbones, shoulder blades, the long neck muscles, kneecaps, the lines of the
palm and the arch of the foot help the eye to find its way on a map. They are for drawing alone (a few millimetres) and
change no measurement.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from triggermap.bake.body import BodyMesh
from triggermap.bake.mesh import FloatArray, IntArray
from triggermap.bake.raster import Surface

FRONT, BACK, UP = np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.0, -1.0]), np.array([0.0, 1.0, 0.0])
FAR = 300.0
SMALL_HAND, SMALL_FOOT = 9.8, 13.0
"""cm from the wrist to the knuckle of the middle finger, and level from the ankle to that of the second toe."""
PALM_CREASES = (
    ((7.4, 2.9), (6.9, 1.7), (5.6, 0.85), (3.6, 0.4), (1.3, 0.35)),
    ((7.5, 2.9), (7.2, 1.4), (6.5, -0.6), (5.3, -2.2)),
    ((7.4, -3.0), (7.9, -1.7), (8.3, -0.2), (9.0, 0.75)),
    ((0.3, 1.7), (0.2, 0.0), (0.3, -1.6)),
)
"""(u, v) along the ball of the thumb, across the palm twice, and at the wrist."""
SAMPLES = 60
"""Points along a ridge."""


@dataclass(frozen=True)
class Ridge:
    """A ridge (or hollow, where `height` is negative) along places on the skin of the person's left; cm."""

    places: tuple[FloatArray, ...]
    height: float
    width: float
    """Standard deviation of its round profile."""
    taper: float = 0.0
    """Share of the length over which either end runs out."""


def raised(body: BodyMesh, points: FloatArray, normals: FloatArray, mirror: IntArray, surface: Surface) -> FloatArray:
    """`points` (n, 3) of the body's drawn surface with the relief, the same on both sides."""
    skin = cKDTree(points)
    height = np.zeros(len(points))
    for ridge in _ridges(body, surface):
        height += _heights(ridge, points, skin)
    return points + (height + height[mirror])[:, None] * normals


def _heights(ridge: Ridge, points: FloatArray, skin: cKDTree) -> FloatArray:
    line = _along(np.array(ridge.places)) if len(ridge.places) > 1 else np.array(ridge.places)
    line = points[skin.query(line)[1]]
    if len(line) > 1:
        # Snapping to vertices makes steps: smooth them away again.
        for _ in range(6):
            line[1:-1] = (line[:-2] + 2 * line[1:-1] + line[2:]) / 4
        line = _evenly(line)
    reach = 3.5 * ridge.width
    box = np.all((points > line.min(axis=0) - reach) & (points < line.max(axis=0) + reach), axis=1)
    index = np.nonzero(box)[0]
    distance, share = _distance(line, points[index])
    ends = np.clip(np.minimum(share, 1 - share) / ridge.taper, 0, 1) if ridge.taper else np.ones(len(share))
    result = np.zeros(len(points))
    result[index] = ridge.height * np.exp(-0.5 * (distance / ridge.width) ** 2) * ends * ends * (3 - 2 * ends)
    return result


def _evenly(line: FloatArray) -> FloatArray:
    """The same curve with its points at equal distances."""
    way = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))])
    steps = np.linspace(0, way[-1], SAMPLES)
    return np.stack([np.interp(steps, way, line[:, axis]) for axis in range(3)], axis=-1)


def _distance(line: FloatArray, points: FloatArray) -> tuple[FloatArray, FloatArray]:
    """How far points are from a curve of close samples, and how far along it (0..1) the nearest place is."""
    distance, nearest = cKDTree(line).query(points)
    if len(line) == 1:
        return np.asarray(distance), np.zeros(len(points))
    # Between samples too, or the samples would show as beads.
    before, after = np.maximum(nearest - 1, 0), np.minimum(nearest + 1, len(line) - 1)
    along = (line[after] - line[before]) / (after - before)[:, None]
    step = np.einsum("ij,ij->i", points - line[nearest], along) / np.maximum((along**2).sum(axis=1), 1e-9)
    step = np.clip(step, np.maximum(-0.6, -nearest), np.minimum(0.6, len(line) - 1 - nearest))
    foot = line[nearest] + step[:, None] * along
    return np.linalg.norm(points - foot, axis=1), (nearest + step) / (len(line) - 1)


def _along(places: FloatArray) -> FloatArray:
    """SAMPLES points along a smooth curve through the places (Catmull-Rom)."""
    padded = np.concatenate([[2 * places[0] - places[1]], places, [2 * places[-1] - places[-2]]])
    curve = []
    for t in np.linspace(0, len(places) - 1, SAMPLES):
        k = min(int(t), len(places) - 2)
        u = t - k
        a, b, c, d = padded[k : k + 4]
        curve.append(0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u**2 + (3 * b - a - 3 * c + d) * u**3))
    return np.array(curve)


def _ridges(body: BodyMesh, surface: Surface) -> tuple[Ridge, ...]:
    """The relief of a body, placed by its joints."""
    joint = body.joints
    breastbone, shoulder = joint["clavicle.L"], joint["upperarm01.L"]
    knee, size = joint["lowerleg01.L"], body.height / 168
    strong = 1.0 if body.name == "male" else 0.8
    tip = breastbone[0] + 0.93 * (shoulder[0] - breastbone[0])
    top = _skin(surface, np.array([tip, 0.0, shoulder[2]]), UP)[1]

    def at(share: float, up: float, side: FloatArray = FRONT) -> FloatArray:
        """On the skin, on the collarbone's line from the breastbone 0 to the tip of the shoulder 1, moved up cm."""
        x = breastbone[0] + share * (tip - breastbone[0])
        low, high = breastbone[1] + 0.5 * size, top - 1.1 * size
        return _skin(surface, np.array([x, low + share * (high - low) + up * size, 0.0]), side)

    def on(x: float, up: float, side: FloatArray) -> FloatArray:
        """On the skin, x from the midline and up from the inner end of the collarbone, cm of a small body."""
        return _skin(surface, np.array([x * size, breastbone[1] + up * size, 0.0]), side)

    def at_knee(out: float, up: float) -> FloatArray:
        return _skin(surface, knee + np.array([out, up, 0.0]), FRONT)

    mastoid = np.array([6.4, joint["eye.L"][1] / size - 4.8, joint["eye.L"][2] / size - 8.0]) * size
    notch = on(0.9, 0.8, FRONT)
    neck = [mastoid + t * (notch - mastoid) + np.array([0.0, 0.0, 1.2 * t * (1 - t) * 4]) for t in (0, 0.33, 0.66, 1)]
    root, border, angle = on(6.3, -2.0, BACK), on(6.4, -8.0, BACK), on(7.8, -14.0, BACK)
    return (
        Ridge((at(0, 0), at(0.35, -0.3), at(0.7, 0.4), at(1, 0)), 0.26 * strong, 0.75, 0.15),
        Ridge((at(0.3, 1.9), at(0.6, 1.8)), -0.36 * strong, 1.15),
        Ridge((at(0.35, -2.2), at(0.85, -2.4)), -0.18 * strong, 1.3, 0.3),
        Ridge(tuple(neck), 0.24 * strong, 0.75, 0.25),
        Ridge((on(0, 1.2, FRONT),), -0.12, 0.8),
        Ridge((at(1, -0.8, BACK), at(0.65, -1.2, BACK), root), 0.24 * strong, 1.0, 0.25),
        Ridge((root, border, angle), 0.22 * strong, 1.1, 0.25),
        Ridge((on(4.4, -5.0, BACK), on(5.4, -13.0, BACK)), -0.14 * strong, 1.5, 0.3),
        Ridge((at_knee(-0.3, 1.2),), 0.30, 1.7),
        Ridge((at_knee(3.0, 0.5),), -0.22, 1.2),
        Ridge((at_knee(-3.6, 0.5),), -0.22, 1.2),
        Ridge((at_knee(-0.2, -4.2),), 0.16, 1.1),
        *_hand_ridges(joint, surface),
        *_foot_ridges(joint, surface),
    )


def _hand_ridges(joint: Mapping[str, FloatArray], surface: Surface) -> Iterator[Ridge]:
    """Creases of palm and wrist, knuckles and the tendons behind them; u runs to the fingers, v to the thumb, cm of a
    small hand."""
    wrist, knuckle = joint["wrist.L"], joint["finger3-1.L"]
    size = float(np.linalg.norm(knuckle - wrist)) / SMALL_HAND
    along = _unit(knuckle - wrist)
    across = joint["finger2-1.L"] - joint["finger5-1.L"]
    across = _unit(across - along * (across @ along))
    palm = np.cross(along, across)
    palm *= np.sign(palm[2])

    def at(u: float, v: float) -> FloatArray:
        return _outwards(surface, wrist + (u * along + v * across) * size, palm)

    for places in PALM_CREASES:
        yield Ridge(tuple(at(u, v) for u, v in places), -0.075 * size, 0.12, 0.3)
    for finger in range(2, 6):
        first, second = joint[f"finger{finger}-1.L"], joint[f"finger{finger}-2.L"]
        base = first + 0.75 * size * _unit(second - first)
        ends = (_outwards(surface, base + side * 0.55 * size * across, palm) for side in (-1, 0, 1))
        yield Ridge(tuple(ends), -0.06 * size, 0.1, 0.2)
        back = _outwards(surface, first, -palm)
        yield Ridge((back,), 0.10 * size, 0.45)
        middle = _outwards(surface, first + 0.55 * (wrist - first), -palm)
        yield Ridge((back, middle), 0.05 * size, 0.2, 0.3)


def _foot_ridges(joint: Mapping[str, FloatArray], surface: Surface) -> Iterator[Ridge]:
    """The arch, the ball under the toes and both ankle bones; a runs from the ankle to the toes, b outwards, cm."""
    ankle, toes = joint["foot.L"], joint["toe2-1.L"]
    size = float(np.linalg.norm((toes - ankle) * (1, 0, 1))) / SMALL_FOOT
    ahead = _unit((toes - ankle) * (1, 0, 1))
    outer = np.array([ahead[2], 0.0, -ahead[0]])

    def under(a: float, b: float) -> FloatArray:
        return _outwards(surface, ankle * (1, 0.25, 1) + (a * ahead + b * outer) * size, -UP)

    yield Ridge((under(1.2, -1.2), under(4.4, -1.7), under(7.8, -1.4)), -0.32 * size, 1.25, 0.35)
    yield Ridge((under(11.6, -1.9),), 0.16 * size, 1.2)
    yield Ridge((under(10.6, 2.2),), 0.10 * size, 1.2)
    yield Ridge((_outwards(surface, ankle - 0.9 * size * ahead - 0.3 * size * UP, outer),), 0.18 * size, 1.0)
    yield Ridge((_outwards(surface, ankle + 0.3 * size * ahead + 0.7 * size * UP, -outer),), 0.2 * size, 1.1)


def _outwards(surface: Surface, inside: FloatArray, direction: FloatArray) -> FloatArray:
    """The skin met from a place inside the body."""
    _, _, distance = surface.first_hits(inside[None], direction[None])
    return np.asarray(inside + (float(distance[0]) if float(distance[0]) < FAR else 0.0) * direction)


def _unit(vector: FloatArray) -> FloatArray:
    return np.asarray(vector / np.linalg.norm(vector))


def _skin(surface: Surface, place: FloatArray, side: FloatArray) -> FloatArray:
    """The skin above `place` (front, behind, by the unit vector `side`); `place` itself where there is none."""
    flat = place * (side == 0)
    _, _, distance = surface.first_hits((flat + FAR * side)[None], -side[None])
    return np.asarray(flat + (FAR - float(distance[0])) * side if float(distance[0]) < 2 * FAR else place)
