from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.atlas.conftest import edit
from triggermap.atlas import AtlasError, load_atlas
from triggermap.atlas.format import FORMAT
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

LEFT = Place("face.cheek", Side.LEFT)
RIGHT = Place("face.cheek", Side.RIGHT)
TONGUE = Place("mouth.tongue", Side.MIDLINE)


def test_the_manifest_says_bodies_and_views(root: Path) -> None:
    atlas = load_atlas(root)
    assert atlas.bodies == ("female",)
    assert atlas.views == ("front", "left", "right")
    assert atlas.view("female", "front") is atlas.view("female", "front")


def test_start_reads_nothing_but_the_manifest_and_one_shape(root: Path) -> None:
    for file in root.rglob("*"):
        if file.is_file() and file.name not in ("atlas.json", "front.shape.json"):
            file.unlink()
    view = load_atlas(root).view("female", "front")
    assert view.regions[LEFT].anchor == (75, 50)
    assert list(view.outline[0]) == [(0, 0), (100, 0), (100, 100), (0, 100)]
    assert list(view.lines[0]) == [(50, 0), (50, 40), (50, 100)]
    assert view.inner == (TONGUE,)
    assert view.landmarks["chin", Side.MIDLINE] == (50, 90)
    assert view.shading(2) == root / "female" / "front@2x.webp"


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [(80, 50, LEFT), (20, 50, RIGHT), (50.5, 50, LEFT), (49.5, 50, RIGHT), (99.5, 99.5, LEFT), (-1, 50, None),
     (50, 101, None), (5, 5, RIGHT)],
)  # fmt: skip
def test_place_at_follows_the_polygons_at_borders(root: Path, x: float, y: float, place: Place | None) -> None:
    assert load_atlas(root).view("female", "front").place_at(x, y) == place


def test_patch_at(root: Path) -> None:
    view = load_atlas(root).view("female", "front")
    assert (view.patch_at(80, 50), view.patch_at(20, 50), view.patch_at(5, 5), view.patch_at(500, 5)) == (1, 2, 0, 0)


def test_zone_of_the_right_is_the_mirror_image(root: Path) -> None:
    view = load_atlas(root).view("female", "front")
    (left,) = view.zone("masseter.mid", Side.LEFT, ZonePart.ESSENTIAL)
    (right,) = view.zone("masseter.mid", Side.RIGHT, ZonePart.ESSENTIAL)
    assert list(left) == [(60, 10), (80, 10), (80, 30), (60, 30)]
    assert list(right) == [(40, 10), (20, 10), (20, 30), (40, 30)]
    assert view.zone("masseter.mid", Side.LEFT, ZonePart.SPILLOVER) == ()
    assert view.zone("unknown", Side.LEFT, ZonePart.SPILLOVER) == ()


def test_a_side_view_shows_the_right_as_its_opposite_view_shows_the_left(root: Path) -> None:
    view = load_atlas(root).view("female", "left")
    point = view.point("masseter.mid", Side.RIGHT)
    assert point is not None
    assert (point.x, point.y, point.visible) == (100 - 72, 20, True)
    assert view.point("tongue.tip", Side.LEFT) is None
    assert view.point("unknown", Side.LEFT) is None
    (part,) = view.belly("masseter", Side.RIGHT)
    assert part.deep
    assert part.rings[0][0] == (100 - 62, 10)


def test_patches(root: Path) -> None:
    patches = load_atlas(root).patches
    assert patches.count == 3
    assert patches.area(3) == 6.0
    assert patches.place(2) == RIGHT
    assert patches.patches_of(LEFT) == (1,)
    assert patches.area_of(RIGHT) == 50.0
    assert patches.area_of(Place("nowhere", Side.LEFT)) == 0
    assert patches.mirror(1) == 2
    assert patches.trigger_points == ("masseter.mid",)
    with pytest.raises(KeyError):
        patches.area(0)


