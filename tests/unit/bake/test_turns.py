"""The turned body: one frame for all angles, patch images that mirror, lines that lie on the pictures."""

from __future__ import annotations

import json

import numpy as np
import pytest
from shapely import Polygon

from triggermap.atlas import format as files
from triggermap.bake.body import BodyMesh
from triggermap.bake.cache import Cache
from triggermap.bake.parts import SkinParts
from triggermap.bake.patches import make_patches
from triggermap.bake.pictures import Portrait
from triggermap.bake.raster import surface_of
from triggermap.bake.regions import RegionMap
from triggermap.bake.shading import Clay
from triggermap.bake.turns import ANGLES, HEIGHT, PATCH_SCALE, line_art, patch_numbers, turn_spec
from triggermap.bake.views import frame


@pytest.fixture(scope="module")
def parts(reference: BodyMesh, regions: RegionMap) -> SkinParts:
    return SkinParts([], regions, make_patches(reference, regions, ()))


def test_all_angles_have_the_frame_in_common(reference: BodyMesh) -> None:
    frames = [frame(reference, turn_spec(reference, angle)) for angle in ANGLES]
    assert len({(camera.width, camera.height, camera.left) for camera in frames}) == 1
    assert abs(frames[0].height - HEIGHT) <= 1
    for camera in frames:
        units = camera.project(reference.vertices)
        assert units.min() > 0
        assert (units < (camera.width, camera.height)).all()


def test_from_the_front_the_patches_mirror(reference: BodyMesh, parts: SkinParts) -> None:
    surface = surface_of(reference)
    front = patch_numbers(reference, 0, surface, parts)
    assert np.array_equal(parts.patches.mirror[front[:, ::-1]], front)
    assert 0.1 < (front > 0).mean() < 0.5


def test_from_the_right_the_patches_are_the_mirror_image(reference: BodyMesh, parts: SkinParts) -> None:
    surface = surface_of(reference)
    left, right = (patch_numbers(reference, angle, surface, parts) for angle in (60, 300))
    assert (parts.patches.mirror[left[:, ::-1]] == right).mean() > 0.985


@pytest.mark.parametrize("angle", [45, 90])
def test_lines_lie_on_the_picture(reference: BodyMesh, clay: Clay, parts: SkinParts, angle: int) -> None:
    portrait = Portrait(reference, Cache(None), reference)
    portrait.__dict__["_clay"] = clay  # the coarse one of the tests
    data = json.loads(line_art(reference, angle, portrait))
    camera = frame(reference, turn_spec(reference, angle))
    rings = [np.array(files.decode_ring(ring)) / files.TURN_FINENESS for ring in data["outline"]]
    silhouette = Polygon()
    for ring in rings:
        silhouette = silhouette.symmetric_difference(Polygon(ring))
    skin = patch_numbers(reference, angle, surface_of(reference), parts) > 0
    rows, columns = np.nonzero(skin)
    assert silhouette.area * PATCH_SCALE**2 == pytest.approx(skin.sum(), rel=0.02)
    box = np.array([columns.min(), rows.min(), columns.max() + 1, rows.max() + 1]) / PATCH_SCALE
    assert silhouette.bounds == pytest.approx(box, abs=3)
    assert len(data["lines"]) > 5
    for line in data["lines"]:
        points = np.array(files.decode_ring(line)) / files.TURN_FINENESS
        assert (points > 0).all()
        assert (points < (camera.width, camera.height)).all()
