from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import write_content
from triggermap.content import load_knowledge
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.lookup import Candidate, MuscleCandidate


@pytest.fixture
def knowledge(tmp_path: Path) -> Knowledge:
    return load_knowledge(write_content(tmp_path / "knowledge"))


def test_everything_is_found_by_its_id(knowledge: Knowledge) -> None:
    assert knowledge.group_by_id["face"].name.en == "Face"
    assert knowledge.region_by_id["face.nose"].parent == "face"
    assert knowledge.muscle_by_id["jaw_muscle"].group == "head_neck"
    assert knowledge.trigger_point_by_id["jaw_muscle.upper"].muscle == "jaw_muscle"
    assert knowledge.symptom_by_id["tearing"].name.nl == "tranend oog"
    assert knowledge.source_by_key["manual_1999"].checked


def test_places_are_all_regions_on_all_their_sides(knowledge: Knowledge) -> None:
    assert list(knowledge.places()) == [
        Place("face.cheek", Side.LEFT),
        Place("face.cheek", Side.RIGHT),
        Place("face.nose", Side.MIDLINE),
        Place("mouth.tongue", Side.MIDLINE),
    ]


def test_a_muscle_knows_its_sites(knowledge: Knowledge) -> None:
    muscle = knowledge.muscle_by_id["jaw_muscle"]
    assert muscle.site("jaw_muscle.upper").number == 1
    with pytest.raises(KeyError):
        muscle.site("jaw_muscle.lower")


def test_a_muscles_score_is_that_of_its_best_site() -> None:
    best = Candidate("m.a", "m", Side.LEFT, 0.9, (), ())
    other = Candidate("m.b", "m", Side.LEFT, 0.2, (), ())
    found = MuscleCandidate("m", Side.LEFT, (best, other))
    assert found.best is best
    assert found.score == 0.9
