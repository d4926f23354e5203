from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.atlas import isolines
from triggermap.atlas.hit_test import contains

SIZE = 9
CELLS = st.lists(st.lists(st.booleans(), min_size=SIZE, max_size=SIZE), min_size=SIZE, max_size=SIZE)


def framed(cells: list[list[bool]]) -> list[bytes]:
    """The cells with an empty rim."""
    air = bytes(SIZE + 2)
    return [air, *(bytes([0, *row, 0]) for row in cells), air]


@given(CELLS)
def test_what_is_set_lies_within_the_lines_and_nothing_else(cells: list[list[bool]]) -> None:
    grid = framed(cells)
    rings = isolines.rings_round(grid)
    for y, row in enumerate(grid):
        for x, inside in enumerate(row):
            # Off the middle of the cell, which no line runs through.
            assert contains(rings, x + 0.01, y + 0.003) == bool(inside)


@given(CELLS)
def test_lines_round_what_is_set_and_lines_at_half_are_the_same(cells: list[list[bool]]) -> None:
    grid = framed(cells)
    one = {frozenset(ring) for ring in isolines.rings_round(grid)}
    other = {frozenset(ring) for ring in isolines.rings_at([[float(value) for value in row] for row in grid], 0.5)}
    assert one == other


def test_a_level_is_reached_between_the_cells() -> None:
    grid = [[0, 0, 0], [0, 1, 0], [0, 0, 0]]
    (ring,) = isolines.rings_at(grid, 0.25)
    assert set(ring) == {(1, 0.25), (1.75, 1), (1, 1.75), (0.25, 1)}


def test_a_hole_is_a_ring_of_its_own() -> None:
    grid = framed([[not (y == 4 and x == 4) for x in range(SIZE)] for y in range(SIZE)])
    assert len(isolines.rings_round(grid)) == 2


@given(
    st.lists(st.lists(st.integers(0, 100), min_size=12, max_size=12), min_size=12, max_size=12),
    st.sampled_from([1, 2]),
)
def test_sums_of_neighbours_are_those_that_one_would_add_up(cells: list[list[int]], reach: int) -> None:
    rim = 2 * reach
    grid = [array("I", [0] * (12 + 2 * rim)) for _ in range(rim)]
    grid = [*grid, *(array("I", [*[0] * rim, *row, *[0] * rim]) for row in cells), *grid]

    found = isolines.sums_around(grid, reach, 1)

    for y in range(rim, rim + 12):
        for x in range(rim, rim + 12):
            around = (grid[v][u] for v in range(y - reach, y + reach + 1) for u in range(x - reach, x + reach + 1))
            assert found[y][x] == sum(around)


def test_a_long_slope_of_steps_becomes_straight() -> None:
    """One row down for every eight cells: no point of the middle strays from the slope by a quarter of a cell."""
    width, height = 82, 24
    cells = [bytes([0, *(int(y >= 3 + x // 8) for x in range(width - 2)), 0]) for y in range(height - 1)]
    (ring,) = isolines.rings_round([bytes(width), *cells[1:], bytes(width)])

    slope = [(x, y) for x, y in isolines.calmed(ring) if 20 < x < 60 and y < 15]

    assert len(slope) > 30
    offsets = [y - x / 8 for x, y in slope]
    assert max(offsets) - min(offsets) < 0.5


def test_what_is_thin_stays() -> None:
    cells = [bytes(12), *(bytes([*[0] * 5, 1, *[0] * 6]) for _ in range(20)), bytes(12)]
    (ring,) = isolines.rings_round(cells)
    calm = isolines.calmed(ring)
    assert max(y for _x, y in calm) - min(y for _x, y in calm) == pytest.approx(20, abs=2)
    assert contains((calm,), 5.0, 10.2)


def test_specks_are_left_out_unless_there_is_nothing_else() -> None:
    speck = ((0.0, 0.0), (1.0, 0.0), (0.0, 1.0))
    large = ((0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0))
    assert isolines.area(large) == 81
    assert isolines.largest([speck, large], 2.0) == (large,)
    assert isolines.largest([speck], 2.0) == (speck,)
    assert isolines.largest([], 2.0) == ()
