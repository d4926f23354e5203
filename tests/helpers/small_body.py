"""A small body for the finder's tests: two paired regions, one on the midline, three muscles."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from triggermap.domain.anatomy import Place, Region, Side
from triggermap.domain.knowledge import GlossaryTerm, Knowledge, Source, Symptom
from triggermap.domain.muscle import Muscle, Press, Prior, SelfCare, Therapist, TriggerPoint
from triggermap.domain.safety import RedFlag, Safety, Urgency
from triggermap.domain.text import NO_TERMS, Terms, Text
from triggermap.domain.zones import Depth, Zone, ZonePart

NOTHING = Text("-", "-")
CHEEK = Place("face.cheek", Side.LEFT)
EYE = Place("face.eye", Side.LEFT)
NOSE = Place("face.nose", Side.MIDLINE)
ALL = (CHEEK, EYE, NOSE, CHEEK.mirrored, EYE.mirrored)


@dataclass
class FakePatches:
    """One patch of 10 square centimetres a place; weights for the muscles on the left."""

    zones: dict[str, dict[ZonePart, dict[Place, float]]]
    places: tuple[Place, ...] = field(default=ALL)

    @property
    def trigger_points(self) -> tuple[str, ...]:
        return tuple(self.zones)

    def area(self, patch: int, /) -> float:
        return 10.0

    def place(self, patch: int, /) -> Place:
        return self.places[patch]

    def area_of(self, place: Place, /) -> float:
        return 10.0

    def weights(self, trigger_point: str, side: Side, part: ZonePart, /) -> Mapping[int, float]:
        zone = self.zones[trigger_point].get(part, {})
        return {self.places.index(place): weight for place, weight in zone.items()}


def site(identifier: str, prior: Prior = Prior.COMMON) -> TriggerPoint:
    """Return a trigger point of which only the id and the prior matter."""
    return TriggerPoint(
        id=identifier, muscle=identifier.partition(".")[0], number=None, name=NOTHING, where=NOTHING, spot=None,
        depth=Depth.SUPERFICIAL, press=Press.FINGERS, press_not_for=(), essential=Zone(), spillover=Zone(),
        pain=NOTHING, symptoms=(), mistaken_for=(), prior=prior, prior_ground=NOTHING, sure=True, note=None,
        sources=(),
    )  # fmt: skip


def muscle(name: Text, *sites: TriggerPoint, synonyms: Terms = NO_TERMS) -> Muscle:
    """Return a muscle of which only the names and sites matter."""
    care = SelfCare(NOTHING, (NOTHING,), None, None, None, (), NOTHING)
    therapist = Therapist(NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)
    return Muscle(
        id=sites[0].muscle, group="head_neck", name=name, latin=f"Musculus {sites[0].muscle}", synonyms=synonyms,
        summary=NOTHING, belly=(), sites=sites, find=(), self_care=care, stretch=None, keeps_going=(), cautions=(),
        danger_zones=(), see_someone=(), therapist=therapist, satellites=(), sources=(),
    )  # fmt: skip


def flag(identifier: str, urgency: Urgency, *regions: str, muscles: tuple[str, ...] = ()) -> RedFlag:
    """Return a red flag of which only the ties matter."""
    return RedFlag(identifier, NOTHING, NOTHING, urgency, regions, muscles, ())


def make_knowledge() -> Knowledge:
    """Three muscles, five places, three flags."""
    regions = (
        Region("face.cheek", Text("Cheek", "Wang"), "face", True,
               synonyms=Terms(("sinus", "under my eye"), ("bijholte", "onder mijn oog"))),
        Region("face.eye", Text("Eye", "Oog"), "face", True,
               synonyms=Terms(("round the eyes",), ("ogen", "rond de ogen"))),
        Region("face.nose", Text("Nose", "Neus"), "face", False),
        Region("neck.back", Text("Back of the neck", "Achterkant van de nek"), "neck", True,
               synonyms=Terms(("nape",), ("nek",))),
    )  # fmt: skip
    flags = (
        flag("anywhere", Urgency.TODAY, "*"), flag("cancer", Urgency.SOON, "face"),
        flag("glaucoma", Urgency.EMERGENCY, "face.eye"), flag("artery", Urgency.EMERGENCY, muscles=("neck_muscle",)),
    )  # fmt: skip
    muscles = (
        muscle(
            Text("Neck muscle", "Halsspier"),
            site("neck_muscle.upper"),
            replace(site("neck_muscle.lower"), crosses=True),
        ),
        muscle(Text("Chewing muscle", "Kauwspier"), site("masseter.belly"), synonyms=Terms(("jaw muscle",), ())),
        muscle(Text("Rare muscle", "Zeldzame spier"), site("rare_muscle.belly", Prior.RARE)),
    )
    symptoms = (Symptom("dizziness", Text("Dizziness", "Duizeligheid"), Terms(("light-headed",), ("draaierig",)), ()),)
    safety = Safety(flags, (), (), (), ())
    return Knowledge("test", False, (), regions, (), muscles, symptoms, safety, SOURCES, make_glossary())


SOURCES = (Source("manual_1999", "A manual. 1999", None, False),)


def make_glossary() -> tuple[GlossaryTerm, ...]:
    """Three terms, two of which refer to another; they need `SOURCES`."""
    cramp = Text("A muscle that pulls tight by itself.", "Een spier die vanzelf samentrekt.")
    referral = Text("Pain that you feel elsewhere.", "Pijn die u ergens anders voelt.")
    tendon = Text("It ties a muscle to a bone.", "Die maakt een spier vast aan een bot.")
    return (
        GlossaryTerm("tendon", Text("Tendon", "Pees"), Terms(("sinew",), ()), tendon, (), ()),
        GlossaryTerm("cramp", Text("Cramp", "Kramp"), Terms(), cramp, ("tendon",), ()),
        GlossaryTerm("referred_pain", Text("Referred pain", "Uitstralende pijn"), Terms(("radiating pain",), ()),
                     referral, ("cramp",), ("manual_1999",)),
    )  # fmt: skip


def make_patches() -> FakePatches:
    """The neck muscle's upper site explains cheek and eye, the masseter the cheek, the rare one the same as it."""
    essential, spillover = ZonePart.ESSENTIAL, ZonePart.SPILLOVER
    return FakePatches(
        {
            "neck_muscle.upper": {essential: {CHEEK: 0.5, EYE: 0.5}, spillover: {NOSE: 0.3}},
            "neck_muscle.lower": {spillover: {CHEEK: 0.2, EYE.mirrored: 0.4}},
            "masseter.belly": {essential: {CHEEK: 0.8}},
            "rare_muscle.belly": {essential: {CHEEK: 0.8}},
        }
    )
