"""Text, set in the product's font: measured once, painted at any place on anything.

All is measured for one device of `DPI` dots an inch, so that preview, paper and PDF have the same lines and pages.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Protocol, cast

from PySide6.QtCore import QBuffer, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPdfWriter,
    QPen,
    QTextDocument,
    QTextLine,
    QTextOption,
)

from triggermap.domain.library import Grade
from triggermap.report.blocks import RichText, Run, TextStyle, Type
from triggermap.report.fonts import font

DPI = 600
UNIT = DPI / 25.4
"""Device units a millimetre."""
INK = QColor(20, 24, 28)
QUIET = QColor(95, 100, 106)
_WEIGHTS = {
    TextStyle.TITLE: QFont.Weight.Bold,
    TextStyle.HEADING: QFont.Weight.Bold,
    TextStyle.SUBHEADING: QFont.Weight.DemiBold,
}


@dataclass(frozen=True, slots=True)
class Sheet:
    """How a section is set: sizes in points, lengths in millimetres."""

    title: float
    heading: float
    subheading: float
    body: float
    small: float
    foot: float
    margin: float
    """At the left and right."""
    heading_gap: float
    """Above a heading."""
    leading: int
    """Distance between lines, percent."""

    def size(self, style: TextStyle) -> float:
        """Return the size of a style in points."""
        size: float = getattr(self, style.value)
        return size

    @property
    def scale(self) -> float:
        """How much larger than the most compact sheet, for lengths that follow the text."""
        return self.body / 9.5


SHEETS: Mapping[Type, Sheet] = {
    Type.COMPACT: Sheet(17.0, 12.0, 10.0, 9.5, 7.8, 6.8, margin=15.0, heading_gap=3.0, leading=100),
    Type.READING: Sheet(22.0, 14.0, 11.8, 11.0, 9.0, 6.8, margin=22.5, heading_gap=5.0, leading=130),
    Type.LARGE: Sheet(26.0, 18.0, 15.2, 14.0, 12.0, 7.6, margin=20.0, heading_gap=6.0, leading=128),
}

TIGHTER: Mapping[Type, Sheet] = {
    Type.COMPACT: replace(SHEETS[Type.COMPACT], body=9.1, small=7.5, heading=11.5, heading_gap=2.6),
    Type.READING: replace(SHEETS[Type.READING], body=10.6, small=8.8, heading=13.4, heading_gap=3.6, leading=122),
    Type.LARGE: replace(SHEETS[Type.LARGE], heading=17.0, heading_gap=4.5, leading=119),
}
"""For sections of which only a few lines would stand on the last page."""


class SetText:
    """A measured piece of text."""

    def __init__(self, document: QTextDocument, width: float, grades: Sequence[Grade] = (), remark: float = 0) -> None:
        self._document = document
        self._grades = grades
        self._remark = remark / 72 * DPI
        self._document.setTextWidth(width * UNIT)
        self._width = width
        self.height: float = document.size().height() / UNIT
        self.natural_width: float = document.idealWidth() / UNIT

    @cached_property
    def narrowest(self) -> float:
        """Width of the longest word, millimetres."""
        option = self._document.defaultTextOption()
        self._document.setDefaultTextOption(QTextOption(option.alignment()))
        self._document.setTextWidth(1.0)
        width: float = self._document.idealWidth() / UNIT
        self._document.setDefaultTextOption(option)
        self._document.setTextWidth(self._width * UNIT)
        return width

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the text with its upper left corner at `x`, `y` (millimetres)."""
        painter.save()
        painter.translate(x * UNIT, y * UNIT)
        self._document.drawContents(painter)
        for grade, rect in self._signs:
            paint_grade(painter, grade, rect, INK)
        painter.restore()

    @cached_property
    def _signs(self) -> tuple[tuple[Grade, QRectF], ...]:
        """The signs of the text and where they stand, in device units."""
        found = []
        raw, start = self._document.toRawText() if self._grades else "", -1
        layout = self._document.documentLayout()
        side = SIGN_SIZE * self._remark
        for grade in self._grades:
            start = raw.index(SIGN_ROOM, start + 1)
            block = self._document.findBlock(start)
            line = block.layout().lineForTextPosition(start - block.position())
            place, _ = cast("tuple[float, int]", line.cursorToX(start - block.position()))
            base = layout.blockBoundingRect(block).top() + line.y() + line.ascent()
            found.append((grade, QRectF(place, base + SIGN_LOW * self._remark - side, side, side)))
        return tuple(found)

    @cached_property
    def lines(self) -> tuple[tuple[QTextLine, float], ...]:
        """The lines, each with the upper edge of its paragraph in device units."""
        layout = self._document.documentLayout()
        found = []
        block = self._document.begin()
        while block.isValid():
            inner, top = block.layout(), layout.blockBoundingRect(block).top()
            found += [(inner.lineAt(number), top) for number in range(inner.lineCount())]
            block = block.next()
        return tuple(found)

    def slices(self) -> list[TextSlice]:
        """Return the text line by line, but the first two and the last two lines together."""
        edges = list(range(len(self.lines) + 1))
        if len(edges) > 4:
            del edges[-2], edges[1]
        return [TextSlice(self, first, end) for first, end in pairwise(edges)]

    def line_top(self, number: int) -> float:
        """Return where a line begins, in device units below the upper edge; the one after the last ends the text."""
        if number == len(self.lines):
            return self.height * UNIT
        line, top = self.lines[number]
        return top + line.y()

    def paint_lines(self, painter: QPainter, x: float, y: float, first: int, end: int) -> None:
        """Paint the lines from `first` up to `end`, their upper edge at `y`."""
        start, stop = self.line_top(first), self.line_top(end)
        painter.save()
        painter.translate(x * UNIT, y * UNIT - start)
        for line, top in self.lines[first:end]:
            line.draw(painter, QPointF(0, top))
        for grade, place in self._signs:
            if start <= place.center().y() < stop:
                paint_grade(painter, grade, place, INK)
        painter.restore()


