"""The text of an article: a read-only document in a comfortable measure, with links, selections and live pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
)
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from triggermap.domain.text import Language
from triggermap.finder.word_index import words_of
from triggermap.ui import theme
from triggermap.ui.library.html import READING, Sheet, style_sheet
from triggermap.ui.library.pictures import Pictures
from triggermap.ui.tokens import mix

CHARACTERS = 70
"""Letters in a full line: between 60 and 75 the eye finds the next line without effort."""
WIDEST = 1.5
"""Width of the widest table, times that of the text."""
PAD = 32
FIGURE = 440
"""Width of a map at 100 %."""
INDENT = 26
"""Of lists, at 100 %."""
SAMPLE = "the muscle may send its pain to another place, and warmth or a gentle stretch often eases it"
RESIZE_DELAY = 60
PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_WORD = re.compile(r"\w+")


class ArticleView(QTextBrowser):
    """Shows HTML that fits its width; asks for it anew where the width changes."""

    needed = Signal()
    """The text must be set again: the width has changed."""
    link_requested = Signal(str, str)
    """Scheme and target of a link that was pressed."""
    section_changed = Signal(int)
    """Number of the section at the top."""

    def __init__(self, pictures: Pictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("article")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.anchorClicked.connect(self._on_anchor_clicked)
        self._pictures = pictures
        pictures.made.connect(self._on_picture_made)
        self._language = Language.EN
        self._document: QTextDocument | None = None
        self._width = 0
        self._resized = QTimer(self)
        self._resized.setSingleShot(True)
        self._resized.setInterval(RESIZE_DELAY)
        self._resized.timeout.connect(self._on_resized)
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        self._section = 0
        self._going = False
        """Whether the program scrolls, and not the person."""
        self._wanted: float | None = None
        self._found: list[QTextEdit.ExtraSelection] = []

    # setting the text

    def sheet(self) -> Sheet:
        """Return how wide and large the text is to be set now."""
        font = theme.font(READING)
        character = QFontMetricsF(font).horizontalAdvance(SAMPLE) / len(SAMPLE)
        size = theme.look.text_size / 100
        area = self.viewport().width()
        measure = int(min(CHARACTERS * character, area - 2 * PAD))
        left = (area - measure) // 2
        wide = int(min(area - left - PAD, WIDEST * measure))
        return Sheet(
            measure=measure,
            wide=max(wide, measure),
            character=character,
            points=font.pointSizeF(),
            figure=min(measure, round(FIGURE * size)),
            ratio=self.devicePixelRatioF(),
        )

    def set_text(self, html: str, sheet: Sheet, language: Language) -> None:
        """Show the body of a document that was written for `sheet`.

        It is made apart and shown when it is whole: a document that is laid out already would be laid out anew, piece
        by piece, with each change, and Qt then loses blocks.
        """
        self._language = language
        self._width = self.viewport().width()
        document = QTextDocument(self)
        document.setIndentWidth(INDENT * theme.look.text_size / 100)
        document.setDocumentMargin(0)
        document.setDefaultFont(theme.font(READING))
        document.setDefaultStyleSheet(style_sheet(sheet.points, theme.look.tokens))
        document.setHtml(f"<body>{html}</body>")
        self._set_margins(document, sheet)
        _dot_terms(document)
        self.setDocument(document)  # which deletes the first, empty one, and leaves ours to us
        if self._document is not None:
            self._document.deleteLater()
        self._document = document
        self._found = []
        self.setExtraSelections([])
        self._section = -1

    def _set_margins(self, document: QTextDocument, sheet: Sheet) -> None:
        area = self.viewport().width()
        left = (area - sheet.measure) // 2
        frame = document.rootFrame()
        shape = QTextFrameFormat(frame.frameFormat())
        shape.setLeftMargin(left)
        shape.setRightMargin(max(area - left - sheet.wide, 0))
        shape.setTopMargin(PAD)
        shape.setBottomMargin(2 * PAD)
        frame.setFrameFormat(shape)

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        if kind == QTextDocument.ResourceType.ImageResource.value:
            return self._pictures.get(QUrl(url), self._language, self.devicePixelRatioF())
        return super().loadResource(kind, url)

    def _on_picture_made(self, url: QUrl, image: QImage) -> None:
        self.document().addResource(QTextDocument.ResourceType.ImageResource.value, url, image)
        self.viewport().update()

    # places in the text

    def section(self) -> int:
        """Return the number of the section at the top of what can be seen, or of the one that was gone to."""
        if self._wanted is not None:
            return int(self._wanted)
        top = self.cursorForPosition(QPoint(self.viewport().width() // 2, PAD)).block()
        number = 0
        for block in _blocks(self.document()):
            if block.blockFormat().headingLevel() == 2:
                number += 1
            if block == top:
                break
        return number

    def place(self) -> float:
        """Return how far one has read: the section's number, and as decimals the share of it.

        Where nobody has scrolled since a place was gone to, it is that place, whatever the width has become.
        """
        if self._wanted is not None:
            return self._wanted
        tops = self._section_tops()
        top = self.verticalScrollBar().value() + PAD // 2
        number = max((index for index, each in enumerate(tops[:-1]) if each <= top), default=0)
        length = tops[number + 1] - tops[number]
        share = (top - tops[number]) / length if length > 0 else 0.0
        return number + min(max(share, 0.0), 0.999)

    def go_to(self, place: float) -> None:
        """Scroll to a section (its number), or to what `place` said, in this language, width and size or another."""
        tops = self._section_tops()
        number = min(int(place), len(tops) - 2)
        top = tops[number] + (place - int(place)) * (tops[number + 1] - tops[number])
        self._going = True
        self.setTextCursor(QTextCursor(self.document()))  # Tab goes on from here, not from the last link
        self.verticalScrollBar().setValue(max(round(top) - PAD // 2, 0) if place > 0 else 0)
        self._going = False
        self._wanted = place
        self._tell_section()

    def _section_tops(self) -> list[float]:
        """Return where each section begins, and where the text ends."""
        layout = self.document().documentLayout()
        headings = [block for block in _blocks(self.document()) if block.blockFormat().headingLevel() == 2]
        return [0.0, *(layout.blockBoundingRect(block).top() for block in headings), layout.documentSize().height()]

    def _on_scrolled(self) -> None:
        if not self._going:
            self._wanted = None
            self._tell_section()

    def _tell_section(self) -> None:
        section = self.section()
        if section != self._section:
            self._section = section
            self.section_changed.emit(section)

    # marks in the text

    def mark_words(self, words: Iterable[str]) -> None:
        """Light up words (lower case, without accents) wherever they stand."""
        wanted = set(words)
        if not wanted:
            return
        look = QTextCharFormat()
        look.setBackground(_lit())
        for block in _blocks(self.document()):
            for match in _WORD.finditer(block.text()):
                if wanted.intersection(words_of(match[0])):
                    self._found.append(self._selection(block.position() + match.start(), len(match[0]), look))
        self.setExtraSelections(self._found)

    def find_all(self, words: str) -> list[QTextCursor]:
        """Return each place where `words` stand, whatever their case."""
        found: list[QTextCursor] = []
        cursor = self.document().find(words) if words else QTextCursor()
        while not cursor.isNull():
            found.append(cursor)
            cursor = self.document().find(words, cursor)
        return found

    def show_found(self, found: list[QTextCursor], current: int) -> None:
        """Light up all that was found, one of them strongly, and scroll there."""
        tokens = theme.look.tokens
        marks = []
        for number, cursor in enumerate(found):
            look = QTextCharFormat()
            look.setBackground(QColor(tokens.accent) if number == current else _lit())
            look.setForeground(QColor(tokens.on_accent if number == current else tokens.text))
            marks.append(self._selection(cursor.selectionStart(), len(cursor.selectedText()), look))
        self.setExtraSelections([*self._found, *marks])
        if found:
            cursor = QTextCursor(found[current])
            cursor.clearSelection()
            self.setTextCursor(cursor)
            self.ensureCursorVisible()

    def clear_found(self) -> None:
        """Take the marks away again."""
        self._found = []
        self.setExtraSelections([])

    def _selection(self, start: int, length: int, look: QTextCharFormat) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        mark.cursor, mark.format = cursor, look
        return mark

    # links

    def link_rect(self, address: str) -> QRect:
        """Return where a link lies in the viewport; empty where it is not found."""
        for block in _blocks(self.document()):
            for start, length in _runs(block, address):
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                first = self.cursorRect(cursor)
                cursor.setPosition(start + length)
                return first.united(self.cursorRect(cursor))
        return QRect()

    def _on_anchor_clicked(self, url: QUrl) -> None:
        self.link_requested.emit(url.scheme(), url.path())

    # events

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        cursor = self.textCursor()
        if self.hasFocus() and cursor.hasSelection() and cursor.charFormat().isAnchor():
            # Qt's own sign of where the keyboard is, a dotted hair, is hard to see.
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.look.tokens.accent), 2))
            for rect in self._lines_of(cursor):
                painter.drawRoundedRect(QRectF(rect).adjusted(-3, -1, 3, 1), 4, 4)

    def _lines_of(self, selected: QTextCursor) -> list[QRect]:
        """Return the boxes of a selection, one a line."""
        boxes: dict[int, QRect] = {}
        cursor = QTextCursor(selected)
        for position in range(selected.selectionStart(), selected.selectionEnd() + 1):
            cursor.setPosition(position)
            rect = self.cursorRect(cursor)
            boxes[rect.bottom()] = boxes.get(rect.bottom(), rect).united(rect)
        return list(boxes.values())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go to the next link; the first one is that after the top of what can be seen, not that of the document."""
        if forward and not self.textCursor().hasSelection():
            cursor = self.cursorForPosition(QPoint(self.viewport().width() // 2, PAD // 2))
            cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
            cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)  # Qt looks from what is selected, and else from the beginning
        went = super().focusNextPrevChild(forward)
        below = self.cursorRect().bottom() + PAD - self.viewport().height()
        if went and below > 0:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + below)
        return went

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._width and self.viewport().width() != self._width:
            self._resized.start()

    def _on_resized(self) -> None:
        if self.viewport().width() != self._width:
            self.needed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let the arrow keys scroll, as in any reader; the text itself is not edited."""
        bar = self.verticalScrollBar()
        steps: dict[int, Callable[[], None]] = {
            Qt.Key.Key_Down: lambda: bar.setValue(bar.value() + 2 * bar.singleStep()),
            Qt.Key.Key_Up: lambda: bar.setValue(bar.value() - 2 * bar.singleStep()),
            Qt.Key.Key_Space: lambda: bar.setValue(bar.value() + bar.pageStep() - 2 * bar.singleStep()),
            Qt.Key.Key_Home: lambda: bar.setValue(0),
            Qt.Key.Key_End: lambda: bar.setValue(bar.maximum()),
        }
        act = steps.get(event.key())
        if act is not None and event.modifiers() in PLAIN:
            act()
            return
        super().keyPressEvent(event)


def _dot_terms(document: QTextDocument) -> None:
    """Give words of the glossary a dotted line, in the colour of the text: they explain, they do not lead away."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
    look.setUnderlineColor(QColor(theme.look.tokens.accent))
    look.setForeground(QColor(theme.look.tokens.text))
    cursor = QTextCursor(document)
    for start, length in [run for block in _blocks(document) for run in _runs(block, "term:")]:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(look)


def _lit() -> QColor:
    """Return the ground of words that were found; it shows on the soft ground of a box as well."""
    return mix(theme.look.tokens.accent, theme.look.tokens.surface, 0.7)


def _blocks(document: QTextDocument) -> Iterable[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _runs(block: QTextBlock, address: str) -> list[tuple[int, int]]:
    """Return place and length of the pieces of a block that link to what begins with `address`."""
    runs = []
    iterator = block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        if fragment.charFormat().isAnchor() and fragment.charFormat().anchorHref().startswith(address):
            runs.append((fragment.position(), fragment.length()))
        iterator += 1
    return runs
