"""Blocks to pages: puts the pieces of each section on pages.

The result is a list of pages of drawings at fixed places, so that preview, paper and PDF show exactly the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from triggermap.atlas import Atlas
from triggermap.report import blocks as b
from triggermap.report.pieces import Frame, Paint, Piece, paint_frame, rule_part
from triggermap.report.text import DPI, QUIET, SHEETS, TIGHTER, Sheet, TextSetter
from triggermap.report.typesetter import Typesetter

MARGIN = 15.0
"""Millimetres above and below; at the sides it is the sheet's."""
FOOT = 9.0
"""Millimetres above the lower margin that the footer keeps."""
HEAD = 8.0
"""Millimetres from the upper edge to the head of a section's further pages."""
FIGURE_SCALES = (1.0, 0.9, 0.8, 0.7)
"""Tried in turn for a compact section that takes more than one page; the largest that needs the fewest is taken."""
THIN = 0.25
"""Share of a page; a section of which less stands on its last page is set tighter if that saves the page."""
SECTION_GAP = 9.0
"""Above a section that does not begin on a page of its own."""

Draw = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that targets or the outline lead to."""

    page: int
    """From 0."""
    y: float
    """Millimetres from the upper edge."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the PDF's outline."""

    title: str
    level: int
    """0 for a section, 1 for a heading in it."""
    place: Mark


@dataclass
class Page:
    """One page: what is drawn on it, in order."""

    sheet: Sheet
    drawings: list[Draw] = field(default_factory=list)
    section: str = ""
    """Name of the section that begins or goes on here."""
    head: str = ""


class Layout:
    """Lays out one report; the pages are in `pages` when `steps` has come to its end."""

    def __init__(self, report: b.Report, atlas: Atlas) -> None:
        self._report = report
        self._atlas = atlas
        self._texts = TextSetter()
        self._bottom = report.paper.height - MARGIN - FOOT
        self._setters: dict[Sheet, Typesetter] = {}
        self.pages: list[Page] = []
        self.anchors: dict[str, Mark] = {}
        self.bookmarks: list[Bookmark] = []

    @classmethod
    def of(cls, report: b.Report, atlas: Atlas) -> Layout:
        """Return the report, laid out."""
        layout = cls(report, atlas)
        for _ in layout.steps():
            pass
        return layout

    def steps(self) -> Iterator[None]:
        """Lay out section by section."""
        y = 0.0
        for section in self._report.sections:
            y = self._section(section, y)
            yield

    def paint_page(self, painter: QPainter, index: int) -> None:
        """Paint page `index` (from 0), with its footer; the painter's device is the paper, without margins."""
        painter.save()
        scale = painter.device().logicalDpiX() / DPI
        painter.scale(scale, scale)
        for draw in self.pages[index].drawings:
            draw(painter)
        self._foot(painter, index)
        painter.restore()

    def page_of(self, target: str) -> int | None:
        """Return the number, from 1, of the page on which an anchor stands."""
        place = self.anchors.get(target)
        return place.page + 1 if place is not None else None

    # Placing -----------------------------------------------------------------------------------------------------

    def _setter(self, kind: b.Type, sheet: Sheet) -> Typesetter:
        if sheet not in self._setters:
            height = self._bottom - MARGIN
            self._setters[sheet] = Typesetter(kind, sheet, self._report, height, self._texts, self._atlas, self.page_of)
        return self._setters[sheet]

    def _section(self, section: b.Section, y: float) -> float:
        """Place a section below what ends at `y` on the last page, in the way that needs the fewest pages; return
        where it ends."""
        start = len(self.pages)
        best: _Flow | None = None
        for sheet, scale in _ways(section.type):
            flow = _Flow(sheet, self._bottom, start)
            pieces = self._setter(section.type, sheet).pieces(section.blocks, scale)
            flow.place(pieces, None if section.own_page or not start else y)
            best = flow if best is None or len(flow.pages) < len(best.pages) else best
            if len(best.pages) == 1 or (section.type is not b.Type.COMPACT and not flow.ends_thin):
                break
        assert best is not None
        self._take(best, section, start)
        return best.y

    def _take(self, flow: _Flow, section: b.Section, start: int) -> None:
        """Add the pages of a section, and what leads to it."""
        if flow.continued:
            self.pages[-1].drawings += flow.pages[0].drawings
            start -= 1
        for page in flow.pages[1:] if flow.continued else flow.pages:
            page.section = section.bookmark
            self.pages.append(page)
        for page in self.pages[start + 1 :]:
            page.head = section.head
        if section.anchor:
            self.anchors[section.anchor] = flow.begins
        self.bookmarks.append(Bookmark(section.bookmark, 0, flow.begins))
        self.bookmarks += [Bookmark(title, 1, place) for title, place in flow.bookmarks]
        self.anchors.update(flow.anchors)

    def _foot(self, painter: QPainter, index: int) -> None:
        """Paint the footer and, on a section's further pages, its head; both come last, so they copy last."""
        page = self.pages[index]
        sheet = SHEETS[b.Type.LARGE if page.sheet.body >= SHEETS[b.Type.LARGE].body else b.Type.COMPACT]
        left, width = page.sheet.margin, self._report.paper.width - 2 * page.sheet.margin
        y = self._bottom + 2.5
        right = self._report.version.format(page=index + 1, pages=len(self.pages))
        foot = b.TextStyle.FOOT
        align = Qt.AlignmentFlag.AlignRight
        room = self._texts.set(right, foot, width, sheet, QUIET).natural_width + 0.5
        left_text = self._texts.set(self._report.footer, foot, width - room - 3, sheet, QUIET)
        right_text = self._texts.set(right, foot, room, sheet, QUIET, align)
        rule_part(left, y, width).paint(painter, left, y)
        left_text.paint(painter, left, y + 1.2)
        right_text.paint(painter, left + width - room, y + 1.2)
        if page.head:
            self._texts.set(page.head, foot, width, sheet, QUIET, align).paint(painter, left, HEAD)


