"""A leaflet on one muscle in plain words: where it hurts, how to find it, what to do, when to stop."""

from __future__ import annotations

from collections.abc import Iterable

from triggermap.atlas import Atlas
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle, SelfCare, TriggerPoint
from triggermap.domain.packs import Audience
from triggermap.domain.text import Language, Text
from triggermap.finder.care import CarePlan, Warning, care_plan
from triggermap.finder.flags import contraindications, danger_zones, red_flags
from triggermap.finder.places import own_regions
from triggermap.report import blocks as b
from triggermap.report import packs
from triggermap.report.choice import zone_views
from triggermap.report.request import Leaflet, PrintRequest
from triggermap.report.safety import call_words, number_of
from triggermap.words import phrase, side_name

FIGURE_HEIGHT = 62.0


def leaflet_section(leaflet: Leaflet, request: PrintRequest, knowledge: Knowledge, atlas: Atlas) -> b.Section:
    """Return the leaflet as a section of the report.

    Raises:
        KeyError: where the knowledge has no such muscle.
    """
    muscle = knowledge.muscle_by_id[leaflet.muscle]
    return _Leaflet(muscle, leaflet, request, knowledge, atlas).section()


class _Leaflet:
    def __init__(
        self, muscle: Muscle, leaflet: Leaflet, request: PrintRequest, knowledge: Knowledge, atlas: Atlas
    ) -> None:
        self._muscle = muscle
        self._side = leaflet.side
        self._sites = [muscle.site(site) for site in leaflet.trigger_points] or list(muscle.sites_on(leaflet.side)[:1])
        self._request = request
        self._knowledge = knowledge
        self._atlas = atlas
        self._language: Language = request.language
        self._own = own_regions(muscle, atlas)
        self._plan = self._make_plan()

    def _make_plan(self) -> CarePlan:
        """Work out what may be printed, by the same rule as the window's."""
        request, knowledge = self._request, self._knowledge
        regions = [*(mark.place.region for mark in request.drawing.marks), *self._own]
        flags = red_flags(regions, knowledge, self._muscle.id)
        applied = [flag for flag in flags if flag.id in request.applied_flags]
        return care_plan(
            self._muscle, self._sites, contraindications(regions, knowledge), dict(request.answers), applied
        )

    def _say(self, key: str, **slots: object) -> str:
        return phrase(key, self._language, **slots)

    def _text(self, text: Text) -> str:
        return text.get(self._language)

    def section(self) -> b.Section:
        """Return all of it, cautions before the first thing to do."""
        muscle = self._muscle
        name = self._text(muscle.name)
        under = [muscle.latin, side_name(self._side, self._language)]
        blocks: list[b.Block] = [
            b.Paragraph(name, b.TextStyle.TITLE),
            b.Paragraph(" · ".join(filter(None, under)), b.TextStyle.SMALL),
            *packs.origin(muscle, self._knowledge, self._language),
            b.Paragraph(self._text(muscle.summary)),
            self._figures(),
            *self._pain(),
            *self._self_care(),
            *self._listed("leaflet.keeps_going", muscle.keeps_going),
            *self._listed("leaflet.see_someone", muscle.see_someone),
            *packs.notes([muscle], Audience.EVERYONE, self._knowledge, self._language),
            b.Paragraph(self._say("paper.evidence"), b.TextStyle.SMALL),
        ]
        return b.Section(name, tuple(blocks))

    def _figures(self) -> b.Figures:
        points = [(site.id, self._side) for site in self._sites]
        first = self._sites[0]
        views = zone_views(self._atlas, self._request.body, points[:1])
        return b.Figures(
            tuple(
                b.Figure(
                    body=self._request.body,
                    view=view,
                    caption=self._say(f"view.{view}"),
                    zones=((first.id, self._side),),
                    bellies=((self._muscle.id, self._side),),
                    points=tuple(
                        b.PointMark(site.id, self._side, str(number))
                        for number, site in enumerate(self._sites, start=1)
                    ),
                )
                for view in views
            ),
            FIGURE_HEIGHT,
        )

    def _pain(self) -> list[b.Block]:
        lines = [
            f"**{self._text(site.name)}.** {self._text(site.where)} {self._text(site.pain)}{self._symptoms(site)}"
            for site in self._sites
        ]
        title = b.Paragraph(self._say("leaflet.pain"), b.TextStyle.HEADING)
        return [title, b.Bullets(tuple(lines), numbered=True)]

    def _symptoms(self, site: TriggerPoint) -> str:
        known = self._knowledge.symptom_by_id
        names = [self._text(known[symptom].name) for symptom in site.symptoms if symptom in known]
        return " " + self._say("leaflet.also", symptoms=", ".join(names).lower()) if names else ""

    def _self_care(self) -> list[b.Block]:
        """Return what to do oneself; where a sign that needs a doctor applies, whom to call stands there instead."""
        plan = self._plan
        if plan.closed_by is not None:
            return [self._closed(), self._careful()]
        find = self._listed("leaflet.find", self._muscle.find, numbered=True) if plan.show_find else []
        return [self._careful(), *find, *self._treatment(), *self._stretch()]

    def _closed(self) -> b.Boxed:
        flag = self._plan.closed_by
        assert flag is not None
        call = call_words(flag, number_of(self._request.country, self._knowledge), self._language)
        lines = (
            f"**{call}**",
            f"**{self._say('paper.applies')}** {self._text(flag.signs)}",
            self._say("leaflet.closed", condition=self._text(flag.condition)),
        )
        return b.Boxed(tuple(b.Paragraph(line) for line in lines))

    def _careful(self) -> b.Boxed:
        """Return the frame that stands before any instruction: this spot's dangers, and for whom it is not."""
        plan = self._plan
        lines = []
        if plan.barred:
            sites = ", ".join(self._text(site.name) for site in plan.barred)
            lines.append(f"**{self._say('leaflet.do_not_press', sites=sites)}**")
        if plan.pinch_only and plan.show_steps:
            lines.append(f"**{self._say('leaflet.pinch_only')}**")
        lines += [self._text(caution) for caution in self._muscle.cautions]
        lines += [self._text(zone.rule) for zone in danger_zones(self._knowledge, self._muscle.id, self._own)]
        conditions = {
            entry.id: self._text(entry.condition)
            for entry in self._knowledge.safety.contraindications
            if any(entry.id in site.press_not_for for site in self._sites)
        }
        if conditions:
            lines.append(self._say("leaflet.not_for", conditions="; ".join(conditions.values())))
        rows: list[b.Paragraph | b.Bullets] = [b.Paragraph(f"**{self._say('leaflet.careful')}**")]
        if lines:
            rows.append(b.Bullets(tuple(lines), style=b.TextStyle.SMALL))
        rows += self._warnings()
        return b.Boxed(tuple(rows))

    def _warnings(self) -> list[b.Paragraph | b.Bullets]:
        """Return what changes for the person's own conditions: those that they named, then the open questions."""
        if self._plan.closed_by is not None:
            return []
        rows: list[b.Paragraph | b.Bullets] = []
        for answered, key in ((True, "leaflet.your_conditions"), (False, "leaflet.check")):
            lines = tuple(self._warning(item) for item in self._plan.warnings if item.answered is answered)
            if lines:
                rows.append(b.Paragraph(f"**{self._say(key)}**", b.TextStyle.SMALL))
                rows.append(b.Bullets(lines, style=b.TextStyle.SMALL))
        return rows

    def _warning(self, item: Warning) -> str:
        return f"**{self._text(item.condition.condition)}:** {self._text(item.condition.advice)}"

    def _treatment(self) -> list[b.Block]:
        care = self._muscle.self_care
        blocks: list[b.Block] = [b.Paragraph(self._say("leaflet.treat"), b.TextStyle.HEADING)]
        if self._plan.show_steps and not care.steps:
            blocks.append(b.Paragraph(self._say("pack.no_care")))
        elif self._plan.show_steps:
            blocks += self._steps(care)
        else:
            blocks.append(b.Paragraph(self._say("leaflet.no_pressing")))
        if self._text(care.heat_cold):
            blocks.append(b.Paragraph(f"**{self._say('leaflet.heat_cold')}** {self._text(care.heat_cold)}"))
        return blocks

    def _steps(self, care: SelfCare) -> list[b.Block]:
        """Return how to press; a pack may say less than the shipped content does."""
        blocks: list[b.Block] = []
        if self._text(care.tool):
            tool = f"**{self._say('leaflet.tool')}** {self._text(care.tool)}. {self._dose(care)}"
            blocks.append(b.Paragraph(tool))
        blocks.append(b.Bullets(tuple(self._text(step) for step in care.steps), numbered=True))
        if care.stop or self._knowledge.pack_of(self._muscle.id) is None:
            signs = " ".join(self._text(sign) for sign in care.stop)
            blocks.append(b.Paragraph(f"**{self._say('leaflet.stop')}** {signs}"))
        return blocks

    def _dose(self, care: SelfCare) -> str:
        if care.pressure is None or care.seconds is None or care.times_a_day is None:
            return ""
        return self._say(
            "leaflet.dose",
            pressure=_span(care.pressure),
            seconds=_span(care.seconds),
            times=_span(care.times_a_day),
        )

    def _stretch(self) -> list[b.Block]:
        stretch = self._muscle.stretch
        if stretch is None or not self._plan.show_stretch:
            return []
        dose = self._say("leaflet.stretch_dose", seconds=stretch.hold_seconds, repeats=stretch.repeats)
        return [
            *self._listed("leaflet.stretch", stretch.steps, numbered=True),
            b.Paragraph(f"{dose} {self._text(stretch.caution)}"),
        ]

    def _listed(self, title: str, texts: Iterable[Text], *, numbered: bool = False) -> list[b.Block]:
        items = tuple(self._text(text) for text in texts)
        if not items:
            return []
        return [b.Paragraph(self._say(title), b.TextStyle.HEADING), b.Bullets(items, numbered=numbered)]


def _span(values: tuple[int, int]) -> str:
    low, high = values
    return str(low) if low == high else f"{low}-{high}"
