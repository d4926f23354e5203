"""The contents: parts of the library, their articles, and the sections of the one that is open."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from triggermap.domain.library import Library
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.words import phrase

ROLE = Qt.ItemDataRole.UserRole + 1
PAD = 12
INDENT = 16
_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class Line:
    """One line of the contents: the name of a part, an article, or a section of the open article."""

    text: str
    article: str = ""
    section: int = 0

    @property
    def level(self) -> int:
        """0 for a part, 1 for an article, 2 for a section."""
        return 0 if not self.article else 2 if self.section else 1


class LineDelegate(QStyledItemDelegate):
    """Paints a line, wrapped; the open article and the section in sight stand out by a bar and not by colour alone."""

    open_article = ""
    open_section = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line: Line = index.data(ROLE)
        view = self.parent()
        assert isinstance(view, QListWidget)
        width = view.viewport().width() - 2 * PAD - self._indent(line)
        height = theme.wrapped_height(line.text, max(width, 60), self._scale(line), bold=self._bold(line))
        return QSize(60, height + {0: 18, 1: 12, 2: 8}[line.level])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(ROLE)
        tokens = theme.look.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        here = line.article == self.open_article and line.level > 0 and line.section == self.open_section
        painter.save()
        if here:
            painter.fillRect(rect, QColor(tokens.accent_soft))
            painter.fillRect(QRect(rect.left(), rect.top(), 4, rect.height()), QColor(tokens.accent))
        elif line.level and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, QColor(tokens.accent_soft))
        if state & QStyle.StateFlag.State_HasFocus and line.level:
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setPen(QColor(tokens.muted if line.level == 0 else tokens.text))
        top = rect.top() + (12 if line.level == 0 else 6 if line.level == 1 else 4)
        box = QRect(
            rect.left() + PAD + self._indent(line), top, rect.width() - 2 * PAD - self._indent(line), rect.height()
        )
        theme.draw_wrapped(painter, box, line.text, self._scale(line), bold=self._bold(line))
        painter.restore()

    @staticmethod
    def _indent(line: Line) -> int:
        return INDENT if line.level == 2 else 0

    @staticmethod
    def _scale(line: Line) -> float:
        return (0.88, 1.0, 0.92)[line.level]

    def _bold(self, line: Line) -> bool:
        return line.level == 0 or (line.level == 1 and line.article == self.open_article)


class ContentsList(QListWidget):
    """Asks for an article, or for a section of the open one."""

    place_requested = Signal(str, int)
    """Article id and number of the section."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contents")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self.delegate = LineDelegate(self)
        self.setItemDelegate(self.delegate)
        self.itemClicked.connect(self._on_chosen)
        self._library = Library()
        self._language = Language.EN

    def show_library(self, library: Library, language: Language) -> None:
        """Show the contents in a language."""
        self._library, self._language = library, language
        self.setAccessibleName(self.tr("Contents of the library"))
        self._fill()

    def show_open(self, article: str, section: int) -> None:
        """Show which article is open and where in it one is."""
        renewed = article != self.delegate.open_article
        self.delegate.open_article, self.delegate.open_section = article, section
        if renewed:
            self._fill()
        self._follow()
        self.viewport().update()

    def _follow(self) -> None:
        """Keep the line of what is open in sight; the keyboard's own place moves only while it is elsewhere."""
        for row in range(self.count()):
            line: Line = self.item(row).data(ROLE)
            if (line.article, line.section) == (self.delegate.open_article, self.delegate.open_section):
                self.scrollToItem(self.item(row))
                if not self.hasFocus():
                    self.setCurrentRow(row)
                return

    def _fill(self) -> None:
        self.clear()
        for group, inside in self._library.groups():
            self._add(Line(phrase(f"group.{group.value}", self._language)))
            for article in inside:
                text = article.text(self._language)
                self._add(Line(text.title, article.id))
                if article.id == self.delegate.open_article:
                    for section in text.sections()[1:]:
                        self._add(Line(section.heading or "", article.id, section.number))

    def _add(self, line: Line) -> None:
        item = QListWidgetItem(line.text)
        item.setData(ROLE, line)
        item.setToolTip(line.text if line.level else "")
        if line.level == 0:
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.addItem(item)

    def _on_chosen(self, item: QListWidgetItem) -> None:
        line: Line = item.data(ROLE)
        if line.level:
            self.place_requested.emit(line.article, line.section)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.currentItem() is not None:
            self._on_chosen(self.currentItem())
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self.scheduleDelayedItemsLayout()
        super().changeEvent(event)
