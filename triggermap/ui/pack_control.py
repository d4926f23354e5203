"""Content packs in the window: the quiet bar that names those left out, the dialog, the language of the content."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from triggermap.content.packs.shelf import PackReport, PackState
from triggermap.domain.packs import ContentLanguage
from triggermap.ui.bars import Actions, Notice
from triggermap.ui.controller import Controller

if TYPE_CHECKING:
    from triggermap.ui.dialogs.packs import PacksDialog
    from triggermap.ui.pack_keeper import PackKeeper


MANY = 40
"""Trigger points that take long enough to be told of."""
MOST_AT_ONCE = 0.03
"""Seconds of painting between two looks at what the person does."""


class PackNotice(Notice):
    """The bar that says which packs are left out, or that a large one is being placed on the body; it asks nothing."""

    details_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self._names: tuple[str, ...] = ()
        self._left = 0
        self.details = QPushButton()
        super().__init__(parent)
        self.details.clicked.connect(self.details_requested)
        layout = self.layout()
        assert layout is not None
        layout.removeWidget(self.cross)
        layout.addWidget(self.details)
        layout.addWidget(self.cross)

    def show_names(self, names: tuple[str, ...]) -> None:
        """Name the packs that are left out; hides where there are none."""
        self._names = names
        self._show()

    def show_left(self, left: int) -> None:
        """Say how many trigger points are still to be placed on the body."""
        self._left = left
        self._show()

    def _show(self) -> None:
        self.retranslate()
        self.details.setVisible(not self._left)
        self.setVisible(bool(self._names or self._left))

    def retranslate(self) -> None:
        """Set the words and icons in force."""
        super().retranslate()
        self.text.setText(self._words())
        self.details.setText(self.tr("Details …"))

    def _words(self) -> str:
        if self._left:
            words = self.tr("A content pack is being placed on the body: {count} trigger points to go.")
            return words.format(count=self._left)
        if len(self._names) == 1:
            words = self.tr("The content pack “{name}” has problems and is left out. All else works.")
            return words.format(name=self._names[0])
        words = self.tr("{count} content packs have problems and are left out. All else works.")
        return words.format(count=len(self._names))


class PackControl(QObject):
    """Connects the packs with the actions and the controller; the content has been read by now."""

    def __init__(self, controller: Controller, actions: Actions, window: QWidget) -> None:
        super().__init__(window)
        self._controller = controller
        self._actions = actions
        self._window = window
        self.dialog: PacksDialog | None = None
        make = controller.services.packs
        self.keeper: PackKeeper | None = make() if make is not None else None
        self.notice = PackNotice()
        self.notice.hide()
        self.notice.details_requested.connect(self.open)
        self.notice.close_requested.connect(self._on_closed)
        actions.by_name["packs"].setVisible(self.keeper is not None)
        self._painting = QTimer(self)
        self._painting.timeout.connect(self._paint)
        if self.keeper is not None:
            self.notice.show_names(self._left_out())
            self._offer_languages()

    def start(self) -> None:
        """Place what packs bring on the body, bit by bit while nothing else is asked; the list follows at the end."""
        if self.keeper is not None:
            self._painting.start(0)

    def _paint(self) -> None:
        assert self.keeper is not None
        began = time.monotonic()
        left = 1
        while left and time.monotonic() - began < MOST_AT_ONCE:
            left = self.keeper.paint_next()
        if left > MANY or not left:
            self.notice.show_left(left)
        if not left:
            self._painting.stop()
            if self._controller.loaded_knowledge is not None and self._controller.knowledge.packs:
                self._controller.rank_anew()

    def _on_closed(self) -> None:
        self.notice.show_names(())

    def _left_out(self) -> tuple[str, ...]:
        reports = self.keeper.reports if self.keeper is not None else ()
        return tuple(shown_name(each, self._controller) for each in reports if each.state is PackState.FAULTY)

    def open(self) -> None:
        """Open the dialog."""
        if self.keeper is None:
            return
        from triggermap.ui.dialogs.packs import PacksDialog

        self.dialog = PacksDialog(self.keeper, self._controller.language, self._window)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.changed.connect(self._on_changed)
        self.dialog.finished.connect(self._on_closed)
        self.dialog.open()

    def set_language(self, code: str) -> None:
        """Show the content in this language; empty for the window's."""
        if self.keeper is not None and code != self.keeper.language:
            self.keeper.set_language(code)
            self._on_changed()

    def _on_changed(self) -> None:
        self._controller.renew_content()
        self._offer_languages()
        self.start()
        if not self._left_out():
            self.notice.show_names(())

    def _offer_languages(self) -> None:
        """Offer the languages that packs have texts in, beside the window's own."""
        languages = self.keeper.languages if self.keeper is not None else ()
        names = {language.code: language_name(language) for language in languages}
        self._actions.offer_content(names, self.keeper.language if self.keeper is not None else "")


def language_name(language: ContentLanguage) -> str:
    """Return a language's name in its own words."""
    name = language.name or QLocale(language.code).nativeLanguageName() or language.code
    return name[:1].upper() + name[1:]


def shown_name(report: PackReport, controller: Controller) -> str:
    """Return what the person knows a pack by: its name, or that of its folder."""
    return report.pack.name.get(controller.language) if report.pack is not None else report.name
