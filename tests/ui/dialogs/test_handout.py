"""The hand-out's window: what is ticked stands on its pages; saved whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.helpers import hands, report_case
from tests.helpers.handout_case import make_knowledge, make_library
from triggermap.app.handing_out import HandingOut
from triggermap.app.printing import OnPaper, Printing
from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Side
from triggermap.domain.lookup import Findings
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.report.blocks import FigureStyle, Paper
from triggermap.ui.dialogs.handout import HandoutDialog
from triggermap.ui.main_window import MainWindow
from triggermap.ui.services import HandoutPages, PrintWish

Open = Callable[..., HandoutDialog]


@pytest.fixture
def kept() -> list[OnPaper]:
    return []


@pytest.fixture
def opened(qtbot: QtBot, atlas: Atlas, kept: list[OnPaper], tmp_path: Path) -> Iterator[Open]:
    """Open the window over the small library, with the cheek marked or not."""
    printing = Printing(atlas, make_knowledge, OnPaper(Paper.A4, FigureStyle.SHADED), kept.append)
    printing.folder = tmp_path
    handouts = HandingOut(atlas, make_knowledge, make_library, printing)

    def make(*articles: str, marked: bool = True, chosen: str | None = None) -> HandoutDialog:
        case = report_case.make_request()
        if not marked:
            case = replace(case, drawing=PainDrawing(), findings=Findings())
        side = Side.LEFT if chosen else None
        seen = PrintWish(case.drawing, case.findings, "female", Language.EN, "*", chosen, chosen_side=side)
        dialog = HandoutDialog(handouts, make_knowledge(), Language.EN, seen, articles)
        qtbot.addWidget(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield make


def pages(qtbot: QtBot, dialog: HandoutDialog) -> HandoutPages:
    """Wait until the pages are made."""
    if dialog.laying_out.is_running:
        with qtbot.waitSignal(dialog.laying_out.finished):
            pass
    assert dialog._pages is not None
    return dialog._pages


def tick(dialog: HandoutDialog, *words: str) -> None:
    for each in words:
        [item] = dialog.tree.findItems(each, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
        now = item.checkState(0)
        item.setCheckState(0, Qt.CheckState.Unchecked if now is Qt.CheckState.Checked else Qt.CheckState.Checked)


def answer_file(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> list[str]:
    """Answer the question for a file; returns what was proposed."""
    proposed: list[str] = []

    def dialog(_parent: object, _title: str, name: str, _kinds: str) -> tuple[str, str]:
        proposed.append(Path(name).name)
        return (str(path) if path else "", "")

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    return proposed


def test_from_an_article_that_article_alone_is_ticked_and_shown(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("jaw_pain")
    assert dialog.wish().articles == ("jaw_pain",)
    assert not dialog.wish().with_map
    assert pages(qtbot, dialog).name(0) == "When the jaw hurts"
    assert dialog.save.isEnabled()
    assert not dialog.preview.paper.pixmap().isNull()
    assert "page" in dialog.status.text()


def test_from_the_map_the_map_and_the_muscle_that_is_open_are_ticked(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(chosen="masseter.mid")
    assert dialog.wish().with_map
    assert dialog.wish().leaflets == (("masseter", Side.LEFT),)
    found = pages(qtbot, dialog)
    assert [found.name(index) for index in range(4)] == ["Contents", "Map", "List for the therapist", "Chewing muscle"]


def test_where_nothing_is_marked_the_map_cannot_be_ticked_and_nothing_is_made(opened: Open) -> None:
    dialog = opened(marked=False)
    assert dialog.wish().is_empty
    assert not dialog.laying_out.is_running
    assert not dialog.save.isEnabled() and not dialog.print_.isEnabled()
    assert "Tick" in dialog.preview.paper.text()
    [item] = dialog.tree.findItems("nothing is marked", Qt.MatchFlag.MatchContains)
    assert item.isDisabled()


def test_ticking_makes_the_pages_anew_in_the_order_of_the_library(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("jaw_pain")
    few = pages(qtbot, dialog).count
    tick(dialog, "First steps")
    assert dialog._pages is None
    found = pages(qtbot, dialog)
    assert dialog.wish().articles == ("first_steps", "jaw_pain")
    assert found.count > few
    assert [found.name(index) for index in (0, 1, 2)] == ["Contents", "First steps", "When the jaw hurts"]


def test_any_muscle_can_go_along(qtbot: QtBot, opened: Open) -> None:
    dialog = opened(marked=False)
    tick(dialog, "Tongue")
    assert dialog.wish().leaflets == (("tongue", Side.MIDLINE),)
    assert pages(qtbot, dialog).name(0) == "Tongue"


def test_a_group_ticks_all_in_it(opened: Open) -> None:
    dialog = opened(marked=False)
    tick(dialog, "Leaflets on other muscles")
    assert [muscle for muscle, _side in dialog.wish().leaflets] == ["masseter", "tongue"]


def test_a_group_cannot_be_ticked_while_the_search_hides_part_of_it(opened: Open) -> None:
    dialog = opened(marked=False)
    dialog.field.setText("tongue")
    [group] = dialog.tree.findItems("Leaflets on other muscles", Qt.MatchFlag.MatchExactly)
    assert not group.flags() & Qt.ItemFlag.ItemIsUserCheckable
    tick(dialog, "Tongue")
    dialog.field.clear()
    assert group.flags() & Qt.ItemFlag.ItemIsUserCheckable
    assert group.checkState(0) is Qt.CheckState.PartiallyChecked
    assert dialog.wish().leaflets == (("tongue", Side.MIDLINE),)


def test_the_keyboard_ticks_and_the_search_narrows(opened: Open) -> None:
    dialog = opened(marked=False)
    hands.write(dialog.field, "jaw")
    shown = [name for name, item in dialog.tree._items.items() if not item.isHidden()]
    assert shown == [("article", "jaw_pain")]
    dialog.tree.setFocus()
    dialog.tree.setCurrentItem(dialog.tree._items["article", "jaw_pain"])
    hands.key(dialog.tree, Qt.Key.Key_Space)
    assert dialog.wish().articles == ("jaw_pain",)
    dialog.field.clear()
    assert not any(item.isHidden() for item in dialog.tree._items.values())


def test_paper_and_figures_are_remembered_and_large_type_needs_more_pages(
    qtbot: QtBot, opened: Open, kept: list[OnPaper]
) -> None:
    dialog = opened("jaw_pain")
    normal = pages(qtbot, dialog).count
    dialog.paper.setCurrentIndex(dialog.paper.findData("letter"))
    dialog.figures.setCurrentIndex(dialog.figures.findData("lines"))
    dialog.large.setChecked(True)
    found = pages(qtbot, dialog)
    assert kept[-1] == OnPaper(Paper.LETTER, FigureStyle.LINES)
    assert found.shape == pytest.approx(11 / 8.5, abs=0.01)
    assert found.count >= normal


def test_leafing_stays_within_the_pages_and_is_told_to_a_screen_reader(qtbot: QtBot, opened: Open) -> None:
    dialog = opened("jaw_pain", "first_steps")
    found = pages(qtbot, dialog)
    view = dialog.preview
    assert not view.before.isEnabled()
    hands.click(view.after)
    assert view.index == 1
    assert view.room.accessibleName() == f"Preview: Page 2 of {found.count}, First steps"
    view.show_page(99)
    assert view.index == found.count - 1
    assert not view.after.isEnabled()
    whole = view.paper.pixmap().width()
    view.wide.setChecked(True)
    assert view.paper.pixmap().width() > whole


def test_it_is_saved_under_its_title(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("jaw_pain")
    dialog.title.setText("For Thursday: 3/4")
    proposed = answer_file(monkeypatch, tmp_path / "jaw")
    count = pages(qtbot, dialog).count
    with qtbot.waitSignal(dialog.work.finished):
        hands.click(dialog.save)
    assert proposed == ["For Thursday 3 4.pdf"]
    assert len(PdfReader(tmp_path / "jaw.pdf").pages) == count
    assert str(tmp_path / "jaw.pdf") in dialog.status.text()
    assert dialog.save.isVisible()


def test_stopped_half_way_nothing_is_left(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("jaw_pain", "first_steps")
    target = tmp_path / "out" / "jaw.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    answer_file(monkeypatch, target)
    pages(qtbot, dialog)
    dialog.work.progressed.connect(lambda _share: dialog.stop.click())
    with qtbot.waitSignal(dialog.work.stopped):
        hands.click(dialog.save)
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]
    assert dialog.status.text() == "Stopped. Nothing was written."


def test_a_full_disk_is_told_and_leaves_the_old_file(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("jaw_pain")
    target = tmp_path / "out" / "jaw.pdf"
    target.parent.mkdir()
    target.write_bytes(b"old")
    answer_file(monkeypatch, target)
    pages(qtbot, dialog)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with qtbot.waitSignal(dialog.work.failed):
        hands.click(dialog.save)
    assert "No space left" in dialog.status.text()
    assert target.read_bytes() == b"old"
    assert list(target.parent.iterdir()) == [target]


def test_turning_back_from_the_file_writes_nothing(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("jaw_pain")
    answer_file(monkeypatch, None)
    pages(qtbot, dialog)
    hands.click(dialog.save)
    assert not dialog.work.is_running
    assert not list(tmp_path.glob("*.pdf"))


def test_a_printer_gets_the_pages_that_were_chosen(
    qtbot: QtBot, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened("jaw_pain", "first_steps")
    pages(qtbot, dialog)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    printer.setFromTo(2, 3)
    monkeypatch.setattr(HandingOut, "ask_printer", lambda *_arguments: printer)
    with qtbot.waitSignal(dialog.work.finished):
        hands.click(dialog.print_)
    assert dialog.status.text() == "Sent to the printer."
    found = PdfReader(tmp_path / "printed.pdf").pages
    assert len(found) == 2
    assert found[0].extract_text().split()[:2] == ["First", "steps"]
    assert round(found[0].mediabox.width) == 595


def test_the_window_offers_it_only_where_it_can_be_made(window: MainWindow) -> None:
    assert not window.actions_.by_name["handout"].isVisible()
    window.show_handout()
    assert window.findChild(HandoutDialog) is None
