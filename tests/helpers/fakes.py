"""A small atlas, content and finder for tests of the window: ellipses for regions, three muscles, a few warnings."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from triggermap.domain.anatomy import Landmark, Place, Region, RegionGroup, Side
from triggermap.domain.knowledge import GlossaryTerm, Knowledge, Source, Symptom
from triggermap.domain.lookup import Candidate, Findings, Hit, HitKind, MuscleCandidate, Reason
from triggermap.domain.muscle import Muscle, Press, Prior, SelfCare, Stretch, Therapist, TriggerPoint
from triggermap.domain.pain import PainDrawing
from triggermap.domain.safety import (
    Allowed,
    Contraindication,
    DangerZone,
    EmergencyNumber,
    GeneralRule,
    RedFlag,
    Safety,
    Urgency,
)
from triggermap.domain.text import Language, Terms, Text
from triggermap.domain.zones import Depth, Zone, ZonePart
from triggermap.ui.atlas_like import RingLike
from triggermap.ui.services import LibraryServices, Preferences, PrintWish, Services

HEAD = {
    "head.forehead": (0.16, 0.24, 0.15, 0.09),
    "face.eye": (0.12, 0.42, 0.08, 0.04),
    "face.cheek": (0.14, 0.54, 0.09, 0.07),
    "face.jaw_angle": (0.20, 0.68, 0.06, 0.06),
    "neck.front_side": (0.10, 0.86, 0.07, 0.09),
}
"""Region -> offset from the middle, height, half width, half height; shares of the view."""
NOSE = ("face.nose", 0.5, 0.52, 0.04, 0.07)
INNER = tuple(
    Place(region, side)
    for region, sides in {
        "mouth.upper_front_teeth": (Side.MIDLINE,),
        "mouth.lower_front_teeth": (Side.MIDLINE,),
        "mouth.upper_back_teeth": (Side.LEFT, Side.RIGHT),
        "mouth.lower_back_teeth": (Side.LEFT, Side.RIGHT),
        "mouth.tongue": (Side.MIDLINE,),
        "mouth.palate": (Side.MIDLINE,),
        "mouth.throat_inside": (Side.MIDLINE,),
        "face.behind_eye": (Side.LEFT, Side.RIGHT),
        "head.deep_ear": (Side.LEFT, Side.RIGHT),
    }.items()
    for side in sides
)
VIEWS = ("front", "back", "left", "right", "head_front", "head_left", "head_right", "head_back")
CHEEK = Place("face.cheek", Side.RIGHT)
EYE = Place("face.eye", Side.RIGHT)
FOREHEAD = Place("head.forehead", Side.LEFT)
NECK = Place("neck.front_side", Side.RIGHT)


def ellipse(x: float, y: float, rx: float, ry: float) -> RingLike:
    """Return an ellipse as a ring of 24 points."""
    steps = (math.tau * step / 24 for step in range(24))
    return tuple((x + rx * math.cos(angle), y + ry * math.sin(angle)) for angle in steps)


@dataclass(frozen=True)
class FakeShape:
    rings: tuple[RingLike, ...]
    anchor: tuple[float, float]
    area: float = 20.0


@dataclass(frozen=True)
class FakePoint:
    x: float
    y: float
    visible: bool


@dataclass(frozen=True)
class FakeBelly:
    rings: tuple[RingLike, ...]
    deep: bool


@dataclass
class FakeView:
    """A head of ellipses; side and back views show the same so that every view has something in it."""

    id: str
    body: str
    folder: Path
    width: float = 600.0
    height: float = 800.0
    units_per_cm: float = 20.0

    @property
    def middle(self) -> float:
        return self.width / 2

    @property
    def yaw(self) -> float:
        if self.id.startswith("turn_"):
            return float(self.id.removeprefix("turn_"))
        return {"front": 0.0, "left": 90.0, "back": 180.0, "right": 270.0}[self.id.removeprefix("head_")]

    @property
    def part(self) -> str:
        return "head" if self.close_up_of else ""

    @property
    def close_up_of(self) -> str | None:
        return self.id.removeprefix("head_") if self.id.startswith("head_") else None

    @property
    def outline(self) -> tuple[RingLike, ...]:
        return (ellipse(self.width / 2, self.height * 0.42, self.width * 0.36, self.height * 0.40),)

    @property
    def contour(self) -> tuple[RingLike, ...]:
        return tuple((*ring, ring[0]) for ring in self.outline)

    @property
    def lines(self) -> tuple[RingLike, ...]:
        return ()

    @property
    def landmarks(self) -> Mapping[tuple[str, Side], tuple[float, float]]:
        return {
            ("chin", Side.MIDLINE): (self.width / 2, self.height * 0.8),
            ("cheek_middle", Side.LEFT): (self._x(0.1, Side.LEFT) * self.width, self.height * 0.4),
            ("jaw_angle", Side.LEFT): (self._x(0.2, Side.LEFT) * self.width, self.height * 0.65),
            ("jaw_angle", Side.RIGHT): (self._x(0.2, Side.RIGHT) * self.width, self.height * 0.65),
        }

    @property
    def inner(self) -> tuple[Place, ...]:
        return INNER if self.close_up_of else ()

    @cached_property
    def regions(self) -> Mapping[Place, FakeShape]:
        shapes = {}
        for region, (dx, y, rx, ry) in HEAD.items():
            for side in (Side.LEFT, Side.RIGHT):
                shapes[Place(region, side)] = self._shape(self._x(dx, side), y, rx, ry)
        region, x, y, rx, ry = NOSE
        shapes[Place(region, Side.MIDLINE)] = self._shape(x, y, rx, ry)
        return shapes

    def _x(self, dx: float, side: Side) -> float:
        """The person's left is on the viewer's right, but in the view from behind."""
        left_is_right = not 90 < self.yaw < 270
        return 0.5 + dx if (side is Side.LEFT) == left_is_right else 0.5 - dx

    def _shape(self, x: float, y: float, rx: float, ry: float) -> FakeShape:
        ring = ellipse(x * self.width, y * self.height, rx * self.width, ry * self.height)
        return FakeShape((ring,), (x * self.width, y * self.height))

    def shading(self, scale: int) -> Path:
        path = self.folder / f"{self.body}_{self.id}_{scale}.png"
        if not path.exists():
            _draw_shading(path, int(self.width) * scale, int(self.height) * scale)
        return path

    def place_at(self, x: float, y: float) -> Place | None:
        for place, shape in self.regions.items():
            xs, ys = zip(*shape.rings[0], strict=True)
            rx, ry = (max(xs) - min(xs)) / 2, (max(ys) - min(ys)) / 2
            if ((x - shape.anchor[0]) / rx) ** 2 + ((y - shape.anchor[1]) / ry) ** 2 <= 1:
                return place
        return None

    def zone(self, trigger_point: str, side: Side, part: ZonePart) -> tuple[RingLike, ...]:
        spots: tuple[tuple[str, float], ...] = {
            ZonePart.ESSENTIAL: (("face.cheek", 0.8), ("face.eye", 0.9)),
            ZonePart.SPILLOVER: (("head.forehead", 0.7), ("face.jaw_angle", 0.6)),
        }[part]
        if trigger_point.startswith("masseter"):
            spots = spots[:1]
        rings = []
        for region, size in spots:
            dx, y, rx, ry = HEAD[region]
            x = self._x(dx, side)
            rings.append(ellipse(x * self.width, y * self.height, rx * size * self.width, ry * size * self.height))
        return tuple(rings)

    def point(self, trigger_point: str, side: Side) -> FakePoint | None:
        region = "neck.front_side" if trigger_point.startswith("sterno") else "face.jaw_angle"
        dx, y, _rx, _ry = HEAD[region]
        return FakePoint(self._x(dx, side) * self.width, y * self.height, not self.id.endswith("back"))

    def belly(self, muscle: str, side: Side) -> tuple[FakeBelly, ...]:
        x, y = self._x(0.13, side) * self.width, self.height * (0.3 if muscle == "masseter" else 0.84)
        return (FakeBelly((ellipse(x, y, 22, 110),), deep=muscle == "temporalis"),)


def _draw_shading(path: Path, width: int, height: int) -> None:
    """Paint a clay egg; Qt is imported here so that the rest stays free of it."""
    from PySide6.QtCore import QPointF, QRectF, Qt
    from PySide6.QtGui import QColor, QImage, QPainter, QRadialGradient

    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    gradient = QRadialGradient(QPointF(width * 0.45, height * 0.3), width * 0.7)
    gradient.setColorAt(0, QColor("#eadacd"))
    gradient.setColorAt(1, QColor("#a58f80"))
    painter.setBrush(gradient)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(width * 0.34, height * 0.7, width * 0.32, height * 0.3), 30, 30)
    painter.drawEllipse(QRectF(width * 0.14, height * 0.02, width * 0.72, height * 0.8))
    painter.end()
    image.save(str(path))


@dataclass
class FakeAtlas:
    folder: Path
    bodies: tuple[str, ...] = ("female", "male")
    views: tuple[str, ...] = VIEWS
    _cache: dict[tuple[str, str], FakeView] = field(default_factory=dict)

    def view(self, body: str, view: str) -> FakeView:
        return self._cache.setdefault((body, view), FakeView(view, body, self.folder))

    def angles(self, body: str) -> tuple[int, ...]:
        return tuple(range(0, 360, 15))

    def turned(self, body: str, angle: int) -> FakeView:
        return self.view(body, f"turn_{angle:03}")


def text(en: str, nl: str) -> Text:
    return Text(en, nl)


def site(identifier: str, name: Text, press: Press, *, press_not_for: tuple[str, ...] = ()) -> TriggerPoint:
    return TriggerPoint(
        id=identifier, muscle=identifier.split(".")[0], number=None, name=name,
        where=text("about halfway down the muscle", "ongeveer halverwege de spier"), spot=None,
        depth=Depth.SUPERFICIAL, press=press, press_not_for=press_not_for, essential=Zone(), spillover=Zone(),
        pain=text("The pain is often felt in the cheek and round the eye.",
                  "De pijn wordt vaak gevoeld in de wang en rond het oog."),
        symptoms=("tearing",), mistaken_for=(text("sinus infection", "bijholteontsteking"),), prior=Prior.COMMON,
        prior_ground=text("Common in studies.", "Vaak gezien in studies."), sure=True, note=None, sources=("ts1_1999",),
    )  # fmt: skip


def muscle(identifier: str, name: Text, latin: str, sites: Sequence[TriggerPoint]) -> Muscle:
    pressing = any(item.press is not Press.NONE for item in sites)
    return Muscle(
        id=identifier, group="head_neck", name=name, latin=latin, synonyms=Terms(("SCM",), ("SCM",)),
        summary=text("A strap at the front of the neck that turns the head.",
                     "Een band voor in de hals die het hoofd draait."),
        belly=(), sites=tuple(sites),
        find=(text("Turn your head a little to the other side.", "Draai uw hoofd iets naar de andere kant."),
              text("Take the muscle between thumb and finger. Does it give your pain?",
                   "Neem de spier tussen duim en vinger. Geeft dat uw pijn?")),
        self_care=SelfCare(
            tool=text("thumb and finger", "duim en vinger"),
            steps=(text("Sit and tip your ear a little to the sore side, so that the muscle goes slack.",
                        "Ga zitten en kantel uw oor iets naar de pijnlijke kant, zodat de spier ontspant."),
                   text("Hold the tender place between thumb and finger.",
                        "Houd de gevoelige plek vast tussen duim en vinger.")),
            pressure=(3, 5) if pressing else None, seconds=(10, 30) if pressing else None, times_a_day=(1, 2),
            stop=(text("Stop if you feel dizzy.", "Stop als u duizelig wordt."),),
            heat_cold=text("Warmth often helps.", "Warmte helpt vaak."),
        ),
        stretch=Stretch((text("Sit up straight.", "Ga rechtop zitten."),
                         text("Bend your head slowly away.", "Buig uw hoofd langzaam weg.")), 15, 3,
                        text("Not so far that it hurts.", "Niet zo ver dat het pijn doet.")),
        keeps_going=(text("Looking up for long.", "Lang omhoog kijken."),),
        cautions=(text("The artery of the neck lies behind this muscle.", "De halsslagader ligt achter deze spier."),),
        danger_zones=("neck_front_side",),
        see_someone=(text("It does not get better in four weeks.", "Het wordt in vier weken niet beter."),),
        therapist=Therapist(*(text("Manubrium sterni", "Manubrium sterni") for _ in range(6))),
        satellites=("masseter",), sources=("ts1_1999",),
    )  # fmt: skip


def red_flag(identifier: str, urgency: Urgency, signs: Text, regions: tuple[str, ...] = ("*",)) -> RedFlag:
    return RedFlag(identifier, signs, signs, urgency, regions, (), (), short=signs)


def condition(identifier: str, name: Text, question: Text | None, pressure: Allowed) -> Contraindication:
    return Contraindication(
        id=identifier, condition=name, where=text("everywhere", "overal"), pressure=pressure, heat=Allowed.CARE,
        cold=Allowed.YES, stretch=Allowed.CARE,
        advice=text("Press lightly and ask your doctor first.", "Druk licht en vraag het eerst aan uw arts."),
        regions=("*",), question=question, sources=(),
    )  # fmt: skip


def make_regions() -> tuple[Region, ...]:
    names = {
        "head.forehead": text("Forehead", "Voorhoofd"),
        "face.eye": text("Eye and eyelids", "Oog en oogleden"),
        "face.cheek": text("Cheek", "Wang"),
        "face.jaw_angle": text("Angle of the jaw", "Kaakhoek"),
        "neck.front_side": text("Front side of the neck", "Voor-zijkant van de hals"),
        "face.nose": text("Nose", "Neus"),
    }
    outer = tuple(Region(key, name, key.split(".")[0], key != "face.nose") for key, name in names.items())
    inner = {place.region for place in INNER}
    return outer + tuple(
        Region(key, text(_plain(key), _plain(key) + " (nl)"), key.split(".")[0],
               Place(key, Side.LEFT) in INNER, inner=True)
        for key in sorted(inner)
    )  # fmt: skip


def _plain(key: str) -> str:
    return key.split(".")[1].replace("_", " ").capitalize()


def make_landmarks() -> tuple[Landmark, ...]:
    return (
        Landmark("chin", text("Chin", "Kin"), paired=False, key=True),
        Landmark("jaw_angle", text("Angle of the jaw", "Kaakhoek"), paired=True),
        Landmark("cheek_middle", text("Middle of the cheek", "Midden van de wang"), paired=True, bony=False),
    )


def make_safety() -> Safety:
    return Safety(
        red_flags=(
            red_flag("thunderclap", Urgency.EMERGENCY, text("The worst headache of your life, all at once?",
                                                            "De ergste hoofdpijn van uw leven, ineens?")),
            red_flag("vision", Urgency.EMERGENCY, text("Sudden loss of sight, or seeing double?",
                                                       "Plotseling niets of dubbel zien?"), ("face", "head")),
            red_flag("arteritis", Urgency.TODAY, text("New headache after 50 with a sore scalp?",
                                                      "Nieuwe hoofdpijn na uw 50e met een pijnlijke hoofdhuid?")),
            red_flag("weeks", Urgency.SOON, text("A lump for more than three weeks?",
                                                 "Een bult die langer dan drie weken blijft?")),
        ),
        contraindications=(
            condition("blood_thinners", text("Blood thinners", "Bloedverdunners"),
                      text("Do you take blood thinners?", "Gebruikt u bloedverdunners?"), Allowed.CARE),
            condition("arterial_disease", text("Disease of the arteries", "Vaatziekte"),
                      text("Are you over 60 with disease of the blood vessels?", "Bent u boven de 60 met vaatziekte?"),
                      Allowed.NO),
            condition("fever_infection", text("Fever", "Koorts"), None, Allowed.NO),
        ),
        danger_zones=(DangerZone("neck_front_side", text("Front side of the neck", "Voor-zijkant van de hals"),
                                 text("The carotid artery lies here.", "Hier ligt de halsslagader."),
                                 text("Never press inwards; pinch only.", "Druk nooit naar binnen; alleen knijpen."),
                                 ("neck.front_side",), ("sternocleidomastoid",), ()),),
        general_rules=(GeneralRule("gentle", text("Never more than 5 of 10.", "Nooit meer dan 5 van 10."), ()),),
        emergency_numbers=(
            EmergencyNumber("*", text("Other countries", "Andere landen"), "112",
                            text("your doctor", "uw huisarts")),
            EmergencyNumber("US", text("United States", "Verenigde Staten"), "911",
                            text("your doctor", "uw huisarts")),
        ),
    )  # fmt: skip


def make_knowledge() -> Knowledge:
    """Return three muscles, six skin regions and the mouth."""
    groups = {"head": ("Head", "Hoofd"), "face": ("Face", "Gezicht"), "mouth": ("Mouth", "Mond"),
              "neck": ("Neck", "Hals")}  # fmt: skip
    scm = muscle("sternocleidomastoid", text("Front neck muscle", "Schuine halsspier"),
                 "Musculus sternocleidomastoideus",
                 [site("sternocleidomastoid.sternal_mid", text("breastbone part, middle", "borstbeendeel, midden"),
                       Press.PINCH_ONLY),
                  site("sternocleidomastoid.clavicular_mid", text("collarbone part, middle", "sleutelbeendeel, midden"),
                       Press.PINCH_ONLY, press_not_for=("blood_thinners",))])  # fmt: skip
    masseter = muscle(
        "masseter",
        text("Chewing muscle", "Kauwspier"),
        "Musculus masseter",
        [site("masseter.superficial", text("outer part", "buitenste deel"), Press.FINGERS)],
    )
    deep = muscle(
        "temporalis",
        text("Temple muscle", "Slaapspier"),
        "Musculus temporalis",
        [site("temporalis.front", text("front part", "voorste deel"), Press.NONE)],
    )
    return Knowledge(
        version="2026.test", reviewed=False,
        groups=tuple(RegionGroup(key, text(*names)) for key, names in groups.items()), regions=make_regions(),
        landmarks=make_landmarks(), muscles=(scm, masseter, deep),
        symptoms=(Symptom("tearing", text("watering eye", "tranend oog"), Terms(), ("face.eye",)),),
        safety=make_safety(),
        sources=(Source("ts1_1999", "Simons, Travell & Simons 1999", "https://example.org/ts1", False),),
        glossary=(
            GlossaryTerm("trigger_point", text("Trigger point", "Triggerpoint"), Terms(("knot",), ("knoop",)),
                         text("A sore spot in a muscle.", "Een gevoelige plek in een spier."), (), ()),
        ),
    )  # fmt: skip


class FakeFinder:
    """Gives every muscle as a candidate on the side of the first mark, in the content's order."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knowledge = knowledge

    def __call__(self, drawing: PainDrawing) -> Findings:
        if not drawing.marks:
            return Findings()
        places = drawing.places
        side = places[0].side if places[0].side is not Side.MIDLINE else Side.RIGHT
        muscles = []
        for rank, item in enumerate(self._knowledge.muscles):
            score = 0.9 - 0.2 * rank
            sites = tuple(
                Candidate(point.id, item.id, side, score - 0.05 * number,
                          tuple(Reason(place, ZonePart.ESSENTIAL, 0.8, False) for place in places), ())
                for number, point in enumerate(item.sites)
            )  # fmt: skip
            muscles.append(MuscleCandidate(item.id, side, sites))
        unexplained = tuple(place for place in places if place.region == "face.nose")
        return Findings(tuple(muscles), unexplained)


