"""Signs that need a doctor first. Emergencies stand open and are never hidden; the rest unfolds.

Each sign is a box to tick: 'this applies to me'. A ticked one closes self-care and says whom to call.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from triggermap.domain.safety import EmergencyNumber, RedFlag, Urgency
from triggermap.domain.text import Language
from triggermap.ui import theme
from triggermap.ui.models.state import PanelState
from triggermap.ui.panels.blocks import ElideButton, WrapLabel
from triggermap.ui.panels.flow import FlowLayout

BOX = 16
USUAL = 10
"""Rows that most places bring."""


class FlagRow(QAbstractButton):
    """One sign with its box; the whole row can be pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.flag: RedFlag | None = None
        self._words = ""
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_flag(self, flag: RedFlag, language: Language, *, applied: bool, full: bool) -> None:
        """Show another sign; `full` in all its words, else in a few where the content has them."""
        signs = flag.signs.get(language)
        short = flag.short.get(language) if flag.short is not None else signs
        words = signs if full or applied else short
        words = words[:1].upper() + words[1:]
        renamed = words != self._words
        if renamed:
            self._words = words
            self.setText(words)
            self.updateGeometry()
        if flag is self.flag and applied == self.isChecked() and not renamed:
            return
        self.flag = flag
        self.setChecked(applied)
        self.setAccessibleName(self.tr("{signs} This applies to me").format(signs=signs))
        self.setToolTip(f"<p>{html.escape(signs)}</p>")
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return max(theme.wrapped_height(self._words, max(width - BOX - 12, 40)) + 8, 26)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(max(self.width(), 240)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, 26)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.look.tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse() or self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
            shade = QColor(tokens.warn_border)
            shade.setAlpha(50)
            painter.setBrush(shade)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)
        line = QFontMetrics(self.font()).height()
        box = QRectF(4, 4 + (line - BOX) / 2, BOX, BOX)
        painter.setPen(QPen(QColor(tokens.warn_text), 1.5))
        painter.setBrush(QColor(tokens.warn_text if self.isChecked() else tokens.surface))
        painter.drawRoundedRect(box, 3, 3)
        if self.isChecked():
            painter.drawPixmap(box.toRect(), theme.icon_pixmap("check", tokens.warn_ground, BOX, 2.0))
        painter.setPen(QColor(tokens.warn_text))
        theme.draw_wrapped(painter, self.rect().adjusted(BOX + 12, 4, 0, -4), self._words)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
        super().leaveEvent(event)


def call_words(flag: RedFlag, number: EmergencyNumber, language: Language) -> str:
    """Return whom to call for a sign that applies."""
    if flag.urgency is Urgency.EMERGENCY:
        return QCoreApplication.translate("Flags", "Call {number} now.").format(number=number.emergency)
    if flag.urgency is Urgency.TODAY:
        words = QCoreApplication.translate("Flags", "Call today: {who}.")
        return words.format(who=number.today.get(language))
    return QCoreApplication.translate("Flags", "Make an appointment with your doctor within a few days.")


