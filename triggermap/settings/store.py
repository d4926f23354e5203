"""Reads and writes the settings file: bad values are reset one by one, and a copy of the file is kept first."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from triggermap.errors import Problem, TriggermapError
from triggermap.settings.migrations import VERSION, Plain, migrate
from triggermap.settings.schema import Settings, declared, to_plain

FILE_NAME = "settings.json"


class SettingsError(TriggermapError):
    """The settings could not be saved."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings that the program can start with, and what was wrong with the stored ones."""

    settings: Settings
    problems: tuple[Problem, ...] = ()


class SettingsStore:
    """The settings file in one folder."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / FILE_NAME
        self._newer = False

    def load(self) -> Loaded:
        """Return the stored settings; the program can start whatever the file holds.

        A file of a newer program is left alone: the defaults are used, and `save` refuses to overwrite it.
        """
        self._newer = False
        try:
            content = json.loads(self.file.read_bytes())
        except FileNotFoundError:
            return Loaded(Settings())
        except OSError as error:
            return Loaded(Settings(), (self._problem("", f"cannot be read: {error.strerror or error}"),))
        except (ValueError, RecursionError):
            return self._reset("is damaged, so the settings start afresh")
        if not isinstance(content, dict):
            return self._reset("holds no settings, so they start afresh")
        version = content.pop("version", None)
        if not isinstance(version, int) or isinstance(version, bool) or version < 1:
            return self._reset("does not say its version, so the settings start afresh")
        if version > VERSION:
            self._newer = True
            message = f"was written by a newer Trigger Map (version {version}, this one knows {VERSION}); left as it is"
            return Loaded(Settings(), (self._problem("version", message),))
        if version < VERSION:
            self._keep_copy(f".v{version}")
        return self._read(migrate(content, version))

    def save(self, settings: Settings) -> None:
        """Write the settings: aside first, then in place of the old file, so that a full disk loses nothing.

        Raises:
            SettingsError: where the file cannot be written, or belongs to a newer program.
        """
        if self._newer:
            raise SettingsError(f"{self.file} was written by a newer Trigger Map; the settings are not saved.")
        content = {"version": VERSION, **to_plain(settings)}
        aside = self.file.with_name(f".{self.file.name}-{os.getpid()}")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("w", encoding="utf-8") as out:
                json.dump(content, out, indent=2)
                out.write("\n")
                out.flush()
                os.fsync(out.fileno())
            aside.replace(self.file)
        except OSError as error:
            with suppress(OSError):
                aside.unlink(missing_ok=True)
            raise SettingsError(f"The settings cannot be saved in {self.file}: {error.strerror or error}.") from error

    def _read(self, content: Plain) -> Loaded:
        known = {each.name: each for each in declared()}
        values: dict[str, object] = {}
        problems: list[Problem] = []
        for name, raw in content.items():
            if name not in known:
                from difflib import get_close_matches  # only for files with faults

                near = get_close_matches(name, list(known), n=1)
                hint = f"; did you mean {near[0]!r}?" if near else ""
                problems.append(self._problem(name, f"is no setting and is left out{hint}"))
                continue
            try:
                values[name] = known[name].read(raw)
            except ValueError as error:
                problems.append(self._problem(name, f"{error}; set back to {_shown(known[name].default)}"))
        if problems:
            self._keep_copy(".bad")
        # The readers return what the fields are declared as; the dictionary cannot say so.
        settings = Settings(**values)  # type: ignore[arg-type]
        return Loaded(settings, tuple(problems))

    def _reset(self, message: str) -> Loaded:
        kept = self._keep_copy(".bad")
        where = f"; a copy is kept in {kept.name}" if kept else ""
        return Loaded(Settings(), (self._problem("", message + where),))

    def _keep_copy(self, suffix: str) -> Path | None:
        copy = self.file.with_name(self.file.name + suffix)
        try:
            copy.write_bytes(self.file.read_bytes())
        except OSError:
            return None
        return copy

    def _problem(self, key: str, message: str) -> Problem:
        return Problem(self.file, 0, key, message)


def _shown(default: object) -> str:
    return json.dumps(default, default=str)
