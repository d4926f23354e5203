"""Articles of the library: blocks of text, what they claim and on what ground, and what is drawn live in them.

A text is a row of blocks; a section is a heading of the second level with what follows it. Both languages of an
article have the same headings, claims and embeds in the same order, so a place in one is a place in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from triggermap.domain.text import Language

WORDS_A_MINUTE = 180
"""Of somebody who reads with care and may be tired; studies of adults find 200 to 260."""
DIAGRAMS = ("muscle_contracts", "referral", "taut_band", "energy_share", "calf_stretch", "pacing")
"""Ids of the diagrams that an article may show."""

START, HOW_SURE = "start_here", "how_sure"
"""The article to begin with, and the one that explains the grades."""
GENERAL = ("self_treatment_rules", "trigger_points", "when_to_see_a_doctor")
"""Articles that hold for every muscle, in the order of offering."""


class ArticleGroup(StrEnum):
    """Part of the library; the order is the order of showing."""

    START = "start"
    UNDERSTAND = "understand"
    CONDITIONS = "conditions"
    HELP = "help"
    CARE = "care"


class Grade(StrEnum):
    """How well a claim is shown, the best first."""

    SEVERAL = "several"
    """Shown by several studies."""
    FEW = "few"
    """Shown by one or few studies, or by small ones."""
    NOT_SHOWN = "not_shown"
    """Studied and not shown, or not studied."""
    DISPUTED = "disputed"
    """Studies or experts disagree."""


class LinkKind(StrEnum):
    """What words in a text can lead to."""

    MUSCLE = "muscle"
    PLACE = "place"
    ARTICLE = "article"
    TERM = "term"
    SYMPTOM = "symptom"


@dataclass(frozen=True, slots=True)
class Words:
    """A piece of running text in one look."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to a muscle, a place (region id), an article, a term of the glossary or a symptom."""

    kind: LinkKind
    target: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """How well the sentence before it is shown, and by which sources (keys)."""

    grade: Grade
    sources: tuple[str, ...]


Span = Words | Link | Claim
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 (a section) or 3."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    spans: Spans


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list, with the list below it, if any."""

    spans: Spans
    inner: tuple[Spans, ...] = ()
    inner_numbered: bool = False


@dataclass(frozen=True, slots=True)
class ItemList:
    """A list with bullets or numbers."""

    items: tuple[Item, ...]
    numbered: bool
    first: int = 1
    """Number of the first item, where it is numbered."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has as many cells as the header."""

    header: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]


@dataclass(frozen=True, slots=True)
class Quote:
    """A key message."""

    parts: tuple[Paragraph | ItemList, ...]


@dataclass(frozen=True, slots=True)
class MapEmbed:
    """A map of a muscle with its zones, drawn from the atlas for the body in force."""

    muscle: str
    site: str | None
    """Full id of one trigger point; None for all of the muscle."""
    alt: str


@dataclass(frozen=True, slots=True)
class DiagramEmbed:
    """One of `DIAGRAMS`."""

    diagram: str
    alt: str


@dataclass(frozen=True, slots=True)
class FlagsEmbed:
    """Warning signs, shown from the safety content (ids of red flags)."""

    flags: tuple[str, ...]
    alt: str


Embed = MapEmbed | DiagramEmbed | FlagsEmbed
Block = Heading | Paragraph | ItemList | Table | Quote | MapEmbed | DiagramEmbed | FlagsEmbed


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level with what follows it; the first section has none."""

    number: int
    """0 for what stands before the first heading."""
    heading: str | None
    first: int
    """Index of its first block in the text, the heading counted."""
    blocks: tuple[Block, ...]
    """Without the heading."""


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article in one language."""

    title: str
    summary: str
    blocks: tuple[Block, ...]

    def sections(self) -> tuple[Section, ...]:
        """Return the text by headings of the second level; the first section has no heading and may be empty."""
        starts = [index for index, block in enumerate(self.blocks) if isinstance(block, Heading) and block.level == 2]
        ends = [*starts, len(self.blocks)]
        sections = [Section(0, None, 0, self.blocks[: ends[0]])]
        for number, (start, end) in enumerate(zip(starts, ends[1:], strict=True), start=1):
            heading = self.blocks[start]
            assert isinstance(heading, Heading)
            sections.append(Section(number, heading.text, start, self.blocks[start + 1 : end]))
        return tuple(sections)

    def claims(self) -> tuple[Claim, ...]:
        """Return all claims in the order of the text."""
        return tuple(span for spans in spans_of(self.blocks) for span in spans if isinstance(span, Claim))

    def minutes(self) -> int:
        """Return how many minutes reading takes, at least one."""
        words = sum(len(text.split()) for block in self.blocks for text in block_texts(block))
        return max(1, round(words / WORDS_A_MINUTE))


