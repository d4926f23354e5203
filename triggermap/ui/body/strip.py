"""The strip of small views: whole bodies, and a tile for each part of the body that opens its close-ups."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from triggermap.ui import theme
from triggermap.ui.body.overlays import Overlay, marked_in
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.body.thumbnails import paint_miniature
from triggermap.ui.body.view_names import group_name, part_name, view_name, view_title
from triggermap.ui.models.view_groups import ViewGroup, groups_of

PathsOf = Callable[[str], ViewPaths]
COLUMNS = 4


class Tile(QAbstractButton):
    """One small picture with a name below it, and a red dot where something is marked in it."""

    pointed = Signal(str)
    """The view that a click would show: the pointer has come to it."""

    def __init__(self, view: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.paths: ViewPaths | None = None
        self._overlay = Overlay()
        self.marked = False
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_picture(self, paths: ViewPaths | None, overlay: Overlay, *, marked: bool) -> None:
        """Show another body, other marks or another candidate."""
        if paths is self.paths and overlay == self._overlay and marked == self.marked:
            return
        self.paths = paths
        self._overlay = overlay
        self.marked = marked
        self.rename()
        self.update()

    def name(self) -> str:
        """Return the words below the picture."""
        return view_name(self.view)

    def title(self) -> str:
        """Return what the tile shows, in full."""
        return view_title(self.view)

    def rename(self) -> None:
        """Set the names in the language in force."""
        self.setText(self.name())
        spoken = self.title()
        self.setToolTip(spoken)
        if self.marked:
            spoken = QCoreApplication.translate("Views", "{view}, something is marked here").format(view=spoken)
        self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        return QSize(max(88, self.fontMetrics().horizontalAdvance(self.text()) + 12), 78 + self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        picture = 46 if theme.look.text_size < 150 else 72
        return QSize(self.sizeHint().width(), picture + self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        active = self.isChecked() or self.hasFocus() or self.underMouse()
        painter.setPen(QColor(tokens.accent if active else tokens.border))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 7, 7)
        text_height = painter.fontMetrics().height()
        if self.paths is not None:
            box = QRectF(6, 6, self.width() - 12, self.height() - text_height - 14)
            paint_miniature(painter, self.paths, self._overlay, box, crop_of(self.paths, box))
        painter.setFont(theme.font(0.85, bold=self.isChecked()))
        painter.setPen(QColor(tokens.accent if self.isChecked() else tokens.muted))
        words = self.rect().adjusted(2, 0, -2, -4)
        painter.drawText(words, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self.text())
        if self.marked:
            painter.setPen(QColor(tokens.surface))
            painter.setBrush(QColor(tokens.pain))
            painter.drawEllipse(QRectF(self.width() - 18, 7, 10, 10))

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        self._point()
        super().enterEvent(event)

    def _point(self) -> None:
        self.pointed.emit(self.view)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


class GroupTile(Tile):
    """A tile of the strip; one that holds several views says so by a small sign, and opens them."""

    def __init__(self, group: ViewGroup, number: int, parent: QWidget | None = None) -> None:
        super().__init__(group.main, parent)
        self.held = group
        self.number = number
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def name(self) -> str:
        return group_name(self.held.id)

    def title(self) -> str:
        return group_name(self.held.id)

    def _point(self) -> None:
        if len(self.held.views) == 1:
            super()._point()

    def rename(self) -> None:
        super().rename()
        tip = QCoreApplication.translate("Views", "{view} (key {number})").format(view=self.name(), number=self.number)
        if len(self.held.views) > 1:
            count = QCoreApplication.translate("Views", "{count} views").format(count=len(self.held.views))
            self.setAccessibleDescription(count)
            tip += f" · {count}"
        self.setToolTip(tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if len(self.held.views) > 1:
            painter = QPainter(self)
            sign = theme.icon_pixmap("chevron-right", theme.look.tokens.muted, 14, 2.0)
            painter.drawPixmap(self.width() - 19, self.height() // 2 - 12, sign)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Right and len(self.held.views) > 1:
            self.click()
            return
        super().keyPressEvent(event)


def crop_of(paths: ViewPaths, box: QRectF) -> QRectF:
    """Return what a small view shows: all of a body; of a head as much as fills the box, with it in the middle."""
    rect = paths.rect
    if not paths.view.id.startswith(("head", "shoulders")) or box.height() <= 0:
        return rect
    width = min(max(rect.height() * box.width() / box.height(), rect.width() * 0.6), rect.width())
    return QRectF(rect.center().x() - width / 2, rect.top(), width, rect.height())


class Flyout(QFrame):
    """The close-ups of one part of the body beside the strip; its pictures are painted only while it is open."""

    view_requested = Signal(str)
    view_pointed = Signal(str)

    def __init__(self, group: ViewGroup, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self.tiles: dict[str, Tile] = {}
        self._main = group.main
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 8, 12, 12)
        grid.setSpacing(6)
        line = 0
        for row in group.rows:
            if len(group.rows) > 1:
                heading = QLabel(part_name(row[0]))
                heading.setFont(theme.font(0.92, bold=True))
                grid.addWidget(heading, line, 0, 1, COLUMNS)
                line += 1
            for number, view in enumerate(row):
                tile = Tile(view)
                tile.setFont(theme.font(0.85))
                tile.clicked.connect(lambda _checked=False, name=view: self._choose(name))
                tile.pointed.connect(self.view_pointed)
                self.tiles[view] = tile
                grid.addWidget(tile, line + number // COLUMNS, number % COLUMNS)
            line += (len(row) + COLUMNS - 1) // COLUMNS

    def open_at(self, at: QPoint, current: str, paths_of: PathsOf, overlay: Overlay) -> None:
        """Open with the pictures of now; the keyboard begins at the view on the screen."""
        for view, tile in self.tiles.items():
            paths = paths_of(view)
            tile.set_picture(paths, overlay, marked=marked_in(paths, overlay.drawing))
            tile.rename()
            tile.setChecked(view == current)
        self.adjustSize()
        screen = self.screen().availableGeometry()
        parent = self.parentWidget()
        window = parent.window().geometry() if parent is not None else screen
        top = min(at.y(), min(screen.bottom(), window.bottom()) - self.height() - 8)
        self.move(at.x(), max(top, screen.top() + 8))
        self.show()
        (self.tiles.get(current) or self.tiles[self._main]).setFocus()

    def _choose(self, view: str) -> None:
        self.close()
        self.view_requested.emit(view)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: COLUMNS, Qt.Key.Key_Up: -COLUMNS}
        tiles = list(self.tiles.values())
        focus = self.focusWidget()
        if event.key() in steps and isinstance(focus, Tile):
            tiles[(tiles.index(focus) + steps[Qt.Key(event.key())]) % len(tiles)].setFocus()
            return
        super().keyPressEvent(event)


class ViewStrip(QScrollArea):
    """The tiles, one below the other."""

    view_requested = Signal(str)
    view_pointed = Signal(str)
    """A view that may be asked for next."""

    def __init__(self, views: Sequence[str], parent: QWidget | None = None) -> None:
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
        self.buttons: dict[str, GroupTile] = {}
        for number, group in enumerate(groups_of(views), 1):
            tile = GroupTile(group, number)
            tile.clicked.connect(lambda _checked=False, which=tile: self._on_clicked(which))
            tile.pointed.connect(self.view_pointed)
            self._group.addButton(tile)
            self.buttons[group.id] = tile
            layout.addWidget(tile, 5 if len(group.views) == 1 else 4)
        self._current = ""
        self._paths_of: PathsOf | None = None
        self._overlay = Overlay()
        self.flyout: Flyout | None = None
        self._waiting: list[Callable[[], None]] = []
        self.setWidget(body)
        self.retranslate()
        self.setFrameShape(QScrollArea.Shape.NoFrame)

    def set_content(self, view: str, paths_of: PathsOf, overlay: Overlay) -> None:
        """Show what is marked in each tile, and which view is the large one."""
        self._paths_of, self._overlay = paths_of, overlay
        self._waiting.clear()
        for tile in self.buttons.values():
            self._fill(tile, view, paths_of, overlay)
        self.set_current(view)

    def follow(self, view: str, paths_of: PathsOf, overlay: Overlay) -> None:
        """Do the same tile by tile, so that a click in between is answered at once."""
        self._paths_of, self._overlay = paths_of, overlay
        tiles = self.buttons.values()
        self._waiting = [partial(self._fill, tile, view, paths_of, overlay) for tile in tiles]
        self._fill_next()

    def pause(self) -> None:
        """Stop following: something newer is about to be told."""
        self._waiting.clear()

    def _fill_next(self) -> None:
        if self._waiting:
            self._waiting.pop(0)()
            QTimer.singleShot(0, self, self._fill_next)

    def _fill(self, tile: GroupTile, view: str, paths_of: PathsOf, overlay: Overlay) -> None:
        marked = [each for each in tile.held.views if marked_in(paths_of(each), overlay.drawing)]
        # A group shows the view on the screen, else one with a mark, else the one that stands for it.
        if view in tile.held.views:
            tile.view = view
        elif tile.held.main not in marked and marked:
            tile.view = marked[0]
        else:
            tile.view = tile.held.main
        tile.set_picture(paths_of(tile.view), overlay, marked=bool(marked))

    def set_current(self, view: str) -> None:
        """Tell which view is the large one."""
        self._current = view
        for tile in self.buttons.values():
            tile.setChecked(view in tile.held.views)
            if view in tile.held.views and self._paths_of is not None and tile.view != view:
                tile.view = view
                tile.set_picture(self._paths_of(view), self._overlay, marked=tile.marked)

    def _on_clicked(self, tile: GroupTile) -> None:
        if len(tile.held.views) == 1:
            self.view_requested.emit(tile.held.views[0])
            return
        tile.setChecked(self._current in tile.held.views)
        for other in self.buttons.values():
            other.setChecked(self._current in other.held.views)
        self.open_flyout(tile.held.id)

    def open_flyout(self, group: str) -> None:
        """Open the close-ups of a group beside its tile."""
        tile = self.buttons[group]
        if self._paths_of is None:
            return
        if self.flyout is not None:
            self.flyout.deleteLater()
        self.flyout = Flyout(tile.held, self)
        self.flyout.view_requested.connect(self.view_requested)
        self.flyout.view_pointed.connect(self.view_pointed)
        at = tile.mapToGlobal(QPoint(tile.width() + 8, -8))
        current = self._current if self._current in tile.held.views else ""
        self.flyout.open_at(at, current, self._paths_of, self._overlay)

    def retranslate(self) -> None:
        """Set the names and the width that they need."""
        for tile in self.buttons.values():
            tile.setFont(theme.font(0.85))
            tile.rename()
            tile.updateGeometry()
        widest = max((tile.sizeHint().width() for tile in self.buttons.values()), default=88)
        for tile in self.buttons.values():
            tile.setFixedWidth(widest)
        self.setFixedWidth(widest + 20)
        self.setAccessibleName(self.tr("Views of the body"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)
