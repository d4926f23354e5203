"""The texts behind a card's tabs, but for self-treatment: pain, finding, what keeps it going, care, therapist."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from triggermap.domain.muscle import Muscle, Press, Prior, TriggerPoint
from triggermap.domain.packs import Audience
from triggermap.domain.safety import Allowed
from triggermap.domain.zones import Depth
from triggermap.finder.care import CarePlan, PressStop
from triggermap.ui.models.state import PanelState
from triggermap.ui.panels.blocks import ElideButton, WrapLabel, add_section, caution, facts, heading, listed
from triggermap.ui.panels.flow import FlowLayout
from triggermap.words import link_lines, pack_from, prior_line

TABS = ("pain", "find", "treat", "stretch", "keeps", "careful", "notes", "therapist")


def tab_name(tab: str) -> str:
    """Return a tab's name."""
    return {
        "pain": QCoreApplication.translate("Card", "Pain"),
        "find": QCoreApplication.translate("Card", "Find it"),
        "treat": QCoreApplication.translate("Card", "Treat it"),
        "stretch": QCoreApplication.translate("Card", "Stretch"),
        "keeps": QCoreApplication.translate("Card", "Keeps it going"),
        "careful": QCoreApplication.translate("Card", "Careful"),
        "notes": QCoreApplication.translate("Card", "Notes"),
        "therapist": QCoreApplication.translate("Card", "Therapist"),
    }[tab]


def fill(
    tab: str,
    layout: QVBoxLayout,
    state: PanelState,
    muscle: Muscle,
    site: TriggerPoint,
    plan: CarePlan,
    look_up: Callable[[str], None],
    show_inside: Callable[[], None] | None,
) -> None:
    """Fill one tab; `look_up` opens another muscle, `show_inside` the diagram in which the site is seen, if any."""
    if tab == "pain":
        _pain(layout, state, muscle, site)
    elif tab == "find":
        _find(layout, state, muscle, site, plan)
        if show_inside is not None:
            _add_inside(layout, show_inside)
    elif tab == "keeps":
        _keeps(layout, state, muscle, look_up)
    elif tab == "careful":
        _careful(layout, state, muscle, site)
    elif tab == "notes":
        _notes(layout, state, muscle)
    else:
        _therapist(layout, state, muscle, site)


def _pain(layout: QVBoxLayout, state: PanelState, muscle: Muscle, site: TriggerPoint) -> None:
    language = state.language
    layout.addWidget(WrapLabel(site.pain.get(language)))
    names = [
        state.knowledge.symptom_by_id[name].name.get(language)
        for name in site.symptoms
        if name in state.knowledge.symptom_by_id
    ]
    add_section(layout, QCoreApplication.translate("Card", "It may also give"), names)
    layout.addWidget(heading(QCoreApplication.translate("Card", "About this muscle")))
    layout.addWidget(WrapLabel(muscle.summary.get(language)))


def _find(layout: QVBoxLayout, state: PanelState, muscle: Muscle, site: TriggerPoint, plan: CarePlan) -> None:
    language = state.language
    layout.addWidget(facts([(QCoreApplication.translate("Card", "About here"), site.where.get(language))]))
    if plan.show_find:
        if plan.pinch_only:
            layout.addWidget(caution([(
                QCoreApplication.translate("Card", "Pinch only. Never press inwards here."), ""
            )]))  # fmt: skip
        if muscle.find:
            layout.addWidget(listed([step.get(language) for step in muscle.find], numbered=True))
    elif plan.press_stop is PressStop.SITE:
        layout.addWidget(caution([(
            QCoreApplication.translate("Card", "Do not feel for this spot by pressing. Leave it to a therapist."), ""
        )]))  # fmt: skip
    else:
        layout.addWidget(caution([(
            QCoreApplication.translate("Card", "Do not press here: you said that a condition applies to you."), ""
        )]))  # fmt: skip


def _add_inside(layout: QVBoxLayout, show_inside: Callable[[], None]) -> None:
    button = ElideButton(QCoreApplication.translate("Card", "See where it lies inside"))
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.clicked.connect(lambda _checked=False: show_inside())
    holder = QWidget()
    FlowLayout(holder, 6).addWidget(button)
    layout.addWidget(holder)


def _keeps(layout: QVBoxLayout, state: PanelState, muscle: Muscle, look_up: Callable[[str], None]) -> None:
    language = state.language
    if muscle.keeps_going:
        layout.addWidget(listed([item.get(language) for item in muscle.keeps_going]))
    known = [name for name in muscle.satellites if name in state.knowledge.muscle_by_id]
    if not known:
        if not muscle.keeps_going:
            layout.addWidget(WrapLabel(QCoreApplication.translate("Card", "Nothing is described here.")))
        return
    layout.addWidget(heading(QCoreApplication.translate("Card", "Look at these muscles too")))
    holder = QWidget()
    flow = FlowLayout(holder, 6)
    for name in known:
        button = ElideButton(state.knowledge.muscle_by_id[name].name.get(language))
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked=False, which=name: look_up(which))
        flow.addWidget(button)
    layout.addWidget(holder)


