"""Words on the command line to places."""

from __future__ import annotations

import pytest

from triggermap.cli.asked import Asked, understand
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Language
from triggermap.finder.search import Searcher

LEFT_CHEEK = Place("face.cheek", Side.LEFT)
LEFT_EYE = Place("face.eye", Side.LEFT)


def ask(knowledge: Knowledge, words: str, side: str | None = None, language: Language = Language.EN) -> Asked:
    return understand(words.split(), side, Searcher(knowledge), knowledge, language)


def test_a_word_without_a_side_means_both(knowledge: Knowledge) -> None:
    assert ask(knowledge, "sinus").drawing.places == (LEFT_CHEEK, LEFT_CHEEK.mirrored)


def test_the_option_decides_the_side(knowledge: Knowledge) -> None:
    assert ask(knowledge, "cheek", "left").drawing.places == (LEFT_CHEEK,)


@pytest.mark.parametrize(("words", "language"), [("left cheek", Language.EN), ("linker wang", Language.NL)])
def test_the_words_may_say_the_side(knowledge: Knowledge, words: str, language: Language) -> None:
    assert ask(knowledge, words, language=language).drawing.places == (LEFT_CHEEK,)


@pytest.mark.parametrize(
    "words", ["cheek and eye", "cheek, eye", "cheek + eye", "cheek en eye", "cheek eye", "pain in my cheek and eye"]
)
def test_several_places_are_taken_apart(knowledge: Knowledge, words: str) -> None:
    assert ask(knowledge, words, "left").drawing.places == (LEFT_CHEEK, LEFT_EYE)


def test_a_place_on_the_midline_has_no_side(knowledge: Knowledge) -> None:
    assert ask(knowledge, "nose", "left").drawing.places == (Place("face.nose", Side.MIDLINE),)


def test_a_whole_phrase_is_understood(knowledge: Knowledge) -> None:
    asked = ask(knowledge, "pijn rond mijn ogen", "left", Language.NL)

    assert asked.drawing.places == (LEFT_EYE,)


def test_a_muscle_is_no_place(knowledge: Knowledge) -> None:
    asked = ask(knowledge, "masseter")

    assert asked.muscles == ("masseter",)
    assert not asked.drawing.marks


def test_what_is_not_known_is_told_apart_from_what_is(knowledge: Knowledge) -> None:
    asked = ask(knowledge, "cheek and flurble", "left")

    assert asked.drawing.places == (LEFT_CHEEK,)
    assert asked.unknown == ("flurble",)


def test_a_word_beside_a_known_one_is_told_too(knowledge: Knowledge) -> None:
    asked = ask(knowledge, "pain in my left flurble cheek")

    assert asked.drawing.places == (LEFT_CHEEK,)
    assert asked.ignored == ("flurble",)


def test_a_side_said_once_holds_for_all_places(knowledge: Knowledge) -> None:
    assert ask(knowledge, "left cheek eye").drawing.places == (LEFT_CHEEK, LEFT_EYE)
