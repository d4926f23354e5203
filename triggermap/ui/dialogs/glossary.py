"""The glossary: a field, the list of words, and what the chosen word means."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.knowledge import GlossaryTerm, Knowledge
from triggermap.domain.text import Language
from triggermap.finder.glossary import GlossarySearcher
from triggermap.ui import theme
from triggermap.ui.panels.blocks import WrapLabel, column, empty, heading
from triggermap.ui.panels.flow import FlowLayout

WIDTH, HEIGHT, LIST_WIDTH = 760, 560, 250
"""Pixels at 100 %."""


class GlossaryDialog(QDialog):
    """Made when it is opened, so it is always in the language and size in force."""

    def __init__(
        self, knowledge: Knowledge, language: Language, term: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._knowledge, self._language = knowledge, language
        self._searcher = GlossarySearcher(knowledge)
        self._listed: list[str] = []
        """Ids of the terms in the list, by row."""
        self.setWindowTitle(self.tr("Glossary"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Search for a word"))
        self.field.setAccessibleName(self.tr("Search for a word"))
        self.field.textChanged.connect(self._on_words_changed)
        self.field.installEventFilter(self)
        layout.addWidget(self.field)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.list = self._make_list()
        row.addWidget(self.list)
        row.addWidget(self._make_page(), 1)
        layout.addLayout(row, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        layout.addWidget(buttons)
        self._fit()
        self._on_words_changed("")
        if term is not None:
            self.show_term(term)

    def _fit(self) -> None:
        size = theme.look.text_size / 100
        room = self.screen().availableGeometry()
        self.resize(min(round(WIDTH * size), room.width() - 80), min(round(HEIGHT * size), room.height() - 80))
        self.list.setFixedWidth(min(round(LIST_WIDTH * size), self.width() * 2 // 5))

    def _make_list(self) -> QListWidget:
        found = QListWidget()
        found.setObjectName("words")
        found.setAccessibleName(self.tr("Words"))
        found.setWordWrap(True)
        found.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        found.currentRowChanged.connect(self._on_chosen)
        return found

    def _make_page(self) -> QScrollArea:
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # so that long texts scroll by keyboard
        area.setObjectName("meaning")
        area.setAccessibleName(self.tr("What it means"))
        page, self._page = column(8)
        self._page.setContentsMargins(0, 0, 12, 0)
        area.setWidget(page)
        return area

    def show_term(self, term: str) -> None:
        """Show what this term means; the list shows all words again where it was not among them.

        Raises:
            KeyError: where there is no such term.
        """
        wanted = self._knowledge.term_by_id[term]
        if wanted.id not in self._listed:
            self.field.clear()
        self.list.setCurrentRow(self._listed.index(wanted.id))
        self.list.setFocus()

    def _on_words_changed(self, words: str) -> None:
        found = self._searcher.search(words, self._language)
        with QSignalBlocker(self.list):  # while it empties, Qt would choose one row after the other
            self.list.clear()
        self._listed = [term.id for term in found]
        for term in found:
            item = QListWidgetItem(term.name.get(self._language))
            # Somebody who walks through the list with a screen reader hears the meaning as well.
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, term.meaning.get(self._language))
            self.list.addItem(item)
        if found:
            self.list.setCurrentRow(0)
        else:
            self._show_nothing(words)

    def _on_chosen(self, row: int) -> None:
        if row >= 0:
            self._show(self._knowledge.term_by_id[self._listed[row]])

    def _show_nothing(self, words: str) -> None:
        empty(self._page)
        self._page.addWidget(WrapLabel(self.tr("There is no word like this in the glossary."), bold=True))
        suggestions = self._searcher.suggestions(words)
        if suggestions:
            near = self.tr("Did you mean: {words}?").format(words=", ".join(suggestions))
            self._page.addWidget(WrapLabel(near))
        self._page.addStretch(1)

    def _show(self, term: GlossaryTerm) -> None:
        empty(self._page)
        language = self._language
        self._page.addWidget(WrapLabel(term.name.get(language), bold=True, scale=1.4))
        forms = term.forms.get(language)
        if forms:
            also = self.tr("Also called: {words}").format(words=", ".join(forms))
            self._page.addWidget(WrapLabel(also, muted=True))
        self._page.addWidget(WrapLabel(term.meaning.get(language), scale=1.08))
        if term.see:
            self._page.addWidget(heading(self.tr("See also")))
            self._page.addWidget(self._links(term))
        if term.sources:
            self._page.addWidget(heading(self.tr("Sources")))
            for key in term.sources:
                self._page.addWidget(WrapLabel(self._knowledge.source_by_key[key].reference, muted=True))
        self._page.addStretch(1)

    def _links(self, term: GlossaryTerm) -> QWidget:
        links = QWidget()
        flow = FlowLayout(links, 6, 6)
        for key in term.see:
            button = QPushButton(self._knowledge.term_by_id[key].name.get(self._language))
            button.setAutoDefault(False)
            button.clicked.connect(lambda _checked=False, which=key: self.show_term(which))
            flow.addWidget(button)
        return links

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrow keys walk through the list while one types, and Enter go there."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                step = 1 if event.key() == Qt.Key.Key_Down else -1
                self.list.setCurrentRow(max(0, min(self.list.currentRow() + step, self.list.count() - 1)))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.list.setFocus()
                return True
        return super().eventFilter(watched, event)
