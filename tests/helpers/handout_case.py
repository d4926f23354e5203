"""A small library for the tests of hand-outs: an article with everything that an article may hold, and a plain one."""

from __future__ import annotations

from dataclasses import replace

from tests.helpers import report_case, small_body
from triggermap.domain.knowledge import Knowledge, Source
from triggermap.domain.library import (
    Article,
    ArticleGroup,
    ArticleText,
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Grade,
    Heading,
    Item,
    ItemList,
    Library,
    Link,
    LinkKind,
    MapEmbed,
    Paragraph,
    Quote,
    Table,
    Words,
)
from triggermap.domain.lookup import Findings
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.report.blocks import Paper
from triggermap.report.request import HandoutRequest

SOURCES = (
    Source("manual_1999", "A manual. 1999", None, False),
    Source("study_2016", "Study A. A journal 2016;1:2", "https://example.org/study-a", True),
    Source("review_2020", "Review B. A journal 2020;3:4", None, True),
)


def make_knowledge() -> Knowledge:
    """The content of `report_case`, with sources and a glossary."""
    return replace(report_case.make_knowledge(), sources=SOURCES, glossary=small_body.make_glossary())


def words(text: str) -> tuple[Words]:
    return (Words(text),)


def _jaw(say: dict[str, str]) -> tuple[Block, ...]:
    term = Link(LinkKind.TERM, "cramp", words(say["cramp"]))
    again = Link(LinkKind.TERM, "cramp", words(say["cramp"]))
    other = Link(LinkKind.ARTICLE, "first_steps", words(say["steps"]))
    return (
        Quote((Paragraph((Words(say["short"], bold=True), Words(" " + say["rest"]))),)),
        Heading(2, say["where"]),
        Paragraph(
            (Words(say["tight"] + " "), Claim(Grade.SEVERAL, ("study_2016", "manual_1999")), Words(" "), term,
             Words(". "), again, Words("."))
        ),
        MapEmbed("masseter", None, say["map"]),
        ItemList(
            (Item(words(say["open"]), inner=(words(say["slowly"]),)), Item(words(say["rest"]))),
            numbered=True,
        ),
        Heading(3, say["sure"]),
        Table(
            (words(say["what"]), words(say["shown"])),
            ((words(say["warmth"]), (Words(say["often"] + " "), Claim(Grade.FEW, ("review_2020",)))),
             (words(say["pressing"]), (other,))),
        ),
        Heading(2, say["see"]),
        FlagsEmbed(("infection", "stroke"), say["signs"]),
        DiagramEmbed("muscle_contracts", say["diagram"]),
        Paragraph((Words(say["unsure"] + " "), Claim(Grade.DISPUTED, ("manual_1999",)))),
    )  # fmt: skip


_EN = {
    "cramp": "cramp", "steps": "the first steps", "short": "In short.", "rest": "Rest.", "where": "Where it hurts",
    "tight": "A tight jaw hurts in the cheek.", "map": "The jaw muscle with its pain area", "open": "Open your mouth.",
    "slowly": "slowly", "sure": "How sure", "what": "What", "shown": "How well shown", "warmth": "Warmth",
    "often": "Often.", "pressing": "Pressing", "see": "See someone", "signs": "Signs to look at first",
    "diagram": "How a muscle pulls", "unsure": "Why is not known.",
}  # fmt: skip
_NL = {
    "cramp": "kramp", "steps": "de eerste stappen", "short": "In het kort.", "rest": "Rust.",
    "where": "Waar het pijn doet", "tight": "Een strakke kaak doet pijn in de wang.",
    "map": "De kaakspier met het pijngebied", "open": "Open uw mond.", "slowly": "langzaam", "sure": "Hoe zeker",
    "what": "Wat", "shown": "Hoe goed aangetoond", "warmth": "Warmte", "often": "Vaak.", "pressing": "Drukken",
    "see": "Ga naar iemand toe", "signs": "Kijk eerst naar deze tekens", "diagram": "Hoe een spier trekt",
    "unsure": "Waarom is niet bekend.",
}  # fmt: skip


def article(name: str, order: int, group: ArticleGroup, en: ArticleText, nl: ArticleText, *see: str) -> Article:
    return Article(name, order, group, (), see, (), (), (), "2026-03-01", False, en, nl)


def make_library() -> Library:
    """Two articles; the first leads to the second."""
    plain = (Paragraph((Words("Begin gently. "), Claim(Grade.NOT_SHOWN, ("study_2016",)))),)
    rustig = (Paragraph((Words("Begin rustig. "), Claim(Grade.NOT_SHOWN, ("study_2016",)))),)
    return Library(
        (
            article(
                "first_steps", 10, ArticleGroup.START,
                ArticleText("First steps", "Where to begin.", plain),
                ArticleText("Eerste stappen", "Waar u begint.", rustig),
            ),
            article(
                "jaw_pain", 20, ArticleGroup.UNDERSTAND,
                ArticleText("When the jaw hurts", "What it may be.", _jaw(_EN)),
                ArticleText("Als de kaak pijn doet", "Wat het kan zijn.", _jaw(_NL)), "first_steps",
            ),
        )
    )  # fmt: skip


def make_request(
    *articles: str,
    language: Language = Language.EN,
    paper: Paper = Paper.A4,
    marked: bool = False,
    leaflets: bool = False,
    large: bool = False,
    title: str = "",
) -> HandoutRequest:
    """Return the wish for these articles, with the cheek's map and the leaflets of `report_case` where asked for."""
    printed = report_case.make_request(language, paper)
    if not marked:
        printed = replace(printed, drawing=PainDrawing(), findings=Findings())
    if not leaflets:
        printed = replace(printed, leaflets=())
    return HandoutRequest(printed, articles, large, title)
