"""What the program remembers between starts: declared once, stored as one small JSON file."""

from __future__ import annotations

from triggermap.settings.dirs import UserDirs, user_dirs
from triggermap.settings.schema import Figure, LanguageChoice, MuscleLayer, Paper, PrintFigure, Settings, Theme
from triggermap.settings.store import Loaded, SettingsError, SettingsStore

__all__ = [
    "Figure",
    "LanguageChoice",
    "Loaded",
    "MuscleLayer",
    "Paper",
    "PrintFigure",
    "Settings",
    "SettingsError",
    "SettingsStore",
    "Theme",
    "UserDirs",
    "user_dirs",
]
