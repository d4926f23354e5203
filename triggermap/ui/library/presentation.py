"""An article or a muscle full screen, in steps: next and back by any key that a remote control sends.

Everything is painted: one slide is a heading, a text that is made as large as fits, and a picture beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import DiagramEmbed, block_texts
from triggermap.domain.safety import EmergencyNumber
from triggermap.domain.slides import Picture, Slide
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.library.html import HtmlWriter, Sheet, diagram_shape, style_sheet
from triggermap.ui.library.pictures import Pictures
from triggermap.ui.library.view import SAMPLE

NEXT = (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
BACK = (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Backspace)
BLANK = (Qt.Key.Key_B, Qt.Key.Key_Period)
"""What remote controls send to make the screen dark."""
SIZES = (0.056, 0.050, 0.045, 0.040, 0.036, 0.032, 0.028, 0.025, 0.022, 0.019)
"""Height of the letters by that of the screen, the largest first."""
HEADING = 1.5
MARGIN = 0.06
"""Of the screen's height, round everything."""
POINTER_DELAY = 2000
"""Milliseconds until a pointer that rests is hidden."""


class SlideDocument(QTextDocument):
    """A document whose pictures are drawn by `Pictures`."""

    def __init__(self, pictures: Pictures, language: Language, ratio: float) -> None:
        super().__init__()
        self._pictures, self._language, self._ratio = pictures, language, ratio

    def loadResource(self, kind: int, url: QUrl | str) -> object:
        return self._pictures.get(QUrl(url), self._language, self._ratio)