def test_weights_follow_the_mirror_table(root: Path) -> None:
    patches = load_atlas(root).patches
    assert patches.weights("masseter.mid", Side.LEFT, ZonePart.ESSENTIAL) == {1: 0.75}
    assert patches.weights("masseter.mid", Side.RIGHT, ZonePart.ESSENTIAL) == {2: 0.75}
    assert patches.weights("masseter.mid", Side.RIGHT, ZonePart.SPILLOVER) == {3: 1.0}


def test_a_missing_file_says_which_and_how_to_repair(root: Path) -> None:
    (root / "female" / "front.shape.json").unlink()
    view = load_atlas(root).view("female", "front")
    with pytest.raises(AtlasError, match=r"front\.shape\.json: the file is missing\. .*python -m triggermap\.bake"):
        _ = view.outline


def test_a_newer_atlas_is_refused(root: Path) -> None:
    edit(root / "atlas.json", format=FORMAT + 1)
    with pytest.raises(AtlasError, match="the program is too old"):
        load_atlas(root)


def test_an_older_atlas_is_refused(root: Path) -> None:
    edit(root / "atlas.json", format=0)
    with pytest.raises(AtlasError, match="the atlas is too old"):
        load_atlas(root)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": "x"}', '{"format": 2}', '{"format":2,"bodies":3,"views":[]}']
)
def test_a_damaged_manifest_is_one_clear_error(root: Path, text: str) -> None:
    (root / "atlas.json").write_text(text)
    with pytest.raises(AtlasError, match=r"atlas\.json: the file is damaged"):
        load_atlas(root)


def test_a_damaged_shape_is_one_clear_error(root: Path) -> None:
    edit(root / "female" / "front.shape.json", outline=[[1, 2, 3]])
    with pytest.raises(AtlasError, match=r"front\.shape\.json: the file is damaged"):
        _ = load_atlas(root).view("female", "front").outline


def test_a_damaged_patch_image_is_one_clear_error(root: Path) -> None:
    file = root / "female" / "front.patches"
    file.write_bytes(file.read_bytes()[:-4])
    with pytest.raises(AtlasError, match=r"front\.patches: the file is damaged"):
        load_atlas(root).view("female", "front").patch_at(1, 1)


def test_patch_tables_that_disagree_are_refused(root: Path) -> None:
    edit(root / "patches.json", area=[1.0])
    with pytest.raises(AtlasError, match=r"patches\.json: .*differ in length"):
        _ = load_atlas(root).patches


def test_a_site_of_one_side_alone_is_nowhere_on_the_other(root: Path) -> None:
    zones, weights = (
        json.loads((root / "female" / "front.zones.json").read_text()),
        json.loads((root / "weights.json").read_text()),
    )
    zones["zones"]["masseter.mid"]["only"] = weights["zones"]["masseter.mid"]["only"] = "right"
    edit(root / "female" / "front.zones.json", zones=zones["zones"])
    edit(root / "weights.json", zones=weights["zones"])
    atlas = load_atlas(root)
    view = atlas.view("female", "front")
    assert view.zone("masseter.mid", Side.LEFT, ZonePart.ESSENTIAL) == ()
    assert view.point("masseter.mid", Side.LEFT) is None
    assert view.zone("masseter.mid", Side.RIGHT, ZonePart.ESSENTIAL)
    assert view.point("masseter.mid", Side.RIGHT)
    assert atlas.patches.weights("masseter.mid", Side.LEFT, ZonePart.ESSENTIAL) == {}
    assert atlas.patches.weights("masseter.mid", Side.RIGHT, ZonePart.ESSENTIAL)


def test_a_picture_that_is_kept_in_one_size_stands_for_both(root: Path) -> None:
    manifest = json.loads((root / "atlas.json").read_text())
    manifest["views"][0]["scales"] = [2]
    edit(root / "atlas.json", views=manifest["views"])
    view = load_atlas(root).view("female", "front")
    assert view.shading(1) == view.shading(2) == root / "female" / "front@2x.webp"
