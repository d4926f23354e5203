"""The shipped muscles under other names, painted as those of a pack are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from triggermap.atlas.patches import PatchTable
from triggermap.domain.muscle import Muscle

OWN = "own."


def renamed(muscle: Muscle) -> Muscle:
    """Return the same muscle under a name that the bake does not know."""
    sites = tuple(replace(site, id=OWN + site.id, muscle=OWN + site.muscle) for site in muscle.sites)
    return replace(muscle, id=OWN + muscle.id, sites=sites)


def shared(table: PatchTable, first: Mapping[int, float], second: Mapping[int, float]) -> float:
    """Return which share of the area of two zones both of them cover, 0 to 1."""
    patches = {*first, *second}
    both = sum(min(first.get(patch, 0.0), second.get(patch, 0.0)) * table.area(patch) for patch in patches)
    either = sum(max(first.get(patch, 0.0), second.get(patch, 0.0)) * table.area(patch) for patch in patches)
    return both / either if either else 1.0
