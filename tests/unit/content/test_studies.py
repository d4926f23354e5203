"""Studies are read, and what rests on them is checked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import spoil
from triggermap.content import load_knowledge
from triggermap.domain.evidence import Grade, PriorGround
from triggermap.errors import ContentError, Problem

JAW = """
  - id: jaw_2016
    source: study_2016
    condition: {en: "jaw pain", nl: "kaakpijn"}
    people: 40
    regions: [face.cheek]
    found:
      - {muscle: jaw_muscle, sites: [upper], points: active, percent: [40, 50]}
      - {muscle: jaw_muscle, points: latent, percent: [90, 90], regions: [face.nose]}
  - id: quiet_2016
    source: study_2016
    condition: {en: "jaw pain", nl: "kaakpijn"}
    people: null
    regions: [face.cheek]
    found:
      - {muscle: jaw_muscle, points: latent}
  - id: few_2016
    source: study_2016
    condition: {en: "jaw pain", nl: "kaakpijn"}
    people: 20
    regions: [face.cheek]
    found:
      - {muscle: jaw_muscle, points: active, percent: [5, 5]}
"""
MUSCLE = "muscles/jaw_muscle.yaml"


@pytest.fixture
def studied(root: Path) -> Path:
    """The small content, with studies of its muscle, one of which its rank rests on."""
    file = root / "studies.yaml"
    file.write_text(file.read_text(encoding="utf-8").rstrip() + JAW, encoding="utf-8")
    spoil(root, MUSCLE, "    sure: true\n", "    sure: true\n    prior_basis: {ground: study, studies: [jaw_2016]}\n")
    return root


def problems_of(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        load_knowledge(root)
    return caught.value.problems


def test_studies_are_read_with_their_own_regions_and_full_site_ids(studied: Path) -> None:
    knowledge = load_knowledge(studied)
    study = knowledge.study_by_id["jaw_2016"]
    assert (study.people, study.review) == (40, False)
    assert study.findings[0].sites == ("jaw_muscle.upper",)
    assert [finding.regions for finding in study.findings] == [("face.cheek",), ("face.nose",)]
    [site] = knowledge.muscle_by_id["jaw_muscle"].sites
    assert (site.prior_basis, site.prior_studies) == (PriorGround.STUDY, ("jaw_2016",))


def test_a_site_that_says_nothing_of_its_rank_was_not_studied(root: Path) -> None:
    [site] = load_knowledge(root).muscle_by_id["jaw_muscle"].sites
    assert (site.prior_basis, site.prior_studies) == (PriorGround.NOT_STUDIED, ())


def test_the_grade_of_an_area_follows_from_the_studies_and_else_from_the_manual(studied: Path) -> None:
    spoil(studied, "sources.yaml", "{key: manual_1999,", "{key: manual_1999, manual: true,")
    knowledge = load_knowledge(studied)
    [site] = knowledge.muscle_by_id["jaw_muscle"].sites
    assert knowledge.link(site, "face.cheek").grade is Grade.ONE_STUDY
    assert knowledge.link(site, "face.nose").grade is Grade.MANUAL


def test_an_area_of_a_site_that_no_manual_describes_rests_on_single_authors(studied: Path) -> None:
    knowledge = load_knowledge(studied)
    [site] = knowledge.muscle_by_id["jaw_muscle"].sites
    assert knowledge.link(site, "face.nose").grade is Grade.AUTHORS


@pytest.mark.parametrize("study", ["quiet_2016", "few_2016", "neck_2016"])
def test_a_high_rank_cannot_rest_on_silent_points_on_few_or_on_another_muscle(studied: Path, study: str) -> None:
    spoil(studied, MUSCLE, "studies: [jaw_2016]", f"studies: [{study}]")
    [problem] = problems_of(studied)
    assert problem.file.name == "jaw_muscle.yaml" and problem.line > 0
    assert f"cannot rest on {study!r}" in problem.message


def test_a_low_rank_may_rest_on_a_study_that_found_few(studied: Path) -> None:
    spoil(studied, MUSCLE, "studies: [jaw_2016]", "studies: [few_2016]")
    spoil(studied, MUSCLE, "prior: common", "prior: rare")
    assert load_knowledge(studied).muscles


@pytest.mark.parametrize(
    "basis", ["{ground: guide, studies: [jaw_2016]}", "{ground: study}", "{ground: study, studies: []}", "guide"]
)
def test_studies_are_named_where_the_ground_is_one_and_only_there(studied: Path, basis: str) -> None:
    line = spoil(studied, MUSCLE, "{ground: study, studies: [jaw_2016]}", basis)
    assert {problem.line for problem in problems_of(studied)} == {line}


@pytest.mark.parametrize(
    ("old", "new", "part"),
    [
        ("sites: [upper]", "sites: [uper]", "did you mean 'jaw_muscle.upper'"),
        ("points: active, percent: [40, 50]", "points: activ, percent: [40, 50]", "did you mean 'active'"),
        ("percent: [40, 50]", "percent: [50, 400]", "0 to 100 (percent)"),
        ("people: 40", "people: forty", "people"),
        ("id: few_2016\n    source: study_2016", "id: few_2016\n    source: study_2061", "did you mean 'study_2016'"),
    ],
)
def test_a_fault_in_a_study_is_told_at_its_line(studied: Path, old: str, new: str, part: str) -> None:
    line = spoil(studied, "studies.yaml", old, new)
    problems = problems_of(studied)
    assert any(abs(problem.line - line) <= 1 and part in problem.message for problem in problems)
