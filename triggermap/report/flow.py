"""Pieces to pages: where each piece of a section stands, and where a page ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtGui import QPainter

from triggermap.report.pieces import Frame, Paint, Piece, paint_frame
from triggermap.report.text import Sheet

MARGIN = 15.0
"""Millimetres above and below; at the sides it is the sheet's."""
SECTION_GAP = 9.0
"""Above a section that does not begin on a page of its own."""
THIN = 0.25
"""Share of a page; a section of which less stands on its last page is set tighter if that saves the page."""

Draw = Callable[[QPainter], None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A place that targets or the outline lead to."""

    page: int
    """From 0."""
    y: float
    """Millimetres from the upper edge."""


@dataclass
class Page:
    """One page: what is drawn on it, in order."""

    sheet: Sheet
    drawings: list[Draw] = field(default_factory=list)
    section: str = ""
    """Name of the section that begins or goes on here."""
    head: str = ""


class Flow:
    """Puts the pieces of one section on pages."""

    def __init__(self, sheet: Sheet, bottom: float, first: int) -> None:
        self._sheet = sheet
        self._bottom = bottom
        self._first = first
        self._fresh = True
        self._held = False
        """What was placed last is not to be the last on its page."""
        self._frame: Frame | None = None
        self._frame_top = 0.0
        self._frame_slot = 0
        self._waiting: list[Piece] = []
        """Pictures that had no room where they belong: they stand at the top of the next page."""
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
        if self._waiting:
            self._new_page()

    @property
    def ends_thin(self) -> bool:
        """Whether only a few lines stand on the last page."""
        return self.y - MARGIN < THIN * (self._bottom - MARGIN)

    def _new_page(self) -> None:
        self._break_frame()
        self.pages.append(Page(self._sheet))
        self.y = MARGIN
        self._fresh = True
        waiting, self._waiting = self._waiting, []
        for piece in waiting:
            self._piece(piece, piece.height)

    def _piece(self, piece: Piece, need: float) -> None:
        if self._frame is not piece.frame:
            self._close()
            if piece.frame is not None and not self._held and self._better_whole(piece.frame, piece.before):
                self._new_page()
        if self._waiting and piece.bookmark:
            self._new_page()  # a picture waits for the next page, but not for the next heading
        while self.y + need > self._bottom and not self._fresh:
            smaller = piece.smaller(self._bottom - self.y - piece.before) if piece.smaller is not None else None
            if smaller is not None:
                piece = smaller
                break
            if piece.floats and not self._waiting:
                self._waiting.append(piece)
                return
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
        self._held = piece.keep

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
