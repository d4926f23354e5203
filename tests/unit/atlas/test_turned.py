"""The body from in between the baked views: a pillar of two patches a side, and what the loader's atlas says of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.atlas.conftest import square
from triggermap.atlas import Atlas, load_atlas
from triggermap.atlas import format as files
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

WIDTH, HEIGHT = 60, 40
"""Pixels of the frames' patch images; a unit is a pixel, two are a centimetre."""
ANGLES = (0, 45, 90, 135, 180, 225, 270, 315)
CHEEK = {side: Place("face.cheek", side) for side in Side}


def strips(*edges: tuple[int, int]) -> bytes:
    """A patch image with upright strips: patch and the column at which it begins; the last is air."""
    row: list[int] = []
    for (patch, start), (_next, end) in zip(edges, (*edges[1:], (0, WIDTH)), strict=True):
        row = [*row, *[0] * (start - len(row)), *[patch] * (end - start)]
    air = [0] * WIDTH
    return files.encode_patch_image([*air * 5, *row * (HEIGHT - 10), *air * 5])


def shape(left: int, right: int) -> dict[str, Any]:
    outline = files.encode_ring([(left, 10), (right, 10), (right, 70), (left, 70)])
    return {"outline": [outline], "lines": [], "regions": {}, "landmarks": {},
            "inner": [["mouth.tongue", "midline"]]}  # fmt: skip


def zones(x: int, visible: int, belly: list[list[int]]) -> dict[str, Any]:
    return {
        "zones": {"masseter.mid": {"essential": [], "spillover": [], "point": [x, 40, visible]},
                  "tongue.tip": {"essential": [], "spillover": [], "point": None}},
        "bellies": {"masseter": [{"id": "outer", "deep": 1, "rings": belly}]} if belly else {},
    }  # fmt: skip


@pytest.fixture
def atlas(root: Path) -> Atlas:
    """A body 10 cm wide and 6 cm deep. From the front patch 1 (the person's left) is on the right, 2 on the left.

    The turn's axis lies 2 cm behind the middle of the body's depth, as a body's does. The trigger point lies on the
    left side's front edge.
    """
    folder = root / "female"
    manifest = json.loads((root / files.MANIFEST).read_text())
    size = {"width": 60, "height": 80, "units_per_cm": 4.0, "image_width": 60, "image_height": 80, "image_scale": 1.0}
    yaws = {"front": 0.0, "left": 90.0, "back": 180.0, "right": 270.0}
    manifest["views"] = [
        {"id": view, "mirror": {"left": "right", "right": "left"}.get(view, view), "close_up_of": None, "yaw": yaw,
         "copied": view == "right"}
        for view, yaw in yaws.items()
    ]  # fmt: skip
    manifest["bodies"][0] |= {
        "views": dict.fromkeys(yaws, size),
        "turn": {"angles": list(ANGLES), "width": WIDTH, "height": HEIGHT, "units_per_cm": 2.0, "image_width": WIDTH,
                 "image_height": HEIGHT, "image_scale": 1.0},
    }  # fmt: skip
    (root / files.MANIFEST).write_text(json.dumps(manifest))
    for view in yaws:
        sides = view in ("left", "right")
        left, right = (18, 42) if sides else (10, 50)
        x, visible = {"front": (46, 1), "left": (20, 1), "back": (14, 0), "right": (40, 0)}[view]
        belly = [square(30, 20, 20)] if view == "front" else []
        numbers = [1] * 60 if sides else [2 if (column < 30) == (view == "front") else 1 for column in range(60)]
        (folder / files.shape_name(view)).write_bytes(files.dump_json(shape(left, right)))
        (folder / files.zones_name(view)).write_bytes(files.dump_json(zones(x, visible, belly)))
        (folder / files.patches_name(view)).write_bytes(files.encode_patch_image(numbers * 80))
    # The body's middle lies 4 units to the left of the axis, seen from the person's left.
    for angle, image in {0: strips((2, 20), (1, 30), (0, 40)), 45: strips((2, 20), (1, 26), (0, 38)),
                         90: strips((1, 20), (0, 32)), 135: strips((1, 22), (2, 34), (0, 40)),
                         180: strips((1, 20), (2, 30), (0, 40))}.items():  # fmt: skip
        (folder / files.turn_patches_name(angle)).write_bytes(image)
    patches = {"places": [["face.cheek", "left"], ["face.cheek", "right"], ["mouth.tongue", "midline"]],
               "place": [0, 1, 2], "area": [50.0, 50.0, 6.0], "mirror": [2, 1, 3]}  # fmt: skip
    (root / files.PATCHES).write_bytes(files.dump_json(patches))
    return load_atlas(root)


def test_angles_are_offered_and_others_are_not(atlas: Atlas) -> None:
    assert atlas.angles("female") == ANGLES
    assert atlas.turned("female", 45).id == "turn_045"
    assert atlas.turned("female", 45) is atlas.turned("female", 45)
    with pytest.raises(KeyError):
        atlas.turned("female", 44)
    with pytest.raises(KeyError):
        atlas.turned("nobody", 0)


