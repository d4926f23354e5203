"""Levelling: points slide along the surface, and the surface stays."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from scipy.spatial import cKDTree

from triggermap.bake import body as bodies
from triggermap.bake.body import BodyMesh, load_body
from triggermap.bake.levelling import Cage, _nearest


@pytest.fixture(scope="module")
def unlevelled(body_data: Path) -> BodyMesh:
    def as_it_is(cage: Cage, *_: object) -> np.ndarray:
        return cage.points

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bodies, "levelled", as_it_is)
        return load_body("male", body_data)


def test_the_skin_stays_where_it_is(male: BodyMesh, unlevelled: BodyMesh) -> None:
    corners = unlevelled.vertices[unlevelled.faces]
    moved = np.flatnonzero(np.linalg.norm(male.vertices - unlevelled.vertices, axis=1) > 0.05)
    assert len(moved) > 1000
    foot, _ = _nearest(male.vertices[moved], cKDTree(corners.mean(axis=1)), corners, corners)
    off = np.linalg.norm(foot - male.vertices[moved], axis=1)
    assert np.quantile(off, 0.99) < 0.25
    assert off.max() < 0.35


def test_only_the_trunk_moves(male: BodyMesh, unlevelled: BodyMesh) -> None:
    moved = np.linalg.norm(male.vertices - unlevelled.vertices, axis=1)
    names = np.array(male.segment_names)[male.segment]
    assert moved[np.char.endswith(names, "forearm") | np.char.endswith(names, "hand")].max() < 1e-9
    assert moved[names == "head"].max() < 1e-9
    assert moved.max() < 5
