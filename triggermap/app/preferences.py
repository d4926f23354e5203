"""The window's preferences in the settings file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from triggermap.app import diagnostics
from triggermap.domain.text import Language
from triggermap.errors import TriggermapError
from triggermap.settings import (
    Figure,
    LanguageChoice,
    MuscleLayer,
    Paper,
    PrintFigure,
    Settings,
    SettingsStore,
    Theme,
)
from triggermap.ui.services import FigureChoice, MuscleChoice, Preferences, ThemeChoice

_CHOICES: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    "theme": (ThemeChoice, Theme),
    "figure": (FigureChoice, Figure),
    "muscle_layer": (MuscleChoice, MuscleLayer),
}
"""Names with a type of the window's and one of the file's, with the same values."""
_SAME_NAMES = tuple(field.name for field in fields(Preferences) if field.name not in ("language", *_CHOICES))


class StoredPreferences:
    """What `triggermap.ui` loads and saves; a language from the command line counts for this run only."""

    def __init__(self, folder: Path, asked: Language | None, locale_name: str) -> None:
        self._store = SettingsStore(folder)
        self._asked = asked
        self._locale_name = locale_name
        self._shown = asked
        self.settings = Settings()

    def load(self) -> Preferences:
        """Return the stored preferences; what is wrong with the file goes to the log."""
        loaded = self._store.load()
        for problem in loaded.problems:
            diagnostics.report(str(problem))
        self.settings = loaded.settings
        self._shown = self._asked or self.settings.language.resolve(self._locale_name)
        return Preferences(
            language=self._shown,
            **{name: getattr(self.settings, name) for name in _SAME_NAMES},
            **{name: ours(getattr(self.settings, name)) for name, (ours, _stored) in _CHOICES.items()},
        )

    def save(self, preferences: Preferences) -> None:
        """Store the preferences; a disk that refuses costs only the memory of them."""
        settings = replace(
            self.settings,
            **{name: getattr(preferences, name) for name in _SAME_NAMES},
            **{name: stored(getattr(preferences, name)) for name, (_ours, stored) in _CHOICES.items()},
        )
        if preferences.language is not self._shown:
            settings = replace(settings, language=LanguageChoice(preferences.language.value))
            self._shown = preferences.language
        self._keep(settings)

    def keep_print(self, paper: Paper, figure: PrintFigure) -> None:
        """Store what was chosen for paper; a disk that refuses costs only the memory of it."""
        self._keep(replace(self.settings, paper=paper, print_figure=figure))

    def keep_packs(self, *, off: tuple[str, ...] | None = None, language: str | None = None) -> None:
        """Store which content packs are switched off, or the language of the content."""
        settings = self.settings
        if off is not None:
            settings = replace(settings, packs_off=off)
        if language is not None:
            settings = replace(settings, content_language=language)
        self._keep(settings)

    def _keep(self, settings: Settings) -> None:
        if settings == self.settings:
            return
        self.settings = settings
        try:
            self._store.save(settings)
        except TriggermapError as error:
            diagnostics.report(str(error))
