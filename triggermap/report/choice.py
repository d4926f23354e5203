"""Which views a page shows: those that hold the marks and the points, as few and as near as will do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from triggermap.atlas import Atlas, Ring, View
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

MOST_VIEWS = 4
CLEARLY_SHOWN = 0.45
"""A view holds a mark when it shows at least this share of what the best view shows of it."""
NEAR_ENOUGH = 0.9
"""A close-up that shows this share of the place is taken instead of the whole body."""
SMALL_CM2 = 80.0
"""A place smaller than this is not shown with the whole body where a close-up shows it as well."""

MARGIN_CM = 5.0
LEAST_CM = 26.0
"""A close-up of the head is never cropped to less than this: the whole head stays in sight."""
FADE_FROM = 0.95
FADED = 0.8
"""What a place that reaches into the lower edge of a close-up of the head counts, where the picture fades."""
CROPPED_CLOSE_UPS = ("head_front", "head_back")
"""Close-ups with room for the shoulders at both sides; the others are shown whole."""
LEAST_SHARE = 0.5
"""Of a whole body at least this share of its height is drawn."""

SidedPoint = tuple[str, Side]
_Measure = Callable[[View], float]


def views_for(
    atlas: Atlas, body: str, places: Sequence[Place], points: Sequence[SidedPoint] = (), most: int = MOST_VIEWS
) -> tuple[str, ...]:
    """Return the views that hold `places` and show `points`, in the atlas's order, at most `most`."""
    views = [atlas.view(body, name) for name in atlas.views]
    chosen: list[str] = []
    open_places = {place: _good_views(views, partial(_shown, place=place), SMALL_CM2) for place in places}
    while any(open_places.values()):
        view = max(views, key=lambda view: (sum(view in good for good in open_places.values()), *_nearness(view)))
        _add(chosen, view)
        open_places = {place: good for place, good in open_places.items() if view not in good}
    for point in points:
        if not any(_point_visible(view, point) for view in views if view.id in chosen):
            _add(chosen, _best_view(views, partial(_point_visible, point=point)))
    for view in sorted(views, key=_nearness, reverse=True):
        more = len(chosen) < most and _from_the_same_side(view, views).isdisjoint(chosen)
        if more and any(_holds(view, views, place) for place in places):
            _add(chosen, view)
    kept = set(chosen[:most])
    return tuple(name for name in atlas.views if name in kept) or tuple(atlas.views[:1])


def zone_views(atlas: Atlas, body: str, points: Sequence[SidedPoint], most: int = 3) -> tuple[str, ...]:
    """Return the views that show most of these trigger points' zones, and the points themselves."""
    views = [atlas.view(body, name) for name in atlas.views]
    shown = {view.id: sum(_zone_area(view, point) for point in points) for view in views}
    chosen: list[str] = []
    for point in points:
        _add(chosen, _best_view(views, partial(_zone_area, point=point)))
    for point in points:
        if not any(_point_visible(view, point) for view in views if view.id in chosen):
            _add(chosen, _best_view(views, partial(_point_visible, point=point)))
    largest = max(shown.values(), default=0.0)
    for view in sorted(views, key=lambda view: -shown[view.id]):
        near = _from_the_same_side(view, views)
        if shown[view.id] > 0.35 * largest and near.isdisjoint(chosen) and len(chosen) < most:
            _add(chosen, view)
    kept = set(chosen[:most])
    return tuple(name for name in atlas.views if name in kept)


@dataclass(frozen=True, slots=True)
class Crop:
    """The part of a view that is drawn, in view units."""

    left: float
    top: float
    width: float
    height: float


def crop_of(view: View, rings: Iterable[Ring], points: Iterable[tuple[float, float]]) -> Crop:
    """Return the part of `view` round what is drawn over it, with enough of the body to know where one is."""
    spots = [spot for ring in rings for spot in ring] + list(points)
    whole = Crop(0, 0, view.width, view.height)
    if not spots:
        return whole
    margin = MARGIN_CM * view.units_per_cm
    if view.close_up_of:
        return _head_crop(view, [x for x, _ in spots]) if view.id in CROPPED_CLOSE_UPS else whole
    least = LEAST_SHARE * view.height
    left, width = _span([x for x, _ in spots], margin, min(least, view.width), view.width)
    top, height = _span([y for _, y in spots], margin, min(least, view.height), view.height)
    return Crop(left, top, width, height)


