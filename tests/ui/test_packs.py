"""Content packs in the window: bar, dialog, cards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.helpers import fakes
from triggermap.content.packs.shelf import PackReport, PackState
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Hit, HitKind
from triggermap.domain.muscle import Press
from triggermap.domain.packs import Audience, ContentLanguage, Note, Pack
from triggermap.domain.text import Language, Text
from triggermap.errors import Problem
from triggermap.ui.dialogs.packs import PacksDialog
from triggermap.ui.main_window import MainWindow
from triggermap.ui.pack_keeper import Added
from triggermap.ui.panels.blocks import WrapLabel
from triggermap.ui.services import Preferences

PACK = Pack("my_clinic", Text("My clinic", "Mijn praktijk"), "1.0", "A. Therapist", "", ("en", "nl"))
FOLDER = Path("/packs")
SOUND = PackReport(FOLDER / "my_clinic", PACK, PackState.ON, muscles=1, notes=1)
BROKEN = PackReport(
    FOLDER / "broken", None, PackState.FAULTY, (Problem(FOLDER / "broken" / "pack.yaml", 3, "author", "is missing"),)
)
NOTE = Note("my_clinic", "masseter.superficial", Text("Our way", "Onze manier"), (Text("Gently.", "Zacht."),),
            Audience.THERAPIST, on_paper=False)  # fmt: skip


def with_pack() -> Knowledge:
    """The fakes' content with a pack's muscle and a pack's note in it."""
    book = fakes.make_knowledge()
    own = fakes.muscle("my_clinic.own", Text("Own muscle", "Eigen spier"), "",
                       [fakes.site("my_clinic.own.mid", Text("middle", "midden"), Press.NONE)])  # fmt: skip
    own = replace(own, sites=(replace(own.sites[0], muscle="my_clinic.own"),), danger_zones=())
    return replace(book, muscles=(*book.muscles, own), packs=(PACK,), notes=(NOTE,))


@dataclass
class FakeKeeper:
    """Keeps reports in memory, and notes what is asked."""

    folder: Path = FOLDER
    reports: tuple[PackReport, ...] = (SOUND, BROKEN)
    languages: tuple[ContentLanguage, ...] = (ContentLanguage("de", "Deutsch", ("my_clinic",)),)
    language: str = ""
    next: Added = field(default_factory=lambda: Added(SOUND))
    asked: list[tuple[str, object]] = field(default_factory=list)
    unpainted: int = 0

    def paint_next(self) -> int:
        self.unpainted = max(self.unpainted - 1, 0)
        return self.unpainted

    def add(self, path: Path, *, replace: bool = False) -> Added:
        self.asked.append(("replace" if replace else "add", path))
        return Added(SOUND) if replace else self.next

    def remove(self, report: PackReport) -> None:
        self.asked.append(("remove", report.name))
        self.reports = tuple(other for other in self.reports if other != report)

    def switch(self, report: PackReport, on: bool) -> None:
        self.asked.append(("switch", on))

    def set_language(self, code: str) -> None:
        self.language = code

    def reload(self) -> None:
        self.asked.append(("reload", None))

    def make_example(self) -> Added:
        self.asked.append(("example", None))
        return self.next


@pytest.fixture
def keeper() -> FakeKeeper:
    return FakeKeeper()


@pytest.fixture
def packed(qtbot: QtBot, pictures: Path, keeper: FakeKeeper) -> Iterator[MainWindow]:
    """The window with a pack's muscle in the content."""
    services = fakes.make_services(pictures, Preferences(notice_seen=True))
    book = with_pack()
    services = replace(services, knowledge=lambda: book, find=fakes.FakeFinder(book), packs=lambda: keeper)
    made = MainWindow(services)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    with qtbot.waitExposed(made):
        made.show()
    made.finish_loading()
    yield made
    made.controller.set_language(Language.EN)


@pytest.fixture
def dialog(qtbot: QtBot, keeper: FakeKeeper) -> PacksDialog:
    made = PacksDialog(keeper, Language.EN)
    qtbot.addWidget(made)
    return made


