"""What stands on the screen, as a wish to print."""

from __future__ import annotations

from triggermap.app.printing import request_of
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.lookup import Candidate, Findings, MuscleCandidate
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Language
from triggermap.report.blocks import Paper
from triggermap.ui.services import PrintWish


def found(muscle: str, *sites: str) -> MuscleCandidate:
    return MuscleCandidate(
        muscle, Side.LEFT, tuple(Candidate(f"{muscle}.{site}", muscle, Side.LEFT, 0.5, (), ()) for site in sites)
    )


def wish(chosen: str | None) -> PrintWish:
    drawing = PainDrawing((PainMark(Place("face.cheek", Side.LEFT)),))
    findings = Findings((found("masseter", "upper", "lower"), found("temporalis", "front")))
    return PrintWish(drawing, findings, "male", Language.NL, "NL", chosen, ("stroke",))


def test_it_carries_what_stands_on_the_screen() -> None:
    request = request_of(wish(None), Paper.LETTER)

    assert (request.body, request.language, request.country) == ("male", Language.NL, "NL")
    assert (request.paper, request.applied_flags, request.leaflets) == (Paper.LETTER, ("stroke",), ())


def test_the_muscle_that_is_open_gets_a_leaflet_with_the_chosen_site_first() -> None:
    (leaflet,) = request_of(wish("masseter.lower"), Paper.A4).leaflets

    assert (leaflet.muscle, leaflet.side) == ("masseter", Side.LEFT)
    assert leaflet.trigger_points == ("masseter.lower", "masseter.upper")
