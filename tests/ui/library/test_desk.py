"""The library in the window: from the map to an article and back, and nothing marked is lost."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from tests.helpers.fake_library import FakeLibrary
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.text import Language
from triggermap.ui.library.desk import LibraryDesk
from triggermap.ui.main_window import MainWindow
from triggermap.ui.panels.search import Choice
from triggermap.ui.services import Preferences, ThemeChoice


@pytest.fixture
def desk(qtbot: QtBot, window: MainWindow) -> LibraryDesk:
    """The desk of a window that has settled."""
    assert window.desk is not None
    if window._warmups:
        with qtbot.waitSignal(window.settled):
            pass
    return window.desk


def test_the_library_opens_in_place_of_the_map_and_closes_again(window: MainWindow, desk: LibraryDesk) -> None:
    window.controller.toggle(fakes.CHEEK)
    window.actions_.by_name["library"].trigger()
    assert desk.is_open
    assert desk.page.article == "start_here"
    assert not window.canvas.isVisible()
    window.actions_.by_name["library"].trigger()
    assert window.canvas.isVisible()
    assert window.controller.drawing.places == (fakes.CHEEK,)


def test_escape_and_the_map_button_lead_back(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open()
    hands.key(desk.page, Qt.Key.Key_Escape)
    assert not desk.is_open
    assert not window.actions_.by_name["library"].isChecked()
    desk.open()
    hands.click(desk.page.tools["map"])
    assert not desk.is_open


def test_from_an_article_to_its_muscle_and_back(window: MainWindow, desk: LibraryDesk) -> None:
    window.controller.toggle(fakes.FOREHEAD)
    desk.open_article("neck")
    desk.page.muscle_requested.emit("sternocleidomastoid", "sternocleidomastoid.clavicular_mid")
    shown = window.controller.overlay().shown
    assert shown is not None
    assert shown.trigger_point == "sternocleidomastoid.clavicular_mid"
    assert not desk.is_open
    assert desk.strip.back.text() == "Back to “The neck”"
    assert window.controller.drawing.places == (fakes.FOREHEAD,)
    hands.click(desk.strip.back)
    assert window.screens.currentWidget() is desk.page
    assert desk.page.article == "neck"
    assert not desk.strip.isVisible()


def test_a_place_of_an_article_is_shown_and_not_marked(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open_article("neck")
    desk.page.region_requested.emit("face.cheek")
    assert window.canvas.focused == Place("face.cheek", Side.RIGHT)
    assert not window.controller.drawing.marks


def test_a_symptom_of_an_article_lists_its_muscles(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open_article("neck")
    desk.page.symptom_requested.emit("tearing")
    assert window.panel.candidates.symptom.text() == "Muscles that may give: watering eye"


def test_an_open_card_leads_to_articles(window: MainWindow, desk: LibraryDesk) -> None:
    window.controller.toggle(fakes.CHEEK)
    window.controller.choose("sternocleidomastoid", Side.RIGHT)
    links = [
        button for button in window.panel.candidates.detail.more.findChildren(QPushButton) if not button.isHidden()
    ]
    assert [button.text() for button in links] == ["The neck", "Show this muscle full screen"]
    hands.click(links[0])
    assert desk.page.article == "neck"


def test_who_is_new_here_starts_with_an_article(window: MainWindow, desk: LibraryDesk) -> None:
    hands.click(window.panel.empty.start)
    assert desk.page.article == "start_here"


def test_the_search_field_offers_articles_and_words(window: MainWindow, desk: LibraryDesk) -> None:
    hands.write(window.panel.search, "magnesium")
    (choice,) = [each for each in window.panel.search.choices if isinstance(each, Choice)]
    assert (choice.label, choice.section) == ("The neck (article)", 3)
    hands.key(window.panel.search, Qt.Key.Key_Return)
    assert (desk.page.article, desk.page.view.section()) == ("neck", 3)


def test_places_come_before_articles_in_the_search_field(window: MainWindow, desk: LibraryDesk) -> None:
    hands.write(window.panel.search, "neck")
    kinds = [each.kind.value for each in window.panel.search.choices]
    assert kinds.index("region") < kinds.index("article")


def test_finding_goes_to_the_article_while_one_reads(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open()
    window.actions_.by_name["find"].trigger()
    assert window.focusWidget() is desk.page.find_bar.field
    desk.leave()
    window.actions_.by_name["find"].trigger()
    assert window.focusWidget() is window.panel.search


def test_the_top_bar_leaves_room_for_a_small_window(window: MainWindow, desk: LibraryDesk) -> None:
    window.controller.set_language(Language.NL)
    window.controller.set_text_size(200)
    assert window.top.minimumSizeHint().width() <= 1280
    assert window.top.buttons["library"].accessibleName().startswith("Artikelen")
    window.controller.set_text_size(100)
    assert window.top.buttons["library"].text() == " Bibliotheek"


def test_where_one_was_reading_is_remembered(qtbot: QtBot, window: MainWindow, desk: LibraryDesk) -> None:
    desk.open_article("how_sure", 2)
    window.close()
    kept = window.services.preferences.load()
    assert kept.library_place.startswith("how_sure:2.")
    desk.page.resume(kept.library_place)
    assert desk.page.view.section() == 2


def test_language_look_and_body_reach_the_article(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open_article("neck")
    window.controller.set_language(Language.NL)
    assert "De nek" in desk.page.view.toPlainText()
    window.actions_.chosen.emit("country", "US")
    assert "911" in desk.page.view.toPlainText()
    desk.leave()
    window.controller.set_theme(ThemeChoice.DARK)
    window.controller.set_body("male")
    desk.open()
    assert desk.page.view.grab().toImage().pixelColor(2, 200).lightness() < 80
    window.controller.set_theme(ThemeChoice.LIGHT)


def test_other_content_is_taken_over_where_one_was_reading(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open_article("how_sure", 2)
    before = desk.page
    window.controller.renew_content()
    assert desk.page is not before
    assert window.screens.currentWidget() is desk.page
    assert (desk.page.article, desk.page.view.section()) == ("how_sure", 2)


def test_the_list_of_places_leaves_the_library(window: MainWindow, desk: LibraryDesk) -> None:
    desk.open()
    window.actions_.by_name["list"].trigger()
    assert not desk.is_open
    assert window.pages.currentIndex() == 1


def test_nothing_is_read_before_the_window_stands(qtbot: QtBot, pictures: Path) -> None:
    library = FakeLibrary(fakes.make_knowledge())
    window = MainWindow(fakes.make_services(pictures, Preferences(notice_seen=True), library=library.services()))
    qtbot.addWidget(window)
    window.finish_loading()
    assert library.reads == 0


def test_without_a_library_nothing_speaks_of_one(qtbot: QtBot, pictures: Path) -> None:
    window = MainWindow(fakes.make_services(pictures, Preferences(notice_seen=True)))
    qtbot.addWidget(window)
    window.show()
    window.finish_loading()
    assert window.desk is None
    assert not window.top.buttons["library"].isVisible()
    assert not window.actions_.by_name["library"].isVisible()
    assert window.panel.empty.start.isHidden()
    window.close()
