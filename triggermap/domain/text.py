"""Text for people, in the two languages of the product."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language of the product; both are complete."""

    EN = "en"
    NL = "nl"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages."""

    en: str
    nl: str

    def get(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.nl if language is Language.NL else self.en


@dataclass(frozen=True, slots=True)
class Terms:
    """Everyday words for one thing, per language: none of them is its name."""

    en: tuple[str, ...] = ()
    nl: tuple[str, ...] = ()

    def get(self, language: Language) -> tuple[str, ...]:
        """Return the words in `language`."""
        return self.nl if language is Language.NL else self.en


NO_TERMS = Terms()
