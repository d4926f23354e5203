"""Strokes in words of landmarks -> fields on the skin of the reference body.

A field says for each node of the skin (see `geodesics.Skin`) how many cm it lies outside the edge of a zone along
the skin, negative inside. The union of fields is their minimum, `but` cuts with the negative, and the zone's outline
is where the field is 0. All is made for the muscle of the person's left.
"""

from __future__ import annotations

import difflib
import itertools
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from triggermap.bake.courses import Course, RayLine, band_course, level_course, ray_course, rib_course
from triggermap.bake.geodesics import Skin, SurfaceError, SurfacePoint, sampled
from triggermap.bake.mesh import BakeError
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.zones import (
    Along,
    Around,
    Band,
    Belly,
    Digit,
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
    ZonePart,
    softness,
)

T = TypeVar("T")
Field = npt.NDArray[np.float64]

LARGEST_GAP = 9.0
"""A spot further than this from the skin, cm, is a mistake in its offsets; chords through the trunk come near it."""
ROUND_PASSES = 3
"""How often the field of a whole region is averaged with its neighbours, which rounds its corners."""


@dataclass(frozen=True)
class RegionNodes:
    """The regions as the zones need them."""

    field: Callable[[Place], Field]
    """Distance in cm from a skin region's border for each node, negative inside."""
    inner: frozenset[str]
    """Ids of regions without skin."""
    paired: Mapping[str, bool]
    """Every region id, and whether it exists on both sides."""


@dataclass(frozen=True)
class ZoneField:
    """One part of a zone: where it lies on the skin, and which inner regions it takes in."""

    field: Field | None
    """Distance outside its edge for each node, or None where it has no skin."""
    inner: tuple[Place, ...] = ()


@dataclass(frozen=True)
class SiteFields:
    """A trigger point on the skin, and its zone; where the spillover runs under the essential part, that wins."""

    site: TriggerPoint
    point: SurfacePoint | None
    parts: Mapping[ZonePart, ZoneField]


@dataclass(frozen=True)
class BellyField:
    """One part of a muscle over the skin."""

    belly: Belly
    field: Field


@dataclass(frozen=True)
class MuscleFields:
    """All that a muscle paints on the skin, for the person's left."""

    id: str
    sites: tuple[SiteFields, ...]
    bellies: tuple[BellyField, ...]


@dataclass(frozen=True)
class Fault:
    """What is wrong with a stroke."""

    key: str
    """Where it stands in the muscle's file: `sites[0].referral.essential.strokes[1]`, or without `.strokes` where the
    zone is a plain list."""
    message: str


class StrokesError(BakeError):
    """Strokes of a muscle cannot be placed on the body."""

    def __init__(self, muscle: str, faults: tuple[Fault, ...]) -> None:
        self.muscle = muscle
        self.faults = faults
        super().__init__("\n".join(f"muscles/{muscle}.yaml: {fault.key}: {fault.message}" for fault in faults))


