"""Where this person's files lie: settings, data, cache and log, by the custom of the system."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

APP_NAME = "triggermap"
APP_AUTHOR = "TriggerMapProject"
"""Differs from the name: Qt's own standard paths would double it otherwise, and ours are to lie beside those."""


@dataclass(frozen=True, slots=True)
class UserDirs:
    """The four folders; none is made before something is written to it."""

    config: Path
    data: Path
    cache: Path
    log: Path

    @property
    def packs(self) -> Path:
        """The folder of this person's content packs."""
        return self.data / "packs"


def user_dirs(inside: Path | None = None) -> UserDirs:
    """Return this person's folders, or the same four inside one folder (``--data-dir``)."""
    if inside is not None:
        return UserDirs(inside / "config", inside / "data", inside / "cache", inside / "log")
    import platformdirs  # late: `--version` and `--help` do not need it

    dirs = platformdirs.PlatformDirs(APP_NAME, APP_AUTHOR)
    return UserDirs(dirs.user_config_path, dirs.user_data_path, dirs.user_cache_path, dirs.user_log_path)
