"""Eyes and mouth of the base mesh are sewn shut."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from triggermap.bake import mesh
from triggermap.bake.sewing import EYE_INSIDE, MOUTH_INSIDE, Sewn, sew


@pytest.fixture(scope="module")
def base(body_data: Path) -> tuple[mesh.FloatArray, mesh.IntArray, mesh.IntArray]:
    folder = mesh.data_folder(body_data)
    return *mesh.read_base(folder), mesh.read_mirror(folder)


@pytest.fixture(scope="module")
def sewn(base: tuple[mesh.FloatArray, mesh.IntArray, mesh.IntArray]) -> Sewn:
    return sew(*base)


def test_skin_stays_one_closed_sheet(sewn: Sewn) -> None:
    edges, quad_edges = mesh.edges_of(sewn.quads)
    assert set(np.bincount(quad_edges.ravel())) == {2}
    assert len(sewn.mirror) - len(edges) + len(sewn.quads) == 2


def test_no_vertex_has_only_two_edges(sewn: Sewn) -> None:
    edges, _ = mesh.edges_of(sewn.quads)
    assert np.bincount(edges.ravel()).min() >= 3


def test_rows_are_means(sewn: Sewn) -> None:
    assert np.allclose(np.asarray(sewn.matrix.sum(axis=1)).ravel(), 1)


def test_pouches_are_gone(sewn: Sewn) -> None:
    used = np.asarray(np.abs(sewn.matrix).sum(axis=0)).ravel() > 0
    assert not used[[EYE_INSIDE, MOUTH_INSIDE]].any()


def test_sewn_skin_mirrors(sewn: Sewn, base: tuple[mesh.FloatArray, mesh.IntArray, mesh.IntArray]) -> None:
    points = sewn.matrix @ base[0][: sewn.matrix.shape[1]]
    assert np.allclose(points[sewn.mirror], points * (-1, 1, 1))


def test_another_mesh_is_refused(base: tuple[mesh.FloatArray, mesh.IntArray, mesh.IntArray]) -> None:
    vertices, quads, mirror = base
    with pytest.raises(mesh.BakeError):
        sew(vertices, quads[: len(quads) // 2], mirror)
