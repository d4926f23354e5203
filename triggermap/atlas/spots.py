"""Points of the skin in space, put together from what the baked views of the whole body say of them.

A view from the front or behind tells how far a point lies to the person's left, one from a side how far back; all tell
how far down. So a point that views of both kinds tell of can be placed at any angle round the upright axis.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from triggermap.domain.anatomy import Side

if TYPE_CHECKING:
    from triggermap.atlas.loader import View
    from triggermap.atlas.turn import Turn, TurnFrame

FRONT, LEFT, BACK, RIGHT = 0, 90, 180, 270
"""Where the viewer stands, in degrees round the person."""
SLANTED = 0.4
"""A picture tells of a way that it shows by this share of its length at least."""
Way = Callable[[float], float]
"""The share of a length that is seen from an angle: its sine or cosine."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the skin, in cm from the axis of the turn: to the person's left, back, and down from the upper edge of
    the frame, which all views of the whole body share. `patches` are those right round it, none where no view shows it.
    """

    left: float
    back: float
    down: float
    patches: frozenset[int]

    def in_frame(self, frame: TurnFrame) -> tuple[float, float, bool]:
        """Return where it lies in a picture, and whether the picture shows it."""
        turn = math.radians(frame.angle)
        x = frame.width / 2 + (self.left * math.cos(turn) + self.back * math.sin(turn)) * frame.units_per_cm
        y = self.down * frame.units_per_cm
        return x, y, not self.patches.isdisjoint(frame.patches.around(x, y))


@dataclass(slots=True)
class _Sighting:
    """What the views that show a landmark tell of it; one way may be unknown."""

    left: float | None = None
    back: float | None = None
    down: float = 0.0
    patches: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Space:
    """Turns places in the baked views of one body into spots."""

    turn: Turn
    flats: Mapping[float, View]
    """The baked views of the whole body, by where the viewer stands."""

    @cached_property
    def _edge(self) -> float:
        """How many cm behind the axis that edge of the view from the person's left lies which is on the left of it.

        The turn keeps the axis in the middle of its frames, the baked view the body.
        """
        frame, flat = self.turn.frame(LEFT), self.flats[LEFT]
        image = frame.patches
        columns = [x for x in range(image.width) if any(image.numbers[x :: image.width])]
        middle = (columns[0] + columns[-1] + 1) / 2 / image.scale - frame.width / 2
        xs = [x for ring in flat.outline for x, _ in ring]
        return middle / frame.units_per_cm - (min(xs) + max(xs)) / 2 / flat.units_per_cm

    @cached_property
    def depth(self) -> float:
        """How many cm behind the axis the middle of the view from the side lies."""
        flat = self.flats[LEFT]
        return self._edge + flat.width / 2 / flat.units_per_cm

    def _take(self, sighting: _Sighting, yaw: float, x: float, y: float) -> None:
        """Add where a baked view has a point, in view units."""
        flat = self.flats[yaw]
        sighting.down = y / flat.units_per_cm
        if yaw in (FRONT, BACK):
            across = (x - flat.width / 2) / flat.units_per_cm
            sighting.left = across if yaw == FRONT else -across
        else:
            sighting.back = self._edge + (x if yaw == LEFT else flat.width - x) / flat.units_per_cm

    def of_point(self, trigger_point: str, side: Side, close_ups: Iterable[View]) -> Spot | None:
        """Return where a trigger point lies, or None where it has no place on the skin or is not known.

        The close-ups are asked where no view of the whole body shows it.
        """
        found = _Sighting()
        for yaw, view in self.flats.items():
            point = view.point(trigger_point, side)
            if point is not None and yaw in (FRONT, LEFT):  # which tell all of it, seen or not
                self._take(found, yaw, point.x, point.y)
            if point is not None and point.visible:
                found.patches |= view.patches_around(point.x, point.y)
        for view in close_ups if not found.patches else ():
            point = view.point(trigger_point, side)
            if point is not None and point.visible:
                found.patches |= view.patches_around(point.x, point.y)
        if found.left is None or found.back is None:
            return None
        return Spot(found.left, found.back, found.down, frozenset(found.patches))

    @cached_property
    def landmarks(self) -> Mapping[tuple[str, Side], Spot]:
        """The landmarks that the baked views show."""
        seen: dict[tuple[str, Side], _Sighting] = {}
        for yaw, view in self.flats.items():
            for key, (x, y) in view.landmarks.items():
                sighting = seen.setdefault(key, _Sighting())
                self._take(sighting, yaw, x, y)
                sighting.patches |= view.patches_around(x, y)
        self._complete(list(seen.values()))
        return {
            key: Spot(each.left, each.back, each.down, frozenset(each.patches))
            for key, each in seen.items()
            if each.left is not None and each.back is not None
        }

    def _complete(self, sightings: list[_Sighting]) -> None:
        """Find the way that the baked views do not tell, from the angle that shows the patches round a point best."""
        for angle in sorted(self.turn.angles, key=lambda angle: abs(math.cos(math.radians(angle)))):
            for each in sightings:
                if each.back is None and each.left is not None:
                    each.back = self._other_way(each, angle, each.left, math.cos, math.sin)
        for angle in sorted(self.turn.angles, key=lambda angle: abs(math.sin(math.radians(angle)))):
            for each in sightings:
                if each.left is None and each.back is not None:
                    each.left = self._other_way(each, angle, each.back, math.sin, math.cos)

    def _other_way(self, sighting: _Sighting, angle: int, known: float, known_share: Way, share: Way) -> float | None:
        """Return how far a point lies along the way that a picture shows by `share` of its angle, or None."""
        turn = math.radians(angle)
        if abs(share(turn)) < SLANTED:
            return None
        frame = self.turn.frame(angle)
        columns = frame.columns_of(sighting.patches, sighting.down * frame.units_per_cm)
        if not columns:
            return None
        across = (sum(columns) / len(columns) - frame.width / 2) / frame.units_per_cm
        return (across - known * known_share(turn)) / share(turn)
