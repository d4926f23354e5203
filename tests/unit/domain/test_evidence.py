"""What a study is worth for one area of one trigger point."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triggermap.domain.evidence import Finding, Grade, Points, Study, grounds_prior, lines_by_muscle, links, supports
from triggermap.domain.text import Text

CHEEK, EYE = "face.cheek", "face.eye"
POINT = "jaw_muscle.upper"


def finding(
    points: Points = Points.ACTIVE,
    percent: tuple[int, int] | None = (40, 40),
    regions: tuple[str, ...] = (CHEEK,),
    sites: tuple[str, ...] = (),
    *,
    grouped: bool = False,
) -> Finding:
    return Finding("jaw_muscle", sites, points, percent, regions, grouped)


def study(name: str, people: int | None, *findings: Finding, review: bool = False) -> Study:
    return Study(name, "source_2020", Text("jaw pain", "kaakpijn"), people, review, (CHEEK,), findings)


def grade(*studies: Study, region: str = CHEEK, point: str = POINT) -> Grade | None:
    found = links(point, lines_by_muscle(studies).get("jaw_muscle", ()))
    return next((link.grade for link in found if region in link.regions), None)


@pytest.mark.parametrize(
    ("people", "expected"), [(29, Grade.ONE_SMALL_STUDY), (30, Grade.ONE_STUDY), (None, Grade.ONE_SMALL_STUDY)]
)
def test_one_study_counts_by_its_size(people: int | None, expected: Grade) -> None:
    assert grade(study("a", people, finding())) is expected


def test_two_studies_are_several_and_a_review_with_a_range_is_too() -> None:
    assert grade(study("a", 12, finding()), study("b", 18, finding())) is Grade.SEVERAL_STUDIES
    assert grade(study("a", None, finding(percent=(30, 55)), review=True)) is Grade.SEVERAL_STUDIES
    assert grade(study("a", None, finding(percent=(42, 42)), review=True)) is Grade.ONE_STUDY


def test_two_lines_of_one_study_are_still_one_study() -> None:
    assert grade(study("a", 50, finding(), finding(sites=(POINT,)))) is Grade.ONE_STUDY


@pytest.mark.parametrize("points", [Points.LATENT, Points.ANY, Points.TENDER])
def test_what_is_not_the_patients_own_pain_supports_nothing(points: Points) -> None:
    line = finding(points, (100, 100))
    assert not supports(line) and not grounds_prior(line)
    assert grade(study("a", 500, line)) is None


def test_a_few_patients_or_a_count_with_neighbours_support_no_area() -> None:
    assert grade(study("a", 100, finding(percent=(5, 10)))) is None
    together = finding(grouped=True)
    assert grade(study("a", 100, together)) is None
    assert grounds_prior(together)


def test_an_experiment_counts_only_where_no_patients_were_counted() -> None:
    experiment = study("e", 15, finding(Points.EXPERIMENT))
    assert grade(experiment) is Grade.EXPERIMENT
    assert grade(experiment, study("a", 20, finding())) is Grade.ONE_SMALL_STUDY


def test_a_line_about_another_site_or_area_says_nothing_here() -> None:
    other_site = study("a", 50, finding(sites=("jaw_muscle.lower",)))
    assert grade(other_site) is None
    assert grade(other_site, point="jaw_muscle.lower") is Grade.ONE_STUDY
    assert grade(study("a", 50, finding(regions=()))) is None
    assert grade(study("a", 50, finding()), region=EYE) is None


def test_areas_with_the_same_studies_stand_together_the_best_shown_first() -> None:
    studies = (study("a", 12, finding(regions=(CHEEK, EYE))), study("b", 50, finding(regions=("face.nose",))))
    found = links(POINT, lines_by_muscle(studies)["jaw_muscle"])
    assert [(link.regions, link.grade) for link in found] == [
        (("face.nose",), Grade.ONE_STUDY),
        ((CHEEK, EYE), Grade.ONE_SMALL_STUDY),
    ]


@given(st.lists(st.builds(finding, st.sampled_from([Points.LATENT, Points.ANY, Points.TENDER]), st.just((100, 100)))))
def test_silent_points_never_change_a_grade(silent: list[Finding]) -> None:
    base = study("a", 50, finding())
    assert grade(base, study("b", 500, *silent)) is grade(base)
