"""The mouse over the body: a click marks, a drag moves the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QMouseEvent

    from triggermap.ui.body.canvas import BodyCanvas


class Pointer:
    """Tells a canvas what the mouse does to it."""

    def __init__(self, canvas: BodyCanvas) -> None:
        self._canvas = canvas
        self._press: QPointF | None = None
        self._panning = False
        self.space = False
        """Whether the space bar is held, with which any drag moves the picture."""
        self.space_used = False
        """Whether the picture was dragged while it was held, so that letting go of it marks nothing."""

    def let_go_of_space(self) -> None:
        """The space bar is no longer held."""
        self.space = self.space_used = False

    def press(self, event: QMouseEvent) -> None:
        """A button goes down: a click or a drag begins."""
        if event.button() in (QtCore.Qt.MouseButton.LeftButton, QtCore.Qt.MouseButton.MiddleButton):
            self._press = event.position()
            self._panning = event.button() is QtCore.Qt.MouseButton.MiddleButton or self.space
            self.space_used = self.space_used or self.space
            if self._panning:
                self._canvas.setCursor(QtCore.Qt.CursorShape.ClosedHandCursor)

    def move(self, event: QMouseEvent) -> None:
        """The pointer moves: it hovers, or drags."""
        canvas, position = self._canvas, event.position()
        if self._press is None:
            self._hover(position)
            return
        delta = position - self._press
        if not self._panning and delta.manhattanLength() > QApplication.startDragDistance():
            self._panning = True
            canvas.set_hovered(None)
            canvas.setCursor(QtCore.Qt.CursorShape.ClosedHandCursor)
        if self._panning:
            self._press = position
            canvas.pan_by(delta)

    def _hover(self, position: QPointF) -> None:
        canvas = self._canvas
        place = canvas.place_at(position)
        if place != canvas.hovered:
            hand = QtCore.Qt.CursorShape.PointingHandCursor
            canvas.setCursor(hand if place else QtCore.Qt.CursorShape.ArrowCursor)
            canvas.set_hovered(place)

    def release(self, event: QMouseEvent) -> None:
        """A button goes up: where nothing was dragged, it was a click."""
        canvas = self._canvas
        clicked = self._press is not None and not self._panning and event.button() is QtCore.Qt.MouseButton.LeftButton
        self._press = None
        self._panning = False
        canvas.unsetCursor()
        place = canvas.place_at(event.position()) if clicked else None
        if place is not None:
            canvas.place_clicked.emit(place)
