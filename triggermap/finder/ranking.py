"""Marked places to ranked muscles, with the reasons.

The score answers one question: how well does the described pattern of this site match what was marked? Three things
decide: how much of the marked places the zone covers (essential before spillover, worse pain before milder), how much
of the zone was marked (a pattern that would hurt in many unmarked places matches less), and how often the site is
found at all (`Prior`). Nothing is keyed to an area of the body.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from triggermap.domain.anatomy import Place, Side
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

Sided = tuple[str, Side]
"""A trigger point's id, and the side it is on."""


class Finder:
    """Finds the trigger points whose described zones match a pain drawing."""

    def __init__(self, knowledge: Knowledge, patches: ZonePatches) -> None:
        self._knowledge = knowledge
        self._coverage: dict[tuple[str, Side], Coverage] = {}
        known = knowledge.trigger_point_by_id
        for trigger_point in patches.trigger_points:
            if trigger_point not in known:
                continue
            left = coverage(patches, trigger_point)
            if not known[trigger_point].crosses:
                left = left.without(Side.RIGHT)
            if left.total > 0:
                right = left.mirrored
                self._coverage[trigger_point, Side.LEFT] = left
                self._coverage[trigger_point, Side.RIGHT] = right
                self._coverage[trigger_point, Side.MIDLINE] = left.merged(right)
        self._reaching = self._index()
        self._muscle_of = {identifier: point.muscle for identifier, point in known.items()}

    def _index(self) -> dict[Place, set[Sided]]:
        """Return for each place the zones that cover enough of it to explain it: a mark concerns a few of them only."""
        reaching: dict[Place, set[Sided]] = {}
        for key, zone in self._coverage.items():
            for place in zone.mass:
                if _share(zone, place) >= LEAST_SHARE:
                    reaching.setdefault(place, set()).add(key)
        return reaching

    def find(self, drawing: PainDrawing) -> Findings:
        """Return the candidates for `drawing`, one entry a muscle and side, the best first."""
        if not drawing.marks:
            return Findings()
        muscles: list[MuscleCandidate] = []
        reaching: set[Sided] = set().union(*(self._reaching.get(place, ()) for place in drawing.places))
        concerned = {self._muscle_of[trigger_point] for trigger_point, _side in reaching}
        for muscle in self._knowledge.muscles:
            if muscle.id not in concerned:
                continue
            sided = [self._muscle_on(muscle.id, muscle.sites, side, drawing) for side in (Side.LEFT, Side.RIGHT)]
            left, right = sided
            if left and right and _alike(left, right):
                both = self._muscle_on(muscle.id, muscle.sites, Side.MIDLINE, drawing)
                sided = [both, None]
            muscles.extend(found for found in sided if found)
        muscles.sort(key=lambda found: (-found.score, found.muscle, found.side))
        explained = {reason.place for found in muscles for site in found.sites for reason in site.reasons}
        return Findings(tuple(muscles), tuple(place for place in drawing.places if place not in explained))

    def _muscle_on(
        self, muscle: str, sites: Sequence[TriggerPoint], side: Side, drawing: PainDrawing
    ) -> MuscleCandidate | None:
        candidates = [candidate for site in sites if (candidate := self._candidate(site, side, drawing))]
        if not candidates:
            return None
        candidates.sort(key=lambda candidate: (-candidate.score, candidate.trigger_point))
        return MuscleCandidate(muscle, side, tuple(candidates))

    def _candidate(self, site: TriggerPoint, side: Side, drawing: PainDrawing) -> Candidate | None:
        zone = self._coverage.get((site.id, side))
        if zone is None:
            return None
        reasons = tuple(reason for mark in drawing.marks if (reason := _reason(zone, mark.place, side)))
        if not reasons:
            return None
        score = _score(zone, drawing.marks) * PRIOR_WEIGHT[site.prior]
        if score < LEAST_SCORE:
            return None
        explained = {reason.place for reason in reasons}
        unexplained = tuple(place for place in drawing.places if place not in explained)
        return Candidate(site.id, site.muscle, side, round(min(score, 1.0), 4), reasons, unexplained)


def _alike(left: MuscleCandidate, right: MuscleCandidate) -> bool:
    """Tell whether both sides match equally, as with pain on the midline or in both halves."""
    return left.best.trigger_point == right.best.trigger_point and math.isclose(left.score, right.score, abs_tol=1e-4)


def _share(zone: Coverage, place: Place) -> float:
    return min(1.0, zone.essential.get(place, 0.0) + zone.spillover.get(place, 0.0))


def _reason(zone: Coverage, place: Place, side: Side) -> Reason | None:
    share = _share(zone, place)
    if share < LEAST_SHARE:
        return None
    essential, spillover = zone.essential.get(place, 0.0), zone.spillover.get(place, 0.0)
    mostly = ZonePart.ESSENTIAL if essential >= SPILLOVER_WEIGHT * spillover else ZonePart.SPILLOVER
    crossed = side is not Side.MIDLINE and place.side is side.other
    return Reason(place, mostly, round(share, 3), crossed)


def _score(zone: Coverage, marks: Sequence[PainMark]) -> float:
    pain = [max(mark.intensity, 1) for mark in marks]
    matches = [_match(zone, mark.place) for mark in marks]
    recall = sum(weight * match for weight, match in zip(pain, matches, strict=True)) / sum(pain)
    focus = sum(zone.mass.get(mark.place, 0.0) for mark in marks) / zone.total
    return recall * (1 - FOCUS_WEIGHT + FOCUS_WEIGHT * math.sqrt(min(focus, 1.0)))


def _match(zone: Coverage, place: Place) -> float:
    """Return how well the zone covers a place, 0 to 1.

    It rises fast, since zones are parts of what one points at. Spillover alone never gives more than
    `SPILLOVER_WEIGHT`, however much of the place it fills: there some people feel it, not most.
    """
    essential = _saturated(zone.essential.get(place, 0.0))
    spillover = _saturated(zone.spillover.get(place, 0.0))
    return essential + (1 - essential) * SPILLOVER_WEIGHT * spillover


def _saturated(share: float) -> float:
    return (1 - math.exp(-share / SATURATION)) / (1 - math.exp(-1 / SATURATION))