@dataclass
class ZonePainter:
    """Turns what a muscle says into fields.

    `landmarks` gives positions (3,) for the person's left and the midline; `node_mirror` each node's mirror node.
    """

    skin: Skin
    node_mirror: npt.NDArray[np.int64]
    landmarks: Mapping[str, SurfacePoint]
    regions: RegionNodes
    rays: Mapping[Digit, RayLine] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def muscle(self, muscle: Muscle) -> MuscleFields:
        """Return a muscle's fields.

        Raises:
            StrokesError: with every stroke of the muscle that cannot be placed.
        """
        self.faults.clear()
        bellies = []
        for number, belly in enumerate(muscle.belly):
            painted = self._union(belly.strokes, None, f"belly[{number}].strokes")
            if painted.field is not None:
                bellies.append(BellyField(belly, painted.field))
        sites = tuple(self._site(site, f"sites[{number}]") for number, site in enumerate(muscle.sites))
        if self.faults:
            raise StrokesError(muscle.id, tuple(self.faults))
        return MuscleFields(muscle.id, sites, tuple(bellies))

    def _site(self, site: TriggerPoint, where: str) -> SiteFields:
        spot = site.spot
        point = None if spot is None else self._guarded(lambda: self.spot(spot), f"{where}.at")
        essential = self._zone(site.essential, None, f"{where}.referral.essential")
        spillover = self._zone(site.spillover, essential, f"{where}.referral.spillover")
        return SiteFields(site, point, {ZonePart.ESSENTIAL: essential, ZonePart.SPILLOVER: spillover})

    def _zone(self, zone: Zone, essential: ZoneField | None, where: str) -> ZoneField:
        added = self._union(zone.strokes, essential, f"{where}.strokes")
        taken = self._union(zone.but, essential, f"{where}.but")
        inner = tuple(place for place in added.inner if place not in taken.inner)
        if added.field is None or taken.field is None:
            return ZoneField(added.field, inner)
        return ZoneField(np.maximum(added.field, -taken.field), inner)

    def _union(self, strokes: Iterable[Stroke], essential: ZoneField | None, where: str) -> ZoneField:
        total: Field | None = None
        inner: list[Place] = []
        for number, stroke in enumerate(strokes):
            key = f"{where}[{number}]"
            if isinstance(stroke, Whole) and stroke.region in self.regions.inner:
                inner.extend(place for place in self._places(stroke) if place not in inner)
                continue
            part = self._guarded(lambda stroke=stroke: self.stroke(stroke, essential), key)  # type: ignore[misc]
            if part is not None:
                total = part if total is None else np.minimum(total, part)
        return ZoneField(total, tuple(inner))

    def _guarded(self, make: Callable[[], T], where: str) -> T | None:
        """Return what `make` makes, or None after noting where it failed."""
        try:
            return make()
        except SurfaceError as error:
            self.faults.append(Fault(where, f"{error}{self._near(error.at)}"))
        except BakeError as error:
            self.faults.append(Fault(where, str(error)))
        return None

    def _near(self, at: Field | None) -> str:
        """Return in words which landmark is nearest to a place."""
        if at is None or not self.landmarks:
            return ""
        name = min(self.landmarks, key=lambda name: float(np.linalg.norm(self.landmarks[name].position - at)))
        away = float(np.linalg.norm(self.landmarks[name].position - at))
        return f"; the nearest landmark is '{name}', {away:.0f} cm away"

    def stroke(self, stroke: Stroke, essential: ZoneField | None = None) -> Field:
        """Return the field of one stroke.

        Raises:
            BakeError: where a landmark or region is not known, or a rim has no essential zone.
            SurfaceError: where two spots cannot be joined along the skin.
        """
        if isinstance(stroke, Rim):
            if essential is None or essential.field is None:
                raise BakeError("a rim needs an essential zone on the skin")
            return essential.field - stroke.width
        if isinstance(stroke, Whole):
            fields = [self.regions.field(place) for place in self._places(stroke)]
            return np.asarray(np.minimum.reduce([self.skin.averaged(values, ROUND_PASSES) for values in fields]))
        made = self.skin.distance(*self._course(stroke))
        if stroke.stops:
            made = np.maximum(made, -self._across)
        if stroke.side is StrokeSide.SAME:
            return made
        mirrored = made[self.node_mirror]
        return mirrored if stroke.side is StrokeSide.OTHER else np.minimum(made, mirrored)

    def _course(self, stroke: Painted) -> Course:
        """Return the points of a stroke and its half width at each."""
        match stroke:
            case Around():
                return self.spot(stroke.spot).position[None], np.array([stroke.radius])
            case Along():
                return self._along(stroke)
            case Band():
                return band_course(self.skin, self.spot, stroke)
            case Rib():
                return rib_course(self.skin, self.spot, stroke)
            case Level():
                return level_course(self.skin, self.spot, stroke)
            case Ray():
                return ray_course(self.skin, self.rays, stroke)

    def _along(self, stroke: Along) -> Course:
        points = [self.spot(spot) for spot in stroke.spots]
        radii = stroke.radii if len(stroke.radii) > 1 else stroke.radii * len(points)
        if len(points) == 1:
            return points[0].position[None], np.array(radii)
        return sampled([self.skin.path(start, end) for start, end in itertools.pairwise(points)], radii)

    @cached_property
    def _across(self) -> Field:
        """How far each node lies on the person's left of the midline, cm."""
        x = self.skin.vertices[:, 0]
        return np.concatenate([x, x[self.skin.edges].mean(axis=1)])

    def _places(self, stroke: Whole) -> tuple[Place, ...]:
        paired = self.regions.paired.get(stroke.region)
        if paired is None:
            raise BakeError(_unknown("region", stroke.region, self.regions.paired))
        if not paired:
            return (Place(stroke.region, Side.MIDLINE),)
        sides = {
            StrokeSide.SAME: (Side.LEFT,),
            StrokeSide.OTHER: (Side.RIGHT,),
            StrokeSide.BOTH: (Side.LEFT, Side.RIGHT),
        }[stroke.side]
        return tuple(Place(stroke.region, side) for side in sides)

    def spot(self, spot: Spot) -> SurfacePoint:
        """Return the place on the skin that a spot means.

        Raises:
            BakeError: where a landmark is not known.
        """
        return placed(self.skin, self.landmarks, spot)


def placed(skin: Skin, landmarks: Mapping[str, SurfacePoint], spot: Spot) -> SurfacePoint:
    """Return the place on the skin that a spot means.

    Raises:
        BakeError: where a landmark is not known.
        SurfaceError: where no skin lies near it.
    """
    first = _known(landmarks, spot.start)
    position, facing = first.position, skin.normal(first)
    if spot.end is not None:
        last = _known(landmarks, spot.end)
        position = position + spot.fraction * (last.position - position)
        facing = (1 - spot.fraction) * facing + spot.fraction * skin.normal(last)
    elif not (spot.up or spot.out or spot.front or spot.other_side):
        return first
    position = position + np.array([spot.out, spot.up, spot.front])
    if spot.other_side:
        position, facing = position * (-1, 1, 1), facing * (-1, 1, 1)
    found = skin.nearest(position, facing)
    gap = float(np.linalg.norm(found.position - position))
    if gap > LARGEST_GAP:
        raise SurfaceError(f"the spot lies {gap:.0f} cm off the skin: its offsets are too large", position)
    return found


def _known(landmarks: Mapping[str, SurfacePoint], name: str) -> SurfacePoint:
    try:
        return landmarks[name]
    except KeyError:
        raise BakeError(_unknown("landmark", name, landmarks)) from None


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    near = difflib.get_close_matches(name, list(known), 1, 0.0)
    return f"there is no {kind} '{name}'" + (f"; the nearest name is '{near[0]}'" if near else "")


def weight(values: Field) -> Field:
    """Return how much a field covers: 1 in the core, falling off softly to one half on its edge and 0 outside it."""
    soft = softness(-float(values.min()))
    return np.asarray(np.clip(0.5 - values / (2 * soft), 0.0, 1.0))


def face_means(skin: Skin, weights: Field) -> Field:
    """Return the mean (m,) of node weights over each face."""
    nodes = weights[skin.face_nodes]
    return np.asarray(nodes[:, :3].sum(axis=1) / 12 + nodes[:, 3:].sum(axis=1) / 4)
