from __future__ import annotations

from collections.abc import Sequence

import pytest

from triggermap import words
from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Candidate, MuscleCandidate, Reason
from triggermap.domain.safety import Safety
from triggermap.domain.text import Language, Text
from triggermap.domain.zones import ZonePart

EN, NL = Language.EN, Language.NL
MAIN, WIDER = ZonePart.ESSENTIAL, ZonePart.SPILLOVER
CHEEK = Place("face.cheek", Side.RIGHT)
EYE = Place("face.eye", Side.RIGHT)
LEFT_EYE = Place("face.eye", Side.LEFT)
NOSE = Place("face.nose", Side.MIDLINE)


@pytest.fixture
def knowledge() -> Knowledge:
    regions = (
        Region("face.cheek", Text("Cheek, below the eye", "Wang, onder het oog"), "face", paired=True),
        Region("face.eye", Text("Eye", "Oog"), "face", paired=True),
        Region("face.nose", Text("Nose", "Neus"), "face", paired=False),
    )
    return Knowledge("1", False, (), regions, (), (), (), Safety((), (), (), (), ()), ())


def found(*reasons: Reason, missed: Sequence[Place] = ()) -> MuscleCandidate:
    candidate = Candidate("scm.upper", "scm", Side.RIGHT, 0.8, reasons, tuple(missed))
    return MuscleCandidate("scm", Side.RIGHT, (candidate,))


def because(place: Place, part: ZonePart = MAIN, *, crossed: bool = False) -> Reason:
    return Reason(place, part, 0.9, crossed)


def test_one_place(knowledge: Knowledge) -> None:
    assert words.reason(found(because(EYE)), knowledge, EN) == "Pain from here is often felt at the place you marked."
    assert words.reason(found(because(EYE, WIDER)), knowledge, EN) == "Pain from here may reach the place you marked."


def test_places_on_one_side_name_it_once(knowledge: Knowledge) -> None:
    both = found(because(CHEEK), because(EYE))
    assert words.reason(both, knowledge, EN) == (
        "Covers both places you marked: cheek, below the eye; eye (all on your right)."
    )
    assert words.reason(both, knowledge, NL) == (
        "Past bij beide plekken die u aangaf: wang, onder het oog; oog (alles aan uw rechterkant)."
    )


def test_a_place_on_both_sides_is_named_once(knowledge: Knowledge) -> None:
    assert words.reason(found(because(EYE), because(LEFT_EYE), because(NOSE)), knowledge, EN) == (
        "Covers all 3 places you marked: eye (both sides) and nose."
    )


def test_main_and_wider_area_are_told_apart(knowledge: Knowledge) -> None:
    assert words.reason(found(because(NOSE), because(EYE, WIDER)), knowledge, EN) == (
        "Covers both places you marked. Often felt at: nose. May reach: eye (your right)."
    )


def test_what_stays_unexplained_is_told(knowledge: Knowledge) -> None:
    assert words.reason(found(because(NOSE), missed=[EYE]), knowledge, NL) == (
        "Past bij 1 van de 2 plekken die u aangaf: neus. Verklaart niet: oog (uw rechterkant)."
    )
    assert words.reason(found(missed=[EYE]), knowledge, EN) == ("Covers none of the places you marked.")


def test_pain_over_the_midline_is_told(knowledge: Knowledge) -> None:
    crossed = found(because(LEFT_EYE, crossed=True))
    assert words.reason(crossed, knowledge, EN).endswith("Felt across the midline here.")
    assert words.reason_parts(crossed.best, knowledge, EN) == ("Eye (your left): often felt here, across the midline",)


def test_parts_stand_one_a_place(knowledge: Knowledge) -> None:
    parts = words.reason_parts(found(because(NOSE), because(EYE, WIDER)).best, knowledge, NL)
    assert parts == ("Neus: hier vaak gevoeld", "Oog (uw rechterkant): kan tot hier doorlopen")
