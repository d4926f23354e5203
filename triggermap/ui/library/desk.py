"""The library's place in the window: opens and leaves it, leads from an article to the map and back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.library import START
from triggermap.ui import theme
from triggermap.ui.panels.blocks import ElideButton

if TYPE_CHECKING:  # imported when the library is first opened, or while nothing else is asked
    from triggermap.domain.slides import Slide
    from triggermap.ui.library.page import LibraryPage
    from triggermap.ui.main_window import MainWindow
    from triggermap.ui.services import LibraryServices


class ReturnStrip(QFrame):
    """Above the map, after an article led there: the way back."""

    back_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        self.back = ElideButton()
        self.back.setProperty("kind", "quiet")
        self.back.clicked.connect(self.back_requested)
        row.addWidget(self.back)
        row.addStretch(1)
        self.cross = QToolButton()
        self.cross.setProperty("icononly", True)
        self.cross.setProperty("kind", "quiet")
        self.cross.clicked.connect(self.hide)
        row.addWidget(self.cross)
        self.hide()

    def show_title(self, title: str) -> None:
        """Offer the way back to an article."""
        self.back.setText(self.tr("Back to “{title}”").format(title=title))
        self.back.setIcon(theme.icon("arrow-left"))
        self.cross.setIcon(theme.icon("x"))
        self.cross.setToolTip(self.tr("Close"))
        self.cross.setAccessibleName(self.tr("Close"))
        self.show()


class LibraryDesk(QObject):
    """Owns the library's page and follows what changes in the window."""

    opened = Signal(bool)
    """Whether the library stands in place of the map."""

    def __init__(self, services: LibraryServices, window: MainWindow) -> None:
        super().__init__(window)
        self._services = services
        self._window = window
        self._controller = window.controller
        self._screens = window.screens
        self._page: LibraryPage | None = None
        self._stale = False
        self.strip = ReturnStrip()
        self.strip.back_requested.connect(self.open)

    @property
    def is_open(self) -> bool:
        """Whether the library stands in place of the map."""
        return self._page is not None and self._screens.currentWidget() is self._page

    @property
    def page(self) -> LibraryPage:
        """The page; made when it is first needed."""
        if self._page is None:
            from triggermap.ui.library.page import LibraryPage, Reading

            library, problems = self._services.load()
            controller = self._controller
            reading = Reading(library, controller.knowledge, self._services.search, self._services.whole_text, problems)
            page = self._page = LibraryPage(reading, controller.all_paths)
            page.set_language(controller.language, controller.number())
            self._screens.addWidget(page)
            page.left.connect(self.leave)
            page.presentation_requested.connect(self.present_article)
            page.handout_requested.connect(self._window.show_handout)
            page.tools["print"].setVisible(self._window.services.handouts is not None)
            page.muscle_requested.connect(self._on_muscle)
            page.region_requested.connect(self._on_region)
            page.symptom_requested.connect(self._on_symptom)
            page.glossary_requested.connect(lambda term: self._window.show_glossary(term or None))
        return self._page

    def warmups(self) -> Iterator[Callable[[], object]]:
        """Return steps that read ahead what opening the library and the first search would wait for."""
        yield self._load
        yield self._services.whole_text
        yield lambda: self.page

    def acts(self) -> dict[str, Callable[[], object]]:
        """Return what the library does for actions of the menus, while it is open in place of what they do else."""
        own: dict[str, Callable[[], object]] = {"library": self.toggle, "present": self.present}
        if not self.is_open:
            return own
        page = self.page
        reading = {**own, "find": page.find_words}
        return (
            {**reading, "print": page.tools["print"].click} if self._window.services.handouts is not None else reading
        )

    def _load(self) -> None:
        """Read the articles; cards and the search field lead to them from then on."""
        self._services.load()
        self._controller.read_more = self._about
        self._controller.refresh()
        self._window.panel.search.set_library(self._services)

    def _about(self, muscle: str, regions: Sequence[str]) -> tuple[tuple[str, str], ...]:
        found = self._services.load()[0].about(muscle, regions)
        return tuple((article.id, article.text(self._controller.language).title) for article in found)

    # opening and leaving

    def toggle(self) -> None:
        """Open the library, or go back to the map."""
        if self.is_open:
            self.leave()
        else:
            self.open()

    def open(self) -> None:
        """Open the library where one was reading last."""
        page = self._show()
        if not page.article:
            page.resume(self._controller.preferences.library_place)
        page.view.setFocus()

    def open_article(self, article: str, section: int = 0) -> None:
        """Open an article; one that is not there opens the library where one was."""
        page = self._show()
        if article in self._services.load()[0].by_id:
            page.open(article, section)
        elif not page.article:
            page.resume(self._controller.preferences.library_place)
        page.view.setFocus()

    def leave(self) -> None:
        """Go back to the map, on which nothing has changed."""
        if self.is_open:
            self.remember()
            self._screens.setCurrentIndex(0)
            self._window.canvas.setFocus()
            self.opened.emit(False)

    def remember(self) -> None:
        """Keep where one is reading."""
        if self._page is not None and self._page.article:
            kept = replace(self._controller.preferences, library_place=self._page.place())
            self._controller.remember(kept)

    def _show(self) -> LibraryPage:
        page = self.page
        self.strip.hide()
        self._screens.setCurrentWidget(page)
        self.opened.emit(True)
        if self._stale:
            self._stale = False
            page.follow_look()
        return page

    # full screen

    def present(self) -> None:
        """Show full screen what is open: the article, or the muscle on the map, or else the first article."""
        shown = self._controller.overlay().shown
        if self.is_open:
            self.present_article(self.page.article)
        elif shown is not None:
            self.present_muscle(shown.muscle)
        else:
            self.open()
            self.present_article(self.page.article)

    def present_article(self, article: str) -> None:
        """Show an article full screen, in steps."""
        from triggermap.domain.slides import article_slides

        text = self._services.load()[0].by_id[article].text(self._controller.language)
        self._present(article_slides(text))

    def present_muscle(self, muscle: str) -> None:
        """Show a muscle full screen, in steps."""
        from triggermap.ui.body.overlays import Shown
        from triggermap.ui.library.muscle_slides import muscle_slides

        controller = self._controller
        found = controller.knowledge.muscle_by_id[muscle]
        regions = [
            region for site in found.sites for region in controller.own_regions(Shown(site.id, muscle, Side.RIGHT))
        ]
        self._present(muscle_slides(found, controller.knowledge, controller.language, tuple(dict.fromkeys(regions))))

    def _present(self, slides: tuple[Slide, ...]) -> None:
        from triggermap.ui.library.presentation import Presentation

        controller = self._controller
        self.presentation = Presentation(
            slides, controller.knowledge, controller.language, controller.number(), self.page.pictures, self._window
        )
        self.presentation.showFullScreen()

    # from an article to the map

    def _to_map(self) -> None:
        self.leave()
        if self.page.article:
            self._name_strip()

    def _name_strip(self) -> None:
        article = self._services.load()[0].by_id[self.page.article]
        self.strip.show_title(article.text(self._controller.language).title)

    def _on_muscle(self, muscle: str, site: str) -> None:
        self._to_map()
        self._controller.explore(muscle)
        if site:
            self._controller.choose_site(site)

    def _on_region(self, region: str) -> None:
        self._to_map()
        paired = self._controller.knowledge.region_by_id[region].paired
        sides = [place.side for place in self._controller.drawing.places if place.side is not Side.MIDLINE]
        side = (sides[0] if sides else Side.RIGHT) if paired else Side.MIDLINE
        place = Place(region, side)
        self._controller.show_place(place)
        self._window.canvas.set_focused(place)

    def _on_symptom(self, symptom: str) -> None:
        self._to_map()
        self._controller.show_symptom(symptom)

    # what has changed elsewhere

    def follow(self) -> None:
        """Listen to the window from now on."""
        controller, window = self._controller, self._window
        controller.language_changed.connect(self._on_language_changed)
        controller.look_changed.connect(self._on_look_changed)
        controller.body_changed.connect(self._on_look_changed)
        controller.content_changed.connect(self._on_content_changed)
        window.actions_.chosen.connect(self._on_language_changed)  # whom to call may be another
        window.actions_.by_name["list"].triggered.connect(self.leave)

    def _on_language_changed(self, *_what: object) -> None:
        if self._page is not None:
            self._page.set_language(self._controller.language, self._controller.number())
        if self.strip.isVisible():
            self._name_strip()

    def _on_content_changed(self) -> None:
        """Make the page anew over what is known now; whoever was reading stays where they were."""
        page = self._page
        if page is None:
            return
        self.remember()
        was_open = self.is_open
        self._page = None
        self._screens.removeWidget(page)
        page.deleteLater()
        self._window.panel.search.set_library(self._services)
        if was_open:
            self.open()

    def _on_look_changed(self, *_what: object) -> None:
        """Take over colours, size or body: at once where the library is open, else when it opens."""
        if self.is_open:
            self.page.follow_look()
        else:
            self._stale = self._page is not None


def add_library(window: MainWindow) -> LibraryDesk | None:
    """Give the window its library; None, and no trace of it, where there is none."""
    services = window.services.library
    actions, panel = window.actions_.by_name, window.panel
    for name in ("library", "present"):
        actions[name].setVisible(services is not None)
    window.top.buttons["library"].setVisible(services is not None)
    if services is None:
        return None
    desk = LibraryDesk(services, window)
    window.add_above(desk.strip)
    desk.opened.connect(actions["library"].setChecked)
    panel.search.article_requested.connect(desk.open_article)
    panel.search.term_requested.connect(window.show_glossary)
    panel.empty.start_requested.connect(lambda: desk.open_article(START))
    panel.empty.offer_start()
    panel.candidates.article_requested.connect(desk.open_article)
    panel.candidates.presentation_requested.connect(desk.present_muscle)
    desk.follow()
    return desk
