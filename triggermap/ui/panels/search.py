"""The search field: regions (with their side), muscles and symptoms under what is typed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Hit, HitKind
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.i18n import place_name
from triggermap.ui.services import LibraryServices

ROLE = Qt.ItemDataRole.UserRole + 1
MOST, MOST_TO_READ = 10, 3
AS_GOOD = 0.35
"""An article is offered where it fits at least this well, measured by the best."""


@dataclass(frozen=True)
class Choice:
    """One line of the list below the field."""

    kind: HitKind
    id: str
    side: Side | None
    label: str
    section: int = 0
    """Of an article."""


class SearchField(QLineEdit):
    """Emits what was chosen; never acts by itself."""

    place_requested = Signal(object)
    """A `Place` to mark."""
    muscle_requested = Signal(str)
    symptom_requested = Signal(str)
    article_requested = Signal(str, int)
    """Article id, and number of the section that holds the words."""
    term_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self._search: Callable[[str, Language], Sequence[Hit]] | None = None
        self._knowledge: Knowledge | None = None
        self._library: LibraryServices | None = None
        self._language = Language.EN
        self._model = QStandardItemModel(self)
        self.popup = QListView(self)
        self.popup.setObjectName("completions")
        self.popup.setWindowFlags(Qt.WindowType.ToolTip)
        self.popup.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.popup.setFocusProxy(self)
        self.popup.setModel(self._model)
        self.popup.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.popup.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setMouseTracking(True)
        self.popup.clicked.connect(lambda index: self._choose(index.row()))
        self.textEdited.connect(self._on_text_edited)
        self.retranslate()

    def set_source(
        self, search: Callable[[str, Language], Sequence[Hit]], knowledge: Knowledge, language: Language
    ) -> None:
        """Search here from now on."""
        self._search, self._knowledge, self._language = search, knowledge, language
        self.retranslate()

    def set_library(self, library: LibraryServices | None) -> None:
        """Offer articles and words of the glossary too, after all else."""
        self._library = library

    @property
    def choices(self) -> list[Choice]:
        """The lines on offer."""
        return [self._model.item(row).data(ROLE) for row in range(self._model.rowCount())]

    def retranslate(self) -> None:
        """Set the words and icons in force."""
        self.setTextMargins(theme.icon_size() + 8, 0, 0, 0)
        self.setPlaceholderText(self.tr("Search: sinus, temple, stiff neck …"))
        self.setAccessibleName(self.tr("Search for a place, a muscle or a symptom"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = theme.icon_size()
        picture = theme.icon_pixmap("search", theme.look.tokens.muted, size, 2.0)
        painter.drawPixmap(QRect(9, (self.height() - size) // 2, size, size), picture)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self.retranslate()
        super().changeEvent(event)

    def _on_text_edited(self, words: str) -> None:
        choices = self._find(words)
        self._model.clear()
        for choice in choices:
            item = QStandardItem(choice.label)
            item.setData(choice, ROLE)
            self._model.appendRow(item)
        if not choices and len(words.strip()) > 2:
            item = QStandardItem(self.tr("Nothing found. Try a simpler word, or click the body."))
            item.setEnabled(False)
            self._model.appendRow(item)
        self._show_popup()

    def _find(self, words: str) -> list[Choice]:
        if self._search is None or self._knowledge is None or len(words.strip()) < 2:
            return []
        choices: list[Choice] = []
        for hit in self._search(words, self._language):
            choices.extend(self._choices_of(hit, self._knowledge))
        reading = self._to_read(words)
        return [*choices[: MOST - len(reading)], *reading]

    def _to_read(self, words: str) -> list[Choice]:
        """Return the best articles and words of the glossary."""
        if self._library is None:
            return []
        labels = {
            HitKind.ARTICLE: self.tr("{name} (article)"),
            HitKind.TERM: self.tr("{name} (word explained)"),
        }
        hits = [hit for hit in self._library.search(words, self._language) if hit.kind in labels]
        near = [hit for hit in hits if hit.language is self._language and hit.score >= hits[0].score * AS_GOOD]
        return [
            Choice(hit.kind, hit.id, None, labels[hit.kind].format(name=hit.title), hit.section)
            for hit in near[:MOST_TO_READ]
        ]

    def _choices_of(self, hit: Hit, knowledge: Knowledge) -> list[Choice]:
        language = self._language
        if hit.kind is HitKind.REGION and hit.id in knowledge.region_by_id:
            places = knowledge.region_by_id[hit.id].places
            wanted = [place for place in places if hit.side in (None, place.side)] or list(places)
            return [Choice(hit.kind, hit.id, place.side, self._region_label(place, hit, knowledge)) for place in wanted]
        if hit.kind is HitKind.MUSCLE and hit.id in knowledge.muscle_by_id:
            muscle = knowledge.muscle_by_id[hit.id]
            words = self.tr("{name} (muscle: {latin})") if muscle.latin else self.tr("{name} (muscle)")
            label = words.format(name=muscle.name.get(language), latin=muscle.latin)
            pack = knowledge.pack_of(muscle.id)
            if pack is not None:
                from triggermap.words import pack_from

                label = f"{label} – {pack_from(pack, language)}"
            return [Choice(hit.kind, hit.id, None, label)]
        if hit.kind is HitKind.SYMPTOM and hit.id in knowledge.symptom_by_id:
            name = knowledge.symptom_by_id[hit.id].name.get(language)
            return [Choice(hit.kind, hit.id, None, self.tr("{name} (symptom)").format(name=name))]
        return []

    def _region_label(self, place: Place, hit: Hit, knowledge: Knowledge) -> str:
        """Return the place's name, with the everyday word that led to it where that differs."""
        name = place_name(place, knowledge, self._language)
        if hit.matched and hit.matched.lower() not in name.lower():
            return f"{name} – {hit.matched}"
        return name

    def _show_popup(self) -> None:
        rows = self._model.rowCount()
        if not rows:
            self.popup.hide()
            return
        height = sum(self.popup.sizeHintForRow(row) for row in range(rows)) + 12
        self.popup.setFixedSize(self.width(), min(height, 480))
        self.popup.move(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self.popup.setCurrentIndex(self._model.index(0, 0))
        self.popup.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.popup.isVisible() and self._popup_key(event.key()):
            return
        super().keyPressEvent(event)

    def _popup_key(self, key: int) -> bool:
        row = self.popup.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if key == Qt.Key.Key_Down else -1
            self.popup.setCurrentIndex(self._model.index((row + step) % self._model.rowCount(), 0))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(row)
        elif key == Qt.Key.Key_Escape:
            self.popup.hide()
        else:
            return False
        return True

    def _choose(self, row: int) -> None:
        choice = self._model.item(row).data(ROLE) if 0 <= row < self._model.rowCount() else None
        if not isinstance(choice, Choice):
            return
        self.popup.hide()
        self.clear()
        if choice.kind is HitKind.REGION and choice.side is not None:
            self.place_requested.emit(Place(choice.id, choice.side))
        elif choice.kind is HitKind.MUSCLE:
            self.muscle_requested.emit(choice.id)
        elif choice.kind is HitKind.SYMPTOM:
            self.symptom_requested.emit(choice.id)
        elif choice.kind is HitKind.ARTICLE:
            self.article_requested.emit(choice.id, choice.section)
        elif choice.kind is HitKind.TERM:
            self.term_requested.emit(choice.id)

    def focusOutEvent(self, event: object) -> None:
        self.popup.hide()
        super().focusOutEvent(event)  # type: ignore[arg-type]

    def hideEvent(self, event: object) -> None:
        self.popup.hide()
        super().hideEvent(event)  # type: ignore[arg-type]
