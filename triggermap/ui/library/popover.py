"""A small box beside a link: how sure a claim is and where it comes from, or what a word means."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.knowledge import GlossaryTerm, Knowledge, Source
from triggermap.domain.library import HOW_SURE, Claim
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.library.html import SIGNS
from triggermap.ui.panels.blocks import WrapLabel, column, empty, heading
from triggermap.words import phrase

WIDTH = 400
"""Pixels at 100 %."""
GAP = 6


class Popover(QFrame):
    """Lies over the text; Escape, a click elsewhere or the cross closes it."""

    article_requested = Signal(str)
    glossary_requested = Signal(str)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._page = parent
        self.setObjectName("popover")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 10, 8, 12)
        self._layout.setSpacing(6)
        head = QHBoxLayout()
        head.setSpacing(10)
        self._sign = QLabel()
        head.addWidget(self._sign)
        self.title = WrapLabel(bold=True)
        head.addWidget(self.title, 1)
        self.cross = QToolButton()
        self.cross.setProperty("icononly", True)
        self.cross.setProperty("kind", "quiet")
        self.cross.clicked.connect(self.dismiss)
        head.addWidget(self.cross, 0, Qt.AlignmentFlag.AlignTop)
        self._layout.addLayout(head)
        self._area = QScrollArea()
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body, self._column = column(6)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._area.setWidget(self._body)
        self._layout.addWidget(self._area, 1)
        self.hide()

    def show_claim(self, claim: Claim, knowledge: Knowledge, language: Language, at: QRect) -> None:
        """Say how well a sentence is shown, and name its sources."""
        self._begin(phrase(f"grade.{claim.grade.value}", language))
        self._sign.setText(SIGNS[claim.grade])
        self._column.addWidget(WrapLabel(phrase(f"grade.about.{claim.grade.value}", language)))
        self._column.addWidget(heading(phrase("library.sources", language)))
        for key in claim.sources:
            self._add_source(knowledge.source_by_key[key], language)
        self._add_link(self.tr("What the grades mean"), lambda: self.article_requested.emit(HOW_SURE))
        self._open(at)

    def show_term(self, term: GlossaryTerm, language: Language, at: QRect) -> None:
        """Say what a word means."""
        self._begin(term.name.get(language))
        self._sign.setPixmap(theme.icon_pixmap("book-a", theme.look.tokens.accent, theme.icon_size(20), 2.0))
        self._column.addWidget(WrapLabel(term.meaning.get(language)))
        self._add_link(self.tr("Open the glossary"), lambda: self.glossary_requested.emit(term.id))
        self._open(at)

    def dismiss(self) -> None:
        """Close the box; whoever opened it gets the keyboard back."""
        if self.isVisible():
            self.hide()
            app = QApplication.instance()
            if app is not None:
                app.removeEventFilter(self)
            self.closed.emit()

    def _begin(self, title: str) -> None:
        empty(self._column)
        self._sign.setStyleSheet(f"color: {theme.look.tokens.accent}")
        self.title.setFont(theme.font(1.1, bold=True))
        self.title.setText(title)
        self.setAccessibleName(title)
        self.cross.setIcon(theme.icon("x"))
        self.cross.setIconSize(QSize(theme.icon_size(16), theme.icon_size(16)))
        self.cross.setToolTip(self.tr("Close (Esc)"))
        self.cross.setAccessibleName(self.tr("Close"))

    def _add_source(self, source: Source, language: Language) -> None:
        words = source.reference
        if not source.checked:
            words = phrase("library.source_unchecked", language, reference=words)
        label = WrapLabel(words)
        flags = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        label.setTextInteractionFlags(flags)
        self._column.addWidget(label)
        if source.url:  # to be copied: the program itself never goes to the network
            address = QLineEdit(source.url)
            address.setObjectName("address")
            address.setReadOnly(True)
            address.setCursorPosition(0)
            address.setAccessibleName(self.tr("Web address of this source"))
            self._column.addWidget(address)

    def _add_link(self, words: str, act: Callable[[], None]) -> None:
        button = QPushButton(words)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(self.dismiss)
        button.clicked.connect(act)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self._column.addStretch(1)

    def _open(self, at: QRect) -> None:
        """Open below `at` (in the parent's pixels), or above it where there is no room."""
        parent = self._page
        width = min(round(WIDTH * theme.look.text_size / 100), parent.width() - 4 * GAP)
        self.resize(width, parent.height() // 2)
        self.raise_()
        self.show()  # only what is shown is laid out
        self._layout.activate()
        viewport = self._area.viewport()
        missing = self._column.totalHeightForWidth(viewport.width()) - viewport.height()
        height = min(self.height() + missing + 2, parent.height() - 4 * GAP)
        left = min(max(at.left(), 2 * GAP), parent.width() - width - 2 * GAP)
        top = at.bottom() + GAP
        if top + height > parent.height() - GAP:
            top = max(at.top() - GAP - height, 2 * GAP)
        self.setGeometry(left, top, width, height)
        self.cross.setFocus(Qt.FocusReason.PopupFocusReason)
        app = QApplication.instance()
        if app is not None:
            app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            inside = self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
            if not inside:
                self.dismiss()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)
