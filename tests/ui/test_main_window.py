from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDialog, QLabel
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import Preferences, PrintWish, ThemeChoice


def pixel_of(window: MainWindow, place: Place) -> QPoint:
    return window.canvas.place_rect(place).center()


def click(window: MainWindow, place: Place) -> None:
    hands.click(window.canvas, pixel_of(window, place))


def test_a_click_marks_and_a_second_click_takes_it_away(window: MainWindow) -> None:
    click(window, fakes.CHEEK)
    assert list(window.controller.drawing.places) == [fakes.CHEEK]
    assert [chip.name.text() for chip in window.panel.chips.chips] == ["Cheek (your right)"]
    click(window, fakes.CHEEK)
    assert not window.controller.drawing.places
    assert window.panel.chips.isHidden()


def test_each_click_adds_a_place(window: MainWindow) -> None:
    click(window, fakes.CHEEK)
    click(window, fakes.EYE)
    assert list(window.controller.drawing.places) == [fakes.CHEEK, fakes.EYE]


def test_a_click_before_the_panels_stand_is_kept(qtbot: QtBot, pictures: Path) -> None:
    window = MainWindow(fakes.make_services(pictures, Preferences(notice_seen=True)))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.controller.toggle(fakes.CHEEK)
    window.finish_loading()
    assert len(window.panel.chips.chips) == 1


def test_the_best_candidate_lies_on_the_body_and_its_card_is_closed(window: MainWindow) -> None:
    click(window, fakes.CHEEK)
    shown = window.canvas.overlay.shown
    assert shown is not None
    assert shown.muscle == "sternocleidomastoid"
    assert window.panel.candidates.cards[0].detail is None


def test_dragging_moves_the_picture_and_marks_nothing(window: MainWindow) -> None:
    window.canvas.zoom_by(3)
    before = window.canvas.place_rect(fakes.CHEEK).center()
    start = window.canvas.rect().center()
    hands.drag(window.canvas, start, start + QPoint(60, 0))
    assert window.canvas.place_rect(fakes.CHEEK).center().x() == pytest.approx(before.x() + 60, abs=2)
    assert not window.controller.drawing.marks


def test_a_double_click_on_the_head_opens_the_close_up_and_leaves_no_mark(window: MainWindow) -> None:
    window.controller.set_view("front")
    place = pixel_of(window, fakes.CHEEK)
    hands.double_click(window.canvas, place)
    assert window.controller.view == "head_front"
    assert not window.controller.drawing.marks


def test_undo_and_redo_of_mark_intensity_and_side(window: MainWindow) -> None:
    model = window.controller.model
    click(window, fakes.CHEEK)
    model.set_intensity(fakes.CHEEK, 8)
    model.set_side(fakes.CHEEK, Side.LEFT)
    assert list(model.drawing.marks) == [PainMark(fakes.CHEEK.mirrored, 8)]
    window.actions_.by_name["undo"].trigger()
    window.actions_.by_name["undo"].trigger()
    assert list(model.drawing.marks) == [PainMark(fakes.CHEEK, 5)]
    window.actions_.by_name["undo"].trigger()
    assert not model.drawing.marks
    for _ in range(3):
        window.actions_.by_name["redo"].trigger()
    assert list(model.drawing.marks) == [PainMark(fakes.CHEEK.mirrored, 8)]


def test_the_language_changes_without_a_restart(window: MainWindow) -> None:
    click(window, fakes.CHEEK)
    window.controller.choose("sternocleidomastoid", Side.RIGHT)
    window.controller.set_language(Language.NL)
    panel = window.panel
    assert panel.chips.chips[0].name.text() == "Wang (uw rechterkant)"
    assert panel.candidates.cards[0].header.accessibleName().startswith("1 · Schuine halsspier")
    assert panel.candidates.detail.tab_buttons["treat"].text() == "Behandelen"
    assert panel.flags.rows[0].text() == "Plotseling niets of dubbel zien?"
    assert "geen diagnose" in window.footer.text.text()
    assert window.top.buttons["print"].text().strip() == "Afdrukken …"
    assert window.strip.buttons["front"].text() == "Voorkant"
    assert window.services.preferences.load().language is Language.NL
    window.controller.set_language(Language.EN)
    assert panel.chips.chips[0].name.text() == "Cheek (your right)"
    assert panel.candidates.detail.tab_buttons["treat"].text() == "Treat it"


