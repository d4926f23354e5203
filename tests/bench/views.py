"""What moves the picture: turning, another view, zoom and pan: `python -m tests.bench.views`.

The real window, drawn into memory at 1600 x 1000, with two places marked and a candidate's zones shown. The clock runs
from the event to the painted picture. Processor time is printed too: on a busy machine only that says anything.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from tests.bench.common import milliseconds
from tests.bench.interaction import Clock, open_window, send
from tests.bench.memory import MEASURE
from triggermap import resources
from triggermap.atlas import load_atlas
from triggermap.domain.anatomy import Place, Side
from triggermap.ui.main_window import MainWindow

ROUNDS = 3
MARKS = (Place("hip.side", Side.LEFT), Place("head.temple", Side.LEFT))
MUSCLE = "gluteus_minimus"
"""Its zone runs from the hip to the foot."""
LEFT = Qt.MouseButton.LeftButton
Times = list[tuple[float, float]]


class Bench:
    """Does things to a window and times them."""

    def __init__(self, application: QApplication, window: MainWindow) -> None:
        self.application = application
        self.window = window
        self.canvas = window.canvas

    def timed(self, act: Callable[[], object]) -> tuple[float, float]:
        """Act and wait until the canvas is painted."""
        clock = Clock()
        act()
        self.canvas.repaint()
        return clock.stop()

    def settle(self) -> None:
        """Let happen what was put off, as between two movements of a hand."""
        self.application.processEvents()

    def views(self) -> Times:
        """Go through all views, each as it is after any other."""
        times = []
        for _ in range(ROUNDS):
            for view in self.window.services.atlas.views:
                times.append(self.timed(lambda view=view: self.window.controller.set_view(view)))  # type: ignore[misc]
                self.settle()
        return times

    def turns(self) -> Iterator[tuple[str, Times]]:
        """Turn all round: by key in even steps, and by a drag that overtakes what is read ahead."""
        self.window.controller.set_view("front")
        self.settle()
        keys = []
        for _ in range(24 * ROUNDS):
            keys.append(self.timed(lambda: self.canvas.turn_requested.emit(1)))
            self.settle()
        yield "turn by key", keys
        middle, drag = QPointF(self.canvas.rect().center()), []
        send(self.canvas, QEvent.Type.MouseButtonPress, middle, LEFT)
        for step in range(1, 1200 * ROUNDS, 12):
            before = self.window.controller.view
            at = middle - QPointF(step, 0)
            time_ = self.timed(lambda at=at: send(self.canvas, QEvent.Type.MouseMove, at, LEFT))  # type: ignore[misc]
            if self.window.controller.view != before:
                drag.append(time_)
            self.settle()
        send(self.canvas, QEvent.Type.MouseButtonRelease, middle, LEFT)
        self.settle()
        yield "turn by drag, step", drag

    def moves(self, view: str) -> Iterator[tuple[str, Times]]:
        """Zoom in by wheel, drag the picture about, zoom out."""
        self.window.controller.set_view(view)
        self.settle()
        zooms = [self.timed(lambda notch=notch: self.wheel(notch)) for notch in [120] * 8 * ROUNDS]  # type: ignore[misc]
        zooms += [self.timed(lambda: self.wheel(-40)) for _ in range(20)]
        yield f"{view}: zoom", zooms
        middle, pans = QPointF(self.canvas.rect().center()), []
        send(self.canvas, QEvent.Type.MouseButtonPress, middle, LEFT)
        for step in range(60 * ROUNDS):
            at = middle + QPointF(step % 60 * 4, step % 40 * 5)
            pans.append(self.timed(lambda at=at: send(self.canvas, QEvent.Type.MouseMove, at, LEFT)))  # type: ignore[misc]
        send(self.canvas, QEvent.Type.MouseButtonRelease, middle, LEFT)
        yield f"{view}: pan", pans
        self.canvas.fit()
        self.settle()

    def wheel(self, angle: int) -> None:
        """Turn the wheel over the middle."""
        at = QPointF(self.canvas.rect().center())
        where = QPointF(self.canvas.mapToGlobal(self.canvas.rect().center()))
        none, phase = Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase
        event = QWheelEvent(at, where, QPoint(), QPoint(0, angle), Qt.MouseButton.NoButton, none, phase, False)
        QApplication.sendEvent(self.canvas, event)


def tell(name: str, times: Times, wanted: str) -> None:
    """Print both kinds of time."""
    for kind, column in (("", 0), (", processor", 1)):
        print(milliseconds(name + kind, [pair[column] for pair in times]) + f"   (wanted: {wanted})")


def megabytes() -> float:
    """Return the memory of this process; 0 where it can't be told."""
    if not sys.platform.startswith("linux"):
        return 0.0
    scope: dict[str, Callable[[], float]] = {}
    exec(MEASURE, scope)
    return scope["megabytes"]()


def load_time() -> float:
    """Return the seconds that reading the atlas takes at the start: its list, and the first view's shapes."""
    began = time.perf_counter()
    atlas = load_atlas(resources.atlas_dir())
    assert atlas.view(atlas.bodies[0], atlas.views[0]).regions
    return time.perf_counter() - began


def main() -> None:
    """Print the figures."""
    print(milliseconds("atlas: list and first shapes", [load_time() for _ in range(10)]))
    with tempfile.TemporaryDirectory() as folder:
        application, window = open_window(folder)
        bench = Bench(application, window)
        for place in MARKS:
            window.controller.toggle(place)
        window.controller.explore(MUSCLE)
        bench.settle()
        tell("another view", bench.views(), "under 30")
        before = megabytes()
        for name, times in bench.turns():
            tell(name, times, "p95 under 30")
        print(f"memory: after turning all round {megabytes():.0f} MB   (+{megabytes() - before:.0f})")
        for view in ("front", "head_front", "turn_045"):
            for name, times in bench.moves(view):
                tell(name, times, "p95 under 16")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
