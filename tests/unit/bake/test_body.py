"""The bodies: their size, symmetry, topology and segments."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from triggermap.bake.body import BODIES, RECIPES, BodyMesh, load_body, segment_of
from triggermap.bake.landmarks import resolve_landmarks
from triggermap.bake.mesh import BakeError
from triggermap.bake.regions import RegionMap
from triggermap.domain.anatomy import Side


def test_height_and_ground(reference: BodyMesh, male: BodyMesh) -> None:
    for body in (reference, male):
        assert body.height == pytest.approx(RECIPES[body.name].height)
        assert body.vertices[:, 1].min() == pytest.approx(0)


def test_bodies_are_exactly_symmetric(reference: BodyMesh, male: BodyMesh) -> None:
    for body in (reference, male):
        assert np.array_equal(body.vertices[body.mirror], body.vertices * (-1, 1, 1))
        triangles = {tuple(sorted(face)) for face in body.faces.tolist()}
        assert all(tuple(sorted(face)) in triangles for face in body.mirror[body.faces].tolist())


def test_bodies_share_their_topology(reference: BodyMesh, male: BodyMesh) -> None:
    assert np.array_equal(reference.faces, male.faces)
    assert np.array_equal(reference.mirror, male.mirror)
    assert reference.segment_names == male.segment_names


def test_body_is_one_piece(reference: BodyMesh) -> None:
    count, faces = len(reference.vertices), reference.faces
    graph = coo_array((np.ones(2 * len(faces)), (faces[:, :2].T.ravel(), faces[:, 1:].T.ravel())), shape=(count, count))
    assert connected_components(graph, directed=False)[0] == 1


def test_normals_look_outwards(reference: BodyMesh) -> None:
    corners = reference.vertices[reference.faces]
    volume = np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum() / 6
    assert 45_000 < volume < 80_000  # cm3: about as many grams


def test_left_is_at_positive_x(reference: BodyMesh) -> None:
    left = [name.startswith("left_") for name in reference.segment_names]
    assert reference.vertices[np.array(left)[reference.segment], 0].min() > -1.0
    assert reference.joints["wrist.L"][0] > 20


def test_arms_are_clear_of_the_trunk(reference: BodyMesh, male: BodyMesh) -> None:
    for body in (reference, male):
        way = body.joints["lowerarm01.L"] - body.joints["upperarm01.L"]
        angle = np.degrees(np.arctan2(way[0], -way[1]))
        assert 14 < angle < 21


def test_palms_face_forward(reference: BodyMesh) -> None:
    joint = reference.joints
    wrist = joint["wrist.L"]
    palm = np.cross(joint["finger5-1.L"] - wrist, joint["finger2-1.L"] - wrist)
    assert palm[2] / np.linalg.norm(palm) > 0.9
    thumb = joint["finger1-3.L"]
    assert thumb[0] > wrist[0]


def test_joints_are_symmetric(reference: BodyMesh) -> None:
    for bone, point in reference.joints.items():
        if bone.endswith(".L"):
            assert np.array_equal(reference.joints[bone[:-1] + "R"], point * (-1, 1, 1))


@pytest.mark.parametrize(
    ("bone", "segment"),
    [("finger1-2.L", "left_thumb"), ("toe5-1.R", "right_toe_5"), ("oris05", "head"), ("clavicle.L", "left_shoulder"),
     ("spine05", "pelvis"), ("breast.L", "chest"), ("pelvis.R", "pelvis")],
)  # fmt: skip
def test_segments(bone: str, segment: str) -> None:
    assert segment_of(bone) == segment


@pytest.fixture(scope="module", params=[name for name in BODIES if name != "female"])
def other(request: pytest.FixtureRequest, body_data: Path) -> BodyMesh:
    """Every body beside the reference."""
    return load_body(request.param, body_data)


def volume_of(body: BodyMesh) -> float:
    corners = body.vertices[body.faces]
    return float(np.einsum("ij,ij->i", corners[:, 0], np.cross(corners[:, 1], corners[:, 2])).sum()) / 6000


def test_every_body_shares_the_topology_and_is_exactly_symmetric(reference: BodyMesh, other: BodyMesh) -> None:
    assert np.array_equal(reference.faces, other.faces)
    assert np.array_equal(other.vertices[other.mirror], other.vertices * (-1, 1, 1))
    assert np.array_equal(other.cage[other.cage_mirror], other.cage * (-1, 1, 1))
    assert other.height == pytest.approx(RECIPES[other.name].height, abs=0.01)


def test_bodies_weigh_about_what_people_of_their_kind_do(other: BodyMesh) -> None:
    index = volume_of(other) / (other.height / 100) ** 2  # litres are about kilograms
    low, high = {"male": (18, 25), "older": (18, 25), "heavier": (28, 34)}[other.name]
    assert low < index < high


def test_no_triangle_is_turned_over(reference: BodyMesh, other: BodyMesh) -> None:
    """Triangles folded back over their neighbours would show, and zones would break there."""

    def folded(body: BodyMesh) -> float:
        corners = body.vertices[body.faces]
        face = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        face /= np.maximum(np.linalg.norm(face, axis=1, keepdims=True), 1e-12)
        return float(((face * body.normals[body.faces[:, 0]]).sum(axis=1) < 0).mean())

    assert folded(other) < folded(reference) + 0.001


def test_regions_keep_plausible_areas(reference: BodyMesh, other: BodyMesh, regions: RegionMap) -> None:
    def areas(body: BodyMesh) -> npt.NDArray[np.float64]:
        corners = body.vertices[body.faces]
        face = np.linalg.norm(np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=1) / 2
        total = np.bincount(regions.classify(reference), weights=face, minlength=len(regions.places))
        return np.asarray(total / face.sum())

    ratio = areas(other) / areas(reference)
    wrong = [
        (regions.places[row], round(float(ratio[row]), 2)) for row in np.flatnonzero((ratio < 0.4) | (ratio > 1.7))
    ]
    assert wrong == []


def test_levels_of_the_spine_lie_as_they_do_in_people(reference: BodyMesh, other: BodyMesh) -> None:
    found = resolve_landmarks(other, reference)
    scale = other.height / reference.height
    spine = [found[level, Side.MIDLINE].xyz[1] for level in ("t10", "t11", "t12", "l1", "l2", "l3", "l4", "l5", "s1")]
    gaps = -np.diff(spine) / scale
    assert gaps.min() > 1.6
    assert gaps.max() < 4.5
    assert found["iliac_crest_top", Side.LEFT].xyz[1] == pytest.approx(found["l4", Side.MIDLINE].xyz[1], abs=1.2)
    assert found["psis", Side.LEFT].xyz[1] == pytest.approx(found["s2", Side.MIDLINE].xyz[1], abs=1.2)
    assert found["scapula_lower_angle", Side.LEFT].xyz[1] == pytest.approx(found["t8", Side.MIDLINE].xyz[1], abs=2.5)
    assert found["psis", Side.LEFT].xyz[0] == pytest.approx(4.2 * scale, abs=1.0)


def test_unknown_body_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BakeError, match="female"):
        load_body("nobody", tmp_path)


def test_loading_twice_gives_the_same(reference: BodyMesh, body_data: Path) -> None:
    assert np.array_equal(load_body("female", body_data).vertices, reference.vertices)
