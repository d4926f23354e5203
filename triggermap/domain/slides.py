"""An article, or a muscle, in steps for a class or a waiting room: little text at a time, pictures large.

A slide holds what fits on a screen in big letters: some forty words under one heading, or one table, or one picture.
Long lists and tables are cut between items, never inside one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from triggermap.domain.library import (
    ArticleText,
    Block,
    DiagramEmbed,
    FlagsEmbed,
    Heading,
    ItemList,
    MapEmbed,
    Paragraph,
    Quote,
    Table,
    block_texts,
    plain,
)

MOST_WORDS = 60
"""On one slide: read in a quarter of a minute, in letters that the last row can read."""
MOST_FLAGS = 3
TABLE_ROWS = 3

Picture = MapEmbed | DiagramEmbed


@dataclass(frozen=True, slots=True)
class Slide:
    """One step: a heading, some text, and perhaps a picture beside it."""

    heading: str
    blocks: tuple[Block, ...] = ()
    picture: Picture | None = None
    lead: str = ""
    """Below the heading of the first slide: what the whole is about."""


def article_slides(text: ArticleText) -> tuple[Slide, ...]:
    """Return the slides of an article: its title, then its sections in pieces."""
    first, *rest = text.sections()
    slides = [Slide(text.title, lead=text.summary), *pieces(text.title, first.blocks)]
    for section in rest:
        slides += pieces(section.heading or text.title, section.blocks)
    return tuple(slides)


def pieces(heading: str, blocks: Iterable[Block]) -> Iterator[Slide]:
    """Yield the slides of a section; a picture stands beside the text before it, where there is some."""
    waiting: list[Block] = []
    for block in (part for whole in blocks for part in _parts(whole)):
        if isinstance(block, MapEmbed | DiagramEmbed):
            yield Slide(heading, tuple(waiting), block)
            waiting = []
            continue
        alone = isinstance(block, FlagsEmbed | Table | Heading)
        if waiting and (alone or _words([*waiting, block]) > MOST_WORDS):
            leading = _leading(waiting)
            if len(leading) < len(waiting):
                yield Slide(heading, tuple(waiting[: len(waiting) - len(leading)]))
            waiting = leading
        waiting.append(block)
        if isinstance(block, FlagsEmbed | Table):
            yield Slide(heading, tuple(waiting))
            waiting = []
    if waiting:
        yield Slide(heading, tuple(waiting))


def _leading(blocks: list[Block]) -> list[Block]:
    """Return what at the end of `blocks` belongs to what follows: a smaller heading, words that end in a colon."""
    start = len(blocks)
    while start and _leads(blocks[start - 1]):
        start -= 1
    return blocks[start:]


def _leads(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return plain(block.spans).endswith(":")
    return isinstance(block, Heading)


def _parts(block: Block) -> Iterator[Block]:
    """Yield a block in pieces that fit on a slide each."""
    match block:
        case ItemList():
            yield from _list_parts(block)
        case Table():
            for start in range(0, len(block.rows), TABLE_ROWS):
                yield Table(block.header, block.rows[start : start + TABLE_ROWS])
        case FlagsEmbed():
            for start in range(0, len(block.flags), MOST_FLAGS):
                yield FlagsEmbed(block.flags[start : start + MOST_FLAGS], block.alt)
        case Quote():
            yield from (Quote((part,)) for whole in block.parts for part in _quote_parts(whole))
        case _:
            yield block


def _quote_parts(part: Paragraph | ItemList) -> Iterator[Paragraph | ItemList]:
    if isinstance(part, ItemList):
        yield from _list_parts(part)
    else:
        yield part


def _list_parts(block: ItemList) -> Iterator[ItemList]:
    """Yield the list in parts of about the same length, so that no slide is left with one short item."""
    counts = [_words([ItemList((item,), block.numbered)]) for item in block.items]
    wanted = sum(counts) / -(-sum(counts) // MOST_WORDS)
    start, count = 0, 0.0
    for index, words in enumerate(counts):
        if index > start and count + words / 2 > wanted:
            yield ItemList(block.items[start:index], block.numbered, block.first + start)
            start, count = index, 0.0
        count += words
    yield ItemList(block.items[start:], block.numbered, block.first + start)


def _words(blocks: Iterable[Block]) -> int:
    return sum(len(text.split()) for block in blocks for text in block_texts(block))
