"""The body of an article: Markdown (CommonMark with tables) to blocks, and what is not understood named with its line.

Only the constructs that an article may hold become blocks; the Markdown library is imported here alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode as Node

from triggermap.content.cursor import Book, Kind, Position, Reference, shorten
from triggermap.content.readers import did_you_mean
from triggermap.domain.library import (
    DIAGRAMS,
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Grade,
    Heading,
    Item,
    ItemList,
    Link,
    LinkKind,
    MapEmbed,
    Paragraph,
    Quote,
    Span,
    Spans,
    Table,
    Words,
    plain,
)

EMBEDS = ("map", "diagram", "flags")
_LINKED = {
    LinkKind.MUSCLE: Kind.MUSCLE,
    LinkKind.PLACE: Kind.REGION,
    LinkKind.ARTICLE: Kind.ARTICLE,
    LinkKind.TERM: Kind.TERM,
    LinkKind.SYMPTOM: Kind.SYMPTOM,
}
_KNOWN = "headings (## and ###), paragraphs, lists, tables, bold, italic, block quotes, links and embeds"
_NAMES = {
    "fence": "a block of code",
    "code_block": "a block of code (four spaces begin one)",
    "code_inline": "code",
    "hr": "a line across the page",
    "hardbreak": "a forced line break",
    "html_block": "HTML",
    "html_inline": "HTML",
    "image": "an image",
}
_LEFTOVER = re.compile(r"\]\(|\*\*|https?://|www\.|^\|")
"""What stays in the words where a link, bold, a table or an address was not understood."""
_CELL_EDGE = re.compile(r"(?<!\\)\|")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that both languages have in the same place: a heading, a claim or an embed."""

    what: str
    line: int


@dataclass(slots=True)
class Body:
    """A text that was read."""

    blocks: tuple[Block, ...]
    marks: list[Mark] = field(default_factory=list)
    cited: dict[str, int] = field(default_factory=dict)
    """Source keys with the line where each is first cited."""


def read_body(markdown: str, file: Path, first_line: int, book: Book) -> Body:
    """Return the text of an article, which begins on `first_line` of `file`; faults are noted in `book`."""
    reader = _Reader(markdown, file, first_line, book)
    tree = Node(_parser().parse(markdown))
    reader.body.blocks = tuple(block for node in tree.children for block in reader.block(node))
    if not reader.body.blocks:
        reader.say(first_line, "the article has no text")
    return reader.body


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


