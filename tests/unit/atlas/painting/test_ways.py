from __future__ import annotations

import math
from itertools import pairwise

import pytest

from tests.helpers.small_skin import vertex_of
from triggermap.atlas.painting.skin import Point, Skin
from triggermap.atlas.painting.ways import march, way


def length(line: list[Point]) -> float:
    return sum(math.dist(first, second) for first, second in pairwise(line))


def test_distances_on_the_flat_are_those_of_a_ruler(skin: Skin) -> None:
    start = vertex_of(4, 10)
    known = march(skin, {start: 0.0}, 4.0)
    for vertex, value in known.items():
        x, y, z = skin.points[vertex]
        if x == 2.0 and z < -1:
            assert value == pytest.approx(math.dist((x, y, z), skin.points[start]), rel=0.05, abs=0.02)


def test_distances_go_round_the_ridge_and_not_through_the_air(skin: Skin) -> None:
    left = vertex_of(8, 10)
    known = march(skin, {left: 0.0}, 30.0)
    assert known[skin.mirror(left)] == pytest.approx(16.0, rel=0.02)


def test_nothing_beyond_the_limit_is_told(skin: Skin) -> None:
    assert max(march(skin, {vertex_of(0, 0): 0.0}, 3.0).values()) < 4.5


def test_a_way_runs_straight_along_the_ridge(skin: Skin) -> None:
    line = way(skin, skin.landmarks["ridge_low"], skin.landmarks["ridge_high"])
    assert line[0] == (0.0, 2.0, 0.0)
    assert line[-1] == (0.0, 18.0, 0.0)
    assert length(line) == pytest.approx(16.0, rel=0.03)
    assert max(abs(x) for x, _, _ in line) < 0.2


def test_a_way_between_the_flanks_goes_over_the_ridge(skin: Skin) -> None:
    flank = skin.landmarks["flank"]
    other = skin.nearest((-2.0, 10.0, -6.0), (-1.0, 0.0, 0.0))
    line = way(skin, flank, other)
    assert length(line) == pytest.approx(16.0, rel=0.02)
    assert max(z for _, _, z in line) == pytest.approx(0.0, abs=0.05)


def test_a_way_across_the_quads_is_no_staircase(skin: Skin) -> None:
    start, end = (skin.nearest((2.0, y, z), (1.0, 0.0, 0.0)) for y, z in ((3.0, -2.0), (16.0, -9.0)))
    assert length(way(skin, start, end)) == pytest.approx(math.hypot(13, 7), rel=0.02)
