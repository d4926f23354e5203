"""Cameras: frames, and the way to view units and back."""

from __future__ import annotations

import numpy as np
import pytest

from triggermap.bake.body import BodyMesh
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
