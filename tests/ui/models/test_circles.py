from __future__ import annotations

from pathlib import Path

import pytest

from tests.helpers.fakes import FakeAtlas
from triggermap.ui.models.circles import Circle, circle_of


@pytest.fixture
def whole() -> Circle:
    return circle_of(FakeAtlas(Path()), "female", "")


def test_baked_views_and_the_angles_between_them_are_one_circle(whole: Circle) -> None:
    assert len(whole.stations) == 24
    assert [station.view for station in whole.stations[:2]] == ["front", "turn_015"]
    assert {station.angle: station.view for station in whole.flat} == {
        0: "front", 90: "left", 180: "back", 270: "right"}  # fmt: skip
    assert whole.whole


def test_the_views_of_a_part_are_a_circle_without_angles_between() -> None:
    head = circle_of(FakeAtlas(Path()), "female", "head")
    assert [station.view for station in head.stations] == ["head_front", "head_left", "head_back", "head_right"]
    assert not head.whole


@pytest.mark.parametrize(
    ("degrees", "steps", "view"),
    [(0, 1, "turn_015"), (0, -1, "turn_345"), (345, 1, "front"), (75, 1, "left"), (90, -2, "turn_060")],
)
def test_steps_go_round(whole: Circle, degrees: float, steps: int, view: str) -> None:
    assert whole.after(degrees, steps).view == view


@pytest.mark.parametrize(("degrees", "view"), [(4, "front"), (-9, "turn_345"), (368, "turn_015"), (88, "left")])
def test_the_nearest_view(whole: Circle, degrees: float, view: str) -> None:
    assert whole.at(degrees).view == view
    assert whole.flat_near(50).view == "left"
