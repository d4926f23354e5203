from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from triggermap.domain.anatomy import Side
from triggermap.domain.text import Language
from triggermap.ui.body import captions
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import MuscleChoice

CHIN = ("chin", Side.MIDLINE)
SCM = ("sternocleidomastoid", Side.RIGHT)


def draw(window: MainWindow) -> None:
    window.canvas.grab()


def pixel(window: MainWindow, x: float, y: float) -> QPoint:
    return window.canvas.transform().map(QPointF(x, y)).toPoint()


def point_at(window: MainWindow, at: QPoint) -> None:
    """Move the pointer; from elsewhere, since it may be there from a test before."""
    QTest.mouseMove(window.canvas, QPoint(2, 2))
    QTest.mouseMove(window.canvas, at)


def neck(window: MainWindow) -> QPoint:
    """A pixel in the middle of the front neck muscle of the person's right."""
    assert window.canvas.paths is not None
    middle = window.canvas.paths.bellies(*SCM)[0][0].boundingRect().center()
    return pixel(window, middle.x(), middle.y())


def test_landmarks_are_named_in_the_language_in_force_and_remembered(window: MainWindow) -> None:
    draw(window)
    assert not window.layers.layers.shown_landmarks
    window.actions_.by_name["landmarks"].trigger()
    draw(window)
    assert CHIN in window.layers.layers.shown_landmarks
    assert window.services.preferences.load().landmark_layer
    at = pixel(window, *window.canvas.view.landmarks[CHIN])  # type: ignore[union-attr]
    point_at(window, at)
    label = captions.label_of(window.canvas)
    assert label is not None
    assert "● Chin" in label[1]
    window.controller.set_language(Language.NL)
    label = captions.label_of(window.canvas)
    assert label is not None
    assert "● Kin" in label[1]


def test_soft_points_for_drawing_zones_are_no_landmarks_on_the_map(window: MainWindow) -> None:
    window.actions_.by_name["landmarks"].trigger()
    draw(window)
    assert ("cheek_middle", Side.LEFT) in window.canvas.view.landmarks  # type: ignore[union-attr]
    assert ("cheek_middle", Side.LEFT) not in window.layers.layers.shown_landmarks


def test_names_move_along_and_find_their_places_when_the_picture_rests(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_.by_name["landmarks"].trigger()
    window.canvas.zoom_by(1.2)
    with qtbot.waitSignal(window.layers.layers.rested):
        pass
    draw(window)
    before = window.layers.layers.shown_landmarks[CHIN]
    window.canvas.pan_by(QPointF(-40, 0))
    draw(window)
    after = window.layers.layers.shown_landmarks[CHIN]
    assert before is not None
    assert after is not None
    assert after.x() == pytest.approx(before.x() - 40, abs=1)
    with qtbot.waitSignal(window.layers.layers.rested):
        pass


def test_names_keep_off_the_legend(window: MainWindow) -> None:
    window.actions_.by_name["landmarks"].trigger()
    draw(window)
    covered = window.stage.covered()
    assert covered
    for box in window.layers.layers.shown_landmarks.values():
        assert box is None or not any(box.intersects(other) for other in covered)


def test_outlined_muscles_are_named_below_the_place_and_marking_stays_the_main_act(window: MainWindow) -> None:
    window.actions_.groups["muscles"][MuscleChoice.SURFACE].trigger()
    assert window.services.preferences.load().muscle_layer is MuscleChoice.SURFACE
    draw(window)
    at = neck(window)
    point_at(window, at)
    assert window.canvas.hit is not None
    assert window.canvas.hit.muscle == SCM
    hands.click(window.canvas, window.canvas.place_rect(fakes.CHEEK).center())
    assert list(window.controller.drawing.places) == [fakes.CHEEK]


def test_a_click_opens_the_muscle_where_that_was_asked_for(window: MainWindow) -> None:
    window.actions_.by_name["opens_muscle"].trigger()
    assert window.services.preferences.load().muscle_layer is MuscleChoice.SURFACE
    assert captions.hint_of(window.canvas) == "Click a muscle to open it."
    at = neck(window)
    point_at(window, at)
    label = captions.label_of(window.canvas)
    assert label is not None
    assert label[1] == "Front neck muscle (sternocleidomastoideus)"
    hands.click(window.canvas, at)
    shown = window.canvas.overlay.shown
    assert shown is not None
    assert (shown.muscle, shown.side) == SCM
    hands.click(window.canvas, window.canvas.place_rect(fakes.FOREHEAD).center())
    assert not window.controller.drawing.marks
    window.actions_.groups["muscles"][MuscleChoice.OFF].trigger()
    assert not window.actions_.by_name["opens_muscle"].isChecked()
    assert captions.hint_of(window.canvas) == "Click where it hurts."


def test_only_the_muscles_of_the_chosen_depth_are_found(window: MainWindow) -> None:
    assert window.canvas.paths is not None
    layers, paths = window.layers.layers, window.canvas.paths
    point = paths.bellies(*SCM)[0][0].boundingRect().center()
    expected = {
        MuscleChoice.OFF: [],
        MuscleChoice.SURFACE: ["sternocleidomastoid"],
        MuscleChoice.DEEP: ["temporalis"],
        MuscleChoice.ALL: ["sternocleidomastoid", "temporalis"],
    }
    for choice, muscles in expected.items():
        window.layers.set_muscles(choice)
        assert sorted(muscle for muscle, _side in layers.muscles_at(paths, point)) == muscles


def test_the_menu_lists_the_muscles_that_lie_over_one_another(window: MainWindow) -> None:
    window.layers.set_muscles(MuscleChoice.ALL)
    asked: list[object] = []
    window.canvas.muscles_asked.disconnect(window.layers._offer)
    window.canvas.muscles_asked.connect(lambda muscles, _at: asked.append(muscles))
    at = neck(window)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.canvas.mapToGlobal(at))
    QApplication.sendEvent(window.canvas, event)
    [muscles] = asked
    menu = window.layers.menu_of(muscles)  # type: ignore[arg-type]
    assert sorted(action.text().split(" (")[0] for action in menu.actions()) == [
        "Front neck muscle", "Temple muscle",
    ]  # fmt: skip
    next(action for action in menu.actions() if action.text().startswith("Temple")).trigger()
    shown = window.canvas.overlay.shown
    assert shown is not None
    assert (shown.muscle, shown.side) == ("temporalis", Side.RIGHT)


