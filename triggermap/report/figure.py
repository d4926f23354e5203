"""One view of the body on paper: shading as a picture, or line art; everything else as vectors.

Hatches are clipped line paths in millimetres, never brush patterns (those turn to flat grey on a laser printer), so
that they carry the meaning in black and white too: marked places in a plain tint, the usual zone in slanted lines,
the spillover in dots, the trigger point as an X in a white halo.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QImage,
    QImageReader,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from triggermap.atlas import Atlas, Ring, View
from triggermap.domain.anatomy import Side
from triggermap.domain.zones import ZonePart
from triggermap.report.blocks import Figure, FigureStyle, Key, PointMark
from triggermap.report.choice import Crop, crop_of
from triggermap.report.curves import smooth_path_of
from triggermap.report.fonts import font
from triggermap.report.text import DPI, INK

PAIN = QColor(176, 18, 44)
MUSCLE = QColor(110, 70, 50)
MARKED_FILL = QColor(232, 160, 168, 150)
HATCH_STEP = 1.15
HATCH_PEN = 0.32
DOT_STEP = 1.25
DOT_RADIUS = 0.27
OUTLINE_PEN = 0.2
LINE_ART_OUTLINE, LINE_ART_PEN = 0.36, 0.22
"""Millimetres."""
SHADING_OPACITY = 0.75
SHADING_DPI = 220.0
"""Pixels an inch of paper that the shading needs."""
ENOUGH = 0.8
"""Share of these with which the smaller of the two pictures is taken."""


@dataclass(frozen=True, slots=True)
class Canvas:
    """Where a figure is drawn: a painter whose units are device units, and how many of them make a millimetre."""

    painter: QPainter
    unit: float

    def pen(self, colour: QColor, width: float, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
        """Return a round pen of `width` millimetres."""
        pen = QPen(colour, width * self.unit, style)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        return pen


def aspect(atlas: Atlas, figure: Figure) -> float:
    """Return width divided by height of the figure's view."""
    crop = _crop(atlas.view(figure.body, figure.view), figure)
    return crop.width / crop.height


def draw_figure(canvas: Canvas, atlas: Atlas, figure: Figure, box: QRectF, style: FigureStyle) -> None:
    """Draw `figure` into `box` (device units), which has the proportions that `aspect` says."""
    view = atlas.view(figure.body, figure.view)
    crop = _crop(view, figure)
    scale = box.width() / crop.width
    to_page = _ToPage(box.left() - crop.left * scale, box.top() - crop.top * scale, scale)
    painter = canvas.painter
    painter.save()
    painter.setClipRect(box)
    if style is FigureStyle.LINES:
        _draw_line_art(canvas, view, to_page)
    else:
        painter.drawImage(box, _shading(view, crop, box.width() / canvas.unit))
        _draw_outline(canvas, view, to_page)
    _draw_marks(canvas, view, figure, to_page)
    for trigger_point, side in figure.zones:
        _draw_zone(canvas, view, trigger_point, side, to_page)
    for muscle, side in figure.bellies:
        _draw_belly(canvas, view, muscle, side, to_page)
    painter.restore()
    for point in figure.points:
        _draw_point(canvas, view, point, to_page, box)


def _crop(view: View, figure: Figure) -> Crop:
    """Return the part of the view round the figure's marks, zones and points."""
    rings = [ring for place in figure.marks if place in view.regions for ring in view.regions[place].rings]
    for trigger_point, side in figure.zones:
        for one in side.each:
            for part in ZonePart:
                rings.extend(view.zone(trigger_point, one, part))
    shown = [view.point(mark.trigger_point, one) for mark in figure.points for one in mark.side.each]
    return crop_of(view, rings, [(point.x, point.y) for point in shown if point is not None and point.visible])


