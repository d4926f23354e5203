"""Every setting, once: its type, its default, its limits and what it is for."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, cast, get_type_hints

from triggermap.domain.text import Language

_Read = Callable[[object], object]


class LanguageChoice(StrEnum):
    """The language that the person chose."""

    SYSTEM = "system"
    EN = "en"
    NL = "nl"

    def resolve(self, locale_name: str) -> Language:
        """Return the language to show; `locale_name` is the system's, such as ``nl_BE``."""
        if self is LanguageChoice.SYSTEM:
            return Language.NL if locale_name.lower().startswith("nl") else Language.EN
        return Language(self.value)


class Theme(StrEnum):
    """The colours that the person chose."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


class Figure(StrEnum):
    """How the body is drawn in the window; `auto` is shaded, and line art in high contrast."""

    AUTO = "auto"
    SHADED = "shaded"
    LINES = "lines"


class MuscleLayer(StrEnum):
    """Which muscles are outlined on the body."""

    OFF = "off"
    SURFACE = "surface"
    DEEP = "deep"
    ALL = "all"


class PrintFigure(StrEnum):
    """How the body is drawn on paper."""

    SHADED = "shaded"
    LINES = "lines"


class Paper(StrEnum):
    """Paper to print on."""

    A4 = "a4"
    LETTER = "letter"


def _choice(enum: type[StrEnum]) -> _Read:
    def read(raw: object) -> object:
        try:
            return enum(cast(str, raw))
        except ValueError:
            raise ValueError(f"expected one of {', '.join(enum)}") from None

    return read


def _flag(raw: object) -> object:
    if not isinstance(raw, bool):
        raise ValueError("expected true or false")
    return raw


def _integer(low: int, high: int) -> _Read:
    def read(raw: object) -> object:
        if not isinstance(raw, int) or isinstance(raw, bool) or not low <= raw <= high:
            raise ValueError(f"expected a whole number from {low} to {high}")
        return raw

    return read


def _matching(pattern: str, expected: str) -> _Read:
    compiled = re.compile(pattern)

    def read(raw: object) -> object:
        if not isinstance(raw, str) or not compiled.fullmatch(raw):
            raise ValueError(f"expected {expected}")
        return raw

    return read


def _bytes(raw: object) -> object:
    try:
        return base64.b64decode(cast(str, raw), validate=True)
    except (TypeError, ValueError, binascii.Error):
        raise ValueError("expected bytes in base64") from None


def _words(raw: object) -> object:
    if not isinstance(raw, list) or not all(isinstance(word, str) for word in raw):
        raise ValueError("expected a list of words")
    return tuple(raw)


def _about(description: str, read: _Read) -> dict[str, object]:
    return {"description": description, "read": read}


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings, with their defaults."""

    language: LanguageChoice = field(
        default=LanguageChoice.SYSTEM,
        metadata=_about("Language of the window and of what is printed.", _choice(LanguageChoice)),
    )
    theme: Theme = field(default=Theme.SYSTEM, metadata=_about("Colours of the window.", _choice(Theme)))
    figure: Figure = field(
        default=Figure.AUTO, metadata=_about("How the body is drawn: shaded or as line art.", _choice(Figure))
    )
    landmark_layer: bool = field(default=False, metadata=_about("Landmarks with their names lie over the body.", _flag))
    muscle_layer: MuscleLayer = field(
        default=MuscleLayer.OFF, metadata=_about("Muscles that are outlined on the body.", _choice(MuscleLayer))
    )
    text_size: int = field(default=100, metadata=_about("Size of the text in percent.", _integer(100, 200)))
    body: str = field(
        default="female", metadata=_about("Body that is shown first.", _matching("[a-z_]+", "the id of a body"))
    )
    country: str = field(
        default="*",
        metadata=_about(
            "Country whose emergency number is shown; * is 112.", _matching(r"\*|[A-Z]{2}", "two capital letters or *")
        ),
    )
    paper: Paper = field(default=Paper.A4, metadata=_about("Paper to print on.", _choice(Paper)))
    print_figure: PrintFigure = field(
        default=PrintFigure.SHADED, metadata=_about("How the body is drawn on paper.", _choice(PrintFigure))
    )
    notice_seen: bool = field(default=False, metadata=_about("The notice of the first run was closed.", _flag))
    list_view: bool = field(default=False, metadata=_about("The list of regions is shown instead of the body.", _flag))
    packs_off: tuple[str, ...] = field(
        default=(), metadata=_about("Ids of content packs that are switched off.", _words)
    )
    content_language: str = field(
        default="",
        metadata=_about(
            "Language of the content where a content pack has it; empty for the window's.",
            _matching("([a-z]{2,3})?", "the code of a language, or nothing"),
        ),
    )
    library_place: str = field(
        default="",
        metadata=_about(
            "Article of the library that was read last, and how far.",
            _matching(r"([a-z][a-z0-9_]*:[0-9]+(\.[0-9]+)?)?", "an article's id, a colon and a number"),
        ),
    )
    geometry: bytes = field(default=b"", metadata=_about("Place and size of the window, as Qt stores it.", _bytes))
    splitter: bytes = field(default=b"", metadata=_about("Widths of the window's parts, as Qt stores it.", _bytes))
    keep_short_check: bool = field(
        default=False, metadata=_about("Keep the answers of the short check before self-care.", _flag)
    )
    short_check: tuple[str, ...] = field(
        default=(),
        metadata=_about(
            "Ids of contraindications that were answered with yes; stored only where the person asked for it.", _words
        ),
    )


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting as it is declared."""

    name: str
    type: Any
    default: object
    description: str
    read: _Read
    """Turns a value of the file into the setting's, or raises ValueError that says what was expected."""


def declared() -> tuple[Declared, ...]:
    """Return all settings in the order of their declaration."""
    hints = get_type_hints(Settings)
    return tuple(
        Declared(each.name, hints[each.name], each.default, each.metadata["description"], each.metadata["read"])
        for each in fields(Settings)
    )


def to_plain(settings: Settings) -> dict[str, object]:
    """Return the settings as JSON values; answers of the short check only where they are to be kept."""
    plain: dict[str, object] = {}
    for each in declared():
        value = getattr(settings, each.name)
        if isinstance(value, bytes):
            value = base64.b64encode(value).decode("ascii")
        elif isinstance(value, tuple):
            value = list(value)
        plain[each.name] = value
    if not settings.keep_short_check:
        del plain["short_check"]
    return plain
