"""Small pictures: shrunken bodies with what lies over them, and the picture of a zone on a card."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap, QTransform

from triggermap.ui import theme
from triggermap.ui.body.figure import is_drawn, paint_small
from triggermap.ui.body.overlays import Overlay, Shown, paint_overlay, shown_rect
from triggermap.ui.body.shadings import read_image
from triggermap.ui.body.shapes import ViewPaths

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import ViewLike

STEPS = (64, 96, 128, 192, 256, 384, 512)
MOST_BYTES = 6 * 1024 * 1024
"""How much shrunken shadings may take; those that were used least lately go first."""
PICTURE_DELAY = 120
"""Milliseconds: a click is answered first, pictures follow."""


class Miniatures:
    """Shrunken shadings; reading one costs tens of milliseconds, keeping a large one megabytes."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, int], QImage] = {}

    def get(self, view: ViewLike, height: int) -> QImage:
        """Return the view's shading, at least `height` device pixels high where that is not too large."""
        step = next((step for step in STEPS if step >= height), STEPS[-1])
        key = (view.body, view.id, step)
        found = self._kept.pop(key, None)
        if found is None:
            found = read_image(view, 1)
            if not found.isNull() and found.height() > step:
                # Faster than letting the reader shrink it.
                found = found.scaledToHeight(step, Qt.TransformationMode.SmoothTransformation)
        self._kept[key] = found
        while sum(image.sizeInBytes() for image in self._kept.values()) > MOST_BYTES:
            del self._kept[next(iter(self._kept))]
        return found


miniatures = Miniatures()


def paint_miniature(painter: QPainter, paths: ViewPaths, overlay: Overlay, box: QRectF, crop: QRectF) -> None:
    """Paint the part `crop` (view units) of a view into `box`, with what lies over it."""
    ratio = painter.device().devicePixelRatio()
    scale = min(box.width() / crop.width(), box.height() / crop.height())
    image = None if is_drawn(paths) else miniatures.get(paths.view, round(paths.view.height * scale * ratio))
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    centre = box.center() - crop.center() * scale
    painter.setTransform(QTransform(scale, 0, 0, scale, centre.x(), centre.y()), True)
    paint_small(painter, paths, image)
    paint_overlay(painter, paths, overlay, scale, small=True)
    painter.restore()


Key = tuple[Shown, str, int, float, str]


class ZonePictures(QObject):
    """Pictures of zones for cards, made one at a time after the list stands, and kept."""

    made = Signal()
    """A picture that was asked for can be had now."""

    def __init__(self, views: Callable[[], list[ViewPaths]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._kept: dict[Key, QPixmap] = {}
        self._wanted: list[Key] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_next)

    def clear(self) -> None:
        """Forget all: the body or the theme has changed."""
        self._kept.clear()
        self._wanted.clear()

    def postpone(self) -> None:
        """Wait again before the next picture: a click comes first."""
        if self._wanted:
            self._timer.start(PICTURE_DELAY)

    def get(self, shown: Shown, body: str, size: int, ratio: float) -> QPixmap | None:
        """Return a square picture of the zone in the view that shows most of it; None where it is still to be made."""
        key = (shown, body, size, ratio, theme.look.tokens.name)
        found = self._kept.get(key)
        if found is None and key not in self._wanted:
            self._wanted.append(key)
            self._timer.start(PICTURE_DELAY)
        return found

    def _make_next(self) -> None:
        if not self._wanted:
            return
        key = self._wanted.pop(0)
        shown, _body, size, ratio, _theme = key
        self._kept[key] = self._make(shown, self._views(), size, ratio)
        self.made.emit()
        self._timer.start(0)

    def _make(self, shown: Shown, views: list[ViewPaths], size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(theme.look.tokens.ground))
        best = best_view(shown, views)
        if best is None:
            return pixmap
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        crop = _square_round(shown_rect(best, shown), best.rect)
        paint_miniature(painter, best, Overlay(shown=shown), QRectF(0, 0, size, size), crop)
        painter.end()
        return pixmap


def best_view(shown: Shown, views: list[ViewPaths]) -> ViewPaths | None:
    """Return the view that shows most of the zone, measured on the body; the point in sight counts too.

    The whole bodies are asked first, and then only the close-ups from the side of the best of them.
    """
    whole = _best([paths for paths in views if paths.view.close_up_of is None], shown)
    if whole is None:
        return _best(views, shown)
    near = [paths for paths in views if paths.view.close_up_of == whole.view.id]
    return _best([whole, *near], shown)


def _best(views: list[ViewPaths], shown: Shown) -> ViewPaths | None:
    best: tuple[float, ViewPaths] | None = None
    for paths in views:
        rect = shown_rect(paths, shown)
        if rect.isNull():
            continue
        size = rect.width() * rect.height() / paths.view.units_per_cm**2
        if any(point.visible for point in paths.points(shown.trigger_point, shown.side)):
            size *= 1.5
        if paths.view.close_up_of is not None:
            size *= 1.2
        if best is None or size > best[0]:
            best = (size, paths)
    return best[1] if best is not None else None


def _square_round(rect: QRectF, whole: QRectF) -> QRectF:
    """Return a square round `rect` with some body about it, not larger than the view."""
    side = max(rect.width(), rect.height()) * 1.35
    side = min(max(side, min(whole.width(), whole.height()) * 0.45), max(whole.width(), whole.height()))
    return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
