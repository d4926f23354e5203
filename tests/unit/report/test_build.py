"""What stands on the pages: the map, the therapist's list, leaflets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

import pytest

from tests.helpers.report_case import CHEEK, TONGUE, make_knowledge, make_request
from triggermap.atlas import Atlas
from triggermap.domain.lookup import Findings
from triggermap.domain.muscle import Press
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.safety import Allowed, Contraindication
from triggermap.domain.text import Language, Text
from triggermap.report.blocks import Boxed, Figures, Report, Section
from triggermap.report.build import build_report


def _texts(value: object) -> Iterator[str]:
    """Yield every text inside blocks."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name))
    elif isinstance(value, Iterable):
        for item in value:
            yield from _texts(item)


def _all(section: Section) -> str:
    return "\n".join(_texts(section))


@pytest.fixture
def report(atlas: Atlas) -> Report:
    return build_report(make_request(), make_knowledge(), atlas)


def test_map_then_list_then_a_leaflet_a_muscle(report: Report) -> None:
    bookmarks = [section.bookmark for section in report.sections]
    assert bookmarks == ["Map", "List for the therapist", "Chewing muscle", "Tongue"]


def test_the_map_holds_marks_numbers_and_the_emergency_signs(report: Report) -> None:
    page = report.sections[0]
    figure = next(block for block in page.blocks if isinstance(block, Figures)).figures[0]
    assert figure.marks == make_request().drawing.places
    assert [point.label for point in figure.points] == ["1", "2"]
    box = next(block for block in page.blocks if isinstance(block, Boxed))
    text = "\n".join(_texts(box))
    assert "call 112 now" in text
    assert "A crooked face or a weak arm." in text


def test_a_flag_that_applies_is_named_first(atlas: Atlas) -> None:
    request = replace(make_request(), applied_flags=("infection",))
    box = next(
        block for block in build_report(request, make_knowledge(), atlas).sections[0].blocks if isinstance(block, Boxed)
    )
    assert "this applies to me" in "\n".join(_texts(box.blocks[1]))


def test_the_list_says_what_shows_the_zone(report: Report) -> None:
    text = _all(report.sections[1])
    assert "zone: the manual only" in text
    assert "zone: single authors only" in text


def test_the_list_gives_share_site_and_room_to_tick(report: Report) -> None:
    text = _all(report.sections[1])
    assert "M. masseter" in text
    assert "75%" in text
    assert "over the midline" in text
    assert "that is my pain" in text
    assert "active" in text


def test_no_name_is_printed_unless_asked_for(report: Report, atlas: Atlas) -> None:
    assert "Name" not in list(_texts(report))
    named = build_report(replace(make_request(), name="A. Person"), make_knowledge(), atlas)
    assert "A. Person" in list(_texts(named))


def test_a_spot_that_is_not_pressed_says_so_in_its_leaflet(report: Report) -> None:
    assert "Do not press this spot yourself: tip." in _all(report.sections[3])
    assert "Do not press" not in _all(report.sections[2])


def test_cautions_stand_before_the_first_thing_to_do(report: Report) -> None:
    text = _all(report.sections[2])
    assert text.index("Not on the eye.") < text.index("Sit down & press.")


def test_the_foot_says_that_nobody_reviewed_it_and_which_version(report: Report) -> None:
    assert "No clinician has reviewed this content yet" in report.footer
    assert "2026.1" in report.version
    assert "9 March 2026" in report.version


def test_dutch_is_dutch(atlas: Atlas) -> None:
    report = build_report(make_request(Language.NL), make_knowledge(), atlas)
    text = "\n".join(_texts(report))
    assert "Pijnkaart voor uw therapeut" in text
    assert "Wang (uw linkerkant): 6 van 10" in text
    assert "9 maart 2026" in text


def test_marks_that_nothing_explains_are_printed_all_the_same(atlas: Atlas) -> None:
    request = replace(make_request(), findings=Findings((), make_request().drawing.places), leaflets=())
    report = build_report(request, make_knowledge(), atlas)
    assert "None of the described patterns" in _all(report.sections[0])
    assert "Cheek (your left)" in _all(report.sections[1])


def test_a_muscle_of_which_no_shown_site_is_pressed_has_no_pressing_steps(atlas: Atlas) -> None:
    knowledge = make_knowledge()
    barred = replace(knowledge.muscles[0], sites=(replace(knowledge.muscles[0].sites[0], press=Press.NONE),))
    report = build_report(make_request(), replace(knowledge, muscles=(barred, knowledge.muscles[1])), atlas)
    text = _all(report.sections[2])
    assert "Do not press this spot yourself: middle." in text
    assert "Sit down & press." not in text
    assert "Pressure 3-5" not in text
    assert "Open your mouth." in text


def test_a_sign_that_applies_closes_self_care_in_the_leaflet_and_says_whom_to_call(atlas: Atlas) -> None:
    request = replace(make_request(), applied_flags=("stroke",))
    text = _all(build_report(request, make_knowledge(), atlas).sections[2])
    assert "Call 112 now." in text
    assert "Sit down & press." not in text
    assert "Open your mouth." not in text
    assert "Warmth." not in text


def test_the_short_check_stands_above_step_one_until_it_is_answered_with_no(atlas: Atlas) -> None:
    asked = Contraindication(
        "blood_thinners", Text("Blood thinners", "Bloedverdunners"), Text("-", "-"), Allowed.CARE, Allowed.YES,
        Allowed.YES, Allowed.YES, Text("Press lightly.", "Druk licht."), ("*",), Text("?", "?"), (),
    )  # fmt: skip
    knowledge = make_knowledge()
    knowledge = replace(knowledge, safety=replace(knowledge.safety, contraindications=(asked,)))
    text = _all(build_report(make_request(), knowledge, atlas).sections[2])
    assert text.index("Press lightly.") < text.index("Sit down & press.")
    said_no = replace(make_request(), answers=(("blood_thinners", False),))
    assert "Press lightly." not in _all(build_report(said_no, knowledge, atlas).sections[2])


def test_a_place_without_skin_is_named_beside_the_pictures(atlas: Atlas) -> None:
    request = replace(make_request(), drawing=PainDrawing((PainMark(CHEEK, 6), PainMark(TONGUE, 3))))
    assert "Felt inside, not drawn on the skin:** Tongue" in _all(
        build_report(request, make_knowledge(), atlas).sections[0]
    )


def test_no_place_is_called_the_worst_when_none_was_rated(atlas: Atlas) -> None:
    request = replace(make_request(), drawing=PainDrawing((PainMark(CHEEK),)))
    text = _all(build_report(request, make_knowledge(), atlas).sections[0])
    assert "Worst place" not in text
    assert "of 10" not in text
