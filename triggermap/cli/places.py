"""Where trigger points themselves lie: warnings follow that place as well as the marked one."""

from __future__ import annotations

from collections.abc import Iterable

from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.muscle import Muscle


def site_places(trigger_point: str, side: Side, atlas: Atlas) -> tuple[Place, ...]:
    """Return where a trigger point lies on the skin; on both sides for `Side.MIDLINE`."""
    sides = (Side.LEFT, Side.RIGHT) if side is Side.MIDLINE else (side,)
    found = (_place(trigger_point, one, atlas) for one in sides)
    return tuple(place for place in found if place)


def own_regions(muscle: Muscle, atlas: Atlas) -> Iterable[str]:
    """Return the ids of the regions in which the muscle's trigger points lie."""
    places = (place for site in muscle.sites for place in site_places(site.id, Side.LEFT, atlas))
    return tuple(dict.fromkeys(place.region for place in places))


def _place(trigger_point: str, side: Side, atlas: Atlas) -> Place | None:
    for name in atlas.views:
        view = atlas.view(atlas.bodies[0], name)
        point = view.point(trigger_point, side)
        place = view.place_at(point.x, point.y) if point and point.visible else None
        if place:
            return place
    return None
