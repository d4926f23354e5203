"""The keyboard over the body: arrows walk, or turn with Shift, Enter and Space mark, the rest moves the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore

from triggermap.ui.body.pointer import STEP
from triggermap.ui.body.walking import arrows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from triggermap.ui.body.canvas import BodyCanvas

SIDEWAYS = {QtCore.Qt.Key.Key_Left: 1, QtCore.Qt.Key.Key_Right: -1}
"""Views by which Shift and the key turn."""


class Keys:
    """Tells a canvas what the keyboard does to it."""

    def __init__(self, canvas: BodyCanvas) -> None:
        self._canvas = canvas

    def press(self, event: QKeyEvent) -> bool:
        """A key goes down; return whether it means something here."""
        canvas, keys, key = self._canvas, QtCore.Qt.Key, QtCore.Qt.Key(event.key())
        directions = arrows()
        if key in SIDEWAYS and event.modifiers() & QtCore.Qt.KeyboardModifier.ShiftModifier:
            canvas.turn_requested.emit(SIDEWAYS[key])
        elif key in directions:
            canvas.walk(directions[key])
        elif key in (keys.Key_Return, keys.Key_Enter):
            if event.modifiers() & QtCore.Qt.KeyboardModifier.ControlModifier:
                canvas.open_close_up(canvas.focused)
            else:
                self._mark()
        elif key is keys.Key_Escape:
            return self._escape()
        elif key is keys.Key_Space:
            canvas.pointer.space = True
        elif key in (keys.Key_Plus, keys.Key_Equal):
            canvas.zoom_by(STEP)
        elif key in (keys.Key_Minus, keys.Key_Underscore):
            canvas.zoom_by(1 / STEP)
        elif key is keys.Key_0:
            canvas.fit()
        elif keys.Key_1 <= key <= keys.Key_9:
            canvas.view_number_requested.emit(key - keys.Key_0)
        else:
            return False
        return True

    def release(self, event: QKeyEvent) -> bool:
        """A key goes up; return whether it means something here."""
        if event.key() != QtCore.Qt.Key.Key_Space or event.isAutoRepeat():
            return False
        # Space marks, unless it was held to drag the picture.
        if not self._canvas.pointer.space_used:
            self._mark()
        self._canvas.pointer.let_go_of_space()
        return True

    def _escape(self) -> bool:
        """Go back by one step: to the whole view, then to the whole body."""
        canvas = self._canvas
        if canvas.zoom > 1.0:
            canvas.fit()
        elif canvas.view is not None and canvas.view.close_up_of is not None:
            canvas.back_requested.emit()
        else:
            return False
        return True

    def _mark(self) -> None:
        if self._canvas.focused is not None:
            self._canvas.place_clicked.emit(self._canvas.focused)
