"""Long work in steps, between which the window lives: one runner, one job at a time, results by signal.

The work is a plain generator: it yields the share that is done and returns the result. It runs on the interface's own
thread, as painting must where fonts and printers are not safe on others; each step takes some hundredths of a second.
"""

from __future__ import annotations

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal

from triggermap.errors import TriggermapError

Work = Generator[float, None, object]


class Job(QObject):
    """Runs one piece of work at a time; new work takes the place of what still runs."""

    progressed = Signal(float)
    """Share that is done, 0 to 1."""
    finished = Signal(object)
    """What the work returned."""
    failed = Signal(str)
    """What happened, in a sentence; other faults than `TriggermapError` go to the exception hook."""
    stopped = Signal()
    """It was cancelled."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._work: Work | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)

    @property
    def is_running(self) -> bool:
        """Whether there is work that has not come to its end."""
        return self._work is not None

    def start(self, work: Work, delay: int = 0) -> None:
        """Begin, after `delay` milliseconds; what still runs is dropped without a word."""
        self._drop()
        self._work = work
        self._timer.start(delay)

    def cancel(self) -> None:
        """Stop; the work cleans up after itself and leaves nothing half done."""
        if self._work is not None:
            self._drop()
            self.stopped.emit()

    def _drop(self) -> None:
        self._timer.stop()
        if self._work is not None:
            self._work.close()
            self._work = None

    def _step(self) -> None:
        work = self._work
        if work is None:
            return
        self._timer.setInterval(0)
        try:
            share = next(work)
        except StopIteration as end:
            self._drop()
            self.finished.emit(end.value)
        except TriggermapError as error:
            self._drop()
            self.failed.emit(str(error))
        except BaseException:
            self._drop()
            raise
        else:
            self.progressed.emit(share)
