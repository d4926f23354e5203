"""Marked places to ranked muscles, with the reasons.

The score answers one question: how well does the described pattern of this site match what was marked? Three things
decide: how much of the marked places the zone covers (essential before spillover, worse pain before milder), how much
of the zone was marked (a pattern that would hurt in many unmarked places matches less), and how often the site is
found at all (`Prior`). Where more than a small study gave patients their own pain by pressing, spillover counts like
essential zone. Nothing is keyed to an area of the body.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.evidence import Grade
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Candidate, Findings, MuscleCandidate, Reason
from triggermap.domain.muscle import Prior, TriggerPoint
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.zones import ZonePart
from triggermap.finder.shares import Coverage, ZonePatches, coverage

SPILLOVER_WEIGHT = 0.45
"""What covering a place with spillover is worth beside covering it with the essential zone."""
SATURATION = 0.3
"""Share of a place at which covering it counts for about two thirds: people point at whole regions, zones are parts."""
LEAST_SHARE = 0.04
"""A zone that covers less of a place than this does not explain it."""
FOCUS_WEIGHT = 0.5
"""How much of the score depends on the zone lying where it hurts rather than elsewhere."""
LEAST_SCORE = 0.02
PRIOR_WEIGHT = {Prior.COMMON: 1.0, Prior.FAIRLY_COMMON: 0.85, Prior.UNCOMMON: 0.65, Prior.RARE: 0.4}


class _Reach(NamedTuple):
    """What one zone does for one place."""

    zone: int
    """Index of the zone."""
    share: float
    """Share of the place that it covers."""
    match: float
    """How well it covers the place."""
    mass: float
    """Its square centimetres there."""
    part: ZonePart
    """The part that covers most of the place."""


_Reaches = list[tuple[PainMark, _Reach]]
"""What one zone does for each of the marks that it reaches."""


@dataclass(frozen=True, slots=True)
class _Zone:
    """The zone of a trigger point on one side, or of both sides together."""

    site: TriggerPoint
    side: Side
    total: float
    """Its square centimetres."""


class Finder:
    """Finds the trigger points whose described zones match a pain drawing."""

    def __init__(self, knowledge: Knowledge, patches: ZonePatches) -> None:
        self._zones: list[_Zone] = []
        self._reaching: dict[Place, list[_Reach]] = {}
        """By place what reaches it: a mark concerns a few of all zones only."""
        known = knowledge.trigger_point_by_id
        for trigger_point in patches.trigger_points:
            if trigger_point not in known:
                continue
            site = known[trigger_point]
            left = coverage(patches, trigger_point)
            if not site.crosses:
                left = left.without(Side.RIGHT)
            if left.total > 0:
                shown = _shown(knowledge, site)
                self._add(site, Side.LEFT, left, shown)
                self._add(site, Side.RIGHT, left.mirrored, shown)
                self._add(site, Side.MIDLINE, left.merged(left.mirrored), shown)

    def _add(self, site: TriggerPoint, side: Side, zone: Coverage, shown: frozenset[str]) -> None:
        for place, mass in zone.mass.items():
            match = _match(zone, place, 1.0 if place.region in shown else SPILLOVER_WEIGHT)
            reach = _Reach(len(self._zones), _share(zone, place), match, mass, _mostly(zone, place))
            self._reaching.setdefault(place, []).append(reach)
        self._zones.append(_Zone(site, side, zone.total))

    def find(self, drawing: PainDrawing) -> Findings:
        """Return the candidates for `drawing`, one entry a muscle and side, the best first."""
        if not drawing.marks:
            return Findings()
        muscles: list[MuscleCandidate] = []
        places, pain = drawing.places, sum(_weight(mark) for mark in drawing.marks)
        for sides in self._reached(drawing).values():
            left = _muscle_on(sides.get(Side.LEFT, ()), places, pain)
            right = _muscle_on(sides.get(Side.RIGHT, ()), places, pain)
            alike = left and right and _alike(left, right)
            chosen = (_muscle_on(sides[Side.MIDLINE], places, pain),) if alike else (left, right)
            muscles.extend(each for each in chosen if each)
        muscles.sort(key=lambda found: (-found.score, found.muscle, found.side))
        explained = {reason.place for found in muscles for site in found.sites for reason in site.reasons}
        return Findings(tuple(muscles), tuple(place for place in places if place not in explained))

    def _reached(self, drawing: PainDrawing) -> dict[str, dict[Side, list[tuple[_Zone, _Reaches]]]]:
        """Return by muscle and side the zones that reach what is marked, with what they do for each mark."""
        reached: dict[int, _Reaches] = {}
        for mark in drawing.marks:
            for reach in self._reaching.get(mark.place, ()):
                reached.setdefault(reach.zone, []).append((mark, reach))
        found: dict[str, dict[Side, list[tuple[_Zone, _Reaches]]]] = {}
        for index, reaches in reached.items():
            zone = self._zones[index]
            found.setdefault(zone.site.muscle, {}).setdefault(zone.side, []).append((zone, reaches))
        return found


def _candidate(zone: _Zone, reaches: _Reaches, places: Sequence[Place], pain: int) -> Candidate | None:
    if all(reach.share < LEAST_SHARE for _mark, reach in reaches):
        return None
    recall = sum(_weight(mark) * reach.match for mark, reach in reaches) / pain
    focus = min(sum(reach.mass for _mark, reach in reaches) / zone.total, 1.0)
    score = recall * (1 - FOCUS_WEIGHT + FOCUS_WEIGHT * math.sqrt(focus)) * PRIOR_WEIGHT[zone.site.prior]
    if score < LEAST_SCORE:
        return None
    reasons = tuple(_reason(reach, mark.place, zone.side) for mark, reach in reaches if reach.share >= LEAST_SHARE)
    explained = {reason.place for reason in reasons}
    unexplained = tuple(place for place in places if place not in explained)
    return Candidate(zone.site.id, zone.site.muscle, zone.side, round(min(score, 1.0), 4), reasons, unexplained)


def _muscle_on(zones: Sequence[tuple[_Zone, _Reaches]], places: Sequence[Place], pain: int) -> MuscleCandidate | None:
    """Return the candidate of one muscle on one side, whose zones these are; `pain` is the sum of all marks."""
    candidates = [found for zone, reaches in zones if (found := _candidate(zone, reaches, places, pain))]
    if not candidates:
        return None
    candidates.sort(key=lambda candidate: (-candidate.score, candidate.trigger_point))
    return MuscleCandidate(candidates[0].muscle, candidates[0].side, tuple(candidates))


def _alike(left: MuscleCandidate, right: MuscleCandidate) -> bool:
    """Tell whether both sides match equally, as with pain on the midline or in both halves."""
    return left.best.trigger_point == right.best.trigger_point and math.isclose(left.score, right.score, abs_tol=1e-4)


def _weight(mark: PainMark) -> int:
    return max(mark.intensity, 1)


def _reason(reach: _Reach, place: Place, side: Side) -> Reason:
    crossed = side is not Side.MIDLINE and place.side is side.other
    return Reason(place, reach.part, round(reach.share, 3), crossed)


def _share(zone: Coverage, place: Place) -> float:
    return min(1.0, zone.essential.get(place, 0.0) + zone.spillover.get(place, 0.0))


def _mostly(zone: Coverage, place: Place) -> ZonePart:
    essential, spillover = zone.essential.get(place, 0.0), zone.spillover.get(place, 0.0)
    return ZonePart.ESSENTIAL if essential >= SPILLOVER_WEIGHT * spillover else ZonePart.SPILLOVER


def _shown(knowledge: Knowledge, site: TriggerPoint) -> frozenset[str]:
    """Return the regions where studies that are not small found the patients' own pain to come from this site."""
    links = (link for link in knowledge.links(site) if not all(study.small for study in link.studies))
    counted = (link for link in links if link.grade.level >= Grade.ONE_STUDY.level)
    return frozenset(region for link in counted for region in link.regions)


def _match(zone: Coverage, place: Place, spillover_weight: float) -> float:
    """Return how well the zone covers a place, 0 to 1.

    It rises fast, since zones are parts of what one points at. Spillover alone never gives more than
    `spillover_weight`, however much of the place it fills: there some people feel it, not most, unless pressing gave
    patients' own pain there in more than a small study.
    """
    essential = _saturated(zone.essential.get(place, 0.0))
    spillover = _saturated(zone.spillover.get(place, 0.0))
    return essential + (1 - essential) * spillover_weight * spillover


def _saturated(share: float) -> float:
    return (1 - math.exp(-share / SATURATION)) / (1 - math.exp(-1 / SATURATION))