class CallBox(QFrame):
    """What to do now that a sign applies; stands where self-care would."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("call")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 10)
        row.setSpacing(12)
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        self.title = WrapLabel(bold=True)
        self.text = WrapLabel()
        column.addWidget(self.title)
        column.addWidget(self.text)
        row.addLayout(column, 1)

    def show_flag(self, flag: RedFlag, number: EmergencyNumber, language: Language) -> None:
        """Say whom to call for this sign."""
        self._picture.setPixmap(
            theme.icon_pixmap("phone-call", theme.look.tokens.warn_ground, theme.icon_size(24), 2.0)
        )
        self.title.setFont(theme.font(1.2, bold=True))
        self.title.setText(call_words(flag, number, language))
        condition = flag.condition.get(language)
        self.text.setText(
            self.tr("It may be: {condition}. Self-care for this area is closed until a doctor has looked.").format(
                condition=condition
            )
        )


class FlagsBanner(QFrame):
    """The banner before the list."""

    applies_requested = Signal(str, bool)
    """Flag id, and whether it applies."""
    none_requested = Signal(tuple)
    """Ids of the emergencies that do not apply; empty to be asked again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("flags")
        self._key: tuple[object, ...] = ()
        self._unfolded = False
        self._rows: list[FlagRow] = []
        self._urgent: tuple[str, ...] = ()
        self._last: PanelState | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._picture = QLabel()
        head.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        self.title = WrapLabel(bold=True)
        head.addWidget(self.title, 1)
        layout.addLayout(head)
        self.call = CallBox()
        layout.addWidget(self.call)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        layout.addLayout(self._list)
        foot = QWidget()
        buttons = FlowLayout(foot, 4, 0)
        self.none = ElideButton()
        self.none.clicked.connect(self._on_none_clicked)
        self.again = self._link(lambda: self.none_requested.emit(()))
        self.more = self._link(self._on_more_clicked)
        for button in (self.none, self.again, self.more):
            buttons.addWidget(button)
        layout.addWidget(foot)
        self.hide()

    @staticmethod
    def _link(act: Callable[[], None]) -> QPushButton:
        button = ElideButton()
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(act)
        return button

    @property
    def rows(self) -> list[FlagRow]:
        """The rows on the screen."""
        return [row for row in self._rows if not row.isHidden()]

    def show_state(self, state: PanelState) -> None:
        """Show the flags of what is marked and chosen."""
        self._last = state
        key = (state.flags, state.applied, state.ruled_out, state.language, state.number, self._unfolded)
        if key == self._key:
            return
        self._key = key
        self.setVisible(bool(state.flags))
        if not state.flags:
            return
        emergencies = [flag for flag in state.flags if flag.urgency is Urgency.EMERGENCY]
        urgent = [flag for flag in emergencies if flag.id not in state.ruled_out or flag.id in state.applied]
        ticked = [flag for flag in state.applied_flags if flag not in urgent]
        rest = [flag for flag in state.flags if flag not in emergencies and flag not in ticked]
        self._urgent = tuple(flag.id for flag in urgent)
        self._show_title(state, asked=bool(urgent), answered=len(emergencies) - len(urgent))
        self.call.setVisible(bool(state.applied_flags))
        if state.applied_flags:
            self.call.show_flag(state.applied_flags[0], state.number, state.language)
        self._fill([*urgent, *ticked, *(rest if self._unfolded else [])], state)
        self._show_buttons(asked=bool(urgent), answered=len(emergencies) > len(urgent), rest=len(rest))

    def _show_title(self, state: PanelState, *, asked: bool, answered: int) -> None:
        self._picture.setPixmap(
            theme.icon_pixmap("triangle-alert", theme.look.tokens.warn_text, theme.icon_size(), 2.0)
        )
        if asked:
            words = self.tr("First rule this out. Tick what applies to you, and call {number} at once.")
            self.title.setText(words.format(number=state.number.emergency))
        elif answered:
            words = self.tr("Emergency signs ({count}): you said that none applies.")
            self.title.setText(words.format(count=answered))
        else:
            self.title.setText(self.tr("First rule this out"))

    def _show_buttons(self, *, asked: bool, answered: bool, rest: int) -> None:
        self.again.setVisible(answered)
        self.again.setText(self.tr("Show them again"))
        if answered and not asked and self.none.hasFocus():
            # A button that hides while it has the focus passes it on to whatever comes next, far down the panel.
            self.again.setFocus()
        self.none.setVisible(asked)
        self.none.setText(self.tr("None of these applies"))
        self.more.setVisible(rest > 0)
        unfold = self.tr("All warning signs ({count} more)").format(count=rest)
        self.more.setText(self.tr("Fewer warning signs") if self._unfolded else unfold)

    def prepare(self) -> None:
        """Make one row more than there is, up to those of a usual banner, so that the first click finds it ready."""
        if len(self._rows) < USUAL:
            row = self._add_row()
            row.hide()
            row.ensurePolished()

    def _add_row(self) -> FlagRow:
        row = FlagRow()
        row.clicked.connect(lambda checked, which=row: self._on_row_clicked(which, checked))
        self._rows.append(row)
        self._list.addWidget(row)
        return row

    def _fill(self, flags: list[RedFlag], state: PanelState) -> None:
        while len(self._rows) < len(flags):
            self._add_row()
        for row, flag in zip(self._rows, flags, strict=False):
            row.set_flag(flag, state.language, applied=flag.id in state.applied, full=self._unfolded)
            if row.isHidden():
                row.show()
        for row in self._rows[len(flags) :]:
            if not row.isHidden():
                row.hide()

    def _on_row_clicked(self, row: FlagRow, checked: bool) -> None:
        if row.flag is not None:
            self.applies_requested.emit(row.flag.id, checked)

    def _on_none_clicked(self) -> None:
        self.none_requested.emit(self._urgent)

    def _on_more_clicked(self) -> None:
        self._unfolded = not self._unfolded
        if self._last is not None:
            self.show_state(self._last)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange):
            self._key = ()
        super().changeEvent(event)
