"""The skin cut into small patches, each inside one region of one side, mirrored exactly.

Patches are what a pain drawing is made of: about 1 cm2 on face, hands and feet, about 4 cm2 elsewhere. Inner regions
(teeth, throat) get a patch without skin.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import ndimage
from scipy.cluster.vq import kmeans2

from triggermap.bake.body import BodyMesh
from triggermap.bake.mesh import FloatArray, IntArray, match_rows
from triggermap.bake.raster import Raster
from triggermap.bake.regions import RegionMap
from triggermap.domain.anatomy import Place

FINE_GROUPS = ("face", "hand", "foot", "wrist")
MIDDLE_GROUPS = ("head", "neck")
FINE, MIDDLE, COARSE, WIDE = 1.0, 2.0, 3.0, 4.2
"""Wanted patch areas in cm2."""
WIDE_GROUPS = ("thigh", "back", "buttock", "abdomen", "leg", "hip")
INNER_AREA = 4.0
ROUNDS = 8
NORMAL_REACH = 0.6
"""Skin that faces the opposite way counts as twice this many cm further away."""


@dataclass(frozen=True)
class Patches:
    """Patch 0 means none; patches count from 1. Arrays over patches have `count + 1` entries, the first unused."""

    face_patch: IntArray
    """(m,) the patch of each face of the mesh; the same for all bodies."""
    area: FloatArray
    """(count + 1,) cm2 on the reference body; nominal for inner regions."""
    place: IntArray
    """(count + 1,) index into `places`; -1 for patch 0."""
    mirror: IntArray
    """(count + 1,) the patch on the other side; patches of midline regions too are cut at the midline."""
    places: tuple[Place, ...]
    """Skin places first, numbered as by the region map, then the inner ones."""

    @property
    def count(self) -> int:
        """How many there are; the highest number."""
        return len(self.area) - 1


def wanted_area(region: str) -> float:
    """How large a patch of this region should be, cm2."""
    group = region.partition(".")[0]
    if group in FINE_GROUPS:
        return FINE
    if group in MIDDLE_GROUPS:
        return MIDDLE
    return WIDE if group in WIDE_GROUPS else COARSE


def make_patches(reference: BodyMesh, regions: RegionMap, inner: Sequence[Place]) -> Patches:
    """Cut the reference body's skin; `inner` are the places without skin."""
    labels = regions.classify(reference)
    corners = reference.vertices[reference.faces]
    areas = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
    centres = corners.mean(axis=1)
    face_mirror = mirrored_faces(reference)
    # Left means the side of the face's middle; on the midline itself nothing lies, for its faces have an edge there.
    left = centres[:, 0] > 0
    labels[~left] = regions.mirror[labels[face_mirror[~left]]]
    # Where skin lies against skin (ear, toes) the normals keep both sides apart.
    normals = reference.normals[reference.faces].mean(axis=1)
    features = np.column_stack([centres, NORMAL_REACH * normals])
    face_patch = np.zeros(len(labels), dtype=np.int64)
    place_of = [-1]
    for place in np.unique(labels[left]):
        own = np.flatnonzero(left & (labels == place))
        pieces = _cut(features[own], areas[own], wanted_area(regions.places[place].region))
        face_patch[own] = len(place_of) + pieces
        place_of.extend([int(place)] * (int(pieces.max()) + 1))
    half = len(place_of) - 1
    face_patch[~left] = face_patch[face_mirror[~left]] + half
    place_of.extend(int(regions.mirror[place]) for place in place_of[1:])
    area = np.bincount(face_patch, areas, 2 * half + 1).astype(np.float64)
    mirror = np.concatenate([[0], np.arange(1, half + 1) + half, np.arange(1, half + 1)])
    return _with_inner(face_patch, area, np.array(place_of), mirror, regions.places, inner)


def _with_inner(
    face_patch: IntArray, area: FloatArray, place: IntArray, mirror: IntArray,
    skin: tuple[Place, ...], inner: Sequence[Place],
) -> Patches:  # fmt: skip
    first = len(area)
    partner = [first + list(inner).index(own.mirrored) for own in inner]
    return Patches(
        face_patch,
        np.concatenate([area, np.full(len(inner), INNER_AREA)]),
        np.concatenate([place, len(skin) + np.arange(len(inner))]),
        np.concatenate([mirror, np.array(partner, dtype=np.int64)]),
        (*skin, *inner),
    )


def mirrored_faces(body: BodyMesh) -> IntArray:
    """(m,) the number of each face's mirror image."""
    other = np.sort(body.mirror[body.faces], axis=1)
    return match_rows(np.sort(body.faces, axis=1), other)


def _cut(places: FloatArray, areas: FloatArray, wanted: float) -> IntArray:
    """Number (k,) from 0 of the piece of each face, by their `places` (k, 6): round pieces of about `wanted` cm2."""
    count = max(1, round(float(areas.sum()) / wanted))
    if count >= len(areas):
        return np.arange(len(areas))
    if count == 1:
        return np.zeros(len(areas), dtype=np.int64)
    _, label = kmeans2(places, _spread(places, count), iter=ROUNDS, minit="matrix", missing="warn")
    _, compact = np.unique(label, return_inverse=True)
    return np.asarray(compact)


def _spread(centres: FloatArray, count: int) -> FloatArray:
    """`count` seeds far from each other: each the point that is farthest from those before it."""
    chosen = [int(np.argmax(centres[:, 1]))]
    away = np.linalg.norm(centres - centres[chosen[0]], axis=1)
    for _ in range(count - 1):
        chosen.append(int(np.argmax(away)))
        away = np.minimum(away, np.linalg.norm(centres - centres[chosen[-1]], axis=1))
    return centres[chosen]


def patch_image(patches: Patches, labels: IntArray, raster: Raster) -> IntArray:
    """The patch number of each pixel (h, w), 0 beside the body, agreeing with the places `labels` (h, w; -1 none).

    A border runs through the middle of faces: a pixel whose face belongs to the neighbour takes the nearest patch of
    its own place.
    """
    numbers = np.where(raster.hit, patches.face_patch[raster.face], 0)
    wrong = (labels >= 0) & (patches.place[numbers] != labels)
    for place in np.unique(labels[wrong]):
        of_place = labels == place
        right = of_place & ~wrong
        if right.any():
            rows, columns = ndimage.distance_transform_edt(~right, return_distances=False, return_indices=True)
            mend = of_place & wrong
            numbers[mend] = numbers[rows[mend], columns[mend]]
    return numbers
