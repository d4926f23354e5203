"""An article of the library as blocks of a report; what it cites and which words it explains are collected."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from triggermap.atlas import Atlas
from triggermap.content.diagrams import PAPER, WIDTH, diagram_file, load_diagram
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import (
    Article,
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Heading,
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
    Words,
    span_text,
)
from triggermap.errors import ContentError
from triggermap.report import blocks as b
from triggermap.report.choice import zone_views
from triggermap.report.request import PrintRequest
from triggermap.report.safety import flag_lists, number_of
from triggermap.words import date_name, phrase

MAP_HEIGHT = 66.0
MAP_VIEWS = 2


class Citations:
    """The sources of a report, numbered from 1 in the order in which they are first cited."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys of the sources, by number."""
        return tuple(self._numbers)

    def runs(self, keys: Collection[str]) -> Iterator[b.Run]:
        """Yield the numbers of sources in brackets, each leading to its source."""
        for key in keys:
            self._numbers.setdefault(key, len(self._numbers) + 1)
        for place, (number, key) in enumerate(sorted((self._numbers[key], key) for key in keys)):
            yield b.Run("[" if place == 0 else ",\u00a0", quiet=True)
            yield b.Run(str(number), quiet=True, target=source_anchor(key))
        if keys:
            yield b.Run("]", quiet=True)


def article_anchor(name: str) -> str:
    """Return what leads to an article."""
    return f"article:{name}"


def source_anchor(key: str) -> str:
    """Return what leads to a source."""
    return f"source:{key}"


def term_anchor(name: str) -> str:
    """Return what leads to a word of the glossary."""
    return f"term:{name}"


