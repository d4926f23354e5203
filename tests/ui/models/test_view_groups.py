from __future__ import annotations

import pytest

from triggermap.domain.anatomy import Side
from triggermap.domain.zones import Depth
from triggermap.ui.models.view_groups import groups_of, inside_view

VIEWS = ("front", "back", "head_front", "head_top", "shoulders_back", "hand_left_palm", "hand_right_palm",
         "hand_left_back", "hand_right_back", "forearm_left_front", "forearm_right_front",
         "foot_left_sole", "foot_right_sole")  # fmt: skip


def test_close_ups_are_grouped_by_part_of_the_body() -> None:
    groups = groups_of(VIEWS)
    assert [group.id for group in groups] == ["front", "back", "head", "shoulders", "arms", "legs"]
    assert sorted(view for group in groups for view in group.views) == sorted(VIEWS)


def test_rows_are_parts_with_the_right_beside_the_left() -> None:
    arms = groups_of(VIEWS)[4]
    assert arms.rows == (
        ("forearm_right_front", "forearm_left_front"),
        ("hand_right_palm", "hand_left_palm", "hand_right_back", "hand_left_back"),
    )
    assert arms.main == "hand_right_palm"


@pytest.mark.parametrize(
    ("depth", "side", "view"),
    [
        (Depth.INTRA_ORAL, Side.LEFT, "head_inside_left"),
        (Depth.INTRA_ORAL, Side.MIDLINE, "head_inside_right"),
        (Depth.INTRA_PELVIC, Side.RIGHT, "pelvis_below"),
        (Depth.DEEP, Side.LEFT, None),
    ],
)
def test_a_point_that_is_reached_from_inside_has_a_diagram(depth: Depth, side: Side, view: str | None) -> None:
    assert inside_view(depth, side) == view


def test_the_side_of_the_trunk_has_its_own_tile_and_thighs_stand_with_the_legs() -> None:
    views = ("left", "right", "trunk_left_side", "trunk_right_side", "thigh_left_inner", "thigh_right_inner",
             "leg_left_front", "leg_right_front", "arm_left_outer", "arm_right_outer")  # fmt: skip
    groups = {group.id: group for group in groups_of(views)}
    assert groups["trunk"].rows == (("trunk_right_side", "trunk_left_side"),)
    assert groups["legs"].rows[0] == ("thigh_right_inner", "thigh_left_inner")
    assert groups["arms"].rows == (("arm_right_outer", "arm_left_outer"),)
