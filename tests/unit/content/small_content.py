"""A content folder with one of everything, as text, so that a test can spoil one line of it."""

from __future__ import annotations

from pathlib import Path

META = """\
version: "2026.11"
reviewed: false
coverage:
  head_neck:
    - jaw_muscle
    - neck_muscle
"""

REGIONS = """\
groups:
  - {id: face, name: {en: "Face", nl: "Gezicht"}}
  - {id: mouth, name: {en: "Mouth", nl: "Mond"}}
regions:
  - id: face.cheek
    paired: true
    name: {en: "Cheek", nl: "Wang"}
    synonyms: {en: ["sinus"], nl: ["bijholte"]}
    choir: {left: [103], right: [102]}
    uberon: "UBERON:0001567"
  - id: face.nose
    paired: false
    name: {en: "Nose", nl: "Neus"}
  - id: mouth.tongue
    paired: false
    inner: true
    name: {en: "Tongue", nl: "Tong"}
"""

LANDMARKS = """\
landmarks:
  - {id: cheekbone, name: {en: "cheekbone", nl: "jukbeen"}, paired: true}
  - {id: jaw_angle, name: {en: "angle of the jaw", nl: "kaakhoek"}, paired: true, bony: true, key: true,
     label: {en: "angulus", nl: "angulus nl"}}
  - {id: navel, name: {en: "navel", nl: "navel"}, paired: false, bony: false}
"""

SOURCES = """\
sources:
  - {key: manual_1999, reference: "A manual. 1999.", checked: true}
  - {key: study_2016, reference: "A study. 2016.", url: "https://example.org/study", checked: false}
"""

SYMPTOMS = """\
symptoms:
  - id: tearing
    name: {en: "tearing eye", nl: "tranend oog"}
    synonyms: {en: ["watery eye"], nl: []}
    regions: [face.cheek]
"""

SAFETY = """\
red_flags:
  - id: sudden_weakness
    condition: {en: "stroke", nl: "beroerte"}
    signs: {en: "Does your face droop?", nl: "Hangt uw gezicht scheef?"}
    urgency: emergency
    short: {en: "crooked face", nl: "scheve mond"}
    regions: [face]
    muscles: [jaw_muscle]
    sources: [study_2016]
contraindications:
  - id: blood_thinners
    condition: {en: "blood thinners", nl: "bloedverdunners"}
    where: {en: "everywhere", nl: "overal"}
    pressure: care
    heat: "yes"
    cold: "yes"
    stretch: "no"
    advice: {en: "Press lightly.", nl: "Druk licht."}
    regions: ["*"]
    question: {en: "Do you use blood thinners?", nl: "Gebruikt u bloedverdunners?"}
    sources: [study_2016]
danger_zones:
  - id: neck_front_side
    place: {en: "front of the neck", nl: "voorkant van de hals"}
    danger: {en: "an artery", nl: "een slagader"}
    rule: {en: "Never press here.", nl: "Druk hier nooit."}
    regions: [face.cheek]
    muscles: []
    sources: [study_2016]
general_rules:
  - {id: bearable, rule: {en: "Keep it bearable.", nl: "Houd het draaglijk."}, sources: [study_2016]}
emergency_numbers:
  - {country: "*", name: {en: "Europe", nl: "Europa"}, emergency: "112", today: {en: "your doctor", nl: "uw huisarts"}}
  - {country: "NO", name: {en: "Norway", nl: "Noorwegen"}, emergency: "113", today: {en: "legevakt", nl: "legevakt"}}
"""