@pytest.mark.parametrize("choice", list(ThemeChoice))
@pytest.mark.parametrize("size", [100, 200])
def test_every_theme_and_text_size_can_be_shown(
    qtbot: QtBot, window: MainWindow, choice: ThemeChoice, size: int
) -> None:
    click(window, fakes.CHEEK)
    window.controller.choose("sternocleidomastoid", Side.RIGHT)
    window.controller.set_theme(choice)
    window.controller.set_text_size(size)
    qtbot.wait(1)
    body = window.panel.area.widget()
    assert body is not None
    assert body.width() <= window.panel.area.viewport().width(), "the panel's text must not run out at the side"
    window.controller.set_theme(ThemeChoice.LIGHT)
    window.controller.set_text_size(100)


def test_print_sends_what_stands_on_the_screen(window: MainWindow, wishes: list[PrintWish]) -> None:
    click(window, fakes.CHEEK)
    window.actions_.by_name["print"].trigger()
    (wish,) = wishes
    assert wish.drawing.places == (fakes.CHEEK,)
    assert wish.chosen == "sternocleidomastoid.sternal_mid"
    assert wish.findings.muscles


def test_digits_choose_a_view(window: MainWindow) -> None:
    hands.key(window.canvas, Qt.Key.Key_2)
    assert window.controller.view == "back"
    assert window.strip.buttons["back"].isChecked()


def test_female_and_male(window: MainWindow) -> None:
    window.actions_.groups["body"]["male"].trigger()
    assert window.canvas.view is not None
    assert window.canvas.view.body == "male"
    assert window.services.preferences.load().body == "male"


def test_the_list_view_is_a_twin_of_the_map(window: MainWindow) -> None:
    click(window, fakes.CHEEK)
    window.set_list_view(True)
    twin = window.pages.currentWidget()
    assert twin is not window.stage
    region_list = window._region_list
    box = region_list.index_of("face.eye", 1)
    assert region_list.index_of("face.cheek", 2).data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    region_list.tree.setCurrentIndex(box)
    hands.key(region_list.tree, Qt.Key.Key_Space)
    assert Place("face.eye", Side.LEFT) in window.controller.drawing.places
    hands.key(region_list.tree, Qt.Key.Key_Return)
    assert Place("face.eye", Side.LEFT) not in window.controller.drawing.places


def test_the_first_run_notice_is_a_strip_that_stays_closed(qtbot: QtBot, pictures: Path) -> None:
    services = fakes.make_services(pictures, Preferences())
    window = MainWindow(services)
    qtbot.addWidget(window)
    window.show()
    window.finish_loading()
    qtbot.wait(1)
    assert window.notice.isVisible()
    hands.click(window.notice.cross)
    assert not window.notice.isVisible()
    assert services.preferences.load().notice_seen


@pytest.mark.parametrize("language", list(Language))
def test_about_says_that_nobody_has_reviewed_the_content(window: MainWindow, language: Language) -> None:
    window.controller.set_language(language)
    window.show_about()
    dialog = window.findChild(QDialog)
    assert dialog is not None
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    expected = {"en": "No clinician has reviewed", "nl": "Nog geen arts of therapeut"}[language]
    assert any(text.startswith(expected) for text in texts)
    assert any("2026.test" in text for text in texts)
    dialog.close()
    window.controller.set_language(Language.EN)


def test_set_marks_replaces_all_in_one_step(window: MainWindow) -> None:
    window.controller.set_marks(PainDrawing((PainMark(fakes.CHEEK), PainMark(fakes.EYE))))
    window.controller.model.stack.undo()
    assert not window.controller.drawing.marks


def test_a_small_window_leaves_the_map_the_room_that_regions_need(window: MainWindow, qtbot: QtBot) -> None:
    """`tests/shipped/test_reach.py` counts on it."""
    window.resize(1280, 720)
    qtbot.wait(1)
    assert window.canvas.width() >= 725
    assert window.canvas.height() >= 610
