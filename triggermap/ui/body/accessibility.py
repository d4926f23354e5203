"""The regions of the map for screen readers: a bare painted widget would expose nothing.

Each visible region is a check box with a name, a state and a box on the screen. Qt keeps raw pointers to these
objects, so the canvas' interface keeps its children alive, and `_FACES` the interfaces themselves.
"""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QCoreApplication, QObject, QRect
from PySide6.QtGui import QAccessible, QAccessibleEvent, QAccessibleInterface, QAccessibleStateChangeEvent
from PySide6.QtWidgets import QAccessibleWidget

from triggermap.domain.anatomy import Place
from triggermap.ui.body.canvas import BodyCanvas

_FACES: dict[int, CanvasFace] = {}
"""Canvas (by id) -> its interface."""


class RegionFace(QAccessibleInterface):
    """One region of the map."""

    def __init__(self, canvas: BodyCanvas, place: Place) -> None:
        super().__init__()
        self.canvas = canvas
        self.place = place

    def isValid(self) -> bool:
        return True

    def object(self) -> QObject:
        return cast(QObject, None)

    def parent(self) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.canvas)

    def child(self, index: int) -> QAccessibleInterface:
        return cast(QAccessibleInterface, None)

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        return cast(QAccessibleInterface, None)

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def rect(self) -> QRect:
        return self.canvas.global_rect(self.place)

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.CheckBox

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.checkable = True
        state.focusable = True
        state.checked = self.place in self.canvas.overlay.drawing.places
        state.focused = self.canvas.focused == self.place and self.canvas.hasFocus()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self.canvas.name_of(self.place)
        if kind is QAccessible.Text.Description:
            marked = self.place in self.canvas.overlay.drawing.places
            if marked:
                return QCoreApplication.translate("Accessibility", "marked: it hurts here")
            return QCoreApplication.translate("Accessibility", "not marked")
        return ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Names come from the content and can't be set."""


class CanvasFace(QAccessibleWidget):
    """The map: a group of regions, from top to bottom."""

    def __init__(self, canvas: BodyCanvas) -> None:
        super().__init__(canvas, QAccessible.Role.Grouping, "")
        self._canvas = canvas
        self._faces: dict[Place, RegionFace] = {}

    def _places(self) -> list[Place]:
        view = self._canvas.view
        if view is None:
            return []
        regions = view.regions
        return sorted(regions, key=lambda place: (round(regions[place].anchor[1]), regions[place].anchor[0]))

    def face(self, place: Place) -> RegionFace:
        """Return the interface of one region, always the same object."""
        found = self._faces.get(place)
        if found is None:
            found = self._faces[place] = RegionFace(self._canvas, place)
        return found

    def childCount(self) -> int:
        return len(self._places())

    def child(self, index: int) -> QAccessibleInterface:
        places = self._places()
        return self.face(places[index]) if 0 <= index < len(places) else cast(QAccessibleInterface, None)

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        place = getattr(child, "place", None)
        places = self._places()
        return places.index(place) if place in places else -1

    def childAt(self, x: int, y: int) -> QAccessibleInterface:
        local = self._canvas.mapFromGlobal(QRect(x, y, 1, 1).topLeft())
        place = self._canvas.place_at(local.toPointF())
        return self.face(place) if place is not None else cast(QAccessibleInterface, None)

    def focusChild(self) -> QAccessibleInterface:
        focused = self._canvas.focused
        return self.face(focused) if focused is not None else cast(QAccessibleInterface, None)

    def text(self, kind: QAccessible.Text) -> str:
        if kind is QAccessible.Text.Name:
            return self._canvas.accessibleName()
        if kind is QAccessible.Text.Description:
            return self._canvas.accessibleDescription()
        return ""


def _factory(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    if not isinstance(thing, BodyCanvas):
        return None
    face = CanvasFace(thing)
    key = id(thing)
    _FACES[key] = face
    thing.destroyed.connect(lambda: _FACES.pop(key, None))
    return face


_installed = False


def install() -> None:
    """Make Qt ask us for the canvas' interface; once per process."""
    global _installed
    if not _installed:
        QAccessible.installFactory(_factory)
        _installed = True


def announce_focus(canvas: BodyCanvas, place: Place | None) -> None:
    """Tell the screen reader, if there is one, that the keyboard is on `place` now."""
    if not QAccessible.isActive():
        return
    face = QAccessible.queryAccessibleInterface(canvas)
    if place is not None and isinstance(face, CanvasFace):
        QAccessible.updateAccessibility(QAccessibleEvent(face.face(place), QAccessible.Event.Focus))


def announce_state(canvas: BodyCanvas, place: Place) -> None:
    """Tell the screen reader, if there is one, that `place` was marked or unmarked."""
    if not QAccessible.isActive():
        return
    face = QAccessible.queryAccessibleInterface(canvas)
    if isinstance(face, CanvasFace):
        change = QAccessible.State()
        change.checked = True
        event = QAccessibleStateChangeEvent(canvas, change)
        event.setChild(face.indexOfChild(face.face(place)))
        QAccessible.updateAccessibility(event)
