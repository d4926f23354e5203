"""The views as painter paths, and which of them shows a thing best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from triggermap.atlas.format import turn_angle
from triggermap.ui.body.shapes import ViewPaths

if TYPE_CHECKING:
    from triggermap.domain.anatomy import Place
    from triggermap.ui.atlas_like import AtlasLike
    from triggermap.ui.models.circles import Circle

NEARLY_ALL = 0.8
"""A close-up shows a place well where it shows at least this share of what the whole body does."""
SAME_SIDE = 1.6
"""How much more a close-up from the same side is worth: the person is looking from there."""
MUCH_LARGER = 1.5
KEPT = 4
"""How many angles between the baked views are kept."""


class Gallery:
    """The views of all bodies; the paths of each are made once, those of turned bodies anew after a while."""

    def __init__(self, atlas: AtlasLike) -> None:
        self._atlas = atlas
        self._baked: dict[tuple[str, str], ViewPaths] = {}
        self._turned: dict[tuple[str, str], ViewPaths] = {}
        self._circles: dict[tuple[str, str], Circle] = {}

    def forget(self) -> None:
        """Draw zones and muscles anew: they may have changed."""
        self._baked.clear()
        self._turned.clear()

    def knows(self, body: str, view: str) -> bool:
        """Tell whether there is such a view, baked or turned."""
        return view in self._atlas.views or turn_angle(view) in self._atlas.angles(body)

    def paths_of(self, body: str, view: str) -> ViewPaths:
        """Return a view.

        Raises:
            KeyError: where there is none of that name.
        """
        key = body, view
        angle = turn_angle(view)
        if angle is None:
            if key not in self._baked:
                self._baked[key] = ViewPaths(self._atlas.view(*key))
            return self._baked[key]
        found = self._turned.pop(key, None) or ViewPaths(self._atlas.turned(body, angle))
        self._turned[key] = found
        while len(self._turned) > KEPT:
            del self._turned[next(iter(self._turned))]
        return found

    def baked(self, body: str, first: str) -> list[ViewPaths]:
        """Return the baked views; the one named, or else the one nearest to it, comes first."""
        first = self.flat_of(body, first)
        others = [view for view in self._atlas.views if view != first]
        return [self.paths_of(body, view) for view in (first, *others)]

    def circle(self, body: str, view: str) -> Circle:
        """Return the views round the same part of the body."""
        from triggermap.ui.models.circles import circle_of  # imported late: not needed for the first paint

        part = "" if turn_angle(view) is not None else self._atlas.view(body, view).part
        key = body, part
        if key not in self._circles:
            self._circles[key] = circle_of(self._atlas, *key)
        return self._circles[key]

    def flat_of(self, body: str, view: str) -> str:
        """Return the baked view nearest to a view: mostly that view itself."""
        angle = turn_angle(view)
        return view if angle is None else self.circle(body, view).flat_near(angle).view

    def close_up_for(self, body: str, view: str, place: Place) -> str | None:
        """Return the close-up that shows a place of the whole body best, from the side that is on the screen if it can.

        None where the view on the screen is a close-up itself, or none shows nearly all of the place.
        """
        here = self.paths_of(body, view).view
        if here.close_up_of is not None or place not in here.regions:
            return None
        side, area = self.flat_of(body, view), here.regions[place].area
        found: list[tuple[float, str]] = []
        for name in self._atlas.views:
            close = self._atlas.view(body, name)
            shape = close.regions.get(place) if close.close_up_of is not None else None
            if shape is not None and shape.area >= NEARLY_ALL * area:
                found.append((shape.area * (SAME_SIDE if close.close_up_of == side else 1.0), name))
        return max(found)[1] if found else None

    def better_for(self, body: str, view: str, place: Place) -> str | None:
        """Return the view in which a place is largest, unless the one named shows it well."""
        sizes = {each.view.id: _size_on_screen(each, place) for each in self.baked(body, view)}
        best = max(sizes, key=lambda name: sizes[name])
        here = _size_on_screen(self.paths_of(body, view), place)
        return best if sizes[best] > MUCH_LARGER * here else None


def _size_on_screen(paths: ViewPaths, place: Place) -> float:
    """Return which share of its view a place fills."""
    shape = paths.view.regions.get(place)
    if shape is None:
        return 0.5e-3 if place in paths.view.inner else 0.0
    rect = paths.region(place).boundingRect()
    return float(rect.width() * rect.height() / (paths.view.width * paths.view.height))
