"""Which picture of the body is shown, and when it is read."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers.fakes import FakeAtlas
from triggermap.atlas import AtlasError
from triggermap.ui.atlas_like import ViewLike
from triggermap.ui.body.shadings import Shadings
from triggermap.ui.main_window import MainWindow


@pytest.fixture
def view(tmp_path: Path) -> ViewLike:
    """A view of 600 units; its files are drawn by asking for them."""
    made = FakeAtlas(tmp_path).view("female", "front")
    made.shading(1), made.shading(2)
    return made


def test_the_coarse_picture_stands_in_until_the_fine_one_is_read(qtbot: QtBot, view: ViewLike) -> None:
    shadings = Shadings()
    with qtbot.waitSignal(shadings.sharper):
        assert shadings.get(view, 1200).width() == 600
    assert shadings.get(view, 1200).width() == 1200
    assert shadings.get(view, 500).width() == 600


def test_a_fine_picture_that_is_no_longer_wanted_is_not_told_of(qtbot: QtBot, view: ViewLike) -> None:
    shadings = Shadings()
    shadings.get(view, 1200)
    shadings.get(view, 500)
    with qtbot.assertNotEmitted(shadings.sharper, wait=200):
        pass


def test_a_fine_picture_that_is_missing_leaves_the_coarse_one(qtbot: QtBot, view: ViewLike) -> None:
    path = view.shading(2)
    path.write_bytes(b"")
    shadings = Shadings()
    with qtbot.waitSignal(shadings.sharper):
        shadings.get(view, 1200)
    assert shadings.get(view, 1200).width() == 600


def test_what_was_read_ahead_needs_no_file_any_more(view: ViewLike) -> None:
    shadings = Shadings()
    shadings.read_ahead(view)
    assert shadings.get(view, 100).width() == 600
    view.shading(1).write_bytes(b"")
    assert shadings.get(view, 100).width() == 600


def test_a_missing_picture_is_named(view: ViewLike) -> None:
    path = view.shading(1)
    path.write_bytes(b"no picture")
    with pytest.raises(AtlasError, match=path.name):
        Shadings().prepare(view)


def test_the_picture_of_a_tile_under_the_pointer_is_read_ahead(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(window.canvas, "read_ahead", lambda paths: asked.append(paths.view.id))
    for tile in (window.strip.buttons["back"], window.strip.buttons["head"]):
        middle = QPointF(tile.rect().center())
        QApplication.sendEvent(tile, QEnterEvent(middle, middle, QPointF(tile.mapToGlobal(middle))))
    assert asked == ["back"]  # a tile that opens more tiles shows no view yet
