"""Small pictures: the strip of views, and the picture of a zone on a card."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QImage, QImageReader, QPainter, QPaintEvent, QPixmap, QTransform
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from triggermap.ui import theme
from triggermap.ui.body.overlays import Overlay, Shown, marked_in, paint_overlay, shown_rect
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.services import ViewLike


def view_name(view: str) -> str:
    """Return a view's name for people."""
    names = {
        "front": QCoreApplication.translate("Views", "Front"),
        "back": QCoreApplication.translate("Views", "Back"),
        "left": QCoreApplication.translate("Views", "Left side"),
        "right": QCoreApplication.translate("Views", "Right side"),
        "head_front": QCoreApplication.translate("Views", "Head"),
        "head_left": QCoreApplication.translate("Views", "Head, left"),
        "head_right": QCoreApplication.translate("Views", "Head, right"),
        "head_back": QCoreApplication.translate("Views", "Head, back"),
    }
    return names.get(view, view.replace("_", " ").capitalize())


STEPS = (64, 96, 128, 192, 256, 384, 512)
PICTURE_DELAY = 120
"""Milliseconds: a click is answered first, pictures follow."""


class Miniatures:
    """Shrunken shadings: reading one costs tens of milliseconds, so a middling size is kept of each."""

    def __init__(self) -> None:
        self._middling: dict[tuple[str, str], QImage] = {}
        self._kept: dict[tuple[str, str, int], QImage] = {}

    def get(self, view: ViewLike, height: int) -> QImage:
        """Return the view's shading, at least `height` device pixels high where that is not too large."""
        step = next((step for step in STEPS if step >= height), STEPS[-1])
        key = (view.body, view.id, step)
        found = self._kept.get(key)
        if found is None:
            image = self.middling(view)
            if not image.isNull() and image.height() > step:
                image = image.scaledToHeight(step, Qt.TransformationMode.SmoothTransformation)
            found = self._kept[key] = image
        return found

    def middling(self, view: ViewLike) -> QImage:
        """Return the view's shading at the largest of the steps."""
        key = (view.body, view.id)
        found = self._middling.get(key)
        if found is None:
            reader = QImageReader(str(view.shading(1)))
            size = reader.size()
            if size.height() > STEPS[-1]:
                reader.setScaledSize(QSize(round(size.width() * STEPS[-1] / size.height()), STEPS[-1]))
            image = reader.read()
            found = image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied) if not image.isNull() else image
            self._middling[key] = found
        return found


miniatures = Miniatures()


def paint_miniature(painter: QPainter, paths: ViewPaths, overlay: Overlay, box: QRectF, crop: QRectF) -> None:
    """Paint the part `crop` (view units) of a view into `box`, with what lies over it."""
    ratio = painter.device().devicePixelRatio()
    scale = min(box.width() / crop.width(), box.height() / crop.height())
    image = miniatures.get(paths.view, round(paths.view.height * scale * ratio))
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    centre = box.center() - crop.center() * scale
    painter.setTransform(QTransform(scale, 0, 0, scale, centre.x(), centre.y()), True)
    painter.drawImage(paths.rect, image)
    paint_overlay(painter, paths, overlay, scale, small=True)
    painter.restore()


class ViewButton(QAbstractButton):
    """One small view: picture, name, and a red dot where something is marked in it."""

    def __init__(self, view: str, number: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.number = number
        self.paths: ViewPaths | None = None
        self._overlay = Overlay()
        self._marked = False
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def set_content(self, paths: ViewPaths | None, overlay: Overlay) -> None:
        """Show another body, other marks or another candidate."""
        if paths is self.paths and overlay == self._overlay:
            return
        self.paths = paths
        self._overlay = overlay
        self._marked = paths is not None and marked_in(paths, overlay.drawing)
        self.rename()
        self.update()

    def rename(self) -> None:
        """Set the names in the language in force."""
        name = view_name(self.view)
        self.setText(name)
        if self._marked:
            name = QCoreApplication.translate("Views", "{view}, something is marked here").format(view=name)
        self.setAccessibleName(name)
        self.setToolTip(QCoreApplication.translate("Views", "{view} (key {number})").format(
            view=view_name(self.view), number=self.number))  # fmt: skip

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().height()
        return QSize(self._width(), 78 + text)

    def minimumSizeHint(self) -> QSize:
        picture = 46 if theme.look.text_size < 150 else 72
        return QSize(self._width(), picture + self.fontMetrics().height())

    def _width(self) -> int:
        names = (view_name(view) for view in ("left", "head_left", "head_right", "head_back", self.view))
        widest = max(self.fontMetrics().horizontalAdvance(name) for name in names)
        return max(88, widest + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isChecked() or self.hasFocus()
        painter.setPen(self._frame(active))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        text_height = painter.fontMetrics().height()
        if self.paths is not None:
            box = QRectF(6, 6, self.width() - 12, self.height() - text_height - 14)
            paint_miniature(painter, self.paths, self._overlay, box, _crop(self.paths, box))
        font = theme.font(0.85, bold=self.isChecked())
        painter.setFont(font)
        painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.muted))
        words = self.rect().adjusted(2, 0, -2, -4)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.text())
        if self._marked:
            painter.setPen(QColor(tokens.surface))
            painter.setBrush(QColor(tokens.pain))
            painter.drawEllipse(QRectF(self.width() - 18, 7, 10, 10))

    def _frame(self, active: bool) -> QColor:
        tokens = theme.look.tokens
        return QColor(tokens.accent if active or self.underMouse() else tokens.border)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def _crop(paths: ViewPaths, box: QRectF) -> QRectF:
    """Return what a small view shows: all of a body; of a close-up as much as fills the box, the head in the middle."""
    rect = paths.rect
    if paths.view.close_up_of is None or box.height() <= 0:
        return rect
    width = min(max(rect.height() * box.width() / box.height(), rect.width() * 0.6), rect.width())
    return QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())


