"""What was marked, as chips: name with side, how much it hurts, and a cross to take it away."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.pain import PainMark
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.i18n import place_name
from triggermap.ui.panels.blocks import ElideButton
from triggermap.ui.panels.flow import FlowLayout


class IntensityPopup(QFrame):
    """A slider from 0 to 10 under a chip."""

    intensity_requested = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("popup")
        self._place: Place | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        self.title = QLabel()
        self.title.setProperty("role", "heading")
        layout.addWidget(self.title)
        row = QHBoxLayout()
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 10)
        self.slider.setPageStep(1)
        self.slider.setMinimumSize(220, 28)
        self.slider.valueChanged.connect(self._on_slider_moved)
        self.value = QLabel()
        self.value.setFont(theme.font(1.2, bold=True))
        self.value.setMinimumWidth(28)
        self.value.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.slider, 1)
        row.addWidget(self.value)
        layout.addLayout(row)
        self.ends = QLabel()
        self.ends.setProperty("role", "muted")
        layout.addWidget(self.ends)

    def open_for(self, mark: PainMark, name: str, at: QPoint) -> None:
        """Open below a chip."""
        self._place = None
        self.title.setText(self.tr("How much does it hurt?"))
        self.slider.setAccessibleName(self.tr("How much it hurts, 0 to 10: {place}").format(place=name))
        self.ends.setText(self.tr("0 is no pain, 10 the worst there is"))
        self.slider.setValue(mark.intensity)
        self.value.setText(str(mark.intensity))
        self._place = mark.place
        self.adjustSize()
        self.move(at)
        self.show()
        self.slider.setFocus()

    def _on_slider_moved(self, value: int) -> None:
        self.value.setText(str(value))
        if self._place is not None:
            self.intensity_requested.emit(self._place, value)


class Chip(QFrame):
    """One marked place."""

    remove_requested = Signal(object)
    intensity_wanted = Signal(object)
    """The chip itself: open the slider below it."""
    side_requested = Signal(object, object)
    both_requested = Signal(object)
    show_requested = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chip")
        self.mark: PainMark | None = None
        self._shown: tuple[object, ...] = ()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(10, 0, 2, 0)
        layout.setSpacing(4)
        self.name = ElideButton()
        self.badge = QPushButton()
        self.badge.setObjectName("badge")
        self.cross = QToolButton()
        for button in (self.name, self.badge, self.cross):
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.name.clicked.connect(self._open_menu)
        self.badge.clicked.connect(lambda: self.intensity_wanted.emit(self))
        self.cross.clicked.connect(lambda: self.remove_requested.emit(self.mark.place if self.mark else None))

    def set_mark(self, mark: PainMark, name: str) -> None:
        """Show another mark."""
        shown = (mark, name, theme.look.tokens.name, theme.look.text_size)
        if shown == self._shown:
            return
        self._shown = shown
        self.mark = mark
        self.name.setText(name)
        self.badge.setText(str(mark.intensity))
        self.cross.setIcon(theme.icon("x", size=theme.icon_size(14)))
        self.cross.setIconSize(QSize(theme.icon_size(14), theme.icon_size(14)))
        self.name.setAccessibleName(self.tr("{place}: change side").format(place=name))
        self.badge.setAccessibleName(
            self.tr("{place}: hurts {number} of 10; change").format(place=name, number=mark.intensity)
        )
        self.badge.setToolTip(self.tr("How much it hurts, 0 to 10"))
        self.cross.setAccessibleName(self.tr("Take the mark away: {place}").format(place=name))
        self.cross.setToolTip(self.tr("Take away"))

    def _open_menu(self) -> None:
        menu = self.make_menu()
        menu.exec(self.mapToGlobal(QPoint(0, self.height())))
        menu.deleteLater()

    def make_menu(self) -> QMenu:
        """Return the chip's menu: other side, both sides, show on the body, take away."""
        menu = QMenu(self)
        mark = self.mark
        if mark is None:
            return menu
        place = mark.place
        if place.side is not Side.MIDLINE:
            to = self.tr("Change to your left") if place.side is Side.RIGHT else self.tr("Change to your right")
            menu.addAction(to, lambda: self.side_requested.emit(place, place.side.other))
            menu.addAction(self.tr("Mark both sides"), lambda: self.both_requested.emit(place))
        menu.addAction(self.tr("Show on the body"), lambda: self.show_requested.emit(place))
        menu.addSeparator()
        menu.addAction(self.tr("Take away"), lambda: self.remove_requested.emit(place))
        return menu


class Chips(QWidget):
    """All chips; widgets are kept and used again, so that a click stays fast."""

    remove_requested = Signal(object)
    intensity_requested = Signal(object, int)
    gesture_started = Signal()
    side_requested = Signal(object, object)
    both_requested = Signal(object)
    show_requested = Signal(object)
    clear_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, 6)
        self._chips: list[Chip] = []
        self._popup: IntensityPopup | None = None
        self._shown: tuple[object, ...] = ()
        self._knowledge: Knowledge | None = None
        self._clear = ElideButton()
        self._clear.setProperty("kind", "link")
        self._clear.clicked.connect(self.clear_requested)
        self._clear.hide()
        self.hide()

    @property
    def chips(self) -> list[Chip]:
        """The chips in use."""
        return [chip for chip in self._chips if not chip.isHidden()]

    def set_marks(self, marks: tuple[PainMark, ...], knowledge: Knowledge, language: Language) -> None:
        """Show these marks."""
        if self._shown == (marks, language) and self._knowledge is knowledge:
            return
        self._shown, self._knowledge = (marks, language), knowledge
        while len(self._chips) < len(marks):
            self._add_chip()
        for chip, mark in zip(self._chips, marks, strict=False):
            chip.set_mark(mark, place_name(mark.place, knowledge, language))
            if chip.isHidden():
                chip.show()
        for chip in self._chips[len(marks) :]:
            if not chip.isHidden():
                chip.hide()
        self._clear.setText(self.tr("Clear all"))
        self._clear.setVisible(len(marks) > 1)
        self.setVisible(bool(marks))

    def _add_chip(self) -> None:
        chip = Chip()
        chip.remove_requested.connect(self.remove_requested)
        chip.intensity_wanted.connect(self._open_slider)
        chip.side_requested.connect(self.side_requested)
        chip.both_requested.connect(self.both_requested)
        chip.show_requested.connect(self.show_requested)
        self._chips.append(chip)
        self._flow.addWidget(chip)
        self._flow.removeWidget(self._clear)
        self._flow.addWidget(self._clear)  # the last one

    def _open_slider(self, chip: Chip) -> None:
        if chip.mark is None:
            return
        if self._popup is None:
            self._popup = IntensityPopup(self)
            self._popup.intensity_requested.connect(self.intensity_requested)
        self.gesture_started.emit()
        self._popup.open_for(chip.mark, chip.name.text(), chip.mapToGlobal(QPoint(0, chip.height() + 4)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._shown = ()
        super().changeEvent(event)
