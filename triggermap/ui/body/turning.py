"""Turning the body: by dragging, by buttons, by keys, by a sideways wheel, and on the way to another side.

While a drag goes on the pictures between the baked views stand for all angles, so that the body moves evenly; when it
ends at the side of a baked view, that view itself is shown. A picture that can't be read is told of once and left out.
"""

from __future__ import annotations

import math
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from triggermap.atlas.format import AtlasError, turn_angle, turn_name
from triggermap.machine import return_memory

if TYPE_CHECKING:
    from triggermap.domain.anatomy import Place
    from triggermap.ui.body.canvas import BodyCanvas
    from triggermap.ui.controller import Controller
    from triggermap.ui.models.circles import Circle

RADIUS = 18.0
"""Cm from the axis at which the skin keeps under the pointer."""
GLIDE, FRAME = 180, 16
"""Milliseconds of a turn to another side, and from one picture to the next."""
REST = 250
"""Milliseconds without a turn after which what the angle may yet need is made ready."""
AT_ONCE = 6
"""Regions that are drawn in one go."""


@dataclass(frozen=True)
class Glide:
    """A turn on the way to another view."""

    view: str
    start: float
    """Degrees."""
    by: float
    """Degrees, the shorter way round."""
    clock: QElapsedTimer


class Turning(QObject):
    """Turns what a canvas shows, through the views that its controller has."""

    offered = Signal(bool)
    """Whether there are other sides of what is on the screen."""

    def __init__(self, canvas: BodyCanvas, controller: Controller, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._canvas = canvas
        self._controller = controller
        self._dragged_from: float | None = None
        self._broken: set[tuple[str, str]] = set()
        self.active = False
        """True while a turn changes the view, so that the zoom stays."""
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST)
        self._rest.timeout.connect(self._begin_drawing)
        self._undrawn: list[Place] = []
        self._glide: Glide | None = None
        self._glider = QTimer(self)
        self._glider.setInterval(FRAME)
        self._glider.timeout.connect(self._glide_on)
        canvas.turn_requested.connect(self.turn)
        canvas.turn_dragged.connect(self.drag)
        canvas.turn_ended.connect(self.end_drag)

    @property
    def circle(self) -> Circle:
        """The views through which the one on the screen turns."""
        return self._controller.gallery.circle(self._controller.body, self._controller.view)

    @property
    def angle(self) -> float:
        """From where the view on the screen is seen, in degrees."""
        return self._controller.paths_of(self._controller.view).view.yaw

    def prepare(self) -> None:
        """Read what the first turn would otherwise wait for, but for the pictures."""
        circle = self.circle
        if circle.whole and len(circle.stations) > len(circle.flat):
            with suppress(AtlasError):  # told of when the body is turned
                _ = self._controller.paths_of(circle.after(self.angle, 1).view).centre

    def follow_view(self) -> None:
        """Another view or body is on the screen: offer what it can do."""
        if not self.active:
            self._glider.stop()
        circle = self.circle
        turns = len(circle.stations) > 1
        self._canvas.turnable = circle.whole and turns
        self.offered.emit(turns)
        self._undrawn.clear()
        self._rest.start()

    def turn(self, steps: int) -> None:
        """Turn by so many views; what faces the viewer moves to the left, or to the right where `steps` is negative."""
        circle = self.circle
        way = 1 if steps > 0 else -1
        for further in range(len(circle.stations) - 1):
            if self._show(circle.after(self.angle, steps + way * further).view):
                QTimer.singleShot(0, self, partial(self._read_ahead, way))
                return

    def drag(self, cm: float) -> None:
        """Turn as far as a drag of so many cm to the right, since it began, turns the skin."""
        if self._dragged_from is None:
            self._glider.stop()
            self._dragged_from = self.angle
        before = self.angle
        station = self.circle.at(self._dragged_from - math.degrees(cm / RADIUS))
        if station.angle == round(before):
            return
        if self._show(turn_name(station.angle)) or self._show(station.view):
            way = 1 if (station.angle - before) % 360 < 180 else -1
            QTimer.singleShot(0, self, partial(self._read_ahead, way))

    def end_drag(self) -> None:
        """Show the baked view, where the drag ended at the side of one."""
        self._dragged_from = None
        self._show(self.circle.at(self.angle).view)

    def go_to(self, view: str) -> None:
        """Show another view; the whole body turns there in a moment, unless the system wishes no motion."""
        circle, here = self.circle, self._controller.view
        ends = [station.angle for station in circle.stations if station.view == view]
        moves = QApplication.isEffectEnabled(Qt.UIEffect.UI_General) and self._canvas.zoom <= 1.0
        if not (moves and circle.whole and ends and view != here):
            self._controller.set_view(view)
            return
        by = (ends[0] - self.angle + 180) % 360 - 180
        self._glide = Glide(view, self.angle, by, QElapsedTimer())
        self._glide.clock.start()
        self._glider.start()

    def _glide_on(self) -> None:
        """Show how far the body has turned by now."""
        glide = self._glide
        share = glide.clock.elapsed() / GLIDE if glide is not None else 1.0
        if glide is None or share >= 1:
            self._glider.stop()
            self._glide = None
            if glide is not None:
                self._controller.set_view(glide.view)
            return
        self._show(turn_name(self.circle.at(glide.start + glide.by * share).angle))

    def _show(self, view: str) -> bool:
        """Show a view of the circle, at the zoom in force; return whether it can be shown."""
        controller = self._controller
        if view == controller.view:
            return True
        if not self._is_whole(view):
            return False
        self.active = True
        controller.set_view(view)
        self.active = False
        return True

    def _is_whole(self, view: str) -> bool:
        """Tell whether a view's files can be read; the first time that one can't, say so."""
        key = self._controller.body, view
        if key in self._broken or not self._controller.gallery.knows(*key):
            return False
        try:
            self._canvas.prepare(self._controller.paths_of(view))
        except AtlasError as error:
            if not self._broken:
                QTimer.singleShot(0, self, partial(_tell, error))
            self._broken.add(key)
            return False
        return True

    def leave_broken(self) -> None:
        """Go to the nearest baked view where the one on the screen can't be read: the body has changed."""
        controller = self._controller
        if turn_angle(controller.view) is not None and not self._is_whole(controller.view):
            controller.set_view(controller.gallery.flat_of(controller.body, controller.view))

    def _read_ahead(self, way: int) -> None:
        """Make the next view in the direction of turning ready, with what lies on it."""
        body = self._controller.body
        station = self.circle.after(self.angle, way)
        view = station.view if self._dragged_from is None else turn_name(station.angle)
        if (self._controller.body, view) not in self._broken and self._controller.gallery.knows(body, view):
            with suppress(AtlasError):  # told of when it is its turn
                self._canvas.prepare(self._controller.paths_of(view))

    def _begin_drawing(self) -> None:
        """Draw the regions of an angle that stays, bit by bit: for the keyboard, and for screen readers."""
        return_memory()  # pictures came and went
        if self._dragged_from is None and turn_angle(self._controller.view) is not None:
            self._undrawn = list(self._controller.paths_of(self._controller.view).view.regions)
            self._draw_some()

    def _draw_some(self) -> None:
        paths = self._controller.paths_of(self._controller.view)
        for place in self._undrawn[:AT_ONCE]:
            paths.region(place)
        del self._undrawn[:AT_ONCE]
        if self._undrawn:
            QTimer.singleShot(0, self, self._draw_some)


def _tell(error: AtlasError) -> None:
    """Let the program's own handler say what is wrong."""
    raise error