class ViewStrip(QScrollArea):
    """The small views, one below the other."""

    view_requested = Signal(str)

    def __init__(self, views: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        body = QWidget()
        body.setObjectName("stripBody")
        layout = QVBoxLayout(body)
        layout.setContentsMargins(10, 8, 10, 8)
        layout.setSpacing(6)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, ViewButton] = {}
        for number, view in enumerate(views, 1):
            button = ViewButton(view, number)
            button.clicked.connect(lambda _checked=False, name=view: self.view_requested.emit(name))
            self._group.addButton(button)
            self.buttons[view] = button
            layout.addWidget(button, 4 if view.startswith("head") else 5)
        self.setWidget(body)
        self.retranslate()
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def set_content(self, view: str, paths_of: Callable[[str], ViewPaths], overlay: Overlay) -> None:
        """Show what is marked in each view, and which view is the large one."""
        for name, button in self.buttons.items():
            button.set_content(paths_of(name), overlay)
            button.setChecked(name == view)

    def set_current(self, view: str) -> None:
        """Tell which view is the large one."""
        if view in self.buttons:
            self.buttons[view].setChecked(True)

    def retranslate(self) -> None:
        """Set the names and the width that they need."""
        for button in self.buttons.values():
            button.setFont(theme.font(0.85))
            button.rename()
            button.updateGeometry()
        widest = max((button.sizeHint().width() for button in self.buttons.values()), default=88)
        for button in self.buttons.values():
            button.setFixedWidth(widest)
        self.setFixedWidth(widest + 20)
        self.setAccessibleName(self.tr("Views of the body"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)


Key = tuple[Shown, str, int, float, str]


class ZonePictures(QObject):
    """Pictures of zones for cards, made one at a time after the list stands, and kept."""

    made = Signal()
    """A picture that was asked for can be had now."""

    def __init__(self, views: Callable[[], list[ViewPaths]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._kept: dict[Key, QPixmap] = {}
        self._wanted: list[Key] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._make_next)

    def clear(self) -> None:
        """Forget all: the body or the theme has changed."""
        self._kept.clear()
        self._wanted.clear()

    def get(self, shown: Shown, body: str, size: int, ratio: float) -> QPixmap | None:
        """Return a square picture of the zone in the view that shows most of it; None where it is still to be made."""
        key = (shown, body, size, ratio, theme.look.tokens.name)
        found = self._kept.get(key)
        if found is None and key not in self._wanted:
            self._wanted.append(key)
            self._timer.start(PICTURE_DELAY)
        return found

    def _make_next(self) -> None:
        if not self._wanted:
            return
        key = self._wanted.pop(0)
        shown, _body, size, ratio, _theme = key
        self._kept[key] = self._make(shown, self._views(), size, ratio)
        self.made.emit()
        self._timer.start(0)

    def _make(self, shown: Shown, views: list[ViewPaths], size: int, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(size * ratio), round(size * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(QColor(theme.look.tokens.ground))
        best = best_view(shown, views)
        if best is None:
            return pixmap
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        crop = _square_round(shown_rect(best, shown), best.rect)
        paint_miniature(painter, best, Overlay(shown=shown), QRectF(0, 0, size, size), crop)
        painter.end()
        return pixmap


def best_view(shown: Shown, views: list[ViewPaths]) -> ViewPaths | None:
    """Return the view that shows most of the zone, measured on the body; the point in sight counts too."""
    best: tuple[float, ViewPaths] | None = None
    for paths in views:
        rect = shown_rect(paths, shown)
        if rect.isNull():
            continue
        size = rect.width() * rect.height() / paths.view.units_per_cm**2
        if any(point.visible for point in paths.points(shown.trigger_point, shown.side)):
            size *= 1.5
        if paths.view.close_up_of is not None:
            size *= 1.2
        if best is None or size > best[0]:
            best = (size, paths)
    return best[1] if best is not None else None


def _square_round(rect: QRectF, whole: QRectF) -> QRectF:
    """Return a square round `rect` with some body about it, not larger than the view."""
    side = max(rect.width(), rect.height()) * 1.35
    side = min(max(side, min(whole.width(), whole.height()) * 0.45), max(whole.width(), whole.height()))
    return QRectF(rect.center().x() - side / 2, rect.center().y() - side / 2, side, side)
