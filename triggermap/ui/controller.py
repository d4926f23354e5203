"""The coordinator: views ask, it acts, and tells the views what there is to show."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing
from triggermap.domain.text import Language
from triggermap.ui.body.gallery import Gallery
from triggermap.ui.body.overlays import Overlay, Shown
from triggermap.ui.models.drawing import DrawingModel
from triggermap.ui.models.view_groups import MAIN, groups_of
from triggermap.ui.services import FigureChoice, Preferences, PrintWish, Services, ThemeChoice

if TYPE_CHECKING:  # imported where they are used: the body is painted before any of them is needed
    from triggermap.domain.knowledge import Knowledge
    from triggermap.domain.lookup import Findings, MuscleCandidate
    from triggermap.domain.safety import DangerZone, EmergencyNumber
    from triggermap.ui.body.shapes import ViewPaths
    from triggermap.ui.models.state import CardData, PanelState


class Controller(QObject):
    """Holds what is marked, chosen and set; the only object that calls the services."""

    overlay_changed = Signal(object)
    """`Overlay` for the map; sent before the list, so that the body answers first."""
    state_changed = Signal(object)
    """`PanelState` for the right panel."""
    view_changed = Signal(str)
    body_changed = Signal(str)
    language_changed = Signal(object)
    content_changed = Signal()
    """What there is to know has changed, or the language that it is in."""
    look_changed = Signal()
    """Theme, text size, or how the body is drawn."""
    card_opened = Signal()

    def __init__(self, services: Services, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.services = services
        self.preferences = services.preferences.load()
        self.model = DrawingModel(self)
        self.model.changed.connect(self._on_drawing_changed)
        self._findings: Findings | None = None
        self.body = self._known_body(self.preferences.body)
        self.view = self._whole = self._first_view()
        self.gallery = Gallery(services.atlas)
        self._knowledge: Knowledge | None = None
        self._shown: Shown | None = None
        self._picked = False
        """True where the person picked the candidate, rather than it being the best."""
        self._open = False
        self._explored: tuple[str, Side] | None = None
        self._symptom: str | None = None
        """Symptom whose muscles are listed, instead of those for what is marked."""
        self._applied: frozenset[str] = frozenset()
        self._ruled_out: frozenset[str] = frozenset()
        self._answers: dict[str, bool] = {}
        self._skipped = False
        self._own: dict[Shown, tuple[str, ...]] = {}
        self.read_more: Callable[[str, Sequence[str]], tuple[tuple[str, str], ...]] = lambda _muscle, _regions: ()
        """Id and title of articles about a muscle and regions; the library puts its own here once it has been read."""

    # content and shapes

    @property
    def knowledge(self) -> Knowledge:
        """The content; read when it is first asked for."""
        if self._knowledge is None:
            self._knowledge = self.services.knowledge()
        return self._knowledge

    @property
    def loaded_knowledge(self) -> Knowledge | None:
        """The content if it has been read."""
        return self._knowledge

    @property
    def findings(self) -> Findings:
        """What the finder says of the marks."""
        from triggermap.domain.lookup import Findings

        return self._findings if self._findings is not None else Findings()

    @property
    def language(self) -> Language:
        """The language in force."""
        return self.preferences.language

    @property
    def drawing(self) -> PainDrawing:
        """What is marked."""
        return self.model.drawing

    def paths_of(self, view: str) -> ViewPaths:
        """Return a view of the body in force."""
        return self.gallery.paths_of(self.body, view)

    def all_paths(self) -> list[ViewPaths]:
        """Return all baked views, the one on the screen or the one nearest to it first."""
        return self.gallery.baked(self.body, self.view)

    def close_up_for(self, place: Place) -> str | None:
        """Return the close-up that a place of the view on the screen leads to, if there is one."""
        return self.gallery.close_up_for(self.body, self.view, place)

    @property
    def flat_view(self) -> str:
        """The baked view on the screen, or the one nearest to the angle on the screen."""
        return self.gallery.flat_of(self.body, self.view)

    def back_to_body(self) -> None:
        """Leave a close-up for the whole body that was shown before it."""
        self.set_view(self._whole)

    def renew_content(self) -> None:
        """Take over content that has changed: packs were added, switched or removed."""
        self._knowledge = None
        self._own.clear()
        self.gallery.forget()
        known = self.knowledge
        for name in (self._shown.muscle if self._shown else "", self._explored[0] if self._explored else ""):
            if name and name not in known.muscle_by_id:
                self._shown = self._explored = None
                self._picked = self._open = False
        if self._shown is not None and self._shown.trigger_point not in known.trigger_point_by_id:
            self._shown = replace(self._shown, trigger_point=known.muscle_by_id[self._shown.muscle].sites[0].id)
        if self._symptom not in known.symptom_by_id:
            self._symptom = None
        self.content_changed.emit()
        self.rank_anew()

    def rank_anew(self) -> None:
        """Rank what is marked again: there is more to be found now."""
        self._findings = self.services.find(self.drawing)
        self._choose_best()
        self._tell()

    def warmups(self) -> Iterator[Callable[[], object]]:
        """Return small steps that read what the first click would otherwise wait for."""
        yield lambda: self.services.find(PainDrawing())
        atlas = self.services.atlas
        for name in atlas.views:
            view = atlas.view(self.body, name)
            if view.close_up_of is None or name == MAIN["head"]:
                yield lambda view=view: view.place_at(0, 0)  # type: ignore[misc]
                yield lambda view=view: view.point("", Side.LEFT)  # type: ignore[misc]

    def _known_body(self, body: str) -> str:
        bodies = self.services.atlas.bodies
        return body if body in bodies else bodies[0]

    def _first_view(self) -> str:
        views = self.services.atlas.views
        return "front" if "front" in views else views[0]

    # marking

    def toggle(self, place: Place) -> None:
        """Mark a place or take its mark away."""
        self.model.toggle(place)

    def mark_from_words(self, place: Place) -> None:
        """Mark a place that was named rather than clicked, and show a view in which it is seen."""
        self.model.add((place,))
        self.show_place(place)

    def mark_both(self, place: Place) -> None:
        """Mark a place on both sides."""
        self.model.add((place, place.mirrored))

    def show_symptom(self, symptom: str) -> None:
        """List the muscles that may give a symptom; what is marked stays as it is."""
        self._symptom = symptom
        self._shown = self._explored = None
        self._picked = self._open = False
        self._tell()

    def leave_symptom(self) -> None:
        """Go back to the muscles for what is marked."""
        self._symptom = None
        self._shown = self._explored = None
        self._picked = self._open = False
        self._choose_best()
        self._tell()

    def set_marks(self, drawing: PainDrawing) -> None:
        """Replace all marks, as one step."""
        self.model.replace_all(drawing)

    def on_close_up(self, view: str, place: Place) -> None:
        """Open the close-up; the first half of the double click must not leave a mark."""
        self.model.undo_if_marked_just_now(place)
        self.set_view(view)

    def show_place(self, place: Place) -> None:
        """Show the view in which a place is largest, unless this one shows it well."""
        better = self.gallery.better_for(self.body, self.view, place)
        if better is not None:
            self.set_view(better)

    # choosing

    def open_card(self, card: CardData) -> None:
        """Open a card, or close it where it is open."""
        shown = self._shown
        if shown is not None and (shown.muscle, shown.side) == card.key and self._open:
            self._open = False
            self._tell()
            return
        self.choose(card.muscle.id, card.side)

    def choose(self, muscle: str, side: Side, trigger_point: str | None = None) -> None:
        """Show a muscle's pattern on the body and open its card.

        Raises:
            KeyError: where the content has no such muscle.
        """
        same = self._shown is not None and (self._shown.muscle, self._shown.side) == (muscle, side)
        if trigger_point is None:
            kept = self._shown.trigger_point if same and self._shown is not None else None
            trigger_point = kept or self._best_site(muscle, side)
        self._shown = Shown(trigger_point, muscle, side)
        self._picked = self._open = True
        if not any((each.muscle, each.side) == (muscle, side) for each in self.findings.muscles):
            self._explored = (muscle, side)
        self._turn_to(self._shown)
        self._tell()
        if not same:
            self.card_opened.emit()

    def choose_site(self, trigger_point: str) -> None:
        """Show another site of the muscle that is open."""
        if self._shown is not None:
            self.choose(self._shown.muscle, self._shown.side, trigger_point)

    def explore(self, muscle: str, side: Side | None = None) -> None:
        """Look a muscle up on `side`; else where it was found, else where the person hurts, else on the right."""
        for candidate in self.findings.muscles:
            if candidate.muscle == muscle and (side is None or side in candidate.side.each):
                self.choose(muscle, candidate.side)
                return
        if side is not None:
            self.choose(muscle, side)
            return
        sides = [place.side for place in self.drawing.places if place.side is not Side.MIDLINE]
        self.choose(muscle, sides[0] if sides else Side.RIGHT)

    def _best_site(self, muscle: str, side: Side) -> str:
        for candidate in self.findings.muscles:
            if (candidate.muscle, candidate.side) == (muscle, side):
                return candidate.best.trigger_point
        return self.knowledge.muscle_by_id[muscle].sites_on(side)[0].id

    def _turn_to(self, shown: Shown) -> None:
        """Change the view where this one shows nothing of the pattern."""
        from triggermap.ui.body.thumbnails import best_view

        if best_view(shown, [self.paths_of(self.view)]) is None:
            better = best_view(shown, self.all_paths())
            if better is not None:
                self.set_view(better.view.id)

    def _on_drawing_changed(self, drawing: PainDrawing) -> None:
        self._findings = self.services.find(drawing)
        self._symptom = None
        if not drawing.marks:
            # Signs were asked about places that are no longer marked: the next place asks anew.
            self._applied = self._ruled_out = frozenset()
        self._choose_best()
        self._tell()

    def _choose_best(self) -> None:
        """Keep the person's own choice while it is still in the list; else show the best."""
        found = {(each.muscle, each.side): each for each in self.findings.muscles}
        shown = self._shown
        kept = shown is not None and self._picked and (
            (shown.muscle, shown.side) in found or (shown.muscle, shown.side) == self._explored
        )  # fmt: skip
        if kept:
            return
        self._picked = self._open = False
        self._explored = None
        best: MuscleCandidate | None = self.findings.muscles[0] if self.findings.muscles else None
        self._shown = Shown.best_of(best) if best is not None else None

    # safety

    def apply_flag(self, flag: str, applies: bool) -> None:
        """Take down that a sign applies: self-care closes. Or that it does not after all."""
        self._applied = self._applied | {flag} if applies else self._applied - {flag}
        self._tell()

    def rule_out(self, flags: tuple[str, ...]) -> None:
        """Take down that none of these signs apply; an empty tuple asks about all of them again."""
        self._ruled_out = self._ruled_out | set(flags) if flags else frozenset()
        self._applied = self._applied - set(flags)
        self._tell()

    def answer(self, condition: str, said: bool | None) -> None:
        """Take an answer of the short check down, or back."""
        self._answers = {key: value for key, value in self._answers.items() if key != condition}
        if said is not None:
            self._answers[condition] = said
        self._tell()

    def answer_none(self) -> None:
        """Say no to all questions that are still open."""
        from triggermap.finder.care import questions

        open_ones = {item.id: False for item in questions(self.state().conditions) if item.id not in self._answers}
        self._answers = {**self._answers, **open_ones}
        self._tell()

    def skip_check(self, skipped: bool) -> None:
        """Fold the short check away, or open it again."""
        self._skipped = skipped
        if not skipped:
            self._answers = {}
        self._tell()

    def own_regions(self, shown: Shown) -> tuple[str, ...]:
        """Return the regions where a trigger point itself lies."""
        found = self._own.get(shown)
        if found is None:
            from triggermap.finder.places import site_places

            places = site_places(shown.trigger_point, shown.side, self.services.atlas)
            found = self._own[shown] = tuple(sorted({place.region for place in places}))
        return found

    # settings

    def set_view(self, view: str) -> None:
        """Show another view large."""
        if view != self.view and self.gallery.knows(self.body, view):
            self.view = view
            if self.paths_of(view).view.close_up_of is None:
                self._whole = view
            self.view_changed.emit(view)

    def set_view_number(self, number: int) -> None:
        """Show the tile of the strip with this number, from 1; asked again, a group's next view."""
        groups = groups_of(self.services.atlas.views)
        if not 1 <= number <= len(groups):
            return
        group = groups[number - 1]
        if self.view in group.views:
            self.set_view(group.views[(group.views.index(self.view) + 1) % len(group.views)])
        else:
            self.set_view(group.main)

    def set_body(self, body: str) -> None:
        """Show the female or the male body."""
        if body != self.body and body in self.services.atlas.bodies:
            # Another body may not have the angle at which this one stands.
            self.view, self._whole = (
                view if self.gallery.knows(body, view) else self.gallery.flat_of(self.body, view)
                for view in (self.view, self._whole)
            )
            self.body = body
            self._remember(body=body)
            self.body_changed.emit(body)

    def set_language(self, language: Language) -> None:
        """Change the language, at once."""
        if language is not self.language:
            self._remember(language=language)
            self.language_changed.emit(language)
            self._tell()

    def set_theme(self, choice: ThemeChoice) -> None:
        """Change the colours."""
        self._remember(theme=choice)
        self.look_changed.emit()

    def set_figure(self, choice: FigureChoice) -> None:
        """Draw the body shaded or as line art."""
        self._remember(figure=choice)
        self.look_changed.emit()

    def set_text_size(self, percent: int) -> None:
        """Change the size of the text, 100 to 200 percent."""
        self._remember(text_size=min(max(percent, 100), 200))
        self.look_changed.emit()

    def set_country(self, country: str) -> None:
        """Change whom to call."""
        self._remember(country=country)
        self._tell()

    def remember(self, preferences: Preferences) -> None:
        """Keep changed preferences."""
        if preferences != self.preferences:
            self.preferences = preferences
            self.services.preferences.save(preferences)

    def _remember(self, **changes: object) -> None:
        self.remember(replace(self.preferences, **changes))  # type: ignore[arg-type]

    # telling

    def number(self) -> EmergencyNumber:
        """Return whom to call in the country that was set."""
        numbers = {number.country: number for number in self.knowledge.safety.emergency_numbers}
        return numbers.get(self.preferences.country) or numbers["*"]

    def overlay(self) -> Overlay:
        """Return what lies on the body."""
        return Overlay(self.drawing, self._shown)

    def state(self) -> PanelState:
        """Return what the right panel shows."""
        from triggermap.ui.models.state import PanelState

        regions = [place.region for place in self.drawing.places]
        muscle = None
        cards = self._cards()
        symptom = self.knowledge.symptom_by_id.get(self._symptom or "")
        if symptom is not None:
            regions.extend(symptom.regions)
            for card in cards:  # no place was named, so the warnings are those of the places where these muscles lie
                regions.extend(self.own_regions(Shown(card.sites[0].id, *card.key)))
        if self._shown is not None:
            regions.extend(self.own_regions(self._shown))
            muscle = self._shown.muscle
        regions = list(dict.fromkeys(regions))
        return PanelState(
            knowledge=self.knowledge,
            language=self.language,
            number=self.number(),
            drawing=self.drawing,
            cards=cards,
            symptom=symptom,
            unexplained=self.findings.unexplained,
            shown=self._shown,
            open=self._open,
            flags=self.services.red_flags(regions, muscle) if regions else (),
            applied=self._applied,
            ruled_out=self._ruled_out,
            conditions=self.services.contraindications(regions) if self._open else (),
            dangers=self._dangers() if self._open else (),
            answers=self._answers,
            check_skipped=self._skipped,
            articles=self.read_more(muscle, regions) if muscle is not None and self._open else (),
        )

    def _dangers(self) -> tuple[DangerZone, ...]:
        """Return the places to beware of when pressing the muscle that is shown."""
        from triggermap.finder.flags import danger_zones

        return danger_zones(self.knowledge, self._shown.muscle, self.own_regions(self._shown)) if self._shown else ()

    def _cards(self) -> tuple[CardData, ...]:
        from triggermap.ui.models.state import CardData, candidate_cards, symptom_cards

        if self._symptom is not None:
            fits = self.tr("It also fits what you marked.")
            cards = symptom_cards(self._symptom, self.findings.muscles, self.knowledge, fits)
            if self._explored is None or self._explored[0] in {card.muscle.id for card in cards}:
                return cards
            muscle = self.knowledge.muscle_by_id[self._explored[0]]
            return (CardData(muscle, self._explored[1], 0, 0.0, "", muscle.sites_on(self._explored[1])), *cards)
        cards = candidate_cards(self.findings.muscles, self.knowledge)
        reasons = {
            (each.muscle, each.side): self.services.reason(each, self.language) for each in self.findings.muscles
        }
        cards = tuple(replace(card, reason=reasons[card.key]) for card in cards)
        if self._explored is not None and self._explored not in reasons:
            muscle = self.knowledge.muscle_by_id[self._explored[0]]
            cards = (CardData(muscle, self._explored[1], 0, 0.0, "", muscle.sites_on(self._explored[1])), *cards)
        return cards

    def _tell(self) -> None:
        self.overlay_changed.emit(self.overlay())
        self.state_changed.emit(self.state())

    def refresh(self) -> None:
        """Tell everything anew: the panels have just been built."""
        self._tell()

    def print_wish(self) -> PrintWish:
        """Return what stands on the screen, for paper."""
        return PrintWish(
            drawing=self.drawing,
            findings=self.findings,
            body=self.body,
            language=self.language,
            country=self.preferences.country,
            chosen=self._shown.trigger_point if self._shown is not None else None,
            applied_flags=tuple(flag.id for flag in self.state().applied_flags),
            answers=tuple(sorted(self._answers.items())),
            chosen_side=self._shown.side if self._shown is not None else None,
        )