class Presentation(QWidget):
    """A window over the whole screen; Escape leaves it."""

    left = Signal()

    def __init__(
        self,
        slides: Sequence[Slide],
        knowledge: Knowledge,
        language: Language,
        number: EmergencyNumber,
        pictures: Pictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(slides[0].heading)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._slides = tuple(slide for slide in slides if not _is_empty(slide))
        self._knowledge, self._language, self._number, self._pictures = knowledge, language, number, pictures
        self.index = 0
        self._blank = False
        self._made: tuple[SlideDocument, QRectF, QImage | None, QRectF] | None = None
        self._pointer = QTimer(self)
        self._pointer.setSingleShot(True)
        self._pointer.setInterval(POINTER_DELAY)
        self._pointer.timeout.connect(lambda: self.setCursor(Qt.CursorShape.BlankCursor))
        self._pointer.start()
        self._tell()

    # steps

    @property
    def slide(self) -> Slide:
        """The slide on the screen."""
        return self._slides[self.index]

    def go_to(self, index: int) -> None:
        """Show another slide; beyond the ends the first or the last."""
        index = min(max(index, 0), len(self._slides) - 1)
        self._blank = False
        if index != self.index:
            self.index = index
            self._made = None
            self._tell()
        self.update()

    def _tell(self) -> None:
        """Say to screen readers what stands there now."""
        slide = self.slide
        texts = [slide.lead, *(text for block in slide.blocks for text in block_texts(block))]
        if slide.picture is not None:
            texts.append(slide.picture.alt)
        count = self.tr("{number} of {count}").format(number=self.index + 1, count=len(self._slides))
        self.setAccessibleName(f"{slide.heading}, {count}")
        self.setAccessibleDescription(" ".join(text for text in texts if text))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.close()
        elif key in BLANK:
            self._blank = not self._blank
            self.update()
        elif key in NEXT:
            self.go_to(self.index + 1)
        elif key in BACK:
            self.go_to(self.index - 1)
        elif key == Qt.Key.Key_Home:
            self.go_to(0)
        elif key == Qt.Key.Key_End:
            self.go_to(len(self._slides) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.go_to(self.index + (-1 if event.button() is Qt.MouseButton.RightButton else 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.go_to(self.index + (1 if event.angleDelta().y() < 0 else -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._pointer.start()
        super().mouseMoveEvent(event)

    def closeEvent(self, event: QEvent) -> None:
        self.left.emit()
        super().closeEvent(event)  # type: ignore[arg-type]

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._made = None
        super().resizeEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(1280, 720)

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._blank:
            painter.fillRect(self.rect(), QColor("black"))
            return
        painter.fillRect(self.rect(), QColor(tokens.surface))
        if self._made is None:
            self._made = self._make()
        document, text, image, place = self._made
        painter.save()
        painter.translate(text.topLeft())
        document.drawContents(painter)
        painter.restore()
        if image is not None:
            painter.drawImage(place, image)
        self._paint_foot(painter)

    def _paint_foot(self, painter: QPainter) -> None:
        """Paint how far one has come, and on the first and last slide what to press."""
        tokens = theme.look.tokens
        edge = round(MARGIN * self.height())
        bar = QRectF(edge, self.height() - edge * 0.42, self.width() - 2 * edge, max(4.0, self.height() * 0.006))
        painter.fillRect(bar, QColor(tokens.track))
        done = QRectF(bar)
        done.setWidth(bar.width() * (self.index + 1) / len(self._slides))
        painter.fillRect(done, QColor(tokens.accent))
        font = QFont(theme.font())
        font.setPixelSize(max(round(self.height() * 0.02), 12))
        painter.setFont(font)
        painter.setPen(QColor(tokens.muted))
        line = QRect(
            edge, round(bar.top() - font.pixelSize() * 1.7), self.width() - 2 * edge, round(font.pixelSize() * 1.5)
        )
        count = self.tr("{number} of {count}").format(number=self.index + 1, count=len(self._slides))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, count)
        if self.index == 0:
            words = self.tr("Next: Space or →    Back: ←    Leave: Esc")
        elif self.index == len(self._slides) - 1:
            words = self.tr("The end. Leave: Esc")
        else:
            words = self._slides[0].heading
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _make(self) -> tuple[SlideDocument, QRectF, QImage | None, QRectF]:
        """Lay the slide out: text at the left and the picture at the right, or either alone."""
        edge = MARGIN * self.height()
        room = QRectF(edge, edge, self.width() - 2 * edge, self.height() - 2.3 * edge)
        slide, ratio = self.slide, self.devicePixelRatioF()
        if slide.picture is None or not _can_be_drawn(slide.picture):
            document = self._fit(slide, room.size().toSize(), ratio)
            return document, self._centred(document, room), None, QRectF()
        words = bool(slide.blocks)
        share = 0.46 if words else 1.0
        text = QRectF(room.left(), room.top(), room.width() * share - (edge / 2 if words else 0), room.height())
        document = self._fit(slide, text.size().toSize(), ratio)
        if words:
            place = QRectF(text.right() + edge, room.top(), room.right() - text.right() - edge, room.height())
            text = self._centred(document, text)
        else:
            place = QRectF(room)
            place.setTop(room.top() + document.size().height() + edge / 3)
        if isinstance(slide.picture, DiagramEmbed):
            place = _kept_shape(place, diagram_shape(slide.picture.diagram))
        size = place.size().toSize()
        image = self._pictures.now(slide.picture, self._language, size.width(), size.height(), ratio)
        return document, text, image, place

    @staticmethod
    def _centred(document: SlideDocument, room: QRectF) -> QRectF:
        """Return the room of a text, a little above the middle where it leaves some free."""
        free = max(room.height() - document.size().height(), 0)
        return room.adjusted(0, free * 0.3, 0, 0)

    def _fit(self, slide: Slide, room: QSize, ratio: float) -> SlideDocument:
        """Return the slide's text in the largest letters with which it fits."""
        for share in SIZES:
            document = self._document(slide, room.width(), share * self.height(), ratio)
            if document.size().height() <= room.height():
                break
        return document

    def _document(self, slide: Slide, width: int, pixels: float, ratio: float) -> SlideDocument:
        tokens = theme.look.tokens
        font = QFont(theme.font())
        points = pixels * 72 / self.logicalDpiY()
        font.setPointSizeF(points)
        character = QFontMetricsF(font).horizontalAdvance(SAMPLE) / len(SAMPLE)
        sheet = Sheet(width, width, character, points, width, ratio)
        writer = HtmlWriter(self._knowledge, self._language, self._number, sheet, self._pictures.is_tall)
        document = SlideDocument(self._pictures, self._language, ratio)
        document.setDocumentMargin(0)
        document.setIndentWidth(pixels * 1.5)
        document.setDefaultFont(font)
        plain_links = (
            f"a {{ color: {tokens.text}; text-decoration: none; }} h1 {{ font-size: {points * HEADING:.1f}pt; }}"
        )
        document.setDefaultStyleSheet(style_sheet(points, tokens) + plain_links)
        lead = f'<p style="color:{tokens.muted}">{escape(slide.lead)}</p>' if slide.lead else ""
        document.setHtml(f"<body><h1>{escape(slide.heading)}</h1>{lead}{writer.blocks(slide.blocks)}</body>")
        document.setTextWidth(width)
        return document


def _can_be_drawn(picture: Picture) -> bool:
    return not isinstance(picture, DiagramEmbed) or diagram_shape(picture.diagram) > 0


def _is_empty(slide: Slide) -> bool:
    """Tell whether nothing would stand below the heading: a drawing that is missing."""
    return not slide.blocks and not slide.lead and (slide.picture is None or not _can_be_drawn(slide.picture))


def _kept_shape(place: QRectF, shape: float) -> QRectF:
    """Return the largest box in `place` that is `shape` times as high as wide."""
    width = min(place.width(), place.height() / shape)
    box = QRectF(0, 0, width, width * shape)
    box.moveCenter(place.center())
    return box
