"""How much of each place a trigger point's zone covers: the table that ranking works on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.zones import ZonePart

SPILLOVER_MASS = 0.35
"""What a square centimetre of spillover counts beside one of essential zone."""


class ZonePatches(Protocol):
    """What ranking needs of the atlas: patches of skin with areas in square centimetres, and zones on them."""

    @property
    def trigger_points(self) -> tuple[str, ...]:
        """Ids of all trigger points that have a zone."""

    def area(self, patch: int, /) -> float:
        """Return the area of a patch in square centimetres."""

    def place(self, patch: int, /) -> Place:
        """Return the place that a patch belongs to."""

    def area_of(self, place: Place, /) -> float:
        """Return the area of a place in square centimetres."""

    def weights(self, trigger_point: str, side: Side, part: ZonePart, /) -> Mapping[int, float]:
        """Return the weight (0 to 1) of each patch in this part of the zone."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What one zone covers: shares of places (0 to 1) per part, and its own size."""

    essential: Mapping[Place, float]
    spillover: Mapping[Place, float]
    mass: Mapping[Place, float]
    """Square centimetres of zone on each place, spillover counted at `SPILLOVER_MASS`."""
    total: float
    """Sum of `mass`."""

    @property
    def mirrored(self) -> Coverage:
        """The same zone of the muscle on the other side."""
        return Coverage(_mirror(self.essential), _mirror(self.spillover), _mirror(self.mass), self.total)

    def without(self, side: Side) -> Coverage:
        """Return what lies elsewhere than on `side`: a drawn border may run over the midline, the pain does not."""
        mass = _elsewhere(self.mass, side)
        return Coverage(_elsewhere(self.essential, side), _elsewhere(self.spillover, side), mass, sum(mass.values()))

    def merged(self, other: Coverage) -> Coverage:
        """Return the zone of both muscles together."""
        return Coverage(
            _merge(self.essential, other.essential, cap=1.0),
            _merge(self.spillover, other.spillover, cap=1.0),
            _merge(self.mass, other.mass),
            self.total + other.total,
        )


def coverage(patches: ZonePatches, trigger_point: str) -> Coverage:
    """Return what the zone of the left-hand `trigger_point` covers."""
    essential = patches.weights(trigger_point, Side.LEFT, ZonePart.ESSENTIAL)
    spillover = patches.weights(trigger_point, Side.LEFT, ZonePart.SPILLOVER)
    covered = {
        ZonePart.ESSENTIAL: _areas(patches, essential.items()),
        ZonePart.SPILLOVER: _areas(patches, spillover.items()),
    }
    mass = _merge(
        covered[ZonePart.ESSENTIAL],
        {place: area * SPILLOVER_MASS for place, area in covered[ZonePart.SPILLOVER].items()},
    )
    shares = {
        part: {place: min(1.0, area / patches.area_of(place)) for place, area in areas.items()}
        for part, areas in covered.items()
    }
    return Coverage(shares[ZonePart.ESSENTIAL], shares[ZonePart.SPILLOVER], mass, sum(mass.values()))


def _areas(patches: ZonePatches, weights: Iterable[tuple[int, float]]) -> dict[Place, float]:
    areas: dict[Place, float] = {}
    for patch, weight in weights:
        place = patches.place(patch)
        areas[place] = areas.get(place, 0.0) + weight * patches.area(patch)
    return areas


def _elsewhere(values: Mapping[Place, float], side: Side) -> dict[Place, float]:
    return {place: value for place, value in values.items() if place.side is not side}


def _mirror(values: Mapping[Place, float]) -> dict[Place, float]:
    return {place.mirrored: value for place, value in values.items()}


def _merge(first: Mapping[Place, float], second: Mapping[Place, float], cap: float | None = None) -> dict[Place, float]:
    merged = dict(first)
    for place, value in second.items():
        total = merged.get(place, 0.0) + value
        merged[place] = total if cap is None else min(cap, total)
    return merged
