"""Symptoms other than pain: found in everyday words, and tied to the sites that the literature ties them to."""

from __future__ import annotations

from functools import cache

import pytest

from tests.shipped.test_knowledge import knowledge
from triggermap.domain.lookup import HitKind
from triggermap.domain.text import Language
from triggermap.finder.search import Searcher

TIED_TO_NONE = {
    "cold_foot", "cold_sweat", "double_vision", "head_feels_heavy", "itchy_ear", "neck_tires", "sore_tongue",
    "teeth_grinding",
}  # fmt: skip
"""No source ties these to a trigger point: they lead to the warning signs, and the list says that it has no muscle."""


@cache
def searcher() -> Searcher:
    return Searcher(knowledge())


@pytest.mark.parametrize(
    ("words", "language", "symptom"),
    [
        ("stuffy sinus", "en", "sinus_pressure"), ("stufy sinus", "en", "sinus_pressure"),
        ("verstopte bijholte", "nl", "sinus_pressure"), ("verstopte neus", "nl", "stuffy_nose"),
        ("my eye waters", "en", "tearing"), ("tearing", "en", "tearing"), ("tranende ogen", "nl", "tearing"),
        ("blurred vision", "en", "blurred_vision"), ("blury vision", "en", "blurred_vision"),
        ("wazig zien", "nl", "blurred_vision"), ("wasig zien", "nl", "blurred_vision"),
        ("dizzy", "en", "dizziness"), ("dizzyness", "en", "dizziness"), ("duizelig", "nl", "dizziness"),
        ("ringing in my ear", "en", "ringing_ear"), ("tinitus", "en", "ringing_ear"),
        ("oorsuizen", "nl", "ringing_ear"),
        ("tight throat", "en", "lump_in_throat"), ("strakke keel", "nl", "lump_in_throat"),
        ("brok in mijn keel", "nl", "lump_in_throat"),
        ("weak grip", "en", "weak_grip"), ("I drop things", "en", "weak_grip"), ("zwakke grip", "nl", "weak_grip"),
        ("restricted turning of the head", "en", "head_turn_limited"),
        ("can't turn my head", "en", "head_turn_limited"),
        ("hoofd niet draaien", "nl", "head_turn_limited"), ("beperkt draaien hoofd", "nl", "head_turn_limited"),
        ("numb fingers", "en", "numb_fingers"), ("num fingers", "en", "numb_fingers"),
        ("dove vingers", "nl", "numb_fingers"), ("tintelende vingers", "nl", "numb_fingers"),
        ("cold foot", "en", "cold_foot"), ("koude voet", "nl", "cold_foot"), ("koude voeten", "nl", "cold_foot"),
    ],
)  # fmt: skip
def test_everyday_words_lead_to_the_symptom(words: str, language: str, symptom: str) -> None:
    found = [hit.id for hit in searcher().search(words, Language(language)) if hit.kind is HitKind.SYMPTOM]
    assert found[:1] == [symptom]


@pytest.mark.parametrize(
    ("symptom", "muscles"),
    [
        ("tearing", {"sternocleidomastoid"}),
        ("dizziness", {"sternocleidomastoid", "trapezius"}),
        ("blurred_vision", {"sternocleidomastoid", "splenius_cervicis"}),
        ("ringing_ear", {"masseter", "pterygoid_lateral"}),
        ("sinus_pressure", {"sternocleidomastoid", "masseter", "pterygoid_lateral"}),
        ("lump_in_throat", {"digastric", "longus_colli", "infrahyoid", "platysma"}),
        ("head_turn_limited", {"levator_scapulae", "splenius_cervicis", "suboccipital"}),
        ("numb_fingers", {"scalenes", "pectoralis_minor", "pronator_teres"}),
        ("calf_cramp", {"gastrocnemius"}),
    ],
)
def test_a_symptom_is_tied_to_the_muscles_of_the_literature(symptom: str, muscles: set[str]) -> None:
    tied = {muscle.id for muscle in knowledge().muscles for site in muscle.sites if symptom in site.symptoms}
    assert muscles <= tied


def test_the_soleus_is_not_tied_to_night_cramps() -> None:
    """The manual sets it apart from the gastrocnemius in this."""
    assert not any("calf_cramp" in site.symptoms for site in knowledge().muscle_by_id["soleus"].sites)


def test_every_symptom_has_a_muscle_but_those_that_no_source_ties() -> None:
    tied = {symptom for muscle in knowledge().muscles for site in muscle.sites for symptom in site.symptoms}
    assert {symptom.id for symptom in knowledge().symptoms} - tied == TIED_TO_NONE


def test_a_symptom_without_a_muscle_leads_to_the_places_whose_warnings_matter() -> None:
    assert all(knowledge().symptom_by_id[symptom].regions for symptom in TIED_TO_NONE)
