"""Cameras: frames, and the way to view units and back."""

from __future__ import annotations

import numpy as np
import pytest

from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import fitted_points, shown_faces
from triggermap.bake.raster import LID, rasterise
from triggermap.bake.views import VIEWS, ViewSpec, frame, view_spec


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_there_and_back(reference: BodyMesh, view: ViewSpec) -> None:
    camera = frame(reference, view)
    points = reference.vertices[::997]
    units = camera.project(points)
    assert np.allclose(camera.unproject(units, camera.depth(points)), points)


@pytest.mark.parametrize("view", [view for view in VIEWS if not view.close_up_of], ids=lambda view: view.id)
def test_whole_views_hold_the_body(reference: BodyMesh, view: ViewSpec) -> None:
    camera = frame(reference, view)
    units = camera.project(reference.vertices)
    assert units.min() > 0
    assert np.all(units.max(axis=0) < (camera.width, camera.height))


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_sizes_are_even(reference: BodyMesh, view: ViewSpec) -> None:
    camera = frame(reference, view)
    assert camera.width % 2 == 0 and camera.height % 2 == 0


def test_shoulders_fit_in_close_ups(reference: BodyMesh, male: BodyMesh) -> None:
    for body in (reference, male):
        camera = frame(body, view_spec("head_front"))
        seen = body.vertices[body.vertices[:, 1] > camera.top - camera.height / camera.units_per_cm]
        assert np.abs(seen[:, 0]).max() * camera.units_per_cm < camera.width / 2


def test_left_of_the_person_is_right_in_front_and_left_behind(reference: BodyMesh) -> None:
    hand = reference.joints["wrist.L"][None]
    front, back = frame(reference, view_spec("front")), frame(reference, view_spec("back"))
    assert front.project(hand)[0, 0] > front.width / 2
    assert back.project(hand)[0, 0] < back.width / 2


def test_side_views_show_that_side(reference: BodyMesh) -> None:
    ears = np.array([[7.0, 155.0, 4.0], [-7.0, 155.0, 4.0]])
    near, far = frame(reference, view_spec("left")).depth(ears)
    assert near > far


def test_close_ups_name_their_view() -> None:
    ids = {view.id for view in VIEWS}
    assert all(view.close_up_of in ids for view in VIEWS if view.close_up_of)


PARTS = [view for view in VIEWS if view.aim]


@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.id)
def test_axes_are_square_and_right_handed(reference: BodyMesh, view: ViewSpec) -> None:
    axes = frame(reference, view).axes
    assert np.allclose(axes @ axes.T, np.eye(3))
    assert np.allclose(np.cross(axes[0], axes[1]), axes[2])


@pytest.mark.parametrize("view", [view for view in VIEWS if view.copied], ids=lambda view: view.id)
def test_the_right_is_the_mirror_image(reference: BodyMesh, view: ViewSpec) -> None:
    right, left = frame(reference, view), frame(reference, view_spec(view.twin))
    points = reference.vertices[::499]
    mirrored = left.project(points * (-1, 1, 1))
    assert (right.width, right.height) == (left.width, left.height)
    # The width of a whole view is rounded.
    tolerance = 1e-6 if view.aim else 1.0
    assert np.allclose(right.project(points), (right.width, 0) + mirrored * (-1, 1), atol=tolerance)


def test_twins_name_each_other() -> None:
    assert all(view_spec(view.twin).twin == view.id for view in VIEWS)
    assert all(view_spec(view.twin).part.replace("right", "left") == view.part.replace("right", "left")
               for view in VIEWS)  # fmt: skip


def shown_in(body: BodyMesh, view: str, joints: list[str]) -> np.ndarray:
    camera = frame(body, view_spec(view))
    return camera.project(np.array([body.joints[name] for name in joints]))


def test_fingers_and_toes_are_up(reference: BodyMesh, male: BodyMesh) -> None:
    for body in (reference, male):
        for view in ("hand_left_palm", "hand_left_back"):
            wrist, knuckle, tip = shown_in(body, view, ["wrist.L", "finger3-1.L", "finger3-3.L"])
            assert wrist[1] > knuckle[1] > tip[1]
        for view in ("foot_left_top", "foot_left_sole"):
            ankle, toe = shown_in(body, view, ["foot.L", "toe2-1.L"])
            assert ankle[1] > toe[1]


def test_the_thumb_and_the_big_toe_lie_where_one_sees_them(reference: BodyMesh) -> None:
    def is_left(view: str, one: str, other: str) -> bool:
        first, second = shown_in(reference, view, [one, other])
        return bool(first[0] < second[0])

    assert is_left("hand_left_palm", "finger1-3.L", "finger5-3.L")
    assert not is_left("hand_left_back", "finger1-3.L", "finger5-3.L")
    assert not is_left("hand_right_palm", "finger1-3.R", "finger5-3.R")
    assert is_left("foot_left_sole", "toe1-1.L", "toe5-1.L")
    assert not is_left("foot_left_top", "toe1-1.L", "toe5-1.L")
    assert is_left("foot_left_outer", "toe2-1.L", "foot.L")
    assert not is_left("foot_left_inner", "toe2-1.L", "foot.L")


@pytest.mark.parametrize("view", PARTS, ids=lambda view: view.id)
def test_the_part_fits_its_frame_and_nothing_else_is_drawn(reference: BodyMesh, male: BodyMesh, view: ViewSpec) -> None:
    assert view.aim is not None
    for body in (reference, male):
        camera = frame(body, view)
        assert 700 < max(camera.width, camera.height) < 3200
        assert camera.width % 8 == camera.height % 8 == 0
        shown = body.vertices[np.unique(body.faces[shown_faces(body, view.aim)])]
        # Close-ups with the trunk in them show both halves of it, and of the limbs their own side alone.
        if not view.aim.midline and "chest" not in view.aim.shown:
            assert (np.sign(shown[:, 0]) == (-1 if view.aim.mirrored else 1)).all()
        units = camera.project(fitted_points(body, view.aim))
        sides = (units[:, 0] > 0) & (units[:, 0] < camera.width)
        assert sides.all()


@pytest.mark.parametrize("name", ["trunk_left_side", "thigh_left_outer"])
def test_no_arm_hangs_before_the_side_of_trunk_and_hip(reference: BodyMesh, name: str) -> None:
    aim = view_spec(name).aim
    assert aim is not None
    arms = [number for number, segment in enumerate(reference.segment_names) if "arm" in segment or "hand" in segment]
    shown = np.unique(reference.faces[shown_faces(reference, aim)])
    below = reference.vertices[shown][np.isin(reference.segment[shown], arms), 1]
    assert (below > reference.joints["upperarm01.L"][1] - 12).all()


def test_a_cut_is_closed_and_no_skin(reference: BodyMesh) -> None:
    spec = view_spec("trunk_left_side")
    raster = rasterise(reference, spec, 4.0)
    lid = raster.face == LID
    assert 60 < lid.sum() / 16 < 250
    assert np.isfinite(raster.depth[lid]).all()
    assert not raster.hit[lid].any()


def test_the_crown_is_symmetric_and_the_sole_sees_no_leg(reference: BodyMesh) -> None:
    crown, sole = view_spec("head_top"), view_spec("foot_left_sole")
    camera = frame(reference, crown)
    assert crown.symmetric and not sole.symmetric
    assert camera.project(np.zeros((1, 3)))[0, 0] == pytest.approx(camera.width / 2)
    shown = reference.vertices[np.unique(reference.faces[shown_faces(reference, sole.aim)])]
    assert shown[:, 1].max() < reference.joints["foot.L"][1] + 6
