"""From what was found to the blocks of a report: page 1 the map, page 2 the therapist's list, then leaflets."""

from __future__ import annotations

from triggermap.atlas import Atlas
from triggermap.domain.anatomy import Place
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import MuscleCandidate
from triggermap.domain.muscle import Muscle, TriggerPoint
from triggermap.domain.packs import Audience
from triggermap.domain.pain import DEFAULT_INTENSITY
from triggermap.domain.safety import RedFlag, Urgency
from triggermap.domain.text import Language
from triggermap.finder.flags import red_flags
from triggermap.report import blocks as b
from triggermap.report import packs
from triggermap.report.choice import views_for
from triggermap.report.leaflet import leaflet_section
from triggermap.report.request import PrintRequest
from triggermap.report.safety import number_of
from triggermap.words import date_name, phrase, place_name, place_names, side_name, urgency_name, zone_name

MAP_HEIGHT = 92.0
NUMBERED = 5
"""Candidates that get a number on the map."""
LISTED = 8
"""Candidates in the therapist's list."""


def build_report(request: PrintRequest, knowledge: Knowledge, atlas: Atlas) -> b.Report:
    """Return the report for `request`."""
    sections = list(map_sections(request, knowledge, atlas)) if request.drawing.marks else []
    sections += [leaflet_section(leaflet, request, knowledge, atlas) for leaflet in request.leaflets]
    language = request.language
    return b.Report(
        title=phrase("paper.title" if request.drawing.marks else "paper.leaflets_title", language),
        language=language,
        paper=request.paper,
        sections=tuple(sections),
        footer=footer_words(language, reviewed=knowledge.reviewed),
        version=version_words(request, knowledge),
        figures=request.figures,
        keywords=tuple(
            filter(None, (knowledge.muscle_by_id[found.muscle].latin for found in request.findings.muscles[:LISTED]))
        ),
    )


def map_sections(request: PrintRequest, knowledge: Knowledge, atlas: Atlas) -> tuple[b.Section, b.Section]:
    """Return the map and the therapist's list of what is marked."""
    builder = _Builder(request, knowledge, atlas)
    return builder.map_section(), builder.list_section()


def footer_words(language: Language, *, reviewed: bool) -> str:
    """Return what stands at the left of each page's foot."""
    return phrase("paper.footer" if reviewed else "paper.footer_unreviewed", language)


def version_words(request: PrintRequest, knowledge: Knowledge) -> str:
    """Return what stands at the right of each page's foot, with slots for the page and the pages."""
    day = date_name(request.date, request.language)
    version = phrase("paper.version", request.language, content=knowledge.version, date=day)
    return version + " · " + phrase("paper.page", request.language, page="{page}", pages="{pages}")


