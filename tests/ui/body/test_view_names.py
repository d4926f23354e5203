"""What views are called."""

from __future__ import annotations

import pytest

from triggermap import resources, words
from triggermap.atlas import load_atlas
from triggermap.domain.text import Language
from triggermap.ui.body.view_names import group_name, part_name, view_name, view_title


@pytest.mark.usefixtures("qapp")
def test_every_view_of_the_atlas_has_a_title_in_both_languages() -> None:
    for view in load_atlas(resources.atlas_dir()).views:
        english, dutch = words.phrase(f"view.{view}", Language.EN), words.phrase(f"view.{view}", Language.NL)
        assert english != dutch
        assert view_title(view, Language.NL) == dutch


@pytest.mark.usefixtures("qapp")
def test_sides_without_the_arm_say_so() -> None:
    assert view_name("trunk_left_side") == "Left, without the arm"
    assert view_name("thigh_right_inner") == "Right, inside"
    assert part_name("trunk_left_side") == "Side of trunk and hip"
    assert part_name("arm_left_outer") == "Upper arms"
    assert group_name("trunk") == "Trunk, side"
