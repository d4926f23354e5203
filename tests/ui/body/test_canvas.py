from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from tests.helpers import fakes, hands
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.text import Language
from triggermap.ui.body import captions
from triggermap.ui.body.accessibility import CanvasFace
from triggermap.ui.main_window import MainWindow


def test_zooming_keeps_what_is_under_the_cursor(window: MainWindow) -> None:
    canvas = window.canvas
    at = QPointF(canvas.width() * 0.4, canvas.height() * 0.4)
    canvas.zoom_by(2)
    before = canvas.to_view(at)
    canvas.zoom_by(1.5, at)
    after = canvas.to_view(at)
    assert (after.x(), after.y()) == pytest.approx((before.x(), before.y()), abs=1)


def test_fit_shows_the_whole_head(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.zoom_by(4)
    canvas.fit()
    assert canvas.zoom == 1.0
    assert all(canvas.rect().contains(canvas.place_rect(place)) for place in (fakes.CHEEK, fakes.FOREHEAD))


def test_hover_names_the_place_and_leaving_ends_it(window: MainWindow) -> None:
    canvas = window.canvas
    QTest.mouseMove(canvas, canvas.place_rect(fakes.CHEEK).center())
    assert canvas.hovered == fakes.CHEEK
    assert canvas.name_of(fakes.CHEEK) == "Cheek (your right)"
    canvas.set_hovered(None)
    assert canvas.hovered is None


def test_the_person_s_right_is_on_the_left_of_the_front_view(window: MainWindow) -> None:
    canvas = window.canvas
    right, left = canvas.place_rect(fakes.CHEEK), canvas.place_rect(fakes.CHEEK.mirrored)
    assert right.center().x() < left.center().x()
    assert edge_words_of(window) == ("← Your right", "Your left →")
    window.controller.set_view("back")
    assert edge_words_of(window) == ("← Your left", "Your right →")
    # Seen from the person's left, the face looks to the viewer's left.
    window.controller.set_view("head_left")
    assert edge_words_of(window) == ("← Front, your left side", "Back →")
    window.controller.set_view("head_right")
    assert edge_words_of(window) == ("← Back", "Your right side, front →")


def edge_words_of(window: MainWindow) -> tuple[str, str]:
    assert window.canvas.view is not None
    return captions.edge_words(window.canvas.view)


def test_escape_leads_back_from_a_close_up_to_the_whole_body(window: MainWindow) -> None:
    window.controller.set_view("back")
    window.controller.set_view("head_front")
    window.canvas.zoom_by(2)
    hands.key(window.canvas, Qt.Key.Key_Escape)
    assert window.canvas.zoom == 1.0
    assert window.controller.view == "head_front"
    hands.key(window.canvas, Qt.Key.Key_Escape)
    assert window.controller.view == "back"


def test_control_and_enter_open_the_close_up_of_the_place_that_the_keyboard_is_on(window: MainWindow) -> None:
    window.controller.set_view("front")
    window.canvas.set_focused(fakes.CHEEK)
    QTest.keyClick(window.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.controller.view == "head_front"
    assert not window.controller.drawing.marks


def test_arrows_walk_and_enter_and_space_mark(window: MainWindow) -> None:
    canvas = window.canvas
    canvas.setFocus()
    canvas.set_focused(fakes.EYE)
    hands.key(canvas, Qt.Key.Key_Down)
    assert canvas.focused == fakes.CHEEK
    hands.key(canvas, Qt.Key.Key_Return)
    assert list(window.controller.drawing.places) == [fakes.CHEEK]
    hands.key(canvas, Qt.Key.Key_Up)
    assert canvas.focused == fakes.EYE
    hands.key(canvas, Qt.Key.Key_Space)
    assert list(window.controller.drawing.places) == [fakes.CHEEK, fakes.EYE]


def test_every_region_can_be_reached_by_arrows(window: MainWindow) -> None:
    canvas = window.canvas
    assert canvas.paths is not None
    reached: set[Place] = set()
    waiting = [fakes.EYE]
    while waiting:
        place = waiting.pop()
        if place in reached:
            continue
        reached.add(place)
        for direction in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)):
            canvas.focused = place
            canvas.walk(direction)
            if canvas.focused is not None:
                waiting.append(canvas.focused)
    assert reached == set(canvas.paths.view.regions)


def test_screen_readers_get_each_region_with_name_and_state(window: MainWindow) -> None:
    face = QAccessible.queryAccessibleInterface(window.canvas)
    assert isinstance(face, CanvasFace)
    names = [face.child(index).text(QAccessible.Text.Name) for index in range(face.childCount())]
    assert len(names) == 11
    assert "Cheek (your right)" in names
    cheek = face.child(names.index("Cheek (your right)"))
    assert cheek.role() == QAccessible.Role.CheckBox
    assert not cheek.state().checked
    window.controller.toggle(fakes.CHEEK)
    assert cheek.state().checked
    assert cheek.text(QAccessible.Text.Description) == "marked: it hurts here"
    assert face.indexOfChild(cheek) == names.index("Cheek (your right)")
    assert cheek.rect().size() == window.canvas.place_rect(fakes.CHEEK).size()


def test_screen_readers_hear_dutch(window: MainWindow) -> None:
    window.controller.set_language(Language.NL)
    face = QAccessible.queryAccessibleInterface(window.canvas)
    names = [face.child(index).text(QAccessible.Text.Name) for index in range(face.childCount())]
    assert "Wang (uw rechterkant)" in names
    window.controller.set_language(Language.EN)


def test_inner_places_are_marked_on_the_inset(window: MainWindow) -> None:
    inset = window.stage.inset
    assert inset is not None
    tongue = Place("mouth.tongue", Side.MIDLINE)
    box = inset.diagram
    from triggermap.ui.body.inset import parts

    spot = QPointF(84, 140)
    assert parts()[tongue].contains(spot)
    hands.click(box, spot.toPoint())
    assert list(window.controller.drawing.places) == [tongue]


def test_the_parts_of_the_inset_do_not_overlap() -> None:
    from triggermap.ui.body.inset import parts

    shapes = list(parts().items())
    for number, (first, path) in enumerate(shapes):
        for second, other in shapes[number + 1 :]:
            common = path.intersected(other).boundingRect()
            assert common.width() * common.height() < 12, (first, second)


def test_views_with_marks_show_a_dot_and_say_so(window: MainWindow) -> None:
    window.controller.toggle(fakes.CHEEK)
    window._refresh_strip()
    button = window.strip.buttons["front"]
    assert button.accessibleName() == "Front, something is marked here"
    window.controller.model.clear()
    window._refresh_strip()
    assert button.accessibleName() == "Front"


def test_the_legend_explains_what_is_on_the_body(window: MainWindow) -> None:
    legend = window.stage.legend
    assert legend is not None
    assert legend.is_empty()
    window.controller.toggle(fakes.CHEEK)
    assert "usual pain area" in legend.accessibleName()