@dataclass(frozen=True, slots=True)
class TextSlice:
    """Some lines of a text, from `first` up to `end`."""

    text: SetText
    first: int
    end: int

    @property
    def height(self) -> float:
        """Millimetres."""
        return (self.text.line_top(self.end) - self.text.line_top(self.first)) / UNIT

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the lines with their upper left corner at `x`, `y` (millimetres)."""
        self.text.paint_lines(painter, x, y, self.first, self.end)


class Setting(Protocol):
    """How a text of one sheet is set: `TextSetter.set` without the sheet."""

    def __call__(  # noqa: D102
        self,
        text: RichText,
        style: TextStyle,
        width: float,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> SetText: ...


class TextSetter:
    """Sets texts, each once; keeps them as long as it lives."""

    def __init__(self) -> None:
        self._nowhere = QBuffer()
        self._nowhere.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self._nowhere)
        self.device.setResolution(DPI)
        self._kept: dict[tuple[object, ...], SetText] = {}

    def set(
        self,
        text: RichText,
        style: TextStyle,
        width: float,
        sheet: Sheet,
        colour: QColor = INK,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    ) -> SetText:
        """Return `text` in lines of at most `width` millimetres."""
        key = (text, style, round(width, 3), sheet, colour.rgb(), align)
        found = self._kept.get(key)
        if found is None:
            grades = [] if isinstance(text, str) else [run.grade for run in text if run.grade is not None]
            document = self._document(text, style, sheet, colour, align)
            found = self._kept[key] = SetText(document, width, grades, _quiet(sheet.size(style)))
        return found

    def _document(
        self, text: RichText, style: TextStyle, sheet: Sheet, colour: QColor, align: Qt.AlignmentFlag
    ) -> QTextDocument:
        document = QTextDocument()
        document.documentLayout().setPaintDevice(self.device)
        document.setDocumentMargin(0)
        size = sheet.size(style)
        document.setDefaultFont(font(size, _WEIGHTS.get(style, QFont.Weight.Normal)))
        option = QTextOption(align)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)  # web addresses are longer than a line
        document.setDefaultTextOption(option)
        inner = _markup(text) if isinstance(text, str) else "".join(_run(run, size, colour) for run in text)
        heading = style in (TextStyle.TITLE, TextStyle.HEADING, TextStyle.SUBHEADING)
        leading = "" if heading or sheet.leading == 100 else f";line-height:{sheet.leading}%"
        document.setHtml(f'<div style="color:{colour.name()}{leading}">{inner}</div>')
        return document


QUIET_SIZE, SMALLEST = 0.82, 8.0
"""Size of remarks beside the text, times the text's; points under which they are not made smaller."""
SIGN_ROOM = "\u00a0\u2060\u00a0\u00a0\u00a0"
"""Stands in the text where a grade's sign is painted: an object of its own would be torn from its words."""
SIGN_SIZE, SIGN_LOW = 0.9, 0.11
"""Height of a sign, and how far it reaches below the base line, times the size of remarks."""


def _markup(text: str) -> str:
    """Return `text` as HTML: escaped, with ``**bold**`` and line breaks."""
    return re.sub(r"\*\*(.+?)\*\*", r'<span style="font-weight:600">\1</span>', _escaped(text))


def _escaped(text: str) -> str:
    return html.escape(text, quote=False).replace("\n", "<br>")


def _quiet(size: float) -> float:
    """Return the size of remarks beside a text of `size`, in points."""
    return max(size * QUIET_SIZE, min(size, SMALLEST))


def _run(run: Run, size: float, colour: QColor) -> str:
    look = []
    if run.bold:
        look.append("font-weight:600")
    if run.italic:
        look.append("font-style:italic")
    if run.underlined:
        look.append("text-decoration:underline")
    if run.quiet:
        look.append(f"font-size:{_quiet(size):.2f}pt;color:{QUIET.name()}")
    inner = _escaped(run.text)
    if look:
        inner = f'<span style="{";".join(look)}">{inner}</span>'
    if run.grade is not None:
        inner = f'<span style="font-size:{_quiet(size):.2f}pt">{SIGN_ROOM}</span>{inner}'
    if not run.target:
        return inner
    plain = (
        f"color:{(QUIET if run.quiet else colour).name()};text-decoration:{'underline' if run.underlined else 'none'}"
    )
    return f'<a href="{html.escape(run.target)}" style="{plain}">{inner}</a>'


def paint_grade(painter: QPainter, grade: Grade, rect: QRectF, colour: QColor) -> None:
    """Paint the sign of a grade: three dots, of which all, one or none are full; where it is disputed a half disc."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / 16, rect.height() / 16)
    painter.setPen(QPen(colour, 1.3))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if grade is Grade.DISPUTED:
        painter.drawEllipse(QPointF(8, 8), 5.2, 5.2)
        painter.setBrush(colour)
        painter.drawPie(QRectF(2.8, 2.8, 10.4, 10.4), 90 * 16, 180 * 16)
    else:
        full = {Grade.SEVERAL: 3, Grade.FEW: 1, Grade.NOT_SHOWN: 0}[grade]
        for number, (x, y) in enumerate(((3.6, 11.4), (8.0, 4.4), (12.4, 11.4))):
            painter.setBrush(colour if number < full else QColor("white"))
            painter.drawEllipse(QPointF(x, y), 2.5, 2.5)
    painter.restore()
