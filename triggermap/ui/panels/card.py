"""One candidate: a header that is always there, and the notes that unfold below it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import TriggerPoint
from triggermap.domain.text import Language
from triggermap.finder.care import care_plan
from triggermap.ui import theme
from triggermap.ui.models.state import CardData, PanelState
from triggermap.ui.models.view_groups import inside_view
from triggermap.ui.panels import notes
from triggermap.ui.panels.blocks import ElideButton, WrapLabel, column, empty, framed, heading
from triggermap.ui.panels.flags import CallBox
from triggermap.ui.panels.flow import FlowLayout
from triggermap.ui.panels.selfcare import stretch_tab, treat_tab
from triggermap.words import pack_origin

PAD = 12
PictureOf = Callable[[CardData, TriggerPoint, int, float], QPixmap | None]


def latin_short(latin: str) -> str:
    """Return the Latin name without 'Musculus'."""
    short = latin.removeprefix("Musculus ").removeprefix("Musculi ")
    return short[:1].upper() + short[1:]


class CardHeader(QAbstractButton):
    """Rank, name, bar, reason, picture: painted, so that a list of them follows a click at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.data: CardData | None = None
        self.site: TriggerPoint | None = None
        self.opened = False
        self.picture_of: PictureOf | None = None
        self._key: tuple[object, ...] = ()
        self._lines: tuple[tuple[str, float, bool, bool], ...] = ()
        self._heights: dict[tuple[int, int], int] = {}
        """Height by width and text size: layouts ask for the same again and again."""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_data(
        self, data: CardData, site: TriggerPoint, language: Language, *, opened: bool, origin: str = ""
    ) -> None:
        """Show another candidate; `origin` says whose content it is where that is not the program's own."""
        key = (data, site.id, language, opened, origin)
        if key == self._key:
            return
        self._key = key
        self.data, self.site, self.opened = data, site, opened
        name = data.muscle.name.get(language)
        title = f"{data.rank} · {name}" if data.rank else name
        under = " · ".join(part for part in (latin_short(data.muscle.latin), side_short(data.side)) if part)
        lines = [(title, 1.08, True, False), (under, 0.92, False, True)]
        if origin:
            lines.append((origin, 0.92, False, True))
        reason = data.reason
        if len(data.muscle.sites) > 1:
            spot = site.name.get(language)
            reason = f"{spot[:1].upper()}{spot[1:]}. {reason}" if reason else spot
        if reason:
            lines.append((reason, 1.0, False, False))
        if tuple(lines) != self._lines:
            self._lines = tuple(lines)
            self._heights.clear()
            self.updateGeometry()
        match = self.tr("match {score} of 100").format(score=round(data.score * 100)) if data.rank else ""
        spoken = ", ".join(part for part in (title, under, origin, match, reason) if part)
        self.setAccessibleName(spoken)
        self.setAccessibleDescription(self.tr("open") if opened else self.tr("closed"))
        self.setToolTip(
            self.tr("The bar shows how well the described pattern fits what you marked. It is not a chance of illness.")
        )
        self.update()

    def _thumb(self) -> int:
        return round(64 * min(theme.look.text_size, 150) / 100 / 4) * 4

    def _text_width(self, width: int) -> int:
        return max(width - 3 * PAD - self._thumb(), 60)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        key = (width, theme.look.text_size)
        found = self._heights.get(key)
        if found is None:
            found = self._heights[key] = self._height(width)
        return found

    def _height(self, width: int) -> int:
        height = 2 * PAD - 2
        for number, (text, scale, bold, _muted) in enumerate(self._lines):
            height += self._measure(text, scale, bold, self._text_width(width)) + 2
            height += 12 if number == 1 and self._has_bar() else 0
        return max(height, self._thumb() + 2 * PAD)

    def _has_bar(self) -> bool:
        return self.data is not None and self.data.rank > 0

    @staticmethod
    def _measure(text: str, scale: float, bold: bool, width: int) -> int:
        return theme.wrapped_height(text, width, scale, bold=bold)

    def sizeHint(self) -> QSize:
        return QSize(280, self.heightForWidth(max(self.width(), 280)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() and not self.opened:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_soft))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 6, 6)
        self._paint_text(painter)
        self._paint_picture(painter)

    def _paint_text(self, painter: QPainter) -> None:
        tokens = theme.look.tokens
        y, width = PAD - 1, self._text_width(self.width())
        for number, (text, scale, bold, muted) in enumerate(self._lines):
            painter.setPen(QColor(tokens.muted if muted else tokens.text))
            height = self._measure(text, scale, bold, width)
            theme.draw_wrapped(painter, QRect(PAD, y, width, height), text, scale, bold=bold)
            y += height + 2
            if number == 1 and self._has_bar():
                self._paint_bar(painter, QRectF(PAD, y + 2, width, 5))
                y += 12

    def _paint_bar(self, painter: QPainter, box: QRectF) -> None:
        assert self.data is not None
        tokens = theme.look.tokens
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.track))
        painter.drawRoundedRect(box, 2.5, 2.5)
        painter.setBrush(QColor(tokens.accent))
        share = min(max(self.data.score, 0.02), 1.0)
        painter.drawRoundedRect(QRectF(box.x(), box.y(), box.width() * share, box.height()), 2.5, 2.5)

    def _paint_picture(self, painter: QPainter) -> None:
        if self.picture_of is None or self.data is None or self.site is None:
            return
        size = self._thumb()
        box = QRect(self.width() - PAD - size, PAD, size, size)
        pixmap = self.picture_of(self.data, self.site, size, self.devicePixelRatioF())
        if pixmap is None:
            painter.fillRect(box, QColor(theme.look.tokens.ground))
        else:
            painter.drawPixmap(box, pixmap)
        painter.setPen(QPen(QColor(theme.look.tokens.border), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5), 3, 3)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


