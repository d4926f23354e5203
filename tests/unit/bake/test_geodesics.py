from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from tests.unit.bake.shapes import apart, ball, folded
from triggermap.bake.geodesics import (
    FAR,
    Skin,
    SurfaceError,
    SurfacePoint,
    barycentric,
    closest_on_triangles,
    eased,
    node_weights,
    sampled,
)

RADIUS = 8.0


@pytest.fixture(scope="module")
def skin() -> Skin:
    return ball(RADIUS)


def along(skin: Skin, pole: tuple[float, float, float]) -> npt.NDArray[np.float64]:
    """The true distance (nodes,) from a pole along the ball."""
    nodes = np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])
    nodes = nodes / np.linalg.norm(nodes, axis=1, keepdims=True)
    return np.asarray(RADIUS * np.arccos(np.clip(nodes @ np.array(pole), -1, 1)))


def test_the_nearest_skin_lies_on_the_surface(skin: Skin) -> None:
    point = skin.nearest(np.array([0.0, 3.0, 0.0]))
    assert np.linalg.norm(point.position) == pytest.approx(RADIUS, abs=0.1)
    assert point.position[1] > 7.9
    assert point.bary @ skin.vertices[skin.faces[point.face]] == pytest.approx(point.position)
    assert skin.normal(point) @ np.array([0, 1, 0]) > 0.99


def test_the_way_that_the_skin_faces_decides_between_two_sides() -> None:
    skin = folded(gap=0.6)
    between = np.array([0.0, 0.35, 0.0])
    assert skin.nearest(between).position[1] == pytest.approx(0.6)
    assert skin.nearest(between, np.array([0.0, 1.0, 0.0])).position[1] == pytest.approx(0.0)


def test_a_path_runs_over_the_surface_and_not_through_it(skin: Skin) -> None:
    start, end = skin.nearest(np.array([RADIUS, 0, 0])), skin.nearest(np.array([0, RADIUS, 0]))
    path = skin.path(start, end)
    assert np.linalg.norm(path, axis=1).min() > 0.98 * RADIUS
    assert np.linalg.norm(np.diff(path, axis=0), axis=1).sum() == pytest.approx(RADIUS * np.pi / 2, rel=0.01)


def test_skin_that_does_not_hang_together_has_no_path() -> None:
    skin = apart(gap=1.0)
    start = skin.nearest(np.array([0.0, 3.0, 0.0]))
    face = len(skin.faces) - 1
    bary = np.array([0.2, 0.3, 0.5])
    with pytest.raises(SurfaceError, match="no skin joins"):
        skin.path(start, SurfacePoint(bary @ skin.vertices[skin.faces[face]], face, bary))


def test_what_is_not_joined_to_the_body_is_not_skin() -> None:
    skin = apart(gap=1.0)
    assert skin.nearest(np.array([7.0, 0.0, 0.0])).position[0] <= 3.0


@pytest.mark.parametrize("radius", [0.8, 2.0, 4.0])
def test_a_round_patch_is_round_and_of_the_size_that_was_asked(skin: Skin, radius: float) -> None:
    point = skin.nearest(np.array([0.0, RADIUS, 0.0]))
    field = skin.distance(point.position[None], np.array([radius]))
    true = along(skin, (0.0, 1.0, 0.0)) - radius
    edge = np.abs(true) < 0.5
    assert np.abs(field - true)[edge].max() < 0.06 + 0.02 * radius
    assert field.max() == FAR


def test_a_stroke_does_not_bleed_to_skin_that_lies_close_by() -> None:
    skin = folded(gap=0.3)
    point = skin.nearest(np.array([0.0, 0.0, 0.0]), np.array([0.0, 1.0, 0.0]))
    field = skin.distance(point.position[None], np.array([1.5]))
    upper = np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])[:, 1] > 0.15
    assert field[~upper].min() < -1.0
    assert field[upper].min() == FAR


