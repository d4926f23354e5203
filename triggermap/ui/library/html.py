"""Blocks of an article as the HTML that Qt's text documents understand, in the palette and size in force.

Links keep their scheme (``muscle:``, ``article:`` ...); a claim becomes ``claim:N``, a picture the address by which
`triggermap.ui.library.pictures` draws it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from triggermap.content.diagrams import WIDTH, diagram_file, load_diagram
from triggermap.domain.library import (
    Block,
    Claim,
    DiagramEmbed,
    FlagsEmbed,
    Grade,
    Heading,
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
)
from triggermap.domain.safety import EmergencyNumber, RedFlag, Urgency
from triggermap.domain.text import Language
from triggermap.errors import ContentError
from triggermap.ui import theme
from triggermap.ui.tokens import Tokens
from triggermap.words import phrase, urgency_name

if TYPE_CHECKING:
    from triggermap.domain.knowledge import Knowledge

READING = 1.15
"""Size of running text, times the interface's."""
LINE_HEIGHT = 126
"""Percent."""
NARROWEST_COLUMN = 20
"""Characters; a table whose columns would be narrower is set row by row."""
WIDE_COLUMNS = 4
"""A table with as many columns may be wider than the text."""
SIGNS = {Grade.SEVERAL: "●●●", Grade.FEW: "●", Grade.NOT_SHOWN: "□", Grade.DISPUTED: "≠"}
"""Signs of the grades, all of them in the product's typeface; text, because Qt would break the line after a picture."""
MAP_SHAPE, TALL_SHAPE = 0.78, 1.25
"""Height of a map by its width."""
TALL_WIDTH = 0.76
CELL_PAD = 7
BOX_PAD = 13


@dataclass(frozen=True)
class Sheet:
    """What the text is set on; lengths in pixels."""

    measure: int
    """Width of the text."""
    wide: int
    """Width that a table may take."""
    character: float
    """Width of a usual letter of running text."""
    points: float
    """Size of running text."""
    figure: int
    """Width of a map."""
    ratio: float = 1.0
    """Device pixels per pixel; part of a picture's address, so that each screen gets a sharp one."""

    @property
    def spare(self) -> int:
        """What lies between the text and the edge of the widest table."""
        return max(self.wide - self.measure, 0)


