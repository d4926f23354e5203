from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.helpers import fakes, hands
from triggermap.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
"""Pop-ups drawn into memory can neither be raised nor take the keyboard."""


def test_whole_bodies_stand_by_themselves_and_close_ups_share_a_tile(window: MainWindow) -> None:
    assert list(window.strip.buttons) == ["front", "back", "left", "right", "head"]
    assert window.strip.buttons["head"].isChecked()


def test_a_group_opens_its_views_and_one_of_them_the_close_up(window: MainWindow) -> None:
    hands.click(window.strip.buttons["head"])
    flyout = window.strip.flyout
    assert flyout is not None
    assert flyout.isVisible()
    assert list(flyout.tiles) == ["head_front", "head_left", "head_right", "head_back"]
    assert flyout.tiles["head_front"].isChecked()
    hands.click(flyout.tiles["head_left"])
    assert window.controller.view == "head_left"
    assert not flyout.isVisible()
    assert window.strip.buttons["head"].view == "head_left"


def test_a_group_opens_by_key_and_arrows_walk_in_it(window: MainWindow) -> None:
    hands.key(window.strip.buttons["head"], Qt.Key.Key_Right)
    flyout = window.strip.flyout
    assert flyout is not None
    hands.key(flyout.tiles["head_front"], Qt.Key.Key_Return)
    assert window.controller.view == "head_front"


def test_a_group_has_a_dot_when_one_of_its_views_holds_a_mark(window: MainWindow) -> None:
    tile = window.strip.buttons["head"]
    said = "something is marked here"
    assert said not in tile.accessibleName()
    window.controller.toggle(fakes.CHEEK)
    window._refresh_strip()
    assert tile.marked
    assert said in tile.accessibleName()


def test_the_digit_of_a_group_goes_on_to_its_next_view(window: MainWindow) -> None:
    window.controller.set_view("front")
    hands.key(window.canvas, Qt.Key.Key_5)
    assert window.controller.view == "head_front"
    hands.key(window.canvas, Qt.Key.Key_5)
    assert window.controller.view == "head_left"
