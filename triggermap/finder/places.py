"""Where trigger points themselves lie: warnings follow that place as well as the marked one."""

from __future__ import annotations

from typing import Protocol

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.muscle import Muscle


class Point(Protocol):
    """A trigger point in a view."""

    @property
    def x(self) -> float:
        """In view units."""

    @property
    def y(self) -> float:
        """In view units."""

    @property
    def visible(self) -> bool:
        """False where the body itself hides it."""


class Picture(Protocol):
    """The part of `triggermap.atlas.View` that is used here."""

    def point(self, trigger_point: str, side: Side, /) -> Point | None:
        """Return where a trigger point lies."""

    def place_at(self, x: float, y: float, /) -> Place | None:
        """Return what lies at a point."""


class Pictures(Protocol):
    """The part of `triggermap.atlas.Atlas` that is used here."""

    @property
    def bodies(self) -> tuple[str, ...]:
        """Ids of the bodies."""

    @property
    def views(self) -> tuple[str, ...]:
        """Ids of the views, whole bodies first."""

    def view(self, body: str, view: str, /) -> Picture:
        """Return a view of a body."""


def site_places(trigger_point: str, side: Side, atlas: Pictures) -> tuple[Place, ...]:
    """Return where a trigger point lies on the skin of the reference body; on both sides for `Side.MIDLINE`."""
    found = (_place(trigger_point, one, atlas) for one in side.each)
    return tuple(place for place in found if place)


def own_regions(muscle: Muscle, atlas: Pictures) -> tuple[str, ...]:
    """Return the ids of the regions in which the muscle's trigger points lie."""
    places = (place for site in muscle.sites for place in site_places(site.id, site.only or Side.LEFT, atlas))
    return tuple(dict.fromkeys(place.region for place in places))


def _place(trigger_point: str, side: Side, atlas: Pictures) -> Place | None:
    """Return where the first view that shows the point has it; that is a whole body for all but a few points."""
    for name in atlas.views:
        view = atlas.view(atlas.bodies[0], name)
        point = view.point(trigger_point, side)
        place = view.place_at(point.x, point.y) if point and point.visible else None
        if place:
            return place
    return None
