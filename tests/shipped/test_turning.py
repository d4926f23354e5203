"""The body from in between the baked views, on the real bodies: what it shows agrees with what the baked views show."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from triggermap import resources
from triggermap.atlas import Atlas, Ring, View, load_atlas
from triggermap.atlas.turned import TurnedView
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

FLAT = {0: "front", 90: "left", 180: "back", 270: "right"}
SIDES = (Side.LEFT, Side.RIGHT)
LARGE = 20.0
"""cm2 in the picture from which a part of a zone must agree."""


@cache
def atlas() -> Atlas:
    return load_atlas(resources.atlas_dir())


def pairs(body: str) -> Iterator[tuple[TurnedView, View]]:
    for angle, name in FLAT.items():
        yield atlas().turned(body, angle), atlas().view(body, name)


def area(rings: tuple[Ring, ...], units_per_cm: float) -> float:
    """cm2 in the picture; holes run the other way round."""
    total = 0.0
    for ring in rings:
        closed = (*ring[1:], ring[0])
        total += sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, closed, strict=True)) / 2
    return abs(total) / units_per_cm**2


@pytest.mark.parametrize("body", atlas().bodies)
def test_every_body_turns_in_even_steps(body: str) -> None:
    assert atlas().angles(body) == tuple(range(0, 360, 15))
    assert all(atlas().turned(body, angle).shading(1).exists() for angle in atlas().angles(body))


@pytest.mark.parametrize("body", atlas().bodies)
def test_regions_lie_where_the_baked_views_have_them(body: str) -> None:
    for turned, flat in pairs(body):
        for place, shape in flat.regions.items():
            if shape.area < 8:  # a few pixels
                continue
            here = turned.regions[place]
            assert here.area == pytest.approx(shape.area, rel=0.2, abs=1.5), (turned, place)
            x, y = shape.anchor
            scale = turned.units_per_cm / flat.units_per_cm
            assert turned.place_at(turned.middle + (x - flat.middle) * scale, y * scale) == place, (turned, place)


@pytest.mark.parametrize("body", atlas().bodies)
def test_zones_are_as_large_as_in_the_baked_views(body: str) -> None:
    ratios = []
    for turned, flat in pairs(body):
        for site in atlas().patches.trigger_points:
            for part in ZonePart:
                baked = area(flat.zone(site, Side.LEFT, part), flat.units_per_cm)
                if baked < LARGE:
                    continue
                here = area(turned.zone(site, Side.LEFT, part), turned.units_per_cm)
                ratios.append(here / baked)
                assert 0.6 < here / baked < 1.5, (turned, site, part)
    assert 0.95 < sum(ratios) / len(ratios) < 1.05


@pytest.mark.parametrize("body", atlas().bodies)
def test_points_lie_where_the_baked_views_have_them(body: str) -> None:
    for turned, flat in pairs(body):
        for site in atlas().patches.trigger_points:
            for side in SIDES:
                here, there = turned.point(site, side), flat.point(site, side)
                assert (here is None) == (there is None)
                if here is None or there is None:
                    continue
                off = (here.x - turned.middle) / turned.units_per_cm - (there.x - flat.middle) / flat.units_per_cm
                assert abs(off) < 0.1, (turned, site)
                assert here.y / turned.units_per_cm == pytest.approx(there.y / flat.units_per_cm)


@pytest.mark.parametrize("body", atlas().bodies)
def test_landmarks_lie_where_the_baked_views_have_them(body: str) -> None:
    for turned, flat in pairs(body):
        here, there = turned.landmarks, flat.landmarks
        assert len(set(there) - set(here)) <= 3
        for key in here.keys() & there.keys():
            off = (here[key][0] - turned.middle) / turned.units_per_cm - (
                there[key][0] - flat.middle
            ) / flat.units_per_cm
            assert abs(off) < 0.1, (turned, key)


@pytest.mark.parametrize("body", atlas().bodies)
def test_what_the_arm_hides_from_the_side_is_seen_from_an_angle(body: str) -> None:
    """The side of the trunk and of the hip."""
    left = atlas().view(body, "left")
    for region in ("chest.side", "back.flank", "hip.side"):
        place = Place(region, Side.LEFT)
        hidden = left.regions[place].area if place in left.regions else 0.0
        views = [atlas().turned(body, angle) for angle in (30, 45, 60, 120, 135, 150)]
        assert max(view.regions[place].area for view in views if place in view.regions) > 1.1 * hidden, region


def test_both_sides_are_mirror_images() -> None:
    one, other = atlas().turned("female", 45), atlas().turned("female", 315)
    assert {place.mirrored for place in one.regions} == set(other.regions)
    for place, shape in one.regions.items():
        assert other.regions[place.mirrored].area == pytest.approx(shape.area)
