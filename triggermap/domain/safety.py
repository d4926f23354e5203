"""Red flags, contraindications, danger zones and general rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.text import Text


class Urgency(StrEnum):
    """How soon to call or see someone; the order is the order of showing."""

    EMERGENCY = "emergency"
    TODAY = "today"
    SOON = "soon"


class Allowed(StrEnum):
    """Whether a way of self-treatment is allowed with a condition."""

    YES = "yes"
    CARE = "care"
    NO = "no"


@dataclass(frozen=True, slots=True)
class RedFlag:
    """A sign that needs a doctor first.

    Shown where the marked place or the chosen candidate's own place lies in `regions` (ids of regions or of
    region groups; ``*`` is every place), or where the candidate's muscle is in `muscles`.
    """

    id: str
    condition: Text
    signs: Text
    """A question to oneself in plain words, beginning with what one would notice."""
    urgency: Urgency
    regions: tuple[str, ...]
    muscles: tuple[str, ...]
    sources: tuple[str, ...]
    short: Text | None = None
    """The sign in a few words, for the list that shows all emergencies at a glance; every emergency has one."""


@dataclass(frozen=True, slots=True)
class Contraindication:
    """A condition that changes what self-treatment is allowed."""

    id: str
    condition: Text
    where: Text
    pressure: Allowed
    heat: Allowed
    cold: Allowed
    stretch: Allowed
    advice: Text
    """What to do differently, and why; stands above step 1 where it applies."""
    regions: tuple[str, ...]
    """Where it applies; ``*`` is everywhere."""
    question: Text | None
    """The question of the short check before self-care; None where it is not part of it."""
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DangerZone:
    """A place where pressing can harm."""

    id: str
    place: Text
    danger: Text
    rule: Text
    regions: tuple[str, ...]
    muscles: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GeneralRule:
    """A rule for all self-treatment."""

    id: str
    rule: Text
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """Whom to call in a country."""

    country: str
    """ISO 3166 two letters, upper case; ``*`` is the default."""
    name: Text
    emergency: str
    today: Text
    """Whom to call the same day, in words."""


@dataclass(frozen=True, slots=True)
class Safety:
    """All safety content."""

    red_flags: tuple[RedFlag, ...]
    contraindications: tuple[Contraindication, ...]
    danger_zones: tuple[DangerZone, ...]
    general_rules: tuple[GeneralRule, ...]
    emergency_numbers: tuple[EmergencyNumber, ...]
