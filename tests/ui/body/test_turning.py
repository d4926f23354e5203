"""Turning the body: what a person does, and what they then see."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from triggermap import resources
from triggermap.atlas import AtlasError, load_atlas
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.text import Language
from triggermap.ui.body import captions
from triggermap.ui.body.accessibility import CanvasFace
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import Preferences

SHIFT = Qt.KeyboardModifier.ShiftModifier
CHEEK = Place("face.cheek", Side.LEFT)


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window with the whole body from the front."""
    window.controller.set_view("front")
    return window


def turn_key(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(window.canvas, key, SHIFT)


def drag(window: MainWindow, dx: int, *, let_go: bool = True) -> None:
    """Drag sideways from the middle in small moves, as a hand does."""
    canvas = window.canvas
    start = canvas.rect().center()
    QTest.mousePress(canvas, hands.LEFT, hands.NONE, start)
    steps = 10
    for step in range(1, steps + 1):
        QTest.mouseMove(canvas, start + QPoint(dx * step // steps, 0))
    if let_go:
        QTest.mouseRelease(canvas, hands.LEFT, hands.NONE, start + QPoint(dx, 0))


def test_a_drag_to_the_left_shows_the_persons_left(window: MainWindow) -> None:
    drag(window, -round(14 * window.canvas.pixels_per_cm))
    assert window.controller.view == "turn_045"
    drag(window, round(14 * window.canvas.pixels_per_cm))
    assert window.controller.view == "front"


def test_a_drag_passes_the_baked_views_and_lands_on_them(window: MainWindow) -> None:
    drag(window, -round(28.3 * window.canvas.pixels_per_cm), let_go=False)
    assert window.controller.view == "turn_090"
    QTest.mouseRelease(window.canvas, hands.LEFT, hands.NONE, window.canvas.rect().center())
    assert window.controller.view == "left"


def test_a_drag_marks_nothing_and_leaves_undo_as_it_was(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    before = window.controller.drawing
    drag(window, -200)
    turn_key(window, Qt.Key.Key_Left)
    assert window.controller.drawing == before
    assert window.controller.model.stack.index() == 1


def test_where_the_body_is_larger_than_the_window_a_drag_moves_it(window: MainWindow) -> None:
    window.canvas.zoom_by(3)
    middle = QPointF(window.canvas.rect().center())
    before = window.canvas.to_view(middle)
    drag(window, -120)
    assert window.controller.view == "front"
    assert window.canvas.to_view(middle).x() > before.x()


def test_space_and_drag_never_turn(window: MainWindow) -> None:
    QTest.keyPress(window.canvas, Qt.Key.Key_Space)
    drag(window, -200)
    QTest.keyRelease(window.canvas, Qt.Key.Key_Space)
    assert window.controller.view == "front"


def test_a_close_up_does_not_turn_by_drag(window: MainWindow) -> None:
    window.controller.set_view("head_front")
    drag(window, -200)
    assert window.controller.view == "head_front"


def test_keys_buttons_menu_and_a_sideways_wheel_turn(window: MainWindow) -> None:
    bar = window.stage.bar
    assert bar is not None
    turn_key(window, Qt.Key.Key_Left)
    assert window.controller.view == "turn_015"
    hands.click(bar.left)
    assert window.controller.view == "turn_030"
    window.actions_.by_name["turn_left"].trigger()
    assert window.controller.view == "turn_045"
    scroll(window, 240)
    assert window.controller.view == "turn_015"
    hands.click(bar.right)
    turn_key(window, Qt.Key.Key_Right)
    assert window.controller.view == "turn_345"


def scroll(window: MainWindow, across: int, along: int = 0) -> None:
    at = QPointF(window.canvas.rect().center())
    where = QPointF(window.canvas.mapToGlobal(window.canvas.rect().center()))
    phase = Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, where, QPoint(), QPoint(across, along), Qt.MouseButton.NoButton, hands.NONE, phase, False)
    QApplication.sendEvent(window.canvas, event)


def test_small_sideways_moves_on_a_touch_pad_add_up(window: MainWindow) -> None:
    for _ in range(5):
        scroll(window, -24, 3)
    assert window.controller.view == "turn_015"
    assert window.canvas.zoom == 1.0


def test_in_a_close_up_keys_lead_to_the_neighbouring_one(window: MainWindow) -> None:
    window.controller.set_view("head_front")
    turn_key(window, Qt.Key.Key_Left)
    assert window.controller.view == "head_left"
    turn_key(window, Qt.Key.Key_Right)
    turn_key(window, Qt.Key.Key_Right)
    assert window.controller.view == "head_right"


def test_turning_keeps_the_zoom_and_the_height(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.zoom_by(3)
    canvas.pan_by(QPointF(0, 200))
    middle = QPointF(canvas.rect().center())
    before = canvas.to_view(middle)
    turn_key(window, Qt.Key.Key_Left)
    assert canvas.zoom == pytest.approx(3)
    assert canvas.to_view(middle).y() == pytest.approx(before.y(), abs=1)
    window.controller.set_view("back")
    assert canvas.zoom == 1.0


def test_a_click_from_an_angle_marks_the_place_on_its_own_side(window: MainWindow) -> None:
    for _ in range(3):
        turn_key(window, Qt.Key.Key_Left)
    hands.click(window.canvas, window.canvas.place_rect(fakes.CHEEK).center())
    assert list(window.controller.drawing.places) == [fakes.CHEEK]


def test_the_keyboard_keeps_its_place_and_walks_on_from_it(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.set_focused(fakes.EYE)
    turn_key(window, Qt.Key.Key_Left)
    assert canvas.focused == fakes.EYE
    hands.key(canvas, Qt.Key.Key_Down)
    hands.key(canvas, Qt.Key.Key_Return)
    assert list(window.controller.drawing.places) == [fakes.CHEEK]


@pytest.mark.parametrize(
    ("view", "words"),
    [
        ("turn_045", ("← Your right", "Your left →")),
        ("turn_060", ("← Front, your left side", "Back →")),
        ("turn_135", ("← Your left", "Your right →")),
        ("turn_285", ("← Back", "Your right side, front →")),
        ("turn_345", ("← Your right", "Your left →")),
    ],
)
def test_the_sides_are_named_as_they_are_seen(window: MainWindow, view: str, words: tuple[str, str]) -> None:
    window.controller.set_view(view)
    assert window.canvas.view is not None
    assert captions.edge_words(window.canvas.view) == words


def test_screen_readers_hear_from_where_the_body_is_seen(window: MainWindow) -> None:
    names = {}
    for view in ("front", "turn_030", "turn_060", "turn_225", "turn_345"):
        window.controller.set_view(view)
        names[view] = window.canvas.accessibleName()
    assert names == {
        "front": "Map of the body: From the front",
        "turn_030": "Map of the body: From the front, 30° towards your left",
        "turn_060": "Map of the body: Left side, 30° towards the front",
        "turn_225": "Map of the body: From behind, 45° towards your right",
        "turn_345": "Map of the body: From the front, 15° towards your right",
    }
    face = QAccessible.queryAccessibleInterface(window.canvas)
    assert isinstance(face, CanvasFace)
    assert "Cheek (your right)" in [face.child(n).text(QAccessible.Text.Name) for n in range(face.childCount())]


def test_it_is_told_in_dutch_too(window: MainWindow) -> None:
    window.controller.set_view("turn_030")
    window.controller.set_language(Language.NL)
    assert window.canvas.accessibleName() == "Kaart van het lichaam: Van voren, 30° naar uw linkerkant"


def test_the_strip_shows_the_nearest_view_and_leads_back_to_it(window: MainWindow) -> None:
    for _ in range(2):
        turn_key(window, Qt.Key.Key_Left)
    assert window.strip.buttons["front"].isChecked()
    hands.click(window.strip.buttons["front"])
    assert window.controller.view == "front"
    for _ in range(4):
        turn_key(window, Qt.Key.Key_Right)
    assert window.strip.buttons["right"].isChecked()


def test_the_body_turns_to_another_side_where_the_system_wishes_motion(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[str] = []
    window.controller.view_changed.connect(seen.append)
    hands.click(window.strip.buttons["left"])
    assert seen == ["left"]
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    try:
        hands.click(window.strip.buttons["front"])
        assert seen == ["left"]
        qtbot.waitUntil(lambda: window.controller.view == "front")
    finally:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    between = seen[1:-1]
    assert all(view.startswith("turn_") for view in between)
    assert between == sorted(between, reverse=True)


def test_another_view_ends_a_turn_on_the_way(qtbot: QtBot, window: MainWindow) -> None:
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, True)
    try:
        hands.click(window.strip.buttons["back"])
        window.controller.set_view("head_front")
        qtbot.wait(1)
    finally:
        QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    assert window.controller.view == "head_front"
    assert not window.turning._glider.isActive()


def test_a_close_up_leads_back_to_the_angle(window: MainWindow) -> None:
    turn_key(window, Qt.Key.Key_Left)
    window.controller.set_view("head_front")
    hands.key(window.canvas, Qt.Key.Key_Escape)
    assert window.controller.view == "turn_015"


def test_another_body_stands_at_the_same_angle(window: MainWindow) -> None:
    turn_key(window, Qt.Key.Key_Left)
    window.controller.set_body("male")
    assert window.controller.view == "turn_015"
    assert window.canvas.view is not None
    assert window.canvas.view.body == "male"


def test_the_buttons_stand_only_where_there_is_something_to_turn(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = window.stage.bar
    assert bar is not None
    assert bar.left.isVisible()
    monkeypatch.setattr(fakes.FakeAtlas, "angles", lambda _self, _body: ())
    monkeypatch.setattr(window.services.atlas, "views", ("front",))
    window.controller.set_body("male")
    assert not bar.left.isVisible()
    assert not bar.right.isVisible()
    turn_key(window, Qt.Key.Key_Left)
    assert window.controller.view == "front"


# a body with a damaged file


@pytest.fixture(scope="session")
def female(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped atlas with the female body alone, to be damaged by none."""
    root, shipped = tmp_path_factory.mktemp("female_atlas"), resources.atlas_dir()
    for name in ("atlas.json", "patches.json", "weights.json"):
        shutil.copy(shipped / name, root)
    shutil.copytree(shipped / "female", root / "female", ignore=shutil.ignore_patterns("*@2x*"))
    return root


@pytest.fixture
def real(qtbot: QtBot, female: Path, tmp_path: Path) -> Iterator[tuple[MainWindow, Path]]:
    """A window over the real body, in a folder that may be damaged."""
    root = tmp_path / "atlas"
    shutil.copytree(female, root)
    services = replace(fakes.make_services(tmp_path, Preferences(notice_seen=True)), atlas=load_atlas(root))
    made = MainWindow(services)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    yield made, root / "female"


def test_the_real_cheek_is_marked_from_an_angle(real: tuple[MainWindow, Path]) -> None:
    window, _folder = real
    window.finish_loading()
    window.controller.set_view("turn_045")
    hands.click(window.canvas, window.canvas.place_rect(CHEEK).center())
    assert list(window.controller.drawing.places) == [CHEEK]
    hands.click(window.canvas, window.canvas.place_rect(CHEEK).center())
    window.controller.set_view("turn_315")
    hands.click(window.canvas, window.canvas.place_rect(CHEEK.mirrored).center())
    assert list(window.controller.drawing.places) == [CHEEK.mirrored]


@pytest.mark.parametrize("name", ["turn_015.webp", "turn_015.patches"])
@pytest.mark.parametrize("damage", ["missing", "damaged"])
def test_a_file_that_cannot_be_read_is_told_of_once_and_left_out(
    qtbot: QtBot, real: tuple[MainWindow, Path], name: str, damage: str
) -> None:
    window, folder = real
    if damage == "missing":
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(b"no such thing")
    window.finish_loading()
    with qtbot.captureExceptions() as raised:
        turn_key(window, Qt.Key.Key_Left)
        qtbot.wait(1)
        turn_key(window, Qt.Key.Key_Right)
        turn_key(window, Qt.Key.Key_Left)
        qtbot.wait(1)
    assert window.controller.view == "turn_030"
    ((_kind, error, _trace),) = raised
    assert isinstance(error, AtlasError)
    assert name in str(error)
    assert "install the program again" in str(error)
    window.controller.set_view("left")
    assert window.canvas.place_at(QPointF(window.canvas.rect().center())) is not None


def test_without_any_turned_picture_the_flat_views_still_turn(qtbot: QtBot, real: tuple[MainWindow, Path]) -> None:
    window, folder = real
    for file in folder.glob("turn_*"):
        file.unlink()
    window.finish_loading()
    with qtbot.captureExceptions() as raised:
        turn_key(window, Qt.Key.Key_Left)
        qtbot.wait(1)
        assert window.controller.view == "left"
        drag(window, -round(28.3 * window.canvas.pixels_per_cm))
        qtbot.wait(1)
    assert window.controller.view == "back"
    assert len(raised) == 1
