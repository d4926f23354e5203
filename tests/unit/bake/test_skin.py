"""The skin for the running program is the bake's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from scipy.spatial import cKDTree

from triggermap.atlas import format as files
from triggermap.atlas.painting.draw import Camera
from triggermap.atlas.painting.paint import Painter
from triggermap.atlas.painting.skin import Skin
from triggermap.bake.courses import ray_lines, ray_places
from triggermap.bake.geodesics import Skin as BakeSkin
from triggermap.bake.geodesics import SurfacePoint
from triggermap.bake.landmarks import resolve_landmarks
from triggermap.bake.patches import Patches, make_patches
from triggermap.bake.skin import HalfSkin, cameras
from triggermap.bake.views import VIEWS, frame
from triggermap.bake.zones import RegionNodes, ZonePainter
from triggermap.domain.anatomy import Side
from triggermap.domain.zones import (
    Around,
    Band,
    Digit,
    Level,
    LimbSide,
    Painted,
    Ray,
    RayFace,
    RayMark,
    Rib,
    Spot,
)

if TYPE_CHECKING:
    from triggermap.bake.body import BodyMesh
    from triggermap.bake.regions import RegionMap


@pytest.fixture(scope="module")
def patches(reference: BodyMesh, regions: RegionMap) -> Patches:
    return make_patches(reference, regions, ())


@pytest.fixture
def read_back(tmp_path: Path, reference: BodyMesh, male: BodyMesh, patches: Patches) -> Skin:
    """The skin as the program reads it."""
    half = HalfSkin(reference, patches)
    landmarks = {
        key: SurfacePoint(point.xyz, point.face, point.bary) for key, point in resolve_landmarks(reference).items()
    }
    skin, lines = BakeSkin(reference.vertices, reference.faces), ray_lines(reference)
    rays = {digit: {face: ray_places(skin, line, face) for face in line.towards} for digit, line in lines.items()}
    (tmp_path / files.SKIN).write_bytes(half.table(landmarks, rays))
    (tmp_path / files.SKIN_MESH).write_bytes(half.mesh())
    for body in (reference, male):
        (tmp_path / body.name).mkdir()
        (tmp_path / body.name / files.SKIN_POINTS).write_bytes(half.points(body))
    return Skin(tmp_path, "female", [0, *patches.mirror[1:].tolist()])


def test_it_has_the_same_faces_with_the_same_patches(read_back: Skin, reference: BodyMesh, patches: Patches) -> None:
    assert len(read_back.quads) * 2 == len(reference.faces)
    points = np.array(read_back.points)
    triangles = np.array([corners for quad in range(len(read_back.quads)) for corners in read_back.triangles(quad)])
    numbers = np.array([patch for pair in read_back.patches for patch in pair])
    away, nearest = cKDTree(reference.vertices[reference.faces].mean(axis=1)).query(points[triangles].mean(axis=1))
    assert away.max() < 0.05
    assert (patches.face_patch[nearest] == numbers).mean() > 0.999  # the smallest faces fall together by rounding


def test_other_bodies_have_their_own_shape(read_back: Skin, male: BodyMesh) -> None:
    away, _ = cKDTree(male.vertices).query(np.array(read_back.points_of("male")))
    assert away.max() < 0.03


def test_landmarks_lie_where_the_bake_has_them(read_back: Skin, reference: BodyMesh) -> None:
    for (name, side), point in resolve_landmarks(reference).items():
        if side is not Side.RIGHT:
            assert read_back.landmarks[name].position == pytest.approx(tuple(point.xyz), abs=0.05), name


def test_cameras_project_as_the_bake_does(tmp_path: Path, male: BodyMesh) -> None:
    frames = [frame(male, spec) for spec in VIEWS]
    (tmp_path / files.CAMERAS).write_bytes(cameras(frames))
    data = files.read_json(tmp_path / files.CAMERAS)["views"]
    places = male.vertices[::5000]
    for own in frames:
        camera = Camera.of(data[own.spec.id], own.units_per_cm)
        found = [camera.project((x, y, z)) for x, y, z in places.tolist()]
        assert np.allclose(found, own.project(places), atol=0.01)


@pytest.mark.parametrize(
    "stroke",
    [
        Band(Spot("styloid_ulnar", "epicondyle_medial", 0.1), 3.0),
        Band(Spot("deltoid_tuberosity"), 4.0, (LimbSide.BACK, LimbSide.OUTER)),
        Rib(7, 0.1, 0.9, 2.0),
        Rib(12, 0.0, 1.0, 2.0),
        Level(Spot("t6", "t7", 0.5), 0.0, 5.0, 2.0),
        Ray(Digit.RING, RayFace.PALM, RayMark.BASE, RayMark.TIP, 0.6),
        Ray(Digit.BIG_TOE, RayFace.TOP, RayMark.KNUCKLE, RayMark.LAST, 0.8),
        Around(Spot("l4"), 3.0, stops=True),
    ],
    ids=lambda stroke: type(stroke).__name__,
)
def test_strokes_run_where_the_bake_has_them(read_back: Skin, reference: BodyMesh, stroke: Painted) -> None:
    skin = BakeSkin(reference.vertices, reference.faces)
    landmarks = {
        name: SurfacePoint(point.xyz, point.face, point.bary)
        for (name, side), point in resolve_landmarks(reference).items()
        if side is not Side.RIGHT
    }
    regions = RegionNodes(lambda place: np.empty(0), frozenset(), {})
    baked = ZonePainter(skin, skin.node_mirror(reference.mirror), landmarks, regions, ray_lines(reference))
    covered = baked.stroke(stroke)[: len(skin.vertices)] < 0
    (field,) = Painter(read_back, {})._fields(stroke, 0.7)
    own = [vertex for vertex, value in field.values.items() if value < 0]
    there, _ = cKDTree(skin.vertices[covered]).query(np.array(read_back.points)[own])
    back, _ = cKDTree(np.array(read_back.points)[own]).query(skin.vertices[covered])
    assert np.quantile(there, 0.98) < 1.0
    assert np.quantile(back, 0.98) < 1.0