def side_short(side: Side) -> str:
    """Return which side's muscle is meant; a candidate on the midline means both alike."""
    return {
        Side.LEFT: QCoreApplication.translate("Card", "your left"),
        Side.RIGHT: QCoreApplication.translate("Card", "your right"),
        Side.MIDLINE: QCoreApplication.translate("Card", "both sides"),
    }[side]


class CardDetail(QWidget):
    """The notes on a muscle behind tabs; one exists, in the card that is open."""

    site_requested = Signal(str)
    """Full id of another site of this muscle."""
    answered = Signal(str, object)
    check_skipped = Signal(bool)
    none_apply = Signal()
    muscle_requested = Signal(str)
    view_requested = Signal(str)
    """View in which the site is seen from inside."""
    article_requested = Signal(str)
    presentation_requested = Signal(str)
    """Muscle id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tab = "pain"
        self._shown: tuple[object, ...] = ()
        self._state: PanelState | None = None
        self._data: CardData | None = None
        self._site: TriggerPoint | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAD, 0, PAD, PAD)
        layout.setSpacing(8)
        self._sites, self._sites_layout = column(4)
        self._origin, self._origin_layout = column(0)
        layout.addWidget(self._origin)
        layout.addWidget(self._sites)
        tabs = QWidget()
        self._tabs = FlowLayout(tabs, 2, 0)
        self._group = QButtonGroup(self)
        self.tab_buttons: dict[str, QPushButton] = {}
        for name in notes.TABS:
            button = QPushButton()
            button.setProperty("kind", "tab")
            button.setCheckable(True)
            button.setCursor(Qt.CursorShape.PointingHandCursor)
            button.clicked.connect(lambda _checked=False, which=name: self.set_tab(which))
            self._group.addButton(button)
            self._tabs.addWidget(button)
            self.tab_buttons[name] = button
        layout.addWidget(tabs)
        self.body: QWidget = QWidget()
        layout.addWidget(self.body)
        self.more, self._more_layout = column(2)
        layout.addWidget(self.more)

    def set_tab(self, name: str) -> None:
        """Show another tab."""
        self.tab = name
        if self._state is not None and self._data is not None and self._site is not None:
            self.show_card(self._state, self._data, self._site)

    def show_card(self, state: PanelState, data: CardData, site: TriggerPoint) -> None:
        """Show the notes on one site; rebuilds only what differs."""
        same_words = self._state is not None and self._state.knowledge is state.knowledge  # packs may bring others
        self._state, self._data, self._site = state, data, site
        key = (
            data.key, site.id, tuple(item.id for item in data.sites), state.language, state.applied_flags,
            tuple(item.id for item in state.conditions), tuple(sorted(state.answers.items())), state.check_skipped,
            self.tab, state.number, state.articles,
        )  # fmt: skip
        if key == self._shown and same_words:
            return
        self._shown = key
        if self.tab == "notes" and not state.knowledge.notes_on(data.muscle):
            self.tab = "pain"
        self._name_tabs()
        self.tab_buttons["notes"].setVisible(bool(state.knowledge.notes_on(data.muscle)))
        self._fill_origin(state, data)
        self._fill_sites(state, data, site)
        body, layout = column(10)
        self._fill_tab(layout, state, data, site)
        old = self.body
        self.layout().replaceWidget(old, body)  # type: ignore[union-attr]
        self.body = body
        self._hand_over_focus(old, body)
        old.hide()
        old.deleteLater()
        self._fill_more(state, data)

    def _hand_over_focus(self, old: QWidget, new: QWidget) -> None:
        """Keep the focus on the same button, or else on the tab: Qt would pass it on to what comes next, far away."""
        focused = self.window().focusWidget()
        if focused is None or not old.isAncestorOf(focused):
            return
        name = focused.accessibleName()
        same = (button for button in new.findChildren(QPushButton) if name and button.accessibleName() == name)
        new.show()
        next(same, self.tab_buttons[self.tab]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_tabs(self) -> None:
        for name, button in self.tab_buttons.items():
            button.setText(notes.tab_name(name))
            button.setChecked(name == self.tab)
            button.setAccessibleName(
                QCoreApplication.translate("Card", "Tab {name}").format(name=button.text().replace("&", ""))
            )

    def _fill_origin(self, state: PanelState, data: CardData) -> None:
        """Say whose content the card holds where it is a pack's."""
        empty(self._origin_layout)
        pack = state.knowledge.pack_of(data.muscle.id)
        self._origin.setVisible(pack is not None)
        if pack is not None:
            box, layout = framed("origin")
            layout.addWidget(WrapLabel(pack_origin(pack, state.language)))
            self._origin_layout.addWidget(box)

    def _fill_sites(self, state: PanelState, data: CardData, site: TriggerPoint) -> None:
        empty(self._sites_layout)
        self._sites.setVisible(len(data.sites) > 1)
        if len(data.sites) <= 1:
            return
        words = QCoreApplication.translate("Card", "Places in this muscle, best match first:")
        self._sites_layout.addWidget(WrapLabel(words, muted=True))
        holder = QWidget()
        flow = FlowLayout(holder, 6)
        for item in data.sites:
            button = ElideButton(item.name.get(state.language))
            button.setCheckable(True)
            button.setChecked(item.id == site.id)
            button.clicked.connect(lambda _checked=False, which=item.id: self.site_requested.emit(which))
            flow.addWidget(button)
        self._sites_layout.addWidget(holder)

    def _fill_more(self, state: PanelState, data: CardData) -> None:
        """Offer articles to read on, and the muscle in steps for a class or a patient."""
        empty(self._more_layout)
        self.more.setVisible(bool(state.articles))
        if not state.articles:
            return
        self._more_layout.addWidget(heading(QCoreApplication.translate("Card", "Read more")))
        for article, title in state.articles:
            link = self._link(title, "book-open")
            link.clicked.connect(lambda _on=False, which=article: self.article_requested.emit(which))
        link = self._link(QCoreApplication.translate("Card", "Show this muscle full screen"), "presentation")
        link.clicked.connect(lambda _on=False, which=data.muscle.id: self.presentation_requested.emit(which))

    def _link(self, words: str, icon: str) -> ElideButton:
        button = ElideButton(words)
        button.setProperty("kind", "link")
        button.setIcon(theme.icon(icon, theme.look.tokens.accent))
        button.setToolTip(words)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        self._more_layout.addWidget(button)
        return button

    def _fill_tab(self, layout: QVBoxLayout, state: PanelState, data: CardData, site: TriggerPoint) -> None:
        muscle = data.muscle
        plan = care_plan(muscle, (site,), state.conditions, state.answers, state.applied_flags)
        if plan.closed_by is not None and self.tab in ("find", "treat", "stretch"):
            box = CallBox()
            box.show_flag(plan.closed_by, state.number, state.language)
            layout.addWidget(box)
            return
        if self.tab in ("treat", "stretch"):
            fill = treat_tab if self.tab == "treat" else stretch_tab
            check = fill(layout, state, muscle, plan)
            if check is not None:
                check.answered.connect(self.answered)
                check.skipped.connect(self.check_skipped)
                check.none_apply.connect(self.none_apply)
        else:
            view = inside_view(site.depth, data.side)
            inside = (lambda: self.view_requested.emit(view)) if view is not None else None
            notes.fill(self.tab, layout, state, muscle, site, plan, self.muscle_requested.emit, inside)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._shown = ()
        super().changeEvent(event)


class Card(QFrame):
    """A header, and below it the notes where this is the open card."""

    open_requested = Signal(object)
    """The card's `CardData`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(4)
        self.header = CardHeader()
        self.header.clicked.connect(self._on_header_clicked)
        self._layout.addWidget(self.header)
        self.detail: CardDetail | None = None

    @property
    def data(self) -> CardData | None:
        """What the card shows."""
        return self.header.data

    def set_chosen(self, chosen: bool) -> None:
        """Frame the card whose pattern lies on the body."""
        if bool(self.property("chosen")) != chosen:
            self.setProperty("chosen", chosen)
            self.style().polish(self)
            self.update()

    def set_detail(self, detail: CardDetail | None) -> None:
        """Take the notes in, or let them go to another card."""
        if detail is self.detail:
            return
        if self.detail is not None:
            self._layout.removeWidget(self.detail)
            self.detail.hide()
        self.detail = detail
        if detail is not None:
            self._layout.addWidget(detail)
            detail.show()

    def _on_header_clicked(self) -> None:
        self.open_requested.emit(self.header.data)