def _head_crop(view: View, xs: Sequence[float]) -> Crop:
    """Return the head with as much of the shoulders as holds `xs`, the midline in the middle."""
    middle = view.width / 2
    reach = max(abs(x - middle) for x in xs) + MARGIN_CM / 2 * view.units_per_cm
    half = min(middle, max(reach, LEAST_CM / 2 * view.units_per_cm))
    return Crop(middle - half, 0, 2 * half, view.height)


def _span(values: Sequence[float], margin: float, least: float, most: float) -> tuple[float, float]:
    """Return start and length of the span that holds `values` with `margin`, at least `least`, inside 0 to `most`."""
    low, high = min(values) - margin, max(values) + margin
    grow = max(0.0, least - (high - low)) / 2
    low, high = low - grow, high + grow
    low -= max(0.0, high - most)
    start = max(0.0, low)
    return start, min(most, max(high, start + least)) - start


def _add(chosen: list[str], view: View | None) -> None:
    if view is not None and view.id not in chosen:
        chosen.append(view.id)


def _nearness(view: View) -> tuple[bool, float]:
    """Return what puts the nearest close-up last and the whole body first."""
    return view.close_up_of is not None, view.units_per_cm


def _from_the_same_side(view: View, views: Iterable[View]) -> set[str]:
    """Return the other views that look from where `view` does, from nearer or from further off."""
    whole = view.close_up_of or view.id
    return {whole, *(other.id for other in views if other.close_up_of == whole)} - {view.id}


def _good_views(views: Sequence[View], measure: _Measure, small: float = 0.0) -> list[View]:
    """Return the views that show nearly as much as the best one; for less than `small` no whole body where a close-up
    is among them."""
    measured = [(measure(view), view) for view in views]
    most = max((value for value, _ in measured), default=0.0)
    good = [view for value, view in measured if value >= NEAR_ENOUGH * most and value > 0]
    near = [view for view in good if view.close_up_of is not None]
    return near if near and most < small else good


def _best_view(views: Sequence[View], measure: _Measure) -> View | None:
    """Return the view with the highest measure; the nearest close-up wins when it shows nearly as much."""
    good = _good_views(views, measure)
    return max(good, key=lambda view: (*_nearness(view), measure(view)), default=None)


def _shown(view: View, place: Place) -> float:
    shape = view.regions.get(place)
    if shape is not None:
        lowest = max(y for ring in shape.rings for _, y in ring)
        fades = view.id.startswith("head_") and lowest > FADE_FROM * view.height
        return shape.area * (FADED if fades else 1.0)
    return 1.0 if place in view.inner else 0.0


def _holds(view: View, views: Sequence[View], place: Place) -> bool:
    best = _best_view(views, partial(_shown, place=place))
    if best is None or (view.close_up_of is None and best.close_up_of and _shown(best, place) < SMALL_CM2):
        # Of a small place that a close-up shows, the whole body shows nothing more.
        return False
    return _shown(view, place) >= CLEARLY_SHOWN * max(_shown(other, place) for other in views)


def _point_visible(view: View, point: SidedPoint) -> bool:
    trigger_point, side = point
    shown = view.point(trigger_point, Side.LEFT if side is Side.MIDLINE else side)
    return shown is not None and shown.visible


def _zone_area(view: View, point: SidedPoint) -> float:
    """Return the area of the zone in the picture, in square centimetres, spillover at half."""
    trigger_point, side = point
    one = Side.LEFT if side is Side.MIDLINE else side
    area = 0.0
    for part, weight in ((ZonePart.ESSENTIAL, 1.0), (ZonePart.SPILLOVER, 0.5)):
        area += weight * sum(_ring_area(ring) for ring in view.zone(trigger_point, one, part))
    return area / view.units_per_cm**2


def _ring_area(ring: Sequence[tuple[float, float]]) -> float:
    pairs = zip(ring, (*ring[1:], ring[0]), strict=True)
    return abs(sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairs)) / 2
