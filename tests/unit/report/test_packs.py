"""What packs bring, on paper: whose a muscle is, and notes for the one they are for."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace

import pytest

from tests.helpers import report_case
from triggermap.atlas import Atlas
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.muscle import SelfCare, Therapist
from triggermap.domain.packs import Audience, Note, Pack
from triggermap.domain.text import Language, Text
from triggermap.report.build import build_report

PACK = Pack("my_clinic", Text("My clinic", "Mijn praktijk"), "1.0", "A. Therapist", "", ("en", "nl"))
OWN = "my_clinic.masseter"
EMPTY = Text("", "")


def note(about: str, audience: Audience, words: str, *, paper: bool = True) -> Note:
    return Note("my_clinic", about, Text("Our way", "Onze manier"), (Text(words, words),), audience, paper)


@pytest.fixture
def knowledge() -> Knowledge:
    """The small case with its first muscle as a pack's, that says no more than a pack must."""
    book = report_case.make_knowledge()
    jaw, tongue = book.muscles
    sites = (replace(jaw.sites[0], id=f"{OWN}.mid", muscle=OWN),)
    care = SelfCare(EMPTY, (), None, None, None, (), EMPTY)
    own = replace(jaw, id=OWN, latin="", sites=sites, self_care=care, stretch=None, cautions=(),
                  therapist=Therapist(*[EMPTY] * 6))  # fmt: skip
    notes = (
        note("tongue", Audience.THERAPIST, "Told to the therapist."),
        note("tongue.tip", Audience.EVERYONE, "Told to all."),
        note("tongue", Audience.EVERYONE, "Not on paper.", paper=False),
    )
    return replace(book, muscles=(own, tongue), packs=(PACK,), notes=notes)


@pytest.fixture
def pages(atlas: Atlas, knowledge: Knowledge) -> list[str]:
    """What stands on each section: map, list, leaflet of the pack's muscle, leaflet of the tongue."""
    request = report_case.make_request()
    first, second = request.findings.muscles
    own = replace(first, muscle=OWN, sites=(replace(first.sites[0], trigger_point=f"{OWN}.mid", muscle=OWN),))
    leaflets = (replace(request.leaflets[0], muscle=OWN, trigger_points=(f"{OWN}.mid",)), request.leaflets[1])
    request = replace(request, findings=replace(request.findings, muscles=(own, second)), leaflets=leaflets)
    report = build_report(replace(request, language=Language.EN), knowledge, atlas)
    return ["\n".join(_texts(section)) for section in report.sections]


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    if is_dataclass(value):
        return [text for field in fields(value) for text in _texts(getattr(value, field.name))]
    return [text for item in value for text in _texts(item)] if isinstance(value, tuple) else []


def test_whose_a_muscle_is_stands_on_map_list_and_leaflet(pages: list[str]) -> None:
    on_map, on_list, leaflet, other = pages
    assert "Chewing muscle (From pack: My clinic)" in on_map
    assert "From pack: My clinic" in on_list
    assert "zone: the content pack only" in on_list
    assert "From the content pack “My clinic” 1.0 by A. Therapist." in leaflet
    assert "From the content pack" not in other


def test_notes_reach_whom_they_are_for(pages: list[str]) -> None:
    on_map, on_list, leaflet, other = pages
    assert "Told to the therapist. (From pack: My clinic)" in on_list
    assert "Told to all." not in on_list
    assert "(Tongue, tip) Told to all." in other
    assert "Told to the therapist." not in other
    assert "Our way" not in on_map + leaflet
    assert "Not on paper." not in "".join(pages)


def test_what_a_pack_does_not_say_leaves_no_empty_words(pages: list[str]) -> None:
    leaflet = pages[2]
    assert "The pack describes no self-treatment for this muscle." in leaflet
    assert "()" not in "".join(pages)
    assert "****" not in "".join(pages)
    assert not any(line.strip() in ("·", "**:**") for line in leaflet.splitlines())
