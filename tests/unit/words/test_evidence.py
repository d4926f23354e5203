"""What therapists read of the grounds of an area and of a rank."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.helpers.small_body import SOURCES, make_knowledge
from triggermap.domain.evidence import Finding, Points, PriorGround, Study
from triggermap.domain.knowledge import Knowledge, Source
from triggermap.domain.muscle import TriggerPoint
from triggermap.domain.text import Language, Text
from triggermap.words import link_lines, prior_line

EN, NL = Language.EN, Language.NL
STUDY = Source("study_2016", "Jansen AB, Pietersen C. A study. J Pain 2016;1:1", None, True)


def counted(regions: tuple[str, ...], people: int | None = 40, *, review: bool = False) -> Study:
    line = Finding("masseter", (), Points.ACTIVE, (40, 40), regions, grouped=False)
    return Study(f"s_{people}", "study_2016", Text("jaw pain", "kaakpijn"), people, review, regions, (line,))


def book(
    *studies: Study, basis: PriorGround = PriorGround.GUIDE, manual: bool = True
) -> tuple[Knowledge, TriggerPoint]:
    """Return the small knowledge with these studies, and its masseter's site."""
    knowledge = make_knowledge()
    sources = (replace(SOURCES[0], manual=manual), STUDY)
    site = replace(
        knowledge.trigger_point_by_id["masseter.belly"],
        sources=("manual_1999",), prior_basis=basis, prior_studies=tuple(study.id for study in studies),
    )  # fmt: skip
    return replace(knowledge, studies=studies, sources=sources), site


def test_without_studies_all_areas_rest_on_the_manual_or_on_single_authors() -> None:
    knowledge, site = book()
    assert link_lines(site, knowledge, EN) == ("All areas: described in the manual only",)
    assert link_lines(site, knowledge, NL) == ("Alle gebieden: alleen in het handboek beschreven",)
    knowledge, site = book(manual=False)
    assert link_lines(site, knowledge, EN) == ("All areas: described by single authors only",)


def test_an_area_with_a_study_names_condition_people_and_source_and_the_rest_follows() -> None:
    knowledge, site = book(counted(("face.cheek", "face.eye")))
    assert link_lines(site, knowledge, EN) == (
        "Cheek and eye: one study (jaw pain, 40 people, Jansen 2016)",
        "All other areas: described in the manual only",
    )
    assert link_lines(site, knowledge, NL)[0] == "Wang en oog: één onderzoek (kaakpijn, 40 mensen, Jansen 2016)"


def test_a_number_of_people_that_was_not_reread_is_left_out_and_a_review_is_named() -> None:
    knowledge, site = book(counted(("face.cheek",), None, review=True))
    assert "(jaw pain, review, Jansen 2016)" in link_lines(site, knowledge, EN)[0]


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (PriorGround.GUIDE, "the manual"),
        (PriorGround.NOT_STUDIED, "a judgement; not studied"),
        (PriorGround.STUDY, "counts of active points: jaw pain, 40 people, Jansen 2016"),
    ],
)
def test_a_rank_says_what_it_rests_on(basis: PriorGround, expected: str) -> None:
    knowledge, site = book(counted(("face.cheek",)), basis=basis)
    assert prior_line(site, knowledge, EN) == expected
