"""How well the ranking agrees with the classic guide areas: `python -m tests.bench.ranking`.

For each area of `tests/data/pain_guide.yaml` the places in `AREAS` are marked on the left, and two shares are printed:
of the listed muscles, how many stand among the first ten; of the first three listed, how many among the first six.
Entries that the guide is not sure of count neither way. Nothing may be tuned to one area.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from tests.bench.common import ROOT, atlas, knowledge
from triggermap.domain.anatomy import Place, Side
from triggermap.domain.pain import PainDrawing, PainMark
from triggermap.finder.ranking import Finder

GUIDE = ROOT / "tests" / "data" / "pain_guide.yaml"

AREAS: Mapping[str, tuple[str, ...]] = {
    "vertex": ("head.crown",),
    "back_of_head": ("head.back",),
    "eye_eyebrow": ("face.eye", "face.eyebrow", "face.behind_eye"),
    "cheek_jaw": ("face.cheek", "face.jaw_angle", "face.lower_jaw"),
    "toothache": (
        "mouth.upper_front_teeth",
        "mouth.upper_back_teeth",
        "mouth.lower_front_teeth",
        "mouth.lower_back_teeth",
    ),
    "upper_thoracic_back": ("back.above_blade", "back.spine_upper"),
    "mid_thoracic_back": ("back.between_blades",),
    "back_of_shoulder": ("shoulder.back",),
    "lateral_epicondyle": ("elbow.outer",),
    "medial_epicondyle": ("elbow.inner",),
    "olecranon": ("elbow.point",),
    "antecubital": ("elbow.crease",),
    "ulnar_forearm": ("forearm.little_finger_side",),
    "volar_wrist_palm": ("wrist.palm_side", "hand.palm"),
    "abdominal": ("abdomen.upper", "abdomen.navel", "abdomen.side", "abdomen.lower"),
    "low_thoracic_back": ("back.middle", "back.spine_middle"),
    "sacral_gluteal_vol1": ("back.sacrum", "buttock.sacroiliac", "buttock.upper", "buttock.lower"),
    "pelvic": ("pelvis.floor", "pelvis.perineum", "pelvis.genitals"),
    "buttock": ("buttock.upper", "buttock.lower"),
    "lateral_thigh_hip": ("thigh.outer", "hip.side"),
    "medial_thigh": ("thigh.inner", "pelvis.groin"),
    "lateral_knee": ("knee.outer",),
    "posterior_knee": ("knee.hollow",),
    "anterior_leg": ("leg.shin",),
    "lateral_ankle": ("ankle.outer",),
    "posterior_ankle": ("leg.achilles",),
    "plantar_midfoot": ("foot.arch",),
    "metatarsal_head": ("foot.ball",),
    "dorsal_lesser_toe": ("foot.middle_toes", "foot.little_toe"),
    "plantar_lesser_toe": ("foot.middle_toes", "foot.little_toe"),
}
"""Area of the guide -> the regions that its words in the facts (`words_nl`) name."""


@dataclass(frozen=True, slots=True)
class Area:
    """One area: muscles in the guide's order, each as the ids that count as it."""

    id: str
    muscles: tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Hits and what could be hit."""

    area: str
    first_ten: int
    listed: int
    first_six: int
    top: int
    complete: bool
    """True where the content holds every listed muscle."""
    ranked: tuple[str, ...]
    missing: tuple[str, ...]
    """Listed muscles that the content has and that do not stand among the first ten."""


def areas(guide: Mapping[str, Any]) -> tuple[Area, ...]:
    """Return the guide's areas without the entries that it is not sure of; a muscle with two parts counts once."""
    aliases = {name: alternatives(text) for name, text in guide["aliases"].items()}
    found = []
    for entry in guide["areas"]:
        sure = [line["muscle"] for line in entry["muscles"] if line["sure"]]
        muscles = dict.fromkeys(aliases.get(name, frozenset((name,))) for name in sure)
        found.append(Area(entry["id"], tuple(muscles)))
    return tuple(found)


def alternatives(alias: str) -> frozenset[str]:
    """Return the ids in an entry of the alias table: 'a or b, by area' is either, '(part)' is left out."""
    bare = re.sub(r"\(.*?\)|,.*", "", alias)
    return frozenset(name.strip() for name in bare.split(" or "))


def rank(finder: Finder, regions: Sequence[str]) -> tuple[str, ...]:
    """Return muscle ids for pain on the left in `regions`, best first, each once."""
    by_id = knowledge().region_by_id
    places = [Place(region, Side.LEFT if by_id[region].paired else Side.MIDLINE) for region in regions]
    findings = finder.find(PainDrawing(tuple(PainMark(place) for place in places)))
    return tuple(dict.fromkeys(found.muscle for found in findings.muscles))


def score(area: Area, ranked: tuple[str, ...], known: frozenset[str]) -> Score:
    """Compare one area."""
    ten, six = frozenset(ranked[:10]), frozenset(ranked[:6])
    present = [muscle for muscle in area.muscles if muscle & known]
    return Score(
        area.id,
        sum(1 for muscle in area.muscles if muscle & ten),
        len(area.muscles),
        sum(1 for muscle in area.muscles[:3] if muscle & six),
        len(area.muscles[:3]),
        len(present) == len(area.muscles),
        ranked,
        tuple("/".join(sorted(muscle)) for muscle in present if not muscle & ten),
    )


def line(name: str, scores: Sequence[Score]) -> str:
    """Return one line of the table."""
    hits, listed = sum(s.first_ten for s in scores), sum(s.listed for s in scores)
    tops, top = sum(s.first_six for s in scores), sum(s.top for s in scores)
    return f"{name:<28} {hits:>4}/{listed:<4} {share(hits, listed):>6}   {tops:>4}/{top:<4} {share(tops, top):>6}"


def share(part: int, whole: int) -> str:
    """Return a share in percent."""
    return f"{part / whole:.0%}" if whole else "-"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--ranked", action="store_true", help="also print the first ten and what is missed")
    arguments = parser.parse_args()
    guide = yaml.safe_load(GUIDE.read_text(encoding="utf-8"))
    known = frozenset(knowledge().muscle_by_id)
    finder = Finder(knowledge(), atlas().patches)
    scores = [score(area, rank(finder, AREAS[area.id]), known) for area in areas(guide)]
    print(f"ranking: {len(known)} muscles in the content\n")
    print(f"{'area':<28} {'listed in first 10':>16}   {'first 3 in first 6':>16}")
    for each in scores:
        print(line(each.area, [each]) + ("" if each.complete else "   (not all muscles in the content)"))
        if arguments.ranked:
            print(
                f"    first ten: {', '.join(each.ranked[:10]) or '-'}\n    missed:    {', '.join(each.missing) or '-'}"
            )
    print()
    print(line("areas with all muscles", [each for each in scores if each.complete]))
    print(line("all areas", scores))


if __name__ == "__main__":
    main()
