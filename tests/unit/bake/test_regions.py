"""Regions: they tile the skin, mirror, have plausible sizes, and can be pointed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest

from triggermap.bake.raster import rasterise, surface_of
from triggermap.bake.regions import smooth_ring, without_crumbs
from triggermap.bake.views import VIEWS
from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:
    from triggermap.bake.body import BodyMesh
    from triggermap.bake.regions import RegionMap

PIXELS_PER_CM = 4.0
MUST_BE_SEEN = 0.3
"""cm2 of picture in at least one view."""
PLAUSIBLE = {
    "face.nose": (12, 35), "face.eye": (6, 20), "face.mouth": (6, 20), "face.jaw_joint": (3, 8), "face.ear": (12, 40),
    "face.cheek": (14, 30), "face.cheekbone": (9, 25), "head.forehead": (20, 45), "head.crown": (90, 180),
    "neck.spine": (15, 40), "neck.front_side": (25, 65), "chest.breast": (120, 280), "back.blade": (70, 160),
    "back.spine_low": (30, 90), "hand.thumb": (18, 45), "hand.index": (18, 45), "hand.little": (12, 30),
    "foot.big_toe": (15, 40), "foot.heel": (55, 120), "thigh.front": (250, 500), "knee.front": (70, 150),
    "leg.calf": (130, 300),
}  # fmt: skip


@pytest.fixture(scope="module")
def face_area(reference: BodyMesh) -> npt.NDArray[np.float64]:
    corners = reference.vertices[reference.faces]
    return np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2


@pytest.fixture(scope="module")
def area(reference: BodyMesh, regions: RegionMap, face_area: npt.NDArray[np.float64]) -> dict[Place, float]:
    sums = np.bincount(regions.classify(reference), face_area, len(regions.places))
    return dict(zip(regions.places, sums, strict=True))


def test_each_place_has_skin(area: dict[Place, float]) -> None:
    assert {place for place, size in area.items() if size < 3} == set()


@pytest.mark.parametrize(("region", "bounds"), PLAUSIBLE.items())
def test_sizes_are_plausible(area: dict[Place, float], region: str, bounds: tuple[float, float]) -> None:
    for place, size in area.items():
        if place.region == region:
            assert bounds[0] <= size <= bounds[1], f"{place}: {size:.1f} cm2"


def test_no_place_takes_too_much(area: dict[Place, float]) -> None:
    assert max(area.values()) < 0.04 * sum(area.values())


def test_paired_regions_mirror(area: dict[Place, float]) -> None:
    for place, size in area.items():
        assert area[place.mirrored] == pytest.approx(size, rel=0.01, abs=0.3), place


def test_points_mirror_exactly(regions: RegionMap) -> None:
    points = regions.charts.attributes
    clear = np.abs(points[:, 0]) > 1e-6
    labels = regions.classify_points(points[clear])
    mirrored = regions.classify_points(points[clear] * (-1, *[1] * 8))
    assert (regions.mirror[labels] == mirrored).all()


@pytest.mark.parametrize("name", ["reference", "male"])
def test_each_pixel_of_the_body_has_one_place_and_each_place_is_seen(
    name: str, regions: RegionMap, request: pytest.FixtureRequest
) -> None:
    body: BodyMesh = request.getfixturevalue(name)
    surface = surface_of(body)
    seen = np.zeros(len(regions.places))
    for view in VIEWS:
        raster = rasterise(body, view, PIXELS_PER_CM, surface)
        labels = regions.label_image(body, raster)
        assert ((labels >= 0) == raster.hit).all()
        counts = np.bincount(labels[raster.hit], minlength=len(seen)) / PIXELS_PER_CM**2
        seen = np.maximum(seen, counts)
    unseen = {place.region for place, size in zip(regions.places, seen, strict=True) if size < MUST_BE_SEEN}
    # The sole shows only in the foot views.
    assert unseen <= {"foot.arch", "foot.ball"}


def test_crumbs_go_to_their_neighbour() -> None:
    labels = np.full((6, 8), -1)
    labels[:, 1:4], labels[:, 4:7] = 0, 1
    labels[2, 2] = 1
    mended = without_crumbs(labels, 3)
    assert mended[2, 2] == 0
    assert ((mended == -1) == (labels == -1)).all()
    assert (mended == 1).sum() == 18


def test_hairs_go_to_their_neighbour() -> None:
    labels = np.zeros((20, 20), dtype=np.int64)
    labels[:, 0] = 1
    labels[:, 12:] = 2
    mended = without_crumbs(labels, 3, 1.0)
    assert (mended[:, 0] == 0).all()
    assert (mended[:, 12:] == 2).all()


def test_the_reference_body_stands_as_the_shapes_were_authored(reference: BodyMesh) -> None:
    """Trunk and head are described in its cm; when this fails, look at every region anew."""
    authored = {"eye.L": (3.0, 157.2, 11.6), "upperarm01.L": (16.0, 132.3, 2.2), "upperleg01.L": (10.0, 86.1, 1.9)}
    for joint, place in authored.items():
        assert np.linalg.norm(reference.joints[joint] - place) < 0.8, joint


def test_a_smooth_ring_passes_through_its_points() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    ring = smooth_ring(square)
    assert set(square) <= {(round(a, 6), round(b, 6)) for a, b in ring}


def test_places_count_left_before_right(regions: RegionMap) -> None:
    nose = regions.places.index(Place("face.nose", Side.MIDLINE))
    assert regions.mirror[nose] == nose
    left = regions.places.index(Place("face.cheek", Side.LEFT))
    assert regions.places[left + 1] == Place("face.cheek", Side.RIGHT)
