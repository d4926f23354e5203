"""Patches: small, within one region, mirrored, the same every time."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest

from triggermap.bake.patches import INNER_AREA, Patches, make_patches, mirrored_faces, patch_image
from triggermap.bake.raster import rasterise
from triggermap.bake.views import view_spec
from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:
    from triggermap.bake.body import BodyMesh
    from triggermap.bake.regions import RegionMap

INNER = (
    Place("head.deep_ear", Side.LEFT),
    Place("head.deep_ear", Side.RIGHT),
    Place("mouth.tongue", Side.MIDLINE),
)


@pytest.fixture(scope="module")
def patches(reference: BodyMesh, regions: RegionMap) -> Patches:
    return make_patches(reference, regions, INNER)


def sizes(patches: Patches, group: str) -> npt.NDArray[np.float64]:
    chosen = [
        patch for patch in range(1, patches.count + 1) if patches.places[patches.place[patch]].region.startswith(group)
    ]
    return patches.area[chosen]


def test_there_are_about_as_many_as_wanted(patches: Patches) -> None:
    assert 5000 <= patches.count <= 8000


def test_each_face_has_a_patch_and_each_skin_patch_faces(patches: Patches) -> None:
    skin = patches.count - len(INNER)
    assert (np.unique(patches.face_patch) == np.arange(1, skin + 1)).all()


@pytest.mark.parametrize(("group", "typical"), [("face.", 1.0), ("hand.", 1.0), ("foot.", 1.0), ("back.", 4.2)])
def test_sizes_are_about_as_wanted(patches: Patches, group: str, typical: float) -> None:
    areas = sizes(patches, group)
    assert np.median(areas) == pytest.approx(typical, rel=0.25)
    assert areas.max() < 2.5 * typical


def test_patches_are_in_one_piece_of_skin(reference: BodyMesh, patches: Patches) -> None:
    centres = reference.vertices[reference.faces].mean(axis=1)
    order = np.argsort(patches.face_patch, kind="stable")
    starts = np.searchsorted(patches.face_patch[order], np.arange(1, patches.count + 2))
    for first, last in itertools.pairwise(starts):
        if last > first:
            own = centres[order[first:last]]
            assert np.ptp(own, axis=0).max() < 7


def test_patches_mirror(reference: BodyMesh, patches: Patches) -> None:
    other = mirrored_faces(reference)
    assert (patches.mirror[patches.face_patch] == patches.face_patch[other]).all()
    assert (patches.mirror[patches.mirror] == np.arange(patches.count + 1)).all()
    assert patches.area[patches.mirror] == pytest.approx(patches.area)
    for patch in range(1, patches.count + 1):
        mirrored = patches.places[patches.place[patches.mirror[patch]]]
        assert mirrored == patches.places[patches.place[patch]].mirrored


def test_inner_regions_have_a_patch_without_skin(patches: Patches) -> None:
    for place in INNER:
        (patch,) = np.flatnonzero(patches.place == patches.places.index(place))
        assert patches.area[patch] == INNER_AREA
        assert not (patches.face_patch == patch).any()


def test_they_are_the_same_every_time(reference: BodyMesh, regions: RegionMap, patches: Patches) -> None:
    again = make_patches(reference, regions, INNER)
    assert (again.face_patch == patches.face_patch).all()
    assert (again.area == patches.area).all()


def test_pixels_get_patches_of_their_own_place(reference: BodyMesh, regions: RegionMap, patches: Patches) -> None:
    raster = rasterise(reference, view_spec("head_left"), 5.0)
    labels = regions.label_image(reference, raster)
    numbers = patch_image(patches, labels, raster)
    assert ((numbers > 0) == raster.hit).all()
    wrong = patches.place[numbers[raster.hit]] != labels[raster.hit]
    assert wrong.mean() < 0.002