@dataclass
class HtmlWriter:
    """Writes blocks; notes the claims that it met, by number."""

    knowledge: Knowledge
    language: Language
    number: EmergencyNumber
    sheet: Sheet
    is_tall: Callable[[str, str | None], bool]
    """Whether the map of a muscle, or of one site of it, is to stand upright."""
    claims: list[Claim] = field(default_factory=list)

    def blocks(self, blocks: Iterable[Block], first_section: int = 1) -> str:
        """Return the blocks; headings of sections are numbered as places to scroll to."""
        parts: list[str] = []
        for block in blocks:
            if isinstance(block, Heading) and block.level == 2:
                parts.append(self._heading(block, f"s{first_section}"))
                first_section += 1
            else:
                parts.append(self._block(block))
        return "".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Heading():
                return self._heading(block)
            case Paragraph():
                return self.paragraph(self.spans(block.spans))
            case ItemList():
                return self._list(block, spare=self.sheet.spare)
            case Table():
                return self._stacked(block) if self._is_crowded(block) else self._table(block)
            case Quote():
                return self._quote(block)
            case FlagsEmbed():
                return self._flags(block)
            case MapEmbed():
                return self._map(block)
            case DiagramEmbed():
                return self._diagram(block)

    # running text

    def paragraph(self, inner: str, style: str = "") -> str:
        """Return a paragraph as wide as the text."""
        return f'<p style="margin-right:{self.sheet.spare}px;{style}">{inner}</p>'

    def spans(self, spans: Iterable[Span]) -> str:
        """Return running text."""
        return "".join(self._span(span) for span in spans)

    def _span(self, span: Span) -> str:
        if isinstance(span, Words):
            return _styled(span)
        if isinstance(span, Claim):
            return self._claim(span)
        inner = "".join(_styled(words) for words in span.words)
        return f'<a href="{span.kind.value}:{span.target}" title="{escape(self._tip(span))}">{inner}</a>'

    def _tip(self, link: Link) -> str:
        """Return what is said when the pointer rests on a link."""
        if link.kind is LinkKind.TERM:
            return self.knowledge.term_by_id[link.target].meaning.get(self.language)
        if link.kind is LinkKind.ARTICLE:
            return QCoreApplication.translate("Reading", "Read this article")
        return QCoreApplication.translate("Reading", "Show on the map")

    def _claim(self, claim: Claim) -> str:
        """Return the grade beside a sentence: a sign and a few words that lead to the sources."""
        number = len(self.claims)
        self.claims.append(claim)
        grade = claim.grade.value
        words = escape(phrase(f"grade.short.{grade}", self.language))
        tip = escape(QCoreApplication.translate("Reading", "How sure this is, and where it comes from"))
        return f'<a class="claim" href="claim:{number}" title="{tip}">{SIGNS[claim.grade]}&nbsp;{words}</a>'

    # blocks

    def _heading(self, block: Heading, anchor: str = "") -> str:
        mark = f'<a name="{anchor}"></a>' if anchor else ""
        return f'<h{block.level} style="margin-right:{self.sheet.spare}px">{mark}{escape(block.text)}</h{block.level}>'

    def _list(self, block: ItemList, spare: int) -> str:
        tag = "ol" if block.numbered else "ul"
        start = f' start="{block.first}"' if block.numbered and block.first > 1 else ""
        parts = [f"<{tag}{start}>"]
        for item in block.items:
            inner = ""
            if item.inner:
                below = "ol" if item.inner_numbered else "ul"
                lines = "".join(f'<li style="margin-right:{spare}px">{self.spans(each)}</li>' for each in item.inner)
                inner = f"<{below}>{lines}</{below}>"
            parts.append(f'<li style="margin-right:{spare}px">{self.spans(item.spans)}{inner}</li>')
        return "".join([*parts, f"</{tag}>"])

    def _quote(self, block: Quote) -> str:
        tokens = theme.look.tokens
        style = f"background-color:{tokens.accent_soft};border-left:4px solid {tokens.accent};"
        return self.box([self._inside(part) for part in block.parts], style)

    def _inside(self, part: Paragraph | ItemList) -> str:
        return self._list(part, spare=0) if isinstance(part, ItemList) else _inner(self.spans(part.spans))

    def box(self, parts: Sequence[str], style: str) -> str:
        """Return a box as wide as the text, with room round it; the last of its paragraphs has none below."""
        *first, last = parts
        inner = "".join([*first, last.replace('class="in"', 'class="last"')])
        return (
            f'<table width="{self.sheet.measure}" cellspacing="0" cellpadding="{BOX_PAD}" '
            f'style="border-collapse:collapse;margin-top:6px;margin-bottom:16px">'
            f'<tr><td style="{style}">{inner}</td></tr></table>'
        )

    def _flags(self, block: FlagsEmbed) -> str:
        """Return warning signs in the look of the panel's banner, grouped by how soon, none left out."""
        tokens = theme.look.tokens
        known = {flag.id: flag for flag in self.knowledge.safety.red_flags}
        flags = [known[name] for name in block.flags if name in known]
        size = theme.icon_size()
        icon = f'<img src="icon:triangle-alert/warn_text" width="{size}" height="{size}">'
        parts = [_inner(f"<b>{icon}&nbsp; {escape(block.alt)}</b>")]
        for urgency in Urgency:
            group = [flag for flag in flags if flag.urgency is urgency]
            if group:
                parts.append(_inner(f"<b>{escape(self._urgency(urgency))}</b>"))
                parts.append("<ul>" + "".join(self._sign(flag) for flag in group) + "</ul>")
        border = f"border:{tokens.line_width}px solid {tokens.warn_border};"
        style = f"background-color:{tokens.warn_ground};color:{tokens.warn_text};{border}"
        return self.box(parts, style)

    def _urgency(self, urgency: Urgency) -> str:
        name = urgency_name(urgency, self.language)
        if urgency is Urgency.EMERGENCY:
            return f"{name} ({self.number.emergency})"
        if urgency is Urgency.TODAY:
            return f"{name} ({self.number.today.get(self.language)})"
        return name

    def _sign(self, flag: RedFlag) -> str:
        return f'<li style="color:{theme.look.tokens.warn_text}">{escape(flag.signs.get(self.language))}</li>'

    def _map(self, block: MapEmbed) -> str:
        target = block.site.replace(".", "/", 1) if block.site else block.muscle
        show = escape(QCoreApplication.translate("Reading", "Show on the map"))
        caption = f'{escape(block.alt)} <a href="map:{target}">{show}</a>'
        width, shape = self.sheet.figure, MAP_SHAPE
        if self.is_tall(block.muscle, block.site):
            width, shape = round(width * TALL_WIDTH), TALL_SHAPE
        return self._figure(f"map:{target}", caption, shape, link=f"map:{target}", width=width)

    def _diagram(self, block: DiagramEmbed) -> str:
        """Return the drawing; where its file is missing or damaged, what it would show."""
        shape = diagram_shape(block.diagram)
        if not shape:
            words = phrase("library.picture", self.language, words=block.alt)
            return self.box([escape(words)], f"border:1px solid {theme.look.tokens.strong_border};")
        return self._figure(f"diagram:{block.diagram}", escape(block.alt), shape)

    def _figure(self, address: str, caption: str, shape: float, link: str = "", width: int = 0) -> str:
        """Return a picture with its text below it; `shape` is height by width."""
        width = width or self.sheet.measure
        height = round(width * shape)
        image = f'<img src="{address}?{width}x{height}" width="{width}" height="{height}">'
        image = f'<a href="{link}">{image}</a>' if link else image
        margin = f"margin-right:{self.sheet.spare}px"
        picture = f'<p style="{margin};margin-bottom:4px;line-height:100%">{image}</p>'
        return f'{picture}<p class="caption" style="{margin}">{caption}</p>'

    # tables

    def _width(self, table: Table) -> int:
        return self.sheet.wide - 2 * CELL_PAD if len(table.header) >= WIDE_COLUMNS else self.sheet.measure

    def _is_crowded(self, table: Table) -> bool:
        columns = len(table.header)
        room = self._width(table) / columns - 2 * CELL_PAD
        return columns > 1 and room / self.sheet.character < NARROWEST_COLUMN

    def _table(self, table: Table) -> str:
        tokens = theme.look.tokens
        line = f"border-bottom:1px solid {tokens.strong_border};"
        head = "".join(self._head_cell(cell, tokens) for cell in table.header)
        rows = "".join(
            "<tr>" + "".join(f'<td valign="top" style="{line}">{self.spans(cell)}</td>' for cell in row) + "</tr>"
            for row in table.rows
        )
        return (
            f'<table width="{self._width(table)}" cellspacing="0" cellpadding="{CELL_PAD}" '
            f'style="border-collapse:collapse;margin-top:4px;margin-bottom:18px"><thead><tr>{head}</tr></thead>{rows}</table>'
        )

    def _head_cell(self, cell: Spans, tokens: Tokens) -> str:
        style = f"background-color:{tokens.side};border-bottom:2px solid {tokens.strong_border};"
        return f'<td valign="bottom" style="{style}"><b>{self.spans(cell)}</b></td>'

    def _stacked(self, table: Table) -> str:
        """Return a table row by row: what stands first as a heading, the others by the names of their columns."""
        tokens = theme.look.tokens
        style = f"border-left:3px solid {tokens.strong_border};background-color:{tokens.side};"
        return "".join(self.box(self._stacked_row(table.header, row), style) for row in table.rows)

    def _stacked_row(self, header: Sequence[Spans], row: Sequence[Spans]) -> list[str]:
        parts = [_inner(f"<b>{self.spans(row[0])}</b>")]
        for name, cell in zip(header[1:], row[1:], strict=True):
            if cell:
                muted = f'<span style="color:{theme.look.tokens.muted}">{self.spans(name)}</span>'
                parts.append(_inner(f"{muted}<br>{self.spans(cell)}"))
        return parts


