"""Content of a user's or a clinic's own, beside what the program ships.

Everything that a pack defines has an id that begins with the pack's own id and a dot, so it can never stand in for
something shipped; and it only adds: nothing of the shipped content can be taken away or changed by it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from triggermap.domain.text import Text


@dataclass(frozen=True, slots=True)
class Pack:
    """What a pack says of itself."""

    id: str
    """lower_snake_case, without a dot."""
    name: Text
    version: str
    author: str
    licence: str
    """Empty where it says nothing."""
    languages: tuple[str, ...]
    """Codes of the languages that its texts are in, the first for what lacks another."""


class Audience(StrEnum):
    """Whom a note is for."""

    EVERYONE = "everyone"
    THERAPIST = "therapist"


@dataclass(frozen=True, slots=True)
class Note:
    """A pack's own words on a muscle or one of its trigger points."""

    pack: str
    """Id of the pack."""
    on: str
    """Id of a muscle, or full id of a trigger point."""
    title: Text
    paragraphs: tuple[Text, ...]
    audience: Audience
    on_paper: bool
    """Whether it is printed with the muscle."""


@dataclass(frozen=True, slots=True)
class ContentLanguage:
    """A language that the window lacks, in which packs have texts for the content."""

    code: str
    name: str
    """In its own words, such as 'Deutsch'."""
    packs: tuple[str, ...]
    """Ids of the packs that have texts in it."""


def own_id(pack: str, name: str) -> str:
    """Return the full id of what a pack calls `name`."""
    return f"{pack}.{name}"


def pack_id_of(identifier: str, packs: Iterable[str]) -> str | None:
    """Return the id of the pack that `identifier` was defined by, or None where it is shipped."""
    first, dot, _ = identifier.partition(".")
    return first if dot and first in packs else None


def notes_on(notes: Iterable[Note], muscle: str, trigger_points: Iterable[str]) -> tuple[Note, ...]:
    """Return the notes on a muscle or on one of these trigger points of it."""
    wanted = {muscle, *trigger_points}
    return tuple(note for note in notes if note.on in wanted)
