"""The layer of muscles: the outlines of all bellies that the view shows, those that lie deep dashed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from triggermap.atlas.format import turn_angle
from triggermap.domain.anatomy import Place, Side
from triggermap.ui.body.inks import inks
from triggermap.ui.body.overlays import pen
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.services import MuscleChoice

SIDES = (Side.LEFT, Side.RIGHT)
LIGHT = {False: 170, True: 140}
"""Opacity, 0 to 255, of the outline of a muscle that lies at the surface, or deep."""

SidedMuscle = tuple[str, Side]


@dataclass(frozen=True, eq=False)
class Outline:
    """One part of a muscle's outline, in view units."""

    muscle: str
    side: Side
    path: QPainterPath
    deep: bool
    box: QRectF

    @property
    def key(self) -> SidedMuscle:
        """The muscle on its side."""
        return self.muscle, self.side


class MuscleLayer:
    """Knows the outlines of a view, which of them lie under a point, and paints them."""

    KEPT = 4
    """Views whose outlines are kept."""

    def __init__(self, muscles: Callable[[], Sequence[str]]) -> None:
        self._muscles = muscles
        self._kept: dict[int, tuple[ViewPaths, list[Outline]]] = {}

    def keys(self) -> list[SidedMuscle]:
        """Return all muscles, on each side."""
        return [(muscle, side) for muscle in self._muscles() for side in SIDES]

    def is_ready(self, paths: ViewPaths) -> bool:
        """Tell whether the outlines can be had at once: those of a turned body are drawn from patches, which takes."""
        return turn_angle(paths.view.id) is None or id(paths) in self._kept

    def outlines(self, paths: ViewPaths, choice: MuscleChoice) -> list[Outline]:
        """Return the outlines that `choice` shows of a view, the deep ones first, as they are painted."""
        found = self._kept.get(id(paths))
        if found is None:
            while len(self._kept) >= self.KEPT:
                del self._kept[next(iter(self._kept))]
            found = self._kept[id(paths)] = (paths, self._read(paths))
        return [each for each in found[1] if choice.shows(deep=each.deep)]

    def _read(self, paths: ViewPaths) -> list[Outline]:
        found = [
            Outline(muscle, side, path, deep, path.boundingRect())
            for muscle, side in self.keys()
            for path, deep in paths.bellies(muscle, side)
        ]
        # Large ones first, so that a small muscle is painted over a large one, and found before it.
        return sorted(found, key=lambda each: (not each.deep, -each.box.width() * each.box.height()))

    def at(self, paths: ViewPaths, choice: MuscleChoice, point: QPointF) -> list[SidedMuscle]:
        """Return the muscles under a point (view units), the uppermost first."""
        hit = [
            each.key
            for each in reversed(self.outlines(paths, choice) if self.is_ready(paths) else [])
            if each.box.contains(point) and each.path.contains(point)
        ]
        return list(dict.fromkeys(hit))

    def under(self, paths: ViewPaths, choice: MuscleChoice, place: Place) -> list[SidedMuscle]:
        """Return the muscles that lie under a place, the uppermost first."""
        region = paths.region(place)
        box = region.boundingRect()
        hit = [
            each.key
            for each in reversed(self.outlines(paths, choice) if self.is_ready(paths) else [])
            if each.box.intersects(box) and each.path.intersects(region)
        ]
        return list(dict.fromkeys(hit))

    def rect(self, paths: ViewPaths, muscle: SidedMuscle) -> QRectF:
        """Return the box of a muscle in view units."""
        rect = QRectF()
        for path, _deep in paths.bellies(*muscle):
            rect = rect.united(path.boundingRect())
        return rect

    def paint(self, painter: QPainter, paths: ViewPaths, choice: MuscleChoice, seen: QRectF) -> None:
        """Paint the outlines lightly with a painter in view units, but for those outside the box `seen`."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for each in self.outlines(paths, choice):
            if not each.box.intersects(seen):
                continue
            colour = QColor(inks().belly)
            colour.setAlpha(LIGHT[each.deep])
            style = Qt.PenStyle.DashLine if each.deep else Qt.PenStyle.SolidLine
            painter.strokePath(each.path, pen(painter, colour, 1.1, style))

    def paint_lit(self, painter: QPainter, paths: ViewPaths, muscle: SidedMuscle) -> None:
        """Light a muscle up: under the pointer."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = inks()
        fill = QColor(ink.belly)
        fill.setAlpha(60)
        for path, deep in paths.bellies(*muscle):
            painter.fillPath(path, fill)
            painter.strokePath(path, pen(painter, ink.belly_halo, 4.0))
            style = Qt.PenStyle.DashLine if deep else Qt.PenStyle.SolidLine
            painter.strokePath(path, pen(painter, ink.belly, 2.0, style))
