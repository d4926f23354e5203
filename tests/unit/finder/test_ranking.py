"""The list a person gets for what was marked."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.helpers.small_body import ALL, CHEEK, EYE, NOSE, FakePatches, make_knowledge, make_patches
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.evidence import Finding, Points, Study
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Text
from triggermap.domain.zones import ZonePart
from triggermap.finder.ranking import Finder


def _muscles(finder: Finder, *marks: PainMark) -> list[str]:
    return [found.muscle for found in finder.find(PainDrawing(marks)).muscles]


def test_nothing_marked_gives_no_candidates(knowledge: Knowledge, patches: FakePatches) -> None:
    assert Finder(knowledge, patches).find(PainDrawing()).muscles == ()


def test_the_muscle_that_explains_both_places_comes_first(knowledge: Knowledge, patches: FakePatches) -> None:
    assert _muscles(Finder(knowledge, patches), PainMark(CHEEK), PainMark(EYE))[0] == "neck_muscle"


def test_a_rare_site_stands_below_a_common_one_with_the_same_zone(knowledge: Knowledge, patches: FakePatches) -> None:
    found = _muscles(Finder(knowledge, patches), PainMark(CHEEK))
    assert found.index("masseter") < found.index("rare_muscle")


def test_worse_pain_weighs_more(knowledge: Knowledge, patches: FakePatches) -> None:
    finder = Finder(knowledge, patches)
    cheek_worst = finder.find(PainDrawing((PainMark(CHEEK, 9), PainMark(EYE, 1))))
    eye_worst = finder.find(PainDrawing((PainMark(CHEEK, 1), PainMark(EYE, 9))))
    score = {name: {m.muscle: m.score for m in f.muscles} for name, f in (("cheek", cheek_worst), ("eye", eye_worst))}
    assert score["cheek"]["masseter"] > score["eye"]["masseter"]


def test_candidates_lie_on_the_side_that_hurts_unless_the_zone_crosses(
    knowledge: Knowledge, patches: FakePatches
) -> None:
    found = Finder(knowledge, patches).find(PainDrawing((PainMark(EYE.mirrored),)))
    sides = {(muscle.muscle, muscle.side): muscle for muscle in found.muscles}
    assert (("masseter", Side.LEFT)) not in sides
    crossing = sides["neck_muscle", Side.LEFT].best
    assert crossing.trigger_point == "neck_muscle.lower"
    assert crossing.reasons[0].crossed


def test_a_border_that_runs_over_the_midline_is_no_pain_on_the_other_side(
    knowledge: Knowledge, patches: FakePatches
) -> None:
    """Only where the literature says so (`crosses`) is the other side explained."""
    said_nowhere = replace(
        knowledge,
        muscles=tuple(
            replace(muscle, sites=tuple(replace(site, crosses=False) for site in muscle.sites))
            for muscle in knowledge.muscles
        ),
    )
    found = Finder(said_nowhere, patches).find(PainDrawing((PainMark(EYE.mirrored),)))
    assert {muscle.side for muscle in found.muscles} == {Side.RIGHT}


def test_pain_on_the_midline_names_a_muscle_once_for_both_sides(knowledge: Knowledge, patches: FakePatches) -> None:
    found = Finder(knowledge, patches).find(PainDrawing((PainMark(NOSE),)))
    assert [(muscle.muscle, muscle.side) for muscle in found.muscles] == [("neck_muscle", Side.MIDLINE)]


def test_pain_in_both_cheeks_is_explained_by_both_muscles_together(knowledge: Knowledge, patches: FakePatches) -> None:
    found = Finder(knowledge, patches).find(PainDrawing((PainMark(CHEEK), PainMark(CHEEK.mirrored))))
    best = found.muscles[0].best
    assert (best.muscle, best.side, best.unexplained) == ("masseter", Side.MIDLINE, ())


def test_reasons_name_the_part_and_what_stays_unexplained(knowledge: Knowledge, patches: FakePatches) -> None:
    found = Finder(knowledge, patches).find(PainDrawing((PainMark(CHEEK), PainMark(NOSE))))
    by_muscle = {muscle.muscle: muscle.best for muscle in found.muscles}
    assert [(r.place, r.part) for r in by_muscle["masseter"].reasons] == [(CHEEK, ZonePart.ESSENTIAL)]
    assert by_muscle["masseter"].unexplained == (NOSE,)
    assert (NOSE, ZonePart.SPILLOVER) in [(r.place, r.part) for r in by_muscle["neck_muscle"].reasons]


def test_a_place_that_no_zone_reaches_stays_unexplained(knowledge: Knowledge) -> None:
    found = Finder(knowledge, FakePatches({})).find(PainDrawing((PainMark(CHEEK),)))
    assert (found.muscles, found.unexplained) == ((), (CHEEK,))


marks = st.lists(
    st.tuples(st.sampled_from(ALL), st.integers(0, 10)), min_size=1, max_size=5, unique_by=lambda mark: mark[0]
)


@given(marks=marks)
def test_mirrored_marks_give_mirrored_candidates(marks: list[tuple[Place, int]]) -> None:
    finder = Finder(make_knowledge(), make_patches())
    drawing = PainDrawing(tuple(PainMark(place, pain) for place, pain in marks))
    mirrored = PainDrawing(tuple(PainMark(mark.place.mirrored, mark.intensity) for mark in drawing.marks))
    here = {(m.muscle, m.side, m.score) for m in finder.find(drawing).muscles}
    there = {(m.muscle, m.side.other, m.score) for m in finder.find(mirrored).muscles}
    assert here == there
    assert all(0 < score <= 1 for _, _, score in here)


def _score_in_nose(knowledge: Knowledge, patches: FakePatches, *studies: Study) -> float:
    book = replace(knowledge, studies=studies)
    return Finder(book, patches).find(PainDrawing((PainMark(NOSE),))).muscles[0].score


def _study(points: Points, people: int) -> Study:
    line = Finding("neck_muscle", (), points, (60, 60), (NOSE.region,), grouped=False)
    return Study(f"{points}_{people}", "manual_1999", Text("pain", "pijn"), people, False, (NOSE.region,), (line,))


def test_spillover_where_patients_felt_their_own_pain_counts_like_the_main_zone(
    knowledge: Knowledge, patches: FakePatches
) -> None:
    assert _score_in_nose(knowledge, patches, _study(Points.ACTIVE, 40)) > _score_in_nose(knowledge, patches)


def test_a_small_study_and_silent_points_change_no_score(knowledge: Knowledge, patches: FakePatches) -> None:
    weak = (_study(Points.ACTIVE, 29), _study(Points.LATENT, 900), _study(Points.ANY, 900), _study(Points.TENDER, 900))
    assert _score_in_nose(knowledge, patches, *weak) == _score_in_nose(knowledge, patches)
