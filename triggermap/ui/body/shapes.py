"""Polygons of the atlas as painter paths, made once per view and kept."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from triggermap.domain.anatomy import Place, Side

if TYPE_CHECKING:
    from triggermap.domain.zones import ZonePart
    from triggermap.ui.atlas_like import RingLike, ViewLike, ViewPointLike
    from triggermap.ui.body.label_layout import Silhouette


def path_of(rings: Iterable[RingLike], *, closed: bool = True) -> QPainterPath:
    """Return the rings as one path in view units; even-odd, which is what Qt begins with."""
    path = QPainterPath()
    for ring in rings:
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in ring]))
        if closed:
            path.closeSubpath()
    return path


class ViewPaths:
    """The shapes of one view of one body, in view units."""

    def __init__(self, view: ViewLike) -> None:
        self.view = view
        self._regions: dict[Place, QPainterPath] = {}
        self._zones: dict[tuple[str, Side, ZonePart], QPainterPath] = {}
        self._bellies: dict[tuple[str, Side], list[tuple[QPainterPath, bool]]] = {}
        self._lines: tuple[QPainterPath, QPainterPath] | None = None
        self._line_art: tuple[QPainterPath, QPainterPath, QPainterPath] | None = None

    @property
    def rect(self) -> QRectF:
        """The whole view."""
        return QRectF(0, 0, self.view.width, self.view.height)

    @property
    def centre(self) -> QPointF:
        """What is put in the middle of a window that shows the whole view."""
        return QPointF(self.view.middle, self.view.height / 2)

    def region(self, place: Place) -> QPainterPath:
        """Return the visible part of a region; empty where the view does not show it."""
        path = self._regions.get(place)
        if path is None:
            shape = self.view.regions.get(place)
            path = self._regions[place] = path_of(shape.rings if shape is not None else ())
        return path

    def zone(self, trigger_point: str, side: Side, part: ZonePart) -> QPainterPath:
        """Return a part of a zone; both sides' where `side` is the midline."""
        key = (trigger_point, side, part)
        path = self._zones.get(key)
        if path is None:
            rings = [ring for each in side.each for ring in self.view.zone(trigger_point, each, part)]
            path = self._zones[key] = path_of(rings)
        return path

    def points(self, trigger_point: str, side: Side) -> list[ViewPointLike]:
        """Return where the trigger point lies: one point a side."""
        found = (self.view.point(trigger_point, each) for each in side.each)
        return [point for point in found if point is not None]

    def bellies(self, muscle: str, side: Side) -> list[tuple[QPainterPath, bool]]:
        """Return the muscle's outlines with whether each lies deep."""
        key = (muscle, side)
        found = self._bellies.get(key)
        if found is None:
            shapes = [shape for each in side.each for shape in self.view.belly(muscle, each)]
            found = self._bellies[key] = [(path_of(shape.rings), shape.deep) for shape in shapes]
        return found

    def contours(self) -> tuple[QPainterPath, QPainterPath]:
        """Return the silhouette and the lines inside it."""
        if self._lines is None:
            self._lines = path_of(self.view.outline), path_of(self.view.lines, closed=False)
        return self._lines

    @cached_property
    def silhouette(self) -> Silhouette:
        """Where the body is at each height."""
        from triggermap.ui.body.label_layout import Silhouette  # imported late: for the layers alone

        return Silhouette(self.view.outline, self.view.height)

    def line_art(self) -> tuple[QPainterPath, QPainterPath, QPainterPath]:
        """Return, as curves, the silhouette to fill, the silhouette to draw (without what runs along the edge of a
        close-up), and the lines inside it."""
        if self._line_art is None:
            from triggermap.report.curves import smooth_path_of  # imported late: for line art alone

            view = self.view
            border, lines = (smooth_path_of(rings, closed=False) for rings in (view.contour, view.lines))
            self._line_art = smooth_path_of(view.outline), border, lines
        return self._line_art
