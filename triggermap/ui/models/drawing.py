"""The pain drawing with undo and redo: each change is one command on a QUndoStack."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark


class _Change(QUndoCommand):
    """Replace the whole drawing; drawings are small and frozen, so keeping both is cheap."""

    def __init__(self, model: DrawingModel, after: PainDrawing, text: str, merge_key: str = "") -> None:
        super().__init__(text)
        self._model = model
        self._before = model.drawing
        self._after = after
        self.merge_key = merge_key

    def undo(self) -> None:
        self._model._put(self._before)

    def redo(self) -> None:
        self._model._put(self._after)

    def id(self) -> int:
        return 1 if self.merge_key else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Merge the steps of one slider movement, so that one undo takes back the whole of it."""
        if not isinstance(other, _Change) or other.merge_key != self.merge_key:
            return False
        self._after = other._after
        return True


class DrawingModel(QObject):
    """What is marked; the only way to change it is through here, so that everything can be undone."""

    changed = Signal(object)
    """The new `PainDrawing`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.drawing = PainDrawing()
        self.stack = QUndoStack(self)
        self._gesture = 0

    def _put(self, drawing: PainDrawing) -> None:
        self.drawing = drawing
        self.changed.emit(drawing)

    def _push(self, after: PainDrawing, text: str, merge_key: str = "") -> None:
        if after != self.drawing:
            self.stack.push(_Change(self, after, text, merge_key))

    def toggle(self, place: Place) -> None:
        """Mark `place`, or take its mark away."""
        marked = place in self.drawing.places
        text = self.tr("Remove mark") if marked else self.tr("Mark")
        self._push(self.drawing.toggled(place), text)

    def add(self, places: tuple[Place, ...]) -> None:
        """Mark each of `places` that is not marked yet, as one step."""
        drawing = self.drawing
        for place in places:
            if place not in drawing.places:
                drawing = drawing.toggled(place)
        self._push(drawing, self.tr("Mark"))

    def remove(self, place: Place) -> None:
        """Take the mark of `place` away."""
        self._push(self.drawing.without(place), self.tr("Remove mark"))

    def replace_all(self, drawing: PainDrawing) -> None:
        """Put another drawing in place of this one."""
        self._push(drawing, self.tr("Change all marks"))

    def clear(self) -> None:
        """Take all marks away."""
        self._push(PainDrawing(), self.tr("Clear all marks"))

    def begin_gesture(self) -> None:
        """Start a slider movement: changes of intensity until the next call are one step."""
        self._gesture += 1

    def set_intensity(self, place: Place, intensity: int) -> None:
        """Say how much `place` hurts, 0 to 10."""
        key = f"{place.region}/{place.side}/{self._gesture}"
        self._push(self.drawing.with_intensity(place, intensity), self.tr("Change intensity"), key)

    def set_side(self, place: Place, side: Side) -> None:
        """Move the mark of `place` to `side`, keeping how much it hurts."""
        target = Place(place.region, side)
        others = tuple(mark for mark in self.drawing.marks if mark.place != target)
        marks = tuple(PainMark(target, mark.intensity) if mark.place == place else mark for mark in others)
        self._push(PainDrawing(marks), self.tr("Change side"))

    def undo_if_marked_just_now(self, place: Place) -> None:
        """Take back the last step where it only toggled `place`: the first half of a double click."""
        if not self.stack.canUndo():
            return
        command = self.stack.command(self.stack.index() - 1)
        if isinstance(command, _Change) and _difference(command) == {place}:
            self.stack.undo()


def _difference(command: _Change) -> set[Place]:
    return set(command._before.places) ^ set(command._after.places)
