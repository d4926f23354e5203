"""Walking over the body by arrow keys: from a place to its neighbour in a direction."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from weakref import WeakKeyDictionary

from PySide6 import QtCore
from PySide6.QtCore import QPointF

from triggermap.domain.anatomy import Place
from triggermap.ui.body.shapes import ViewPaths

Point = tuple[float, float]
DIRECTIONS: tuple[Point, ...] = ((-1, 0), (1, 0), (0, -1), (0, 1))


def arrows() -> dict[QtCore.Qt.Key, QPointF]:
    """Return the direction of each arrow key."""
    keys = (QtCore.Qt.Key.Key_Left, QtCore.Qt.Key.Key_Right, QtCore.Qt.Key.Key_Up, QtCore.Qt.Key.Key_Down)
    return {key: QPointF(*direction) for key, direction in zip(keys, DIRECTIONS, strict=True)}


def next_place(paths: ViewPaths, start: Place | None, direction: QPointF) -> Place | None:
    """Return the neighbour of `start`, or the place in the middle where the walk has not begun."""
    walk = _walks.get(paths)
    if walk is None:
        points = {place: shape.anchor for place, shape in paths.view.regions.items()}
        walk = _walks[paths] = Walk(points, (paths.rect.center().x(), paths.rect.center().y()))
    if start is None or start not in walk.steps:
        return walk.first
    return walk.steps[start].get((round(direction.x()), round(direction.y())))


class Walk:
    """The neighbours of each place of a view, so that arrows lead from each place to each other one."""

    def __init__(self, points: Mapping[Place, Point], middle: Point) -> None:
        self._points = points
        self.first = min(points, key=lambda place: math.dist(points[place], middle), default=None)
        """Where a walk begins."""
        self.steps: dict[Place, dict[Point, Place]] = {place: {} for place in points}
        for place in points:
            for direction in DIRECTIONS:
                target = min(self._ahead(place, direction, points), default=None)
                if target is not None:
                    self.steps[place][direction] = target[1]
        self._mend()

    def _ahead(self, start: Place, direction: Point, among: Iterable[Place]) -> Iterable[tuple[float, Place]]:
        """Yield the places within 60 degrees of `direction` with what it costs to go there; going astray costs."""
        x0, y0 = self._points[start]
        right, down = direction
        for place in among:
            x, y = self._points[place]
            along = (x - x0) * right + (y - y0) * down
            across = abs((x - x0) * down - (y - y0) * right)
            if along > 0 and across <= 1.75 * along:
                yield along + 1.5 * across, place

    def _reached(self) -> set[Place]:
        """Return the places to which arrows lead from the first one."""
        found: set[Place] = set()
        waiting = [self.first] if self.first is not None else []
        while waiting:
            place = waiting.pop()
            if place not in found:
                found.add(place)
                waiting += self.steps[place].values()
        return found

    def _mend(self) -> None:
        """Lead to places that are nobody's nearest: a step that has other ways round it goes to them instead."""
        while True:
            reached = self._reached()
            missing = [place for place in self._points if place not in reached]
            if not missing or not any(
                self._reroute(detour, len(reached)) for detour in self._detours(reached, missing)
            ):
                return

    def _detours(self, reached: set[Place], missing: list[Place]) -> list[tuple[float, Place, Point, Place]]:
        """Return the steps that could lead from what is reached to what is missing, the nearest first."""
        found = [
            (cost, place, direction, target)
            for place in reached
            for direction in DIRECTIONS
            for cost, target in self._ahead(place, direction, missing)
        ]
        return sorted(found)

    def _reroute(self, detour: tuple[float, Place, Point, Place], reached: int) -> bool:
        """Take a detour where that leads to more places than before; return whether it did."""
        _cost, place, direction, target = detour
        before = self.steps[place].get(direction)
        self.steps[place][direction] = target
        if len(self._reached()) > reached:
            return True
        if before is None:
            del self.steps[place][direction]
        else:
            self.steps[place][direction] = before
        return False


_walks: WeakKeyDictionary[ViewPaths, Walk] = WeakKeyDictionary()
