"""Which view shows a thing best, also from in between the baked views."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.fakes import CHEEK, VIEWS, FakeAtlas
from triggermap.domain.anatomy import Place, Side
from triggermap.ui.body.gallery import KEPT, Gallery


@pytest.fixture
def gallery(tmp_path: Path) -> Gallery:
    return Gallery(FakeAtlas(tmp_path))


def test_angles_are_views_too(gallery: Gallery) -> None:
    assert gallery.knows("female", "turn_045")
    assert not gallery.knows("female", "turn_046")
    assert not gallery.knows("female", "nowhere")
    assert gallery.paths_of("female", "turn_045").view.yaw == 45


def test_the_baked_views_are_kept_and_some_of_the_angles(gallery: Gallery) -> None:
    front, first = gallery.paths_of("female", "front"), gallery.paths_of("female", "turn_000")
    for angle in range(15, 15 * (KEPT + 1), 15):
        gallery.paths_of("female", f"turn_{angle:03}")
    assert gallery.paths_of("female", "front") is front
    assert gallery.paths_of("female", "turn_000") is not first


@pytest.mark.parametrize(
    ("view", "flat"), [("turn_030", "front"), ("turn_300", "right"), ("back", "back"), ("head_left", "head_left")]
)
def test_each_view_has_a_baked_one_near_it(gallery: Gallery, view: str, flat: str) -> None:
    assert gallery.flat_of("female", view) == flat
    listed = [paths.view.id for paths in gallery.baked("female", view)]
    assert listed[0] == flat
    assert sorted(listed) == sorted(VIEWS)


def test_the_close_up_from_an_angle_is_the_one_from_nearly_the_same_side(gallery: Gallery) -> None:
    assert gallery.close_up_for("female", "turn_075", CHEEK) == "head_left"
    assert gallery.close_up_for("female", "turn_345", CHEEK) == "head_front"
    assert gallery.close_up_for("female", "head_front", CHEEK) is None
    assert gallery.close_up_for("female", "front", Place("foot.heel", Side.LEFT)) is None


def test_a_place_that_an_angle_shows_well_needs_no_other_view(gallery: Gallery) -> None:
    assert gallery.better_for("female", "turn_045", CHEEK) is None
    assert gallery.better_for("female", "turn_045", Place("mouth.tongue", Side.MIDLINE)) is not None
