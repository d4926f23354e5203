"""The list of candidates: the best few first, one open at a time, and what stays unexplained at its end."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from triggermap.domain.muscle import TriggerPoint
from triggermap.ui.i18n import place_name
from triggermap.ui.models.state import CardData, PanelState
from triggermap.ui.panels.blocks import ElideButton, WrapLabel
from triggermap.ui.panels.card import Card, CardDetail, PictureOf
from triggermap.words import in_sentence, pack_from

FIRST = 8
"""Cards shown before 'Show more': a long list helps nobody who is tired."""


class CandidateList(QWidget):
    """Cards are kept and used again, so that the list follows a click within a frame."""

    open_requested = Signal(object)
    """`CardData` of the card whose header was pressed."""
    site_requested = Signal(str)
    answered = Signal(str, object)
    check_skipped = Signal(bool)
    none_apply = Signal()
    muscle_requested = Signal(str)
    view_requested = Signal(str)
    article_requested = Signal(str)
    presentation_requested = Signal(str)
    symptom_left = Signal()
    """Back from a symptom's muscles to those for what is marked."""

    def __init__(self, picture_of: PictureOf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture_of = picture_of
        self._cards: list[Card] = []
        self._all = False
        self._state: PanelState | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self.title = WrapLabel(muted=True)
        layout.addWidget(self.title)
        self.symptom = WrapLabel(bold=True, scale=1.15)
        self.symptom.hide()
        layout.addWidget(self.symptom)
        self.leave = ElideButton()
        self.leave.setProperty("kind", "link")
        self.leave.clicked.connect(self.symptom_left)
        self.leave.hide()
        layout.addWidget(self.leave)
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        layout.addLayout(self._list)
        self.more = QPushButton()
        self.more.clicked.connect(self._on_more_clicked)
        layout.addWidget(self.more)
        self.unexplained = WrapLabel()
        layout.addWidget(self.unexplained)
        self.closing = WrapLabel(muted=True)
        layout.addWidget(self.closing)
        self._detail: CardDetail | None = None

    @property
    def cards(self) -> list[Card]:
        """The cards on the screen, in order."""
        return [card for card in self._cards if not card.isHidden()]

    @property
    def detail(self) -> CardDetail:
        """The notes, made when a card first opens."""
        if self._detail is None:
            self._detail = CardDetail(self)
            self._detail.hide()
            self._detail.site_requested.connect(self.site_requested)
            self._detail.answered.connect(self.answered)
            self._detail.check_skipped.connect(self.check_skipped)
            self._detail.none_apply.connect(self.none_apply)
            self._detail.muscle_requested.connect(self.muscle_requested)
            self._detail.view_requested.connect(self.view_requested)
            self._detail.article_requested.connect(self.article_requested)
            self._detail.presentation_requested.connect(self.presentation_requested)
        return self._detail

    def refresh_pictures(self) -> None:
        """Paint the headers again: a picture has come."""
        for card in self.cards:
            card.header.update()

    def show_state(self, state: PanelState) -> None:
        """Show the candidates of a new state."""
        if self._state is not None and (state.drawing, state.symptom) != (self._state.drawing, self._state.symptom):
            self._all = False
        self._state = state
        chosen = next((card for card in state.cards if _is_shown(card, state)), None)
        cards = list(state.cards) if self._all else list(state.cards[:FIRST])
        if chosen is not None and chosen not in cards:
            cards.append(chosen)
        self._fill(cards, state)
        left = len(state.cards) - len(cards)
        self.more.setVisible(left > 0)
        self.more.setText(self.tr("Show {count} more").format(count=left))
        self._say_rest(state)

    def prepare(self) -> None:
        """Make one card more than there is, up to those of a usual list, so that the first click finds it ready."""
        if len(self._cards) < FIRST:
            card = self._add_card()
            card.hide()
            card.ensurePolished()
            card.header.ensurePolished()

    def _add_card(self) -> Card:
        card = Card()
        card.header.picture_of = self._picture_of
        card.open_requested.connect(self.open_requested)
        self._cards.append(card)
        self._list.addWidget(card)
        return card

    def _fill(self, cards: list[CardData], state: PanelState) -> None:
        while len(self._cards) < len(cards):
            self._add_card()
        opened: tuple[Card, CardData, TriggerPoint] | None = None
        for card, data in zip(self._cards, cards, strict=False):
            chosen = _is_shown(data, state)
            site = shown_site(data, state)
            pack = state.knowledge.pack_of(data.muscle.id)
            origin = pack_from(pack, state.language) if pack is not None else ""
            card.header.set_data(data, site, state.language, opened=chosen and state.open, origin=origin)
            card.set_chosen(chosen)
            if card.isHidden():
                card.show()
            if chosen and state.open:
                opened = (card, data, site)
            else:
                card.set_detail(None)
        for card in self._cards[len(cards) :]:
            card.set_detail(None)
            if not card.isHidden():
                card.hide()
        if opened is not None:
            card, data, site = opened
            self.detail.show_card(state, data, site)
            card.set_detail(self.detail)

    def _say_rest(self, state: PanelState) -> None:
        marked = bool(state.drawing.marks) and state.symptom is None
        self._say_symptom(state)
        self.title.setVisible(marked and bool(state.cards))
        self.title.setText(self.tr("Muscles that often cause pain there, best match first"))
        names = [place_name(place, state.knowledge, state.language) for place in state.unexplained]
        self.unexplained.setVisible(marked and bool(names))
        self.unexplained.setText(
            self.tr("Not explained by any muscle here: {places}. Other causes are possible; ask your doctor.").format(
                places=", ".join(names)
            )
        )
        self.closing.setVisible((marked and bool(state.cards)) or state.symptom is not None)

    def _say_symptom(self, state: PanelState) -> None:
        """Say whose muscles these are, and lead back; a symptom has many other causes."""
        self.symptom.setVisible(state.symptom is not None)
        self.leave.setVisible(state.symptom is not None)
        if state.symptom is None:
            self.closing.setText(
                self.tr("A match is not a diagnosis. If it stays or gets worse, let a doctor or therapist look at it.")
            )
            return
        name = in_sentence(state.symptom.name.get(state.language))
        none = self.tr("No muscle here is known to give: {symptom}")
        words = self.tr("Muscles that may give: {symptom}") if state.cards else none
        self.symptom.setText(words.format(symptom=name))
        marked = bool(state.drawing.marks)
        self.leave.setText(self.tr("Back to what you marked") if marked else self.tr("Close this list"))
        self.closing.setText(
            self.tr("Many other things can give this too. If it is new, strong or stays, see a doctor first.")
        )

    def _on_more_clicked(self) -> None:
        self._all = True
        if self._state is not None:
            self.show_state(self._state)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            for card in self._cards:
                card.header.updateGeometry()
        super().changeEvent(event)


def _is_shown(card: CardData, state: PanelState) -> bool:
    shown = state.shown
    return shown is not None and card.key == (shown.muscle, shown.side)


def shown_site(card: CardData, state: PanelState) -> TriggerPoint:
    """Return the site that the card stands for now: the chosen one, or the best."""
    if _is_shown(card, state) and state.shown is not None:
        for site in card.sites:
            if site.id == state.shown.trigger_point:
                return site
    return card.sites[0]
