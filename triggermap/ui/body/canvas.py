"""The body, large: shading kept as a pixmap for the zoom in force, overlays painted over it.

The widget knows places and shapes; what a click means is the controller's business.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from threading import Thread, current_thread

from PySide6 import QtCore  # Qt's namespace takes long to come into being: looked up when used
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from triggermap.domain.anatomy import Place, Side
from triggermap.ui import tokens
from triggermap.ui.body.overlays import Overlay, neighbours, overlay_rect, paint_hover, paint_overlay, pen
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.services import ViewLike

MARGIN_TOP, MARGIN_SIDE, MARGIN_BOTTOM = 44, 16, 12
CLOSE_UP_WIDTH = 0.68
"""Share of a close-up's width that always stays in sight."""
MOST_ZOOM = 10.0
STEP = 1.25
CLOSE_UP_GROUPS = ("head", "face", "mouth")
"""A double click on these opens the close-up."""


class BodyCanvas(QWidget):
    """Shows one view; hover names a place, a click asks to mark it, wheel and drag move the picture."""

    place_clicked = Signal(object)
    """`Place` to mark or to unmark."""
    close_up_requested = Signal(str, object)
    """View id of the close-up, and the `Place` that was double-clicked."""
    view_number_requested = Signal(int)
    """Number of a view, from 1, by key."""
    zoom_changed = Signal(float)
    """Zoom, 1.0 where the whole view fits."""
    focus_place_changed = Signal(object)
    """The `Place` that the keyboard is on, or None."""
    first_painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("canvas")
        self.setMouseTracking(True)
        self.setMinimumSize(320, 320)
        self.name_of: Callable[[Place], str] = lambda place: place.region
        self.paths: ViewPaths | None = None
        self.close_up: str | None = None
        """Id of the view that shows the head of this view larger."""
        self.overlay = Overlay()
        self.zoom = 1.0
        self._centre = QPointF()
        self._hovered: Place | None = None
        self.focused: Place | None = None
        self._static: QPixmap | None = None
        self._composed: QPixmap | None = None
        self._images: dict[tuple[str, str, int], QImage] = {}
        self._reader: Thread | None = None
        self._press: QPointF | None = None
        self._panning = False
        self._space = False
        self._space_used = False
        self._painted = False
        self.complete = False
        """False for the first paint alone: lines and words come with the second, the body at once."""
        self._label_rect = QRect()

    def make_complete(self) -> None:
        """Add what the first paint does without: lines, words, the keyboard."""
        self.complete = True
        self.setFocusPolicy(QtCore.Qt.FocusPolicy.StrongFocus)
        self.setAttribute(QtCore.Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.refresh()

    # what is shown

    def set_view(self, paths: ViewPaths, close_up: str | None) -> None:
        """Show another view, fitted to the widget."""
        self.paths = paths
        self.close_up = close_up
        self._hovered = None
        if self.focused is not None and self.focused not in paths.view.regions:
            self.focused = None
        self.fit()

    def set_overlay(self, overlay: Overlay) -> None:
        """Show other marks or another candidate; repaints what differs alone."""
        old, self.overlay = self.overlay, overlay
        if self.paths is None or self._composed is None:
            self.update()
            return
        dirty = self._overlay_rect(old).united(self._overlay_rect(overlay)).intersected(self.rect())
        self._recompose(dirty)
        self.update(dirty)
        if bool(old.drawing.marks) != bool(overlay.drawing.marks):
            self.update(0, 0, self.width(), MARGIN_TOP)  # the line that says what to do comes or goes

    def _overlay_rect(self, overlay: Overlay) -> QRect:
        """Return the pixels that an overlay touches."""
        assert self.paths is not None
        rect = overlay_rect(self.paths, overlay)
        return self.transform().mapRect(rect).toAlignedRect().adjusted(-16, -16, 16, 16) if rect.isValid() else QRect()

    def refresh(self) -> None:
        """Paint everything anew: after a change of theme or language."""
        self._static = self._composed = None
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
        needed = rect.width() * (1.0 if self.paths.view.close_up_of is None else CLOSE_UP_WIDTH)
        return float(min(room_x / needed, room_y / rect.height()))

    def _margin_bottom(self) -> int:
        """Return the room below the body; a close-up is cut by the window's edge rather than above it."""
        return MARGIN_BOTTOM if self.paths is None or self.paths.view.close_up_of is None else 0

    @property
    def scale(self) -> float:
        """Pixels per view unit now."""
        return self.fit_scale * self.zoom

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
            self._centre = self.paths.rect.center()
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
                self._centre = rect.center()
            x = min(max(self._centre.x(), rect.left()), rect.right())
            y = min(max(self._centre.y(), rect.top()), rect.bottom())
            self._centre = QPointF(x, y)
        self.refresh()
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
        ratio = self._composed.devicePixelRatio()
        dirty = QRectF(event.rect())
        source = QRectF(dirty.topLeft() * ratio, dirty.size() * ratio)
        painter.drawPixmap(dirty, self._composed, source)
        if self.paths is not None:
            painter.save()
            painter.setTransform(self.transform(), True)
            if self._hovered is not None:
                paint_hover(painter, self.paths.region(self._hovered))
            if self.focused is not None and self.hasFocus():
                paint_hover(painter, self.paths.region(self.focused), focused=True)
            painter.restore()
            if self.complete and not self.overlay.drawing.marks:
                self._paint_hint(painter)
            self._paint_label(painter)
        painter.end()
        if not self._painted and self.paths is not None:
            self._painted = True
            self.first_painted.emit()

    def _compose(self) -> QPixmap:
        """Return the body with its overlays, for the widget's size and the zoom in force."""
        if self._static is None:
            self._static = self._render_static()
        self._composed = self._static.copy()
        self._recompose(self.rect())
        return self._composed

    def _recompose(self, dirty: QRect) -> None:
        """Paint a part of the kept picture anew; a new picture would cost more than the painting does."""
        if self._composed is None or self._static is None or self.paths is None or dirty.isEmpty():
            return
        painter = QPainter(self._composed)
        painter.setClipRect(dirty)
        ratio = self._static.devicePixelRatio()
        source = QRectF(dirty.x() * ratio, dirty.y() * ratio, dirty.width() * ratio, dirty.height() * ratio)
        painter.drawPixmap(QRectF(dirty), self._static, source)
        if self.overlay.drawing.marks or self.overlay.shown is not None:
            painter.setTransform(self.transform(), True)
            paint_overlay(painter, self.paths, self.overlay, self.scale)
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
        painter.drawImage(self.paths.rect, self._shading(ratio))
        if self.complete:
            self._paint_contours(painter)
        painter.restore()
        if self.complete:
            self._paint_sides(painter)
        painter.end()
        return pixmap

    def _shading(self, ratio: float) -> QImage:
        """Return the shading in the coarser size that is still sharp at this zoom."""
        assert self.paths is not None
        view = self.paths.view
        plain = self._image(view, 1)
        if not self.complete:
            return plain
        fine = self.paths.rect.width() * self.scale * ratio > plain.width() * 1.15
        return self._image(view, 2) if fine else plain

    def prefetch(self, view: ViewLike) -> None:
        """Begin to read a view's shading beside whatever else goes on."""
        self._reader = Thread(target=self._image, args=(view, 1), daemon=True)
        self._reader.start()

    def _image(self, view: ViewLike, size: int) -> QImage:
        key = (view.body, view.id, size)
        if self._reader is not None and self._reader is not current_thread():
            self._reader.join()
            self._reader = None
        image = self._images.get(key)
        if image is None:
            image = QImage(str(view.shading(size)))
            if not image.isNull():
                image = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
            if len(self._images) > 3:
                self._images.clear()
            self._images[key] = image
        return image

    def _paint_contours(self, painter: QPainter) -> None:
        assert self.paths is not None
        outline, lines = self.paths.contours()
        strength = 150 if self.zoom < 3 else 110
        if self.paths.view.close_up_of is None:
            painter.strokePath(outline, pen(QColor(96, 76, 62, strength), 1.0))
        painter.strokePath(lines, pen(QColor(96, 76, 62, strength - 60), 1.0))

    def _paint_sides(self, painter: QPainter) -> None:
        """Write which side of the person is where."""
        from triggermap.ui import theme

        left, right = self._edge_words()
        painter.setFont(theme.font(0.95, medium=True))
        painter.setPen(QColor(theme.look.tokens.muted))
        box = QRect(16, 10, self.width() - 32, painter.fontMetrics().height() + 6)
        painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignLeft | QtCore.Qt.AlignmentFlag.AlignVCenter, left)
        painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignRight | QtCore.Qt.AlignmentFlag.AlignVCenter, right)

    def _paint_hint(self, painter: QPainter) -> None:
        """Say what to do while nothing is marked; not in the kept picture, so that the first click stays fast."""
        from triggermap.ui import theme

        hint = self.tr("Click where it hurts.")
        painter.setFont(theme.font(1.0))
        metrics = painter.fontMetrics()
        taken = 2 * max(metrics.horizontalAdvance(words) for words in self._edge_words()) + 48
        box = QRect(16, 10, self.width() - 32, metrics.height() + 6)
        if metrics.horizontalAdvance(hint) < box.width() - taken:
            painter.setPen(QColor(theme.look.tokens.text))
            painter.drawText(box, QtCore.Qt.AlignmentFlag.AlignCenter, hint)

    def _edge_words(self) -> tuple[str, str]:
        """Return the words at the left and right edge of the picture."""
        assert self.paths is not None
        name = self.paths.view.id
        yours = {Side.LEFT: self.tr("Your left"), Side.RIGHT: self.tr("Your right")}
        if name.endswith("back"):
            return "← " + yours[Side.LEFT], yours[Side.RIGHT] + " →"
        if name.endswith("left"):
            return self.tr("← Front, your left side"), self.tr("Back →")
        if name.endswith("right"):
            return self.tr("← Back"), self.tr("Your right side, front →")
        return "← " + yours[Side.RIGHT], yours[Side.LEFT] + " →"

    def _paint_label(self, painter: QPainter) -> None:
        """Name the region under the pointer, or under the keyboard."""
        place = self._hovered or (self.focused if self.hasFocus() else None)
        if place is None:
            return
        from triggermap.ui import theme

        rect = self._label_box(place)
        colours = theme.look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(1.0))
        painter.setPen(QColor(colours.border) if colours.dark else QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#1c2227"))
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.setPen(QColor("#ffffff"))
        painter.drawText(rect, QtCore.Qt.AlignmentFlag.AlignCenter, self.name_of(place))

    def _label_box(self, place: Place) -> QRect:
        """Return where the label stands: above its region, within the widget."""
        region = self.place_rect(place)
        metrics = self.fontMetrics()
        width, height = metrics.horizontalAdvance(self.name_of(place)) + 24, metrics.height() + 12
        x = region.center().x() - width // 2
        y = region.top() - height - 6
        if y < 4:
            y = min(region.bottom() + 8, self.height() - height - 4)
        x = min(max(x, 4), max(self.width() - width - 4, 4))
        return QRect(x, y, width, height)

    # pointer

    def set_hovered(self, place: Place | None) -> None:
        """Light `place` up and name it; repaints the two regions concerned and their labels alone."""
        if place == self._hovered:
            return
        for each in (self._hovered, place):
            if each is not None:
                self.update(self.place_rect(each).adjusted(-4, -4, 4, 4))
                self.update(self._label_box(each))
        self._hovered = place

    def place_at(self, position: QPointF) -> Place | None:
        """Return the place under a pixel of the widget."""
        if self.paths is None:
            return None
        point = self.to_view(position)
        return self.paths.view.place_at(point.x(), point.y())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (QtCore.Qt.MouseButton.LeftButton, QtCore.Qt.MouseButton.MiddleButton):
            self._press = event.position()
            self._panning = event.button() is QtCore.Qt.MouseButton.MiddleButton or self._space
            self._space_used = self._space_used or self._space
            if self._panning:
                self.setCursor(QtCore.Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        position = event.position()
        if self._press is None:
            place = self.place_at(position)
            self.setCursor(QtCore.Qt.CursorShape.PointingHandCursor if place else QtCore.Qt.CursorShape.ArrowCursor)
            self.set_hovered(place)
            return
        delta = position - self._press
        if not self._panning and delta.manhattanLength() > QApplication.startDragDistance():
            self._panning = True
            self.set_hovered(None)
            self.setCursor(QtCore.Qt.CursorShape.ClosedHandCursor)
        if self._panning:
            self._press = position
            self.pan_by(delta)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        clicked = self._press is not None and not self._panning and event.button() is QtCore.Qt.MouseButton.LeftButton
        self._press = None
        self._panning = False
        self.unsetCursor()
        place = self.place_at(event.position()) if clicked else None
        if place is not None:
            self.place_clicked.emit(place)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if place is None or event.button() is not QtCore.Qt.MouseButton.LeftButton:
            return
        if self.close_up is not None and place.region.split(".")[0] in CLOSE_UP_GROUPS:
            self.close_up_requested.emit(self.close_up, place)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        if steps:
            self.zoom_by(STEP**steps, event.position())
        event.accept()

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
        key = QtCore.Qt.Key(event.key())
        arrows = _arrows()
        if key in arrows:
            self.walk(arrows[key])
        elif key in (QtCore.Qt.Key.Key_Return, QtCore.Qt.Key.Key_Enter):
            self._mark_focused()
        elif key is QtCore.Qt.Key.Key_Space:
            self._space = True
        elif key in (QtCore.Qt.Key.Key_Plus, QtCore.Qt.Key.Key_Equal):
            self.zoom_by(STEP)
        elif key in (QtCore.Qt.Key.Key_Minus, QtCore.Qt.Key.Key_Underscore):
            self.zoom_by(1 / STEP)
        elif key is QtCore.Qt.Key.Key_0:
            self.fit()
        elif QtCore.Qt.Key.Key_1 <= key <= QtCore.Qt.Key.Key_9:
            self.view_number_requested.emit(key - QtCore.Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == QtCore.Qt.Key.Key_Space and not event.isAutoRepeat():
            # Space marks, unless it was held to drag the picture.
            if not self._space_used:
                self._mark_focused()
            self._space = self._space_used = False
            return
        super().keyReleaseEvent(event)

    def _mark_focused(self) -> None:
        if self.focused is not None:
            self.place_clicked.emit(self.focused)

    def walk(self, direction: QPointF) -> None:
        """Move the keyboard's place to the nearest neighbour in `direction`."""
        if self.paths is None:
            return
        points = neighbours(self.paths)
        if self.focused is None or self.focused not in points:
            target = _nearest(points, self.paths.rect.center())
        else:
            target = _in_direction(points, self.focused, direction)
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
        self._space = self._space_used = False
        self.update()

    def global_rect(self, place: Place) -> QRect:
        """Return a place's box on the screen, for screen readers."""
        box = self.place_rect(place)
        return QRect(self.mapToGlobal(box.topLeft() if box.isValid() else QPoint()), box.size())


def _arrows() -> dict[QtCore.Qt.Key, QPointF]:
    keys = QtCore.Qt.Key
    return {
        keys.Key_Left: QPointF(-1, 0),
        keys.Key_Right: QPointF(1, 0),
        keys.Key_Up: QPointF(0, -1),
        keys.Key_Down: QPointF(0, 1),
    }


def _nearest(points: dict[Place, QPointF], to: QPointF) -> Place | None:
    return min(points, key=lambda place: _length(points[place] - to), default=None)


def _in_direction(points: dict[Place, QPointF], start: Place, direction: QPointF) -> Place | None:
    """Return the nearest place within 60 degrees of `direction`; going astray costs."""
    origin = points[start]
    best: tuple[float, Place] | None = None
    for place, point in points.items():
        offset = point - origin
        along = QPointF.dotProduct(offset, direction)
        across = abs(offset.x() * direction.y() - offset.y() * direction.x())
        if place == start or along <= 0 or across > 1.75 * along:
            continue
        cost = along + 1.5 * across
        if best is None or cost < best[0]:
            best = (cost, place)
    return best[1] if best is not None else None


def _length(point: QPointF) -> float:
    return math.hypot(point.x(), point.y())
