"""The person's own content packs: taking them in, switching them, taking them away."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QFile

from triggermap import resources
from triggermap.app.preferences import StoredPreferences
from triggermap.content.packs import archive
from triggermap.content.packs.shelf import Loaded, PackReport, PackState, Shelf
from triggermap.domain.knowledge import Knowledge
from triggermap.domain.packs import ContentLanguage
from triggermap.errors import Problem, TriggermapError
from triggermap.ui.pack_keeper import Added

EXAMPLE = "example_clinic"


class Packs:
    """What `triggermap.ui` asks about packs.

    `loaded` gives the content with them, `renew` has it made anew, `paint` places one more trigger point on the body.
    """

    def __init__(
        self,
        folder: Path,
        preferences: StoredPreferences,
        base: Callable[[], Knowledge],
        loaded: Callable[[], Loaded],
        renew: Callable[[], None],
        paint: Callable[[], int],
    ) -> None:
        self.folder = folder
        self._preferences = preferences
        self._base = base
        self._loaded = loaded
        self._renew = renew
        self.paint_next = paint

    @property
    def reports(self) -> tuple[PackReport, ...]:
        """What there is to say of each pack."""
        return self._loaded().packs

    @property
    def languages(self) -> tuple[ContentLanguage, ...]:
        """The languages that the content can be had in beside the window's."""
        return self._loaded().languages

    @property
    def language(self) -> str:
        """Code of the language that the content is in; empty for the window's."""
        wanted = self._preferences.settings.content_language
        return wanted if any(language.code == wanted for language in self.languages) else ""

    def add(self, path: Path, *, replace: bool = False) -> Added:
        """Take in the pack in a folder or a ZIP archive: check it first, then put it in its place whole."""
        aside = self.folder / f".adding-{os.getpid()}"
        try:
            shutil.rmtree(aside, ignore_errors=True)
            aside.mkdir(parents=True)
            problems = archive.copy(path, aside) if path.is_dir() else archive.unpack(path, aside)
            if problems:
                return Added(PackReport(path, None, PackState.FAULTY, problems))
            return self._take_in(aside, path, replacing=replace)
        except OSError as error:
            message = f"cannot be added: {error.strerror or error}"
            return Added(PackReport(path, None, PackState.FAULTY, (Problem(path, 0, "", message),)))
        finally:
            with suppress(OSError):
                shutil.rmtree(aside, ignore_errors=True)
            self.reload()

    def _take_in(self, aside: Path, path: Path, *, replacing: bool) -> Added:
        report = self._report_of(aside, path)
        if report.pack is None or report.state is PackState.FAULTY:
            return Added(report)
        others = [other for other in self.reports if other.pack is not None and other.pack.id == report.pack.id]
        existing = next(iter(others), None)
        if existing is not None and not replacing:
            return Added(report, existing)
        target = self.folder / report.pack.id if existing is None else existing.folder
        old = self.folder / f".replaced-{os.getpid()}"
        if target.exists() or target.is_symlink():
            target.rename(old)
        try:
            aside.rename(target)
        except OSError:
            if old.exists():
                old.rename(target)
            raise
        if old.exists() or old.is_symlink():
            _discard(old)
        return Added(replace(report, folder=target))

    def _report_of(self, aside: Path, path: Path) -> PackReport:
        """Return what there is to say of a pack before it is taken in, with the names that the person knows."""
        from triggermap.content.packs.building import build  # late: it brings the YAML library

        [report] = build(Shelf(self.folder), self._base(), [aside]).packs
        problems = tuple(
            replace(problem, file=path / problem.file.relative_to(aside))
            if problem.file.is_relative_to(aside)
            else problem
            for problem in report.problems
        )
        return replace(report, folder=path, problems=problems)

    def remove(self, report: PackReport) -> None:
        """Move a pack to the trash, or delete it where there is none.

        Raises:
            TriggermapError: where it cannot be removed.
        """
        try:
            _discard(report.folder)
        except OSError as error:
            raise TriggermapError(f"{report.folder} can't be removed ({error.strerror or error}).") from error
        finally:
            self.reload()

    def switch(self, report: PackReport, on: bool) -> None:
        """Let a pack count, or not."""
        if report.pack is None:
            return
        off = [name for name in self._preferences.settings.packs_off if name != report.pack.id]
        self._preferences.keep_packs(off=tuple(off if on else [*off, report.pack.id]))
        self.reload()

    def set_language(self, code: str) -> None:
        """Show the content in a language, as far as packs have it; empty for the window's."""
        self._preferences.keep_packs(language=code)
        self.reload()

    def reload(self) -> None:
        """Read the packs again."""
        self._renew()

    def make_example(self) -> Added:
        """Write the example pack to start from; one that is there already is left alone."""
        from triggermap.content.packs.places import PLACES_FILE, places_list

        added = self.add(resources.examples_dir() / EXAMPLE)
        if added.existing is None and added.report.state is not PackState.FAULTY:
            with suppress(OSError):  # the list is a help, not a part of the pack
                (added.report.folder / PLACES_FILE).write_text(places_list(self._base()), encoding="utf-8")
        return added


def _discard(folder: Path) -> None:
    """Move a folder to the trash; delete it where there is none; of a link only the link.

    Raises:
        OSError: where it cannot be deleted.
    """
    if folder.is_symlink() or not QFile.moveToTrash(str(folder)):
        archive.remove(folder)
