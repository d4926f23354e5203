from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tests.helpers import fakes, hands
from tests.helpers.fake_library import FakeLibrary
from triggermap.domain.lookup import HitKind
from triggermap.domain.text import Language
from triggermap.errors import Problem
from triggermap.ui import theme
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.library.page import LibraryPage, Reading
from triggermap.ui.library.view import ArticleView
from triggermap.ui.services import ThemeChoice

NUMBERS = fakes.make_knowledge().safety.emergency_numbers


def blocks(view: ArticleView) -> Iterator[QTextBlock]:
    block = view.document().begin()
    while block.isValid():
        yield block
        block = block.next()


def link_point(view: ArticleView, address: str) -> QPoint:
    """Return a point on a link."""
    rect = view.link_rect(address)
    assert not rect.isNull()
    return QPoint(rect.left() + 6, rect.center().y())


# reading


def test_an_article_stands_there_with_its_title(page: LibraryPage) -> None:
    page.open("neck")
    assert "The neck" in page.view.toPlainText()
    assert page.view.accessibleName() == "The neck"


@pytest.mark.parametrize("size", [100, 150, 200])
def test_lines_are_of_a_comfortable_length(page: LibraryPage, size: int) -> None:
    theme.apply(ThemeChoice.LIGHT, size)
    page.follow_look()
    page.open("how_sure")
    page.resize(round(1280 * size / 100), 700)
    sheet = page.view.sheet()
    assert 60 <= sheet.measure / sheet.character <= 75


@pytest.mark.parametrize("width", [640, 900, 1280, 2200])
@pytest.mark.parametrize("size", [100, 200])
def test_nothing_runs_out_at_the_side(page: LibraryPage, width: int, size: int) -> None:
    theme.apply(ThemeChoice.LIGHT, size)
    page.resize(width, 700)
    page.follow_look()
    page.open("neck")
    assert page.view.document().size().width() <= page.view.viewport().width()


def test_every_block_is_laid_out_below_the_one_before(page: LibraryPage) -> None:
    """Qt loses blocks of a document that is changed after it was laid out."""
    page.open("how_sure")
    layout = page.view.document().documentLayout()
    tops = [layout.blockBoundingRect(block).top() for block in blocks(page.view) if block.text()]
    assert all(first <= second for first, second in pairwise(tops))
    assert tops[-1] < page.view.document().size().height()


def test_words_of_the_glossary_have_a_dotted_line(page: LibraryPage) -> None:
    page.open("start_here")
    cursor = QTextCursor(page.view.document().find("sore spot"))
    assert cursor.charFormat().underlineStyle() is cursor.charFormat().UnderlineStyle.DotLine


def test_previous_next_and_back(page: LibraryPage) -> None:
    page.open("start_here")
    assert not page.tools["previous"].isEnabled()
    hands.click(page.tools["next"])
    assert page.article == "how_sure"
    QTest.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert page.article == "neck"
    QTest.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.article == "how_sure"
    page.go_back()
    assert page.article == "start_here"
    assert not page.tools["back"].isEnabled()


def test_going_back_leads_to_where_one_was_reading(page: LibraryPage) -> None:
    page.open("how_sure", 2)
    scrolled = page.view.verticalScrollBar().value()
    assert scrolled > 0
    page.open("neck")
    page.go_back()
    assert page.view.verticalScrollBar().value() == pytest.approx(scrolled, abs=2)


def test_the_language_changes_at_the_same_place(page: LibraryPage) -> None:
    page.open("how_sure", 2)
    page.set_language(Language.NL, NUMBERS[0])
    assert page.view.section() == 2
    assert "Hoe zeker" in page.view.toPlainText()
    assert page.contents.item(0).text() == "Begin hier"


def test_a_change_of_width_keeps_the_place(qtbot: QtBot, page: LibraryPage) -> None:
    page.open("how_sure", 2)
    with qtbot.waitSignal(page.view.needed):
        page.resize(700, 700)
    assert page.view.section() == 2


def test_a_place_is_remembered_and_resumed(page: LibraryPage) -> None:
    page.open("how_sure", 2)
    remembered = page.place()
    page.open("neck")
    page.resume(remembered)
    assert (page.article, page.view.section()) == ("how_sure", 2)


