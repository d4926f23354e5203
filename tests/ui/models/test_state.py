"""Which sites stand on a card."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers.small_body import NOTHING, make_knowledge, muscle, site
from triggermap.domain.anatomy import Side
from triggermap.domain.lookup import Candidate, MuscleCandidate
from triggermap.ui.models.state import candidate_cards, symptom_cards

HEART = replace(site("chest_muscle.heart"), only=Side.RIGHT, symptoms=("palpitations",))
PLAIN = site("chest_muscle.plain")
KNOWLEDGE = replace(make_knowledge(), muscles=(muscle(NOTHING, PLAIN, HEART),))


def candidate(side: Side) -> MuscleCandidate:
    return MuscleCandidate("chest_muscle", side, (Candidate(PLAIN.id, "chest_muscle", side, 0.5, (), ()),))


def test_a_card_of_the_left_leaves_out_what_exists_on_the_right_alone() -> None:
    assert candidate_cards((candidate(Side.LEFT),), KNOWLEDGE)[0].sites == (PLAIN,)
    assert candidate_cards((candidate(Side.RIGHT),), KNOWLEDGE)[0].sites == (PLAIN, HEART)


def test_a_symptom_of_a_right_sided_site_is_shown_on_the_right_even_where_the_left_hurts() -> None:
    (card,) = symptom_cards("palpitations", (candidate(Side.LEFT),), KNOWLEDGE, "fits")
    assert card.side is Side.RIGHT
    assert card.sites == (HEART, PLAIN)
    assert card.reason == ""
