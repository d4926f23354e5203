"""The blocks that cards are made of: wrapped text, lists, numbered steps, facts, cautions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLayout,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from triggermap.ui import theme


class WrapLabel(QLabel):
    """A label that wraps, takes no more height than it needs, and can be selected and copied."""

    def __init__(self, text: str = "", *, bold: bool = False, muted: bool = False, scale: float = 1.0) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._scale, self._bold = scale, bold
        if bold or scale != 1.0:
            self.setFont(theme.font(scale, bold=bold))
        if muted:
            self.setProperty("role", "muted")
        self._heights: dict[tuple[int, str, str], int] = {}

    def follow_look(self) -> None:
        """Take over the text size in force: a label with a font of its own would keep the old one."""
        if self._bold or self._scale != 1.0:
            self.setFont(theme.font(self._scale, bold=self._bold))

    def heightForWidth(self, width: int) -> int:
        """Return the height, kept: Qt would lay the text out anew each time it is asked."""
        key = (width, self.text(), self.font().key())
        found = self._heights.get(key)
        if found is None:
            if len(self._heights) > 16:
                self._heights.clear()
            found = self._heights[key] = super().heightForWidth(width)
        return found


class ElideButton(QPushButton):
    """A button that shortens its text in the middle where there is no room, so that the side stays readable."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        return QSize(min(hint.width(), 96), hint.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        need = self.sizeHint().width() - self.width()
        if need > 0:
            room = option.fontMetrics.horizontalAdvance(option.text) - need
            option.text = option.fontMetrics.elidedText(option.text, Qt.TextElideMode.ElideMiddle, max(room, 24))
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)


def column(spacing: int = 8) -> tuple[QWidget, QVBoxLayout]:
    """Return an empty widget with a column in it."""
    widget = QWidget()
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    return widget, layout


def heading(text: str) -> WrapLabel:
    """Return a small heading."""
    label = WrapLabel(text, bold=True)
    label.setContentsMargins(0, 4, 0, 0)
    return label


def add_section(layout: QVBoxLayout, title: str, items: Iterable[str]) -> None:
    """Add a heading with a bulleted list, unless the list is empty."""
    texts = [item for item in items if item]
    if texts:
        layout.addWidget(heading(title))
        layout.addWidget(listed(texts))


def listed(texts: Sequence[str], *, numbered: bool = False) -> QWidget:
    """Return the texts as a list, each behind a dot or its number."""
    widget = QWidget()
    grid = QGridLayout(widget)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(8)
    grid.setVerticalSpacing(6)
    for row, text in enumerate(texts):
        sign = QLabel(f"{row + 1}." if numbered else "•")
        sign.setFont(theme.font(1.0, bold=numbered))
        grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)
        grid.addWidget(WrapLabel(text), row, 1)
    grid.setColumnStretch(1, 1)
    return widget


def facts(rows: Sequence[tuple[str, str]]) -> QFrame:
    """Return a quiet box of names and values; a name without a value is left out."""
    frame = QFrame()
    frame.setObjectName("facts")
    grid = QGridLayout(frame)
    grid.setContentsMargins(12, 8, 12, 8)
    grid.setHorizontalSpacing(12)
    grid.setVerticalSpacing(4)
    for row, (name, value) in enumerate((name, value) for name, value in rows if value):
        label = QLabel(name)
        label.setProperty("role", "muted")
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(WrapLabel(value), row, 1)
    grid.setColumnStretch(1, 1)
    return frame


def framed(name: str) -> tuple[QFrame, QVBoxLayout]:
    """Return a box with a column in it; the style sheet knows its `name`."""
    frame = QFrame()
    frame.setObjectName(name)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(12, 8, 12, 8)
    layout.setSpacing(6)
    return frame, layout


def caution(texts: Sequence[tuple[str, str]]) -> QFrame:
    """Return a box that can't be missed; each text is a bold lead and what follows it."""
    frame, layout = framed("caution")
    for lead, text in texts:
        if lead:
            layout.addWidget(WrapLabel(lead, bold=True))
        if text:
            layout.addWidget(WrapLabel(text))
    return frame


def empty(layout: QLayout) -> None:
    """Remove and delete everything in a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
