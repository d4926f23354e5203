"""The right side of the window: search on top; below it marks, warnings and candidates in one column that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from triggermap.ui.models.state import PanelState
from triggermap.ui.panels.candidates import CandidateList
from triggermap.ui.panels.card import PictureOf
from triggermap.ui.panels.chips import Chips
from triggermap.ui.panels.empty import EmptyPanel
from triggermap.ui.panels.flags import FlagsBanner
from triggermap.ui.panels.search import SearchField


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
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        body = QWidget()
        body.setObjectName("panelBody")
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 16)
        column.setSpacing(12)
        for widget in (self.chips, self.flags, self.empty, self.candidates):
            column.addWidget(widget)
        column.addStretch(1)
        self.area.setWidget(body)
        layout.addWidget(self.area, 1)

    def show_state(self, state: PanelState) -> None:
        """Show a new state."""
        self.chips.set_marks(state.drawing.marks, state.knowledge, state.language)
        self.flags.show_state(state)
        nothing = not state.drawing.marks and not state.cards
        if nothing:
            self.empty.show_examples(state.knowledge, state.language)
        self.empty.setVisible(nothing)
        self.candidates.setVisible(not nothing)
        self.candidates.show_state(state)

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
