"""Click to repainted map and list, and hover: `python -m tests.bench.interaction`.

The real window, drawn into memory at 1600 x 1000. A click is the mouse event on the map; the clock stops when the map
and the list have been painted. Places are taken in turn from all that can be clicked in the view.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QEvent, QEventLoop, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.common import milliseconds
from triggermap.app import Options, start
from triggermap.app.wiring import Wiring
from triggermap.domain.anatomy import Place
from triggermap.domain.pain import PainDrawing
from triggermap.ui.main_window import MainWindow

CLICKS = 500
SIZE = (1600, 1000)
MOST_MARKS = 4
"""Marks are cleared after so many, as people mark a few places."""
STEP = 9
"""Pixels between the points that are tried for places."""


def open_window(folder: str) -> tuple[QApplication, MainWindow]:
    """Return the real window, complete."""
    options = Options(data_dir=Path(folder))
    application = start.make_application(sys.argv[:1])
    preferences = start.preferences_of(options)
    window = start.make_window(Wiring(preferences, Path(folder)))
    window.resize(*SIZE)
    window.show()
    application.processEvents()
    settled = QEventLoop()
    window.settled.connect(settled.quit)
    window.finish_loading()
    settled.exec()  # what is read ahead, in steps of milliseconds, has been read before anybody clicks
    return application, window


def points(window: MainWindow) -> list[QPointF]:
    """Return one point of the map for each place that can be clicked."""
    found: dict[Place, QPointF] = {}
    canvas = window.canvas
    for y in range(0, canvas.height(), STEP):
        for x in range(0, canvas.width(), STEP):
            place = canvas.place_at(QPointF(x, y))
            if place is not None:
                found.setdefault(place, QPointF(x, y))
    return list(found.values())


def send(widget: QWidget, kind: QEvent.Type, at: QPointF, button: Qt.MouseButton) -> None:
    """Send one mouse event as the window system would."""
    pressed = button if kind == QEvent.Type.MouseButtonPress else Qt.MouseButton.NoButton
    where = QPointF(widget.mapToGlobal(QPoint(int(at.x()), int(at.y()))))
    QApplication.sendEvent(widget, QMouseEvent(kind, at, where, button, pressed, Qt.KeyboardModifier.NoModifier))


class Clock:
    """Seconds on the wall, and of the processor: on a busy machine only the latter say anything."""

    def __init__(self) -> None:
        self._began = time.perf_counter(), time.process_time()

    def stop(self) -> tuple[float, float]:
        """Return both since the start."""
        return time.perf_counter() - self._began[0], time.process_time() - self._began[1]


def click(application: QApplication, window: MainWindow, at: QPointF) -> tuple[float, float]:
    """Click and wait until map and list are painted; return the seconds."""
    clock = Clock()
    send(window.canvas, QEvent.Type.MouseButtonPress, at, Qt.MouseButton.LeftButton)
    send(window.canvas, QEvent.Type.MouseButtonRelease, at, Qt.MouseButton.LeftButton)
    # As the event loop does: first what was posted, such as layouts, then the painting of all that differs.
    application.sendPostedEvents()
    application.processEvents()
    return clock.stop()


def hover(window: MainWindow, at: QPointF) -> tuple[float, float]:
    """Move the mouse there and find what lies under it; return the seconds."""
    clock = Clock()
    send(window.canvas, QEvent.Type.MouseMove, at, Qt.MouseButton.NoButton)
    return clock.stop()


def tell(name: str, times: list[tuple[float, float]], wanted: str) -> None:
    """Print both kinds of time."""
    for kind, column in (("", 0), (", processor", 1)):
        print(milliseconds(name + kind, [pair[column] for pair in times]) + f"   (wanted: {wanted})")


def main() -> None:
    """Print the percentiles for the view that the window opens with and for the head."""
    with tempfile.TemporaryDirectory() as folder:
        application, window = open_window(folder)
        for view in ("front", "head_front"):
            window.controller.set_view(view)
            application.processEvents()
            places = points(window)
            clicks, hovers = [], []
            for number, at in enumerate(islice(cycle(places), CLICKS)):
                if number % MOST_MARKS == 0:
                    window.controller.set_marks(PainDrawing())
                    application.processEvents()
                hovers.append(hover(window, at))
                application.processEvents()
                clicks.append(click(application, window, at))
            tell(f"{view}: click to map and list", clicks, "p99 under 16")
            tell(f"{view}: hover", hovers, "under 1")
        sys.stdout.flush()
        os._exit(0)


if __name__ == "__main__":
    main()
