from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.small_skin import LEFT_FLANK
from triggermap.atlas.painting.cut import Cutter
from triggermap.atlas.painting.draw import Camera, Picture, simplified, smoothed
from triggermap.atlas.painting.paint import Painter
from triggermap.atlas.painting.skin import Skin
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import Around, Spot, Zone

FROM_THE_LEFT = Camera((0.0, 0.0, -1.0), (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), -2.0, 22.0, 10.0, True)
FROM_THE_RIGHT = Camera((0.0, 0.0, 1.0), (0.0, 1.0, 0.0), (-1.0, 0.0, 0.0), -12.0, 22.0, 10.0, True)
POINT = st.tuples(st.floats(-100, 100), st.floats(-100, 100))


def area(ring: tuple[tuple[float, float], ...]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2


@pytest.fixture
def painter(skin: Skin) -> Painter:
    return Painter(skin, {Place("back.flank", Side.LEFT): (LEFT_FLANK,)})


def picture(skin: Skin, camera: Camera, *, hidden: bool = False) -> Picture:
    return Picture(camera, skin.points, lambda _x, _y, _patch: not hidden)


def test_a_round_stroke_is_drawn_round_and_as_large_as_it_is(painter: Painter) -> None:
    essential, _ = painter.zone(Zone((Around(Spot("flank"), 2.0),)), Zone())
    cutting = Cutter(painter.skin, essential).cutting
    (ring,) = picture(painter.skin, FROM_THE_LEFT).rings(cutting, cutting.places(painter.skin.points))
    assert area(ring) == pytest.approx(math.pi * 400, rel=0.05)
    middle = (sum(x for x, _ in ring) / len(ring), sum(y for _, y in ring) / len(ring))
    assert middle == pytest.approx((80, 120), abs=2)
    assert all(math.dist(point, (80, 120)) == pytest.approx(20, abs=1.5) for point in ring)


def test_nothing_is_drawn_from_behind_or_where_something_hides_it(painter: Painter) -> None:
    essential, _ = painter.zone(Zone((Around(Spot("flank"), 2.0),)), Zone())
    cutting = Cutter(painter.skin, essential).cutting
    places = cutting.places(painter.skin.points)
    assert picture(painter.skin, FROM_THE_RIGHT).rings(cutting, places) == ()
    assert picture(painter.skin, FROM_THE_LEFT, hidden=True).rings(cutting, places) == ()


def test_a_hole_is_a_ring_of_its_own(painter: Painter) -> None:
    zone = Zone((Around(Spot("flank"), 3.0),), (Around(Spot("flank"), 1.5),))
    cutting = Cutter(painter.skin, painter.zone(zone, Zone())[0]).cutting
    rings = picture(painter.skin, FROM_THE_LEFT).rings(cutting, cutting.places(painter.skin.points))
    assert sorted(round(area(ring) / 100, 0) for ring in rings) == [7, 28]


def test_a_point_is_seen_from_its_own_side(painter: Painter) -> None:
    spot = painter.skin.landmarks["flank"]
    facing = painter.skin.facing(spot)
    x, y, shown = picture(painter.skin, FROM_THE_LEFT).point(spot, facing)
    assert (x, y) == pytest.approx((80, 120))
    assert shown
    assert not picture(painter.skin, FROM_THE_RIGHT).point(spot, facing)[2]


@given(st.lists(POINT, min_size=3, max_size=60), st.floats(0.01, 20))
def test_a_simplified_ring_stays_within_the_tolerance(ring: list[tuple[float, float]], tolerance: float) -> None:
    kept = simplified(ring, tolerance)
    assert set(kept) <= set(ring)
    closed = [*kept, kept[0]]

    def away(point: tuple[float, float]) -> float:
        return min(_to_segment(point, start, end) for start, end in pairwise(closed))

    assert all(away(point) <= tolerance + 1e-6 for point in ring)


@given(st.lists(POINT, min_size=3, max_size=40))
def test_smoothing_stays_inside_the_box(ring: list[tuple[float, float]]) -> None:
    for axis in (0, 1):
        values = [point[axis] for point in smoothed(ring, 2)]
        assert min(values) >= min(point[axis] for point in ring) - 1e-9
        assert max(values) <= max(point[axis] for point in ring) + 1e-9


def _to_segment(point: tuple[float, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    (x, y), (x0, y0), (x1, y1) = point, start, end
    square = (x1 - x0) ** 2 + (y1 - y0) ** 2
    share = 0.0 if not square else min(max(((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / square, 0.0), 1.0)
    return math.hypot(x - x0 - share * (x1 - x0), y - y0 - share * (y1 - y0))
