"""Checks over the real content."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from triggermap import resources
from triggermap.content import check_path
from triggermap.content.loader import knowledge_of, read_folder
from triggermap.domain.anatomy import Side
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import Muscle, Press
from triggermap.domain.text import Language, Text
from triggermap.exchange.choir import CODES, codes_of, places_of

DATA = Path(__file__).parent.parent / "data"

SHORTER = {"arrhythmia_site_right_side": "arrhythmia_right_side"}
"""Names of the list whose id leaves a word out."""

INFORMAL = re.compile(r"\b(je|jij|jou|jouw|jullie|jezelf)\b", re.IGNORECASE)
PROMISE = re.compile(
    r"\b(guarantees?d?|will (cure|heal|fix)|cures? (you|it|your)|always works?|geneest|garanderen|garantie)\b",
    re.IGNORECASE,
)


@cache
def knowledge() -> Knowledge:
    """The content without what is faulty: faults fail their own test, and not every other one too."""
    parts, _ = read_folder(resources.knowledge_dir())
    found = knowledge_of(parts)
    assert found is not None
    return found


@cache
def coverage() -> dict[str, dict[str, tuple[str, ...]]]:
    """Group -> muscle -> sites, as ids."""
    raw = yaml.safe_load((DATA / "muscles.yaml").read_text(encoding="utf-8"))
    return {
        group: {muscle: tuple(site_id(str(name)) for name in entry["trp"]) for muscle, entry in muscles.items()}
        for group, muscles in raw.items()
    }


def site_id(name: str) -> str:
    """Return the id of a site that the coverage list names: '1 upper front border' -> upper_front_border."""
    plain = re.sub(r"[^a-z0-9]+", "_", re.sub(r"^\d+ ", "", name).lower()).strip("_")
    return SHORTER.get(plain, plain)


def wanted() -> list[str]:
    return [muscle for muscles in coverage().values() for muscle in muscles]


def texts(value: object, path: str = "") -> Iterator[tuple[str, Text]]:
    """Every text for people inside a value, with where it stands."""
    if isinstance(value, Text):
        yield path, value
    elif is_dataclass(value):
        name = getattr(value, "id", None) or path
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{name}.{field.name}")
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, path)


def test_the_content_has_no_problems() -> None:
    assert [str(problem) for problem in check_path(resources.knowledge_dir())] == []


def test_the_coverage_list_is_that_of_the_content() -> None:
    meta = yaml.safe_load((resources.knowledge_dir() / "meta.yaml").read_text(encoding="utf-8"))
    assert meta["coverage"] == {group: list(muscles) for group, muscles in coverage().items()}


@pytest.mark.parametrize("muscle", wanted())
def test_the_muscle_is_there_with_all_its_sites(muscle: str) -> None:
    [(group, sites)] = [(group, muscles[muscle]) for group, muscles in coverage().items() if muscle in muscles]
    found = knowledge().muscle_by_id.get(muscle)
    assert found is not None, f"{muscle} is not in the content"
    assert found.group == group
    assert [site for site in sites if f"{muscle}.{site}" not in {each.id for each in found.sites}] == []


def test_dutch_says_u() -> None:
    found = [(path, text.nl) for path, text in texts(knowledge()) if INFORMAL.search(text.nl)]
    assert found == []


def test_nothing_is_promised() -> None:
    found = [path for path, text in texts(knowledge()) if PROMISE.search(text.en) or PROMISE.search(text.nl)]
    assert found == []


def test_the_two_languages_differ() -> None:
    """A whole sentence that reads the same in both was not translated."""
    same = [(path, text.en) for path, text in texts(knowledge()) if text.en == text.nl and len(text.en.split()) > 5]
    assert same == []


def test_no_text_holds_a_dash_of_a_draft_or_a_mark_to_do() -> None:
    draft = re.compile(r"\b(TODO|FIXME|XXX|TBD|lorem)\b|\?\?")
    assert [path for path, text in texts(knowledge()) if draft.search(text.en + text.nl)] == []


def test_every_site_says_what_it_rests_on() -> None:
    for muscle in knowledge().muscles:
        for site in muscle.sites:
            assert site.sources, site.id
            assert set(site.sources) <= set(knowledge().source_by_key), site.id


def test_safety_is_complete() -> None:
    safety = knowledge().safety
    assert len(safety.red_flags) >= 60
    assert len(safety.contraindications) >= 29
    assert len(safety.danger_zones) >= 23
    assert len(safety.general_rules) >= 6


def test_the_short_check_asks_what_it_must() -> None:
    asked = {each.id for each in knowledge().safety.contraindications if each.question is not None}
    assert {
        "blood_thinners",
        "pregnancy",
        "osteoporosis",
        "cancer",
        "loss_of_feeling",
        "hypermobility",
        "arterial_disease",
    } <= asked


@pytest.mark.parametrize("muscle", ["sternocleidomastoid", "scalenes", "digastric", "longus_colli", "longus_capitis"])
def test_muscles_over_the_carotid_artery_are_not_pressed_in_arterial_disease(muscle: str) -> None:
    found = knowledge().muscle_by_id.get(muscle)
    assert found is not None
    for site in found.sites:
        assert site.press is Press.NONE or "arterial_disease" in site.press_not_for, site.id
    assert "neck_front_side" in found.danger_zones


def test_the_sternocleidomastoid_is_never_pressed_inwards() -> None:
    sites = knowledge().muscle_by_id["sternocleidomastoid"].sites
    assert {site.press for site in sites} <= {Press.PINCH_ONLY, Press.NONE}


def test_danger_zones_name_their_muscles_and_the_muscles_name_them() -> None:
    present = knowledge().muscle_by_id
    missing = [
        (zone.id, muscle)
        for zone in knowledge().safety.danger_zones
        for muscle in zone.muscles
        if muscle in present and zone.id not in present[muscle].danger_zones
    ]
    assert missing == []


def test_every_region_is_in_the_chosen_number() -> None:
    """150 to 200 places with sides: fine enough to point, few enough to hit."""
    assert 150 <= len(list(knowledge().places())) <= 220


def test_muscles_that_need_a_hand_in_the_mouth_say_how_deep() -> None:
    inside = [muscle.id for muscle in knowledge().muscles if _inside(muscle)]
    for muscle in inside:
        assert "inside_mouth" in knowledge().muscle_by_id[muscle].danger_zones, muscle


def _inside(muscle: Muscle) -> bool:
    return any(site.depth.value == "intra_oral" for site in muscle.sites)


@pytest.mark.parametrize("language", list(Language))
def test_the_terms_of_landmarks_are_short_and_differ(language: Language) -> None:
    terms = [each.term.get(language) for each in knowledge().landmarks if each.on_map]
    assert len(set(terms)) == len(terms)
    assert not [term for term in terms if len(term) > 38]
    assert all(each.bony for each in knowledge().landmarks if each.key)


@pytest.mark.parametrize("code", CODES)
def test_each_choir_code_means_places_and_these_mean_it(code: int) -> None:
    regions = knowledge().regions
    places = places_of([code], regions)
    assert places
    back = codes_of(places, regions)
    assert code in back
    own = any(codes == (code,) for region in regions if not region.inner for _side, codes in region.choir)
    assert back == (code,) if own else len(back) <= 3


def test_each_place_of_the_skin_is_among_those_that_its_choir_codes_mean() -> None:
    regions = knowledge().regions
    outer = [place for region in regions if not region.inner for place in region.places]
    assert not [place for place in outer if place not in places_of(codes_of([place], regions), regions)]
    assert places_of(CODES, regions) == tuple(outer)
    assert codes_of(outer, regions) == CODES


CHOIR_PAIRS = (
    "101/102 103/104 105/106 107/110 108/109 111/112 113/114 115/118 116/117 119/124 120/123 121/122 125/128 126/127 "
    "129/130 131/132 133/134 135/136 201/202 203/204 205/206 207/210 208/209 211/214 212/213 215/216 217/220 218/219 "
    "221/226 222/225 223/224 227/230 228/229 231/232 233/234 235/236 237/238"
)
"""The segments that mirror each other, from the CHOIR body map."""


def test_the_choir_codes_of_a_region_mirror() -> None:
    other: dict[int, int] = {}
    for pair in CHOIR_PAIRS.split():
        first, second = map(int, pair.split("/"))
        other |= {first: second, second: first}
    assert set(other) == set(CODES)
    for region in knowledge().regions:
        sides = dict(region.choir)
        if region.paired:
            assert sides[Side.RIGHT] == tuple(other[code] for code in sides[Side.LEFT]), region.id
        else:
            assert {other[code] for code in sides[Side.MIDLINE]} == set(sides[Side.MIDLINE]), region.id
