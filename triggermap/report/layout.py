"""Blocks to pages: puts the pieces of each section on pages.

The result is a list of pages of drawings at fixed places, so that preview, paper and PDF show exactly the same.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from triggermap.atlas import Atlas
from triggermap.report import blocks as b
from triggermap.report.flow import MARGIN, Flow, Mark, Page
from triggermap.report.pieces import rule_part
from triggermap.report.text import DPI, QUIET, SHEETS, TIGHTER, Sheet, TextSetter
from triggermap.report.typesetter import Typesetter

FOOT = 9.0
"""Millimetres above the lower margin that the footer keeps."""
HEAD = 8.0
"""Millimetres from the upper edge to the head of a section's further pages."""
FIGURE_SCALES = (1.0, 0.9, 0.8, 0.7)
"""Tried in turn for a compact section that takes more than one page; the largest that needs the fewest is taken."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A line of the PDF's outline."""

    title: str
    level: int
    """0 for a section, 1 for a heading in it."""
    place: Mark


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
        best: Flow | None = None
        for sheet, scale in _ways(section.type):
            if sheet is not SHEETS[section.type] and best is not None and not best.ends_thin:
                break
            flow = Flow(sheet, self._bottom, start)
            pieces = self._setter(section.type, sheet).pieces(section.blocks, scale)
            flow.place(pieces, None if section.own_page or not start else y)
            best = flow if best is None or len(flow.pages) < len(best.pages) else best
            if len(best.pages) == 1:
                break
        assert best is not None
        self._take(best, section, start)
        return best.y

    def _take(self, flow: Flow, section: b.Section, start: int) -> None:
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
    """Yield the sheets and scales of figures to try: the figures of a compact section shrink a little where that saves
    a page; any is set a little tighter where only a few lines would stand on its last page."""
    scales = FIGURE_SCALES if kind is b.Type.COMPACT else FIGURE_SCALES[:1]
    yield from ((SHEETS[kind], scale) for scale in scales)
    yield TIGHTER[kind], FIGURE_SCALES[-1]
