"""A printed page as plain blocks: what stands on it and in which order, without a font or a pixel.

Lengths are millimetres. Texts are finished sentences in the report's language: a string, of which ``**bold**`` is the
only markup, or a row of runs. A target is the anchor of a section, a heading or an item of the same report
(``article:cramp_now``), or a web address.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.library import Grade
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


class Type(Enum):
    """How large the text of a section is set, and how wide its lines run."""

    COMPACT = "compact"
    """The map, the therapist's list and leaflets: as much as possible at a glance."""
    READING = "reading"
    """Articles."""
    LARGE = "large"
    """For who reads with difficulty: running text of 14 points."""


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of running text in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    """Smaller and greyer: a remark beside the text."""
    underlined: bool = False
    target: str = ""
    """What it leads to on the screen; on paper it has no look of its own."""
    grade: Grade | None = None
    """Sign that is drawn before the text."""


RichText = str | tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: RichText
    style: TextStyle = TextStyle.BODY
    anchor: str = ""
    """What targets lead to."""
    bookmark: str = ""
    """Name in the PDF's outline, below the section's."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list, numbered or not; a list below an item is a block of its own, one level deeper."""

    items: tuple[RichText, ...]
    numbered: bool = False
    style: TextStyle = TextStyle.BODY
    first: int = 1
    """Number of the first item."""
    level: int = 0
    goes_on: bool = False
    """The next block belongs to the same list."""
    anchors: tuple[str, ...] = ()
    """What targets lead to, an item each; none where empty."""


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
class Illustration:
    """Figures with what they show, and what their signs mean, beside them."""

    figures: tuple[Figure, ...]
    caption: str
    legend: Legend
    height: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawing (SVG Tiny, colours and words filled in) as wide as the text, with what it shows below it."""

    svg: str
    shape: float
    """Height by width."""
    caption: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: text, then boxes to tick, then a line to write on."""

    text: RichText = ""
    ticks: tuple[str, ...] = ()
    line: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header that is repeated on each page; a row is never split.

    Where the columns would be too narrow for its words it is set row by row, each with the names of the columns.
    """

    widths: tuple[float, ...]
    """Shares of the page's width; they need not add up to one. Empty: as wide as the words need."""
    header: tuple[RichText, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class ContentsLine:
    """A line of the contents."""

    text: str
    target: str = ""
    """Anchor whose page's number stands at the right; none: a heading in the contents."""
    about: str = ""
    """Stands below it, small."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Titles with their pages."""

    lines: tuple[ContentsLine, ...]


@dataclass(frozen=True, slots=True)
class WritingLines:
    """Empty lines to write on."""

    count: int


class BoxLook(Enum):
    """What sets a box off from the text."""

    FRAME = "frame"
    """A line all round: what must be read first."""
    BAR = "bar"
    """A thick line at the left, on pale grey: a key message."""
    RECORD = "record"
    """A thin line at the left: a row of a table that is set row by row."""


@dataclass(frozen=True, slots=True)
class Boxed:
    """Blocks that are set off from the text."""

    blocks: tuple[Paragraph | Bullets, ...]
    look: BoxLook = BoxLook.FRAME


@dataclass(frozen=True, slots=True)
class Space:
    """Empty height."""

    height: float


Block = (
    Paragraph | Bullets | Fields | Figures | Legend | Illustration | Drawing | Table | Contents | WritingLines | Boxed
    | Space
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report that has a bookmark."""

    bookmark: str
    blocks: tuple[Block, ...]
    type: Type = Type.COMPACT
    anchor: str = ""
    """What targets lead to."""
    own_page: bool = True
    """Begins on a new page; else below the section before it where there is room."""
    head: str = ""
    """Stands small above the text of its second and further pages."""


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