def test_the_keyboard_asks_for_the_muscles_of_its_place(window: MainWindow) -> None:
    window.layers.set_muscles(MuscleChoice.ALL)
    asked: list[object] = []
    window.canvas.muscles_asked.disconnect(window.layers._offer)
    window.canvas.muscles_asked.connect(lambda muscles, _at: asked.append(muscles))
    window.canvas.set_focused(fakes.NECK)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(window.canvas, event)
    [muscles] = asked
    assert SCM in muscles  # type: ignore[operator]


def test_without_the_layer_nothing_is_asked_and_nothing_lit(window: MainWindow) -> None:
    asked: list[object] = []
    window.canvas.muscles_asked.connect(lambda muscles, _at: asked.append(muscles))
    at = neck(window)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, window.canvas.mapToGlobal(at))
    QApplication.sendEvent(window.canvas, event)
    point_at(window, at)
    assert not asked
    assert window.canvas.hit is None


def test_the_layers_button_offers_what_the_view_menu_does(window: MainWindow) -> None:
    assert window.stage.bar is not None
    button = window.stage.bar.layers
    assert button.isVisible()
    offered = [action.text() for action in button.menu().actions()]
    assert len(offered) == 4
    view = next(menu for menu in window.menuBar().findChildren(QMenu) if menu.title() == "&View")
    assert set(offered) <= {action.text() for action in view.actions()}


def test_the_legend_explains_the_layers(window: MainWindow) -> None:
    assert window.stage.legend is not None
    window.layers.set_muscles(MuscleChoice.DEEP)
    window.actions_.by_name["landmarks"].trigger()
    assert "muscles (dashed: deep)" in window.stage.legend.accessibleName()
    assert "landmark" in window.stage.legend.accessibleName()
    window.controller.toggle(fakes.CHEEK)
    assert "muscles (dashed: deep)" not in window.stage.legend.accessibleName()


def test_layers_are_there_at_the_next_start(qtbot: QtBot, window: MainWindow) -> None:
    window.layers.set_muscles(MuscleChoice.DEEP)
    window.actions_.by_name["landmarks"].trigger()
    again = MainWindow(window.services)
    qtbot.addWidget(again)
    again.finish_loading()
    assert again.layers.layers.muscles is MuscleChoice.DEEP
    assert again.layers.layers.landmarks
    assert again.actions_.by_name["landmarks"].isChecked()
    assert again.actions_.groups["muscles"][MuscleChoice.DEEP].isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_the_keyboard_marks_while_a_click_opens_muscles(window: MainWindow, key: Qt.Key) -> None:
    window.actions_.by_name["opens_muscle"].trigger()
    window.canvas.set_focused(fakes.EYE)
    hands.key(window.canvas, key)
    assert list(window.controller.drawing.places) == [fakes.EYE]
