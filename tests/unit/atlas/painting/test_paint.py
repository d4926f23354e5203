from __future__ import annotations

import math

import pytest

from tests.helpers.small_skin import INNER, LEFT_FLANK, LEFT_PATCH, RIGHT_FLANK, RIGHT_PATCH
from triggermap.atlas.painting.cut import Cutter, covered
from triggermap.atlas.painting.paint import Painter
from triggermap.atlas.painting.skin import Skin
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import Along, Around, Rim, Spot, StrokeSide, Whole, Zone

PLACES = {
    Place("back.top", Side.LEFT): (LEFT_PATCH,),
    Place("back.top", Side.RIGHT): (RIGHT_PATCH,),
    Place("back.flank", Side.LEFT): (LEFT_FLANK,),
    Place("back.flank", Side.RIGHT): (RIGHT_FLANK,),
    Place("mouth.tongue", Side.MIDLINE): (INNER,),
}
FLANK = Around(Spot("flank"), 2.0)


@pytest.fixture
def painter(skin: Skin) -> Painter:
    return Painter(skin, PLACES)


def test_a_round_stroke_covers_its_circle(painter: Painter) -> None:
    essential, _ = painter.zone(Zone((FLANK,)), Zone())
    found = covered(painter.skin, essential)
    assert set(found) == {LEFT_FLANK}
    assert found[LEFT_FLANK] == pytest.approx(math.pi * 4, rel=0.05)


def test_a_stroke_on_the_other_side_is_its_mirror_image(painter: Painter) -> None:
    both, _ = painter.zone(Zone((Around(Spot("flank"), 2.0, StrokeSide.BOTH),)), Zone())
    found = covered(painter.skin, both)
    assert found[RIGHT_FLANK] == pytest.approx(found[LEFT_FLANK], rel=0.02)
    other, _ = painter.zone(Zone((Around(Spot("flank"), 2.0, StrokeSide.OTHER),)), Zone())
    assert set(covered(painter.skin, other)) == {RIGHT_FLANK}


def test_but_cuts_a_hole(painter: Painter) -> None:
    ring, _ = painter.zone(Zone((FLANK,), (Around(Spot("flank"), 1.0),)), Zone())
    assert covered(painter.skin, ring)[LEFT_FLANK] == pytest.approx(math.pi * 3, rel=0.07)


def test_a_rim_goes_round_and_leaves_the_main_area_out(painter: Painter) -> None:
    _, wider = painter.zone(Zone((FLANK,)), Zone((Rim(1.0),)))
    assert covered(painter.skin, wider)[LEFT_FLANK] == pytest.approx(math.pi * 5, rel=0.07)


def test_a_whole_region_covers_all_of_it(painter: Painter) -> None:
    whole, _ = painter.zone(Zone((Whole("back.flank"),)), Zone())
    found = covered(painter.skin, whole)
    assert found[LEFT_FLANK] == pytest.approx(200, rel=0.05)
    assert found.get(LEFT_PATCH, 0.0) < 10


def test_an_inner_region_is_named_and_has_no_skin(painter: Painter) -> None:
    inner, _ = painter.zone(Zone((Whole("mouth.tongue"),)), Zone())
    assert inner.inner == (Place("mouth.tongue", Side.MIDLINE),)
    assert covered(painter.skin, inner) == {}


def test_a_spot_between_two_landmarks_moved_outwards(painter: Painter) -> None:
    spot = painter.spot(Spot("ridge_low", "ridge_high", 0.25, out=1.0))
    assert spot.position == pytest.approx((1.0, 6.0, 0.0), abs=0.01)
    there = painter.spot(Spot("flank", other_side=True))
    assert there.position == pytest.approx((-2.0, 10.0, -6.0), abs=0.01)


@pytest.mark.parametrize("zone", [Zone((Around(Spot("nowhere"), 1.0),)), Zone((Whole("back.nowhere"),))])
def test_an_unknown_name_is_told(painter: Painter, zone: Zone) -> None:
    with pytest.raises(KeyError):
        painter.zone(zone, Zone())


def test_cut_faces_join_without_gaps(painter: Painter) -> None:
    """Each edge inside the area is shared by two faces; what is left over is its outline, once round."""
    strokes = (Along((Spot("ridge_low"), Spot("ridge_high")), (0.7, 1.6)), FLANK)
    area, _ = painter.zone(Zone(strokes), Zone())
    cutting = Cutter(painter.skin, area).cutting
    edges: dict[tuple[int, int], int] = {}
    for face in cutting.faces:
        for start, end in zip(face.loop, (*face.loop[1:], face.loop[0]), strict=True):
            if start != end:
                edges[start, end] = edges.get((start, end), 0) + 1
    assert max(edges.values()) == 1
    outline = [edge for edge in edges if edge[::-1] not in edges]
    assert sorted(start for start, _ in outline) == sorted(end for _, end in outline)
    places = cutting.places(painter.skin.points)
    size = math.fsum(
        math.hypot(*_half_cross(places[face.loop[0]], places[first], places[second]))
        for face in cutting.faces
        for first, second in zip(face.loop[1:], face.loop[2:], strict=False)
    )
    assert size == pytest.approx(math.fsum(covered(painter.skin, area).values()), rel=0.04)


def _half_cross(a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]) -> tuple[float, float, float]:
    p, q = ([second - first for first, second in zip(a, end, strict=True)] for end in (b, c))
    return (
        (p[1] * q[2] - p[2] * q[1]) / 2,
        (p[2] * q[0] - p[0] * q[2]) / 2,
        (p[0] * q[1] - p[1] * q[0]) / 2,
    )