def _shading(view: View, crop: Crop, width: float) -> QImage:
    """Return the shading of `crop`, light, on white, no finer than paper shows at `width` millimetres.

    Without transparency a PDF keeps it as a small JPEG; it is soft, and all edges over it are drawn as lines.
    """
    wanted = width / 25.4 * SHADING_DPI
    coarse = QImageReader(str(view.shading(1)))
    fine_enough = coarse.size().width() * crop.width / view.width >= ENOUGH * wanted
    source = coarse.read() if fine_enough else QImage(str(view.shading(2)))
    source.setDevicePixelRatio(1.0)  # Qt reads 2 out of the file's name
    scale = source.width() / view.width
    part = QRectF(crop.left * scale, crop.top * scale, crop.width * scale, crop.height * scale)
    shrink = min(1.0, wanted / part.width()) if part.width() else 1.0
    image = QImage((part.size() * shrink).toSize().expandedTo(QSize(1, 1)), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setOpacity(SHADING_OPACITY)
    if shrink < 1.0:  # smoothly: left to itself, the painter would skip pixels
        source = source.copy(part.toAlignedRect()).scaled(
            image.size(), Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(0, 0, source)
    else:
        painter.drawImage(QRectF(image.rect()), source, part)
    painter.end()
    return image


def draw_key(canvas: Canvas, key: Key, box: QRectF) -> None:
    """Draw the sign of a legend entry into `box`."""
    path = QPainterPath()
    path.addRoundedRect(box, canvas.unit, canvas.unit)
    painter = canvas.painter
    if key is Key.MARKED:
        painter.fillPath(path, MARKED_FILL)
        painter.strokePath(path, canvas.pen(PAIN, 0.3))
    elif key is Key.ESSENTIAL:
        hatch(canvas, path)
    elif key is Key.SPILLOVER:
        stipple(canvas, path)
    elif key is Key.BELLY:
        painter.strokePath(path, canvas.pen(MUSCLE, 0.35, Qt.PenStyle.DashLine))
    else:
        _draw_x(canvas, box.center(), None)


def hatch(canvas: Canvas, path: QPainterPath) -> None:
    """Fill `path` with slanted lines and draw its edge."""
    step = HATCH_STEP * canvas.unit
    bounds = path.boundingRect()
    lines = QPainterPath()
    offset = bounds.left() - bounds.height()
    offset -= offset % step
    while offset < bounds.right():
        lines.moveTo(offset, bounds.bottom())
        lines.lineTo(offset + bounds.height(), bounds.top())
        offset += step
    _clipped(canvas, path, lambda: canvas.painter.strokePath(lines, canvas.pen(PAIN, HATCH_PEN)))
    canvas.painter.strokePath(path, canvas.pen(PAIN, 0.3))


def stipple(canvas: Canvas, path: QPainterPath) -> None:
    """Fill `path` with dots in offset rows and draw its edge thinly."""
    step = DOT_STEP * canvas.unit
    radius = DOT_RADIUS * canvas.unit
    bounds = path.boundingRect()
    dots = QPainterPath()
    row = int(bounds.top() // step)
    while row * step < bounds.bottom():
        x = (bounds.left() // step + (row % 2) / 2) * step
        while x < bounds.right():
            dots.addEllipse(QPointF(x, row * step), radius, radius)
            x += step
        row += 1
    _clipped(canvas, path, lambda: canvas.painter.fillPath(dots, QBrush(PAIN)))
    canvas.painter.strokePath(path, canvas.pen(PAIN, 0.12))


@dataclass(frozen=True, slots=True)
class _ToPage:
    """View units to device units."""

    left: float
    top: float
    scale: float

    def point(self, x: float, y: float) -> QPointF:
        return QPointF(self.left + x * self.scale, self.top + y * self.scale)

    def path(self, rings: Iterable[Ring], *, closed: bool = True) -> QPainterPath:
        path = QPainterPath()
        path.setFillRule(Qt.FillRule.OddEvenFill)
        for ring in rings:
            path.addPolygon(QPolygonF([self.point(x, y) for x, y in ring]))
            if closed:
                path.closeSubpath()
        return path

    def curves(self, lines: Iterable[Ring]) -> QPainterPath:
        """Return open lines as curves."""
        return QTransform(self.scale, 0, 0, self.scale, self.left, self.top).map(smooth_path_of(lines, closed=False))


def _clipped(canvas: Canvas, path: QPainterPath, draw: Callable[[], None]) -> None:
    canvas.painter.save()
    canvas.painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    draw()
    canvas.painter.restore()


def _draw_outline(canvas: Canvas, view: View, to_page: _ToPage) -> None:
    pen = canvas.pen(QColor(90, 84, 80), OUTLINE_PEN)
    canvas.painter.strokePath(to_page.path(view.contour, closed=False), pen)
    thin = canvas.pen(QColor(120, 112, 106), 0.13)
    canvas.painter.strokePath(to_page.path(view.lines, closed=False), thin)


def _draw_line_art(canvas: Canvas, view: View, to_page: _ToPage) -> None:
    for rings, width in ((view.lines, LINE_ART_PEN), (view.contour, LINE_ART_OUTLINE)):
        canvas.painter.strokePath(to_page.curves(rings), canvas.pen(INK, width))


def _draw_marks(canvas: Canvas, view: View, figure: Figure, to_page: _ToPage) -> None:
    for place in figure.marks:
        shape = view.regions.get(place)
        if shape is not None:
            path = to_page.path(shape.rings)
            canvas.painter.fillPath(path, MARKED_FILL)
            canvas.painter.strokePath(path, canvas.pen(PAIN, 0.25))


def _draw_zone(canvas: Canvas, view: View, trigger_point: str, side: Side, to_page: _ToPage) -> None:
    for one in side.each:
        spillover = to_page.path(view.zone(trigger_point, one, ZonePart.SPILLOVER))
        essential = to_page.path(view.zone(trigger_point, one, ZonePart.ESSENTIAL))
        if not spillover.isEmpty():
            stipple(canvas, spillover)
        if not essential.isEmpty():
            hatch(canvas, essential)


def _draw_belly(canvas: Canvas, view: View, muscle: str, side: Side, to_page: _ToPage) -> None:
    for one in side.each:
        for belly in view.belly(muscle, one):
            style = Qt.PenStyle.DashLine if belly.deep else Qt.PenStyle.SolidLine
            canvas.painter.strokePath(to_page.path(belly.rings), canvas.pen(MUSCLE, 0.3, style))


def _draw_point(canvas: Canvas, view: View, mark: PointMark, to_page: _ToPage, box: QRectF) -> None:
    for side in mark.side.each:
        point = view.point(mark.trigger_point, side)
        if point is not None and point.visible:
            _draw_x(canvas, to_page.point(point.x, point.y), mark.label, box)


def _draw_x(canvas: Canvas, centre: QPointF, label: str | None, box: QRectF | None = None) -> None:
    arm = 1.15 * canvas.unit
    cross = QPainterPath()
    for sign in (1, -1):
        cross.moveTo(centre.x() - arm, centre.y() - sign * arm)
        cross.lineTo(centre.x() + arm, centre.y() + sign * arm)
    canvas.painter.strokePath(cross, canvas.pen(QColor("white"), 1.3))
    canvas.painter.strokePath(cross, canvas.pen(INK, 0.62))
    if label and box is not None:
        _draw_number(canvas, centre, label, box)


def _draw_number(canvas: Canvas, centre: QPointF, label: str, box: QRectF) -> None:
    """Draw the number in a circle beside its X, on the side that has room."""
    unit, painter = canvas.unit, canvas.painter
    radius = 1.9 * unit
    shift = 3.4 * unit if centre.x() + 6 * unit < box.right() else -3.4 * unit
    middle = QPointF(centre.x() + shift, centre.y() - 2.2 * unit)
    painter.setPen(canvas.pen(INK, 0.25))
    painter.setBrush(QColor("white"))
    painter.drawEllipse(middle, radius, radius)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    number = font(7, QFont.Weight.Bold)
    number.setPixelSize(round(7 / 72 * DPI))  # in the units of the page, whatever the device's
    painter.setFont(number)
    painter.setPen(INK)
    square = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.drawText(square, Qt.AlignmentFlag.AlignCenter, label)