class _Builder:
    """The map and the therapist's list of one request."""

    def __init__(self, request: PrintRequest, knowledge: Knowledge, atlas: Atlas) -> None:
        self._request = request
        self._knowledge = knowledge
        self._atlas = atlas
        self._language: Language = request.language
        self._found = request.findings.muscles

    @property
    def _rated(self) -> bool:
        """True where the person said how much it hurts; untouched marks all have the default."""
        return any(mark.intensity != DEFAULT_INTENSITY for mark in self._request.drawing.marks)

    def _say(self, key: str, **slots: object) -> str:
        return phrase(key, self._language, **slots)

    def _place(self, place: Place) -> str:
        region = self._knowledge.region_by_id[place.region]
        return place_name(place, region.name, self._language)

    def map_section(self) -> b.Section:
        """Return page 1: what was marked, on all views that hold it, with the candidates' numbers."""
        blocks: list[b.Block] = [b.Paragraph(self._say("paper.title"), b.TextStyle.TITLE), self._header()]
        if self._request.own_words:
            blocks.append(b.Paragraph(f"**{self._say('paper.own_words')}** “{self._request.own_words}”"))
        blocks += [self._figures(), self._legend(), *self._inside(), self._numbered(), self._first_rule_out()]
        return b.Section(self._say("paper.bookmark_map"), tuple(blocks))

    def _header(self) -> b.Fields:
        fields = [
            (self._say("paper.date"), date_name(self._request.date, self._language)),
            (self._say("paper.since"), ""),
        ]
        marks = self._request.drawing.marks
        if self._rated:
            worst = marks.index(max(marks, key=lambda mark: mark.intensity))
            fields.insert(1, (self._say("paper.worst"), self._mark_line(worst)))
        else:
            names = place_names(self._request.drawing.places, self._knowledge, self._language)
            fields.insert(1, (self._say("paper.where"), "; ".join(names)))
        if self._request.name:
            fields.insert(0, (self._say("paper.name"), self._request.name))
        return b.Fields(tuple(fields))

    def _figures(self) -> b.Figures:
        request, found = self._request, self._found
        points = tuple(
            b.PointMark(muscle.best.trigger_point, muscle.side, str(number))
            for number, muscle in enumerate(found[:NUMBERED], start=1)
        )
        first = found[0] if found else None
        shown = [(first.best.trigger_point, first.side)] if first else []
        views = views_for(self._atlas, request.body, request.drawing.places, shown)
        return b.Figures(
            tuple(
                b.Figure(
                    body=request.body,
                    view=view,
                    caption=self._say(f"view.{view}"),
                    marks=request.drawing.places,
                    zones=tuple(shown),
                    bellies=((first.muscle, first.side),) if first else (),
                    points=points,
                )
                for view in views
            ),
            MAP_HEIGHT,
        )

    def _inside(self) -> list[b.Block]:
        """Return the marked places that no picture can show: those without skin."""
        known = self._knowledge.region_by_id
        inner = [place for place in self._request.drawing.places if known[place.region].inner]
        if not inner:
            return []
        names = ", ".join(place_names(inner, self._knowledge, self._language))
        return [b.Paragraph(f"**{self._say('paper.inside')}** {names}", b.TextStyle.SMALL)]

    def _legend(self) -> b.Legend:
        entries = [(b.Key.MARKED, self._say("legend.marked"))]
        if self._found:
            entries += [
                (b.Key.ESSENTIAL, self._say("paper.legend_essential")),
                (b.Key.SPILLOVER, self._say("legend.spillover")),
                (b.Key.POINT, self._say("legend.point")),
                (b.Key.BELLY, self._say("legend.belly")),
            ]
        return b.Legend(tuple(entries))

    def _numbered(self) -> b.Block:
        if not self._found:
            return b.Paragraph(self._say("paper.nothing_found"))
        names = [
            f"**{number}** {self._name(muscle)}, {side_name(found.side, self._language)}"
            for number, found in enumerate(self._found[:NUMBERED], start=1)
            if (muscle := self._knowledge.muscle_by_id[found.muscle])
        ]
        return b.Paragraph(" · ".join(names) + ". " + self._say("paper.see_list"), b.TextStyle.SMALL)

    def _name(self, muscle: Muscle) -> str:
        """Return a muscle's name with the Latin one, or with the pack that it comes from."""
        behind = packs.short_origin(muscle, self._knowledge, self._language) or _short_latin(muscle.latin)
        return f"{muscle.name.get(self._language)} ({behind})"

    def _flags(self) -> tuple[RedFlag, ...]:
        regions = [mark.place.region for mark in self._request.drawing.marks]
        return red_flags(regions, self._knowledge, self._found[0].muscle if self._found else None)

    def _first_rule_out(self) -> b.Boxed:
        """Return the emergency signs of the marked places: what comes before any muscle."""
        applied = [flag for flag in self._knowledge.safety.red_flags if flag.id in self._request.applied_flags]
        urgent = [flag for flag in self._flags() if flag.urgency is Urgency.EMERGENCY and flag not in applied]
        rows: list[b.Paragraph | b.Bullets] = [
            b.Paragraph(f"**{self._say('paper.first_rule_out', number=self._emergency_number())}**", b.TextStyle.SMALL)
        ]
        if applied:
            lines = tuple(f"**{self._say('paper.applies')}** {flag.signs.get(self._language)}" for flag in applied)
            rows.append(b.Bullets(lines, style=b.TextStyle.SMALL))
        if urgent:
            rows.append(b.Bullets(tuple(flag.signs.get(self._language) for flag in urgent), style=b.TextStyle.SMALL))
        rows.append(b.Paragraph(self._say("paper.more_flags"), b.TextStyle.SMALL))
        return b.Boxed(tuple(rows))

    def _emergency_number(self) -> str:
        return number_of(self._request.country, self._knowledge).emergency

    def list_section(self) -> b.Section:
        """Return page 2: the candidates in the terms of the trade, with room to write."""
        say = self._say
        blocks: list[b.Block] = [
            b.Paragraph(say("paper.list_title"), b.TextStyle.TITLE),
            b.Paragraph(say("paper.list_intro"), b.TextStyle.SMALL),
            b.Bullets(tuple(self._mark_line(index) for index in range(len(self._request.drawing.marks)))),
        ]
        if self._found:
            blocks.append(self._table())
            listed = [self._knowledge.muscle_by_id[found.muscle] for found in self._found[:LISTED]]
            blocks += packs.notes(dict.fromkeys(listed), Audience.THERAPIST, self._knowledge, self._language)
        left_over = ", ".join(place_names(self._request.findings.unexplained, self._knowledge, self._language))
        blocks += [
            b.Paragraph(f"**{say('paper.unexplained')}** {left_over or say('paper.nothing_left')}"),
            b.Paragraph(say("paper.flags_title"), b.TextStyle.HEADING),
            *self._flag_lists(),
            b.Paragraph(say("paper.tried"), b.TextStyle.HEADING),
            b.WritingLines(2),
            b.Paragraph(say("paper.notes"), b.TextStyle.HEADING),
            b.WritingLines(3),
            b.Paragraph(say("paper.evidence"), b.TextStyle.SMALL),
        ]
        return b.Section(say("paper.bookmark_list"), tuple(blocks))

    def _mark_line(self, index: int) -> str:
        mark = self._request.drawing.marks[index]
        if not self._rated:
            return self._place(mark.place)
        return self._say("paper.place_intensity", place=self._place(mark.place), intensity=mark.intensity)

    def _table(self) -> b.Table:
        say = self._say
        header = ("", say("paper.col_muscle"), say("paper.col_explains"), say("paper.col_sure"),
                  say("paper.col_pressed"), say("paper.col_therapist"))  # fmt: skip
        rows = tuple(self._row(number, found) for number, found in enumerate(self._found[:LISTED], start=1))
        return b.Table((5, 58, 50, 28, 28, 22), header, rows)

    def _row(self, number: int, found: MuscleCandidate) -> tuple[b.Cell, ...]:
        say, language = self._say, self._language
        muscle = self._knowledge.muscle_by_id[found.muscle]
        site = muscle.site(found.best.trigger_point)
        others = [muscle.site(other.trigger_point).name.get(language) for other in found.sites[1:3]]
        latin = _short_latin(muscle.latin) or muscle.name.get(language)
        name = f"**{latin}**, {_site_name(site, language)}, {side_name(found.side, language)}"
        whose = packs.short_origin(muscle, self._knowledge, language)
        if whose:
            name += f"\n{whose}"
        if others:
            name += f"\n{say('paper.also', sites=', '.join(others))}"
        if muscle.therapist.innervation.get(language):
            name += f"\n{muscle.therapist.innervation.get(language)}"
        explains = "\n".join(
            f"{self._place(reason.place)}: {round(reason.share * 100)}%, {zone_name(reason.part, language)}"
            + (f" ({say('paper.crossed')})" if reason.crossed else "")
            for reason in found.best.reasons
        )
        if found.best.unexplained:
            explains += f"\n{say('paper.not')}: " + ", ".join(
                place_names(found.best.unexplained, self._knowledge, language)
            )
        grades = [self._knowledge.link(site, reason.place.region).grade for reason in found.best.reasons]
        shown = max(grades, key=lambda grade: grade.level)
        ground = say(f"paper.grade.{shown.value}") if not whose else say("pack.only")
        sure = f"{say(f'prior.{site.prior.value}')}\n{ground}"
        sure += "" if site.sure else f"\n{say('paper.not_sure')}"
        ticks = (say("paper.tick_pain"), say("paper.tick_tender"), say("paper.tick_nothing"))
        return (
            b.Cell(str(number)),
            b.Cell(name),
            b.Cell(explains),
            b.Cell(sure),
            b.Cell(ticks=ticks),
            b.Cell(ticks=(say("paper.tick_active"), say("paper.tick_latent"), say("paper.tick_no")), line=True),
        )

    def _flag_lists(self) -> list[b.Block]:
        """Return all red flags by urgency, emergencies first: asked before anything else."""
        blocks: list[b.Block] = []
        for urgency in Urgency:
            conditions = [flag.condition.get(self._language) for flag in self._flags() if flag.urgency is urgency]
            if conditions:
                title = urgency_name(urgency, self._language)
                blocks.append(b.Paragraph(f"**{title}** {'; '.join(conditions)}.", b.TextStyle.SMALL))
        return blocks


def _short_latin(latin: str) -> str:
    return latin.replace("Musculus ", "M. ").replace("Musculi ", "Mm. ")


def _site_name(site: TriggerPoint, language: Language) -> str:
    number = f"TrP {site.number}, " if site.number is not None else ""
    return number + site.name.get(language)
