from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from triggermap.domain.anatomy import Place, Side
from triggermap.ui.body.walking import DIRECTIONS, Walk

LEFT, RIGHT, UP, DOWN = DIRECTIONS


def places(*points: tuple[float, float]) -> dict[Place, tuple[float, float]]:
    return {Place(f"a.{number}", Side.MIDLINE): point for number, point in enumerate(points)}


def test_arrows_lead_to_the_nearest_place_that_way() -> None:
    walk = Walk(places((0, 0), (10, 1), (30, 0), (0, 20)), (0, 0))
    middle, near, far, below = walk.steps
    assert walk.first == middle
    assert walk.steps[middle] == {RIGHT: near, DOWN: below}
    assert walk.steps[near] == {RIGHT: far, LEFT: middle, DOWN: below}


def test_a_place_that_is_nobody_s_nearest_is_reached_all_the_same() -> None:
    """Two rows of three; the place between the rows is a little further from each than its neighbours."""
    points = places((0, 0), (10, 0), (20, 0), (0, 12), (10, 12), (20, 12), (14.9, 6))
    walk = Walk(points, (0, 0))
    assert walk._reached() == set(points)


@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), unique=True, min_size=1, max_size=25))
@settings(max_examples=60, deadline=None)
def test_mending_only_adds_to_what_is_reached(points: list[tuple[int, int]]) -> None:
    walk = Walk(places(*points), (30, 30))
    plain = Walk.__new__(Walk)
    plain._points, plain.first = walk._points, walk.first
    plain.steps = {
        place: {
            direction: min(ahead)[1] for direction in DIRECTIONS
            if (ahead := list(walk._ahead(place, direction, walk._points)))
        }
        for place in walk._points
    }  # fmt: skip
    assert plain._reached() <= walk._reached()
