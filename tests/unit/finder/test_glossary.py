"""Terms of the glossary are found by name, other spelling and meaning."""

from __future__ import annotations

import pytest

from tests.helpers.small_body import make_knowledge
from triggermap.domain.text import Language
from triggermap.finder.glossary import GlossarySearcher


def found(words: str, language: Language = Language.EN) -> list[str]:
    return [term.id for term in GlossarySearcher(make_knowledge()).search(words, language)]


def test_without_words_all_terms_come_in_the_order_of_their_names() -> None:
    assert found("") == ["cramp", "referred_pain", "tendon"]
    assert found("", Language.NL) == ["cramp", "tendon", "referred_pain"]


@pytest.mark.parametrize("words", ["Referred pain", "referred", "radiating pain", "refered pain", "uitstralende pijn"])
def test_a_term_is_found_by_name_other_spelling_typing_error_and_the_other_language(words: str) -> None:
    assert found(words)[0] == "referred_pain"


def test_a_word_of_the_meaning_leads_to_the_term_after_those_that_bear_it() -> None:
    assert found("muscle") == ["tendon", "cramp"]
    assert found("elsewhere") == ["referred_pain"]


def test_unknown_words_find_nothing_and_are_put_right() -> None:
    assert found("flurble") == []
    assert GlossarySearcher(make_knowledge()).suggestions("tendn") == ("Tendon",)
