from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.bake.shapes import ball
from triggermap.bake.geodesics import FAR, Skin
from triggermap.bake.mesh import BakeError
from triggermap.bake.zones import RegionNodes, StrokesError, ZonePainter, face_means, weight
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import (
    SOFTEST,
    Along,
    Around,
    Belly,
    Depth,
    Rim,
    Spot,
    Stroke,
    StrokeSide,
    Whole,
    Zone,
    ZonePart,
)

RADIUS = 8.0
MARKS = {"top": (0, 1, 0), "front": (0, 0, 1), "ear": (1, 0, 0), "cheek": (0.6, 0, 0.8), "brow": (0.5, 0.5, 0.7)}


def nodes_of(skin: Skin) -> np.ndarray:
    return np.concatenate([skin.vertices, skin.vertices[skin.edges].mean(axis=1)])


@pytest.fixture(scope="module")
def painter() -> ZonePainter:
    skin = ball(RADIUS)
    near = np.linalg.norm(skin.vertices[:, None] - skin.vertices[None] * (-1, 1, 1), axis=2)
    landmarks = {name: skin.nearest(RADIUS * np.array(place, dtype=float)) for name, place in MARKS.items()}

    def field(place: Place) -> np.ndarray:
        side = {Side.LEFT: 1, Side.RIGHT: -1}.get(place.side, 0)
        away = np.linalg.norm(nodes_of(skin) - RADIUS * np.array([side, 0, 0]), axis=1)
        return np.clip(away - 4.0, -FAR, FAR)

    regions = RegionNodes(field, frozenset({"mouth.tongue", "head.deep_ear"}),
                          {"face.ear": True, "mouth.tongue": False, "head.deep_ear": True})  # fmt: skip
    return ZonePainter(skin, skin.node_mirror(near.argmin(axis=1)), landmarks, regions)


def muscle(essential: Zone, spillover: Zone | None = None, at: Spot | None = None) -> Any:
    site = SimpleNamespace(id="m.one", spot=at, essential=essential, spillover=spillover or Zone(), depth=Depth.DEEP)
    return SimpleNamespace(
        id="m", sites=(site,), belly=(Belly("main", (Along((Spot("ear"), Spot("top")), (1.0,)),), True),)
    )


def covered(painter: ZonePainter, *strokes: Stroke) -> np.ndarray:
    """Which nodes the union of strokes covers."""
    found = painter.muscle(muscle(Zone(strokes))).sites[0].parts[ZonePart.ESSENTIAL].field
    assert found is not None
    return found < 0


def test_a_landmark_alone_is_its_own_spot(painter: ZonePainter) -> None:
    assert painter.spot(Spot("ear")) is painter.landmarks["ear"]


def test_a_spot_between_two_landmarks_is_put_on_the_skin(painter: ZonePainter) -> None:
    point = painter.spot(Spot("ear", "top", 0.5))
    assert np.linalg.norm(point.position) == pytest.approx(RADIUS, abs=0.1)
    assert point.position[0] == pytest.approx(point.position[1], abs=0.2)


def test_offsets_move_a_spot_up_out_and_to_the_front(painter: ZonePainter) -> None:
    start = painter.spot(Spot("cheek")).position
    assert painter.spot(Spot("cheek", up=1.5)).position[1] > start[1] + 1
    assert painter.spot(Spot("cheek", out=1.5)).position[0] > start[0] + 0.5
    assert painter.spot(Spot("cheek", front=-1.5)).position[2] < start[2] - 0.5
    assert painter.spot(Spot("cheek", other_side=True)).position == pytest.approx(start * (-1, 1, 1), abs=0.1)


def test_a_union_covers_what_each_stroke_covers(painter: ZonePainter) -> None:
    one, two = Around(Spot("ear"), 2.0), Along((Spot("front"), Spot("top")), (1.0, 1.5))
    assert (covered(painter, one, two) == (covered(painter, one) | covered(painter, two))).all()


def test_but_takes_away(painter: ZonePainter) -> None:
    zone = Zone((Around(Spot("cheek"), 3.0),), (Around(Spot("cheek"), 1.0),))
    field = painter.muscle(muscle(zone)).sites[0].parts[ZonePart.ESSENTIAL].field
    assert field is not None
    outer, inner = covered(painter, Around(Spot("cheek"), 3.0)), covered(painter, Around(Spot("cheek"), 1.0))
    assert ((field < 0) == (outer & ~inner))[np.abs(field) > 1e-9].all()


def test_the_other_side_is_the_mirror_image_and_both_is_the_union(painter: ZonePainter) -> None:
    same = covered(painter, Around(Spot("cheek"), 2.0))
    other = covered(painter, Around(Spot("cheek"), 2.0, StrokeSide.OTHER))
    both = covered(painter, Around(Spot("cheek"), 2.0, StrokeSide.BOTH))
    assert (other == same[painter.node_mirror]).all()
    assert (both == (same | other)).all()
    assert nodes_of(painter.skin)[same, 0].min() > 0


