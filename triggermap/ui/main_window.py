"""The window. Only the body stands before the first paint; the panels follow at once after it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from triggermap.domain.anatomy import Place
from triggermap.domain.text import Language
from triggermap.ui import tokens
from triggermap.ui.body.overlays import Overlay, Shown
from triggermap.ui.body.stage import BodyStage
from triggermap.ui.controller import Controller
from triggermap.ui.dialogs.opening import DialogsWindow
from triggermap.ui.services import Services, ThemeChoice

if TYPE_CHECKING:  # the rest is imported after the first paint
    from triggermap.domain.muscle import TriggerPoint
    from triggermap.ui.models.state import CardData, PanelState

PANEL_WIDTH = 440
STRIP_WIDTH = 108
FRAME = QSize(8, 40)
"""Pixels kept free for the title bar and the edges that the window system adds round a new window."""
BARS_HEIGHT, FOOTER_HEIGHT = 75, 29
"""Pixels at 100 %, kept free for the first paint."""
THUMBNAIL_DELAY = 150
"""Milliseconds: the small views follow the large one and the list, so that a click answers within a frame."""


class MainWindow(DialogsWindow):
    """Wires views to the controller; holds no state of its own beyond widgets."""

    ready = Signal()
    """The panels stand."""
    settled = Signal()
    """All that is read ahead has been read."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self.controller = Controller(services, self)
        preferences = self.controller.preferences
        tokens.apply_early(preferences.theme, lines=preferences.lines)
        self.setWindowTitle("Trigger Map")
        self.stage = BodyStage()
        self.canvas = self.stage.canvas
        self.canvas.name_of = self.name_of
        view = self.controller.view
        self._loaded = False
        self._build_shell()
        self._connect_canvas()
        self.stage.set_view(self.controller.paths_of(view))
        self.resize(QSize(1280, 800).boundedTo(self.screen().availableSize() - FRAME))
        if preferences.geometry:
            self.restoreGeometry(preferences.geometry)
        self.canvas.first_painted.connect(lambda: QTimer.singleShot(0, self, self.finish_loading))

    # building

    def _build_shell(self) -> None:
        """Build the body with empty room for all that follows, in its final size."""
        centre = QWidget()
        self._column = QVBoxLayout(centre)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        size = self.controller.preferences.text_size / 100
        self._top_room, self._strip_room, self._panel_room, self._footer_room = (QFrame() for _ in range(4))
        self._top_room.setFixedHeight(round(BARS_HEIGHT * size))
        self._footer_room.setFixedHeight(round(FOOTER_HEIGHT * size))
        self._strip_room.setFixedWidth(STRIP_WIDTH)
        self._panel_room.setMinimumWidth(340)
        left = QWidget()
        self._left = QHBoxLayout(left)
        self._left.setContentsMargins(0, 0, 0, 0)
        self._left.setSpacing(0)
        self._left.addWidget(self._strip_room)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.stage)
        self._left.addWidget(self.pages, 1)
        self.middle = QSplitter()
        self.middle.setChildrenCollapsible(False)
        self.middle.setHandleWidth(1)
        self.middle.addWidget(left)
        self.middle.addWidget(self._panel_room)
        self.middle.setStretchFactor(0, 1)
        self.middle.setStretchFactor(1, 0)
        self.middle.setSizes([840, PANEL_WIDTH])
        self.screens = QStackedWidget()
        self.screens.addWidget(self.middle)
        self._column.addWidget(self._top_room)
        self._column.addWidget(self.screens, 1)
        self._column.addWidget(self._footer_room)
        self.setCentralWidget(centre)

    def _build_bars(self) -> None:
        """Build what stands above and below: menus, top bar, footer."""
        from triggermap.ui.bars import Actions, Footer, TopBar

        self.actions_ = Actions(self.controller.model.stack, self)
        self.actions_.by_name["export"].setVisible(self.services.export_pdf is not None)
        self.actions_.by_name["handout"].setVisible(self.services.handouts is not None)
        self.actions_.wished.connect(self._on_wished)
        self.actions_.chosen.connect(self._on_chosen)
        self.top, self.footer = TopBar(self.actions_), Footer()
        self._column.replaceWidget(self._top_room, self.top)
        self._column.replaceWidget(self._footer_room, self.footer)
        for room in (self._top_room, self._footer_room):
            room.deleteLater()

    def _connect_canvas(self) -> None:
        canvas, controller = self.canvas, self.controller
        canvas.place_clicked.connect(controller.toggle)
        canvas.close_up_for = controller.close_up_for
        canvas.close_up_requested.connect(controller.on_close_up)
        canvas.back_requested.connect(controller.back_to_body)
        canvas.view_number_requested.connect(controller.set_view_number)
        controller.overlay_changed.connect(self._on_overlay_changed)
        controller.view_changed.connect(self._on_view_changed)
        controller.body_changed.connect(self._on_body_changed)
        controller.language_changed.connect(self._on_language_changed)
        controller.look_changed.connect(self._on_look_changed)

    def finish_loading(self) -> None:
        """Build the panels, now; called by itself after the first paint. Does nothing the second time."""
        if self._loaded:
            return
        self._loaded = True
        from triggermap.ui import theme
        from triggermap.ui.body import accessibility
        from triggermap.ui.body.strip import ViewStrip
        from triggermap.ui.body.thumbnails import ZonePictures
        from triggermap.ui.body.turning import Turning
        from triggermap.ui.i18n import Translation
        from triggermap.ui.layer_control import LayerControl
        from triggermap.ui.pack_control import PackControl
        from triggermap.ui.panels.side_panel import SidePanel

        accessibility.install()
        preferences = self.controller.preferences
        theme.apply(preferences.theme, preferences.text_size, lines=preferences.lines)
        self.translation = Translation()
        self.translation.install(self.controller.language)
        self._build_bars()
        self._zone_pictures = ZonePictures(self.controller.all_paths, self)
        self.turning = Turning(self.canvas, self.controller, self)
        self.strip = ViewStrip(self.services.atlas.views)
        self.strip.view_requested.connect(self.turning.go_to)
        self.strip.view_pointed.connect(lambda view: self.canvas.read_ahead(self.controller.paths_of(view)))
        self._left.replaceWidget(self._strip_room, self.strip)
        self._strip_room.deleteLater()
        self.panel = SidePanel(self._zone_picture)
        self.middle.replaceWidget(1, self.panel)
        self._panel_room.deleteLater()
        self._size_panel()
        self._zone_pictures.made.connect(self.panel.candidates.refresh_pictures)
        self._connect_panel()
        self._strip_timer = QTimer(self)
        self._strip_timer.setSingleShot(True)
        self._strip_timer.timeout.connect(self._follow_strip)
        self.stage.add_floats(self.name_of)
        self.turning.offered.connect(self.stage.offer_turns)
        self.turning.follow_view()
        self.canvas.make_complete()
        self.stage.inner_clicked.connect(self.controller.toggle)
        self.actions_.country_names = {}
        self._add_countries()
        self.layers = LayerControl(self.stage, self.controller, self.actions_)
        self.packs = PackControl(self.controller, self.actions_, self)
        self._column.insertWidget(1, self.packs.notice)
        self.controller.content_changed.connect(self._on_content_changed)
        self._name_all()
        self._show_notice()
        self._restore(knowledge_list=self.controller.preferences.list_view)
        self.controller.refresh()
        self._refresh_strip()
        self._set_tab_order()
        self.canvas.setFocus()
        self.ready.emit()
        self._warmups = [*self.controller.warmups(), *self.panel.preparations(), self.turning.prepare]
        self._warmups += self.desk.warmups() if self.desk is not None else ()
        QTimer.singleShot(0, self, self._warm_up)

    def _warm_up(self) -> None:
        """Read, bit by bit while nothing else is asked, what the first click needs."""
        if self._warmups:
            self._warmups.pop(0)()
            QTimer.singleShot(0, self, self._warm_up)
        else:
            self.packs.start()
            self.settled.emit()

    def _connect_panel(self) -> None:
        panel, controller = self.panel, self.controller
        panel.search.set_source(self.services.search, controller.knowledge, controller.language)
        panel.search.place_requested.connect(controller.mark_from_words)
        panel.search.muscle_requested.connect(controller.explore)
        panel.search.symptom_requested.connect(controller.show_symptom)
        panel.candidates.symptom_left.connect(controller.leave_symptom)
        panel.chips.remove_requested.connect(controller.model.remove)
        panel.chips.gesture_started.connect(controller.model.begin_gesture)
        panel.chips.intensity_requested.connect(controller.model.set_intensity)
        panel.chips.side_requested.connect(controller.model.set_side)
        panel.chips.both_requested.connect(controller.mark_both)
        panel.chips.show_requested.connect(controller.show_place)
        panel.chips.clear_requested.connect(controller.model.clear)
        panel.flags.applies_requested.connect(controller.apply_flag)
        panel.flags.none_requested.connect(controller.rule_out)
        panel.empty.example_requested.connect(controller.mark_from_words)
        panel.candidates.open_requested.connect(controller.open_card)
        panel.candidates.site_requested.connect(controller.choose_site)
        panel.candidates.answered.connect(controller.answer)
        panel.candidates.check_skipped.connect(controller.skip_check)
        panel.candidates.none_apply.connect(controller.answer_none)
        panel.candidates.muscle_requested.connect(controller.explore)
        panel.candidates.view_requested.connect(controller.set_view)
        controller.state_changed.connect(self._on_state_changed)
        controller.card_opened.connect(panel.scroll_to_open)
        self.canvas.focus_place_changed.connect(self._on_focus_place_changed)
        self._add_library()

    def _add_library(self) -> None:
        from triggermap.ui.library.desk import add_library

        self.desk = add_library(self)

    def _set_tab_order(self) -> None:
        """Let Tab follow the eye: top bar, small views, body, then the right side from top to bottom."""
        chain: list[QWidget] = [*self.top.buttons.values(), *self.strip.buttons.values(), self.canvas]
        chain += [self.panel.search, self.panel.flags.more]
        for first, second in pairwise(chain):
            QWidget.setTabOrder(first, second)

    def _panel_width(self) -> int:
        """Return a width for the right side that suits the text size and leaves the body more than half."""
        wanted = PANEL_WIDTH * self.controller.preferences.text_size // 100
        return min(wanted, max(PANEL_WIDTH, int(self.width() * 0.44)))

    def _size_panel(self) -> None:
        width = self._panel_width()
        self.middle.setSizes([max(self.width() - width, 320), width])

    def _restore(self, *, knowledge_list: bool) -> None:
        if self.controller.preferences.splitter:
            self.middle.restoreState(self.controller.preferences.splitter)
        if knowledge_list:
            self.set_list_view(True)

    def _add_countries(self) -> None:
        numbers = self.controller.knowledge.safety.emergency_numbers
        self.actions_.add_choice("country", [number.country for number in numbers])

    # words

    def name_of(self, place: Place) -> str:
        """Return a place's name in the language in force."""
        from triggermap.ui.i18n import place_name

        return place_name(place, self.controller.knowledge, self.controller.language)

    def _name_all(self) -> None:
        """Set all words of the window itself."""
        self.setWindowTitle(self.tr("Trigger Map"))
        self.footer.retranslate()
        self._name_canvas()
        knowledge = self.controller.loaded_knowledge
        if knowledge is not None and "country" in self.actions_.groups:
            self.actions_.country_names = {
                number.country: f"{number.name.get(self.controller.language)} ({number.emergency})"
                for number in knowledge.safety.emergency_numbers
            }
        self.actions_.retranslate()
        self.actions_.fill_menus(self.menuBar())
        self.layers.retranslate()
        self.actions_.show_preferences(self.controller.preferences, self.controller.body)
        self.top.show_preferences(self.controller.preferences, self.controller.body)

    def _name_canvas(self) -> None:
        """Say what the map shows, and how to use it."""
        from triggermap.ui.body.view_names import view_title

        self.canvas.setAccessibleName(self.tr("Map of the body: {view}").format(view=view_title(self.controller.view)))
        self.canvas.setAccessibleDescription(
            self.tr(
                "Arrow keys walk from place to place, Enter marks where it hurts, the digits choose a view. "
                "Shift and the left or right arrow turn the body. "
                "Control and Enter open a close-up, Escape leads back."
            )
        )

    def _show_notice(self) -> None:
        """Show the strip of the first run, until it is closed."""
        if self.controller.preferences.notice_seen:
            return
        from triggermap.ui.bars import Notice

        self.notice = Notice()
        self.notice.close_requested.connect(self._on_notice_closed)
        self.add_above(self.notice)

    def add_above(self, strip: QWidget) -> None:
        """Add a strip between the top bar and all below it."""
        self._column.insertWidget(1, strip)

    # what the controller tells

    def _on_overlay_changed(self, overlay: Overlay) -> None:
        before = {mark.place for mark in self.canvas.overlay.drawing.marks}
        self.stage.set_overlay(overlay)
        if not self._loaded:
            return
        self._zone_pictures.postpone()
        self.strip.pause()
        self._strip_timer.start(THUMBNAIL_DELAY)
        changed = before ^ set(overlay.drawing.places)
        if len(changed) == 1:
            from triggermap.ui.body import accessibility

            accessibility.announce_state(self.canvas, next(iter(changed)))

    def _on_state_changed(self, state: PanelState) -> None:
        self.panel.show_state(state)
        if self.pages.count() > 1:
            self._region_list.set_drawing(state.drawing)

    def _on_view_changed(self, view: str) -> None:
        self.stage.set_view(self.controller.paths_of(view), keep_zoom=self._loaded and self.turning.active)
        if self._loaded:
            self.strip.set_current(self.controller.flat_view)
            self.turning.follow_view()
            self._name_canvas()

    def _on_body_changed(self, _body: str) -> None:
        self.turning.leave_broken()
        self._on_view_changed(self.controller.view)
        self.actions_.show_preferences(self.controller.preferences, self.controller.body)
        self.top.show_preferences(self.controller.preferences, self.controller.body)
        self._zone_pictures.clear()
        self.controller.refresh()
        self._refresh_strip()
        self.panel.candidates.update()

    def _on_language_changed(self, language: Language) -> None:
        self.translation.install(language)
        self._name_all()
        if self._loaded:
            self.panel.search.set_source(self.services.search, self.controller.knowledge, language)
            self.strip.retranslate()
            for inset in self.stage.findChildren(QFrame, "inset"):
                inset.retranslate()  # type: ignore[attr-defined]
        if self.pages.count() > 1:
            self._region_list.set_language(language)
        self.canvas.refresh()

    def _on_content_changed(self) -> None:
        """Show everything anew: packs have brought or taken something."""
        self.panel.search.set_source(self.services.search, self.controller.knowledge, self.controller.language)
        self._zone_pictures.clear()
        self.layers.renew()
        self._name_all()
        if self.pages.count() > 1:
            self._region_list.set_knowledge(self.controller.knowledge)
        self._on_view_changed(self.controller.view)
        self._refresh_strip()

    def _on_look_changed(self) -> None:
        from triggermap.ui import theme

        preferences = self.controller.preferences
        theme.apply(preferences.theme, preferences.text_size, lines=preferences.lines)
        self._name_all()
        self._zone_pictures.clear()
        self.panel.follow_look()
        self.strip.retranslate()
        self.canvas.refresh()
        self._size_panel()
        self.stage.arrange()
        self.controller.refresh()
        self._refresh_strip()

    def _on_focus_place_changed(self, place: Place | None) -> None:
        from triggermap.ui.body import accessibility

        accessibility.announce_focus(self.canvas, place)

    def _follow_strip(self) -> None:
        self.strip.follow(self.controller.flat_view, self.controller.paths_of, self.controller.overlay())

    def _refresh_strip(self) -> None:
        self.strip.set_content(self.controller.flat_view, self.controller.paths_of, self.controller.overlay())

    def _zone_picture(self, card: CardData, site: TriggerPoint, size: int, ratio: float) -> QPixmap | None:
        shown = Shown(site.id, card.muscle.id, card.side)
        return self._zone_pictures.get(shown, self.controller.body, size, ratio)

    # what the person wishes

    def _on_wished(self, name: str) -> None:
        from triggermap.ui import wishes

        self.finish_loading()
        wishes.act(self, name)

    def _on_chosen(self, name: str, value: object) -> None:
        from triggermap.ui import wishes

        self.finish_loading()
        wishes.choose(self, name, value)

    def set_list_view(self, on: bool) -> None:
        """Show the list of places instead of the map, or the map again."""
        self.finish_loading()
        if on and self.pages.count() == 1:
            from triggermap.ui.panels.region_list import RegionList

            self._region_list = RegionList(self.controller.knowledge, self.controller.language)
            self._region_list.toggle_requested.connect(self.controller.toggle)
            self._region_list.set_drawing(self.controller.drawing)
            self.pages.addWidget(self._region_list)
        self.pages.setCurrentIndex(1 if on else 0)
        self.strip.setVisible(not on)
        self.actions_.by_name["list"].setChecked(on)
        if on:
            self._region_list.setFocus()
        self.controller.remember(replace(self.controller.preferences, list_view=on))

    def _on_notice_closed(self) -> None:
        self.notice.hide()
        self.controller.remember(replace(self.controller.preferences, notice_seen=True))

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._loaded and self.desk is not None:
            self.desk.remember()
        kept = replace(
            self.controller.preferences,
            geometry=bytes(self.saveGeometry().data()),
            splitter=bytes(self.middle.saveState().data()),
        )
        self.controller.remember(kept)
        super().closeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.ThemeChange and self.controller.preferences.theme is ThemeChoice.SYSTEM:
            QTimer.singleShot(0, self, self._follow_system)
        super().changeEvent(event)

    def _follow_system(self) -> None:
        """Follow the desktop's change between light and dark."""
        if self._loaded and QGuiApplication.instance() is not None:
            self._on_look_changed()