def _careful(layout: QVBoxLayout, state: PanelState, muscle: Muscle, site: TriggerPoint) -> None:
    language = state.language
    cautions = [("", item.get(language)) for item in muscle.cautions]
    cautions += [
        (zone.place.get(language), f"{zone.danger.get(language)} {zone.rule.get(language)}") for zone in state.dangers
    ]
    if cautions:
        layout.addWidget(caution(cautions))
    add_section(
        layout, QCoreApplication.translate("Card", "See someone when"),
        [item.get(language) for item in muscle.see_someone],
    )  # fmt: skip
    add_section(
        layout, QCoreApplication.translate("Card", "Do not treat yourself with"),
        [item.condition.get(language) for item in state.conditions if item.pressure is Allowed.NO],
    )  # fmt: skip
    add_section(
        layout, QCoreApplication.translate("Card", "What else it may be"),
        [item.get(language) for item in site.mistaken_for],
    )  # fmt: skip
    add_section(
        layout, QCoreApplication.translate("Card", "Always"),
        [rule.rule.get(language) for rule in state.knowledge.safety.general_rules],
    )  # fmt: skip


def _notes(layout: QVBoxLayout, state: PanelState, muscle: Muscle) -> None:
    """Show what packs note on the muscle and its sites."""
    language = state.language
    sites = {site.id: site.name.get(language) for site in muscle.sites}
    for note in state.knowledge.notes_on(muscle):
        layout.addWidget(heading(note.title.get(language)))
        for paragraph in note.paragraphs:
            layout.addWidget(WrapLabel(paragraph.get(language)))
        whose = [pack_from(state.knowledge.pack_by_id[note.pack], language)]
        if note.on in sites:
            whose.append(QCoreApplication.translate("Card", "about: {site}").format(site=sites[note.on]))
        if note.audience is Audience.THERAPIST:
            whose.append(QCoreApplication.translate("Card", "for the therapist"))
        layout.addWidget(WrapLabel(" · ".join(whose), muted=True, scale=0.92))


def _therapist(layout: QVBoxLayout, state: PanelState, muscle: Muscle, site: TriggerPoint) -> None:
    language = state.language
    anatomy = muscle.therapist
    name = site.name.get(language)
    if site.number is not None:
        name = QCoreApplication.translate("Card", "{name} (TrP {number})").format(name=name, number=site.number)
    layout.addWidget(facts([
        (QCoreApplication.translate("Card", "Muscle"), muscle.latin),
        (QCoreApplication.translate("Card", "Site"), name),
        (QCoreApplication.translate("Card", "Depth"), _depth(site.depth)),
        (QCoreApplication.translate("Card", "Pressing"), _press(site.press)),
        (QCoreApplication.translate("Card", "Origin"), anatomy.origin.get(language)),
        (QCoreApplication.translate("Card", "Insertion"), anatomy.insertion.get(language)),
        (QCoreApplication.translate("Card", "Action"), anatomy.action.get(language)),
        (QCoreApplication.translate("Card", "Innervation"), anatomy.innervation.get(language)),
        (QCoreApplication.translate("Card", "Palpation"), anatomy.palpation.get(language)),
        (QCoreApplication.translate("Card", "How often found"), _prior(site.prior)),
        (QCoreApplication.translate("Card", "This rests on"), prior_line(site, state.knowledge, language)),
    ]))  # fmt: skip
    if site.prior_ground.get(language):
        layout.addWidget(WrapLabel(site.prior_ground.get(language), muted=True))
    if site.number is not None:
        layout.addWidget(WrapLabel(
            QCoreApplication.translate(
                "Card",
                "The number is that of the manual up to 1999. "
                "The edition of 2019 dropped numbers and exact spots.",
            ),
            muted=True,
        ))  # fmt: skip
    layout.addWidget(heading(QCoreApplication.translate("Card", "How well each area is shown")))
    layout.addWidget(listed(link_lines(site, state.knowledge, language)))
    if anatomy.evidence.get(language):
        layout.addWidget(heading(QCoreApplication.translate("Card", "Evidence")))
        layout.addWidget(WrapLabel(anatomy.evidence.get(language)))
    if not site.sure:
        layout.addWidget(WrapLabel(
            QCoreApplication.translate("Card", "The sources do not agree on this pattern, or none was found."),
            bold=True,
        ))  # fmt: skip
    if site.note is not None:
        layout.addWidget(WrapLabel(site.note.get(language)))
    keys = dict.fromkeys((*site.sources, *muscle.sources))
    known = state.knowledge.source_by_key
    add_section(
        layout, QCoreApplication.translate("Card", "Sources"),
        [known[key].reference if key in known else key for key in keys],
    )  # fmt: skip


def _depth(depth: Depth) -> str:
    return {
        Depth.SUPERFICIAL: QCoreApplication.translate("Card", "superficial"),
        Depth.DEEP: QCoreApplication.translate("Card", "deep"),
        Depth.INTRA_ORAL: QCoreApplication.translate("Card", "reached from inside the mouth"),
        Depth.INTRA_PELVIC: QCoreApplication.translate("Card", "reached from inside the pelvis"),
    }[depth]


def _press(press: Press) -> str:
    return {
        Press.FINGERS: QCoreApplication.translate("Card", "with fingers"),
        Press.PINCH_ONLY: QCoreApplication.translate("Card", "pinch only"),
        Press.NONE: QCoreApplication.translate("Card", "not by the person"),
    }[press]


def _prior(prior: Prior) -> str:
    return {
        Prior.COMMON: QCoreApplication.translate("Card", "common"),
        Prior.FAIRLY_COMMON: QCoreApplication.translate("Card", "fairly common"),
        Prior.UNCOMMON: QCoreApplication.translate("Card", "uncommon"),
        Prior.RARE: QCoreApplication.translate("Card", "rare"),
    }[prior]
