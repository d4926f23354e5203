"""The bodies: their size, symmetry, topology and segments."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from triggermap.bake.body import RECIPES, BodyMesh, load_body, segment_of
from triggermap.bake.mesh import BakeError


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


def test_unknown_body_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BakeError, match="female"):
        load_body("nobody", tmp_path)


def test_loading_twice_gives_the_same(reference: BodyMesh, body_data: Path) -> None:
    assert np.array_equal(load_body("female", body_data).vertices, reference.vertices)
