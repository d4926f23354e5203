"""Bones and tendons that show through the skin: shallow ridges and hollows laid on the drawn surface.

The base mesh is smoother than a person. Collarbones, shoulder blades, the long neck muscles, kneecaps, the lines of the
palm and the arch of the foot help the eye to find its way on a map. They are for drawing alone (a few millimetres) and
change no measurement. Those of hands and feet follow from the joints here; the others are authored, see `features.py`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.spatial import cKDTree

from triggermap.bake.body import BodyMesh
from triggermap.bake.features import Feature, smooth_curve
from triggermap.bake.mesh import FloatArray, IntArray, unit
from triggermap.bake.raster import Surface

UP = np.array([0.0, 1.0, 0.0])
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
NEAR = 40.0
"""View units in a centimetre from which the fine lines of hands and feet are drawn."""
NAIL = (
    (0.97, -0.40),
    (0.74, -0.43),
    (0.58, -0.36),
    (0.52, -0.16),
    (0.51, 0.0),
    (0.52, 0.16),
    (0.58, 0.36),
    (0.74, 0.43),
    (0.97, 0.40),
)
"""The edge of a nail: share of the way from the last joint to the tip, and cm to the side on a small middle finger."""
NAIL_WIDTHS = {
    "finger1": 1.15,
    "finger2": 0.98,
    "finger3": 1.0,
    "finger4": 0.95,
    "finger5": 0.8,
    "toe1": 1.6,
    "toe2": 0.72,
    "toe3": 0.7,
    "toe4": 0.68,
    "toe5": 0.6,
}
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
    line: float | None = None
    """View units in a centimetre from which it is drawn as a line; None for never."""


def ridges_of(body: BodyMesh, surface: Surface, features: Iterable[Feature] = ()) -> tuple[Ridge, ...]:
    """All relief of a body: what is authored as `features`, and that of hands and feet, placed by their joints."""
    shown = [
        # Those of the midline are laid on once for each side.
        Ridge(
            tuple(feature.on(body)), feature.height / (1 + feature.midline), feature.width, feature.taper, feature.line
        )
        for feature in features
    ]
    return (*shown, *_hand_ridges(body.joints, surface), *_foot_ridges(body.joints, surface))


def raised(points: FloatArray, normals: FloatArray, mirror: IntArray, ridges: Iterable[Ridge]) -> FloatArray:
    """`points` (n, 3) of the drawn surface with the relief, the same on both sides."""
    skin = cKDTree(points)
    height = np.zeros(len(points))
    for ridge in ridges:
        if ridge.height:
            height += _heights(ridge, points, skin)
    return points + (height + height[mirror])[:, None] * normals


def _heights(ridge: Ridge, points: FloatArray, skin: cKDTree) -> FloatArray:
    line = curve_of(ridge)
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


def curve_of(ridge: Ridge) -> FloatArray:
    """Points (k, 3) along a ridge."""
    return smooth_curve(ridge.places, SAMPLES) if len(ridge.places) > 1 else np.array(ridge.places)


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


def _hand_ridges(joint: Mapping[str, FloatArray], surface: Surface) -> Iterator[Ridge]:
    """Creases of palm and wrist, knuckles and the tendons behind them; u runs to the fingers, v to the thumb, cm of a
    small hand."""
    wrist, knuckle = joint["wrist.L"], joint["finger3-1.L"]
    size = float(np.linalg.norm(knuckle - wrist)) / SMALL_HAND
    along = unit(knuckle - wrist)
    across = joint["finger2-1.L"] - joint["finger5-1.L"]
    across = unit(across - along * (across @ along))
    palm = np.cross(along, across)
    palm *= np.sign(palm[2])

    def at(u: float, v: float) -> FloatArray:
        return _outwards(surface, wrist + (u * along + v * across) * size, palm)

    for places in PALM_CREASES:
        yield Ridge(tuple(at(u, v) for u, v in places), -0.085 * size, 0.12, 0.18, NEAR)
    for finger in range(2, 6):
        joints = [joint[f"finger{finger}-{number}.L"] for number in (1, 2, 3)]
        yield from _finger_ridges(joints, across, palm, size, surface)
        back, middle = (_outwards(surface, joints[0] + share * (wrist - joints[0]), -palm) for share in (0.0, 0.55))
        yield Ridge((back,), 0.10 * size, 0.45)
        yield Ridge((back, middle), 0.05 * size, 0.2, 0.3)
        yield _nail(joint, f"finger{finger}", across, -palm, size, surface)
    # The thumb's nail looks to its outer side, square to the palm's.
    first, last = joint["finger1-2.L"], joint["finger1-3.L"]
    axis = unit(last - first)
    thumbwards = unit(across - axis * (axis @ across))
    out = unit(thumbwards - 0.75 * palm)
    yield _nail(joint, "finger1", unit(np.cross(axis, out)), out, size, surface)


def _finger_ridges(
    joints: Sequence[FloatArray], across: FloatArray, palm: FloatArray, size: float, surface: Surface
) -> Iterator[Ridge]:
    """The creases of a finger: at its root and at both joints on the palm's side, over the joints on the back."""
    knuckle, middle, last = joints
    axis = unit(middle - knuckle)
    side = unit(across - axis * (across @ axis))

    def over(place: FloatArray, half: float, direction: FloatArray, bow: float = 0.0) -> tuple[FloatArray, ...]:
        steps = ((-1.0, 0.0), (-0.5, 0.75), (0.0, 1.0), (0.5, 0.75), (1.0, 0.0))
        return tuple(
            _outwards(surface, place + (share * half * side + bow * bend * axis) * size, direction)
            for share, bend in steps
        )

    root = knuckle + 0.75 * size * unit(middle - knuckle)
    yield Ridge(over(root, 0.62, palm), -0.06 * size, 0.1, 0.2, NEAR)
    yield Ridge(over(knuckle, 0.42, -palm, 0.2), 0.0, 0.1, 0.0, NEAR)
    for place, half in ((middle, 0.56), (last, 0.48)):
        yield Ridge(over(place, half, palm), -0.03 * size, 0.1, 0.2, NEAR)
        yield Ridge(over(place, 0.34 * half / 0.56, -palm, 0.12), -0.02 * size, 0.08, 0.3, NEAR)


