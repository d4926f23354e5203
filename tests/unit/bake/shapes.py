"""Simple skins for tests: a ball as large as a head, skin that lies against skin, and skin that is not joined."""

from __future__ import annotations

import numpy as np

from triggermap.bake.geodesics import Skin


def ball(radius: float, cuts: int = 4) -> Skin:
    """An octahedron cut fine and blown up, its own mirror image."""
    vertices = np.array([[1.0, 0, 0], [-1, 0, 0], [0, 1, 0], [0, -1, 0], [0, 0, 1], [0, 0, -1]])
    faces = np.array([[0, 2, 4], [2, 1, 4], [1, 3, 4], [3, 0, 4], [2, 0, 5], [1, 2, 5], [3, 1, 5], [0, 3, 5]])
    for _ in range(cuts):
        coarse = Skin(vertices, faces)
        vertices = np.concatenate([vertices, vertices[coarse.edges].mean(axis=1)])
        vertices /= np.linalg.norm(vertices, axis=1, keepdims=True)
        faces = coarse.small_faces
    return Skin(radius * vertices, faces)


def folded(gap: float, size: float = 5.0, count: int = 41) -> Skin:
    """A sheet folded once: it faces up at height 0, turns at x = `size`, and comes back `gap` higher, facing down."""
    there = np.linspace(-size, size, count // 2)
    x = np.concatenate([there, there[::-1]])
    y = np.concatenate([np.zeros(len(there)), np.full(len(there), gap)])
    z = np.linspace(-size, size, count // 2)
    vertices = np.array([(x[row], y[row], z[column]) for row in range(len(x)) for column in range(len(z))])
    corner = (np.arange(len(x) - 1)[:, None] * len(z) + np.arange(len(z) - 1)).ravel()
    one = np.column_stack([corner, corner + 1, corner + len(z)])
    two = np.column_stack([corner + 1, corner + len(z) + 1, corner + len(z)])
    return Skin(vertices, np.concatenate([one, two]))


def apart(gap: float) -> Skin:
    """Two balls that are not joined."""
    one = ball(3.0, 3)
    moved = one.vertices * 0.9 + (6.0 + gap, 0, 0)
    return Skin(np.concatenate([one.vertices, moved]), np.concatenate([one.faces, one.faces + len(one.vertices)]))
