"""A folder of articles to a `Library`: both languages together, ids looked up, what is faulty named and left out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from itertools import zip_longest
from pathlib import Path

from triggermap.content.cursor import Book, Kind, Position
from triggermap.content.library_article import ArticleFile, Front, read_article
from triggermap.content.library_cache import article_files, known_ids
from triggermap.content.loader import check_references, in_order, unresolved
from triggermap.content.readers import did_you_mean
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import (
    Article,
    ArticleText,
    Block,
    Claim,
    FlagsEmbed,
    Item,
    ItemList,
    Library,
    Link,
    LinkKind,
    MapEmbed,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
)
from triggermap.domain.text import Language
from triggermap.errors import Problem

_OWN = ("title", "summary")
"""Keys of the front matter that differ between the languages."""
_LINKED = {LinkKind.MUSCLE: Kind.MUSCLE, LinkKind.PLACE: Kind.REGION, LinkKind.TERM: Kind.TERM,
           LinkKind.SYMPTOM: Kind.SYMPTOM, LinkKind.ARTICLE: Kind.ARTICLE}  # fmt: skip

Gone = set[tuple[Kind, str]]
"""Ids that one article refers to and that are defined nowhere."""


@dataclass(frozen=True, slots=True)
class LoadedLibrary:
    """The articles that can be read, and what is wrong with the others."""

    library: Library
    problems: tuple[Problem, ...] = ()


def read_library(root: Path, knowledge: Knowledge) -> LoadedLibrary:
    """Read the articles of ``root/en`` and ``root/nl`` against the ids of `knowledge`; nothing is raised."""
    book = Book()
    define_known(knowledge, book)
    read: dict[Language, dict[str, ArticleFile]] = {language: {} for language in Language}
    for name in {file.stem for file in article_files(root).values()}:
        book.define(Kind.ARTICLE, name, Position(root, 0, ""))
    for language in Language:
        for file in sorted((root / language.value).glob("*.md")):
            found = read_article(file, book)
            if found is not None:
                read[language][file.stem] = found
    _check_twins(root, read, book)
    gone: dict[Path, Gone] = {}
    for reference in unresolved(book):
        gone.setdefault(reference.position.file, set()).update((kind, reference.id) for kind in reference.kinds)
    check_references(book)
    both = read[Language.EN].keys() & read[Language.NL].keys()
    lost = {(Kind.ARTICLE, file.stem) for file in article_files(root).values() if file.stem not in both}
    articles = [
        _article(english, read[Language.NL][name], gone, lost)
        for name, english in read[Language.EN].items()
        if name in both
    ]
    articles.sort(key=lambda article: (article.order, article.id))
    return LoadedLibrary(Library(tuple(articles)), in_order(book.problems))


def define_known(knowledge: Knowledge, book: Book) -> None:
    """Note the ids that an article may refer to."""
    nowhere = Position(Path(), 0, "")
    for kind, names in known_ids(knowledge).items():
        for name in names:
            book.define(Kind(kind), name, nowhere)


# both languages


def _check_twins(root: Path, read: dict[Language, dict[str, ArticleFile]], book: Book) -> None:
    for language, other in ((Language.EN, Language.NL), (Language.NL, Language.EN)):
        names = {file.stem for file in (root / other.value).glob("*.md")}
        for file in sorted((root / language.value).glob("*.md")):
            if file.stem not in names:
                near = did_you_mean(file.stem, sorted(names))
                book.say(Position(file, 0, ""), f"has no twin {other.value}/{file.name}{near}")
    for name, english in read[Language.EN].items():
        dutch = read[Language.NL].get(name)
        if dutch is not None:
            _compare(english, dutch, book)


def _compare(english: ArticleFile, dutch: ArticleFile, book: Book) -> None:
    """Note where the two languages differ in what must be the same."""
    for field in fields(Front):
        ours, theirs = getattr(dutch.front, field.name), getattr(english.front, field.name)
        if field.name not in _OWN and ours != theirs:
            position = Position(dutch.file, dutch.lines[field.name], field.name)
            book.say(position, f"differs from the English article, which says {_shown(theirs)}")
    for ours, theirs in zip_longest(dutch.body.marks, english.body.marks):
        if ours is not None and theirs is not None and ours.what == theirs.what:
            continue
        here = f"here stands {ours.what!r}" if ours else "the text ends here"
        there = f"{theirs.what!r} (line {theirs.line})" if theirs else "the end"
        message = f"{here}, in the English text {there}; headings, claims and embeds are the same in both languages"
        book.say(Position(dutch.file, ours.line if ours else 0, ""), message)
        return


def _shown(value: object) -> str:
    return f"[{', '.join(map(str, value))}]" if isinstance(value, tuple) else str(value)


# what is left out


def _article(english: ArticleFile, dutch: ArticleFile, gone: dict[Path, Gone], lost: Gone) -> Article:
    front = english.front
    missing = gone.get(english.file, set()) | gone.get(dutch.file, set()) | lost
    return Article(
        id=front.id,
        order=front.order,
        group=front.group,
        seed=front.seed,
        see=_present(Kind.ARTICLE, front.see, missing),
        muscles=_present(Kind.MUSCLE, front.muscles, missing),
        places=_present(Kind.REGION, front.places, missing),
        sources=_present(Kind.SOURCE, front.sources, missing),
        written=front.written,
        reviewed=front.reviewed,
        en=_text(english, missing),
        nl=_text(dutch, missing),
    )


def _present(kind: Kind, names: Iterable[str], gone: Gone) -> tuple[str, ...]:
    return tuple(name for name in names if (kind, name) not in gone)


def _text(found: ArticleFile, gone: Gone) -> ArticleText:
    blocks = (_block(block, gone) for block in found.body.blocks)
    kept = tuple(block for block in blocks if block is not None)
    return ArticleText(found.front.title, found.front.summary, kept)


def _block(block: Block, gone: Gone) -> Block | None:
    """Return a block without what leads nowhere; None for an embed of which nothing is left."""
    match block:
        case MapEmbed():
            refers = [(Kind.MUSCLE, block.muscle), (Kind.TRIGGER_POINT, block.site or "")]
            return None if gone.intersection(refers) else block
        case FlagsEmbed():
            flags = _present(Kind.RED_FLAG, block.flags, gone)
            return replace(block, flags=flags) if flags else None
        case Table():
            rows = tuple(tuple(_spans(cell, gone) for cell in row) for row in block.rows)
            return Table(tuple(_spans(cell, gone) for cell in block.header), rows)
        case Quote():
            return Quote(tuple(_prose(part, gone) for part in block.parts))
        case Paragraph() | ItemList():
            return _prose(block, gone)
        case _:
            return block


def _prose(block: Paragraph | ItemList, gone: Gone) -> Paragraph | ItemList:
    if isinstance(block, Paragraph):
        return Paragraph(_spans(block.spans, gone))
    items = (
        Item(_spans(item.spans, gone), tuple(_spans(inner, gone) for inner in item.inner), item.inner_numbered)
        for item in block.items
    )
    return ItemList(tuple(items), block.numbered)


def _spans(spans: Spans, gone: Gone) -> Spans:
    """Return running text in which a link that leads nowhere is plain words, and a source that is not known is none."""
    kept: list[Span] = []
    for span in spans:
        if isinstance(span, Link) and (_LINKED[span.kind], span.target) in gone:
            kept.extend(span.words)
        elif isinstance(span, Claim):
            sources = _present(Kind.SOURCE, span.sources, gone)
            if sources:
                kept.append(Claim(span.grade, sources))
        else:
            kept.append(span)
    return tuple(kept)
