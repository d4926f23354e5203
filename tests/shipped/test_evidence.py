"""What ranks and areas rest on in the real content: points with the patients' own pain, and figures that were read."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.shipped.test_knowledge import DATA, knowledge
from triggermap import resources
from triggermap.atlas import load_atlas
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.evidence import Finding, Points, PriorGround, Study, supports
from triggermap.domain.muscle import Prior
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.domain.text import Text
from triggermap.finder.ranking import LEAST_SHARE, Finder
from triggermap.finder.shares import coverage

MUSCLES = {"suboccipitals": "suboccipital", "multifidi": "multifidus_cervical", "levator_ani": "pelvic_floor"}
"""Names of the list of facts -> ids of the content."""
BESIDE_THE_MANUAL = {"abductor_pollicis_longus", "pronator_quadratus"}
"""Known from experiments of 2005 only; the manual up to 1999 has no pattern for them."""
POINTS = {"tenderness": Points.TENDER}


@cache
def facts() -> Any:
    return yaml.safe_load((DATA / "prevalence.yaml").read_text(encoding="utf-8"))


@cache
def source_of() -> dict[str, str]:
    """Key of the list of facts -> key of the bibliography: 'FdlP2007_neck' and 'fdlp_2007_neck' are the same."""
    ours = {source.key.replace("_", ""): source.key for source in knowledge().sources}
    return {key: ours[key.lower().replace("_", "")] for key in facts()["citations"]}


@cache
def counted() -> dict[tuple[str, str, Points], list[dict[str, Any]]]:
    """Source, muscle and kind of points -> rows of the list of facts."""
    rows = defaultdict(list)
    for row in facts()["per_muscle"]:
        name = row["trigger_points"]
        muscle = MUSCLES.get(row["muscle"], row["muscle"])
        rows[source_of()[row["source"]], muscle, POINTS.get(name) or Points(name)].append(row)
    return rows


def test_every_count_of_the_facts_is_in_the_studies_but_the_one_that_is_not_split() -> None:
    ours = {(study.source, line.muscle, line.points) for study in knowledge().studies for line in study.findings}
    assert set(counted()) - ours == {("cerezo_2016", "trapezius", Points.ANY)}


def test_figures_are_those_of_the_facts_and_none_that_nobody_reread() -> None:
    for study in knowledge().studies:
        for line in study.findings:
            rows = counted().get((study.source, line.muscle, line.points), [])
            if line.percent is None or not rows:
                continue
            assert all(row["figure_verified"] for row in rows), (study.id, line.muscle)
            figures = [figure for row in rows for figure in row.get("percent_range") or [row["percent"]]]
            # A paper may print a percentage beside a count that gives a lower one; then both are told.
            low, high = min(figures) - 6, max(figures) + 1
            assert low <= line.percent[0] <= line.percent[1] <= high, (study.id, line.muscle, figures)


def test_no_count_of_the_facts_turned_active_on_the_way() -> None:
    for study in knowledge().studies:
        for line in study.findings:
            if line.points is Points.ACTIVE and (study.source, line.muscle) in {key[:2] for key in counted()}:
                hamstrings = line.grouped  # told of one muscle of the group there, of all here
                assert hamstrings or (study.source, line.muscle, Points.ACTIVE) in counted(), (study.id, line.muscle)


def test_every_muscle_cites_the_manual_and_each_study_that_counted_it() -> None:
    manuals = {source.key for source in knowledge().sources if source.manual}
    missing = []
    for muscle in knowledge().muscles:
        cited = {*muscle.sources, *(key for site in muscle.sites for key in site.sources)}
        studied = {study.source for study, _line in knowledge().study_lines.get(muscle.id, ())}
        studied |= {source for source, name, _points in counted() if name == muscle.id}
        missing += [f"{muscle.id}: {key}" for key in sorted(studied - cited)]
        missing += [] if manuals & cited or muscle.id in BESIDE_THE_MANUAL else [f"{muscle.id}: no manual"]
    assert not missing


def test_every_site_says_what_its_rank_rests_on() -> None:
    for file in sorted((resources.knowledge_dir() / "muscles").glob("*.yaml")):
        text = file.read_text(encoding="utf-8")
        assert len(re.findall(r"^    prior_basis:", text, re.M)) == len(re.findall(r"^    prior:", text, re.M)), (
            file.name
        )


def test_a_high_rank_from_a_study_rests_on_points_with_the_patients_own_pain() -> None:
    """The loader refuses another; here it stands what that means for the content as it is."""
    for muscle in knowledge().muscles:
        for site in muscle.sites:
            if site.prior_basis is PriorGround.STUDY and site.prior in (Prior.COMMON, Prior.FAIRLY_COMMON):
                lines = knowledge().study_lines[muscle.id]
                active = {study.id for study, line in lines if line.points is Points.ACTIVE and line.about(site.id)}
                assert set(site.prior_studies) <= active, site.id


@cache
def finder_places() -> tuple[PainDrawing, ...]:
    marked = ("head.temple", "neck.back", "shoulder.front", "back.low", "knee.hollow", "foot.heel")
    return tuple(PainDrawing((PainMark(Place(region, Side.LEFT)),)) for region in marked)


def test_no_count_of_silent_points_raises_a_rank() -> None:
    """However many silent points a study finds, in every muscle, the order stays the same."""
    book = knowledge()
    silent = tuple(
        Finding(muscle.id, (), points, (100, 100), tuple(region.id for region in book.regions), grouped=False)
        for muscle in book.muscles
        for points in (Points.LATENT, Points.ANY, Points.TENDER)
    )
    flooded = replace(
        book,
        studies=(
            *book.studies,
            Study("flood", "celik_2016", Text("x", "x"), 10_000, review=False, regions=(), findings=silent),
        ),
    )
    patches = load_atlas(resources.atlas_dir()).patches
    before, after = Finder(book, patches), Finder(flooded, patches)
    for drawing in finder_places():
        assert before.find(drawing) == after.find(drawing)
    for muscle in book.muscles:
        for site in muscle.sites:
            assert book.links(site) == flooded.links(site)


def test_no_area_is_said_to_be_shown_that_is_not_drawn() -> None:
    patches = load_atlas(resources.atlas_dir()).patches
    faulty = []
    for study in knowledge().studies:
        for line in study.findings:
            if not supports(line) and line.points is not Points.EXPERIMENT:
                continue
            for site in knowledge().muscle_by_id[line.muscle].sites:
                if line.about(site.id):
                    zone = coverage(patches, site.id)
                    faulty += [
                        f"{study.id}: {site.id} {region}"
                        for region in line.regions
                        if _share(zone, region) < LEAST_SHARE
                    ]
    assert not faulty


def _share(zone: Any, region: str) -> float:
    places = [Place(region, side) for side in Side]
    return max(float(zone.essential.get(place, 0.0) + zone.spillover.get(place, 0.0)) for place in places)


@pytest.mark.parametrize(
    ("muscle", "names"),
    [
        ("quadratus_lumborum", "gluteus medius"),
        ("gluteus_medius", "quadratus lumborum"),
        ("soleus", "gastrocnemius"),
        ("gastrocnemius", "soleus"),
    ],
)
def test_where_studies_and_the_classic_guide_differ_the_muscle_says_so(muscle: str, names: str) -> None:
    notes = [site.note for site in knowledge().muscle_by_id[muscle].sites if site.note]
    for language in ("en", "nl"):
        assert any(names in getattr(note, language).lower() and "muscle" not in names for note in notes)


def test_headache_after_fifty_and_not_after_sixty_five_is_a_warning() -> None:
    signs = [flag.signs.en for flag in knowledge().safety.red_flags]
    assert any("headache" in text and "50" in text for text in signs)
    assert not any("headache" in text and "65" in text for text in signs)


def test_the_copy_of_the_facts_says_where_it_is_from() -> None:
    assert Path(DATA / "prevalence.yaml").read_text(encoding="utf-8").startswith("# Test data only")
