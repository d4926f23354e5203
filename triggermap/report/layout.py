"""Blocks to pages: measures each block with the device's fonts and puts it on a page.

The result is a list of pages of drawings at fixed places, so that preview, paper and PDF show exactly the same.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPaintDevice, QPainter, QPainterPath, QTextDocument, QTextOption

from triggermap.atlas import Atlas
from triggermap.report import blocks as b
from triggermap.report.figure import INK, Canvas, aspect, draw_figure, draw_key
from triggermap.report.fonts import font

MARGIN = 15.0
"""Millimetres on all sides."""
FOOT = 9.0
"""Millimetres above the lower margin that the footer keeps."""
GAP = 2.2
FIGURE_SCALES = (1.0, 0.9, 0.8, 0.7)
"""Tried in turn for a section that takes more than one page; the largest that needs the fewest pages is taken."""
QUIET = QColor(95, 100, 106)
RULE = QColor(170, 175, 180)
BULLET_INDENT = 5.5
TICK_GAP = 1.2

_STYLES = {
    b.TextStyle.TITLE: (17.0, QFont.Weight.Bold),
    b.TextStyle.HEADING: (12.0, QFont.Weight.Bold),
    b.TextStyle.SUBHEADING: (10.0, QFont.Weight.DemiBold),
    b.TextStyle.BODY: (9.5, QFont.Weight.Normal),
    b.TextStyle.SMALL: (7.8, QFont.Weight.Normal),
    b.TextStyle.FOOT: (6.8, QFont.Weight.Normal),
}

Draw = Callable[[QPainter], None]


@dataclass
class Page:
    """One page: what is drawn on it, in order, and the bookmark that begins here."""

    drawings: list[Draw] = field(default_factory=list)
    bookmark: str | None = None


class Layout:
    """Lays out one report for one device; the pages are in `pages`."""

    def __init__(self, report: b.Report, atlas: Atlas, device: QPaintDevice) -> None:
        self._report = report
        self._atlas = atlas
        self._device = device
        self._unit = device.logicalDpiX() / 25.4
        self._left = MARGIN
        self._width = report.paper.width - 2 * MARGIN
        self._bottom = report.paper.height - MARGIN - FOOT
        self._figure_scale = 1.0
        self.pages: list[Page] = []
        self._y = MARGIN
        for section in report.sections:
            self._section(section)

    def paint_page(self, painter: QPainter, index: int) -> None:
        """Paint page `index` (from 0), with its footer."""
        for draw in self.pages[index].drawings:
            draw(painter)
        self._footer(painter, index)

    # Placing -----------------------------------------------------------------------------------------------------

    def _section(self, section: b.Section) -> None:
        """Place a section; its figures shrink a little where that saves a page."""
        start = len(self.pages)
        tries: list[tuple[list[Page], float]] = []
        for self._figure_scale in FIGURE_SCALES:
            self._new_page(section.bookmark)
            for block in section.blocks:
                self._place(block)
            tries.append((self.pages[start:], self._y))
            del self.pages[start:]
            if len(tries[-1][0]) == 1:
                break
        pages, self._y = min(tries, key=lambda attempt: len(attempt[0]))
        self.pages.extend(pages)

    def _new_page(self, bookmark: str | None = None) -> None:
        self.pages.append(Page(bookmark=bookmark))
        self._y = MARGIN

    def _need(self, height: float) -> None:
        """Begin a new page unless `height` millimetres are left on this one, or it is empty."""
        if self._y + height > self._bottom and self._y > MARGIN:
            self._new_page()

    def _draw(self, draw: Draw) -> None:
        self.pages[-1].drawings.append(draw)

    def _place(self, block: b.Block) -> None:
        match block:
            case b.Paragraph():
                self._paragraph(block)
            case b.Bullets():
                self._bullets(block)
            case b.Fields():
                self._fields(block)
            case b.Figures():
                self._figures(block)
            case b.Legend():
                self._legend(block)
            case b.Table():
                self._table(block)
            case b.WritingLines():
                self._writing_lines(block.count)
            case b.Boxed():
                self._boxed(block)
            case b.Space():
                self._y += block.height

    def _paragraph(self, block: b.Paragraph, indent: float = 0.0) -> None:
        text = self._text(block.text, block.style, self._width - 2 * indent)
        before = {b.TextStyle.HEADING: 3.0, b.TextStyle.SUBHEADING: 2.0}.get(block.style, 0.0)
        heading = block.style in (b.TextStyle.TITLE, b.TextStyle.HEADING, b.TextStyle.SUBHEADING)
        self._need(text.height + before + (14.0 if heading else 0.0))
        self._y += before if self._y > MARGIN else 0.0
        self._draw(text.at(self._left + indent, self._y))
        self._y += text.height + (1.2 if heading else GAP)

    def _bullets(self, block: b.Bullets, indent: float = 0.0) -> None:
        for number, item in enumerate(block.items, start=1):
            text = self._text(item, block.style, self._width - 2 * indent - BULLET_INDENT)
            sign = self._text(f"{number}." if block.numbered else "•", block.style, BULLET_INDENT)
            self._need(text.height)
            self._draw(sign.at(self._left + indent, self._y))
            self._draw(text.at(self._left + indent + BULLET_INDENT, self._y))
            self._y += text.height + 0.9
        self._y += GAP - 0.9

    def _fields(self, block: b.Fields) -> None:
        width = self._width / len(block.fields)
        labels = [self._text(label, b.TextStyle.SMALL, width - 4, QUIET) for label, _ in block.fields]
        values = [self._text(value, b.TextStyle.BODY, width - 4) for _, value in block.fields]
        label_height = max(text.height for text in labels)
        height = label_height + max(text.height for text in values)
        self._need(height + GAP)
        for column, (_, value) in enumerate(block.fields):
            x = self._left + column * width
            self._draw(labels[column].at(x, self._y))
            if value:
                self._draw(values[column].at(x, self._y + label_height))
            else:
                self._rule(x, self._y + height - 0.5, width - 6)
        self._y += height + GAP

    def _figures(self, block: b.Figures) -> None:
        figures = block.figures
        if not figures:
            return
        gap, caption_height = 4.0, 5.0
        ratios = [aspect(self._atlas, figure) for figure in figures]
        room = self._width - gap * (len(figures) - 1)
        height = min(block.height * self._figure_scale, room / sum(ratios))
        self._need(height + caption_height)
        x = self._left + (room - height * sum(ratios)) / 2
        for figure, ratio in zip(figures, ratios, strict=True):
            self._draw(self._figure(figure, QRectF(x, self._y, height * ratio, height)))
            caption = self._text(
                figure.caption, b.TextStyle.SMALL, height * ratio + gap, QUIET, Qt.AlignmentFlag.AlignHCenter
            )
            self._draw(caption.at(x - gap / 2, self._y + height + 0.8))
            x += height * ratio + gap
        self._y += height + caption_height + GAP

    def _figure(self, figure: b.Figure, box: QRectF) -> Draw:
        def draw(painter: QPainter) -> None:
            canvas = Canvas(painter, self._unit)
            draw_figure(canvas, self._atlas, figure, self._device_rect(box), self._report.figures)

        return draw

    def _legend(self, block: b.Legend) -> None:
        x, height = self._left, 5.0
        texts = [self._text(label, b.TextStyle.SMALL, self._width) for _, label in block.entries]
        self._need(height)
        for (key, _), text in zip(block.entries, texts, strict=True):
            width = 9.0 + text.natural_width + 5.0
            if x + width > self._left + self._width and x > self._left:
                x = self._left
                self._y += height
                self._need(height)
            box = QRectF(x, self._y, 6.5, 3.4)
            self._draw(self._key(key, box))
            self._draw(text.at(x + 8.2, self._y))
            x += width
        self._y += height + GAP

    def _key(self, key: b.Key, box: QRectF) -> Draw:
        return lambda painter: draw_key(Canvas(painter, self._unit), key, self._device_rect(box))

    def _writing_lines(self, count: int) -> None:
        for _ in range(count):
            self._need(7.5)
            self._y += 7.5
            self._rule(self._left, self._y, self._width)
        self._y += GAP

    def _boxed(self, block: b.Boxed) -> None:
        """Place what is framed; a frame is never split, so it goes to a new page as a whole."""
        pad = 3.0
        self._need(self._height_of(block) + 2 * pad)
        top = self._y
        frame: list[float] = [top]
        self._draw(self._frame(frame))
        self._y += pad
        for inner in block.blocks:
            if isinstance(inner, b.Bullets):
                self._bullets(inner, indent=pad)
            else:
                self._paragraph(inner, indent=pad)
        frame.append(self._y - top + pad - GAP)
        self._y += pad

    def _height_of(self, block: b.Boxed) -> float:
        height = 0.0
        for inner in block.blocks:
            if isinstance(inner, b.Bullets):
                items = [self._text(item, inner.style, self._width - 6 - BULLET_INDENT).height for item in inner.items]
                height += sum(items) + 0.9 * len(items) + GAP
            else:
                height += self._text(inner.text, inner.style, self._width - 6).height + GAP + 2.0
        return height

    def _frame(self, place: Sequence[float]) -> Draw:
        def draw(painter: QPainter) -> None:
            top, height = place
            path = QPainterPath()
            unit = self._unit
            path.addRoundedRect(self._device_rect(QRectF(self._left, top, self._width, height)), unit, unit)
            painter.strokePath(path, Canvas(painter, unit).pen(INK, 0.4))

        return draw

    # Tables ------------------------------------------------------------------------------------------------------

    def _table(self, block: b.Table) -> None:
        total = sum(block.widths)
        widths = [self._width * width / total for width in block.widths]
        self._table_header(block, widths)
        for row in block.rows:
            height = max(self._cell_height(cell, width) for cell, width in zip(row, widths, strict=True)) + 2.4
            if self._y + height > self._bottom:
                self._new_page()
                self._table_header(block, widths)
            x = self._left
            for cell, width in zip(row, widths, strict=True):
                self._cell(cell, x, width)
                x += width
            self._y += height
            self._rule(self._left, self._y - 0.6, self._width)
        self._y += GAP

    def _table_header(self, block: b.Table, widths: Sequence[float]) -> None:
        texts = [
            self._text(f"**{label}**" if label else "", b.TextStyle.SMALL, width - 3)
            for label, width in zip(block.header, widths, strict=True)
        ]
        height = max(text.height for text in texts)
        self._need(height + 20.0)
        x = self._left
        for text, width in zip(texts, widths, strict=True):
            self._draw(text.at(x, self._y))
            x += width
        self._y += height + 1.0
        self._rule(self._left, self._y, self._width, INK, 0.35)
        self._y += 1.2

    def _cell_height(self, cell: b.Cell, width: float) -> float:
        text = self._text(cell.text, b.TextStyle.SMALL, width - 3).height if cell.text else 0.0
        ticks = sum(self._tick_text(tick, width).height + TICK_GAP for tick in cell.ticks)
        return text + ticks + (7.0 if cell.line else 0.0)

    def _tick_text(self, tick: str, width: float) -> _Text:
        return self._text(tick, b.TextStyle.SMALL, width - 8)

    def _cell(self, cell: b.Cell, x: float, width: float) -> None:
        y = self._y
        if cell.text:
            text = self._text(cell.text, b.TextStyle.SMALL, width - 3)
            self._draw(text.at(x, y))
            y += text.height
        for tick in cell.ticks:
            self._draw(self._tick_box(x, y + 0.5))
            label = self._tick_text(tick, width)
            self._draw(label.at(x + 4.8, y))
            y += label.height + TICK_GAP
        if cell.line:
            self._rule(x, y + 6.0, width - 3)

    def _tick_box(self, x: float, y: float) -> Draw:
        box = self._device_rect(QRectF(x, y, 3.2, 3.2))

        def draw(painter: QPainter) -> None:
            path = QPainterPath()
            path.addRect(box)
            painter.strokePath(path, Canvas(painter, self._unit).pen(INK, 0.25))

        return draw

    # Small things ------------------------------------------------------------------------------------------------

    def _device_rect(self, box: QRectF) -> QRectF:
        unit = self._unit
        return QRectF(box.left() * unit, box.top() * unit, box.width() * unit, box.height() * unit)

    def _rule(self, x: float, y: float, width: float, colour: QColor = RULE, thick: float = 0.2) -> None:
        self._draw(self._rule_at(x, y, width, colour, thick))

    def _rule_at(self, x: float, y: float, width: float, colour: QColor, thick: float) -> Draw:
        unit = self._unit

        def draw(painter: QPainter) -> None:
            path = QPainterPath()
            path.moveTo(x * unit, y * unit)
            path.lineTo((x + width) * unit, y * unit)
            painter.strokePath(path, Canvas(painter, unit).pen(colour, thick))

        return draw

    def _text(
        self,
        text: str,
        style: b.TextStyle,
        width: float,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> _Text:
        return _Text(text, style, width, colour, align, self._device, self._unit)

    def _footer(self, painter: QPainter, index: int) -> None:
        y, split = self._bottom + 2.5, self._width * 0.5
        right = self._report.version.format(page=index + 1, pages=len(self.pages))
        left_text = self._text(self._report.footer, b.TextStyle.FOOT, split, QUIET)
        right_text = self._text(right, b.TextStyle.FOOT, self._width - split - 3, QUIET, Qt.AlignmentFlag.AlignRight)
        self._rule_at(self._left, y, self._width, RULE, 0.2)(painter)
        left_text.at(self._left, y + 1.2)(painter)
        right_text.at(self._left + split + 3, y + 1.2)(painter)


class _Text:
    """A measured piece of text."""

    def __init__(
        self,
        text: str,
        style: b.TextStyle,
        width: float,
        colour: QColor,
        align: Qt.AlignmentFlag,
        device: QPaintDevice,
        unit: float,
    ) -> None:
        size, weight = _STYLES[style]
        self._unit = unit
        self._document = QTextDocument()
        self._document.documentLayout().setPaintDevice(device)
        self._document.setDocumentMargin(0)
        self._document.setDefaultFont(font(size, weight))
        self._document.setDefaultTextOption(QTextOption(align))
        self._document.setHtml(f'<div style="color:{colour.name()}">{_markup(text)}</div>')
        self._document.setTextWidth(width * unit)
        self.height: float = self._document.size().height() / unit
        self.natural_width: float = self._document.idealWidth() / unit

    def at(self, x: float, y: float) -> Draw:
        """Return what draws the text with its upper left corner at `x`, `y` (millimetres)."""

        def draw(painter: QPainter) -> None:
            painter.save()
            painter.translate(x * self._unit, y * self._unit)
            self._document.drawContents(painter)
            painter.restore()

        return draw


def _markup(text: str) -> str:
    """Return `text` as HTML: escaped, with ``**bold**`` and line breaks."""
    escaped = html.escape(text, quote=False).replace("\n", "<br>")
    return re.sub(r"\*\*(.+?)\*\*", r'<span style="font-weight:600">\1</span>', escaped)
