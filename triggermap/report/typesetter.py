"""Blocks to pieces: each block measured with the product's font, for one sheet and one paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from triggermap.atlas import Atlas
from triggermap.report import blocks as b
from triggermap.report.pictures import PictureSetter
from triggermap.report.pieces import Area, Frame, Part, Piece, framed, rule_part, text_part
from triggermap.report.tables import TableSetter
from triggermap.report.text import INK, QUIET, SetText, Sheet, TextSetter

GAP = 2.2
BULLET_INDENT = 5.5
ITEM_GAP = 0.9
WRITING_LINE = 7.5
LONG_LINES, LONG_LINES_COMPACT = 6, 24
"""Lines from which a paragraph may be cut where a page ends."""
MOST_EMPTY, MOST_EMPTY_COMPACT = 0.22, 0.3
"""Share of a page that stays empty at most to keep a box whole."""
SHORT_CONTENTS = 6
NUMBER_WIDTH = 12.0
"""Room at the right of the contents for a page's number."""
_HEADINGS = (b.TextStyle.TITLE, b.TextStyle.HEADING, b.TextStyle.SUBHEADING)


class Typesetter:
    """Makes the pieces of sections of one type."""

    def __init__(
        self,
        kind: b.Type,
        sheet: Sheet,
        report: b.Report,
        page_height: float,
        texts: TextSetter,
        atlas: Atlas,
        page_of: Callable[[str], int | None],
    ) -> None:
        self._kind = kind
        self.sheet = sheet
        self._texts = texts
        self._page_height = page_height
        self._page_of = page_of
        self.left = sheet.margin
        self.width = report.paper.width - 2 * sheet.margin
        self._scale = sheet.scale
        area = Area(self.left, self.width, page_height, sheet.scale)
        self._pictures = PictureSetter(self.set, atlas, report.figures, area)
        self._tables = TableSetter(self.set, area)

    def set(
        self,
        text: b.RichText,
        style: b.TextStyle,
        width: float,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> SetText:
        """Return a text of this sheet."""
        return self._texts.set(text, style, width, self.sheet, colour, align)

    def pieces(self, blocks: Sequence[b.Block], figure_scale: float = 1.0) -> list[Piece]:
        """Return the pieces of blocks that follow each other."""
        made: list[Piece] = []
        for number, block in enumerate(blocks):
            following = blocks[number + 1] if number + 1 < len(blocks) else None
            pieces = self._block(block, figure_scale)
            if pieces and _stays_with(block, following):
                pieces[-1] = replace(pieces[-1], keep=True)
            made += pieces
        return made

    def _block(self, block: b.Block, figure_scale: float) -> list[Piece]:
        match block:
            case b.Paragraph():
                return self._paragraph(block)
            case b.Bullets():
                return self._bullets(block)
            case b.Fields():
                return [self._fields(block)]
            case b.Figures() | b.Legend() | b.Illustration() | b.Drawing():
                return self._pictures.pieces(block, figure_scale)
            case b.Table():
                return self._table(block)
            case b.Contents():
                return self._contents(block)
            case b.WritingLines():
                return self._writing_lines(block.count)
            case b.Boxed():
                return self._boxed(block)
            case b.Space():
                return [Piece(block.height)]

    # Running text ------------------------------------------------------------------------------------------------

    def _paragraph(self, block: b.Paragraph, indent: float = 0.0) -> list[Piece]:
        text = self.set(block.text, block.style, self.width - 2 * indent)
        x = self.left + indent
        if block.style in _HEADINGS:
            before = {b.TextStyle.HEADING: 1.0, b.TextStyle.SUBHEADING: 2 / 3}.get(block.style, 0.0)
            return [
                Piece(
                    text.height,
                    (text_part(text, x, 0.0),),
                    before=before * self.sheet.heading_gap,
                    after=1.2 * self._scale,
                    keep=True,
                    anchor=block.anchor,
                    bookmark=block.bookmark,
                )
            ]
        pieces = self._lines(text, x)
        pieces[0] = replace(pieces[0], anchor=block.anchor, bookmark=block.bookmark)
        pieces[-1] = replace(pieces[-1], after=GAP * self._scale)
        return pieces

    def _lines(self, text: SetText, x: float) -> list[Piece]:
        """Return a text in one piece; a long one may be cut, but two lines of it stay together at either end."""
        lines = LONG_LINES if self._kind is not b.Type.COMPACT else LONG_LINES_COMPACT
        if len(text.lines) < lines:
            return [Piece(text.height, (text_part(text, x, 0.0),))]
        return [Piece(part.height, (text_part(part, x, 0.0),)) for part in text.slices()]

    def _bullets(self, block: b.Bullets, indent: float = 0.0) -> list[Piece]:
        inset = BULLET_INDENT * self._scale
        indent += block.level * inset
        pieces: list[Piece] = []
        for number, item in enumerate(block.items):
            text = self.set(item, block.style, self.width - 2 * indent - inset)
            mark = f"{block.first + number}." if block.numbered else "•"
            sign = self.set(mark, block.style, inset)
            lines = self._lines(text, self.left + indent + inset)
            first = text_part(sign, self.left + indent, 0.0)
            anchor = block.anchors[number] if block.anchors else ""
            lines[0] = replace(lines[0], parts=(first, *lines[0].parts), anchor=anchor)
            lines[-1] = replace(lines[-1], after=ITEM_GAP * self._scale)
            pieces += lines
        if pieces and not block.goes_on:
            pieces[-1] = replace(pieces[-1], after=GAP * self._scale)
        return pieces

    def _fields(self, block: b.Fields) -> Piece:
        width = self.width / len(block.fields)
        labels = [self.set(label, b.TextStyle.SMALL, width - 4, QUIET) for label, _ in block.fields]
        values = [self.set(value, b.TextStyle.BODY, width - 4) for _, value in block.fields]
        label_height = max(text.height for text in labels)
        height = label_height + max(text.height for text in values)
        parts: list[Part] = []
        for column, (_, value) in enumerate(block.fields):
            x = self.left + column * width
            parts.append(text_part(labels[column], x, 0.0))
            if value:
                parts.append(text_part(values[column], x, label_height))
            else:
                parts.append(rule_part(x, height - 0.5, width - 6))
        return Piece(height, tuple(parts), after=GAP * self._scale)

    def _writing_lines(self, count: int) -> list[Piece]:
        line = Piece(WRITING_LINE, (rule_part(self.left, WRITING_LINE, self.width),))
        return [replace(line, after=GAP * self._scale if number == count - 1 else 0.0) for number in range(count)]

    def _contents(self, block: b.Contents) -> list[Piece]:
        """Return the lines; neither the first nor the last stands alone on a page, and a short list stays whole."""
        made = [self._contents_line(line) for line in block.lines]
        last = len(made) - 1
        kept = range(last) if last < SHORT_CONTENTS else (0, last - 1)
        return [replace(piece, keep=piece.keep or number in kept) for number, piece in enumerate(made)]

    def _contents_line(self, line: b.ContentsLine) -> Piece:
        """Return a title with its page at the right; the number is known when all pages are."""
        if not line.target:
            return self._paragraph(b.Paragraph(line.text, b.TextStyle.SUBHEADING))[0]
        room = NUMBER_WIDTH * self._scale
        title = self.set((b.Run(line.text, target=line.target),), b.TextStyle.BODY, self.width - room)
        height = title.height

        def paint(painter: QPainter, x: float, y: float) -> None:
            page = self._page_of(line.target)
            number = self.set(str(page), b.TextStyle.BODY, room, INK, Qt.AlignmentFlag.AlignRight)
            number.paint(painter, x, y + title.height - number.height)

        parts = [text_part(title, self.left, 0.0), Part(self.left + self.width - room, 0.0, paint)]
        if line.about:
            about = self.set(line.about, b.TextStyle.SMALL, self.width - room, QUIET)
            parts.append(text_part(about, self.left, height))
            height += about.height
        parts.append(rule_part(self.left, height + 0.6 * self._scale, self.width, thick=0.12))
        return Piece(height, tuple(parts), after=1.6 * self._scale)

    # Boxes and tables --------------------------------------------------------------------------------------------

    def _boxed(self, block: b.Boxed) -> list[Piece]:
        pad = (1.6 if block.look is b.BoxLook.RECORD else 3.0) * self._scale
        inset = 3.0 * self._scale
        inner: list[Piece] = []
        for number, each in enumerate(block.blocks):
            made = self._bullets(each, inset) if isinstance(each, b.Bullets) else self._paragraph(each, inset)
            following = block.blocks[number + 1] if number + 1 < len(block.blocks) else None
            if made and isinstance(each, b.Paragraph) and following is not None:
                made[-1] = replace(made[-1], keep=True)
            inner += made
        most_empty = self._page_height * (MOST_EMPTY_COMPACT if self._kind is b.Type.COMPACT else MOST_EMPTY)
        frame = Frame(block.look, self.left, self.width, pad, GAP * self._scale, most_empty=most_empty)
        return framed(inner, frame)

    def _table(self, block: b.Table) -> list[Piece]:
        pieces = self._tables.pieces(block)
        if pieces is not None:
            return pieces
        return [piece for row in block.rows for piece in self._record(block.header, row)]

    def _record(self, header: Iterable[b.RichText], row: Sequence[b.Cell]) -> list[Piece]:
        """Return a row of a table that is too narrow: the first cell, then the others with their columns' names."""
        blocks = [b.Paragraph(_bold(row[0].text))]
        for name, cell in zip(list(header)[1:], row[1:], strict=True):
            if cell.text:
                label = (b.Run(plain(name) + ": ", bold=True),) if name else ()
                blocks.append(b.Paragraph((*label, *_runs(cell.text))))
        return self._boxed(b.Boxed(tuple(blocks), b.BoxLook.RECORD))


def plain(text: b.RichText) -> str:
    """Return a text without its looks."""
    return text.replace("**", "") if isinstance(text, str) else "".join(run.text for run in text)


def _runs(text: b.RichText) -> tuple[b.Run, ...]:
    return (b.Run(text),) if isinstance(text, str) else text


def _bold(text: b.RichText) -> tuple[b.Run, ...]:
    return tuple(replace(run, bold=run.bold or not run.quiet) for run in _runs(text))


def _stays_with(block: b.Block, following: b.Block | None) -> bool:
    """Tell whether a block is not to be the last on its page: it announces the one that follows."""
    if following is None or not isinstance(block, b.Paragraph):
        return False
    announces = isinstance(following, b.Bullets | b.Table | b.Figures)
    return announces and plain(block.text).rstrip().endswith(":")
