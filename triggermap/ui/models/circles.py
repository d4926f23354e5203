"""The views round one part of the body as a circle, so that it can be turned: the whole body, a head, a leg. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from triggermap.atlas.format import turn_name

if TYPE_CHECKING:
    from triggermap.ui.atlas_like import AtlasLike

FULL = 360


@dataclass(frozen=True)
class Station:
    """One view of a circle."""

    angle: int
    """Where the viewer stands, in degrees: 0 in front of the person, 90 at the person's left, 180 behind."""
    view: str


@dataclass(frozen=True)
class Circle:
    """Views by angle, ascending."""

    stations: tuple[Station, ...]
    flat: tuple[Station, ...]
    """Those that are baked views with all that belongs to them."""
    whole: bool
    """Whether the views show the whole body; those of a part are far apart."""

    def at(self, degrees: float) -> Station:
        """Return the station nearest to any number of degrees."""
        return min(self.stations, key=lambda station: _apart(station.angle, degrees))

    def flat_near(self, degrees: float) -> Station:
        """Return the baked view nearest to any number of degrees."""
        return min(self.flat, key=lambda station: _apart(station.angle, degrees))

    def after(self, degrees: float, steps: int) -> Station:
        """Return the station so many steps on; one between two stations counts from the nearer one."""
        here = self.stations.index(self.at(degrees))
        return self.stations[(here + steps) % len(self.stations)]


def _apart(angle: float, degrees: float) -> float:
    return abs((degrees - angle + FULL / 2) % FULL - FULL / 2)


def circle_of(atlas: AtlasLike, body: str, part: str) -> Circle:
    """Return the views round a part of a body; for the whole body (an empty part) with the angles in between."""
    flat: dict[int, str] = {}
    for name in atlas.views:
        view = atlas.view(body, name)
        if view.part == part:
            flat.setdefault(round(view.yaw), name)  # a view from above comes after the one from the front
    found = {angle: turn_name(angle) for angle in atlas.angles(body)} if not part else {}
    stations = tuple(Station(angle, view) for angle, view in sorted((found | flat).items()))
    return Circle(stations, tuple(Station(*each) for each in sorted(flat.items())), whole=not part)
