"""What the running program paints for itself, against what the bake made of the same strokes."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path

import pytest

from tests.helpers.repainting import OWN, renamed, shared
from triggermap import resources
from triggermap.atlas import Atlas, Ring, load_atlas
from triggermap.atlas.painting.additions import KEPT_NAME, Additions
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import Muscle
from triggermap.domain.zones import ZonePart

MUSCLES = ("masseter", "scalenes", "soleus", "flexor_pollicis_longus", "abductor_hallucis")
LEAST_SHARED = 0.8
"""Share of the area of both that both cover; they differ along their edges alone."""


@cache
def muscles() -> tuple[Muscle, ...]:
    found = knowledge_of(read_folder(resources.knowledge_dir())[0])
    assert found is not None
    return tuple(found.muscle_by_id[name] for name in MUSCLES)


@cache
def painted() -> Atlas:
    atlas = load_atlas(resources.atlas_dir())
    atlas.add(Additions(atlas, [renamed(muscle) for muscle in muscles()]))
    return atlas


def area(rings: tuple[Ring, ...]) -> float:
    total = 0.0
    for ring in rings:
        closed = (*ring[1:], ring[0])
        total += abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(ring, closed, strict=True))) / 2
    return total


@pytest.mark.parametrize("side", [Side.LEFT, Side.RIGHT])
def test_zones_cover_the_same_skin(side: Side) -> None:
    table = painted().patches
    apart = {}
    for muscle in muscles():
        for site in muscle.sites:
            for part in ZonePart:
                share = shared(table, table.weights(site.id, side, part), table.weights(OWN + site.id, side, part))
                if share < LEAST_SHARED:
                    apart[site.id, part.value] = round(share, 2)
    assert apart == {}


@pytest.mark.parametrize("body", ["female", "heavier"])
def test_zones_look_the_same_on_every_body(body: str) -> None:
    wrong = []
    for name in ("back", "left", "head_left", "hand_left_palm"):
        view = painted().view(body, name)
        for muscle in muscles():
            for site in muscle.sites:
                for side in (Side.LEFT, Side.RIGHT):
                    baked, own = (area(view.zone(site_id, side, ZonePart.ESSENTIAL)) / view.units_per_cm**2
                                  for site_id in (site.id, OWN + site.id))  # fmt: skip
                    if max(baked, own) > 12 and not 0.7 < own / max(baked, 0.1) < 1.4:
                        wrong.append((name, site.id, side.value, round(baked, 1), round(own, 1)))
    assert wrong == []


def test_points_lie_where_the_bake_has_them() -> None:
    for name in ("back", "right", "head_front", "leg_left_back"):
        view = painted().view("male", name)
        for muscle in muscles():
            for site in muscle.sites:
                baked, own = view.point(site.id, Side.RIGHT), view.point(OWN + site.id, Side.RIGHT)
                if baked is None or own is None:
                    assert baked is own or name not in painted().views[:4]
                    continue
                assert math.hypot(own.x - baked.x, own.y - baked.y) < 0.4 * view.units_per_cm, (name, site.id)


def test_outlines_of_muscles_are_drawn_too() -> None:
    view = painted().view("female", "head_left")
    own = {shape.id: shape for shape in view.belly(OWN + "masseter", Side.LEFT)}
    for shape in view.belly("masseter", Side.LEFT):
        assert own[shape.id].deep == shape.deep
        assert area(own[shape.id].rings) == pytest.approx(area(shape.rings), rel=0.25)


def test_inner_regions_are_taken_in() -> None:
    table = painted().patches
    site = "masseter.superficial_upper"
    baked, own = (table.weights(name, Side.LEFT, ZonePart.ESSENTIAL) for name in (site, OWN + site))
    inner = {patch for patch in baked if table.place(patch).region == "mouth.upper_back_teeth"}
    assert inner <= own.keys()


def test_what_was_painted_is_kept_and_read_again(tmp_path: Path) -> None:
    atlas = load_atlas(resources.atlas_dir())
    own = [renamed(muscles()[0])]
    first = Additions(atlas, own, tmp_path)
    assert len(first.unpainted) == len(own[0].sites)
    found = {name: first.weights(name) for name in first.trigger_points}
    first.keep()
    second = Additions(atlas, own, tmp_path)
    assert second.unpainted == ()
    assert {name: second.weights(name) for name in second.trigger_points} == found


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"x": 1}', '{"x": {"essential": [1], "spillover": []}}'])
def test_a_damaged_file_of_kept_zones_is_painted_anew(tmp_path: Path, damage: str) -> None:
    (tmp_path / KEPT_NAME).write_text(damage)
    again = Additions(load_atlas(resources.atlas_dir()), [renamed(muscles()[0])], tmp_path)
    assert len(again.unpainted) == len(muscles()[0].sites)


def test_a_folder_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    file = tmp_path / "no_folder"
    file.write_text("")
    own = Additions(load_atlas(resources.atlas_dir()), [renamed(muscles()[3])], file)
    own.weights(own.trigger_points[0])
    own.keep()


def test_what_was_added_can_be_taken_away() -> None:
    atlas = load_atlas(resources.atlas_dir())
    atlas.add(Additions(atlas, [renamed(muscles()[3])]))
    name = f"{OWN}{muscles()[3].sites[0].id}"
    assert atlas.patches.weights(name, Side.LEFT, ZonePart.ESSENTIAL)
    atlas.add(None)
    assert name not in atlas.patches.trigger_points
    with pytest.raises(KeyError):
        atlas.patches.weights(name, Side.LEFT, ZonePart.ESSENTIAL)
    assert atlas.view("female", "front").zone(name, Side.LEFT, ZonePart.ESSENTIAL) == ()
    assert atlas.view("female", "front").point(name, Side.LEFT) is None
