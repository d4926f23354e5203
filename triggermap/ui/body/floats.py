"""What floats over the body: the legend and the zoom buttons."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QVBoxLayout, QWidget

from triggermap.ui import theme
from triggermap.ui.bars import MenuButton
from triggermap.ui.body.inks import inks
from triggermap.ui.body.overlays import (
    Overlay,
    essential_fill,
    mark_fill,
    paint_cross,
    stipple,
)
from triggermap.ui.body.pointer import STEP


class Legend(QWidget):
    """What the signs on the body mean; says only what is on the body now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._rows: list[tuple[str, str]] = []
        self._overlay = Overlay()
        self._landmarks = self._muscles = False

    def set_overlay(self, overlay: Overlay) -> bool:
        """Show the signs of this overlay; return whether that changed the legend."""
        before = bool(self._overlay.drawing.marks), self._overlay.shown is None
        self._overlay = overlay
        if before == (bool(overlay.drawing.marks), overlay.shown is None):
            return False
        self.retranslate()
        return True

    def set_layers(self, *, landmarks: bool, muscles: bool) -> None:
        """Explain the signs of the layers that are shown."""
        if (landmarks, muscles) != (self._landmarks, self._muscles):
            self._landmarks, self._muscles = landmarks, muscles
            self.retranslate()

    def is_empty(self) -> bool:
        """Tell whether there is nothing to explain."""
        return not self._rows

    def retranslate(self) -> None:
        """Set the words in force and take the size that they need."""
        self._rows = []
        if self._overlay.drawing.marks:
            self._rows.append(("mark", self.tr("where it hurts")))
        if self._overlay.shown is not None:
            self._rows += [
                ("essential", self.tr("usual pain area")),
                ("spillover", self.tr("sometimes also here")),
                ("belly", self.tr("the muscle (dashed: deep)")),
                ("point", self.tr("trigger point, about here")),
            ]
        elif self._muscles:
            self._rows.append(("belly", self.tr("muscles (dashed: deep)")))
        if self._landmarks:
            self._rows.append(("landmark", self.tr("landmark, can be felt")))
        self.setAccessibleName(self.tr("Legend: {signs}").format(signs=", ".join(text for _sign, text in self._rows)))
        self.setFont(theme.font(0.9))
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(text) for _sign, text in self._rows), default=0)
        return QSize(widest + 60, len(self._rows) * self._line() + 16)

    def _line(self) -> int:
        return max(self.fontMetrics().height() + 5, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QColor(tokens.surface)
        ground.setAlpha(240)
        painter.setPen(QPen(QColor(tokens.border), tokens.line_width))
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        for row, (sign, text) in enumerate(self._rows):
            top = 8 + row * self._line()
            box = QRectF(12, top + self._line() / 2 - 6, 26, 12)
            self._paint_sign(painter, sign, box)
            painter.setPen(QColor(tokens.text))
            words = QRectF(48, top, self.width() - 56, self._line())
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_sign(self, painter: QPainter, sign: str, box: QRectF) -> None:
        ink, ratio = inks(), painter.device().devicePixelRatio()
        fills = {
            "mark": [QBrush(mark_fill(5))],
            "essential": essential_fill(1.0, ratio),
            "spillover": [stipple(1.0, ratio)],
        }.get(sign, [])
        edges = {"mark": ink.mark_edge, "essential": ink.pain_edge, "belly": ink.belly}
        swatch = QPainterPath()
        swatch.addRoundedRect(box, 4, 4)
        for brush in (QBrush(ink.ground), *fills):
            painter.fillPath(swatch, brush)
        if sign in edges:
            painter.strokePath(swatch, QPen(edges[sign], 2.0 if sign == "mark" else 1.4))
        elif ink.hatched:
            painter.strokePath(swatch, QPen(ink.spill_edge if sign == "spillover" else ink.line, 1.0))
        if sign == "landmark":
            painter.setPen(QPen(ink.hover_halo, 1.5))
            painter.setBrush(ink.hover)
            painter.drawEllipse(box.center(), 3.2, 3.2)
        elif sign == "point":
            paint_cross(painter, QPointF(box.center()), 4.5, 1.8, hidden=False)


TURN_DELAY, TURN_INTERVAL = 350, 90
"""Milliseconds until a button that is held turns on, and from one view to the next."""


class ZoomBar(QWidget):
    """Back from a close-up, turn to the left and to the right, layers; below them minus, plus, fit with the zoom."""

    zoom_requested = Signal(float)
    fit_requested = Signal()
    back_requested = Signal()
    turn_requested = Signal(int)
    """So many views; what faces the viewer moves to the left, or to the right where it is negative."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvasButtons")
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        self.minus, self.plus, self.fit, self.back, self.left, self.right = (QToolButton() for _ in range(6))
        self.layers = MenuButton(icon_only=False)
        self.layers.hide()
        for button in (self.left, self.right, self.minus, self.plus):
            button.setProperty("icononly", True)
        for button in (self.fit, self.back):
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        for button in (self.left, self.right):  # held down, they turn on
            button.setAutoRepeat(True)
            button.setAutoRepeatDelay(TURN_DELAY)
            button.setAutoRepeatInterval(TURN_INTERVAL)
        self._rows = QHBoxLayout(), QHBoxLayout()
        upper, lower = (self.back, self.left, self.right, self.layers), (self.minus, self.plus, self.fit)
        for layout, buttons in zip(self._rows, (upper, lower), strict=True):
            layout.setSpacing(4)
            for button in buttons:
                layout.addWidget(button)
            layout.addStretch(1)
            rows.addLayout(layout)
        self.back.hide()
        self.back.clicked.connect(self.back_requested)
        self.left.clicked.connect(lambda: self.turn_requested.emit(1))
        self.right.clicked.connect(lambda: self.turn_requested.emit(-1))
        self.minus.clicked.connect(lambda: self.zoom_requested.emit(1 / STEP))
        self.plus.clicked.connect(lambda: self.zoom_requested.emit(STEP))
        self.fit.clicked.connect(self.fit_requested)
        self._percent = 100
        self._compact = False

    def set_close_up(self, close_up: bool) -> None:
        """Offer the way back where a close-up is shown."""
        self.back.setVisible(close_up)
        self.resize(self.sizeHint())

    def set_turns(self, turns: bool) -> None:
        """Offer to turn, where there are views from other sides."""
        for button in (self.left, self.right):
            button.setVisible(turns)
        self.resize(self.sizeHint())

    def fit_into(self, room: int) -> None:
        """Leave the words of the buttons out where they need more than `room` pixels; tips and spoken names stay."""
        self._set_compact(False)
        if self.sizeHint().width() > room:
            self._set_compact(True)

    def _set_compact(self, compact: bool) -> None:
        if compact == self._compact:
            return
        self._compact = compact
        styles = Qt.ToolButtonStyle
        for button in (self.back, self.fit, self.layers):
            button.setProperty("icononly", compact)
            button.setToolButtonStyle(styles.ToolButtonIconOnly if compact else styles.ToolButtonTextBesideIcon)
            button.style().polish(button)
        for row in self._rows:  # or they would tell the size of before until the next turn of the event loop
            row.invalidate()
        self.resize(self.sizeHint())

    def set_layers(self, menu: QMenu) -> None:
        """Offer the layers in a menu."""
        self.layers.setMenu(menu)
        self.layers.show()
        self.resize(self.sizeHint())

    def set_zoom(self, zoom: float) -> None:
        """Show the zoom; 1.0 is fitted."""
        percent = round(zoom * 100)
        self.minus.setEnabled(percent > 100)
        if percent != self._percent:
            self._percent = percent
            self._name_fit()

    def _name_fit(self) -> None:
        zoomed = self.tr("Fit ({zoom} %)").format(zoom=self._percent)
        self.fit.setText(" " + (self.tr("Fit") if self._percent == 100 else zoomed))
        self.resize(self.sizeHint())

    def retranslate(self) -> None:
        """Set words and icons in force."""
        self.left.setIcon(theme.icon("turn-left"))
        self.right.setIcon(theme.icon("turn-right"))
        self.minus.setIcon(theme.icon("minus"))
        self.plus.setIcon(theme.icon("plus"))
        self.fit.setIcon(theme.icon("maximize"))
        self.back.setIcon(theme.icon("person-standing"))
        self.back.setText(" " + self.tr("Whole body"))
        self.layers.setIcon(theme.icon("layers"))
        self.layers.setText(" " + self.tr("Layers"))
        for button in (self.left, self.right, self.minus, self.plus, self.fit, self.back, self.layers):
            button.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
        for button, words in ((self.left, self.tr("Turn to the left (Shift+←)")),
                              (self.right, self.tr("Turn to the right (Shift+→)")),
                              (self.minus, self.tr("Zoom out (-)")), (self.plus, self.tr("Zoom in (+)")),
                              (self.fit, self.tr("Fit the picture (0)")),
                              (self.back, self.tr("Back to the whole body (Esc)")),
                              (self.layers, self.tr("Layers: line art, landmarks, muscles"))):  # fmt: skip
            button.setToolTip(words)
            button.setAccessibleName(words)
        self.minus.setEnabled(self._percent > 100)
        self._name_fit()
