"""Landmarks on the skin: picks on the reference body that stay on their spot of the mesh on every body.

A pick is authored for the person's left side in `data/landmarks.yaml`. It is looked up on the reference body once and
from then on belongs to a face and its barycentric coordinates, so that it goes along with other shapes and poses of
the same topology.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import yaml
from scipy.interpolate import PchipInterpolator

from triggermap.bake.body import BodyMesh
from triggermap.bake.mesh import BakeError, FloatArray, IntArray
from triggermap.domain.anatomy import Side

DATA = Path(__file__).parent / "data" / "landmarks.yaml"
AXES: Mapping[str, tuple[float, float, float]] = {
    "front": (0.0, 0.0, 1.0),
    "back": (0.0, 0.0, -1.0),
    "outer": (1.0, 0.0, 0.0),
    "inner": (-1.0, 0.0, 0.0),
    "up": (0.0, 1.0, 0.0),
    "down": (0.0, -1.0, 0.0),
}
PARTS: Mapping[str, tuple[str, ...]] = {
    "head": ("head",),
    "trunk": ("chest", "abdomen", "pelvis", "thigh", "neck"),
    "arm": ("shoulder", "arm", "hand", "thumb", "finger"),
    "leg": ("thigh", "leg", "foot", "toe"),
}
FAR = 100.0


@dataclass(frozen=True)
class SurfacePoint:
    """A point on the skin: triangle number, barycentric coordinates (3,), and where it is on a body (3,), cm."""

    face: int
    bary: FloatArray
    xyz: FloatArray


LandmarkKey: TypeAlias = tuple[str, Side]


class Skin:
    """Picking on one body's surface; the answers are faces and barycentric coordinates."""

    def __init__(self, body: BodyMesh) -> None:
        self.body = body
        self.corners = body.vertices[body.faces]
        self.centres = self.corners.mean(axis=1)
        self.reach = np.linalg.norm(self.corners - self.centres[:, None], axis=2).max(axis=1)

    @cached_property
    def parts(self) -> Mapping[str, IntArray]:
        """Numbers of the faces of each part of the body that a pick may be limited to."""
        names = self.body.segment_names
        of_face = self.body.segment[self.body.faces]
        found = {}
        for part, words in PARTS.items():
            wanted = np.array([any(word in name for word in words) for name in names])
            found[part] = np.flatnonzero(wanted[of_face].any(axis=1))
        return found

    def first_hit(self, origin: FloatArray, direction: FloatArray, part: str | None = None) -> tuple[int, FloatArray]:
        """The first skin along a ray, as face and barycentric coordinates.

        Raises:
            BakeError: when the ray misses.
        """
        near = self._near_ray(origin, direction, part)
        distance, bary = _crossings(self.corners[near], origin, direction)
        if not np.isfinite(distance).any():
            raise BakeError(f"No skin is met from {np.round(origin, 1)} towards {np.round(direction, 1)}.")
        best = int(np.argmin(distance))
        return int(near[best]), bary[best]

    def _near_ray(self, origin: FloatArray, direction: FloatArray, part: str | None) -> IntArray:
        centres = self.centres if part is None else self.centres[self.parts[part]]
        offset = centres - origin
        along = offset @ direction
        away = np.linalg.norm(offset - along[:, None] * direction, axis=1)
        reach = self.reach if part is None else self.reach[self.parts[part]]
        close = np.flatnonzero(away <= reach + 1e-6)
        return close if part is None else self.parts[part][close]

    def nearest(self, point: FloatArray, part: str | None = None) -> tuple[int, FloatArray]:
        """The skin nearest to a point, as face and barycentric coordinates."""
        faces = np.arange(len(self.centres)) if part is None else self.parts[part]
        away = np.linalg.norm(self.centres[faces] - point, axis=1)
        close = faces[away - self.reach[faces] <= away.min()]
        bary = np.array([_closest(triangle, point) for triangle in self.corners[close]])
        feet = (bary[:, :, None] * self.corners[close]).sum(axis=1)
        best = int(np.argmin(np.linalg.norm(feet - point, axis=1)))
        return int(close[best]), bary[best]


