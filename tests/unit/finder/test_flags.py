"""Red flags follow the marked place and the candidate, emergencies first."""

from __future__ import annotations

from dataclasses import replace

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.packs import Pack
from triggermap.domain.safety import DangerZone
from triggermap.domain.text import Text
from triggermap.finder.flags import danger_zones, red_flags

TEXT = Text("x", "x")


def test_emergencies_come_first_and_general_flags_after_those_of_the_place(knowledge: Knowledge) -> None:
    assert [flag.id for flag in red_flags(["face.eye"], knowledge)] == ["glaucoma", "anywhere", "cancer"]


def test_a_flag_of_a_group_holds_for_each_region_in_it(knowledge: Knowledge) -> None:
    assert "cancer" in [flag.id for flag in red_flags(["face.cheek"], knowledge)]
    assert "cancer" not in [flag.id for flag in red_flags(["neck.back"], knowledge)]


def test_a_chosen_muscle_brings_its_own_flags(knowledge: Knowledge) -> None:
    assert "artery" in [flag.id for flag in red_flags(["face.cheek"], knowledge, "neck_muscle")]


def test_nothing_marked_shows_no_flags(knowledge: Knowledge) -> None:
    assert red_flags([], knowledge) == ()


def test_a_packs_muscle_has_the_dangers_of_the_place_where_it_lies(knowledge: Knowledge) -> None:
    zone = DangerZone("artery", TEXT, TEXT, TEXT, ("neck",), (), ())
    own = replace(knowledge.muscles[0], id="my_clinic.own", danger_zones=())
    pack = Pack("my_clinic", TEXT, "1", "A", "", ("en",))
    book = replace(
        knowledge,
        muscles=(*knowledge.muscles, own),
        safety=replace(knowledge.safety, danger_zones=(zone,)),
        packs=(pack,),
    )
    assert danger_zones(book, "my_clinic.own", ["neck.back"]) == (zone,)
    assert danger_zones(book, "my_clinic.own", ["face.cheek"]) == ()
    assert danger_zones(book, knowledge.muscles[0].id, ["neck.back"]) == ()
