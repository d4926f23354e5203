"""What self-care may be shown, given what the person said about themselves: one rule for window, paper and terminal.

A site that is not to be pressed shows no pressing steps and says why; a condition that the person has, or was asked
about and did not answer, stands above step 1; one that forbids pressing closes the pressing steps; a red flag that the
person said applies closes all self-care there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.muscle import Muscle, Press, TriggerPoint
from triggermap.domain.safety import Allowed, Contraindication, RedFlag

Answers = Mapping[str, bool]
"""Contraindication id -> the person's answer; absent where not answered."""


class PressStop(StrEnum):
    """Why no pressing steps are shown."""

    FLAG = "flag"
    """A sign that needs a doctor first applies."""
    SITE = "site"
    """The site is never pressed by oneself."""
    CONDITION = "condition"
    """The person has a condition with which this is not pressed."""


@dataclass(frozen=True, slots=True)
class Warning:
    """A condition whose advice stands above step 1."""

    condition: Contraindication
    answered: bool
    """True where the person said yes; False where the question is still open."""


@dataclass(frozen=True, slots=True)
class CarePlan:
    """What may be shown of a muscle's self-care."""

    closed_by: RedFlag | None
    """The most urgent sign that applies: whom to call stands where self-care would."""
    press_stop: PressStop | None
    """Why there are no pressing steps; None where at least one of the sites may be pressed."""
    show_steps: bool
    show_find: bool
    show_stretch: bool
    show_heat: bool
    pinch_only: bool
    """Whether one of the sites that may be pressed is only to be pinched."""
    barred: tuple[TriggerPoint, ...]
    """The sites that are never pressed by oneself."""
    warnings: tuple[Warning, ...]
    """Yes before unanswered."""
    stretch_warnings: tuple[Warning, ...]
    heat_warnings: tuple[Warning, ...]


def questions(conditions: Sequence[Contraindication]) -> tuple[Contraindication, ...]:
    """Return the conditions of the short check."""
    return tuple(item for item in conditions if item.question is not None)


def care_plan(
    muscle: Muscle,
    sites: Sequence[TriggerPoint],
    conditions: Sequence[Contraindication],
    answers: Answers,
    applied: Sequence[RedFlag] = (),
) -> CarePlan:
    """Work out what may be shown for these sites of a muscle.

    `conditions` are those that matter where the person hurts and where the sites lie; `applied` the flags in force
    there that the person said apply, the most urgent first.
    """
    asked = questions(conditions)
    yes = tuple(item for item in asked if answers.get(item.id))
    stop = PressStop.FLAG if applied else _press_stop(sites, yes)
    # Where the muscle is never pressed, its steps are about something else: letting go, warmth, posture.
    steps = not applied and (stop is None or muscle.self_care.pressure is None)
    warnings = tuple(Warning(item, True) for item in yes) + tuple(
        Warning(item, False) for item in asked if item.id not in answers
    )
    return CarePlan(
        closed_by=applied[0] if applied else None,
        press_stop=stop,
        show_steps=steps,
        show_find=steps,
        show_stretch=not applied and not any(item.stretch is Allowed.NO for item in yes),
        show_heat=not applied,
        pinch_only=any(site.press is Press.PINCH_ONLY for site in sites),
        barred=tuple(site for site in sites if site.press is Press.NONE),
        warnings=tuple(item for item in warnings if _matters(item.condition, sites)),
        stretch_warnings=tuple(item for item in warnings if item.condition.stretch is not Allowed.YES),
        heat_warnings=tuple(item for item in warnings if Allowed.NO in (item.condition.heat, item.condition.cold)),
    )


def _press_stop(sites: Sequence[TriggerPoint], yes: Sequence[Contraindication]) -> PressStop | None:
    """Return why none of the sites may be pressed, or None where one may."""
    stops = [_site_stop(site, yes) for site in sites]
    if None in stops:
        return None
    return PressStop.CONDITION if PressStop.CONDITION in stops else PressStop.SITE


def _site_stop(site: TriggerPoint, yes: Sequence[Contraindication]) -> PressStop | None:
    if site.press is Press.NONE:
        return PressStop.SITE
    if any(item.pressure is Allowed.NO or item.id in site.press_not_for for item in yes):
        return PressStop.CONDITION
    return None


def _matters(condition: Contraindication, sites: Sequence[TriggerPoint]) -> bool:
    """Tell whether the condition changes anything about pressing, heat, cold or these very sites."""
    changes = (condition.pressure, condition.heat, condition.cold)
    return any(item is not Allowed.YES for item in changes) or any(condition.id in site.press_not_for for site in sites)
