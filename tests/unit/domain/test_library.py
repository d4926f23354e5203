from __future__ import annotations

from triggermap.domain.library import (
    Article,
    ArticleGroup,
    ArticleText,
    Claim,
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
    block_texts,
    plain,
)
from triggermap.domain.text import Language

CLAIM = Claim(Grade.FEW, ("a_2016",))
TEXT = ArticleText(
    "Title",
    "Summary.",
    (
        Paragraph((Words("One "), Link(LinkKind.TERM, "x", (Words("two", bold=True),)), Words(". "), CLAIM)),
        Heading(2, "First"),
        ItemList((Item((Words("three"),), ((Words("four"),),)),), numbered=False),
        Heading(3, "Below"),
        Quote((Paragraph((Words("five"), CLAIM)),)),
        Heading(2, "Second"),
        Table(((Words("six"),), (Words("seven"),)), (((Words("eight"), CLAIM), ()),)),
        MapEmbed("m", None, "nine"),
    ),
)


def article(identifier: str, order: int, group: ArticleGroup, **about: tuple[str, ...]) -> Article:
    muscles, places = about.get("muscles", ()), about.get("places", ())
    return Article(identifier, order, group, (), (), muscles, places, (), "2026-11-28", False, TEXT, TEXT)


LIBRARY = Library((
    article("help", 5, ArticleGroup.HELP, places=("leg.calf",)),
    article("start", 10, ArticleGroup.START, muscles=("soleus",)),
    article("self_treatment_rules", 20, ArticleGroup.HELP),
))  # fmt: skip


def test_sections_hold_all_blocks_once() -> None:
    sections = TEXT.sections()
    assert [(each.number, each.heading, each.first) for each in sections] == [
        (0, None, 0), (1, "First", 1), (2, "Second", 5),
    ]  # fmt: skip
    assert [block for each in sections for block in TEXT.blocks[each.first : each.first + 1]][1] == Heading(2, "First")
    assert sum(len(each.blocks) for each in sections) == len(TEXT.blocks) - 2


def test_claims_are_found_wherever_they_stand() -> None:
    assert TEXT.claims() == (CLAIM, CLAIM, CLAIM)


def test_words_without_their_looks() -> None:
    first = TEXT.blocks[0]
    assert isinstance(first, Paragraph)
    assert plain(first.spans) == "One two."
    assert [word for block in TEXT.blocks for word in block_texts(block)] == [
        "One two.", "First", "three", "four", "Below", "five", "Second", "six", "seven", "eight", "", "nine",
    ]  # fmt: skip


def test_reading_takes_at_least_a_minute() -> None:
    assert TEXT.minutes() == 1
    long = ArticleText("T", "S", (Paragraph((Words("word " * 900),)),))
    assert long.minutes() == 5


def test_previous_and_next_follow_the_contents() -> None:
    assert [article.id for _group, inside in LIBRARY.groups() for article in inside] == [
        "start", "help", "self_treatment_rules",
    ]  # fmt: skip
    after = LIBRARY.beside("start", 1)
    assert after is not None
    assert after.id == "help"
    assert LIBRARY.beside("start", -1) is None
    assert LIBRARY.beside("nothing", 1) is None


def test_articles_about_a_muscle_come_first_then_about_its_places_then_general_ones() -> None:
    found = LIBRARY.about("soleus", ("leg.calf", "foot.heel"))
    assert [article.id for article in found] == ["start", "help", "self_treatment_rules"]
    assert [article.id for article in LIBRARY.about("masseter")] == ["self_treatment_rules"]


def test_both_languages() -> None:
    other = ArticleText("Titel", "S", ())
    both = Article("x", 1, ArticleGroup.CARE, (), (), (), (), (), "2026-11-28", False, TEXT, other)
    assert (both.text(Language.EN).title, both.text(Language.NL).title) == ("Title", "Titel")
