from __future__ import annotations

from triggermap.ui.models.view_groups import groups_of

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
