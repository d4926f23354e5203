"""The 'Treat it' tab: the short check, what stands above step 1, the steps; and the stretch."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from triggermap.domain.muscle import Muscle
from triggermap.domain.safety import Contraindication
from triggermap.domain.text import Language
from triggermap.finder.care import CarePlan, PressStop, Warning, questions
from triggermap.ui.models.state import PanelState
from triggermap.ui.panels.blocks import WrapLabel, add_section, caution, facts, heading, listed


class ShortCheck(QFrame):
    """A few questions before the first self-care text; answering is optional."""

    answered = Signal(str, object)
    """Contraindication id, and True, False, or None for taken back."""
    skipped = Signal(bool)
    """True to fold the questions away, False to show them again."""
    none_apply = Signal()

    def __init__(self, state: PanelState, asked: tuple[Contraindication, ...]) -> None:
        super().__init__()
        self.setObjectName("check")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.setSpacing(6)
        self.buttons: dict[str, tuple[QPushButton, QPushButton]] = {}
        if not check_is_open(state):
            self._folded(layout, state, asked)
            return
        layout.addWidget(WrapLabel(self.tr("Short check first (optional)"), bold=True))
        layout.addWidget(
            WrapLabel(self.tr("Does one of these apply to you? What you leave open counts as a caution."), muted=True)
        )
        for item in asked:
            layout.addLayout(self._question(item, state))
        row = QHBoxLayout()
        none = QPushButton(self.tr("None of these"))
        none.clicked.connect(self.none_apply)
        skip = QPushButton(self.tr("Skip"))
        skip.setProperty("kind", "quiet")
        skip.clicked.connect(lambda: self.skipped.emit(True))
        row.addWidget(none)
        row.addWidget(skip)
        row.addStretch(1)
        layout.addLayout(row)

    def _folded(self, layout: QVBoxLayout, state: PanelState, asked: tuple[Contraindication, ...]) -> None:
        row = QHBoxLayout()
        yes = [item.condition.get(state.language) for item in asked if state.answers.get(item.id)]
        open_ones = sum(item.id not in state.answers for item in asked)
        if yes:
            words = self.tr("Short check: {conditions}").format(conditions=", ".join(yes))
        elif open_ones:
            words = self.tr("Short check skipped: the cautions below count for you until you answer.")
        else:
            words = self.tr("Short check: none of these apply to you.")
        row.addWidget(WrapLabel(words), 1)
        change = QPushButton(self.tr("Change"))
        change.clicked.connect(lambda: self.skipped.emit(False))
        row.addWidget(change, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(row)

    def _question(self, item: Contraindication, state: PanelState) -> QVBoxLayout:
        """Return a question with its buttons; below it what changes, unless the answer is no."""
        column = QVBoxLayout()
        column.setSpacing(2)
        row = QHBoxLayout()
        row.setSpacing(4)
        words = item.question.get(state.language) if item.question is not None else ""
        row.addWidget(WrapLabel(words), 1)
        yes, no = QPushButton(self.tr("Yes")), QPushButton(self.tr("No"))
        answer = state.answers.get(item.id)
        for button, value in ((yes, True), (no, False)):
            button.setProperty("kind", "answer")
            button.setCheckable(True)
            button.setChecked(answer is value)
            button.setAccessibleName(f"{words} {button.text()}")
            button.clicked.connect(
                lambda checked, which=item.id, said=value: self.answered.emit(which, said if checked else None)
            )
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)
        if answer is None:
            advice = self.tr("If yes: {advice}").format(advice=item.advice.get(state.language))
            column.addWidget(WrapLabel(advice, muted=True, scale=0.92))
        self.buttons[item.id] = (yes, no)
        return column


def check_is_open(state: PanelState) -> bool:
    """Tell whether the questions stand open; each then carries its own caution."""
    asked = questions(state.conditions)
    return not state.check_skipped and any(item.id not in state.answers for item in asked)


def add_check(layout: QVBoxLayout, state: PanelState) -> ShortCheck | None:
    """Add the short check, where the content has questions for this place."""
    asked = questions(state.conditions)
    if not asked:
        return None
    check = ShortCheck(state, asked)
    layout.addWidget(check)
    return check


def treat_tab(layout: QVBoxLayout, state: PanelState, muscle: Muscle, plan: CarePlan) -> ShortCheck | None:
    """Fill the 'Treat it' tab; return the check so that the card can connect it."""
    language = state.language
    check = add_check(layout, state)
    _add_cautions(layout, state, muscle, plan)
    care = muscle.self_care
    if plan.show_steps and not care.steps:
        words = QCoreApplication.translate("SelfCare", "No self-treatment is described for this muscle.")
        layout.addWidget(WrapLabel(words))
    elif plan.show_steps:
        layout.addWidget(facts(_dose(muscle, language)))
        layout.addWidget(heading(QCoreApplication.translate("SelfCare", "Steps")))
        layout.addWidget(listed([step.get(language) for step in care.steps], numbered=True))
        add_section(
            layout, QCoreApplication.translate("SelfCare", "Stop when"), [item.get(language) for item in care.stop]
        )
    _add_heat(layout, state, muscle, plan)
    return check


def _add_cautions(layout: QVBoxLayout, state: PanelState, muscle: Muscle, plan: CarePlan) -> None:
    """Add what must be read before step 1: why there is no pressing, how to hold, the person's own conditions."""
    language = state.language
    texts: list[tuple[str, str]] = []
    if plan.press_stop is PressStop.SITE:
        texts.append((
            QCoreApplication.translate("SelfCare", "Do not press this spot yourself."),
            QCoreApplication.translate(
                "SelfCare", "It lies where pressing can harm, or where fingers can't reach it safely. "
                "Leave it to a trained therapist."),
        ))  # fmt: skip
    elif plan.press_stop is PressStop.CONDITION:
        texts.append((
            QCoreApplication.translate("SelfCare", "Do not press here: you said that a condition applies to you."),
            QCoreApplication.translate("SelfCare", "Ask your doctor or therapist first. The steps are hidden."),
        ))  # fmt: skip
    elif plan.pinch_only and plan.show_steps:
        texts.append((
            QCoreApplication.translate("SelfCare", "Pinch only."),
            QCoreApplication.translate(
                "SelfCare", "Lift the muscle between thumb and fingers. Never press inwards here."),
        ))  # fmt: skip
    texts.extend(_warning_texts(_not_asked(plan.warnings, state), language))
    if plan.show_steps:
        texts.extend((zone.place.get(language), zone.rule.get(language)) for zone in state.dangers)
    if texts:
        layout.addWidget(caution(texts))


