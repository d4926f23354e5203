"""One rule on what self-care may be shown, for window, paper and terminal."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.small_body import NOTHING, flag, muscle, site
from triggermap.domain.muscle import Muscle, Press
from triggermap.domain.safety import Allowed, Contraindication, Urgency
from triggermap.domain.text import Text
from triggermap.finder.care import PressStop, care_plan

BARRED = replace(site("neck.upper"), press=Press.NONE)
PINCHED = replace(site("neck.middle"), press=Press.PINCH_ONLY, press_not_for=("thin_skin",))
PRESSED = site("neck.lower")


def pressed_muscle() -> Muscle:
    made = muscle(Text("Neck muscle", "Halsspier"), BARRED, PINCHED, PRESSED)
    return replace(made, self_care=replace(made.self_care, pressure=(3, 5)))


def condition(identifier: str, pressure: Allowed = Allowed.CARE, stretch: Allowed = Allowed.YES) -> Contraindication:
    return Contraindication(
        identifier, NOTHING, NOTHING, pressure, Allowed.YES, Allowed.YES, stretch, NOTHING, ("*",), NOTHING, ()
    )


def test_a_site_that_is_not_pressed_has_no_steps_in_a_muscle_that_is_pressed_elsewhere() -> None:
    plan = care_plan(pressed_muscle(), (BARRED,), (), {})
    assert plan.press_stop is PressStop.SITE
    assert not plan.show_steps
    assert not plan.show_find
    assert plan.show_stretch


def test_one_site_that_may_be_pressed_keeps_the_steps_and_the_others_are_named() -> None:
    plan = care_plan(pressed_muscle(), (BARRED, PINCHED, PRESSED), (), {})
    assert plan.show_steps
    assert plan.barred == (BARRED,)
    assert plan.pinch_only


def test_a_muscle_that_is_never_pressed_keeps_its_other_steps() -> None:
    relaxed = muscle(Text("Pelvic floor", "Bekkenbodem"), BARRED)
    plan = care_plan(relaxed, (BARRED,), (), {})
    assert plan.press_stop is PressStop.SITE
    assert plan.show_steps


def test_a_yes_that_forbids_pressing_closes_the_steps_and_an_open_question_warns() -> None:
    never = condition("arterial_disease", Allowed.NO)
    open_plan = care_plan(pressed_muscle(), (PRESSED,), (never,), {})
    assert open_plan.show_steps
    assert [item.answered for item in open_plan.warnings] == [False]
    closed = care_plan(pressed_muscle(), (PRESSED,), (never,), {"arterial_disease": True})
    assert closed.press_stop is PressStop.CONDITION
    assert not closed.show_steps
    assert not care_plan(pressed_muscle(), (PRESSED,), (never,), {"arterial_disease": False}).warnings


def test_a_condition_may_forbid_one_site_alone() -> None:
    thin = condition("thin_skin")
    assert not care_plan(pressed_muscle(), (PINCHED,), (thin,), {"thin_skin": True}).show_steps
    assert care_plan(pressed_muscle(), (PRESSED,), (thin,), {"thin_skin": True}).show_steps


def test_a_condition_may_forbid_stretching() -> None:
    loose = condition("hypermobility", stretch=Allowed.NO)
    assert care_plan(pressed_muscle(), (PRESSED,), (loose,), {}).show_stretch
    assert not care_plan(pressed_muscle(), (PRESSED,), (loose,), {"hypermobility": True}).show_stretch


def test_a_flag_that_applies_closes_everything() -> None:
    stroke = flag("stroke", Urgency.EMERGENCY, "*")
    plan = care_plan(pressed_muscle(), (PRESSED,), (), {}, (stroke,))
    assert plan.closed_by is stroke
    assert plan.press_stop is PressStop.FLAG
    assert not (plan.show_steps or plan.show_find or plan.show_stretch or plan.show_heat)
