"""A printed page as plain blocks: what stands on it and in which order, without a font or a pixel.

Lengths are millimetres. Texts are finished sentences in the report's language; `**bold**` is the only markup.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.text import Language


class Paper(Enum):
    """Paper sizes, width and height in millimetres."""

    A4 = (210.0, 297.0)
    LETTER = (215.9, 279.4)

    @property
    def width(self) -> float:
        """Width in millimetres."""
        return self.value[0]

    @property
    def height(self) -> float:
        """Height in millimetres."""
        return self.value[1]


class FigureStyle(Enum):
    """How the body is drawn."""

    SHADED = "shaded"
    LINES = "lines"


class TextStyle(Enum):
    """How a paragraph looks."""

    TITLE = "title"
    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"
    SMALL = "small"
    FOOT = "foot"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    style: TextStyle = TextStyle.BODY


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not."""

    items: tuple[str, ...]
    numbered: bool = False
    style: TextStyle = TextStyle.BODY


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels with values side by side; an empty value gets a line to write on."""

    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PointMark:
    """A trigger point's X, with the number that the lists use."""

    trigger_point: str
    side: Side
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """One view of the body with what is drawn over it."""

    body: str
    view: str
    caption: str
    marks: tuple[Place, ...] = ()
    zones: tuple[tuple[str, Side], ...] = ()
    """Trigger points (with side) whose referral zones are drawn."""
    bellies: tuple[tuple[str, Side], ...] = ()
    """Muscles (with side) whose outline is drawn."""
    points: tuple[PointMark, ...] = ()


@dataclass(frozen=True, slots=True)
class Figures:
    """Figures side by side, as large as the page's width and `height` allow."""

    figures: tuple[Figure, ...]
    height: float


class Key(Enum):
    """What a legend entry shows."""

    MARKED = "marked"
    ESSENTIAL = "essential"
    SPILLOVER = "spillover"
    POINT = "point"
    BELLY = "belly"


@dataclass(frozen=True, slots=True)
class Legend:
    """What the signs in the figures mean."""

    entries: tuple[tuple[Key, str], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: text, then boxes to tick, then a line to write on."""

    text: str = ""
    ticks: tuple[str, ...] = ()
    line: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header that is repeated on each page; a row is never split."""

    widths: tuple[float, ...]
    """Shares of the page's width; they need not add up to one."""
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks in a frame: what must be read first."""

    blocks: tuple[Paragraph | Bullets, ...]


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height."""

    height: float


Block = Paragraph | Bullets | Fields | Figures | Legend | Table | WritingLines | Boxed | Space


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that begins on a new page and has a bookmark."""

    bookmark: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is printed."""

    title: str
    language: Language
    paper: Paper
    sections: tuple[Section, ...]
    footer: str
    """At the left of each page's foot."""
    version: str
    """At the right of each page's foot, before the page's number; ``{page}`` and ``{pages}`` are filled in."""
    keywords: tuple[str, ...] = field(default=())
    figures: FigureStyle = FigureStyle.SHADED