def diagram_shape(name: str) -> float:
    """Return the height of a drawing by its width; 0 where its file is missing or damaged."""
    try:
        return load_diagram(diagram_file(name)).height / WIDTH
    except ContentError:
        return 0.0


def _inner(inner: str) -> str:
    """Return a paragraph inside a box."""
    return f'<p class="in">{inner}</p>'


def _styled(words: Words) -> str:
    inner = escape(words.text)
    inner = f"<b>{inner}</b>" if words.bold else inner
    return f"<i>{inner}</i>" if words.italic else inner


def style_sheet(points: float, tokens: Tokens) -> str:
    """Return the style sheet of a document whose running text is `points` large."""
    gap = round(points * 0.85)
    return f"""
body {{ color: {tokens.text}; font-size: {points}pt; }}
p, li {{ line-height: {LINE_HEIGHT}%; }}
p {{ margin-top: 0; margin-bottom: {gap}px; }}
p.in {{ margin-bottom: {gap // 2}px; }}
p.last {{ margin-bottom: 0; }}
p.caption {{ color: {tokens.muted}; font-size: {points * 0.88:.1f}pt; line-height: 118%; margin-bottom: {2 * gap}px; }}
p.muted, li.muted {{ color: {tokens.muted}; font-size: {points * 0.88:.1f}pt; line-height: 118%; }}
h1 {{ font-size: {points * 1.75:.1f}pt; font-weight: 700; margin-top: 0; margin-bottom: {gap}px; }}
h2 {{ font-size: {points * 1.3:.1f}pt; font-weight: 600; margin-top: {3 * gap}px; margin-bottom: {gap}px; }}
h3 {{ font-size: {points * 1.1:.1f}pt; font-weight: 600; margin-top: {gap}px; margin-bottom: {gap // 2}px; }}
ul, ol {{ margin-top: 0; margin-bottom: {gap}px; }}
li {{ margin-bottom: {round(gap * 0.6)}px; }}
a {{ color: {tokens.accent}; }}
a.claim {{ color: {tokens.muted}; font-size: {points * 0.8:.1f}pt; text-decoration: none; }}
"""
