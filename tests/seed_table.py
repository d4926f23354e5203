"""Writes docs/seed.md: each topic of the source article, where the library treats it, how well it is shown, by whom.

`python -m tests.seed_table` writes it; `tests/shipped/test_seed_table.py` checks that it is up to date. The articles
name their topics in the front matter (`seed`); `tests/data/seed_claims.yaml` says which of their claims answer a topic.
"""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import yaml

from triggermap import resources
from triggermap.content import knowledge as read_knowledge
from triggermap.content import library as read_library
from triggermap.domain.citation import short_reference
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Article, Claim, Library, plain, spans_of
from triggermap.domain.text import Language
from triggermap.words import phrase

FILE = Path(__file__).resolve().parent.parent / "docs" / "seed.md"
CLAIMS = Path(__file__).resolve().parent / "data" / "seed_claims.yaml"
HEAD = """\
# What the source article says, and where it is treated

The library began from one article on muscle cramps in fibromyalgia and chronic fatigue syndrome. Each of its topics has
its place here, corrected where studies say otherwise: read the third column, the grade is that of its sentence and not
of the topic. This page is generated (`python -m tests.seed_table`).

| Topic of the source | Article | What the library says of it | How well shown | By whom |
|---|---|---|---|---|
"""
SHORT = 45
"""Letters; a shorter sentence says too little by itself."""
Answers = dict[str, dict[str, list[str]]]
"""Topic -> article -> claims, each by its sources as they stand in the text."""


def main() -> int:
    """Write the page."""
    FILE.write_text(page(), encoding="utf-8")
    print(FILE)  # noqa: T201
    return 0


def shipped() -> tuple[Library, Knowledge]:
    """Return the articles and the content."""
    with tempfile.TemporaryDirectory() as folder:
        knowledge = read_knowledge(resources.knowledge_dir(), Path(folder))
        library, _problems = read_library(resources.library_dir(), knowledge, Path(folder))
    return library, knowledge


def answers() -> Answers:
    """Return which claims answer which topic."""
    return cast(Answers, yaml.safe_load(CLAIMS.read_text(encoding="utf-8")))


def page() -> str:
    """Return the whole page."""
    library, knowledge = shipped()
    answered = answers()
    rows = (
        row
        for topic, articles in topics(library).items()
        for row in _rows(topic, articles, answered.get(topic, {}), knowledge)
    )
    return HEAD + "".join(rows)


def topics(library: Library) -> dict[str, list[Article]]:
    """Return each topic with its articles, in the order of the alphabet."""
    found: dict[str, list[Article]] = {}
    for article in library.articles:
        for topic in article.seed:
            found.setdefault(topic, []).append(article)
    return dict(sorted(found.items(), key=lambda pair: pair[0].casefold()))


def claims_of(article: Article, sources: str) -> list[tuple[str, Claim]]:
    """Return the claims of an article that rest on exactly these sources, each with what it says."""
    found = []
    for spans in spans_of(article.en.blocks):
        start = 0
        for index, span in enumerate(spans):
            if isinstance(span, Claim):
                if ",".join(span.sources) == sources:
                    found.append((_last_sentence(plain(spans[start:index])), span))
                start = index + 1
    return found


def _last_sentence(text: str) -> str:
    """Return the sentence that a claim grades, with the one before it where it is very short."""
    sentences = re.split(r"(?<=[.!?]) ", text)
    last = sentences.pop()
    while sentences and len(last) < SHORT:
        last = f"{sentences.pop()} {last}"
    return last


def _rows(topic: str, articles: list[Article], answered: dict[str, list[str]], knowledge: Knowledge) -> Iterator[str]:
    """Yield a row for each claim, and one for an article that treats the topic without one."""
    name = topic
    for article in articles:
        link = f"[{article.en.title}](../assets/library/en/{article.id}.md)"
        claims = [found for sources in answered.get(article.id, ()) for found in claims_of(article, sources)]
        if not claims:
            yield f"| {name} | {link} | advice or explanation | | |\n"
        for said, claim in claims:
            grade = phrase(f"grade.{claim.grade.value}", Language.EN).lower()
            sources = ", ".join(short_reference(knowledge.source_by_key[key]) for key in claim.sources)
            yield f"| {name} | {link} | {said} | {grade} | {sources} |\n"
            name = link = ""
        name = ""


if __name__ == "__main__":
    sys.exit(main())