def texts(widget: QWidget | None) -> str:
    """What can be read in a widget, once what was taken away is gone."""
    assert widget is not None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return "\n".join(label.text() for label in widget.findChildren(WrapLabel))


def press(dialog: PacksDialog, name: str) -> None:
    dialog.buttons[name].click()


def test_a_bar_names_the_pack_that_is_left_out_and_can_be_closed(packed: MainWindow) -> None:
    notice = packed.packs.notice
    assert not notice.isHidden()
    assert "“broken” has problems" in notice.text.text()
    notice.cross.click()
    assert notice.isHidden()


def test_without_problems_there_is_no_bar(window: MainWindow) -> None:
    assert window.packs.notice.isHidden()
    assert not window.actions_.by_name["packs"].isVisible()


def test_the_bar_leads_to_the_dialog(packed: MainWindow) -> None:
    packed.packs.notice.details.click()
    dialog = packed.packs.dialog
    assert dialog is not None
    assert [card.report.name for card in dialog.cards] == ["my_clinic", "broken"]
    dialog.reject()
    assert packed.packs.notice.isHidden()


def test_the_card_of_a_packs_muscle_says_whose_it_is(packed: MainWindow) -> None:
    packed.controller.explore("my_clinic.own")
    card = packed.panel.candidates.cards[0]
    assert "From pack: My clinic" in card.header.accessibleName()
    assert "From the content pack “My clinic” 1.0 by A. Therapist." in texts(card.detail)
    packed.controller.explore("masseter")
    shown = next(card for card in packed.panel.candidates.cards if card.detail is not None)
    assert "From pack" not in shown.header.accessibleName()
    assert "From the content pack" not in texts(shown.detail)


def test_notes_have_a_tab_of_their_own_where_there_are_any(packed: MainWindow) -> None:
    packed.controller.explore("masseter")
    detail = packed.panel.candidates.detail
    assert not detail.tab_buttons["notes"].isHidden()
    detail.set_tab("notes")
    assert "Gently." in texts(detail)
    assert "From pack: My clinic · about: outer part · for the therapist" in texts(detail)
    packed.controller.explore("my_clinic.own")
    assert detail.tab_buttons["notes"].isHidden()
    assert detail.tab == "pain"


def test_a_packs_muscle_brings_the_dangers_of_its_place(packed: MainWindow) -> None:
    packed.controller.explore("my_clinic.own")
    detail = packed.panel.candidates.detail
    detail.set_tab("careful")
    assert "jaw_angle" in packed.controller.own_regions(packed.controller.overlay().shown)[0]  # type: ignore[arg-type]
    assert packed.controller.state().dangers == ()
    assert "Nothing" not in texts(detail)


def test_search_says_whose_muscle_it_is(packed: MainWindow) -> None:
    hit = Hit(HitKind.MUSCLE, "my_clinic.own", 1.0, "own muscle")
    labels = [choice.label for choice in packed.panel.search._choices_of(hit, with_pack())]
    assert labels == ["Own muscle (muscle) – From pack: My clinic"]


def test_the_language_of_the_content_is_offered_and_set(packed: MainWindow, keeper: FakeKeeper) -> None:
    actions = packed.actions_.groups["content"]
    assert [action.text() for action in actions.values()] == ["As the window", "Deutsch"]
    actions["de"].trigger()
    assert keeper.language == "de"
    assert packed.actions_.groups["content"]["de"].isChecked()
    keeper.languages = ()
    packed.packs._on_changed()
    assert "content" not in packed.actions_.groups


def test_other_words_are_seen_at_once_in_marks_and_the_open_card(packed: MainWindow) -> None:
    packed.controller.toggle(fakes.CHEEK)
    packed.controller.explore("masseter")
    book = with_pack()
    german = replace(
        book,
        regions=tuple(replace(region, name=Text("Wange", "Wange")) for region in book.regions),
        muscles=tuple(replace(muscle, summary=Text("Zum Kauen.", "Zum Kauen.")) for muscle in book.muscles),
    )
    packed.controller.services = replace(packed.services, knowledge=lambda: german)
    packed.controller.renew_content()
    assert "Zum Kauen." in texts(packed.panel.candidates.detail)
    assert "Wange" in packed.panel.chips.chips[0].name.text()