def test_a_rim_lies_round_the_essential_zone(painter: ZonePainter) -> None:
    parts = painter.muscle(muscle(Zone((Around(Spot("cheek"), 2.0),)), Zone((Rim(1.0),)))).sites[0].parts
    essential, rim = parts[ZonePart.ESSENTIAL].field, parts[ZonePart.SPILLOVER].field
    assert essential is not None
    assert rim is not None
    assert rim == pytest.approx(essential - 1.0)


def test_whole_regions_and_inner_regions(painter: ZonePainter) -> None:
    zone = Zone((Whole("face.ear"), Whole("mouth.tongue"), Whole("head.deep_ear", StrokeSide.BOTH)))
    part = painter.muscle(muscle(zone)).sites[0].parts[ZonePart.ESSENTIAL]
    assert part.inner == (
        Place("mouth.tongue", Side.MIDLINE), Place("head.deep_ear", Side.LEFT), Place("head.deep_ear", Side.RIGHT),
    )  # fmt: skip
    assert part.field is not None
    assert nodes_of(painter.skin)[part.field < 0, 0].min() > 2


def test_a_zone_of_inner_regions_has_no_skin(painter: ZonePainter) -> None:
    part = painter.muscle(muscle(Zone((Whole("mouth.tongue"),)))).sites[0].parts[ZonePart.ESSENTIAL]
    assert part.field is None
    assert part.inner == (Place("mouth.tongue", Side.MIDLINE),)


def test_point_and_belly(painter: ZonePainter) -> None:
    found = painter.muscle(muscle(Zone((Around(Spot("cheek"), 2.0),)), at=Spot("brow")))
    point = found.sites[0].point
    assert point is not None
    assert point.position == pytest.approx(painter.landmarks["brow"].position)
    assert found.bellies[0].belly.deep
    assert found.bellies[0].field.min() < -0.9


def test_a_fault_names_file_site_key_and_the_nearest_name(painter: ZonePainter) -> None:
    wrong = Zone((Around(Spot("ear"), 1.0), Along((Spot("chek"), Spot("top")), (1.0,))), (Whole("face.eear"),))
    with pytest.raises(BakeError) as caught:
        painter.muscle(muscle(wrong, Zone((Rim(1.0),)), at=Spot("tpo")))
    lines = str(caught.value).splitlines()
    assert lines[0] == "muscles/m.yaml: sites[0].at: there is no landmark 'tpo'; the nearest name is 'top'"
    assert lines[1].startswith("muscles/m.yaml: sites[0].referral.essential.strokes[1]: there is no landmark 'chek'")
    assert lines[2].endswith(
        "referral.essential.but[0]: there is no region 'face.eear'; the nearest name is 'face.ear'"
    )
    assert len(lines) == 3


def test_a_rim_without_essential_skin_is_a_fault(painter: ZonePainter) -> None:
    with pytest.raises(BakeError, match=r"referral\.spillover\.strokes\[0\]: a rim needs an essential zone"):
        painter.muscle(muscle(Zone(), Zone((Rim(1.0),))))


def test_weights_are_one_half_at_the_edge() -> None:
    assert weight(np.array([-1.0, 0.0, 1.0])) == pytest.approx([1.0, 0.5, 0.0])


def test_the_area_of_a_round_patch(painter: ZonePainter) -> None:
    field = painter.stroke(Around(Spot("cheek"), 2.0))
    area = (face_means(painter.skin, weight(field)) * painter.skin.face_areas).sum()
    assert area == pytest.approx(np.pi * 2.0**2, rel=0.06)


def test_a_spot_in_the_air_is_refused_with_the_nearest_landmark(painter: ZonePainter) -> None:
    with pytest.raises(StrokesError) as caught:
        painter.muscle(muscle(Zone((Around(Spot("ear", out=12.0), 1.0),))))
    (fault,) = caught.value.faults
    assert fault.key == "sites[0].referral.essential.strokes[0]"
    assert fault.message.startswith("the spot lies 12 cm off the skin")
    assert fault.message.endswith("the nearest landmark is 'ear', 12 cm away")


@given(st.floats(0.3, 6.0))
def test_a_weight_falls_off_softly_round_the_edge(depth: float) -> None:
    values = np.linspace(-depth, 3.0, 400)
    weights = weight(values)
    assert (np.diff(weights) <= 0).all()
    assert np.interp(0.0, values, weights) == pytest.approx(0.5, abs=0.03)
    rim = values[(weights > 0.01) & (weights < 0.99)]
    assert 0.2 < np.ptp(rim) < 2 * SOFTEST


def test_a_broad_zone_has_a_broader_rim_than_a_spot() -> None:
    values = np.linspace(-5.0, 3.0, 400)
    broad, spot = weight(values), weight(values[values > -0.8])
    assert ((broad > 0.01) & (broad < 0.99)).sum() > 1.5 * ((spot > 0.01) & (spot < 0.99)).sum()
