from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.content.small_content import FILES, spoil
from triggermap.content import load_knowledge
from triggermap.content.loader import content_files, read_folder
from triggermap.domain.anatomy import Side
from triggermap.domain.muscle import Press, Prior
from triggermap.domain.safety import Allowed, Urgency
from triggermap.domain.text import Terms, Text
from triggermap.domain.zones import Depth, Rim, Spot, StrokeSide
from triggermap.errors import ContentError, Problem


def problems_of(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(ContentError) as caught:
        load_knowledge(root)
    return caught.value.problems


def only_problem(root: Path) -> Problem:
    [problem] = problems_of(root)
    return problem


def test_everything_is_read(root: Path) -> None:
    knowledge = load_knowledge(root)
    assert knowledge.version == "2026.11"
    assert knowledge.reviewed is False
    cheek = knowledge.region_by_id["face.cheek"]
    assert (cheek.parent, cheek.paired, cheek.inner) == ("face", True, False)
    assert cheek.synonyms == Terms(("sinus",), ("bijholte",))
    assert cheek.choir == ((Side.LEFT, (103,)), (Side.RIGHT, (102,)))
    assert knowledge.region_by_id["mouth.tongue"].inner
    assert [landmark.bony for landmark in knowledge.landmarks] == [True, True, False]
    assert [landmark.key for landmark in knowledge.landmarks] == [False, True, False]
    assert [landmark.term.nl for landmark in knowledge.landmarks][1:] == ["angulus nl", "navel"]
    assert knowledge.source_by_key["manual_1999"].url is None
    assert knowledge.symptom_by_id["tearing"].regions == ("face.cheek",)


def test_safety_is_read(root: Path) -> None:
    safety = load_knowledge(root).safety
    assert safety.red_flags[0].urgency is Urgency.EMERGENCY
    assert safety.contraindications[0].stretch is Allowed.NO
    assert safety.contraindications[0].regions == ("*",)
    assert safety.danger_zones[0].rule == Text("Never press here.", "Druk hier nooit.")
    assert [number.country for number in safety.emergency_numbers] == ["*", "NO"]


def test_a_muscle_is_read(root: Path) -> None:
    [muscle] = load_knowledge(root).muscles
    [site] = muscle.sites
    assert site.id == "jaw_muscle.upper"
    assert site.muscle == "jaw_muscle"
    assert (site.number, site.depth, site.press, site.prior) == (
        1,
        Depth.SUPERFICIAL,
        Press.FINGERS,
        Prior.COMMON,
    )
    assert site.spot == Spot("cheekbone", "jaw_angle", 0.3, out=-0.2)
    assert site.crosses
    assert site.essential.strokes[1].side is StrokeSide.BOTH  # type: ignore[union-attr]
    assert site.essential.but[0].spot.other_side  # type: ignore[union-attr]
    assert site.spillover.strokes[0] == Rim(1.0)
    assert muscle.self_care.pressure == (3, 5)
    assert muscle.stretch is not None
    assert muscle.stretch.hold_seconds == 15
    assert muscle.satellites == ("neck_muscle",)


@pytest.mark.parametrize(
    ("name", "old", "new", "part"),
    [
        ("meta.yaml", '"2026.11"', "2026.11", "put it in quotes"),
        ("meta.yaml", '"2026.11"', '"new"', "2026.11"),
        ("regions.yaml", "left: [103]", "left: [150]", "101-136"),
        ("regions.yaml", "UBERON:0001567", "UBERON:567", "Uberon"),
        ("regions.yaml", 'nl: "Wang"', 'nl: ""', "empty"),
        ("regions.yaml", "id: face.nose", "id: fase.nose", "no region group"),
        ("regions.yaml", "id: face.nose", "id: nose", "group before a dot"),
        ("sources.yaml", "https://example.org/study", "example.org", "web address"),
        ("symptoms.yaml", "regions: [face.cheek]", "regions: [face.check]", "did you mean 'face.cheek'?"),
        ("symptoms.yaml", "regions: [face.cheek]", "regions: [face]", "'face' is a region group"),
        ("safety.yaml", "urgency: emergency", "urgency: urgent", "emergency, today, soon"),
        ("safety.yaml", "regions: [face]\n    muscles: [jaw_muscle]", "regions: []", "never be shown"),
        ("safety.yaml", "regions: [face]\n", "regions: [fase]\n", "did you mean 'face'?"),
        ("safety.yaml", 'country: "*"', 'country: "nl"', "two capital letters"),
        ("safety.yaml", 'country: "*"', 'country: "NL"', "the default"),
        ("safety.yaml", 'country: "NO"', "country: NO", "put it in quotes"),
        ("safety.yaml", 'emergency: "112"', 'emergency: "help"', "telephone number"),
        ("safety.yaml", 'stretch: "no"', "stretch: no", "put it in quotes"),
        ("muscles/jaw_muscle.yaml", "id: jaw_muscle", "id: jaw", "the name of the file"),
        ("muscles/jaw_muscle.yaml", "group: head_neck", "group: head", "did you mean 'head_neck'?"),
        ("muscles/jaw_muscle.yaml", "[neck_muscle]", "[nek_muscle]", "did you mean 'neck_muscle'?"),
        ("muscles/jaw_muscle.yaml", "symptoms: [tearing]", "symptoms: [tears]", "no symptom 'tears'"),
        ("muscles/jaw_muscle.yaml", "press_not_for: [blood_thinners]", "press_not_for: [x]", "contraindication 'x'"),
        ("muscles/jaw_muscle.yaml", "danger_zones: [neck_front_side]", "danger_zones: [neck]", "danger zone 'neck'"),
        ("muscles/jaw_muscle.yaml", "inner: mouth.tongue", "inner: face.nose", "is a region"),
        ("muscles/jaw_muscle.yaml", "{at: jaw_angle, up: 1}", "{at: jaw_angel, up: 1}", "did you mean 'jaw_angle'?"),
        ("muscles/jaw_muscle.yaml", "hold_seconds: 15", "hold_seconds: 90", "from 5 to 60 (seconds)"),
        ("muscles/jaw_muscle.yaml", "pressure: [3, 5]", "pressure: [3, 11]", "from 0 to 10"),
        ("muscles/jaw_muscle.yaml", "sources: [manual_1999, study_2016]", "sources: []", "at least 1"),
        ("muscles/jaw_muscle.yaml", "summary:", "sumary:", "did you mean 'summary'?"),
    ],
)
def test_one_fault_is_one_problem_at_its_line(root: Path, name: str, old: str, new: str, part: str) -> None:
    line = spoil(root, name, old, new)
    problem = only_problem(root)
    assert problem.file == root / name
    assert abs(problem.line - line) <= 2
    assert part in problem.message


def test_an_id_that_was_misspelt_where_it_is_defined_shows_there_and_where_it_is_used(root: Path) -> None:
    spoil(root, "meta.yaml", "- neck_muscle", "- jaw_muscle")
    messages = [problem.message for problem in problems_of(root)]
    assert "defined twice" in messages[0]
    assert "no muscle 'neck_muscle'" in messages[1]


def test_a_muscle_that_is_nowhere_pressed_has_no_dose(root: Path) -> None:
    spoil(root, "muscles/jaw_muscle.yaml", "press: fingers", "press: none")
    problem = only_problem(root)
    assert problem.key == "self_care"
    assert "pressure and seconds must be null" in problem.message
    spoil(root, "muscles/jaw_muscle.yaml", "pressure: [3, 5]\n  seconds: [10, 30]", "pressure: null\n  seconds: null")
    assert load_knowledge(root).muscles[0].self_care.pressure is None


def test_all_problems_of_all_files_come_at_once_in_order(root: Path) -> None:
    spoil(root, "safety.yaml", "urgency: emergency", "urgency: now")
    spoil(root, "muscles/jaw_muscle.yaml", "prior: common", "prior: often")
    spoil(root, "muscles/jaw_muscle.yaml", 'latin: "Musculus maxillaris"', "latin: yes")
    spoil(root, "meta.yaml", "reviewed: false", "reviewed: no")
    found = problems_of(root)
    assert [(problem.file.name, problem.key) for problem in found] == [
        ("meta.yaml", "reviewed"),
        ("jaw_muscle.yaml", "latin"),
        ("jaw_muscle.yaml", "sites[0].prior"),
        ("safety.yaml", "red_flags[0].urgency"),
    ]


def test_a_site_that_shows_nothing_must_say_why(root: Path) -> None:
    muscle = root / "muscles/jaw_muscle.yaml"
    text = muscle.read_text(encoding="utf-8")
    start, end = text.index("    referral:"), text.index("    crosses:")
    text = text[:start] + "    referral: {essential: []}\n" + text[end:]
    text = text.replace("symptoms: [tearing]", "symptoms: []")
    muscle.write_text(text, encoding="utf-8")
    assert load_knowledge(root).muscles[0].sites[0].essential.strokes == ()
    spoil(root, "muscles/jaw_muscle.yaml", '    note: {en: "Check the teeth.", nl: "Kijk naar de tanden."}\n', "")
    assert "no note that says why" in only_problem(root).message


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_missing_file_is_one_problem_and_causes_no_others(root: Path, name: str) -> None:
    (root / name).unlink()
    problem = only_problem(root)
    assert problem.line == 0
    assert "missing" in problem.message or "no muscle file" in problem.message


@pytest.mark.parametrize("name", sorted(FILES))
def test_a_file_of_the_wrong_shape_is_a_problem(root: Path, name: str) -> None:
    (root / name).write_text("- 1\n", encoding="utf-8")
    assert any(problem.file == root / name for problem in problems_of(root))


def test_two_muscles_with_the_same_id_are_a_problem(root: Path) -> None:
    text = (root / "muscles/jaw_muscle.yaml").read_text(encoding="utf-8")
    (root / "muscles/neck_muscle.yaml").write_text(text, encoding="utf-8")
    messages = " ".join(problem.message for problem in problems_of(root))
    assert "the muscle 'jaw_muscle' is defined twice" in messages
    assert "the name of the file" in messages


def test_a_faulty_folder_still_gives_what_could_be_read(root: Path) -> None:
    (root / "sources.yaml").unlink()
    parts, book = read_folder(root)
    assert [muscle.id for muscle in parts.muscles] == ["jaw_muscle"]
    assert len(book.problems) == 1
    assert len(content_files(root)) == len(FILES) - 1


def test_the_glossary_is_read(root: Path) -> None:
    knowledge = load_knowledge(root)
    term = knowledge.term_by_id["referral"]
    assert term.forms == Terms(("radiating pain",), ("uitstraling",))
    assert (term.see, term.sources) == (("tendon",), ("manual_1999",))
    assert knowledge.term_by_id["tendon"].forms == Terms()


def test_a_term_that_refers_to_nothing_or_to_itself_is_told(root: Path) -> None:
    line = spoil(root, "glossary.yaml", "see: [tendon]", "see: [tendn, referral]")
    problems = problems_of(root)
    assert [problem.line for problem in problems] == [line, line]
    assert any("did you mean 'tendon'" in problem.message for problem in problems)
    assert any("does not refer to itself" in problem.message for problem in problems)
