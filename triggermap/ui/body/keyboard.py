"""The keyboard over the body: arrows walk from place to place, with Shift they turn it, Enter and Space mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from triggermap.ui.body.pointer import STEP
from triggermap.ui.body.walking import arrows

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from triggermap.ui.body.canvas import BodyCanvas

SIDEWAYS = {Qt.Key.Key_Left: 1, Qt.Key.Key_Right: -1}
"""Views by which Shift and the key turn."""


def press(canvas: BodyCanvas, event: QKeyEvent) -> bool:
    """Do what a key asks for; return whether it means anything here."""
    key, directions = Qt.Key(event.key()), arrows()
    if key in SIDEWAYS and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
        canvas.turn_requested.emit(SIDEWAYS[key])
    elif key in directions:
        canvas.walk(directions[key])
    elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            canvas.open_close_up(canvas.focused)
        else:
            _mark(canvas)
    elif key is Qt.Key.Key_Escape and canvas.zoom > 1.0:
        canvas.fit()
    elif key is Qt.Key.Key_Escape and canvas.view is not None and canvas.view.close_up_of is not None:
        canvas.back_requested.emit()
    elif key is Qt.Key.Key_Space:
        canvas.pointer.space = True
    elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
        canvas.zoom_by(STEP)
    elif key in (Qt.Key.Key_Minus, Qt.Key.Key_Underscore):
        canvas.zoom_by(1 / STEP)
    elif key is Qt.Key.Key_0:
        canvas.fit()
    elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
        canvas.view_number_requested.emit(key - Qt.Key.Key_0)
    else:
        return False
    return True


def release(canvas: BodyCanvas, event: QKeyEvent) -> bool:
    """Mark with Space, unless it was held to drag the picture; return whether the key means anything here."""
    if event.key() != Qt.Key.Key_Space or event.isAutoRepeat():
        return False
    if not canvas.pointer.space_used:
        _mark(canvas)
    canvas.pointer.let_go_of_space()
    return True


def _mark(canvas: BodyCanvas) -> None:
    if canvas.focused is not None:
        canvas.place_clicked.emit(canvas.focused)
