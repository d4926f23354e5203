"""Red flags follow the marked place and the candidate, emergencies first."""

from __future__ import annotations

from triggermap.domain.knowledge import Knowledge
from triggermap.finder.flags import red_flags


def test_emergencies_come_first_and_general_flags_after_those_of_the_place(knowledge: Knowledge) -> None:
    assert [flag.id for flag in red_flags(["face.eye"], knowledge)] == ["glaucoma", "anywhere", "cancer"]


def test_a_flag_of_a_group_holds_for_each_region_in_it(knowledge: Knowledge) -> None:
    assert "cancer" in [flag.id for flag in red_flags(["face.cheek"], knowledge)]
    assert "cancer" not in [flag.id for flag in red_flags(["neck.back"], knowledge)]


def test_a_chosen_muscle_brings_its_own_flags(knowledge: Knowledge) -> None:
    assert "artery" in [flag.id for flag in red_flags(["face.cheek"], knowledge, "neck_muscle")]


def test_nothing_marked_shows_no_flags(knowledge: Knowledge) -> None:
    assert red_flags([], knowledge) == ()
