"""Finding words inside the article that is open."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from triggermap.ui import theme
from triggermap.ui.library.view import ArticleView


class FindBar(QFrame):
    """A field with a count, and steps to the one before and after."""

    closed = Signal()

    def __init__(self, view: ArticleView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._view = view
        self._found: list[QTextCursor] = []
        self._current = 0
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(6)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.textChanged.connect(self._on_text_changed)
        row.addWidget(self.field, 1)
        self.count = QLabel()
        row.addWidget(self.count)
        self.before, self.after, self.cross = QToolButton(), QToolButton(), QToolButton()
        for button, act in (
            (self.before, lambda: self.step(-1)),
            (self.after, lambda: self.step(1)),
            (self.cross, self.leave),
        ):
            button.setProperty("icononly", True)
            button.clicked.connect(act)
            row.addWidget(button)
        self.cross.setProperty("kind", "quiet")
        self.retranslate()
        self.hide()

    def retranslate(self) -> None:
        """Set words and icons in force."""
        self.field.setPlaceholderText(self.tr("Find in this article"))
        self.field.setAccessibleName(self.tr("Find in this article"))
        for button, icon, words in (
            (self.before, "chevron-up", self.tr("The one before (Shift+Enter)")),
            (self.after, "chevron-down", self.tr("The next one (Enter)")),
            (self.cross, "x", self.tr("Close (Esc)")),
        ):
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
            button.setToolTip(words)
            button.setAccessibleName(words)
        self._tell()

    def enter(self) -> None:
        """Show the bar and take the keyboard."""
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._on_text_changed(self.field.text())

    def leave(self) -> None:
        """Close the bar; the text keeps its place."""
        if self.isVisible():
            self.hide()
            self._found = []
            self._view.show_found([], 0)
            self.closed.emit()

    def renew(self) -> None:
        """Look again: another text stands there."""
        if self.isVisible():
            self._on_text_changed(self.field.text())

    def step(self, by: int) -> None:
        """Go to the next one or the one before; round the end."""
        if self._found:
            self._current = (self._current + by) % len(self._found)
            self._view.show_found(self._found, self._current)
            self._tell()

    def _on_text_changed(self, words: str) -> None:
        self._found = self._view.find_all(words.strip())
        top = self._view.cursorForPosition(self._view.viewport().rect().topLeft()).position()
        below = (number for number, cursor in enumerate(self._found) if cursor.selectionStart() >= top)
        self._current = next(below, 0)
        self._view.show_found(self._found, self._current)
        self._tell()

    def _tell(self) -> None:
        if self._found:
            words = self.tr("{number} of {count}").format(number=self._current + 1, count=len(self._found))
        else:
            words = self.tr("Not found") if self.field.text().strip() else ""
        self.count.setText(words)
        for button in (self.before, self.after):
            button.setEnabled(len(self._found) > 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)
