"""Which safety content stands beside what was marked."""

from __future__ import annotations

from collections.abc import Iterable

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.safety import Contraindication, DangerZone, RedFlag, Urgency

ANYWHERE = "*"
_ORDER = {urgency: rank for rank, urgency in enumerate(Urgency)}


def red_flags(regions: Iterable[str], knowledge: Knowledge, muscle: str | None = None) -> tuple[RedFlag, ...]:
    """Return the red flags of the marked `regions` and of `muscle`, emergencies first, none left out.

    `regions` holds the ids of what was marked and of the place where the chosen candidate itself lies.
    Flags that name the place stand before those for any place, within the same urgency.
    """
    keys = _keys(regions)
    if not keys and muscle is None:
        return ()
    found = [flag for flag in knowledge.safety.red_flags if _applies(flag.regions, flag.muscles, keys, muscle)]
    return tuple(sorted(found, key=lambda flag: (_ORDER[flag.urgency], ANYWHERE in flag.regions)))


def contraindications(regions: Iterable[str], knowledge: Knowledge) -> tuple[Contraindication, ...]:
    """Return the conditions that change self-care at these regions."""
    keys = _keys(regions)
    return tuple(entry for entry in knowledge.safety.contraindications if _applies(entry.regions, (), keys, None))


def danger_zones(knowledge: Knowledge, muscle: str, regions: Iterable[str] = ()) -> tuple[DangerZone, ...]:
    """Return the places to beware of when pressing `muscle`: those that name it and those that it names.

    For a pack's muscle also those of the `regions` where it lies: the shipped ones cannot name it.
    """
    named = set(knowledge.muscle_by_id[muscle].danger_zones) if muscle in knowledge.muscle_by_id else set()
    keys = _keys(regions) if knowledge.pack_of(muscle) is not None else set()
    return tuple(
        zone
        for zone in knowledge.safety.danger_zones
        if zone.id in named or muscle in zone.muscles or not keys.isdisjoint(zone.regions)
    )


def _keys(regions: Iterable[str]) -> set[str]:
    """Return region ids with the ids of the groups that hold them."""
    keys: set[str] = set()
    for region in regions:
        parts = region.split(".")
        keys.update(".".join(parts[: end + 1]) for end in range(len(parts)))
    return keys


def _applies(regions: tuple[str, ...], muscles: tuple[str, ...], keys: set[str], muscle: str | None) -> bool:
    return ANYWHERE in regions or (muscle is not None and muscle in muscles) or not keys.isdisjoint(regions)