class ArticleWriter:
    """Writes the articles of one report."""

    def __init__(
        self, request: PrintRequest, knowledge: Knowledge, library: Library, atlas: Atlas, inside: Collection[str]
    ) -> None:
        self._request = request
        self._knowledge = knowledge
        self._library = library
        self._atlas = atlas
        self._inside = inside
        self._language = request.language
        self._explained: set[str] = set()
        self.citations = Citations()
        self.terms: dict[str, None] = {}
        """Ids of the glossary's words that the articles use."""

    def section(self, article: Article, kind: b.Type) -> b.Section:
        """Return an article with its head and what to read on."""
        self._explained = set()
        text = article.text(self._language)
        blocks: list[b.Block] = [
            b.Paragraph(text.title, b.TextStyle.TITLE),
            b.Paragraph(self._about(article), b.TextStyle.SMALL),
            b.Paragraph((b.Run(text.summary, italic=True),)),
        ]
        for block in text.blocks:
            blocks += self._block(block)
        blocks += self._read_on(article)
        return b.Section(text.title, tuple(blocks), kind, anchor=article_anchor(article.id), head=text.title)

    def _say(self, key: str, **slots: object) -> str:
        return phrase(key, self._language, **slots)

    def _about(self, article: Article) -> tuple[b.Run, ...]:
        minutes = self._say("library.minutes", count=article.text(self._language).minutes())
        written = self._say("library.written", date=date_name(date.fromisoformat(article.written), self._language))
        reviewed = self._say("library.reviewed" if article.reviewed else "library.not_reviewed")
        return (b.Run(f"{minutes} · {written} · {reviewed}", quiet=True),)

    def _read_on(self, article: Article) -> Iterator[b.Paragraph]:
        """Yield the titles of the related articles; the contents say where those that are inside stand."""
        runs = [b.Run(f"{self._say('library.see')}: ", bold=True)] if article.see else []
        for place, name in enumerate(article.see):
            title = self._library.by_id[name].text(self._language).title
            runs += [b.Run(" · ")] if place else []
            runs.append(b.Run(title, italic=True, target=self._target(name)))
        if runs:
            yield b.Paragraph(tuple(runs), b.TextStyle.SMALL)

    def _target(self, article: str) -> str:
        return article_anchor(article) if article in self._inside else ""

    # Blocks ------------------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> list[b.Block]:
        match block:
            case Heading(level=2):
                return [b.Paragraph(block.text, b.TextStyle.HEADING, bookmark=block.text)]
            case Heading():
                return [b.Paragraph(block.text, b.TextStyle.SUBHEADING)]
            case Paragraph():
                return [b.Paragraph(self.runs(block.spans))]
            case ItemList():
                return list(self._list(block))
            case Table():
                return [self._table(block)]
            case Quote():
                return [self._quote(block)]
            case MapEmbed():
                return [self._map(block)]
            case DiagramEmbed():
                return [self._diagram(block)]
            case FlagsEmbed():
                return [self._flags(block)]

    def _list(self, block: ItemList) -> Iterator[b.Bullets]:
        """Yield a list in pieces: where an item has a list below it, that follows as a block of its own."""
        items: list[b.RichText] = []
        first = 1
        for number, item in enumerate(block.items, start=1):
            items.append(self.runs(item.spans))
            last = number == len(block.items)
            if item.inner:
                yield b.Bullets(tuple(items), block.numbered, first=first, goes_on=True)
                inner = tuple(self.runs(spans) for spans in item.inner)
                yield b.Bullets(inner, item.inner_numbered, level=1, goes_on=not last)
                items, first = [], number + 1
        if items:
            yield b.Bullets(tuple(items), block.numbered, first=first)

    def _table(self, block: Table) -> b.Table:
        return b.Table(
            widths=(),
            header=tuple(self.runs(cell) for cell in block.header),
            rows=tuple(tuple(b.Cell(self.runs(cell)) for cell in row) for row in block.rows),
        )

    def _quote(self, block: Quote) -> b.Boxed:
        parts: list[b.Paragraph | b.Bullets] = []
        for part in block.parts:
            if isinstance(part, ItemList):
                parts += self._list(part)
            else:
                parts.append(b.Paragraph(self.runs(part.spans)))
        return b.Boxed(tuple(parts), b.BoxLook.BAR)

    def _flags(self, block: FlagsEmbed) -> b.Boxed:
        known = {flag.id: flag for flag in self._knowledge.safety.red_flags}
        flags = [known[name] for name in block.flags if name in known]
        number = number_of(self._request.country, self._knowledge)
        title = b.Paragraph((b.Run(block.alt, bold=True),))
        return b.Boxed((title, *flag_lists(flags, number, self._language)))

    def _diagram(self, block: DiagramEmbed) -> b.Block:
        """Return the drawing; where its file is missing or damaged, what it would show."""
        try:
            diagram = load_diagram(diagram_file(block.diagram))
        except ContentError:
            return b.Paragraph((b.Run(self._say("library.picture", words=block.alt), italic=True),))
        return b.Drawing(diagram.svg(self._language, PAPER), diagram.height / WIDTH, block.alt)

    def _map(self, block: MapEmbed) -> b.Block:
        """Return the muscle on the side where it was found, else on the right, as the window does."""
        muscle = self._knowledge.muscle_by_id[block.muscle]
        sites = [site.id for site in muscle.sites if block.site in (None, site.id)]
        found = (each.side for each in self._request.findings.muscles if each.muscle == muscle.id)
        side = next(found, Side.RIGHT)
        points = [(site, side) for site in sites]
        figures = tuple(
            b.Figure(
                body=self._request.body,
                view=view,
                caption=self._say(f"view.{view}"),
                zones=tuple(points),
                bellies=((muscle.id, side),),
                points=tuple(b.PointMark(site, side, "") for site in sites),
            )
            for view in zone_views(self._atlas, self._request.body, points, MAP_VIEWS)
        )
        caption = f"**{muscle.name.get(self._language)}** ({muscle.latin})\n{block.alt}"
        legend = b.Legend(
            (
                (b.Key.ESSENTIAL, self._say("legend.essential")),
                (b.Key.SPILLOVER, self._say("legend.spillover")),
                (b.Key.POINT, self._say("legend.point")),
                (b.Key.BELLY, self._say("legend.belly")),
            )
        )
        return b.Illustration(figures, caption, legend, MAP_HEIGHT) if figures else b.Paragraph(caption)

    # Running text ------------------------------------------------------------------------------------------------

    def runs(self, spans: Spans) -> tuple[b.Run, ...]:
        """Return running text with each claim's grade in words and the numbers of its sources."""
        return tuple(run for span in spans for run in self._span(span))

    def _span(self, span: Span) -> Iterator[b.Run]:
        if isinstance(span, Words):
            yield b.Run(span.text, span.bold, span.italic)
        elif isinstance(span, Claim):
            words = self._say(f"grade.short.{span.grade.value}").replace(" ", "\u00a0")
            yield b.Run(f"{words}\u00a0", quiet=True, grade=span.grade)
            yield from self.citations.runs(span.sources)
        elif span.kind is LinkKind.ARTICLE:
            yield b.Run(span_text(span), italic=True, target=self._target(span.target))
        else:
            yield from self._link(span)

    def _link(self, span: Link) -> Iterator[b.Run]:
        """Yield the words of a link; a word of the glossary is underlined where it stands first."""
        term = span.target if span.kind is LinkKind.TERM else None
        target = term_anchor(term) if term else ""
        underlined = term is not None and term not in self._explained
        if term is not None:
            self._explained.add(term)
            self.terms[term] = None
        for words in span.words:
            yield b.Run(words.text, words.bold, words.italic, underlined=underlined, target=target)
