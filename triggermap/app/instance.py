"""One window a user: a second start brings the first one's window to the front.

Without network code there is no local socket either: the second start touches a file that the first one watches.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QLockFile, QObject

LOCK_NAME = "running.lock"
CALL_NAME = "show-window"


class SingleInstance(QObject):
    """The lock of the window that is open; keep it as long as the program runs."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._lock = QLockFile(str(folder / LOCK_NAME))
        self._lock.setStaleLockTime(0)  # a lock is stale only once its process is gone, however long it runs
        self.watcher: QFileSystemWatcher | None = None
        self._call_seen = self._call_time()

    def acquire(self) -> bool:
        """Return whether this is the only window; an unwritable folder counts as such."""
        if self._lock.tryLock(0):
            return True
        return self._lock.error() != QLockFile.LockError.LockFailedError

    def call_the_other(self) -> None:
        """Ask the window that is open to come to the front."""
        call = self._folder / CALL_NAME
        call.unlink(missing_ok=True)
        call.touch()

    def when_called(self, come: Callable[[], None]) -> None:
        """Run `come` each time another start asks for this window."""

        def look(_path: str) -> None:
            now = self._call_time()
            if now and now != self._call_seen:
                self._call_seen = now
                come()

        self.watcher = QFileSystemWatcher([str(self._folder)], self)
        self.watcher.directoryChanged.connect(look)

    def release(self) -> None:
        """Give the lock back."""
        self._lock.unlock()

    def _call_time(self) -> int:
        try:
            return (self._folder / CALL_NAME).stat().st_mtime_ns
        except OSError:
            return 0
