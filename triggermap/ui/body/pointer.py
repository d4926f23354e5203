"""The mouse over the body: a click marks, a drag turns the whole body, or moves what is larger than the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent

    from triggermap.ui.body.canvas import BodyCanvas
    from triggermap.ui.body.muscle_layer import SidedMuscle

STEP = 1.25
"""The zoom that one step of a wheel, a key or a button adds."""
NOTCH = 120
"""What one step of a wheel counts."""


class Pointer:
    """Tells a canvas what the mouse does to it."""

    def __init__(self, canvas: BodyCanvas) -> None:
        self._canvas = canvas
        self._press: QPointF | None = None
        self._panning = False
        self._turning = False
        self._scrolled = 0.0
        """Sideways steps of the wheel that have not turned the body yet."""
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
        dragged = self._panning or self._turning
        if not dragged and delta.manhattanLength() > QApplication.startDragDistance():
            self._begin_drag()
        if self._turning:
            canvas.turn_dragged.emit(delta.x() / canvas.pixels_per_cm)
        elif self._panning:
            self._press = position
            canvas.pan_by(delta)

    def _begin_drag(self) -> None:
        """A plain drag turns the body where all of it is seen; there would be nothing to move."""
        canvas = self._canvas
        self._turning = canvas.turnable and canvas.zoom <= 1.0
        self._panning = not self._turning
        canvas.set_hovered(None)
        shape = QtCore.Qt.CursorShape.SizeHorCursor if self._turning else QtCore.Qt.CursorShape.ClosedHandCursor
        canvas.setCursor(shape)

    def _hover(self, position: QPointF) -> None:
        canvas, layers = self._canvas, self._canvas.layers
        place, hit = canvas.place_at(position), None
        if layers is not None and canvas.paths is not None:
            hit = layers.hit(canvas.paths, position, canvas.to_view(position))
            if layers.opening:  # a click marks nothing, so no place is lit
                place = None
        if (place, hit) != (canvas.hovered, canvas.hit):
            clickable = place is not None or (hit is not None and hit.muscle is not None)
            shapes = QtCore.Qt.CursorShape
            canvas.setCursor(shapes.PointingHandCursor if clickable else shapes.ArrowCursor)
            canvas.set_hovered(place, hit)

    def release(self, event: QMouseEvent) -> None:
        """A button goes up: where nothing was dragged, it was a click."""
        canvas = self._canvas
        dragged, turned = self._panning or self._turning, self._turning
        clicked = self._press is not None and not dragged and event.button() is QtCore.Qt.MouseButton.LeftButton
        self._press = None
        self._panning = self._turning = False
        if turned:
            canvas.turn_ended.emit()
        canvas.unsetCursor()
        if clicked:
            self._click(event.position())

    def _click(self, position: QPointF) -> None:
        """Mark the place at a point, or open the muscle there where a click does that."""
        canvas = self._canvas
        if canvas.layers is not None and canvas.layers.opening:
            muscles = self._muscles_at(position)
            if muscles:
                canvas.muscle_clicked.emit(muscles[0])
            return
        place = canvas.place_at(position)
        if place is not None:
            canvas.place_clicked.emit(place)

    def _muscles_at(self, position: QPointF) -> list[SidedMuscle]:
        canvas = self._canvas
        if canvas.layers is None or canvas.paths is None:
            return []
        return canvas.layers.muscles_at(canvas.paths, canvas.to_view(position))

    def ask_muscles(self, event: QContextMenuEvent) -> None:
        """Ask for the muscles under the pointer, or under the place that the keyboard is on."""
        canvas = self._canvas
        if canvas.layers is None or canvas.paths is None:
            return
        if event.reason() is event.Reason.Keyboard and canvas.focused is not None:
            muscles = canvas.layers.muscles_under(canvas.paths, canvas.focused)
            at = canvas.global_rect(canvas.focused).center()
        else:
            muscles, at = self._muscles_at(QtCore.QPointF(event.pos())), event.globalPos()
        if muscles:
            canvas.muscles_asked.emit(muscles, at)

    def wheel(self, event: QWheelEvent) -> None:
        """The wheel turns, or two fingers move on a touch pad: up and down zooms, sideways turns the body."""
        across, along = event.angleDelta().x() / NOTCH, event.angleDelta().y() / NOTCH
        if abs(across) > abs(along):
            self._scrolled -= across
            steps = int(self._scrolled)
            self._scrolled -= steps
            if steps:
                self._canvas.turn_requested.emit(steps)
        elif along:
            self._canvas.zoom_by(STEP**along, event.position())
        event.accept()
