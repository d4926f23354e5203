"""The inner regions beside the head: behind the eyes, deep in the ears, and the mouth with teeth, tongue and throat.

Drawn as a small diagram, seen from the front like the body: the person's right is on the left. Inner regions that the
diagram has no place for (of other parts of the body) become buttons below it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing
from triggermap.ui import theme
from triggermap.ui.body.inks import inks
from triggermap.ui.body.overlays import mark_fill

WIDTH, HEIGHT = 168.0, 180.0
CLAY, CLAY_EDGE = QColor("#e2cfc0"), QColor("#8f7868")
TOOTH, GUM, DARK = QColor("#fbf7ee"), QColor("#e3aba3"), QColor("#6d3f3c")
MOUTH = QRectF(30, 58, 108, 114)
THROAT = QRectF(66, 96, 36, 24)


@cache
def parts() -> dict[Place, QPainterPath]:
    """Return the shape of each inner place in the diagram's own units."""
    middle = {
        Place("mouth.upper_front_teeth", Side.MIDLINE): _arch(62, 56),
        Place("mouth.lower_front_teeth", Side.MIDLINE): _arch(242, 56),
        Place("mouth.palate", Side.MIDLINE): _half(upper=True),
        Place("mouth.tongue", Side.MIDLINE): _half(upper=False),
        Place("mouth.throat_inside", Side.MIDLINE): _ellipse(THROAT),
    }
    paired = {
        "face.behind_eye": _ellipse(QRectF(114, 6, 30, 30)),
        "head.deep_ear": _ear(QRectF(147, 42, 18, 32)),
        "mouth.upper_back_teeth": _arch(2, 58),
        "mouth.lower_back_teeth": _arch(300, 58),
    }
    flip = QTransform(-1, 0, 0, 1, WIDTH, 0)
    sided = {}
    for region, path in paired.items():
        # The person's left is on the viewer's right.
        sided[Place(region, Side.LEFT)] = path
        sided[Place(region, Side.RIGHT)] = flip.map(path)
    return middle | sided


def _arch(start: float, span: float) -> QPainterPath:
    """Return a piece of the row of teeth: between two ellipses, from `start` degrees over `span` degrees."""
    path = QPainterPath()
    inner = MOUTH.adjusted(16, 17, -16, -17)
    path.arcMoveTo(MOUTH, start)
    path.arcTo(MOUTH, start, span)
    path.arcTo(inner, start + span, -span)
    path.closeSubpath()
    return path


def _half(*, upper: bool) -> QPainterPath:
    """Return the roof of the mouth, or the tongue: above or below the throat, within the rows of teeth."""
    inside = _ellipse(MOUTH.adjusted(21, 22, -21, -22))
    strip = QPainterPath()
    strip.addRect(QRectF(0, 0, WIDTH, 106) if upper else QRectF(0, 116, WIDTH, HEIGHT))
    return inside.intersected(strip).subtracted(_ellipse(THROAT.adjusted(-2, -2, 2, 2)))