def _not_asked(warnings: tuple[Warning, ...], state: PanelState) -> tuple[Warning, ...]:
    """Leave out what the open questions say themselves."""
    return tuple(item for item in warnings if item.answered or not check_is_open(state))


def _warning_texts(warnings: tuple[Warning, ...], language: Language) -> list[tuple[str, str]]:
    texts = []
    for item in warnings:
        name = item.condition.condition.get(language)
        if item.answered:
            lead = name
        else:
            lead = QCoreApplication.translate("SelfCare", "If this applies to you: {condition}").format(condition=name)
        texts.append((lead, item.condition.advice.get(language)))
    return texts


def _dose(muscle: Muscle, language: Language) -> list[tuple[str, str]]:
    care = muscle.self_care
    rows = [(QCoreApplication.translate("SelfCare", "With"), care.tool.get(language))]
    if care.pressure is not None:
        words = QCoreApplication.translate("SelfCare", "{range} on a scale of 0 to 10")
        rows.append((
            QCoreApplication.translate("SelfCare", "How hard"), words.format(range=_range(care.pressure))
        ))  # fmt: skip
    if care.seconds is not None:
        words = QCoreApplication.translate("SelfCare", "{range} seconds each time")
        rows.append((
            QCoreApplication.translate("SelfCare", "How long"), words.format(range=_range(care.seconds))
        ))  # fmt: skip
    if care.times_a_day is not None:
        words = QCoreApplication.translate("SelfCare", "{range} times a day")
        rows.append((
            QCoreApplication.translate("SelfCare", "How often"), words.format(range=_range(care.times_a_day))
        ))  # fmt: skip
    return rows


def _range(pair: tuple[int, int]) -> str:
    low, high = pair
    if low == high:
        return str(low)
    return QCoreApplication.translate("SelfCare", "{low} to {high}").format(low=low, high=high)


def _add_heat(layout: QVBoxLayout, state: PanelState, muscle: Muscle, plan: CarePlan) -> None:
    if not muscle.self_care.heat_cold.get(state.language):
        return
    layout.addWidget(heading(QCoreApplication.translate("SelfCare", "Heat or cold")))
    own = [item for item in plan.heat_warnings if item.answered]
    if own:
        layout.addWidget(caution(_warning_texts(tuple(own), state.language)))
    layout.addWidget(WrapLabel(muscle.self_care.heat_cold.get(state.language)))


def stretch_tab(layout: QVBoxLayout, state: PanelState, muscle: Muscle, plan: CarePlan) -> ShortCheck | None:
    """Fill the 'Stretch' tab; closed where a condition that the person has forbids stretching."""
    language = state.language
    if muscle.stretch is None:
        layout.addWidget(WrapLabel(QCoreApplication.translate("SelfCare", "No stretch is advised for this muscle.")))
        return None
    check = add_check(layout, state)
    texts = _warning_texts(_not_asked(plan.stretch_warnings, state), language)
    if not plan.show_stretch:
        lead = QCoreApplication.translate("SelfCare", "Do not stretch: you said that a condition applies to you.")
        layout.addWidget(caution([(lead, ""), *texts]))
        return check
    texts.append(("", muscle.stretch.caution.get(language)))
    if any(text for _lead, text in texts):
        layout.addWidget(caution(texts))
    layout.addWidget(listed([step.get(language) for step in muscle.stretch.steps], numbered=True))
    hold = QCoreApplication.translate("SelfCare", "{seconds} seconds").format(seconds=muscle.stretch.hold_seconds)
    times = QCoreApplication.translate("SelfCare", "{count} times").format(count=muscle.stretch.repeats)
    layout.addWidget(facts([
        (QCoreApplication.translate("SelfCare", "Hold"), hold),
        (QCoreApplication.translate("SelfCare", "Repeat"), times),
    ]))  # fmt: skip
    return check
