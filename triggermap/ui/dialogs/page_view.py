"""Pages of a hand-out, one at a time: whole, or as wide as there is room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from triggermap.ui import theme
from triggermap.ui.services import HandoutPages

EDGE = 10
"""Pixels round the page."""
LARGER = 1.6
"""How much larger than the whole page it is shown at least."""


class _Room(QScrollArea):
    """Tells its view when its size changes."""

    def __init__(self, view: PageView) -> None:
        super().__init__()
        self._view = view
        self.setObjectName("pages")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._view.repaint_page()


class PageView(QWidget):
    """Shows pages, with buttons to leaf through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: HandoutPages | None = None
        self._index = 0
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.room = _Room(self)
        self.paper = QLabel()
        self.paper.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.paper.setWordWrap(True)
        self.room.setWidget(self.paper)
        self.room.setWidgetResizable(True)
        column.addWidget(self.room, 1)
        row = QHBoxLayout()
        row.setSpacing(6)
        self.before, self.after, self.wide = QToolButton(), QToolButton(), QToolButton()
        self.place = QLabel()
        self.place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before.clicked.connect(lambda: self.show_page(self._index - 1))
        self.after.clicked.connect(lambda: self.show_page(self._index + 1))
        self.wide.setCheckable(True)
        self.wide.toggled.connect(lambda _on: self.repaint_page())
        for button, sign, words in (
            (self.before, "←", self.tr("Previous page")),
            (self.after, "→", self.tr("Next page")),
        ):
            button.setText(sign)
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.wide.setText(self.tr("Larger"))
        self.wide.setToolTip(self.tr("Show the page large enough to read"))
        self.before.setShortcut("Alt+Left")
        self.after.setShortcut("Alt+Right")
        for widget in (self.before, self.place, self.after, self.wide):
            widget.setFocusPolicy(Qt.FocusPolicy.StrongFocus if widget is not self.place else Qt.FocusPolicy.NoFocus)
            row.addWidget(widget, 1 if widget is self.place else 0)
        column.addLayout(row)
        self.say("")

    @property
    def index(self) -> int:
        """The page that is shown, from 0."""
        return self._index

    def say(self, words: str) -> None:
        """Show words instead of pages."""
        self._pages = None
        self.paper.setPixmap(QPixmap())
        self.paper.setText(words)
        self.place.setText("")
        self.room.setAccessibleName(words or self.tr("Preview"))
        for button in (self.before, self.after, self.wide):
            button.setEnabled(False)

    def set_pages(self, pages: HandoutPages) -> None:
        """Show pages, at the same place as before if it is still there."""
        self._pages = pages
        self.wide.setEnabled(True)
        self.show_page(self._index)

    def show_page(self, index: int) -> None:
        """Show page `index`, from 0; the nearest where there is no such page."""
        if self._pages is None:
            return
        self._index = min(max(index, 0), self._pages.count - 1)
        self.before.setEnabled(self._index > 0)
        self.after.setEnabled(self._index < self._pages.count - 1)
        place = self.tr("Page {page} of {pages}").format(page=self._index + 1, pages=self._pages.count)
        self.place.setText(place)
        self.room.setAccessibleName(f"{self.tr('Preview')}: {place}, {self._pages.name(self._index)}")
        self.repaint_page()
        self.room.verticalScrollBar().setValue(0)

    def repaint_page(self) -> None:
        """Paint the page in the size that there is room for."""
        if self._pages is None:
            return
        room = self.room.maximumViewportSize() - QSize(2 * EDGE, 2 * EDGE)
        width = min(room.width(), round(room.height() / self._pages.shape))
        if self.wide.isChecked():
            width = max(room.width() - self.room.verticalScrollBar().sizeHint().width(), round(LARGER * width))
        ratio = self.devicePixelRatioF()
        picture = self._pages.picture(self._index, max(round(width * ratio), 50))
        picture.setDevicePixelRatio(ratio)
        self.paper.setText("")
        self.paper.setPixmap(QPixmap.fromImage(picture))
        self.paper.setMinimumSize(picture.deviceIndependentSize().toSize() if self.wide.isChecked() else QSize(0, 0))

    def follow_look(self) -> None:
        """Take the colours in force."""
        self.room.viewport().setStyleSheet(f"background-color: {theme.look.tokens.track};")
