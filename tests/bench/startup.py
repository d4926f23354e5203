"""Cold start to the first painted, clickable body, against a bare window: `python -m tests.bench.startup`.

Each run is a new process, alternating ours and the bare one, drawn into memory at the same size. The clock runs from
before the interpreter starts to the end of the first paint.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time

from tests.bench.common import ROOT

RUNS = 20
WANTED = 1.5

BARE = """
import sys, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        print(time.time(), flush=True)
        import os
        os._exit(0)
application = QApplication(sys.argv)
window = Window()
window.resize(1600, 1000)
window.show()
application.exec()
"""

OURS = """
import sys, time
from pathlib import Path
from triggermap import app
app.before_qt()  # as `run` does, before the probe below brings Qt
from triggermap.ui.body.canvas import BodyCanvas
from PySide6.QtCore import QPointF
from PySide6.QtWidgets import QApplication
painted = BodyCanvas.paintEvent
def paint_and_tell(canvas, event):
    painted(canvas, event)
    at = time.time()
    middle = canvas.rect().center()
    clickable = any(canvas.place_at(QPointF(middle.x(), y)) for y in range(100, 900, 50))
    print(at, clickable, canvas.window().width(), canvas.window().height(), flush=True)
    import os
    os._exit(0)
BodyCanvas.paintEvent = paint_and_tell
app.run(app.Options(data_dir=Path(sys.argv[1])))
"""


def run(program: str, *arguments: str) -> tuple[float, list[str]]:
    """Return seconds from start to first paint, and what else the process said."""
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    # An installed program is compiled; a machine that forbids writing bytecode would time the compiler instead.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.time()
    told = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.split()
    return float(told[0]) - began, told[1:]


def processor_time(program: str, *arguments: str) -> float:
    """Return the seconds of processor that a start takes: on a busy machine only these say anything."""
    before = os.times()
    run(program, *arguments)
    after = os.times()
    return after.children_user + after.children_system - before.children_user - before.children_system


def main() -> None:
    """Print the medians and their ratio."""
    ours, bare = [], []
    with tempfile.TemporaryDirectory() as folder:
        run(OURS, folder)  # the very first start also compiles the content; files are in the page cache after it
        run(BARE)
        for _ in range(RUNS):
            seconds, told = run(OURS, folder)
            if told[0] != "True":
                print(f"startup: the painted body could not be clicked: {told}")
            ours.append(seconds)
            bare.append(run(BARE)[0])
        ours_busy = [processor_time(OURS, folder) for _ in range(RUNS)]
        bare_busy = [processor_time(BARE) for _ in range(RUNS)]
        version = [version_time() for _ in range(RUNS)]
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"startup: bare window      {statistics.median(bare) * 1000:6.0f} ms (median of {RUNS}, alternated)")
    print(f"startup: Trigger Map      {statistics.median(ours) * 1000:6.0f} ms to a painted, clickable body")
    print(f"startup: ratio            {ratio:6.2f}    (wanted: at most {WANTED})")
    busy = min(ours_busy) / min(bare_busy)
    print(
        f"startup: ratio, processor {busy:6.2f}    (least of {RUNS}; ours reads the first picture on a second thread)"
    )
    print(f"startup: --version        {statistics.median(version) * 1000:6.0f} ms (wanted: under 150)")


def version_time() -> float:
    """Return how long `triggermap --version` takes, in seconds."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-m", "triggermap", "--version"], cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
