"""What is painted over the body: marks, zones, the muscle's outline, the trigger point.

Nothing is told by colour alone: marks have a firm outline, spillover is dotted, a hidden point is dashed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QPixmap, QTransform

from triggermap.domain.anatomy import Side
from triggermap.domain.pain import PainDrawing
from triggermap.ui.body.inks import inks
from triggermap.ui.body.shapes import ViewPaths

if TYPE_CHECKING:
    from triggermap.domain.lookup import MuscleCandidate

NOTHING = PainDrawing()


@dataclass(frozen=True)
class Shown:
    """The candidate whose pattern lies on the body."""

    trigger_point: str
    muscle: str
    side: Side

    @classmethod
    def best_of(cls, candidate: MuscleCandidate, trigger_point: str | None = None) -> Shown:
        """Return the candidate's best site, or the named one."""
        return cls(trigger_point or candidate.best.trigger_point, candidate.muscle, candidate.side)


@dataclass(frozen=True)
class Overlay:
    """Everything that lies over the body."""

    drawing: PainDrawing = NOTHING
    shown: Shown | None = None


@lru_cache(maxsize=16)
def stipple_tile(step: int, radius: float, colour: str) -> QPixmap:
    """Return a tile of dots, `step` device pixels wide, with a second dot in its middle."""
    tile, painter = _tile(step)
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    for x, y in ((0.25, 0.25), (0.75, 0.75)):
        painter.drawEllipse(QPointF(x * step, y * step), radius, radius)
    painter.end()
    return tile


@lru_cache(maxsize=16)
def hatch_tile(step: int, width: float, colour: str) -> QPixmap:
    """Return a tile of a slanted line, `step` device pixels wide; neighbouring tiles continue it."""
    tile, painter = _tile(step)
    painter.setPen(QPen(QColor(colour), width, QtCore.Qt.PenStyle.SolidLine, QtCore.Qt.PenCapStyle.FlatCap))
    for shift in (-step, 0, step):
        painter.drawLine(QPointF(shift - 1, step + 1), QPointF(shift + step + 1, -1))
    painter.end()
    return tile


def _tile(step: int) -> tuple[QPixmap, QPainter]:
    tile = QPixmap(step, step)
    tile.fill(QtCore.Qt.GlobalColor.transparent)
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return tile, painter


def stipple(scale: float, ratio: float, *, small: bool = False) -> QBrush:
    """Return dots of one size on the screen, for a painter that scales view units by `scale`."""
    step, radius = (5, 1.0) if small else (8, 1.75)
    return _brush(stipple_tile(round(step * ratio), radius * ratio, inks().pain.name()), scale * ratio)


def hatch(scale: float, ratio: float, *, small: bool = False) -> QBrush:
    """Return slanted lines of one width on the screen, for a painter that scales view units by `scale`."""
    step, width = (4, 1.1) if small else (7, 1.9)
    return _brush(hatch_tile(round(step * ratio), width * ratio, inks().pain.name()), scale * ratio)


def _brush(tile: QPixmap, scale: float) -> QBrush:
    brush = QBrush(tile)
    brush.setTransform(QTransform.fromScale(1 / scale, 1 / scale))
    return brush


def pen(painter: QPainter, colour: QColor, width: float, style: QtCore.Qt.PenStyle | None = None) -> QPen:
    """Return a pen of `width` pixels whatever the zoom; on a finer screen of as many of its own as look as wide.

    Outlines have hundreds of points a few pixels apart: round joins would look the same and take three times as long.
    """
    ends, corners = QtCore.Qt.PenCapStyle.RoundCap, QtCore.Qt.PenJoinStyle.BevelJoin
    wide = width * painter.device().devicePixelRatio()
    result = QPen(colour, wide, style or QtCore.Qt.PenStyle.SolidLine, ends, corners)
    result.setCosmetic(True)
    return result