@pytest.mark.parametrize("remembered", ["", "gone:1.5", "neck:x", "neck"])
def test_what_was_remembered_may_be_gone(page: LibraryPage, remembered: str) -> None:
    page.resume(remembered)
    assert page.article in ("start_here", "neck")


def test_contents_show_the_sections_of_the_open_article(page: LibraryPage) -> None:
    page.open("how_sure")
    texts = [page.contents.item(row).text() for row in range(page.contents.count())]
    assert texts == ["Start here", "Start here", "How sure", "One", "Two", "Understand your pain", "The neck"]
    page.contents.setCurrentRow(4)
    hands.key(page.contents, Qt.Key.Key_Return)
    assert page.view.section() == 2
    page.contents.setCurrentRow(6)
    hands.key(page.contents, Qt.Key.Key_Return)
    assert page.article == "neck"


def test_where_there_is_little_room_the_contents_make_way(page: LibraryPage) -> None:
    page.open("neck")
    assert page.side.isVisible()
    page.resize(600, 700)
    assert not page.side.isVisible()
    page.tools["contents"].click()
    assert page.side.isVisible()
    page.contents.place_requested.emit("start_here", 0)
    assert not page.side.isVisible()


# links


def test_a_click_on_a_grade_shows_its_sources_and_escape_closes_them(page: LibraryPage) -> None:
    page.open("neck")
    hands.click(page.view.viewport(), link_point(page.view, "claim:0"))
    assert page.popover.isVisible()
    assert page.popover.title.text() == "Shown by few studies"
    assert page.popover.findChild(QLineEdit, "address").text() == "https://example.org/ts1"  # type: ignore[union-attr]
    hands.key(page.popover, Qt.Key.Key_Escape)
    assert not page.popover.isVisible()
    assert page.view.hasFocus()


def test_a_click_elsewhere_closes_the_popover(page: LibraryPage) -> None:
    page.open("start_here")
    hands.click(page.view.viewport(), link_point(page.view, "term:trigger_point"))
    assert page.popover.title.text() == "Trigger point"
    hands.click(page.view.viewport(), QPoint(5, 5))
    assert not page.popover.isVisible()


def test_a_grade_is_reached_and_opened_by_keyboard(page: LibraryPage) -> None:
    page.open("neck")
    page.view.setFocus()
    for _ in range(6):
        hands.key(page.view, Qt.Key.Key_Tab)
        if page.view.textCursor().charFormat().anchorHref() == "claim:0":
            break
    hands.key(page.view, Qt.Key.Key_Return)
    assert page.popover.title.text() == "Shown by few studies"


def test_the_keyboard_goes_on_from_the_section_that_was_opened(page: LibraryPage) -> None:
    page.open("neck", 3)
    page.view.setFocus()
    hands.key(page.view, Qt.Key.Key_Tab)
    assert page.view.textCursor().charFormat().anchorHref() == "claim:1"
    accent = theme.look.tokens.accent
    image = page.view.grab().toImage()
    rect = page.view.cursorRect()
    around = range(rect.top() - 4, rect.bottom() + 5)
    assert accent in {image.pixelColor(rect.left() - 10, y).name() for y in around}, "where the keyboard is, is seen"


def test_the_popover_stays_on_the_page(page: LibraryPage) -> None:
    theme.apply(ThemeChoice.LIGHT, 200)
    page.follow_look()
    page.open("neck")
    knowledge = fakes.make_knowledge()
    for corner in (QRect(0, 0, 9, 9), QRect(page.width() - 9, page.height() - 9, 9, 9)):
        page.popover.show_term(knowledge.glossary[0], Language.NL, corner)
        assert page.rect().contains(page.popover.geometry())


@pytest.mark.parametrize(
    ("address", "signal", "arguments"),
    [
        ("muscle:sternocleidomastoid", "muscle_requested", ["sternocleidomastoid", ""]),
        ("place:face.cheek", "region_requested", ["face.cheek"]),
        ("symptom:tearing", "symptom_requested", ["tearing"]),
        ("map:", "muscle_requested", ["sternocleidomastoid", "sternocleidomastoid.sternal_mid"]),
    ],
)
def test_links_lead_out_of_the_library(
    qtbot: QtBot, page: LibraryPage, address: str, signal: str, arguments: list[str]
) -> None:
    page.open("neck", 0 if address in ("muscle:sternocleidomastoid", "place:face.cheek") else 2)
    with qtbot.waitSignal(getattr(page, signal)) as told:
        hands.click(page.view.viewport(), link_point(page.view, address))
    assert told.args == arguments


