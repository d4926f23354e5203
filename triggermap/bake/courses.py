"""Strokes that follow the body's own build: a ring round a limb, a rib, a level of the spine, a finger's ray.

Each becomes dense points on the skin with the stroke's half width at each, as `Skin.distance` takes them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.sparse import csgraph

from triggermap.bake.body import BodyMesh
from triggermap.bake.geodesics import SAMPLE_STEP, Skin, SurfaceError, SurfacePoint, sampled
from triggermap.bake.landmarks import left_joints
from triggermap.bake.mesh import unit
from triggermap.domain.ribs import rib_spots
from triggermap.domain.zones import Band, Digit, Level, LimbSide, Ray, RayFace, RayMark, Rib, Spot

FloatArray: TypeAlias = npt.NDArray[np.float64]
Course: TypeAlias = tuple[FloatArray, FloatArray]
"""Points (k, 3) on the skin, and the half width (k,) there, cm."""

UP = np.array([0.0, 1.0, 0.0])
SIDES: Mapping[LimbSide, FloatArray] = {
    LimbSide.FRONT: np.array([0.0, 0.0, 1.0]),
    LimbSide.BACK: np.array([0.0, 0.0, -1.0]),
    LimbSide.OUTER: np.array([1.0, 0.0, 0.0]),
    LimbSide.INNER: np.array([-1.0, 0.0, 0.0]),
}
QUARTER = np.cos(np.radians(45.0))
STATION = 2.5
"""cm above and below a ring at which the limb's middle is taken, to lay the ring square to the limb."""
SQUARINGS = 2
LEANING = 1.6
"""Rings of which one is this many times as long as the other do not lie on the same limb."""
HALF_DIGIT = 0.8
"""About how far the skin lies from the middle of a finger, cm."""
METACARPAL = 0.4
"""Where the bone of a toe begins, as a share of the way from the ankle to its knuckle."""


def band_course(skin: Skin, place: Callable[[Spot], SurfacePoint], stroke: Band) -> Course:
    """Return a ring round the limb, or the quarters of it that are wanted.

    Raises:
        SurfaceError: where no skin lies at its level, or none on the wanted side.
    """
    level = place(stroke.level).position
    axis = UP
    if stroke.level.end is not None:
        plain = replace(stroke.level, up=0.0, out=0.0, front=0.0)
        axis = place(replace(plain, fraction=1.0)).position - place(replace(plain, fraction=0.0)).position
        axis = axis / max(float(np.linalg.norm(axis)), 1e-9)
    ring = skin_ring(skin, level, axis)
    for _ in range(SQUARINGS):
        middle = ring.mean(axis=0)
        above, below = (skin_ring(skin, middle + sign * STATION * axis, axis) for sign in (1.0, -1.0))
        lengths = sorted(len(part) for part in (above, ring, below))
        if lengths[-1] > LEANING * lengths[0]:
            break  # where a limb joins the trunk
        axis = above.mean(axis=0) - below.mean(axis=0)
        axis = axis / np.linalg.norm(axis)
        ring = skin_ring(skin, level, axis)
    away = ring - ring.mean(axis=0)
    away /= np.maximum(np.linalg.norm(away, axis=1, keepdims=True), 1e-9)
    kept = np.zeros(len(ring), dtype=bool) | (not stroke.parts)
    for part in stroke.parts:
        towards = SIDES[part] - axis * (SIDES[part] @ axis)
        kept |= away @ (towards / max(float(np.linalg.norm(towards)), 1e-9)) >= QUARTER
    if not kept.any():
        raise SurfaceError("the ring has no skin on that side", level)
    points = ring[kept]
    return points, np.full(len(points), stroke.width / 2)


def skin_ring(skin: Skin, through: FloatArray, axis: FloatArray) -> FloatArray:
    """Return points (k, 3) at equal distances along the ring that a plane cuts out of the skin nearest to a point.

    Raises:
        SurfaceError: where the plane meets no skin.
    """
    height = (skin.vertices - through) @ axis
    above = (height > 0) & skin.skin
    ends = skin.edges
    cut = (above[ends[:, 0]] != above[ends[:, 1]]) & skin.skin[ends[:, 0]]
    number = np.cumsum(cut) - 1
    share = height[ends[cut, 0]] / (height[ends[cut, 0]] - height[ends[cut, 1]])
    points = skin.vertices[ends[cut, 0]] * (1 - share)[:, None] + skin.vertices[ends[cut, 1]] * share[:, None]
    if not len(points):
        raise SurfaceError("no skin lies at that level", through)
    edges = skin.face_nodes[:, 3:] - len(skin.vertices)
    crossed = cut[edges]
    pairs = number[edges[crossed.sum(axis=1) == 2][crossed[crossed.sum(axis=1) == 2]]].reshape(-1, 2)
    links = sparse.coo_array((np.ones(len(pairs)), (pairs[:, 0], pairs[:, 1])), shape=(len(points), len(points)))
    part = csgraph.connected_components(links, directed=False)[1]
    nearest = int(np.linalg.norm(points - through, axis=1).argmin())
    own = pairs[part[pairs[:, 0]] == part[nearest]]
    return _evenly(points, own)