class _Reader:
    """Turns nodes into blocks and spans; lines are those of the file."""

    def __init__(self, markdown: str, file: Path, first_line: int, book: Book) -> None:
        self.body = Body(())
        self._lines = markdown.split("\n")
        self._file = file
        self._first_line = first_line
        self._book = book

    def say(self, line: int, message: str) -> None:
        """Note a fault."""
        self._book.say(Position(self._file, line, ""), message)

    def block(self, node: Node) -> Iterator[Block]:
        """Yield what one node of the text gives; a list of one block, or none where it is not understood."""
        line = self._line(node)
        if node.type == "heading":
            yield from self._heading(node, line)
        elif node.type == "paragraph":
            yield from self._paragraph(node, line)
        elif node.type in ("bullet_list", "ordered_list"):
            yield self._list(node)
        elif node.type == "blockquote":
            yield self._quote(node)
        elif node.type == "table":
            yield self._table(node)
        else:
            self._refuse(node, line)

    def _line(self, node: Node) -> int:
        """Return the line of the file on which a node begins."""
        each: Node | None = node
        while each is not None and (each.is_root or each.map is None):
            each = each.parent
        return self._first_line + (each.map[0] if each is not None and each.map else 0)

    def _refuse(self, node: Node, line: int) -> None:
        name = _NAMES.get(node.type, node.type)
        self.say(line, f"{name} is not used in an article; known are {_KNOWN}")

    def _heading(self, node: Node, line: int) -> Iterator[Heading]:
        level = int(node.tag[1:])
        spans = self._spans(node.children[0], line) if node.children else ()
        if level not in (2, 3):
            self.say(
                line, f"a heading of level {level}; only ## and ### are used (the title stands in the front matter)"
            )
        if any(not isinstance(span, Words) for span in spans):
            self.say(line, "a heading holds words alone, no links and no claims")
        text = plain(spans)
        if not text:
            self.say(line, "a heading without words")
        self.body.marks.append(Mark("#" * level, line))
        yield Heading(level, text)

    def _paragraph(self, node: Node, line: int) -> Iterator[Block]:
        inline = node.children[0]
        images = [child for child in inline.children if child.type == "image"]
        if not images:
            yield Paragraph(self._spans(inline, line))
        elif len(inline.children) == 1:
            yield from self._embed(images[0], line)
        else:
            self.say(line, "an embed stands alone in its paragraph, with an empty line before and after it")

    def _list(self, node: Node) -> ItemList:
        return ItemList(tuple(self._item(item) for item in node.children), node.type == "ordered_list")

    def _item(self, node: Node) -> Item:
        spans: Spans = ()
        inner: tuple[Spans, ...] = ()
        numbered = False
        for index, part in enumerate(node.children):
            line = self._line(part)
            if index == 0 and part.type == "paragraph":
                spans = self._spans(part.children[0], line)
            elif index == 1 and part.type in ("bullet_list", "ordered_list"):
                inner = tuple(self._inner_item(item) for item in part.children)
                numbered = part.type == "ordered_list"
            else:
                self.say(line, "an item of a list holds one paragraph and, at most, one list below it")
        if not spans:
            self.say(self._line(node), "an item of a list without words")
        return Item(spans, inner, numbered)

    def _inner_item(self, node: Node) -> Spans:
        parts = node.children
        if len(parts) != 1 or parts[0].type != "paragraph":
            self.say(self._line(node), "lists go one level deep inside a list, with one paragraph an item")
            return ()
        return self._spans(parts[0].children[0], self._line(parts[0]))

    def _quote(self, node: Node) -> Quote:
        parts: list[Paragraph | ItemList] = []
        for child in node.children:
            for block in self.block(child):
                if isinstance(block, Paragraph | ItemList):
                    parts.append(block)
                else:
                    self.say(self._line(child), "a block quote holds paragraphs and lists alone")
        return Quote(tuple(parts))

    def _table(self, node: Node) -> Table:
        rows = [row for part in node.children for row in part.children]
        for row in rows:
            self._check_cells(self._line(row), len(rows[0].children))
        cells = [tuple(self._cell(cell, self._line(row)) for cell in row.children) for row in rows]
        if len(cells) < 2:
            self.say(self._line(node), "a table without rows")
        return Table(cells[0], tuple(cells[1:]))

    def _check_cells(self, line: int, wanted: int) -> None:
        """Markdown drops the cells that are too many without a word, and fills up those that lack."""
        raw = self._lines[line - self._first_line].strip()
        raw = raw.removeprefix("|")
        raw = raw[:-1] if raw.endswith("|") and not raw.endswith("\\|") else raw
        found = len(_CELL_EDGE.findall(raw)) + 1
        if found != wanted:
            self.say(line, f"this row of the table has {found} cells, its header {wanted}")

    def _cell(self, node: Node, line: int) -> Spans:
        return self._spans(node.children[0], line) if node.children else ()

    # running text

    def _spans(self, inline: Node, line: int) -> Spans:
        """Return the spans of a piece of running text that begins on `line`."""
        spans: list[Span] = []
        for node in inline.children:
            if node.type == "softbreak":
                line += 1
            spans.extend(self._inline(node, line))
        if spans and all(isinstance(span, Claim) for span in spans):
            self.say(line, "a claim without the sentence that it grades")
        return tuple(_joined(spans))

    def _inline(self, node: Node, line: int, *, bold: bool = False, italic: bool = False) -> Iterator[Span]:
        if node.type == "text":
            found = _LEFTOVER.search(node.content)
            if found:
                what = shorten(node.content[found.start() :])
                self.say(
                    line, f"{what!r} is not understood; a link is [words](kind:id), and web addresses are not used"
                )
            yield Words(node.content, bold, italic)
        elif node.type == "softbreak":
            yield Words(" ", bold, italic)
        elif node.type in ("strong", "em", "link"):
            bold, italic = bold or node.type == "strong", italic or node.type == "em"
            inside = [span for child in node.children for span in self._inline(child, line, bold=bold, italic=italic)]
            yield from self._link(node, inside, line) if node.type == "link" else inside
        else:
            self._refuse(node, line)

    def _link(self, node: Node, inside: list[Span], line: int) -> Iterator[Span]:
        scheme, _, target = str(node.attrs["href"]).partition(":")
        words = tuple(span for span in inside if isinstance(span, Words) and span.text)
        if scheme == "claim":
            yield from self._claim(target, words, line)
            return
        kinds = [*(kind.value for kind in LinkKind), "claim"]
        if scheme not in kinds:
            near = did_you_mean(scheme, kinds)
            self.say(line, f"expected a link of the kind {', '.join(kinds)}; found {scheme!r}{near}")
            yield from words
        elif not words:
            self.say(line, f"the link to {scheme}:{target} has no words")
        else:
            kind = LinkKind(scheme)
            self._refer(_LINKED[kind], target, line)
            yield Link(kind, target, words)

    def _claim(self, target: str, words: tuple[Words, ...], line: int) -> Iterator[Claim]:
        name, _, keys = target.partition(":")
        grades = [grade.value for grade in Grade]
        if words:
            self.say(line, "a claim is an empty link behind its sentence: [](claim:grade:source,source)")
        if name not in grades:
            near = did_you_mean(name, grades)
            self.say(line, f"expected one of the grades {', '.join(grades)}; found {name!r}{near}")
            return
        sources = tuple(key for key in keys.split(",") if key)
        if not sources:
            self.say(line, f"the claim names no source: [](claim:{name}:source,source)")
        for key in sources:
            self._refer(Kind.SOURCE, key, line)
            self.body.cited.setdefault(key, line)
        self.body.marks.append(Mark(f"claim {name} {','.join(sorted(sources))}", line))
        yield Claim(Grade(name), sources)

    def _embed(self, node: Node, line: int) -> Iterator[Block]:
        scheme, _, target = str(node.attrs["src"]).partition(":")
        alt = " ".join(node.content.split())
        if scheme not in EMBEDS:
            near = did_you_mean(scheme, EMBEDS)
            self.say(line, f"expected an embed of the kind {', '.join(EMBEDS)}; found {scheme!r}{near}")
            return
        if not alt:
            self.say(line, f"the embed {scheme}:{target} lacks its text alternative: ![what it shows](...)")
        self.body.marks.append(Mark(f"embed {scheme}:{target}", line))
        if scheme == "map":
            muscle, _, site = target.partition("/")
            self._refer(Kind.MUSCLE, muscle, line)
            if site:
                self._refer(Kind.TRIGGER_POINT, f"{muscle}.{site}", line)
            yield MapEmbed(muscle, f"{muscle}.{site}" if site else None, alt)
        elif scheme == "diagram":
            if target not in DIAGRAMS:
                self.say(line, f"there is no diagram {target!r}{did_you_mean(target, DIAGRAMS)}")
                return
            yield DiagramEmbed(target, alt)
        else:
            flags = tuple(flag for flag in target.split(",") if flag)
            if not flags:
                self.say(line, "the embed names no warning sign: ![what it is](flags:flag_id,flag_id)")
            for flag in flags:
                self._refer(Kind.RED_FLAG, flag, line)
            yield FlagsEmbed(flags, alt)

    def _refer(self, kind: Kind, target: str, line: int) -> None:
        self._book.references.append(Reference((kind,), target, Position(self._file, line, "")))


def _joined(spans: list[Span]) -> Iterator[Span]:
    """Yield the spans with neighbours of the same look made one."""
    waiting: Words | None = None
    for span in spans:
        if isinstance(span, Words):
            if not span.text:
                continue
            if waiting is not None and (waiting.bold, waiting.italic) == (span.bold, span.italic):
                span = Words(waiting.text + span.text, span.bold, span.italic)
            elif waiting is not None:
                yield waiting
            waiting = span
            continue
        if waiting is not None:
            yield waiting
            waiting = None
        yield span
    if waiting is not None:
        yield waiting
