"""The library's page: search and contents at the left, the article or what a search found at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import Library
from triggermap.domain.lookup import HitKind, LibraryHit
from triggermap.domain.safety import EmergencyNumber
from triggermap.domain.text import Language
from triggermap.errors import Problem
from triggermap.ui import theme
from triggermap.ui.body.shapes import ViewPaths
from triggermap.ui.library.article import article_html
from triggermap.ui.library.contents import ContentsList
from triggermap.ui.library.field import LibraryField
from triggermap.ui.library.find_bar import FindBar
from triggermap.ui.library.html import HtmlWriter
from triggermap.ui.library.pictures import Pictures
from triggermap.ui.library.popover import Popover
from triggermap.ui.library.results import Results
from triggermap.ui.library.view import ArticleView

SIDE, MOST_SIDE = 290, 0.36
"""Width of the left side: pixels at 100 %, and share of the page at most."""
TOOLS = 640
"""Pixels at 100 %, kept free for words on the tools."""
NARROW = 780
"""Pixels at 100 %: below this the contents make room for the text."""


@dataclass(frozen=True)
class Reading:
    """What the page reads from."""

    library: Library
    knowledge: Knowledge
    search: Callable[[str, Language], Sequence[LibraryHit]]
    whole_text: Callable[[], bool]
    problems: tuple[Problem, ...] = ()


class LibraryPage(QWidget):
    """Shows articles; whatever lies outside the library it asks for."""

    left = Signal()
    """Back to the map."""
    muscle_requested = Signal(str, str)
    """Muscle id, and the full id of a site or nothing."""
    region_requested = Signal(str)
    symptom_requested = Signal(str)
    glossary_requested = Signal(str)
    """Term id, or nothing for the whole glossary."""
    presentation_requested = Signal(str)
    """Article id."""
    handout_requested = Signal(str)
    """Article id."""

    def __init__(self, reading: Reading, views: Callable[[], list[ViewPaths]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self._reading = reading
        self._language = Language.EN
        self._number = reading.knowledge.safety.emergency_numbers[0]
        self.article = ""
        """Id of the article that is open."""
        self._history: list[tuple[str, float]] = []
        self._claims: HtmlWriter | None = None
        self._lit: tuple[str, ...] = ()
        """Words of a search that are lit up in the article."""
        self.pictures = Pictures(reading.knowledge, views, self)
        self._build()
        self._connect()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_side())
        main = QWidget()
        column = QVBoxLayout(main)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._build_tools())
        self.view = ArticleView(self.pictures)
        self.find_bar = FindBar(self.view)
        column.addWidget(self.find_bar)
        self.results = Results()
        self.stack = QStackedWidget()
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.results)
        column.addWidget(self.stack, 1)
        row.addWidget(main, 1)
        self.popover = Popover(self)

    def _build_side(self) -> QFrame:
        self.side = QFrame()
        self.side.setObjectName("librarySide")
        column = QVBoxLayout(self.side)
        column.setContentsMargins(12, 12, 8, 8)
        column.setSpacing(8)
        self.field = LibraryField()
        column.addWidget(self.field)
        self.contents = ContentsList()
        column.addWidget(self.contents, 1)
        self.faults = QPushButton()
        self.faults.setProperty("kind", "link")
        self.faults.setVisible(bool(self._reading.problems))
        column.addWidget(self.faults)
        self.glossary = QPushButton()
        self.glossary.setProperty("kind", "quiet")
        column.addWidget(self.glossary)
        return self.side

    def _build_tools(self) -> QFrame:
        bar = QFrame()
        bar.setObjectName("libraryTools")
        # Its words go where there is little room, so they must not keep the page from becoming narrow.
        bar.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 8, 12, 8)
        row.setSpacing(6)
        self.tools: dict[str, QToolButton] = {}
        for name in ("map", "back", "contents", "", "find", "present", "print", "previous", "next"):
            if not name:
                row.addStretch(1)
                continue
            button = QToolButton()
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            with_words = name in ("map", "find", "present", "print")
            button.setProperty("icononly", not with_words)
            style = Qt.ToolButtonStyle
            button.setToolButtonStyle(style.ToolButtonTextBesideIcon if with_words else style.ToolButtonIconOnly)
            row.addWidget(button)
            self.tools[name] = button
        self.tools["contents"].setCheckable(True)
        return bar

    def _connect(self) -> None:
        tools = self.tools
        tools["map"].clicked.connect(self.left)
        tools["back"].clicked.connect(self.go_back)
        tools["contents"].toggled.connect(lambda _on: self._arrange())
        tools["find"].clicked.connect(self.find_words)
        tools["present"].clicked.connect(lambda: self.presentation_requested.emit(self.article))
        tools["print"].clicked.connect(lambda: self.handout_requested.emit(self.article))
        tools["previous"].clicked.connect(lambda: self._step(-1))
        tools["next"].clicked.connect(lambda: self._step(1))
        self.view.link_requested.connect(self._on_link)
        self.view.needed.connect(self.refresh)
        self.view.section_changed.connect(lambda section: self.contents.show_open(self.article, section))
        self.contents.place_requested.connect(self._on_contents)
        self.field.words_changed.connect(self._on_words)
        self.field.entered.connect(self.results.choose_current)
        self.field.stepped.connect(self.results.step)
        self.results.hit_requested.connect(self._on_hit)
        self.results.left_upwards.connect(self.field.setFocus)
        self.find_bar.closed.connect(self.view.setFocus)
        self.popover.article_requested.connect(self.open)
        self.popover.glossary_requested.connect(self.glossary_requested)
        self.popover.closed.connect(self.view.setFocus)
        self.glossary.clicked.connect(lambda: self.glossary_requested.emit(""))
        self.faults.clicked.connect(self._tell_faults)

    # opening

    def open(self, article: str, section: int = 0, *, place: float | None = None, words: Sequence[str] = ()) -> None:
        """Open an article at a section, or at a place as `ArticleView.place` tells it; light up words.

        Raises:
            KeyError: where there is no such article.
        """
        wanted = self._reading.library.by_id[article]
        self.popover.dismiss()
        if self.article and (self.article != article or section):
            self._history.append((self.article, self.view.place()))
        if article != self.article:
            self.pictures.clear()
        self.article = wanted.id
        self.stack.setCurrentWidget(self.view)
        self._set_text()
        self.view.go_to(section if place is None else place)
        self._lit = tuple(words)
        self.view.mark_words(self._lit)
        self._show_place()

    def resume(self, remembered: str) -> None:
        """Open the article that was read last, where one was; else the first. `remembered` is what `place` gave."""
        article, _, place = remembered.partition(":")
        if article not in self._reading.library.by_id:
            if self._reading.library.articles:
                self.open(next(iter(self._reading.library.groups()))[1][0].id)
            return
        self.open(article, place=float(place) if place.replace(".", "", 1).isdigit() else 0.0)

    def place(self) -> str:
        """Return where one is, to be remembered; empty where nothing is open."""
        return f"{self.article}:{self.view.place():.3f}" if self.article else ""

    def refresh(self) -> None:
        """Set the text anew, at the same place: size, colours, width, language or body have changed."""
        if not self.article:
            return
        place = self.view.place()
        self._set_text()
        self.view.go_to(place)
        self.view.mark_words(self._lit)
        self.find_bar.renew()

    def set_language(self, language: Language, number: EmergencyNumber) -> None:
        """Show everything in a language, with whom to call."""
        renewed = (language, number) != (self._language, self._number) or not self.contents.count()
        self._language, self._number = language, number
        self.retranslate()
        if renewed:
            self.contents.show_library(self._reading.library, language)
            self.refresh()
            self._show_place()
            if self.field.text():
                self._on_words(self.field.text())

    def follow_look(self) -> None:
        """Take over colours and size, or the body, in force."""
        self.popover.dismiss()
        self.pictures.clear()
        self.retranslate()
        self._arrange()
        self.contents.scheduleDelayedItemsLayout()
        self.refresh()

    def _set_text(self) -> None:
        sheet = self.view.sheet()
        writer = HtmlWriter(self._reading.knowledge, self._language, self._number, sheet, self.pictures.is_tall)
        library = self._reading.library
        html = article_html(library.by_id[self.article], library, writer)
        self._claims = writer
        self.view.set_text(html, sheet, self._language)
        self.view.setAccessibleName(library.by_id[self.article].text(self._language).title)

    def _show_place(self) -> None:
        library = self._reading.library
        self.tools["back"].setEnabled(bool(self._history))
        self.tools["previous"].setEnabled(library.beside(self.article, -1) is not None)
        self.tools["next"].setEnabled(library.beside(self.article, 1) is not None)
        if self.article:
            self.contents.show_open(self.article, self.view.section())
        self.find_bar.renew()

    # moving about

    def go_back(self) -> None:
        """Go back to the article before, where one was reading."""
        if self.stack.currentWidget() is self.results:
            self.field.clear()
        elif self._history:
            article, place = self._history.pop()
            self.article = ""  # so that going back is not a step of its own
            self.open(article, place=place)

    def _step(self, by: int) -> None:
        other = self._reading.library.beside(self.article, by)
        if other is not None:
            self.open(other.id)

    def find_words(self) -> None:
        """Look for words in the article."""
        self.stack.setCurrentWidget(self.view)
        self.find_bar.enter()

    def search(self, words: str = "") -> None:
        """Go to the field over the contents."""
        self.tools["contents"].setChecked(True)
        self._arrange()
        if words:
            self.field.setText(words)
        self.field.setFocus()
        self.field.selectAll()

    def _on_contents(self, article: str, section: int) -> None:
        if article == self.article and self.stack.currentWidget() is self.view:
            self.view.go_to(section)
        else:
            self.open(article, section)
        if self._is_narrow():
            self.tools["contents"].setChecked(False)
        self.view.setFocus()

    def _on_words(self, words: str) -> None:
        self.popover.dismiss()
        if not words.strip():
            self.stack.setCurrentWidget(self.view)
            self._show_place()
            return
        hits = self._reading.search(words, self._language)
        self.results.show_hits(words.strip(), hits, whole_text=self._reading.whole_text())
        self.stack.setCurrentWidget(self.results)
        self.tools["back"].setEnabled(True)

    def _on_hit(self, hit: LibraryHit) -> None:
        if hit.kind is HitKind.ARTICLE:
            self.open(hit.id, hit.section, words=hit.matched)
            self.view.setFocus()
        elif hit.kind is HitKind.MUSCLE:
            self.muscle_requested.emit(hit.id, "")
        elif hit.kind is HitKind.REGION:
            self.region_requested.emit(hit.id)
        elif hit.kind is HitKind.SYMPTOM:
            self.symptom_requested.emit(hit.id)
        else:
            self.glossary_requested.emit(hit.id)

    def _on_link(self, scheme: str, target: str) -> None:
        if scheme == "claim" and self._claims is not None:
            claim = self._claims.claims[int(target)]
            self.popover.show_claim(claim, self._reading.knowledge, self._language, self._at(f"claim:{target}"))
        elif scheme == "term":
            term = self._reading.knowledge.term_by_id[target]
            self.popover.show_term(term, self._language, self._at(f"term:{target}"))
        elif scheme == "article":
            self.open(target)
        elif scheme == "map":
            muscle, _, site = target.partition("/")
            self.muscle_requested.emit(muscle, f"{muscle}.{site}" if site else "")
        elif scheme == "muscle":
            self.muscle_requested.emit(target, "")
        elif scheme == "place":
            self.region_requested.emit(target)
        elif scheme == "symptom":
            self.symptom_requested.emit(target)

    def _at(self, address: str) -> QRect:
        """Return where a link lies on the page: the one that was clicked, where it stands there more than once."""
        rect = self.view.link_rect(address)
        cursor = self.view.textCursor()
        if cursor.charFormat().anchorHref() == address:
            rect = self.view.cursorRect(cursor)
        return QRect(self.view.viewport().mapTo(self, rect.topLeft()), rect.size())

    def _tell_faults(self) -> None:
        box = QMessageBox(QMessageBox.Icon.Warning, self.tr("Library"), self.faults.text(), parent=self)
        box.setInformativeText("\n".join(str(problem) for problem in self._reading.problems[:8]))
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    # words and shape

    def retranslate(self) -> None:
        """Set words and icons in force."""
        names = {
            "map": ("map", self.tr("Map"), self.tr("Back to the map (Esc)")),
            "back": ("arrow-left", "", self.tr("Back to where you were (Alt+Left)")),
            "contents": ("list", "", self.tr("Contents and search")),
            "find": ("text-search", self.tr("Find"), self.tr("Find in this article (Ctrl+F)")),
            "present": ("presentation", self.tr("Present"), self.tr("Show full screen, step by step (F5)")),
            "print": ("printer", self.tr("Hand-out …"), self.tr("Print this article, or save it as PDF (Ctrl+P)")),
            "previous": ("chevron-left", "", self.tr("Previous article (Ctrl+Page Up)")),
            "next": ("chevron-right", "", self.tr("Next article (Ctrl+Page Down)")),
        }
        size = theme.icon_size()
        for name, (icon, text, tip) in names.items():
            button = self.tools[name]
            button.setIcon(theme.icon(icon))
            button.setIconSize(QSize(size, size))
            button.setText(f" {text}" if text else "")
            button.setToolTip(tip)
            button.setAccessibleName(tip)
        self.glossary.setText(self.tr("Words explained"))
        self.glossary.setIcon(theme.icon("book-a"))
        count = len(self._reading.problems)
        self.faults.setText(self.tr("Some articles could not be read in full ({count})").format(count=count))
        self.field.retranslate()
        self.find_bar.retranslate()
        self._arrange()

    def _is_narrow(self) -> bool:
        return self.width() < NARROW * theme.look.text_size / 100

    def _arrange(self) -> None:
        width = min(round(SIDE * theme.look.text_size / 100), int(self.width() * MOST_SIDE))
        narrow = self._is_narrow()
        self.tools["contents"].setVisible(narrow)
        self.side.setVisible(not narrow or self.tools["contents"].isChecked())
        self.side.setFixedWidth(max(width, min(SIDE, self.width() // 2)))
        room = self.width() - (self.side.width() if self.side.isVisibleTo(self) else 0)
        words = room > TOOLS * theme.look.text_size / 100
        style = Qt.ToolButtonStyle.ToolButtonTextBesideIcon if words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for name in ("find", "present", "print"):
            self.tools[name].setToolButtonStyle(style)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.popover.dismiss()
        self._arrange()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Escape:
            self.go_back() if self.stack.currentWidget() is self.results else self.left.emit()
        elif alt and event.key() == Qt.Key.Key_Left:
            self.go_back()
        elif control and event.key() == Qt.Key.Key_PageUp:
            self._step(-1)
        elif control and event.key() == Qt.Key.Key_PageDown:
            self._step(1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)
