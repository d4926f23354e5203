"""What a muscle says in strokes -> areas of skin: the patches that they cover, and their shape for drawing.

All is painted for the muscle of the person's left, on the reference body, and goes for the same skin of every body.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from triggermap.atlas.painting.courses import band_samples, level_samples, ray_samples, rib_samples
from triggermap.atlas.painting.fields import FAR, Field, HalvedField, RegionField, Sample, StrokeField, sampled
from triggermap.atlas.painting.skin import Point, Skin, SkinPoint, blend
from triggermap.atlas.painting.ways import way
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import (
    Along,
    Around,
    Band,
    Level,
    Painted,
    Ray,
    Rib,
    Rim,
    Spot,
    Stroke,
    StrokeSide,
    Whole,
    Zone,
)

REACH = 0.7
"""How far outside their edges fields are known, cm: enough for a weight and for a line between vertices."""


@dataclass(frozen=True, eq=False)
class Area:
    """One part of a zone, or a muscle's outline: where some of `added` are negative and none of `taken` is."""

    added: tuple[Field, ...] = ()
    taken: tuple[Field, ...] = ()
    round_of: Area | None = None
    """The area that `rims` go round."""
    rims: tuple[float, ...] = ()
    less: Area | None = None
    """What is drawn over this one, and so is left out of it."""
    inner: tuple[Place, ...] = ()
    """Places without skin that belong to it."""

    def at(self, place: Point, corners: Sequence[int], weights: Sequence[float]) -> float:
        """Return the distance outside the edge."""
        value = min((field.at(place, corners, weights) for field in self.added), default=FAR)
        if self.round_of is not None and self.rims:
            value = min(value, self.round_of.at(place, corners, weights) - max(self.rims))
        for field in self.taken:
            value = max(value, -field.at(place, corners, weights))
        return value

    @cached_property
    def values(self) -> Mapping[int, float]:
        """The distances of the vertices inside the edge and near it."""
        found: dict[int, float] = {}
        for field in self.added:
            for vertex, value in field.values.items():
                if value < found.get(vertex, FAR):
                    found[vertex] = value
        if self.round_of is not None and self.rims:
            for vertex, value in self.round_of.values.items():
                if value - max(self.rims) < found.get(vertex, FAR):
                    found[vertex] = value - max(self.rims)
        for field in self.taken:
            for vertex, value in field.values.items():
                if vertex in found and -value > found[vertex]:
                    found[vertex] = -value
        return found

    def own_at(self, place: Point, corners: Sequence[int], weights: Sequence[float]) -> float:
        """Return the distance outside the edge of what is left of it beside the area drawn over it."""
        value = self.at(place, corners, weights)
        return value if self.less is None else max(value, -self.less.at(place, corners, weights))

    @cached_property
    def own_values(self) -> Mapping[int, float]:
        """The distances of the vertices outside the edge of what is left of it beside the area drawn over it."""
        if self.less is None:
            return self.values
        over = self.less.values
        return {vertex: max(value, -over.get(vertex, FAR)) for vertex, value in self.values.items()}


