"""Figures of the body, legends and drawings to pieces."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer

from triggermap.atlas import Atlas
from triggermap.report import blocks as b
from triggermap.report.figure import Canvas, aspect, draw_figure, draw_key
from triggermap.report.pieces import Area, Paint, Part, Piece, device_rect, text_part
from triggermap.report.text import QUIET, UNIT, SetText, Setting

GAP = 2.2
FIGURE_GAP = 4.0
BESIDE = 48.0
"""Room for the words beside a picture."""
CAPTION_GAP = 1.5
LEAST, LEAST_LARGE, LARGE_SCALE = 0.75, 0.9, 1.4
"""Share of its size to which a picture may shrink to find room on a page; the second where the text is large."""
TALLEST_DRAWING = 0.5
"""Share of a page's height."""
KEY = QRectF(0, 0, 6.5, 3.4)


class PictureSetter:
    """Sets the pictures of one sheet."""

    def __init__(self, setting: Setting, atlas: Atlas, style: b.FigureStyle, area: Area) -> None:
        self._set = setting
        self._atlas = atlas
        self._style = style
        self._left = area.left
        self._width = area.width
        self._page_height = area.height
        self._scale = area.scale
        self._least = LEAST if area.scale < LARGE_SCALE else LEAST_LARGE

    def pieces(self, block: b.Figures | b.Legend | b.Illustration | b.Drawing, figure_scale: float) -> list[Piece]:
        """Return the picture's pieces; figures are drawn `figure_scale` times as high as the block says."""
        match block:
            case b.Figures():
                return self._figures(block, figure_scale)
            case b.Legend():
                return [self._legend(block)]
            case b.Illustration():
                return [self._illustration(block, block.height * figure_scale)]
            case b.Drawing():
                return [self._drawing(block, TALLEST_DRAWING * self._page_height)]

    def _figures(self, block: b.Figures, figure_scale: float) -> list[Piece]:
        figures = block.figures
        if not figures:
            return []
        caption_height = 5.0 * self._scale
        ratios = [aspect(self._atlas, figure) for figure in figures]
        room = self._width - FIGURE_GAP * (len(figures) - 1)
        height = min(block.height * figure_scale, room / sum(ratios))
        x = self._left + (room - height * sum(ratios)) / 2
        parts: list[Part] = []
        for figure, ratio in zip(figures, ratios, strict=True):
            parts.append(Part(x, 0.0, self._painted(figure, height * ratio, height)))
            caption = self._set(
                figure.caption,
                b.TextStyle.SMALL,
                height * ratio + FIGURE_GAP,
                QUIET,
                Qt.AlignmentFlag.AlignHCenter,
            )
            caption_height = max(caption_height, caption.height + 0.8)
            parts.append(text_part(caption, x - FIGURE_GAP / 2, height + 0.8))
            x += height * ratio + FIGURE_GAP
        return [Piece(height + caption_height, tuple(parts), after=GAP * self._scale)]

    def _painted(self, figure: b.Figure, width: float, height: float) -> Paint:
        def paint(painter: QPainter, x: float, y: float) -> None:
            draw_figure(Canvas(painter, UNIT), self._atlas, figure, device_rect(x, y, width, height), self._style)

        return paint

    # Legends -----------------------------------------------------------------------------------------------------

    def _legend(self, block: b.Legend) -> Piece:
        """Return the entries in rows."""
        x, y, height = self._left, 0.0, 5.0 * self._scale
        parts: list[Part] = []
        for key, label in block.entries:
            text = self._set(label, b.TextStyle.SMALL, self._width)
            width = 9.0 + text.natural_width + 5.0
            if x + width > self._left + self._width and x > self._left:
                x = self._left
                y += height
            parts += [self._key(key, x, y, text), text_part(text, x + 8.2, y)]
            x += width
        return Piece(y + height, tuple(parts), after=GAP * self._scale)

    def _key(self, key: b.Key, x: float, y: float, text: SetText) -> Part:
        """Return the sign of an entry, level with the first line of its text."""

        def paint(painter: QPainter, left: float, top: float) -> None:
            draw_key(Canvas(painter, UNIT), key, device_rect(left, top, KEY.width(), KEY.height()))

        line = self._set("x", b.TextStyle.SMALL, self._width).height
        return Part(x, y + max(0.0, (line - KEY.height()) / 2), paint)

    def _legend_column(self, block: b.Legend, x: float, y: float, width: float) -> tuple[list[Part], float]:
        """Return the entries below each other, and where they end."""
        parts: list[Part] = []
        for key, label in block.entries:
            text = self._set(label, b.TextStyle.SMALL, width - 8.2)
            parts += [self._key(key, x, y, text), text_part(text, x + 8.2, y)]
            y += text.height + 0.9 * self._scale
        return parts, y

    # Illustrations -----------------------------------------------------------------------------------------------

    def _illustration(self, block: b.Illustration, most: float) -> Piece:
        """Return figures, at most `most` high, with their words at the right."""
        ratios = [aspect(self._atlas, figure) for figure in block.figures]
        gaps = FIGURE_GAP * (len(ratios) - 1)
        height = min(most, (self._width - gaps - BESIDE * self._scale - FIGURE_GAP) / sum(ratios))
        x = self._left
        parts: list[Part] = []
        low = 0.0
        for figure, ratio in zip(block.figures, ratios, strict=True):
            width = height * ratio
            parts.append(Part(x, 0.0, self._painted(figure, width, height)))
            label = self._set(figure.caption, b.TextStyle.SMALL, width, QUIET)
            parts.append(text_part(label, x, height + 0.8))
            low = max(low, 0.8 + label.height)
            x += width + FIGURE_GAP
        room = self._left + self._width - x
        caption = self._set(block.caption, b.TextStyle.SMALL, room)
        parts.append(text_part(caption, x, 0.0))
        keys, end = self._legend_column(block.legend, x, caption.height + 2.5 * self._scale, room)

        def smaller(high: float) -> Piece | None:
            enough = high - low >= self._least * height and high >= end
            return self._illustration(block, high - low) if enough else None

        return self._picture(max(height + low, end), parts + keys, smaller)

    def _drawing(self, block: b.Drawing, most: float) -> Piece:
        """Return a drawing, at most `most` high, over its caption; one that is made smaller stands in the middle."""
        height = min(self._width * block.shape, most)
        width = height / block.shape

        def paint(painter: QPainter, x: float, y: float) -> None:
            renderer = QSvgRenderer(QByteArray(block.svg.encode()))
            renderer.render(painter, device_rect(x, y, width, height))

        caption = self._set(block.caption, b.TextStyle.SMALL, self._width, QUIET)
        low = CAPTION_GAP + caption.height
        parts = [
            Part(self._left + (self._width - width) / 2, 0.0, paint),
            text_part(caption, self._left, height + CAPTION_GAP),
        ]

        def smaller(high: float) -> Piece | None:
            return self._drawing(block, high - low) if high - low >= self._least * height else None

        return self._picture(height + low, parts, smaller)

    def _picture(self, height: float, parts: list[Part], smaller: Callable[[float], Piece | None]) -> Piece:
        return Piece(
            height,
            tuple(parts),
            before=1.5 * self._scale,
            after=(GAP + 1.5) * self._scale,
            smaller=smaller,
            floats=True,
        )
