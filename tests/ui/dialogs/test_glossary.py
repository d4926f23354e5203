"""The glossary's window: by mouse, by keyboard, and by screen reader."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.helpers import hands
from tests.helpers.small_body import make_knowledge
from triggermap.domain.text import Language
from triggermap.ui.dialogs.glossary import GlossaryDialog
from triggermap.ui.main_window import MainWindow


@pytest.fixture
def dialog(qtbot: QtBot) -> Iterator[GlossaryDialog]:
    made = GlossaryDialog(make_knowledge(), Language.EN)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    yield made


def listed(dialog: GlossaryDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def told(dialog: GlossaryDialog) -> list[str]:
    QCoreApplication.processEvents()  # what a layout takes in is shown a moment later
    return [label.text() for label in dialog.findChildren(QLabel) if not label.isHidden()]


def test_it_opens_with_all_words_and_the_meaning_of_the_first(dialog: GlossaryDialog) -> None:
    assert listed(dialog) == ["Cramp", "Referred pain", "Tendon"]
    assert "A muscle that pulls tight by itself." in told(dialog)


def test_typing_narrows_the_list_and_the_arrows_walk_it_from_the_field(dialog: GlossaryDialog) -> None:
    hands.write(dialog.field, "muscle")
    assert listed(dialog) == ["Tendon", "Cramp"]
    hands.key(dialog.field, Qt.Key.Key_Down)
    assert dialog.list.currentItem().text() == "Cramp"
    assert dialog.field.hasFocus()


def test_words_that_nothing_bears_are_answered_and_the_next_search_works(dialog: GlossaryDialog) -> None:
    dialog.field.setText("qqqqq")
    assert listed(dialog) == []
    assert "There is no word like this in the glossary." in told(dialog)
    dialog.field.setText("ten")
    assert listed(dialog) == ["Tendon"]


def test_a_related_word_is_one_press_away_also_when_the_search_hides_it(dialog: GlossaryDialog) -> None:
    dialog.field.setText("radiating")
    [link] = [button for button in dialog.findChildren(QPushButton) if button.text() == "Cramp"]
    hands.click(link)
    assert dialog.list.currentItem().text() == "Cramp"
    assert "A muscle that pulls tight by itself." in told(dialog)


def test_sources_stand_below_what_rests_on_them(dialog: GlossaryDialog) -> None:
    dialog.show_term("referred_pain")
    assert "A manual. 1999" in told(dialog)
    dialog.show_term("tendon")
    assert "Sources" not in told(dialog)


def test_a_screen_reader_hears_the_meaning_in_the_list(dialog: GlossaryDialog) -> None:
    item = dialog.list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "A muscle that pulls tight by itself."
    assert dialog.list.accessibleName() and dialog.field.accessibleName()


def test_the_window_opens_it_from_its_menu(window: MainWindow) -> None:
    window.actions_.by_name["glossary"].trigger()
    dialog = window.findChild(GlossaryDialog)
    assert dialog is not None
    dialog.close()