def _evenly(points: FloatArray, pairs: npt.NDArray[np.int64]) -> FloatArray:
    """Return points SAMPLE_STEP apart along pieces (k, 2) of a line."""
    start, way = points[pairs[:, 0]], points[pairs[:, 1]] - points[pairs[:, 0]]
    counts = np.maximum(np.ceil(np.linalg.norm(way, axis=1) / SAMPLE_STEP).astype(int), 1)
    piece = np.repeat(np.arange(len(pairs)), counts)
    step = np.arange(len(piece)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.asarray(start[piece] + way[piece] * ((step + 0.5) / counts[piece])[:, None])


def rib_course(skin: Skin, place: Callable[[Spot], SurfacePoint], stroke: Rib) -> Course:
    """Return the wanted part of a rib.

    Raises:
        SurfaceError: where its places cannot be joined along the skin.
    """
    points, heads = _joined(skin, [place(spot) for spot in rib_spots(stroke.number)], stroke.width / 2)
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(points, axis=0), axis=1))])
    kept = (along >= stroke.start * along[-1] - 1e-9) & (along <= stroke.end * along[-1] + 1e-9)
    return points[kept], heads[kept]


def level_course(skin: Skin, place: Callable[[Spot], SurfacePoint], stroke: Level) -> Course:
    """Return a strip from the midline outwards at a level of the spine."""
    ends = [place(replace(stroke.spot, out=stroke.spot.out + reach)) for reach in (stroke.start, stroke.end)]
    return _joined(skin, ends, stroke.width / 2)


@dataclass(frozen=True)
class RayLine:
    """A finger or toe of the person's left: where its joints lie, and the way to the skin on either side."""

    marks: Mapping[RayMark, FloatArray]
    towards: Mapping[RayFace, FloatArray]


def ray_course(skin: Skin, lines: Mapping[Digit, RayLine], stroke: Ray) -> Course:
    """Return a strip along a finger or toe.

    Raises:
        SurfaceError: where the body has no such finger or toe.
    """
    line = lines.get(stroke.digit)
    if line is None:
        raise SurfaceError(f"the body has no {stroke.digit}")
    order = list(RayMark)
    wanted = order[order.index(stroke.start) : order.index(stroke.end) + 1]
    places = ray_places(skin, line, stroke.face)
    return _joined(skin, [places[mark] for mark in wanted if mark in places], stroke.radius)


def ray_places(skin: Skin, line: RayLine, face: RayFace) -> dict[RayMark, SurfacePoint]:
    """Return where the marks of a finger or toe lie on one side of it."""
    towards = line.towards[face]
    return {mark: skin.nearest(place + HALF_DIGIT * towards, towards) for mark, place in line.marks.items()}


def ray_lines(body: BodyMesh) -> dict[Digit, RayLine]:
    """Return the rays of a body's left hand and foot."""
    joint = left_joints(body)
    along = unit(joint["finger3-1"] - joint["wrist"])
    across = joint["finger2-1"] - joint["finger5-1"]
    palm = np.cross(along, across)
    palm = unit(palm * np.sign(palm[2]))
    found = {}
    digits = list(Digit)
    for number, digit in enumerate(digits[:5], 1):
        thumb = digit is Digit.THUMB
        names = (f"finger{number}-{bone}" for bone in range(1, 4))
        first, second, third = (joint[name] for name in names)
        base = first if thumb else joint[f"metacarpal{number - 1}"]
        chain = [base, second if thumb else first, None if thumb else second, third, joint[f"finger{number}-3.tip"]]
        towards = palm
        if thumb:
            # The thumb looks across the palm.
            axis = unit(third - second)
            sideways = unit(across - axis * (axis @ across))
            towards = unit(0.75 * palm - sideways)
        found[digit] = _ray_line(chain, {RayFace.PALM: towards, RayFace.BACK: -towards})
    for number, digit in enumerate(digits[5:], 1):
        knuckle = joint[f"toe{number}-1"]
        base = joint["foot"] + METACARPAL * (knuckle - joint["foot"])
        middle = None if number == 1 else joint[f"toe{number}-2"]
        last = "2" if number == 1 else "3"
        chain = [base, knuckle, middle, joint[f"toe{number}-{last}"], joint[f"toe{number}-{last}.tip"]]
        found[digit] = _ray_line(chain, {RayFace.SOLE: -UP, RayFace.TOP: UP})
    return found


def _ray_line(chain: Sequence[FloatArray | None], towards: Mapping[RayFace, FloatArray]) -> RayLine:
    marks = {mark: place for mark, place in zip(RayMark, chain, strict=True) if place is not None}
    return RayLine(marks, towards)


def _joined(skin: Skin, places: Sequence[SurfacePoint], radius: float) -> Course:
    """Return the way along the skin through some places."""
    paths = [skin.path(start, end) for start, end in itertools.pairwise(places)]
    return sampled(paths, [radius] * len(places))
