"""The right side of the window: search on top; below it marks, warnings and candidates in one column that scrolls."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QScrollBar, QSizePolicy, QVBoxLayout, QWidget

from triggermap.ui.models.state import PanelState
from triggermap.ui.panels.blocks import WrapLabel
from triggermap.ui.panels.candidates import CandidateList
from triggermap.ui.panels.card import PictureOf
from triggermap.ui.panels.chips import Chips
from triggermap.ui.panels.empty import EmptyPanel
from triggermap.ui.panels.flags import USUAL, FlagsBanner
from triggermap.ui.panels.search import SearchField


class QuietScrollBar(QScrollBar):
    """Keeps its room, so that the text does not jump, but shows nothing while there is nothing to scroll."""

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)


class SidePanel(QFrame):
    """Holds the panels; the controller connects to them directly."""

    scrolled_to_card = Signal()

    def __init__(self, picture_of: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidePanel")
        self.setMinimumWidth(340)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 4, 0)
        layout.setSpacing(8)
        self.search = SearchField()
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.addWidget(self.search)
        layout.addLayout(top)
        self.chips = Chips()
        self.flags = FlagsBanner()
        self.empty = EmptyPanel()
        self.candidates = CandidateList(picture_of)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBar(QuietScrollBar(Qt.Orientation.Vertical))
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        body = QWidget()
        body.setObjectName("panelBody")
        # Its height follows its width; the least height that Qt would ask for leaves a screen of nothing at the end.
        body.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        for widget in (self.chips, self.flags, self.empty, self.candidates):
            column.addWidget(widget)
        column.addStretch(1)
        self.area.setWidget(body)
        layout.addWidget(self.area, 1)
        self.jump = QPushButton(self)
        self.jump.setProperty("kind", "primary")
        self.jump.setCursor(Qt.CursorShape.PointingHandCursor)
        self.jump.clicked.connect(self._on_jump_clicked)
        self.jump.hide()
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._update_jump)
        bar.rangeChanged.connect(self._update_jump)
        self._best = ""

    def show_state(self, state: PanelState) -> None:
        """Show a new state."""
        # Each widget that is shown would lay out all that is round it, so the layouts rest until all is told.
        layouts = [layout for widget in self._parts() if (layout := widget.layout()) is not None]
        for layout in layouts:
            layout.setEnabled(False)
        try:
            self._fill(state)
        finally:
            for layout in layouts:
                layout.setEnabled(True)
        self.lay_out()
        self._keep_focus_in_sight()
        self._update_jump()

    def _keep_focus_in_sight(self) -> None:
        """Follow what has the focus where the words round it became fewer or more."""
        body = self.area.widget()
        focused = self.window().focusWidget()
        if focused is not None and body is not None and body.isAncestorOf(focused) and focused.isVisible():
            self.area.ensureWidgetVisible(focused, 0, 24)

    def _parts(self) -> tuple[QWidget, ...]:
        """Return what is laid out anew with each state, from the inside to the outside."""
        body = self.area.widget()
        assert body is not None
        return (*self.chips.chips, self.chips, self.flags, *self.candidates.cards, self.candidates, body)

    def _fill(self, state: PanelState) -> None:
        self.chips.set_marks(state.drawing.marks, state.knowledge, state.language)
        self.flags.show_state(state)
        nothing = not state.drawing.marks and not state.cards and state.symptom is None
        if nothing:
            self.empty.show_examples(state.knowledge, state.language)
        self.empty.setVisible(nothing)
        self.candidates.setVisible(not nothing)
        self.candidates.show_state(state)
        best = state.cards[0].muscle.name.get(state.language) if state.cards and state.symptom is None else ""
        self._best = self.tr("Best match: {muscle}  ↓").format(muscle=best) if best else ""

    def follow_look(self) -> None:
        """Take over the text size in force."""
        for label in self.findChildren(WrapLabel):
            label.follow_look()

    def preparations(self) -> Iterator[Callable[[], None]]:
        """Return small steps that make what the first click would otherwise wait for."""
        for _number in range(USUAL):
            yield self.candidates.prepare
            yield self.flags.prepare

    def lay_out(self) -> None:
        """Lay everything out now and once.

        Left to the event loop, each layout would tell the one round it by a posted event, and the panel would be laid
        out and painted in between, two or three times for a click.
        """
        if not self.isVisible():
            QTimer.singleShot(0, self, self._update_jump)
            return
        *inner, body = self._parts()
        for widget in inner:
            widget.updateGeometry()
        QCoreApplication.sendEvent(self.area, QEvent(QEvent.Type.LayoutRequest))
        layout = body.layout()
        if layout is not None:
            layout.activate()

    def _update_jump(self) -> None:
        """Offer a way down while the warnings fill the panel: the answer must be seen to be there."""
        body = self.area.widget()
        if body is None or not self._best or self.candidates.isHidden() or not self.candidates.cards:
            self.jump.hide()
            return
        top = self.candidates.cards[0].mapTo(body, QPoint(0, 0)).y()
        hidden = top + 48 > self.area.verticalScrollBar().value() + self.area.viewport().height()
        self.jump.setVisible(hidden)
        if hidden:
            self.jump.setText(self._best)
            size = self.jump.sizeHint()
            width = min(size.width() + 16, self.width() - 32)
            self.jump.setGeometry((self.width() - width) // 2, self.height() - size.height() - 12, width, size.height())
            self.jump.raise_()

    def _on_jump_clicked(self) -> None:
        body = self.area.widget()
        if body is not None and self.candidates.cards:
            top = self.candidates.mapTo(body, QPoint(0, 0)).y()
            self.area.verticalScrollBar().setValue(max(top - 4, 0))
            self.candidates.cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._update_jump()

    def scroll_to_open(self) -> None:
        """Bring the open card's header to the top, once the layout stands."""
        QTimer.singleShot(0, self, self._scroll_now)

    def _scroll_now(self) -> None:
        body = self.area.widget()
        for card in self.candidates.cards:
            if card.detail is not None and body is not None:
                top = card.mapTo(body, QPoint(0, 0)).y()
                self.area.verticalScrollBar().setValue(max(top - 8, 0))
                return
