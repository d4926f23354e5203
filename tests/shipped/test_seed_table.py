"""The page on the topics of the source article is what the articles say now, and no topic is without a place."""

from __future__ import annotations

from tests.seed_table import FILE, answers, claims_of, page, shipped, topics


def test_every_topic_says_which_claims_answer_it() -> None:
    library, _ = shipped()
    assert sorted(topics(library)) == sorted(answers())


def test_every_claim_that_answers_a_topic_stands_in_the_article() -> None:
    library, _ = shipped()
    covered = topics(library)
    gone = [
        (topic, name, sources)
        for topic, articles in answers().items()
        for name, claims in articles.items()
        for sources in claims
        if name not in {article.id for article in covered.get(topic, ())} or not claims_of(library.by_id[name], sources)
    ]
    assert gone == []


def test_the_page_is_up_to_date() -> None:
    assert FILE.read_text(encoding="utf-8") == page(), "run python -m tests.seed_table"
