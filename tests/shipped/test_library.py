"""Checks over the real articles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.shipped.test_knowledge import INFORMAL, PROMISE, knowledge
from triggermap import resources
from triggermap.content.library_folder import LoadedLibrary, read_library
from triggermap.domain.library import GENERAL, HOW_SURE, START, FlagsEmbed, block_texts
from triggermap.domain.safety import Urgency
from triggermap.domain.text import Language

PLANNED = [
    "start_here", "how_sure", "cramp_now", "when_to_see_a_doctor", "trigger_points", "referred_pain",
    "trigger_or_tender_point", "why_tight_trigger_points", "why_tight_nerves", "why_tight_energy",
    "why_tight_mitochondria", "fibromyalgia_muscles", "me_cfs_muscles", "bowel_and_bladder", "sleep_and_night_cramps",
    "self_treatment_rules", "heat_and_stretch", "pacing", "posture_and_work", "therapies", "medicines", "supplements",
    "talking_with_your_therapist",
]  # fmt: skip
DRAFT = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem)\b|\?\?")


@cache
def loaded() -> LoadedLibrary:
    return read_library(resources.library_dir(), knowledge())


def sentences(language: Language) -> Iterator[tuple[str, str]]:
    """Every text of the articles, with the id of the article that it stands in."""
    for article in loaded().library.articles:
        text = article.text(language)
        yield article.id, text.title
        yield article.id, text.summary
        for block in text.blocks:
            for words in block_texts(block):
                yield article.id, words


def test_the_articles_have_no_problems() -> None:
    """Ids, sources, warning signs and diagrams are known; both languages have the same headings, claims and embeds."""
    assert [str(problem) for problem in loaded().problems] == []


def test_every_article_that_was_planned_is_there() -> None:
    assert [article.id for article in loaded().library.articles] == PLANNED


@pytest.mark.parametrize("name", [START, HOW_SURE, *GENERAL])
def test_articles_that_the_program_leads_to_are_there(name: str) -> None:
    assert name in loaded().library.by_id


def test_every_article_rests_on_claims_with_a_grade() -> None:
    few = {
        article.id: len(article.en.claims()) for article in loaded().library.articles if len(article.en.claims()) < 4
    }
    assert few == {}


def test_dutch_says_u() -> None:
    assert [pair for pair in sentences(Language.NL) if INFORMAL.search(pair[1])] == []


def test_nothing_is_promised() -> None:
    assert [pair for language in Language for pair in sentences(language) if PROMISE.search(pair[1])] == []


def test_no_text_holds_a_mark_of_a_draft() -> None:
    assert [pair for language in Language for pair in sentences(language) if DRAFT.search(pair[1])] == []


def test_a_whole_sentence_is_not_the_same_in_both_languages() -> None:
    english = {words for _, words in sentences(Language.EN) if len(words.split()) > 5}
    assert [pair for pair in sentences(Language.NL) if pair[1] in english] == []


def test_the_most_urgent_signs_are_read_first() -> None:
    rank = {flag.id: list(Urgency).index(flag.urgency) for flag in knowledge().safety.red_flags}
    embeds = [
        (article.id, block.flags)
        for article in loaded().library.articles
        for block in article.en.blocks
        if isinstance(block, FlagsEmbed)
    ]
    assert [pair for pair in embeds if [rank[flag] for flag in pair[1]] != sorted(rank[flag] for flag in pair[1])] == []
