"""What a search found: a list with the place and a snippet each, in which the words are lit up."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QResizeEvent, QTextDocument
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.lookup import HitKind, LibraryHit
from triggermap.ui import theme
from triggermap.ui.panels.blocks import WrapLabel
from triggermap.ui.tokens import mix

ROLE = Qt.ItemDataRole.UserRole + 1
PAD = 12
WIDEST = 820
"""Pixels at 100 %."""
ICONS = {
    HitKind.ARTICLE: "book-open",
    HitKind.MUSCLE: "person-standing",
    HitKind.REGION: "map-pin",
    HitKind.SYMPTOM: "circle-alert",
    HitKind.TERM: "book-a",
}
_Index = QModelIndex | QPersistentModelIndex


def kind_name(kind: HitKind) -> str:
    """Return what a thing that was found is called."""
    return {
        HitKind.ARTICLE: QCoreApplication.translate("Results", "Article"),
        HitKind.MUSCLE: QCoreApplication.translate("Results", "Muscle, on the map"),
        HitKind.REGION: QCoreApplication.translate("Results", "Place, on the map"),
        HitKind.SYMPTOM: QCoreApplication.translate("Results", "Symptom: muscles that may give it"),
        HitKind.TERM: QCoreApplication.translate("Results", "Word explained"),
    }[kind]


class HitDelegate(QStyledItemDelegate):
    """Paints a hit: sign, title, what it is, snippet."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        document = self._document(index.data(ROLE))
        return QSize(60, max(round(document.size().height()), theme.icon_size()) + 2 * PAD)

    def _text_width(self) -> int:
        view = self.parent()
        assert isinstance(view, QListWidget)
        return min(view.viewport().width(), round(WIDEST * theme.look.text_size / 100)) - 3 * PAD - theme.icon_size()

    def _document(self, hit: LibraryHit) -> QTextDocument:
        tokens = theme.look.tokens
        lit = f"background-color:{mix(tokens.accent, tokens.surface, 0.75).name()};font-weight:600;"
        snippet = "".join(
            f'<span style="{lit}">{escape(piece.text)}</span>' if piece.matched else escape(piece.text)
            for piece in hit.snippet
        )
        what = kind_name(hit.kind)
        heading = f" › {escape(hit.heading)}" if hit.heading else ""
        below = f'<div style="color:{tokens.text}">{snippet}</div>' if snippet else ""
        document = QTextDocument()
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font())
        document.setHtml(
            f'<div style="color:{tokens.text};font-weight:600;font-size:{theme.font(1.1).pointSizeF()}pt">'
            f'{escape(hit.title)}<span style="font-weight:400">{heading}</span></div>'
            f'<div style="color:{tokens.muted};font-size:{theme.font(0.88).pointSizeF()}pt">{escape(what)}</div>{below}'
        )
        document.setTextWidth(max(self._text_width(), 80))
        return document

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: LibraryHit = index.data(ROLE)
        tokens = theme.look.tokens
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen, hovered = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_MouseOver
        if chosen or hovered:
            painter.setBrush(QColor(tokens.accent_soft) if hovered else Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(tokens.accent), 2) if chosen else Qt.PenStyle.NoPen)
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -2), 6, 6)
        size = theme.icon_size()
        sign = theme.icon_pixmap(ICONS[hit.kind], tokens.accent, size, 2.0)
        painter.drawPixmap(QRect(rect.left() + PAD, rect.top() + PAD, size, size), sign)
        painter.translate(rect.left() + 2 * PAD + size, rect.top() + PAD)
        self._document(hit).drawContents(painter)
        painter.restore()


class Results(QWidget):
    """The page of a search."""

    hit_requested = Signal(object)
    """The `LibraryHit` that was chosen."""
    left_upwards = Signal()
    """The keyboard wants back to the field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("resultsPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 12, 0)
        layout.setSpacing(8)
        self.title = WrapLabel(bold=True, scale=1.3)
        self.note = WrapLabel(muted=True)
        layout.addWidget(self.title)
        layout.addWidget(self.note)
        self.list = QListWidget()
        self.list.setObjectName("results")
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setMouseTracking(True)
        self.list.setItemDelegate(HitDelegate(self.list))
        self.list.itemClicked.connect(lambda item: self.hit_requested.emit(item.data(ROLE)))
        self.list.keyPressEvent = self._on_key  # type: ignore[method-assign]
        layout.addWidget(self.list, 1)

    def show_hits(self, words: str, hits: Sequence[LibraryHit], *, whole_text: bool) -> None:
        """Show what was found for the words."""
        self.title.follow_look()
        found = self.tr("Found for “{words}”") if hits else self.tr("Nothing was found for “{words}”.")
        self.title.setText(found.format(words=words))
        if not whole_text:
            self.note.setText(self.tr("This computer can search titles and headings only, not the whole texts."))
        elif not hits:
            self.note.setText(self.tr("Try a simpler word, or fewer words."))
        self.note.setVisible(not whole_text or not hits)
        self.list.setAccessibleName(self.tr("Search results"))
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(self.list)
            item.setData(ROLE, hit)
            title = f"{hit.title}, {hit.heading}" if hit.heading else hit.title
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{title}. {kind_name(hit.kind)}")
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, "".join(piece.text for piece in hit.snippet))
        if hits:
            self.list.setCurrentRow(0)

    def choose_current(self) -> None:
        """Open the hit that is chosen; the first, where nobody chose another."""
        item = self.list.currentItem()
        if item is not None:
            self.hit_requested.emit(item.data(ROLE))

    def step(self, by: int) -> None:
        """Choose another hit."""
        if self.list.count():
            self.list.setCurrentRow(min(max(self.list.currentRow() + by, 0), self.list.count() - 1))

    def _on_key(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.choose_current()
        elif event.key() == Qt.Key.Key_Up and self.list.currentRow() <= 0:
            self.left_upwards.emit()
        else:
            QListWidget.keyPressEvent(self.list, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.list.scheduleDelayedItemsLayout()
        super().changeEvent(event)
