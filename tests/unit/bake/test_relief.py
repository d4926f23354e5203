"""The shallow relief on the drawn body."""

from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial import cKDTree

from triggermap.bake import relief, shading


def plane() -> np.ndarray:
    side = np.arange(-10, 10.01, 0.25)
    x, y = np.meshgrid(side, side)
    return np.stack([x.ravel(), y.ravel(), 0 * x.ravel()], axis=-1)


def test_ridge_follows_its_line() -> None:
    points = plane()
    ridge = relief.Ridge((np.array([-4.0, 0, 0]), np.array([4.0, 0, 0])), 0.3, 1.0)
    height = relief._heights(ridge, points, cKDTree(points))
    on_line = (np.abs(points[:, 1]) < 0.01) & (np.abs(points[:, 0]) < 4)
    assert np.allclose(height[on_line], 0.3)
    beside = (np.abs(points[:, 1] - 1) < 0.01) & (np.abs(points[:, 0]) < 3)
    assert np.allclose(height[beside], 0.3 * np.exp(-0.5), atol=1e-3)


def test_tapered_ridge_runs_out() -> None:
    points = plane()
    ridge = relief.Ridge((np.array([-4.0, 0, 0]), np.array([4.0, 0, 0])), 0.3, 1.0, 0.3)
    height = relief._heights(ridge, points, cKDTree(points))
    end = np.argmin(np.linalg.norm(points - (4.0, 0, 0), axis=1))
    assert height[end] == pytest.approx(0, abs=1e-6)
    assert height.max() == pytest.approx(0.3)


def test_single_place_makes_a_dimple() -> None:
    points = plane()
    height = relief._heights(relief.Ridge((np.zeros(3),), -0.2, 0.5), points, cKDTree(points))
    assert height.min() == pytest.approx(-0.2)
    assert np.abs(height[np.linalg.norm(points, axis=1) > 2]).max() < 1e-3


def test_relief_of_the_body_is_shallow(clay: shading.Clay) -> None:
    ridges = [ridge for ridge in clay.ridges if ridge.height]
    skin = cKDTree(clay.vertices)
    total = sum(relief._heights(ridge, clay.vertices, skin) for ridge in ridges)
    assert 0.1 < np.abs(total).max() < 0.6
    assert (np.abs(total) > 0.02).mean() < 0.25
