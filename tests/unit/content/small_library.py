"""Two articles over `small_content`, in both languages, as text, so that a test can spoil one line of them."""

from __future__ import annotations

from pathlib import Path

FRONT = """\
---
id: {id}
title: "{title}"
summary: "{summary}"
order: {order}
group: {group}
seed: [{seed}]
see: [{see}]
muscles: [jaw_muscle]
places: [face.cheek]
sources: [manual_1999, study_2016]
written: 2026-11-28
reviewed: false
---
"""

EN = (
    FRONT.format(
        id="jaw_pain",
        title="When the jaw hurts",
        summary="What it may be.",
        order=20,
        group="understand",
        seed='"acute cramp"',
        see="first_steps",
    )
    + """
A tight jaw often hurts in the **cheek**. [](claim:several:manual_1999,study_2016)
Some people also have a [watery
eye](symptom:tearing).

> **In short:** rest *first*.
> - no gum

## Where it hurts

It is felt in [the cheek](place:face.cheek), and comes from [the **jaw** muscle](muscle:jaw_muscle).

![The jaw muscle with its pain area](map:jaw_muscle/upper)

1. Open your mouth.
   - slowly
   - not too far
2. Rest.

### How sure

| What | How well shown |
|---|---|
| Warmth | Often \\| [](claim:few:study_2016) |
| Pressing | See [the first steps](article:first_steps) |

## See someone

![Signs of a stroke](flags:sudden_weakness)

![How a muscle pulls](diagram:muscle_contracts)
"""
)

NL = (
    EN.replace("When the jaw hurts", "Als de kaak pijn doet")
    .replace("What it may be.", "Wat het kan zijn.")
    .replace("A tight jaw often hurts in the **cheek**.", "Een strakke kaak doet vaak pijn in de **wang**.")
    .replace("Where it hurts", "Waar het pijn doet")
    .replace("How sure", "Hoe zeker")
    .replace("See someone", "Ga naar iemand toe")
)


def _plain(identifier: str, title: str, words: str) -> str:
    front = FRONT.format(
        id=identifier, title=title, summary=words, order=10, group="start", seed="", see="", sources=""
    )
    return front.replace("sources: [manual_1999, study_2016]", "sources: [manual_1999]") + (
        f"\n{words} [](claim:disputed:manual_1999)\n"
    )


FILES = {
    "en/first_steps.md": _plain("first_steps", "First steps", "Begin gently."),
    "nl/first_steps.md": _plain("first_steps", "Eerste stappen", "Begin rustig."),
    "en/jaw_pain.md": EN,
    "nl/jaw_pain.md": NL,
}


def write_library(root: Path) -> Path:
    """Write the whole folder and return it."""
    for name, content in FILES.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(content, encoding="utf-8")
    return root
