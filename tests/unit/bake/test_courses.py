"""Strokes along the body's own build: rings round limbs, ribs, levels of the spine, fingers and toes."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.bake.shapes import ball
from triggermap.bake.body import BodyMesh
from triggermap.bake.courses import band_course, ray_lines, skin_ring
from triggermap.bake.geodesics import Skin, SurfaceError, SurfacePoint
from triggermap.bake.landmarks import resolve_landmarks
from triggermap.bake.zones import RegionNodes, ZonePainter, placed
from triggermap.domain.anatomy import Side
from triggermap.domain.ribs import rib_spots
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
    StrokeSide,
)

RADIUS = 8.0


@pytest.fixture(scope="module")
def painter(reference: BodyMesh) -> ZonePainter:
    skin = Skin(reference.vertices, reference.faces)
    landmarks = {
        name: SurfacePoint(point.xyz, point.face, point.bary)
        for (name, side), point in resolve_landmarks(reference).items()
        if side is not Side.RIGHT
    }
    regions = RegionNodes(lambda place: np.empty(0), frozenset(), {})
    return ZonePainter(skin, skin.node_mirror(reference.mirror), landmarks, regions, ray_lines(reference))


def painted(painter: ZonePainter, stroke: Painted) -> np.ndarray:
    """Which vertices a stroke covers."""
    return np.asarray(painter.stroke(stroke)[: len(painter.skin.vertices)] < 0)


def segments(body: BodyMesh, covered: np.ndarray) -> set[str]:
    return {body.segment_names[index] for index in np.unique(body.segment[covered])}


@settings(max_examples=25, deadline=None)
@given(st.floats(-5, 5), st.floats(-40, 40))
def test_a_ring_lies_on_the_skin_in_its_plane(height: float, tilt: float) -> None:
    axis = np.array([np.sin(np.radians(tilt)), np.cos(np.radians(tilt)), 0.0])
    ring = skin_ring(ball(RADIUS, 3), height * axis, axis)
    assert np.allclose(ring @ axis, height, atol=1e-6)
    assert np.linalg.norm(ring - height * axis, axis=1) == pytest.approx(np.sqrt(RADIUS**2 - height**2), rel=0.03)


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(list(LimbSide)), st.floats(-3, 3))
def test_a_quarter_of_a_band_lies_on_its_side(part: LimbSide, height: float) -> None:
    skin = ball(RADIUS, 3)
    stroke = Band(Spot("level"), 2.0, (part,))
    points, heads = band_course(skin, lambda spot: skin.nearest(np.array([5.0, height, 5.0])), stroke)
    axis, sign = {"front": (2, 1), "back": (2, -1), "outer": (0, 1), "inner": (0, -1)}[part]
    sideways = points[:, 2 - axis]
    assert (sign * points[:, axis] >= np.abs(sideways) - 0.8).all()
    assert (heads == 1.0).all()


def test_a_plane_beside_the_body_is_refused_with_its_place() -> None:
    with pytest.raises(SurfaceError, match="no skin lies at that level") as caught:
        skin_ring(ball(RADIUS, 3), np.array([0, 20.0, 0]), np.array([0, 1.0, 0]))
    assert caught.value.at is not None


@pytest.mark.parametrize(
    ("level", "segment", "girth"),
    [
        (Spot("styloid_ulnar", "epicondyle_medial", 0.1), "forearm", (12, 19)),
        (Spot("deltoid_tuberosity", "epicondyle_lateral", 0.3), "upper_arm", (20, 32)),
        (Spot("thigh_front_mid"), "thigh", (40, 60)),
        (Spot("tibial_tuberosity", "malleolus_medial", 0.9), "lower_leg", (18, 27)),
    ],
)
def test_a_band_goes_round_its_limb_alone(
    reference: BodyMesh, painter: ZonePainter, level: Spot, segment: str, girth: tuple[float, float]
) -> None:
    width = 3.0
    covered = painted(painter, Band(level, width))
    assert segments(reference, covered) <= {f"left_{segment}"}
    field = painter.stroke(Band(level, width))
    area = (painter.skin.face_areas * (field[painter.skin.face_nodes[:, 3:]] < 0).mean(axis=1)).sum()
    assert girth[0] * width < area < girth[1] * width


def test_a_band_may_take_in_one_side_of_the_limb(reference: BodyMesh, painter: ZonePainter) -> None:
    level = Spot("deltoid_tuberosity")
    ring = painted(painter, Band(level, 4.0))
    back = painted(painter, Band(level, 4.0, (LimbSide.BACK,)))
    assert (ring | ~back).all()
    assert 0.15 < back.sum() / ring.sum() < 0.55
    assert reference.normals[back][:, 2].mean() < -0.4


def test_a_rib_runs_down_and_round_to_the_breastbone(reference: BodyMesh, painter: ZonePainter) -> None:
    covered = reference.vertices[painted(painter, Rib(6, 0.0, 1.0, 2.0))]
    behind, before = covered[covered[:, 2].argmin()], covered[np.abs(covered[:, 0]).argmin()]
    assert behind[1] > before[1] > painter.landmarks["xiphoid"].position[1] - 2
    assert covered[:, 0].min() > -0.5
    assert covered[:, 0].max() > 11


def test_parts_of_a_rib_make_the_whole(painter: ZonePainter) -> None:
    whole = painted(painter, Rib(8, 0.0, 1.0, 2.0))
    parts = painted(painter, Rib(8, 0.0, 0.4, 2.0)) | painted(painter, Rib(8, 0.4, 1.0, 2.0))
    assert (whole == parts).mean() > 0.9999


def test_ribs_lie_below_each_other_all_the_way(painter: ZonePainter) -> None:
    for upper, lower in ((number, number + 1) for number in range(4, 10)):
        pairs = zip(rib_spots(upper), rib_spots(lower), strict=True)
        heights = [(placed(painter.skin, painter.landmarks, spot).position[1] for spot in pair) for pair in pairs]
        assert all(above > below for above, below in heights)


def test_every_rib_can_be_placed(painter: ZonePainter) -> None:
    for number in range(1, 13):
        assert painted(painter, Rib(number, 0.0, 0.3, 1.5)).any()


def test_a_level_runs_from_the_midline_outwards(reference: BodyMesh, painter: ZonePainter) -> None:
    covered = reference.vertices[painted(painter, Level(Spot("t6", "t7", 0.5), 0.0, 5.0, 2.0))]
    assert covered[:, 0].max() == pytest.approx(6.0, abs=0.8)
    high, low = (painter.landmarks[name].position[1] for name in ("t6", "t7"))
    assert covered[:, 1].mean() == pytest.approx((high + low) / 2, abs=0.5)


def test_a_stroke_may_stop_at_the_midline(reference: BodyMesh, painter: ZonePainter) -> None:
    over = reference.vertices[painted(painter, Around(Spot("l4"), 3.0)), 0]
    stopped = reference.vertices[painted(painter, Around(Spot("l4"), 3.0, stops=True)), 0]
    assert over.min() < -2
    assert stopped.min() > -0.01
    other = reference.vertices[painted(painter, Around(Spot("l4"), 3.0, StrokeSide.OTHER, stops=True)), 0]
    assert other.max() < 0.01


RAYS = [
    *((digit, face) for digit in list(Digit)[:5] for face in (RayFace.PALM, RayFace.BACK)),
    *((digit, face) for digit in list(Digit)[5:] for face in (RayFace.SOLE, RayFace.TOP)),
]
SEGMENTS = {
    "thumb": "thumb", "index": "index_finger", "middle": "middle_finger", "ring": "ring_finger",
    "little": "little_finger", "big_toe": "toe_1", "toe_2": "toe_2", "toe_3": "toe_3", "toe_4": "toe_4",
    "little_toe": "toe_5",
}  # fmt: skip


@pytest.mark.parametrize(("digit", "face"), RAYS)
def test_a_ray_keeps_to_its_own_finger_or_toe(
    reference: BodyMesh, painter: ZonePainter, digit: Digit, face: RayFace
) -> None:
    """Fingers lie close together and toes touch, and still the pain of one never bleeds into the next."""
    covered = painted(painter, Ray(digit, face, RayMark.KNUCKLE, RayMark.TIP, 0.6))
    assert segments(reference, covered) <= {f"left_{SEGMENTS[digit]}", "left_hand", "left_foot"}
    assert f"left_{SEGMENTS[digit]}" in segments(reference, covered)


@pytest.mark.parametrize("face", [RayFace.PALM, RayFace.BACK])
def test_both_sides_of_a_finger_are_told_apart(reference: BodyMesh, painter: ZonePainter, face: RayFace) -> None:
    forwards = reference.normals[painted(painter, Ray(Digit.MIDDLE, face, RayMark.KNUCKLE, RayMark.LAST, 0.5))][:, 2]
    assert forwards.mean() > 0.4 if face is RayFace.PALM else forwards.mean() < -0.4


def test_a_ray_from_the_base_runs_through_the_hand(reference: BodyMesh, painter: ZonePainter) -> None:
    short = painted(painter, Ray(Digit.INDEX, RayFace.BACK, RayMark.KNUCKLE, RayMark.TIP, 0.6))
    long = painted(painter, Ray(Digit.INDEX, RayFace.BACK, RayMark.BASE, RayMark.TIP, 0.6))
    assert (long | ~short).all()
    assert np.ptp(reference.vertices[long], axis=0).max() > np.ptp(reference.vertices[short], axis=0).max() + 4


def away(names: Iterable[str], *words: str) -> set[str]:
    return {name for name in names if any(word in name for word in words)}


@pytest.mark.parametrize(
    ("spot", "others"),
    [
        (Spot("arm_inner_mid"), ("chest", "abdomen")),
        (Spot("rib_10_side"), ("arm", "hand", "finger", "thumb")),
        (Spot("thigh_inner_mid"), ("right",)),
        (Spot("greater_trochanter"), ("arm", "hand", "finger", "thumb")),
    ],
)
def test_a_large_stroke_never_jumps_to_skin_that_only_lies_near(
    reference: BodyMesh, painter: ZonePainter, spot: Spot, others: tuple[str, ...]
) -> None:
    """The arm hangs beside the trunk and the thighs touch: what is painted on one stays there."""
    assert away(segments(reference, painted(painter, Around(spot, 6.0))), *others) == set()