def _crossings(corners: FloatArray, origin: FloatArray, direction: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Distance (n,) along the ray to each triangle (inf where missed) and barycentric coordinates (n, 3)."""
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    across = np.cross(direction, two)
    size = (one * across).sum(axis=1)
    safe = np.where(np.abs(size) < 1e-12, np.inf, size)
    start = origin - corners[:, 0]
    second = (start * across).sum(axis=1) / safe
    turned = np.cross(start, one)
    third = turned @ direction / safe
    distance = (two * turned).sum(axis=1) / safe
    slack = 1e-7
    hit = (second >= -slack) & (third >= -slack) & (second + third <= 1 + slack) & (distance > 0) & np.isfinite(safe)
    bary = np.clip(np.stack([1 - second - third, second, third], axis=1), 0, 1)
    return np.where(hit, distance, np.inf), bary


def _closest(triangle: FloatArray, point: FloatArray) -> FloatArray:
    """Barycentric coordinates of the point of `triangle` (3, 3) that is nearest to `point`."""
    edges = np.stack([triangle[1] - triangle[0], triangle[2] - triangle[0]], axis=1)
    second, third = np.linalg.lstsq(edges, point - triangle[0], rcond=None)[0]
    if second >= 0 and third >= 0 and second + third <= 1:
        return np.array([1 - second - third, second, third])
    candidates = []
    for start, end in ((0, 1), (1, 2), (2, 0)):
        line = triangle[end] - triangle[start]
        share = float(np.clip((point - triangle[start]) @ line / max(line @ line, 1e-18), 0, 1))
        bary = np.zeros(3)
        bary[start], bary[end] = 1 - share, share
        candidates.append(bary)
    return min(candidates, key=lambda bary: float(np.linalg.norm(bary @ triangle - point)))


def read_picks(path: Path = DATA) -> Mapping[str, Any]:
    """The authored picks as they stand in the YAML file."""
    with path.open(encoding="utf-8") as stream:
        return dict(yaml.safe_load(stream))


def left_joints(body: BodyMesh) -> Mapping[str, FloatArray]:
    """Joint centres of the left side and the midline without `.L`, and the finger and toe tips as `finger2-3.tip`."""
    joints = {name.removesuffix(".L"): point for name, point in body.joints.items() if not name.endswith(".R")}
    for digit in [*(f"finger{number}" for number in range(1, 6)), *(f"toe{number}" for number in range(1, 6))]:
        last = f"{digit}-2" if digit == "toe1" else f"{digit}-3"
        joints[f"{last}.tip"] = _tip(body, joints, digit, last)
    return joints


DIGIT_SEGMENTS = {"finger1": "left_thumb", "finger2": "left_index_finger", "finger3": "left_middle_finger",
                  "finger4": "left_ring_finger", "finger5": "left_little_finger"}  # fmt: skip


def _tip(body: BodyMesh, joints: Mapping[str, FloatArray], digit: str, last: str) -> FloatArray:
    segment = DIGIT_SEGMENTS.get(digit, f"left_toe_{digit[-1]}")
    own = body.vertices[body.segment == body.segment_names.index(segment)]
    direction = joints[last] - joints[f"{digit}-1"]
    return np.asarray(own[np.argmax((own - joints[last]) @ direction)])


def resolve_landmarks(body: BodyMesh, reference: BodyMesh | None = None) -> Mapping[LandmarkKey, SurfacePoint]:
    """Every landmark on `body`, looked up on `reference` (the body that the picks were authored on; `body` if None).

    Midline landmarks have x = 0 exactly and right ones mirror the left ones exactly.

    Raises:
        BakeError: for a pick that meets no skin or is not understood.
    """
    source = reference or body
    skin = Skin(source)
    found: dict[LandmarkKey, SurfacePoint] = {}
    mirrored = FaceMirror(source)
    for name, face, bary, midline in _resolved(skin, read_picks()):
        if midline:
            found[name, Side.MIDLINE] = _on_midline(body, face, bary)
            continue
        found[name, Side.LEFT] = surface_point(body, face, bary)
        found[name, Side.RIGHT] = surface_point(body, *mirrored(face, bary))
    return found


def surface_point(body: BodyMesh, face: int, bary: FloatArray) -> SurfacePoint:
    """The point of `body` on a face at barycentric coordinates."""
    return SurfacePoint(face, bary, np.asarray(bary @ body.vertices[body.faces[face]]))


class FaceMirror:
    """Takes a face and barycentric coordinates to the other side of the body."""

    def __init__(self, body: BodyMesh) -> None:
        self.body = body
        self.number = {tuple(sorted(face)): index for index, face in enumerate(body.faces.tolist())}

    def __call__(self, face: int, bary: FloatArray) -> tuple[int, FloatArray]:
        """The mirrored face and the barycentric coordinates of the mirrored point on it."""
        corners = self.body.mirror[self.body.faces[face]]
        other = self.number[tuple(sorted(corners.tolist()))]
        order = [corners.tolist().index(corner) for corner in self.body.faces[other].tolist()]
        return other, bary[order]


def _on_midline(body: BodyMesh, face: int, bary: FloatArray) -> SurfacePoint:
    """Drop what rounding left on a corner away from the midline, so that x is 0 on every body."""
    corners = body.faces[face]
    kept = np.where(body.mirror[corners] == corners, bary, 0.0)
    point = surface_point(body, face, kept / kept.sum())
    point.xyz[0] = 0.0
    return point


def _resolved(skin: Skin, data: Mapping[str, Any]) -> Iterator[tuple[str, int, FloatArray, bool]]:
    heights = {}
    joints = left_joints(skin.body)
    for name, pick in data["points"].items():
        face, bary = _pick(skin, joints, name, pick)
        heights[name] = float((bary @ skin.corners[face])[1])
        yield name, face, bary, is_midline(pick)
    for name, height in spine_heights(data["spine"], heights).items():
        face, bary = skin.first_hit(np.array([0.0, height, -FAR]), np.array(AXES["front"]))
        yield name, face, bary, True


def is_midline(pick: Mapping[str, Any]) -> bool:
    """True where the pick has x = 0 in so many words."""
    views = ("front", "back", "top", "near")
    return any(view in pick and pick[view][0] == 0 for view in views)


def spine_heights(spine: Mapping[str, Any], heights: Mapping[str, float]) -> Mapping[str, float]:
    """Height in cm of each spinous process; `heights` are those of landmarks that anchors name."""
    levels = spine["levels"]
    anchors = {
        levels.index(level): heights[place] if isinstance(place, str) else float(place)
        for level, place in spine["anchors"].items()
    }
    order = sorted(anchors)
    curve = PchipInterpolator(order, [anchors[index] for index in order])
    return {level: float(curve(index)) for index, level in enumerate(levels)}


def _pick(skin: Skin, joints: Mapping[str, FloatArray], name: str, pick: Mapping[str, Any]) -> tuple[int, FloatArray]:
    part = pick.get("part")
    match pick:
        case {"front": [x, y]}:
            origin, direction = (x, y, FAR), (0.0, 0.0, -1.0)
        case {"back": [x, y]}:
            origin, direction = (x, y, -FAR), (0.0, 0.0, 1.0)
        case {"left": [z, y]}:
            origin, direction = (FAR, y, z), (-1.0, 0.0, 0.0)
        case {"top": [x, z]}:
            origin, direction = (x, 2 * FAR, z), (0.0, -1.0, 0.0)
        case {"joint": joint, "offset": offset}:
            start = joints[joint] + np.array(offset, dtype=float)
            if "towards" not in pick:
                return skin.nearest(start, part)
            return skin.first_hit(start, np.array(AXES[pick["towards"]]), part)
        case {"near": [x, y, z]}:
            return skin.nearest(np.array([x, y, z], dtype=float), part)
        case {"limb": limb}:
            return skin.first_hit(*_limb_ray(joints, limb), part)
        case _:
            raise BakeError(f"The pick of landmark {name} is not understood: {dict(pick)}")
    return skin.first_hit(np.array(origin, dtype=float), np.array(direction), part)


def _limb_ray(joints: Mapping[str, FloatArray], limb: Mapping[str, Any]) -> tuple[FloatArray, FloatArray]:
    """From the axis of a limb straight outwards, at a right angle to the axis."""
    start, end = joints[limb["from"]], joints[limb["to"]]
    towards = limb["towards"]
    direction = np.array(AXES[towards] if isinstance(towards, str) else towards, dtype=float)
    axis = (end - start) / np.linalg.norm(end - start)
    direction -= axis * (direction @ axis)
    return start + limb["at"] * (end - start), direction / np.linalg.norm(direction)