def _ellipse(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(box)
    return path


def _ear(box: QRectF) -> QPainterPath:
    path = QPainterPath()
    path.moveTo(box.left(), box.top() + 6)
    path.cubicTo(box.left() + 2, box.top() - 4, box.right() + 2, box.top() - 2, box.right(), box.top() + 11)
    path.cubicTo(box.right() - 1, box.top() + 20, box.left() + 8, box.bottom() + 5, box.left() + 1, box.bottom() - 4)
    path.closeSubpath()
    return path


def _edge(opacity: int = 255) -> QPen:
    """Return the pen of the diagram's lines."""
    colour = QColor(inks().line if inks().paper is not None else CLAY_EDGE)
    colour.setAlpha(opacity)
    return QPen(colour, 1.0)


def _fill(colour: QColor) -> QColor:
    """Return what fills a part: its colour, or the paper of line art."""
    return inks().paper or colour


def _dark() -> QColor:
    """Return the colour of a pupil or an ear canal."""
    return QColor("#5d4a40") if inks().paper is None else inks().line


class InnerDiagram(QWidget):
    """The diagram itself: hover names a part, a click asks to mark it; arrows walk, Enter marks."""

    place_clicked = Signal(object)
    hovered = Signal(str)
    """Name of the part under the pointer or the keyboard; empty for none."""

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.places = tuple(place for place in parts() if place in places)
        self.name_of: Callable[[Place], str] = lambda place: place.region
        self._drawing = PainDrawing()
        self._hovered: Place | None = None
        self._focused = 0
        self._kept: QPixmap | None = None
        self._kept_in = inks()
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())

    def sizeHint(self) -> QSize:
        return QSize(int(WIDTH), int(HEIGHT))

    def set_drawing(self, drawing: PainDrawing) -> None:
        """Show what is marked."""
        mine = PainDrawing(tuple(mark for mark in drawing.marks if mark.place in parts()))
        if mine != self._drawing:
            self._drawing = mine
            self.update()

    def part_at(self, point: QPointF) -> Place | None:
        """Return the part under a point; the small ones in front."""
        found = [place for place in self.places if parts()[place].contains(point)]
        return found[-1] if found else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPixmap(0, 0, self._picture())
        marks = {mark.place: mark.intensity for mark in self._drawing.marks}
        for place in self.places:
            path = parts()[place]
            if place in marks:
                painter.fillPath(path, mark_fill(marks[place], small=True))
                painter.strokePath(path, QPen(inks().mark_edge, 2.0))
        focus = self.places[self._focused] if self.hasFocus() and self.places else None
        for lit, style in ((self._hovered, Qt.PenStyle.SolidLine), (focus, Qt.PenStyle.DashLine)):
            if lit is not None:
                painter.strokePath(parts()[lit], QPen(inks().hover_halo, 4.0))
                painter.strokePath(parts()[lit], QPen(inks().hover, 2.0, style))

    def _picture(self) -> QPixmap:
        """Return the diagram without marks, drawn once."""
        ratio = self.devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatio() != ratio or self._kept_in is not inks():
            self._kept_in = inks()
            self._kept = QPixmap(self.sizeHint() * ratio)
            self._kept.setDevicePixelRatio(ratio)
            self._kept.fill(Qt.GlobalColor.transparent)
            painter = QPainter(self._kept)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_ground(painter)
            for place in self.places:
                self._paint_part(painter, place, parts()[place])
            painter.end()
        return self._kept

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint what is no part itself: gums and the dark of the mouth."""
        painter.setPen(_edge())
        painter.setBrush(_fill(GUM))
        painter.drawEllipse(MOUTH.adjusted(-6, -6, 6, 6))
        painter.setBrush(_fill(DARK))
        painter.drawEllipse(MOUTH.adjusted(13, 14, -13, -14))

    def _paint_part(self, painter: QPainter, place: Place, path: QPainterPath) -> None:
        name = place.region
        fill = TOOTH if "teeth" in name else CLAY
        fill = QColor("#d98f8a") if name.endswith("tongue") else fill
        fill = QColor("#e9beb3") if name.endswith("palate") else fill
        fill = QColor("#4e2826") if name.endswith("throat_inside") else fill
        painter.setPen(_edge())
        painter.setBrush(_fill(fill))
        painter.drawPath(path)
        box = path.boundingRect()
        if name.endswith("behind_eye"):
            painter.setBrush(_fill(TOOTH))
            eye = QPainterPath(QPointF(box.left() + 4, box.center().y()))
            eye.quadTo(QPointF(box.center().x(), box.top() + 2), QPointF(box.right() - 4, box.center().y()))
            eye.quadTo(QPointF(box.center().x(), box.bottom() - 2), QPointF(box.left() + 4, box.center().y()))
            painter.drawPath(eye)
            painter.setBrush(_dark())
            painter.drawEllipse(box.center(), 3.6, 3.6)
        elif name.endswith("deep_ear"):
            painter.setBrush(_dark())
            painter.drawEllipse(box.center(), 2.6, 4.0)
        elif "teeth" in name:
            self._paint_gaps(painter, path)

    def _paint_gaps(self, painter: QPainter, path: QPainterPath) -> None:
        """Divide a row of teeth by short lines towards the middle of the mouth."""
        painter.save()
        painter.setClipPath(path)
        painter.setPen(_edge(150))
        middle = MOUTH.center()
        for step in range(0, 360, 15):
            turn = QTransform().translate(middle.x(), middle.y()).rotate(step + 2)
            painter.drawLine(turn.map(QPointF(30, 0)), turn.map(QPointF(60, 0)))
        painter.restore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._set_hovered(self.part_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._set_hovered(None)

    def _set_hovered(self, place: Place | None) -> None:
        if place != self._hovered:
            self._hovered = place
            self.setCursor(Qt.CursorShape.PointingHandCursor if place else Qt.CursorShape.ArrowCursor)
            self.hovered.emit(self.name_of(place) if place is not None else "")
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = self.part_at(event.position())
        if place is not None and event.button() is Qt.MouseButton.LeftButton:
            self.place_clicked.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1}
        if event.key() in steps and self.places:
            self._focused = (self._focused + steps[Qt.Key(event.key())]) % len(self.places)
            self._tell_focus()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.places:
            self.place_clicked.emit(self.places[self._focused])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: object) -> None:
        self._tell_focus()

    def focusOutEvent(self, event: object) -> None:
        self.hovered.emit("")
        self.update()

    def _tell_focus(self) -> None:
        if self.places:
            name = self.name_of(self.places[self._focused])
            self.hovered.emit(name)
            self.setAccessibleDescription(name)
        self.update()


class InnerInset(QFrame):
    """The panel: a title that folds it, the diagram, the name of the part under the pointer."""

    place_clicked = Signal(object)
    folded_changed = Signal()

    def __init__(self, places: tuple[Place, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inset")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(2)
        self.title = QToolButton()
        self.title.setProperty("kind", "quiet")
        self._unfolded = True
        self._touched = False
        self.title.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.title.clicked.connect(self._on_title_clicked)
        layout.addWidget(self.title)
        self.diagram = InnerDiagram(places)
        self.diagram.place_clicked.connect(self.place_clicked)
        self.diagram.hovered.connect(self._say)
        self._others = [place for place in places if place not in parts()]
        self._buttons: dict[Place, QPushButton] = {}
        if self.diagram.places:
            layout.addWidget(self.diagram, 0, Qt.AlignmentFlag.AlignHCenter)
        else:
            self.diagram.hide()
        self.name = QLabel()
        self.name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.name.setWordWrap(True)
        self.name.setVisible(bool(self.diagram.places))
        layout.addWidget(self.name)
        for place in self._others:
            button = QPushButton()
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, which=place: self.place_clicked.emit(which))
            self._buttons[place] = button
            layout.addWidget(button)
        self.name_of: Callable[[Place], str] = lambda place: place.region
        self.retranslate()

    def set_names(self, name_of: Callable[[Place], str]) -> None:
        """Use these names for the parts."""
        self.name_of = self.diagram.name_of = name_of
        self.retranslate()

    def set_drawing(self, drawing: PainDrawing) -> None:
        """Show what is marked."""
        self.diagram.set_drawing(drawing)
        for place, button in self._buttons.items():
            button.setChecked(place in drawing.places)

    def retranslate(self) -> None:
        """Set the words in the language in force."""
        self.title.setText(self.tr("Inside"))
        self._draw_sign()
        self.title.setIconSize(QSize(theme.icon_size(), theme.icon_size()))
        self.title.setAccessibleName(self.tr("Places inside: fold or unfold"))
        self.diagram.setAccessibleName(self.tr("Inside the mouth, behind the eyes, deep in the ears"))
        for place, button in self._buttons.items():
            button.setText(self.name_of(place))
        lines = 2 * self.name.fontMetrics().height() + 2
        self.name.setFixedHeight(lines)
        self._say("")
        self.adjustSize()

    def _draw_sign(self) -> None:
        """Draw the sign of the fold in the ink of the colours in force."""
        self.title.setIcon(theme.icon("chevron-down" if self._unfolded else "chevron-right"))

    def _say(self, name: str) -> None:
        self.name.setText(name or self.tr("Point at a place"))
        self.name.setProperty("role", "" if name else "muted")
        self.name.style().polish(self.name)

    def fold_for_room(self, folded: bool) -> None:
        """Fold where there is little room, until the person says otherwise."""
        if not self._touched and self._unfolded == folded:
            self.fold(folded)

    def _on_title_clicked(self) -> None:
        self._touched = True
        self.fold(self._unfolded)
        self.folded_changed.emit()

    def fold(self, folded: bool) -> None:
        """Show the title alone, or all."""
        unfolded = self._unfolded = not folded
        self.diagram.setVisible(unfolded and bool(self.diagram.places))
        self.name.setVisible(unfolded and bool(self.diagram.places))
        for button in self._buttons.values():
            button.setVisible(unfolded)
        self.retranslate()
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        elif event.type() == QEvent.Type.PaletteChange:
            self._draw_sign()
        super().changeEvent(event)
