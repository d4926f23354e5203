"""Landmarks: all there, on the skin, mirrored, and where an anatomist expects them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt
import pytest
import yaml

from triggermap.bake.landmarks import SurfacePoint, resolve_landmarks, spine_heights
from triggermap.domain.anatomy import Side

if TYPE_CHECKING:
    from triggermap.bake.body import BodyMesh

LISTED = Path(__file__).parents[3] / "assets" / "knowledge" / "landmarks.yaml"


@pytest.fixture(scope="module", params=["reference", "male"])
def body(request: pytest.FixtureRequest) -> BodyMesh:
    found: BodyMesh = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def marks(body: BodyMesh, reference: BodyMesh) -> Mapping[tuple[str, Side], SurfacePoint]:
    return resolve_landmarks(body, reference)


@pytest.fixture(scope="module")
def at(marks: Mapping[tuple[str, Side], SurfacePoint]) -> Mapping[str, npt.NDArray[np.float64]]:
    """Where the midline and left landmarks are, by id."""
    return {name: point.xyz for (name, side), point in marks.items() if side is not Side.RIGHT}


def test_each_listed_landmark_is_placed_on_each_of_its_sides(
    marks: Mapping[tuple[str, Side], SurfacePoint],
) -> None:
    listed = yaml.safe_load(LISTED.read_text(encoding="utf-8"))["landmarks"]
    wanted = {
        (entry["id"], side)
        for entry in listed
        for side in ((Side.LEFT, Side.RIGHT) if entry["paired"] else (Side.MIDLINE,))
    }
    assert set(marks) == wanted


def test_landmarks_lie_on_the_skin_of_the_body(body: BodyMesh, marks: Mapping[tuple[str, Side], SurfacePoint]) -> None:
    for key, point in marks.items():
        assert point.bary.min() >= 0 and point.bary.sum() == pytest.approx(1), key
        assert point.xyz == pytest.approx(point.bary @ body.vertices[body.faces[point.face]]), key


def test_right_landmarks_mirror_the_left_ones(marks: Mapping[tuple[str, Side], SurfacePoint]) -> None:
    for (name, side), point in marks.items():
        if side is Side.LEFT:
            assert point.xyz[0] > 0, name
            assert marks[name, Side.RIGHT].xyz == pytest.approx(point.xyz * (-1, 1, 1)), name
        elif side is Side.MIDLINE:
            assert point.xyz[0] == 0, name


def test_spinous_processes_run_down_the_back_in_order(at: Mapping[str, npt.NDArray[np.float64]]) -> None:
    levels = [*(f"c{k}" for k in range(1, 8)), *(f"t{k}" for k in range(1, 13)), *(f"l{k}" for k in range(1, 6))]
    heights = np.array([at[level][1] for level in [*levels, "s1", "s2", "s3", "s4", "coccyx"]])
    steps = -np.diff(heights)
    assert (steps > 0.9).all() and (steps < 5).all()
    assert all(at[level][2] < at["navel"][2] - 10 for level in ("t12", "l1", "l5"))


@pytest.mark.parametrize(
    ("higher", "lower"),
    [
        ("vertex", "hairline"), ("hairline", "glabella"), ("glabella", "nasion"), ("nasion", "nose_tip"),
        ("brow_mid", "eye_centre"), ("eye_centre", "orbit_lower_rim"), ("orbit_lower_rim", "cheekbone"),
        ("subnasale", "lip_upper"), ("lip_upper", "lip_lower"), ("lip_lower", "chin"), ("chin", "hyoid"),
        ("hyoid", "adams_apple"), ("adams_apple", "cricoid"), ("cricoid", "jugular_notch"),
        ("tragus", "mastoid_process"), ("mastoid_process", "jaw_angle"), ("jaw_angle", "c3"),
        ("ear_top", "tragus"), ("tragus", "ear_lobe"), ("inion", "nape_hollow"), ("nape_hollow", "c2"),
        ("c7", "t1"), ("acromion", "coracoid"), ("scapula_upper_angle", "scapula_spine_root"),
        ("scapula_spine_root", "scapula_lower_angle"), ("jugular_notch", "sternal_angle"), ("sternal_angle", "xiphoid"),
        ("iliac_crest_top", "asis"), ("asis", "greater_trochanter"), ("psis", "coccyx"), ("navel", "pubic_symphysis"),
        ("ischial_tuberosity", "gluteal_fold"), ("patella", "tibial_tuberosity"),
        ("malleolus_medial", "malleolus_lateral"),
    ],
)  # fmt: skip
def test_this_is_higher_than_that(at: Mapping[str, npt.NDArray[np.float64]], higher: str, lower: str) -> None:
    assert at[higher][1] > at[lower][1]


@pytest.mark.parametrize(
    ("front", "behind"),
    [
        ("cheekbone", "zygomatic_arch_mid"), ("zygomatic_arch_mid", "jaw_joint"), ("jaw_joint", "tragus"),
        ("tragus", "mastoid_process"), ("mastoid_process", "asterion"), ("asterion", "inion"),
        ("sternoclavicular", "acromion"), ("asis", "psis"), ("armpit_front_fold", "armpit_back_fold"),
        ("patella", "knee_hollow"), ("big_toe_tip", "heel_back"),
    ],
)  # fmt: skip
def test_this_is_in_front_of_that(at: Mapping[str, npt.NDArray[np.float64]], front: str, behind: str) -> None:
    assert at[front][2] > at[behind][2]


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        ("acromion", "clavicle_mid"), ("clavicle_mid", "sternoclavicular"),
        ("scapula_lower_angle", "scapula_medial_mid"),
        ("epicondyle_lateral", "epicondyle_medial"), ("styloid_radial", "styloid_ulnar"), ("thumb_tip", "little_tip"),
        ("greater_trochanter", "asis"), ("fibular_head", "tibial_tuberosity"),
        ("malleolus_lateral", "malleolus_medial"),
        ("mtp_5", "mtp_1"), ("little_toe_tip", "big_toe_tip"), ("eye_outer", "eye_inner"),
    ],
)  # fmt: skip
def test_this_is_further_from_the_midline_than_that(
    at: Mapping[str, npt.NDArray[np.float64]], outer: str, inner: str
) -> None:
    assert at[outer][0] > at[inner][0]


def test_levels_between_anchors_follow_evenly() -> None:
    spine = {"levels": ["a", "b", "c", "d", "e"], "anchors": {"a": 10.0, "c": "mark", "e": 2.0}}
    heights = spine_heights(spine, {"mark": 6.0})
    assert heights == pytest.approx({"a": 10, "b": 8, "c": 6, "d": 4, "e": 2})
