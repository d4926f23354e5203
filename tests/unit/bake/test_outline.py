"""Line art: the silhouette, and the pieces that find lines inside it."""

from __future__ import annotations

import numpy as np
import pytest
from shapely import Polygon

from triggermap.bake import outline, shading
from triggermap.bake.views import ViewSpec, frame

WHOLE = ViewSpec("front", 0.0, 4.0)
HEAD = ViewSpec("head_front", 0.0, 8.0, (-26.0, -1.5, 26.0, 40.0), "front")


def test_outline_is_the_silhouette(clay: shading.Clay) -> None:
    art = outline.trace(clay, WHOLE)
    alpha = np.asarray(shading.render(clay, WHOLE)[2])[..., 3] / 255
    area = Polygon(art.rings[0]).area - sum(Polygon(ring).area for ring in art.rings[1:])
    assert area == pytest.approx(alpha.sum(), rel=0.01)
    assert all(Polygon(ring).is_valid for ring in art.rings)


def test_lines_of_the_front_are_symmetric(clay: shading.Clay) -> None:
    width = frame(clay.body, WHOLE).width
    points = np.concatenate(outline.trace(clay, WHOLE).lines)
    mirrored = points * (-1, 1) + (width, 0)
    distance = np.linalg.norm(points[:, None] - mirrored[None], axis=-1).min(axis=1)
    assert np.quantile(distance, 0.95) < 1


@pytest.mark.parametrize("view", [WHOLE, HEAD], ids=lambda view: view.id)
def test_lines_lie_inside_the_frame(clay: shading.Clay, view: ViewSpec) -> None:
    camera = frame(clay.body, view)
    art = outline.trace(clay, view)
    assert 4 < len(art.lines) < 80
    for line in (*art.rings, *art.lines):
        assert line.min() > -1 and np.all(line.max(axis=0) < (camera.width + 1, camera.height + 1))


def test_zero_line_of_a_height_field() -> None:
    side = np.linspace(-1, 1, 21)
    x, y = np.meshgrid(side, side)
    points = np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], axis=-1)
    corner = np.arange(400).reshape(20, 20) + np.arange(20)[:, None]
    a, b, c, d = (corner + step for step in (0, 1, 22, 21))
    faces = np.concatenate([np.stack([a, b, c], -1).reshape(-1, 3), np.stack([a, c, d], -1).reshape(-1, 3)])
    lines = outline._zero_lines(points, faces, points[:, 0] ** 2 + points[:, 1] ** 2 - 0.37)
    assert len(lines) == 1
    assert np.allclose(np.linalg.norm(lines[0], axis=1), np.sqrt(0.37), atol=0.01)


def test_valley_of_a_trough() -> None:
    rows, columns = np.mgrid[:40, :60]
    dark, offset = outline._valleys(0.01 * (columns - 30.2) ** 2 + 0 * rows, 1.0)
    found = np.unique(np.nonzero(dark > 0.01)[1])
    assert found.tolist() == [30]
    assert offset[20, 30, 1] == pytest.approx(0.2, abs=0.01)


def test_longest_path_leaves_out_branches() -> None:
    trunk = [(0, column) for column in range(20)]
    branch = [(row, 10) for row in range(1, 4)]
    pixels = np.array(trunk + branch)
    path = pixels[outline._longest_path(pixels)]
    assert sorted(map(tuple, path.tolist())) == trunk


def test_halves_are_joined_in_the_middle() -> None:
    chin = np.array([[10.0, 0.0], [40.0, 10.0], [50.0, 12.0]])
    cheek = np.array([[0.0, 0.0], [5.0, 30.0]])
    navel = np.array([[49.5, 0.0], [49.0, 8.0]])
    lines = outline._both_halves([chin, cheek, navel], 50.0, 1.0)
    assert [len(line) for line in lines] == [5, 2, 2, 2]
    assert lines[0][-1].tolist() == [90.0, 0.0]
    assert np.all(lines[3][:, 0] == 50.0)


def test_runs_are_long_enough() -> None:
    line = np.stack([np.arange(10.0), np.zeros(10)], axis=-1)
    keep = np.array([1, 1, 0, 1, 1, 1, 1, 0, 0, 1], dtype=bool)
    assert [run[:, 0].tolist() for run in outline._runs(line, keep, 2.0)] == [[3, 4, 5, 6]]
