"""One small case for the report's tests: pain in the cheek on the tiny atlas of the atlas tests, two muscles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.helpers.small_body import flag, muscle, site
from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.knowledge import Knowledge, Source
from triggermap.domain.lookup import Candidate, Findings, MuscleCandidate, Reason
from triggermap.domain.muscle import Press, SelfCare, Stretch
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.safety import EmergencyNumber, Safety, Urgency
from triggermap.domain.text import Language, Text
from triggermap.domain.zones import ZonePart
from triggermap.report.blocks import Paper
from triggermap.report.request import Leaflet, PrintRequest

CHEEK = Place("face.cheek", Side.LEFT)
TONGUE = Place("mouth.tongue", Side.MIDLINE)
STROKE = replace(
    flag("stroke", Urgency.EMERGENCY, "face"),
    condition=Text("Stroke", "Beroerte"),
    signs=Text("A crooked face or a weak arm.", "Een scheve mond of een zwakke arm."),
)
MANUAL = Source("manual_1999", "A manual. 1999", None, False, manual=True)
INFECTION = replace(flag("infection", Urgency.TODAY, "face"), condition=Text("Infection", "Infectie"))


def make_knowledge() -> Knowledge:
    """Return two muscles with texts, one of which is not pressed at all."""
    jaw = muscle(
        Text("Chewing muscle", "Kauwspier"),
        replace(site("masseter.mid"), name=Text("middle", "midden"), sources=("manual_1999",)),
    )
    care = SelfCare(
        tool=Text("two fingers", "twee vingers"),
        steps=(Text("Sit down & press.", "Ga zitten & druk."),),
        pressure=(3, 5),
        seconds=(20, 30),
        times_a_day=(1, 2),
        stop=(Text("It tingles.", "Het tintelt."),),
        heat_cold=Text("Warmth.", "Warmte."),
    )
    stretch = Stretch((Text("Open your mouth.", "Open uw mond."),), 10, 3, Text("Slowly.", "Langzaam."))
    jaw = replace(jaw, self_care=care, stretch=stretch, cautions=(Text("Not on the eye.", "Niet op het oog."),))
    tongue_site = replace(site("tongue.tip"), press=Press.NONE, name=Text("tip", "punt"))
    tongue = muscle(Text("Tongue", "Tong"), tongue_site)
    regions = (
        Region("face.cheek", Text("Cheek", "Wang"), "face", True),
        Region("mouth.tongue", Text("Tongue", "Tong"), "mouth", False, inner=True),
    )
    numbers = (EmergencyNumber("*", Text("Elsewhere", "Elders"), "112", Text("a doctor", "een arts")),)
    safety = Safety((STROKE, INFECTION), (), (), (), numbers)
    return Knowledge("2026.1", False, (), regions, (), (jaw, tongue), (), safety, (MANUAL,))


def make_request(language: Language = Language.EN, paper: Paper = Paper.A4) -> PrintRequest:
    """Return the wish to print the cheek's map with a leaflet for each muscle."""
    candidates = (
        Candidate("masseter.mid", "masseter", Side.LEFT, 0.8, (Reason(CHEEK, ZonePart.ESSENTIAL, 0.75, False),), ()),
        Candidate("tongue.tip", "tongue", Side.MIDLINE, 0.2, (Reason(CHEEK, ZonePart.SPILLOVER, 0.1, True),), ()),
    )
    findings = Findings(tuple(MuscleCandidate(one.muscle, one.side, (one,)) for one in candidates), ())
    return PrintRequest(
        drawing=PainDrawing((PainMark(CHEEK, 6),)),
        findings=findings,
        language=language,
        paper=paper,
        body="female",
        date=date(2026, 3, 9),
        leaflets=tuple(Leaflet(one.muscle, one.side, (one.trigger_point,)) for one in candidates),
    )
