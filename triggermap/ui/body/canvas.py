"""The body, large: shading kept as a pixmap for the zoom in force, overlays painted over it.

The widget knows places and shapes; what a click means is the controller's business.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6 import QtCore  # Qt's namespace takes long to come into being: looked up when used
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from triggermap.domain.anatomy import Place
from triggermap.ui import tokens
from triggermap.ui.body.figure import is_drawn, paint_figure
from triggermap.ui.body.keys import Keys
from triggermap.ui.body.overlays import KeptEdges, Overlay, changed_rects, paint_hover, paint_overlay
from triggermap.ui.body.parts import copy_part, rects_of
from triggermap.ui.body.pointer import Pointer
from triggermap.ui.body.reach import place_at
from triggermap.ui.body.shadings import Shadings
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.models.view_groups import BUST

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent

    from triggermap.ui.atlas_like import ViewLike
    from triggermap.ui.body.layers import BodyLayers, Hit

MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 44, 16, 12
CLOSE_UP_WIDTH = 0.68
"""Share of a close-up's width that always stays in sight."""
MOST_ZOOM = 10.0


class BodyCanvas(QWidget):
    """Shows one view; hover names a place, a click asks to mark it, wheel and drag move the picture."""

    place_clicked = Signal(object)
    """`Place` to mark or to unmark."""
    close_up_requested = Signal(str, object)
    """View id of the close-up, and the `Place` that was double-clicked."""
    back_requested = Signal()
    """Back from a close-up to the whole body."""
    view_number_requested = Signal(int)
    """Number of a view, from 1, by key."""
    turn_requested = Signal(int)
    """So many views further; what faces the viewer moves to the left, or to the right where it is negative."""
    turn_dragged = Signal(float)
    """So many cm to the right since the drag began."""
    turn_ended = Signal()
    zoom_changed = Signal(float)
    """Zoom, 1.0 where the whole view fits."""
    focus_place_changed = Signal(object)
    """The `Place` that the keyboard is on, or None."""
    first_painted = Signal()
    muscle_clicked = Signal(object)
    """A muscle on its side, as (id, `Side`), that a click opens."""
    muscles_asked = Signal(object, QPoint)
    """The muscles at a place, the uppermost first, and where on the screen they were asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setMouseTracking(True)
        self.setMinimumSize(320, 320)
        self.name_of: Callable[[Place], str] = lambda place: place.region
        self.paths: ViewPaths | None = None
        self.close_up_for: Callable[[Place], str | None] = lambda _place: None
        """Returns the close-up that a double click on a place opens."""
        self.overlay = Overlay()
        self.zoom = 1.0
        self._centre = QPointF()
        self.hovered: Place | None = None
        """The place that is lit up, under the pointer."""
        self.hit: Hit | None = None
        """What of the layers is under the pointer."""
        self.layers: BodyLayers | None = None
        """What lies over the body on request; set after the first paint."""
        self.focused: Place | None = None
        self._static: QPixmap | None = None
        self._composed: QPixmap | None = None
        self._shadings = Shadings(self)
        self._shadings.sharper.connect(self._repaint)
        self._edges = KeptEdges()
        self.pointer = Pointer(self)
        self._keys = Keys(self)
        self.turnable = False
        """Whether a drag turns the body where all of it is seen."""
        self._painted = False
        self._label_rect = QRect()
        self.complete = False
        """False for the first paint alone: lines and words come with the second, the body at once."""

    def make_complete(self) -> None:
        """Add what the first paint does without: lines, words, the keyboard."""
        self.complete = True
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.refresh()

    # what is shown

    def set_view(self, paths: ViewPaths, *, keep_zoom: bool = False) -> None:
        """Show another view: fitted to the widget, or at the zoom and the height in force, as a turn of the body."""
        old, self.paths = self.paths, paths
        self.hovered = self.hit = None
        if self.focused is not None and self.focused not in paths.view.regions:
            self.focused = None
        if old is None or not keep_zoom:
            self.fit()
            return
        self._centre = paths.centre + (self._centre - old.centre) * (paths.view.units_per_cm / old.view.units_per_cm)
        self._moved()

    def prepare(self, paths: ViewPaths) -> None:
        """Read what showing a view takes, so that it is painted at once.

        Raises:
            AtlasError: where a file of it is missing or damaged.
        """
        if not is_drawn(paths):
            self._shadings.prepare(paths.view)
        paths.view.place_at(0, 0)
        if paths.view.lines:
            paths.contours()
        changed_rects(paths, Overlay(), self.overlay)

    def read_ahead(self, paths: ViewPaths) -> None:
        """Begin to read the picture of a view that may be shown next."""
        if not is_drawn(paths):
            self._shadings.read_ahead(paths.view)

    def set_overlay(self, overlay: Overlay) -> None:
        """Show other marks or another candidate; repaints what differs alone."""
        old, self.overlay = self.overlay, overlay
        if self.paths is None or self._composed is None:
            self.update()
            return
        dirty = QRegion()
        for rect in changed_rects(self.paths, old, overlay):
            dirty += self.transform().mapRect(rect).toAlignedRect().adjusted(-16, -16, 16, 16)
        dirty &= self.rect()
        self._recompose(dirty)
        self.update(dirty)
        if bool(old.drawing.marks) != bool(overlay.drawing.marks):
            self.update(0, 0, self.width(), MARGIN_TOP)  # the line that says what to do comes or goes

    def refresh(self) -> None:
        """Paint everything anew: after a change of theme or language."""
        if self.layers is not None:
            self.layers.forget()
        self._repaint()

    def _repaint(self) -> None:
        self._static = self._composed = None
        self._edges.clear()
        self.update()

    # zoom and pan; the picture's centre is kept in view units

    @property
    def view(self) -> ViewLike | None:
        """The view that is shown."""
        return self.paths.view if self.paths is not None else None

    @property
    def fit_scale(self) -> float:
        """Pixels per view unit where the whole view fits."""
        if self.paths is None:
            return 1.0
        room_x = max(self.width() - 2 * MARGIN_SIDE, 50)
        room_y = max(self.height() - MARGIN_TOP - self._margin_bottom(), 50)
        rect = self.paths.rect
        # The shoulders of a close-up may run out of the picture; the head must not.
        needed = rect.width() * (CLOSE_UP_WIDTH if self.paths.view.id in BUST else 1.0)
        return float(min(room_x / needed, room_y / rect.height()))

    def _margin_bottom(self) -> int:
        """Return the room below the body; a close-up is cut by the window's edge rather than above it."""
        return 0 if self.paths is not None and self.paths.view.id in BUST else MARGIN_BOTTOM

    @property
    def scale(self) -> float:
        """Pixels per view unit now."""
        return self.fit_scale * self.zoom

    @property
    def pixels_per_cm(self) -> float:
        """Pixels on the screen for a cm of the body."""
        return self.scale * (self.paths.view.units_per_cm if self.paths is not None else 1.0)

    def transform(self) -> QTransform:
        """Return the map from view units to the widget's pixels."""
        scale = self.scale
        middle_y = MARGIN_TOP + (self.height() - MARGIN_TOP - self._margin_bottom()) / 2
        if self.zoom <= 1.0 and self._margin_bottom() == 0 and self.paths is not None:
            middle_y = self.height() - self.paths.rect.height() * scale / 2
        dx = self.width() / 2 - self._centre.x() * scale
        dy = middle_y - self._centre.y() * scale
        return QTransform(scale, 0, 0, scale, dx, dy)

    def to_view(self, point: QPointF) -> QPointF:
        """Return the view units under a pixel of the widget."""
        inverse, _ok = self.transform().inverted()
        return inverse.map(point)

    def fit(self) -> None:
        """Show the whole view."""
        self.zoom = 1.0
        if self.paths is not None:
            self._centre = self.paths.centre
        self._moved()

    def zoom_by(self, factor: float, at: QPointF | None = None) -> None:
        """Zoom so that what is under `at` (pixels; the middle by default) stays there."""
        anchor = at if at is not None else QPointF(self.width() / 2, self.height() / 2)
        before = self.to_view(anchor)
        self.zoom = min(max(self.zoom * factor, 1.0), MOST_ZOOM)
        after = self.to_view(anchor)
        self._centre += before - after
        self._moved()

    def pan_by(self, delta: QPointF) -> None:
        """Move the picture by pixels."""
        self._centre -= delta / self.scale
        self._moved()

    def _moved(self) -> None:
        if self.paths is not None:
            rect = self.paths.rect
            if self.zoom <= 1.0:
                self._centre = self.paths.centre
            x = min(max(self._centre.x(), rect.left()), rect.right())
            y = min(max(self._centre.y(), rect.top()), rect.bottom())
            self._centre = QPointF(x, y)
        if self.layers is not None:
            self.layers.move()
        self._repaint()
        self.zoom_changed.emit(self.zoom)

    def place_rect(self, place: Place) -> QRect:
        """Return the box of a place in the widget's pixels."""
        if self.paths is None:
            return QRect()
        return self.transform().mapRect(self.paths.region(place).boundingRect()).toAlignedRect()

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._composed is None:
            self._composed = self._compose()
        for dirty in rects_of(event.region()):
            copy_part(painter, self._composed, dirty)
        if self.paths is not None:
            painter.save()
            painter.setTransform(self.transform(), True)
            if self.hovered is not None:
                paint_hover(painter, self.paths.region(self.hovered))
            if self.layers is not None and self.hit is not None:
                self.layers.paint_lit(painter, self.paths, self.hit)
            if self.focused is not None and self.hasFocus():
                paint_hover(painter, self.paths.region(self.focused), focused=True)
            painter.restore()
            if self.complete:
                self._paint_words(painter)
        painter.end()
        if not self._painted and self.paths is not None:
            self._painted = True
            self.first_painted.emit()

    def _compose(self) -> QPixmap:
        """Return the body with its overlays, for the widget's size and the zoom in force."""
        if self._static is None:
            self._static = self._render_static()
        self._composed = self._static.copy()
        if self.layers is not None and self.paths is not None:
            self.layers.lay_out(self)
        self._recompose(QRegion(self.rect()))
        return self._composed

    def _recompose(self, dirty: QRegion) -> None:
        """Paint a part of the kept picture anew; a new picture would cost more than the painting does."""
        if self._composed is None or self._static is None or self.paths is None or dirty.isEmpty():
            return
        painter = QPainter(self._composed)
        painter.setClipRegion(dirty)
        for rect in rects_of(dirty):
            copy_part(painter, self._static, rect)
        if self.overlay.drawing.marks or self.overlay.shown is not None:
            painter.setTransform(self.transform(), True)
            inverse = self.transform().inverted()[0]
            touched = [inverse.mapRect(QRectF(rect)) for rect in rects_of(dirty)]
            paint_overlay(painter, self.paths, self.overlay, self.scale, touched=touched, edges=self._edges.paint)
            painter.resetTransform()
        if self.layers is not None:
            self.layers.paint_over(painter)
        painter.end()

    def _render_static(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(math.ceil(self.width() * ratio), math.ceil(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(tokens.look.tokens.ground))
        if self.paths is None:
            return pixmap
        painter = QPainter(pixmap)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.save()
        painter.setTransform(self.transform(), True)
        scale = self.scale * ratio
        paint_figure(painter, self.paths, self._shadings, scale, zoom=self.zoom, complete=self.complete)
        painter.restore()
        if self.layers is not None:
            self.layers.paint_under(painter, self)
        if self.complete:
            from triggermap.ui.body import captions

            captions.paint_sides(painter, self.paths.view, self.width())
        painter.end()
        return pixmap

    def _paint_words(self, painter: QPainter) -> None:
        """Say what to do, and name the place under the pointer or the keyboard; not in the kept picture."""
        from triggermap.ui.body import captions

        captions.paint_hint(painter, self)
        label = captions.label_of(self)
        if label is not None:
            self._label_rect = label[0]
            captions.paint_label(painter, *label)

    # pointer

    def set_hovered(self, place: Place | None, hit: Hit | None = None) -> None:
        """Light up and name a place and what of the layers is there; repaints what changes alone."""
        if (place, hit) == (self.hovered, self.hit):
            return
        from triggermap.ui.body import captions

        captions.update_hovered(self)
        self.update(self._label_rect)
        self.hovered, self.hit = place, hit
        captions.update_hovered(self)
        label = captions.label_of(self)
        if label is not None:
            self.update(label[0])

    def place_at(self, position: QPointF) -> Place | None:
        """Return the place under a pixel of the widget."""
        if self.paths is None:
            return None
        return place_at(self.paths, self.to_view(position), self.scale)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pointer.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.pointer.release(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.pointer.ask_muscles(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is None or event.button() is not QtCore.Qt.MouseButton.LeftButton:
            return
        if not self.open_close_up(place):
            self.mousePressEvent(event)

    def open_close_up(self, place: Place | None) -> bool:
        """Ask for the close-up of a place; return whether there is one."""
        view = self.close_up_for(place) if place is not None else None
        if view is not None:
            self.close_up_requested.emit(view, place)
        return view is not None

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.pointer.wheel(event)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and (
            event.gestureType() is QtCore.Qt.NativeGestureType.ZoomNativeGesture
        ):
            self.zoom_by(1 + event.value(), event.position())
            return True
        return super().event(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.set_hovered(None)
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._moved()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.refresh()
        super().changeEvent(event)

    # keyboard

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.press(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if not self._keys.release(event):
            super().keyReleaseEvent(event)

    def walk(self, direction: QPointF) -> None:
        """Move the keyboard's place to the nearest neighbour in `direction`."""
        if self.paths is None:
            return
        from triggermap.ui.body.walking import next_place  # imported late: not needed for the first paint

        target = next_place(self.paths, self.focused, direction)
        if target is not None:
            self.set_focused(target)

    def set_focused(self, place: Place | None) -> None:
        """Put the keyboard's place on `place` and bring it into view."""
        self.focused = place
        if place is not None and self.paths is not None:
            box = self.place_rect(place)
            if not self.rect().adjusted(20, 20, -20, -20).contains(box.center()):
                self.pan_by(QPointF(self.rect().center() - box.center()))
        self.update()
        self.focus_place_changed.emit(place)

    def focusInEvent(self, event: object) -> None:
        self.update()

    def focusOutEvent(self, event: object) -> None:
        self.pointer.let_go_of_space()
        self.update()

    def global_rect(self, place: Place) -> QRect:
        """Return a place's box on the screen, for screen readers."""
        box = self.place_rect(place)
        return QRect(self.mapToGlobal(box.topLeft() if box.isValid() else QPoint()), box.size())