def test_a_stroke_widens_as_its_radii_say(skin: Skin) -> None:
    start, end = skin.nearest(np.array([RADIUS, 0, 0])), skin.nearest(np.array([0, RADIUS, 0]))
    field = skin.distance(*sampled([skin.path(start, end)], [0.5, 2.0]))
    for pole, radius in (((1.0, 0.0, 0.0), 0.5), ((0.0, 1.0, 0.0), 2.0)):
        nearest = along(skin, pole).argmin()
        assert field[nearest] == pytest.approx(-radius, abs=0.15)


def test_samples_are_dense_and_rounded_at_corners() -> None:
    corner = [np.array([[0.0, 0, 0], [5, 0, 0]]), np.array([[5.0, 0, 0], [5, 5, 0]])]
    points, heads = sampled(corner, [1.0, 1.0, 1.0])
    assert np.linalg.norm(np.diff(points, axis=0), axis=1).max() < 0.15
    assert points[0] == pytest.approx([0, 0, 0])
    assert points[-1] == pytest.approx([5, 5, 0])
    assert 0.2 < np.linalg.norm(points - [5, 0, 0], axis=1).min() < 0.8
    assert heads == pytest.approx(1.0)


def test_easing_keeps_ends_and_straight_lines() -> None:
    line = np.column_stack([np.linspace(0, 9, 40), np.zeros(40)])
    assert eased(line, 4.0) == pytest.approx(line)


def test_a_border_makes_a_signed_field(skin: Skin) -> None:
    nodes = np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])
    turn = np.linspace(0, 2 * np.pi, 400)
    equator = RADIUS * np.column_stack([np.cos(turn), np.zeros(400), np.sin(turn)])
    field = skin.signed(nodes[:, 1] > 0, equator)
    latitude = RADIUS * np.arcsin(np.clip(nodes[:, 1] / RADIUS, -1, 1))
    near = np.abs(latitude) < 2
    assert np.abs(field + latitude)[near].max() < 0.15
    assert (field.min(), field.max()) == (-FAR, FAR)
    assert (skin.signed(np.ones(skin.node_count, dtype=bool), np.empty((0, 3))) == -FAR).all()


def test_every_node_has_its_mirror_node(skin: Skin) -> None:
    nodes = np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])
    near = np.linalg.norm(skin.vertices[:, None] - skin.vertices[None] * (-1, 1, 1), axis=2)
    mirror = skin.node_mirror(near.argmin(axis=1))
    assert nodes[mirror] == pytest.approx(nodes * (-1, 1, 1))


def test_node_weights_make_a_parabola() -> None:
    bary = np.array([[0.2, 0.5, 0.3], [1, 0, 0], [0.5, 0.5, 0]], dtype=np.float32)
    corners = np.eye(3)
    middles = (corners + np.roll(corners, -1, axis=0)) / 2
    nodes = np.concatenate([corners, middles])
    weights = node_weights(bary)
    assert weights.sum(axis=1) == pytest.approx(1)
    assert weights @ nodes == pytest.approx(bary, abs=1e-6)
    assert weights @ nodes[:, 0] ** 2 == pytest.approx(bary[:, 0] ** 2, abs=1e-6)


def test_the_closest_point_of_a_triangle() -> None:
    triangle = np.array([[[0.0, 0, 0], [4, 0, 0], [0, 4, 0]]])
    for point, nearest in (
        ((1, 1, 5), (1, 1, 0)),
        ((-1, -1, 0), (0, 0, 0)),
        ((2, -3, 0), (2, 0, 0)),
        ((4, 4, 1), (2, 2, 0)),
    ):
        assert closest_on_triangles(np.array(point, dtype=float), triangle)[0] == pytest.approx(nearest)
    assert barycentric(np.array([1.0, 1.0, 0.0]), triangle[0]) == pytest.approx([0.5, 0.25, 0.25])