def paint_overlay(
    painter: QPainter,
    paths: ViewPaths,
    overlay: Overlay,
    scale: float,
    *,
    small: bool = False,
    touched: Sequence[QRectF] | None = None,
    edges: Callable[[QPainter, QPainterPath], None] | None = None,
) -> None:
    """Paint `overlay` with a painter whose transform maps view units to the screen at `scale`.

    `small` is for pictures of about a hundred pixels: thinner lines, finer dots. Marks outside the boxes
    `touched` (view units) are left out. `edges` paints the outline of a mark, where one is kept.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    marks = [(paths.region(mark.place), mark.intensity) for mark in overlay.drawing.marks]
    if touched is not None:
        marks = [mark for mark in marks if any(mark[0].boundingRect().intersects(rect) for rect in touched)]
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    for path, intensity in marks:
        painter.setBrush(mark_fill(intensity, small=small))
        painter.drawPath(path)
    if overlay.shown is not None:
        paint_zones(painter, paths, overlay.shown, scale, small=small)
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    for path, _intensity in marks:
        if edges is not None:
            edges(painter, path)
        else:
            paint_edge(painter, path, small=small)
    if overlay.shown is not None:
        paint_muscle(painter, paths, overlay.shown, scale, small=small)


def paint_edge(painter: QPainter, path: QPainterPath, *, small: bool = False) -> None:
    """Paint the outline of a mark with a light halo."""
    ink = inks()
    if not small:
        painter.strokePath(path, pen(painter, ink.mark_halo, 4.0))
    painter.strokePath(path, pen(painter, ink.mark_edge, 0.9 if small else 2.0))


class KeptEdges:
    """Outlines of marks as pictures, for one zoom: stroking a long line again costs ten times the copying."""

    MOST = 12
    LARGEST = 1_000_000
    """Pixels; what is larger is painted anew."""

    def __init__(self) -> None:
        self._kept: dict[int, tuple[QPainterPath, QPixmap, QPointF]] = {}

    def clear(self) -> None:
        """Forget all: the zoom has changed."""
        self._kept.clear()

    def paint(self, painter: QPainter, path: QPainterPath) -> None:
        """Paint the outline of a mark; the painter's transform maps view units to pixels."""
        found = self._kept.get(id(path))
        if found is None:
            found = self._make(painter, path)
            if found is None:
                paint_edge(painter, path)
                return
            if len(self._kept) >= self.MOST:
                del self._kept[next(iter(self._kept))]
            self._kept[id(path)] = found
        _path, pixmap, at = found
        transform = painter.transform()
        painter.resetTransform()
        painter.drawPixmap(at, pixmap)
        painter.setTransform(transform)

    def _make(self, painter: QPainter, path: QPainterPath) -> tuple[QPainterPath, QPixmap, QPointF] | None:
        transform, ratio = painter.transform(), painter.device().devicePixelRatio()
        box = transform.mapRect(path.boundingRect()).toAlignedRect().adjusted(-4, -4, 4, 4)
        size = box.size() * ratio
        if box.isEmpty() or size.width() * size.height() > self.LARGEST:
            return None
        pixmap = QPixmap(size)
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QtCore.Qt.GlobalColor.transparent)
        inner = QPainter(pixmap)
        inner.setRenderHint(QPainter.RenderHint.Antialiasing)
        inner.translate(-box.left(), -box.top())
        inner.setTransform(transform, True)
        paint_edge(inner, path)
        inner.end()
        return path, pixmap, QPointF(box.topLeft())


def mark_fill(intensity: int, *, small: bool = False) -> QColor:
    """Return the soft red of a marked region: the more it hurts, the fuller."""
    colour = QColor(inks().mark)
    colour.setAlpha((110 if small else 48) + 8 * intensity)
    return colour


def paint_zones(painter: QPainter, paths: ViewPaths, shown: Shown, scale: float, *, small: bool = False) -> None:
    """Paint where the pain is usually felt (solid, hatched in line art) and sometimes felt (dots)."""
    from triggermap.domain.zones import ZonePart  # imported late: not needed for the first paint

    spill = paths.zone(shown.trigger_point, shown.side, ZonePart.SPILLOVER)
    essential = paths.zone(shown.trigger_point, shown.side, ZonePart.ESSENTIAL)
    paint_areas(painter, spill, essential, scale, small=small)


def paint_areas(
    painter: QPainter, spill: QPainterPath, essential: QPainterPath, scale: float, *, small: bool = False
) -> None:
    """Paint the two parts of a zone, or of several made one."""
    ink, ratio = inks(), painter.device().devicePixelRatio()
    if not spill.isEmpty():
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        painter.setBrush(stipple(scale, ratio, small=small))
        painter.drawPath(spill)
        if not small:
            painter.strokePath(spill, pen(painter, ink.spill_edge, 1.0))
    if not essential.isEmpty():
        painter.setPen(QtCore.Qt.PenStyle.NoPen)
        for brush in essential_fill(scale, ratio, small=small):
            painter.setBrush(brush)
            painter.drawPath(essential)
        if ink.hatched or not small:
            painter.strokePath(essential, pen(painter, ink.pain_edge, 0.9 if small else 1.4))


def essential_fill(scale: float, ratio: float, *, small: bool = False) -> list[QBrush]:
    """Return what fills the usual area, one over the other: solid red; in line art a hint of it below a hatch."""
    ink = inks()
    fill = QColor(ink.pain)
    fill.setAlpha(235 if small and not ink.hatched else ink.tint)
    return [QBrush(fill), hatch(scale, ratio, small=small)] if ink.hatched else [QBrush(fill)]


