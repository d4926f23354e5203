"""Everyday words in both languages lead to places, muscles and symptoms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.small_body import make_knowledge
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Language
from triggermap.finder.search import Searcher


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("cheek", "face.cheek"),
        ("Sinus", "face.cheek"),
        ("bijholte", "face.cheek"),
        ("pain round my eyes", "face.eye"),
        ("pijn rond mijn ogen", "face.eye"),
        ("achterkant nek", "neck.back"),
        ("sinsu", "face.cheek"),
        ("bijholtte", "face.cheek"),
        ("kauwspier", "masseter"),
        ("jaw muscle", "masseter"),
        ("draaierig", "dizziness"),
        ("light headed", "dizziness"),
    ],
)
def test_words_lead_to_what_people_mean(knowledge: Knowledge, words: str, expected: str) -> None:
    assert Searcher(knowledge).search(words)[0].id == expected


def test_a_side_in_the_words_is_kept(knowledge: Knowledge) -> None:
    assert Searcher(knowledge).search("linker wang")[0].side is Side.LEFT
    joined = Searcher(knowledge).search("rechteroog")[0]
    assert (joined.id, joined.side) == ("face.eye", Side.RIGHT)
    assert Searcher(knowledge).search("right cheek")[0].side is Side.RIGHT


def test_words_of_the_asked_language_come_first(knowledge: Knowledge) -> None:
    hits = Searcher(knowledge).search("neus", Language.NL)
    assert hits[0].id == "face.nose"


def test_unknown_words_find_nothing_but_near_ones_are_suggested(knowledge: Knowledge) -> None:
    searcher = Searcher(knowledge)
    assert searcher.search("xylophone") == ()
    assert "Nose" in searcher.suggestions("nosee")


@given(st.text(max_size=40))
def test_any_text_is_answered_without_an_error(words: str) -> None:
    for hit in Searcher(make_knowledge()).search(words):
        assert 0 < hit.score <= 1