@dataclass(frozen=True, slots=True)
class Article:
    """An article in both languages, with what it is about."""

    id: str
    order: int
    group: ArticleGroup
    seed: tuple[str, ...]
    """Topics of the seed article that this one covers."""
    see: tuple[str, ...]
    """Related articles."""
    muscles: tuple[str, ...]
    places: tuple[str, ...]
    """Region ids."""
    sources: tuple[str, ...]
    written: str
    """ISO date."""
    reviewed: bool
    """True once a clinician has reviewed it."""
    en: ArticleText
    nl: ArticleText

    def text(self, language: Language) -> ArticleText:
        """Return the article in `language`."""
        return self.nl if language is Language.NL else self.en


@dataclass(frozen=True)
class Library:
    """All articles, in the order of reading."""

    articles: tuple[Article, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[str, Article]:
        """Articles by id."""
        return {article.id: article for article in self.articles}

    def groups(self) -> Iterator[tuple[ArticleGroup, tuple[Article, ...]]]:
        """Yield each part of the library that holds articles."""
        for group in ArticleGroup:
            inside = tuple(article for article in self.articles if article.group is group)
            if inside:
                yield group, inside

    def beside(self, article: str, step: int) -> Article | None:
        """Return the article `step` places further in the order of showing, or None."""
        shown = [each for _group, inside in self.groups() for each in inside]
        place = next((index for index, each in enumerate(shown) if each.id == article), None)
        if place is None or not 0 <= place + step < len(shown):
            return None
        return shown[place + step]

    def about(self, muscle: str, regions: Iterable[str] = (), most: int = 3) -> tuple[Article, ...]:
        """Return articles about a muscle, then those about the regions, then those that hold for every muscle."""
        wanted = set(regions)
        of_muscle = [article for article in self.articles if muscle in article.muscles]
        of_place = [article for article in self.articles if wanted.intersection(article.places)]
        general = [self.by_id[name] for name in GENERAL if name in self.by_id]
        found = {article.id: article for article in (*of_muscle, *of_place, *general)}
        return tuple(found.values())[:most]


def plain(spans: Iterable[Span]) -> str:
    """Return running text without its looks; claims leave no trace."""
    return " ".join("".join(span_text(span) for span in spans).split())


def span_text(span: Span) -> str:
    """Return the words of a span without their looks; of a claim nothing."""
    if isinstance(span, Words):
        return span.text
    return "".join(words.text for words in span.words) if isinstance(span, Link) else ""


def block_spans(block: Block) -> Iterator[Spans]:
    """Yield each piece of running text of a block: paragraphs, items, cells."""
    if isinstance(block, Paragraph):
        yield block.spans
    elif isinstance(block, ItemList):
        for item in block.items:
            yield item.spans
            yield from item.inner
    elif isinstance(block, Table):
        yield from block.header
        for row in block.rows:
            yield from row
    elif isinstance(block, Quote):
        for part in block.parts:
            yield from block_spans(part)


def spans_of(blocks: Iterable[Block]) -> Iterator[Spans]:
    """Yield each piece of running text of the blocks."""
    for block in blocks:
        yield from block_spans(block)


def block_texts(block: Block) -> Iterator[str]:
    """Yield what a block says, without looks; of an embed its text alternative."""
    if isinstance(block, Heading):
        yield block.text
    elif isinstance(block, MapEmbed | DiagramEmbed | FlagsEmbed):
        yield block.alt
    else:
        yield from (plain(spans) for spans in block_spans(block))