def paint_muscle(painter: QPainter, paths: ViewPaths, shown: Shown, scale: float, *, small: bool = False) -> None:
    """Paint the muscle's outline (dashed where it lies deep) and the trigger point."""
    if not small:
        paint_bellies(painter, paths, shown.muscle, shown.side)
    for point in paths.points(shown.trigger_point, shown.side):
        if point.visible or not small:
            arm = 3.0 if small else min(max(paths.view.units_per_cm * scale, 5.0), 8.5)
            paint_cross(painter, QPointF(point.x, point.y), arm / scale, arm * 0.4, hidden=not point.visible)


def paint_bellies(painter: QPainter, paths: ViewPaths, muscle: str, side: Side) -> None:
    """Paint the muscle's outline, dashed where it lies deep."""
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    for path, deep in paths.bellies(muscle, side):
        painter.strokePath(path, pen(painter, inks().belly_halo, 3.0))
        style = QtCore.Qt.PenStyle.DashLine if deep else QtCore.Qt.PenStyle.SolidLine
        painter.strokePath(path, pen(painter, inks().belly, 1.5, style))


def paint_cross(painter: QPainter, at: QPointF, arm: float, width: float, *, hidden: bool) -> None:
    """Paint the X of a trigger point with a halo; dotted and thin where it lies on the far side.

    `arm` is in view units, `width` in pixels.
    """
    ink, cross = inks(), QPainterPath()
    for dx in (-arm, arm):
        cross.moveTo(at.x() - dx, at.y() - arm)
        cross.lineTo(at.x() + dx, at.y() + arm)
    if hidden:
        painter.strokePath(cross, pen(painter, ink.hidden_halo, 4.0))
        painter.strokePath(cross, pen(painter, ink.hidden_cross, 1.8, QtCore.Qt.PenStyle.DotLine))
        return
    painter.strokePath(cross, pen(painter, ink.cross_halo, 2 * width + 0.4))
    painter.strokePath(cross, pen(painter, ink.cross, width))


def paint_hover(painter: QPainter, path: QPainterPath, *, focused: bool = False) -> None:
    """Light a region up: under the pointer, or where the keyboard is (dashed)."""
    ink = inks()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if not focused:
        painter.fillPath(path, ink.hover_fill)
    painter.strokePath(path, pen(painter, ink.hover_halo, 4.0))
    style = QtCore.Qt.PenStyle.DashLine if focused else QtCore.Qt.PenStyle.SolidLine
    painter.strokePath(path, pen(painter, ink.hover, 2.0, style))


def marked_in(paths: ViewPaths, drawing: PainDrawing) -> bool:
    """Tell whether the view shows any marked place, or offers it on its inset."""
    view = paths.view
    return any(place in view.regions or place in view.inner for place in drawing.places)


def shown_rect(paths: ViewPaths, shown: Shown, drawing: PainDrawing | None = None) -> QRectF:
    """Return the box round zones, visible points and marks, in view units; null where there is nothing."""
    from triggermap.domain.zones import ZonePart

    rect = QRectF()
    for part in ZonePart:
        path = paths.zone(shown.trigger_point, shown.side, part)
        if not path.isEmpty():
            rect = rect.united(path.boundingRect())
    for point in paths.points(shown.trigger_point, shown.side):
        if point.visible:
            rect = rect.united(QRectF(point.x - 1, point.y - 1, 2, 2))
    for place in drawing.places if drawing is not None else ():
        rect = rect.united(paths.region(place).boundingRect())
    return rect


def changed_rects(paths: ViewPaths, old: Overlay, new: Overlay) -> list[QRectF]:
    """Return the boxes, in view units, of what two overlays paint differently; lines and the X reach a little over."""
    marks = set(old.drawing.marks) ^ set(new.drawing.marks)
    rects = [paths.region(mark.place).boundingRect() for mark in marks]
    if old.shown != new.shown:
        for shown in (old.shown, new.shown):
            rects += _rects_of(paths, shown) if shown is not None else []
    return [rect for rect in rects if rect.isValid()]


def _rects_of(paths: ViewPaths, shown: Shown) -> list[QRectF]:
    """Return the boxes of each thing that is painted for a candidate."""
    from triggermap.domain.zones import ZonePart

    rects = [paths.zone(shown.trigger_point, shown.side, part).boundingRect() for part in ZonePart]
    rects += [path.boundingRect() for path, _deep in paths.bellies(shown.muscle, shown.side)]
    return rects + [QRectF(point.x - 1, point.y - 1, 2, 2) for point in paths.points(shown.trigger_point, shown.side)]
