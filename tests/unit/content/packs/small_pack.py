"""A pack with one of everything over the small content, as text, so that a test can spoil one line of it."""

from __future__ import annotations

from pathlib import Path

PACK = """\
id: my_clinic
name: {en: "My clinic", nl: "Mijn praktijk"}
version: "1.0"
author: "A. Therapist"
languages: [en, nl]
"""
MUSCLE = """\
id: chewer
name: {en: "Chewer", nl: "Kauwer"}
summary: {en: "It chews.", nl: "Hij kauwt."}
sites:
  - id: mid
    name: {en: "middle", nl: "midden"}
    where: {en: "In the cheek.", nl: "In de wang."}
    at: cheekbone
    referral:
      essential: [{around: cheekbone, radius: 2}]
    pain: {en: "In the cheek.", nl: "In de wang."}
    symptoms: [tearing, own_buzz]
satellites: [jaw_muscle]
sources: [own_study, manual_1999]
"""
NOTES = """\
notes:
  - about: jaw_muscle
    title: {en: "Our way", nl: "Onze manier"}
    text: {en: "Gently.", nl: "Zacht."}
  - about: chewer.mid
    title: {en: "Ours", nl: "Van ons"}
    text: [{en: "One.", nl: "Een."}, {en: "Two.", nl: "Twee."}]
    for: everyone
    paper: true
"""
FILES = {
    "pack.yaml": PACK,
    "muscles/chewer.yaml": MUSCLE,
    "notes/ours.yaml": NOTES,
    "sources.yaml": 'sources:\n  - {key: own_study, reference: "Own A. A study. 2020."}\n',
    "symptoms.yaml": 'symptoms:\n  - {id: own_buzz, name: {en: "Buzz", nl: "Gezoem"}}\n',
    "glossary.yaml": 'terms:\n  - {id: knot, name: {en: "Knot", nl: "Knoop"}, meaning: {en: "Sore.", nl: "Zeer."}}\n',
    "safety.yaml": """\
red_flags:
  - id: own_sign
    condition: {en: "own", nl: "eigen"}
    signs: {en: "Is it blue?", nl: "Is het blauw?"}
    urgency: today
    regions: [face.cheek]
    muscles: [chewer]
""",
    "words.yaml": 'regions:\n  face.cheek: {en: ["apple cheek"], nl: ["appelwang"]}\n',
}


def write_pack(folder: Path, **changes: str) -> Path:
    """Write the pack's files into a new folder and return it; a change names a file, with __ for / and . left out."""
    for name, content in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        key = name.removesuffix(".yaml").replace("/", "__")
        file.write_text(changes.get(key, content), encoding="utf-8")
    return folder
