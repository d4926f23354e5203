"""What stands at the right while nothing is marked: one sentence and three examples."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.i18n import place_name
from triggermap.ui.panels.blocks import ElideButton, WrapLabel
from triggermap.ui.panels.flow import FlowLayout

EXAMPLES = (
    Place("face.cheek", Side.RIGHT),
    Place("head.temple", Side.LEFT),
    Place("neck.back", Side.RIGHT),
    Place("head.forehead", Side.LEFT),
)


class EmptyPanel(QWidget):
    """'Click where it hurts.'"""

    example_requested = Signal(object)
    """The example's `Place`."""
    start_requested = Signal()
    """The article for somebody who is new here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("empty")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 40, 8, 24)
        layout.setSpacing(12)
        self.picture = QLabel()
        layout.addWidget(self.picture)
        self.title = WrapLabel()
        layout.addWidget(self.title)
        self.text = WrapLabel(muted=True)
        layout.addWidget(self.text)
        self.try_label = WrapLabel(muted=True)
        self.try_label.setContentsMargins(0, 12, 0, 0)
        layout.addWidget(self.try_label)
        holder = QWidget()
        self._flow = FlowLayout(holder)
        layout.addWidget(holder)
        self._buttons: list[tuple[Place, ElideButton]] = []
        self.start = QPushButton()
        self.start.setCursor(Qt.CursorShape.PointingHandCursor)
        self.start.clicked.connect(self.start_requested)
        self.start.hide()
        layout.addSpacing(12)
        layout.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def show_examples(self, knowledge: Knowledge, language: Language) -> None:
        """Offer three places that the content knows."""
        if not self._buttons:
            for place in [each for each in EXAMPLES if each.region in knowledge.region_by_id][:3]:
                button = ElideButton()
                button.setProperty("kind", "example")
                button.setCursor(Qt.CursorShape.PointingHandCursor)
                button.clicked.connect(lambda _checked=False, which=place: self.example_requested.emit(which))
                self._flow.addWidget(button)
                self._buttons.append((place, button))
        for place, button in self._buttons:
            button.setText(place_name(place, knowledge, language))
        self.retranslate()

    def offer_start(self) -> None:
        """Offer the article to begin with: there is a library."""
        self.start.show()

    def retranslate(self) -> None:
        """Set the words in the language and size in force."""
        self.picture.setPixmap(theme.icon_pixmap("map-pin", theme.look.tokens.accent, 32, 2.0))
        self.title.setFont(theme.font(1.35, bold=True))
        self.title.setText(self.tr("Click where it hurts."))
        self.text.setText(
            self.tr(
                "The list then names the muscles that often cause pain there, and what you can try. "
                "Click again to take a mark away."
            )
        )
        self.try_label.setText(self.tr("Or try an example:"))
        words = self.tr("New here? Start with a short article")
        self.start.setText(f" {words}")
        self.start.setIcon(theme.icon("book-open", theme.look.tokens.accent))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            self.retranslate()
        super().changeEvent(event)
