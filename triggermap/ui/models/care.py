"""What self-care may be shown for one site, given what the person said about themselves. No Qt.

The rules: a site that is not to be pressed shows no pressing steps and says why; a condition that the person has,
or was asked about and did not answer, stands above step 1; one that forbids pressing closes the pressing steps.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.muscle import Muscle, Press, TriggerPoint
from triggermap.domain.safety import Allowed, Contraindication

Answers = Mapping[str, bool]
"""Contraindication id -> the person's answer; absent where not answered."""


class PressStop(StrEnum):
    """Why no pressing steps are shown."""

    SITE = "site"
    """The site is never pressed by oneself."""
    CONDITION = "condition"
    """The person has a condition with which this is not pressed."""


@dataclass(frozen=True)
class Warning:
    """A condition whose advice stands above step 1."""

    condition: Contraindication
    answered: bool
    """True where the person said yes; False where the question is still open."""


@dataclass(frozen=True)
class CarePlan:
    """What the tabs of a card show."""

    press_stop: PressStop | None
    show_steps: bool
    show_find: bool
    show_stretch: bool
    pinch_only: bool
    warnings: tuple[Warning, ...]
    """Yes before unanswered."""
    stretch_warnings: tuple[Warning, ...]
    heat_warnings: tuple[Warning, ...]


def questions(conditions: Sequence[Contraindication]) -> tuple[Contraindication, ...]:
    """Return the conditions of the short check."""
    return tuple(item for item in conditions if item.question is not None)


def care_plan(muscle: Muscle, site: TriggerPoint, conditions: Sequence[Contraindication], answers: Answers) -> CarePlan:
    """Work out what may be shown for `site`.

    `conditions` are those that matter where the person hurts and where the site lies.
    """
    asked = questions(conditions)
    yes = tuple(item for item in asked if answers.get(item.id))
    stop = _press_stop(site, yes)
    presses = muscle.self_care.pressure is not None
    warnings = tuple(Warning(item, True) for item in yes) + tuple(
        Warning(item, False) for item in asked if item.id not in answers
    )
    return CarePlan(
        press_stop=stop,
        show_steps=stop is None or not presses,
        show_find=stop is None or not presses,
        show_stretch=not any(item.stretch is Allowed.NO for item in yes),
        pinch_only=site.press is Press.PINCH_ONLY,
        warnings=tuple(item for item in warnings if _matters(item.condition, site)),
        stretch_warnings=tuple(item for item in warnings if item.condition.stretch is not Allowed.YES),
        heat_warnings=tuple(item for item in warnings if Allowed.NO in (item.condition.heat, item.condition.cold)),
    )


def _press_stop(site: TriggerPoint, yes: Sequence[Contraindication]) -> PressStop | None:
    if site.press is Press.NONE:
        return PressStop.SITE
    if any(item.pressure is Allowed.NO or item.id in site.press_not_for for item in yes):
        return PressStop.CONDITION
    return None


def _matters(condition: Contraindication, site: TriggerPoint) -> bool:
    """Tell whether the condition changes anything about pressing, heat, cold or this very site."""
    changes = (condition.pressure, condition.heat, condition.cold)
    return any(item is not Allowed.YES for item in changes) or condition.id in site.press_not_for