def test_a_link_to_an_article_opens_it(page: LibraryPage) -> None:
    page.open("start_here")
    hands.click(page.view.viewport(), link_point(page.view, "article:neck"))
    assert page.article == "neck"


# finding


def test_search_shows_what_it_found_and_opens_the_section_with_the_words_lit(page: LibraryPage) -> None:
    page.open("start_here")
    hands.write(page.field, "magnesum")
    assert page.stack.currentWidget() is page.results
    assert page.results.title.text() == "Found for “magnesum”"
    hands.key(page.field, Qt.Key.Key_Return)
    assert (page.article, page.view.section()) == ("neck", 3)
    lit = [mark.cursor.selectedText() for mark in page.view.extraSelections()]
    assert lit == ["Magnesium", "magnesium"]
    page.field.clear()
    assert page.stack.currentWidget() is page.view


def test_a_muscle_that_was_found_leads_to_the_map(qtbot: QtBot, page: LibraryPage) -> None:
    hands.write(page.field, "chewing")
    with qtbot.waitSignal(page.muscle_requested) as told:
        hands.key(page.field, Qt.Key.Key_Return)
    assert told.args == ["masseter", ""]


def test_results_are_walked_by_keyboard(page: LibraryPage) -> None:
    hands.write(page.field, "neck")
    assert page.results.list.count() > 1
    hands.key(page.field, Qt.Key.Key_Down)
    assert page.results.list.currentRow() == 1
    hands.key(page.field, Qt.Key.Key_Up)
    hands.key(page.results.list, Qt.Key.Key_Up)
    assert page.field.hasFocus()
    kinds = {page.results.list.item(row).data(257).kind for row in range(page.results.list.count())}
    assert {HitKind.ARTICLE, HitKind.MUSCLE, HitKind.REGION} <= kinds


def test_nothing_found_says_so(page: LibraryPage) -> None:
    page.open("neck")
    hands.write(page.field, "zzzqqq")
    assert page.results.title.text() == "Nothing was found for “zzzqqq”."
    assert page.results.note.isVisible()
    hands.key(page, Qt.Key.Key_Escape)
    assert page.field.text() == ""
    assert page.stack.currentWidget() is page.view


def test_finding_in_the_article(page: LibraryPage) -> None:
    page.open("neck")
    page.find_words()
    assert page.find_bar.field.hasFocus()
    hands.write(page.find_bar.field, "magnesium")
    assert page.find_bar.count.text() == "1 of 2"
    hands.key(page.find_bar.field, Qt.Key.Key_Return)
    assert page.find_bar.count.text() == "2 of 2"
    hands.key(page.find_bar.field, Qt.Key.Key_Return)
    assert page.find_bar.count.text() == "1 of 2"
    page.find_bar.field.setText("zzz")
    assert page.find_bar.count.text() == "Not found"
    hands.key(page.find_bar.field, Qt.Key.Key_Escape)
    assert not page.find_bar.isVisible()
    assert page.view.extraSelections() == []


# looks


@pytest.mark.parametrize("choice", list(ThemeChoice))
@pytest.mark.parametrize("size", [100, 200])
def test_every_palette_and_size(page: LibraryPage, choice: ThemeChoice, size: int) -> None:
    page.open("neck")
    theme.apply(choice, size)
    page.follow_look()
    ground = page.view.grab().toImage().pixelColor(2, page.view.height() - 2).name()
    assert ground == theme.look.tokens.surface


def test_faults_are_told_and_the_rest_can_be_read(qtbot: QtBot, paths: list[ViewPaths]) -> None:
    knowledge = fakes.make_knowledge()
    library = FakeLibrary(knowledge)
    fault = Problem(Path("en/x.md"), 7, "order", "expected a whole number")
    page = LibraryPage(Reading(library.library, knowledge, library.search, lambda: True, (fault,)), lambda: paths)
    qtbot.addWidget(page)
    page.set_language(Language.EN, NUMBERS[0])
    page.open("neck")
    assert not page.faults.isHidden()
    assert "(1)" in page.faults.text()
