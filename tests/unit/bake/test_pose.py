"""Rotations of the pose."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.bake.pose import rotation, rotation_between

directions = st.tuples(*[st.floats(-1, 1)] * 3).map(np.array).filter(lambda way: np.linalg.norm(way) > 0.1)


@given(directions, directions)
def test_rotation_between_turns_one_into_the_other(start: np.ndarray, end: np.ndarray) -> None:
    start, end = start / np.linalg.norm(start), end / np.linalg.norm(end)
    if start @ end < -0.999:
        return  # opposite directions have no shortest way
    turn = rotation_between(start, end)
    assert np.allclose(turn @ start, end, atol=1e-6)
    assert np.linalg.det(turn) == pytest.approx(1)


def test_rotation_is_right_handed() -> None:
    assert np.allclose(rotation(np.array([0.0, 0.0, 2.0]), 90) @ (1, 0, 0), (0, 1, 0))


def test_no_rotation_between_equal_directions() -> None:
    assert np.array_equal(rotation_between(np.array([0, 1.0, 0]), np.array([0, 1.0, 0])), np.eye(3))