class MemoryPreferences:
    """Preferences that are kept in memory."""

    def __init__(self, preferences: Preferences | None = None) -> None:
        self.kept = preferences or Preferences()

    def load(self) -> Preferences:
        return self.kept

    def save(self, preferences: Preferences) -> None:
        self.kept = preferences


def _search(knowledge: Knowledge) -> Callable[[str, Language], Sequence[Hit]]:
    def search(words: str, language: Language) -> Sequence[Hit]:
        wanted = words.lower()
        hits = [
            Hit(HitKind.REGION, region.id, 1.0, region.name.get(language))
            for region in knowledge.regions
            if wanted in region.name.get(language).lower()
        ]
        return hits + [
            Hit(HitKind.MUSCLE, item.id, 0.9, item.name.get(language))
            for item in knowledge.muscles
            if wanted in item.name.get(language).lower()
        ]

    return search


def make_services(
    folder: Path,
    preferences: Preferences | None = None,
    wishes: list[PrintWish] | None = None,
    library: LibraryServices | None = None,
) -> Services:
    """Return services over fakes; what is sent to print lands in `wishes`. Without `library` there is none."""
    from triggermap.finder.flags import contraindications, red_flags

    knowledge = make_knowledge()
    printed = wishes if wishes is not None else []
    return Services(
        atlas=FakeAtlas(folder),
        knowledge=lambda: knowledge,
        find=FakeFinder(knowledge),
        red_flags=lambda regions, muscle_id: red_flags(regions, knowledge, muscle_id),
        contraindications=lambda regions: contraindications(regions, knowledge),
        search=_search(knowledge),
        reason=lambda candidate, language: (
            "Verklaart alle plekken die u hebt aangegeven." if language is Language.NL else "Covers all you marked."
        ),
        preferences=MemoryPreferences(preferences),
        print_map=printed.append,
        licences={"Qt": "LGPL 3"},
        app_version="0.1",
        library=library,
    )
