"""A muscle in steps: where the pain is felt, how it is found, what one can do, when to see someone.

What may be shown of self-care follows the same rule as the cards: nobody was asked anything here, so what would change
it stands before the steps, and a site that is not to be pressed shows no pressing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QCoreApplication

from triggermap.domain.knowledge import Knowledge
from triggermap.domain.library import FlagsEmbed, Item, ItemList, MapEmbed, Paragraph, Quote, Words
from triggermap.domain.muscle import Muscle
from triggermap.domain.safety import Urgency
from triggermap.domain.slides import Slide, pieces
from triggermap.domain.text import Language, Text
from triggermap.finder.care import CarePlan, care_plan
from triggermap.finder.flags import contraindications, danger_zones, red_flags


def muscle_slides(
    muscle: Muscle, knowledge: Knowledge, language: Language, regions: Sequence[str]
) -> tuple[Slide, ...]:
    """Return the slides of a muscle that lies in these regions."""
    return tuple(_Maker(muscle, knowledge, language, regions).slides())


class _Maker:
    def __init__(self, muscle: Muscle, knowledge: Knowledge, language: Language, regions: Sequence[str]) -> None:
        self._muscle = muscle
        self._knowledge = knowledge
        self._language = language
        self._regions = regions
        self._plan: CarePlan = care_plan(muscle, muscle.sites, contraindications(regions, knowledge), {})

    def slides(self) -> Iterator[Slide]:
        muscle, say = self._muscle, self._say
        name = say(muscle.name)
        picture = QCoreApplication.translate("Slides", "The muscle and where its pain is felt")
        yield Slide(name, (_prose(say(muscle.summary)),), MapEmbed(muscle.id, None, picture), lead=muscle.latin)
        yield from self._warnings()
        for site in muscle.sites:
            yield Slide(_title(say(site.name)), (_prose(say(site.pain)),), MapEmbed(muscle.id, site.id, picture))
        if self._plan.barred:
            yield self._do_not_press()
        if self._plan.show_find:
            yield from self._steps(QCoreApplication.translate("Slides", "Find it"), muscle.find)
        if self._plan.show_steps:
            yield from self._care()
        if self._plan.show_stretch and muscle.stretch is not None:
            caution = Quote((_prose(say(muscle.stretch.caution)),))
            title = QCoreApplication.translate("Slides", "Stretch it")
            yield from pieces(title, [caution, _steps(map(say, muscle.stretch.steps))])
        yield from self._points(QCoreApplication.translate("Slides", "What keeps it going"), muscle.keeps_going)
        yield from self._points(QCoreApplication.translate("Slides", "See someone when"), muscle.see_someone)

    def _say(self, text: Text) -> str:
        return text.get(self._language)

    def _warnings(self) -> Iterator[Slide]:
        """Yield the emergencies of the place, and what else comes before any pressing."""
        title = QCoreApplication.translate("Slides", "First rule this out")
        flags = red_flags(self._regions, self._knowledge, self._muscle.id)
        own = [flag.id for flag in flags if flag.urgency is Urgency.EMERGENCY or self._muscle.id in flag.muscles]
        if own:
            words = QCoreApplication.translate("Slides", "Signs that need a doctor first")
            yield from pieces(title, [FlagsEmbed(tuple(own), words)])
        zones = danger_zones(self._knowledge, self._muscle.id)
        careful = [*self._muscle.cautions, *(zone.rule for zone in zones)]
        yield from self._points(QCoreApplication.translate("Slides", "Careful"), careful)

    def _do_not_press(self) -> Slide:
        words = QCoreApplication.translate("Slides", "Never press here yourself. Leave it to a trained therapist.")
        names = [_title(self._say(site.name)) for site in self._plan.barred]
        return Slide(
            QCoreApplication.translate("Slides", "Not to be pressed"), (Quote((_prose(words),)), _points(names))
        )

    def _care(self) -> Iterator[Slide]:
        title = QCoreApplication.translate("Slides", "Treat it yourself")
        if self._plan.warnings:
            words = QCoreApplication.translate("Slides", "Ask your doctor or therapist first if you have:")
            names = [self._say(warning.condition.condition) for warning in self._plan.warnings]
            yield from pieces(title, [_prose(words), _points(names)])
        if self._plan.pinch_only:
            words = QCoreApplication.translate("Slides", "Pinch only. Never press inwards here.")
            yield Slide(title, (Quote((_prose(words),)),))
        yield from self._steps(title, self._muscle.self_care.steps)
        yield from self._points(QCoreApplication.translate("Slides", "Stop when"), self._muscle.self_care.stop)

    def _steps(self, title: str, texts: Sequence[Text]) -> Iterator[Slide]:
        if texts:
            yield from pieces(title, [_steps(map(self._say, texts))])

    def _points(self, title: str, texts: Sequence[Text]) -> Iterator[Slide]:
        if texts:
            yield from pieces(title, [_points(list(map(self._say, texts)))])


def _prose(text: str) -> Paragraph:
    return Paragraph((Words(text),))


def _points(texts: Sequence[str]) -> ItemList:
    return ItemList(tuple(Item((Words(text),)) for text in texts), numbered=False)


def _steps(texts: Iterator[str]) -> ItemList:
    return ItemList(tuple(Item((Words(text),)) for text in texts), numbered=True)


def _title(name: str) -> str:
    return name[:1].upper() + name[1:]