MUSCLE = """\
id: jaw_muscle
group: head_neck
latin: "Musculus maxillaris"
name: {en: "Jaw muscle", nl: "Kaakspier"}
synonyms: {en: ["biter"], nl: []}
summary: {en: "It closes the jaw.", nl: "Hij sluit de kaak."}
belly:
  - {id: whole, deep: false, strokes: [{along: [cheekbone, jaw_angle], radius: 1.2}]}
sites:
  - id: upper
    number: 1
    name: {en: "upper", nl: "boven"}
    where: {en: "High in the cheek.", nl: "Hoog in de wang."}
    at: {from: cheekbone, to: jaw_angle, fraction: 0.3, out: -0.2}
    depth: superficial
    press: fingers
    press_not_for: [blood_thinners]
    referral:
      essential:
        strokes:
          - {along: [cheekbone, {at: jaw_angle, up: 1}], radii: [1, 0.8]}
          - {region: face.cheek, side: both}
        but:
          - {around: {at: cheekbone, other_side: true}, radius: 0.5}
      spillover:
        - {rim: 1}
        - {inner: mouth.tongue}
    crosses: true
    pain: {en: "In the cheek.", nl: "In de wang."}
    symptoms: [tearing]
    mistaken_for: [{en: "toothache", nl: "kiespijn"}]
    prior: common
    prior_ground: {en: "Often found.", nl: "Vaak gevonden."}
    sure: true
    note: {en: "Check the teeth.", nl: "Kijk naar de tanden."}
    sources: [manual_1999]
find:
  - {en: "Bite. Is this your pain?", nl: "Bijt. Is dit uw pijn?"}
self_care:
  tool: {en: "fingers", nl: "vingers"}
  steps: [{en: "Press.", nl: "Druk."}]
  pressure: [3, 5]
  seconds: [10, 30]
  times_a_day: [1, 2]
  stop: [{en: "It tingles.", nl: "Het tintelt."}]
  heat_cold: {en: "Warmth may help.", nl: "Warmte kan helpen."}
stretch:
  steps: [{en: "Open your mouth.", nl: "Open uw mond."}]
  hold_seconds: 15
  repeats: 3
  caution: {en: "Slowly.", nl: "Langzaam."}
keeps_going: [{en: "Clenching.", nl: "Klemmen."}]
cautions: []
danger_zones: [neck_front_side]
see_someone: [{en: "It does not get better.", nl: "Het wordt niet beter."}]
therapist:
  origin: {en: "arch", nl: "boog"}
  insertion: {en: "angle", nl: "hoek"}
  action: {en: "closing", nl: "sluiten"}
  innervation: {en: "V3", nl: "V3"}
  palpation: {en: "pincer", nl: "pincet"}
  evidence: {en: "Limited.", nl: "Beperkt."}
satellites: [neck_muscle]
sources: [manual_1999, study_2016]
"""

GLOSSARY = """\
terms:
  - id: referral
    name: {en: "Referred pain", nl: "Uitstralende pijn"}
    forms: {en: ["radiating pain"], nl: ["uitstraling"]}
    meaning: {en: "Pain felt elsewhere.", nl: "Pijn die elders gevoeld wordt."}
    see: [tendon]
    sources: [manual_1999]
  - id: tendon
    name: {en: "Tendon", nl: "Pees"}
    meaning: {en: "It ties muscle to bone.", nl: "Die verbindt spier en bot."}
"""

STUDIES = """\
studies:
  - id: neck_2016
    source: study_2016
    condition: {en: "neck pain", nl: "nekpijn"}
    people: null
    regions: [face.cheek]
    found:
      - {muscle: neck_muscle, points: any, grouped: true}
"""

FILES = {
    "meta.yaml": META,
    "regions.yaml": REGIONS,
    "landmarks.yaml": LANDMARKS,
    "sources.yaml": SOURCES,
    "symptoms.yaml": SYMPTOMS,
    "safety.yaml": SAFETY,
    "glossary.yaml": GLOSSARY,
    "studies.yaml": STUDIES,
    "muscles/jaw_muscle.yaml": MUSCLE,
}


def write_content(root: Path) -> Path:
    """Write the whole folder and return it."""
    (root / "muscles").mkdir(parents=True)
    for name, content in FILES.items():
        (root / name).write_text(content, encoding="utf-8")
    return root


def spoil(root: Path, name: str, old: str, new: str) -> int:
    """Replace text that stands once in a file; return the 1-based line of it."""
    file = root / name
    content = file.read_text(encoding="utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {name}"
    file.write_text(content.replace(old, new), encoding="utf-8")
    return content[: content.index(old)].count("\n") + 1
