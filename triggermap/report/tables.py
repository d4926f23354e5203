"""Tables to pieces: a header that is repeated on each page, and a piece for each row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from triggermap.report import blocks as b
from triggermap.report.pieces import Area, Part, Piece, box_part, rule_part, text_part
from triggermap.report.text import INK, Setting

CELL_GAP = 3.0
"""Between columns."""
TICK_GAP = 1.2
TICK_BOX = 3.2
LEAST_LETTERS = 14
"""Letters of a line that a column with long texts has at least."""


class TableSetter:
    """Sets the tables of one sheet."""

    def __init__(self, setting: Setting, area: Area) -> None:
        self._set = setting
        self._left = area.left
        self._width = area.width
        self._scale = area.scale

    def pieces(self, block: b.Table) -> list[Piece] | None:
        """Return header and rows; None where the columns would be too narrow for their words."""
        widths = self._given(block.widths) if block.widths else self._fitting(block)
        if widths is None:
            return None
        header = self._header(block, widths)
        pieces = [header, *(self._row(row, widths, header) for row in block.rows)]
        if block.rows:
            pieces[-1] = replace(pieces[-1], after=2.2 * self._scale)
        return pieces

    def _given(self, shares: Sequence[float]) -> list[float]:
        total = sum(shares)
        return [self._width * share / total for share in shares]

    def _fitting(self, block: b.Table) -> list[float] | None:
        """Return widths that follow the words: room for the longest of each column, the rest where the text is."""
        columns = [[self._set(_bold_head(name), b.TextStyle.SMALL, self._width)] for name in block.header]
        for row in block.rows:
            for column, cell in zip(columns, row, strict=True):
                column.append(self._set(cell.text, b.TextStyle.SMALL, self._width))
        least = [max(text.narrowest for text in column) + CELL_GAP for column in columns]
        spare = self._width - sum(least)
        if spare < 0:
            return None
        wanted = [
            max(0.0, min(max(text.natural_width for text in column) + CELL_GAP, self._width) - narrow)
            for column, narrow in zip(columns, least, strict=True)
        ]
        share = min(1.0, spare / sum(wanted)) if sum(wanted) else 0.0
        widths = [narrow + more * share for narrow, more in zip(least, wanted, strict=True)]
        letters = self._set("n" * LEAST_LETTERS, b.TextStyle.SMALL, self._width).natural_width
        crowded = any(
            width - CELL_GAP < letters and max(text.natural_width for text in column) > 2 * width
            for column, width in zip(columns, widths, strict=True)
        )
        if crowded:
            return None
        grow = (self._width - sum(widths)) / len(widths)
        return [width + grow for width in widths]

    def _header(self, block: b.Table, widths: Sequence[float]) -> Piece:
        texts = [
            self._set(_bold_head(label), b.TextStyle.SMALL, width - CELL_GAP)
            for label, width in zip(block.header, widths, strict=True)
        ]
        height = max(text.height for text in texts)
        parts = []
        x = self._left
        for text, width in zip(texts, widths, strict=True):
            parts.append(text_part(text, x, height - text.height if not block.widths else 0.0))
            x += width
        parts.append(rule_part(self._left, height + 1.0, self._width, INK, 0.35))
        return Piece(height + 2.2, tuple(parts), keep=True)

    def _row(self, row: Sequence[b.Cell], widths: Sequence[float], header: Piece) -> Piece:
        height = 0.0
        parts: list[Part] = []
        x = self._left
        for cell, width in zip(row, widths, strict=True):
            inner, high = self._cell(cell, x, width)
            parts += inner
            height = max(height, high)
            x += width
        height += 2.4
        parts.append(rule_part(self._left, height - 0.6, self._width))
        return Piece(height, tuple(parts), repeat=header)

    def _cell(self, cell: b.Cell, x: float, width: float) -> tuple[list[Part], float]:
        """Return what stands in a cell and how high it is."""
        parts: list[Part] = []
        y = 0.0
        if cell.text:
            text = self._set(cell.text, b.TextStyle.SMALL, width - CELL_GAP)
            parts.append(text_part(text, x, y))
            y += text.height
        for tick in cell.ticks:
            parts.append(box_part(x, y + 0.5, TICK_BOX))
            label = self._set(tick, b.TextStyle.SMALL, width - 8)
            parts.append(text_part(label, x + 4.8, y))
            y += label.height + TICK_GAP
        if cell.line:
            parts.append(rule_part(x, y + 6.0, width - CELL_GAP))
            y += 7.0
        return parts, y


def _bold_head(label: b.RichText) -> b.RichText:
    if isinstance(label, str):
        return f"**{label}**" if label else ""
    return tuple(b.Run(run.text, bold=True, italic=run.italic, target=run.target) for run in label)
