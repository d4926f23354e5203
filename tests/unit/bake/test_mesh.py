"""Subdivision, symmetry and fairing on a cube, and the readers' faults."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from triggermap.bake import mesh

CORNERS = np.array([[x, y, z] for x in (1.0, -1.0) for y in (1.0, -1.0) for z in (1.0, -1.0)])
QUADS = np.array([[0, 2, 3, 1], [4, 5, 7, 6], [0, 1, 5, 4], [2, 6, 7, 3], [0, 4, 6, 2], [1, 3, 7, 5]])
MIRROR = np.array([4, 5, 6, 7, 0, 1, 2, 3])


def refined(levels: int) -> tuple[mesh.FloatArray, mesh.IntArray, mesh.IntArray]:
    points, quads, mirror = CORNERS, QUADS, MIRROR
    for _ in range(levels):
        step = mesh.catmull_clark(quads, mirror)
        points, quads, mirror = step.matrix @ points, step.quads, step.mirror
    return points, quads, mirror


def test_subdivided_cube_is_closed_and_counts() -> None:
    points, quads, _ = refined(2)
    edges, quad_edges = mesh.edges_of(quads)
    assert len(points) - len(edges) + len(quads) == 2
    assert set(np.bincount(quad_edges.ravel())) == {2}


def test_subdivided_cube_mirrors() -> None:
    points, quads, mirror = refined(2)
    assert np.allclose(points[mirror], points * (-1, 1, 1))
    triangles = {tuple(sorted(t)) for t in mesh.triangles_of(quads).tolist()}
    assert {tuple(sorted(t)) for t in mirror[mesh.triangles_of(quads)].tolist()} == triangles


def test_faces_look_outwards() -> None:
    points, quads, _ = refined(2)
    normals = mesh.vertex_normals(points, mesh.triangles_of(quads))
    assert np.all(np.einsum("ij,ij->i", normals, points) > 0)


def test_limit_of_fine_mesh_is_the_limit_of_coarse_mesh() -> None:
    coarse, quads, mirror = refined(1)
    fine, fine_quads, _ = refined(3)
    here = mesh.limit_matrix(quads, len(mirror)) @ coarse
    there = mesh.limit_matrix(fine_quads, len(fine)) @ fine
    assert np.allclose(here, there[: len(here)])


def test_symmetrised_is_exact() -> None:
    points, _, mirror = refined(2)
    shaken = points + np.random.default_rng(1).normal(0, 1e-3, points.shape)
    result = mesh.symmetrised(shaken, mirror)
    assert np.array_equal(result[mirror], result * (-1, 1, 1))
    assert np.abs(result - points).max() < 0.01


def test_a_mesh_that_is_not_symmetric_is_refused() -> None:
    with pytest.raises(mesh.BakeError):
        mesh.catmull_clark(QUADS, np.array([4, 5, 6, 7, 0, 1, 3, 2]))


def test_fairing_takes_a_bump_away() -> None:
    points, quads, _ = refined(4)
    limit = mesh.limit_matrix(quads, len(points)) @ points
    peak = int(np.argmax(limit[:, 2]))
    chosen = np.zeros(len(points), dtype=bool)
    chosen[peak] = True
    bumpy = limit.copy()
    bumpy[peak] *= 1.3
    mended = mesh.faired(bumpy, quads, mesh.grown(quads, chosen, 2))
    assert np.linalg.norm(mended - limit, axis=1).max() < 0.02
    far = ~mesh.grown(quads, chosen, 2)
    assert np.array_equal(mended[far], limit[far])


def test_relaxing_moves_only_the_chosen() -> None:
    points, quads, _ = refined(2)
    result = mesh.relaxed(points, quads, np.array([0]), 2)
    assert np.linalg.norm(result[0]) < np.linalg.norm(points[0])
    assert np.array_equal(result[1:], points[1:])


def test_missing_data_are_told(tmp_path: Path) -> None:
    with pytest.raises(mesh.BakeError, match="pip download"):
        mesh.data_folder(tmp_path)


def test_targets_are_read_in_cm(tmp_path: Path) -> None:
    path = tmp_path / "one.target"
    path.write_text("# a comment\n2 .1 0 -.05\n\n", encoding="utf-8")
    assert np.allclose(mesh.read_target(path, 4)[2], (1.0, 0.0, -0.5))
