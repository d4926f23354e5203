"""The turned body: one frame for all angles, and patch images that mirror."""

from __future__ import annotations

import numpy as np
import pytest

from triggermap.bake.body import BodyMesh
from triggermap.bake.parts import SkinParts
from triggermap.bake.patches import make_patches
from triggermap.bake.raster import surface_of
from triggermap.bake.regions import RegionMap
from triggermap.bake.turns import ANGLES, HEIGHT, patch_numbers, turn_spec
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
