"""How easily the texts for people read: `python -m tests.bench.readability [--worst N] [--texts N]`.

Flesch reading ease for English and its Dutch form by Douma (1960), per muscle, for the safety texts, and for each
article of the library; about 60 to 70 is plain (B1), under 50 is hard. Syllables are counted by groups of vowels, so
single figures are rough. Texts for therapists are left out. Reported, never asserted: the worst are there to be
written again.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from statistics import median

from tests.bench.common import knowledge, library
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import ArticleText, DiagramEmbed, FlagsEmbed, MapEmbed, block_texts
from triggermap.domain.muscle import Muscle
from triggermap.domain.text import Language, Text

LEAST_WORDS = 8
"""Shorter texts say little about how hard they are."""
_CONSTANTS = {Language.EN: (206.835, 1.015, 84.6), Language.NL: (206.84, 0.93, 77.0)}


def reading_ease(text: str, language: Language) -> float:
    """Return the Flesch (English) or Flesch-Douma (Dutch) reading ease of `text`."""
    sentences = [part for part in re.split(r"[.!?:]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", text)
    if not words or not sentences:
        return 100.0
    count = sum(syllables(word, language) for word in words)
    base, per_sentence, per_word = _CONSTANTS[language]
    return base - per_sentence * len(words) / len(sentences) - per_word * count / len(words)


def syllables(word: str, language: Language) -> int:
    """Return about how many syllables a word has."""
    plain = word.lower()
    if language is Language.EN:
        plain = re.sub(r"(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$|(?<=[^aeiouyszxl])es$", "", plain)
        return max(1, len(re.findall(r"[aeiouy]+", plain)))
    return max(1, len(re.findall(r"[äëïöü]|ij|[aeiouyáéíóúàèêô]+", plain)))


def people_texts(muscle: Muscle) -> Iterator[Text]:
    """Yield what a person reads of a muscle."""
    yield muscle.summary
    for site in muscle.sites:
        yield from (site.where, site.pain)
    care = muscle.self_care
    yield from (*muscle.find, *care.steps, *care.stop, care.heat_cold)
    if muscle.stretch is not None:
        yield from (*muscle.stretch.steps, muscle.stretch.caution)
    yield from (*muscle.keeps_going, *muscle.cautions, *muscle.see_someone)


def named_texts(book: Knowledge) -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield each muscle and each kind of safety text with its texts."""
    for muscle in book.muscles:
        yield muscle.id, tuple(people_texts(muscle))
    yield "safety: red flags", tuple(flag.signs for flag in book.safety.red_flags)
    yield "safety: conditions", tuple(entry.advice for entry in book.safety.contraindications)
    yield "safety: danger zones", tuple(zone.rule for zone in book.safety.danger_zones)
    yield "glossary", tuple(term.meaning for term in book.glossary)


def article_texts() -> Iterator[tuple[str, tuple[Text, ...]]]:
    """Yield each article with its paragraphs, items and cells; text alternatives of pictures are left out."""
    for article in library().articles:
        pairs = zip_longest(_prose(article.en), _prose(article.nl), fillvalue="")
        yield article.id, tuple(Text(en, nl) for en, nl in pairs)


def _prose(text: ArticleText) -> Iterator[str]:
    yield from (text.title, text.summary)
    for block in text.blocks:
        if not isinstance(block, MapEmbed | DiagramEmbed | FlagsEmbed):
            yield from block_texts(block)


def hardest(named: Iterable[tuple[str, tuple[Text, ...]]], language: Language) -> list[tuple[float, str, str]]:
    """Return each text of at least `LEAST_WORDS` words with its score and whose it is, the hardest first."""
    texts = {text.get(language): name for name, found in named for text in found}
    return sorted(
        (reading_ease(text.rstrip(".") + ".", language), name, text)
        for text, name in texts.items()
        if len(text.split()) >= LEAST_WORDS
    )


def _joined(texts: Iterable[Text], language: Language) -> str:
    return " ".join(text.get(language).rstrip(".") + "." for text in texts if text.get(language))


def main() -> None:
    """Print medians per language and the hardest entries."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--worst", type=int, default=8, help="entries to list per language")
    parser.add_argument("--texts", type=int, default=0, help="single texts to list per language, the hardest first")
    arguments = parser.parse_args()
    worst = arguments.worst
    named = list(named_texts(knowledge()))
    for language in Language:
        scores = sorted((reading_ease(_joined(texts, language), language), name) for name, texts in named)
        print(f"readability {language.value}: median {median(score for score, _ in scores):.0f}, {len(scores)} entries")
        for score, name in scores[:worst]:
            print(f"    {score:5.1f}  {name}")
        for score, name, text in hardest(named, language)[: arguments.texts]:
            print(f"    {score:5.1f}  {name}: {text}")
    tell_articles(arguments.texts)


def tell_articles(count: int) -> None:
    """Print each article's ease in both languages, and its hardest `count` texts."""
    named = list(article_texts())
    print(f"readability of articles   {'en':>6} {'nl':>6}")
    for name, texts in named:
        scores = (reading_ease(_joined(texts, language), language) for language in Language)
        print(f"    {name:<28}" + " ".join(f"{score:6.1f}" for score in scores))
    for language in Language:
        for score, name, text in hardest(named, language)[:count]:
            print(f"    {score:5.1f}  {name}: {text}")


if __name__ == "__main__":
    main()
