"""Articles, the marked map with the therapist's list, and leaflets as one report to hand out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import GlossaryTerm, Knowledge
from triggermap.domain.library import Grade, Library
from triggermap.report import blocks as b
from triggermap.report.article import ArticleWriter, article_anchor, source_anchor, term_anchor
from triggermap.report.build import footer_words, map_sections, version_words
from triggermap.report.leaflet import leaflet_section
from triggermap.report.request import HandoutRequest, Leaflet
from triggermap.report.safety import number_of
from triggermap.words import date_name, phrase, side_name

MAP, LIST, WORDS, SOURCES = "map", "list", "words", "sources"
"""What leads to these sections."""
FEW = 6
"""Articles up to which the contents say what each is about; with more they name the parts of the library."""


def build_handout(request: HandoutRequest, knowledge: Knowledge, library: Library, atlas: Atlas) -> b.Report:
    """Return the hand-out for `request`; articles stand in the order of the library, whatever order they are named in.

    Raises:
        KeyError: where the library has no such article, or the content no such muscle.
    """
    return _Handout(request, knowledge, library, atlas).report()


class _Handout:
    def __init__(self, request: HandoutRequest, knowledge: Knowledge, library: Library, atlas: Atlas) -> None:
        self._request = request
        self._printed = request.printed
        self._knowledge = knowledge
        self._atlas = atlas
        self._language = request.printed.language
        wanted = {library.by_id[name].id for name in request.articles}
        self._articles = [each for _group, inside in library.groups() for each in inside if each.id in wanted]
        self._writer = ArticleWriter(request.printed, knowledge, library, atlas, wanted)
        self._reading = b.Type.LARGE if request.large else b.Type.READING
        self._compact = b.Type.LARGE if request.large else b.Type.COMPACT

    def _say(self, key: str, **slots: object) -> str:
        return phrase(key, self._language, **slots)

    def report(self) -> b.Report:
        """Return all of it."""
        parts = [*self._map(), *self._article_sections(), *self._leaflets()]
        several = len(self._articles) + len(self._printed.leaflets) + bool(self._printed.drawing.marks) > 1
        ends = [*self._words(own_page=several), *self._sources()]
        cover = [self._cover(bool(self._words_used()), bool(ends))] if several else []
        title = self._title(parts)
        reviewed = self._knowledge.reviewed and all(article.reviewed for article in self._articles)
        return b.Report(
            title=title,
            language=self._language,
            paper=self._printed.paper,
            sections=(*cover, *parts, *ends),
            footer=footer_words(self._language, reviewed=reviewed),
            version=version_words(self._printed, self._knowledge),
            figures=self._printed.figures,
            keywords=tuple(article.text(self._language).title for article in self._articles),
        )

    def _title(self, parts: list[b.Section]) -> str:
        """Return the title asked for; else what is in it, where that is one thing."""
        if self._request.title:
            return self._request.title
        return parts[0].bookmark if len(parts) == 1 else self._say("handout.title")

    # The parts ---------------------------------------------------------------------------------------------------

    def _map(self) -> Iterator[b.Section]:
        if self._printed.drawing.marks:
            page, listed = map_sections(self._printed, self._knowledge, self._atlas)
            yield replace(page, anchor=MAP, type=self._compact)
            yield replace(listed, anchor=LIST)  # never large: a table of six columns, for the therapist

    def _article_sections(self) -> Iterator[b.Section]:
        for article in self._articles:
            yield self._writer.section(article, self._reading)

    def _leaflets(self) -> Iterator[b.Section]:
        for leaflet in self._printed.leaflets:
            section = leaflet_section(leaflet, self._printed, self._knowledge, self._atlas)
            yield replace(section, anchor=_leaflet_anchor(leaflet), type=self._compact, head=section.bookmark)

    # The end -----------------------------------------------------------------------------------------------------

    def _words_used(self) -> list[GlossaryTerm]:
        terms = [self._knowledge.term_by_id[name] for name in self._writer.terms]
        return sorted(terms, key=lambda term: term.name.get(self._language).casefold())

    def _words(self, *, own_page: bool) -> Iterator[b.Section]:
        """Yield what the words mean that are underlined in the articles."""
        terms = self._words_used()
        if not terms:
            return
        title = self._say("handout.words")
        blocks: list[b.Block] = [b.Paragraph(title, b.TextStyle.HEADING)]
        for term in terms:
            runs = [
                b.Run(term.name.get(self._language), bold=True),
                b.Run(f": {term.meaning.get(self._language)} "),
                *self._writer.citations.runs(term.sources),
            ]
            blocks.append(b.Paragraph(tuple(runs), anchor=term_anchor(term.id)))
        yield b.Section(title, tuple(blocks), self._reading, WORDS, own_page, title)

    def _sources(self) -> Iterator[b.Section]:
        """Yield what the articles rest on, by the numbers in the text, and what the grades mean."""
        keys = self._writer.citations.keys
        if not keys:
            return
        title = self._say("library.sources")
        blocks: list[b.Block] = [b.Paragraph(title, b.TextStyle.HEADING), self._grades()]
        items = tuple(self._source(key) for key in keys)
        anchors = tuple(source_anchor(key) for key in keys)
        blocks.append(b.Bullets(items, numbered=True, style=b.TextStyle.SMALL, anchors=anchors))
        yield b.Section(title, tuple(blocks), self._reading, SOURCES, own_page=False, head=title)

    def _grades(self) -> b.Paragraph:
        """Return what the signs mean, in one paragraph: it is not to be broken over pages."""
        runs = [b.Run(self._say("handout.grades"))]
        for grade in Grade:
            name, about = (self._say(f"grade.{part}.{grade.value}") for part in ("short", "about"))
            runs += [b.Run("\n"), b.Run(name, bold=True, grade=grade), b.Run(f": {about}")]
        return b.Paragraph(tuple(runs), b.TextStyle.SMALL)

    def _source(self, key: str) -> tuple[b.Run, ...]:
        source = self._knowledge.source_by_key[key]
        words = source.reference
        if not source.checked:
            words = self._say("library.source_unchecked", reference=words)
        link = (b.Run(f" {source.url}", target=source.url),) if source.url else ()
        return (b.Run(words), *link)

    # The first page ----------------------------------------------------------------------------------------------

    def _cover(self, words: bool, sources: bool) -> b.Section:
        say = self._say
        title = self._request.title or say("handout.title")
        number = number_of(self._printed.country, self._knowledge).emergency
        box: list[b.Paragraph | b.Bullets] = [b.Paragraph(say("handout.emergency", number=number))]
        blocks: list[b.Block] = [
            b.Paragraph((b.Run("Trigger Map", quiet=True),)),
            b.Paragraph(title, b.TextStyle.TITLE),
            b.Fields(
                (
                    (say("handout.for"), self._printed.name or ""),
                    (say("handout.from"), ""),
                    (say("paper.date"), date_name(self._printed.date, self._language)),
                )
            ),
            b.Space(2.0),
            b.Boxed(tuple(box)),
        ]
        if self._articles:
            hints = say("handout.grades_hint") + (" " + say("handout.words_hint") if words else "")
            blocks.append(b.Paragraph(hints, b.TextStyle.SMALL))
        blocks.append(b.Paragraph(say("handout.contents"), b.TextStyle.HEADING))
        blocks.append(b.Contents(tuple(self._contents(words, sources))))
        return b.Section(say("handout.contents"), tuple(blocks), self._reading, head=title)

    def _contents(self, words: bool, sources: bool) -> Iterator[b.ContentsLine]:
        if self._printed.drawing.marks:
            yield b.ContentsLine(self._say("paper.title"), MAP)
            yield b.ContentsLine(self._say("paper.bookmark_list"), LIST)
        grouped = len(self._articles) > FEW
        group = None
        for article in self._articles:
            if grouped and article.group is not group:
                group = article.group
                yield b.ContentsLine(self._say(f"group.{group.value}"))
            text = article.text(self._language)
            about = "" if grouped or self._request.large else text.summary
            yield b.ContentsLine(text.title, article_anchor(article.id), about=about)
        if self._printed.leaflets:
            yield b.ContentsLine(self._say("handout.leaflets"))
        for leaflet in self._printed.leaflets:
            yield b.ContentsLine(self._leaflet_title(leaflet), _leaflet_anchor(leaflet))
        if words or sources:
            yield b.ContentsLine(self._say("handout.at_the_end"))
        if words:
            yield b.ContentsLine(self._say("handout.words"), WORDS)
        if sources:
            yield b.ContentsLine(self._say("library.sources"), SOURCES)

    def _leaflet_title(self, leaflet: Leaflet) -> str:
        name = self._knowledge.muscle_by_id[leaflet.muscle].name.get(self._language)
        return name if leaflet.side is Side.MIDLINE else f"{name}, {side_name(leaflet.side, self._language)}"


def _leaflet_anchor(leaflet: Leaflet) -> str:
    return f"leaflet:{leaflet.muscle}:{leaflet.side.value}"
