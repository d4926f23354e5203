"""What a page is made of: pieces that are never cut, in their order, without a place on a page yet.

Lengths are millimetres. A piece knows how high it is, what is painted in it, and what it stays together with.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPainterPath

from triggermap.report.blocks import BoxLook
from triggermap.report.figure import Canvas
from triggermap.report.text import INK, UNIT, SetText, TextSlice

RULE = QColor(170, 175, 180)
PALE = QColor(243, 243, 243)
Paint = Callable[[QPainter, float, float], None]
"""Paints with the upper left corner at x, y (millimetres from the page's corner)."""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is painted: `x` from the page's left edge, `y` from the piece's upper edge."""

    x: float
    y: float
    paint: Paint


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A box; the pieces that hold the same frame stand in it, on each page that they reach."""

    look: BoxLook
    left: float
    width: float
    pad: float
    """Between the line and what stands in the box."""
    gap: float
    """What the last piece in the box leaves empty below itself; the lower line does not keep it."""
    whole: float = 0.0
    """Height of all of it."""
    most_empty: float = 0.0
    """Height that may stay empty on a page so that the box stays whole on the next one."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a page that is never cut."""

    height: float
    parts: tuple[Part, ...] = ()
    before: float = 0.0
    """Empty height above it, but not at the top of a page."""
    after: float = 0.0
    keep: bool = False
    """Stays on one page with the next piece."""
    anchor: str = ""
    bookmark: str = ""
    repeat: Piece | None = None
    """Stands above it again where it is the first on a page: a table's header."""
    frame: Frame | None = None
    smaller: Callable[[float], Piece | None] | None = None
    """Returns it in at most so many millimetres of height; None where that would be too small to read."""
    floats: bool = False
    """May stand at the top of the next page, while the text goes on here."""


@dataclass(frozen=True, slots=True)
class Area:
    """Where the text of a page stands, and how large it is."""

    left: float
    width: float
    height: float
    scale: float
    """Of the sheet."""


def text_part(text: SetText | TextSlice, x: float, y: float) -> Part:
    """Return a text as a part."""
    return Part(x, y, text.paint)


def rule_part(x: float, y: float, width: float, colour: QColor = RULE, thick: float = 0.2) -> Part:
    """Return a level line; `y` from the piece's upper edge."""

    def paint(painter: QPainter, left: float, top: float) -> None:
        path = QPainterPath()
        path.moveTo(left * UNIT, top * UNIT)
        path.lineTo((left + width) * UNIT, top * UNIT)
        painter.strokePath(path, Canvas(painter, UNIT).pen(colour, thick))

    return Part(x, y, paint)


def box_part(x: float, y: float, size: float) -> Part:
    """Return an empty square, to tick."""

    def paint(painter: QPainter, left: float, top: float) -> None:
        path = QPainterPath()
        path.addRect(device_rect(left, top, size, size))
        painter.strokePath(path, Canvas(painter, UNIT).pen(INK, 0.25))

    return Part(x, y, paint)


def paint_frame(painter: QPainter, frame: Frame, top: float, height: float) -> None:
    """Paint the part of a box that is on one page."""
    canvas = Canvas(painter, UNIT)
    rect = device_rect(frame.left, top, frame.width, height)
    path = QPainterPath()
    if frame.look is BoxLook.FRAME:
        path.addRoundedRect(rect, UNIT, UNIT)
        painter.strokePath(path, canvas.pen(INK, 0.4))
        return
    thick = 1.2 if frame.look is BoxLook.BAR else 0.6
    if frame.look is BoxLook.BAR:
        painter.fillRect(rect, PALE)
    bar = device_rect(frame.left, top, thick, height)
    painter.fillRect(bar, INK if frame.look is BoxLook.BAR else RULE)


def device_rect(x: float, y: float, width: float, height: float) -> QRectF:
    """Return a rectangle of millimetres in device units."""
    return QRectF(x * UNIT, y * UNIT, width * UNIT, height * UNIT)


def framed(pieces: Sequence[Piece], frame: Frame) -> list[Piece]:
    """Return pieces in a box; where it must be broken over pages, no piece stands alone at either end."""
    last = len(pieces) - 1
    whole = sum(piece.before + piece.height + piece.after for piece in pieces) + 2 * frame.pad - frame.gap
    frame = replace(frame, whole=whole)
    return [
        replace(piece, frame=frame, keep=number < last and (piece.keep or number in (0, last - 1)))
        for number, piece in enumerate(pieces)
    ]