def _nail(
    joint: Mapping[str, FloatArray], digit: str, side: FloatArray, out: FloatArray, size: float, surface: Surface
) -> Ridge:
    """The edge of a nail, a line alone."""
    last = 2 if digit == "toe1" else 3
    start, before = joint[f"{digit}-{last}.L"], joint[f"{digit}-{last - 1}.L"]
    axis = unit(start - before)
    side = unit(side - axis * (side @ axis))
    out = unit(out - axis * (out @ axis))
    # The skin met along the bone is the tip.
    tip = _outwards(surface, start, axis)
    width = NAIL_WIDTHS[digit] * size
    places = (start + share * (tip - start) + across * width * side for share, across in NAIL)
    return Ridge(tuple(_outwards(surface, place, out) for place in places), 0.0, 0.1, 0.0, NEAR)


def _foot_ridges(joint: Mapping[str, FloatArray], surface: Surface) -> Iterator[Ridge]:
    """The arch, the ball under the toes and both ankle bones; a runs from the ankle to the toes, b outwards, cm."""
    ankle, toes = joint["foot.L"], joint["toe2-1.L"]
    size = float(np.linalg.norm((toes - ankle) * (1, 0, 1))) / SMALL_FOOT
    ahead = unit((toes - ankle) * (1, 0, 1))
    outer = np.array([ahead[2], 0.0, -ahead[0]])

    def under(a: float, b: float) -> FloatArray:
        return _outwards(surface, ankle * (1, 0.25, 1) + (a * ahead + b * outer) * size, -UP)

    yield Ridge((under(1.2, -1.2), under(4.4, -1.7), under(7.8, -1.4)), -0.32 * size, 1.25, 0.35)
    yield Ridge((under(11.6, -1.9),), 0.16 * size, 1.2)
    yield Ridge((under(10.6, 2.2),), 0.10 * size, 1.2)
    yield Ridge((_outwards(surface, ankle - 0.9 * size * ahead - 0.3 * size * UP, outer),), 0.18 * size, 1.0)
    yield Ridge((_outwards(surface, ankle + 0.3 * size * ahead + 0.7 * size * UP, -outer),), 0.2 * size, 1.1)
    sole = ((7.6, -2.9), (8.6, -1.6), (8.9, 0.2), (8.2, 2.0), (7.4, 3.0))
    yield Ridge(tuple(under(a, b) for a, b in sole), -0.05 * size, 0.3, 0.3, NEAR)
    for number in range(1, 6):
        yield _nail(joint, f"toe{number}", outer, UP, size, surface)


def _outwards(surface: Surface, inside: FloatArray, direction: FloatArray) -> FloatArray:
    """The skin met from a place inside the body."""
    _, _, distance = surface.first_hits(inside[None], direction[None])
    return np.asarray(inside + (float(distance[0]) if float(distance[0]) < FAR else 0.0) * direction)
