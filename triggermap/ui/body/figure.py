"""The figure itself, large or small: the shading of the atlas, or its outline and inner lines as line art."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6 import QtCore
from PySide6.QtGui import QColor, QImage, QPainter

from triggermap.atlas.format import turn_angle
from triggermap.ui.body.inks import Inks, inks
from triggermap.ui.body.overlays import pen

if TYPE_CHECKING:
    from triggermap.ui.body.shadings import Shadings
    from triggermap.ui.body.shapes import ViewPaths

FINE_FROM = 3.0
"""Zoom from which the lines on the shading step back: there the shading tells enough."""


def is_drawn(paths: ViewPaths) -> bool:
    """Tell whether a view is shown as line art: where that is in force and the view has lines."""
    return inks().paper is not None and bool(paths.view.outline)


def paint_figure(
    painter: QPainter, paths: ViewPaths, shadings: Shadings, scale: float, *, zoom: float, complete: bool
) -> None:
    """Paint the body with a painter in view units; `scale` is device pixels per unit.

    The first paint (not `complete`) takes the coarse shading without its lines; line art is painted whole at once.
    """
    if is_drawn(paths):
        _paint_lines(painter, paths, inks(), small=False)
        return
    painter.drawImage(paths.rect, shadings.get(paths.view, paths.rect.width() * scale, coarse=not complete))
    if not complete or (turn_angle(paths.view.id) is not None and not paths.view.lines):
        return  # the silhouette that patches give is coarser than the picture's own edge
    outline, lines = paths.contours()
    strength = 150 if zoom < FINE_FROM else 110
    if paths.view.close_up_of is None:
        painter.strokePath(outline, pen(painter, _faded(strength), 1.0))
    painter.strokePath(lines, pen(painter, _faded(strength - 60), 1.0))


def paint_small(painter: QPainter, paths: ViewPaths, image: QImage | None) -> None:
    """Paint the body in a small picture: `image` is its shrunken shading, which line art does not need."""
    if image is None:
        _paint_lines(painter, paths, inks(), small=True)
    else:
        painter.drawImage(paths.rect, image)


def _paint_lines(painter: QPainter, paths: ViewPaths, ink: Inks, *, small: bool) -> None:
    assert ink.paper is not None
    outline, border, lines = paths.line_art()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QtCore.Qt.PenStyle.NoPen)
    painter.setBrush(ink.paper)
    painter.drawPath(outline)
    painter.setBrush(QtCore.Qt.BrushStyle.NoBrush)
    painter.strokePath(lines, pen(painter, ink.line, 0.5 if small else ink.line_width))
    painter.strokePath(border, pen(painter, ink.line, 1.0 if small else ink.outline_width))


def _faded(opacity: int) -> QColor:
    colour = QColor(inks().line)
    colour.setAlpha(opacity)
    return colour
