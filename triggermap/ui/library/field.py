"""The search field over the contents."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from triggermap.ui import theme


class LibraryField(QLineEdit):
    """Tells each change at once; the arrow keys and Enter are passed on to the list of what was found."""

    words_changed = Signal(str)
    entered = Signal()
    stepped = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.textChanged.connect(self.words_changed)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the words in force."""
        self.setTextMargins(theme.icon_size() + 8, 0, 0, 0)
        self.setPlaceholderText(self.tr("Search the library"))
        self.setAccessibleName(self.tr("Search articles, muscles, places, symptoms and words"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.icon_size()
        picture = theme.icon_pixmap("search", theme.look.tokens.muted, size, 2.0)
        painter.drawPixmap(QRect(9, (self.height() - size) // 2, size, size), picture)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self.text():
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text():
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)