class Painter:
    """Paints strokes; `patches` are all patch numbers of each place."""

    def __init__(self, skin: Skin, patches: Mapping[Place, Sequence[int]]) -> None:
        self.skin = skin
        self._patches = patches
        self._whole: dict[tuple[Place, float], RegionField] = {}
        self._zones: dict[tuple[Zone, Zone], tuple[Area, Area]] = {}

    @cached_property
    def _quads_of(self) -> Mapping[int, list[int]]:
        found: dict[int, list[int]] = defaultdict(list)
        for quad, (first, second) in enumerate(self.skin.patches):
            found[first].append(quad)
            if second != first:
                found[second].append(quad)
        return found

    def zone(self, essential: Zone, spillover: Zone) -> tuple[Area, Area]:
        """Return the two parts of a referral zone.

        Raises:
            KeyError: where a landmark or region is not known; its one argument is the name.
        """
        found = self._zones.get((essential, spillover))
        if found is None:  # sites of one muscle often share a pattern
            found = self._zones[essential, spillover] = self._make_zone(essential, spillover)
        return found

    def _make_zone(self, essential: Zone, spillover: Zone) -> tuple[Area, Area]:
        rims = tuple(stroke.width for stroke in spillover.strokes if isinstance(stroke, Rim))
        main = self._area(essential, REACH + max(rims, default=0.0))
        wider = self._area(spillover, REACH)
        return main, Area(wider.added, wider.taken, main, rims if main.added else (), main, wider.inner)

    def outline(self, strokes: Sequence[Stroke]) -> Area:
        """Return the outline of one part of a muscle.

        Raises:
            KeyError: as `zone`.
        """
        return self._area(Zone(tuple(strokes)), REACH)

    def _area(self, zone: Zone, reach: float) -> Area:
        added = [field for stroke in zone.strokes for field in self._fields(stroke, reach)]
        taken = [field for stroke in zone.but for field in self._fields(stroke, REACH)]
        less = self._inner(zone.but)
        inner = (place for place in dict.fromkeys(self._inner(zone.strokes)) if place not in less)
        return Area(tuple(added), tuple(taken), inner=tuple(inner))

    def _inner(self, strokes: Iterable[Stroke]) -> list[Place]:
        wholes = (stroke for stroke in strokes if isinstance(stroke, Whole))
        return [place for stroke in wholes for place in self._places(stroke) if not self._has_skin(place)]

    def _has_skin(self, place: Place) -> bool:
        return any(patch in self._quads_of for patch in self._patches[place])

    def _places(self, stroke: Whole) -> tuple[Place, ...]:
        middle, left = Place(stroke.region, Side.MIDLINE), Place(stroke.region, Side.LEFT)
        if middle in self._patches:
            return (middle,)
        if left not in self._patches:
            raise KeyError(stroke.region)
        return {
            StrokeSide.SAME: (left,),
            StrokeSide.OTHER: (left.mirrored,),
            StrokeSide.BOTH: (left, left.mirrored),
        }[stroke.side]

    def _fields(self, stroke: Stroke, reach: float) -> Iterable[Field]:
        if isinstance(stroke, Rim):
            return
        if isinstance(stroke, Whole):
            yield from (self._region(place, reach) for place in self._places(stroke) if self._has_skin(place))
            return
        samples = self._samples(stroke)
        if stroke.side is not StrokeSide.OTHER:
            field = StrokeField(self.skin, samples, reach)
            yield HalvedField(self.skin, field, 1.0) if stroke.stops else field
        if stroke.side is not StrokeSide.SAME:
            field = StrokeField(self.skin, [(-x, y, z, radius) for x, y, z, radius in samples], reach)
            yield HalvedField(self.skin, field, -1.0) if stroke.stops else field

    def _region(self, place: Place, reach: float) -> RegionField:
        found = self._whole.get((place, reach))
        if found is None:
            inside = frozenset(self._patches[place])
            quads = sorted({quad for patch in inside for quad in self._quads_of[patch]})
            found = self._whole[place, reach] = RegionField(self.skin, quads, inside, reach)
        return found

    def _samples(self, stroke: Painted) -> list[Sample]:
        match stroke:
            case Around():
                return [(*self.spot(stroke.spot).position, stroke.radius)]
            case Along():
                return self._along(stroke)
            case Band():
                return band_samples(self.skin, self.spot, stroke)
            case Rib():
                return rib_samples(self.skin, self.spot, stroke)
            case Level():
                return level_samples(self.skin, self.spot, stroke)
            case Ray():
                return ray_samples(self.skin, stroke)

    def _along(self, stroke: Along) -> list[Sample]:
        points = [self.spot(spot) for spot in stroke.spots]
        radii = stroke.radii if len(stroke.radii) > 1 else stroke.radii * len(points)
        if len(points) == 1:
            return [(*points[0].position, radii[0])]
        return sampled([way(self.skin, *ends) for ends in pairwise(points)], radii)

    def spot(self, spot: Spot) -> SkinPoint:
        """Return the place on the skin that a spot means.

        Raises:
            KeyError: where a landmark is not known; its one argument is the name.
        """
        first = self.skin.landmarks[spot.start]
        place, facing = first.position, self.skin.facing(first)
        if spot.end is not None:
            last = self.skin.landmarks[spot.end]
            shares = (1 - spot.fraction, spot.fraction)
            place = blend((place, last.position), shares)
            facing = blend((facing, self.skin.facing(last)), shares)
        elif not (spot.up or spot.out or spot.front or spot.other_side):
            return first
        place = place[0] + spot.out, place[1] + spot.up, place[2] + spot.front
        if spot.other_side:
            place, facing = (-place[0], *place[1:]), (-facing[0], *facing[1:])
        return self.skin.nearest(place, facing)
