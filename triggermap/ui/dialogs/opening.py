"""A main window that opens the dialogs; each is imported when it is first asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QMainWindow

if TYPE_CHECKING:  # the window must stand before these are needed
    from triggermap.ui.controller import Controller
    from triggermap.ui.services import Services


class DialogsWindow(QMainWindow):
    """What the main window and the parts of it open."""

    services: Services
    controller: Controller

    def show_handout(self, *articles: str) -> None:
        """Open the hand-out, with these articles in it."""
        if self.services.handouts is None:
            return
        from triggermap.ui.dialogs.handout import HandoutDialog

        knowledge, seen = self.controller.knowledge, self.controller.print_wish()
        handouts = self.services.handouts()
        _open(HandoutDialog(handouts, knowledge, self.controller.language, seen, articles, self))

    def show_glossary(self, term: str | None = None) -> None:
        """Open the glossary, at one term where it is given."""
        from triggermap.ui.dialogs.glossary import GlossaryDialog

        _open(GlossaryDialog(self.controller.knowledge, self.controller.language, term, self))

    def show_about(self) -> None:
        """Open About."""
        from triggermap.ui.dialogs.about import AboutDialog

        _open(AboutDialog(self.controller.knowledge, self.services.app_version, dict(self.services.licences), self))


def _open(dialog: QDialog) -> None:
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
