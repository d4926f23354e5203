"""What pixels show: checked against the mesh itself."""

from __future__ import annotations

import numpy as np
import pytest

from triggermap.bake.body import BodyMesh
from triggermap.bake.close_ups import shown_faces
from triggermap.bake.raster import Raster, Surface, rasterise, surface_of, visible
from triggermap.bake.views import frame, view_spec

PIXELS_PER_CM = 2.0
FRONT = view_spec("front")


@pytest.fixture(scope="module")
def surface(reference: BodyMesh) -> Surface:
    return surface_of(reference)


@pytest.fixture(scope="module")
def front(reference: BodyMesh, surface: Surface) -> Raster:
    return rasterise(reference, FRONT, PIXELS_PER_CM, surface)


def test_positions_interpolate_to_their_pixels(reference: BodyMesh, front: Raster) -> None:
    camera = frame(reference, FRONT)
    places = front.interpolate(reference.vertices, reference.faces)
    rows, columns = np.nonzero(front.hit)
    units = camera.project(places[rows, columns].astype(float))
    centres = np.stack([columns + 0.5, rows + 0.5], axis=-1) * camera.units_per_cm / PIXELS_PER_CM
    assert np.abs(units - centres).max() < 0.5
    assert np.allclose(front.depth[rows, columns], places[rows, columns, 2], atol=0.01)


def test_weights_add_up(front: Raster) -> None:
    assert np.allclose(front.bary[front.hit].sum(axis=-1), 1, atol=1e-5)
    assert not front.bary[~front.hit].any()
    assert np.all(np.isneginf(front.depth[~front.hit]))


def test_body_covers_a_plausible_area(front: Raster) -> None:
    assert 4_000 < front.hit.sum() / PIXELS_PER_CM**2 < 8_000


def test_labels_come_from_a_corner_of_the_triangle(reference: BodyMesh, front: Raster) -> None:
    vertex = front.nearest_vertex(reference.faces)
    hit = front.hit
    assert np.all((reference.faces[front.face[hit]] == vertex[hit][:, None]).any(axis=1))
    assert np.all(vertex[~hit] == -1)


def test_fill_where_there_is_no_body(reference: BodyMesh, front: Raster) -> None:
    ones = front.interpolate(np.ones(len(reference.vertices)), reference.faces, fill=-3.0)
    assert np.all(ones[~front.hit] == -3.0)


def test_visible_skin_faces_the_camera(reference: BodyMesh, surface: Surface) -> None:
    camera = frame(reference, FRONT)
    seen = visible(surface, camera, reference.vertices, tolerance=0.05)
    assert 0.3 < seen.mean() < 0.7
    away = reference.normals[:, 2] < -0.3
    assert not seen[away & (reference.normals[:, 2] < -0.5)].mean() > 0.02


def test_points_outside_the_frame_are_not_visible(reference: BodyMesh, surface: Surface) -> None:
    camera = frame(reference, view_spec("head_front"))
    foot = reference.vertices[[int(np.argmin(reference.vertices[:, 1]))]]
    assert not visible(surface, camera, foot).any()


def test_a_ray_downwards_is_blocked_by_the_head(reference: BodyMesh, surface: Surface) -> None:
    above = np.array([[0.0, 300.0, 3.0], [0.0, 300.0, 90.0]])
    assert surface.blocked(above, np.array([[0.0, -1.0, 0.0]] * 2)).tolist() == [True, False]


def test_parts_left_out_are_not_hit_and_the_others_keep_their_numbers(reference: BodyMesh) -> None:
    spec = view_spec("foot_left_inner")
    raster = rasterise(reference, spec, 4.0)
    shown = shown_faces(reference, spec.aim)
    assert raster.hit.any()
    assert shown[raster.face[raster.hit]].all()
    whole = rasterise(reference, spec, 4.0, surface_of(reference))
    assert not shown[whole.face[whole.hit]].all()