def test_content_that_goes_takes_its_card_along(packed: MainWindow) -> None:
    packed.controller.toggle(fakes.CHEEK)
    packed.controller.explore("my_clinic.own")
    packed.set_list_view(True)
    plain = fakes.make_knowledge()
    packed.controller.services = replace(packed.services, knowledge=lambda: plain, find=fakes.FakeFinder(plain))
    packed.controller.renew_content()
    assert packed.controller.overlay().shown is not None
    assert packed.controller.overlay().shown.muscle == "sternocleidomastoid"  # type: ignore[union-attr]
    assert not any("Own muscle" in card.header.accessibleName() for card in packed.panel.candidates.cards)


def test_each_pack_is_shown_with_what_it_holds_and_what_is_wrong(dialog: PacksDialog) -> None:
    sound, broken = dialog.cards
    assert "Version 1.0, by A. Therapist" in texts(sound)
    assert "1 muscle and 1 note" in texts(sound)
    assert sound.use.isChecked()
    assert "pack.yaml, line 3 – author: is missing" in texts(broken)
    assert "Folder: broken" in texts(broken)
    copy = next(button for button in broken.findChildren(QPushButton) if button.text() == "Copy")
    copy.click()
    assert "pack.yaml:3: author: is missing" in QGuiApplication.clipboard().text().replace("\\", "/")


def test_without_packs_the_dialog_says_how_to_begin(qtbot: QtBot) -> None:
    dialog = PacksDialog(FakeKeeper(reports=()), Language.EN)
    qtbot.addWidget(dialog)
    assert "There are no packs yet." in texts(dialog)


def test_switching_removing_and_reading_again_reach_the_keeper(
    dialog: PacksDialog, keeper: FakeKeeper, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(dialog.changed):
        dialog.cards[0].use.click()
    press(dialog, "reload")
    monkeypatch.setattr(PacksDialog, "_ask", lambda *_: False)
    dialog.cards[1].remove.click()
    monkeypatch.setattr(PacksDialog, "_ask", lambda *_: True)
    dialog.cards[1].remove.click()
    assert keeper.asked == [("switch", False), ("reload", None), ("remove", "broken")]
    assert len(dialog.cards) == 1


def test_a_pack_that_is_there_is_replaced_only_when_asked(
    dialog: PacksDialog, keeper: FakeKeeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    keeper.next = Added(SOUND, SOUND)
    asked: list[str] = []

    def refuse(_dialog: PacksDialog, words: str, _accept: str) -> bool:
        asked.append(words)
        return False

    monkeypatch.setattr(PacksDialog, "_ask", refuse)
    dialog.add(Path("/given.zip"))
    assert "is there already, version 1.0. Replace it by version 1.0?" in asked[0]
    monkeypatch.setattr(PacksDialog, "_ask", lambda *_: True)
    dialog.add(Path("/given.zip"))
    assert [act for act, _ in keeper.asked] == ["add", "add", "replace"]
    assert "Added: My clinic" in texts(dialog)


def test_what_is_wrong_with_a_given_pack_is_told(dialog: PacksDialog, keeper: FakeKeeper) -> None:
    keeper.next = Added(BROKEN)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/given.zip")])
    dialog.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )
    assert keeper.asked == [("add", Path("/given.zip"))]
    assert "“broken” was not added. It has problems:" in texts(dialog)


def test_a_question_has_a_way_out(dialog: PacksDialog, monkeypatch: pytest.MonkeyPatch) -> None:
    def cancel(box: QMessageBox) -> int:
        box.button(QMessageBox.StandardButton.Cancel).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", cancel)
    assert not dialog._ask("Really?", "Remove")


def test_the_list_follows_once_all_is_placed_on_the_body(packed: MainWindow, keeper: FakeKeeper, qtbot: QtBot) -> None:
    packed.controller.toggle(fakes.CHEEK)
    keeper.unpainted = 5
    with qtbot.waitSignal(packed.controller.state_changed):
        packed.packs.start()
    assert keeper.unpainted == 0
