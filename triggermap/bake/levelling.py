"""Levelling: vertices slid along the skin of the trunk, so that levels of the spine lie alike on every body.

Bodies share their topology, and with it landmarks, regions and zones. But the targets that give a body its sex or its
weight also drag the lower back's vertices up and apart: a vertebra would lie centimetres above the iliac crest of its
level. So each level of the reference body's waist is brought to one height all round, and the strip beside the spine
back to its width. Only the vertices move, along the surface: the body's shape stays.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.spatial import cKDTree

from triggermap.bake import mesh
from triggermap.bake.geodesics import closest_on_triangles
from triggermap.bake.mesh import FloatArray, IntArray

LEVEL = (90.0, 98.0, 112.0, 121.0)
"""Heights on the reference body between which vertices are levelled, fully from the second to the third, cm."""
STRIP = (94.0, 99.0, 121.0, 131.0)
"""The same for the widths beside the spine."""
SECTORS = 6
"""Parts of half the waist, from the navel round to the spine, that count alike in the height of a level."""
SPREAD = 1.5
"""Heights that make up a level, cm (standard deviation)."""
HALF_WIDTH = 12.0
"""From the midline to the side of the reference body's waist, cm."""
STEPS, REPEATS = 4, 8
NEAR = 10
"""Triangles tried for the nearest point of the surface."""


@dataclass(frozen=True)
class Cage:
    """The control mesh (n, 3) of a body in cm, soles at 0, the same topology for all bodies."""

    points: FloatArray
    height: float


def levelled(
    cage: Cage, reference: Cage, quads: IntArray, mirror: IntArray, trunk: npt.NDArray[np.float64]
) -> FloatArray:
    """The cage's points (n, 3) after levelling; `trunk` (n,) says how far each belongs to the trunk, 0 to 1."""
    step = mesh.catmull_clark(quads, mirror)
    limit = sparse.csr_array(mesh.limit_matrix(step.quads, len(step.mirror)) @ step.matrix)
    fine, faces = limit @ cage.points, mesh.triangles_of(step.quads)
    count = len(cage.points)
    # A control point lies off the surface; that gap is looked up anew where it comes to lie.
    gap = limit @ (cage.points - fine[:count])
    known = (limit @ reference.points)[:count]
    normals = mesh.vertex_normals(fine, faces)[:count]
    chosen = np.flatnonzero((trunk > 0.02) & (_window(known[:, 1], (LEVEL[0], *STRIP[1:3], STRIP[3])) > 0))
    goal, firm = _goals(fine[chosen], known[chosen], normals[chosen], trunk[chosen], cage.height / reference.height)
    places, gaps = _slid(fine[chosen], goal, firm, fine, faces, gap)
    result = cage.points.copy()
    result[chosen] += places - fine[chosen] + gaps - gap[chosen]
    return mesh.symmetrised(result, mirror)


def _goals(
    own: FloatArray, known: FloatArray, normals: FloatArray, trunk: FloatArray, scale: float
) -> tuple[FloatArray, FloatArray]:
    """Where points should lie, x and y (k, 2), and how firmly x is wanted (k,): not at all at the sides."""
    heights = known[:, 1]
    lift = _level_lift(own, known, scale, trunk)
    up = trunk * _window(heights, LEVEL) * (scale * heights + np.interp(heights, *lift) - own[:, 1])
    back = np.clip((-normals[:, 2] - 0.15) / 0.5, 0, 1)
    share = np.clip(np.abs(known[:, 0]) / HALF_WIDTH, 0, 1)
    widest = np.interp(heights, *_width(own, known))
    wanted = known[:, 0] * (scale + (widest - scale) * _smooth(share))
    across = trunk * _window(heights, STRIP) * back * (wanted - own[:, 0])
    return own[:, :2] + np.column_stack([across, up]), back


def _level_lift(own: FloatArray, known: FloatArray, scale: float, trunk: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Heights on the reference body, and how far above the scaled height the body has that level, on average."""
    heights = np.arange(LEVEL[0] - 4, LEVEL[3] + 5)
    middle = (known[:, 2].min() + known[:, 2].max()) / 2
    angle = np.arctan2(np.abs(known[:, 0]), known[:, 2] - middle)
    sector = np.minimum((angle / np.pi * SECTORS).astype(int), SECTORS - 1)
    off = own[:, 1] - scale * known[:, 1]
    near = np.exp(-0.5 * ((known[:, 1] - heights[:, None]) / SPREAD) ** 2) * trunk
    sums = np.array(
        [((near * (sector == part)) @ off, (near * (sector == part)).sum(axis=1)) for part in range(SECTORS)]
    )
    return heights, (sums[:, 0] / np.maximum(sums[:, 1], 1e-9)).mean(axis=0)


def _width(own: FloatArray, known: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Heights on the reference body, and how many times as wide the body is there."""
    heights = np.arange(STRIP[0], STRIP[3] + 1, 2.0)
    side = np.abs(known[:, 0]) > 0.75 * HALF_WIDTH
    near = np.exp(-0.5 * ((known[side, 1] - heights[:, None]) / (2 * SPREAD)) ** 2)
    ratio = own[side, 0] / known[side, 0]
    return heights, near @ ratio / np.maximum(near.sum(axis=1), 1e-9)


def _slid(
    start: FloatArray, goal: FloatArray, firm: FloatArray, points: FloatArray, faces: IntArray, values: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Points (k, 3) moved along a surface towards x and y of their goal, and the surface's `values` there (k, 3)."""
    corners = points[faces]
    tree = cKDTree(corners.mean(axis=1))
    here, found = start, np.zeros((len(start), 3))
    for turn in range(1, REPEATS + 1):
        aim = start[:, :2] + (goal - start[:, :2]) * min(turn / STEPS, 1)
        x = here[:, 0] + firm * (aim[:, 0] - here[:, 0])
        here, found = _nearest(np.column_stack([x, aim[:, 1], here[:, 2]]), tree, corners, values[faces])
    return here, found


def _nearest(
    wanted: FloatArray, tree: cKDTree, corners: FloatArray, values: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The surface's points nearest to `wanted` (k, 3), and the values (k, 3) there."""
    _, tried = tree.query(wanted, k=NEAR)
    near = corners[tried.ravel()]
    feet = closest_on_triangles(np.repeat(wanted, NEAR, axis=0), near).reshape(-1, NEAR, 3)
    best = np.linalg.norm(feet - wanted[:, None], axis=2).argmin(axis=1)
    rows = np.arange(len(wanted))
    foot, face = feet[rows, best], tried[rows, best]
    triangle = corners[face]
    areas = np.stack(
        [
            np.linalg.norm(np.cross(triangle[:, (k + 1) % 3] - foot, triangle[:, (k + 2) % 3] - foot), axis=1)
            for k in range(3)
        ],
        axis=1,
    )
    bary = areas / np.maximum(areas.sum(axis=1, keepdims=True), 1e-12)
    return foot, np.asarray((bary[:, :, None] * values[face]).sum(axis=1))


def _window(heights: FloatArray, marks: tuple[float, ...]) -> FloatArray:
    """1 from the second mark to the third, running out to 0 at the first and the fourth."""
    low, high = (heights - marks[0]) / (marks[1] - marks[0]), (marks[3] - heights) / (marks[3] - marks[2])
    return _smooth(np.clip(np.minimum(low, high), 0, 1))


def _smooth(share: FloatArray) -> FloatArray:
    return share * share * (3 - 2 * share)