def _ways(kind: b.Type) -> Iterator[tuple[Sheet, float]]:
    """Yield the sheets and scales of figures to try: a compact section's figures shrink a little where that saves a
    page, others are set a little tighter where only a few lines would stand on the last."""
    if kind is b.Type.COMPACT:
        yield from ((SHEETS[kind], scale) for scale in FIGURE_SCALES)
    else:
        yield from ((SHEETS[kind], 1.0), (TIGHTER[kind], FIGURE_SCALES[-1]))


class _Flow:
    """Puts the pieces of one section on pages."""

    def __init__(self, sheet: Sheet, bottom: float, first: int) -> None:
        self._sheet = sheet
        self._bottom = bottom
        self._first = first
        self._fresh = True
        self._frame: Frame | None = None
        self._frame_top = 0.0
        self._frame_slot = 0
        self.pages: list[Page] = []
        self.y = MARGIN
        self.continued = False
        """The first page is the last one of the section before."""
        self.begins = Mark(first, 0.0)
        self.anchors: dict[str, Mark] = {}
        self.bookmarks: list[tuple[str, Mark]] = []

    def place(self, pieces: Sequence[Piece], after: float | None) -> None:
        """Place all pieces, on a new page or below what ends at `after`, if they begin well there."""
        needs = _needs(pieces, self._bottom - MARGIN)
        below = after is not None and after + SECTION_GAP + (needs[0] if needs else 0.0) <= self._bottom
        if below and after is not None:
            self.pages.append(Page(self._sheet))
            self.continued = True
            self._first -= 1
            self._fresh = False
            self.y = after + SECTION_GAP
            self.begins = Mark(self._first, self.y)
        else:
            self._new_page()
        for piece, need in zip(pieces, needs, strict=True):
            self._piece(piece, need)
        self._close()

    @property
    def ends_thin(self) -> bool:
        """Whether only a few lines stand on the last page."""
        return self.y - MARGIN < THIN * (self._bottom - MARGIN)

    def _new_page(self) -> None:
        self._break_frame()
        self.pages.append(Page(self._sheet))
        self.y = MARGIN
        self._fresh = True

    def _piece(self, piece: Piece, need: float) -> None:
        if self._frame is not piece.frame:
            self._close()
            if piece.frame is not None and self._better_whole(piece.frame, piece.before):
                self._new_page()
        if self.y + need > self._bottom and not self._fresh:
            self._new_page()
            if piece.repeat is not None:
                self._put(piece.repeat)
                self._fresh = True
        if piece.frame is not None and self._frame is None:
            self._open(piece)
        elif not self._fresh:
            self.y += piece.before
        self._note(piece)
        self._put(piece)

    def _note(self, piece: Piece) -> None:
        here = Mark(self._first + len(self.pages) - 1, self.y)
        if piece.anchor:
            self.anchors[piece.anchor] = here
        if piece.bookmark:
            self.bookmarks.append((piece.bookmark, here))

    def _put(self, piece: Piece) -> None:
        for part in piece.parts:
            self.pages[-1].drawings.append(partial(_paint, part.paint, part.x, self.y + part.y))
        self.y += piece.height + piece.after
        self._fresh = False

    # Boxes -------------------------------------------------------------------------------------------------------

    def _open(self, piece: Piece) -> None:
        """Begin a box here; it is painted below what stands in it once its height is known."""
        assert piece.frame is not None
        if not self._fresh:
            self.y += piece.before
        self._frame = piece.frame
        self._frame_top = self.y
        self._frame_slot = len(self.pages[-1].drawings)
        self.y += piece.frame.pad

    def _better_whole(self, frame: Frame, before: float) -> bool:
        """Tell whether a box that has no room here is to begin on the next page, rather than to break."""
        room = self._bottom - self.y - before
        return not self._fresh and room < frame.whole <= self._bottom - MARGIN and room <= frame.most_empty

    def _break_frame(self) -> None:
        """End a box at the foot of a page; its next piece opens it again."""
        if self._frame is None:
            return
        frame, top = self._frame, self._frame_top
        height = self.y - top + frame.pad - frame.gap
        self.pages[-1].drawings.insert(self._frame_slot, lambda painter: paint_frame(painter, frame, top, height))
        self._frame = None

    def _close(self) -> None:
        """End a box; what follows stands below it."""
        if self._frame is not None:
            pad = self._frame.pad
            self._break_frame()
            self.y += pad


def _paint(paint: Paint, x: float, y: float, painter: QPainter) -> None:
    paint(painter, x, y)


def _needs(pieces: Sequence[Piece], page: float) -> list[float]:
    """Return for each piece the height that it needs on its page, with all that stays together with it.

    What would not fit on a page of its own is not kept together.
    """
    needs = [0.0] * len(pieces)
    for number in range(len(pieces) - 1, -1, -1):
        piece = pieces[number]
        own = piece.before + piece.height
        following = pieces[number + 1] if number + 1 < len(pieces) else None
        opens = piece.frame is not None and (number == 0 or pieces[number - 1].frame is not piece.frame)
        ends = piece.frame is not None and (following is None or following.frame is not piece.frame)
        own += piece.frame.pad if piece.frame is not None and opens else 0.0
        if following is not None and piece.keep:
            together = own + piece.after + needs[number + 1]
            needs[number] = together if together <= page else own
        else:
            needs[number] = own + (piece.frame.pad if piece.frame is not None and ends else 0.0)
        if piece.frame is not None and not ends and not piece.keep:
            needs[number] += piece.frame.pad  # its line stands below this piece where the page ends here
    return needs