def test_the_body_turns_on_the_spot(atlas: Atlas) -> None:
    """The middle of the window is the middle of the body's depth, as in the baked views."""
    middles = [atlas.turned("female", angle).middle for angle in (0, 90, 180, 270)]
    assert middles == pytest.approx([30, 26, 30, 34])


def test_regions_are_those_of_the_patches_and_know_their_side(atlas: Atlas) -> None:
    view = atlas.turned("female", 45)
    assert set(view.regions) == {CHEEK[Side.LEFT], CHEEK[Side.RIGHT]}
    left, right = view.regions[CHEEK[Side.LEFT]], view.regions[CHEEK[Side.RIGHT]]
    assert left.area == pytest.approx(12 * 30 / 4)
    assert right.anchor[0] < 26 < left.anchor[0]
    assert view.place_at(30, 20) == CHEEK[Side.LEFT]
    assert view.place_at(21, 20) == CHEEK[Side.RIGHT]
    assert view.place_at(45, 20) is None
    assert Place("face.cheek", Side.MIDLINE) not in view.regions
    with pytest.raises(KeyError):
        view.regions[CHEEK[Side.MIDLINE]]


def test_from_the_persons_right_all_is_mirrored(atlas: Atlas) -> None:
    view = atlas.turned("female", 315)
    assert view.place_at(WIDTH - 30, 20) == CHEEK[Side.RIGHT]
    one, other = atlas.turned("female", 45).outline[0], view.outline[0]
    assert sorted({round(WIDTH - x, 2) for x, _ in one}) == sorted({round(x, 2) for x, _ in other})


def test_a_zone_is_drawn_on_its_patches(atlas: Atlas) -> None:
    view = atlas.turned("female", 45)
    rings = view.zone("masseter.mid", Side.LEFT, ZonePart.ESSENTIAL)
    assert rings
    assert min(x for ring in rings for x, _ in ring) > 25
    assert max(x for ring in view.zone("masseter.mid", Side.RIGHT, ZonePart.ESSENTIAL) for x, _ in ring) < 27
    assert view.zone("masseter.mid", Side.LEFT, ZonePart.SPILLOVER) == ()
    assert view.zone("nobody.knows", Side.LEFT, ZonePart.ESSENTIAL) == ()


def test_a_point_lies_where_the_baked_views_have_it(atlas: Atlas) -> None:
    """4 cm to the left of the middle and 2.5 cm before the middle of the depth: before the axis 0.5 cm."""
    for angle, baked, scale in ((0, "front", 2.0), (90, "left", 2.0), (180, "back", 2.0)):
        turned, flat = atlas.turned("female", angle), atlas.view("female", baked)
        here, there = turned.point("masseter.mid", Side.LEFT), flat.point("masseter.mid", Side.LEFT)
        assert here is not None
        assert there is not None
        assert here.x - turned.middle == pytest.approx((there.x - flat.middle) / scale)
        assert here.y == pytest.approx(there.y / scale)


def test_a_point_is_seen_where_its_patch_is(atlas: Atlas) -> None:
    seen = {angle: atlas.turned("female", angle).point("masseter.mid", Side.LEFT) for angle in ANGLES}
    assert {angle for angle, point in seen.items() if point is not None and point.visible} >= {0, 45, 90}
    right = atlas.turned("female", 315).point("masseter.mid", Side.RIGHT)
    assert right is not None
    assert right.visible
    assert atlas.turned("female", 45).point("tongue.tip", Side.LEFT) is None
    assert atlas.turned("female", 45).point("nobody.knows", Side.LEFT) is None


def test_a_belly_is_drawn_on_the_patches_that_the_baked_views_show_within_it(atlas: Atlas) -> None:
    (part,) = atlas.turned("female", 45).belly("masseter", Side.LEFT)
    assert part.id == "outer"
    assert part.deep
    assert min(x for ring in part.rings for x, _ in ring) > 25
    (mirrored,) = atlas.turned("female", 45).belly("masseter", Side.RIGHT)
    assert max(x for ring in mirrored.rings for x, _ in ring) < 27
    assert atlas.turned("female", 45).belly("nobody", Side.LEFT) == ()


def test_it_offers_the_inner_places_of_the_nearest_view_and_one_picture(atlas: Atlas) -> None:
    view = atlas.turned("female", 45)
    assert view.inner == (Place("mouth.tongue", Side.MIDLINE),)
    assert view.shading(1) == view.shading(2) == atlas.root / "female" / "turn_045.webp"
    assert (view.close_up_of, view.part, view.yaw) == (None, "", 45.0)


def test_only_some_angles_are_kept(atlas: Atlas) -> None:
    first = atlas.turned("female", 0)
    for angle in ANGLES:
        atlas.turned("female", angle)
    assert atlas.turned("female", 0) is not first
